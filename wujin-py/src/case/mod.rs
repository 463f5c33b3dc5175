//! Cases of the procedures, held on this side so that nothing large crosses at each call.

mod deed;
mod event;
mod held;

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyType};
use serde::de::DeserializeOwned;
use wujin_core::complaint::Complaint;
use wujin_core::complaint::inquiry::Inquiry;
use wujin_core::exchange::Context;
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::petition::Petition;
use wujin_core::petition::report::IllegalActReport;
use wujin_core::procedure::{Actor, Event, Role};
use wujin_core::reporting::submission::Submission;
use wujin_core::station::StationRegistration;

pub(crate) use event::PyEvent;
use held::{AnyCase, AnyEvent, Asked, Held, Shared, restore};

use crate::calendar::PyCalendar;
use crate::context::context;
use crate::input;
use crate::output::document;
use crate::profile::PyProfile;
use crate::raise::{Trouble, document_unusable};

/// A case of the procedure that its class names.
#[pyclass(module = "wujin._wujin", name = "Case", subclass)]
pub(crate) struct PyCase {
    procedure: &'static str,
    case: Box<dyn AnyCase>,
    context: Context,
}

/// How the cases of a procedure begin, and how its events come back.
struct Entry {
    name: &'static str,
    begin: fn() -> Box<dyn AnyCase>,
    restore: fn(&str) -> serde_json::Result<Arc<dyn AnyEvent>>,
}

impl Entry {
    const fn of<P: Shared>() -> Self {
        Self { name: P::TABLE.name.name, begin: Held::<P>::begin, restore: restore::<P> }
    }
}

/// Every procedure.
const PROCEDURES: [Entry; 6] = [
    Entry::of::<Complaint>(),
    Entry::of::<Inquiry>(),
    Entry::of::<Petition>(),
    Entry::of::<IllegalActReport>(),
    Entry::of::<StationRegistration>(),
    Entry::of::<Submission>(),
];

fn procedure(py: Python<'_>, name: &str) -> PyResult<&'static Entry> {
    let found = PROCEDURES.iter().find(|entry| entry.name == name);
    found.ok_or_else(|| document_unusable(py, format!("there is no procedure \"{name}\"")))
}

fn role_of(word: Option<&Bound<'_, PyAny>>) -> Result<Role, Box<Finding>> {
    let word = input::text(word, "role")?;
    word.parse().map_err(|_| {
        let known = Role::TERMS.iter().copied().collect();
        let matter = InputMatter::UnknownWord { given: word.to_owned(), known };
        Box::new(Finding::from(matter).at(Place::path("role")))
    })
}

/// A command as Python passed it.
struct Passed<'a, 'py> {
    action: &'a Bound<'py, PyAny>,
    at: Option<&'a Bound<'py, PyAny>>,
    role: Option<&'a Bound<'py, PyAny>>,
    actor: Option<&'a Bound<'py, PyAny>>,
    expected: Option<&'a Bound<'py, PyAny>>,
    particulars: Option<&'a Bound<'py, PyDict>>,
}

impl<'py> Passed<'_, 'py> {
    /// What is asked for: a word with keywords, or a document that keywords fill in.
    fn asked(&self) -> Result<Asked<'py>, Trouble> {
        let py = self.action.py();
        let with = self.particulars.map_or_else(|| PyDict::new(py), Clone::clone);
        if let Ok(word) = self.action.cast::<PyString>() {
            return asked(word, with, self.at, self.role, self.actor, self.expected);
        }
        let fields = (self.action, self.at, self.role, self.actor, self.expected, with);
        let read = py.import("wujin._doors")?.call_method1("command_of", fields)?;
        let (word, with, at, role, actor, expected): CommandParts<'py> = read.extract()?;
        let word = word
            .cast_into::<PyString>()
            .map_err(|_| input::unusable("action", "the action is a word".to_owned()))?;
        asked(&word, with, at.as_ref(), role.as_ref(), actor.as_ref(), expected.as_ref())
    }
}

type CommandParts<'py> = (
    Bound<'py, PyAny>,
    Bound<'py, PyDict>,
    Option<Bound<'py, PyAny>>,
    Option<Bound<'py, PyAny>>,
    Option<Bound<'py, PyAny>>,
    Option<Bound<'py, PyAny>>,
);

fn asked<'py>(
    action: &Bound<'py, PyString>,
    with: Bound<'py, PyDict>,
    at: Option<&Bound<'py, PyAny>>,
    role: Option<&Bound<'py, PyAny>>,
    actor: Option<&Bound<'py, PyAny>>,
    expected: Option<&Bound<'py, PyAny>>,
) -> Result<Asked<'py>, Trouble> {
    let id: Option<String> = optional(actor, "actor")?;
    Ok(Asked {
        action: action.clone(),
        with,
        at: input::instant(at, "at")?,
        actor: Actor { role: role_of(role)?, id: id.map(Into::into) },
        expected: optional(expected, "expected")?,
    })
}

fn optional<T: DeserializeOwned>(
    object: Option<&Bound<'_, PyAny>>,
    name: &str,
) -> Result<Option<T>, Box<Finding>> {
    object.filter(|object| !object.is_none()).map(|object| input::field(object, name)).transpose()
}

impl PyCase {
    /// Takes up the events of a complaint that were decided.
    pub(crate) fn take_up(&mut self, events: Vec<Event<Complaint>>) {
        self.case = Box::new(Held::of(events));
    }
}

#[pymethods]
impl PyCase {
    #[new]
    #[classmethod]
    #[pyo3(signature = (*, profile = None, calendar = None))]
    fn new(
        class: &Bound<'_, PyType>,
        profile: Option<&Bound<'_, PyAny>>,
        calendar: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let name: String = class.getattr("_procedure")?.extract()?;
        let procedure = procedure(class.py(), &name)?;
        let context = context(profile, calendar)?;
        Ok(Self { procedure: procedure.name, case: (procedure.begin)(), context })
    }

    /// The name of the stage it stands at.
    #[getter]
    fn stage(&self) -> &'static str {
        self.case.state().stage
    }

    /// How it ended, where the procedure says so.
    #[getter]
    fn outcome(&self) -> Option<&'static str> {
        self.case.state().outcome
    }

    /// Whether it has ended.
    #[getter]
    fn has_ended(&self) -> bool {
        self.case.state().ended
    }

    /// The number of its last event; 0 before the first.
    #[getter]
    fn sequence(&self) -> u32 {
        self.case.state().sequence
    }

    /// Its events, in order.
    #[getter]
    fn events(&self) -> Vec<PyEvent> {
        self.case.events().into_iter().map(PyEvent).collect()
    }

    /// The profile it is held against.
    #[getter]
    fn profile(&self) -> PyProfile {
        PyProfile(Arc::clone(&self.context.profile))
    }

    /// The calendar its limits are counted by.
    #[getter]
    fn calendar(&self) -> PyCalendar {
        PyCalendar(Arc::clone(&self.context.calendar))
    }

    fn _state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        document(py, &self.case.state())
    }

    /// Say what `apply` would do, and do nothing.
    ///
    /// Returns
    /// -------
    /// Event
    ///     What would happen.
    ///
    /// Raises
    /// ------
    /// Refusal
    ///     If it is not lawful.
    /// InputError
    ///     If something given cannot be used.
    #[pyo3(signature = (action, /, *, at = None, role = None, actor = None, expected = None, **particulars))]
    fn decide(
        &self,
        action: &Bound<'_, PyAny>,
        at: Option<&Bound<'_, PyAny>>,
        role: Option<&Bound<'_, PyAny>>,
        actor: Option<&Bound<'_, PyAny>>,
        expected: Option<&Bound<'_, PyAny>>,
        particulars: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<PyEvent> {
        let passed = Passed { action, at, role, actor, expected, particulars };
        Ok(PyEvent(self.case.decide(passed.asked()?, &self.context)?))
    }

    /// Do something in the case, if it is lawful.
    ///
    /// Parameters
    /// ----------
    /// action : str or mapping
    ///     The name of the action, in English or Chinese, with its particulars as keywords; or a document: a
    ///     deed (``{"action": …, "with": {…}}``) or a whole command (``at``, ``actor``, ``deed``).
    /// at : datetime.datetime or str
    ///     When: aware, or RFC 3339 with its offset.
    /// role : str
    ///     In which role, such as ``"staff"`` or ``"工作人员"``.
    /// actor : str, optional
    ///     By whom, as the host knows the person.
    /// expected : int, optional
    ///     The number of the last event that the asker knew; a stale one is refused. Where it is left out,
    ///     nobody else can have come between.
    /// **particulars
    ///     What the action is done with; days as `datetime.date` or text, money in whole fen.
    ///
    /// Returns
    /// -------
    /// Event
    ///     What happened.
    ///
    /// Raises
    /// ------
    /// Refusal
    ///     If it is not lawful; nothing happened then.
    /// InputError
    ///     If something given cannot be used.
    #[pyo3(signature = (action, /, *, at = None, role = None, actor = None, expected = None, **particulars))]
    fn apply(
        &mut self,
        action: &Bound<'_, PyAny>,
        at: Option<&Bound<'_, PyAny>>,
        role: Option<&Bound<'_, PyAny>>,
        actor: Option<&Bound<'_, PyAny>>,
        expected: Option<&Bound<'_, PyAny>>,
        particulars: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<PyEvent> {
        let passed = Passed { action, at, role, actor, expected, particulars };
        Ok(PyEvent(self.case.apply(passed.asked()?, &self.context)?))
    }

    fn _replay(&mut self, events: &str) -> PyResult<()> {
        Ok(self.case.replay(events, &self.context)?)
    }

    fn _obligations<'py>(&self, py: Python<'py>, as_of: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let as_of = input::day(as_of, "as_of").map_err(Trouble::from)?;
        self.case.obligations(py, &self.context, as_of)
    }

    fn _events_json(&self, py: Python<'_>) -> PyResult<String> {
        let events = self.case.events();
        let events = events.iter().map(|event| event.json()).collect::<Result<Vec<_>, _>>();
        let events = events.map_err(|error| document_unusable(py, error.to_string()))?;
        Ok(format!("[{}]", events.join(",")))
    }

    fn __repr__(&self) -> String {
        let state = self.case.state();
        format!("<{} at {} after {} events>", self.procedure, state.stage, state.sequence)
    }
}

/// An event out of its procedure and its JSON text: how one is unpickled.
#[pyfunction]
pub(crate) fn _restore_event(py: Python<'_>, procedure: &str, json: &str) -> PyResult<PyEvent> {
    let event = (self::procedure(py, procedure)?.restore)(json);
    event.map(PyEvent).map_err(|error| document_unusable(py, error.to_string()))
}
