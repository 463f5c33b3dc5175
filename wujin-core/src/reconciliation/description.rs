//! A table as data: its figures, and what it claims of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Claim, Dimension, Figure};

/// A submitted or published table. It reads from JSON or TOML; unknown fields are an error.
///
/// ```
/// use wujin_core::reconciliation::TableDescription;
/// let table: TableDescription = serde_json::from_str(
///     r#"{ "title": "登记簿", "figures": [{ "id": "all", "label": "受理", "printed": "7", "unit": "cases" }],
///          "claims": [] }"#,
/// )?;
/// assert!(table.check().is_ok());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableDescription {
    /// What it is called, in Chinese.
    pub title: String,
    /// Who issued it and where, as far as is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// What it claims of them.
    #[serde(default)]
    pub claims: Vec<Claim>,
}

/// A table cannot be examined; every reason is named.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the table cannot be examined: {}", sentences(.0))]
pub struct TableError(pub Vec<TableDefect>);

fn sentences(defects: &[TableDefect]) -> String {
    defects.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// One thing that is wrong with a table's description. Claims are counted from 0.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TableDefect {
    /// Two figures have the same id.
    #[error("two figures have the id \"{id}\"")]
    DuplicateFigure {
        /// The id.
        id: String,
    },
    /// A claim names a figure that is not there.
    #[error("claim {claim} names \"{id}\", and there is no such figure")]
    UnknownFigure {
        /// Which claim.
        claim: usize,
        /// The id.
        id: String,
    },
    /// A claim names the same figure twice.
    #[error("claim {claim} names \"{id}\" twice")]
    RepeatedFigure {
        /// Which claim.
        claim: usize,
        /// The id.
        id: String,
    },
    /// A claim puts figures together that measure different things.
    #[error("claim {claim} puts \"{id}\" where its unit does not fit")]
    UnitMismatch {
        /// Which claim.
        claim: usize,
        /// The first figure that does not fit.
        id: String,
    },
    /// A claim has too few or too many members to say anything.
    #[error("claim {claim} does not have as many members as it needs")]
    WrongSize {
        /// Which claim.
        claim: usize,
    },
}

impl TableDescription {
    /// Whether the table can be examined: ids are unique, claims name figures that exist, and units fit.
    /// Fails with everything that is wrong.
    pub fn check(&self) -> Result<(), TableError> {
        let mut defects = Vec::new();
        let mut dimensions = BTreeMap::new();
        for figure in &self.figures {
            if dimensions.insert(figure.id.as_str(), figure.unit.dimension()).is_some() {
                defects.push(TableDefect::DuplicateFigure { id: figure.id.clone() });
            }
        }
        for (claim, says) in self.claims.iter().enumerate() {
            let unknown = says.figures().into_iter().filter(|id| !dimensions.contains_key(id));
            let before = defects.len();
            defects.extend(unknown.map(|id| TableDefect::UnknownFigure { claim, id: id.to_owned() }));
            if defects.len() == before {
                defects.extend(defect(claim, says, &dimensions));
            }
        }
        if defects.is_empty() { Ok(()) } else { Err(TableError(defects)) }
    }
}

/// What is wrong with a claim whose figures all exist.
fn defect(claim: usize, says: &Claim, dimensions: &BTreeMap<&str, Dimension>) -> Option<TableDefect> {
    let size_fits = match says {
        Claim::Sum { parts, .. } | Claim::Shares { parts } => !parts.is_empty(),
        Claim::Rate { candidates, .. } => (1..=32).contains(&candidates.len()),
        Claim::Change { before, difference, rate, .. } => {
            [before, difference, rate].into_iter().flatten().count() >= 2
        }
        Claim::Equal { figures } => figures.len() >= 2,
        Claim::AtMost { .. } => true,
    };
    if !size_fits {
        return Some(TableDefect::WrongSize { claim });
    }
    let groups: Vec<Vec<&str>> = match says {
        Claim::Rate { rate, candidates } => candidates
            .iter()
            .map(|candidate| vec![candidate.numerator.as_str(), candidate.denominator.as_str(), rate])
            .collect(),
        _ => vec![says.figures()],
    };
    for group in &groups {
        let twice =
            group.iter().enumerate().find(|(index, id)| group.iter().take(*index).any(|one| one == *id));
        if let Some((_, id)) = twice {
            return Some(TableDefect::RepeatedFigure { claim, id: (*id).to_owned() });
        }
    }
    let mismatch = |id: &str| TableDefect::UnitMismatch { claim, id: id.to_owned() };
    for group in groups {
        let rate = match says {
            Claim::Rate { rate, .. } => Some(rate.as_str()),
            Claim::Change { rate, .. } => rate.as_deref(),
            _ => None,
        };
        let mut like = matches!(says, Claim::Shares { .. }).then_some(Dimension::Rate);
        for id in group {
            let dimension = dimensions.get(id).copied()?;
            let fits = if rate == Some(id) {
                dimension == Dimension::Rate
            } else {
                // What a rate is worked out from is counted, not itself a rate.
                *like.get_or_insert(dimension) == dimension && (rate.is_none() || dimension.is_whole())
            };
            if !fits {
                return Some(mismatch(id));
            }
        }
    }
    None
}
