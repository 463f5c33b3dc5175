//! Tables of figures held against themselves.

use arrow_array::RecordBatchReader;
use arrow_schema::DataType;
use pyo3::prelude::*;
use serde_json::{Map, Value};
use wujin_core::form::layout::CellRef;
use wujin_core::form::{Content, Sheet, SheetTable, TableLayout};
use wujin_core::reconciliation::{Reconciliation, TableDescription, reconcile};
use wujin_forms::{TableReadError, reconcile_file};

use crate::input::{self, unusable};
use crate::output::{document, record};
use crate::raise::{Trouble, document_unusable};
use crate::rows::texts;
use crate::table::reader;

/// A document out of a JSON or a TOML text.
#[pyfunction]
pub(crate) fn _from_text<'py>(py: Python<'py>, text: &str, is_toml: bool) -> PyResult<Bound<'py, PyAny>> {
    let unreadable = |detail: String| document_unusable(py, detail);
    let read: Map<String, Value> = if is_toml {
        toml::from_str(text).map_err(|error| unreadable(error.to_string()))?
    } else {
        serde_json::from_str(text).map_err(|error| unreadable(error.to_string()))?
    };
    document(py, &read)
}

/// Holds a table against itself: by a description alone, or with the bytes of a file or a table of rows that a
/// layout describes.
#[pyfunction]
pub(crate) fn _reconcile<'py>(
    py: Python<'py>,
    description: &Bound<'py, PyAny>,
    file: Option<Vec<u8>>,
    table: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let answer = if description.contains("format")? {
        let layout: TableLayout = input::read(description).map_err(Trouble::from)?;
        match (file, table) {
            (Some(bytes), None) => py.detach(|| reconcile_file(&layout, &bytes)).map_err(Trouble::from)?,
            (None, Some(table)) => rows_of(&layout, table)?,
            _ => {
                return Err(Trouble::from(unusable("table", "a file or a table is wanted".to_owned())).into());
            }
        }
    } else if file.is_some() || table.is_some() {
        let detail = "a description without a \"format\" holds its figures itself, and takes no table";
        return Err(Trouble::from(unusable("description", detail.to_owned())).into());
    } else {
        let description: TableDescription = input::read(description).map_err(Trouble::from)?;
        let answer = py.detach(|| reconcile(&description));
        answer.map_err(|error| Trouble::from(unusable("description", error.to_string())))?
    };
    record(py, "Reconciliation", &answer)
}

impl From<TableReadError> for Trouble {
    fn from(error: TableReadError) -> Self {
        match error {
            TableReadError::File(finding) => finding.into(),
            TableReadError::Layout(error) => unusable("description", error.to_string()).into(),
        }
    }
}

/// A table of rows as a sheet would hold it, its headings in row 1.
fn rows_of(layout: &TableLayout, table: &Bound<'_, PyAny>) -> PyResult<Reconciliation> {
    let py = table.py();
    let batches = reader(table)?;
    let mut sheet = Sheet::new("table");
    let schema = batches.schema();
    for (column, field) in (0..).zip(schema.fields()) {
        sheet.set(CellRef::new(0, column), Content::Text(field.name().clone()));
    }
    let mut row = 1_u32;
    for batch in batches {
        let batch =
            batch.map_err(|error| document_unusable(py, format!("the table cannot be read: {error}")))?;
        for (column, (cells, field)) in (0..).zip(batch.columns().iter().zip(schema.fields())) {
            let no_cells = || unusable(field.name(), "the column holds no texts and no numbers".to_owned());
            let is_number = matches!(field.data_type(), DataType::Float32 | DataType::Float64);
            for (at, text) in (row..).zip(texts(cells, false).ok_or_else(no_cells).map_err(Trouble::from)?) {
                let number = is_number.then(|| text.parse().ok()).flatten();
                let content = match number {
                    _ if text.is_empty() => Content::Blank,
                    Some(number) => Content::Number(number),
                    None => Content::Text(text),
                };
                sheet.set(CellRef::new(at, column), content);
            }
        }
        row = row.saturating_add(u32::try_from(batch.num_rows()).unwrap_or(u32::MAX));
    }
    let read = SheetTable::read(layout, &sheet);
    let answer = read.and_then(|read| read.reconcile(&sheet.name)).map_err(TableReadError::from);
    Ok(answer.map_err(Trouble::from)?)
}
