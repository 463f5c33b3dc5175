//! Parts of a log that are checked apart say together what the whole log says.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray};
use proptest::prelude::*;
use wujin_arrow::{CaseOrder, LogAnswer, LogChecker, LogError, PartChecker, PartJoiner, Setting};
use wujin_core::reporting::StationQuarters;
use wujin_core::time::{Day, Quarter};

use super::said::said;
use super::support::{Log, Make, cut, logs, makes, station};

type Said = Result<(Vec<LogAnswer>, StationQuarters), LogError>;

fn setting(order: CaseOrder) -> Setting<'static> {
    let quarter = |number| Quarter::new(2012, number).unwrap();
    let stations = vec![station("420102-01-0001"), station("420102-01-0002")];
    let setting = Setting::national(Day::from_ymd(2012, 1, 9).unwrap()).with_order(order);
    setting.with_stations(stations, quarter(1), quarter(1))
}

/// A log with stations and amounts in every row, one in some of them not known or below nothing.
fn batch(log: &Log, make: Make, marks: &[u8]) -> RecordBatch {
    let mark = |row: usize| marks[row % marks.len()];
    let rows = || 0..log.actions.len();
    let stations = rows().map(|row| format!("420102-01-000{}", 1 + mark(row) % 4));
    let amounts = rows().map(|row| Some(i64::from(mark(row)) - 3).filter(|amount| *amount != 0));
    let batch = make.batch(log);
    let schema = batch.schema();
    let columns =
        schema.fields().iter().map(|field| field.name().as_str()).zip(batch.columns().iter().cloned());
    let own: [(&str, ArrayRef); 2] = [
        ("station", Arc::new(StringArray::from_iter_values(stations))),
        ("amount_fen", Arc::new(amounts.collect::<Int64Array>())),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.chain(own).map(|(name, array)| (name, array, true)))
        .unwrap()
}

fn whole(batch: &RecordBatch, order: CaseOrder) -> Said {
    let mut checker = LogChecker::new(&setting(order));
    let answers = vec![checker.push(batch)?, checker.finish()?];
    Ok((answers, checker.into_figures()?))
}

/// Checks parts of batches, by so many checkers in turn.
fn in_parts(parts: &[Vec<RecordBatch>], order: CaseOrder, checkers: usize) -> Said {
    let setting = setting(order);
    let mut checkers: Vec<_> = (0..checkers).map(|_| PartChecker::new(&setting)).collect();
    let mut joiner = PartJoiner::new(&setting);
    let mut answers = Vec::new();
    let mut first_row = 0;
    for (number, part) in parts.iter().enumerate() {
        let place = number % checkers.len();
        let checker = &mut checkers[place];
        checker.start(first_row);
        let said = part.iter().map(|batch| checker.push(batch)).collect::<Result<Vec<_>, _>>()?;
        answers.push(joiner.join(checker.end())?);
        answers.extend(said);
        first_row += part.iter().map(|batch| batch.num_rows() as u64).sum::<u64>();
    }
    answers.push(joiner.finish()?);
    Ok((answers, joiner.into_figures(checkers)?))
}

/// The rows at which cases begin, in the order in which they are told.
fn first_rows(answers: &[LogAnswer]) -> Vec<u64> {
    let rows = answers.iter().map(|answer| answer.verdicts.column_by_name("first_row").unwrap());
    rows.flat_map(|rows| rows.as_primitive::<UInt64Type>().values().to_vec()).collect()
}

/// Every finding as text.
fn findings(answers: &[LogAnswer]) -> Vec<String> {
    let lines = |batch: &RecordBatch| {
        let cell = |array: &ArrayRef, row| format!("{:?}", array.slice(row, 1));
        let line = |row| batch.columns().iter().map(|array| cell(array, row)).collect::<Vec<_>>().join(" ");
        (0..batch.num_rows()).map(line).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = answers.iter().flat_map(|answer| lines(&answer.findings)).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn parts_say_what_the_whole_says(
        log in logs(), make in makes(), marks in prop::collection::vec(0..8_u8, 1..9),
        ids in prop::option::weighted(0.3, prop::collection::vec(0..40_i64, 30)),
        parts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        checkers in 1..4_usize, ascending: bool,
    ) {
        let mut log = log;
        // Often some case comes back, or is below the one before.
        if let Some(ids) = ids {
            for (case, ends) in log.offsets.windows(2).enumerate() {
                log.cases[ends[0] as usize..ends[1] as usize].fill(ids[case]);
            }
        }
        let order = if ascending { CaseOrder::Ascending } else { CaseOrder::Any };
        let batch = batch(&log, make, &marks);
        let parts: Vec<_> = cut(&batch, &parts).iter().map(|part| cut(part, &cuts)).collect();
        match (whole(&batch, order), in_parts(&parts, order, checkers)) {
            (Ok((expected, figures)), Ok((found, own))) => {
                prop_assert_eq!(first_rows(&found), first_rows(&expected));
                prop_assert_eq!(said(&found, &|row| row), said(&expected, &|row| row));
                prop_assert_eq!(findings(&found), findings(&expected));
                prop_assert_eq!(own, figures);
            }
            (Err(expected), Err(found)) => prop_assert_eq!(found.findings(), expected.findings()),
            (expected, found) => prop_assert!(false, "{:?}, and in parts {:?}", expected, found),
        }
    }
}

#[test]
fn a_part_that_could_not_be_read_leaves_nothing_behind() {
    let log = Log {
        offsets: vec![0, 1, 2],
        cases: vec![1, 2],
        actions: vec![0, 0],
        roles: vec![0, 0],
        instants: vec![0, 0],
        sequences: vec![1, 1],
        due_days: vec![wujin_core::conformance::NO_DAY; 2],
        refusals: vec![0, 0],
    };
    let good = batch(&log, Make { ids: 0, words: 0, times: 5, days: 0, chinese: false }, &[1]);
    let bad = good.project(&[0, 1]).unwrap();
    let setting = setting(CaseOrder::Ascending);
    let (mut checker, mut joiner) = (PartChecker::new(&setting), PartJoiner::new(&setting));
    checker.push(&good).unwrap();
    assert!(matches!(checker.push(&bad), Err(LogError::Columns(_))));
    checker.start(0);
    let said = [checker.push(&good).unwrap(), joiner.join(checker.end()).unwrap(), joiner.finish().unwrap()];
    assert_eq!(said.iter().map(|answer| answer.verdicts.num_rows()).sum::<usize>(), 2);
}
