//! What is wrong, as the exceptions of `wujin`.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use wujin_core::finding::{Finding, InputMatter};
use wujin_core::procedure::Refusal;

use crate::output::document;

/// Why something was not done.
pub(crate) enum Trouble {
    /// It is not lawful; an event of a log with its place, from 1.
    Refused(Box<Refusal>, Option<usize>),
    /// What was given cannot be used.
    Unusable(Vec<Finding>),
    /// Python itself said so.
    Python(PyErr),
}

impl From<Box<Finding>> for Trouble {
    fn from(finding: Box<Finding>) -> Self {
        Self::Unusable(vec![*finding])
    }
}

impl From<PyErr> for Trouble {
    fn from(error: PyErr) -> Self {
        Self::Python(error)
    }
}

impl From<Trouble> for PyErr {
    fn from(trouble: Trouble) -> Self {
        Python::attach(|py| match trouble {
            Trouble::Refused(refusal, position) => refusal_of(py, &refusal, position),
            Trouble::Unusable(findings) => unusable(py, &findings),
            Trouble::Python(error) => error,
        })
    }
}

fn class<'py>(
    py: Python<'py>,
    held: &'static PyOnceLock<Py<PyType>>,
    name: &'static str,
) -> PyResult<Bound<'py, PyType>> {
    held.import(py, "wujin._errors", name).cloned()
}

fn refusal_of(py: Python<'_>, refusal: &Refusal, position: Option<usize>) -> PyErr {
    static REFUSAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let made = class(py, &REFUSAL, "Refusal")
        .and_then(|class| class.call_method1(pyo3::intern!(py, "of"), (document(py, refusal)?, position)));
    made.map_or_else(|error| error, PyErr::from_value)
}

/// The exception that says what is wrong with what was given.
pub(crate) fn unusable(py: Python<'_>, findings: &[Finding]) -> PyErr {
    static INPUT: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let made = class(py, &INPUT, "InputError")
        .and_then(|class| class.call_method1(pyo3::intern!(py, "of"), (document(py, &findings)?,)));
    made.map_or_else(|error| error, PyErr::from_value)
}

/// The exception that says of a document what is wrong with it.
pub(crate) fn document_unusable(py: Python<'_>, detail: String) -> PyErr {
    unusable(py, &[InputMatter::DocumentUnusable { detail }.into()])
}
