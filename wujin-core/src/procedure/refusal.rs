//! Why not: everything that stands in the way, what is lawful now, and the way to what was asked.

use core::fmt;

use serde::Serialize;

use super::Roles;
use crate::finding::{Finding, Language};
use crate::provision::Citation;
use crate::term::Term;

/// One condition that was not met.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unmet {
    /// What is wrong, under which provision, and what would satisfy it.
    #[serde(flatten)]
    pub finding: Finding,
    /// Who may supply what is missing.
    pub who: Roles,
}

/// An action that is lawful now, by whom.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lawful {
    /// The action.
    #[serde(serialize_with = "name")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub action: Term,
    /// Who may take it.
    pub who: Roles,
    /// What it rests on.
    pub citations: &'static [Citation],
}

/// A step of the path to what was asked.
pub type Step = Lawful;

fn name<S: serde::Serializer>(term: &Term, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(term.name)
}

/// A refused command: nothing happened, and here is why.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Refusal {
    /// What was asked.
    #[serde(serialize_with = "name")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub action: Term,
    /// Every condition that was not met; never empty.
    pub unmet: Vec<Unmet>,
    /// What is lawful now.
    pub lawful: Vec<Lawful>,
    /// The shortest lawful path from here up to and with what was asked; empty where there is none.
    pub path: Vec<Step>,
}

impl Refusal {
    /// The sentence that names every unmet condition.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let separator = if language == Language::Zh { "；" } else { "; " };
        self.unmet.iter().map(|unmet| unmet.finding.matter.text(language)).collect::<Vec<_>>().join(separator)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text(Language::En))
    }
}

impl core::error::Error for Refusal {}
