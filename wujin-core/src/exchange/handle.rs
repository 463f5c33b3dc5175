//! A case that a host holds: its events stay on this side, and only what a call asks crosses, as texts.

use core::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use super::document::Part;
use super::reply::unusable;
use super::{Context, Contract, Decided, EventDocument, Owed, Reply, StateDocument};
use crate::complaint::Complaint;
use crate::complaint::inquiry::Inquiry;
use crate::finding::{Finding, InputMatter, Language, Place};
use crate::petition::Petition;
use crate::petition::report::IllegalActReport;
use crate::procedure::draw::{Drawn, svg};
use crate::procedure::{Actor, Case, Command, Event, Procedure, Table};
use crate::reporting::submission::Submission;
use crate::station::StationRegistration;
use crate::time::{Day, Instant};

/// A case of any procedure, with its events and what it is held against.
///
/// What it gives back is what the doors of its procedure give back, byte for byte; a step that was taken gives
/// back its number alone, so that it is fast.
///
/// ```
/// use wujin_core::exchange::{CaseHandle, Context};
/// let mut case = CaseHandle::begin("inquiry", Context::default())?;
/// let taken = case.apply(r#"{ "at": "2012-03-01T09:00:00+08:00", "actor": { "role": "staff" },
///     "deed": { "action": "receive", "with": { "question": "七日无理由退货如何办理" } } }"#)?;
/// assert_eq!(taken, 1);
/// assert!(case.event(taken).is_some_and(|event| event.starts_with(r#"{"sequence":1,"at":"2012-03-01T"#)));
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

/// The procedures, without what is known of them besides: a page loads what is named here.
const PROCEDURES: [(&Table, Begin); 6] = [
    entry::<Complaint>(),
    entry::<Inquiry>(),
    entry::<Petition>(),
    entry::<IllegalActReport>(),
    entry::<StationRegistration>(),
    entry::<Submission>(),
];

const fn entry<P: Shared>() -> (&'static Table, Begin) {
    (P::TABLE, || Box::new(Log::<P>::of(Vec::new())))
}

/// A case of a procedure before its first event.
pub(super) fn begin(procedure: &str) -> Option<Box<dyn Held>> {
    PROCEDURES.iter().find(|(table, _)| table.name.name == procedure).map(|(_, begin)| begin())
}

/// The tables of the procedures.
pub(super) fn tables() -> impl Iterator<Item = &'static Table> {
    PROCEDURES.iter().map(|(table, _)| *table)
}

impl CaseHandle {
    /// A case before its first event; a reply with what is wrong where there is no such procedure.
    pub fn begin(procedure: &str, context: Context) -> Result<Self, String> {
        if let Some(held) = begin(procedure) {
            return Ok(Self { held, context });
        }
        let known = tables().map(|table| table.name).collect();
        let matter = InputMatter::UnknownWord { given: procedure.to_owned(), known };
        let finding = Finding::from(matter).at(Place::path("procedure"));
        Err(unusable(finding))
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

    /// The event of a sequence number as JSON; none where there is none.
    #[must_use]
    pub fn event(&self, sequence: u32) -> Option<String> {
        self.held.event(sequence)
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
        self.held.decide(Part::whole(command), Sequence::MayBeLeftOut, &self.context)
    }

    /// Takes up the event that a command leads to, and answers its sequence number; else the reply that says
    /// why not.
    pub fn apply(&mut self, command: &str) -> Result<u32, String> {
        self.held.apply(Part::whole(command), &self.context)
    }

    /// Takes the place of its events by those of a log, all of them or none; answers where it stands.
    pub fn replay(&mut self, events: &str) -> String {
        let replayed = self.held.replay(Part::whole(events), &self.context);
        replayed.map_or_else(|reply| reply, |()| self.state())
    }

    /// What is owed as of a day; what happened after it is not seen.
    #[must_use]
    pub fn obligations(&self, as_of: &str) -> String {
        match as_of.parse::<Day>() {
            Ok(day) => self.held.obligations(day, &self.context),
            Err(error) => {
                let finding = Finding::from(InputMatter::DocumentUnusable { detail: error.to_string() });
                unusable(finding.at(Place::path("as_of")))
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

pub(super) trait Held: Send + Sync {
    fn procedure(&self) -> &'static str;
    fn sequence(&self) -> u32;
    fn state(&self) -> StateDocument;
    fn event(&self, sequence: u32) -> Option<String>;
    fn events(&self) -> String;
    fn decide(&self, command: Part<'_>, expected: Sequence, context: &Context) -> String;
    fn apply(&mut self, command: Part<'_>, context: &Context) -> Result<u32, String>;
    fn replay(&mut self, events: Part<'_>, context: &Context) -> Result<(), String>;
    fn obligations(&self, as_of: Day, context: &Context) -> String;
    fn svg(&self, language: Language) -> String;
}

/// Whether a command has to say on which event it was decided.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sequence {
    MayBeLeftOut,
    IsNeeded,
}

/// A case of one procedure with its events.
struct Log<P: Procedure> {
    case: Case<P>,
    events: Vec<EventDocument<P>>,
}

/// A command on a case that is held; it goes by the name of the contract's own, which messages name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "P::Deed: DeserializeOwned"))]
struct CommandDocument<P: Procedure> {
    #[serde(default, deserialize_with = "given")]
    expected: Option<u32>,
    at: Instant,
    actor: Actor,
    deed: P::Deed,
}

/// What may be left out, and is not.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    u32::deserialize(deserializer).map(Some)
}

impl<P: Shared> Log<P> {
    /// A case of events that were decided.
    fn of(events: Vec<Event<P>>) -> Self {
        let mut log = Self { case: Case::new(), events: Vec::with_capacity(events.len()) };
        for event in events {
            log.take(event);
        }
        log
    }

    /// Takes an event up that was decided.
    fn take(&mut self, event: Event<P>) {
        let before = self.case.state();
        self.case.apply(&event);
        self.events.push(EventDocument::of(event, before));
    }

    /// The event that a command leads to; else the reply that says why not.
    fn decided(&self, part: Part<'_>, expected: Sequence, context: &Context) -> Result<Event<P>, String> {
        let read = match expected {
            Sequence::MayBeLeftOut => part.read_object(),
            Sequence::IsNeeded => part.read(),
        };
        let command: CommandDocument<P> = read.map_err(|finding| unusable(*finding))?;
        if command.expected.is_none() && expected == Sequence::IsNeeded {
            return Err(unusable(*part.lacks("expected")));
        }
        let CommandDocument { expected, at, actor, deed } = command;
        let expected = expected.unwrap_or_else(|| self.case.sequence());
        let command = Command { expected, at, actor, deed };
        let event = self.case.decide(command, P::rules(context));
        event.map_err(|refusal| Reply::<()>::Refusal(refusal).to_json())
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

    fn event(&self, sequence: u32) -> Option<String> {
        let place = usize::try_from(sequence).ok()?.checked_sub(1)?;
        serde_json::to_string(self.events.get(place)?).ok()
    }

    fn events(&self) -> String {
        // Unreachable: no document holds a map with other keys than texts.
        serde_json::to_string(&self.events).unwrap_or_default()
    }

    fn decide(&self, command: Part<'_>, expected: Sequence, context: &Context) -> String {
        let event = match self.decided(command, expected, context) {
            Ok(event) => event,
            Err(reply) => return reply,
        };
        let case = self.case.clone().evolve(&event);
        let event = EventDocument::of(event, self.case.state());
        Reply::Answer(Decided { event, state: StateDocument::of(&case) }).to_json()
    }

    fn apply(&mut self, command: Part<'_>, context: &Context) -> Result<u32, String> {
        let event = self.decided(command, Sequence::MayBeLeftOut, context)?;
        self.take(event);
        Ok(self.case.sequence())
    }

    fn replay(&mut self, events: Part<'_>, context: &Context) -> Result<(), String> {
        let events: Vec<EventDocument<P>> = events.read().map_err(|finding| unusable(*finding))?;
        let followed = Case::<P>::follow(events.into_iter().map(Event::from), None, P::rules(context));
        if let Some(refusal) = followed.refused {
            let position = followed.events.len() + 1;
            return Err(Reply::<()>::Unlawful { position, refusal }.to_json());
        }
        *self = Self::of(followed.events);
        Ok(())
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
