//! Tables of stations, complaints and summaries, judged row by row.

mod judge;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{RecordBatchReader, StringArray, UInt64Array};
use arrow_schema::Field;
use pyo3::prelude::*;
use wujin_core::finding::{Finding, InputMatter, Place, Severity};
use wujin_core::intake::{Headings, SourceTable, SummaryRow};

use crate::context::context;
use crate::finding_table::{Column, finding_table, placed};
use crate::input::{self, unusable};
use crate::log::{PyTallies, Watch};
use crate::raise::{Trouble, document_unusable};
use crate::table::{PyTable, reader};
use judge::{Judge, registration};
pub(crate) use text::texts;

/// What was found in a table, row by row.
#[pyclass(module = "wujin", frozen, name = "RowCheck")]
pub(crate) struct PyRowCheck {
    /// How many rows the table has.
    #[pyo3(get)]
    rows: u64,
    /// A row for each finding, with the row and the cell that it concerns.
    #[pyo3(get)]
    findings: Py<PyTable>,
}

#[pymethods]
impl PyRowCheck {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<RowCheck of {} rows: {} findings>", self.rows, self.findings.bind(py).len()?))
    }
}

/// A finding in its row, with what stands in the cell that it concerns.
struct Found {
    row: Option<u64>,
    value: Option<String>,
    finding: Finding,
}

fn table(name: &str) -> Result<SourceTable, Trouble> {
    match name {
        "stations" => Ok(SourceTable::Stations),
        "complaints" => Ok(SourceTable::Complaints),
        "summaries" => Ok(SourceTable::Summaries),
        _ => Err(unusable("kind", format!("there is no table \"{name}\"")).into()),
    }
}

#[pyfunction]
pub(crate) fn _check_rows(
    kind: &str,
    table: &Bound<'_, PyAny>,
    profile: Option<&Bound<'_, PyAny>>,
    recorded: Option<&Bound<'_, PyAny>>,
    columns: &Bound<'_, PyAny>,
    progress: Option<Py<PyAny>>,
) -> PyResult<PyRowCheck> {
    let py = table.py();
    let columns: BTreeMap<String, String> = input::field(columns, "columns").map_err(Trouble::from)?;
    let context = context(profile, None)?;
    let tallies = recorded.map(|tallies| {
        let wanted = |_| Trouble::from(unusable("recorded", "Tallies are wanted".to_owned()));
        tallies.cast::<PyTallies>().map(Bound::get).map_err(wanted)
    });
    let tallies = tallies.transpose()?;
    let of_row = tallies.map(|tallies| |row: &SummaryRow| tallies.of(row.station, row.quarter));
    let recorded = of_row.as_ref().map(|of_row| of_row as judge::Recorded<'_>);
    let judge = Judge::new(self::table(kind)?, &context.profile, recorded);
    let batches = reader(table)?;
    let mut watch = Watch::new(progress);
    let (rows, found) = py.detach(|| read(batches, judge, &columns, &mut watch))?;
    Ok(PyRowCheck { rows, findings: Py::new(py, answer(py, &found)?)? })
}

/// Judges registrations of complaints as JSON, a line each; `lines` is the bytes of them all.
#[pyfunction]
pub(crate) fn _check_registrations(
    py: Python<'_>,
    lines: &[u8],
    profile: Option<&Bound<'_, PyAny>>,
    progress: Option<Py<PyAny>>,
) -> PyResult<PyRowCheck> {
    let context = context(profile, None)?;
    let mut watch = Watch::new(progress);
    let (rows, found) = py.detach(|| -> PyResult<_> {
        let (mut rows, mut found) = (0_u64, Vec::new());
        for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()) {
            let said = registration(line, &context.profile).into_iter();
            found.extend(said.map(|finding| Found { row: Some(rows), value: None, finding }));
            rows += 1;
            if rows.is_multiple_of(4_096) {
                watch.after(4_096)?;
            }
        }
        watch.tell()?;
        Ok((rows, found))
    })?;
    Ok(PyRowCheck { rows, findings: Py::new(py, answer(py, &found)?)? })
}

/// Judges every row.
fn read(
    batches: Box<dyn RecordBatchReader + Send>,
    mut judge: Judge<'_>,
    columns: &BTreeMap<String, String>,
    watch: &mut Watch,
) -> PyResult<(u64, Vec<Found>)> {
    let schema = batches.schema();
    let heading = |field: &Arc<Field>| {
        let named = columns.iter().find(|(_, name)| *name == field.name());
        named.map_or_else(|| field.name().clone(), |(column, _)| column.clone())
    };
    let titles: Vec<String> = schema.fields().iter().map(heading).collect();
    let (headings, findings) =
        Headings::map(judge.table, &titles.iter().map(String::as_str).collect::<Vec<_>>());
    if !headings.is_usable() {
        // What keeps the table from being read comes before what is merely noted.
        let mut findings = findings;
        findings.sort_by_key(|finding| finding.severity() != Severity::Error);
        return Err(Trouble::Unusable(findings).into());
    }
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
            cells.push(texts(column, judge.wants_times(title)).ok_or_else(of_type)?);
        }
        for row in 0..batch.num_rows() {
            let line: Vec<&str> =
                cells.iter().map(|column| column.get(row).map_or("", String::as_str)).collect();
            for finding in judge.row(rows, &headings, &line) {
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

fn answer(py: Python<'_>, found: &[Found]) -> PyResult<PyTable> {
    let findings: Vec<_> = found.iter().map(|found| &found.finding).collect();
    let rows = found.iter().map(|found| found.row).collect::<UInt64Array>();
    let values = found.iter().map(|found| found.value.as_deref()).collect::<StringArray>();
    let columns: [Column; 4] = [
        ("row", Arc::new(rows), true),
        placed("column", &findings, |place| place.column.clone()),
        ("value", Arc::new(values), true),
        placed("path", &findings, |place| place.path.clone()),
    ];
    finding_table(py, columns.into(), &findings)
}
