//! Putting the parts of a log together again.

use arrow_schema::DataType;
use wujin_core::reporting::StationQuarters;

use crate::answer::LogAnswer;
use crate::case_order::Begun;
use crate::error::LogError;
use crate::part::{PartChecker, PartEdges};
use crate::setting::Setting;
use crate::stretch::Stretch;
use crate::worker::{Worker, answer, totals};

/// Puts the parts of a log together again: answers for the cases that reach from a part into the next, and
/// sees to it that no case comes back.
///
/// The answers are those of [`LogChecker`](crate::LogChecker), whatever the parts and however many threads
/// check them, if they are shown in this order: what [`PartJoiner::join`] says of a part, then what its
/// [`PartChecker`] said of it; and last what [`PartJoiner::finish`] says.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, RecordBatch, StringArray, TimestampSecondArray, UInt64Array};
/// use wujin_arrow::{PartChecker, PartJoiner, Setting};
///
/// let texts = |list: &[&str]| Arc::new(StringArray::from(list.to_vec())) as ArrayRef;
/// let log = RecordBatch::try_from_iter([
///     ("case", Arc::new(UInt64Array::from(vec![7, 7, 9])) as ArrayRef),
///     ("action", texts(&["register", "archive", "register"])),
///     ("role", texts(&["staff", "staff", "staff"])),
///     ("at", Arc::new(TimestampSecondArray::from(vec![1_300_000_000, 1_300_003_600, 1_300_007_200]))),
/// ])?;
/// let setting = Setting::national("2011-12-31".parse()?);
/// let (mut checker, mut joiner) = (PartChecker::new(&setting), PartJoiner::new(&setting));
/// let mut verdicts = 0;
/// for (first_row, rows) in [(0, 1), (1, 2)] {
///     checker.start(first_row as u64);
///     let said = checker.push(&log.slice(first_row, rows))?;
///     verdicts += joiner.join(checker.end())?.verdicts.num_rows() + said.verdicts.num_rows();
/// }
/// verdicts += joiner.finish()?.verdicts.num_rows();
/// assert_eq!(verdicts, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct PartJoiner<'r> {
    worker: Worker<'r>,
    begun: Begun,
    /// The case that may go on in the next part.
    open: Stretch,
    case_type: DataType,
}

impl<'r> PartJoiner<'r> {
    /// One that has seen no part yet.
    #[must_use]
    pub fn new(setting: &Setting<'r>) -> Self {
        Self {
            worker: setting.worker(),
            begun: Begun::new(setting.order),
            open: Stretch::default(),
            case_type: DataType::Null,
        }
    }

    /// Takes the edges of the next part, and answers for the cases that end in it and did not begin in it,
    /// or began with it.
    pub fn join(&mut self, edges: PartEdges) -> Result<LogAnswer, LogError> {
        let PartEdges { first, last, of_first_case, begun, case_type } = edges;
        self.case_type = case_type;
        if first.cases() == 0 {
            return self.answer(0, &[]);
        }
        let goes_on = self.open.cases() > 0 && self.open.last_id() == first.first_id();
        self.begun.join(begun, goes_on).map_err(LogError::Scattered)?;
        if self.open.cases() == 0 {
            self.open = Stretch::at(first.first_row);
        }
        self.open.append(first, goes_on)?;
        let findings = if goes_on { Vec::new() } else { of_first_case };
        match last {
            Some(last) => {
                let answer = self.answer(self.open.cases(), &findings)?;
                self.open = last;
                Ok(answer)
            }
            None => self.answer(self.open.cases().saturating_sub(1), &findings),
        }
    }

    /// Answers for the last case.
    pub fn finish(&mut self) -> Result<LogAnswer, LogError> {
        self.answer(self.open.cases(), &[])
    }

    /// The figures of the stations that were given, from every case that these checkers and the joiner
    /// answered for; see [`LogChecker::into_figures`](crate::LogChecker::into_figures).
    pub fn into_figures(
        self,
        checkers: impl IntoIterator<Item = PartChecker<'r>>,
    ) -> Result<StationQuarters, LogError> {
        Ok(totals(checkers.into_iter().map(|checker| checker.worker).chain([self.worker]))?.figures)
    }

    fn answer(
        &mut self,
        cases: usize,
        findings: &[wujin_core::finding::Finding],
    ) -> Result<LogAnswer, LogError> {
        let workers = std::slice::from_mut(&mut self.worker);
        let answer = answer(workers, &self.open, cases, findings, &self.case_type)?;
        self.open.forget(cases);
        Ok(answer)
    }
}
