//! Tables of stations, complaints and summaries, judged row by row.

mod judge;
mod read;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, StringArray, UInt64Array};
use pyo3::prelude::*;
use serde_json::de::{SliceRead, StrRead};
use wujin_core::finding::Finding;
use wujin_core::intake::{SourceTable, SummaryRow};

use crate::context::context;
use crate::finding_table::{Column, finding_table, placed};
use crate::input::{self, unusable};
use crate::log::{PyTallies, Watch};
use crate::raise::Trouble;
use crate::table::{PyTable, reader};
use judge::{Judge, registration};
pub(crate) use read::{Found, read_rows, titles, usable};
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
    let mut judge = Judge::new(self::table(kind)?, &context.profile, recorded);
    let batches = reader(table)?;
    let mut watch = Watch::new(progress);
    let (rows, found) = py.detach(|| {
        let kind = judge.table;
        read_rows(batches, kind, &columns, &mut watch, |row, headings, cells| judge.row(row, headings, cells))
    })?;
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
        let mut take = |said: Vec<Finding>| {
            found.extend(said.into_iter().map(|finding| Found { row: Some(rows), value: None, finding }));
            rows += 1;
            if rows.is_multiple_of(4_096) { watch.after(4_096) } else { Ok(()) }
        };
        let profile = &context.profile;
        // Whether all of it is text is soon asked, and each record soon read then.
        if let Ok(text) = std::str::from_utf8(lines) {
            for line in text.split('\n').filter(|line| !line.trim_ascii().is_empty()) {
                take(registration(|| StrRead::new(line), profile))?;
            }
        } else {
            for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()) {
                take(registration(|| SliceRead::new(line), profile))?;
            }
        }
        watch.tell()?;
        Ok((rows, found))
    })?;
    Ok(PyRowCheck { rows, findings: Py::new(py, answer(py, &found)?)? })
}

fn answer(py: Python<'_>, found: &[Found]) -> PyResult<PyTable> {
    found_table(py, found, Vec::new())
}

/// What was found in rows as a table, with more columns before those of rows.
pub(crate) fn found_table(py: Python<'_>, found: &[Found], mut columns: Vec<Column>) -> PyResult<PyTable> {
    let findings: Vec<_> = found.iter().map(|found| &found.finding).collect();
    let rows = found.iter().map(|found| found.row).collect::<UInt64Array>();
    let values = found.iter().map(|found| found.value.as_deref()).collect::<StringArray>();
    columns.extend([
        ("row", Arc::new(rows) as ArrayRef, true),
        placed("column", &findings, |place| place.column.clone()),
        ("value", Arc::new(values), true),
        placed("path", &findings, |place| place.path.clone()),
    ]);
    finding_table(py, columns, &findings)
}
