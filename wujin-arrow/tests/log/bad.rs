//! What cannot be read is named with its column and row, and nothing is lost.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{
    ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray, TimestampSecondArray, UInt64Array,
};
use wujin_arrow::{CaseOrder, LogAnswer, LogChecker, LogColumn, LogError, Setting};
use wujin_core::time::{Day, Quarter};

use super::support::station;

fn texts(list: &[Option<&str>]) -> ArrayRef {
    Arc::new(StringArray::from(list.to_vec()))
}

fn setting() -> Setting<'static> {
    Setting::national(Day::from_ymd(2011, 12, 31).unwrap())
}

fn times(list: &[Option<i64>]) -> ArrayRef {
    Arc::new(TimestampSecondArray::from(list.to_vec()).with_timezone("UTC"))
}

fn cases(list: &[Option<u64>]) -> ArrayRef {
    Arc::new(UInt64Array::from(list.to_vec()))
}

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
        .unwrap()
}

/// Code, place and column of each finding.
fn found(answer: &LogAnswer) -> Vec<(String, String, String)> {
    let text = |column: &str, row: usize| {
        answer.findings.column_by_name(column).unwrap().as_string::<i32>().value(row).to_owned()
    };
    (0..answer.findings.num_rows())
        .map(|row| (text("code", row), text("place", row), text("column", row)))
        .collect()
}

fn triple(code: &str, place: &str, column: &str) -> (String, String, String) {
    (code.to_owned(), place.to_owned(), column.to_owned())
}

#[test]
fn columns_that_are_missing_doubled_or_of_another_type_are_named_together() {
    let batch = batch(vec![
        ("case", Arc::new(Float64Array::from(vec![1.5]))),
        ("办理事项", texts(&[Some("登记")])),
        ("Action", texts(&[Some("register")])),
        ("at", texts(&[Some("2011-01-01")])),
    ]);
    let Err(LogError::Columns(findings)) = LogChecker::new(&setting()).push(&batch) else { panic!() };
    let codes: Vec<_> = findings.iter().map(wujin_core::finding::Finding::code).collect();
    assert_eq!(codes, ["WJ-935", "WJ-904", "WJ-935", "WJ-903"]);
    assert_eq!(findings[0].to_string().split(": ").next(), Some("case"));
    assert!(findings[3].to_string().contains("\"role\""));
}

#[test]
fn cells_that_cannot_be_read_are_named_and_their_events_still_count_as_violations() {
    let batches = [
        batch(vec![
            ("case", cases(&[Some(1), Some(1)])),
            ("action", texts(&[Some("register"), Some("shred")])),
            ("role", texts(&[Some("staff"), None])),
            ("at", times(&[Some(1), Some(2)])),
            ("sequence", Arc::new(Int64Array::from(vec![Some(1), Some(-2)]))),
            ("amount_fen", Arc::new(Int64Array::from(vec![-5, 0]))),
        ]),
        batch(vec![
            ("case", cases(&[Some(1), None])),
            ("action", texts(&[None, Some("register")])),
            ("role", texts(&[Some("staff"), Some("staff")])),
            ("at", times(&[Some(3), None])),
            ("sequence", Arc::new(Int64Array::from(vec![Some(3), Some(1)]))),
            ("amount_fen", Arc::new(Int64Array::from(vec![0, 0]))),
        ]),
    ];
    let mut checker = LogChecker::new(&setting());
    let first = checker.push(&batches[0]).unwrap();
    assert_eq!(
        found(&first),
        [
            triple("WJ-919", "rows[1]", "action"),
            triple("WJ-910", "rows[1]", "role"),
            triple("WJ-917", "rows[1]", "sequence"),
            triple("WJ-915", "rows[0]", "amount_fen"),
        ]
    );
    let second = checker.push(&batches[1]).unwrap();
    assert_eq!(
        found(&second),
        [
            triple("WJ-910", "rows[2]", "action"),
            triple("WJ-910", "rows[3]", "at"),
            triple("WJ-910", "rows[3]", "case"),
        ]
    );
    let rest = checker.finish().unwrap();
    let rows =
        [&first, &second, &rest].map(|answer| (answer.verdicts.num_rows(), answer.violations.num_rows()));
    // Rows 1 (word, role, number twice over), 2 and 3: each stands among the violations.
    assert_eq!((rows[0].0, rows[1].0, rows[2].0), (0, 1, 1));
    assert!(rows[1].1 >= 3 && rows[2].1 >= 1, "{rows:?}");
}

#[test]
fn a_time_outside_the_years_that_can_be_told_is_named_and_its_event_is_a_violation() {
    let far =
        [Some(0), Some(1_i64 << 62), Some(-(1_i64 << 62)), Some(253_402_271_999), Some(253_402_272_000)];
    let batch = batch(vec![
        ("case", cases(&[Some(1), Some(2), Some(3), Some(4), Some(5)])),
        ("action", texts(&[Some("register"); 5])),
        ("role", texts(&[Some("staff"); 5])),
        ("at", times(&far)),
    ]);
    let mut checker = LogChecker::new(&setting());
    let answers = [checker.push(&batch).unwrap(), checker.finish().unwrap()];
    assert_eq!(found(&answers[0]), [1, 2, 4].map(|row| triple("WJ-914", &format!("rows[{row}]"), "at")));
    let violations: usize = answers.iter().map(|answer| answer.violations.num_rows()).sum();
    assert_eq!(violations, 3);
}

#[test]
fn a_case_that_comes_back_is_an_error_that_names_it_and_both_rows() {
    let log = |ids: &[u64]| {
        let some: Vec<_> = ids.iter().map(|id| Some(*id)).collect();
        batch(vec![
            ("case", cases(&some)),
            ("action", texts(&vec![Some("register"); ids.len()])),
            ("role", texts(&vec![Some("staff"); ids.len()])),
            ("at", times(&vec![Some(0); ids.len()])),
        ])
    };
    for (order, ids) in [
        (CaseOrder::Any, [5, 9, 7, 5]),
        (CaseOrder::Ascending, [5, 7, 9, 9]),
        (CaseOrder::Ascending, [1, 2, 9, 5]),
    ] {
        let mut checker = LogChecker::new(&setting().with_order(order));
        let (first, second) = ids.split_at(2);
        checker.push(&log(first)).unwrap();
        let outcome = checker.push(&log(second));
        if ids == [5, 7, 9, 9] {
            // Two rows of one case that follow each other are no return; it may still go on.
            assert_eq!(outcome.unwrap().verdicts.num_rows(), 1);
            continue;
        }
        let Err(LogError::Scattered(finding)) = outcome else { panic!("{ids:?}") };
        let text = finding.to_string();
        let (code, said) = match order {
            CaseOrder::Any => {
                ("WJ-936", "complaint \"5\" do not stand together: it begins at row 0 and again at row 3")
            }
            CaseOrder::Ascending => ("WJ-937", "complaint \"5\" at row 3 comes after \"9\""),
        };
        assert_eq!(finding.code(), code);
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn a_log_without_rows_or_without_batches_has_empty_answers() {
    let empty =
        batch(vec![("case", cases(&[])), ("action", texts(&[])), ("role", texts(&[])), ("at", times(&[]))]);
    let mut checker = LogChecker::new(&setting());
    assert_eq!(checker.push(&empty).unwrap().verdicts.num_rows(), 0);
    assert_eq!(checker.finish().unwrap().verdicts.num_rows(), 0);
    assert_eq!(LogChecker::new(&setting()).finish().unwrap().violations.num_rows(), 0);
}

#[test]
fn stations_are_counted_by_number_and_unknown_ones_are_named() {
    let log = batch(vec![
        ("case", cases(&[Some(1), Some(1), Some(2), Some(3)])),
        ("action", texts(&[Some("register"), Some("withdraw"), Some("register"), Some("register")])),
        ("role", texts(&[Some("staff"), Some("consumer"), Some("staff"), Some("staff")])),
        ("at", times(&[Some(1_300_000_000), Some(1_300_000_060), Some(1_300_000_000), Some(1_300_000_000)])),
        ("station", texts(&[Some("420102-01-0001"), None, Some("420102-01-0002"), Some("420102-01-0009")])),
        ("amount_fen", Arc::new(Int64Array::from(vec![Some(500), None, None, Some(7)]))),
    ]);
    let quarter = Quarter::new(2011, 1).unwrap();
    let stations = vec![station("420102-01-0001"), station("420102-01-0002")];
    let mut checker = LogChecker::new(&setting().with_stations(stations, quarter, quarter).with_threads(2));
    let answer = checker.push(&log).unwrap();
    assert_eq!(found(&answer), [triple("WJ-921", "rows[3]", "station")]);
    checker.finish().unwrap();
    // Where nobody said which stations there are, none is unknown.
    assert_eq!(found(&LogChecker::new(&setting()).push(&log).unwrap()), []);
    let figures = checker.into_figures().unwrap();
    let first = figures.tally(0, quarter).unwrap();
    assert_eq!((first.accepted, first.withdrawn, first.amount.0), (1, 1, 500));
    assert_eq!((figures.tally(1, quarter).unwrap().open, figures.unplaced()), (1, 1));
}

#[test]
fn columns_may_have_names_of_the_callers_own() {
    let log = |at: &'static str| {
        batch(vec![
            ("单号", cases(&[Some(1), Some(1)])),
            // What is called "case" here is no case.
            ("case", texts(&[Some("register"), Some("shred")])),
            ("身份", texts(&[Some("staff"), Some("staff")])),
            (at, times(&[Some(1), Some(2)])),
        ])
    };
    let setting = setting()
        .with_column(LogColumn::Case, "单号")
        .with_column(LogColumn::Action, "case")
        .with_column(LogColumn::Role, "身份");
    let mut checker = LogChecker::new(&setting);
    let answer = checker.push(&log("at")).unwrap();
    assert_eq!(found(&answer), [triple("WJ-919", "rows[1]", "case")]);
    assert_eq!(checker.finish().unwrap().verdicts.num_rows(), 1);
    // A column that is named must be there, under that name alone.
    let setting = setting.with_column(LogColumn::At, "时刻").with_column(LogColumn::Day, "日子");
    let Err(error) = LogChecker::new(&setting).push(&log("at")) else { panic!() };
    assert!(error.to_string().contains("\"时刻\"") && error.to_string().contains("\"日子\""), "{error}");
    assert_eq!(error.findings().len(), 2);
}

#[test]
fn a_cell_is_named_with_the_heading_that_its_column_has() {
    let log = batch(vec![
        ("投诉编号", cases(&[Some(1)])),
        ("办理事项", texts(&[None])),
        ("办理人身份", texts(&[Some("工作人员")])),
        ("办理时间", times(&[Some(1)])),
    ]);
    let answer = LogChecker::new(&setting()).push(&log).unwrap();
    assert_eq!(found(&answer), [triple("WJ-910", "rows[0]", "办理事项")]);
}
