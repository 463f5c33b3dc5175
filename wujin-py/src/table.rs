//! Arrow tables, in and out.

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{NullArray, RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList};
use pyo3_arrow::input::AnyRecordBatch;

use crate::cells::cells;
use crate::raise::document_unusable;

/// Whether something hands out Arrow data.
pub(crate) fn is_table(table: &Bound<'_, PyAny>) -> bool {
    let has = |name: &str| table.hasattr(name).unwrap_or(false);
    has("__arrow_c_stream__") || has("__arrow_c_array__")
}

/// The rows of a small table as dicts.
pub(crate) fn rows<'py>(table: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
    let py = table.py();
    let batches = reader(table)?;
    let schema = batches.schema();
    let batches = batches.collect::<Result<Vec<_>, _>>();
    let batches =
        batches.map_err(|error| document_unusable(py, format!("the table cannot be read: {error}")))?;
    PyTable::new(schema, batches).to_dicts(py, None)
}

/// The batches of whatever hands out Arrow data: Polars, pyarrow, DuckDB, pandas.
pub(crate) fn reader(table: &Bound<'_, PyAny>) -> PyResult<Box<dyn RecordBatchReader + Send>> {
    let py = table.py();
    if !is_table(table) {
        let kind = table.get_type().name()?;
        let detail = format!(
            "a value of type \"{kind}\" is no table: give one of Polars, pyarrow, DuckDB or pandas 2.2 and later"
        );
        return Err(document_unusable(py, detail));
    }
    let (table, names) = without_nulls(table)?;
    let found = table.extract::<AnyRecordBatch>().and_then(AnyRecordBatch::into_reader);
    let unreadable =
        |error: PyErr| document_unusable(py, format!("the table cannot be read: {}", error.value(py)));
    let batches = found.map_err(unreadable)?;
    Ok(if names.is_empty() { batches } else { Box::new(WithNulls::of(batches, &names)) })
}

/// A frame of Polars with truths in the place of columns of no type, and what these are called: it hands out such
/// columns with a buffer more than the format knows, so that nobody else can read them.
fn without_nulls<'py>(table: &Bound<'py, PyAny>) -> PyResult<(Bound<'py, PyAny>, Vec<String>)> {
    let module: String = table.get_type().getattr("__module__")?.extract()?;
    if !module.starts_with("polars.") || !table.hasattr("schema")? {
        return Ok((table.clone(), Vec::new()));
    }
    let py = table.py();
    let polars = py.import("polars")?;
    let nothing = polars.getattr("Null")?;
    let (of_types, mut names) = (PyDict::new(py), Vec::new());
    for column in table.getattr("schema")?.call_method0("items")?.try_iter()? {
        let (name, data): (String, Bound<'py, PyAny>) = column?.extract()?;
        if data.eq(&nothing)? {
            of_types.set_item(&name, polars.getattr("Boolean")?)?;
            names.push(name);
        }
    }
    if names.is_empty() {
        Ok((table.clone(), names))
    } else {
        Ok((table.call_method1("cast", (of_types,))?, names))
    }
}

/// Batches with some columns of no type again.
struct WithNulls {
    batches: Box<dyn RecordBatchReader + Send>,
    schema: SchemaRef,
}

impl WithNulls {
    fn of(batches: Box<dyn RecordBatchReader + Send>, names: &[String]) -> Self {
        let schema = batches.schema();
        let fields = schema.fields().iter().map(|field| {
            if names.contains(field.name()) {
                Arc::new(Field::new(field.name(), DataType::Null, true))
            } else {
                Arc::clone(field)
            }
        });
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        Self { batches, schema }
    }
}

impl Iterator for WithNulls {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = match self.batches.next()? {
            Ok(batch) => batch,
            error => return Some(error),
        };
        let rows = batch.num_rows();
        let columns = batch.columns().iter().zip(self.schema.fields()).map(|(column, field)| {
            if *field.data_type() == DataType::Null {
                Arc::new(NullArray::new(rows))
            } else {
                Arc::clone(column)
            }
        });
        Some(RecordBatch::try_new(SchemaRef::clone(&self.schema), columns.collect()))
    }
}

impl RecordBatchReader for WithNulls {
    fn schema(&self) -> SchemaRef {
        SchemaRef::clone(&self.schema)
    }
}

/// An Arrow table. Whatever knows Arrow takes it without copying.
#[pyclass(module = "wujin", frozen, name = "Table")]
pub(crate) struct PyTable {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl PyTable {
    pub(crate) fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }
}

#[pymethods]
impl PyTable {
    /// The table as a stream of the Arrow C interface; a schema that is asked for is not heeded.
    // The capsules are made here and not by pyo3-arrow, whose own way brings along every cast that Arrow knows.
    #[pyo3(signature = (requested_schema = None))]
    pub(crate) fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, SchemaRef::clone(&self.schema));
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }

    /// The schema as a capsule of the Arrow C interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.schema.as_ref());
        let schema = schema.map_err(|error| document_unusable(py, error.to_string()))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// How many rows it has.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of its columns.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    /// The rows as dicts, at most so many of the first.
    #[pyo3(signature = (limit = None))]
    fn to_dicts<'py>(&self, py: Python<'py>, limit: Option<usize>) -> PyResult<Bound<'py, PyList>> {
        let rows = PyList::empty(py);
        let mut left = limit.unwrap_or(usize::MAX);
        for batch in &self.batches {
            let count = batch.num_rows().min(left);
            left -= count;
            let part = batch.slice(0, count);
            let entries: Vec<_> = (0..count).map(|_| PyDict::new(py)).collect();
            for (field, column) in self.schema.fields().iter().zip(part.columns()) {
                for (entry, cell) in entries.iter().zip(cells(py, column)?) {
                    entry.set_item(field.name(), cell)?;
                }
            }
            for entry in entries {
                rows.append(entry)?;
            }
        }
        Ok(rows)
    }

    /// The table as a ``pyarrow.Table``.
    fn to_pyarrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("pyarrow")?.call_method1("table", (slf,))
    }

    /// The table as a ``polars.DataFrame``.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("polars")?.call_method1("DataFrame", (slf,))
    }

    /// The table as a ``pandas.DataFrame``; needs pyarrow.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::to_pyarrow(slf)?.call_method0("to_pandas")
    }

    fn _repr_html_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let html = py.import("wujin._html")?;
        let most = html.getattr("MOST_ROWS")?.extract()?;
        html.call_method1("of_arrow", (self.num_rows(), self.column_names(), self.to_dicts(py, Some(most))?))
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<Table of {} rows: {}>", self.num_rows(), self.column_names().join(", "))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>, py: Python<'_>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        let other = other.get();
        if self.schema != other.schema || self.num_rows() != other.num_rows() {
            return Ok(false);
        }
        // However either is cut into batches.
        self.to_dicts(py, None)?.eq(other.to_dicts(py, None)?)
    }
}
