//! Many events at once, as columns.

use wasm_bindgen::prelude::wasm_bindgen;
use wujin_core::conformance::{Columns, ColumnsError, NO_DAY, Violation};
use wujin_core::exchange::{Reply, read_part};
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::time::{Day, Limit};
use wujin_wasm_fast::violations;

use crate::ContextHandle;

/// What is wrong with the events of a log: a place in each list for each of them, in the order of the rows.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ViolationColumns(Vec<Violation>);

#[wasm_bindgen]
impl ViolationColumns {
    /// The rows.
    #[must_use]
    pub fn rows(&self) -> Vec<u32> {
        self.0.iter().map(|violation| narrow(violation.row)).collect()
    }

    /// The numbers of the cases, from 0.
    #[must_use]
    pub fn cases(&self) -> Vec<u32> {
        self.0.iter().map(|violation| narrow(violation.case)).collect()
    }

    /// What is wrong, by its place in the list `violation_kind`.
    #[must_use]
    pub fn kinds(&self) -> Vec<u8> {
        self.0.iter().map(|violation| violation.kind.index()).collect()
    }
}

/// Columns hold fewer rows than this has numbers.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Complaints whose events stand in columns, case by case.
#[wasm_bindgen]
#[derive(Debug)]
pub struct LogColumns {
    offsets: Vec<u32>,
    actions: Vec<u8>,
    instants: Vec<i64>,
    roles: Vec<u8>,
    sequences: Option<Vec<u32>>,
    due_days: Option<Vec<i32>>,
    refusals: Option<Vec<u8>>,
}

#[wasm_bindgen]
impl LogColumns {
    /// The columns that every log has: the first row of each case and the number of rows; the places of actions
    /// and roles in their lists; microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(offsets: Vec<u32>, actions: Vec<u8>, instants: Vec<i64>, roles: Vec<u8>) -> Self {
        Self { offsets, actions, instants, roles, sequences: None, due_days: None, refusals: None }
    }

    /// With the number of each event in its case, from 1.
    pub fn number(&mut self, sequences: Vec<u32>) {
        self.sequences = Some(sequences);
    }

    /// With the day agreed by each, in days since 1970-01-01.
    pub fn date(&mut self, due_days: Vec<i32>) {
        self.due_days = Some(due_days);
    }

    /// With whether a breach states the operator's refusal.
    pub fn refuse(&mut self, refusals: Vec<u8>) {
        self.refusals = Some(refusals);
    }

    /// What is wrong with them; throws a reply where they do not go together.
    pub fn check(&self) -> Result<ViolationColumns, String> {
        let found = self.columns().map(|columns| violations(&columns));
        found.map(ViolationColumns).map_err(|error| {
            let finding = Finding::from(InputMatter::DocumentUnusable { detail: error.to_string() });
            Reply::<()>::Findings(vec![finding.at(Place::path("log"))]).to_json()
        })
    }
}

impl LogColumns {
    fn columns(&self) -> Result<Columns<'_>, ColumnsError> {
        let mut columns = Columns::new(&self.offsets, &self.actions, &self.instants, &self.roles)?;
        if let Some(sequences) = &self.sequences {
            columns = columns.with_sequences(sequences)?;
        }
        if let Some(due_days) = &self.due_days {
            columns = columns.with_due_days(due_days)?;
        }
        if let Some(refusals) = &self.refusals {
            columns = columns.with_refusals(refusals)?;
        }
        Ok(columns)
    }
}

#[wasm_bindgen]
impl ContextHandle {
    /// When a limit ends that starts on each of these days, all in days since 1970-01-01; the least number there
    /// is where the calendar does not reach so far. A reply where the limit, a JSON text, is none.
    pub fn due_days(&self, starts: &[i32], limit: &str) -> Result<Vec<i32>, String> {
        let limit: Limit =
            read_part(limit, "limit").map_err(|found| Reply::<()>::Findings(found).to_json())?;
        let due = |start: &i32| {
            let start = Day::from_days_since_epoch(*start).ok()?;
            self.context().calendar.due(start, limit, &[]).day()
        };
        Ok(starts.iter().map(|start| due(start).map_or(NO_DAY, Day::days_since_epoch)).collect())
    }
}
