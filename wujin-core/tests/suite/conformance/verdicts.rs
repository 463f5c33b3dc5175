//! The checker held against the real procedure, event by event.

use proptest::prelude::*;
use wujin_core::complaint::{Action, ComplaintCase};
use wujin_core::conformance::{
    Conformance, Verdict, Violation, ViolationKind as Kind, check, findings, violations, violations_of,
};
use wujin_core::procedure::{Command, Role};
use wujin_core::profile::Profile;

use crate::support::{day, tries};

use super::logs::{Cells, Choices, Shown, Table, archived, lawful, plain, tamper};

/// The codes that deciding gives to each event in turn, refused ones left out, and where it ends.
fn decide_all(log: &[Cells], shown: Shown) -> (Vec<Vec<&'static str>>, ComplaintCase) {
    let mut case = ComplaintCase::new();
    let mut codes = Vec::new();
    let mut number = 0;
    for cells in log {
        let mut cells = *cells;
        if !shown.days {
            cells.due = cells.instant().day().days_since_epoch();
        }
        if !(shown.days && shown.refusals) {
            cells.refused = 1;
        }
        let mut wrong = Vec::new();
        match (cells.deed(&case), Role::from_index(cells.role)) {
            (None, _) => wrong.push("WJ-919"),
            (Some(deed), role) => {
                // Staff stand in for a role that does not exist, where only the rest is looked at.
                let actor = role.unwrap_or(Role::Staff).into();
                let command = Command { expected: case.sequence(), at: cells.instant(), actor, deed };
                match case.decide(command, Profile::national()) {
                    Ok(event) if role.is_some() => case.apply(&event),
                    Ok(_) => {}
                    Err(refusal) => wrong.extend(refusal.unmet.iter().map(|unmet| unmet.finding.code())),
                }
                if role.is_none() {
                    wrong.retain(|code| *code != "WJ-204");
                    wrong.push("WJ-919");
                }
            }
        }
        if shown.sequences {
            if cells.sequence <= number {
                wrong.push("WJ-924");
            } else if cells.sequence > number + 1 {
                wrong.push("WJ-925");
            }
            number = cells.sequence;
        }
        wrong.sort_unstable();
        codes.push(wrong);
    }
    (codes, case)
}

/// The code that deciding has for what a log calls by a name of its own.
fn decided_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Unregistered | Kind::ReviewMissing | Kind::RecourseMissing | Kind::OutcomeMissing => "WJ-201",
        Kind::PromiseUnanswered => "WJ-203",
        other => other.code(),
    }
}

fn holds_against_deciding(logs: &[Vec<Cells>], shown: Shown) -> Result<Conformance, TestCaseError> {
    let table = Table::of(logs);
    let columns = table.columns(shown);
    let found = check(&columns);
    let all = violations(&columns);
    prop_assert_eq!(found.verdicts.len(), logs.len());
    prop_assert!(all.is_sorted());
    let mut firsts = found.first_violations.iter();
    for (case, log) in logs.iter().enumerate() {
        let (codes, end) = decide_all(log, shown);
        let of_case: Vec<Violation> =
            all.iter().copied().filter(|violation| violation.case == case).collect();
        for (row, wanted) in columns.case_rows(case).zip(&codes) {
            let at_row = of_case.iter().filter(|violation| violation.row == row);
            let mut given: Vec<_> = at_row.map(|violation| decided_code(violation.kind)).collect();
            given.sort_unstable();
            prop_assert_eq!(&given, wanted, "row {} of {:?}", row, log);
        }
        let verdict = match (of_case.is_empty(), archived(&end)) {
            (false, _) => Verdict::Violates,
            (true, true) => Verdict::Conforms,
            (true, false) => Verdict::Open,
        };
        prop_assert_eq!(found.verdicts[case], verdict);
        if let Some(first) = of_case.first() {
            prop_assert_eq!(firsts.next(), Some(first));
        }
        let mut again = Vec::new();
        prop_assert_eq!(violations_of(&columns, case, &mut again), verdict);
        prop_assert_eq!(&again, &of_case);
        let said: Vec<_> =
            findings(&columns, case, "1").iter().map(wujin_core::finding::Finding::code).collect();
        prop_assert!(said.into_iter().eq(of_case.iter().map(|violation| violation.kind.code())));
    }
    prop_assert_eq!(firsts.next(), None);
    Ok(found)
}

proptest! {
    #![proptest_config(tries(1500))]

    #[test]
    fn columns_say_what_deciding_says(
        drawn in proptest::collection::vec(proptest::collection::vec(any::<u32>(), 0..80), 1..24),
        sequences: bool, days: bool, refusals: bool,
    ) {
        let shown = Shown { sequences, days, refusals };
        let logs: Vec<_> = drawn.iter().map(|choices| {
            let mut choices = Choices(choices.iter());
            let most = choices.below(14);
            let times = choices.below(4);
            let mut log = lawful(&mut choices, most);
            for _ in 0..times {
                tamper(&mut choices, &mut log);
            }
            log
        }).collect();
        holds_against_deciding(&logs, Shown::ALL)?;
        holds_against_deciding(&logs, shown)?;
    }

    #[test]
    fn a_lawful_log_is_never_blamed(choices in proptest::collection::vec(any::<u32>(), 0..200)) {
        let log = lawful(&mut Choices(choices.iter()), 40);
        let found = holds_against_deciding(&[log], Shown::ALL)?;
        prop_assert_ne!(found.verdicts[0], Verdict::Violates);
    }

    #[test]
    fn parts_add_up_to_the_whole(
        drawn in proptest::collection::vec(proptest::collection::vec(any::<u32>(), 0..60), 1..40),
        cuts in proptest::collection::vec(0..40_usize, 0..4),
    ) {
        let logs: Vec<_> = drawn.iter().map(|choices| {
            let mut choices = Choices(choices.iter());
            let mut log = lawful(&mut choices, 12);
            tamper(&mut choices, &mut log);
            log
        }).collect();
        let table = Table::of(&logs);
        let columns = table.columns(Shown::ALL);
        let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(logs.len())).chain([0, logs.len()]).collect();
        cuts.sort_unstable();
        let (mut whole, mut all) = (Conformance::default(), Vec::new());
        for pair in cuts.windows(2) {
            let part = columns.slice_cases(pair[0]..pair[1]);
            whole.append(check(&part));
            all.extend(violations(&part));
        }
        prop_assert_eq!(whole, check(&columns));
        prop_assert_eq!(all, violations(&columns));
    }
}

#[test]
fn long_cases_and_many_cases_cross_the_blocks() {
    let guided = |count: usize| {
        let actions: Vec<_> = [Action::Register].into_iter().chain(vec![Action::Guide; count]).collect();
        plain(&actions)
    };
    let archived = plain(&[Action::Register, Action::Withdraw, Action::Archive]);
    let wrong = plain(&[Action::Register, Action::Archive]);
    // Blocks hold 16,384 rows and 2,048 cases.
    let mut logs =
        vec![guided(20_000), Vec::new(), archived.clone(), guided(16_383), guided(16_384), wrong.clone()];
    for place in 0..20_000 {
        logs.push(match place % 7 {
            0 => wrong.clone(),
            1 => guided(place % 11),
            2 => Vec::new(),
            _ => archived.clone(),
        });
    }
    let mut late = guided(18_000);
    late[17_999].role = 0;
    logs.push(late);
    let found = holds_against_deciding(&logs, Shown::ALL).unwrap();
    assert_eq!(
        found.verdicts[..6],
        [Verdict::Open, Verdict::Open, Verdict::Conforms, Verdict::Open, Verdict::Open, Verdict::Violates]
    );
    let last = found.first_violations.last().unwrap();
    assert_eq!((last.case, last.kind), (logs.len() - 1, Kind::WrongRole));
}

#[test]
fn a_breach_is_held_against_the_day_agreed_last() {
    use Action::{Agree, Approve, Breach, Propose, Register, Return};
    let mut log = plain(&[Register, Propose, Agree, Return, Propose, Agree, Approve, Breach]);
    let agreed = |ahead| day(ahead).day().days_since_epoch();
    (log[2].due, log[5].due) = (agreed(1), agreed(5));
    (log[7].at, log[7].refused) = (day(3).micros(), 0);
    let early = holds_against_deciding(&[log.clone()], Shown::ALL).unwrap();
    assert_eq!(early.first_violations[0].kind, Kind::PerformanceDayNotPast);
    log[7].at = day(6).micros();
    assert_eq!(holds_against_deciding(&[log], Shown::ALL).unwrap().verdicts, [Verdict::Open]);
}

#[test]
fn absurd_times_and_days_are_judged_and_do_no_harm() {
    let (mut early, mut late) = (plain(&[Action::Register, Action::DeferReply]), plain(&[Action::Register]));
    early[0].at = i64::MIN;
    early[1].at = i64::MAX;
    late[0].sequence = u32::MAX;
    for due in [i32::MIN, i32::MIN + 1, -719_163, 2_932_897, i32::MAX] {
        early[1].due = due;
        let table = Table::of(&[early.clone(), late.clone()]);
        let columns = table.columns(Shown::ALL);
        let kinds: Vec<_> = violations(&columns).iter().map(|violation| violation.kind).collect();
        assert_eq!(kinds, [Kind::ReplyDayMissing, Kind::SequenceGap], "{due}");
        assert_eq!(findings(&columns, 0, "7").len(), 1);
    }
    early[1].due = 2_932_896;
    let table = Table::of(&[early]);
    assert_eq!(check(&table.columns(Shown::ALL)).verdicts, [Verdict::Open]);
}
