//! What must hold in every state that a complaint can reach.

use super::{Action, Side, Stage};
use crate::procedure::{Property, only_through};

/// The complaint's own properties.
pub const PROPERTIES: &[Property] = &[
    Property {
        zh: "归档必有结果",
        en: "nothing is archived without an outcome",
        holds: |table, explored| {
            let mut ends = explored.states.iter().filter(|state| table.is_end(state.stage));
            ends.all(|state| Stage::from_index(state.stage).is_some_and(|stage| stage.outcome().is_some()))
        },
    },
    Property {
        zh: "和解必经审核同意和履行",
        en: "settled only through approval and performance",
        holds: |table, _| {
            [Stage::ResolvedSettled, Stage::ArchivedSettled].into_iter().all(|stage| {
                only_through(table, Action::Approve.index(), stage.index())
                    && only_through(table, Action::Perform.index(), stage.index())
            })
        },
    },
    Property {
        zh: "告知申诉必经和解不成",
        en: "recourse is told only through unsettled",
        holds: |_, explored| {
            let told = Stage::ResolvedRecourseTold.index();
            let mut into =
                explored.transitions.iter().filter(|step| step.to.stage == told && step.from.stage != told);
            into.all(|step| step.from.stage == Stage::Unsettled.index())
        },
    },
    Property {
        zh: "约定的答复不会落空",
        en: "a promise is never lost",
        holds: |table, explored| {
            let promised = Side::Promised.index();
            let mut leaving = explored.transitions.iter().filter(|step| step.from.side == promised);
            let kept =
                leaving.all(|step| step.to.side == promised || step.row.action == Action::Reply.index());
            kept && explored.states.iter().all(|state| !table.is_end(state.stage) || state.side != promised)
        },
    },
];
