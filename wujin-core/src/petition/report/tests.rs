//! What holds of the report of an illegal act.

use super::*;
use crate::obligation::{Duty, Standing};
use crate::procedure::{Case, Command, Exploration, Role, State};
use crate::time::{Calendar, Due};

fn decide(
    case: &Case<IllegalActReport>,
    day: &str,
    deed: Deed,
) -> Result<Event<IllegalActReport>, Box<crate::procedure::Refusal>> {
    let at = crate::time::Instant::on(day.parse().unwrap(), 36_000);
    let actor = Role::Authority.into();
    case.decide(Command { expected: case.sequence(), at, actor, deed }, Context::national())
}

fn receipt(real_name: Option<bool>) -> Deed {
    Deed::Receive(Receipt { clue: Some("销售假冒商品".into()), real_name, ..Receipt::default() })
}

fn after(steps: impl IntoIterator<Item = (&'static str, Deed)>) -> Case<IllegalActReport> {
    steps.into_iter().fold(Case::new(), |case, (day, deed)| {
        let event = decide(&case, day, deed).unwrap_or_else(|refusal| panic!("{day}: {refusal}"));
        case.evolve(&event)
    })
}

fn extend(on: &'static str) -> (&'static str, Deed) {
    let (approved_by, reason) = (Some("局长".into()), Some("案情复杂".into()));
    (on, Deed::ExtendCheck(Extension { approved_by, reason }))
}

fn check(on: &'static str) -> (&'static str, Deed) {
    (on, Deed::Check(Checking::default()))
}

fn due(case: &Case<IllegalActReport>, duty: Duty) -> Option<(Due, &'static str)> {
    let owed = obligations(case, Calendar::national(), "2026-12-01".parse().unwrap());
    let found = owed.iter().find(|owed| owed.duty == duty)?;
    Some((found.due, found.citations.last().unwrap().as_str()))
}

fn on(day: &str) -> Due {
    Due::On(day.parse().unwrap())
}

#[test]
fn each_result_is_told() {
    let results = [
        (Deed::OpenCase(Opening::default()), ReportOutcome::CaseOpened),
        (Deed::NotOpen(NotOpening { reason: Some("证据不足".into()) }), ReportOutcome::NotOpened),
        (Deed::Refer(Referral { agency: Some("公安局".into()) }), ReportOutcome::Referred),
    ];
    for (deed, result) in results {
        let mut case = after([("2012-03-01", receipt(None)), check("2012-03-02"), ("2012-09-03", deed)]);
        assert_eq!(case.facts().result, Some(result));
        assert!(!case.has_ended());
        let told = Deed::TellReporter(ReporterTold { content: Some("已处理".into()) });
        case.apply(&decide(&case, "2012-09-04", told).unwrap());
        assert_eq!(case.stage(), Some(Stage::Closed));
        let on = "2012-09-04".parse().unwrap();
        let owed = obligations(&case, Calendar::national(), on);
        assert_eq!(owed.last().unwrap().standing, Standing::Met { on, late: false });
    }
}

#[test]
fn checking_has_the_days_of_the_rules_of_its_day() {
    let received = |day| due(&after([(day, receipt(None))]), Duty::HandleReport);
    assert_eq!(received("2007-09-28"), Some((Due::Promptly, "reading:report-promptly")));
    // Seven working days, from memory.
    assert_eq!(received("2012-03-01"), Some((on("2012-03-12"), "reading:report-rules-from-memory")));
    // Fifteen working days.
    assert_eq!(received("2020-03-02"), Some((on("2020-03-23"), "penalty-procedure-2019:17")));
    assert_eq!(received("2026-05-06"), Some((on("2026-05-26"), "penalty-procedure-2021:18")));
}

#[test]
fn an_approved_extension_adds_its_days_once_and_in_time() {
    let start = || [("2026-05-06", receipt(None)), check("2026-05-07")];
    let extended = after(start().into_iter().chain([extend("2026-05-26")]));
    // Fifteen working days more after 26 May; 19 June is a holiday.
    assert_eq!(due(&extended, Duty::HandleReport).unwrap().0, on("2026-06-16"));
    let refused = |case: &Case<IllegalActReport>, (day, deed): (&str, Deed)| {
        let refusal = decide(case, day, deed).unwrap_err();
        refusal.unmet.iter().map(|unmet| unmet.finding.code()).collect::<Vec<_>>()
    };
    assert_eq!(refused(&extended, extend("2026-05-26")), ["WJ-537"]);
    assert_eq!(refused(&after(start()), extend("2026-05-27")), ["WJ-538"]);
    let bare = ("2026-05-08", Deed::ExtendCheck(Extension::default()));
    assert_eq!(refused(&after(start()), bare), ["WJ-535", "WJ-536"]);
}

#[test]
fn under_order_20_a_reporter_by_real_name_is_told_within_five_working_days() {
    let decided = |received, real_name, result| {
        let case = after([(received, receipt(real_name)), check(received), (received, result)]);
        due(&case, Duty::TellReporter)
    };
    let open = || Deed::OpenCase(Opening::default());
    assert_eq!(decided("2022-03-01", Some(true), open()), Some((on("2022-03-08"), "order-20:31")));
    assert_eq!(decided("2022-03-01", None, open()), Some((Due::Promptly, "reading:report-promptly")));
    assert_eq!(decided("2022-03-01", Some(false), open()), None);
    let referred = Deed::Refer(Referral { agency: Some("公安局".into()) });
    assert_eq!(decided("2022-03-01", Some(true), referred).unwrap().0, Due::Promptly);
    assert_eq!(decided("2012-03-01", Some(true), open()).unwrap().0, Due::Promptly);
    assert_eq!(decided("2026-05-06", Some(true), open()), Some((Due::Promptly, "order-121:36")));
}

#[test]
fn it_closes_untold_only_where_there_is_nobody_to_tell() {
    let close = |received, real_name, found_in: Option<&str>| {
        let clue = Some("标签虚假".into());
        let found_in = found_in.map(Into::into);
        let received_deed = Deed::Receive(Receipt { clue, real_name, found_in, subject: None });
        let open = Deed::OpenCase(Opening::default());
        let case = after([(received, received_deed), check(received), (received, open)]);
        decide(&case, received, Deed::Close(Closing { reason: Some("匿名举报".into()) }))
    };
    for received in ["2012-03-01", "2022-03-01"] {
        for real_name in [None, Some(true)] {
            let refusal = close(received, real_name, None).unwrap_err();
            assert_eq!(refusal.unmet[0].finding.code(), "WJ-539");
        }
        assert!(close(received, Some(false), None).is_ok());
        assert!(close(received, None, Some("诉-1")).is_ok());
    }
    assert!(close("2026-05-06", Some(true), None).is_ok());
}

#[test]
fn a_clue_found_while_mediating_is_checked_in_fifteen_working_days() {
    let found = |day: &'static str| {
        let (clue, found_in) = (Some("标签虚假".into()), Some("诉-1".into()));
        let case = after([(day, Deed::Receive(Receipt { clue, found_in, ..Receipt::default() }))]);
        due(&case, Duty::HandleReport)
    };
    assert_eq!(found("2022-03-01"), Some((on("2022-03-22"), "order-20:23")));
    assert_eq!(found("2026-05-06"), Some((on("2026-05-26"), "order-121:27")));
}

#[test]
fn what_is_left_out_is_named() {
    let refused = |case: &Case<IllegalActReport>, deed| {
        let refusal = decide(case, "2012-03-05", deed).unwrap_err();
        refusal.unmet.iter().map(|unmet| unmet.finding.code()).collect::<Vec<_>>()
    };
    let mut case = Case::new();
    assert_eq!(refused(&case, Deed::Receive(Receipt::default())), ["WJ-521"]);
    assert_eq!(refused(&case, Deed::Refer(Referral::default())), ["WJ-201", "WJ-523"]);
    let receipt = Receipt { clue: Some("短斤少两".into()), ..Receipt::default() };
    case.apply(&decide(&case, "2012-03-01", Deed::Receive(receipt)).unwrap());
    case.apply(&decide(&case, "2012-03-01", Deed::Check(Checking::default())).unwrap());
    assert_eq!(refused(&case, Deed::NotOpen(NotOpening { reason: Some("  ".into()) })), ["WJ-522"]);
    case.apply(&decide(&case, "2012-03-02", Deed::OpenCase(Opening::default())).unwrap());
    assert_eq!(refused(&case, Deed::TellReporter(ReporterTold::default())), ["WJ-524"]);
    assert_eq!(refused(&case, Deed::Close(Closing::default())), ["WJ-540", "WJ-539"]);
    let found_in = Some("　".into());
    let nowhere =
        Deed::Receive(Receipt { clue: Some("短斤少两".into()), found_in, ..Receipt::default() });
    assert_eq!(refused(&Case::new(), nowhere), ["WJ-541"]);
}

#[test]
fn every_state_can_close_and_only_through_a_result() {
    let explored = Exploration::of(&TABLE);
    let closing = explored.can_reach(|state: State| TABLE.is_end(state.stage));
    assert_eq!(closing.len(), explored.states.len());
    let results = [Action::OpenCase, Action::NotOpen, Action::Refer].map(Action::index);
    let without = Exploration::avoiding(&TABLE, |row| results.contains(&row.action));
    assert!(!without.reaches(Stage::Closed.index()));
}
