//! Files that are not as they should be as a whole.

use std::fs;

use encoding_rs::GB18030;
use wujin_core::intake::{ComplaintColumn, EventColumn};

use super::folder::{CASE, Folder, complaint, event, headings};

const MARK: &[u8] = b"\xEF\xBB\xBF";

fn events() -> String {
    headings(EventColumn::COLUMNS) + &event("2", "2012-03-02 09:00", "提出处理意见")
}

/// A folder whose events are these bytes.
fn with(bytes: &[u8]) -> Folder {
    let folder = Folder::new();
    folder.write("3记录.csv", bytes);
    folder
}

#[test]
fn the_encodings_and_marks_that_are_read() {
    let gb = |text: &str| GB18030.encode(text).0.into_owned();
    let utf8 = events().into_bytes();
    for (which, bytes) in [
        ("UTF-8", utf8.clone()),
        ("marked", [MARK, &utf8].concat()),
        ("marked twice", [MARK, MARK, &utf8].concat()),
        ("GB18030", gb(&events())),
        ("GB18030 marked", [b"\x84\x31\x95\x33".as_slice(), &gb(&events())].concat()),
        ("CR", events().replace("\r\n", "\r").into_bytes()),
        ("LF", events().replace("\r\n", "\n").into_bytes()),
        ("CR CR LF", events().replace("\r\n", "\r\r\n").into_bytes()),
        ("blank lines", (events() + "\r\n\n  \r\n,,,,,,,,,,,\r\n,,\r\n\x1A").into_bytes()),
        ("no last end", events().trim_end().to_owned().into_bytes()),
    ] {
        let year = with(&bytes).run().unwrap();
        assert_eq!(with(&bytes).found(), Vec::<String>::new(), "{which}");
        assert_eq!(year.rows.get("events"), Some(&1), "{which}");
        assert_eq!(year.cases.stages.len(), 2, "{which}: the event moved its case on");
    }
}

#[test]
fn the_encodings_that_are_refused() {
    let utf16 = |text: &str, be: bool| -> Vec<u8> {
        let bytes = |unit: u16| if be { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    };
    let gb = GB18030.encode(&events()).0.into_owned();
    let marked = "\u{FEFF}".to_owned() + &events();
    for (which, bytes) in [
        ("UTF-16 LE", utf16(&marked, false)),
        ("UTF-16 BE", utf16(&marked, true)),
        ("UTF-16 without a mark", utf16(&events(), false)),
        ("GB18030 under the mark of UTF-8", [MARK, &gb].concat()),
        ("zip", b"PK\x03\x04\x14\x00\x06\x00".to_vec()),
        ("xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec()),
        ("zeros", vec![0; 100_000]),
        ("Big5", b"\xA7\xEB\xB6D\xBDs\xB8\xB9\xFF,\xA7\xFF\xC7\xB8\xB9\r\n".to_vec()),
    ] {
        let (cases, found) = with(&bytes).taken();
        assert_eq!((cases, found), (2, vec!["3记录.csv:0: WJ-901".to_owned()]), "{which}");
    }
}

#[test]
fn a_row_of_another_encoding_or_with_a_zero_byte_is_one_row() {
    let good = event("2", "2012-03-02 09:00", "提出处理意见");
    let other = good.replace("0001,2", "0002,2");
    let head = headings(EventColumn::COLUMNS);
    for bad in [b"\xD5\xC5\xC4\xB3\xFF,1\r\n".to_vec(), other.replace("张某", "张\0某").into_bytes()] {
        let bytes = [head.as_bytes(), &bad, good.as_bytes()].concat();
        assert_eq!(with(&bytes).taken(), (2, vec!["3记录.csv:2: WJ-908".to_owned()]));
        assert_eq!(with(&bytes).run().unwrap().rows.get("events"), Some(&2));
    }
    // Headings in letters: the first row that is not ASCII is spoilt, and the file is UTF-8 all the same.
    let names: Vec<_> = EventColumn::COLUMNS.iter().map(|column| column.name).collect();
    let spoilt = [other.as_bytes().strip_suffix(b"\r\n").unwrap(), b"\xE5\xBC\r\n"].concat();
    let bytes = [names.join(",").as_bytes(), b"\n", &spoilt, good.as_bytes(), good.as_bytes()].concat();
    assert_eq!(with(&bytes).found(), ["3记录.csv:2: WJ-908", "3记录.csv:4:sequence WJ-924"]);
}

#[test]
fn what_is_no_readable_file_is_named_and_the_others_are_read() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("x.csv")).unwrap();
    fs::create_dir(folder.path().join("分局")).unwrap();
    folder.write("说明.docx", b"PK\x03\x04");
    folder.write("说明.txt", "请先看这里\r\n".as_bytes());
    folder.write(".DS_Store", b"");
    let mut expected = vec![
        "x.csv:0: WJ-930".to_owned(),
        "分局:0: WJ-933".to_owned(),
        "说明.docx:0: WJ-933".to_owned(),
        "说明.txt:1: WJ-907".to_owned(),
    ];
    #[cfg(target_os = "linux")]
    {
        // A link to nowhere, and a file whose every read fails.
        for (name, target) in [("y.csv", "/nowhere/at/all"), ("z.csv", "/proc/self/mem")] {
            std::os::unix::fs::symlink(target, folder.path().join(name)).unwrap();
            expected.push(format!("{name}:0: WJ-930"));
        }
    }
    let (cases, mut found) = folder.taken();
    found.sort();
    expected.sort();
    assert_eq!((cases, found), (2, expected));
}

#[test]
fn headings_as_spreadsheets_leave_them() {
    let folder = Folder::new();
    let heads = headings(ComplaintColumn::COLUMNS);
    let row = complaint(CASE, "2012-03-01 09:00", "13800001234", "100");
    let spaced = heads.replace("涉及金额（元）", " 涉及金额(元) ").replace("登记时间", "登 记 时 间");
    folder.write("2投诉.csv", (spaced + &row).as_bytes());
    assert_eq!(folder.taken(), (1, vec![]));
    let text = fs::read_to_string(folder.path().join("output/cases.csv")).unwrap();
    assert!(text.contains("100.00"), "the amount was read: {text}");

    // Another order, and columns of one's own.
    let turned = |line: &str, own: &str| {
        let mut cells: Vec<_> = line.trim_end().split(',').collect();
        cells.reverse();
        cells.join(",") + "," + own + ",\r\n"
    };
    folder.write("2投诉.csv", (turned(&heads, "备注") + &turned(&row, "无")).as_bytes());
    assert_eq!(folder.taken(), (1, vec!["2投诉.csv:1:备注 WJ-905".into(), "2投诉.csv:1: WJ-905".into()]));

    // Only headings: no rows, and nothing wrong.
    folder.write("2投诉.csv", heads.as_bytes());
    folder.events(&[]);
    assert_eq!(folder.taken(), (0, vec![]));
}

#[test]
fn rows_that_are_too_long_and_quotation_marks() {
    let good = event("2", "2012-03-02 09:00", "提出处理意见");
    let head = headings(EventColumn::COLUMNS);
    let huge = [head.as_bytes(), &vec![b'x'; 100_000_000], b"\r\n", good.as_bytes()].concat();
    assert_eq!(with(&huge).taken(), (2, vec!["3记录.csv:2: WJ-909".to_owned()]));
    let one_line = vec![b'x'; 1_000_000];
    assert_eq!(with(&one_line).taken(), (2, vec!["3记录.csv:1: WJ-909".to_owned()]));

    let quoted = good.replace("退货,承诺", "\"退,\"\"货\"\"\r\n两件\",承诺");
    let third = event("3", "2012-03-02 10:00", "批示");
    let text = head + &quoted + &third;
    assert_eq!(with(text.as_bytes()).found(), ["3记录.csv:4:办理事项 WJ-919"]);
}

#[test]
fn a_heading_doubled_or_missing_stops_its_file_only() {
    for (bytes, expected) in [
        (events().replace("约定日期", "内容"), vec!["3记录.csv:1:内容 WJ-904"]),
        (
            events().replace("办理时间", "何时"),
            vec!["3记录.csv:1:何时 WJ-905", "3记录.csv:1:办理时间 WJ-903"],
        ),
        (String::new(), vec!["3记录.csv:0: WJ-902"]),
        ("\u{FEFF}".to_owned(), vec!["3记录.csv:0: WJ-902"]),
    ] {
        let (cases, found) = with(bytes.as_bytes()).taken();
        assert_eq!((cases, found), (2, expected.iter().map(ToString::to_string).collect()));
    }
}
