//! What is refused, under which edition, and that everything in the way is named.

use super::*;
use DeclineGround::{IdentityWithheld, MediatedBefore, NotConsumption, NotOurDuty, PastWarranty};
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
        ("2015-03-02", PastWarranty, true),
        ("2015-03-02", MediatedBefore, true),
        ("2015-03-02", NotConsumption, false),
        ("2021-03-01", NotConsumption, true),
        ("2021-03-01", PastWarranty, false),
        ("2021-03-01", IdentityWithheld, false),
        ("2025-03-03", IdentityWithheld, true),
        ("2026-05-06", IdentityWithheld, true),
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
fn mediation_rests_only_for_what_the_edition_names() {
    let testing = Deed::SuspendTesting(Suspending::default());
    let recusal = Deed::SuspendRecusal(Suspending::default());
    // Received on, whether testing time is left out, whether recusal stops the clock.
    let table = [
        ("2012-03-01", false, false),
        ("2015-03-02", true, false),
        ("2021-03-01", true, true),
        ("2025-03-03", true, true),
        ("2026-05-06", true, false),
    ];
    for (received, tests, recuses) in table {
        let case = after([(received, lodging(received)), (received, accept()), (received, mediate())]);
        for (deed, listed) in [(&testing, tests), (&recusal, recuses)] {
            let decided = decide(&case, received, Authority, deed.clone());
            assert_eq!(decided.is_ok(), listed, "{received}");
            if !listed {
                assert_eq!(codes(decided), ["WJ-508"]);
            }
        }
    }
}

#[test]
fn a_limit_has_not_passed_before_its_count_of_days() {
    let start = [("2015-09-01", lodging("2015-09-01")), ("2015-09-01", accept()), ("2015-09-01", mediate())];
    let end = |case: &PetitionCase, on| decide(case, on, Authority, ending(EndGround::LimitPassed));
    let case = after(start.clone());
    // The sixtieth day is 31 October.
    assert_eq!(codes(end(&case, "2015-10-31")), ["WJ-511"]);
    assert!(end(&case, "2015-11-01").is_ok());
    let rested = after(start.into_iter().chain([
        ("2015-09-10", Deed::SuspendTesting(Suspending::default())),
        ("2015-09-20", Deed::Resume(Resumption::default())),
    ]));
    assert_eq!(codes(end(&rested, "2015-11-10")), ["WJ-511"]);
    assert!(end(&rested, "2015-11-11").is_ok());
}

#[test]
fn a_bar_found_after_acceptance_is_named_and_listed() {
    let case = after([("2021-03-01", lodging("2021-03-01")), ("2021-03-02", accept())]);
    let end_on = |ground, bar, harm: Option<&str>| {
        let deed = Deed::End(Ending { ground: Some(ground), bar, harm_known: harm.map(day), remark: None });
        decide(&case, "2021-03-03", Authority, deed)
    };
    let end = |bar, harm| end_on(EndGround::BarFound, bar, harm);
    assert_eq!(codes(end(None, None)), ["WJ-502"]);
    assert_eq!(codes(end(Some(PastWarranty), None)), ["WJ-501"]);
    assert_eq!(codes(end(Some(DeclineGround::TimeBarred), None)), ["WJ-506"]);
    let event = end(Some(DeclineGround::TimeBarred), Some("2018-02-28")).unwrap();
    let articles: Vec<_> = basis(case.facts(), &event.deed).iter().map(|cited| cited.as_str()).collect();
    assert_eq!(articles, ["order-20:21(6)", "order-20:15(4)"]);
    let beside = end_on(EndGround::NoAgreementPossible, Some(DeclineGround::TimeBarred), None);
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
    assert_eq!(codes(decide(&case, "2021-03-02", Authority, agreement)), ["WJ-201", "WJ-509"]);
    let referral = Deed::ReferOperator(OperatorReferral::default());
    assert_eq!(codes(decide(&case, "2021-03-02", Authority, referral)), ["WJ-513"]);
    let answer = Deed::AnswerOperator(OperatorAnswer::default());
    assert_eq!(codes(decide(&case, "2021-03-02", Authority, answer)), ["WJ-203", "WJ-514"]);
    let told = Deed::TellConsumer(DeclineTold::default());
    assert_eq!(codes(decide(&case, "2021-03-02", Authority, told)), ["WJ-201", "WJ-512"]);
}
