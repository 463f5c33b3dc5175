//! What a door gives back.

use serde::Serialize;

use super::FORMAT;
use crate::finding::Finding;
use crate::procedure::Refusal;

/// What a door gives back: an answer, a refusal with its reasons, or findings about the question.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reply<T> {
    /// The answer.
    Answer(T),
    /// What was asked is not lawful, and why.
    Refusal(Box<Refusal>),
    /// The events of a log that could not have happened so, and why.
    Unlawful {
        /// The place of the first such event in the log, from 1.
        position: usize,
        /// Why it could not have happened there.
        refusal: Box<Refusal>,
    },
    /// The question could not be used, and what is wrong with it.
    Findings(Vec<Finding>),
}

/// A reply with the format it is written in.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Document<'a, T> {
    format: &'static str,
    #[serde(flatten)]
    reply: &'a Reply<T>,
}

impl<T: Serialize> Reply<T> {
    /// The reply as a JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(&Document { format: FORMAT, reply: self }).unwrap_or_else(|error| {
            // Unreachable: no document holds a map with other keys than texts.
            format!(r#"{{"format":"{FORMAT}","findings":[],"error":{:?}}}"#, error.to_string())
        })
    }
}

/// The JSON Schema of what a door gives back.
#[cfg(feature = "schema")]
pub(super) fn schema<T: schemars::JsonSchema + 'static>() -> schemars::Schema {
    schemars::schema_for!(Document<'static, T>)
}
