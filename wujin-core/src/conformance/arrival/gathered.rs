//! Gathered cases, as columns.

use core::ops::Range;

use super::cells::unpack;
use super::extra::{Extra, Given};
use super::key::{CaseKey, Kept};
use crate::conformance::Columns;

/// How many records are taken apart at a time.
const BLOCK: usize = 512;

/// Some cases of a group. In what order they come depends on their ids, and on how many rows a group has.
#[derive(Clone, Debug, Default)]
pub struct Gathered<K> {
    pub(super) given: Given,
    pub(super) case_ids: Vec<K>,
    pub(super) offsets: Vec<u32>,
    rows: Vec<u32>,
    actions: Vec<u8>,
    instants: Vec<i64>,
    roles: Vec<u8>,
    refusals: Vec<u8>,
    due_days: Vec<i32>,
    sequences: Vec<u32>,
    stations: Vec<u32>,
    amounts: Vec<u64>,
}

impl<K: CaseKey> Gathered<K> {
    /// One without cases, of the columns that are given.
    pub(super) fn of_columns(given: Given) -> Self {
        Self { given, ..Self::default() }
    }

    /// Takes the rows of the cases found, and turns them into columns.
    pub(super) fn fill(&mut self, records: &[K::Record], extra: &Extra, rows: Range<usize>) {
        let Given { due_days, refusals, .. } = self.given;
        self.clear_rows();
        // Some at a time, which stay in the first cache while one column after another is taken.
        for records in records.get(rows.clone()).unwrap_or(&[]).chunks(BLOCK) {
            let kept = || records.iter().map(|record| K::unpack(*record).1);
            let cells = || kept().map(|Kept { cells, .. }| unpack(cells));
            self.rows.extend(kept().map(|Kept { row, .. }| row));
            self.instants.extend(kept().map(|Kept { at, .. }| at));
            self.actions.extend(cells().map(|cells| cells.action));
            self.roles.extend(cells().map(|cells| cells.role));
            if due_days {
                self.due_days.extend(cells().map(|cells| cells.due));
            }
            if refusals {
                self.refusals.extend(cells().map(|cells| cells.refused));
            }
        }
        self.sequences.extend(extra.sequences.get(rows.clone()).unwrap_or(&[]));
        let firsts = self.offsets.iter().take(self.case_ids.len()).map(|row| rows.start + *row as usize);
        self.stations.extend(firsts.clone().filter_map(|row| extra.stations.get(row)));
        self.amounts.extend(firsts.filter_map(|row| extra.amounts.get(row)));
    }

    fn clear_rows(&mut self) {
        self.rows.clear();
        self.actions.clear();
        self.instants.clear();
        self.roles.clear();
        self.refusals.clear();
        self.due_days.clear();
        self.sequences.clear();
        self.stations.clear();
        self.amounts.clear();
    }

    /// The cases as columns: what is said of their rows is said of rows here; see [`Gathered::rows`].
    #[must_use]
    pub fn columns(&self) -> Columns<'_> {
        let Given { sequences, due_days, refusals, stations, amounts } = self.given;
        Columns {
            first_case: 0,
            offsets: &self.offsets,
            actions: &self.actions,
            instants: &self.instants,
            roles: &self.roles,
            sequences: sequences.then_some(&self.sequences),
            due_days: due_days.then_some(&self.due_days),
            refusals: refusals.then_some(&self.refusals),
            stations: stations.then_some(&self.stations),
            amounts: amounts.then_some(&self.amounts),
        }
    }

    /// The id of each case.
    #[must_use]
    pub fn case_ids(&self) -> &[K] {
        &self.case_ids
    }

    /// Where each case begins among the rows, and where the last ends.
    #[must_use]
    pub fn offsets(&self) -> &[u32] {
        &self.offsets
    }

    /// For each row of the columns its row in the log, from 0.
    #[must_use]
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }
}
