//! How far the figures can be trusted.

use serde::Serialize;

/// What was found in the input.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Findings {
    /// Files read.
    pub files: u64,
    /// Rows read.
    pub rows: u64,
    /// By code.
    pub codes: Vec<FindingLine>,
}

/// How grave a finding is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingGrade {
    /// The notice says must.
    Error,
    /// The notice says should.
    Warning,
    /// Worth knowing.
    #[default]
    Note,
}

/// All findings of a code.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct FindingLine {
    /// The code.
    pub code: String,
    /// How grave it is.
    pub grade: FindingGrade,
    /// The Chinese text.
    pub text: String,
    /// How many.
    pub count: u64,
    /// The first place, as `file:line:column`.
    pub first: Option<String>,
}

/// What was found in a published table.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct PublishedTable {
    /// The title.
    pub title: String,
    /// Where it was published.
    pub source: String,
    /// The verdict.
    pub verdict: TableVerdict,
    /// Sums and rates examined.
    pub examined: u64,
    /// Those that do not hold, in Chinese.
    pub broken: Vec<String>,
    /// The figures that cannot be right.
    pub suspects: Vec<SuspectFigure>,
}

/// Whether a table's sums and rates hold within their printed precision.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TableVerdict {
    /// All hold.
    Holds,
    /// Some do not.
    Broken,
    /// Too little is printed to tell.
    #[default]
    Undecided,
}

/// A figure that cannot be right.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct SuspectFigure {
    /// The figure's label.
    pub figure: String,
    /// As it was printed.
    pub printed: String,
    /// What it would have to be for the rest to hold, where that can be told.
    pub needed: Option<String>,
}

/// A reading that the figures rest on.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct ReadingNote {
    /// Its identifier.
    pub id: String,
    /// What was decided, in Chinese.
    pub text: String,
}
