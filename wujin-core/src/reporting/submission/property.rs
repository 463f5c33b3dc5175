//! What must hold in every state that the submission of a report can reach.

use super::{Action, Stage};
use crate::procedure::{Property, leads_only_to, only_through};
use crate::reporting::Channels;

/// The submission's own properties.
pub const PROPERTIES: &[Property] = &[
    Property {
        zh: "未以任何方式报送的不得审核通过",
        en: "nothing is accepted that did not go up in some way",
        holds: |_, explored| {
            let received = [Stage::Submitted, Stage::Accepted, Stage::Filed, Stage::Revised];
            let mut received = explored
                .states
                .iter()
                .filter(|state| received.iter().any(|stage| stage.index() == state.stage));
            received.all(|state| state.side != Channels::None.index())
        },
    },
    Property {
        zh: "存档和被更正必经审核通过",
        en: "filed or replaced only through acceptance",
        holds: |table, _| {
            [Stage::Filed, Stage::Revised]
                .into_iter()
                .all(|stage| only_through(table, Action::Accept.index(), stage.index()))
        },
    },
    Property {
        zh: "退回的报表更正后重新报送",
        en: "what was returned is corrected, and goes up anew in every way",
        holds: |_, explored| {
            let again = Stage::Draft.index();
            leads_only_to(explored, Stage::Returned.index(), &[again])
                && explored
                    .states
                    .iter()
                    .all(|state| state.stage != again || state.side == Channels::None.index())
        },
    },
];
