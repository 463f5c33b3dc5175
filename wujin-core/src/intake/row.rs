//! Reads the cells of one row and gathers everything that is wrong with it.

use super::{Columns, Headings};
use crate::finding::{Finding, InputMatter, Place};

/// One row under its headings.
///
/// A reader asks for each column in turn; what cannot be read is noted with its column, and the row
/// counts as read only when nothing was noted.
#[derive(Debug)]
pub struct RowReader<'a> {
    headings: &'a Headings,
    cells: &'a [&'a str],
    findings: Vec<Finding>,
}

impl<'a> RowReader<'a> {
    /// A row of cells, to be read under the headings.
    #[must_use]
    pub fn new(headings: &'a Headings, cells: &'a [&'a str]) -> Self {
        let mut row = Self { headings, cells, findings: Vec::new() };
        if cells.len() != headings.cells() {
            let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
            let matter =
                InputMatter::CellCount { expected: count(headings.cells()), found: count(cells.len()) };
            row.findings.push(matter.into());
        }
        row
    }

    /// The text of a cell without the white space around it; none where it is blank or the file has
    /// no such column, or where the row has the wrong number of cells, so that none can be trusted.
    #[must_use]
    pub fn text(&self, column: impl Columns) -> Option<&'a str> {
        if self.cells.len() != self.headings.cells() {
            return None;
        }
        let text = self.cells.get(self.headings.cell(column)?)?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// A text that must not be blank.
    pub fn needed(&mut self, column: impl Columns) -> Option<&'a str> {
        self.required(column, Ok::<_, InputMatter>)
    }

    /// The text of a cell, owned.
    #[must_use]
    pub fn owned(&self, column: impl Columns) -> Option<String> {
        self.text(column).map(str::to_owned)
    }

    /// A cell that may be blank; a blank or unreadable one is none.
    pub fn optional<T, E: Into<Finding>>(
        &mut self,
        column: impl Columns,
        read: impl FnOnce(&'a str) -> Result<T, E>,
    ) -> Option<T> {
        match read(self.text(column)?) {
            Ok(value) => Some(value),
            Err(finding) => {
                self.refuse(column, finding);
                None
            }
        }
    }

    /// A cell that must hold something; none where that was noted as wrong.
    pub fn required<T, E: Into<Finding>>(
        &mut self,
        column: impl Columns,
        read: impl FnOnce(&'a str) -> Result<T, E>,
    ) -> Option<T> {
        if self.text(column).is_none() && self.cells.len() == self.headings.cells() {
            let heading = self.headings.title(column).to_owned();
            self.refuse(column, InputMatter::CellEmpty { heading });
        }
        self.optional(column, read)
    }

    /// Notes what is wrong with a cell.
    pub fn refuse(&mut self, column: impl Columns, matter: impl Into<Finding>) {
        let column = Some(self.headings.title(column).to_owned());
        self.findings.push(matter.into().at(Place { column, ..Place::default() }));
    }

    /// The row as read, or everything that is wrong with it.
    ///
    /// `read` is none only where something was noted.
    pub fn finish<T>(self, read: Option<T>) -> Result<T, Vec<Finding>> {
        match read {
            Some(read) if self.findings.is_empty() => Ok(read),
            _ => Err(self.findings),
        }
    }
}

/// The parts of a cell that lists several, separated by `；`, `;` or `、`.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['；', ';', '、']).map(str::trim).filter(|part| !part.is_empty())
}
