//! Sound and broken deeds of a petition under Order 20, in a province that has the online scheme.

use std::sync::LazyLock;

use wujin_core::edition::{DeclineGround, EndGround, ReceptionWay, ResolutionWay, RuleEditionId};
use wujin_core::petition::{
    Acceptance, AcceptanceTold, Action, ClueFound, DeclineTold, Declining, Deed, DisputeParty, Ending,
    Lodging, MediatedAgreement, Mediation, OperatorAnswer, OperatorReferral, OutcomeTold, Petition,
    PetitionWithdrawal, RecusalDecision, Resumption, Stage, Suspending,
};
use wujin_core::procedure::Case;
use wujin_core::profile::{Context, Profile, ProfileDocument};
use wujin_core::time::Instant;

use super::Drivable;
use super::complaint::text;

/// A province in which enterprises settle first since 2017.
pub(crate) const ONLINE: &str = r#"{ "format": "wujin-profile/1", "id": "online", "version": "1",
    "zh": "企业先行和解", "en": "with the online scheme",
    "petition": { "online_settlement": { "from": "2017-01-01" } } }"#;

static RULES: LazyLock<Context> =
    LazyLock::new(|| Context { profile: Profile::from_json(ONLINE).unwrap().into(), ..Context::default() });

impl Drivable for Petition {
    fn rules() -> &'static Context {
        &RULES
    }

    fn profile() -> Option<ProfileDocument> {
        Some(RULES.profile.document().clone())
    }

    fn begins() -> Instant {
        Instant::on("2021-03-01".parse().unwrap(), 9 * 3_600)
    }

    fn sound(action: Action, case: &Case<Self>, at: Instant) -> Deed {
        match action {
            Action::Lodge => Deed::Lodge(Lodging {
                received: Some(at.day()),
                editions: vec![RuleEditionId::Order20],
                request: text("退货退款"),
                ..Lodging::default()
            }),
            Action::ReferOperator => Deed::ReferOperator(OperatorReferral { operator: text("示例企业") }),
            Action::AnswerOperator => {
                Deed::AnswerOperator(OperatorAnswer { answer: text("不同意退款") })
            }
            Action::Accept => Deed::Accept(Acceptance::default()),
            Action::TellAcceptance => {
                Deed::TellAcceptance(AcceptanceTold { way: Some(ReceptionWay::Telephone) })
            }
            Action::Decline => Deed::Decline(Declining {
                ground: Some(DeclineGround::NotConsumption),
                ..Declining::default()
            }),
            Action::Mediate => {
                Deed::Mediate(Mediation { consents: DisputeParty::ALL.to_vec(), ..Mediation::default() })
            }
            Action::SuspendTesting => Deed::SuspendTesting(Suspending::default()),
            Action::SuspendRecusal => Deed::SuspendRecusal(Suspending::default()),
            Action::Resume => {
                let stopped = [Stage::SuspendedRecusal, Stage::SuspendedBoth];
                let decided = case.stage().is_some_and(|stage| stopped.contains(&stage));
                let recusal = decided.then_some(RecusalDecision::Denied);
                Deed::Resume(Resumption { recusal, ..Resumption::default() })
            }
            Action::Agree => Deed::Agree(MediatedAgreement {
                terms: text("退款一半"),
                written: true,
                ..MediatedAgreement::default()
            }),
            Action::End => Deed::End(Ending { ground: Some(EndGround::Absent), ..Ending::default() }),
            Action::Withdraw => Deed::Withdraw(PetitionWithdrawal {
                way: Some(ReceptionWay::Telephone),
                ..PetitionWithdrawal::default()
            }),
            Action::RecordClue => {
                Deed::RecordClue(ClueFound { clue: text("标签虚假"), report: text("举-7") })
            }
            Action::TellConsumer => Deed::TellConsumer(DeclineTold {
                reason: text("不是为生活消费需要"),
                ways: ResolutionWay::ALL.to_vec(),
            }),
            Action::TellParties => Deed::TellParties(OutcomeTold { told: DisputeParty::ALL.to_vec() }),
        }
    }

    fn broken(action: Action, case: &Case<Self>, at: Instant) -> Vec<(Deed, &'static str)> {
        let lodging = |received| Deed::Lodge(Lodging { received, ..Lodging::default() });
        // Before anything is lodged no edition asks for anything.
        let pinned = case.facts().received.is_some();
        match action {
            Action::Lodge => vec![
                (lodging(None), "WJ-503"),
                (lodging(Some(at.day().next())), "WJ-504"),
                (lodging("1990-01-01".parse().ok()), "WJ-505"),
            ],
            Action::ReferOperator => vec![(Deed::ReferOperator(OperatorReferral::default()), "WJ-513")],
            Action::AnswerOperator => vec![(Deed::AnswerOperator(OperatorAnswer::default()), "WJ-514")],
            Action::Decline => broken_declining(pinned, at),
            Action::Mediate if pinned => vec![(Deed::Mediate(Mediation::default()), "WJ-516")],
            Action::Resume => {
                let testing_ended = Some(at.day().next());
                let late = Resumption { recusal: Some(RecusalDecision::Denied), testing_ended, remark: None };
                let mut broken = vec![(Deed::Resume(late), "WJ-518")];
                if [Some(Stage::SuspendedRecusal), Some(Stage::SuspendedBoth)].contains(&case.stage()) {
                    broken.push((Deed::Resume(Resumption::default()), "WJ-517"));
                }
                broken
            }
            Action::Agree => {
                let mut broken = vec![(
                    Deed::Agree(MediatedAgreement { written: true, ..MediatedAgreement::default() }),
                    "WJ-509",
                )];
                if pinned {
                    let terms = text("退款一半");
                    let unwritten = MediatedAgreement { terms, ..MediatedAgreement::default() };
                    broken.push((Deed::Agree(unwritten), "WJ-519"));
                }
                broken
            }
            Action::End => broken_ending(pinned, case),
            Action::RecordClue => vec![
                (Deed::RecordClue(ClueFound { clue: None, report: text("举-7") }), "WJ-521"),
                (Deed::RecordClue(ClueFound { clue: text("标签虚假"), report: None }), "WJ-534"),
            ],
            Action::TellConsumer => vec![(Deed::TellConsumer(DeclineTold::default()), "WJ-512")],
            Action::TellParties => {
                vec![(Deed::TellParties(OutcomeTold { told: vec![DisputeParty::Consumer] }), "WJ-510")]
            }
            Action::Accept
            | Action::TellAcceptance
            | Action::Mediate
            | Action::SuspendTesting
            | Action::SuspendRecusal
            | Action::Withdraw => vec![],
        }
    }
}

fn broken_declining(pinned: bool, at: Instant) -> Vec<(Deed, &'static str)> {
    let decline = |ground| Declining { ground: Some(ground), ..Declining::default() };
    let mut broken = vec![
        (Deed::Decline(Declining::default()), "WJ-502"),
        (Deed::Decline(decline(DeclineGround::PastWarranty)), "WJ-501"),
    ];
    if pinned {
        let harm_known = Some(at.day());
        broken.push((Deed::Decline(decline(DeclineGround::TimeBarred)), "WJ-506"));
        let early = Declining { harm_known, ..decline(DeclineGround::TimeBarred) };
        broken.push((Deed::Decline(early), "WJ-507"));
        broken.push((Deed::Decline(decline(DeclineGround::AlreadyHandled)), "WJ-527"));
    }
    broken
}

fn broken_ending(pinned: bool, case: &Case<Petition>) -> Vec<(Deed, &'static str)> {
    let end = |ground| Ending { ground: Some(ground), ..Ending::default() };
    let mut broken = vec![
        (Deed::End(Ending::default()), "WJ-502"),
        (Deed::End(end(EndGround::PartyGone)), "WJ-501"),
        (Deed::End(end(EndGround::MediationRefused)), "WJ-525"),
    ];
    if pinned {
        let by = Some(DisputeParty::Consumer);
        broken.push((Deed::End(Ending { by, ..end(EndGround::MediationRefused) }), "WJ-526"));
    }
    if case.facts().mediating.is_none() {
        broken.push((Deed::End(end(EndGround::NoAgreementPossible)), "WJ-520"));
    }
    broken
}
