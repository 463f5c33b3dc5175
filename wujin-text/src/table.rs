//! A table that is known by its headings, and then its rows.

use std::io::{self, Read};

use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::intake::{Headings, SourceTable};

use crate::{Encoding, Next, OpenError, Records, Row};

/// The rows of a table that is known by its headings.
#[derive(Debug)]
pub struct TableReader<R> {
    records: Records<R>,
    titles: Vec<String>,
    headings: Headings,
    findings: Vec<Finding>,
}

impl<R: Read> TableReader<R> {
    /// Reads the headings, and tells by them which table it is.
    pub fn open(source: R) -> Result<Self, OpenError> {
        let mut records = Records::open(source)?;
        let next = records.next_row(None)?;
        let line = Some(records.row().line);
        let refused = |matter| OpenError::Refused { matter, line };
        match next {
            None => return Err(OpenError::Refused { matter: InputMatter::EmptyFile {}, line: None }),
            Some(Next::Fault(matter)) => return Err(refused(matter)),
            Some(Next::Row) => {}
        }
        let cells = records.row().cells();
        let table = SourceTable::recognise(&cells).ok_or_else(|| refused(InputMatter::TableUnknown {}))?;
        let (headings, found) = Headings::map(table, &cells);
        let in_line = |finding: Finding| finding.within(Place { line, ..Place::default() });
        let findings = found.into_iter().map(in_line).collect();
        let titles = cells.into_iter().map(str::to_owned).collect();
        Ok(Self { records, titles, headings, findings })
    }

    /// Which table it is.
    #[must_use]
    pub const fn table(&self) -> SourceTable {
        self.headings.table()
    }

    /// The headings as they stand in the file.
    #[must_use]
    pub fn titles(&self) -> &[String] {
        &self.titles
    }

    /// Which cell of a row holds which column.
    #[must_use]
    pub const fn headings(&self) -> &Headings {
        &self.headings
    }

    /// What is wrong with the headings; where they are not usable, no row can be read by them.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The encoding of the file.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.records.encoding()
    }

    /// How many bytes have been taken.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.records.bytes()
    }

    /// The next row that is not blank; none at the end.
    pub fn next_row(&mut self) -> io::Result<Option<Next>> {
        self.records.next_row(Some(self.titles.len()))
    }

    /// The last row.
    #[must_use]
    pub const fn row(&self) -> &Row {
        self.records.row()
    }
}
