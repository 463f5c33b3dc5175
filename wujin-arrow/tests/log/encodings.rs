//! However a log is cut and encoded, and with however many threads, the answers are the same.

use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, UInt32Type, UInt64Type};
use arrow_array::{Array, RecordBatch};
use proptest::prelude::*;
use wujin_arrow::{CaseOrder, LogAnswer, LogChecker, Setting};
use wujin_core::conformance::{Survey, Surveyor};
use wujin_core::profile::Profile;
use wujin_core::reporting::StationQuarters;
use wujin_core::time::{Calendar, Day, Quarter};

use super::support::{Log, Make, cut, logs, makes};

fn as_of() -> Day {
    Day::from_ymd(2012, 1, 9).unwrap()
}

fn surveyed(log: &Log) -> Survey {
    let quarter = Quarter::of(as_of());
    let mut figures = StationQuarters::new(0, quarter, quarter);
    let mut surveyor = Surveyor::new(Profile::national(), Calendar::national(), as_of());
    surveyor.survey(&log.columns(), &mut figures).unwrap()
}

fn answers(batches: &[RecordBatch], setting: &Setting<'_>) -> Vec<LogAnswer> {
    let mut checker = LogChecker::new(setting);
    let mut answers: Vec<_> = batches.iter().map(|batch| checker.push(batch).unwrap()).collect();
    answers.push(checker.finish().unwrap());
    answers
}

/// The texts of a column of words, over all answers.
fn words(batches: &[&RecordBatch], column: &str) -> Vec<Option<String>> {
    let of_batch = |batch: &&RecordBatch| {
        let words = batch.column_by_name(column).unwrap().as_dictionary::<Int8Type>().clone();
        let values = words.values().as_string::<i32>().clone();
        let texts = words
            .keys()
            .iter()
            .map(move |key| key.map(|key| values.value(usize::try_from(key).unwrap()).to_owned()));
        texts.collect::<Vec<_>>()
    };
    batches.iter().flat_map(of_batch).collect()
}

fn rows(batches: &[&RecordBatch], column: &str) -> Vec<Option<u64>> {
    let of_batch = |batch: &&RecordBatch| {
        batch.column_by_name(column).unwrap().as_primitive::<UInt64Type>().iter().collect::<Vec<_>>()
    };
    batches.iter().flat_map(of_batch).collect()
}

fn counts(batches: &[&RecordBatch], column: &str) -> Vec<Option<u32>> {
    let of_batch = |batch: &&RecordBatch| {
        batch.column_by_name(column).unwrap().as_primitive::<UInt32Type>().iter().collect::<Vec<_>>()
    };
    batches.iter().flat_map(of_batch).collect()
}

/// The cases of some lines, joined into one column of the log's own type.
fn cases(batches: &[&RecordBatch], make: Make, expected: &[i64]) -> Result<(), TestCaseError> {
    let ids: Vec<_> = batches.iter().map(|batch| batch.column_by_name("case").unwrap().clone()).collect();
    let shown = |array: &arrow_array::ArrayRef| {
        (0..array.len()).map(|row| format!("{:?}", array.slice(row, 1))).collect::<Vec<_>>()
    };
    let found: Vec<_> = ids.iter().flat_map(shown).collect();
    if make.ids == 4 {
        // A dictionary prints its own keys; its texts are compared below.
        prop_assert_eq!(found.len(), expected.len());
        let texts = ids.iter().flat_map(|array| {
            let words = array.as_dictionary::<arrow_array::types::Int32Type>().clone();
            let values = words.values().as_string::<i32>().clone();
            let keys: Vec<_> = words.keys().iter().flatten().collect();
            keys.into_iter().map(move |key| values.value(usize::try_from(key).unwrap()).to_owned())
        });
        let wanted = expected.iter().map(|case| format!("案{case}"));
        prop_assert!(texts.eq(wanted));
    } else {
        prop_assert_eq!(found, shown(&make.ids(expected)));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn batches_say_what_columns_say(
        log in logs(), make in makes(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        threads in 1..4_usize, ascending: bool,
    ) {
        let batches = cut(&make.batch(&log), &cuts);
        // Texts of numbers do not ascend as the numbers do.
        let order = if ascending && matches!(make.ids, 0 | 5) { CaseOrder::Ascending } else { CaseOrder::Any };
        let setting = Setting::national(as_of()).with_threads(threads).with_order(order);
        let answers = answers(&batches, &setting);
        let survey = surveyed(&log);
        prop_assert!(answers.iter().all(|answer| answer.findings.num_rows() == 0));

        let verdicts: Vec<_> = answers.iter().map(|answer| &answer.verdicts).collect();
        let first_of_case = |case: usize| log.cases[log.offsets[case] as usize];
        let ids: Vec<_> = (0..survey.found.verdicts.len()).map(first_of_case).collect();
        cases(&verdicts, make, &ids)?;
        let wanted: Vec<_> =
            survey.found.verdicts.iter().map(|verdict| Some(verdict.name().to_owned())).collect();
        prop_assert_eq!(words(&verdicts, "verdict"), wanted);
        let starts: Vec<_> =
            log.offsets.iter().take(ids.len()).map(|row| Some(u64::from(*row))).collect();
        prop_assert_eq!(rows(&verdicts, "first_row"), starts);
        let lengths: Vec<_> = log.offsets.windows(2).map(|pair| Some(pair[1] - pair[0])).collect();
        prop_assert_eq!(counts(&verdicts, "events"), lengths);
        let firsts: Vec<_> = survey.found.first_violations.iter().map(|first| first.row as u64).collect();
        prop_assert_eq!(rows(&verdicts, "violation_row").into_iter().flatten().collect::<Vec<_>>(), firsts);
        let costs: Vec<_> =
            survey.repairs().map(|repair| u32::try_from(repair.changes.len()).unwrap()).collect();
        prop_assert_eq!(counts(&verdicts, "repair_cost").into_iter().flatten().collect::<Vec<_>>(), costs);

        let violations: Vec<_> = answers.iter().map(|answer| &answer.violations).collect();
        let ids: Vec<_> = survey.violations.iter().map(|violation| first_of_case(violation.case)).collect();
        cases(&violations, make, &ids)?;
        let wanted: Vec<_> = survey.violations.iter().map(|violation| Some(violation.row as u64)).collect();
        prop_assert_eq!(rows(&violations, "row"), wanted);
        let codes: Vec<_> =
            survey.violations.iter().map(|violation| Some(violation.kind.code().to_owned())).collect();
        prop_assert_eq!(words(&violations, "code"), codes);

        let overdue: Vec<_> = answers.iter().map(|answer| &answer.overdue).collect();
        let ids: Vec<_> = survey.overdue.iter().map(|owed| first_of_case(owed.case)).collect();
        cases(&overdue, make, &ids)?;
        let duties: Vec<_> = survey.overdue.iter().map(|owed| Some(owed.duty.name().to_owned())).collect();
        prop_assert_eq!(words(&overdue, "duty"), duties);

        let repairs: Vec<_> = answers.iter().map(|answer| &answer.repairs).collect();
        let changes = survey.repairs().flat_map(|repair| repair.changes.iter());
        let wanted: Vec<_> = changes.map(|change| Some(change.position)).collect();
        prop_assert_eq!(counts(&repairs, "position"), wanted);
    }

    #[test]
    fn groups_of_whole_cases_may_come_in_any_order(
        log in logs(), make in makes(), turn: prop::sample::Index,
    ) {
        let cases = log.offsets.len() - 1;
        let turn = turn.index(cases + 1);
        let batch = make.batch(&log);
        let row = log.offsets[turn] as usize;
        let turned = [batch.slice(row, batch.num_rows() - row), batch.slice(0, row)];
        let setting = || Setting::national(as_of());
        let straight = answers(&[batch], &setting());
        let turned = answers(&turned, &setting());
        let verdicts = |answers: &[LogAnswer]| {
            words(&answers.iter().map(|answer| &answer.verdicts).collect::<Vec<_>>(), "verdict")
        };
        let mut expected = verdicts(&straight);
        expected.rotate_left(turn);
        prop_assert_eq!(verdicts(&turned), expected);
    }
}

#[test]
fn many_cases_are_shared_among_threads_and_answered_in_order() {
    let cases = 20_000_u32;
    let log = Log {
        offsets: (0..=cases).collect(),
        cases: (0..i64::from(cases)).collect(),
        // Every third case begins with what is not lawful there.
        actions: (0..cases).map(|case| if case % 3 == 0 { 13 } else { 0 }).collect(),
        roles: vec![0; cases as usize],
        instants: vec![0; cases as usize],
        sequences: vec![1; cases as usize],
        due_days: vec![wujin_core::conformance::NO_DAY; cases as usize],
        refusals: vec![0; cases as usize],
    };
    let make = Make { ids: 0, words: 4, times: 5, days: 0, chinese: false };
    let batch = [make.batch(&log)];
    let one = answers(&batch, &Setting::national(as_of()));
    let three = answers(&batch, &Setting::national(as_of()).with_threads(3));
    assert_eq!(one, three);
    assert_eq!(one[0].violations.num_rows() + one[1].violations.num_rows(), 6_667);
}
