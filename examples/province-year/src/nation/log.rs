//! The rows of a log as columns that grow case by case.

use super::case::Step;

/// Columns of whole cases, in the order of the cases.
#[derive(Clone, Debug, Default)]
pub struct LogRows {
    /// The id of the case of each row.
    pub cases: Vec<u64>,
    /// The place of each row's station in the list of stations.
    pub stations: Vec<u32>,
    /// The index of each action.
    pub actions: Vec<u8>,
    /// The index of each role.
    pub roles: Vec<u8>,
    /// Each time, in microseconds since 1970-01-01T00:00:00Z.
    pub instants: Vec<i64>,
    /// The number of each event in its case.
    pub sequences: Vec<u32>,
    /// Each day agreed, or [`NO_DAY`](wujin_core::conformance::NO_DAY).
    pub due_days: Vec<i32>,
    /// Whether each states a refusal.
    pub refusals: Vec<u8>,
    /// The amount in dispute, in fen: on the first row of a case, and 0 on the others.
    pub amounts: Vec<u64>,
}

impl LogRows {
    /// Adds a case.
    pub fn push(&mut self, case: u64, station: u32, amount: u64, steps: &[Step]) {
        self.amounts.push(amount);
        self.amounts.resize(self.amounts.len() + steps.len().saturating_sub(1), 0);
        for step in steps {
            self.cases.push(case);
            self.stations.push(station);
            self.actions.push(step.action);
            self.roles.push(step.role);
            self.instants.push(step.at);
            self.sequences.push(step.sequence);
            self.due_days.push(step.due);
            self.refusals.push(u8::from(step.refused));
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.actions.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty()
    }
}
