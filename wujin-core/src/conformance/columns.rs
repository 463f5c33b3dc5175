//! Event logs as borrowed columns: what they hold, and that they fit together.
//!
//! A row is an event. The rows of a case stand together, in the order in which they were recorded.

use core::ops::Range;

use crate::money::Fen;
use crate::time::{Day, Instant};

/// What stands in a column of days where no day was agreed.
pub const NO_DAY: i32 = i32::MIN;
/// What stands in a column of amounts where none is known.
pub const NO_AMOUNT: u64 = u64::MAX;

/// Why columns cannot be read together.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ColumnsError {
    /// A column has another length than the actions have.
    #[error("column \"{column}\" has {found} rows, and \"actions\" has {expected}")]
    Length {
        /// The column.
        column: &'static str,
        /// How many rows the actions have.
        expected: usize,
        /// How many rows the column has.
        found: usize,
    },
    /// A column with one entry for each case has another length than there are cases.
    #[error("column \"{column}\" has {found} entries, and there are {expected} cases")]
    Cases {
        /// The column.
        column: &'static str,
        /// How many cases there are.
        expected: usize,
        /// How many entries the column has.
        found: usize,
    },
    /// The case offsets are empty, run back, or do not end within the rows.
    #[error("\"case_offsets\" does not hold at entry {entry}: offsets ascend and end with the {rows} rows")]
    Offsets {
        /// The first entry that is wrong.
        entry: usize,
        /// How many rows there are.
        rows: usize,
    },
    /// More rows than one set of columns can hold; split them.
    #[error("{rows} rows are more than one set of columns can hold; split them at a case")]
    TooMany {
        /// How many rows there are.
        rows: usize,
    },
    /// Runs of one log differ in the columns that they were given.
    #[error("run {run} was given other columns than the runs before it")]
    Mixed {
        /// The first run that differs, from 0.
        run: usize,
    },
}

/// The columns of event logs, borrowed.
///
/// A condition is judged only where every column that it needs is given: without the days agreed,
/// nothing is said of them; without the refusals, nothing of a breach before its day.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    pub(super) first_case: usize,
    pub(super) offsets: &'a [u32],
    pub(super) actions: &'a [u8],
    pub(super) instants: &'a [i64],
    pub(super) roles: &'a [u8],
    pub(super) sequences: Option<&'a [u32]>,
    pub(super) due_days: Option<&'a [i32]>,
    pub(super) refusals: Option<&'a [u8]>,
    pub(super) stations: Option<&'a [u32]>,
    pub(super) amounts: Option<&'a [u64]>,
}

impl<'a> Columns<'a> {
    /// The columns that every log has.
    ///
    /// `case_offsets` holds the first row of each case and, as its last entry, the number of rows.
    /// `actions` holds the index of each [`Action`](crate::complaint::Action), `instants`
    /// microseconds since 1970-01-01T00:00:00Z, `roles` the index of each
    /// [`Role`](crate::procedure::Role). An index that names nothing is a violation of its row, not
    /// an error here. An instant outside the years 0001 to 9999 counts as the first or the last second in them.
    pub fn new(
        case_offsets: &'a [u32],
        actions: &'a [u8],
        instants: &'a [i64],
        roles: &'a [u8],
    ) -> Result<Self, ColumnsError> {
        let columns = Self { offsets: case_offsets, ..Self::ungrouped(actions, instants, roles)? };
        let (rows, all) = (actions.len(), u32::try_from(actions.len()).unwrap_or(u32::MAX));
        let falls = case_offsets.iter().zip(case_offsets.iter().skip(1)).position(|(one, next)| next < one);
        let wrong = match (falls, case_offsets.first(), case_offsets.last()) {
            (_, Some(first), _) if *first != 0 => Some(0),
            (Some(place), ..) => Some(place + 1),
            (None, _, Some(last)) if *last == all => None,
            _ => Some(case_offsets.len().saturating_sub(1)),
        };
        wrong.map_or(Ok(columns), |entry| Err(ColumnsError::Offsets { entry, rows }))
    }

    /// Rows that are in no case yet.
    pub(super) fn ungrouped(
        actions: &'a [u8],
        instants: &'a [i64],
        roles: &'a [u8],
    ) -> Result<Self, ColumnsError> {
        let rows = actions.len();
        if u32::try_from(rows).is_err() {
            return Err(ColumnsError::TooMany { rows });
        }
        let columns = Self {
            first_case: 0,
            offsets: &[],
            actions,
            instants,
            roles,
            sequences: None,
            due_days: None,
            refusals: None,
            stations: None,
            amounts: None,
        };
        columns.fits("instants", instants.len())?;
        columns.fits("roles", roles.len())?;
        Ok(columns)
    }

    /// With the number of each event in its case, from 1.
    pub fn with_sequences(self, sequences: &'a [u32]) -> Result<Self, ColumnsError> {
        self.fits("sequences", sequences.len())?;
        Ok(Self { sequences: Some(sequences), ..self })
    }

    /// With the day agreed by a settlement or a promise, in days since 1970-01-01; [`NO_DAY`], or
    /// any number outside the years 0001 to 9999, for none.
    pub fn with_due_days(self, due_days: &'a [i32]) -> Result<Self, ColumnsError> {
        self.fits("due_days", due_days.len())?;
        Ok(Self { due_days: Some(due_days), ..self })
    }

    /// With whether a breach states the operator's refusal: not 0 where it does.
    pub fn with_refusals(self, refusals: &'a [u8]) -> Result<Self, ColumnsError> {
        self.fits("refusals", refusals.len())?;
        Ok(Self { refusals: Some(refusals), ..self })
    }

    /// With the station of each case: its place in the caller's list of stations. One entry a case.
    pub fn with_stations(self, stations: &'a [u32]) -> Result<Self, ColumnsError> {
        self.fits_cases("stations", stations.len())?;
        Ok(Self { stations: Some(stations), ..self })
    }

    /// With the amount in dispute of each case, in fen; [`NO_AMOUNT`] for none. One entry a case.
    pub fn with_amounts(self, amounts: &'a [u64]) -> Result<Self, ColumnsError> {
        self.fits_cases("amounts", amounts.len())?;
        Ok(Self { amounts: Some(amounts), ..self })
    }

    fn fits_cases(&self, column: &'static str, found: usize) -> Result<(), ColumnsError> {
        let expected = self.first_case + self.cases();
        if found == expected { Ok(()) } else { Err(ColumnsError::Cases { column, expected, found }) }
    }

    pub(super) fn fits(&self, column: &'static str, found: usize) -> Result<(), ColumnsError> {
        let expected = self.actions.len();
        if found == expected { Ok(()) } else { Err(ColumnsError::Length { column, expected, found }) }
    }

    /// How many cases there are.
    #[must_use]
    pub const fn cases(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// How many rows the cases have together.
    #[must_use]
    pub fn rows(&self) -> usize {
        match (self.offsets.first(), self.offsets.last()) {
            (Some(first), Some(last)) => (last - first) as usize,
            _ => 0,
        }
    }

    /// The number of the first case, which is not 0 where these are a part of other columns.
    #[must_use]
    pub const fn first_case(&self) -> usize {
        self.first_case
    }

    /// Some of the cases, counted from the first of these, clipped to those there are. Cases and
    /// rows keep their numbers, so that parts that are checked apart add up to the whole.
    #[must_use]
    pub fn slice_cases(&self, cases: Range<usize>) -> Self {
        let end = cases.end.min(self.cases());
        let start = cases.start.min(end);
        let offsets = self.offsets.get(start..=end).unwrap_or(&[]);
        Self { first_case: self.first_case + start, offsets, ..*self }
    }

    /// The rows of a case, counted from the first of these; empty where there is no such case.
    #[must_use]
    pub fn case_rows(&self, case: usize) -> Range<usize> {
        match (self.offsets.get(case), self.offsets.get(case.saturating_add(1))) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    /// The actions of a case, counted from the first of these.
    #[must_use]
    pub fn case_actions(&self, case: usize) -> &'a [u8] {
        self.actions.get(self.case_rows(case)).unwrap_or(&[])
    }

    /// The place of a case's station in the caller's list, the case counted from the first of these.
    pub(super) fn station(&self, case: usize) -> usize {
        let station = self.stations.and_then(|column| column.get(self.first_case + case));
        station.map_or(usize::MAX, |station| *station as usize)
    }

    /// The amount in dispute of a case, counted from the first of these, where one is known.
    pub(super) fn amount(&self, case: usize) -> Option<Fen> {
        let amount = self.amounts.and_then(|column| column.get(self.first_case + case));
        amount.filter(|amount| **amount != NO_AMOUNT).map(|amount| Fen(*amount))
    }

    #[inline]
    pub(super) fn event(&self, row: usize) -> EventCells {
        EventCells {
            action: self.actions.get(row).copied().unwrap_or(u8::MAX),
            role: self.roles.get(row).copied().unwrap_or(u8::MAX),
            at: self.instants.get(row).copied().unwrap_or(0),
            sequence: self.sequences.and_then(|column| column.get(row)).copied(),
            due: self.due_days.map(|column| column.get(row).copied().unwrap_or(NO_DAY)),
            refused: self.refusals.map(|column| column.get(row).copied().unwrap_or(0) != 0),
        }
    }
}

/// The cells of one row; none where the whole column is not given.
#[derive(Clone, Copy)]
pub(super) struct EventCells {
    pub(super) action: u8,
    pub(super) role: u8,
    pub(super) at: i64,
    pub(super) sequence: Option<u32>,
    due: Option<i32>,
    pub(super) refused: Option<bool>,
}

impl EventCells {
    pub(super) fn instant(&self) -> Instant {
        instant(self.at)
    }

    /// Whether the days agreed are given at all.
    pub(super) fn shows_days(&self) -> bool {
        self.due.is_some()
    }

    /// The day agreed, if one was.
    #[inline]
    pub(super) fn due(&self) -> Option<Day> {
        Day::from_days_since_epoch(self.due?).ok()
    }
}

/// The instant so many microseconds after 1970-01-01T00:00:00Z, or the first or the last second there is.
pub(super) fn instant(micros: i64) -> Instant {
    let nearest =
        if micros.is_negative() { Instant::start_of(Day::MIN) } else { Instant::on(Day::MAX, u32::MAX) };
    Instant::from_micros(micros).unwrap_or(nearest)
}

/// The case offsets of rows whose cases stand together, from the number of the case in each row.
///
/// ```
/// use wujin_core::conformance::offsets_of;
/// assert_eq!(offsets_of(&[7, 7, 3, 9, 9, 9]), [0, 2, 3, 6]);
/// ```
#[must_use]
pub fn offsets_of(case_ids: &[u64]) -> Vec<u32> {
    let rows = u32::try_from(case_ids.len()).unwrap_or(u32::MAX);
    let changes = case_ids.iter().zip(case_ids.iter().skip(1)).zip(1_u32..);
    let mut offsets = vec![0];
    offsets.extend(changes.filter(|((one, next), _)| one != next).map(|(_, row)| row));
    if rows > 0 {
        offsets.push(rows);
    }
    offsets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_beyond_the_years_there_are_counts_as_the_nearest_second() {
        let first = Instant::start_of(Day::MIN);
        let last = Instant::on(Day::MAX, u32::MAX);
        assert_eq!([i64::MIN, first.micros() - 1, first.micros()].map(instant), [first; 3]);
        let after = last.micros() + 1_000_000;
        assert_eq!([i64::MAX, after, last.micros()].map(instant), [last; 3]);
        assert!(instant(after - 1) > last);
        assert_eq!([-1, 0, 1].map(|micros| instant(micros).micros()), [-1, 0, 1]);
    }
}
