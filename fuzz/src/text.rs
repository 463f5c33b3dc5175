//! Tables of old systems as text, in whatever encoding.

use std::io::Read;

use wujin_core::intake::{
    ComplaintRow, EventRow, Headings, PetitionRow, ReceiptRow, SourceTable, StationRow, SubmissionRow,
    SummaryRow,
};
use wujin_core::reporting::RosterUnit;
use wujin_text::{Next, TableReader};

/// A file; it is read as the same, whole or in pieces of three bytes.
pub fn text(bytes: &[u8]) {
    let whole = rows(bytes);
    assert_eq!(whole, rows(Pieces(bytes)), "a file is the same however it arrives");
}

/// What a file says, row by row, with the line of each.
fn rows(source: impl Read) -> Vec<(u64, String)> {
    let mut table = match TableReader::open(source) {
        Ok(table) => table,
        Err(error) => return vec![(0, error.to_string())],
    };
    let mut said = vec![(0, format!("{:?} {:?}", table.titles(), table.findings()))];
    let mut last = 0;
    while let Some(next) = table.next_row().expect("bytes at hand can be read") {
        let line = table.row().line;
        assert!(line > last, "every row stands below the one before it");
        last = line;
        said.push((
            line,
            match next {
                Next::Row => read(table.table(), table.headings(), &table.row().cells()),
                Next::Fault(matter) => format!("{matter:?}"),
            },
        ));
    }
    said
}

fn read(table: SourceTable, headings: &Headings, cells: &[&str]) -> String {
    match table {
        SourceTable::Stations => format!("{:?}", StationRow::read(headings, cells)),
        SourceTable::Complaints => format!("{:?}", ComplaintRow::read(headings, cells)),
        SourceTable::Events => format!("{:?}", EventRow::read(headings, cells)),
        SourceTable::Petitions => format!("{:?}", PetitionRow::read(headings, cells)),
        SourceTable::Submissions => format!("{:?}", SubmissionRow::read(headings, cells)),
        SourceTable::Summaries => format!("{:?}", SummaryRow::read(headings, cells)),
        SourceTable::Units => format!("{:?}", RosterUnit::read(headings, cells)),
        SourceTable::Receipts => format!("{:?}", ReceiptRow::read(headings, cells)),
    }
}

/// Bytes that come three at a time.
struct Pieces<'a>(&'a [u8]);

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let most = buffer.len().min(3);
        self.0.read(buffer.get_mut(..most).unwrap_or_default())
    }
}
