//! Workbooks of forms, read and written.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};
use wujin_core::finding::Finding;
use wujin_core::form::AnyForm;
use wujin_core::form::layout::FormEdition;
use wujin_forms::{BookRead, WriteError, read_book, write_forms};

use super::{PyForm, PyFormEdition, annex, lines};
use crate::finding_table::{finding_table, placed};
use crate::input::unusable;
use crate::raise::{Trouble, document_unusable};
use crate::table::PyTable;

/// What was read of workbooks: their forms, and what could not be read, with its cell.
#[pyclass(module = "wujin", frozen, name = "BookRead")]
pub(crate) struct PyBookRead {
    /// Each workbook by its name.
    pub(crate) read: Vec<(String, BookRead)>,
    /// The forms, in the order of the workbooks and their sheets.
    #[pyo3(get)]
    forms: Vec<Py<PyForm>>,
    /// A row for each thing that could not be read, with its workbook, its sheet and its cell.
    #[pyo3(get)]
    findings: Py<PyTable>,
}

#[pymethods]
impl PyBookRead {
    /// The lines of all forms of an annex as a table, with the number of the form, its sheet and the fields
    /// of its head; those of the first table in the form where no other is named. What is marked as not
    /// applicable or cannot be made out is blank, and ``marks`` says so.
    #[pyo3(signature = (annex, part = None))]
    fn lines(
        &self,
        py: Python<'_>,
        annex: &Bound<'_, PyAny>,
        part: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyTable> {
        let annex = self::annex(annex)?;
        let all = self.read.iter().flat_map(|(_, book)| &book.forms).zip(0..);
        let numbered: Vec<_> = all
            .filter(|(form, _)| form.form.form() == annex)
            .map(|(form, number)| (number, Some(form.sheet.as_str()), &form.form))
            .collect();
        Ok(lines::table(py, annex, part, &numbered)?)
    }

    /// The name of the sheet that each form stands on.
    #[getter]
    fn sheets(&self) -> Vec<&str> {
        self.read.iter().flat_map(|(_, book)| &book.forms).map(|form| form.sheet.as_str()).collect()
    }

    fn __len__(&self) -> usize {
        self.forms.len()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (forms, findings) = (self.forms.len(), self.findings.bind(py).len()?);
        Ok(format!("<BookRead of {forms} forms: {findings} findings>"))
    }
}

/// The editions by which forms are read or written: the one that was given, else the one that comes along.
fn edition<'a>(given: Option<&'a Bound<'_, PyAny>>) -> Result<&'a FormEdition, Trouble> {
    let Some(given) = given else { return Ok(FormEdition::reconstructed()) };
    let edition = given.cast::<PyFormEdition>();
    let edition = edition.map_err(|_| unusable("edition", "a FormEdition is wanted".to_owned()))?;
    Ok(&edition.get().0)
}

#[pyfunction]
pub(crate) fn _read_forms(
    py: Python<'_>,
    books: &Bound<'_, PyList>,
    editions: &Bound<'_, PyList>,
) -> PyResult<PyBookRead> {
    let books: Vec<(String, Vec<u8>)> = books.extract()?;
    let editions: Vec<_> = editions.iter().collect();
    let given = editions.iter().map(|given| edition(Some(given))).collect::<Result<Vec<_>, _>>()?;
    let editions = if given.is_empty() { vec![FormEdition::reconstructed()] } else { given };
    let read: Vec<_> = py.detach(|| {
        let read = books.into_iter().map(|(name, bytes)| {
            let read = read_book(&name, &bytes, &editions);
            (name, read)
        });
        read.collect()
    });
    let forms = read.iter().flat_map(|(_, book): &(String, BookRead)| &book.forms);
    let forms = forms.map(|form| Py::new(py, PyForm(form.form.clone()))).collect::<PyResult<_>>()?;
    let findings: Vec<&Finding> = read.iter().flat_map(|(_, book)| &book.findings).collect();
    let places = [
        placed("file", &findings, |place| place.file.clone()),
        placed("sheet", &findings, |place| place.sheet.clone()),
        placed("cell", &findings, |place| place.cell.clone()),
        placed("path", &findings, |place| place.path.clone()),
    ];
    let findings = Py::new(py, finding_table(py, places.into(), &findings)?)?;
    Ok(PyBookRead { read, forms, findings })
}

#[pyfunction]
#[pyo3(signature = (forms, edition = None))]
pub(crate) fn _write_forms<'py>(
    py: Python<'py>,
    forms: &Bound<'py, PyList>,
    edition: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyBytes>> {
    let form = |(place, form): (usize, Bound<'py, PyAny>)| {
        let wanted = |_| unusable(&format!("forms[{place}]"), "a Form is wanted".to_owned());
        Ok(form.cast::<PyForm>().map_err(wanted)?.get().0.clone())
    };
    let forms = forms.iter().enumerate().map(form).collect::<Result<Vec<_>, Trouble>>()?;
    written(py, &forms, edition)
}

/// Forms as the bytes of a workbook.
pub(super) fn written<'py>(
    py: Python<'py>,
    forms: &[AnyForm],
    given: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyBytes>> {
    if forms.is_empty() {
        return Err(Trouble::from(unusable("forms", "a workbook has at least one form".to_owned())).into());
    }
    let edition = edition(given)?;
    let written = py.detach(|| write_forms(edition, forms));
    let written = written.map_err(|error: WriteError| document_unusable(py, error.to_string()))?;
    Ok(PyBytes::new(py, &written))
}
