//! What each step asks under the editions that ask it.

use super::*;
use crate::edition::{DisputeBody, MediationWay, ReceptionWay, ResolutionWay};
use Role::{Authority, Consumer};

const SAMPLES: [&str; 4] = ["2012-03-01", "2015-03-02", "2021-03-01", "2026-05-06"];

fn accepted(received: &'static str) -> PetitionCase {
    after([(received, lodging(received)), (received, accept())])
}

fn end_by(ground: EndGround, by: Option<DisputeParty>) -> Deed {
    Deed::End(Ending { ground: Some(ground), by, ..Ending::default() })
}

#[test]
fn mediation_needs_the_consent_of_both_parties() {
    for received in SAMPLES {
        let case = accepted(received);
        let mediate = |consents: &[DisputeParty]| {
            let deed = Deed::Mediate(Mediation { consents: consents.to_vec(), ..Mediation::default() });
            decide(&case, received, Authority, deed)
        };
        assert_eq!(codes(mediate(&[])), ["WJ-516", "WJ-516"]);
        assert_eq!(codes(mediate(&[DisputeParty::Consumer])), ["WJ-516"]);
        assert!(mediate(DisputeParty::ALL).is_ok());
    }
}

#[test]
fn no_agreement_is_possible_only_after_a_mediation() {
    for received in SAMPLES {
        let case = accepted(received);
        let end = ending(EndGround::NoAgreementPossible);
        assert_eq!(codes(decide(&case, received, Authority, end.clone())), ["WJ-520"]);
        assert!(decide(&after_case(case, [(received, mediate())]), received, Authority, end).is_ok());
    }
}

#[test]
fn a_refusal_of_mediation_is_a_ground_beside_absence() {
    let end = |received, by| {
        decide(&accepted(received), received, Authority, end_by(EndGround::MediationRefused, by))
    };
    for received in SAMPLES {
        assert_eq!(codes(end(received, None)), ["WJ-525"]);
        assert!(end(received, Some(DisputeParty::Operator)).is_ok());
        assert!(decide(&accepted(received), received, Authority, ending(EndGround::Absent)).is_ok());
    }
    // Order 20 lists the refusal of the operator alone, Order 121 that of either party.
    assert_eq!(codes(end("2021-03-01", Some(DisputeParty::Consumer))), ["WJ-526"]);
    assert!(end("2026-05-06", Some(DisputeParty::Consumer)).is_ok());
}

#[test]
fn testing_ends_a_mediation_on_the_words_of_each_edition() {
    use EndGround::{TestingFeesNotAgreed, TestingNotAgreed};
    let end = |received, ground| decide(&accepted(received), received, Authority, ending(ground));
    assert!(end("2021-03-01", TestingNotAgreed).is_ok());
    assert_eq!(codes(end("2021-03-01", TestingFeesNotAgreed)), ["WJ-501"]);
    assert!(end("2026-05-06", TestingFeesNotAgreed).is_ok());
    assert_eq!(codes(end("2026-05-06", TestingNotAgreed)), ["WJ-501"]);
}

#[test]
fn an_agreement_is_in_writing_unless_performed_at_once_or_waived_by_both() {
    let agree = |received, way, agreement: MediatedAgreement| {
        let mediation = Mediation { consents: DisputeParty::ALL.to_vec(), way, ..Mediation::default() };
        let case = after_case(accepted(received), [(received, Deed::Mediate(mediation))]);
        let terms = Some("退款".to_owned());
        decide(&case, received, Authority, Deed::Agree(MediatedAgreement { terms, ..agreement }))
    };
    let none = MediatedAgreement::default;
    for received in ["2015-03-02", "2021-03-01", "2026-05-06"] {
        assert_eq!(codes(agree(received, None, none())), ["WJ-519", "WJ-519"], "{received}");
        let one = MediatedAgreement { waived_by: vec![DisputeParty::Consumer], ..none() };
        assert_eq!(codes(agree(received, Some(MediationWay::OnSite), one)), ["WJ-519"]);
        for enough in [
            MediatedAgreement { written: true, ..none() },
            MediatedAgreement { performed_at_once: true, ..none() },
            MediatedAgreement { waived_by: DisputeParty::ALL.to_vec(), ..none() },
        ] {
            assert!(agree(received, None, enough).is_ok());
        }
        // The orders ask for it after a mediation on site.
        assert!(agree(received, Some(MediationWay::Remote), none()).is_ok());
    }
    assert!(agree("2012-03-01", None, none()).is_ok());
}

#[test]
fn declining_tells_the_reason_and_since_2026_the_other_ways() {
    let told = |received: &'static str, ways: &[ResolutionWay]| {
        let case =
            after([(received, lodging(received)), (received, declining(DeclineGround::NoProof, None))]);
        let deed = Deed::TellConsumer(DeclineTold { reason: Some("无凭证".into()), ways: ways.to_vec() });
        decide(&case, received, Authority, deed)
    };
    for received in ["2012-03-01", "2015-03-02", "2021-03-01"] {
        assert!(told(received, &[]).is_ok(), "{received}");
    }
    assert_eq!(codes(told("2026-05-06", &[])), ["WJ-531"; 4]);
    assert_eq!(
        codes(told("2026-05-06", &[ResolutionWay::Settle, ResolutionWay::Mediation, ResolutionWay::Court])),
        ["WJ-531"]
    );
    let other: Vec<_> =
        ResolutionWay::ALL.iter().copied().filter(|way| *way != ResolutionWay::Petition).collect();
    assert!(told("2026-05-06", &other).is_ok());
}

#[test]
fn who_else_has_dealt_with_it_is_named_and_listed() {
    let decline = |received: &'static str, handled_by| {
        let ground = Some(DeclineGround::AlreadyHandled);
        let deed = Deed::Decline(Declining { ground, handled_by, ..Declining::default() });
        decide(&after([(received, lodging(received))]), received, Authority, deed)
    };
    for received in ["2021-03-01", "2026-05-06"] {
        assert_eq!(codes(decline(received, None)), ["WJ-527"]);
        assert!(decline(received, Some(DisputeBody::Association)).is_ok());
    }
    assert!(decline("2021-03-01", Some(DisputeBody::OtherMediator)).is_ok());
    let refusal = decline("2026-05-06", Some(DisputeBody::OtherMediator)).unwrap_err();
    assert_eq!(refusal.unmet[0].finding.code(), "WJ-528");
    // Found later it is the same.
    let case = accepted("2026-05-06");
    let ending = |bar, handled_by| {
        let ground = Some(EndGround::BarFound);
        let deed = Deed::End(Ending { ground, bar: Some(bar), handled_by, ..Ending::default() });
        decide(&case, "2026-05-07", Authority, deed)
    };
    assert_eq!(codes(ending(DeclineGround::AlreadyHandled, Some(DisputeBody::OtherMediator))), ["WJ-528"]);
    assert!(ending(DeclineGround::AlreadyHandled, Some(DisputeBody::Court)).is_ok());
    assert!(ending(DeclineGround::SuspectedFraud, None).is_ok());
}

#[test]
fn art_42_is_a_bar_found_later_under_order_121_alone() {
    let ground = Some(EndGround::BarFound);
    let bar = Some(DeclineGround::SuspectedFraud);
    let deed = || Deed::End(Ending { ground, bar, ..Ending::default() });
    let event = decide(&accepted("2026-05-06"), "2026-05-07", Authority, deed()).unwrap();
    let case = accepted("2026-05-06");
    let articles: Vec<_> = basis(case.facts(), &event.deed).iter().map(|cited| cited.as_str()).collect();
    assert_eq!(articles, ["order-121:23(6)", "order-121:42"]);
    assert_eq!(codes(decide(&accepted("2021-03-01"), "2021-03-02", Authority, deed())), ["WJ-501"]);
}

#[test]
fn an_official_who_records_a_withdrawal_says_how_it_was_stated() {
    let case = accepted("2021-03-01");
    let withdraw = |role, way| {
        decide(&case, "2021-03-02", role, Deed::Withdraw(PetitionWithdrawal { way, reason: None }))
    };
    assert!(withdraw(Consumer, None).is_ok());
    assert_eq!(codes(withdraw(Authority, None)), ["WJ-533"]);
    assert!(withdraw(Authority, Some(ReceptionWay::Telephone)).is_ok());
}

#[test]
fn testing_may_have_ended_before_it_is_recorded() {
    let case = after([
        ("2026-05-06", lodging("2026-05-06")),
        ("2026-05-06", accept()),
        ("2026-05-07", mediate()),
        ("2026-05-08", Deed::SuspendTesting(Suspending::default())),
    ]);
    let resume = |ended: &str| {
        let testing_ended = Some(day(ended));
        decide(
            &case,
            "2026-05-25",
            Authority,
            Deed::Resume(Resumption { testing_ended, ..Resumption::default() }),
        )
    };
    assert_eq!(codes(resume("2026-05-07")), ["WJ-518"]);
    assert_eq!(codes(resume("2026-05-26")), ["WJ-518"]);
    let case = case.clone().evolve(&resume("2026-05-22").unwrap());
    assert_eq!(case.facts().suspensions[0].time.until, Some(day("2026-05-22")));
}

#[test]
fn a_clue_found_while_mediating_is_taken_up_as_a_report() {
    let case = accepted("2026-05-06");
    let record = |clue: Option<&str>, report: Option<&str>| {
        let found = ClueFound { clue: clue.map(Into::into), report: report.map(Into::into) };
        decide(&case, "2026-05-07", Authority, Deed::RecordClue(found))
    };
    assert_eq!(codes(record(None, None)), ["WJ-521", "WJ-534"]);
    let event = record(Some("标签虚假"), Some("举-7")).unwrap();
    let articles: Vec<_> = basis(case.facts(), &event.deed).iter().map(|cited| cited.as_str()).collect();
    assert_eq!(articles, ["order-121:27"]);
    assert_eq!(case.clone().evolve(&event).facts().clues, [(day("2026-05-07"), "举-7".to_owned())]);
}
