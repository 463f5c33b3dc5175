//! The checker: batches in, answers out, one after another.

use std::collections::HashMap;
use std::panic::resume_unwind;

use arrow_array::{Array, ArrayRef, RecordBatch, UInt32Array, new_empty_array};
use arrow_select::concat::concat;
use arrow_select::take::take;
use wujin_core::conformance::{Columns, Survey};
use wujin_core::reporting::{StationQuarters, TallyOverflowError};

use crate::answer::{Ended, LogAnswer, LogRows};
use crate::case_id::CaseId;
use crate::case_order::Begun;
use crate::column::Layouts;
use crate::error::LogError;
use crate::events::{CaseCells, Events};
use crate::reader::{Begin, Reader, is_case};
use crate::setting::Setting;
use crate::worker::{Worker, figures};

/// So many cases are not worth a second thread.
const FEW: usize = 4096;

/// Checks a log batch by batch.
#[derive(Debug)]
pub struct LogChecker<'r> {
    workers: Vec<Worker<'r>>,
    stations: HashMap<Box<str>, u32>,
    begun: Begun,
    layouts: Layouts,
    /// The events of the case that may go on, and its id.
    events: Events,
    cells: CaseCells,
    open: Option<ArrayRef>,
    /// How many rows of the log came before those events.
    rows_done: u64,
}

impl<'r> LogChecker<'r> {
    /// One that has seen nothing yet.
    #[must_use]
    pub fn new(setting: &Setting<'r>) -> Self {
        Self {
            workers: setting.workers(),
            stations: setting.station_numbers(),
            begun: Begun::new(setting.order),
            layouts: Layouts::default(),
            events: Events::default(),
            cells: CaseCells::default(),
            open: None,
            rows_done: 0,
        }
    }

    /// Takes a batch, and answers for the cases that have ended in it. The last case of a batch may go on
    /// in the next, and is answered for when another begins, or by [`LogChecker::finish`].
    ///
    /// After an error nothing more should be pushed: what stood in the batch is not counted.
    pub fn push(&mut self, batch: &RecordBatch) -> Result<LogAnswer, LogError> {
        let layout = self.layouts.of(&batch.schema())?;
        let held = self.events.rows();
        let first_row = self.rows_done.saturating_add(held as u64);
        let open = self.open.as_ref().map(|open| CaseId::at(open.as_ref(), 0));
        let goes_on = |ids: &ArrayRef| open.as_ref().is_some_and(|open| is_case(ids, 0, open));
        let reader = Reader { layout, stations: &self.stations };
        let read =
            reader.read(batch, first_row, Begin::WhereIdsChange(&goes_on), &mut self.events, &mut self.cells);
        let begins = (batch.num_rows() > 0 && !goes_on(&read.ids)).then_some(0);
        let starts: UInt32Array = begins.into_iter().chain(read.changes).collect();
        for row in starts.values() {
            let id = CaseId::at(read.ids.as_ref(), *row as usize);
            self.begun.begin(id, first_row + u64::from(*row)).map_err(LogError::Scattered)?;
        }

        let held_rows = u32::try_from(held).unwrap_or(u32::MAX);
        let mut offsets: Vec<u32> = self.open.iter().map(|_| 0).collect();
        offsets.extend(starts.values().iter().map(|row| held_rows.saturating_add(*row)));
        let begun = take(read.ids.as_ref(), &starts, None)?;
        let ids = match &self.open {
            Some(open) => concat(&[open.as_ref(), begun.as_ref()])?,
            None => begun,
        };
        if offsets.is_empty() {
            offsets.push(0);
        }
        let ended = offsets.len() - 1;
        self.open = (ids.len() > ended).then(|| ids.slice(ended, 1));
        self.answer(&ids.slice(0, ended), &offsets, &read.findings)
    }

    /// Answers for the last case.
    pub fn finish(&mut self) -> Result<LogAnswer, LogError> {
        let rows = u32::try_from(self.events.rows()).unwrap_or(u32::MAX);
        match self.open.take() {
            Some(open) => self.answer(&open, &[0, rows], &[]),
            None => self.answer(&new_empty_array(&self.layouts.case_type()), &[0], &[]),
        }
    }

    /// The figures of the stations that were given, from every case that was answered for: complaints
    /// of other stations are [unplaced](StationQuarters::unplaced).
    pub fn into_figures(self) -> Result<StationQuarters, LogError> {
        figures(self.workers)
    }

    fn answer(
        &mut self,
        ids: &ArrayRef,
        offsets: &[u32],
        findings: &[wujin_core::finding::Finding],
    ) -> Result<LogAnswer, LogError> {
        let survey = survey(&mut self.workers, &self.events.columns(offsets, &self.cells)?)?;
        let cases = Ended { ids: ids.clone(), offsets, rows: LogRows::From(self.rows_done) };
        let answer = LogAnswer::of(&cases, &survey, findings)?;
        let rows = offsets.last().copied().unwrap_or(0);
        self.events.forget(rows as usize);
        self.cells.forget(ids.len());
        self.rows_done = self.rows_done.saturating_add(u64::from(rows));
        Ok(answer)
    }
}

/// Surveys parts at once, one to a worker, and puts what they found together in order.
fn survey(workers: &mut [Worker<'_>], columns: &Columns<'_>) -> Result<Survey, TallyOverflowError> {
    let cases = columns.cases();
    let count = if cases < FEW { 1 } else { workers.len() };
    if let (1, Some(worker)) = (count, workers.first_mut()) {
        return worker.survey(columns);
    }
    let part = cases.div_ceil(count.max(1));
    std::thread::scope(|scope| {
        let started: Vec<_> = (0..)
            .step_by(part.max(1))
            .zip(workers)
            .map(|(start, worker)| {
                scope.spawn(move || worker.survey(&columns.slice_cases(start..start + part)))
            })
            .collect();
        let mut sum = Survey::default();
        for thread in started {
            sum.append(thread.join().unwrap_or_else(|panic| resume_unwind(panic))?);
        }
        Ok(sum)
    })
}
