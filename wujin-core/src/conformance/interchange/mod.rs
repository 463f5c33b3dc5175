//! Event logs for other people's software: XES (IEEE 1849) and OCEL 2.0 in JSON. Both are written
//! event by event into what the caller gives, so that a log of any size needs no memory of its own.

mod ocel;
mod xes;

pub use ocel::ocel;
pub use xes::xes;

use crate::complaint::Action;
use crate::finding::Language;
use crate::procedure::Role;
use crate::term::Term;

/// What an action is called; one that is not known, by its number.
fn action_label(action: u8, language: Language) -> String {
    let known = Action::from_index(action).map(Action::term);
    label(known, Term { name: "action", zh: "动作", en: "action" }, action, language)
}

/// What a role is called; one that is not known, by its number.
fn role_label(role: u8, language: Language) -> String {
    let known = Role::from_index(role).map(Role::term);
    label(known, Term { name: "role", zh: "身份", en: "role" }, role, language)
}

fn label(known: Option<Term>, kind: Term, number: u8, language: Language) -> String {
    known.map_or_else(|| format!("{} {number}", language.word(kind)), |term| language.word(term).to_owned())
}
