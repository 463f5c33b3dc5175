//! Which cell of a row holds which column.

use super::column::MARK;
use super::{Columns, SourceTable};
use crate::finding::{Finding, InputMatter, Place};

/// The headings of one file, mapped onto the dictionary of its table.
///
/// ```
/// use wujin_core::intake::{Headings, SourceTable};
/// let (headings, findings) = Headings::map(SourceTable::Events,
///     &["投诉编号", "记录序号", "办理时间", "办理时间", "办理人身份"]);
/// let codes: Vec<_> = findings.iter().map(|finding| finding.code()).collect();
/// assert_eq!(codes, ["WJ-904", "WJ-903"]);
/// assert!(!headings.is_usable());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Headings {
    table: SourceTable,
    cells: usize,
    places: Box<[Option<usize>]>,
    titles: Box<[Box<str>]>,
    usable: bool,
}

impl Headings {
    /// Maps a file's first row, and says what is doubled, unknown or missing.
    ///
    /// A doubled heading leaves it open which cell is meant, and a required one that is missing
    /// leaves rows without what they need: either way the file's rows are not read.
    #[must_use]
    pub fn map(table: SourceTable, headings: &[&str]) -> (Self, Vec<Finding>) {
        let columns = table.columns();
        let mut places = vec![None; columns.len()];
        let mut titles: Vec<Box<str>> = columns.iter().map(|column| column.zh.into()).collect();
        let mut findings = Vec::new();
        let mut usable = true;
        let at = |heading: &str| Place { column: Some(heading.to_owned()), ..Place::default() };
        for (cell, heading) in headings.iter().map(|heading| bare(heading)).enumerate() {
            let Some(column) = columns.iter().position(|column| column.answers_to(heading)) else {
                let matter = InputMatter::HeadingUnknown { heading: heading.to_owned(), table: table.term() };
                findings.push(Finding::from(matter).at(at(heading)));
                continue;
            };
            let (Some(place), Some(title)) = (places.get_mut(column), titles.get_mut(column)) else {
                continue;
            };
            if place.is_some() {
                let matter = InputMatter::HeadingDoubled { heading: heading.to_owned() };
                findings.push(Finding::from(matter).at(at(heading)));
                usable = false;
            } else {
                *place = Some(cell);
                *title = heading.into();
            }
        }
        for (column, _) in
            columns.iter().zip(&places).filter(|(column, place)| column.required && place.is_none())
        {
            let matter = InputMatter::HeadingMissing { heading: column.zh.to_owned(), table: table.term() };
            findings.push(Finding::from(matter).at(at(column.zh)));
            usable = false;
        }
        let headings =
            Self { table, cells: headings.len(), places: places.into(), titles: titles.into(), usable };
        (headings, findings)
    }

    /// The table the file is.
    #[must_use]
    pub const fn table(&self) -> SourceTable {
        self.table
    }

    /// How many cells every row is to have.
    #[must_use]
    pub const fn cells(&self) -> usize {
        self.cells
    }

    /// Whether rows can be read under these headings.
    #[must_use]
    pub const fn is_usable(&self) -> bool {
        self.usable
    }

    /// The cell of a row that holds the column, where the file has it.
    #[must_use]
    pub fn cell(&self, column: impl Columns) -> Option<usize> {
        self.places.get(column.place()).copied().flatten()
    }

    /// The heading as the file writes it; the dictionary's where the file lacks the column.
    #[must_use]
    pub fn title(&self, column: impl Columns) -> &str {
        self.titles.get(column.place()).map_or("", |title| title)
    }
}

/// A heading without what cannot be seen around it.
fn bare(heading: &str) -> &str {
    heading.trim_matches(|letter: char| letter.is_whitespace() || letter == MARK)
}
