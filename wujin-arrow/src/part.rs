//! Parts of a log, each checked apart from the others.

use std::convert::Infallible;
use std::mem;

use arrow_array::RecordBatch;
use arrow_schema::DataType;
use wujin_core::finding::Finding;

use crate::answer::LogAnswer;
use crate::case_order::{Begun, CaseOrder};
use crate::error::LogError;
use crate::intake::{Intake, Unread};
use crate::setting::Setting;
use crate::stretch::Stretch;
use crate::worker::{Worker, answer};

/// Checks parts of a log apart from the others, such as the row groups of a file: one checker a thread,
/// and a [`PartJoiner`](crate::PartJoiner) for the cases that reach from a part into the next.
#[derive(Debug)]
pub struct PartChecker<'r> {
    pub(crate) worker: Worker<'r>,
    intake: Intake,
    order: CaseOrder,
    begun: Begun,
    /// The rows that are not answered for.
    stretch: Stretch,
    /// The first case of the part, once another has begun.
    first: Option<Stretch>,
    of_first_case: Vec<Finding>,
}

/// What a part leaves to be said by the joiner: its first case and its last, which may reach over its
/// borders, and which cases began in it.
#[derive(Debug)]
pub struct PartEdges {
    pub(crate) first: Stretch,
    /// The last case; none where it is the first.
    pub(crate) last: Option<Stretch>,
    /// What could not be read of the cells that count where the first case begins with the part.
    pub(crate) of_first_case: Vec<Finding>,
    pub(crate) begun: Begun,
    pub(crate) case_type: DataType,
}

impl<'r> PartChecker<'r> {
    /// One for a part that begins with the first row of the log.
    #[must_use]
    pub fn new(setting: &Setting<'r>) -> Self {
        Self {
            worker: setting.worker(),
            intake: Intake::new(setting),
            order: setting.order,
            begun: Begun::new(setting.order),
            stretch: Stretch::default(),
            first: None,
            of_first_case: Vec::new(),
        }
    }

    /// Begins with the part whose first row is this one of the log, counted from 0.
    pub fn start(&mut self, first_row: u64) {
        self.begun = Begun::new(self.order);
        self.stretch = Stretch::at(first_row);
        self.first = None;
        self.of_first_case = Vec::new();
    }

    /// Takes a batch of the part, and answers for the cases that both begin and end in the part, as far as
    /// they have ended.
    ///
    /// After an error nothing more should be pushed until another part is started.
    pub fn push(&mut self, batch: &RecordBatch) -> Result<LogAnswer, LogError> {
        let is_first = self.first.is_none() && self.stretch.cases() == 0;
        let known = self.stretch.cases();
        let Unread { mut findings, of_first_case } = self.intake.read(batch, &mut self.stretch)?;
        if is_first {
            self.of_first_case = of_first_case;
        } else {
            findings.extend(of_first_case);
        }
        let begun = &mut self.begun;
        let Ok(()) = self.stretch.each_begun(known, |id, row| {
            begun.note(id, row);
            Ok::<(), Infallible>(())
        });
        if self.first.is_none() && self.stretch.cases() > 1 {
            self.first = Some(self.stretch.take_first());
        }
        let ended = if self.first.is_some() { self.stretch.cases().saturating_sub(1) } else { 0 };
        let workers = std::slice::from_mut(&mut self.worker);
        let answer = answer(workers, &self.stretch, ended, &findings, &self.intake.case_type())?;
        self.stretch.forget(ended);
        Ok(answer)
    }

    /// Ends the part. Its edges go to the joiner, part after part.
    pub fn end(&mut self) -> PartEdges {
        let rest = mem::take(&mut self.stretch);
        let (first, last) = match self.first.take() {
            Some(first) => (first, Some(rest)),
            None => (rest, None),
        };
        PartEdges {
            first,
            last,
            of_first_case: mem::take(&mut self.of_first_case),
            begun: mem::replace(&mut self.begun, Begun::new(self.order)),
            case_type: self.intake.case_type(),
        }
    }
}
