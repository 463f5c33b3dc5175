//! What changed from one version of figures to another.

use serde::Serialize;

use crate::edition::OperatorKind;
use crate::finding::ReportingMatter;
use crate::reporting::{Figure, KindTable};

/// A figure that differs between two versions.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct FigureChange {
    /// In the column of which kind.
    pub kind: OperatorKind,
    /// Which figure; money in fen.
    pub figure: Figure,
    /// What it was; none where it was not reported.
    pub before: Option<u64>,
    /// What it is now.
    pub after: Option<u64>,
}

impl FigureChange {
    pub(super) fn matter(&self, of: &str) -> ReportingMatter {
        ReportingMatter::FigureRevised {
            of: of.to_owned(),
            column: self.kind.term(),
            figure: self.figure.term(),
            before: self.before.unwrap_or(0),
            after: self.after.unwrap_or(0),
        }
    }
}

/// A report that revises another, and what it changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Revision {
    /// The source of the report that is revised.
    pub of: String,
    /// The source of the one that takes its place.
    pub by: String,
    /// Every figure that differs, by kind in the order of the forms.
    pub changes: Vec<FigureChange>,
}

/// Every figure that differs between two tables, by kind in the order of the forms.
///
/// ```
/// use wujin_core::edition::OperatorKind::Mall;
/// use wujin_core::reporting::{Figure, KindTable, Tally, changes};
/// let before = KindTable::of(Mall, Tally { accepted: 7, ..Tally::EMPTY });
/// let after = KindTable::of(Mall, Tally { accepted: 9, ..Tally::EMPTY });
/// let found = changes(&before, &after);
/// assert_eq!((found[0].figure, found[0].before, found[0].after), (Figure::Accepted, Some(7), Some(9)));
/// ```
#[must_use]
pub fn changes(before: &KindTable, after: &KindTable) -> Vec<FigureChange> {
    let columns = before.iter().zip(after.iter());
    let differ = columns.flat_map(|((kind, before), (_, after))| {
        Figure::ALL.iter().copied().filter_map(move |figure| {
            let (before, after) = (before.figure(figure), after.figure(figure));
            (before != after).then_some(FigureChange { kind, figure, before, after })
        })
    });
    differ.collect()
}
