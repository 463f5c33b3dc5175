//! Python's own days and times.

use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyType};
use serde::de::Error as _;
use wujin_core::time::Instant;

use super::InputError;

/// The types of Python's own `datetime`, and the zone that times had last.
struct Times {
    date: Py<PyType>,
    datetime: Py<PyType>,
    timezone: Py<PyType>,
    zone: Mutex<Zone>,
}

/// A zone whose offset never changes, with its own 1970: between two times of the very same zone Python does
/// not work out any offset, which takes longer than all the rest.
struct Zone {
    itself: Py<PyAny>,
    epoch: Py<PyAny>,
    offset: i64,
}

impl Zone {
    fn new(zone: &Bound<'_, PyAny>, datetime: &Bound<'_, PyType>) -> PyResult<Self> {
        let epoch = datetime.call1((1970, 1, 1, 0, 0, 0, 0, zone))?;
        let offset = micros(&epoch.call_method0("utcoffset")?)?;
        Ok(Self { itself: zone.clone().unbind(), epoch: epoch.unbind(), offset })
    }
}

impl Times {
    /// A 1970 that times of a zone can be held against, and by how much it came before that of Greenwich: the
    /// zone's own, where its offset never changes.
    fn epoch_for<'py>(&self, zone: &Bound<'py, PyAny>) -> PyResult<(Bound<'py, PyAny>, i64)> {
        let py = zone.py();
        if let Some(known) = self.known(py, |held| zone.is(&held.itself)) {
            return Ok(known);
        }
        if zone.is_instance(self.timezone.bind(py))? {
            // Made, and what it takes the place of dropped, while the lock is free: Python may run code of others.
            let mut other = Zone::new(zone, self.datetime.bind(py))?;
            let found = (other.epoch.bind(py).clone(), other.offset);
            core::mem::swap(&mut *self.zone.lock().unwrap_or_else(PoisonError::into_inner), &mut other);
            return Ok(found);
        }
        // Against the 1970 of another zone Python works out both offsets.
        self.known(py, |_| true).ok_or_else(|| PyRuntimeError::new_err("no zone is held"))
    }

    fn known<'py>(&self, py: Python<'py>, is: impl Fn(&Zone) -> bool) -> Option<(Bound<'py, PyAny>, i64)> {
        let held = self.zone.lock().unwrap_or_else(PoisonError::into_inner);
        is(&held).then(|| (held.epoch.bind(py).clone(), held.offset))
    }
}

fn times(py: Python<'_>) -> PyResult<&Times> {
    static TIMES: PyOnceLock<Times> = PyOnceLock::new();
    TIMES.get_or_try_init(py, || {
        let module = py.import("datetime")?;
        let class = |name: &str| Ok::<_, PyErr>(module.getattr(name)?.cast_into::<PyType>()?);
        let (datetime, timezone) = (class("datetime")?, class("timezone")?);
        let zone = Mutex::new(Zone::new(&timezone.getattr("utc")?, &datetime)?);
        Ok(Times {
            date: class("date")?.unbind(),
            datetime: datetime.unbind(),
            timezone: timezone.unbind(),
            zone,
        })
    })
}

/// Whether an object is a `datetime.date`.
pub(super) fn is_date(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    object.is_instance(times(object.py())?.date.bind(object.py()))
}

/// How long a `timedelta` is, in microseconds.
fn micros(delta: &Bound<'_, PyAny>) -> PyResult<i64> {
    let part = |name: &Bound<'_, PyString>| delta.getattr(name)?.extract::<i64>();
    let py = delta.py();
    let days = part(pyo3::intern!(py, "days"))?;
    let seconds = part(pyo3::intern!(py, "seconds"))?;
    let micros = part(pyo3::intern!(py, "microseconds"))?;
    // No `timedelta` between two times of the years 1 to 9999 comes near the limit.
    Ok(days.saturating_mul(86_400).saturating_add(seconds).saturating_mul(1_000_000).saturating_add(micros))
}

/// The day that a `datetime` without a zone means, as pandas has days: one at midnight.
pub(super) fn midnight(object: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    let text: String = object.call_method0(pyo3::intern!(object.py(), "isoformat"))?.extract()?;
    Ok(text.strip_suffix("T00:00:00").map(str::to_owned))
}

/// The instant that a `datetime` is; none where the object is something else.
pub(super) fn instant_of(object: &Bound<'_, PyAny>) -> Result<Option<Instant>, InputError> {
    let py = object.py();
    let times = times(py)?;
    if !object.is_instance(times.datetime.bind(py))? {
        return Ok(None);
    }
    let zone = object.getattr(pyo3::intern!(py, "tzinfo"))?;
    if zone.is_none() {
        return Err(InputError::custom("the time has no time zone: give datetime(…, tzinfo=…)"));
    }
    let (epoch, offset) = times.epoch_for(&zone)?;
    let since = micros(&object.sub(epoch)?)?;
    Instant::from_micros(since.saturating_sub(offset)).map(Some).map_err(InputError::custom)
}
