//! What is refused, under which edition, and that everything in the way is named.

use super::*;
use crate::edition::SuspensionCause;
use DeclineGround::{
    IdentityUnverified, IdentityWithheld, MaterialsFalse, MediatedBefore, NotConsumption, NotOurDuty,
    PastQualityGuarantee, PastWarranty, SuspectedFraud,
};
use Role::{Authority, Consumer};

#[test]
fn the_day_of_receipt_pins_the_editions_for_good() {
    let case = after([("2026-04-20", lodging("2026-04-14"))]);
    assert_eq!(case.facts().editions, [RuleEditionId::Order20, RuleEditionId::Decree778]);

    let editions = vec![RuleEditionId::Order62];
    let received = Some(day("2020-01-02"));
    let chosen = Deed::Lodge(Lodging { received, editions: editions.clone(), ..Lodging::default() });
    assert_eq!(after([("2020-01-02", chosen)]).facts().editions, editions);
}

#[test]
fn a_petition_needs_a_day_of_receipt_that_an_edition_covers() {
    let lodge = |deed| decide(&Case::new(), "1995-06-01", Consumer, deed);
    assert_eq!(codes(lodge(Deed::Lodge(Lodging::default()))), ["WJ-503"]);
    assert_eq!(codes(lodge(lodging("1995-06-01"))), ["WJ-505"]);
    assert_eq!(codes(lodge(lodging("1996-06-02"))), ["WJ-504"]);
    // Whoever names the editions answers for them.
    let (received, editions) = (Some(day("1995-06-01")), vec![RuleEditionId::Order51]);
    assert!(lodge(Deed::Lodge(Lodging { received, editions, ..Lodging::default() })).is_ok());
}

#[test]
fn a_withdrawal_ends_a_mediation_and_before_it_rests_on_nothing() {
    let withdrawn = |case: &PetitionCase| {
        let cited = basis(case.facts(), &Deed::Withdraw(PetitionWithdrawal::default()));
        cited.iter().map(|cited| cited.as_str().to_owned()).collect::<Vec<_>>()
    };
    let lodged = [("2021-03-01", lodging("2021-03-01"))];
    assert!(withdrawn(&after(lodged.clone())).is_empty());
    let accepted = after(lodged.into_iter().chain([("2021-03-02", accept())]));
    assert_eq!(withdrawn(&accepted), ["order-20:21(1)"]);
}

#[test]
fn a_ground_belongs_to_the_edition_and_not_to_its_successor() {
    let decline = |received, ground| {
        decide(&after([(received, lodging(received))]), received, Authority, declining(ground, None))
    };
    // Received on, ground, whether it is listed.
    let table = [
        ("2012-03-01", PastWarranty, true),
        ("2012-03-01", NotOurDuty, false),
        ("2012-03-01", PastQualityGuarantee, false),
        ("2015-03-02", PastQualityGuarantee, true),
        ("2015-03-02", PastWarranty, false),
        ("2015-03-02", MediatedBefore, true),
        ("2015-03-02", NotConsumption, false),
        ("2021-03-01", NotConsumption, true),
        ("2021-03-01", PastWarranty, false),
        ("2021-03-01", IdentityWithheld, false),
        ("2025-03-03", IdentityWithheld, true),
        ("2021-03-01", MaterialsFalse, false),
        ("2026-05-06", MaterialsFalse, true),
        ("2026-05-06", IdentityUnverified, true),
        ("2025-03-03", IdentityUnverified, false),
        // What the decree says of it stands beside the Order.
        ("2026-05-06", IdentityWithheld, true),
        // Art 42 ends a mediation, and declines nothing.
        ("2026-05-06", SuspectedFraud, false),
        ("2026-05-06", MediatedBefore, false),
    ];
    for (received, ground, listed) in table {
        let decided = decline(received, ground);
        assert_eq!(decided.is_ok(), listed, "{received} {ground}");
        if !listed {
            assert_eq!(codes(decided), ["WJ-501"], "{received} {ground}");
        }
    }
}

#[test]
fn the_time_bar_is_over_only_beyond_the_corresponding_day() {
    // Received on, harm known on, what is refused.
    let table: [(&str, Option<&str>, &[&str]); 7] = [
        ("2014-03-14", Some("2013-03-14"), &["WJ-507"]),
        ("2014-03-14", Some("2013-03-13"), &[]),
        ("2015-03-02", Some("2014-03-01"), &[]),
        ("2020-03-02", Some("2018-03-01"), &["WJ-507"]),
        ("2023-03-01", Some("2020-02-29"), &[]),
        ("2023-02-28", Some("2020-02-29"), &["WJ-507"]),
        ("2025-03-03", None, &["WJ-506"]),
    ];
    for (received, harm, expected) in table {
        let case = after([(received, lodging(received))]);
        let decided = decide(&case, received, Authority, declining(DeclineGround::TimeBarred, harm));
        match decided {
            Ok(_) => assert!(expected.is_empty(), "{received} {harm:?}"),
            refused => assert_eq!(codes(refused), expected, "{received} {harm:?}"),
        }
    }
}

#[test]
fn a_request_for_recusal_stops_the_mediation_in_every_procedure() {
    let testing = || Deed::SuspendTesting(Suspending::default());
    let recusal = || Deed::SuspendRecusal(Suspending::default());
    for received in ["2012-03-01", "2015-03-02", "2021-03-01", "2025-03-03", "2026-05-06"] {
        let case = after([(received, lodging(received)), (received, accept()), (received, mediate())]);
        for stopped in [&[recusal()][..], &[testing(), recusal()]] {
            let case = after_case(case.clone(), stopped.iter().map(|deed| (received, deed.clone())));
            assert!(case.facts().is_suspended_for(SuspensionCause::Recusal), "{received}");
            assert!(codes(decide(&case, received, Authority, agree())).contains(&"WJ-201"), "{received}");
            let undecided = Deed::Resume(Resumption::default());
            assert_eq!(codes(decide(&case, received, Authority, undecided)), ["WJ-517"], "{received}");
            let case = after_case(case, [(received, resume_from_recusal())]);
            assert!(!case.facts().is_suspended_for(SuspensionCause::Recusal), "{received}");
        }
    }
    // The decree alone, named in place of the procedure, says nothing of it.
    let editions = vec![RuleEditionId::Decree778];
    let received = Some(day("2025-03-03"));
    let chosen = Deed::Lodge(Lodging { received, editions, ..Lodging::default() });
    let case = after([("2025-03-03", chosen), ("2025-03-03", accept()), ("2025-03-03", mediate())]);
    assert_eq!(codes(decide(&case, "2025-03-03", Authority, recusal())), ["WJ-515"]);
}

#[test]
fn a_limit_has_passed_only_after_its_true_last_day() {
    let end = |case: &PetitionCase, on| decide(case, on, Authority, ending(EndGround::LimitPassed));
    // Forty-five working days from 1 March 2023 end on 6 May, a make-up Saturday.
    let case = after([("2023-03-01", lodging("2023-03-01")), ("2023-03-01", accept())]);
    for on in ["2023-04-16", "2023-05-06"] {
        let refusal = end(&case, on).unwrap_err();
        assert_eq!(refusal.unmet[0].finding.code(), "WJ-511", "{on}");
        assert!(refusal.to_string().contains("ends on 2023-05-06"), "{refusal}");
    }
    assert!(end(&case, "2023-05-07").is_ok());

    let start = [("2015-09-01", lodging("2015-09-01")), ("2015-09-01", accept()), ("2015-09-01", mediate())];
    let case = after(start.clone());
    // The sixtieth day, 31 October, is a Saturday: the limit ends on Monday.
    assert_eq!(codes(end(&case, "2015-11-02")), ["WJ-511"]);
    assert!(end(&case, "2015-11-03").is_ok());
    let testing = [("2015-09-10", Deed::SuspendTesting(Suspending::default()))];
    let tested = after(start.into_iter().chain(testing));
    assert_eq!(codes(end(&tested, "2015-12-31")), ["WJ-529"]);
    let tested = after_case(tested, [("2015-09-20", Deed::Resume(Resumption::default()))]);
    assert_eq!(codes(end(&tested, "2015-11-10")), ["WJ-511"]);
    assert!(end(&tested, "2015-11-11").is_ok());
}

#[test]
fn where_the_calendar_does_not_reach_no_limit_has_passed() {
    let end = |case: &PetitionCase, on| decide(case, on, Authority, ending(EndGround::LimitPassed));
    let case = after([("2026-11-18", lodging("2026-11-18")), ("2026-11-20", accept())]);
    let refusal = end(&case, "2027-06-01").unwrap_err();
    assert_eq!(refusal.unmet[0].finding.code(), "WJ-530");
    assert!(refusal.to_string().contains("the schedule is unknown"), "{refusal}");
}

#[test]
fn both_rules_and_an_unsighted_start_must_have_passed() {
    let end = |case: &PetitionCase, on| decide(case, on, Authority, ending(EndGround::LimitPassed));
    // Sunday 14 June 2026 by the Order, Monday by the Civil Code.
    let case = after([("2026-04-15", lodging("2026-04-15")), ("2026-04-15", accept())]);
    assert_eq!(codes(end(&case, "2026-06-15")), ["WJ-511"]);
    assert!(end(&case, "2026-06-16").is_ok());
    // Under Order 51 the sixty days are over from receipt, and not yet from acceptance.
    let case = after([("2012-12-28", lodging("2012-12-28")), ("2013-01-07", accept())]);
    assert_eq!(codes(end(&case, "2013-02-27")), ["WJ-511"]);
    assert!(end(&case, "2013-03-09").is_ok());
}

#[test]
fn a_bar_found_after_acceptance_is_named_and_listed() {
    let case = after([("2021-03-01", lodging("2021-03-01")), ("2021-03-02", accept())]);
    let end_on = |ground, bar, harm: Option<&str>| {
        let deed =
            Deed::End(Ending { ground: Some(ground), bar, harm_known: harm.map(day), ..Ending::default() });
        decide(&case, "2021-03-03", Authority, deed)
    };
    let end = |bar, harm| end_on(EndGround::BarFound, bar, harm);
    assert_eq!(codes(end(None, None)), ["WJ-502"]);
    assert_eq!(codes(end(Some(PastWarranty), None)), ["WJ-501"]);
    assert_eq!(codes(end(Some(DeclineGround::TimeBarred), None)), ["WJ-506"]);
    let event = end(Some(DeclineGround::TimeBarred), Some("2018-02-28")).unwrap();
    let articles: Vec<_> = basis(case.facts(), &event.deed).iter().map(|cited| cited.as_str()).collect();
    assert_eq!(articles, ["order-20:21(6)", "order-20:15(4)"]);
    let beside = end_on(EndGround::Absent, Some(DeclineGround::TimeBarred), None);
    assert!(beside.is_ok(), "what is no reason for the end is not asked after");
}

#[test]
fn a_refusal_names_everything_and_the_way() {
    let case = after([("2021-03-01", lodging("2021-03-01"))]);
    let told = Deed::TellParties(OutcomeTold { told: vec![] });
    let refusal = decide(&case, "2021-02-01", Consumer, told).unwrap_err();
    let found: Vec<_> = refusal.unmet.iter().map(|unmet| unmet.finding.code()).collect();
    assert_eq!(found, ["WJ-201", "WJ-204", "WJ-510", "WJ-510", "WJ-205"]);
    let path: Vec<_> = refusal.path.iter().map(|step| step.action.name).collect();
    assert_eq!(path, ["accept", "end", "tell_parties"]);

    let agreement = Deed::Agree(MediatedAgreement::default());
    assert_eq!(
        codes(decide(&case, "2021-03-02", Authority, agreement)),
        ["WJ-201", "WJ-509", "WJ-519", "WJ-519"]
    );
    let referral = Deed::ReferOperator(OperatorReferral::default());
    assert_eq!(codes(decide(&case, "2021-03-02", Authority, referral)), ["WJ-513", "WJ-532"]);
    let answer = Deed::AnswerOperator(OperatorAnswer::default());
    assert_eq!(codes(decide(&case, "2021-03-02", Authority, answer)), ["WJ-203", "WJ-514"]);
    let told = Deed::TellConsumer(DeclineTold::default());
    assert_eq!(codes(decide(&case, "2021-03-02", Authority, told)), ["WJ-201", "WJ-512"]);
}
