//! The rows of a table under the headings of old systems, read one by one as texts.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::RecordBatchReader;
use arrow_schema::{Field, Schema};
use pyo3::prelude::*;
use wujin_core::finding::{Finding, InputMatter, Place, Severity};
use wujin_core::intake::{Columns, ComplaintColumn, Headings, SourceTable};

use super::texts;
use crate::log::Watch;
use crate::raise::{Trouble, document_unusable};

/// A finding in its row, with what stands in the cell that it concerns.
pub(crate) struct Found {
    /// The row, from 0.
    pub(crate) row: Option<u64>,
    pub(crate) value: Option<String>,
    pub(crate) finding: Finding,
}

/// Reads every row, and gathers what is said of it; how many rows there are comes first.
pub(crate) fn read_rows(
    batches: Box<dyn RecordBatchReader + Send>,
    table: SourceTable,
    columns: &BTreeMap<String, String>,
    watch: &mut Watch,
    mut judge: impl FnMut(u64, &Headings, &[&str]) -> Vec<Finding>,
) -> PyResult<(u64, Vec<Found>)> {
    let schema = batches.schema();
    let titles = titles(&schema, columns);
    let (headings, findings) = Headings::map(table, &titles.iter().map(String::as_str).collect::<Vec<_>>());
    let findings = usable(&headings, findings)?;
    let mut found: Vec<_> =
        findings.into_iter().map(|finding| Found { row: None, value: None, finding }).collect();
    let mut rows = 0_u64;
    for batch in batches {
        let batch = batch.map_err(|error| {
            Python::attach(|py| document_unusable(py, format!("the table cannot be read: {error}")))
        })?;
        let mut cells = Vec::with_capacity(titles.len());
        for (title, (column, field)) in titles.iter().zip(batch.columns().iter().zip(schema.fields())) {
            let of_type = || column_type(field);
            cells.push(texts(column, wants_times(table, title)).ok_or_else(of_type)?);
        }
        for row in 0..batch.num_rows() {
            let line: Vec<&str> =
                cells.iter().map(|column| column.get(row).map_or("", String::as_str)).collect();
            for finding in judge(rows, &headings, &line) {
                let column = finding.place.as_ref().and_then(|place| place.column.as_deref());
                let cell = column.and_then(|column| titles.iter().position(|title| title == column));
                let value = cell.and_then(|cell| line.get(cell)).map(|text| (*text).to_owned());
                found.push(Found { row: Some(rows), value, finding });
            }
            rows += 1;
            if rows.is_multiple_of(4_096) {
                watch.after(4_096)?;
            }
        }
    }
    watch.tell()?;
    Ok((rows, found))
}

/// The headings of a table, those that are called otherwise by the names of their columns.
pub(crate) fn titles(schema: &Schema, columns: &BTreeMap<String, String>) -> Vec<String> {
    let heading = |field: &Arc<Field>| {
        let named = columns.iter().find(|(_, name)| *name == field.name());
        named.map_or_else(|| field.name().clone(), |(column, _)| column.clone())
    };
    schema.fields().iter().map(heading).collect()
}

/// What is noted of headings, or the exception where no row can be read under them.
pub(crate) fn usable(headings: &Headings, mut findings: Vec<Finding>) -> Result<Vec<Finding>, Trouble> {
    if headings.is_usable() {
        return Ok(findings);
    }
    // What keeps the table from being read comes before what is merely noted.
    findings.sort_by_key(|finding| finding.severity() != Severity::Error);
    Err(Trouble::Unusable(findings))
}

/// Whether a column holds times, and not days.
fn wants_times(table: SourceTable, heading: &str) -> bool {
    let registered = ComplaintColumn::COLUMNS.get(ComplaintColumn::Registered.place());
    table == SourceTable::Complaints && registered.is_some_and(|column| column.answers_to(heading))
}

/// The exception that names a column whose cells are no texts.
fn column_type(field: &Field) -> PyErr {
    let (zh, en) = ("字符串、数字、日期或者布尔值", "texts, numbers, days or booleans");
    let matter = InputMatter::ColumnType {
        heading: field.name().clone(),
        found: field.data_type().to_string(),
        zh: zh.to_owned(),
        en: en.to_owned(),
    };
    let place = Place { column: Some(field.name().clone()), ..Place::default() };
    Trouble::Unusable(vec![Finding::from(matter).at(place)]).into()
}
