use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::*;
use crate::edition::OperatorKind;
use crate::obligation::{Duty, Party, Standing};
use crate::procedure::{Command, Exploration, Role};
use crate::profile::Profile;
use crate::reporting::{KindTable, ReportDue, TIERS, Tally, reporting_calendar};
use crate::time::{AnnualWindow, Calendar, Day, Inclusiveness, Instant, Period};

fn leg(from: Party, to: Party) -> Leg {
    Leg::between(from, to, false).unwrap()
}

fn at(day: &str) -> Instant {
    Instant::start_of(day.parse().unwrap())
}

fn draft(period: Period) -> Deed {
    let figures = Some(Box::new(ReportFigures::default()));
    Deed::Draft(Drafting { period: Some(period), figures, ..Drafting::default() })
}

fn reason() -> Deed {
    Deed::Return(Returning { reason: Some("合计不符".to_owned()) })
}

fn run(leg: &Leg, steps: &[(&str, Role, Deed)]) -> Result<SubmissionCase, Vec<&'static str>> {
    let mut case = SubmissionCase::new();
    for (day, role, deed) in steps {
        let command =
            Command { expected: case.sequence(), at: at(day), actor: (*role).into(), deed: deed.clone() };
        match case.decide(command, leg) {
            Ok(event) => case.apply(&event),
            Err(refusal) => return Err(refusal.unmet.iter().map(|unmet| unmet.finding.code()).collect()),
        }
    }
    Ok(case)
}

#[test]
fn every_report_can_still_be_filed_or_replaced() {
    let exploration = Exploration::of(&TABLE);
    let good = exploration.can_reach(|state| TABLE.is_end(state.stage));
    assert_eq!(good, exploration.states);
    let unsent = Exploration::avoiding(&TABLE, |row| {
        [Action::SubmitInWriting as u8, Action::EnterSystem as u8].contains(&row.action)
    });
    assert!(!unsent.reaches(Stage::Accepted as u8));
    // A report that has not gone up stands at no way, and one that has gone up stands at some.
    for state in &exploration.states {
        let gone_up = state.stage > Stage::Draft as u8;
        assert_eq!(state.side != Channels::None as u8, gone_up, "{state:?}");
    }
}

#[test]
fn both_ways_are_asked_of_a_county_before_it_is_accepted() {
    let county = leg(Party::County, Party::Prefecture);
    let quarter = Period::quarter(2012, 1).unwrap();
    let written = ("2012-04-05", Role::County, Deed::SubmitInWriting(Sending::default()));
    let entered = ("2012-04-06", Role::County, Deed::EnterSystem(Sending::default()));
    let accept = ("2012-04-07", Role::Prefecture, Deed::Accept(Acceptance::default()));
    let begin = ("2012-04-05", Role::County, draft(quarter));
    assert_eq!(run(&county, &[begin.clone(), written.clone(), accept.clone()]), Err(vec!["WJ-421"]));
    let accepted = run(&county, &[begin, written, entered, accept]).unwrap();
    assert_eq!(accepted.stage(), Some(Stage::Accepted));
    assert_eq!(accepted.facts().submitted_in_full(&county), "2012-04-06".parse().ok());
}

#[test]
fn what_is_missing_is_named_all_at_once() {
    let station = leg(Party::Station, Party::Office);
    let quarter = Period::quarter(2012, 1).unwrap();
    let year = Period::annual(2012, AnnualWindow::JanuaryToNovember).unwrap();
    let blank = || Deed::Draft(Drafting { changed: Some("件数".to_owned()), ..Drafting::default() });
    assert_eq!(
        run(&station, &[("2012-04-01", Role::Office, blank())]),
        Err(vec!["WJ-425", "WJ-422", "WJ-424"])
    );
    assert_eq!(run(&station, &[("2012-04-01", Role::Staff, draft(year))]), Err(vec!["WJ-408"]));
    let bare = Deed::Draft(Drafting { period: Some(quarter), ..Drafting::default() });
    let send = ("2012-04-01", Role::Staff, Deed::SubmitInWriting(Sending::default()));
    assert_eq!(run(&station, &[("2012-04-01", Role::Staff, bare), send.clone()]), Err(vec!["WJ-426"]));
    let mut columns = KindTable::of(OperatorKind::Mall, Tally { accepted: 1, ..Tally::EMPTY });
    columns.market.accepted = 1;
    let total = Some(Tally { accepted: 3, ..Tally::EMPTY });
    let figures = ReportFigures { columns, kind: Some(OperatorKind::Mall), total, parts: None };
    let fill = Deed::Fill(Filling { figures: Some(Box::new(figures)) });
    let steps =
        [("2012-04-01", Role::Staff, draft(quarter)), ("2012-04-01", Role::Staff, fill), send.clone()];
    assert_eq!(run(&station, &steps), Err(vec!["WJ-411", "WJ-413"]));
    let unexplained = Deed::Return(Returning::default());
    let steps =
        [("2012-04-01", Role::Staff, draft(quarter)), send, ("2012-04-02", Role::Office, unexplained)];
    assert_eq!(run(&station, &steps), Err(vec!["WJ-423"]));
}

fn due(leg: &Leg, number: usize) -> ReportDue {
    let (window, before) = (AnnualWindow::JanuaryToNovember, Inclusiveness::Inclusive);
    let (profile, calendar) = (Profile::national(), Calendar::national());
    reporting_calendar(leg, 2012, window, profile, calendar, before).unwrap()[number]
}

#[test]
fn a_province_is_in_time_on_the_day_and_late_the_day_after() {
    let province = leg(Party::Province, Party::Nation);
    let report = due(&province, 0);
    let standing = |entered: &str| {
        let steps = [
            ("2012-07-10", Role::Province, draft(report.period)),
            ("2012-07-10", Role::Province, Deed::SubmitInWriting(Sending::default())),
            (entered, Role::Province, Deed::EnterSystem(Sending::default())),
        ];
        let case = run(&province, &steps).unwrap();
        let owed = obligations(&case, &report, "2012-07-20".parse().unwrap());
        let duties: Vec<_> = owed.iter().map(|owed| owed.duty).collect();
        assert_eq!(duties, [Duty::SubmitStatistics, Duty::EnterSystem, Duty::AnswerSubmission]);
        owed[0].standing
    };
    let on = |day: &str| day.parse::<Day>().unwrap();
    assert_eq!(standing("2012-07-15"), Standing::Met { on: on("2012-07-15"), late: false });
    assert_eq!(standing("2012-07-16"), Standing::Met { on: on("2012-07-16"), late: true });
    let none = obligations(&SubmissionCase::new(), &report, on("2012-07-17"));
    assert_eq!(none[0].standing, Standing::Overdue { days: 2 });
    assert!(obligations(&SubmissionCase::new(), &report, on("2012-06-30")).is_empty());
}

#[test]
fn a_return_owes_a_correction_and_does_not_make_the_report_late() {
    let province = leg(Party::Province, Party::Nation);
    let report = due(&province, 1);
    let both = |day: &'static str| {
        [
            (day, Role::Province, Deed::SubmitInWriting(Sending::default())),
            (day, Role::Province, Deed::EnterSystem(Sending::default())),
        ]
    };
    let mut steps = vec![("2012-12-10", Role::Province, draft(report.period))];
    steps.extend(both("2012-12-14"));
    steps.push(("2012-12-18", Role::Nation, reason()));
    let returned = run(&province, &steps).unwrap();
    let as_of = "2012-12-31".parse().unwrap();
    let open: Vec<_> = obligations(&returned, &report, as_of)
        .into_iter()
        .filter(|owed| owed.standing == Standing::Open)
        .map(|owed| owed.duty)
        .collect();
    assert_eq!(open, [Duty::CorrectSubmission]);
    steps.push(("2012-12-20", Role::Province, Deed::Correct(Correction::default())));
    steps.extend(both("2012-12-21"));
    steps.push(("2012-12-24", Role::Nation, Deed::Accept(Acceptance::default())));
    let accepted = run(&province, &steps).unwrap();
    let owed = obligations(&accepted, &report, as_of);
    assert!(owed.iter().all(|owed| matches!(owed.standing, Standing::Met { late: false, .. })), "{owed:?}");
}

/// Deeds that satisfy their own guards, and some that do not.
fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        Just(draft(Period::quarter(2012, 1).unwrap())),
        Just(Deed::Draft(Drafting::default())),
        Just(Deed::Fill(Filling { figures: Some(Box::default()) })),
        Just(Deed::SubmitInWriting(Sending::default())),
        Just(Deed::EnterSystem(Sending::default())),
        Just(reason()),
        Just(Deed::Return(Returning::default())),
        Just(Deed::Correct(Correction::default())),
        Just(Deed::Accept(Acceptance::default())),
        Just(Deed::Revise(Replacement { by: Some("二".to_owned()), changed: Some("件数".to_owned()) })),
        Just(Deed::File(Filing::default())),
    ]
}

proptest! {
    #[test]
    fn replay_equals_live_after_every_step(
        deeds in prop::collection::vec((any_deed(), any::<bool>()), 1..40),
        tier in 0..4_usize,
    ) {
        let leg = leg(TIERS[tier], TIERS[tier + 1]);
        let (mut live, mut log) = (SubmissionCase::new(), Vec::new());
        for (index, (deed, upper)) in deeds.into_iter().enumerate() {
            let tier = if upper { leg.to } else { leg.from };
            let day = "2012-04-01".parse::<Day>().unwrap().plus_days(i32::try_from(index).unwrap()).unwrap();
            let actor = Leg::role(tier).unwrap().into();
            let command = Command { expected: live.sequence(), at: Instant::start_of(day), actor, deed };
            match live.decide(command, &leg) {
                Ok(event) => {
                    live.apply(&event);
                    log.push(event);
                    prop_assert_eq!(&SubmissionCase::replay(&log, &leg).unwrap(), &live);
                }
                Err(refusal) => prop_assert!(!refusal.unmet.is_empty()),
            }
        }
    }
}

#[test]
fn a_document_keeps_every_deed() {
    let mut actions = BTreeSet::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..200 {
        let deed = any_deed().new_tree(&mut runner).unwrap().current();
        actions.insert(deed.action());
        let text = serde_json::to_string(&deed).unwrap();
        assert_eq!(serde_json::from_str::<Deed>(&text).unwrap(), deed);
    }
    assert_eq!(actions.len(), Action::ALL.len());
}
