//! Tables of figures from CSV files and workbooks, by a small description.

use encoding_rs::GB18030;
use rust_xlsxwriter::{Format, Workbook};
use wujin_core::finding::Finding;
use wujin_core::form::TableLayout;
use wujin_core::reconciliation::{FigureUnit, Reconciliation};
use wujin_forms::{TableReadError, reconcile_file};

const YUEYANG: &str = include_str!("tables/yueyang.csv");

fn layout() -> TableLayout {
    serde_json::from_str(include_str!("tables/yueyang.json")).unwrap()
}

fn said(answer: &Reconciliation) -> Vec<String> {
    let said = |finding: &Finding| {
        let place = finding.place.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{} {place}", finding.code())
    };
    answer.findings.iter().map(said).collect()
}

/// The table as a workbook, its numbers as numbers.
fn workbook(csv: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("封面").unwrap();
    let sheet = book.add_worksheet().set_name("数据").unwrap();
    for (row, line) in (0..).zip(csv.lines()) {
        let line = line.replace("\"15,314\"", "15314");
        for (column, text) in (0..).zip(line.split(',')) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, text).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_published_table_is_read_from_csv_of_either_encoding_and_from_a_workbook() {
    let marked = [b"\xEF\xBB\xBF", YUEYANG.as_bytes()].concat();
    let old = GB18030.encode(YUEYANG).0.into_owned();
    for bytes in [YUEYANG.as_bytes(), &marked, &old] {
        let answer = reconcile_file(&layout(), bytes).unwrap();
        assert!(answer.reconciles, "{:?}", said(&answer));
        assert_eq!(answer.claims.len(), 4);
    }
    let named = TableLayout { sheet: Some("数据".to_owned()), file: "岳阳.xlsx".to_owned(), ..layout() };
    let answer = reconcile_file(&named, &workbook(YUEYANG)).unwrap();
    assert!(answer.reconciles, "{:?}", said(&answer));
}

#[test]
fn what_does_not_add_up_is_placed_at_its_cells() {
    let wrong = YUEYANG.replace("2913", "2931");
    let answer = reconcile_file(&layout(), wrong.as_bytes()).unwrap();
    let found = said(&answer);
    assert_eq!(found[0], "WJ-451 yueyang.csv:CSV!B9:line_12345@9");
    // Any of the six months may be the one, and the total may: the other sum speaks for the total.
    let suspects = &answer.diagnoses[0].suspects;
    assert!(suspects.iter().any(|set| set.suspects[0].figure == "line_12345@5"), "{suspects:?}");
    assert!(answer.diagnoses[0].size == Some(1));
    let named = TableLayout { sheet: Some("数据".to_owned()), file: "岳阳.xlsx".to_owned(), ..layout() };
    let answer = reconcile_file(&named, &workbook(&wrong)).unwrap();
    assert_eq!(said(&answer)[0], "WJ-451 岳阳.xlsx:数据!B9:line_12345@9");
    // Blank lines are rows as a spreadsheet counts them; lines within a cell are none.
    let spread = TableLayout { first_row: 4, last_row: 9, total_row: Some(10), claims: vec![], ..layout() };
    let csv = wrong.replace("上半年,,,\n", "上半年,\"甲\n乙\",,\n\n");
    assert_eq!(
        said(&reconcile_file(&spread, csv.as_bytes()).unwrap())[0],
        "WJ-451 yueyang.csv:CSV!B10:line_12345@10"
    );
    let illegible = YUEYANG.replace("2913", "29l3");
    let answer = reconcile_file(&layout(), illegible.as_bytes()).unwrap();
    assert_eq!(said(&answer), ["WJ-456 yueyang.csv:CSV!B5:line_12345@5"]);
}

#[test]
fn rates_stand_as_per_cents_however_a_spreadsheet_keeps_them() {
    let layout: TableLayout = serde_json::from_str(
        r#"{ "format": "wujin-table/1", "title": "和解率", "file": "率.xlsx", "labels": "A",
             "first_row": 1, "last_row": 3,
             "columns": [
                { "id": "settled", "at": "B", "label": "和解", "unit": "cases" },
                { "id": "accepted", "at": "C", "label": "受理", "unit": "cases" },
                { "id": "rate", "at": "D", "label": "和解率", "unit": "percent" }],
             "rows_claim": [{ "claim": "rate", "rate": "rate", "candidates": [
                { "formula": "settled_of_accepted", "numerator": "settled", "denominator": "accepted" }] }] }"#,
    )
    .unwrap();
    assert_eq!(layout.columns[2].unit, FigureUnit::Percent);
    let answer = |rates: [f64; 3]| {
        let mut book = Workbook::new();
        let percent = Format::new().set_num_format("0.00%");
        let sheet = book.add_worksheet();
        for (row, rate) in (0..).zip(rates) {
            sheet.write_number(row, 1, 17.0).unwrap();
            sheet.write_number(row, 2, 18.0).unwrap();
            sheet.write_number_with_format(row, 3, rate, &percent).unwrap();
        }
        reconcile_file(&layout, &book.save_to_buffer().unwrap()).unwrap()
    };
    assert!(answer([17.0 / 18.0, 0.9444, 94.4]).reconciles);
    let wrong = answer([17.0 / 18.0, 0.95, 96.0]);
    let found = said(&wrong);
    assert!(found.iter().any(|said| said.contains("Sheet1!D2")), "{found:?}");
    assert!(found.iter().any(|said| said.contains("Sheet1!D3")), "{found:?}");
    assert!(!found.iter().any(|said| said.contains("Sheet1!D1")), "{found:?}");
}

#[test]
fn what_cannot_be_read_is_said_with_its_file() {
    let absent = TableLayout { sheet: Some("没有".to_owned()), file: "岳阳.xlsx".to_owned(), ..layout() };
    let error = reconcile_file(&absent, &workbook(YUEYANG)).unwrap_err();
    assert!(error.to_string().contains("WJ-956"), "{error}");
    assert!(reconcile_file(&layout(), b"\xFF\xFE\x00a").unwrap_err().to_string().contains("WJ-9"));
    let other = TableLayout { format: "wujin-table/2".to_owned(), ..layout() };
    assert!(matches!(reconcile_file(&other, YUEYANG.as_bytes()), Err(TableReadError::Layout(_))));
    for change in [
        |layout: &mut TableLayout| layout.first_row = 0,
        |layout: &mut TableLayout| layout.last_row = 2,
        |layout: &mut TableLayout| layout.columns[0].at = "1".to_owned(),
        |layout: &mut TableLayout| layout.shares = vec!["nothing".to_owned()],
    ] {
        let mut broken = layout();
        change(&mut broken);
        assert!(matches!(reconcile_file(&broken, YUEYANG.as_bytes()), Err(TableReadError::Layout(_))));
    }
}
