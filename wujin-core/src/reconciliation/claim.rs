//! What a table claims of its figures: sums, rates, changes and comparisons.

use serde::{Deserialize, Serialize};

use crate::vocabulary;

vocabulary! {
    /// The named formulas of printed rates: which count stands over which.
    // READING: rate-names-its-formula
    pub enum RateFormula {
        SettledOfClosed = "settled_of_closed", "和解÷办结", "settled ÷ closed";
        SettledOfAccepted = "settled_of_accepted", "和解÷受理", "settled ÷ accepted";
        ClosedOfAccepted = "closed_of_accepted", "办结÷受理", "closed ÷ accepted";
        HandledOfAccepted = "handled_of_accepted", "处理÷受理", "handled ÷ accepted";
        SatisfiedOfAsked = "satisfied_of_asked", "满意÷回访", "satisfied ÷ asked";
        PartOfWhole = "part_of_whole", "部分÷总数", "part ÷ whole";
    }
}

/// One way a printed rate may have been worked out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RateCandidate {
    /// The name of the formula.
    pub formula: RateFormula,
    /// The figure above the line.
    pub numerator: String,
    /// The figure below the line.
    pub denominator: String,
}

/// Something a table says, in so many words or by its lay-out, about its figures, which are named by
/// their ids.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "claim", rename_all = "snake_case", deny_unknown_fields)]
pub enum Claim {
    /// The parts add up to the total.
    Sum {
        /// What is added.
        parts: Vec<String>,
        /// What it comes to.
        total: String,
    },
    /// The shares, in %, add up to 100 %.
    Shares {
        /// What is added.
        parts: Vec<String>,
    },
    /// The rate, in %, was worked out in one of these ways.
    Rate {
        /// The rate.
        rate: String,
        /// The ways it may have been worked out, 1 to 32.
        candidates: Vec<RateCandidate>,
    },
    /// A change against an earlier figure: now − before = difference, difference ÷ before = rate.
    /// Two of `before`, `difference` and `rate` at least.
    Change {
        /// The later figure.
        now: String,
        /// The earlier figure.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<String>,
        /// By how much it grew; below zero where it fell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        difference: Option<String>,
        /// By how many % it grew; below zero where it fell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rate: Option<String>,
    },
    /// All are the same figure, printed in several places.
    Equal {
        /// The figures, two at least.
        figures: Vec<String>,
    },
    /// A part is not larger than its whole.
    AtMost {
        /// The part.
        part: String,
        /// The whole.
        whole: String,
    },
}

impl Claim {
    /// The ids of the figures it is about, in the order it names them; one that it names twice comes
    /// twice.
    #[must_use]
    pub fn figures(&self) -> Vec<&str> {
        match self {
            Self::Sum { parts, total } => parts.iter().chain([total]).map(String::as_str).collect(),
            Self::Shares { parts: figures } | Self::Equal { figures } => {
                figures.iter().map(String::as_str).collect()
            }
            Self::Rate { rate, candidates } => candidates
                .iter()
                .flat_map(|candidate| [candidate.numerator.as_str(), candidate.denominator.as_str()])
                .chain([rate.as_str()])
                .collect(),
            Self::Change { now, before, difference, rate } => {
                [Some(now), before.as_ref(), difference.as_ref(), rate.as_ref()]
                    .into_iter()
                    .flatten()
                    .map(String::as_str)
                    .collect()
            }
            Self::AtMost { part, whole } => vec![part, whole],
        }
    }

    /// Whether it ties its figures together so that one wrong figure shows: everything but
    /// [`Claim::AtMost`].
    #[must_use]
    pub const fn pins(&self) -> bool {
        !matches!(self, Self::AtMost { .. })
    }
}
