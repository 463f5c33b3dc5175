//! Rows that follow each other, and the cases that begin in them.

use arrow_array::{ArrayRef, UInt32Array, new_empty_array};
use arrow_schema::{ArrowError, DataType};
use arrow_select::concat::concat;
use arrow_select::take::take;
use wujin_core::conformance::{Columns, ColumnsError};

use crate::case_id::{CaseId, each_id};
use crate::events::{CaseCells, Events};

/// Rows that follow each other in a log. The first begins a case, as far as is known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stretch {
    /// Which row of the log the first is.
    pub(crate) first_row: u64,
    pub(crate) events: Events,
    pub(crate) cells: CaseCells,
    ids: Option<ArrayRef>,
    /// The rows at which cases begin, counted from the first.
    starts: Vec<u32>,
}

impl Stretch {
    /// One without rows that begins at a row of the log.
    pub(crate) fn at(first_row: u64) -> Self {
        Self { first_row, ..Self::default() }
    }

    /// How many cases begin in it.
    pub(crate) fn cases(&self) -> usize {
        self.starts.len()
    }

    /// The row of the log after the last.
    pub(crate) fn next_row(&self) -> u64 {
        self.first_row.saturating_add(self.events.rows() as u64)
    }

    /// The id of the last case.
    pub(crate) fn last_id(&self) -> Option<CaseId> {
        let ids = self.ids.as_ref()?;
        self.cases().checked_sub(1).map(|last| CaseId::at(ids.as_ref(), last))
    }

    /// The id of the first case.
    pub(crate) fn first_id(&self) -> Option<CaseId> {
        self.ids.as_ref().filter(|ids| !ids.is_empty()).map(|ids| CaseId::at(ids.as_ref(), 0))
    }

    /// Shows the ids and rows of the cases from one on, until it is told to stop.
    pub(crate) fn each_begun<E>(
        &self,
        from: usize,
        mut show: impl FnMut(CaseId, u64) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(ids) = &self.ids else { return Ok(()) };
        let mut rows = self.starts.iter().skip(from);
        let rest = ids.slice(from.min(ids.len()), ids.len().saturating_sub(from));
        each_id(rest.as_ref(), |id| match rows.next() {
            Some(row) => show(id, self.first_row.saturating_add(u64::from(*row))),
            None => Ok(()),
        })
    }

    /// Notes that cases begin at some rows of what was read last, which is preceded by so many rows; `ids`
    /// has those of every row read.
    pub(crate) fn begin(
        &mut self,
        rows: &UInt32Array,
        before: u32,
        ids: &ArrayRef,
    ) -> Result<(), ArrowError> {
        self.starts.extend(rows.values().iter().map(|row| before.saturating_add(*row)));
        self.add_ids(take(ids.as_ref(), rows, None)?)
    }

    fn add_ids(&mut self, more: ArrayRef) -> Result<(), ArrowError> {
        self.ids = Some(match self.ids.take().filter(|ids| !ids.is_empty()) {
            Some(ids) => concat(&[ids.as_ref(), more.as_ref()])?,
            None => more,
        });
        Ok(())
    }

    /// Adds the rows that follow; whether the first case of those is the last of these.
    pub(crate) fn append(&mut self, next: Self, goes_on: bool) -> Result<(), ArrowError> {
        let before = self.row_count();
        let known = usize::from(goes_on);
        self.events.append(next.events);
        self.cells.append(next.cells, known);
        self.starts.extend(next.starts.iter().skip(known).map(|row| before.saturating_add(*row)));
        match next.ids {
            Some(ids) => self.add_ids(ids.slice(known.min(ids.len()), ids.len().saturating_sub(known))),
            None => Ok(()),
        }
    }

    /// Where the first cases begin, and where the last of them ends.
    pub(crate) fn offsets(&self, cases: usize) -> Vec<u32> {
        let mut offsets: Vec<u32> = self.starts.iter().copied().take(cases).collect();
        offsets.push(self.end_of(cases));
        offsets
    }

    /// The ids of the first cases; of a type where there are none.
    pub(crate) fn ids(&self, cases: usize, none: &DataType) -> ArrayRef {
        match &self.ids {
            Some(ids) if cases > 0 => ids.slice(0, cases.min(ids.len())),
            _ => new_empty_array(none),
        }
    }

    /// The columns of the first cases, which these are the offsets of.
    pub(crate) fn columns<'a>(&'a self, offsets: &'a [u32]) -> Result<Columns<'a>, ColumnsError> {
        self.events.columns(offsets, &self.cells)
    }

    /// Forgets the first cases and their rows.
    pub(crate) fn forget(&mut self, cases: usize) {
        let rows = self.end_of(cases);
        self.events.forget(rows as usize);
        self.cells.forget(cases);
        self.starts.drain(..cases.min(self.starts.len()));
        self.starts.iter_mut().for_each(|row| *row = row.saturating_sub(rows));
        let known = |ids: &ArrayRef| ids.slice(cases.min(ids.len()), ids.len().saturating_sub(cases));
        self.ids = self.ids.as_ref().map(known);
        self.first_row = self.first_row.saturating_add(u64::from(rows));
    }

    /// Takes the first case away.
    pub(crate) fn take_first(&mut self) -> Self {
        let first = Self {
            first_row: self.first_row,
            events: self.events.first(self.end_of(1) as usize),
            cells: self.cells.first(1),
            ids: self.ids.as_ref().map(|ids| ids.slice(0, ids.len().min(1))),
            starts: self.starts.iter().copied().take(1).collect(),
        };
        self.forget(1);
        first
    }

    fn row_count(&self) -> u32 {
        u32::try_from(self.events.rows()).unwrap_or(u32::MAX)
    }

    /// Where the first cases end.
    fn end_of(&self, cases: usize) -> u32 {
        match cases {
            0 => 0,
            _ => self.starts.get(cases).copied().unwrap_or_else(|| self.row_count()),
        }
    }
}
