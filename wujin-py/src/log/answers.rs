//! The answers of a log, as Arrow tables.

use arrow_array::RecordBatch;
use arrow_schema::{DataType, SchemaRef};
use pyo3::prelude::*;
use wujin_arrow::{
    LogAnswer, findings_schema, overdue_schema, repairs_schema, verdicts_schema, violations_schema,
};

use crate::table::PyTable;

/// What was found of a log, as Arrow tables.
#[pyclass(module = "wujin", frozen, name = "EventCheck")]
pub(crate) struct PyEventCheck {
    /// A row for each case.
    #[pyo3(get)]
    verdicts: Py<PyTable>,
    /// A row for each thing wrong with an event.
    #[pyo3(get)]
    violations: Py<PyTable>,
    /// A row for each event that a cheapest repair inserts or removes.
    #[pyo3(get)]
    repairs: Py<PyTable>,
    /// A row for each thing overdue.
    #[pyo3(get)]
    overdue: Py<PyTable>,
    /// A row for each cell that could not be read.
    #[pyo3(get)]
    findings: Py<PyTable>,
}

#[pymethods]
impl PyEventCheck {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let rows = |table: &Py<PyTable>| table.bind(py).len();
        let (cases, violations, findings) =
            (rows(&self.verdicts)?, rows(&self.violations)?, rows(&self.findings)?);
        Ok(format!("<EventCheck of {cases} cases: {violations} violations, {findings} findings>"))
    }
}

/// The answers of a log, as they come.
#[derive(Default)]
pub(super) struct Answers {
    pub(super) verdicts: Vec<RecordBatch>,
    violations: Vec<RecordBatch>,
    repairs: Vec<RecordBatch>,
    overdue: Vec<RecordBatch>,
    pub(super) findings: Vec<RecordBatch>,
}

impl Answers {
    pub(super) fn take(&mut self, answer: LogAnswer) {
        let parts = [
            (&mut self.verdicts, answer.verdicts),
            (&mut self.violations, answer.violations),
            (&mut self.repairs, answer.repairs),
            (&mut self.overdue, answer.overdue),
            (&mut self.findings, answer.findings),
        ];
        for (list, batch) in parts {
            if batch.num_rows() > 0 {
                list.push(batch);
            }
        }
    }

    pub(super) fn tables(self, case: &DataType, py: Python<'_>) -> PyResult<PyEventCheck> {
        let table = |schema: SchemaRef, batches| Py::new(py, PyTable::new(schema, batches));
        Ok(PyEventCheck {
            verdicts: table(verdicts_schema(case), self.verdicts)?,
            violations: table(violations_schema(case), self.violations)?,
            repairs: table(repairs_schema(case), self.repairs)?,
            overdue: table(overdue_schema(case), self.overdue)?,
            findings: table(findings_schema(), self.findings)?,
        })
    }
}
