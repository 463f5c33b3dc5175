//! The complaint's table as a dense automaton, worked out while the crate is compiled: what the
//! checker walks is the table itself (3.2, every step), only laid out for speed.

use crate::complaint::TABLE;
use crate::procedure::{Role, State, Table};

/// How many states there is room for, the sink among them.
pub(super) const STATES: usize = 32;
/// How many actions there is room for, the unknown among them.
pub(super) const ACTIONS: usize = 16;
/// Where everything that is not lawful leads, and whence nothing leads back.
pub(super) const SINK: u8 = 31;
/// The number of what is no action of the procedure.
pub(super) const UNKNOWN_ACTION: u8 = 15;
/// Roles from here on may do nothing in the procedure, so that they share one number.
pub(super) const OTHER_ROLE: u8 = 7;
/// Marks the first event of a case among the symbols of [`Automaton::walk`].
pub(super) const FIRST: u8 = 0x80;

const CELLS: usize = STATES * ACTIONS;
const SYMBOLS: usize = 256;

/// A procedure's table as a dense automaton over its reachable states.
///
/// States are numbered from 0, the start, in the order of stage and second region. It knows what a
/// table alone can know: stage, second region and role, no guards.
///
/// ```
/// use wujin_core::complaint::Action;
/// use wujin_core::conformance::Automaton;
/// use wujin_core::procedure::Role;
///
/// let automaton = Automaton::complaint();
/// let registered = automaton.next(0, Action::Register.index()).unwrap();
/// assert!(automaton.may(0, Action::Register.index(), Role::Staff));
/// assert_eq!(automaton.next(registered, Action::Approve.index()), None);
/// assert_eq!(automaton.len(), 31);
/// ```
#[derive(Debug)]
pub struct Automaton {
    next: [u8; CELLS],
    who: [u16; CELLS],
    steps: [u8; STATES * SYMBOLS],
    states: [State; STATES],
    count: u8,
    ends: u32,
}

impl Automaton {
    /// The complaint's, for other constants that are worked out from it.
    pub(super) const COMPLAINT: Self = Self::of(&TABLE);

    /// The complaint's.
    #[must_use]
    pub const fn complaint() -> &'static Self {
        static COMPLAINT: Automaton = Automaton::COMPLAINT;
        &COMPLAINT
    }

    /// Works it out from a table.
    #[expect(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "evaluated by the compiler: it fails the build, never a run"
    )]
    const fn of(table: &Table) -> Self {
        let numbers = number(table);
        let mut automaton = Self {
            next: [SINK; CELLS],
            who: [0; CELLS],
            steps: [SINK; STATES * SYMBOLS],
            states: [Table::START; STATES],
            count: 0,
            ends: 0,
        };
        assert!(
            table.actions.len() <= UNKNOWN_ACTION as usize,
            "the table has more actions than the automaton has room for"
        );
        let mut paper = 0;
        while paper < numbers.len() {
            let from = numbers[paper];
            if from != SINK {
                let state = table.state(paper as u8);
                automaton.states[from as usize] = state;
                automaton.count += 1;
                if table.is_end(state.stage) {
                    automaton.ends |= 1 << from;
                }
                let mut index = 0;
                while index < table.rows.len() {
                    let row = &table.rows[index];
                    if let Some(to) = row.step(state) {
                        let cell = (from as usize) << 4 | row.action as usize;
                        automaton.next[cell] = numbers[table.number(to) as usize];
                        let mut role = 0;
                        while role < Role::ALL.len() {
                            if row.who.contains(Role::ALL[role]) {
                                assert!(role < OTHER_ROLE as usize, "a role has no number of its own");
                                automaton.who[cell] |= 1 << role;
                            }
                            role += 1;
                        }
                    }
                    index += 1;
                }
            }
            paper += 1;
        }
        automaton.fill_steps();
        automaton
    }

    /// Puts next states and roles into one table, so that an event costs one look.
    #[expect(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "evaluated by the compiler: it fails the build, never a run"
    )]
    const fn fill_steps(&mut self) {
        let mut index = 0;
        while index < STATES * SYMBOLS {
            let symbol = (index % SYMBOLS) as u8;
            let state = if symbol & FIRST == 0 { index / SYMBOLS } else { 0 };
            let cell = state << 4 | (symbol & 15) as usize;
            let role = symbol >> 4 & OTHER_ROLE;
            if self.who[cell] & 1 << role != 0 {
                self.steps[index] = self.next[cell];
            }
            index += 1;
        }
    }

    /// How many states can be reached, the start among them.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "every procedure has its start")]
    pub const fn len(&self) -> u8 {
        self.count
    }

    /// The state an action leads to, whoever takes it; none where it is not lawful.
    #[must_use]
    pub const fn next(&self, state: u8, action: u8) -> Option<u8> {
        match self.step(state, action) {
            SINK => None,
            next => Some(next),
        }
    }

    /// Whether a role may take an action at a state.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the index is masked to the table's length")]
    pub const fn may(&self, state: u8, action: u8, role: Role) -> bool {
        self.who[cell(state, action)] & 1 << role as u16 != 0
    }

    /// The stage and second region of a number.
    #[must_use]
    #[inline]
    pub fn state(&self, number: u8) -> Option<State> {
        self.states.get(usize::from(number)).copied().filter(|_| number < self.count)
    }

    /// The number of a stage and second region; none where they cannot be reached.
    #[must_use]
    pub fn number(&self, state: State) -> Option<u8> {
        (0..self.count).find(|number| self.state(*number) == Some(state))
    }

    /// Whether a state ends the procedure.
    #[must_use]
    pub const fn is_end(&self, state: u8) -> bool {
        match self.ends.checked_shr(state as u32) {
            Some(ends) => ends & 1 != 0,
            None => false,
        }
    }

    /// The states that end the procedure, one bit each.
    pub(super) const fn ends(&self) -> u32 {
        self.ends
    }

    /// [`Automaton::next`], with the sink for what is not lawful.
    #[expect(clippy::indexing_slicing, reason = "the index is masked to the table's length")]
    pub(super) const fn step(&self, state: u8, action: u8) -> u8 {
        self.next[cell(state, action)]
    }

    /// One event of the walk: a symbol holds the action in its lower four bits, the role in the
    /// next three, and [`FIRST`].
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the index is masked to the table's length")]
    pub(super) const fn walk(&self, state: u8, symbol: u8) -> u8 {
        self.steps[((state as usize) << 8 | symbol as usize) & (STATES * SYMBOLS - 1)]
    }
}

/// The cell of a state and an action; an action there is no room for is the unknown one.
const fn cell(state: u8, action: u8) -> usize {
    let action = if action <= UNKNOWN_ACTION { action } else { UNKNOWN_ACTION };
    ((state as usize) << 4 | action as usize) & (CELLS - 1)
}

/// The dense number of every state on paper, or the sink where it cannot be reached.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler: it fails the build, never a run"
)]
const fn number(table: &Table) -> [u8; 64] {
    let mut reached = [false; 64];
    reached[table.number(Table::START) as usize] = true;
    let mut grew = true;
    while grew {
        grew = false;
        let mut paper = 0;
        while paper < reached.len() {
            let mut index = 0;
            while reached[paper] && index < table.rows.len() {
                if let Some(to) = table.rows[index].step(table.state(paper as u8)) {
                    let to = table.number(to) as usize;
                    grew |= !reached[to];
                    reached[to] = true;
                }
                index += 1;
            }
            paper += 1;
        }
    }
    let mut numbers = [SINK; 64];
    let mut count = 0;
    let mut paper = 0;
    while paper < numbers.len() {
        if reached[paper] {
            assert!(count != SINK, "the table has more states than the automaton has room for");
            numbers[paper] = count;
            count += 1;
        }
        paper += 1;
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::{Exploration, ONE_REGION, Row, Set};

    fn is_the_table(automaton: &Automaton, table: &Table) {
        let explored = Exploration::of(table).states;
        let numbered: Vec<State> =
            (0..automaton.len()).map(|number| automaton.state(number).unwrap()).collect();
        assert!(explored.into_iter().eq(numbered.iter().copied()), "the same states in the same order");
        for (number, state) in (0..).zip(numbered) {
            assert_eq!(automaton.number(state), Some(number));
            assert_eq!(automaton.is_end(number), table.is_end(state.stage));
            for action in 0..=u8::MAX {
                let row = table.lawful(state).find(|row| row.action == action);
                let to = row.and_then(|row| row.step(state));
                assert_eq!(automaton.next(number, action), to.and_then(|to| automaton.number(to)));
                for role in Role::ALL {
                    let may = row.is_some_and(|row| row.who.contains(*role));
                    assert_eq!(automaton.may(number, action, *role), may);
                    let symbol = action.min(UNKNOWN_ACTION) | role.index().min(OTHER_ROLE) << 4;
                    let next = if may { automaton.step(number, action) } else { SINK };
                    assert_eq!(automaton.walk(number, symbol), next);
                    assert_eq!(automaton.walk(number, symbol | FIRST), automaton.walk(0, symbol));
                }
            }
        }
        assert!((0..=u8::MAX).all(|symbol| symbol & FIRST != 0 || automaton.walk(SINK, symbol) == SINK));
        for beyond in automaton.len()..=u8::MAX {
            assert!(automaton.state(beyond).is_none() && !automaton.is_end(beyond), "{beyond}");
        }
    }

    #[test]
    fn it_is_the_table_at_every_state_for_every_action_and_role() {
        is_the_table(Automaton::complaint(), &TABLE);
    }

    #[test]
    fn it_finds_the_states_that_only_lead_back() {
        const fn step(from: u8, to: u8) -> Row {
            let from = Set::of(&[from]);
            Row {
                action: 0,
                from,
                to: Some(to),
                side_from: Set::ALL,
                side_to: None,
                guards: &[],
                ..TABLE.rows[0]
            }
        }
        // Two are found at once, and each that follows stands before the one that leads to it.
        const BACKWARD: Table = Table {
            stages: &[ONE_REGION; 5],
            sides: &[ONE_REGION],
            actions: &[ONE_REGION; 2],
            guards: &[],
            ends: Set::of(&[1, 4]),
            rows: &[step(0, 3), Row { action: 1, ..step(0, 4) }, step(3, 2), step(2, 1)],
            ..TABLE
        }
        .checked();
        is_the_table(&Automaton::of(&BACKWARD), &BACKWARD);
    }
}
