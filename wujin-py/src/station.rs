//! A station's record, and what is to be said of it.

use pyo3::prelude::*;
use pyo3::types::PyDict;
use wujin_core::station::{StationRecord, assess};

use crate::context::context;
use crate::input;
use crate::output::{document, record};
use crate::raise::{Trouble, document_unusable};

/// A station as Annex 4 records it. Everything may be left blank: assessing says what is missing.
#[pyclass(module = "wujin", frozen, name = "Station")]
pub(crate) struct PyStation(pub(crate) StationRecord);

#[pymethods]
impl PyStation {
    /// The fields of the record by name, such as ``name``, ``kind``, ``conditions`` and ``staff``.
    #[new]
    #[pyo3(signature = (**fields))]
    fn new(fields: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        fields.map_or_else(|| Ok(Self(StationRecord::default())), |fields| Self::from_dict(fields))
    }

    /// The record that a document holds.
    #[staticmethod]
    fn from_dict(document: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(input::read(document).map_err(Trouble::from)?))
    }

    /// The record that a JSON text holds.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = input::text(Some(text), "text").map_err(Trouble::from)?;
        serde_json::from_str(text).map(Self).map_err(|error| document_unusable(py, error.to_string()))
    }

    /// What it is called by: its number, else its name.
    #[getter]
    fn subject(&self) -> &str {
        self.0.subject()
    }

    /// Hold the record against the notice and a province's profile.
    #[pyo3(signature = (*, profile = None))]
    fn assess<'py>(
        &self,
        py: Python<'py>,
        profile: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        record(py, "Assessment", &assess(&self.0, &context(profile, None)?.profile))
    }

    /// The record as a document.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        document(py, &self.0)
    }

    /// The record as a JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        serde_json::to_string(&self.0).map_err(|error| document_unusable(py, error.to_string()))
    }

    fn __repr__(&self) -> String {
        format!("<Station {}>", self.subject())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().0 == self.0)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        pyo3::types::PyString::new(py, &self.to_json(py)?).hash()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json(py)?,)))
    }
}
