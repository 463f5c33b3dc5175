//! What one thread does: it surveys cases, and counts them into figures of its own.

use wujin_core::conformance::{Columns, Survey, Surveyor};
use wujin_core::reporting::{StationQuarters, TallyOverflowError};
use wujin_core::time::{Day, Quarter};

use crate::error::LogError;

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

/// The figures of all workers together.
pub(crate) fn figures(workers: Vec<Worker<'_>>) -> Result<StationQuarters, LogError> {
    let mut figures = workers.into_iter().map(|worker| worker.figures);
    let none = || StationQuarters::new(0, Quarter::of(Day::MIN), Quarter::of(Day::MIN));
    let mut sum = figures.next().unwrap_or_else(none);
    for part in figures {
        sum.merge(&part)?;
    }
    Ok(sum)
}
