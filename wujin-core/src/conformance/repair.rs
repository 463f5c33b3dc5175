//! The cheapest repair of a log: the fewest events to insert or remove so that what is left is lawful
//! (an optimal alignment with unit costs).
//!
//! It looks at the order of actions alone, by stage and second region. It inserts whatever is
//! cheapest, a consumer's withdrawal among the rest: it measures how far a log is from the procedure,
//! and is no advice what to do.

use super::layers::Layers;
use super::repair_move::RepairMove;
use super::{Automaton, Columns};
use crate::complaint::Action;
use crate::vocabulary;

vocabulary! {
    /// What a repaired log is to be.
    pub enum RepairGoal {
        LawfulSoFar = "lawful_so_far", "至今合法", "lawful so far, archived or not";
        Archived = "archived", "合法归档", "lawful and archived";
    }
}

impl RepairGoal {
    /// What is asked of a log by default: to be archived if it says that it is, else to be lawful so
    /// far.
    #[must_use]
    pub fn of(actions: &[u8]) -> Self {
        let archives = actions.contains(&Action::Archive.index());
        if archives { Self::Archived } else { Self::LawfulSoFar }
    }

    /// The states that reach the goal, one bit each.
    fn states(self) -> u32 {
        let automaton = Automaton::complaint();
        match self {
            Self::LawfulSoFar => (1 << automaton.len()) - 1,
            Self::Archived => automaton.ends(),
        }
    }
}

/// Finds cheapest repairs, one log after another in the same memory.
///
/// Of the repairs that cost the same, one is always chosen the same way. From the end of the log
/// backward: the goal's state that comes first in the table; at each place keeping comes before
/// removing and removing before inserting, and among states or actions the first in the table.
///
/// ```
/// use wujin_core::complaint::Action::{Agree, Approve, Archive, Perform, Propose, Register};
/// use wujin_core::conformance::{MoveKind, RepairGoal, Repairer};
///
/// let log = [Register, Propose, Agree, Perform, Archive].map(|action| action.index());
/// let mut repairer = Repairer::new();
/// assert_eq!(repairer.repair(&log, RepairGoal::of(&log)), 1);
/// let insert = repairer.moves().iter().find(|step| step.kind == MoveKind::Insert).unwrap();
/// assert_eq!((insert.action, insert.position), (Approve.index(), 3));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Repairer {
    layers: Layers,
    moves: Vec<RepairMove>,
}

impl Repairer {
    /// One that has found nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Finds the cheapest repair of a log of action indexes, and answers its cost: how many events it
    /// inserts and removes. It is 0 exactly when the log reaches the goal as it is.
    ///
    /// It takes time and memory in proportion to the length of the log times its cost, at most
    /// 32 costs; beyond, to its length times the square of the states.
    pub fn repair(&mut self, actions: &[u8], goal: RepairGoal) -> u32 {
        self.moves.clear();
        let cost = self.layers.search(actions, goal.states());
        self.layers.trace(actions, goal.states(), cost, &mut self.moves);
        cost
    }

    /// [`Repairer::repair`] of one case, counted from the first of the columns, with the goal that
    /// [`RepairGoal::of`] gives.
    pub fn repair_case(&mut self, columns: &Columns<'_>, case: usize) -> u32 {
        let actions = columns.case_actions(case);
        self.repair(actions, RepairGoal::of(actions))
    }

    /// The moves of the last repair, in the order of the log: each event kept or removed, and what is
    /// inserted between.
    #[must_use]
    pub fn moves(&self) -> &[RepairMove] {
        &self.moves
    }
}
