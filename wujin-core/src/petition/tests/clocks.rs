//! The limits of each edition, on days worked out by hand.

use super::*;
use crate::obligation::{Duty, Standing};
use crate::profile::{OnlineSettlement, Profile, ProfileDocument};
use crate::provision::Confidence;
use crate::time::{Due, PeriodRule};
use Precedence::{Also, Governs, Undecided};
use RuleEditionId::{Decree778, Order20, Order51, Order62, Order75, Order121};

/// The clocks of a duty: edition, precedence, due.
fn clocks(case: &PetitionCase, duty: Duty, as_of: &str) -> Vec<(RuleEditionId, Precedence, Due)> {
    obligations(case, Context::national(), day(as_of))
        .into_iter()
        .filter(|clock| clock.obligation.duty == duty)
        .map(|clock| (clock.edition, clock.precedence, clock.obligation.due))
        .collect()
}

fn standing(case: &PetitionCase, duty: Duty, as_of: &str) -> Vec<Standing> {
    obligations(case, Context::national(), day(as_of))
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
    // Sixty days from receipt, as memory has it: the sixtieth is 26 February.
    assert_eq!(clocks(&case, Duty::EndMediation, "2013-01-07"), [(Order51, Governs, on("2013-02-26"))]);
    let all = obligations(&case, Context::national(), day("2013-01-07"));
    assert!(all.iter().all(|clock| clock.confidence == Confidence::Unsighted));
    let mediation = all.iter().find(|clock| clock.obligation.duty == Duty::EndMediation).unwrap();
    assert_eq!(mediation.start_confidence, Confidence::Unsighted);
    let cited: Vec<_> = mediation.obligation.citations.iter().map(|cited| cited.as_str()).collect();
    assert_eq!(cited, ["reading:order-51-limits", "reading:order-51-start"]);
}

#[test]
fn a_district_office_before_2014_has_an_edition_that_falls_back_on_order_51() {
    let lodged = Deed::Lodge(Lodging {
        received: Some(day("2012-12-28")),
        handled_at: Some(HandlingPlace::DistrictOffice),
        ..Lodging::default()
    });
    let case = after([("2012-12-28", lodged)]);
    assert_eq!(case.facts().editions, [Order75]);
    let owed = obligations(&case, Context::national(), day("2012-12-28"));
    assert_eq!((owed[0].edition, owed[0].obligation.due), (Order75, on("2013-01-04")));
    assert_eq!(owed[0].confidence, Confidence::Unsighted);
    let cited: Vec<_> = owed[0].obligation.citations.iter().map(|cited| cited.as_str()).collect();
    assert_eq!(cited, ["reading:order-75-unsighted", "reading:order-51-limits"]);
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
    let cited: Vec<_> = obligations(&case, Context::national(), day(as_of))
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
fn recusal_stops_the_mediation_and_never_its_limit() {
    let start = [("2023-03-01", lodging("2023-03-01")), ("2023-03-02", accept()), ("2023-03-03", mediate())];
    let plain = after(start.clone());
    let stopped =
        after(start.clone().into_iter().chain([("2023-03-06", Deed::SuspendRecusal(Suspending::default()))]));
    let resumed = after(start.into_iter().chain([
        ("2023-03-06", Deed::SuspendRecusal(Suspending::default())),
        ("2023-04-06", resume_from_recusal()),
    ]));
    for case in [plain, stopped, resumed] {
        assert_eq!(clocks(&case, Duty::EndMediation, "2023-04-06"), [(Order20, Governs, on("2023-05-08"))]);
    }
}

#[test]
fn no_interruption_moves_the_day_for_acceptance() {
    // Accepted late on 12 March; tested for three months.
    let case = after([
        ("2015-03-02", lodging("2015-03-02")),
        ("2015-03-12", accept()),
        ("2015-03-12", mediate()),
        ("2015-03-12", Deed::SuspendTesting(Suspending::default())),
        ("2015-06-12", Deed::Resume(Resumption::default())),
    ]);
    assert_eq!(clocks(&case, Duty::AcceptPetition, "2015-06-12"), [(Order62, Governs, on("2015-03-11"))]);
    assert_eq!(clocks(&case, Duty::TellAcceptance, "2015-06-12"), [(Order62, Governs, on("2015-03-11"))]);
    assert_eq!(clocks(&case, Duty::EndMediation, "2015-06-12"), [(Order62, Governs, on("2015-08-11"))]);
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
    // The sixtieth day is Saturday 19 December 2026, which the Order's own rule leaves where it is.
    assert_eq!(
        due(&accepted("2026-10-16", "2026-10-20")),
        [
            (Order121, Governs, on("2026-12-19")),
            (Order121, Also, on("2026-12-21")),
            (Decree778, Also, on("2026-12-21"))
        ]
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
fn both_rules_for_a_last_day_off_are_shown_where_they_differ() {
    let case = after([("2026-04-15", lodging("2026-04-15")), ("2026-04-15", accept())]);
    let of_order_121: Vec<_> = obligations(&case, Context::national(), day("2026-06-15"))
        .into_iter()
        .filter(|clock| (clock.obligation.duty, clock.edition) == (Duty::EndMediation, Order121))
        .map(|clock| {
            let cited = clock.obligation.citations.iter().map(|cited| cited.as_str()).collect::<Vec<_>>();
            (clock.period_rule, clock.obligation.due, clock.obligation.standing, cited.join(" "))
        })
        .collect();
    let (sunday, monday) = (on("2026-06-14"), on("2026-06-15"));
    assert_eq!(
        of_order_121,
        [
            (
                PeriodRule::Order121,
                sunday,
                Standing::Overdue { days: 1 },
                "order-121:23(5) order-121:45 reading:two-period-rules".to_owned()
            ),
            (
                PeriodRule::CivilCode,
                monday,
                Standing::Open,
                "order-121:23(5) civil-code:203 reading:two-period-rules".to_owned()
            ),
        ]
    );
}

/// A context whose profile has the online scheme since 2023.
fn with_scheme(left_out_of_limit: bool) -> Context {
    let from = day("2023-01-01");
    let scheme = OnlineSettlement { from, working_days: 10, left_out_of_limit };
    let national: ProfileDocument = Profile::national().document().clone();
    let mut document = ProfileDocument { id: "online".to_owned(), ..national };
    document.petition.online_settlement = Some(scheme);
    Context { profile: Profile::adopt(document).unwrap().into(), ..Context::default() }
}

#[test]
fn the_enterprise_settles_first_only_under_a_profile_and_never_moves_acceptance() {
    let referral = || Deed::ReferOperator(OperatorReferral { operator: Some("某某商城".into()) });
    let take = |case: PetitionCase, on: &str, deed, context: &Context| {
        let at = Instant::on(day(on), 36_000);
        let event = decide_under(&case, at, Role::Authority, deed, context).unwrap();
        case.evolve(&event)
    };
    for (context, mediation) in [(with_scheme(false), "2023-07-11"), (with_scheme(true), "2023-07-25")] {
        let case = take(Case::new(), "2023-05-08", lodging("2023-05-08"), &context);
        let case = take(case, "2023-05-08", accept(), &context);
        let case = take(case, "2023-05-08", referral(), &context);
        let due = |duty| {
            let owed = obligations(&case, &context, day("2023-06-20"));
            owed.iter().find(|clock| clock.obligation.duty == duty).unwrap().obligation.due
        };
        assert_eq!(due(Duty::AcceptPetition), on("2023-05-17"));
        assert_eq!(due(Duty::EndMediation), on(mediation));
    }
    // Not without a profile that has the scheme, nor for what was received before it began.
    let lodged = after([("2012-05-07", lodging("2012-05-07"))]);
    assert_eq!(codes(decide(&lodged, "2012-05-07", Role::Authority, referral())), ["WJ-532"]);
    let early = take(Case::new(), "2022-12-30", lodging("2022-12-30"), &with_scheme(true));
    let at = Instant::on(day("2023-01-05"), 36_000);
    let refused = decide_under(&early, at, Role::Authority, referral(), &with_scheme(true));
    assert_eq!(codes(refused), ["WJ-532"]);
}

#[test]
fn order_121_tells_both_parties_within_seven_working_days_of_the_end() {
    let case = after([
        ("2026-05-06", lodging("2026-05-06")),
        ("2026-05-07", accept()),
        ("2026-05-08", ending(EndGround::SettledThemselves)),
    ]);
    // Saturday 9 May is worked.
    assert_eq!(clocks(&case, Duty::TellParties, "2026-05-18"), [(Order121, Governs, on("2026-05-18"))]);
    assert_eq!(standing(&case, Duty::TellParties, "2026-05-19"), [Standing::Overdue { days: 1 }]);
}

#[test]
fn acceptance_is_told_within_the_limit_to_decide() {
    for (received, accepted, edition, due) in [
        ("2015-09-01", "2015-09-02", Order62, "2015-09-11"),
        ("2021-03-01", "2021-03-02", Order20, "2021-03-10"),
        ("2026-05-06", "2026-05-07", Order121, "2026-05-14"),
    ] {
        let start = [(received, lodging(received)), (accepted, accept())];
        let case = after(start.clone());
        let owed = clocks(&case, Duty::TellAcceptance, due);
        assert_eq!(owed, [(edition, Governs, on(due))]);
        let told = after(start.into_iter().chain([(due, Deed::TellAcceptance(AcceptanceTold::default()))]));
        let met = Standing::Met { on: day(due), late: false };
        assert_eq!(standing(&told, Duty::TellAcceptance, due), [met]);
    }
    // Of Order 51 nothing is known of it.
    let case = after([("2012-03-01", lodging("2012-03-01")), ("2012-03-02", accept())]);
    assert!(clocks(&case, Duty::TellAcceptance, "2012-03-02").is_empty());
}

#[test]
fn a_declined_petition_is_told_within_the_limit_to_decide() {
    let told = Deed::TellConsumer(DeclineTold {
        reason: Some("不属于职责范围".into()),
        ..DeclineTold::default()
    });
    let start =
        [("2015-09-01", lodging("2015-09-01")), ("2015-09-10", declining(DeclineGround::NotOurDuty, None))];
    let untold = after(start.clone());
    assert_eq!(clocks(&untold, Duty::TellDecline, "2015-09-14"), [(Order62, Governs, on("2015-09-11"))]);
    assert_eq!(standing(&untold, Duty::TellDecline, "2015-09-14"), [Standing::Overdue { days: 3 }]);
    let closed = after(start.into_iter().chain([("2015-09-11", told)]));
    assert_eq!(closed.stage(), Some(Stage::ClosedDeclined));
    let met = Standing::Met { on: day("2015-09-11"), late: false };
    assert_eq!(standing(&closed, Duty::TellDecline, "2015-09-14"), [met]);
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
