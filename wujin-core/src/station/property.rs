//! What must hold in every state that a station's registration can reach.

use super::{Action, Stage};
use crate::procedure::{Property, leads_only_to, only_through};

/// The registration's own properties.
pub const PROPERTIES: &[Property] = &[
    Property {
        zh: "备案必经登记",
        en: "filed only through registration",
        holds: |table, _| only_through(table, Action::Register.index(), Stage::Filed.index()),
    },
    Property {
        zh: "责令整改必在备案之后",
        en: "ordered to rectify only once filed",
        holds: |table, _| only_through(table, Action::File.index(), Stage::Rectifying.index()),
    },
    Property {
        zh: "整改之后恢复备案或者注销",
        en: "a station that rectifies is restored or removed",
        holds: |_, explored| {
            let after = [Stage::Filed.index(), Stage::Removed.index()];
            leads_only_to(explored, Stage::Rectifying.index(), &after)
        },
    },
];
