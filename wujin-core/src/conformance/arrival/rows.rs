//! Rows in order of arrival, as borrowed columns.

use crate::conformance::{Columns, ColumnsError};

/// The rows of a log, or of a portion of it, in order of arrival: events of many cases, mixed.
///
/// The columns mean what those of [`Columns`] mean, with one entry a row in each. A row is known by its
/// number in the log, from 0.
#[derive(Clone, Copy, Debug)]
pub struct Arrivals<'a, K> {
    pub(super) first_row: u32,
    pub(super) case_ids: &'a [K],
    pub(super) events: Columns<'a>,
    pub(super) stations: Option<&'a [u32]>,
    pub(super) amounts: Option<&'a [u64]>,
}

impl<'a, K> Arrivals<'a, K> {
    /// The columns that every log has; `first_row` is the number of the first of these rows in the log,
    /// which may have 4,294,967,295 rows in all.
    pub fn new(
        first_row: usize,
        case_ids: &'a [K],
        actions: &'a [u8],
        instants: &'a [i64],
        roles: &'a [u8],
    ) -> Result<Self, ColumnsError> {
        let events = Columns::ungrouped(actions, instants, roles)?;
        let rows = first_row.saturating_add(actions.len());
        let (Ok(first_row), Ok(_)) = (u32::try_from(first_row), u32::try_from(rows)) else {
            return Err(ColumnsError::TooMany { rows });
        };
        let arrivals = Self { first_row, case_ids, events, stations: None, amounts: None };
        arrivals.events.fits("case_ids", case_ids.len())?;
        Ok(arrivals)
    }

    /// With the number of each event in its case, from 1.
    pub fn with_sequences(self, sequences: &'a [u32]) -> Result<Self, ColumnsError> {
        Ok(Self { events: self.events.with_sequences(sequences)?, ..self })
    }

    /// With the day agreed; [`NO_DAY`](super::super::NO_DAY) for none.
    pub fn with_due_days(self, due_days: &'a [i32]) -> Result<Self, ColumnsError> {
        Ok(Self { events: self.events.with_due_days(due_days)?, ..self })
    }

    /// With whether a breach states the operator's refusal: not 0 where it does.
    pub fn with_refusals(self, refusals: &'a [u8]) -> Result<Self, ColumnsError> {
        Ok(Self { events: self.events.with_refusals(refusals)?, ..self })
    }

    /// With the station, row by row: that of a case's first row counts.
    pub fn with_stations(self, stations: &'a [u32]) -> Result<Self, ColumnsError> {
        self.events.fits("stations", stations.len())?;
        Ok(Self { stations: Some(stations), ..self })
    }

    /// With the amount in dispute in fen, row by row: that of a case's first row counts;
    /// [`NO_AMOUNT`](super::super::NO_AMOUNT) for none.
    pub fn with_amounts(self, amounts: &'a [u64]) -> Result<Self, ColumnsError> {
        self.events.fits("amounts", amounts.len())?;
        Ok(Self { amounts: Some(amounts), ..self })
    }
}
