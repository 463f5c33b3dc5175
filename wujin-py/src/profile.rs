//! A province's profile, held on this side.

use std::sync::Arc;

use pyo3::prelude::*;
use wujin_core::finding::{Finding, InputMatter};
use wujin_core::profile::{Profile, ProfileDocument, ProfileError};

use crate::input;
use crate::output::document;
use crate::raise::{Trouble, document_unusable};

/// A province's own scope, standards and time limits. It may only add to the notice.
#[pyclass(module = "wujin", frozen, name = "Profile")]
pub(crate) struct PyProfile(pub(crate) Arc<Profile>);

fn refused(error: ProfileError) -> Trouble {
    Trouble::Unusable(match error {
        ProfileError::Refused(findings) => findings,
        ProfileError::Unreadable(detail) => vec![Finding::from(InputMatter::DocumentUnusable { detail })],
    })
}

#[pymethods]
impl PyProfile {
    /// The profile that adds nothing to the notice.
    #[staticmethod]
    fn national() -> Self {
        Self(Arc::new(Profile::national().clone()))
    }

    /// Adopts a profile from a dict.
    #[staticmethod]
    fn from_dict(document: &Bound<'_, PyAny>) -> PyResult<Self> {
        let document: ProfileDocument = input::read(document).map_err(Trouble::from)?;
        Ok(Self(Arc::new(Profile::adopt(document).map_err(refused)?)))
    }

    /// Adopts a profile from a JSON text.
    #[staticmethod]
    fn from_json(text: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = input::text(Some(text), "text").map_err(Trouble::from)?;
        Ok(Self(Arc::new(Profile::from_json(text).map_err(refused)?)))
    }

    /// Adopts a profile from a TOML text.
    #[staticmethod]
    fn from_toml(text: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = input::text(Some(text), "text").map_err(Trouble::from)?;
        Ok(Self(Arc::new(Profile::from_toml(text).map_err(refused)?)))
    }

    /// Its id and version, such as ``national@1``.
    #[getter]
    fn reference(&self) -> &str {
        self.0.reference()
    }

    /// The names of the fields of Annex 1 that must be filled in.
    #[getter]
    fn required_fields(&self) -> Vec<&'static str> {
        self.0.required_fields().iter().map(|field| field.name()).collect()
    }

    /// The least number of staff of a station.
    #[getter]
    fn least_staff(&self) -> u32 {
        self.0.least_staff()
    }

    /// The profile as a document.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        document(py, self.0.document())
    }

    /// The profile as a JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        serde_json::to_string(self.0.document()).map_err(|error| document_unusable(py, error.to_string()))
    }

    fn __repr__(&self) -> String {
        format!("<Profile {}>", self.reference())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().0 == self.0)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        pyo3::types::PyString::new(py, self.reference()).hash()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json(py)?,)))
    }
}
