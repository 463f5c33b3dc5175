//! A case that a host holds: its events stay on this side, and only what a call asks crosses, as texts.

use core::fmt;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::document::{read_document, read_json};
use super::{Context, Contract, Decided, EventDocument, Owed, Reply, StateDocument};
use crate::catalogue::PROCEDURES;
use crate::complaint::Complaint;
use crate::complaint::inquiry::Inquiry;
use crate::finding::{Finding, InputMatter, Language, Place};
use crate::petition::Petition;
use crate::petition::report::IllegalActReport;
use crate::procedure::draw::{Drawn, svg};
use crate::procedure::{Actor, Case, Command, Event, Procedure};
use crate::reporting::submission::Submission;
use crate::station::StationRegistration;
use crate::time::{Day, Instant};

/// A case of any procedure, with its events and what it is held against.
///
/// What it gives back is what the doors of its procedure give back, byte for byte.
///
/// ```
/// use wujin_core::exchange::{CaseHandle, Context};
/// let mut case = CaseHandle::begin("inquiry", Context::default())?;
/// let reply = case.apply(r#"{ "at": "2012-03-01T09:00:00+08:00", "actor": { "role": "staff" },
///     "deed": { "action": "receive", "with": { "question": "七日无理由退货如何办理" } } }"#);
/// assert!(reply.starts_with(r#"{"format":"wujin/1","answer":{"event":{"sequence":1"#));
/// assert!(case.state().contains(r#""stage":"received""#));
/// # Ok::<(), String>(())
/// ```
pub struct CaseHandle {
    held: Box<dyn Held>,
    context: Context,
}

impl fmt::Debug for CaseHandle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "CaseHandle of {} after {} events", self.held.procedure(), self.sequence())
    }
}

/// How the cases of a procedure begin.
type Begin = fn() -> Box<dyn Held>;

const PROCEDURES_HELD: [(&str, Begin); 6] = [
    entry::<Complaint>(),
    entry::<Inquiry>(),
    entry::<Petition>(),
    entry::<IllegalActReport>(),
    entry::<StationRegistration>(),
    entry::<Submission>(),
];

const fn entry<P: Shared>() -> (&'static str, Begin) {
    (P::TABLE.name.name, || Box::new(Log::<P>::of(Vec::new())))
}

impl CaseHandle {
    /// A case before its first event; a reply with what is wrong where there is no such procedure.
    pub fn begin(procedure: &str, context: Context) -> Result<Self, String> {
        if let Some((_, begin)) = PROCEDURES_HELD.iter().find(|(name, _)| *name == procedure) {
            return Ok(Self { held: begin(), context });
        }
        let known = PROCEDURES.iter().map(|entry| entry.table.name).collect();
        let matter = InputMatter::UnknownWord { given: procedure.to_owned(), known };
        let finding = Finding::from(matter).at(Place::path("procedure"));
        Err(Reply::<()>::Findings(vec![finding]).to_json())
    }

    /// The sequence number of the last event; 0 before the first.
    #[must_use]
    pub fn sequence(&self) -> u32 {
        self.held.sequence()
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> String {
        Reply::Answer(self.held.state()).to_json()
    }

    /// Its events as a JSON array, as [`CaseHandle::replay`] takes them.
    #[must_use]
    pub fn events(&self) -> String {
        self.held.events()
    }

    /// The event that a command leads to, and where the case would stand; nothing happens. In a command
    /// `expected` may be left out: it is then decided on the last event.
    #[must_use]
    pub fn decide(&self, command: &str) -> String {
        self.held.decide(command, &self.context)
    }

    /// The same, and takes the event up.
    pub fn apply(&mut self, command: &str) -> String {
        self.held.apply(command, &self.context)
    }

    /// Takes the place of its events by those of a log, all of them or none; answers where it stands.
    pub fn replay(&mut self, events: &str) -> String {
        self.held.replay(events, &self.context)
    }

    /// What is owed as of a day; what happened after it is not seen.
    #[must_use]
    pub fn obligations(&self, as_of: &str) -> String {
        match as_of.parse::<Day>() {
            Ok(day) => self.held.obligations(day, &self.context),
            Err(error) => {
                let finding = Finding::from(InputMatter::DocumentUnusable { detail: error.to_string() });
                Reply::<()>::Findings(vec![finding.at(Place::path("as_of"))]).to_json()
            }
        }
    }

    /// The procedure's drawing with the case's place in it, as SVG.
    #[must_use]
    pub fn svg(&self, language: Language) -> String {
        self.held.svg(language)
    }
}

/// A contract whose events may cross from thread to thread.
trait Shared: Contract<Deed: Send + Sync, Facts: Send + Sync> {}

impl<P: Contract<Deed: Send + Sync, Facts: Send + Sync>> Shared for P {}

trait Held: Send + Sync {
    fn procedure(&self) -> &'static str;
    fn sequence(&self) -> u32;
    fn state(&self) -> StateDocument;
    fn events(&self) -> String;
    fn decide(&self, command: &str, context: &Context) -> String;
    fn apply(&mut self, command: &str, context: &Context) -> String;
    fn replay(&mut self, events: &str, context: &Context) -> String;
    fn obligations(&self, as_of: Day, context: &Context) -> String;
    fn svg(&self, language: Language) -> String;
}

/// A case of one procedure with its events.
struct Log<P: Procedure> {
    case: Case<P>,
    events: Vec<EventDocument<P>>,
}

/// A command on a case that is held.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "P::Deed: DeserializeOwned"))]
struct HeldCommand<P: Procedure> {
    #[serde(default)]
    expected: Option<u32>,
    at: Instant,
    actor: Actor,
    deed: P::Deed,
}

/// What a command leads to.
struct Next<P: Procedure> {
    decided: Decided<P>,
    case: Case<P>,
}

impl<P: Shared> Log<P> {
    /// A case of events that were decided.
    fn of(events: Vec<Event<P>>) -> Self {
        let mut log = Self { case: Case::new(), events: Vec::with_capacity(events.len()) };
        for event in events {
            let before = log.case.state();
            log.case.apply(&event);
            log.events.push(EventDocument::of(event, before));
        }
        log
    }

    /// What a command leads to, with the case as it is then; else the reply that says why not.
    fn decided(&self, command: &str, context: &Context) -> Result<Next<P>, String> {
        let read: Result<HeldCommand<P>, _> = read_document(command);
        let HeldCommand { expected, at, actor, deed } =
            read.map_err(|finding| Reply::<Decided<P>>::Findings(vec![*finding]).to_json())?;
        let expected = expected.unwrap_or_else(|| self.case.sequence());
        let command = Command { expected, at, actor, deed };
        let event = self.case.decide(command, P::rules(context));
        let event = event.map_err(|refusal| Reply::<Decided<P>>::Refusal(refusal).to_json())?;
        let case = self.case.clone().evolve(&event);
        let event = EventDocument::of(event, self.case.state());
        Ok(Next { decided: Decided { event, state: StateDocument::of(&case) }, case })
    }
}

impl<P: Shared> Held for Log<P> {
    fn procedure(&self) -> &'static str {
        P::TABLE.name.name
    }

    fn sequence(&self) -> u32 {
        self.case.sequence()
    }

    fn state(&self) -> StateDocument {
        StateDocument::of(&self.case)
    }

    fn events(&self) -> String {
        // Unreachable: no document holds a map with other keys than texts.
        serde_json::to_string(&self.events).unwrap_or_default()
    }

    fn decide(&self, command: &str, context: &Context) -> String {
        let next = self.decided(command, context);
        next.map_or_else(|reply| reply, |next| Reply::Answer(next.decided).to_json())
    }

    fn apply(&mut self, command: &str, context: &Context) -> String {
        match self.decided(command, context) {
            Ok(Next { decided, case }) => {
                let reply = Reply::Answer(&decided).to_json();
                self.events.push(decided.event);
                self.case = case;
                reply
            }
            Err(reply) => reply,
        }
    }

    fn replay(&mut self, events: &str, context: &Context) -> String {
        let events: Vec<EventDocument<P>> = match read_json(events) {
            Ok(events) => events,
            Err(finding) => return Reply::<StateDocument>::Findings(vec![*finding]).to_json(),
        };
        let followed = Case::<P>::follow(events.into_iter().map(Event::from), None, P::rules(context));
        if let Some(refusal) = followed.refused {
            let position = followed.events.len() + 1;
            return Reply::<StateDocument>::Unlawful { position, refusal }.to_json();
        }
        *self = Self::of(followed.events);
        Reply::Answer(self.state()).to_json()
    }

    fn obligations(&self, as_of: Day, context: &Context) -> String {
        let seen = self.events.iter().filter(|event| event.at.day() <= as_of).cloned().map(Event::from);
        let case = Case::<P>::fold(&seen.collect::<Vec<_>>());
        let obligations = P::obligations(&case, context, as_of);
        Reply::Answer(Owed { as_of, state: StateDocument::of(&case), obligations }).to_json()
    }

    fn svg(&self, language: Language) -> String {
        svg(P::TABLE, language, &Drawn::at(self.case.state()))
    }
}
