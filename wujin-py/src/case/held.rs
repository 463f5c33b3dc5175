//! A case of whichever procedure, behind one face.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use wujin_core::exchange::{Context, Contract, EventDocument, StateDocument};
use wujin_core::finding::{Finding, InputMatter};
use wujin_core::procedure::{Actor, Case, Command, Event, Procedure};
use wujin_core::term::Vocabulary;
use wujin_core::time::{Day, Instant};

use super::deed;
use crate::output::{document, instant};
use crate::raise::Trouble;

/// What is asked of a case.
pub(super) struct Asked<'py> {
    pub(super) action: Bound<'py, PyString>,
    pub(super) with: Bound<'py, PyDict>,
    pub(super) at: Instant,
    pub(super) actor: Actor,
    pub(super) expected: Option<u32>,
}

/// An event of whichever procedure.
pub(super) trait AnyEvent: Send + Sync {
    fn procedure(&self) -> &'static str;
    fn action(&self) -> &'static str;
    fn sequence(&self) -> u32;
    fn actor(&self) -> &Actor;
    fn citations(&self) -> Vec<&'static str>;
    fn at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
    fn document<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
    fn json(&self) -> serde_json::Result<String>;
}

/// A case of whichever procedure, with its events.
pub(super) trait AnyCase: Send + Sync {
    /// Where it stands.
    fn state(&self) -> StateDocument;
    /// Its events, in order.
    fn events(&self) -> Vec<Arc<dyn AnyEvent>>;
    /// The event that a command leads to.
    fn decide(&self, asked: Asked<'_>, context: &Context) -> Result<Arc<dyn AnyEvent>, Trouble>;
    /// The same, and takes it up.
    fn apply(&mut self, asked: Asked<'_>, context: &Context) -> Result<Arc<dyn AnyEvent>, Trouble>;
    /// Takes up the events of a log, from a JSON text.
    fn replay(&mut self, events: &str, context: &Context) -> Result<(), Trouble>;
    /// What is owed as of a day; what happened after it is not seen.
    fn obligations<'py>(&self, py: Python<'py>, context: &Context, as_of: Day)
    -> PyResult<Bound<'py, PyAny>>;
}

/// A contract whose events may cross from thread to thread.
pub(super) trait Shared: Contract<Deed: Send + Sync, Facts: Send + Sync> {}

impl<P: Contract<Deed: Send + Sync, Facts: Send + Sync>> Shared for P {}

/// A case with its events.
pub(super) struct Held<P: Procedure> {
    case: Case<P>,
    events: Vec<Arc<EventDocument<P>>>,
}

impl<P: Shared> Held<P> {
    fn new() -> Self {
        Self { case: Case::new(), events: Vec::new() }
    }

    /// A case of events that were decided.
    pub(super) fn of(events: Vec<Event<P>>) -> Self {
        let mut held = Self::new();
        for event in events {
            held.take(event);
        }
        held
    }

    pub(super) fn begin() -> Box<dyn AnyCase> {
        Box::new(Self::new())
    }

    fn event(&self, asked: Asked<'_>, context: &Context) -> Result<Event<P>, Trouble> {
        let deed = deed::read::<P>(&asked.action, &asked.with)?;
        let expected = asked.expected.unwrap_or_else(|| self.case.sequence());
        let command = Command { expected, at: asked.at, actor: asked.actor, deed };
        self.case.decide(command, P::rules(context)).map_err(|refusal| Trouble::Refused(refusal, None))
    }

    fn take(&mut self, event: Event<P>) -> Arc<EventDocument<P>> {
        let before = self.case.state();
        self.case.apply(&event);
        let event = Arc::new(EventDocument::of(event, before));
        self.events.push(Arc::clone(&event));
        event
    }
}

impl<P: Shared> AnyCase for Held<P> {
    fn state(&self) -> StateDocument {
        StateDocument::of(&self.case)
    }

    fn events(&self) -> Vec<Arc<dyn AnyEvent>> {
        self.events.iter().map(|event| Arc::clone(event) as Arc<dyn AnyEvent>).collect()
    }

    fn decide(&self, asked: Asked<'_>, context: &Context) -> Result<Arc<dyn AnyEvent>, Trouble> {
        let event = self.event(asked, context)?;
        Ok(Arc::new(EventDocument::of(event, self.case.state())))
    }

    fn apply(&mut self, asked: Asked<'_>, context: &Context) -> Result<Arc<dyn AnyEvent>, Trouble> {
        let event = self.event(asked, context)?;
        Ok(self.take(event))
    }

    fn replay(&mut self, events: &str, context: &Context) -> Result<(), Trouble> {
        let events: Vec<EventDocument<P>> = serde_json::from_str(events).map_err(|error| {
            let matter = InputMatter::DocumentUnusable { detail: error.to_string() };
            Trouble::Unusable(vec![Finding::from(matter)])
        })?;
        // All of the log or nothing of it.
        let followed = Case::follow(events.into_iter().map(Event::from), None, P::rules(context));
        if let Some(refusal) = followed.refused {
            return Err(Trouble::Refused(refusal, Some(followed.events.len() + 1)));
        }
        // What deciding seals into an event, such as the edition it falls under, is kept with it.
        *self = Self::of(followed.events);
        Ok(())
    }

    fn obligations<'py>(
        &self,
        py: Python<'py>,
        context: &Context,
        as_of: Day,
    ) -> PyResult<Bound<'py, PyAny>> {
        let seen = self.events.iter().filter(|event| event.at.day() <= as_of);
        let seen: Vec<Event<P>> = seen.map(|event| Event::from(EventDocument::clone(event))).collect();
        document(py, &P::obligations(&Case::fold(&seen), context, as_of))
    }
}

impl<P: Shared> AnyEvent for EventDocument<P> {
    fn procedure(&self) -> &'static str {
        P::TABLE.name.name
    }

    fn action(&self) -> &'static str {
        P::TABLE.action(P::action(&self.deed).index()).name
    }

    fn sequence(&self) -> u32 {
        self.sequence
    }

    fn actor(&self) -> &Actor {
        &self.actor
    }

    fn citations(&self) -> Vec<&'static str> {
        self.citations.iter().map(|citation| citation.as_str()).collect()
    }

    fn at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        instant(py, self.at)
    }

    fn document<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        document(py, self)
    }

    fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}

/// The provisions that were written into an event.
#[derive(serde::Deserialize)]
struct Cited {
    citations: Vec<String>,
}

/// An event out of its JSON text, with the provisions that were written into it: those of a row of its action.
pub(super) fn restore<P: Shared>(json: &str) -> serde_json::Result<Arc<dyn AnyEvent>> {
    let mut event: EventDocument<P> = serde_json::from_str(json)?;
    let Cited { citations } = serde_json::from_str(json)?;
    let action = P::action(&event.deed).index();
    let mut rows = P::TABLE.rows.iter().filter(|row| row.action == action).map(|row| row.citations);
    let cited = rows.find(|row| row.iter().map(|citation| citation.as_str()).eq(&citations));
    event.citations = cited.map_or_else(Vec::new, <[_]>::to_vec);
    Ok(Arc::new(event))
}
