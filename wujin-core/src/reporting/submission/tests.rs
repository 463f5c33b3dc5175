use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::*;
use crate::edition::OperatorKind;
use crate::obligation::{Duty, Obligation, Party, Standing};
use crate::procedure::{Command, Exploration, Role};
use crate::profile::Profile;
use crate::reporting::{KindTable, Leg, ReportDue, TIERS, Tally, reporting_calendar};
use crate::time::{AnnualWindow, Calendar, Day, Instant, Period};

fn leg(from: Party, to: Party) -> Leg {
    Leg::between(from, to, false).unwrap()
}

fn at(day: &str) -> Instant {
    Instant::start_of(day.parse().unwrap())
}

/// A draft of a report that goes on a leg.
fn on(leg: &Leg) -> Drafting {
    Drafting { from: Some(leg.from), to: Some(leg.to), ..Drafting::default() }
}

fn draft(leg: &Leg, period: Period) -> Deed {
    let figures = Some(Box::new(ReportFigures::default()));
    Deed::Draft(Drafting { period: Some(period), figures, ..on(leg) })
}

fn reason() -> Deed {
    Deed::Return(Returning { reason: Some("合计不符".to_owned()) })
}

fn run(steps: &[(&str, Role, Deed)]) -> Result<SubmissionCase, Vec<&'static str>> {
    let mut case = SubmissionCase::new();
    for (day, role, deed) in steps {
        let command =
            Command { expected: case.sequence(), at: at(day), actor: (*role).into(), deed: deed.clone() };
        match case.decide(command, Profile::national()) {
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
    let begin = ("2012-04-05", Role::County, draft(&county, quarter));
    assert_eq!(run(&[begin.clone(), written.clone(), accept.clone()]), Err(vec!["WJ-421"]));
    let accepted = run(&[begin, written, entered, accept]).unwrap();
    assert_eq!(accepted.stage(), Some(Stage::Accepted));
    assert_eq!(accepted.facts().submitted_in_full(), "2012-04-06".parse().ok());
}

#[test]
fn what_is_missing_is_named_all_at_once() {
    let station = leg(Party::Station, Party::Office);
    let quarter = Period::quarter(2012, 1).unwrap();
    let year = Period::annual(2012, AnnualWindow::JanuaryToNovember).unwrap();
    let blank = || Deed::Draft(Drafting { changed: Some("件数".to_owned()), ..on(&station) });
    assert_eq!(run(&[("2012-04-01", Role::Office, blank())]), Err(vec!["WJ-425", "WJ-422", "WJ-424"]));
    assert_eq!(run(&[("2012-04-01", Role::Staff, draft(&station, year))]), Err(vec!["WJ-408"]));
    let bare = Deed::Draft(Drafting { period: Some(quarter), ..on(&station) });
    let send = ("2012-04-01", Role::Staff, Deed::SubmitInWriting(Sending::default()));
    assert_eq!(run(&[("2012-04-01", Role::Staff, bare), send.clone()]), Err(vec!["WJ-426"]));
    let mut columns = KindTable::of(OperatorKind::Mall, Tally { accepted: 1, ..Tally::EMPTY });
    columns.market.accepted = 1;
    let total = Some(Tally { accepted: 3, ..Tally::EMPTY });
    let figures = ReportFigures { columns, kind: Some(OperatorKind::Mall), total, parts: None };
    let fill = Deed::Fill(Filling { figures: Some(Box::new(figures)) });
    let steps = [
        ("2012-04-01", Role::Staff, draft(&station, quarter)),
        ("2012-04-01", Role::Staff, fill),
        send.clone(),
    ];
    assert_eq!(run(&steps), Err(vec!["WJ-411", "WJ-413"]));
    let unexplained = Deed::Return(Returning::default());
    let steps = [
        ("2012-04-01", Role::Staff, draft(&station, quarter)),
        send,
        ("2012-04-02", Role::Office, unexplained),
    ];
    assert_eq!(run(&steps), Err(vec!["WJ-423"]));
}

fn due(leg: &Leg, number: usize) -> ReportDue {
    let window = Some(AnnualWindow::JanuaryToNovember);
    reporting_calendar(leg, 2012, window, Profile::national(), Calendar::national()).unwrap()[number]
}

fn owed(case: &SubmissionCase, as_of: Day) -> Vec<Obligation> {
    obligations(case, Profile::national(), Calendar::national(), as_of)
}

#[test]
fn a_draft_names_its_leg_and_covers_what_the_profile_says() {
    let begin = |drafting: Drafting| run(&[("2012-04-01", Role::Office, Deed::Draft(drafting))]);
    assert_eq!(begin(Drafting::default()), Err(vec!["WJ-427"]));
    let (from, to) = (Some(Party::Office), Some(Party::Nation));
    assert_eq!(begin(Drafting { from, to, ..Drafting::default() }), Err(vec!["WJ-428"]));

    let own = r#"{"format":"wujin-profile/1","id":"own","version":"1","zh":"示例","en":"sample",
        "reporting":{"annual_window":"december_to_november"}}"#;
    let (own, province) = (Profile::from_json(own).unwrap(), leg(Party::Province, Party::Nation));
    let codes = |window, profile: &Profile| {
        let deed = draft(&province, Period::annual(2012, window).unwrap());
        let command = Command { expected: 0, at: at("2012-12-01"), actor: Role::Province.into(), deed };
        let decided = SubmissionCase::new().decide(command, profile);
        decided.map_err(|refusal| refusal.unmet.iter().map(|unmet| unmet.finding.code()).collect::<Vec<_>>())
    };
    assert_eq!(codes(AnnualWindow::JanuaryToNovember, &own), Err(vec!["WJ-429"]));
    let begun = SubmissionCase::new().evolve(&codes(AnnualWindow::DecemberToNovember, &own).unwrap());
    // It goes on under the profile that it began under.
    let fill = Deed::Fill(Filling::default());
    let command = Command { expected: 1, at: at("2012-12-02"), actor: Role::Province.into(), deed: fill };
    let refusal = begun.decide(command, Profile::national()).unwrap_err();
    assert_eq!(refusal.unmet[0].finding.code(), "WJ-207");
}

#[test]
fn a_province_is_in_time_on_the_day_and_late_the_day_after() {
    let province = leg(Party::Province, Party::Nation);
    let report = due(&province, 0);
    let standing = |entered: &str| {
        let steps = [
            ("2012-07-10", Role::Province, draft(&province, report.period)),
            ("2012-07-10", Role::Province, Deed::SubmitInWriting(Sending::default())),
            (entered, Role::Province, Deed::EnterSystem(Sending::default())),
        ];
        let case = run(&steps).unwrap();
        let owed = owed(&case, "2012-07-20".parse().unwrap());
        let duties: Vec<_> = owed.iter().map(|owed| owed.duty).collect();
        assert_eq!(duties, [Duty::SubmitStatistics, Duty::EnterSystem, Duty::AnswerSubmission]);
        owed[0].standing
    };
    let on = |day: &str| day.parse::<Day>().unwrap();
    assert_eq!(standing("2012-07-15"), Standing::Met { on: on("2012-07-15"), late: false });
    assert_eq!(standing("2012-07-16"), Standing::Met { on: on("2012-07-16"), late: true });
    let none = report_obligations(&SubmissionCase::new(), &report, on("2012-07-17"));
    assert_eq!(none[0].standing, Standing::Overdue { days: 2 });
    // Owed from the day after the half-year on.
    let owed_on = |day: &str| report_obligations(&SubmissionCase::new(), &report, on(day)).len();
    assert_eq!((owed_on("2012-06-30"), owed_on("2012-07-01")), (0, 2));
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
    let mut steps = vec![("2012-12-10", Role::Province, draft(&province, report.period))];
    steps.extend(both("2012-12-14"));
    steps.push(("2012-12-18", Role::Nation, reason()));
    let returned = run(&steps).unwrap();
    let as_of = "2012-12-31".parse().unwrap();
    let open: Vec<_> = owed(&returned, as_of)
        .into_iter()
        .filter(|owed| owed.standing == Standing::Open)
        .map(|owed| owed.duty)
        .collect();
    assert_eq!(open, [Duty::CorrectSubmission]);
    steps.push(("2012-12-20", Role::Province, Deed::Correct(Correction::default())));
    steps.extend(both("2012-12-21"));
    steps.push(("2012-12-24", Role::Nation, Deed::Accept(Acceptance::default())));
    let accepted = run(&steps).unwrap();
    let owed = owed(&accepted, as_of);
    assert!(owed.iter().all(|owed| matches!(owed.standing, Standing::Met { late: false, .. })), "{owed:?}");
}

#[test]
fn a_revision_names_what_takes_the_place_and_says_what_changed() {
    let station = leg(Party::Station, Party::Office);
    let (by, changed) = (Some("报表二".to_owned()), Some("和解件数".to_owned()));
    let revise = |by: Option<String>, changed: Option<String>| {
        let revise = Deed::Revise(Replacement { by, changed });
        run(&[
            ("2012-04-01", Role::Staff, draft(&station, Period::quarter(2012, 1).unwrap())),
            ("2012-04-01", Role::Staff, Deed::SubmitInWriting(Sending::default())),
            ("2012-04-02", Role::Office, Deed::Accept(Acceptance::default())),
            ("2012-04-03", Role::Staff, revise),
        ])
        .map(|case| case.stage())
    };
    assert_eq!(revise(by.clone(), changed.clone()), Ok(Some(Stage::Revised)));
    for (by, changed) in [(by, None), (None, changed), (None, None), (Some(" ".to_owned()), None)] {
        assert_eq!(revise(by, changed), Err(vec!["WJ-424"]));
    }
}

/// Deeds that satisfy their own guards, and some that do not.
fn any_deed(leg: &Leg) -> impl Strategy<Value = Deed> + use<> {
    prop_oneof![
        Just(draft(leg, Period::quarter(2012, 1).unwrap())),
        Just(draft(leg, Period::first_half(2012).unwrap())),
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
        (leg, deeds) in (0..5_usize).prop_flat_map(|tier| {
            let leg = leg(TIERS[tier], TIERS[tier + 1]);
            (Just(leg), prop::collection::vec((any_deed(&leg), any::<bool>()), 1..40))
        }),
    ) {
        let (mut live, mut log) = (SubmissionCase::new(), Vec::new());
        for (index, (deed, upper)) in deeds.into_iter().enumerate() {
            let tier = if upper { leg.to } else { leg.from };
            let day = "2012-04-01".parse::<Day>().unwrap().plus_days(i32::try_from(index).unwrap()).unwrap();
            let actor = Leg::role(tier).unwrap().into();
            let command = Command { expected: live.sequence(), at: Instant::start_of(day), actor, deed };
            match live.decide(command, Profile::national()) {
                Ok(event) => {
                    live.apply(&event);
                    log.push(event);
                    prop_assert_eq!(&SubmissionCase::replay(&log, Profile::national()).unwrap(), &live);
                }
                Err(refusal) => prop_assert!(!refusal.unmet.is_empty()),
            }
        }
    }
}

#[test]
fn a_document_keeps_every_deed() {
    let station = leg(Party::Station, Party::Office);
    let mut actions = BTreeSet::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..200 {
        let deed = any_deed(&station).new_tree(&mut runner).unwrap().current();
        actions.insert(deed.action());
        let text = serde_json::to_string(&deed).unwrap();
        assert_eq!(serde_json::from_str::<Deed>(&text).unwrap(), deed);
    }
    assert_eq!(actions.len(), Action::ALL.len());
}
