//! Sound and broken deeds of a petition under Order 20, which lets mediation rest for both causes.

use wujin_core::edition::{DeclineGround, EndGround, RuleEditionId};
use wujin_core::petition::{
    Acceptance, Action, DeclineTold, Declining, Deed, DisputeParty, Ending, Lodging, MediatedAgreement,
    Mediation, OperatorAnswer, OperatorReferral, OutcomeTold, Petition, PetitionWithdrawal, Resumption,
    Suspending,
};
use wujin_core::procedure::Case;
use wujin_core::time::Instant;

use super::Drivable;
use super::complaint::text;

impl Drivable for Petition {
    fn rules() -> &'static () {
        &()
    }

    fn sound(action: Action, _: &Case<Self>, at: Instant) -> Deed {
        match action {
            Action::Lodge => Deed::Lodge(Lodging {
                received: Some(at.day()),
                editions: vec![RuleEditionId::Order20],
                request: text("退货退款"),
                complaint: None,
            }),
            Action::ReferOperator => Deed::ReferOperator(OperatorReferral { operator: text("示例企业") }),
            Action::AnswerOperator => {
                Deed::AnswerOperator(OperatorAnswer { answer: text("不同意退款") })
            }
            Action::Accept => Deed::Accept(Acceptance::default()),
            Action::Decline => Deed::Decline(Declining {
                ground: Some(DeclineGround::NotConsumption),
                ..Declining::default()
            }),
            Action::Mediate => Deed::Mediate(Mediation::default()),
            Action::SuspendTesting => Deed::SuspendTesting(Suspending::default()),
            Action::SuspendRecusal => Deed::SuspendRecusal(Suspending::default()),
            Action::Resume => Deed::Resume(Resumption::default()),
            Action::Agree => Deed::Agree(MediatedAgreement { terms: text("退款一半") }),
            Action::End => Deed::End(Ending { ground: Some(EndGround::Absent), ..Ending::default() }),
            Action::Withdraw => Deed::Withdraw(PetitionWithdrawal::default()),
            Action::TellConsumer => {
                Deed::TellConsumer(DeclineTold { reason: text("不是为生活消费需要") })
            }
            Action::TellParties => Deed::TellParties(OutcomeTold { told: DisputeParty::ALL.to_vec() }),
        }
    }

    fn broken(action: Action, case: &Case<Self>, at: Instant) -> Vec<(Deed, &'static str)> {
        let lodging = |received| Deed::Lodge(Lodging { received, ..Lodging::default() });
        let end = |ground| Deed::End(Ending { ground, ..Ending::default() });
        match action {
            Action::Lodge => vec![
                (lodging(None), "WJ-503"),
                (lodging(Some(at.day().next())), "WJ-504"),
                (lodging("1990-01-01".parse().ok()), "WJ-505"),
            ],
            Action::ReferOperator => vec![(Deed::ReferOperator(OperatorReferral::default()), "WJ-513")],
            Action::AnswerOperator => vec![(Deed::AnswerOperator(OperatorAnswer::default()), "WJ-514")],
            Action::Decline => {
                let ground = Some(DeclineGround::PastWarranty);
                let harm = Some(DeclineGround::TimeBarred);
                let mut broken = vec![
                    (Deed::Decline(Declining::default()), "WJ-502"),
                    (Deed::Decline(Declining { ground, ..Declining::default() }), "WJ-501"),
                ];
                // Before anything is lodged no edition says how many years are too many.
                if case.facts().received.is_some() {
                    broken
                        .push((Deed::Decline(Declining { ground: harm, ..Declining::default() }), "WJ-506"));
                    let harm_known = Some(at.day());
                    let declining = Declining { ground: harm, harm_known, ..Declining::default() };
                    broken.push((Deed::Decline(declining), "WJ-507"));
                }
                broken
            }
            Action::Agree => vec![(Deed::Agree(MediatedAgreement::default()), "WJ-509")],
            Action::End => vec![(end(None), "WJ-502"), (end(Some(EndGround::PartyGone)), "WJ-501")],
            Action::TellConsumer => vec![(Deed::TellConsumer(DeclineTold::default()), "WJ-512")],
            Action::TellParties => {
                vec![(Deed::TellParties(OutcomeTold { told: vec![DisputeParty::Consumer] }), "WJ-510")]
            }
            Action::Accept
            | Action::Mediate
            | Action::SuspendTesting
            | Action::SuspendRecusal
            | Action::Resume
            | Action::Withdraw => vec![],
        }
    }
}
