//! What a reconciliation answers.

use serde::Serialize;

use super::{Dimension, RateCandidate, TrueRange};
use crate::finding::Finding;

/// Whether one claim holds, within the precision its figures were printed in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// It holds.
    Holds {
        /// For a rate, the ways of working it out that give what was printed.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        under: Vec<RateCandidate>,
    },
    /// No true values behind the prints make it hold.
    Fails {
        /// The figures of the claim that cannot all be right: no fewer suffice.
        figures: Vec<String>,
    },
    /// A rate is printed where nothing stands below the line.
    NoRate,
    /// A figure it needs cannot be read, or was not printed.
    NotExamined {
        /// Those figures.
        figures: Vec<String>,
    },
    /// The search was cut short before it was settled.
    Open,
}

/// A claim, by its place in the table, and its verdict.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimVerdict {
    /// The claim's place in the table, from 0.
    pub claim: usize,
    /// The verdict.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// Figures that cannot all be right, whatever the others truly are; no fewer of them suffice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conflict {
    /// Their ids.
    pub figures: Vec<String>,
}

/// Between what a figure would have to lie for everything else to hold; as far as is known.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Needed {
    /// At least, with its unit (件, 元 or %); none where there is no limit.
    pub least: Option<String>,
    /// At most.
    pub most: Option<String>,
}

impl Needed {
    pub(super) fn new(dimension: Dimension, range: TrueRange) -> Self {
        Self {
            least: range.least.map(|bound| dimension.write(bound.value, false)),
            most: range.most.map(|bound| dimension.write(bound.value, true)),
        }
    }
}

/// One figure under suspicion.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suspect {
    /// Its id.
    pub figure: String,
    /// The claims that hold as printed and that it is tied up in: they speak for it.
    pub corroborated_by: Vec<usize>,
    /// Between what it would have to lie.
    pub needed: Needed,
}

/// Figures which, corrected, let all the others stand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SuspectSet {
    /// The figures.
    pub suspects: Vec<Suspect>,
    /// Whether values were found for them that make every claim hold. Otherwise it was only not
    /// ruled out.
    pub proved: bool,
}

/// What is the matter with claims that share figures and cannot all hold.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diagnosis {
    /// The claims, by their places in the table.
    pub claims: Vec<usize>,
    /// Sets of figures that cannot all be right.
    pub conflicts: Vec<Conflict>,
    /// How many figures are wrong at the least; none where that is more than three.
    pub size: Option<usize>,
    /// Every set of so many figures that would explain it, the least corroborated first.
    pub suspects: Vec<SuspectSet>,
}

/// The answer to a table.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reconciliation {
    /// The table's title.
    pub title: String,
    /// Whether nothing was found against any figure: every claim holds or could not be examined, and
    /// all hold together.
    pub reconciles: bool,
    /// The verdict of each claim, in the table's order.
    pub claims: Vec<ClaimVerdict>,
    /// One for each group of claims that cannot all hold.
    pub diagnoses: Vec<Diagnosis>,
    /// What was found, in the order of the figures and claims.
    pub findings: Vec<Finding>,
}
