//! Event logs for other people's software: XES (IEEE 1849) and OCEL 2.0 in JSON. Both are written
//! event by event into what the caller gives, so that a log of any size needs no memory of its own.

mod ocel;
mod xes;

pub use ocel::ocel;
pub use xes::xes;

use crate::complaint::Action;
use crate::finding::Language;
use crate::procedure::Role;

/// What an action is called; one that is not known, by its number.
fn action_label(action: u8, language: Language) -> String {
    Action::from_index(action)
        .map_or_else(|| format!("action {action}"), |action| language.word(action.term()).to_owned())
}

/// What a role is called; one that is not known, by its number.
fn role_label(role: u8, language: Language) -> String {
    Role::from_index(role)
        .map_or_else(|| format!("role {role}"), |role| language.word(role.term()).to_owned())
}
