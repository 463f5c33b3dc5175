//! The search for a cheapest repair, cost by cost: after each event, the set of states that a repair
//! of at most that cost can stand in, one bit a state.
//!
//! With `within(c, i)` for the states after `i` events at cost `c`: an event kept leads from
//! `within(c, i - 1)` by its action, one removed from `within(c - 1, i - 1)` as it is, one inserted
//! from `within(c - 1, i)` by any action. The first cost at which the goal is in the last set is the
//! least. A log that costs more than a few layers is worked out state by state instead, so that
//! memory stays in proportion to its length.

use super::Automaton;
use super::automaton::{ACTIONS, SINK, STATES, UNKNOWN_ACTION};
use super::distances::Distances;
use super::repair_move::{MoveKind, RepairMove};

/// The last cost that is searched in layers.
const MOST: u32 = 32;
const NIBBLES: usize = 8;

/// Where each action, and in the last place any action, leads from a set of states, by four states.
static IMAGES: [[[u32; 16]; NIBBLES]; ACTIONS] = images();
const ANY: u8 = UNKNOWN_ACTION - 1;

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler: it fails the build, never a run"
)]
const fn images() -> [[[u32; 16]; NIBBLES]; ACTIONS] {
    assert!(crate::complaint::TABLE.actions.len() <= ANY as usize, "no action stands in the place of any");
    let mut images = [[[0; 16]; NIBBLES]; ACTIONS];
    let mut cell = 0;
    while cell < ACTIONS * STATES * 16 {
        let (action, state, set) = (cell / (STATES * 16), cell / 16 % STATES, cell % 16);
        let to = Automaton::COMPLAINT.step(state as u8, action as u8);
        if set & 1 << (state % 4) != 0 && to != SINK {
            images[action][state / 4][set] |= 1 << to;
            images[ANY as usize][state / 4][set] |= 1 << to;
        }
        cell += 1;
    }
    images
}

/// Where an action leads from a set of states.
fn image(action: u8, states: u32) -> u32 {
    let action = if action >= ANY { UNKNOWN_ACTION } else { action };
    image_of(action, states)
}

/// Where any action leads from a set of states.
fn after_any(states: u32) -> u32 {
    image_of(ANY, states)
}

#[expect(clippy::indexing_slicing, reason = "each index is masked to the length of its table")]
fn image_of(action: u8, states: u32) -> u32 {
    let tables = &IMAGES[usize::from(action) & (ACTIONS - 1)];
    let look = |nibble: usize| tables[nibble & (NIBBLES - 1)][(states >> (4 * nibble)) as usize & 15];
    look(0) | look(1) | look(2) | look(3) | look(4) | look(5) | look(6) | look(7)
}

#[derive(Clone, Debug, Default)]
pub(super) struct Layers {
    /// The sets, layer by layer, one more in each than there are events.
    sets: Vec<u32>,
    width: usize,
    distances: Option<Distances>,
}

impl Layers {
    /// The least cost of a repair that ends in one of the goal's states.
    pub(super) fn search(&mut self, actions: &[u8], goal: u32) -> u32 {
        self.sets.clear();
        self.width = actions.len() + 1;
        self.distances = None;
        for cost in 0..=MOST {
            if self.layer(actions) & goal != 0 {
                return cost;
            }
        }
        let distances = Distances::of(actions);
        let cost = distances.least(goal);
        self.distances = Some(distances);
        cost
    }

    /// Works out the next layer, and answers its last set.
    fn layer(&mut self, actions: &[u8]) -> u32 {
        let start = self.sets.len();
        self.sets.resize(start + self.width, 0);
        let (done, layer) = self.sets.split_at_mut(start);
        let cheaper = done.get(start.saturating_sub(self.width)..).unwrap_or(&[]);
        let mut cheaper = cheaper.iter().copied();
        let mut removed = cheaper.next().unwrap_or(0);
        let mut set = 1 | after_any(removed);
        let mut slots = layer.iter_mut();
        if let Some(slot) = slots.next() {
            *slot = set;
        }
        for (slot, action) in slots.zip(actions) {
            let here = cheaper.next().unwrap_or(0);
            set = image(*action, set) | removed | after_any(here);
            removed = here;
            *slot = set;
        }
        set
    }

    /// The states that a repair of at most this cost can stand in after so many events.
    fn within(&self, cost: u32, events: usize) -> u32 {
        match &self.distances {
            Some(distances) => distances.within(cost, events),
            None => self.sets.get(cost as usize * self.width + events).copied().unwrap_or(0),
        }
    }

    /// The moves of a repair of least cost, traced backward from the goal.
    pub(super) fn trace(&self, actions: &[u8], goal: u32, mut cost: u32, moves: &mut Vec<RepairMove>) {
        let mut events = actions.len();
        let mut state = first(self.within(cost, events) & goal).unwrap_or(0);
        // Each turn takes an event or a cost away, so that the trace ends.
        loop {
            let before = events.checked_sub(1);
            let action = before.and_then(|place| actions.get(place)).copied().unwrap_or(UNKNOWN_ACTION);
            let position = u32::try_from(before.unwrap_or(0)).unwrap_or(u32::MAX);
            if let Some(place) = before
                && let Some(from) = from_by(self.within(cost, place), action, state)
            {
                moves.push(RepairMove { kind: MoveKind::Keep, action, position });
                (events, state) = (place, from);
                continue;
            }
            let Some(less) = cost.checked_sub(1) else { break };
            cost = less;
            if let Some(place) = before
                && self.within(cost, place) & 1 << state != 0
            {
                moves.push(RepairMove { kind: MoveKind::Remove, action, position });
                events = place;
            } else if let Some((from, action)) = inserted(self.within(cost, events), state) {
                let position = u32::try_from(events).unwrap_or(u32::MAX);
                moves.push(RepairMove { kind: MoveKind::Insert, action, position });
                state = from;
            } else {
                // Only where the goal cannot be reached: whatever costs something comes from what costs less.
                break;
            }
        }
        moves.reverse();
    }
}

/// The first state of a set.
fn first(set: u32) -> Option<u8> {
    let place = set.trailing_zeros();
    if place < 32 { u8::try_from(place).ok() } else { None }
}

/// The first state of a set from which an action leads to `to`.
fn from_by(set: u32, action: u8, to: u8) -> Option<u8> {
    let automaton = Automaton::complaint();
    let mut rest = set;
    while let Some(from) = first(rest) {
        if automaton.next(from, action) == Some(to) {
            return Some(from);
        }
        rest &= rest - 1;
    }
    None
}

/// The first state of a set from which some action leads to `to`, and the first such action.
fn inserted(set: u32, to: u8) -> Option<(u8, u8)> {
    let automaton = Automaton::complaint();
    let mut rest = set;
    while let Some(from) = first(rest) {
        if let Some(action) = (0..ANY).find(|action| automaton.next(from, *action) == Some(to)) {
            return Some((from, action));
        }
        rest &= rest - 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// The states that each of some actions leads to from each state of a set.
    fn led_to(actions: core::ops::Range<u8>, states: u32) -> u32 {
        let automaton = Automaton::complaint();
        let from = (0..automaton.len()).filter(|state| states >> state & 1 != 0);
        let pairs = from.flat_map(|from| actions.clone().map(move |action| (from, action)));
        pairs.filter_map(|(from, action)| automaton.next(from, action)).fold(0, |set, to| set | 1 << to)
    }

    fn goals() -> impl Strategy<Value = u32> {
        let automaton = Automaton::complaint();
        prop_oneof![Just(automaton.ends()), Just((1 << automaton.len()) - 1)]
    }

    proptest! {
        #[test]
        fn a_set_leads_to_what_its_states_lead_to(states in 0..1_u32 << 31) {
            for action in 0..u8::MAX {
                prop_assert_eq!(image(action, states), led_to(action..action + 1, states));
            }
            prop_assert_eq!(after_any(states), led_to(0..ANY, states));
        }

        #[test]
        fn each_layer_holds_the_states_that_cost_no_more(actions in vec(0..17_u8, 0..20), goal in goals()) {
            let mut layers = Layers::default();
            let cost = layers.search(&actions, goal);
            prop_assert!(layers.distances.is_none(), "so short a log costs little");
            let distances = Distances::of(&actions);
            prop_assert_eq!(distances.least(goal), cost);
            for (cost, events) in (0..=cost).flat_map(|cost| (0..=actions.len()).map(move |events| (cost, events))) {
                prop_assert_eq!(layers.within(cost, events), distances.within(cost, events));
            }
        }
    }

    /// In a large set, one state stands in for another that leads to the same.
    #[test]
    fn two_states_lead_to_what_either_leads_to() {
        let states = 0..Automaton::complaint().len();
        for (one, other) in states.clone().flat_map(|one| states.clone().map(move |other| (one, other))) {
            let both = 1 << one | 1 << other;
            for action in 0..ANY {
                assert_eq!(
                    image(action, both),
                    led_to(action..action + 1, both),
                    "{action} at {one} and {other}"
                );
            }
            assert_eq!(after_any(both), led_to(0..ANY, both), "{one} and {other}");
        }
    }

    #[test]
    fn the_last_layer_is_that_of_the_most_that_is_searched() {
        let mut layers = Layers::default();
        for (unknown, in_layers) in [(MOST, true), (MOST + 1, false)] {
            let actions = vec![UNKNOWN_ACTION; unknown as usize];
            assert_eq!(layers.search(&actions, 1), unknown);
            assert_eq!(layers.distances.is_none(), in_layers);
        }
    }
}
