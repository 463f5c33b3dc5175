//! A case as the fold of its events: decide, evolve, replay.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Lawful, Plan, Refusal, Role, Roles, Row, RulesVersion, Set, State, Table, Unmet};
use crate::finding::{Finding, Matter, ProcedureMatter, Terms};
use crate::provision::Citation;
use crate::term::{Term, Vocabulary};
use crate::time::Instant;

/// A procedure: its table, and what its deeds and facts are.
///
/// Implementors write the table, examine each guard and record each deed; deciding, refusing,
/// replaying, exploring and drawing are the kernel's.
pub trait Procedure: Sized + Clone + PartialEq + fmt::Debug + 'static {
    /// The transitions.
    const TABLE: &'static Table;
    /// The ways through them.
    const PLAN: &'static Plan;
    /// The stages.
    type Stage: Vocabulary;
    /// The second region.
    type Side: Vocabulary;
    /// The actions.
    type Action: Vocabulary;
    /// The guards.
    type Guard: Vocabulary;
    /// An action with its particulars, as a command asks for it and as an event records it.
    type Deed: Clone + PartialEq + fmt::Debug;
    /// What is kept of the deeds so far, as far as guards and obligations need it.
    type Facts: Clone + Default + PartialEq + fmt::Debug;
    /// What the case is held against beside its own facts: a profile, or nothing.
    type Rules: ?Sized;

    /// Which action a deed is.
    fn action(deed: &Self::Deed) -> Self::Action;

    /// Adds everything that keeps a guard from holding. It adds nothing exactly when it holds.
    fn examine(guard: Self::Guard, examination: &mut Examination<'_, Self>);

    /// Takes up what a deed changes in the facts. Total: any deed, in any order.
    fn record(facts: &mut Self::Facts, event: &Event<Self>);

    /// Writes into a deed what it must record of the rules it was decided under, such as which
    /// profile or edition a case begins under.
    fn seal(_: &mut Self::Deed, _: &Self::Rules) {}

    /// The version of the rules since which a guard is examined. What was decided under an earlier version
    /// replays without it.
    #[must_use]
    fn since(_: Self::Guard) -> RulesVersion {
        RulesVersion::FIRST
    }

    /// What holds for every action alike, beside the row's own guards.
    fn examine_always(_: &mut Examination<'_, Self>) {}
}

/// What a guard looks at, and where it says what is unmet.
pub struct Examination<'a, P: Procedure> {
    /// The case before the deed.
    pub case: &'a Case<P>,
    /// What is asked.
    pub deed: &'a P::Deed,
    /// Who asks.
    pub role: Role,
    /// When.
    pub at: Instant,
    /// The rules the case is held against.
    pub rules: &'a P::Rules,
    /// The version of the rules that is asked: the present one for a command, the one it was decided under for
    /// an event that is replayed.
    pub version: RulesVersion,
    unmet: Vec<Unmet>,
}

impl<P: Procedure> Examination<'_, P> {
    /// Says that something is unmet, and who may supply it.
    pub fn lacks(&mut self, matter: impl Into<Matter>, who: &[Role]) {
        self.lacks_by(matter, Roles::of(who));
    }

    /// Says so when a case that began under one profile is to go on under another. `began` is what
    /// the case is pinned to; `named` is what its first deed names, which a replay holds against the
    /// profile too.
    // READING: pinned-rules
    pub fn holds_to_profile(&mut self, began: Option<&str>, named: Option<&str>, given: &str, who: &[Role]) {
        if let Some(began) = began.or(named).filter(|began| *began != given) {
            self.lacks(
                ProcedureMatter::OtherProfile { began: began.to_owned(), given: given.to_owned() },
                who,
            );
        }
    }

    fn lacks_by(&mut self, matter: impl Into<Matter>, who: Roles) {
        self.unmet.push(Unmet { finding: Finding::from(matter), who });
    }
}

/// Who did it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// In which role.
    pub role: Role,
    /// Under which name or number, as the host knows the person; masked in exports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Box<str>>,
}

impl From<Role> for Actor {
    fn from(role: Role) -> Self {
        Self { role, id: None }
    }
}

/// What is asked: a deed, by whom, when, and on which event the asker had last seen.
#[derive(Clone, PartialEq, Debug)]
pub struct Command<P: Procedure> {
    /// The sequence number of the last event the asker knew; 0 before the first. A stale number is
    /// refused, so that two desks cannot both act on the same picture.
    pub expected: u32,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor: Actor,
    /// What.
    pub deed: P::Deed,
}

/// What happened. The sequence numbers of a case run from 1 without a gap.
#[derive(Clone, PartialEq, Debug)]
pub struct Event<P: Procedure> {
    /// The place in the case, from 1.
    pub sequence: u32,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor: Actor,
    /// What.
    pub deed: P::Deed,
    /// The version of the rules that it was decided under.
    pub rules: RulesVersion,
}

impl<P: Procedure> Event<P> {
    /// Which action it was.
    #[must_use]
    pub fn action(&self) -> P::Action {
        P::action(&self.deed)
    }

    /// What it rests on, when it happens at `state`.
    #[must_use]
    pub fn citations(&self, state: State) -> &'static [Citation] {
        let action = self.action().index();
        P::PLAN.row(P::TABLE, action, state).map_or(&[], |row| row.citations)
    }
}

/// A case: where it stands, and the facts its events have left.
#[derive(Clone, PartialEq, Debug)]
pub struct Case<P: Procedure> {
    state: State,
    sequence: u32,
    last: Option<Instant>,
    facts: P::Facts,
}

impl<P: Procedure> Default for Case<P> {
    fn default() -> Self {
        Self { state: Table::START, sequence: 0, last: None, facts: P::Facts::default() }
    }
}

/// A guard of an action, and what keeps it from holding.
#[derive(Clone, PartialEq, Debug)]
pub struct GuardCheck<G> {
    /// Which guard.
    pub guard: G,
    /// What is unmet; nothing where it holds.
    pub unmet: Vec<Unmet>,
}

impl<P: Procedure> Case<P> {
    /// A case before its first event.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The stage it stands at.
    #[must_use]
    pub fn stage(&self) -> Option<P::Stage> {
        P::Stage::from_index(self.state.stage)
    }

    /// Where its second region stands.
    #[must_use]
    pub fn side(&self) -> Option<P::Side> {
        P::Side::from_index(self.state.side)
    }

    /// Stage and second region by their indexes.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }

    /// Whether it has ended.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        P::TABLE.is_end(self.state.stage)
    }

    /// The sequence number of its last event; 0 before the first.
    #[must_use]
    pub fn sequence(&self) -> u32 {
        self.sequence
    }

    /// When its last event happened.
    #[must_use]
    pub fn last(&self) -> Option<Instant> {
        self.last
    }

    /// What its events have left.
    #[must_use]
    pub fn facts(&self) -> &P::Facts {
        &self.facts
    }

    /// Decides a command under the present version of the rules: the event it leads to, or everything that
    /// stands in its way. Pure.
    pub fn decide(&self, command: Command<P>, rules: &P::Rules) -> Result<Event<P>, Box<Refusal>> {
        self.decide_under(command, rules, RulesVersion::CURRENT)
    }

    /// [`Case::decide`] under an earlier version of the rules, as a replay does.
    pub(super) fn decide_under(
        &self,
        command: Command<P>,
        rules: &P::Rules,
        version: RulesVersion,
    ) -> Result<Event<P>, Box<Refusal>> {
        let action = P::action(&command.deed).index();
        let here = P::PLAN.row(P::TABLE, action, self.state);
        let mut examination = self.examination(&command, rules, version);
        self.examine(&mut examination, action, here, command.expected);
        let unmet = examination.unmet;
        if unmet.is_empty() {
            let Command { at, actor, mut deed, .. } = command;
            P::seal(&mut deed, rules);
            Ok(Event { sequence: self.sequence.saturating_add(1), at, actor, deed, rules: version })
        } else {
            Err(self.refuse(action, unmet))
        }
    }

    /// Each guard of what a command asks for, in the order of the table, and what keeps it from holding: a
    /// list to tick off before the command is given. Stage, role and order are [`Case::decide`]'s to examine.
    ///
    /// ```
    /// use wujin_core::complaint::{Agreement, ComplaintCase, Deed, Guard};
    /// use wujin_core::procedure::{Command, Role};
    /// use wujin_core::profile::Profile;
    /// let deed = Deed::Agree(Agreement { consumer_consents: true, ..Agreement::default() });
    /// let at = "2012-03-01T09:00:00+08:00".parse()?;
    /// let command = Command { expected: 0, at, actor: Role::Staff.into(), deed };
    /// let checks = ComplaintCase::new().check_guards(&command, Profile::national());
    /// let holding: Vec<_> = checks.iter().filter(|check| check.unmet.is_empty()).collect();
    /// assert_eq!((holding.len(), holding[0].guard), (1, Guard::ConsumerConsents));
    /// # Ok::<(), wujin_core::time::InstantError>(())
    /// ```
    #[must_use]
    pub fn check_guards(&self, command: &Command<P>, rules: &P::Rules) -> Vec<GuardCheck<P::Guard>> {
        let action = P::action(&command.deed).index();
        let row = P::PLAN.row(P::TABLE, action, self.state).or_else(|| self.nearest(action));
        let guards = row.map_or(&[][..], |row| row.guards).iter();
        guards
            .filter_map(|guard| P::Guard::from_index(*guard))
            .map(|guard| {
                let mut examination = self.examination(command, rules, RulesVersion::CURRENT);
                P::examine(guard, &mut examination);
                GuardCheck { guard, unmet: examination.unmet }
            })
            .collect()
    }

    fn examination<'a>(
        &'a self,
        command: &'a Command<P>,
        rules: &'a P::Rules,
        version: RulesVersion,
    ) -> Examination<'a, P> {
        Examination {
            case: self,
            deed: &command.deed,
            role: command.actor.role,
            at: command.at,
            rules,
            version,
            unmet: Vec::new(),
        }
    }

    fn examine(
        &self,
        examination: &mut Examination<'_, P>,
        action: u8,
        here: Option<&'static Row>,
        expected: u32,
    ) {
        let term = P::TABLE.action(action);
        // Where no row is lawful here, the action's own row says who may and under which guards.
        let row = here.or_else(|| self.nearest(action));
        if here.is_none() {
            self.examine_state(examination, action, row);
        }
        if let Some(row) = row {
            if !row.who.contains(examination.role) {
                let matter = ProcedureMatter::RoleMayNot {
                    action: term,
                    role: examination.role.term(),
                    who: row.who.terms(),
                };
                examination.lacks_by(matter, row.who);
            }
            let version = examination.version;
            let guards = row.guards.iter().filter_map(|guard| P::Guard::from_index(*guard));
            for guard in guards.filter(|guard| P::since(*guard) <= version) {
                P::examine(guard, examination);
            }
        }
        P::examine_always(examination);
        // READING: events-in-order
        if let Some(last) = self.last.filter(|last| *last > examination.at) {
            let who = Roles::of(&[examination.role]);
            examination.lacks_by(ProcedureMatter::TimeRunsBack { at: examination.at, last }, who);
        }
        if expected != self.sequence {
            let who = Roles::of(&[examination.role]);
            examination.lacks_by(ProcedureMatter::StaleSequence { expected, actual: self.sequence }, who);
        }
    }

    /// The row of the action that the state comes nearest to: by stage, else the first.
    fn nearest(&self, action: u8) -> Option<&'static Row> {
        let mut rows = P::TABLE.rows.iter().filter(|row| row.action == action);
        rows.clone().find(|row| row.from.contains(self.state.stage)).or_else(|| rows.next())
    }

    #[cold]
    fn examine_state(&self, examination: &mut Examination<'_, P>, action: u8, row: Option<&'static Row>) {
        let (term, stage) = (P::TABLE.action(action), P::TABLE.stage(self.state.stage));
        let rows = || P::TABLE.rows.iter().filter(move |row| row.action == action);
        let first_step = P::PLAN.path(P::TABLE, action, self.state);
        let who = first_step.as_deref().and_then(<[_]>::first).map_or(Roles::NONE, |row| row.who);
        if self.has_ended() {
            examination.lacks_by(ProcedureMatter::AlreadyEnded { action: term, stage }, who);
            return;
        }
        let from = rows().fold(Set::EMPTY, |set, row| set.or(row.from));
        if !from.contains(self.state.stage) {
            let needed = from.iter().map(|stage| P::TABLE.stage(stage)).collect();
            examination.lacks_by(ProcedureMatter::NotLawfulHere { action: term, stage, needed }, who);
        }
        if let Some(row) = row.filter(|row| !row.side_from.contains(self.state.side)) {
            let words = 0..u8::try_from(P::TABLE.sides.len()).unwrap_or(u8::MAX);
            let needed: Terms =
                words.filter(|side| row.side_from.contains(*side)).map(|side| P::TABLE.side(side)).collect();
            let now = P::TABLE.side(self.state.side);
            let matter = ProcedureMatter::OtherRegion { action: term, region: P::TABLE.region, now, needed };
            examination.lacks_by(matter, who);
        }
    }

    #[cold]
    #[expect(
        clippy::unnecessary_box_returns,
        reason = "a refusal is large, and the accepted path moves its result"
    )]
    fn refuse(&self, action: u8, unmet: Vec<Unmet>) -> Box<Refusal> {
        let path = P::PLAN.path(P::TABLE, action, self.state).unwrap_or_default();
        Box::new(Refusal {
            action: P::TABLE.action(action),
            unmet,
            lawful: self.lawful().collect(),
            path: path.into_iter().map(Self::lawful_row).collect(),
        })
    }

    fn lawful_row(row: &'static Row) -> Lawful {
        Lawful { action: P::TABLE.action(row.action), who: row.who, citations: row.citations }
    }

    /// What is lawful now, guards aside.
    pub fn lawful(&self) -> impl Iterator<Item = Lawful> + use<P> {
        P::TABLE.lawful(self.state).map(Self::lawful_row)
    }

    /// The case after an event. Pure and total: an event that could not have happened here leaves
    /// the stage as it is and is still taken up in the facts and the count.
    #[must_use]
    pub fn evolve(mut self, event: &Event<P>) -> Self {
        self.apply(event);
        self
    }

    /// [`Case::evolve`] in place.
    pub fn apply(&mut self, event: &Event<P>) {
        let action = P::action(&event.deed).index();
        if let Some(state) = P::PLAN.row(P::TABLE, action, self.state).and_then(|row| row.step(self.state)) {
            self.state = state;
        }
        P::record(&mut self.facts, event);
        self.sequence = event.sequence;
        self.last = self.last.max(Some(event.at));
    }
}

impl<P: Procedure> Case<P> {
    /// The term of the stage it stands at.
    #[must_use]
    pub fn stage_term(&self) -> Term {
        P::TABLE.stage(self.state.stage)
    }
}
