//! Documents as Python's own objects.

use pyo3::prelude::*;
use pythonize::pythonize;
use serde::Serialize;
use wujin_core::time::{Day, Instant};

/// A document as dicts, lists, texts and numbers.
pub(crate) fn document<'py, T: Serialize + ?Sized>(
    py: Python<'py>,
    value: &T,
) -> PyResult<Bound<'py, PyAny>> {
    Ok(pythonize(py, value)?)
}

/// A record of `wujin`, by the name of its class and its document.
pub(crate) fn record<'py, T: Serialize>(
    py: Python<'py>,
    class: &str,
    value: &T,
) -> PyResult<Bound<'py, PyAny>> {
    py.import(pyo3::intern!(py, "wujin._records"))?.call_method1(class, (document(py, value)?,))
}

/// An instant as an aware `datetime` in China Standard Time.
pub(crate) fn instant(py: Python<'_>, at: Instant) -> PyResult<Bound<'_, PyAny>> {
    let utc = chrono::DateTime::from_timestamp_micros(at.micros());
    let china =
        utc.zip(chrono::FixedOffset::east_opt(8 * 3_600)).map(|(utc, china)| utc.with_timezone(&china));
    Ok(china.into_pyobject(py)?.into_any())
}

/// A day as `datetime.date`.
pub(crate) fn date(py: Python<'_>, day: Day) -> PyResult<Bound<'_, PyAny>> {
    py.import(pyo3::intern!(py, "datetime"))?
        .getattr("date")?
        .call_method1("fromisoformat", (day.to_string(),))
}
