//! Each kind of bad input is a finding with its code and place, and the good rows go on.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod accounts;
mod cells;
mod files;
mod folder;
mod program;

use std::fs;
use std::path::Path;

use folder::{CASE, Folder, complaint, event, headings};
use province_year::run::{Options, RunError, run};
use wujin_core::intake::EventColumn;

#[test]
fn a_sound_folder_has_no_findings_of_its_files() {
    assert_eq!(Folder::new().found(), Vec::<String>::new());
    assert_eq!(Folder::new().run().unwrap().cases.count, 2);
}

#[test]
fn cells_are_named_with_their_columns() {
    for (row, expected) in [
        (complaint(CASE, "2011-02-30 09:00", "", ""), "登记时间 WJ-912"),
        (complaint(CASE, "2011-02-03", "", ""), "登记时间 WJ-914"),
        (complaint(CASE, "2012-03-01 09:00", "1380000123O", ""), "联系电话 WJ-311"),
        (complaint(CASE, "2012-03-01 09:00", "13800001234", "-5"), "涉及金额（元） WJ-915"),
        (complaint(CASE, "2012-03-01 09:00", "13800001234", "１００"), "涉及金额（元） WJ-913"),
        (complaint("", "2012-03-01 09:00", "13800001234", "100"), "投诉编号 WJ-910"),
    ] {
        let folder = Folder::new();
        folder.complaints(&[&row]);
        folder.events(&[]);
        assert_eq!(folder.found(), [format!("2投诉.csv:2:{expected}")], "{row}");
        assert_eq!(folder.run().unwrap().cases.count, 1, "the good row goes on");
    }
}

#[test]
fn a_complaint_that_lacks_what_annex_1_requires_is_named_by_the_column() {
    let folder = Folder::new();
    folder.complaints(&[&complaint(CASE, "2012-03-01 09:00", "", "")]);
    folder.events(&[]);
    assert_eq!(folder.found(), ["2投诉.csv:2:联系电话 WJ-301"]);
}

#[test]
fn events_are_named_with_what_waits_for_them() {
    let (propose, fail) = ("提出处理意见", "和解不成");
    let first = event("2", "2012-03-02 09:00", propose);
    let cases: &[(&[String], &[&str])] = &[
        (
            &[event("2", "2012-03-02 09:00", "批示"), event("3", "2012-03-03 09:00", fail)],
            &["2:办理事项 WJ-919", "3: WJ-927"],
        ),
        (&[event("2", "2012-02-29 09:00", propose)], &["2:办理时间 WJ-926"]),
        (&[first.clone(), first.clone()], &["3:序号 WJ-924"]),
        (&[first.clone(), event("4", "2012-03-03 09:00", fail)], &["3:序号 WJ-925", "3: WJ-927"]),
        (&[event("2", "2012-03-02 09:00", fail)], &["2:办理事项 WJ-201"]),
        (&[first.replace("2012-0001", "2012-0009")], &["2:投诉编号 WJ-922"]),
        (&[first.trim_end().to_owned() + ",多一格\r\n"], &["2: WJ-906"]),
        (&[event("2", "2012-03-02 09:00", propose).replace("退货,承诺", "\"退货,承诺")], &["2: WJ-909"]),
    ];
    for (rows, expected) in cases {
        let folder = Folder::new();
        let rows: Vec<_> = rows.iter().map(String::as_str).collect();
        folder.events(&rows);
        let expected: Vec<_> = expected.iter().map(|place| format!("3记录.csv:{place}")).collect();
        assert_eq!(folder.found(), expected, "{rows:?}");
    }
}

#[test]
fn events_may_come_in_any_order_and_files_in_any_number() {
    let folder = Folder::new();
    folder.events(&[&event("3", "2012-03-03 09:00", "和解不成")]);
    let other = headings(EventColumn::COLUMNS) + &event("2", "2012-03-02 09:00", "提出处理意见");
    folder.write("0更早.csv", other.as_bytes());
    let year = folder.run().unwrap();
    assert_eq!(year.cases.stages.get("和解不成"), Some(&1));
}

#[test]
fn an_unknown_station_is_named() {
    let folder = Folder::new();
    folder.complaints(&[&complaint(CASE, "2012-03-01 09:00", "13800001234", "")
        .replace("420102-01-0001,2012", "420102-01-0009,2012")]);
    folder.events(&[]);
    assert_eq!(folder.found(), ["2投诉.csv:2:站点编号 WJ-921"]);
}

#[test]
fn files_that_are_no_tables_are_named_and_the_others_are_read() {
    let utf16: Vec<u8> = "\u{FEFF}投诉编号".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let doubled = headings(EventColumn::COLUMNS).replace("约定日期", "内容");
    let missing = headings(EventColumn::COLUMNS).replace("办理时间", "何时");
    let cases: &[(&[u8], &[&str])] = &[
        (b"", &["4.csv:0: WJ-902"]),
        (b"\xEF\xBB\xBF\r\n", &["4.csv:0: WJ-902"]),
        (&utf16, &["4.csv:0: WJ-901"]),
        (b"PK\x03\x04", &["4.csv:0: WJ-901"]),
        ("甲,乙\r\n1,2\r\n".as_bytes(), &["4.csv:1: WJ-907"]),
        (doubled.as_bytes(), &["4.csv:1:内容 WJ-904"]),
        (missing.as_bytes(), &["4.csv:1:何时 WJ-905", "4.csv:1:办理时间 WJ-903"]),
    ];
    for (bytes, expected) in cases {
        let folder = Folder::new();
        folder.write("4.csv", bytes);
        assert_eq!(folder.found(), *expected);
        assert_eq!(folder.run().unwrap().cases.count, 2);
    }
}

#[test]
fn a_folder_without_a_table_cannot_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let used = |path: &Path| run(&Options::new(path.to_owned(), folder.path().join("output")));
    assert!(matches!(used(folder.path()), Err(RunError::NoTable(_))));
    fs::write(folder.path().join("a.csv"), "甲,乙\n").unwrap();
    assert!(matches!(used(folder.path()), Err(RunError::NoTable(_))));
    // What was wrong is written all the same.
    let findings = fs::read_to_string(folder.path().join("output/findings.csv")).unwrap();
    assert!(findings.contains("WJ-907"));
    assert!(matches!(used(&folder.path().join("nowhere")), Err(RunError::File { .. })));
}

#[test]
fn no_output_holds_a_name_or_a_number_of_a_consumer() {
    let folder = Folder::new();
    let row = complaint(CASE, "2012-03-01 09:00", "13812345678", "10").replace("李某", "诸葛无名");
    folder.complaints(&[&row]);
    folder.run().unwrap();
    for entry in fs::read_dir(folder.path().join("output")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("无名") && !text.contains("13812345678"), "{}", path.display());
    }
}
