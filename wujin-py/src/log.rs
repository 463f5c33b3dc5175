//! Whole event logs, checked on threads of their own while Python goes on.

use std::collections::BTreeMap;
use std::time::{Duration, Instant as Moment};

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, SchemaRef};
use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;
use wujin_arrow::{
    ArrivalChecker, CaseOrder, LogAnswer, LogChecker, LogColumn, LogError, Setting, findings_schema,
    overdue_schema, repairs_schema, verdicts_schema, violations_schema,
};
use wujin_core::exchange::Context;

use crate::context::context;
use crate::input::{self, unusable};
use crate::raise::{self, Trouble, document_unusable};
use crate::table::{PyAnswer, reader};

/// So many rows are checked before signals are looked for and progress is told.
const STRIDE: usize = 1 << 18;
/// So often at most.
const PATIENCE: Duration = Duration::from_millis(100);

/// More threads than any machine has use for; each takes memory.
const MOST_THREADS: usize = 1_024;

/// What was found of a log, as Arrow tables.
#[pyclass(module = "wujin", frozen, name = "EventCheck")]
pub(crate) struct PyEventCheck {
    /// A row for each case.
    #[pyo3(get)]
    verdicts: Py<PyAnswer>,
    /// A row for each thing wrong with an event.
    #[pyo3(get)]
    violations: Py<PyAnswer>,
    /// A row for each event that a cheapest repair inserts or removes.
    #[pyo3(get)]
    repairs: Py<PyAnswer>,
    /// A row for each thing overdue.
    #[pyo3(get)]
    overdue: Py<PyAnswer>,
    /// A row for each cell that could not be read.
    #[pyo3(get)]
    findings: Py<PyAnswer>,
}

#[pymethods]
impl PyEventCheck {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let rows = |table: &Py<PyAnswer>| table.bind(py).len();
        let (cases, violations, findings) =
            (rows(&self.verdicts)?, rows(&self.violations)?, rows(&self.findings)?);
        Ok(format!("<EventCheck of {cases} cases: {violations} violations, {findings} findings>"))
    }
}

/// The answers of a log, as they come.
#[derive(Default)]
struct Answers {
    verdicts: Vec<RecordBatch>,
    violations: Vec<RecordBatch>,
    repairs: Vec<RecordBatch>,
    overdue: Vec<RecordBatch>,
    findings: Vec<RecordBatch>,
}

impl Answers {
    fn take(&mut self, answer: LogAnswer) {
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

    fn tables(self, case: &DataType, py: Python<'_>) -> PyResult<PyEventCheck> {
        let table = |schema: SchemaRef, batches| Py::new(py, PyAnswer::new(schema, batches));
        Ok(PyEventCheck {
            verdicts: table(verdicts_schema(case), self.verdicts)?,
            violations: table(violations_schema(case), self.violations)?,
            repairs: table(repairs_schema(case), self.repairs)?,
            overdue: table(overdue_schema(case), self.overdue)?,
            findings: table(findings_schema(), self.findings)?,
        })
    }
}

/// Looks for signals and tells progress, not too often.
struct Watch {
    progress: Option<Py<PyAny>>,
    rows: usize,
    told: Moment,
}

impl Watch {
    fn after(&mut self, rows: usize) -> PyResult<()> {
        self.rows += rows;
        if self.told.elapsed() < PATIENCE {
            return Ok(());
        }
        self.told = Moment::now();
        self.tell()
    }

    fn tell(&self) -> PyResult<()> {
        Python::attach(|py| {
            py.check_signals()?;
            match &self.progress {
                Some(progress) => progress.call1(py, (self.rows,)).map(|_| ()),
                None => Ok(()),
            }
        })
    }
}

/// Either way to check a log.
enum Checker<'r> {
    Grouped(LogChecker<'r>),
    Arrival(ArrivalChecker<'r>),
}

impl Checker<'_> {
    fn push(&mut self, batch: &RecordBatch, answers: &mut Answers) -> Result<(), LogError> {
        match self {
            Self::Grouped(checker) => answers.take(checker.push(batch)?),
            Self::Arrival(checker) => {
                let findings = checker.push(batch)?;
                if findings.num_rows() > 0 {
                    answers.findings.push(findings);
                }
            }
        }
        Ok(())
    }

    fn finish(self, answers: &mut Answers, watch: &mut Watch) -> PyResult<()> {
        match self {
            Self::Grouped(mut checker) => answers.take(checker.finish().map_err(said)?),
            Self::Arrival(checker) => {
                for answer in checker.finish().map_err(said)? {
                    answers.take(answer.map_err(said)?);
                    watch.after(0)?;
                }
            }
        }
        Ok(())
    }
}

/// Why a log cannot be checked, as an exception.
#[expect(clippy::needless_pass_by_value, reason = "what map_err calls")]
fn said(error: LogError) -> PyErr {
    Python::attach(|py| match error.findings() {
        [] => document_unusable(py, error.to_string()),
        findings => raise::unusable(py, findings),
    })
}

/// How the cases of a log stand.
fn order(word: &str) -> Result<Option<CaseOrder>, Trouble> {
    match word {
        "grouped" => Ok(Some(CaseOrder::Any)),
        "ascending" => Ok(Some(CaseOrder::Ascending)),
        "arrival" => Ok(None),
        _ => Err(unusable("order", format!("\"{word}\" is not one of grouped, ascending, arrival")).into()),
    }
}

/// The setting with the columns that the caller calls otherwise.
fn named(setting: Setting<'_>, columns: BTreeMap<String, String>) -> Result<Setting<'_>, Trouble> {
    columns.into_iter().try_fold(setting, |setting, (column, name)| {
        if let Some(known) = LogColumn::known_as(&column) {
            return Ok(setting.with_column(known, &name));
        }
        let known = LogColumn::ALL.map(|column| column.column().name).join(", ");
        Err(unusable("columns", format!("\"{column}\" is no column of a log: {known}")).into())
    })
}

fn check(
    batches: Box<dyn RecordBatchReader + Send>,
    mut checker: Checker<'_>,
    watch: &mut Watch,
) -> PyResult<Answers> {
    let mut answers = Answers::default();
    // Columns that cannot be read are said of a table without rows too.
    checker.push(&RecordBatch::new_empty(batches.schema()), &mut answers).map_err(said)?;
    for batch in batches {
        let batch = batch.map_err(|error| unreadable(&error))?;
        let mut from = 0;
        while from < batch.num_rows() {
            let part = batch.slice(from, STRIDE.min(batch.num_rows() - from));
            checker.push(&part, &mut answers).map_err(said)?;
            watch.after(part.num_rows())?;
            from += part.num_rows();
        }
    }
    checker.finish(&mut answers, watch)?;
    watch.tell()?;
    Ok(answers)
}

/// Why a table gave no further batch. An interrupt that struck while Python code made one has been through
/// Arrow's interface, of which only its text comes out.
fn unreadable(error: &ArrowError) -> PyErr {
    let text = error.to_string();
    if text.trim_end().ends_with("KeyboardInterrupt") {
        return PyKeyboardInterrupt::new_err(());
    }
    Python::attach(|py| document_unusable(py, format!("the table cannot be read: {text}")))
}

#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "each is a keyword of the function in Python")]
pub(crate) fn _check_events(
    table: &Bound<'_, PyAny>,
    as_of: &Bound<'_, PyAny>,
    profile: Option<&Bound<'_, PyAny>>,
    calendar: Option<&Bound<'_, PyAny>>,
    order: &Bound<'_, PyAny>,
    columns: &Bound<'_, PyAny>,
    threads: &Bound<'_, PyAny>,
    progress: Option<Py<PyAny>>,
) -> PyResult<PyEventCheck> {
    let py = table.py();
    let as_of = input::day(as_of, "as_of").map_err(Trouble::from)?;
    let order = self::order(input::text(Some(order), "order").map_err(Trouble::from)?)?;
    let columns = input::field(columns, "columns").map_err(Trouble::from)?;
    let threads: usize = input::field(threads, "threads").map_err(Trouble::from)?;
    if !(1..=MOST_THREADS).contains(&threads) {
        return Err(Trouble::from(unusable("threads", format!("from 1 to {MOST_THREADS} are wanted"))).into());
    }
    let Context { profile, calendar } = context(profile, calendar)?;
    let setting = Setting::new(&profile, &calendar, as_of).with_threads(threads);
    let setting = named(setting, columns)?.with_order(order.unwrap_or_default());
    let batches = reader(table)?;
    let schema = batches.schema();
    let checker = match order {
        Some(_) => Checker::Grouped(LogChecker::new(&setting)),
        None => Checker::Arrival(ArrivalChecker::new(&setting)),
    };
    let mut watch = Watch { progress, rows: 0, told: Moment::now() };
    let answers = py.detach(|| check(batches, checker, &mut watch))?;
    let shown = answers.verdicts.first().map(RecordBatch::schema);
    let case = shown.map_or_else(|| case_type(&schema), |schema| schema.field(0).data_type().clone());
    answers.tables(&case, py)
}

/// The type of the ids of a log without cases.
fn case_type(schema: &SchemaRef) -> DataType {
    let column =
        schema.fields().iter().find(|field| LogColumn::known_as(field.name()) == Some(LogColumn::Case));
    column.map_or(DataType::Null, |field| field.data_type().clone())
}
