//! The limits of each edition, on days worked out by hand.

use super::*;
use crate::obligation::{Duty, Standing};
use crate::provision::Confidence;
use crate::time::{Calendar, Due};
use Precedence::{Also, Governs, Undecided};
use RuleEditionId::{Decree778, Order20, Order51, Order62, Order121};

/// The clocks of a duty: edition, precedence, due.
fn clocks(case: &PetitionCase, duty: Duty, as_of: &str) -> Vec<(RuleEditionId, Precedence, Due)> {
    obligations(case, Calendar::national(), day(as_of))
        .into_iter()
        .filter(|clock| clock.obligation.duty == duty)
        .map(|clock| (clock.edition, clock.precedence, clock.obligation.due))
        .collect()
}

fn standing(case: &PetitionCase, duty: Duty, as_of: &str) -> Vec<Standing> {
    obligations(case, Calendar::national(), day(as_of))
        .into_iter()
        .filter(|clock| clock.obligation.duty == duty)
        .map(|clock| clock.obligation.standing)
        .collect()
}

fn on(text: &str) -> Due {
    Due::On(day(text))
}

const UNKNOWN: &str = "2026-12-31";

fn unknown() -> Due {
    Due::ScheduleUnknown { known_until: day(UNKNOWN) }
}

#[test]
fn order_51_counts_calendar_days_and_rolls_over_the_new_year_holiday() {
    // 2 January 2013 was a day off, as were the 1st and the 3rd.
    let case = after([("2012-12-28", lodging("2012-12-28"))]);
    assert_eq!(clocks(&case, Duty::AcceptPetition, "2012-12-28"), [(Order51, Governs, on("2013-01-04"))]);
    let case = after([("2012-12-28", lodging("2012-12-28")), ("2013-01-07", accept())]);
    let met = Standing::Met { on: day("2013-01-07"), late: true };
    assert_eq!(standing(&case, Duty::AcceptPetition, "2013-01-07"), [met]);
    assert_eq!(clocks(&case, Duty::EndMediation, "2013-01-07"), [(Order51, Governs, on("2013-03-08"))]);
    let all = obligations(&case, Calendar::national(), day("2013-01-07"));
    assert!(all.iter().all(|clock| clock.confidence == Confidence::Unsighted));
}

#[test]
fn order_62_counts_working_days_to_accept_and_leaves_testing_out_of_sixty_days() {
    // 3 and 4 September 2015 were days off, and Sunday the 6th was worked.
    let start = [("2015-09-01", lodging("2015-09-01")), ("2015-09-11", accept()), ("2015-09-14", mediate())];
    let case = after(start.clone());
    assert_eq!(clocks(&case, Duty::AcceptPetition, "2015-09-11"), [(Order62, Governs, on("2015-09-11"))]);
    let met = Standing::Met { on: day("2015-09-11"), late: false };
    assert_eq!(standing(&case, Duty::AcceptPetition, "2015-09-11"), [met]);
    assert_eq!(clocks(&case, Duty::EndMediation, "2015-09-14"), [(Order62, Governs, on("2015-11-10"))]);

    let testing = ("2015-09-20", Deed::SuspendTesting(Suspending::default()));
    let resumed = ("2015-09-30", Deed::Resume(Resumption::default()));
    let case = after(start.into_iter().chain([testing, resumed]));
    assert_eq!(clocks(&case, Duty::EndMediation, "2015-09-30"), [(Order62, Governs, on("2015-11-20"))]);
}

#[test]
fn order_20_counts_over_the_lengthened_spring_festival_of_2020() {
    let case = after([
        ("2020-01-20", lodging("2020-01-20")),
        ("2020-02-06", accept()),
        ("2020-02-10", mediate()),
        ("2020-04-13", ending(EndGround::LimitPassed)),
    ]);
    let as_of = "2020-04-23";
    assert_eq!(clocks(&case, Duty::AcceptPetition, as_of), [(Order20, Governs, on("2020-02-06"))]);
    assert_eq!(clocks(&case, Duty::EndMediation, as_of), [(Order20, Governs, on("2020-04-10"))]);
    assert_eq!(clocks(&case, Duty::TellParties, as_of), [(Order20, Governs, on("2020-04-22"))]);
    let late = Standing::Met { on: day("2020-04-13"), late: true };
    assert_eq!(standing(&case, Duty::EndMediation, as_of), [late]);
    assert_eq!(standing(&case, Duty::TellParties, as_of), [Standing::Overdue { days: 1 }]);
}

#[test]
fn where_two_limits_apply_both_are_computed_and_the_earlier_governs() {
    let case = after([("2025-03-17", lodging("2025-03-14")), ("2025-03-20", accept())]);
    let as_of = "2025-03-20";
    // Equal days: the procedure's own comes first.
    assert_eq!(
        clocks(&case, Duty::AcceptPetition, as_of),
        [(Order20, Governs, on("2025-03-25")), (Decree778, Also, on("2025-03-25"))]
    );
    // Sixty days are over before forty-five working days with two holidays between.
    assert_eq!(
        clocks(&case, Duty::EndMediation, as_of),
        [(Decree778, Governs, on("2025-05-19")), (Order20, Also, on("2025-05-27"))]
    );
    let cited: Vec<_> = obligations(&case, Calendar::national(), day(as_of))
        .iter()
        .filter(|clock| clock.obligation.duty == Duty::EndMediation)
        .map(|clock| clock.obligation.citations[0].as_str())
        .collect();
    assert_eq!(cited, ["decree-778:46", "order-20:21(5)"]);
}

#[test]
fn testing_over_a_holiday_can_turn_the_order_of_two_limits() {
    // 1 to 8 October 2025 do not count: eight calendar days, and not one working day.
    let case = after([
        ("2025-09-12", lodging("2025-09-12")),
        ("2025-09-15", accept()),
        ("2025-09-15", mediate()),
        ("2025-09-30", Deed::SuspendTesting(Suspending::default())),
        ("2025-10-08", Deed::Resume(Resumption::default())),
    ]);
    assert_eq!(
        clocks(&case, Duty::EndMediation, "2025-10-09"),
        [(Order20, Governs, on("2025-11-21")), (Decree778, Also, on("2025-11-24"))]
    );
}

#[test]
fn recusal_stops_the_clock_of_the_edition_that_says_so_and_of_no_other() {
    let case = after([
        ("2025-03-14", lodging("2025-03-14")),
        ("2025-03-20", accept()),
        ("2025-03-21", mediate()),
        ("2025-03-24", Deed::SuspendRecusal(Suspending::default())),
    ]);
    assert_eq!(
        clocks(&case, Duty::EndMediation, "2025-03-31"),
        [
            (Decree778, Undecided, on("2025-05-19")),
            (Order20, Undecided, Due::Suspended { since: day("2025-03-24") })
        ]
    );
}

#[test]
fn testing_without_an_end_yet_stops_both_clocks() {
    let case = after([
        ("2026-05-06", lodging("2026-05-06")),
        ("2026-05-07", accept()),
        ("2026-05-08", mediate()),
        ("2026-05-11", Deed::SuspendTesting(Suspending::default())),
    ]);
    let still = Due::Suspended { since: day("2026-05-11") };
    assert_eq!(
        clocks(&case, Duty::EndMediation, "2026-09-01"),
        [(Order121, Undecided, still), (Decree778, Undecided, still)]
    );
    let open = [Standing::Open, Standing::Open];
    assert_eq!(standing(&case, Duty::EndMediation, "2026-12-31"), open);
}

#[test]
fn past_the_published_years_nothing_is_guessed() {
    let case = after([("2026-12-25", lodging("2026-12-25"))]);
    let both = [(Order121, Undecided, unknown()), (Decree778, Undecided, unknown())];
    assert_eq!(clocks(&case, Duty::AcceptPetition, UNKNOWN), both);

    let accepted = |received, on| after([(received, lodging(received)), (on, accept())]);
    let due = |case: &PetitionCase| clocks(case, Duty::EndMediation, UNKNOWN);
    // The sixtieth day is Saturday 19 December 2026.
    assert_eq!(
        due(&accepted("2026-10-16", "2026-10-20")),
        [(Order121, Governs, on("2026-12-21")), (Decree778, Also, on("2026-12-21"))]
    );
    let both = [(Order121, Undecided, unknown()), (Decree778, Undecided, unknown())];
    assert_eq!(due(&accepted("2026-11-18", "2026-11-20")), both);
    // A limit that runs past the known years comes after every known day.
    assert_eq!(
        due(&accepted("2026-04-14", "2026-10-30")),
        [(Decree778, Governs, on("2026-12-29")), (Order20, Also, unknown())]
    );
}

#[test]
fn the_enterprise_has_ten_working_days_that_do_not_count() {
    let referral = Deed::ReferOperator(OperatorReferral { operator: Some("某某商城".into()) });
    let answer = Deed::AnswerOperator(OperatorAnswer { answer: Some("同意退货".into()) });
    let start = [("2023-05-08", lodging("2023-05-08")), ("2023-05-08", referral)];
    let waiting = after(start.clone());
    let answered = after(start.clone().into_iter().chain([("2023-05-16", answer.clone())]));
    let late = after(start.into_iter().chain([("2023-06-20", answer)]));
    let due = |case: &PetitionCase| clocks(case, Duty::AcceptPetition, "2023-06-20");
    assert_eq!(due(&answered), [(Order20, Governs, on("2023-05-25"))]);
    // However late the answer is, no more than ten working days are left out.
    assert_eq!(due(&waiting), [(Order20, Governs, on("2023-05-31"))]);
    assert_eq!(due(&late), due(&waiting));
}

#[test]
fn a_declined_petition_is_told_within_the_limit_to_decide() {
    let told = Deed::TellConsumer(DeclineTold { reason: Some("不属于职责范围".into()) });
    let start =
        [("2015-09-01", lodging("2015-09-01")), ("2015-09-10", declining(DeclineGround::NotOurDuty, None))];
    let untold = after(start.clone());
    assert_eq!(clocks(&untold, Duty::TellParties, "2015-09-14"), [(Order62, Governs, on("2015-09-11"))]);
    assert_eq!(standing(&untold, Duty::TellParties, "2015-09-14"), [Standing::Overdue { days: 3 }]);
    let closed = after(start.into_iter().chain([("2015-09-11", told)]));
    assert_eq!(closed.stage(), Some(Stage::ClosedDeclined));
    let met = Standing::Met { on: day("2015-09-11"), late: false };
    assert_eq!(standing(&closed, Duty::TellParties, "2015-09-14"), [met]);
}

#[test]
fn where_no_limit_is_known_the_parties_are_told_promptly() {
    let case = after([
        ("2012-03-01", lodging("2012-03-01")),
        ("2012-03-02", accept()),
        ("2012-03-02", ending(EndGround::SettledThemselves)),
    ]);
    assert_eq!(clocks(&case, Duty::TellParties, "2013-03-01"), [(Order51, Governs, Due::Promptly)]);
    assert_eq!(standing(&case, Duty::TellParties, "2013-03-01"), [Standing::Open]);
}
