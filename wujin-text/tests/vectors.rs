//! `tests/file_vectors/csv.jsonl`: files as old systems export them, byte for byte, and what each reader must
//! read of them.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "../../wujin-core/tests/suite/documents/hold.rs"]
mod hold;

use std::fmt::Write as _;

use serde_json::{Value, json};
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_text::{LONGEST_ROW, Next, OpenError, TableReader};

/// What a file shows, and its bytes.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let text = |name, text: &str| (name, text.as_bytes().to_vec());
    let gb18030 = |name, text: &str| (name, encoding_rs::GB18030.encode(text).0.into_owned());
    let units = "单位编号,单位名称,层级\n420102-03,车站工商所,office\n420102,江岸区工商局,county\n";
    let broken = |bytes: &[u8]| [units.as_bytes(), bytes, "\n420103,江汉区,county\n".as_bytes()].concat();
    vec![
        text("a table in UTF-8", units),
        text("the mark of UTF-8 before it", &format!("\u{feff}{units}")),
        gb18030("the same in GB18030", units),
        gb18030("a character that only GB18030 of four bytes has", &units.replace('站', "㐀")),
        text("lines that end as on Windows", &units.replace('\n', "\r\n")),
        text("lines that end as on an old Macintosh", &units.replace('\n', "\r")),
        text("no end of the last line", units.trim_end()),
        text("blank lines between", &units.replace('\n', "\n\n  \n")),
        text("quoted cells", "单位编号,单位名称,层级\n\"420102-03\",\"车站,\"\"工商\"\"所\",\"off\nice\"\n"),
        text("columns in another order", "层级,单位编号,单位名称\noffice,420102-03,车站工商所\n"),
        text("headings only", "单位编号,单位名称,层级\n"),
        ("a byte of another encoding", broken(b"420104,\xff\xff,county")),
        ("a byte of zero", broken(b"420104,\0,county")),
        ("a quotation mark that stays open", broken("420104,\"江汉,county".as_bytes())),
        ("a text after a quotation", broken("420104,\"江\"汉,county".as_bytes())),
        ("a cell too few", broken("420104,江汉区".as_bytes())),
        ("a cell too many", broken("420104,江汉区,county,4".as_bytes())),
        text(
            "a heading that no table has",
            &units.replace("层级\n", "层级,备注\n").replace("office", "office,"),
        ),
        text("a heading twice", "单位编号,单位名称,层级,层级\n1,2,3,4\n"),
        text("a heading that is needed and absent", "投诉编号,序号,办理时间\n"),
        text("headings of no table", "a,b,c\n1,2,3\n"),
        text("headings that cannot be read", "\"a,b\n1,2\n"),
        ("nothing", Vec::new()),
        text("blanks only", "\r\n\r\n \r\n"),
        ("a workbook", b"PK\x03\x04rest".to_vec()),
        ("an old workbook", b"\xd0\xcf\x11\xe0rest".to_vec()),
        ("UTF-16", b"\xff\xfeUS".to_vec()),
    ]
}

/// What is read of a file: the table, and each row with its line; or only what is wrong.
fn read(bytes: &[u8]) -> Value {
    let at = |matter: InputMatter, line| Finding::from(matter).at(Place { line, ..Place::default() });
    let mut table = match TableReader::open(bytes) {
        Ok(table) => table,
        Err(OpenError::Refused { matter, line }) => return json!({ "findings": [at(matter, line)] }),
        Err(OpenError::Read(error)) => panic!("bytes can be read: {error}"),
    };
    let (mut rows, mut findings) = (Vec::new(), table.findings().to_vec());
    if !table.headings().is_usable() {
        return json!({ "findings": findings });
    }
    while let Some(next) = table.next_row().unwrap() {
        let (line, cells) = (table.row().line, table.row().cells());
        match next {
            Next::Row if cells.len() == table.titles().len() => {
                rows.push(json!({ "line": line, "cells": cells }));
            }
            Next::Row => {
                let count = |cells: usize| u32::try_from(cells).unwrap();
                let (expected, found) = (count(table.titles().len()), count(cells.len()));
                findings.push(at(InputMatter::CellCount { expected, found }, Some(line)));
            }
            Next::Fault(matter) => findings.push(at(matter, Some(line))),
        }
    }
    json!({
        "table": table.table().term().name,
        "encoding": table.encoding().to_string(),
        "titles": table.titles(),
        "rows": rows,
        "findings": findings,
    })
}

mod documents {
    use super::*;

    #[test]
    fn the_vectors_of_csv_files_are_what_the_reader_reads() {
        let mut lines = String::new();
        for (name, bytes) in files() {
            assert!(bytes.len() < LONGEST_ROW);
            let hex = bytes.iter().fold(String::new(), |mut hex, byte| {
                write!(hex, "{byte:02x}").unwrap();
                hex
            });
            writeln!(lines, "{}", json!({ "shows": name, "hex": hex, "read": read(&bytes) })).unwrap();
        }
        hold::hold("tests/file_vectors/csv.jsonl", &lines);
    }
}
