//! Checking a log batch by batch, on threads of its own.

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::ArrowError;
use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;
use wujin_arrow::{ArrivalChecker, CaseOrder, LogChecker, LogError, LogTotals, Setting};

use super::answers::Answers;
use super::watch::Watch;
use crate::raise::{document_unusable, unusable};

/// So many rows are checked before signals are looked for and progress is told.
const STRIDE: usize = 1 << 18;
/// Either way to check a log.
pub(super) enum Checker<'r> {
    Grouped(LogChecker<'r>),
    Arrival(ArrivalChecker<'r>),
}

impl<'r> Checker<'r> {
    /// One for cases that stand together, or none for cases that come mixed.
    pub(super) fn new(setting: &Setting<'r>, order: Option<CaseOrder>) -> Self {
        match order {
            Some(_) => Self::Grouped(LogChecker::new(setting)),
            None => Self::Arrival(ArrivalChecker::new(setting)),
        }
    }

    fn push(&mut self, batch: &RecordBatch, answers: &mut Answers) -> Result<(), LogError> {
        match self {
            Self::Grouped(checker) => answers.take(checker.push(batch)?),
            Self::Arrival(checker) => {
                let findings = checker.push(batch)?;
                if findings.num_rows() > 0 {
                    answers.findings.push(findings);
                }
            }
        }
        Ok(())
    }

    fn finish(self, answers: &mut Answers, watch: &mut Watch) -> PyResult<LogTotals> {
        match self {
            Self::Grouped(mut checker) => {
                answers.take(checker.finish().map_err(said)?);
                checker.into_totals().map_err(said)
            }
            Self::Arrival(checker) => {
                let mut rest = checker.finish().map_err(said)?;
                for answer in rest.by_ref() {
                    answers.take(answer.map_err(said)?);
                    watch.after(0)?;
                }
                rest.into_totals().map_err(said)
            }
        }
    }
}

/// Why a log cannot be checked, as an exception.
#[expect(clippy::needless_pass_by_value, reason = "what map_err calls")]
fn said(error: LogError) -> PyErr {
    Python::attach(|py| match error.findings() {
        [] => document_unusable(py, error.to_string()),
        findings => unusable(py, findings),
    })
}

/// Checks a log to its end; what was counted is handed back with the answers.
pub(super) fn check(
    batches: Box<dyn RecordBatchReader + Send>,
    mut checker: Checker<'_>,
    watch: &mut Watch,
) -> PyResult<(Answers, LogTotals)> {
    let mut answers = Answers::default();
    // Columns that cannot be read are said of a table without rows too.
    checker.push(&RecordBatch::new_empty(batches.schema()), &mut answers).map_err(said)?;
    for batch in batches {
        let batch = batch.map_err(|error| unreadable(&error))?;
        let mut from = 0;
        while from < batch.num_rows() {
            let part = batch.slice(from, STRIDE.min(batch.num_rows() - from));
            checker.push(&part, &mut answers).map_err(said)?;
            watch.after(part.num_rows())?;
            from += part.num_rows();
        }
    }
    let totals = checker.finish(&mut answers, watch)?;
    watch.tell()?;
    Ok((answers, totals))
}

/// Why a table gave no further batch. An interrupt that struck while Python code made one has been through
/// Arrow's interface, of which only its text comes out.
fn unreadable(error: &ArrowError) -> PyErr {
    let text = error.to_string();
    if text.trim_end().ends_with("KeyboardInterrupt") {
        return PyKeyboardInterrupt::new_err(());
    }
    Python::attach(|py| document_unusable(py, format!("the table cannot be read: {text}")))
}
