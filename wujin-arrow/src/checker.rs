//! The checker: batches in, answers out, one after another.

use arrow_array::RecordBatch;
use wujin_core::finding::Finding;
use wujin_core::reporting::StationQuarters;

use crate::answer::LogAnswer;
use crate::case_order::Begun;
use crate::error::LogError;
use crate::intake::{Intake, Unread};
use crate::setting::Setting;
use crate::stretch::Stretch;
use crate::worker::{LogTotals, Worker, answer, totals};

/// Checks a log batch by batch.
#[derive(Debug)]
pub struct LogChecker<'r> {
    workers: Vec<Worker<'r>>,
    intake: Intake,
    begun: Begun,
    /// The case that may go on.
    open: Stretch,
}

impl<'r> LogChecker<'r> {
    /// One that has seen nothing yet.
    #[must_use]
    pub fn new(setting: &Setting<'r>) -> Self {
        Self {
            workers: setting.workers(),
            intake: Intake::new(setting),
            begun: Begun::new(setting.order),
            open: Stretch::default(),
        }
    }

    /// Takes a batch, and answers for the cases that have ended in it. The last case of a batch may go on
    /// in the next, and is answered for when another begins, or by [`LogChecker::finish`].
    ///
    /// After an error nothing more should be pushed: what stood in the batch is not counted.
    pub fn push(&mut self, batch: &RecordBatch) -> Result<LogAnswer, LogError> {
        let known = self.open.cases();
        let Unread { mut findings, of_first_case } = self.intake.read(batch, &mut self.open)?;
        findings.extend(of_first_case);
        let begun = &mut self.begun;
        self.open.each_begun(known, |id, row| begun.begin(id, row)).map_err(LogError::Scattered)?;
        self.answer(self.open.cases().saturating_sub(1), &findings)
    }

    /// Answers for the last case.
    pub fn finish(&mut self) -> Result<LogAnswer, LogError> {
        self.answer(self.open.cases(), &[])
    }

    /// The figures of the stations that were given, from every case that was answered for: complaints
    /// of other stations are [unplaced](StationQuarters::unplaced).
    pub fn into_figures(self) -> Result<StationQuarters, LogError> {
        Ok(self.into_totals()?.figures)
    }

    /// The figures, and how cases went through the steps where [`Setting::with_flow`] asked for it, from
    /// every case that was answered for.
    pub fn into_totals(self) -> Result<LogTotals, LogError> {
        totals(self.workers)
    }

    fn answer(&mut self, cases: usize, findings: &[Finding]) -> Result<LogAnswer, LogError> {
        let answer = answer(&mut self.workers, &self.open, cases, findings, &self.intake.case_type())?;
        self.open.forget(cases);
        Ok(answer)
    }
}
