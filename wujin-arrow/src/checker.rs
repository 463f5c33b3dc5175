//! The checker: batches in, answers out, one after another.

use std::collections::HashMap;
use std::panic::resume_unwind;

use arrow_array::{Array, ArrayRef, RecordBatch, UInt32Array, new_empty_array};
use arrow_schema::{DataType, SchemaRef};
use arrow_select::concat::concat;
use arrow_select::take::take;
use wujin_core::conformance::{Columns, Survey, Surveyor};
use wujin_core::profile::Profile;
use wujin_core::reporting::{CountedStation, StationQuarters, TallyOverflowError};
use wujin_core::time::{Calendar, Day, Quarter};

use crate::answer::{Ended, LogAnswer};
use crate::case_id::CaseId;
use crate::case_order::{Begun, CaseOrder};
use crate::column::Layout;
use crate::error::LogError;
use crate::events::{CaseCells, Events};
use crate::reader::{Reader, is_case};

/// So many cases are not worth a second thread.
const FEW: usize = 4096;

/// Under what a log is checked.
#[derive(Clone, Debug)]
pub struct Setting<'r> {
    profile: &'r Profile,
    calendar: &'r Calendar,
    as_of: Day,
    order: CaseOrder,
    threads: usize,
    stations: Vec<CountedStation>,
    quarters: (Quarter, Quarter),
}

impl Setting<'static> {
    /// The notice's own rules and calendar, as of a day; every case remembered, one thread, no figures.
    #[must_use]
    pub fn national(as_of: Day) -> Self {
        Setting::new(Profile::national(), Calendar::national(), as_of)
    }
}

impl<'r> Setting<'r> {
    /// A profile and a calendar, as of a day; every case remembered, one thread, no figures.
    #[must_use]
    pub fn new(profile: &'r Profile, calendar: &'r Calendar, as_of: Day) -> Self {
        let quarter = Quarter::of(as_of);
        let quarters = (quarter, quarter);
        Self { profile, calendar, as_of, order: CaseOrder::Any, threads: 1, stations: Vec::new(), quarters }
    }

    /// With another way to see that no case comes back.
    #[must_use]
    pub fn with_order(self, order: CaseOrder) -> Self {
        Self { order, ..self }
    }

    /// With so many threads, at least one. The answers are the same.
    #[must_use]
    pub fn with_threads(self, threads: usize) -> Self {
        Self { threads: threads.max(1), ..self }
    }

    /// With the stations whose figures are counted, from one quarter to another; see
    /// [`LogChecker::into_figures`].
    #[must_use]
    pub fn with_stations(self, stations: Vec<CountedStation>, first: Quarter, last: Quarter) -> Self {
        Self { stations, quarters: (first, last), ..self }
    }
}

/// Checks a log batch by batch.
#[derive(Debug)]
pub struct LogChecker<'r> {
    workers: Vec<Worker<'r>>,
    stations: HashMap<Box<str>, u32>,
    begun: Begun,
    /// The schema of the batch before, and where its columns stand.
    layout: Option<(SchemaRef, Layout)>,
    /// The events of the case that may go on, and its id.
    events: Events,
    cells: CaseCells,
    open: Option<ArrayRef>,
    /// How many rows of the log came before those events.
    rows_done: u64,
}

#[derive(Debug)]
struct Worker<'r> {
    surveyor: Surveyor<'r>,
    figures: StationQuarters,
}

impl Worker<'_> {
    fn survey(&mut self, columns: &Columns<'_>) -> Result<Survey, TallyOverflowError> {
        self.surveyor.survey(columns, &mut self.figures)
    }
}

impl<'r> LogChecker<'r> {
    /// One that has seen nothing yet.
    #[must_use]
    pub fn new(setting: Setting<'r>) -> Self {
        let Setting { profile, calendar, as_of, order, threads, stations, quarters } = setting;
        let workers = (0..threads).map(|_| Worker {
            surveyor: Surveyor::new(profile, calendar, as_of),
            figures: StationQuarters::new(stations.len(), quarters.0, quarters.1),
        });
        let numbered = (0_u32..).zip(&stations);
        Self {
            workers: workers.collect(),
            stations: numbered.map(|(place, station)| (station.id.to_string().into(), place)).collect(),
            begun: Begun::new(order),
            layout: None,
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
        let schema = batch.schema();
        let layout = match self.layout.take() {
            Some((known, layout)) if known == schema => layout,
            _ => Layout::of(&schema).map_err(LogError::Columns)?,
        };
        self.layout = Some((schema, layout.clone()));
        let held = self.events.rows();
        let first_row = self.rows_done.saturating_add(held as u64);
        let open = self.open.as_ref().map(|open| CaseId::at(open.as_ref(), 0));
        let goes_on = |ids: &ArrayRef| open.as_ref().is_some_and(|open| is_case(ids, 0, open));
        let reader = Reader { layout, stations: &self.stations };
        let read = reader.read(batch, first_row, goes_on, &mut self.events, &mut self.cells);
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
            None => self.answer(&new_empty_array(&self.case_type()), &[0], &[]),
        }
    }

    /// The figures of the stations that were given, from every case that was answered for: complaints
    /// of other stations are [unplaced](StationQuarters::unplaced).
    pub fn into_figures(self) -> Result<StationQuarters, LogError> {
        let mut figures = self.workers.into_iter().map(|worker| worker.figures);
        let mut sum = figures
            .next()
            .unwrap_or_else(|| StationQuarters::new(0, Quarter::of(Day::MIN), Quarter::of(Day::MIN)));
        for part in figures {
            sum.merge(&part)?;
        }
        Ok(sum)
    }

    fn case_type(&self) -> DataType {
        let place = self.layout.as_ref().and_then(|(schema, layout)| {
            let place = layout.place(crate::LogColumn::Case)?;
            schema.fields().get(place).map(|field| field.data_type().clone())
        });
        place.unwrap_or(DataType::Null)
    }

    fn answer(
        &mut self,
        ids: &ArrayRef,
        offsets: &[u32],
        findings: &[wujin_core::finding::Finding],
    ) -> Result<LogAnswer, LogError> {
        let survey = survey(&mut self.workers, &self.events.columns(offsets, &self.cells)?)?;
        let cases = Ended { ids: ids.clone(), offsets, first_row: self.rows_done };
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
