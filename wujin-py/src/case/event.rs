//! An event of a case.

use std::sync::Arc;

use pyo3::prelude::*;

use super::held::AnyEvent;
use crate::raise::document_unusable;

/// Something that happened in a case.
#[pyclass(module = "wujin", frozen, name = "Event")]
pub(crate) struct PyEvent(pub(super) Arc<dyn AnyEvent>);

#[pymethods]
impl PyEvent {
    /// The name of the procedure.
    #[getter]
    fn procedure(&self) -> &'static str {
        self.0.procedure()
    }

    /// The name of the action.
    #[getter]
    fn action(&self) -> &'static str {
        self.0.action()
    }

    /// The place in the case, from 1.
    #[getter]
    fn sequence(&self) -> u32 {
        self.0.sequence()
    }

    /// When: an aware `datetime` in China Standard Time.
    #[getter]
    fn at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.at(py)
    }

    /// In which role it was done.
    #[getter]
    fn role(&self) -> &'static str {
        self.0.actor().role.name()
    }

    /// By whom, as the host knows the person.
    #[getter]
    fn actor(&self) -> Option<&str> {
        self.0.actor().id.as_deref()
    }

    /// The provisions and readings that it rests on.
    #[getter]
    fn provisions(&self) -> Vec<&'static str> {
        self.0.citations()
    }

    /// The particulars, as a dict.
    #[getter]
    fn particulars<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.document(py)?.get_item("deed")?.get_item("with")
    }

    /// The event as a document.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.document(py)
    }

    /// The event as a JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        self.0.json().map_err(|error| document_unusable(py, error.to_string()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let at: String = self.0.at(py)?.call_method0("isoformat")?.extract()?;
        let (sequence, action, role) = (self.sequence(), self.action(), self.role());
        Ok(format!("<Event {sequence} of {}: {action} by {role} at {at}>", self.procedure()))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>, py: Python<'_>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        let other = other.get();
        Ok(self.procedure() == other.procedure() && self.to_json(py)? == other.to_json(py)?)
    }

    fn __hash__(&self) -> u64 {
        u64::from(self.0.sequence())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&'static str, String))> {
        let restore = py.import("wujin._wujin")?.getattr("_restore_event")?;
        Ok((restore, (self.procedure(), self.to_json(py)?)))
    }
}
