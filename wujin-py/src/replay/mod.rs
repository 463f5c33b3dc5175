//! Rows of old systems as cases: complaints and their events, replayed as far as they are lawful.

mod gathered;
mod kept;
mod log;

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::StringArray;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList};
use wujin_core::intake::SourceTable;
use wujin_core::time::Day;

use crate::calendar::PyCalendar;
use crate::case::PyCase;
use crate::context::context;
use crate::finding_table::Column;
use crate::input::{self, unusable};
use crate::log::Watch;
use crate::profile::PyProfile;
use crate::raise::Trouble;
use crate::rows::{Found, found_table};
use crate::table::{PyTable, reader};
use gathered::{Gathered, Replayed, Told};
use kept::Kept;
use log::Line;

/// The cases that rows tell, by their numbers, and what keeps others from being cases.
#[pyclass(module = "wujin", frozen, name = "Replay")]
pub(crate) struct PyReplay {
    cases: BTreeMap<Box<str>, Told>,
    profile: Py<PyProfile>,
    calendar: Py<PyCalendar>,
    /// How many complaints and events happened after the day and are not seen.
    #[pyo3(get)]
    later: u64,
    /// A row for each finding, with the table, the row and the cell that it concerns.
    #[pyo3(get)]
    findings: Py<PyTable>,
}

#[pymethods]
impl PyReplay {
    /// The numbers of the cases that stand before a faulty row: nothing after it was taken.
    #[getter]
    fn halted(&self) -> Vec<&str> {
        self.cases.iter().filter(|(_, told)| told.halted).map(|(number, _)| &**number).collect()
    }

    /// The events of all cases as a log, which `check_events`, `tally` and `flow` take.
    fn log(&self, py: Python<'_>) -> PyResult<PyTable> {
        let of_case = self.cases.iter().flat_map(|(case, told)| {
            told.events.iter().map(move |event| Line { case, station: &told.station, event })
        });
        log::table(py, &of_case.collect::<Vec<_>>())
    }

    fn __len__(&self) -> usize {
        self.cases.len()
    }

    fn __contains__(&self, number: &Bound<'_, PyAny>) -> bool {
        number.extract::<String>().is_ok_and(|number| self.cases.contains_key(number.as_str()))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, self.cases.keys().map(|number| &**number))?.try_iter()
    }

    /// The case of a number; it can go on from where its rows leave it.
    fn __getitem__<'py>(&self, py: Python<'py>, number: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let told = number.extract::<String>().ok().and_then(|number| self.cases.get(number.as_str()));
        let Some(told) = told else {
            return Err(pyo3::exceptions::PyKeyError::new_err((number.clone().unbind(),)));
        };
        let keywords = PyDict::new(py);
        keywords.set_item("profile", &self.profile)?;
        keywords.set_item("calendar", &self.calendar)?;
        let case = py.import(pyo3::intern!(py, "wujin._cases"))?.getattr("Complaint")?;
        let case = case.call((), Some(&keywords))?;
        case.cast::<PyCase>()?.borrow_mut().take_up(told.events.clone());
        Ok(case)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (cases, findings) = (self.cases.len(), self.findings.bind(py).len()?);
        Ok(format!("<Replay of {cases} cases: {findings} findings>"))
    }
}

/// The day after which nothing is seen, and the first and the last on which a complaint was registered.
type Days<'py> = (MaybeDay<'py>, MaybeDay<'py>, MaybeDay<'py>);
type MaybeDay<'py> = Option<Bound<'py, PyAny>>;

#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "each is a keyword of the function in Python")]
pub(crate) fn _replay_rows(
    py: Python<'_>,
    complaints: &Bound<'_, PyAny>,
    events: &Bound<'_, PyAny>,
    days: Days<'_>,
    profile: Option<&Bound<'_, PyAny>>,
    calendar: Option<&Bound<'_, PyAny>>,
    columns: &Bound<'_, PyAny>,
    progress: Option<Py<PyAny>>,
) -> PyResult<PyReplay> {
    let columns: BTreeMap<String, String> = input::field(columns, "columns").map_err(Trouble::from)?;
    let context = context(profile, calendar)?;
    let day = |day: MaybeDay<'_>, name| day.map(|day| input::day(&day, name)).transpose();
    let (as_of, first, last) = days;
    let as_of = day(as_of, "as_of").map_err(Trouble::from)?;
    let first = day(first, "first").map_err(Trouble::from)?.unwrap_or(Day::MIN);
    let last = day(last, "last").map_err(Trouble::from)?.unwrap_or(Day::MAX);
    if first > last {
        return Err(Trouble::from(unusable("last", format!("{last} comes before {first}"))).into());
    }
    let kept = [
        Kept::of(SourceTable::Complaints, reader(complaints)?, &columns)?,
        Kept::of(SourceTable::Events, reader(events)?, &columns)?,
    ];
    let mut watch = Watch::new(progress);
    let Replayed { cases, found, later } = py.detach(|| -> PyResult<_> {
        let mut gathered = Gathered::default();
        gathered.complaints(&kept[0], (first, last), &columns, &mut watch)?;
        gathered.events(&kept[1], &columns, &mut watch)?;
        Ok(gathered.replay(&kept, &context.profile, as_of))
    })?;
    let (tables, found): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let tables = tables.iter().map(|table: &SourceTable| table.term().name);
    let subjects = found
        .iter()
        .map(|one: &Found| one.finding.place.as_deref().and_then(|place| place.subject.as_deref()));
    let before: [Column; 2] = [
        ("table", Arc::new(StringArray::from_iter_values(tables)), false),
        ("case", Arc::new(subjects.collect::<StringArray>()), true),
    ];
    Ok(PyReplay {
        cases,
        profile: Py::new(py, PyProfile(Arc::clone(&context.profile)))?,
        calendar: Py::new(py, PyCalendar(Arc::clone(&context.calendar)))?,
        later,
        findings: Py::new(py, found_table(py, &found, before.into())?)?,
    })
}
