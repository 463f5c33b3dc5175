//! A folder of workbooks with its list of units and its register of what came in, as it lies there.

use std::fs;

use rayon::prelude::*;
use wujin_core::finding::{Finding, Place};
use wujin_core::form::layout::FormEdition;
use wujin_core::intake::{ReceiptRow, SourceTable};
use wujin_core::reporting::{Roster, RosterUnit};
use wujin_forms::{BookRead, BookReport, Receipts, read_book, reports_of, units_of};

use super::lists::{absent, each_row};
use super::shelf::workbooks;
use super::{BooksError, CompileOptions};

/// What lies in the folder.
pub(super) struct Folder {
    pub(super) roster: Roster,
    pub(super) reports: Vec<BookReport>,
    pub(super) books: usize,
    pub(super) findings: Vec<Finding>,
}

/// Reads everything that lies in the folder.
pub(super) fn folder(options: &CompileOptions) -> Result<Folder, BooksError> {
    let own = match &options.edition {
        Some(path) => {
            let text = fs::read_to_string(path).map_err(BooksError::at(path))?;
            let adopted = FormEdition::from_json(&text);
            Some(adopted.map_err(|error| BooksError::at(path)(std::io::Error::other(error.to_string())))?)
        }
        None => None,
    };
    let editions: Vec<&FormEdition> = own.iter().chain([FormEdition::reconstructed()]).collect();
    let at = || BooksError::at(&options.input);
    let listed = workbooks(&options.input).map_err(at())?;
    let read: Vec<(&str, BookRead)> = listed
        .par_iter()
        .map(|(name, path)| {
            let read = fs::read(path).map(|bytes| read_book(name, &bytes, &editions));
            (name.as_str(), read.unwrap_or_else(|error| unreadable(name, &error)))
        })
        .collect();
    let mut units = Vec::new();
    let rows = each_row(&options.input, SourceTable::Units, |headings, cells| {
        units.push(RosterUnit::read(headings, cells)?);
        Ok(())
    });
    let rows = rows.map_err(at())?;
    let mut findings = rows.findings;
    if rows.files == 0 {
        units = read.iter().flat_map(|(_, book)| units_of(book)).collect();
        findings.push(absent(SourceTable::Units));
    }
    if units.is_empty() {
        return Err(BooksError::NoUnits(options.input.clone()));
    }
    let (roster, found) = Roster::new(units);
    findings.extend(found);
    let mut reports = Vec::new();
    for (name, book) in &read {
        let (own, found) = reports_of(name, book, &roster);
        findings.extend(book.findings.iter().cloned().chain(found));
        reports.extend(own);
    }
    let mut receipts = Receipts::new(&mut reports, listed.iter().map(|(name, _)| name.as_str()));
    let rows = each_row(&options.input, SourceTable::Receipts, |headings, cells| {
        receipts.mark(&ReceiptRow::read(headings, cells)?).map_err(|matter| vec![matter.into()])
    });
    let rows = rows.map_err(at())?;
    findings.extend(rows.findings);
    if rows.files == 0 {
        findings.push(absent(SourceTable::Receipts));
    }
    Ok(Folder { roster, reports, books: listed.len(), findings })
}

fn unreadable(name: &str, error: &std::io::Error) -> BookRead {
    let place = Place { file: Some(name.to_owned()), ..Place::default() };
    let finding = Finding::from(crate::ingest::unreadable(error)).at(place);
    BookRead { forms: Vec::new(), findings: vec![finding] }
}
