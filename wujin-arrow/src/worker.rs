//! What one thread does: it surveys cases, and counts them into figures of its own.

use std::panic::resume_unwind;

use arrow_schema::DataType;
use wujin_core::conformance::{Columns, Flow, Survey, Surveyor};
use wujin_core::finding::Finding;
use wujin_core::reporting::{StationQuarters, TallyOverflowError};
use wujin_core::time::{Day, Quarter};

use crate::answer::{Ended, LogAnswer, LogRows};
use crate::error::LogError;
use crate::stretch::Stretch;

/// So many cases are not worth a second thread.
const FEW: usize = 4096;

#[derive(Debug)]
pub(crate) struct Worker<'r> {
    pub(crate) surveyor: Surveyor<'r>,
    pub(crate) figures: StationQuarters,
}

impl Worker<'_> {
    pub(crate) fn survey(&mut self, columns: &Columns<'_>) -> Result<Survey, TallyOverflowError> {
        self.surveyor.survey(columns, &mut self.figures)
    }
}

/// Answers for the first cases of a stretch; `none` is the type of their ids where there are none.
pub(crate) fn answer(
    workers: &mut [Worker<'_>],
    stretch: &Stretch,
    cases: usize,
    findings: &[Finding],
    none: &DataType,
) -> Result<LogAnswer, LogError> {
    let offsets = stretch.offsets(cases);
    let survey = survey(workers, &stretch.columns(&offsets)?)?;
    let ids = stretch.ids(cases, none);
    let ended = Ended { ids, offsets: &offsets, rows: LogRows::From(stretch.first_row) };
    Ok(LogAnswer::of(&ended, &survey, findings)?)
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

/// What was counted of a whole log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LogTotals {
    /// The figures of the stations that were given: complaints of other stations are
    /// [unplaced](StationQuarters::unplaced).
    pub figures: StationQuarters,
    /// How cases went through the steps; nothing where it was not asked for.
    pub flow: Flow,
}

/// What all workers counted, together.
pub(crate) fn totals<'r>(workers: impl IntoIterator<Item = Worker<'r>>) -> Result<LogTotals, LogError> {
    let mut sum: Option<LogTotals> = None;
    for Worker { surveyor, figures } in workers {
        let flow = surveyor.flow().cloned().unwrap_or_default();
        match &mut sum {
            Some(sum) => {
                sum.figures.merge(&figures)?;
                sum.flow.merge(&flow);
            }
            None => sum = Some(LogTotals { figures, flow }),
        }
    }
    let none = || StationQuarters::new(0, Quarter::of(Day::MIN), Quarter::of(Day::MIN));
    Ok(sum.unwrap_or_else(|| LogTotals { figures: none(), flow: Flow::default() }))
}
