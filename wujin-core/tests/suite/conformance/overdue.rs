//! What is overdue by the columns is what is overdue by the case.

use proptest::prelude::*;
use wujin_core::complaint::{ComplaintCase, obligations};
use wujin_core::conformance::{OverdueDuty, check, overdue};
use wujin_core::obligation::{Duty, Standing};
use wujin_core::procedure::{Command, Role};
use wujin_core::profile::Profile;
use wujin_core::time::{Calendar, Day};

use super::logs::{Cells, Choices, Shown, Table, lawful, tamper};
use crate::support::{day, tries};

fn profile(unit: &str) -> Profile {
    let limit = |count: u8| format!(r#"{{ "count": {count}, "unit": "{unit}" }}"#);
    let (handle, review, inform, archive) = (limit(4), limit(2), limit(1), limit(3));
    Profile::from_json(&format!(
        r#"{{ "format": "wujin-profile/1", "id": "sample", "version": "1", "zh": "示例", "en": "sample",
            "complaint": {{ "limits": {{ "handle": {handle}, "review": {review},
                "inform_recourse": {inform}, "archive": {archive} }} }} }}"#
    ))
    .unwrap()
}

/// The case that the real procedure leaves of a log as of a day, refused events left out.
fn folded(log: &[Cells], profile: &Profile, as_of: Day) -> ComplaintCase {
    let mut case = ComplaintCase::new();
    for cells in log.iter().filter(|cells| cells.instant().day() <= as_of) {
        if let (Some(deed), Some(role)) = (cells.deed(&case), Role::from_index(cells.role)) {
            let command =
                Command { expected: case.sequence(), at: cells.instant(), actor: role.into(), deed };
            if let Ok(event) = case.decide(command, profile) {
                case.apply(&event);
            }
        }
    }
    case
}

/// What is overdue in each log by the real obligations.
fn wanted(logs: &[Vec<Cells>], profile: &Profile, as_of: Day) -> Vec<OverdueDuty> {
    let cases = logs.iter().enumerate().flat_map(|(case, log)| {
        let owed = obligations(&folded(log, profile, as_of), profile, Calendar::national(), as_of);
        owed.into_iter().map(move |obligation| (case, obligation))
    });
    let overdue = cases.filter_map(|(case, obligation)| {
        let Standing::Overdue { days } = obligation.standing else { return None };
        Some(OverdueDuty { case, duty: obligation.duty, due: obligation.due.day()?, days })
    });
    overdue.collect()
}

fn logs_of(drawn: &[Vec<u32>], tampered: bool) -> Vec<Vec<Cells>> {
    let log = |choices: &Vec<u32>| {
        let mut choices = Choices(choices.iter());
        let most = choices.below(14);
        let mut log = lawful(&mut choices, most);
        if tampered && choices.below(2) == 0 {
            tamper(&mut choices, &mut log);
        }
        log
    };
    drawn.iter().map(log).collect()
}

proptest! {
    #![proptest_config(tries(600))]

    #[test]
    fn columns_say_what_the_obligations_say(
        drawn in proptest::collection::vec(proptest::collection::vec(any::<u32>(), 0..80), 1..20),
        tampered: bool, working: bool, after in 0..60_u32,
    ) {
        let profile = profile(if working { "working_day" } else { "calendar_day" });
        let as_of = day(after).day();
        let logs = logs_of(&drawn, tampered);
        let table = Table::of(&logs);
        let columns = table.columns(Shown::ALL);
        let found = check(&columns);
        let owed = overdue(&columns, &found, &profile, Calendar::national(), as_of);
        prop_assert_eq!(&owed, &wanted(&logs, &profile, as_of));
        let half = logs.len() / 2;
        let mut parts = Vec::new();
        for cases in [0..half, half..logs.len()] {
            let part = columns.slice_cases(cases);
            parts.extend(overdue(&part, &check(&part), &profile, Calendar::national(), as_of));
        }
        prop_assert_eq!(parts, owed);
    }
}

#[test]
fn every_duty_of_a_complaint_is_found_overdue() {
    let mut seen = std::collections::BTreeSet::new();
    let mut number = 7_u32;
    let mut draw = || {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        number >> 8
    };
    let drawn: Vec<Vec<u32>> = (0..400).map(|_| (0..80).map(|_| draw()).collect()).collect();
    let logs = logs_of(&drawn, false);
    let table = Table::of(&logs);
    let columns = table.columns(Shown::ALL);
    let profile = profile("working_day");
    for after in 0..60 {
        let as_of = day(after).day();
        let owed = overdue(&columns, &check(&columns), &profile, Calendar::national(), as_of);
        assert_eq!(owed, wanted(&logs, &profile, as_of));
        seen.extend(owed.iter().map(|overdue| overdue.duty));
    }
    let every = [
        Duty::Handle,
        Duty::Reply,
        Duty::Review,
        Duty::Perform,
        Duty::InformRecourse,
        Duty::EnterRegister,
        Duty::Archive,
    ];
    assert!(every.iter().all(|duty| seen.contains(duty)), "{seen:?}");
}
