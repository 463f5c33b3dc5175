//! Taking batches of a log whose cases stand together, one after another.

use arrow_array::{ArrayRef, RecordBatch, UInt32Array};
use arrow_schema::DataType;
use wujin_core::finding::Finding;

use crate::error::LogError;
use crate::layout::Layouts;
use crate::reader::{Begin, Reader, is_case};
use crate::setting::Setting;
use crate::stations::StationNumbers;
use crate::stretch::Stretch;

/// What reads batches.
#[derive(Debug)]
pub(crate) struct Intake {
    stations: StationNumbers,
    layouts: Layouts,
}

/// What could not be read of a batch.
pub(crate) struct Unread {
    /// Of all its cells but these.
    pub(crate) findings: Vec<Finding>,
    /// Of what stands in the first row of the case that begins with the batch.
    pub(crate) of_first_case: Vec<Finding>,
}

impl Intake {
    pub(crate) fn new(setting: &Setting<'_>) -> Self {
        Self { stations: setting.station_numbers(), layouts: Layouts::new(setting.names.clone()) }
    }

    /// The type that ids had last.
    pub(crate) fn case_type(&self) -> DataType {
        self.layouts.case_type()
    }

    /// Adds a batch to the rows that come before it.
    pub(crate) fn read(&mut self, batch: &RecordBatch, stretch: &mut Stretch) -> Result<Unread, LogError> {
        let layout = self.layouts.of(&batch.schema())?;
        let (first_row, before) = (stretch.next_row(), stretch.events.rows());
        let open = stretch.last_id();
        let goes_on = |ids: &ArrayRef| open.as_ref().is_some_and(|open| is_case(ids, 0, open));
        let mut reader = Reader { layout, stations: &mut self.stations };
        let begin = Begin::WhereIdsChange(&goes_on);
        let read = reader.read(batch, first_row, begin, &mut stretch.events, &mut stretch.cells);
        let begins = (batch.num_rows() > 0 && !goes_on(&read.ids)).then_some(0);
        let starts: UInt32Array = begins.into_iter().chain(read.changes).collect();
        stretch.begin(&starts, u32::try_from(before).unwrap_or(u32::MAX), &read.ids)?;
        Ok(Unread { findings: read.findings, of_first_case: read.of_first_case })
    }
}
