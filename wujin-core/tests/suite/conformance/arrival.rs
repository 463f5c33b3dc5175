//! Logs in order of arrival held against the same logs grouped by case.

use std::collections::BTreeMap;

use proptest::prelude::*;
use wujin_core::complaint::Action;
use wujin_core::conformance::arrival::{Arrivals, CaseKey, GROUPS, Gatherer, Run, check_arrivals};
use wujin_core::conformance::{
    ColumnsError, Conformance, NO_AMOUNT, NO_DAY, Verdict, Violation, check, count_cases, violations,
};
use wujin_core::procedure::Role;
use wujin_core::reporting::StationQuarters;
use wujin_core::time::Quarter;

use super::logs::{Cells, Choices, Shown, Table, lawful, tamper};
use crate::support::{day, tries};

/// Logs of cases whose events come in mixed, and the same grouped.
#[derive(Debug)]
struct Mixed {
    /// The logs in the order of their first events.
    logs: Vec<Vec<Cells>>,
    /// The rows in order of arrival, and the log of each.
    arrived: Table,
    log_of: Vec<usize>,
    /// For each log and event, its row.
    rows: Vec<Vec<usize>>,
}

impl Mixed {
    fn of(drawn: &[Vec<u32>], order: &[u32]) -> Self {
        let drawn = drawn.iter().map(|choices| {
            let mut choices = Choices(choices.iter());
            let (most, times) = (1 + choices.below(13), choices.below(4));
            let mut log = lawful(&mut choices, most);
            (0..times).for_each(|_| tamper(&mut choices, &mut log));
            log
        });
        let mut waiting: Vec<_> = drawn.filter(|log| !log.is_empty()).map(|log| (None, log, 0)).collect();
        let mut mixed =
            Self { logs: Vec::new(), arrived: Table::default(), log_of: Vec::new(), rows: Vec::new() };
        let mut order = Choices(order.iter());
        while !waiting.is_empty() {
            let chosen = order.below(waiting.len());
            let (number, log, done) = &mut waiting[chosen];
            let number = *number.get_or_insert_with(|| {
                mixed.logs.push(log.clone());
                mixed.rows.push(Vec::new());
                mixed.logs.len() - 1
            });
            mixed.rows[number].push(mixed.arrived.actions.len());
            mixed.log_of.push(number);
            mixed.arrived.push(log[*done]);
            *done += 1;
            if *done == log.len() {
                waiting.remove(chosen);
            }
        }
        mixed
    }

    fn ids<K>(&self, id: impl Fn(usize) -> K) -> Vec<K> {
        self.log_of.iter().map(|log| id(*log)).collect()
    }

    /// What the grouped log says, with the rows that the events have here.
    fn expected(&self, shown: Shown) -> (Conformance, Vec<Violation>) {
        let table = Table::of(&self.logs);
        let columns = table.columns(shown);
        let place = |violation: &mut Violation| {
            let event = violation.row - columns.case_rows(violation.case).start;
            violation.row = self.rows[violation.case][event];
        };
        let (mut found, mut all) = (check(&columns), violations(&columns));
        found.first_violations.iter_mut().for_each(place);
        all.iter_mut().for_each(place);
        (found, all)
    }
}

/// A part of the rows in order of arrival.
fn arrivals<'a, K>(
    table: &'a Table,
    ids: &'a [K],
    rows: std::ops::Range<usize>,
    shown: Shown,
) -> Arrivals<'a, K> {
    let (start, ids) = (rows.start, &ids[rows.clone()]);
    let (actions, instants, roles) =
        (&table.actions[rows.clone()], &table.instants[rows.clone()], &table.roles[rows.clone()]);
    let mut arrivals = Arrivals::new(start, ids, actions, instants, roles).unwrap();
    if shown.sequences {
        arrivals = arrivals.with_sequences(&table.sequences[rows.clone()]).unwrap();
    }
    if shown.days {
        arrivals = arrivals.with_due_days(&table.due_days[rows.clone()]).unwrap();
    }
    if shown.refusals {
        arrivals = arrivals.with_refusals(&table.refusals[rows]).unwrap();
    }
    arrivals
}

fn says_what_the_grouped_log_says<K: CaseKey + std::fmt::Debug>(
    mixed: &Mixed,
    shown: Shown,
    id: impl Fn(usize) -> K,
) -> Result<(), TestCaseError> {
    let ids = mixed.ids(&id);
    let rows = mixed.arrived.actions.len();
    let found = check_arrivals(&arrivals(&mixed.arrived, &ids, 0..rows, shown)).unwrap();
    let wanted: Vec<K> = (0..mixed.logs.len()).map(id).collect();
    prop_assert_eq!(found.case_ids, wanted);
    prop_assert_eq!(found.found, mixed.expected(shown).0);
    Ok(())
}

/// Drawn logs, and in what order their events come.
fn drawn() -> impl Strategy<Value = Mixed> {
    let logs = proptest::collection::vec(proptest::collection::vec(any::<u32>(), 0..60), 0..60);
    (logs, proptest::collection::vec(any::<u32>(), 0..600)).prop_map(|(logs, order)| Mixed::of(&logs, &order))
}

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn arrivals_say_what_the_grouped_log_says(
        mixed in drawn(), sequences: bool, days: bool, refusals: bool, factor in any::<u64>(),
    ) {
        let shown = Shown { sequences, days, refusals };
        let far = |case: usize| (case as u64).wrapping_mul(factor | 1);
        says_what_the_grouped_log_says(&mixed, shown, |case| u32::try_from(case).unwrap())?;
        says_what_the_grouped_log_says(&mixed, shown, far)?;
        // Ids that differ in one half only.
        says_what_the_grouped_log_says(&mixed, shown, |case| u128::from(far(case)) << 64)?;
        says_what_the_grouped_log_says(&mixed, shown, |case| u128::from(far(case)) | 7 << 99)?;
    }

    #[test]
    fn runs_of_any_size_give_each_case_its_rows_in_order(
        mixed in drawn(), cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..5),
    ) {
        let rows = mixed.arrived.actions.len();
        let mut bounds: Vec<_> = cuts.iter().map(|cut| cut.index(rows + 1)).collect();
        bounds.extend([0, rows]);
        bounds.sort_unstable();
        let ids = mixed.ids(|log| log as u64 * FAR);
        let stations: Vec<u32> = (0..).map(|row| row % 4).take(rows).collect();
        let amounts: Vec<u64> =
            (0..).take(rows).map(|row| if row % 5 == 0 { NO_AMOUNT } else { row * 101 }).collect();
        let mut run = Run::default();
        let runs: Vec<_> = bounds.windows(2).map(|ends| {
            let part = ends[0]..ends[1];
            let arrivals = arrivals(&mixed.arrived, &ids, part.clone(), Shown::ALL);
            let arrivals = arrivals.with_stations(&stations[part.clone()]).unwrap();
            // The memory of a run is used again.
            run.fill(&arrivals.with_amounts(&amounts[part.clone()]).unwrap());
            assert_eq!(run.rows(), part.len());
            run.clone()
        }).collect();

        let (mut figures, mut all, mut seen) = (figures(), Vec::new(), 0);
        let mut gatherer = Gatherer::new(&runs).unwrap();
        for group in 0..GROUPS {
            gatherer.open(group);
            while let Some(gathered) = gatherer.next_cases() {
            let columns = gathered.columns();
            let log_of = |case: usize| usize::try_from(gathered.case_ids()[case] / FAR).unwrap();
            for case in 0..columns.cases() {
                let of_log = gathered.rows()[columns.case_rows(case)].iter().map(|row| *row as usize);
                prop_assert!(of_log.eq(mixed.rows[log_of(case)].iter().copied()));
            }
            seen += columns.cases();
            count_cases(&columns, &check(&columns), &mut figures).unwrap();
            all.extend(violations(&columns).into_iter().map(|Violation { case, row, kind }| {
                Violation { case: log_of(case), row: gathered.rows()[row] as usize, kind }
            }));
            }
        }
        prop_assert_eq!(seen, mixed.logs.len());
        all.sort();
        prop_assert_eq!(all, mixed.expected(Shown::ALL).1);

        // The station and the amount of a case are those of its first row.
        let grouped = Table::of(&mixed.logs);
        let firsts = |column: &[u32]| mixed.rows.iter().map(|rows| column[rows[0]]).collect::<Vec<_>>();
        let (stations, amounts) =
            (firsts(&stations), mixed.rows.iter().map(|rows| amounts[rows[0]]).collect::<Vec<_>>());
        let columns = grouped.columns(Shown::ALL).with_stations(&stations).unwrap();
        let columns = columns.with_amounts(&amounts).unwrap();
        let mut expected = self::figures();
        count_cases(&columns, &check(&columns), &mut expected).unwrap();
        prop_assert_eq!(figures, expected);
    }

    #[test]
    fn portions_may_come_in_another_order_that_keeps_each_cases_order(mixed in drawn(), turn in 1..7_usize) {
        // Each case lies in one of three portions as a whole.
        let log_of = &mixed.log_of;
        let portion = |turn: usize| (0..log_of.len()).filter(move |row| log_of[*row] % 3 == turn % 3);
        let verdicts = |order: [usize; 3]| {
            let mut table = Table::default();
            let mut ids = Vec::new();
            for row in order.into_iter().flat_map(portion) {
                ids.push(mixed.log_of[row] as u64);
                table.push(mixed.arrived.cells(row));
            }
            let found = check_arrivals(&arrivals(&table, &ids, 0..ids.len(), Shown::ALL)).unwrap();
            let kinds: BTreeMap<_, _> = found.found.first_violations.iter()
                .map(|violation| (found.case_ids[violation.case], violation.kind)).collect();
            (found.case_ids.into_iter().zip(found.found.verdicts).collect::<BTreeMap<_, _>>(), kinds)
        };
        prop_assert_eq!(verdicts([0, 1, 2]), verdicts([turn, turn + 2, turn + 1]));
    }
}

const FAR: u64 = 1_000_003;

/// The figures of three stations in the quarters of the drawn logs.
fn figures() -> StationQuarters {
    let quarter = Quarter::of(day(0).day());
    StationQuarters::new(3, quarter, quarter)
}

#[test]
fn a_case_may_have_all_the_rows_and_each_row_a_case_of_its_own() {
    let count = 100_000;
    let (actions, roles) = (vec![Action::Register.index(); count], vec![Role::Staff.index(); count]);
    let instants: Vec<i64> = (0..).take(count).collect();
    let one = vec![9_u64; count];
    let found = check_arrivals(&Arrivals::new(0, &one, &actions, &instants, &roles).unwrap()).unwrap();
    assert_eq!((found.case_ids, found.found.verdicts), (vec![9], vec![Verdict::Violates]));
    assert_eq!(found.found.first_violations[0].row, 1);
    let each: Vec<u64> = (0..).take(count).collect();
    let found = check_arrivals(&Arrivals::new(0, &each, &actions, &instants, &roles).unwrap()).unwrap();
    assert_eq!(found.case_ids, each);
    assert!(found.found.verdicts.iter().all(|verdict| *verdict == Verdict::Open));
}

#[test]
fn what_does_not_fit_is_named() {
    let (ids, actions, roles, instants) = ([1_u64, 2], [0, 0], [0, 0], [0, 0]);
    let wrong = Arrivals::new(0, &ids[..1], &actions, &instants, &roles).unwrap_err();
    assert_eq!(wrong, ColumnsError::Length { column: "case_ids", expected: 2, found: 1 });
    let wrong = Arrivals::new(u32::MAX as usize - 1, &ids, &actions, &instants, &roles).unwrap_err();
    assert_eq!(wrong, ColumnsError::TooMany { rows: u32::MAX as usize + 1 });
    let arrivals = |first_row| Arrivals::new(first_row, &ids, &actions, &instants, &roles).unwrap();
    let wrong = arrivals(0).with_stations(&[7]).unwrap_err();
    assert_eq!(wrong, ColumnsError::Length { column: "stations", expected: 2, found: 1 });
    let runs = [Run::of(&arrivals(0)), Run::of(&arrivals(2).with_due_days(&[NO_DAY; 2]).unwrap())];
    assert_eq!(Gatherer::new(&runs).unwrap_err(), ColumnsError::Mixed { run: 1 });
}

#[test]
fn a_group_of_many_rows_is_shown_some_at_a_time() {
    let count = 100_000;
    let register = (vec![Action::Register.index(); count], vec![Role::Staff.index(); count]);
    let instants: Vec<i64> = (0..).take(count).collect();
    let arrivals = |ids| Arrivals::new(0, ids, &register.0, &instants, &register.1).unwrap();
    let each: Vec<u32> = (0..).take(count).collect();
    let runs = [Run::of(&arrivals(&each))];
    let mut gatherer = Gatherer::new(&runs).unwrap();
    gatherer.open(7);
    let together = gatherer.next_cases().unwrap().case_ids().to_vec();
    assert!(gatherer.next_cases().is_none());
    assert!(together.len() > 50);

    // The same cases alone, a thousand rows each, and each at its own station with its own amount.
    let ids: Vec<u32> = together.iter().copied().cycle().take(count).collect();
    let stations: Vec<u32> = ids.iter().map(|id| id % 3).collect();
    let amounts: Vec<u64> = ids.iter().map(|id| u64::from(*id)).collect();
    let arrivals = arrivals(&ids).with_stations(&stations).unwrap().with_amounts(&amounts).unwrap();
    let runs = [Run::of(&arrivals)];
    let mut gatherer = Gatherer::new(&runs).unwrap();
    gatherer.open(7);
    let (mut shown, mut times, mut rows) = (Vec::new(), 0, 0);
    let quarter = Quarter::new(1970, 1).unwrap();
    let mut figures = StationQuarters::new(3, quarter, quarter);
    while let Some(gathered) = gatherer.next_cases() {
        let columns = gathered.columns();
        shown.extend_from_slice(gathered.case_ids());
        (times, rows) = (times + 1, rows + gathered.rows().len());
        let starts = (0..columns.cases()).map(|case| columns.case_rows(case).start);
        assert!(starts.chain([columns.rows()]).eq(gathered.offsets().iter().map(|row| *row as usize)));
        count_cases(&columns, &check(&columns), &mut figures).unwrap();
    }
    assert_eq!(rows, count);
    for station in 0..3_u32 {
        let ids = together.iter().filter(|id| *id % 3 == station);
        let amount = figures.tally(station as usize, quarter).unwrap().amount;
        assert_eq!(amount.0, ids.map(|id| u64::from(*id)).sum::<u64>());
    }
    assert!(times > 2);
    shown.sort_unstable();
    let mut wanted = together;
    wanted.sort_unstable();
    assert_eq!(shown, wanted);
}

#[test]
fn a_case_that_fills_a_showing_is_shown_alone() {
    let ids: Vec<u32> = (0..).take(100_000).collect();
    let cells = (vec![Action::Register.index(); ids.len()], vec![0; ids.len()], vec![0; ids.len()]);
    let run = |ids: &[u32]| {
        let rows = ids.len();
        Run::of(&Arrivals::new(0, ids, &cells.0[..rows], &cells.1[..rows], &cells.2[..rows]).unwrap())
    };
    let runs = [run(&ids)];
    let mut gatherer = Gatherer::new(&runs).unwrap();
    gatherer.open(7);
    let [one, other] = *gatherer.next_cases().unwrap().case_ids().first_chunk().unwrap();
    let showings = |long: u32, short: u32| {
        let mut ids = vec![long; 8192];
        ids.push(short);
        let runs = [run(&ids)];
        let mut gatherer = Gatherer::new(&runs).unwrap();
        gatherer.open(7);
        std::iter::from_fn(|| gatherer.next_cases().map(|shown| shown.rows().len())).collect::<Vec<_>>()
    };
    // Whichever comes second: after the short one there is room.
    let mut both = [showings(one, other), showings(other, one)];
    both.sort();
    assert_eq!(both, [vec![8192, 1], vec![8193]]);
}

#[test]
fn a_station_or_an_amount_may_come_alone() {
    let (ids, actions, roles, instants) = ([4_u64, 9, 4], [0; 3], [0; 3], [0; 3]);
    let arrivals = Arrivals::new(0, &ids, &actions, &instants, &roles).unwrap();
    let quarter = Quarter::new(1970, 1).unwrap();
    let counted = |arrivals: &Arrivals<'_, u64>| {
        let runs = [Run::of(arrivals)];
        let mut gatherer = Gatherer::new(&runs).unwrap();
        let mut figures = StationQuarters::new(8, quarter, quarter);
        let mut amounts = 0;
        for group in 0..GROUPS {
            gatherer.open(group);
            while let Some(gathered) = gatherer.next_cases() {
                let columns = gathered.columns();
                count_cases(&columns, &check(&columns), &mut figures).unwrap();
                // With every case at the one station there is.
                let stations = vec![0; columns.cases()];
                let mut all = StationQuarters::new(1, quarter, quarter);
                let columns = columns.with_stations(&stations).unwrap();
                count_cases(&columns, &check(&columns), &mut all).unwrap();
                amounts += all.tally(0, quarter).unwrap().amount.0;
            }
        }
        let accepted = |station| figures.tally(station, quarter).unwrap().accepted;
        ([accepted(5), accepted(7), figures.unplaced()], amounts)
    };
    assert_eq!(counted(&arrivals), ([0, 0, 2], 0));
    assert_eq!(counted(&arrivals.with_stations(&[5, 7, 3]).unwrap()), ([1, 1, 0], 0));
    assert_eq!(counted(&arrivals.with_amounts(&[500, 70, 3]).unwrap()), ([0, 0, 2], 570));
}

#[test]
fn what_comes_late_in_a_long_portion_is_what_it_says() {
    let cases = 1500;
    let ids: Vec<u32> = (0..cases).chain(0..cases).collect();
    let half = ids.len() / 2;
    let both = |first: u8, second: u8| [vec![first; half], vec![second; half]].concat();
    let actions = both(Action::Register.index(), Action::Withdraw.index());
    let roles = both(Role::Staff.index(), Role::Consumer.index());
    let instants: Vec<i64> = (0..).take(ids.len()).collect();
    let arrivals = Arrivals::new(0, &ids, &actions, &instants, &roles).unwrap();
    let found = check_arrivals(&arrivals).unwrap().found;
    assert_eq!(found.verdicts, vec![Verdict::Open; half]);
    // Each is withdrawn as many rows after it came in as there are cases.
    let runs = [Run::of(&arrivals)];
    let mut gatherer = Gatherer::new(&runs).unwrap();
    for group in 0..GROUPS {
        gatherer.open(group);
        while let Some(gathered) = gatherer.next_cases() {
            let rows = gathered.rows().chunks(2);
            assert!(rows.into_iter().all(|pair| pair[1] - pair[0] == cases), "{:?}", gathered.rows());
            assert!(violations(&gathered.columns()).is_empty());
        }
    }
}
