//! One workbook as it came in, as a row of the register that the receiving unit keeps.

use super::cell::{read_day, read_word};
use super::{Headings, ReceiptColumn as Column, RowReader, SubmissionMedium};
use crate::finding::Finding;
use crate::reporting::{Receipt, ReceivedReport};
use crate::time::Day;

/// A workbook that came in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReceiptRow {
    /// The workbook, as it lies in the folder.
    pub workbook: String,
    /// In which way it came.
    pub medium: SubmissionMedium,
    /// When.
    pub received: Option<Day>,
    /// The workbook that it revises.
    pub replaces: Option<String>,
}

impl ReceiptRow {
    /// Reads a row, or says everything that is wrong with it.
    pub fn read(headings: &Headings, cells: &[&str]) -> Result<Self, Vec<Finding>> {
        let mut row = RowReader::new(headings, cells);
        let workbook = row.needed(Column::Workbook).map(slashes);
        let medium =
            row.required(Column::Medium, |text| read_word(text, &[("网上", SubmissionMedium::System)]));
        let received = row.optional(Column::Received, read_day);
        let replaces = row.text(Column::Replaces).map(slashes);
        let read = match (workbook, medium) {
            (Some(workbook), Some(medium)) => Some(Self { workbook, medium, received, replaces }),
            _ => None,
        };
        row.finish(read)
    }

    /// Writes on a report how it came.
    pub fn mark(&self, report: &mut ReceivedReport) {
        let receipt = self.received.map_or(Receipt::DayUnknown, Receipt::On);
        match self.medium {
            SubmissionMedium::Written => report.written = receipt,
            SubmissionMedium::System => report.entered = receipt,
        }
        report.replaces.clone_from(&self.replaces);
    }
}

/// A path as every system writes it.
fn slashes(path: &str) -> String {
    path.replace('\\', "/")
}
