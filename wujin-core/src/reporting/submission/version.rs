//! A report that goes up as a case, as a ledger knows it.

use super::{Stage, Submission};
use crate::procedure::Case;
use crate::reporting::{SubmissionRecord, SubmissionStatus};

/// The version of a report that a case is, under its number and whose it is; none before it first went up.
///
/// A report that was returned and is being corrected stands as returned until it goes up again.
///
/// ```
/// use wujin_core::procedure::Case;
/// use wujin_core::reporting::submission::{Submission, record};
/// assert!(record("2012-0001", "一号店", &Case::<Submission>::new()).is_none());
/// ```
// READING: report-closing
#[must_use]
pub fn record(id: &str, unit: &str, case: &Case<Submission>) -> Option<SubmissionRecord> {
    let facts = case.facts();
    let leg = facts.leg?;
    let (status, answered) = match case.stage()? {
        Stage::Start => return None,
        Stage::Draft | Stage::Returned => (SubmissionStatus::Returned, Some(facts.returned?)),
        Stage::Submitted => (SubmissionStatus::Submitted, None),
        Stage::Accepted | Stage::Revised | Stage::Filed => (SubmissionStatus::Accepted, facts.accepted),
    };
    Some(SubmissionRecord {
        id: id.to_owned(),
        unit: unit.to_owned(),
        form: leg.form,
        period: facts.period?,
        written: facts.first_written,
        entered: facts.first_entered,
        status,
        answered,
        replaces: facts.replaces.clone(),
    })
}
