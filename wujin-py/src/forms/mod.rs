//! The six annexes as forms: filled in, checked, written as workbooks and read back from them.

mod book;
mod edition;
mod fill;
mod lines;
mod made;

use pyo3::prelude::*;
use pyo3::types::PyDict;
use wujin_core::edition::Form;
use wujin_core::form::AnyForm;

use crate::context::context;
use crate::input;
use crate::output::{document, record};
use crate::raise::{Trouble, document_unusable};
use crate::station::PyStation;
use crate::table::PyTable;

pub(crate) use book::{_read_forms, _write_forms, PyBookRead};
pub(crate) use edition::PyFormEdition;
pub(crate) use made::{annex_sixes, annex_threes};

/// One of the six annexes, filled in: ``annex_1`` to ``annex_6``.
#[pyclass(module = "wujin", frozen, name = "Form")]
pub(crate) struct PyForm(pub(crate) AnyForm);

/// Which annex a word names.
fn annex(object: &Bound<'_, PyAny>) -> Result<Form, Trouble> {
    Ok(input::field(object, "annex")?)
}

#[pymethods]
impl PyForm {
    /// A form of an annex with what stands in its fields; the lines of its tables as lists of dicts, as any
    /// table, or as a dict by their words.
    #[new]
    #[pyo3(signature = (annex, /, **fields))]
    fn new(annex: &Bound<'_, PyAny>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let blank = AnyForm::blank(self::annex(annex)?);
        Ok(Self(fields.map_or(Ok(blank.clone()), |fields| fill::fill(blank, fields))?))
    }

    /// The form that a document holds, as ``to_dict`` writes it.
    #[staticmethod]
    fn from_dict(document: &Bound<'_, PyDict>) -> PyResult<Self> {
        let part = |name: &str| {
            let part = document.get_item(name).ok().flatten();
            part.ok_or_else(|| {
                Trouble::from(input::unusable(name, format!("the field \"{name}\" is missing")))
            })
        };
        let (annex, fields) = (part("form")?, part("record")?);
        let fields = fields.cast::<PyDict>().map_err(|_| {
            Trouble::from(input::unusable("record", "the fields of a form are wanted".to_owned()))
        })?;
        Self::new(&annex, Some(fields))
    }

    /// The form of a JSON text.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = input::text(Some(text), "text").map_err(Trouble::from)?;
        serde_json::from_str(text).map(Self).map_err(|error| document_unusable(py, error.to_string()))
    }

    /// Forms of an annex out of the rows of a table, as ``lines`` gives them; rows of the same head that
    /// follow each other are the lines of one form.
    #[staticmethod]
    #[pyo3(signature = (annex, table, *, part = None))]
    fn from_table(
        annex: &Bound<'_, PyAny>,
        table: &Bound<'_, PyAny>,
        part: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Vec<Self>> {
        let forms = fill::forms_of(self::annex(annex)?, table, part)?;
        Ok(forms.into_iter().map(Self).collect())
    }

    /// Annex 1 as the events of a complaint leave it.
    #[staticmethod]
    fn annex_one(case: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(made::annex_one(case)?))
    }

    /// Annex 2 of a station: a line for each of its complaints whose entry was made.
    #[staticmethod]
    fn annex_two(station: &Bound<'_, PyAny>, cases: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(made::annex_two(station, cases)?))
    }

    /// Annex 3 of a station's quarter, out of its figures by kind of operator.
    #[staticmethod]
    fn annex_three(
        station: &Bound<'_, PyAny>,
        period: &Bound<'_, PyAny>,
        kind: &Bound<'_, PyAny>,
        figures: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        Ok(Self(made::annex_three(station, period, kind, figures)?))
    }

    /// Annex 4 of a station.
    #[staticmethod]
    fn annex_four(station: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(made::annex_four(station)?))
    }

    /// Annex 5 of each office among some stations, those of no recorded office last.
    #[staticmethod]
    fn annex_five(stations: &Bound<'_, PyAny>) -> PyResult<Vec<Self>> {
        Ok(made::annex_five(stations)?)
    }

    /// Annex 6 of a unit's period, out of its figures by kind of operator, and of their total as it was
    /// reported; the sum where it is left out.
    #[staticmethod]
    #[pyo3(signature = (unit, period, figures, *, total = None))]
    fn annex_six(
        unit: &Bound<'_, PyAny>,
        period: &Bound<'_, PyAny>,
        figures: &Bound<'_, PyAny>,
        total: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        Ok(Self(made::annex_six(unit, period, figures, total)?))
    }

    /// Which annex it is of.
    #[getter]
    fn annex(&self) -> &'static str {
        self.0.form().name()
    }

    /// What it is called, in Chinese.
    #[getter]
    fn zh(&self) -> &'static str {
        self.0.form().term().zh
    }

    /// What it is called, in English.
    #[getter]
    fn en(&self) -> &'static str {
        self.0.form().term().en
    }

    /// Everything that the form leaves out or breaks, by the path of each field.
    #[pyo3(signature = (*, profile = None))]
    fn check<'py>(
        &self,
        py: Python<'py>,
        profile: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let findings = self.0.check(&context(profile, None)?.profile);
        findings.iter().map(|finding| record(py, "Finding", finding)).collect()
    }

    /// The figures of an Annex 3 or 6 by kind of operator; what is wanting among them is raised.
    fn figures(&self) -> PyResult<crate::figures::PyKindTable> {
        Ok(made::figures(&self.0)?)
    }

    /// The station that an Annex 4 records.
    fn station(&self) -> PyResult<PyStation> {
        Ok(made::station(&self.0)?)
    }

    /// Its fields with their labels, what they hold, who fills them in, whether they may be blank and what
    /// they rest on: those of the head, or those of a line of a table in it.
    #[pyo3(signature = (part = None))]
    fn fields<'py>(&self, py: Python<'py>, part: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        let fields = match lines::part(&self.0, part)? {
            Some(table) => self.0.tables().get(table).map_or(&[][..], |table| table.fields),
            None => self.0.head(),
        };
        document(py, fields)
    }

    /// The form as a table of one row for each line of a table in it, the first where none is named, with
    /// the fields of the head beside; of one row where the form has no table.
    #[pyo3(signature = (part = None))]
    fn lines(&self, py: Python<'_>, part: Option<&Bound<'_, PyAny>>) -> PyResult<PyTable> {
        Ok(lines::table(py, self.0.form(), part, &[(0, None, &self.0)])?)
    }

    /// The form as a document.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        document(py, &self.0)
    }

    /// The form as a JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        serde_json::to_string(&self.0).map_err(|error| document_unusable(py, error.to_string()))
    }

    /// The form as the bytes of a workbook.
    #[pyo3(signature = (*, edition = None))]
    fn to_xlsx<'py>(
        &self,
        py: Python<'py>,
        edition: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, pyo3::types::PyBytes>> {
        book::written(py, std::slice::from_ref(&self.0), edition)
    }

    fn _repr_html_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        lines::html(py, &self.0)
    }

    fn __repr__(&self) -> String {
        let of = lines::whose(&self.0).map_or_else(String::new, |of| format!(" of {of}"));
        format!("<Form {}{of}>", self.annex())
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
