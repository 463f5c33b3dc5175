//! The register of what came in, marked on the reports that workbooks hold (3.2.5/4, 4.3/5).

use std::collections::BTreeSet;

use wujin_core::finding::InputMatter;
use wujin_core::intake::ReceiptRow;
use wujin_core::reporting::Receipt;

use super::BookReport;

/// Reports, on which the rows of a register are marked one by one.
#[derive(Debug)]
pub struct Receipts<'a> {
    reports: &'a mut [BookReport],
    books: BTreeSet<&'a str>,
    marked: BTreeSet<String>,
}

impl<'a> Receipts<'a> {
    /// The reports of workbooks, and the names of those workbooks: some hold no report.
    pub fn new(reports: &'a mut [BookReport], books: impl IntoIterator<Item = &'a str>) -> Self {
        Self { reports, books: books.into_iter().collect(), marked: BTreeSet::new() }
    }

    /// Marks a row on the reports of its workbook, or says that there is no such workbook.
    pub fn mark(&mut self, row: &ReceiptRow) -> Result<(), InputMatter> {
        let is_of = |report: &&mut BookReport| {
            let rest = report.report.source.strip_prefix(row.workbook.as_str());
            rest.is_some_and(|sheet| sheet.is_empty() || sheet.starts_with(':'))
        };
        let mut own = self.reports.iter_mut().filter(is_of).peekable();
        if own.peek().is_none() && !self.books.contains(row.workbook.as_str()) {
            return Err(InputMatter::WorkbookAbsent { workbook: row.workbook.clone() });
        }
        for report in own {
            if self.marked.insert(report.report.source.clone()) {
                // What came in no way that is registered did not come that way.
                report.report.written = Receipt::No;
            }
            row.mark(&mut report.report);
        }
        Ok(())
    }
}
