//! What a door gives back.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

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
#[cfg(feature = "schema")]
#[derive(Serialize, schemars::JsonSchema)]
struct Document<'a, T> {
    format: &'static str,
    #[serde(flatten)]
    reply: &'a Reply<T>,
}

/// The same as it is written: so it takes a tenth of the code.
struct Written<'a, T>(&'a Reply<T>);

impl<T: Serialize> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_struct("Document", 2)?;
        document.serialize_field("format", FORMAT)?;
        match self.0 {
            Reply::Answer(answer) => document.serialize_field("answer", answer)?,
            Reply::Refusal(refusal) => document.serialize_field("refusal", refusal)?,
            Reply::Unlawful { position, refusal } => {
                document.serialize_field("unlawful", &Unlawful { position: *position, refusal })?;
            }
            Reply::Findings(findings) => document.serialize_field("findings", findings)?,
        }
        document.end()
    }
}

#[derive(Serialize)]
struct Unlawful<'a> {
    position: usize,
    refusal: &'a Refusal,
}

impl<T: Serialize> Reply<T> {
    /// The reply as a JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(&Written(self)).unwrap_or_else(|error| {
            // Unreachable: no document holds a map with other keys than texts.
            format!(r#"{{"format":"{FORMAT}","findings":[],"error":{:?}}}"#, error.to_string())
        })
    }
}

/// The reply that says one thing about what was given.
pub(super) fn unusable(finding: Finding) -> String {
    Reply::<()>::Findings(vec![finding]).to_json()
}

/// The JSON Schema of what a door gives back.
#[cfg(feature = "schema")]
pub(super) fn schema<T: schemars::JsonSchema + 'static>() -> schemars::Schema {
    schemars::schema_for!(Document<'static, T>)
}
