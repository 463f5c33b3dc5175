//! Logs whose cases come mixed: everything is taken in first, and answered for afterwards.

use std::collections::VecDeque;
use std::panic::resume_unwind;

use arrow_array::RecordBatch;
use wujin_core::conformance::arrival::{Arrivals, GROUPS, Gatherer, Run};
use wujin_core::conformance::{ColumnsError, Survey};
use wujin_core::reporting::StationQuarters;

use crate::answer::{Ended, LogAnswer, LogRows, said};
use crate::case_key::CaseKeys;
use crate::error::LogError;
use crate::events::{CaseCells, Events};
use crate::layout::Layouts;
use crate::reader::{Begin, Reader};
use crate::setting::Setting;
use crate::stations::StationNumbers;
use crate::worker::{LogTotals, Worker, totals};

/// How many rows are put into groups at a time.
const PORTION: usize = 1 << 20;
/// How many groups each thread answers for before the answers are shown.
const TURN: usize = 4;
/// So many rows are not worth a second thread.
const FEW: usize = 1 << 15;

/// Checks a log in order of arrival, where the events of many cases come mixed.
///
/// Memory holds every row, by 32 bytes and 4 more for each of number and station and 8 for the amount
/// where they are given, and every id that is neither a whole number nor a UUID in its usual form. A
/// log may have 4,294,967,295 rows. Where cases stand together, [`LogChecker`](crate::LogChecker) needs
/// no such memory.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, RecordBatch, StringArray, TimestampSecondArray, UInt64Array};
/// use wujin_arrow::{ArrivalChecker, Setting};
///
/// let texts = |list: &[&str]| Arc::new(StringArray::from(list.to_vec())) as ArrayRef;
/// let batch = RecordBatch::try_from_iter([
///     ("case", Arc::new(UInt64Array::from(vec![7, 9, 7])) as ArrayRef),
///     ("action", texts(&["register", "登记", "archive"])),
///     ("role", texts(&["staff", "工作人员", "staff"])),
///     ("at", Arc::new(TimestampSecondArray::from(vec![1_300_000_000, 1_300_003_600, 1_300_007_200]))),
/// ])?;
/// let mut checker = ArrivalChecker::new(&Setting::national("2011-12-31".parse()?));
/// assert_eq!(checker.push(&batch)?.num_rows(), 0); // nothing that could not be read
/// let answers = checker.finish()?.collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(answers.iter().map(|answer| answer.verdicts.num_rows()).sum::<usize>(), 2);
/// assert_eq!(answers.iter().map(|answer| answer.violations.num_rows()).sum::<usize>(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct ArrivalChecker<'r> {
    workers: Vec<Worker<'r>>,
    stations: StationNumbers,
    layouts: Layouts,
    keys: CaseKeys,
    /// The rows that are in no run yet: ids, events, stations and amounts.
    ids: Vec<u128>,
    events: Events,
    cells: CaseCells,
    runs: Vec<Run<u128>>,
    /// How many rows the runs have.
    rows_done: usize,
}

impl<'r> ArrivalChecker<'r> {
    /// One that has seen nothing yet. The setting's order of cases does not matter to it.
    #[must_use]
    pub fn new(setting: &Setting<'r>) -> Self {
        Self {
            workers: setting.workers(),
            stations: setting.station_numbers(),
            layouts: Layouts::new(setting.names.clone()),
            keys: CaseKeys::default(),
            ids: Vec::new(),
            events: Events::default(),
            cells: CaseCells::default(),
            runs: Vec::new(),
            rows_done: 0,
        }
    }

    /// Takes a batch, and answers what in it could not be read; see
    /// [`findings_schema`](crate::findings_schema). A station that is not known is named in every row that
    /// has it, though only that of a case's first row counts.
    ///
    /// After an error nothing more should be pushed.
    pub fn push(&mut self, batch: &RecordBatch) -> Result<RecordBatch, LogError> {
        let layout = self.layouts.of(&batch.schema())?;
        let first_row = self.rows_done as u64 + self.events.rows() as u64;
        let mut reader = Reader { layout, stations: &mut self.stations };
        let mut read = reader.read(batch, first_row, Begin::Anywhere, &mut self.events, &mut self.cells);
        read.findings.extend(read.of_first_case);
        self.keys.push(&read.ids, &mut self.ids)?;
        if self.ids.len() >= PORTION {
            self.close()?;
        }
        Ok(said(&read.findings)?)
    }

    /// Puts the rows at hand into a run.
    fn close(&mut self) -> Result<(), ColumnsError> {
        let Events { actions, roles, instants, sequences, due_days, refusals } = &self.events;
        let mut arrivals = Arrivals::new(self.rows_done, &self.ids, actions, instants, roles)?;
        if let Some(sequences) = sequences {
            arrivals = arrivals.with_sequences(sequences)?;
        }
        if let Some(due_days) = due_days {
            arrivals = arrivals.with_due_days(due_days)?;
        }
        if let Some(refusals) = refusals {
            arrivals = arrivals.with_refusals(refusals)?;
        }
        if let Some(stations) = &self.cells.stations {
            arrivals = arrivals.with_stations(stations)?;
        }
        if let Some(amounts) = &self.cells.amounts {
            arrivals = arrivals.with_amounts(amounts)?;
        }
        self.runs.push(Run::of(&arrivals));
        let rows = self.ids.len();
        self.rows_done += rows;
        self.ids.clear();
        self.events.forget(rows);
        self.cells.forget(rows);
        Ok(())
    }

    /// Answers for every case: some thousand rows of whole cases at a time, one answer after another, the
    /// same for any number of threads; one without lines where there is no case. The order of the cases
    /// means nothing; `first_row` tells where in the log each begins.
    pub fn finish(mut self) -> Result<ArrivalAnswers<'r>, LogError> {
        if !self.ids.is_empty() {
            self.close()?;
        }
        Gatherer::new(&self.runs)?;
        let Self { workers, keys, runs, .. } = self;
        Ok(ArrivalAnswers { workers, keys, runs, next: 0, ready: VecDeque::new(), given: false })
    }
}

/// The answers for the cases of a log in order of arrival; see [`ArrivalChecker::finish`].
#[derive(Debug)]
pub struct ArrivalAnswers<'r> {
    workers: Vec<Worker<'r>>,
    keys: CaseKeys,
    runs: Vec<Run<u128>>,
    /// The next group to answer for.
    next: usize,
    ready: VecDeque<LogAnswer>,
    /// Whether any answer was given.
    given: bool,
}

impl ArrivalAnswers<'_> {
    /// The figures of the stations that were given, from every case that was answered for: all of them,
    /// once the answers have come to their end.
    pub fn into_figures(self) -> Result<StationQuarters, LogError> {
        Ok(self.into_totals()?.figures)
    }

    /// The figures, and how cases went through the steps where [`Setting::with_flow`] asked for it, from
    /// every case that was answered for.
    pub fn into_totals(self) -> Result<LogTotals, LogError> {
        totals(self.workers)
    }

    /// The answer for no case, which has its columns all the same.
    fn nothing(&self) -> Result<LogAnswer, LogError> {
        let cases = Ended { ids: self.keys.ids(&[])?, offsets: &[0], rows: LogRows::From(0) };
        Ok(LogAnswer::of(&cases, &Survey::default(), &[])?)
    }

    /// Answers for further groups, each thread for some that follow each other.
    fn turn(&mut self) -> Result<(), LogError> {
        let Self { workers, keys, runs, next, ready, .. } = self;
        let rows: usize = runs.iter().map(Run::rows).sum();
        let turn = if rows < FEW { GROUPS } else { TURN };
        let start = *next;
        *next += turn * workers.len().max(1);
        let (keys, runs) = (&*keys, runs.as_slice());
        let answers = std::thread::scope(|scope| {
            let started: Vec<_> = (start..GROUPS)
                .step_by(turn)
                .zip(workers)
                .map(|(first, worker)| {
                    scope.spawn(move || answer(worker, runs, keys, first..(first + turn).min(GROUPS)))
                })
                .collect();
            let joined =
                started.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
            joined.collect::<Result<Vec<_>, _>>()
        })?;
        ready.extend(answers.into_iter().flatten());
        Ok(())
    }
}

impl Iterator for ArrivalAnswers<'_> {
    type Item = Result<LogAnswer, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && self.next < GROUPS {
            if let Err(error) = self.turn() {
                (self.next, self.given) = (GROUPS, true);
                return Some(Err(error));
            }
        }
        if self.ready.is_empty() && !self.given {
            self.given = true;
            return Some(self.nothing());
        }
        self.given = true;
        self.ready.pop_front().map(Ok)
    }
}

/// Answers for the cases of some groups.
fn answer(
    worker: &mut Worker<'_>,
    runs: &[Run<u128>],
    keys: &CaseKeys,
    groups: core::ops::Range<usize>,
) -> Result<Vec<LogAnswer>, LogError> {
    let mut gatherer = Gatherer::new(runs)?;
    let mut answers = Vec::new();
    for group in groups {
        gatherer.open(group);
        while let Some(gathered) = gatherer.next_cases() {
            let columns = gathered.columns();
            let survey = worker.survey(&columns)?;
            let cases = Ended {
                ids: keys.ids(gathered.case_ids())?,
                offsets: gathered.offsets(),
                rows: LogRows::Listed(gathered.rows()),
            };
            answers.push(LogAnswer::of(&cases, &survey, &[])?);
        }
    }
    Ok(answers)
}
