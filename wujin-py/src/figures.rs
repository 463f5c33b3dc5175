//! Figures that add: tallies, tables of them by kind of operator, rates.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator};
use wujin_core::edition::OperatorKind;
use wujin_core::finding::ReportingMatter;
use wujin_core::reporting::{Figure, KindTable, Rate, RateFormula, Reported, Tally, TallyOverflowError};

use crate::input;
use crate::output::document;
use crate::raise::{Trouble, document_unusable};

/// One set of figures. Tallies add in any order; money is whole fen.
#[pyclass(module = "wujin", frozen, name = "Tally")]
#[derive(PartialEq, Eq)]
pub(crate) struct PyTally(Tally);

/// Figures by kind of operator: the body of Annex 6. Tables add in any order.
#[pyclass(module = "wujin", frozen, name = "KindTable")]
#[derive(PartialEq, Eq)]
pub(crate) struct PyKindTable(pub(crate) KindTable);

/// A rate with its parts and the formula it was reckoned by.
#[pyclass(module = "wujin", frozen, name = "Rate")]
#[derive(PartialEq, Eq)]
pub(crate) struct PyRate(Rate);

fn too_large(_: TallyOverflowError) -> Trouble {
    Trouble::Unusable(vec![ReportingMatter::SumTooLarge {}.into()])
}

fn figure_of(name: &str) -> Result<Figure, Trouble> {
    name.parse()
        .map_err(|error: wujin_core::term::UnknownWordError| input::unusable(name, error.to_string()).into())
}

/// A tally out of figures by name: whole numbers, and none for what nobody reported.
fn tally_of(figures: &Bound<'_, PyDict>) -> Result<Tally, Trouble> {
    let mut tally = Tally::EMPTY;
    for (name, value) in figures.iter().collect::<Vec<_>>() {
        let name = input::text(Some(&name), "figure")?;
        let figure = figure_of(name)?;
        if value.is_none() && figure.is_optional() {
            continue;
        }
        match (figure, value.cast::<PyDict>().is_ok()) {
            (Figure::Staff, true) => tally.staff = input::field::<Reported>(&value, name)?,
            (Figure::Recovered, true) => tally.recovered = input::field::<Reported>(&value, name)?,
            _ => tally = tally.with(figure, input::field(&value, name)?),
        }
    }
    Ok(tally)
}

/// A tally: itself, or figures by name.
pub(crate) fn tally(object: &Bound<'_, PyAny>, name: &str) -> Result<Tally, Trouble> {
    if let Ok(tally) = object.cast::<PyTally>() {
        return Ok(tally.get().0);
    }
    match object.cast::<PyDict>() {
        Ok(figures) => tally_of(figures),
        Err(_) => Err(input::unusable(name, "a Tally is wanted".to_owned()).into()),
    }
}

#[pymethods]
impl PyTally {
    /// Figures by name: ``stations``, ``inquiries``, ``accepted``, ``settled``, ``recourse_told``,
    /// ``withdrawn``, ``open``, ``amount``, ``staff``, ``recovered``.
    #[new]
    #[pyo3(signature = (**figures))]
    fn new(figures: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        Ok(Self(figures.map_or(Ok(Tally::EMPTY), tally_of)?))
    }

    /// The figures of a document.
    #[staticmethod]
    fn from_dict(document: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(tally(document, "document")?))
    }

    /// The figures of a JSON text.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = input::text(Some(text), "text").map_err(Trouble::from)?;
        serde_json::from_str(text).map(Self).map_err(|error| document_unusable(py, error.to_string()))
    }

    /// One figure by its name; none where nobody reported it.
    fn figure(&self, name: &Bound<'_, PyAny>) -> PyResult<Option<u64>> {
        let figure = figure_of(input::text(Some(name), "name").map_err(Trouble::from)?)?;
        Ok(self.0.figure(figure))
    }

    /// Two periods together, one right after the other, of the same place.
    fn then(&self, later: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(self.0.then(tally(later, "later")?).map_err(too_large)?))
    }

    /// The settlement rate by a named formula; none over zero.
    #[pyo3(signature = (formula = None))]
    fn rate(&self, formula: Option<&Bound<'_, PyAny>>) -> PyResult<Option<PyRate>> {
        let formula = match formula {
            None => RateFormula::SettledOfClosed,
            Some(formula) => input::field(formula, "formula").map_err(Trouble::from)?,
        };
        Ok(self.0.rate(formula).map(PyRate))
    }

    /// Stations, at the end of the period.
    #[getter]
    fn stations(&self) -> u64 {
        self.0.stations
    }

    /// Inquiries answered.
    #[getter]
    fn inquiries(&self) -> u64 {
        self.0.inquiries
    }

    /// Complaints accepted.
    #[getter]
    fn accepted(&self) -> u64 {
        self.0.accepted
    }

    /// Complaints settled.
    #[getter]
    fn settled(&self) -> u64 {
        self.0.settled
    }

    /// Complaints not settled whose consumer was told of recourse.
    #[getter]
    fn recourse_told(&self) -> u64 {
        self.0.recourse_told
    }

    /// Complaints withdrawn.
    #[getter]
    fn withdrawn(&self) -> u64 {
        self.0.withdrawn
    }

    /// Complaints open at the end of the period.
    #[getter]
    fn open(&self) -> u64 {
        self.0.open
    }

    /// Amount in dispute of the complaints accepted, in fen.
    #[getter]
    fn amount(&self) -> u64 {
        self.0.amount.0
    }

    /// Staff at the end of the period; none where nobody reported it.
    #[getter]
    fn staff(&self) -> Option<u64> {
        self.0.staff.value()
    }

    /// Amount recovered, in fen; none where nobody reported it.
    #[getter]
    fn recovered(&self) -> Option<u64> {
        self.0.recovered.value()
    }

    fn __add__(&self, other: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(self.0.merge(tally(other, "other")?).map_err(too_large)?))
    }

    /// The figures as a document.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        document(py, &self.0)
    }

    /// The figures as a JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        serde_json::to_string(&self.0).map_err(|error| document_unusable(py, error.to_string()))
    }

    fn __repr__(&self) -> String {
        let figures = Figure::ALL.iter().filter_map(|figure| {
            let value = self.0.figure(*figure).filter(|value| *value != 0)?;
            Some(format!("{figure}={value}"))
        });
        format!("Tally({})", figures.collect::<Vec<_>>().join(", "))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get() == self)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        pyo3::types::PyString::new(py, &self.to_json(py)?).hash()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json(py)?,)))
    }
}

/// A table: itself, or tallies by kind.
pub(crate) fn table(object: &Bound<'_, PyAny>, name: &str) -> Result<KindTable, Trouble> {
    if let Ok(table) = object.cast::<PyKindTable>() {
        return Ok(table.get().0);
    }
    match object.cast::<PyDict>() {
        Ok(kinds) => table_of(kinds),
        Err(_) => Err(input::unusable(name, "a KindTable is wanted".to_owned()).into()),
    }
}

/// A table: itself, tallies by kind, or the tally of the one kind that there is.
pub(crate) fn of_kind(
    kind: OperatorKind,
    object: &Bound<'_, PyAny>,
    name: &str,
) -> Result<KindTable, Trouble> {
    match object.cast::<PyTally>() {
        Ok(tally) => Ok(KindTable::of(kind, tally.get().0)),
        Err(_) => table(object, name),
    }
}

fn table_of(kinds: &Bound<'_, PyDict>) -> Result<KindTable, Trouble> {
    let mut table = KindTable::EMPTY;
    for (kind, figures) in kinds.iter().collect::<Vec<_>>() {
        let name = input::text(Some(&kind), "kind")?;
        table[input::field::<OperatorKind>(&kind, "kind")?] = tally(&figures, name)?;
    }
    Ok(table)
}

#[pymethods]
impl PyKindTable {
    /// Tallies by kind: ``mall``, ``supermarket``, ``market``, ``enterprise``, ``scenic_area``.
    #[new]
    #[pyo3(signature = (**kinds))]
    fn new(kinds: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        Ok(Self(kinds.map_or(Ok(KindTable::EMPTY), table_of)?))
    }

    /// The figures of a document.
    #[staticmethod]
    fn from_dict(document: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(table(document, "document")?))
    }

    /// The figures of a JSON text.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = input::text(Some(text), "text").map_err(Trouble::from)?;
        serde_json::from_str(text).map(Self).map_err(|error| document_unusable(py, error.to_string()))
    }

    /// The five kinds with their figures, in the order of the forms.
    fn items(&self) -> Vec<(&'static str, PyTally)> {
        self.0.iter().map(|(kind, tally)| (kind.name(), PyTally(*tally))).collect()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        let kinds: Vec<_> = self.0.iter().map(|(kind, _)| kind.name()).collect();
        pyo3::types::PyList::new(py, kinds)?.try_iter()
    }

    fn __len__(&self) -> usize {
        self.0.iter().count()
    }

    fn __getitem__(&self, kind: &Bound<'_, PyAny>) -> PyResult<PyTally> {
        let kind: OperatorKind = input::field(kind, "kind").map_err(Trouble::from)?;
        Ok(PyTally(self.0[kind]))
    }

    /// The five kinds together.
    fn total(&self) -> PyResult<PyTally> {
        Ok(PyTally(self.0.total().map_err(too_large)?))
    }

    /// Two periods together, one right after the other, of the same place.
    fn then(&self, later: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(self.0.then(&table(later, "later")?).map_err(too_large)?))
    }

    fn __add__(&self, other: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(self.0.merge(&table(other, "other")?).map_err(too_large)?))
    }

    /// The figures as a document.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        document(py, &self.0)
    }

    /// The figures as a JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        serde_json::to_string(&self.0).map_err(|error| document_unusable(py, error.to_string()))
    }

    fn __repr__(&self) -> String {
        let kinds = self.0.iter().filter(|(_, tally)| !tally.is_empty());
        let kinds = kinds.map(|(kind, tally)| format!("{kind}={}", PyTally(*tally).__repr__()));
        format!("KindTable({})", kinds.collect::<Vec<_>>().join(", "))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get() == self)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        pyo3::types::PyString::new(py, &self.to_json(py)?).hash()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json(py)?,)))
    }
}

#[pymethods]
impl PyRate {
    /// The number above the line.
    #[getter]
    fn numerator(&self) -> u64 {
        self.0.numerator()
    }

    /// The number below the line; never 0.
    #[getter]
    fn denominator(&self) -> u64 {
        self.0.denominator()
    }

    /// By which formula.
    #[getter]
    fn formula(&self) -> &'static str {
        self.0.formula().name()
    }

    /// In per cent with so many decimals (at most 12), rounded half up, without the sign.
    #[pyo3(signature = (decimals = 2))]
    fn percent(&self, decimals: u32) -> String {
        self.0.percent(decimals)
    }

    #[expect(clippy::cast_precision_loss, reason = "what a float is for")]
    fn __float__(&self) -> f64 {
        self.0.numerator() as f64 / self.0.denominator() as f64
    }

    fn __repr__(&self) -> String {
        format!("<Rate {}>", self.0)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get() == self)
    }

    fn __hash__(&self) -> u64 {
        self.0.numerator() ^ self.0.denominator().rotate_left(32)
    }
}
