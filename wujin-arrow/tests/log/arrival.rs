//! A log whose cases come mixed gets the answers that it gets when they stand together.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{UInt32Type, UInt64Type};
use arrow_array::{
    Array, ArrayRef, Int64Array, RecordBatch, StringArray, TimestampSecondArray, UInt8Array, UInt32Array,
    UInt64Array,
};
use arrow_schema::DataType;
use arrow_select::take::take_record_batch;
use proptest::prelude::*;
use wujin_arrow::{ArrivalChecker, LogAnswer, LogChecker, LogError, Setting};
use wujin_core::time::{Day, Quarter};

use super::said::said;
use super::support::{cut, logs, makes, station};

fn setting() -> Setting<'static> {
    Setting::national(Day::from_ymd(2012, 1, 9).unwrap())
}

fn answers(batches: &[RecordBatch], setting: &Setting<'_>) -> Vec<LogAnswer> {
    let mut checker = ArrivalChecker::new(setting);
    for batch in batches {
        assert_eq!(checker.push(batch).unwrap().num_rows(), 0);
    }
    checker.finish().unwrap().collect::<Result<_, _>>().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn mixed_cases_are_answered_for_as_grouped_ones_are(
        log in logs(), make in makes(), keys in prop::collection::vec(any::<u16>(), 300),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..5), threads in 1..4_usize,
    ) {
        let grouped = make.batch(&log);
        // Each row goes to a time of its own, those of a case in their order.
        let mut times: Vec<(u32, u32)> = Vec::new();
        for (case, ends) in log.offsets.windows(2).enumerate() {
            let mut time = u32::from(keys[case]);
            for row in ends[0]..ends[1] {
                time += u32::from(keys[row as usize % keys.len()]) / 4;
                times.push((time, row));
            }
        }
        times.sort_unstable();
        let order: UInt32Array = times.iter().map(|(_, row)| *row).collect();
        let arrived = take_record_batch(&grouped, &order).unwrap();
        let found = answers(&cut(&arrived, &cuts), &setting().with_threads(threads));

        let mut checker = LogChecker::new(&setting());
        let expected = [checker.push(&grouped).unwrap(), checker.finish().unwrap()];
        let place = |grouped: u64| order.values().iter().position(|row| u64::from(*row) == grouped).unwrap() as u64;
        prop_assert_eq!(said(&found, &|row| row), said(&expected, &place));
        // And the answers do not depend on threads or cuts.
        prop_assert_eq!(found, answers(&[arrived], &setting()));
    }
}

fn register(ids: ArrayRef) -> Vec<(&'static str, ArrayRef)> {
    let count = ids.len();
    vec![
        ("case", ids),
        ("action", Arc::new(UInt8Array::from(vec![0; count]))),
        ("role", Arc::new(UInt8Array::from(vec![0; count]))),
        ("at", Arc::new(TimestampSecondArray::from(vec![1_300_000_000; count]))),
    ]
}

#[test]
fn any_number_is_an_id_and_blank_ones_are_one_case() {
    let ids = Int64Array::from(vec![Some(i64::MIN), None, Some(-1), Some(i64::MAX), None, Some(0)]);
    let batch = RecordBatch::try_from_iter_with_nullable(
        register(Arc::new(ids)).into_iter().map(|(name, array)| (name, array, true)),
    );
    let mut checker = ArrivalChecker::new(&setting());
    let findings = checker.push(&batch.unwrap()).unwrap();
    let places = findings.column_by_name("place").unwrap().as_string::<i32>().clone();
    assert_eq!(places.iter().flatten().collect::<Vec<_>>(), ["rows[1]", "rows[4]"]);
    let mut cases = Vec::new();
    for answer in checker.finish().unwrap() {
        let verdicts = answer.unwrap().verdicts;
        let ids = verdicts.column(0).as_primitive::<arrow_array::types::Int64Type>().clone();
        let events = verdicts.column_by_name("events").unwrap().as_primitive::<UInt32Type>().clone();
        cases.extend(ids.iter().zip(events.iter().flatten().collect::<Vec<_>>()));
    }
    cases.sort_unstable();
    let wanted = [(None, 2), (Some(i64::MIN), 1), (Some(-1), 1), (Some(0), 1), (Some(i64::MAX), 1)];
    assert_eq!(cases, wanted);

    let ids = UInt64Array::from(vec![u64::MAX, 0, 1 << 63]);
    let found = answers(&[RecordBatch::try_from_iter(register(Arc::new(ids))).unwrap()], &setting());
    let shown = found
        .iter()
        .flat_map(|answer| answer.verdicts.column(0).as_primitive::<UInt64Type>().values().to_vec());
    let mut shown: Vec<_> = shown.collect();
    shown.sort_unstable();
    assert_eq!(shown, [0, 1 << 63, u64::MAX]);
}

#[test]
fn ids_that_change_their_type_are_an_error() {
    let mut checker = ArrivalChecker::new(&setting());
    let batch = |ids: ArrayRef| RecordBatch::try_from_iter(register(ids)).unwrap();
    checker.push(&batch(Arc::new(Int64Array::from(vec![1])))).unwrap();
    let error = checker.push(&batch(Arc::new(StringArray::from(vec!["1"])))).unwrap_err();
    assert!(matches!(&error, LogError::Arrow(_)), "{error}");
    assert!(error.to_string().contains("from Int64 to Utf8"), "{error}");
}

#[test]
fn a_log_without_rows_has_one_answer_without_lines() {
    assert_eq!(answers(&[], &setting()).len(), 1);
    let empty = RecordBatch::try_from_iter(register(Arc::new(UInt64Array::from(Vec::<u64>::new())))).unwrap();
    let found = answers(&[empty], &setting());
    assert_eq!((found.len(), found[0].verdicts.num_rows()), (1, 0));
    assert_eq!(*found[0].verdicts.column(0).data_type(), DataType::UInt64);
}

#[test]
fn the_station_of_a_cases_first_row_counts() {
    let quarter = Quarter::new(2011, 1).unwrap();
    let stations = vec![station("420102-01-0001"), station("420102-01-0002")];
    let mut columns = register(Arc::new(Int64Array::from(vec![1, 2, 1, 3])));
    columns[1].1 = Arc::new(StringArray::from(vec!["register", "register", "withdraw", "register"]));
    columns[2].1 = Arc::new(StringArray::from(vec!["staff", "staff", "consumer", "staff"]));
    let ids = vec!["420102-01-0001", "420102-01-0002", "420102-01-0002", "420102-01-0009"];
    columns.push(("station", Arc::new(StringArray::from(ids))));
    columns.push(("amount_fen", Arc::new(Int64Array::from(vec![500, 70, 9, 7]))));
    let mut checker =
        ArrivalChecker::new(&setting().with_stations(stations, quarter, quarter).with_threads(2));
    let findings = checker.push(&RecordBatch::try_from_iter(columns).unwrap()).unwrap();
    assert_eq!(findings.num_rows(), 1); // the last station is not known
    let mut answers = checker.finish().unwrap();
    assert_eq!(answers.by_ref().map(|answer| answer.unwrap().verdicts.num_rows()).sum::<usize>(), 3);
    let figures = answers.into_figures().unwrap();
    let first = figures.tally(0, quarter).unwrap();
    assert_eq!((first.accepted, first.withdrawn, first.amount.0), (1, 1, 500));
    let second = figures.tally(1, quarter).unwrap();
    assert_eq!((second.open, second.amount.0, figures.unplaced()), (1, 70, 1));
}
