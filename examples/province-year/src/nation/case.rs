//! One complaint, walked by the procedure's own table: lawful by its actions, roles, days and times.

use wujin_core::complaint::{Action, TABLE};
use wujin_core::conformance::NO_DAY;
use wujin_core::procedure::{Role, State, Table};
use wujin_core::time::{Day, Instant};

use crate::generate::Random;

/// One event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// The index of the action.
    pub action: u8,
    /// The index of the role.
    pub role: u8,
    /// When, in microseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// The number in the case.
    pub sequence: u32,
    /// The day agreed, or [`NO_DAY`].
    pub due: i32,
    /// Whether a breach states the operator's refusal.
    pub refused: bool,
}

impl Step {
    /// The day in China on which it was done.
    #[must_use]
    pub fn day(&self) -> i32 {
        Instant::from_micros(self.at).map_or(0, |at| at.day().days_since_epoch())
    }
}

const MINUTE: i64 = 60_000_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// Of a thousand complaints so many are not archived by the end of the log.
const LEFT_OPEN: u32 = 50;

/// Walks one case after another in the same memory.
#[derive(Clone, Debug, Default)]
pub struct CaseWalk {
    steps: Vec<Step>,
}

impl CaseWalk {
    /// The events of the case.
    pub fn steps(&mut self) -> &mut Vec<Step> {
        &mut self.steps
    }

    /// Walks a case that is registered on some day of a year.
    pub(crate) fn walk(&mut self, year: i32, random: &mut Random) {
        self.steps.clear();
        let first = Day::from_ymd(year, 1, 1).map_or(0, Day::days_since_epoch);
        let day = first + random.below(365).cast_signed();
        let mut at = i64::from(day) * DAY + i64::from(random.below(10 * 60)) * MINUTE;
        let (mut state, mut perform_by) = (Table::START, NO_DAY);
        let stops = random.chance(LEFT_OPEN);
        loop {
            let is_left_open = stops && !self.steps.is_empty() && random.chance(200);
            if is_left_open || TABLE.is_end(state.stage) {
                break;
            }
            let Some((action, role, next)) = draw(state, random) else { break };
            let mut step = Step { action, role, at, sequence: 0, due: NO_DAY, refused: false };
            match Action::from_index(action) {
                Some(Action::Agree) => {
                    perform_by = step.day() + random.below(15).cast_signed();
                    step.due = perform_by;
                }
                Some(Action::DeferReply) => step.due = step.day() + random.below(15).cast_signed(),
                Some(Action::Breach) => {
                    step.refused = random.chance(600);
                    if !step.refused && step.day() <= perform_by {
                        // It can be said only once the day has passed.
                        at = i64::from(perform_by + 1) * DAY;
                        step.at = at;
                    }
                }
                _ => {}
            }
            self.steps.push(step);
            state = next;
            at += i64::from(random.below(3 * 24 * 60)) * MINUTE;
        }
        self.number();
    }

    /// Numbers the events anew, from 1.
    pub fn number(&mut self) {
        for (step, number) in self.steps.iter_mut().zip(1..) {
            step.sequence = number;
        }
    }
}

/// An action that is lawful at a state, a role that may take it, and the state it leads to.
fn draw(state: State, random: &mut Random) -> Option<(u8, u8, State)> {
    let all: u32 = TABLE.lawful(state).map(|row| weight(row.action)).sum();
    let mut drawn = random.below(all);
    for row in TABLE.lawful(state) {
        if drawn < weight(row.action) {
            let role = row.who.iter().next().unwrap_or(Role::Staff).index();
            return Some((row.action, role, row.step(state)?));
        }
        drawn -= weight(row.action);
    }
    None
}

/// How often an action is taken where it may be, in parts: most complaints are settled, and go straight.
fn weight(action: u8) -> u32 {
    match Action::from_index(action) {
        Some(Action::Return | Action::Guide | Action::DeferReply) => 2,
        Some(Action::Withdraw | Action::Breach) => 1,
        Some(Action::Fail) => 4,
        _ => 13,
    }
}
