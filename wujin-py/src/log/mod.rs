//! Whole event logs, checked and counted while Python goes on.

mod answers;
mod checker;
mod flow;
mod kept;
mod stations;
mod tallies;
mod watch;

use std::collections::BTreeMap;

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{DataType, SchemaRef};
use pyo3::prelude::*;
use wujin_arrow::{
    CaseOrder, LogColumn, LogTotals, Setting, findings_schema, overdue_schema, repairs_schema,
    verdicts_schema, violations_schema,
};
use wujin_core::exchange::Context;
use wujin_core::time::Day;

use answers::Answers;
pub(crate) use answers::PyEventCheck;
use checker::{Checker, check};
pub(crate) use flow::PyFlow;
use tallies::Counted;
pub(crate) use tallies::PyTallies;
pub(crate) use watch::Watch;

use crate::context::context;
use crate::input::{self, unusable};
use crate::raise::{Trouble, document_unusable};
use crate::table::{PyTable, reader};

/// More threads than any machine has use for; each takes memory.
const MOST_THREADS: usize = 1_024;

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
fn named<'r>(setting: Setting<'r>, columns: &BTreeMap<String, String>) -> Result<Setting<'r>, Trouble> {
    columns.iter().try_fold(setting, |setting, (column, name)| {
        if let Some(known) = LogColumn::known_as(column) {
            return Ok(setting.with_column(known, name));
        }
        let known = LogColumn::ALL.map(|column| column.column().name).join(", ");
        Err(unusable("columns", format!("\"{column}\" is no column of a log: {known}")).into())
    })
}

/// How a log is to be taken, as Python passed it.
struct LogOptions {
    order: Option<CaseOrder>,
    columns: BTreeMap<String, String>,
    threads: usize,
    context: Context,
}

impl LogOptions {
    fn new(
        order: &Bound<'_, PyAny>,
        columns: &Bound<'_, PyAny>,
        threads: &Bound<'_, PyAny>,
        context: Context,
    ) -> Result<Self, Trouble> {
        let order = self::order(input::text(Some(order), "order")?)?;
        let threads: usize = input::field(threads, "threads")?;
        if !(1..=MOST_THREADS).contains(&threads) {
            return Err(unusable("threads", format!("from 1 to {MOST_THREADS} are wanted")).into());
        }
        Ok(Self { order, columns: input::field(columns, "columns")?, threads, context })
    }

    fn setting(&self, as_of: Day) -> Result<Setting<'_>, Trouble> {
        let Context { profile, calendar } = &self.context;
        let setting = Setting::new(profile, calendar, as_of).with_threads(self.threads);
        Ok(named(setting, &self.columns)?.with_order(self.order.unwrap_or_default()))
    }
}

/// Checks a log while Python goes on; the type of its ids beside what was found.
fn run(
    table: &Bound<'_, PyAny>,
    setting: &Setting<'_>,
    order: Option<CaseOrder>,
    progress: Option<Py<PyAny>>,
) -> PyResult<(Answers, LogTotals, DataType)> {
    let batches = reader(table)?;
    let schema = batches.schema();
    let checker = Checker::new(setting, order);
    let mut watch = Watch::new(progress);
    let (answers, totals) = table.py().detach(|| check(batches, checker, &mut watch))?;
    let shown = answers.verdicts.first().map(RecordBatch::schema);
    let case = shown.map_or_else(|| case_type(&schema), |schema| schema.field(0).data_type().clone());
    Ok((answers, totals, case))
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
    let as_of = input::day(as_of, "as_of").map_err(Trouble::from)?;
    let options = LogOptions::new(order, columns, threads, context(profile, calendar)?)?;
    let (answers, _, case) = run(table, &options.setting(as_of)?, options.order, progress)?;
    answers.tables(&case, table.py())
}

#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "each is a keyword of the function in Python")]
pub(crate) fn _tally(
    table: &Bound<'_, PyAny>,
    stations: &Bound<'_, PyAny>,
    first: &Bound<'_, PyAny>,
    last: &Bound<'_, PyAny>,
    order: &Bound<'_, PyAny>,
    columns: &Bound<'_, PyAny>,
    threads: &Bound<'_, PyAny>,
    progress: Option<Py<PyAny>>,
) -> PyResult<PyTallies> {
    let counted = Counted::read(stations, first, last)?;
    let options = LogOptions::new(order, columns, threads, Context::default())?;
    let setting = options.setting(counted.last.last())?;
    let setting = setting.with_stations(counted.stations.clone(), counted.first, counted.last);
    let (_, totals, _) = run(table, &setting, options.order, progress)?;
    Ok(PyTallies::new(totals.figures, counted.stations, (counted.first, counted.last)))
}

/// How the cases of a log go through the steps.
#[pyfunction]
pub(crate) fn _flow(
    table: &Bound<'_, PyAny>,
    order: &Bound<'_, PyAny>,
    columns: &Bound<'_, PyAny>,
    threads: &Bound<'_, PyAny>,
    progress: Option<Py<PyAny>>,
) -> PyResult<PyFlow> {
    let options = LogOptions::new(order, columns, threads, Context::default())?;
    // Steps are the same as of any day.
    let setting = options.setting(Day::MIN)?.with_flow();
    let (_, totals, _) = run(table, &setting, options.order, progress)?;
    Ok(PyFlow::new(totals.flow))
}

/// The columns of a log that a table with these headings has, by their names, and what they are called there.
#[pyfunction]
pub(crate) fn _log_columns(
    headings: &Bound<'_, PyAny>,
    columns: &Bound<'_, PyAny>,
) -> PyResult<BTreeMap<&'static str, String>> {
    let headings: Vec<String> = input::field(headings, "headings").map_err(Trouble::from)?;
    let named: BTreeMap<String, String> = input::field(columns, "columns").map_err(Trouble::from)?;
    let found = |column: LogColumn| {
        let own = named.iter().find(|(known, _)| LogColumn::known_as(known) == Some(column));
        let answers = |heading: &&String| {
            own.map_or(LogColumn::known_as(heading) == Some(column), |(_, own)| *heading == own)
        };
        Some((column.column().name, headings.iter().find(answers)?.clone()))
    };
    Ok(LogColumn::ALL.into_iter().filter_map(found).collect())
}

/// The columns of an answer, as a table without rows.
#[pyfunction]
pub(crate) fn _answer_schema(py: Python<'_>, name: &str) -> PyResult<PyTable> {
    let case = DataType::Null;
    let schema = match name {
        "verdicts" => verdicts_schema(&case),
        "violations" => violations_schema(&case),
        "repairs" => repairs_schema(&case),
        "overdue" => overdue_schema(&case),
        "findings" => findings_schema(),
        _ => return Err(document_unusable(py, format!("there is no answer \"{name}\""))),
    };
    Ok(PyTable::new(schema, Vec::new()))
}

/// The type of the ids of a log without cases.
fn case_type(schema: &SchemaRef) -> DataType {
    let column =
        schema.fields().iter().find(|field| LogColumn::known_as(field.name()) == Some(LogColumn::Case));
    column.map_or(DataType::Null, |field| field.data_type().clone())
}
