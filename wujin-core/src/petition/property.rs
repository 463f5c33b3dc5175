//! What must hold in every state that a petition can reach.

use super::{Action, Side, Stage};
use crate::procedure::{Property, leads_only_to, only_through};

/// The petition's own properties.
pub const PROPERTIES: &[Property] = &[
    Property {
        zh: "不予受理必告知消费者",
        en: "a petition that was declined closes only when the consumer was told",
        holds: |table, _| only_through(table, Action::TellConsumer.index(), Stage::ClosedDeclined.index()),
    },
    Property {
        zh: "调解的结果必告知双方当事人",
        en: "a mediation closes only when both parties were told",
        holds: |table, _| {
            [Stage::ClosedAgreed, Stage::ClosedEnded]
                .into_iter()
                .all(|stage| only_through(table, Action::TellParties.index(), stage.index()))
        },
    },
    Property {
        zh: "协议必经受理和调解",
        en: "agreed only through acceptance and mediation",
        holds: |table, _| {
            [Action::Accept, Action::Mediate, Action::Agree]
                .into_iter()
                .all(|action| only_through(table, action.index(), Stage::ClosedAgreed.index()))
        },
    },
    Property {
        zh: "受理之后不得不予受理",
        en: "nothing is declined once it is accepted",
        holds: |_, explored| {
            let declined = Stage::Declined.index();
            let mut into = explored.transitions.iter().filter(|step| step.to.stage == declined);
            into.all(|step| [Stage::Lodged.index(), declined].contains(&step.from.stage))
        },
    },
    Property {
        zh: "中断的调解或者恢复或者终止",
        en: "an interrupted mediation goes on or is ended",
        holds: |_, explored| {
            let (mediating, ended) = (Stage::Mediating.index(), Stage::Ended.index());
            let (testing, both) = (Stage::SuspendedTesting.index(), Stage::SuspendedBoth.index());
            leads_only_to(explored, testing, &[mediating, both, ended])
                && leads_only_to(explored, Stage::SuspendedRecusal.index(), &[mediating, ended])
                && leads_only_to(explored, both, &[testing, ended])
        },
    },
    Property {
        zh: "回避申请未作决定，不得达成协议",
        en: "no agreement is reached while a request for recusal is undecided",
        holds: |_, explored| {
            let stopped = [Stage::SuspendedRecusal.index(), Stage::SuspendedBoth.index()];
            let mut out = explored.transitions.iter().filter(|step| stopped.contains(&step.from.stage));
            out.all(|step| step.to.stage != Stage::Agreed.index())
        },
    },
    Property {
        zh: "转企业先行和解至多一次",
        en: "the enterprise is asked to settle first once at the most",
        holds: |_, explored| {
            let never = Side::NotReferred.index();
            explored.transitions.iter().all(|step| step.from.side == never || step.to.side != never)
        },
    },
];
