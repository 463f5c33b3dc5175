//! The events of whole cases as the core reads them.

use wujin_core::conformance::{Columns, ColumnsError, NO_AMOUNT};

/// Columns that grow as batches come, and give the whole cases away.
#[derive(Clone, Default, Debug)]
pub(crate) struct Events {
    pub(crate) actions: Vec<u8>,
    pub(crate) roles: Vec<u8>,
    pub(crate) instants: Vec<i64>,
    pub(crate) sequences: Option<Vec<u32>>,
    pub(crate) due_days: Option<Vec<i32>>,
    pub(crate) refusals: Option<Vec<u8>>,
}

impl Events {
    pub(crate) fn rows(&self) -> usize {
        self.actions.len()
    }

    /// The columns of the cases that begin at these rows.
    pub(crate) fn columns<'a>(
        &'a self,
        offsets: &'a [u32],
        cases: &'a CaseCells,
    ) -> Result<Columns<'a>, ColumnsError> {
        let end = offsets.last().map_or(0, |end| *end as usize);
        let part = |column: &'a [u8]| column.get(..end).unwrap_or(column);
        let instants = self.instants.get(..end).unwrap_or(&self.instants);
        let mut columns = Columns::new(offsets, part(&self.actions), instants, part(&self.roles))?;
        if let Some(sequences) = &self.sequences {
            columns = columns.with_sequences(sequences.get(..end).unwrap_or(sequences))?;
        }
        if let Some(due_days) = &self.due_days {
            columns = columns.with_due_days(due_days.get(..end).unwrap_or(due_days))?;
        }
        if let Some(refusals) = &self.refusals {
            columns = columns.with_refusals(part(refusals))?;
        }
        let count = offsets.len().saturating_sub(1);
        if let Some(stations) = &cases.stations {
            columns = columns.with_stations(stations.get(..count).unwrap_or(stations))?;
        }
        if let Some(amounts) = &cases.amounts {
            columns = columns.with_amounts(amounts.get(..count).unwrap_or(amounts))?;
        }
        Ok(columns)
    }

    /// So many of the first rows.
    pub(crate) fn first(&self, rows: usize) -> Self {
        Self {
            actions: first(&self.actions, rows),
            roles: first(&self.roles, rows),
            instants: first(&self.instants, rows),
            sequences: self.sequences.as_deref().map(|column| first(column, rows)),
            due_days: self.due_days.as_deref().map(|column| first(column, rows)),
            refusals: self.refusals.as_deref().map(|column| first(column, rows)),
        }
    }

    /// Adds the rows that follow.
    pub(crate) fn append(&mut self, next: Self) {
        self.actions.extend(next.actions);
        self.roles.extend(next.roles);
        self.instants.extend(next.instants);
        append(&mut self.sequences, next.sequences, 0);
        append(&mut self.due_days, next.due_days, 0);
        append(&mut self.refusals, next.refusals, 0);
    }

    /// Forgets so many of the first rows.
    pub(crate) fn forget(&mut self, rows: usize) {
        forget(&mut self.actions, rows);
        forget(&mut self.roles, rows);
        forget(&mut self.instants, rows);
        self.sequences.iter_mut().for_each(|column| forget(column, rows));
        self.due_days.iter_mut().for_each(|column| forget(column, rows));
        self.refusals.iter_mut().for_each(|column| forget(column, rows));
    }
}

/// What is known of whole cases: one entry a case, in the order in which they begin.
#[derive(Clone, Default, Debug)]
pub(crate) struct CaseCells {
    pub(crate) stations: Option<Vec<u32>>,
    pub(crate) amounts: Option<Vec<u64>>,
}

impl CaseCells {
    /// So many of the first cases.
    pub(crate) fn first(&self, cases: usize) -> Self {
        Self {
            stations: self.stations.as_deref().map(|column| first(column, cases)),
            amounts: self.amounts.as_deref().map(|column| first(column, cases)),
        }
    }

    /// Adds the cases that follow, but for so many of the first of them.
    pub(crate) fn append(&mut self, next: Self, known: usize) {
        append(&mut self.stations, next.stations, known);
        append(&mut self.amounts, next.amounts, known);
    }

    /// Forgets so many of the first cases.
    pub(crate) fn forget(&mut self, cases: usize) {
        self.stations.iter_mut().for_each(|column| forget(column, cases));
        self.amounts.iter_mut().for_each(|column| forget(column, cases));
    }
}

/// An amount as the core has it: blank and negative ones are none.
pub(crate) fn amount(value: Option<i128>) -> u64 {
    value.and_then(|value| u64::try_from(value).ok()).unwrap_or(NO_AMOUNT)
}

fn forget<T: Copy>(column: &mut Vec<T>, count: usize) {
    column.drain(..count.min(column.len()));
}

fn first<T: Copy>(column: &[T], count: usize) -> Vec<T> {
    column.get(..count).unwrap_or(column).to_vec()
}

/// Adds what follows to a column, but for so many of the first entries.
fn append<T>(column: &mut Option<Vec<T>>, next: Option<Vec<T>>, known: usize) {
    if let Some(next) = next {
        column.get_or_insert_default().extend(next.into_iter().skip(known));
    }
}
