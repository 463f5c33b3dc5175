//! The doors of the procedures: deciding a command, the state that events leave, what is owed.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Context, Reply};
use crate::obligation::Obligation;
use crate::procedure::{Actor, Case, Command, Event, Lawful, Procedure, ReplayError, RulesVersion, State};
use crate::profile::ProfileDocument;
use crate::provision::Citation;
use crate::time::{Day, Instant, YearNotice};

/// A procedure that the contract speaks of.
pub trait Contract: Procedure<Deed: Serialize + DeserializeOwned> {
    /// The part of the context that the procedure is held against.
    fn rules(context: &Context) -> &Self::Rules;
    /// What one thing owed is.
    type Owed: Serialize;
    /// Everything owed as of a day.
    fn obligations(case: &Case<Self>, context: &Context, as_of: Day) -> Vec<Self::Owed>;
    /// How the matter ended, where the procedure says so.
    #[must_use]
    fn outcome(_: &Case<Self>) -> Option<&'static str> {
        None
    }
}

/// An event as a document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(bound = "P::Deed: schemars::JsonSchema"))]
#[serde(
    deny_unknown_fields,
    bound(serialize = "P::Deed: Serialize", deserialize = "P::Deed: DeserializeOwned")
)]
pub struct EventDocument<P: Procedure> {
    /// The place in the case, from 1.
    pub sequence: u32,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor: Actor,
    /// What.
    pub deed: P::Deed,
    /// The version of the rules that it was decided under. Written by deciding; an event that names none was
    /// decided under the first.
    #[serde(default, skip_serializing_if = "RulesVersion::is_first")]
    pub rules: RulesVersion,
    /// What it rests on. Written by deciding; a reader works it out anew and takes nothing from it.
    #[serde(default, deserialize_with = "worked_out_anew")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub citations: Vec<Citation>,
}

fn worked_out_anew<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Citation>, D::Error> {
    Vec::<String>::deserialize(deserializer).map(|_| Vec::new())
}

/// A command as a document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(bound = "P::Deed: schemars::JsonSchema"))]
#[serde(
    deny_unknown_fields,
    bound(serialize = "P::Deed: Serialize", deserialize = "P::Deed: DeserializeOwned")
)]
pub struct CommandDocument<P: Procedure> {
    /// The sequence number of the last event the asker knew; 0 before the first.
    pub expected: u32,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor: Actor,
    /// What.
    pub deed: P::Deed,
}

macro_rules! questions {
    ($($(#[$meta:meta])* $name:ident as $schema:literal of $($part:ident),+ {
        $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)?
    })+) => { $(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(rename = $schema))]
        #[serde(deny_unknown_fields)]
        pub struct $name<$($part),+> {
            /// The format of the document: `wujin/1`.
            pub format: String,
            /// The events of the case so far, in order.
            pub events: Events,
            $( $(#[$field_meta])* pub $field: $type, )*
            /// The province's profile; the national one where it is left out.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub profile: Option<ProfileDocument>,
            /// Working days of years after those this version knows.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub years: Vec<YearNotice>,
        }

        impl<$($part),+> super::door::Request for $name<$($part),+> {
            fn format(&self) -> &str {
                &self.format
            }
        }
    )+ };
}

questions! {
    /// Asks whether a command is lawful after these events.
    DecideQuestion as "DecideRequest" of Events, Asked {
        /// The command.
        command: Asked,
    }
    /// Asks where a case stands after these events.
    StateQuestion as "StateRequest" of Events {}
    /// Asks what is owed in a case as of a day.
    ObligationsQuestion as "ObligationsRequest" of Events {
        /// The day; what happened after it is not seen.
        as_of: Day,
    }
}

/// Asks whether a command on a case of a procedure is lawful.
pub type DecideRequest<P> = DecideQuestion<Vec<EventDocument<P>>, CommandDocument<P>>;
/// Asks where a case of a procedure stands.
pub type StateRequest<P> = StateQuestion<Vec<EventDocument<P>>>;
/// Asks what is owed in a case of a procedure.
pub type ObligationsRequest<P> = ObligationsQuestion<Vec<EventDocument<P>>>;

/// Where a case stands.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StateDocument {
    /// The stage.
    pub stage: &'static str,
    /// Where the second region stands, by the region's name, for the procedures that have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionDocument>,
    /// Whether it has ended.
    pub ended: bool,
    /// How it ended, where the procedure says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<&'static str>,
    /// The sequence number of the last event; 0 before the first.
    pub sequence: u32,
    /// What is lawful now, guards aside.
    pub lawful: Vec<Lawful>,
}

/// Where the second region of a procedure stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegionDocument {
    /// What the region is about.
    pub name: &'static str,
    /// Where it stands.
    pub at: &'static str,
}

/// The event that a lawful command leads to, and where the case stands after it.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(bound = "P::Deed: schemars::JsonSchema"))]
#[serde(bound(serialize = "P::Deed: Serialize"))]
pub struct Decided<P: Procedure> {
    /// What happened.
    pub event: EventDocument<P>,
    /// Where the case stands now.
    pub state: StateDocument,
}

/// What is owed in a case.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Owed<O = Obligation> {
    /// As of this day.
    pub as_of: Day,
    /// Where the case stood at the end of that day.
    pub state: StateDocument,
    /// Everything owed, with what has been met.
    pub obligations: Vec<O>,
}

impl<P: Procedure> From<EventDocument<P>> for Event<P> {
    fn from(document: EventDocument<P>) -> Self {
        let EventDocument { sequence, at, actor, deed, rules, .. } = document;
        Self { sequence, at, actor, deed, rules }
    }
}

impl StateDocument {
    /// Where a case stands.
    #[must_use]
    pub fn of<P: Contract>(case: &Case<P>) -> Self {
        let at = case.state();
        let region = (P::TABLE.sides.len() > 1)
            .then(|| RegionDocument { name: P::TABLE.region.name, at: P::TABLE.side(at.side).name });
        Self {
            stage: case.stage_term().name,
            region,
            ended: case.has_ended(),
            outcome: P::outcome(case),
            sequence: case.sequence(),
            lawful: case.lawful().collect(),
        }
    }
}

impl<P: Procedure> EventDocument<P> {
    /// The document of an event that happens at a state.
    #[must_use]
    pub fn of(event: Event<P>, before: State) -> Self {
        let citations = event.citations(before).to_vec();
        let Event { sequence, at, actor, deed, rules } = event;
        Self { sequence, at, actor, deed, rules, citations }
    }
}

fn replay<P: Contract, T>(events: Vec<EventDocument<P>>, context: &Context) -> Result<Case<P>, Reply<T>> {
    let events: Vec<Event<P>> = events.into_iter().map(Event::from).collect();
    Case::replay(&events, P::rules(context))
        .map_err(|ReplayError { position, refusal }| Reply::Unlawful { position, refusal })
}

/// Opens a request: its context, and the case that its events leave.
macro_rules! open {
    ($base:ident, $request:ident, $events:expr) => {{
        let context = match $base.with($request.profile, &$request.years) {
            Ok(context) => context,
            Err(findings) => return Reply::Findings(findings),
        };
        match replay::<P, _>($events, &context) {
            Ok(case) => (context, case),
            Err(reply) => return reply,
        }
    }};
}

/// Whether a command is lawful after these events.
#[must_use]
pub fn decide<P: Contract>(base: &Context, request: DecideRequest<P>) -> Reply<Decided<P>> {
    let (context, mut case) = open!(base, request, request.events);
    let CommandDocument { expected, at, actor, deed } = request.command;
    let before = case.state();
    match case.decide(Command { expected, at, actor, deed }, P::rules(&context)) {
        Err(refusal) => Reply::Refusal(refusal),
        Ok(event) => {
            case.apply(&event);
            Reply::Answer(Decided {
                event: EventDocument::of(event, before),
                state: StateDocument::of(&case),
            })
        }
    }
}

/// Where a case stands after these events.
#[must_use]
pub fn stand<P: Contract>(base: &Context, request: StateRequest<P>) -> Reply<StateDocument> {
    let (_, case) = open!(base, request, request.events);
    Reply::Answer(StateDocument::of(&case))
}

/// What is owed in a case as of a day. Events after that day must be lawful too, and are not seen.
#[must_use]
pub fn obligations<P: Contract>(base: &Context, request: ObligationsRequest<P>) -> Reply<Owed<P::Owed>> {
    let as_of = request.as_of;
    let seen = request.events.iter().filter(|event| event.at.day() <= as_of).cloned().collect();
    let (context, case) = open!(base, request, seen);
    if let Err(reply) = replay::<P, _>(request.events, &context) {
        return reply;
    }
    Reply::Answer(Owed {
        as_of,
        state: StateDocument::of(&case),
        obligations: P::obligations(&case, &context, as_of),
    })
}
