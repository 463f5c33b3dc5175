//! Damaged workbooks, each with what must be said of it.

use proptest::prelude::*;
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{AnnexThreeForm, AnyForm, Entry};
use wujin_core::time::Period;
use wujin_forms::{BookLimits, BookRead, read_book, read_book_within, write_form};

use crate::corpus;
use crate::parts::Parts;

fn sound() -> Vec<u8> {
    let mut form = AnnexThreeForm::default();
    form.head.station = Entry::Filled("东湖商场服务站".parse().unwrap());
    form.head.period = Entry::Filled(Period::quarter(2012, 1).unwrap());
    form.kinds[0].accepted = Entry::Filled(12);
    form.kinds[0].settled = Entry::Filled(11);
    write_form(FormEdition::reconstructed(), &form).unwrap()
}

pub(crate) fn read(bytes: &[u8]) -> BookRead {
    read_book("东湖.xlsx", bytes, &[FormEdition::reconstructed()])
}

/// What is said of a workbook: the code and where.
pub(crate) fn said(read: &BookRead) -> Vec<String> {
    let one = |finding: &wujin_core::finding::Finding| {
        let place = finding.place.as_ref().unwrap();
        assert_eq!(place.file.as_deref(), Some("东湖.xlsx"));
        assert!(!finding.citations().is_empty());
        let cell = match (&place.sheet, &place.cell) {
            (Some(sheet), Some(cell)) => format!(" {sheet}!{cell}"),
            (Some(sheet), None) => format!(" {sheet}"),
            _ => String::new(),
        };
        format!("{}{cell}", finding.code())
    };
    read.findings.iter().map(one).collect()
}

fn changed(change: impl Fn(&mut Parts)) -> Vec<u8> {
    let mut parts = Parts::of(&sound());
    change(&mut parts);
    parts.book()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn files_that_are_no_workbooks_are_told_apart() {
    let compound = |name: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(512, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let zip = |name: &str| {
        let mut parts = Parts::of(&sound());
        parts.remove("xl/workbook.xml");
        parts.add(name, b"<x/>");
        parts.book()
    };
    let cases: [(&str, Vec<u8>, &[&str]); 14] = [
        ("nothing", vec![], &["WJ-902"]),
        ("a text", b"station,period\n".to_vec(), &["WJ-946"]),
        ("a web page", b"<html><table></table></html>".to_vec(), &["WJ-946"]),
        ("a locked workbook", compound("EncryptedPackage"), &["WJ-945"]),
        ("an old workbook", compound("Workbook"), &["WJ-946"]),
        ("the beginning of one", sound()[..2_000].to_vec(), &["WJ-944"]),
        ("the end of one", [b"PK".as_slice(), &sound()[3_000..]].concat(), &["WJ-944"]),
        ("an OpenDocument workbook", zip("content.xml"), &["WJ-946"]),
        ("a binary workbook", zip("xl/workbook.bin"), &["WJ-946"]),
        ("a text document", zip("word/document.xml"), &["WJ-946"]),
        ("no list of sheets", zip("other.xml"), &["WJ-944"]),
        ("only the mark of a container", b"PK\x03\x04".to_vec(), &["WJ-944"]),
        ("no sheet behind its name", changed(|parts| parts.remove(SHEET)), &["WJ-944 附件3", "WJ-953"]),
        (
            "a sheet that breaks off",
            changed(|parts| parts.change(SHEET, |sheet| sheet.chars().take(2_000).collect())),
            &["WJ-944 附件3", "WJ-953"],
        ),
    ];
    for (name, bytes, expected) in cases {
        corpus::keep(name, &bytes, expected.iter().map(ToString::to_string));
        assert_eq!(said(&read(&bytes)), expected, "{name}");
    }
}

#[test]
fn cells_that_cannot_be_used_are_named() {
    let cases: [(&str, &str, &str, &[&str]); 31] = [
        ("a rate written over", "H5", "<c CELL><v>0.5</v></c>", &["WJ-452"]),
        ("a rate in words", "H5", "<c CELL t=\"str\"><v>很高</v></c>", &["WJ-452"]),
        ("a rate of more than all", "H5", "<c CELL t=\"str\"><v>109.1%</v></c>", &["WJ-452"]),
        ("money in words", "I5", "<c CELL t=\"str\"><v>若干</v></c>", &["WJ-916"]),
        ("money of another country", "I5", "<c CELL t=\"str\"><v>$12</v></c>", &["WJ-916"]),
        ("a decimal comma", "C5", "<c CELL t=\"str\"><v>12,5</v></c>", &["WJ-917"]),
        ("from one number to another", "C5", "<c CELL t=\"str\"><v>10-12</v></c>", &["WJ-917"]),
        ("a fifth quarter", "F3", "<c CELL t=\"str\"><v>2012年第五季度</v></c>", &["WJ-928"]),
        ("a thirteenth month", "H12", "<c CELL t=\"str\"><v>2012-13-01</v></c>", &["WJ-912"]),
        ("a moment for a day", "H12", "<c CELL><v>41000.5</v></c>", &["WJ-911"]),
        ("a word for a number", "C5", "<c CELL t=\"inlineStr\"><is><t>十二</t></is></c>", &["WJ-917"]),
        ("a fraction of a complaint", "C5", "<c CELL><v>1.5</v></c>", &["WJ-917"]),
        ("a negative number", "C5", "<c CELL><v>-1</v></c>", &["WJ-915"]),
        ("far too much money", "I5", "<c CELL><v>1e15</v></c>", &["WJ-918"]),
        ("a thousandth of a fen", "I5", "<c CELL><v>1.00001</v></c>", &["WJ-916"]),
        ("separators where none belong", "C5", "<c CELL t=\"str\"><v>1,2,3</v></c>", &["WJ-917"]),
        ("no such day", "H12", "<c CELL t=\"str\"><v>2012-02-30</v></c>", &["WJ-912"]),
        ("no day", "H12", "<c CELL t=\"str\"><v>月底</v></c>", &["WJ-911"]),
        ("a year for a period", "F3", "<c CELL><v>2012</v></c>", &["WJ-928"]),
        ("a formula that fails", "C5", "<c CELL t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", &["WJ-950"]),
        ("a reference that is gone", "C5", "<c CELL t=\"e\"><f>#REF!</f><v>#REF!</v></c>", &["WJ-950"]),
        ("a formula never worked out", "C5", "<c CELL><f>10+2</f></c>", &["WJ-951"]),
        ("a program", "B3", "<c CELL t=\"str\"><f>cmd|' /C calc'!A0</f><v>0</v></c>", &["WJ-949"]),
        ("another workbook", "C5", "<c CELL><f>[1]Sheet1!A1</f><v>12</v></c>", &["WJ-949"]),
        ("an address", "B3", "<c CELL t=\"str\"><f>WEBSERVICE(\"x\")</f><v>a</v></c>", &["WJ-949"]),
        ("a tick for a number", "C5", "<c CELL t=\"b\"><v>1</v></c>", &["WJ-917"]),
        ("a number that is none", "C5", "<c CELL><v>1e400</v></c>", &["WJ-917"]),
        ("a formula that is sound", "C5", "<c CELL><f>10+2</f><v>12</v></c>", &[]),
        ("digits of full width", "C5", "<c CELL t=\"str\"><v>１２</v></c>", &[]),
        ("trailing blanks", "C5", "<c CELL t=\"str\"><v>12  </v></c>", &[]),
        ("a text that looks like a formula", "B3", "<c CELL t=\"str\"><v>=cmd|' /C calc'!A0</v></c>", &[]),
    ];
    for (name, cell, written, codes) in cases {
        let bytes = changed(|parts| parts.cell(cell, written));
        let read = read(&bytes);
        let expected: Vec<_> = codes.iter().map(|code| format!("{code} 附件3!{cell}")).collect();
        corpus::keep(name, &bytes, expected.iter().cloned());
        assert_eq!(said(&read), expected, "{name}");
        let AnyForm::AnnexThree(form) = &read.forms[0].form else { panic!("{name}") };
        if codes.is_empty() && cell == "C5" {
            assert_eq!(form.kinds[0].accepted, Entry::Filled(12), "{name}");
        }
        // What is sound beside it is still read.
        assert_eq!(form.kinds[0].settled, Entry::Filled(11), "{name}");
    }
}

#[test]
fn sheets_that_people_changed_are_told() {
    let labelled = |from: &'static str, to: &'static str| {
        changed(move |parts| parts.change("xl/sharedStrings.xml", |texts| texts.replace(from, to)))
    };
    let cases: [(&str, Vec<u8>, &[&str]); 7] = [
        ("a label changed", labelled(">热点问题<", ">热点<"), &["WJ-302 附件3", "WJ-939 附件3!A10"]),
        ("a kind left out", labelled(">景区<", "><"), &["WJ-302 附件3", "WJ-939 附件3!H9"]),
        ("blanks in a label", labelled(">热点问题<", ">热 点 问 题：<"), &[]),
        (
            "a title of one's own",
            labelled(">受理和处理消费者投诉情况汇总表<", ">汇总<"),
            &["WJ-939 附件3!A2"],
        ),
        ("macros", changed(|parts| parts.add("xl/vbaProject.bin", b"macros")), &["WJ-948"]),
        (
            "a sheet of another name",
            changed(|parts| parts.change("xl/workbook.xml", |book| book.replace("附件3", "Sheet1"))),
            &[],
        ),
        (
            "a sheet of something else",
            changed(|parts| {
                parts.change("xl/sharedStrings.xml", |texts| {
                    texts
                        .chars()
                        .map(|letter| if ('一'..='龥').contains(&letter) { '某' } else { letter })
                        .collect()
                });
            }),
            &["WJ-952 附件3", "WJ-953"],
        ),
    ];
    for (name, bytes, expected) in cases {
        corpus::keep(name, &bytes, expected.iter().map(ToString::to_string));
        assert_eq!(said(&read(&bytes)), expected, "{name}");
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let bomb = changed(|parts| {
        parts.change(SHEET, |sheet| {
            sheet.replace("</sheetData>", &format!("</sheetData>{}", " ".repeat(1 << 26)))
        });
    });
    assert!(bomb.len() < 200_000, "{}", bomb.len());
    let limits = BookLimits { bytes: 1 << 25, ..BookLimits::default() };
    let editions = [FormEdition::reconstructed()];
    let within = |limits, bytes: &[u8]| said(&read_book_within(limits, "东湖.xlsx", bytes, &editions));
    assert_eq!(within(limits, &bomb), ["WJ-947"]);
    assert_eq!(within(BookLimits { cells: 20, ..limits }, &sound()), ["WJ-947 附件3", "WJ-953"]);
    assert_eq!(within(BookLimits { sheets: 0, ..limits }, &sound()), ["WJ-947"]);
    // Two cells at the ends of a sheet take no memory for what lies between.
    let far = changed(|parts| {
        parts.change(SHEET, |sheet| {
            sheet.replace(
                "</sheetData>",
                "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
            )
        });
    });
    assert_eq!(said(&read(&far)), ["WJ-939 附件3!XFD1048576"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    // Whatever is changed in the bytes, something is read or something is said.
    #[test]
    fn no_byte_that_is_changed_stops_the_reading(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        parts in any::<bool>(),
    ) {
        let mut bytes = sound();
        if parts {
            let mut inside = Parts::of(&bytes);
            inside.change(SHEET, |sheet| {
                let mut bytes = sheet.as_bytes().to_vec();
                for (place, byte) in &changes {
                    let length = bytes.len();
                    bytes[place.index(length)] = 32 + byte % 95;
                }
                String::from_utf8_lossy(&bytes).into_owned() + " "
            });
            bytes = inside.book();
        } else {
            for (place, byte) in &changes {
                let length = bytes.len();
                bytes[place.index(length)] = *byte;
            }
        }
        let read = read(&bytes);
        prop_assert!(!read.forms.is_empty() || !read.findings.is_empty());
    }
}
