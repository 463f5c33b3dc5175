//! How cases go through the five steps: how often each step was taken, what was tried where it is not
//! lawful, and where cases stand.

use serde::{Deserialize, Serialize};

use super::walk::Walk;
use super::{Automaton, Columns};
use crate::complaint::{Action, TABLE};
use crate::procedure::draw::{Drawn, Taken};
use crate::procedure::{State, Table};

const ACTIONS: usize = Action::ALL.len();

/// How cases went through the steps, counted. Counts of parts may be made apart and put together in any
/// order: they are a commutative monoid, with a new one as its identity.
///
/// ```
/// use wujin_core::complaint::Action::{Archive, Register, Withdraw};
/// use wujin_core::conformance::{Columns, Flow};
/// use wujin_core::procedure::Role::{Consumer, Staff};
///
/// let actions = [Register, Archive, Withdraw].map(|action| action.index());
/// let roles = [Staff, Staff, Consumer].map(|role| role.index());
/// let mut flow = Flow::default();
/// flow.add(&Columns::new(&[0, 3], &actions, &[0, 1, 2], &roles)?);
/// assert_eq!(flow.taken().map(|step| step.times).sum::<u64>(), 2);
/// let refused: Vec<_> = flow.refused().map(|step| (step.action, step.times)).collect();
/// assert_eq!(refused, [(Archive.index(), 1)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// Steps taken, by the number of the state and the action.
    taken: Vec<u64>,
    /// What was not lawful, likewise.
    refused: Vec<u64>,
    /// Cases that stand at each state.
    standing: Vec<u64>,
}

/// A step, from a state by an action, and how often.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FlowStep {
    /// Where cases stood.
    pub from: State,
    /// The index of the action.
    pub action: u8,
    /// Where it led; where it was not lawful, no further.
    pub to: State,
    /// How often.
    pub times: u64,
}

impl Flow {
    /// Counts every case of columns. An event that is not lawful is counted as refused, and the later ones
    /// are judged as if it had not been; events of no known action are in no count.
    // READING: conformance-continues
    pub fn add(&mut self, columns: &Columns<'_>) {
        let states = TABLE.size();
        self.taken.resize(states * ACTIONS, 0);
        self.refused.resize(states * ACTIONS, 0);
        self.standing.resize(states, 0);
        for case in 0..columns.cases() {
            let mut walk = Walk::default();
            for row in columns.case_rows(case) {
                let (from, action) = (number(walk.state), columns.event(row).action);
                let is_lawful = walk.step(columns, row, &mut |_, _| {});
                let counts = if is_lawful { &mut self.taken } else { &mut self.refused };
                let is_known = usize::from(action) < ACTIONS;
                let cell = counts.get_mut(from * ACTIONS + usize::from(action)).filter(|_| is_known);
                if let Some(count) = cell {
                    *count += 1;
                }
            }
            if let Some(count) = self.standing.get_mut(number(walk.state)) {
                *count += 1;
            }
        }
    }

    /// Puts in what was counted apart.
    pub fn merge(&mut self, other: &Self) {
        let pairs = [
            (&mut self.taken, &other.taken),
            (&mut self.refused, &other.refused),
            (&mut self.standing, &other.standing),
        ];
        for (own, others) in pairs {
            own.resize(own.len().max(others.len()), 0);
            for (own, other) in own.iter_mut().zip(others) {
                *own = own.saturating_add(*other);
            }
        }
    }

    /// The steps that were taken, in the order of the stages and actions.
    pub fn taken(&self) -> impl Iterator<Item = FlowStep> + '_ {
        steps(&self.taken)
    }

    /// What was tried where it is not lawful: at another stage, in another role, or without what it needs.
    pub fn refused(&self) -> impl Iterator<Item = FlowStep> + '_ {
        steps(&self.refused).map(|step| FlowStep { to: step.from, ..step })
    }

    /// Where cases stand, and how many.
    pub fn standing(&self) -> impl Iterator<Item = (State, u64)> + '_ {
        self.standing
            .iter()
            .zip(0..)
            .filter(|(count, _)| **count > 0)
            .map(|(count, place)| (TABLE.state(place), *count))
    }

    /// How many cases were counted.
    #[must_use]
    pub fn cases(&self) -> u64 {
        self.standing.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The counts as a drawing shows them, stage by stage.
    #[must_use]
    pub fn drawn(&self) -> Drawn {
        let by_stage = |steps: &mut dyn Iterator<Item = FlowStep>| {
            let mut sums: Vec<Taken> = Vec::new();
            for FlowStep { from: State { stage, .. }, action, times, .. } in steps {
                match sums.iter_mut().find(|sum| (sum.stage, sum.action) == (stage, action)) {
                    Some(sum) => sum.times = sum.times.saturating_add(times),
                    None => sums.push(Taken { stage, action, times }),
                }
            }
            sums
        };
        let mut standing: Vec<(u8, u64)> = Vec::new();
        for (State { stage, .. }, count) in self.standing() {
            match standing.iter_mut().find(|(of, _)| *of == stage) {
                Some((_, sum)) => *sum = sum.saturating_add(count),
                None => standing.push((stage, count)),
            }
        }
        Drawn {
            here: None,
            taken: by_stage(&mut self.taken()),
            refused: by_stage(&mut self.refused()),
            standing,
        }
    }
}

/// The number of a state of the automaton in the table.
fn number(state: u8) -> usize {
    let state = Automaton::complaint().state(state).unwrap_or(Table::START);
    TABLE.number(state).into()
}

fn steps(counts: &[u64]) -> impl Iterator<Item = FlowStep> + '_ {
    counts.iter().enumerate().filter(|(_, times)| **times > 0).filter_map(|(place, times)| {
        let from = TABLE.state(u8::try_from(place / ACTIONS).ok()?);
        let action = u8::try_from(place % ACTIONS).ok()?;
        let row = TABLE.rows.iter().filter(|row| row.action == action).find_map(|row| row.step(from));
        Some(FlowStep { from, action, to: row.unwrap_or(from), times: *times })
    })
}
