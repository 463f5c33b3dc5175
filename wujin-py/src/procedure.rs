//! A procedure as data: its words, its drawings, its exploration.

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use serde::Serialize;
use wujin_core::catalogue::{PROCEDURES, ProcedureEntry};
use wujin_core::finding::{Finding, InputMatter, Language, Place};
use wujin_core::procedure::draw::{Drawn, dot, mermaid, svg};
use wujin_core::procedure::interchange::{bpmn, pnml, scxml};
use wujin_core::procedure::{Role, Row, State, Table};
use wujin_core::provision::Citation;
use wujin_core::term::Term;

use crate::input;
use crate::output::record;
use crate::raise::Trouble;

/// A procedure as data, from which its machine, its drawings and its exploration follow.
#[pyclass(module = "wujin", frozen, name = "Procedure")]
pub(crate) struct PyProcedure(&'static ProcedureEntry);

/// A transition as a document.
#[derive(Serialize)]
struct Transition {
    action: Term,
    from: Vec<&'static str>,
    to: Option<&'static str>,
    who: Vec<&'static str>,
    guards: Vec<Term>,
    citations: &'static [Citation],
}

/// An exploration as a document.
#[derive(Serialize)]
struct Explored {
    states: Vec<(&'static str, &'static str)>,
    steps: usize,
    properties: Vec<PropertyHolds>,
}

#[derive(Serialize)]
struct PropertyHolds {
    zh: &'static str,
    en: &'static str,
    holds: bool,
}

impl PyProcedure {
    fn table(&self) -> &'static Table {
        self.0.table
    }

    fn transition(&self, row: &'static Row) -> Transition {
        let table = self.table();
        let stage = |stage: u8| table.stage(stage).name;
        let guard = |guard: &u8| table.guards.get(usize::from(*guard)).copied();
        Transition {
            action: table.action(row.action),
            from: row.from.iter().map(stage).collect(),
            to: row.to.map(stage),
            who: Role::ALL.iter().filter(|role| row.who.contains(**role)).map(|role| role.name()).collect(),
            guards: row.guards.iter().filter_map(guard).collect(),
            citations: row.citations,
        }
    }
}

/// The place of a word in a list, where one is named.
fn index_of(word: Option<&Bound<'_, PyAny>>, name: &str, terms: &[Term]) -> Result<Option<u8>, Trouble> {
    let Some(word) = word else { return Ok(None) };
    let text = input::text(Some(word), name)?;
    let found = terms.iter().position(|term| term.name == text || term.zh == text);
    let matter =
        || InputMatter::UnknownWord { given: text.to_owned(), known: terms.iter().copied().collect() };
    let place =
        found.ok_or_else(|| Trouble::Unusable(vec![Finding::from(matter()).at(Place::path(name))]))?;
    Ok(u8::try_from(place).ok())
}

/// The language that a word names; the one that was set where there is none.
pub(crate) fn language(py: Python<'_>, word: Option<&Bound<'_, PyAny>>) -> PyResult<Language> {
    let set;
    let word = if let Some(word) = word {
        word
    } else {
        set = py.import("wujin._language")?.call_method0("get_language")?;
        &set
    };
    match input::text(Some(word), "language").map_err(Trouble::from)? {
        "zh" => Ok(Language::Zh),
        "en" => Ok(Language::En),
        _ => Err(Trouble::from(input::unusable("language", "zh or en is wanted".to_owned())).into()),
    }
}

fn records<'py, T: Serialize>(
    py: Python<'py>,
    class: &str,
    values: impl Iterator<Item = T>,
) -> PyResult<Bound<'py, PyTuple>> {
    let records = values.map(|value| record(py, class, &value)).collect::<PyResult<Vec<_>>>()?;
    PyTuple::new(py, records)
}

#[pymethods]
impl PyProcedure {
    #[new]
    fn new(name: &Bound<'_, PyAny>) -> PyResult<Self> {
        let word = input::text(Some(name), "name").map_err(Trouble::from)?;
        let names = |entry: &&ProcedureEntry| entry.table.name.name == word || entry.table.name.zh == word;
        if let Some(found) = PROCEDURES.iter().find(names) {
            return Ok(Self(found));
        }
        let known = PROCEDURES.iter().map(|entry| entry.table.name).collect();
        let matter = InputMatter::UnknownWord { given: word.to_owned(), known };
        let finding = Finding::from(matter).at(Place::path("name"));
        Err(Trouble::from(Box::new(finding)).into())
    }

    /// Every procedure.
    #[staticmethod]
    fn all() -> Vec<Self> {
        PROCEDURES.iter().map(Self).collect()
    }

    /// What programs call it.
    #[getter]
    fn name(&self) -> &'static str {
        self.table().name.name
    }

    /// What it is called in Chinese.
    #[getter]
    fn zh(&self) -> &'static str {
        self.table().name.zh
    }

    /// What it is called in English.
    #[getter]
    fn en(&self) -> &'static str {
        self.table().name.en
    }

    /// The stages; the first is the start, before anything has happened.
    #[getter]
    fn stages<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        records(py, "Term", self.table().stages.iter())
    }

    /// The actions.
    #[getter]
    fn actions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        records(py, "Term", self.table().actions.iter())
    }

    /// The stages that end it, by name.
    #[getter]
    fn ends(&self) -> Vec<&'static str> {
        self.table().ends.iter().map(|stage| self.table().stage(stage).name).collect()
    }

    /// The transitions, in the order of the table.
    #[getter]
    fn transitions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        records(py, "Transition", self.table().rows.iter().map(|row| self.transition(row)))
    }

    /// Every state that can be reached, guards aside, and what holds in all of them.
    fn explore<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let table = self.table();
        let (explored, properties) = self.0.explore();
        let state = |state: &State| (table.stage(state.stage).name, table.side(state.side).name);
        let holds = |(property, holds): (wujin_core::procedure::Property, bool)| PropertyHolds {
            zh: property.zh,
            en: property.en,
            holds,
        };
        let explored = Explored {
            states: explored.states.iter().map(state).collect(),
            steps: explored.transitions.len(),
            properties: properties.into_iter().map(holds).collect(),
        };
        record(py, "Exploration", &explored)
    }

    /// The drawing as Mermaid, in the language that was set or is named.
    #[pyo3(signature = (language = None))]
    fn mermaid(&self, py: Python<'_>, language: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        Ok(mermaid(self.table(), self::language(py, language)?))
    }

    /// The drawing as DOT, for Graphviz.
    #[pyo3(signature = (language = None))]
    fn dot(&self, py: Python<'_>, language: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        Ok(dot(self.table(), self::language(py, language)?))
    }

    /// The procedure as an SVG picture; a stage, and a place of the second region, is marked where it is named.
    #[pyo3(signature = (language = None, *, stage = None, side = None))]
    fn svg(
        &self,
        py: Python<'_>,
        language: Option<&Bound<'_, PyAny>>,
        stage: Option<&Bound<'_, PyAny>>,
        side: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        let table = self.table();
        let stage = index_of(stage, "stage", table.stages)?;
        let side = index_of(side, "side", table.sides)?;
        let here = stage.map(|stage| State { stage, side: side.unwrap_or(0) });
        let drawn = here.map_or_else(Drawn::default, Drawn::at);
        Ok(svg(table, self::language(py, language)?, &drawn))
    }

    fn _repr_svg_(&self, py: Python<'_>) -> PyResult<String> {
        self.svg(py, None, None, None)
    }

    /// The procedure as BPMN 2.0, in XML.
    #[pyo3(signature = (language = None))]
    fn bpmn(&self, py: Python<'_>, language: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        Ok(bpmn(self.table(), self::language(py, language)?))
    }

    /// The procedure as a Petri net in PNML.
    #[pyo3(signature = (language = None))]
    fn pnml(&self, py: Python<'_>, language: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        Ok(pnml(self.table(), self::language(py, language)?))
    }

    /// The procedure as a state chart in SCXML.
    fn scxml(&self) -> String {
        scxml(self.table())
    }

    fn __repr__(&self) -> String {
        format!("<Procedure {}>", self.name())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().name() == self.name())
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        pyo3::types::PyString::new(py, self.name()).hash()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyAny>, (&'static str,)) {
        (py.get_type::<Self>().into_any(), (self.name(),))
    }
}
