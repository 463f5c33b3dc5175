//! The least cost of a repair for every state after every event: for logs so far from lawful that
//! searching cost by cost would take more memory.

use super::Automaton;
use super::automaton::STATES;

/// More than any repair costs.
const NEVER: u32 = u32::MAX;

#[derive(Clone, Debug)]
pub(super) struct Distances {
    /// For each number of events, the cost of each state.
    rows: Vec<[u32; STATES]>,
}

impl Distances {
    pub(super) fn of(actions: &[u8]) -> Self {
        let mut row = [NEVER; STATES];
        if let Some(start) = row.first_mut() {
            *start = 0;
        }
        insert(&mut row);
        let mut rows = Vec::with_capacity(actions.len() + 1);
        rows.push(row);
        for action in actions {
            // Removing the event keeps every state.
            let mut next = row.map(|cost| cost.saturating_add(1));
            step(&row, *action, 0, &mut next);
            insert(&mut next);
            row = next;
            rows.push(row);
        }
        Self { rows }
    }

    /// The least cost after all events of one of the goal's states.
    pub(super) fn least(&self, goal: u32) -> u32 {
        let costs = self.rows.last().into_iter().flatten().zip(0..);
        costs.filter(|(_, state)| goal >> state & 1 != 0).map(|(cost, _)| *cost).min().unwrap_or(NEVER)
    }

    /// The states that cost at most so much after so many events.
    pub(super) fn within(&self, cost: u32, events: usize) -> u32 {
        let costs = self.rows.get(events).into_iter().flatten().zip(0..);
        costs.filter(|(least, _)| **least <= cost).fold(0, |set, (_, state)| set | 1 << state)
    }
}

/// Takes an action from every state, at a cost.
fn step(from: &[u32; STATES], action: u8, cost: u32, to: &mut [u32; STATES]) -> bool {
    let mut cheaper = false;
    for (least, state) in from.iter().zip(0..) {
        let next = Automaton::complaint().next(state, action).map(usize::from);
        if let Some(slot) = next.and_then(|next| to.get_mut(next)) {
            let sum = least.saturating_add(cost);
            cheaper |= sum < *slot;
            *slot = sum.min(*slot);
        }
    }
    cheaper
}

/// Lets insertions make states cheaper until none does.
fn insert(row: &mut [u32; STATES]) {
    let mut cheaper = true;
    while cheaper {
        cheaper = false;
        for action in 0..=crate::complaint::Action::Archive.index() {
            let from = *row;
            cheaper |= step(&from, action, 1, row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complaint::Action;

    #[test]
    fn an_insertion_costs_one_and_is_made_wherever_it_helps() {
        let automaton = Automaton::complaint();
        let steps: Vec<[usize; 2]> = (0..automaton.len())
            .flat_map(|state| Action::ALL.iter().map(move |action| (state, action.index())))
            .filter_map(|(state, action)| Some([state, automaton.next(state, action)?].map(usize::from)))
            .collect();
        for start in 0..usize::from(automaton.len()) {
            let mut row = [NEVER; STATES];
            row[start] = 0;
            insert(&mut row);
            for [from, to] in &steps {
                assert!(row[*to] <= row[*from].saturating_add(1), "{from} to {to} of {row:?}");
            }
            for (state, cost) in row.into_iter().enumerate().filter(|(_, cost)| *cost != NEVER) {
                let is_led_to =
                    |[from, to]: &[usize; 2]| *to == state && row[*from].checked_add(1) == Some(cost);
                assert_eq!(steps.iter().any(is_led_to), state != start, "{state} of {row:?}");
            }
        }
    }
}
