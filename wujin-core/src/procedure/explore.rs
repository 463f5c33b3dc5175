//! Every state a procedure can reach, and what holds in all of them.

use std::collections::{BTreeSet, VecDeque};

use super::{Row, State, Table};

/// A step between two reachable states.
#[derive(Clone, Copy, Debug)]
pub struct Transition {
    /// Whence.
    pub from: State,
    /// By which row.
    pub row: &'static Row,
    /// Whither.
    pub to: State,
}

/// The whole of a procedure, guards aside: every reachable state and every step between them.
#[derive(Clone, Debug)]
pub struct Exploration {
    /// The reachable states, the start with them.
    pub states: BTreeSet<State>,
    /// The steps between them.
    pub transitions: Vec<Transition>,
}

impl Exploration {
    /// Explores a table from its start.
    #[must_use]
    pub fn of(table: &Table) -> Self {
        Self::avoiding(table, |_| false)
    }

    /// Explores a table from its start, never taking a row that `avoid` names.
    #[must_use]
    pub fn avoiding(table: &Table, avoid: impl Fn(&Row) -> bool) -> Self {
        let mut states = BTreeSet::from([Table::START]);
        let mut waiting = VecDeque::from([Table::START]);
        let mut transitions = Vec::new();
        while let Some(from) = waiting.pop_front() {
            for row in table.rows.iter().filter(|row| !avoid(row)) {
                let Some(to) = row.step(from) else { continue };
                transitions.push(Transition { from, row, to });
                if states.insert(to) {
                    waiting.push_back(to);
                }
            }
        }
        Self { states, transitions }
    }

    /// Whether a stage is reached.
    #[must_use]
    pub fn reaches(&self, stage: u8) -> bool {
        self.states.iter().any(|state| state.stage == stage)
    }

    /// The reachable states from which `goal` can be reached: backward from the goal.
    #[must_use]
    pub fn can_reach(&self, goal: impl Fn(State) -> bool) -> BTreeSet<State> {
        let mut reached: BTreeSet<State> = self.states.iter().copied().filter(|state| goal(*state)).collect();
        loop {
            let before = reached.len();
            for transition in &self.transitions {
                if reached.contains(&transition.to) {
                    reached.insert(transition.from);
                }
            }
            if reached.len() == before {
                return reached;
            }
        }
    }
}
