//! The exact walk over one case, which names everything that is wrong: what
//! [`Case::decide`](crate::procedure::Case::decide) would say to each event in turn, as far as the
//! columns show it.

use core::ops::Range;

use super::columns::{Columns, EventCells, instant};
use super::{Automaton, ViolationKind};
use crate::complaint::{Action, Guard, Stage, TABLE};
use crate::procedure::{Role, Roles, Row, Set, State, Table};
use crate::time::Day;

/// Where the walk over a case stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Walk {
    /// The state after the last lawful event.
    pub(super) state: u8,
    /// When the last lawful event happened.
    pub(super) last: Option<i64>,
    /// The day to perform by, as the last lawful settlement has it.
    pub(super) perform_by: Option<Day>,
    /// The number of the event before, lawful or not.
    pub(super) number: u32,
}

impl Walk {
    /// Where it stands after the first rows of a case, all of them lawful, that lead to a state.
    #[inline]
    pub(super) fn after(columns: &Columns<'_>, rows: Range<usize>, state: u8) -> Self {
        let settled =
            rows.clone().rev().map(|row| columns.event(row)).find(|event| is_settling(event.action));
        let last = rows.last().map(|row| columns.event(row));
        Self {
            state,
            last: last.as_ref().map(|event| event.at),
            perform_by: settled.and_then(|event| event.due()),
            number: last.and_then(|event| event.sequence).unwrap_or(0),
        }
    }

    /// Judges the event of a row, hands everything that is wrong with it to `found`, and goes on
    /// from the state it leads to. Says whether the event was lawful. An event that is not lawful is skipped: the later ones are
    /// judged as if it had not been.
    // READING: conformance-continues
    #[inline]
    pub(super) fn step(
        &mut self,
        columns: &Columns<'_>,
        row: usize,
        found: &mut impl FnMut(&Self, ViolationKind),
    ) -> bool {
        let event = columns.event(row);
        let mut lawful = true;
        self.judge(&event, &mut |kind: ViolationKind| {
            lawful &= !kind.skips();
            found(self, kind);
        });
        if let Some(number) = event.sequence {
            self.number = number;
        }
        if lawful {
            if is_settling(event.action) {
                self.perform_by = event.due();
            }
            self.state = Automaton::complaint().step(self.state, event.action);
            self.last = Some(event.at);
        }
        lawful
    }

    #[inline]
    fn judge(&self, event: &EventCells, found: &mut impl FnMut(ViolationKind)) {
        match Action::from_index(event.action) {
            None => found(ViolationKind::UnknownAction),
            Some(action) => {
                self.judge_place(action, found);
                judge_role(action, event.role, found);
                self.judge_days(action, event, found);
                // READING: events-in-order
                if self.last.is_some_and(|last| last > event.at) {
                    found(ViolationKind::TimeRunsBack);
                }
            }
        }
        match event.sequence {
            Some(number) if number <= self.number => found(ViolationKind::SequenceDoubled),
            Some(number) if number - self.number > 1 => found(ViolationKind::SequenceGap),
            _ => {}
        }
    }

    /// Whether stage and second region allow the action.
    #[inline]
    fn judge_place(&self, action: Action, found: &mut impl FnMut(ViolationKind)) {
        let automaton = Automaton::complaint();
        if automaton.next(self.state, action.index()).is_some() {
            return;
        }
        let State { stage, side } = automaton.state(self.state).unwrap_or(Table::START);
        if TABLE.is_end(stage) {
            found(ViolationKind::AfterEnd);
            return;
        }
        if !stages_of(action).contains(stage) {
            found(at_other_stage(action, Stage::from_index(stage).unwrap_or(Stage::Start)));
        }
        if nearest(action, stage).is_some_and(|row| !row.side_from.contains(side)) {
            found(if action == Action::Archive {
                ViolationKind::PromiseUnanswered
            } else {
                ViolationKind::OtherReply
            });
        }
    }

    /// Whether the days that the action's guards ask for are there, and stand as they must.
    #[inline]
    fn judge_days(&self, action: Action, event: &EventCells, found: &mut impl FnMut(ViolationKind)) {
        if !event.shows_days() {
            return;
        }
        let due = event.due();
        let today = || event.instant().day();
        if guarded(SETTLING, action) {
            match due {
                None => found(ViolationKind::PerformanceDayMissing),
                Some(by) if by < today() => found(ViolationKind::PerformanceDayPast),
                Some(_) => {}
            }
        }
        if guarded(PROMISING, action) {
            match due {
                None => found(ViolationKind::ReplyDayMissing),
                // READING: promise-counts-to-day-end
                Some(by) if by < today() => found(ViolationKind::ReplyDayPast),
                Some(_) => {}
            }
        }
        if guarded(BREACHING, action) && event.refused == Some(false) {
            match self.perform_by {
                None => found(ViolationKind::NothingAgreed),
                // READING: breach-after-the-day
                Some(by) if today() <= by => found(ViolationKind::PerformanceDayNotPast),
                Some(_) => {}
            }
        }
    }

    /// When the last lawful event happened.
    pub(super) fn last_instant(&self) -> crate::time::Instant {
        instant(self.last.unwrap_or(0))
    }
}

#[inline]
fn judge_role(action: Action, role: u8, found: &mut impl FnMut(ViolationKind)) {
    match Role::from_index(role) {
        None => found(ViolationKind::UnknownRole),
        Some(role) if !WHO.get(usize::from(action.index())).is_some_and(|who| who.contains(role)) => {
            found(ViolationKind::WrongRole);
        }
        Some(_) => {}
    }
}

/// What it is called that an action was taken at a stage that does not allow it.
#[inline]
fn at_other_stage(action: Action, stage: Stage) -> ViolationKind {
    let before_performing = matches!(stage, Stage::Registered | Stage::Handling | Stage::AwaitingReview);
    match (action, stage) {
        (_, Stage::Start) => ViolationKind::Unregistered,
        (Action::Perform, _) if before_performing => ViolationKind::ReviewMissing,
        (Action::Archive, Stage::Unsettled) => ViolationKind::RecourseMissing,
        (Action::Archive, _) => ViolationKind::OutcomeMissing,
        _ => ViolationKind::OtherStage,
    }
}

#[inline]
pub(super) fn rows_of(action: Action) -> impl Iterator<Item = &'static Row> {
    TABLE.rows.iter().filter(move |row| row.action == action.index())
}

/// The stages at which some row of the action is lawful.
#[inline]
pub(super) fn stages_of(action: Action) -> Set {
    rows_of(action).fold(Set::EMPTY, |set, row| set.or(row.from))
}

/// The row of the action that a stage comes nearest to, as deciding takes it.
#[inline]
pub(super) fn nearest(action: Action, stage: u8) -> Option<&'static Row> {
    rows_of(action).find(|row| row.from.contains(stage)).or_else(|| rows_of(action).next())
}

#[inline]
fn is_settling(action: u8) -> bool {
    SETTLING & 1 << (action & 15) != 0
}

#[inline]
fn guarded(actions: u16, action: Action) -> bool {
    actions & 1 << action.index() != 0
}

pub(super) const SETTLING: u16 = actions_under(Guard::PerformanceDaySet);
pub(super) const PROMISING: u16 = actions_under(Guard::ReplyDayLater);
pub(super) const BREACHING: u16 = actions_under(Guard::DayPastOrRefused);

/// Who may take each action in some state.
const WHO: [Roles; Action::ALL.len()] = who();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler: it fails the build, never a run")]
const fn who() -> [Roles; Action::ALL.len()] {
    let mut who = [Roles::NONE; Action::ALL.len()];
    let mut index = 0;
    while index < TABLE.rows.len() {
        let row = &TABLE.rows[index];
        who[row.action as usize] = who[row.action as usize].or(row.who);
        index += 1;
    }
    who
}

/// The actions that a guard stands before, one bit each.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler: it fails the build, never a run")]
const fn actions_under(guard: Guard) -> u16 {
    let mut actions = 0;
    let mut index = 0;
    while index < TABLE.rows.len() {
        let row = &TABLE.rows[index];
        let mut place = 0;
        while place < row.guards.len() {
            if row.guards[place] == guard as u8 {
                actions |= 1 << row.action;
            }
            place += 1;
        }
        index += 1;
    }
    actions
}
