//! Why a log cannot be checked at all.

use arrow_schema::ArrowError;
use wujin_core::conformance::ColumnsError;
use wujin_core::finding::Finding;
use wujin_core::reporting::{StationQuartersError, TallyOverflowError};

/// Why a log cannot be checked. What is wrong with single rows is no error: it is in the answer.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// Columns are missing, doubled or of a type that cannot be read.
    #[error("the columns cannot be read: {}", listed(.0))]
    Columns(Vec<Finding>),
    /// A case comes back after others: its events do not stand together.
    #[error("{0}")]
    Scattered(Box<Finding>),
    /// The amounts add up to more than there is room for.
    #[error(transparent)]
    Overflow(#[from] TallyOverflowError),
    /// The figures of two threads could not be put together.
    #[error(transparent)]
    Figures(#[from] StationQuartersError),
    /// A batch holds more than one set of columns can.
    #[error(transparent)]
    Batch(#[from] ColumnsError),
    /// Arrow could not put an answer together.
    #[error(transparent)]
    Arrow(#[from] ArrowError),
}

impl LogError {
    /// What is wrong, as findings; none where it lies not with the log.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Columns(findings) => findings,
            Self::Scattered(finding) => core::slice::from_ref(finding),
            Self::Overflow(_) | Self::Figures(_) | Self::Batch(_) | Self::Arrow(_) => &[],
        }
    }
}

fn listed(findings: &[Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
