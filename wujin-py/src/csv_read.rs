//! CSV as old systems export it, as Arrow tables: a file, or every file of a folder.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, UInt64Array};
use arrow_schema::{DataType, Field, Schema};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyCapsule, PyDict};
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_text::{Next, OpenError, TableReader};

use crate::finding_table::{Column, finding_table, placed};
use crate::raise::{Trouble, document_unusable};
use crate::rows::usable;
use crate::table::PyTable;

/// What was read of a CSV file: its rows as texts, and what could not be read, with its line. It is a table
/// itself, of its rows.
#[pyclass(module = "wujin", frozen, name = "CsvRead")]
pub(crate) struct PyCsvRead {
    /// Which table it is, by its headings: ``stations``, ``complaints``, ``events`` and so on.
    #[pyo3(get)]
    kind: &'static str,
    /// In which encoding: ``UTF-8`` or ``GB18030``.
    #[pyo3(get)]
    encoding: String,
    /// The rows, under the headings of the file; a cell that is blank is an empty text.
    #[pyo3(get)]
    rows: Py<PyTable>,
    /// The line on which each row begins, from 1.
    #[pyo3(get)]
    lines: Vec<u64>,
    /// A row for each thing that could not be read, with its line.
    #[pyo3(get)]
    findings: Py<PyTable>,
}

#[pymethods]
impl PyCsvRead {
    /// The rows as a stream of the Arrow C interface.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        self.rows.get().__arrow_c_stream__(py, requested_schema)
    }

    fn __len__(&self) -> usize {
        self.lines.len()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (rows, findings) = (self.lines.len(), self.findings.bind(py).len()?);
        Ok(format!("<CsvRead of {rows} rows of {} in {}: {findings} findings>", self.kind, self.encoding))
    }
}

/// What a file holds, column by column.
struct Rows {
    kind: &'static str,
    encoding: String,
    titles: Vec<String>,
    columns: Vec<ArrayRef>,
    lines: Vec<u64>,
    findings: Vec<Finding>,
}

/// What was read of a folder of CSV files.
#[pyclass(module = "wujin", frozen, name = "FolderRead")]
pub(crate) struct PyFolderRead {
    /// The files that could be read, by their names.
    #[pyo3(get)]
    files: Py<PyDict>,
    /// A row for each thing that could not be read, with its file and line, and for each file that is none.
    #[pyo3(get)]
    findings: Py<PyTable>,
}

#[pymethods]
impl PyFolderRead {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (files, findings) = (self.files.bind(py).len(), self.findings.bind(py).len()?);
        Ok(format!("<FolderRead of {files} files: {findings} findings>"))
    }
}

#[pyfunction]
pub(crate) fn _read_csv(py: Python<'_>, name: &str, content: &[u8]) -> PyResult<PyCsvRead> {
    let file = (!name.is_empty()).then(|| name.to_owned());
    let read = py.detach(|| read(file.as_ref(), content))?;
    table_of(py, read).map(|(table, _)| table)
}

/// Reads the files of a folder, each with its name and its content, or why it has none, and names the others.
#[pyfunction]
pub(crate) fn _read_folder(
    py: Python<'_>,
    files: Vec<(String, Option<PyBackedBytes>, String)>,
    others: Vec<String>,
) -> PyResult<PyFolderRead> {
    let (by_name, mut found) = (PyDict::new(py), Vec::new());
    for (name, content, detail) in files {
        let place = Place { file: Some(name.clone()), ..Place::default() };
        let content = content.ok_or_else(|| {
            Trouble::Unusable(vec![Finding::from(InputMatter::FileUnreadable { detail }).at(place)])
        });
        match content.and_then(|content| py.detach(|| read(Some(&name), &content))) {
            Ok(read) => {
                let (table, findings) = table_of(py, read)?;
                by_name.set_item(name, table)?;
                found.extend(findings);
            }
            Err(Trouble::Unusable(findings)) => found.extend(findings),
            Err(other) => return Err(other.into()),
        }
    }
    let skipped =
        |name| Finding::from(InputMatter::FileSkipped {}).at(Place { file: Some(name), ..Place::default() });
    found.extend(others.into_iter().map(skipped));
    Ok(PyFolderRead { files: by_name.unbind(), findings: Py::new(py, lined(py, &found)?)? })
}

/// What was found in files, with its file, line and column.
fn lined(py: Python<'_>, findings: &[Finding]) -> PyResult<PyTable> {
    let findings: Vec<&Finding> = findings.iter().collect();
    let line = |finding: &&Finding| finding.place.as_deref().and_then(|place| place.line);
    let places: [Column; 3] = [
        placed("file", &findings, |place| place.file.clone()),
        ("line", Arc::new(findings.iter().map(line).collect::<UInt64Array>()), true),
        placed("column", &findings, |place| place.column.clone()),
    ];
    finding_table(py, places.into(), &findings)
}

fn table_of(py: Python<'_>, read: Rows) -> PyResult<(PyCsvRead, Vec<Finding>)> {
    let fields = read.titles.iter().map(|title| Field::new(title, DataType::Utf8, false));
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let batch = RecordBatch::try_new(Arc::clone(&schema), read.columns);
    let batch = batch.map_err(|error| document_unusable(py, error.to_string()))?;
    let table = PyCsvRead {
        kind: read.kind,
        encoding: read.encoding,
        rows: Py::new(py, PyTable::new(schema, vec![batch]))?,
        lines: read.lines,
        findings: Py::new(py, lined(py, &read.findings)?)?,
    };
    Ok((table, read.findings))
}

/// Reads every row that has as many cells as there are headings, and says which have not.
fn read(file: Option<&String>, bytes: &[u8]) -> Result<Rows, Trouble> {
    let place = |line| Place { file: file.cloned(), line, ..Place::default() };
    let unreadable = |error: std::io::Error| InputMatter::FileUnreadable { detail: error.to_string() };
    let opened = TableReader::open(bytes).map_err(|error| match error {
        OpenError::Read(error) => Finding::from(unreadable(error)).at(place(None)),
        OpenError::Refused { matter, line } => Finding::from(matter).at(place(line)),
    });
    let mut table = opened.map_err(|finding| Trouble::Unusable(vec![finding]))?;
    let of_headings = table.findings().iter().map(|finding| finding.clone().within(place(None)));
    let mut findings = usable(table.headings(), of_headings.collect())?;
    let titles = table.titles().to_vec();
    let mut columns: Vec<StringBuilder> = titles.iter().map(|_| StringBuilder::new()).collect();
    let mut lines = Vec::new();
    loop {
        let next = table.next_row();
        let line = table.row().line;
        let matter = match next {
            Ok(None) => break,
            Ok(Some(Next::Fault(matter))) => matter,
            Err(error) => {
                findings.push(Finding::from(unreadable(error)).at(place(Some(line))));
                break;
            }
            Ok(Some(Next::Row)) => {
                let cells = table.row().cells();
                if cells.len() == titles.len() {
                    lines.push(line);
                    columns.iter_mut().zip(cells).for_each(|(column, cell)| column.append_value(cell));
                    continue;
                }
                let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
                InputMatter::CellCount { expected: count(titles.len()), found: count(cells.len()) }
            }
        };
        findings.push(Finding::from(matter).at(place(Some(line))));
    }
    let columns = columns.into_iter().map(|mut column| Arc::new(column.finish()) as ArrayRef).collect();
    let (kind, encoding) = (table.table().term().name, table.encoding().to_string());
    Ok(Rows { kind, encoding, titles, columns, lines, findings })
}
