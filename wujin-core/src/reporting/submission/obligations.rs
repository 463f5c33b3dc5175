//! What is owed for a report as of a day.

use super::Submission;
use crate::cite;
use crate::edition::Form;
use crate::obligation::{Duty, Obligation};
use crate::procedure::Case;
use crate::profile::Profile;
use crate::reporting::{Channels, ReportDue, report_due};
use crate::time::{Calendar, Day, Due};

/// Everything owed for a drafted report as of a day, with what has been met: to submit it, to enter it
/// in the system, to answer it and to correct it.
///
/// The case is taken as it stands: give the case folded from the events up to that day.
#[must_use]
pub fn obligations(
    case: &Case<Submission>,
    profile: &Profile,
    calendar: &Calendar,
    as_of: Day,
) -> Vec<Obligation> {
    let facts = case.facts();
    let (Some(leg), Some(period)) = (&facts.leg, facts.period) else { return Vec::new() };
    // A period whose year is out of range has no day; it cannot be drafted either.
    let Ok(report) = report_due(leg, period, profile, calendar) else { return Vec::new() };
    report_obligations(case, &report, as_of)
}

/// What is owed for a report that is expected, whether or not it has been drafted.
///
/// Nothing is owed before the period is over, or before the day on which it is due, if that is earlier.
#[must_use]
pub fn report_obligations(case: &Case<Submission>, report: &ReportDue, as_of: Day) -> Vec<Obligation> {
    let (leg, facts) = (&report.leg, case.facts());
    let over = report.period.last().next();
    let since = report.due.day().map_or(over, |due| due.min(over));
    let mut owed = Vec::with_capacity(4);
    if as_of < since && facts.last_sent.is_none() {
        return owed;
    }
    let duty = if leg.form == Form::AnnexThree { Duty::SubmitSummary } else { Duty::SubmitStatistics };
    let mut basis = leg.citations.to_vec();
    basis.extend(report.fixed_by.iter().filter(|fixed| !leg.citations.contains(fixed)));
    let up = (leg.from, leg.to);
    owed.push(Obligation::as_of(as_of, duty, up, since, report.due, facts.submitted_in_full(), &basis));
    if leg.channels.cover(Channels::System) {
        let entered = facts.first_entered;
        owed.push(Obligation::as_of(as_of, Duty::EnterSystem, up, since, report.due, entered, &basis));
    }
    let basis = cite!["reading:report-closing"];
    if let Some(returned) = facts.returned {
        let again = facts.sent_again;
        let correct = Duty::CorrectSubmission;
        owed.push(Obligation::as_of(as_of, correct, up, returned, Due::Promptly, again, basis));
    }
    if let Some(sent) = facts.last_sent {
        let down = (leg.to, leg.from);
        let answered = facts.answered;
        owed.push(Obligation::as_of(
            as_of,
            Duty::AnswerSubmission,
            down,
            sent,
            Due::Promptly,
            answered,
            basis,
        ));
    }
    owed
}
