//! What is owed in the report of an illegal act as of a day.

use super::{IllegalActReport, ReportOutcome};
use crate::cite;
use crate::edition::{ReporterTelling, reporter_telling_for};
use crate::obligation::{Duty, Obligation, Party};
use crate::procedure::Case;
use crate::provision::Citation;
use crate::time::{Calendar, Day, Due};

/// What is owed in a report as of a day, with what has been met: checking it and deciding on it, then telling the
/// reporter, where there is one.
// READING: report-promptly
#[must_use]
pub fn obligations(case: &Case<IllegalActReport>, calendar: &Calendar, as_of: Day) -> Vec<Obligation> {
    let facts = case.facts();
    let Some(received) = facts.received else { return Vec::new() };
    let parties = (Party::Authority, Party::Consumer);
    let owed = |duty, since: Day, due, met, citations: &[Citation]| {
        let mut all = cite!["4.1/3"].to_vec();
        all.extend(citations.iter().filter(|cited| **cited != Citation::new("4.1/3")));
        Obligation::as_of(as_of, duty, parties, since, due, met, &all)
    };
    let (due, basis) = match facts.check_limit() {
        Some(check) => {
            let limit = if facts.extended.is_some() { check.extended } else { check.limit };
            (calendar.due(received, limit, &[]), check.citations)
        }
        None => (Due::Promptly, cite!["reading:report-promptly"]),
    };
    let mut all = vec![owed(Duty::HandleReport, received, due, facts.decided, basis)];
    if let Some(decided) = facts.decided.filter(|_| facts.has_reporter()) {
        let (due, basis) = match reporter_telling_for(received) {
            // The five days are for telling whether a case is opened, to who gave a real name.
            ReporterTelling::RealName { limit, citations }
                if facts.real_name == Some(true) && facts.result != Some(ReportOutcome::Referred) =>
            {
                (calendar.due(decided, limit, &[]), citations)
            }
            ReporterTelling::RealName { .. } => (Due::Promptly, cite!["reading:report-promptly"]),
            ReporterTelling::WhereLawAsks { citations } | ReporterTelling::Silent { citations } => {
                (Due::Promptly, citations)
            }
        };
        // Closed for a stated reason, nothing more is owed.
        let met = facts.told.or(facts.closed);
        all.push(owed(Duty::TellReporter, decided, due, met, basis));
    }
    all
}
