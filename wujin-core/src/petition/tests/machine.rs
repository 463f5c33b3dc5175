//! What holds in every state and in every log.

use proptest::prelude::*;

use super::*;
use crate::edition::{DisputeBody, ReceptionWay, ResolutionWay};
use crate::obligation::{Duty, Standing};
use crate::procedure::{Exploration, State};

#[test]
fn every_state_can_reach_an_end() {
    let explored = Exploration::of(&TABLE);
    let closing = explored.can_reach(|state: State| TABLE.is_end(state.stage));
    assert_eq!(closing.len(), explored.states.len());
    for stage in Stage::ALL {
        assert!(explored.reaches(stage.index()), "{stage}");
    }
}

#[test]
fn an_agreement_comes_only_from_mediation() {
    let unmediated = Exploration::avoiding(&TABLE, |row| row.action == Action::Mediate.index());
    assert!(!unmediated.reaches(Stage::Agreed.index()));
    assert!(!unmediated.reaches(Stage::ClosedAgreed.index()));
}

#[test]
fn nothing_ends_untold_but_what_was_withdrawn_before_acceptance() {
    let telling = [Action::TellConsumer.index(), Action::TellParties.index()];
    let untold = Exploration::avoiding(&TABLE, |row| telling.contains(&row.action));
    let ends = untold.states.iter().filter(|state| TABLE.is_end(state.stage));
    assert!(ends.clone().all(|state| state.stage == Stage::ClosedWithdrawn.index()));
    assert!(ends.count() > 0);
    let unaccepted = Exploration::avoiding(&TABLE, |row| row.action == Action::Accept.index());
    let withdrawn = |state: &&State| state.stage == Stage::ClosedWithdrawn.index();
    let all = Exploration::of(&TABLE);
    assert_eq!(
        unaccepted.states.iter().filter(withdrawn).collect::<Vec<_>>(),
        all.states.iter().filter(withdrawn).collect::<Vec<_>>()
    );
}

#[test]
fn a_withdrawal_closes_an_open_suspension_and_is_told() {
    let mut case = after([
        ("2021-03-01", lodging("2021-03-01")),
        ("2021-03-02", accept()),
        ("2021-03-03", mediate()),
        ("2021-03-04", Deed::SuspendTesting(Suspending::default())),
    ]);
    let withdrawal = Deed::Withdraw(PetitionWithdrawal::default());
    let event = decide(&case, "2021-03-08", Role::Consumer, withdrawal).unwrap();
    case.apply(&event);
    assert_eq!(case.facts().end_ground, Some(EndGround::Withdrawn));
    assert_eq!(case.facts().suspensions[0].time.until, Some(day("2021-03-08")));
    case.apply(&decide(&case, "2021-03-09", Role::Authority, both_told()).unwrap());
    assert_eq!(case.stage(), Some(Stage::ClosedEnded));
}

#[test]
fn deeds_read_and_write_as_documents() {
    let json = r#"{"action":"decline","with":{"ground":"time_barred","harm_known":"2017-01-02"}}"#;
    let deed: Deed = serde_json::from_str(json).unwrap();
    assert_eq!(deed, declining(DeclineGround::TimeBarred, Some("2017-01-02")));
    assert_eq!(serde_json::to_string(&deed).unwrap(), json);
    assert!(serde_json::from_str::<Deed>(r#"{"action":"decline","with":{"reason":"x"}}"#).is_err());
}

fn deeds() -> impl Strategy<Value = Deed> {
    let days =
        || prop::option::of((9_500_i32..21_000).prop_map(|days| Day::from_days_since_epoch(days).unwrap()));
    let words = || prop::option::of(Just("写明".to_owned()));
    let bars = || prop::option::of(prop::sample::select(DeclineGround::ALL));
    let ends = || prop::option::of(prop::sample::select(EndGround::ALL));
    let editions = prop::collection::vec(prop::sample::select(RuleEditionId::ALL), 0..3);
    prop_oneof![
        (days(), editions).prop_map(|(received, editions)| {
            Deed::Lodge(Lodging { received, editions, ..Lodging::default() })
        }),
        words().prop_map(|operator| Deed::ReferOperator(OperatorReferral { operator })),
        words().prop_map(|answer| Deed::AnswerOperator(OperatorAnswer { answer })),
        words().prop_map(|remark| Deed::Accept(Acceptance { remark })),
        Just(Deed::TellAcceptance(AcceptanceTold::default())),
        (words(), words()).prop_map(|(clue, report)| Deed::RecordClue(ClueFound { clue, report })),
        (bars(), days(), words()).prop_map(|(ground, harm_known, remark)| Deed::Decline(Declining {
            ground,
            harm_known,
            remark,
            handled_by: Some(DisputeBody::Court),
        })),
        prop::sample::subsequence(DisputeParty::ALL, 0..=2)
            .prop_map(|consents| Deed::Mediate(Mediation { consents, ..Mediation::default() })),
        words().prop_map(|reason| Deed::SuspendTesting(Suspending { reason })),
        words().prop_map(|reason| Deed::SuspendRecusal(Suspending { reason })),
        (prop::option::of(prop::sample::select(RecusalDecision::ALL)), days()).prop_map(
            |(recusal, testing_ended)| Deed::Resume(Resumption { recusal, testing_ended, remark: None })
        ),
        (words(), prop::bool::ANY).prop_map(|(terms, written)| {
            Deed::Agree(MediatedAgreement { terms, written, ..MediatedAgreement::default() })
        }),
        (ends(), bars(), days(), words()).prop_map(|(ground, bar, harm_known, remark)| {
            Deed::End(Ending {
                ground,
                bar,
                harm_known,
                remark,
                by: Some(DisputeParty::Operator),
                handled_by: None,
            })
        }),
        words().prop_map(|reason| Deed::Withdraw(PetitionWithdrawal {
            reason,
            way: Some(ReceptionWay::Telephone)
        })),
        words()
            .prop_map(|reason| Deed::TellConsumer(DeclineTold { reason, ways: ResolutionWay::ALL.to_vec() })),
        prop::bool::weighted(0.8).prop_map(|told| if told {
            both_told()
        } else {
            Deed::TellParties(OutcomeTold { told: vec![DisputeParty::Consumer] })
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn replay_equals_live_after_every_step(
        steps in prop::collection::vec((deeds(), 0_i32..30, prop::bool::weighted(0.85)), 1..240),
    ) {
        let mut case = PetitionCase::new();
        let mut events: Vec<Event<Petition>> = Vec::new();
        let mut today = day("2026-01-01");
        for (deed, days, authority) in steps {
            today = today.plus_days(days).unwrap();
            let role = if authority { Role::Authority } else { Role::Consumer };
            match decide(&case, &today.to_string(), role, deed) {
                Ok(event) => {
                    case.apply(&event);
                    events.push(event);
                }
                Err(refusal) => {
                    prop_assert!(!refusal.unmet.is_empty());
                    continue;
                }
            }
            prop_assert_eq!(&Case::fold(&events), &case);
            prop_assert_eq!(Case::replay(&events, Context::national()), Ok(case.clone()));
            // Whatever has happened, the obligations of it can be listed, one clock or more a duty.
            let owed = obligations(&case, Context::national(), today);
            prop_assert!(!owed.is_empty());
            let settled = case.facts().settled().is_some();
            // Telling of the acceptance may be open or not while the mediation goes on.
            let open = owed.iter().filter(|clock| clock.obligation.duty != Duty::TellAcceptance).any(|clock| {
                !matches!(clock.obligation.standing, Standing::Met { .. })
            });
            prop_assert_eq!(open, !case.has_ended(), "settled: {}", settled);
            let all_met = owed.iter().all(|clock| matches!(clock.obligation.standing, Standing::Met { .. }));
            prop_assert!(all_met || !case.has_ended());
        }
    }
}
