//! What a report covers.

use pyo3::prelude::*;
use wujin_core::time::{Day, Period, PeriodError};

use crate::input;
use crate::output::date;
use crate::raise::Trouble;

/// What a report covers: a quarter, a first half-year, or a year over a window that is named.
#[pyclass(module = "wujin", frozen, name = "Period")]
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PyPeriod(pub(crate) Period);

#[expect(clippy::needless_pass_by_value, reason = "what map_err calls")]
fn wrong(error: PeriodError) -> Trouble {
    input::unusable("period", error.to_string()).into()
}

/// A period: itself, or its text.
pub(crate) fn period(object: &Bound<'_, PyAny>, name: &str) -> Result<Period, Trouble> {
    if let Ok(period) = object.cast::<PyPeriod>() {
        return Ok(period.get().0);
    }
    Ok(input::field::<Period>(object, name)?)
}

#[pymethods]
impl PyPeriod {
    /// The period of a text such as ``2012Q1``, ``2012H1`` or ``2012Y-january_to_november``.
    #[new]
    fn new(text: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(period(text, "text")?))
    }

    /// The quarter 1 to 4 of a year.
    #[staticmethod]
    fn quarter(year: &Bound<'_, PyAny>, number: &Bound<'_, PyAny>) -> PyResult<Self> {
        let year = input::field(year, "year").map_err(Trouble::from)?;
        let number = input::field(number, "number").map_err(Trouble::from)?;
        Ok(Self(Period::quarter(year, number).map_err(wrong)?))
    }

    /// The first half of a year.
    #[staticmethod]
    fn first_half(year: &Bound<'_, PyAny>) -> PyResult<Self> {
        let year = input::field(year, "year").map_err(Trouble::from)?;
        Ok(Self(Period::first_half(year).map_err(wrong)?))
    }

    /// The annual figure of a year over a window: ``january_to_november``, ``december_to_november``,
    /// ``full_year_estimate`` or ``{"to_cut_off": day}``. It has no default: the notice names none.
    #[staticmethod]
    fn annual(year: &Bound<'_, PyAny>, window: &Bound<'_, PyAny>) -> PyResult<Self> {
        let year = input::field(year, "year").map_err(Trouble::from)?;
        let window = input::field(window, "window").map_err(Trouble::from)?;
        Ok(Self(Period::annual(year, window).map_err(wrong)?))
    }

    /// The quarter in which a day lies.
    #[staticmethod]
    fn quarter_of(day: &Bound<'_, PyAny>) -> PyResult<Self> {
        let day: Day = input::day(day, "day").map_err(Trouble::from)?;
        Ok(Self(Period::Quarter(wujin_core::time::Quarter::of(day))))
    }

    /// The year that it belongs to.
    #[getter]
    fn year(&self) -> i32 {
        self.0.year()
    }

    /// The first day.
    #[getter]
    fn first<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        date(py, self.0.first())
    }

    /// The last day, which belongs to it.
    #[getter]
    fn last<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        date(py, self.0.last())
    }

    /// As it is printed in Chinese.
    #[getter]
    fn zh(&self) -> String {
        self.0.zh()
    }

    /// As it is printed in English.
    #[getter]
    fn en(&self) -> String {
        self.0.en()
    }

    /// Whether a day lies in it.
    fn __contains__(&self, day: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(self.0.contains(input::day(day, "day").map_err(Trouble::from)?))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Period('{}')", self.0)
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, op: pyo3::basic::CompareOp, py: Python<'_>) -> Py<PyAny> {
        match other.cast::<Self>() {
            Ok(other) => {
                let holds = op.matches(self.cmp(other.get()));
                pyo3::types::PyBool::new(py, holds).to_owned().into_any().unbind()
            }
            Err(_) => py.NotImplemented(),
        }
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        pyo3::types::PyString::new(py, &self.0.to_string()).hash()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyAny>, (String,)) {
        (py.get_type::<Self>().into_any(), (self.0.to_string(),))
    }
}
