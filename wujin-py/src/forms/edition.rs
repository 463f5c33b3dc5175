//! How forms look, as data.

use pyo3::prelude::*;
use wujin_core::finding::{Finding, InputMatter};
use wujin_core::form::layout::{FormEdition, FormEditionDocument, FormEditionError};

use crate::input;
use crate::output::document;
use crate::raise::{Trouble, document_unusable};

/// How the six forms look on their sheets: labels, cells, units.
#[pyclass(module = "wujin", frozen, name = "FormEdition")]
pub(crate) struct PyFormEdition(pub(super) FormEdition);

fn refused(error: FormEditionError) -> Trouble {
    Trouble::Unusable(match error {
        FormEditionError::Refused(findings) => findings,
        FormEditionError::Unreadable(detail) => {
            vec![Finding::from(InputMatter::DocumentUnusable { detail })]
        }
    })
}

#[pymethods]
impl PyFormEdition {
    /// The edition that comes with wujin; the sheets themselves were not sighted.
    #[staticmethod]
    fn reconstructed() -> Self {
        Self(FormEdition::reconstructed().clone())
    }

    /// Adopts an edition from a dict.
    #[staticmethod]
    fn from_dict(document: &Bound<'_, PyAny>) -> PyResult<Self> {
        let document: FormEditionDocument = input::read(document).map_err(Trouble::from)?;
        Ok(Self(FormEdition::adopt(document).map_err(refused)?))
    }

    /// Adopts an edition from a JSON text.
    #[staticmethod]
    fn from_json(text: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = input::text(Some(text), "text").map_err(Trouble::from)?;
        Ok(Self(FormEdition::from_json(text).map_err(refused)?))
    }

    /// What it is called by, such as ``2011-reconstructed``.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// Whether the sheets were ``sighted`` or ``reconstructed``.
    #[getter]
    fn source(&self) -> &'static str {
        self.0.source().name()
    }

    /// The edition as a document.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        // By way of JSON, where the numbers of rows and columns are texts as every name is.
        let value = serde_json::to_value(self.0.document());
        document(py, &value.map_err(|error| document_unusable(py, error.to_string()))?)
    }

    /// The edition as a JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        serde_json::to_string(self.0.document()).map_err(|error| document_unusable(py, error.to_string()))
    }

    fn __repr__(&self) -> String {
        format!("<FormEdition {}>", self.id())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().0.document() == self.0.document())
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        pyo3::types::PyString::new(py, self.id()).hash()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json(py)?,)))
    }
}
