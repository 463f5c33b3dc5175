//! The doors for what old systems hold: numbers and codes, and tables of rows under headings.

use serde::Serialize;

use super::{IdentityRequest, RowsRequest};
use crate::exchange::question::unusable;
use crate::exchange::{Context, Reply};
use crate::finding::{Finding, InputMatter, Place};
use crate::identity::{
    BusinessCode, CaseId, CreditCode, DivisionCode, DivisionHistory, Identity, IdentityError, OfficeId,
    RegistrationNumber, StationId, Telephone,
};
use crate::intake::{
    ComplaintRow, EventRow, Headings, PetitionRow, ReceiptRow, SourceTable, StationRow, SubmissionRow,
    SummaryRow,
};
use crate::reporting::RosterUnit;
use crate::time::Day;

/// What was found of the rows of a table.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowsAnswer {
    /// Which table it is.
    pub table: SourceTable,
    /// The rows that can be read, from 0.
    pub usable: Vec<usize>,
    /// What is wrong with the headings and the rows.
    pub findings: Vec<Finding>,
}

/// What is wrong with a number or a code; nothing where it is sound.
#[must_use]
pub fn check_identity(_: &Context, request: IdentityRequest) -> Reply<Vec<Finding>> {
    let text = request.text.as_str();
    let read = match request.identity {
        Identity::RegistrationNumber => text.parse::<RegistrationNumber>().map(drop),
        Identity::CreditCode => text.parse::<CreditCode>().map(drop),
        Identity::BusinessCode => text.parse::<BusinessCode>().map(drop),
        Identity::Telephone => text.parse::<Telephone>().map(drop),
        Identity::DivisionCode => return division(text, request.on),
        Identity::OfficeId => text.parse::<OfficeId>().map(drop),
        Identity::StationId => text.parse::<StationId>().map(drop),
        Identity::CaseId => text.parse::<CaseId>().map(drop),
        // The one stands inside a credit code, the other has no form of its own.
        other @ (Identity::OrganisationCode | Identity::FormNumber) => {
            return Reply::Findings(unusable(format!("\"{other}\" is not written alone"), "identity"));
        }
    };
    Reply::Answer(found(read.err()))
}

fn found(error: Option<IdentityError>) -> Vec<Finding> {
    error.into_iter().map(|error| Finding::from(error).at(Place::path("text"))).collect()
}

fn division(text: &str, on: Option<Day>) -> Reply<Vec<Finding>> {
    let code: DivisionCode = match text.parse() {
        Ok(code) => code,
        Err(error) => return Reply::Answer(found(Some(error))),
    };
    let finding = on.and_then(|on| DivisionHistory::default().status(code, on).finding(code, on));
    Reply::Answer(finding.into_iter().map(|finding| finding.at(Place::path("text"))).collect())
}

/// What is wrong with the rows of a table, each row by itself.
#[must_use]
pub fn check_rows(_: &Context, request: RowsRequest) -> Reply<RowsAnswer> {
    let titles: Vec<&str> = request.headings.iter().map(String::as_str).collect();
    let Some(table) = request.table.or_else(|| SourceTable::recognise(&titles)) else {
        return Reply::Findings(vec![
            Finding::from(InputMatter::TableUnknown {}).at(Place::path("headings")),
        ]);
    };
    let (headings, mut findings) = Headings::map(table, &titles);
    let mut usable = Vec::new();
    if headings.is_usable() {
        for (place, row) in request.rows.iter().enumerate() {
            let cells: Vec<&str> = row.iter().map(|cell| cell.trim()).collect();
            match read(table, &headings, &cells) {
                Ok(()) => usable.push(place),
                Err(found) => {
                    let path = Place { path: Some(format!("rows[{place}]")), ..Place::default() };
                    findings.extend(found.into_iter().map(|finding| finding.within(path.clone())));
                }
            }
        }
    }
    Reply::Answer(RowsAnswer { table, usable, findings })
}

fn read(table: SourceTable, headings: &Headings, cells: &[&str]) -> Result<(), Vec<Finding>> {
    match table {
        SourceTable::Stations => StationRow::read(headings, cells).map(drop),
        SourceTable::Complaints => ComplaintRow::read(headings, cells).map(drop),
        SourceTable::Events => EventRow::read(headings, cells).map(drop),
        SourceTable::Summaries => SummaryRow::read(headings, cells).map(drop),
        SourceTable::Petitions => PetitionRow::read(headings, cells).map(drop),
        SourceTable::Submissions => SubmissionRow::read(headings, cells).map(drop),
        SourceTable::Units => RosterUnit::read(headings, cells).map(drop),
        SourceTable::Receipts => ReceiptRow::read(headings, cells).map(drop),
    }
}
