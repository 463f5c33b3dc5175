//! The working days, held on this side.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyDict;
use wujin_core::finding::{Finding, InputMatter};
use wujin_core::time::{Calendar, Day, DayKind, DayUnit, Due, Excluded, Limit, YearNotice};

use crate::input;
use crate::output::{date, document, record};
use crate::raise::{Trouble, unusable};

/// The working days of the years whose arrangement is known.
#[pyclass(module = "wujin", frozen, name = "Calendar")]
pub(crate) struct PyCalendar(pub(crate) Arc<Calendar>);

fn day(object: &Bound<'_, PyAny>, name: &str) -> PyResult<Day> {
    Ok(input::day(object, name).map_err(Trouble::from)?)
}

impl PyCalendar {
    fn nth<'py>(
        &self,
        day: &Bound<'py, PyAny>,
        count: &Bound<'py, PyAny>,
        of: impl Fn(&Calendar, Day, u32) -> Due,
    ) -> PyResult<Bound<'py, PyAny>> {
        let count = input::field(count, "count").map_err(Trouble::from)?;
        record(day.py(), "Due", &of(&self.0, self::day(day, "day")?, count))
    }

    /// The years that are not among the published ones.
    fn added(&self) -> Vec<&YearNotice> {
        let known = Calendar::national().notices();
        self.0.notices().iter().filter(|notice| !known.contains(notice)).collect()
    }
}

#[pymethods]
impl PyCalendar {
    /// The published years, and those that are added: dicts with ``year``, ``notice``, ``rest`` and ``work``.
    #[new]
    #[pyo3(signature = (years = None))]
    fn new(years: Option<&Bound<'_, PyAny>>, py: Python<'_>) -> PyResult<Self> {
        let years: Vec<YearNotice> =
            years.map_or(Ok(Vec::new()), |years| input::field(years, "years")).map_err(Trouble::from)?;
        let mut calendar = Calendar::national().clone();
        for year in years {
            calendar = calendar.with_year(year).map_err(|error| {
                let matter = InputMatter::DocumentUnusable { detail: error.to_string() };
                unusable(py, &[Finding::from(matter)])
            })?;
        }
        Ok(Self(Arc::new(calendar)))
    }

    /// The first day whose kind is known.
    #[getter]
    fn first_known<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        date(py, self.0.first_known())
    }

    /// The last day whose kind is known.
    #[getter]
    fn known_until<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        date(py, self.0.known_until())
    }

    /// Whether a day is a working day; none outside the known years.
    fn is_working_day(&self, day: &Bound<'_, PyAny>) -> PyResult<Option<bool>> {
        Ok(self.0.is_working_day(self::day(day, "day")?))
    }

    /// What sort of day it is, by name; none outside the known years.
    fn day_kind(&self, day: &Bound<'_, PyAny>) -> PyResult<Option<&'static str>> {
        Ok(self.0.day_kind(self::day(day, "day")?).map(DayKind::name))
    }

    /// How many working days lie after one day, up to and with another; none outside the known years.
    fn working_days_between(
        &self,
        after: &Bound<'_, PyAny>,
        until: &Bound<'_, PyAny>,
    ) -> PyResult<Option<u32>> {
        Ok(self.0.working_days_between(day(after, "after")?, day(until, "until")?))
    }

    /// When a limit ends that starts on a day.
    #[pyo3(signature = (start, count, unit = None, excluded = None))]
    fn due<'py>(
        &self,
        py: Python<'py>,
        start: &Bound<'py, PyAny>,
        count: &Bound<'py, PyAny>,
        unit: Option<&Bound<'py, PyAny>>,
        excluded: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let limit = PyDict::new(py);
        limit.set_item("count", count)?;
        match unit {
            Some(unit) => limit.set_item("unit", unit)?,
            None => limit.set_item("unit", DayUnit::WorkingDay.name())?,
        }
        let limit: Limit = input::field(&limit, "limit").map_err(Trouble::from)?;
        let excluded: Vec<Excluded> = excluded
            .map_or(Ok(Vec::new()), |excluded| input::field(excluded, "excluded"))
            .map_err(Trouble::from)?;
        record(py, "Due", &self.0.due(day(start, "start")?, limit, &excluded))
    }

    /// The working day that so many working days follow a day.
    fn nth_working_day_after<'py>(
        &self,
        day: &Bound<'py, PyAny>,
        count: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.nth(day, count, Calendar::nth_working_day_after)
    }

    /// The working day that comes so many working days before a day.
    fn nth_working_day_before<'py>(
        &self,
        day: &Bound<'py, PyAny>,
        count: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.nth(day, count, Calendar::nth_working_day_before)
    }

    /// The years that it rests on, each as a document.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        document(py, self.0.notices())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyAny>,))> {
        Ok((py.get_type::<Self>().into_any(), (document(py, &self.added())?,)))
    }

    fn _added<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        document(py, &self.added())
    }

    fn __repr__(&self) -> String {
        format!("<Calendar from {} until {}>", self.0.first_known(), self.0.known_until())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().0 == self.0)
    }

    fn __hash__(&self) -> i64 {
        i64::from(self.0.known_until().days_since_epoch())
    }
}
