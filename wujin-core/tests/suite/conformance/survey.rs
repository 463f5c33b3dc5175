//! One pass says what the separate questions say, and counts what the real procedure leaves.

use proptest::prelude::*;
use wujin_core::complaint::{ComplaintCase, Stage};
use wujin_core::conformance::{
    CaseRepair, Columns, Flow, MoveKind, NO_AMOUNT, RepairGoal, Repairer, Survey, Surveyor, check, overdue,
    violations,
};
use wujin_core::money::Fen;
use wujin_core::profile::Profile;
use wujin_core::reporting::{CaseFacts, StationQuarters};
use wujin_core::time::{Calendar, Quarter};

use super::logs::{Cells, Choices, Shown, Table, decide, lawful, logs};
use crate::support::{day, tries};

const STATIONS: usize = 3;

/// What the real procedure makes of a log, refused events left out.
fn facts(log: &[Cells], amount: Option<Fen>) -> Option<CaseFacts> {
    let mut case = ComplaintCase::new();
    let mut facts: Option<CaseFacts> = None;
    for cells in log {
        let Some(event) = decide(&case, cells) else { continue };
        case.apply(&event);
        let day = cells.instant().day();
        let facts = facts.get_or_insert(CaseFacts { registered: day, resolved: None, amount });
        let outcome = Stage::from_index(case.state().stage).and_then(Stage::outcome);
        if let (None, Some(outcome)) = (facts.resolved, outcome) {
            facts.resolved = Some((day, outcome));
        }
    }
    facts
}

/// The stations and amounts of so many cases; one station is not in the list, some amounts are blank.
fn attributes(cases: usize) -> (Vec<u32>, Vec<u64>) {
    let numbers = 0..u32::try_from(cases).unwrap();
    let amounts = (0..cases as u64).map(|case| if case % 5 == 0 { NO_AMOUNT } else { case * 101 });
    (numbers.map(|case| case % 4).collect(), amounts.collect())
}

fn figures() -> StationQuarters {
    let first = Quarter::of(day(0).day());
    StationQuarters::new(STATIONS, first, first.next().unwrap())
}

fn survey(columns: &Columns<'_>, figures: &mut StationQuarters, as_of: u32) -> Survey {
    let as_of = day(as_of).day();
    Surveyor::new(Profile::national(), Calendar::national(), as_of).survey(columns, figures).unwrap()
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn one_pass_says_what_the_separate_questions_say(logs in logs(), after in 0..60_u32) {
        let table = Table::of(&logs);
        let columns = table.columns(Shown::ALL);
        let survey = survey(&columns, &mut figures(), after);
        let found = check(&columns);
        prop_assert_eq!(&survey.violations, &violations(&columns));
        let (profile, calendar) = (Profile::national(), Calendar::national());
        prop_assert_eq!(&survey.overdue, &overdue(&columns, &found, profile, calendar, day(after).day()));
        let (mut repairer, mut by_case) = (Repairer::new(), Repairer::new());
        let mut repairs = survey.repairs();
        for violation in &found.first_violations {
            let actions = columns.case_actions(violation.case);
            let cost = repairer.repair(actions, RepairGoal::of(actions));
            let changes: Vec<_> =
                repairer.moves().iter().copied().filter(|step| step.kind != MoveKind::Keep).collect();
            prop_assert_eq!(changes.len(), cost as usize);
            prop_assert_eq!(by_case.repair_case(&columns, violation.case), cost);
            prop_assert_eq!(by_case.moves(), repairer.moves());
            prop_assert_eq!(repairs.next(), Some(CaseRepair { case: violation.case, changes: &changes }));
        }
        prop_assert_eq!(repairs.next(), None);
        drop(repairs);
        prop_assert_eq!(survey.found, found);
    }

    #[test]
    fn the_flow_is_counted_where_it_is_asked_for(first in logs(), second in logs()) {
        let mut surveyor = Surveyor::new(Profile::national(), Calendar::national(), day(0).day());
        prop_assert_eq!(surveyor.flow(), None);
        surveyor = surveyor.with_flow();
        let mut flow = Flow::default();
        prop_assert_eq!(surveyor.flow(), Some(&flow));
        for logs in [first, second] {
            let table = Table::of(&logs);
            let columns = table.columns(Shown::ALL);
            surveyor.survey(&columns, &mut figures()).unwrap();
            flow.add(&columns);
            prop_assert_eq!(surveyor.flow(), Some(&flow));
        }
    }

    #[test]
    fn the_figures_are_those_of_what_the_procedure_leaves(logs in logs()) {
        let table = Table::of(&logs);
        let (stations, amounts) = attributes(logs.len());
        let columns = table.columns(Shown::ALL).with_stations(&stations).unwrap();
        let columns = columns.with_amounts(&amounts).unwrap();
        let mut counted = figures();
        survey(&columns, &mut counted, 0);
        let mut expected = figures();
        for ((log, station), amount) in logs.iter().zip(&stations).zip(&amounts) {
            let amount = (*amount != NO_AMOUNT).then_some(Fen(*amount));
            if let Some(facts) = facts(log, amount) {
                expected.add(*station as usize, &facts).unwrap();
            }
        }
        prop_assert_eq!(counted, expected);
    }

    #[test]
    fn parts_surveyed_apart_add_up_to_the_whole(logs in logs(), cut: prop::sample::Index) {
        let table = Table::of(&logs);
        let (stations, amounts) = attributes(logs.len());
        let columns = table.columns(Shown::ALL).with_stations(&stations).unwrap();
        let columns = columns.with_amounts(&amounts).unwrap();
        let mut whole_figures = figures();
        let whole = survey(&columns, &mut whole_figures, 30);
        let cut = cut.index(logs.len() + 1);
        let (mut first_figures, mut second_figures) = (figures(), figures());
        let mut sum = survey(&columns.slice_cases(0..cut), &mut first_figures, 30);
        sum.append(survey(&columns.slice_cases(cut..logs.len()), &mut second_figures, 30));
        second_figures.merge(&first_figures).unwrap();
        prop_assert_eq!(sum, whole);
        prop_assert_eq!(second_figures, whole_figures);
    }
}

#[test]
fn many_portions_are_one_log() {
    let cases = 5_000;
    let mut choices = Choices([].iter());
    let logs = vec![lawful(&mut choices, 3); cases];
    let table = Table::of(&logs);
    let columns = table.columns(Shown::ALL);
    let mut counted = figures();
    let survey = survey(&columns, &mut counted, 0);
    assert_eq!((survey.found.verdicts.len(), counted.unplaced()), (cases, cases as u64));
    assert_eq!(survey.found, check(&columns));
}
