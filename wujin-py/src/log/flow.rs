//! How cases go through the five steps, counted and drawn.

use std::sync::Arc;

use arrow_array::{ArrayRef, StringArray, UInt64Array};
use pyo3::prelude::*;
use wujin_core::complaint::TABLE;
use wujin_core::conformance::{Flow, FlowStep};
use wujin_core::procedure::State;
use wujin_core::procedure::draw::svg;

use crate::finding_table::{Column, arrow_table};
use crate::input::{self, unusable};
use crate::procedure::language;
use crate::raise::{Trouble, document_unusable};
use crate::table::PyTable;

/// How the cases of a log went through the steps. Those of parts of a log add in any order.
#[pyclass(module = "wujin", frozen, name = "Flow")]
pub(crate) struct PyFlow(Flow);

impl PyFlow {
    pub(super) fn new(flow: Flow) -> Self {
        Self(flow)
    }
}

/// A table of words, and of numbers in its last column.
fn table<const N: usize>(
    py: Python<'_>,
    names: [&'static str; N],
    last: &'static str,
    rows: &[([&'static str; N], u64)],
) -> PyResult<PyTable> {
    let words = names.into_iter().enumerate().map(|(place, name)| -> Column {
        let words = rows.iter().map(|(words, _)| words.get(place).copied());
        (name, Arc::new(words.collect::<StringArray>()), false)
    });
    let times = UInt64Array::from_iter_values(rows.iter().map(|(_, times)| *times));
    arrow_table(py, words.chain([(last, Arc::new(times) as ArrayRef, false)]).collect())
}

fn words(state: State) -> [&'static str; 2] {
    [TABLE.stage(state.stage).name, TABLE.side(state.side).name]
}

#[pymethods]
impl PyFlow {
    /// How many cases were counted.
    #[getter]
    fn cases(&self) -> u64 {
        self.0.cases()
    }

    /// A row for each step that was taken: from which stage and reply, by which action, to which.
    #[getter]
    fn taken(&self, py: Python<'_>) -> PyResult<PyTable> {
        let row = |step: FlowStep| {
            let ([stage, reply], [to, to_reply]) = (words(step.from), words(step.to));
            ([stage, reply, TABLE.action(step.action).name, to, to_reply], step.times)
        };
        let names = ["stage", "reply", "action", "to_stage", "to_reply"];
        table(py, names, "times", &self.0.taken().map(row).collect::<Vec<_>>())
    }

    /// A row for each thing that was done where it is not lawful, and how often: where cases leave the
    /// procedure.
    #[getter]
    fn refused(&self, py: Python<'_>) -> PyResult<PyTable> {
        let row = |step: FlowStep| {
            let [stage, reply] = words(step.from);
            ([stage, reply, TABLE.action(step.action).name], step.times)
        };
        table(py, ["stage", "reply", "action"], "times", &self.0.refused().map(row).collect::<Vec<_>>())
    }

    /// A row for each place at which cases stand.
    #[getter]
    fn standing(&self, py: Python<'_>) -> PyResult<PyTable> {
        let rows: Vec<_> = self.0.standing().map(|(state, count)| (words(state), count)).collect();
        table(py, ["stage", "reply"], "cases", &rows)
    }

    /// The procedure as an SVG picture, with the counts on its arrows.
    #[pyo3(signature = (language = None))]
    fn svg(&self, py: Python<'_>, language: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        Ok(svg(&TABLE, self::language(py, language)?, &self.0.drawn()))
    }

    fn _repr_svg_(&self, py: Python<'_>) -> PyResult<String> {
        self.svg(py, None)
    }

    fn __add__(&self, other: &Bound<'_, PyAny>) -> PyResult<Self> {
        let wanted = |_| Trouble::from(unusable("other", "a Flow is wanted".to_owned()));
        let mut sum = self.0.clone();
        sum.merge(&other.cast::<Self>().map_err(wanted)?.get().0);
        Ok(Self(sum))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().0 == self.0)
    }

    fn __hash__(&self) -> u64 {
        self.0.taken().fold(self.0.cases(), |hash, step| hash.rotate_left(7) ^ step.times)
    }

    /// The counts as a JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        serde_json::to_string(&self.0).map_err(|error| document_unusable(py, error.to_string()))
    }

    /// The counts of a JSON text.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = input::text(Some(text), "text").map_err(Trouble::from)?;
        serde_json::from_str(text).map(Self).map_err(|error| document_unusable(py, error.to_string()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json(py)?,)))
    }

    fn __repr__(&self) -> String {
        let sum = |steps: &mut dyn Iterator<Item = FlowStep>| steps.map(|step| step.times).sum::<u64>();
        let (taken, refused) = (sum(&mut self.0.taken()), sum(&mut self.0.refused()));
        format!("<Flow of {} cases: {taken} steps, {refused} not lawful>", self.cases())
    }
}
