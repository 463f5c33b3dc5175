//! The shortest lawful path from any state to any action, worked out while the crate is compiled.

use super::{Row, State, Table};

/// The most actions a procedure may have.
pub(super) const MOST_ACTIONS: usize = 24;
const NONE: u8 = u8::MAX;

/// For each action and state: the row to take next on a shortest path to that action, and the row
/// of the action itself where it is lawful.
///
/// A path takes only rows that are [`advisable`](Row::advisable), the asked action itself aside.
/// Among paths of one length the one whose rows come first in the table is given.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    next: [[u8; 64]; MOST_ACTIONS],
    here: [[u8; 64]; MOST_ACTIONS],
}

impl Plan {
    /// Works the plan out.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "evaluated by the compiler, over a checked table of at most 64 states"
    )]
    pub const fn new(table: &Table) -> Self {
        let mut plan = Self { next: [[NONE; 64]; MOST_ACTIONS], here: [[NONE; 64]; MOST_ACTIONS] };
        let size = table.size();
        let mut action = 0;
        while action < table.actions.len() {
            let mut distance = [NONE; 64];
            let mut index = 0;
            while index < table.rows.len() {
                let row = &table.rows[index];
                let mut number = 0;
                while number < size {
                    if row.action as usize == action && row.step(table.state(number as u8)).is_some() {
                        plan.here[action][number] = index as u8;
                        plan.next[action][number] = index as u8;
                        distance[number] = 0;
                    }
                    number += 1;
                }
                index += 1;
            }
            let mut length = 0;
            let mut grew = true;
            while grew {
                grew = false;
                let mut number = 0;
                while number < size {
                    let mut index = 0;
                    while index < table.rows.len() && distance[number] == NONE {
                        let row = &table.rows[index];
                        if row.advisable
                            && let Some(state) = row.step(table.state(number as u8))
                            && distance[table.number(state) as usize] == length
                        {
                            distance[number] = length + 1;
                            plan.next[action][number] = index as u8;
                            grew = true;
                        }
                        index += 1;
                    }
                    number += 1;
                }
                length += 1;
            }
            action += 1;
        }
        plan
    }

    /// The row of an action at a state, where it is lawful there.
    #[must_use]
    pub fn row(&self, table: &Table, action: u8, state: State) -> Option<&'static Row> {
        let rows = self.here.get(usize::from(action))?;
        let index = rows.get(usize::from(table.number(state)))?;
        table.rows.get(usize::from(*index))
    }

    /// The rows of a shortest path from a state up to and with the action; none where there is no
    /// path.
    #[must_use]
    pub fn path(&self, table: &Table, action: u8, mut state: State) -> Option<Vec<&'static Row>> {
        let next = self.next.get(usize::from(action))?;
        let mut path = Vec::with_capacity(4);
        for _ in 0..=table.size() {
            let index = next.get(usize::from(table.number(state)))?;
            let row = table.rows.get(usize::from(*index))?;
            path.push(row);
            if row.action == action {
                return Some(path);
            }
            state = row.step(state)?;
        }
        None
    }
}
