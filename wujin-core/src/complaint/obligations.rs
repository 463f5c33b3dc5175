//! What is owed in a complaint as of a day.

use super::{Complaint, Outcome, Side, Stage};
use crate::cite;
use crate::obligation::{Duty, Obligation, Party};
use crate::procedure::Case;
use crate::profile::Profile;
use crate::time::{Calendar, Day, Due, Limit};

/// Everything owed in a case as of a day, with what has been met, in the order of the steps.
///
/// The notice fixes no day for any step of a station: a day comes from the profile, or from what was
/// agreed with the consumer; else the thing is due promptly and never overdue.
///
/// The case is taken as it stands: give the case folded from the events up to that day.
#[must_use]
pub fn obligations(
    case: &Case<Complaint>,
    profile: &Profile,
    calendar: &Calendar,
    as_of: Day,
) -> Vec<Obligation> {
    let (Some(stage), Some(side)) = (case.stage(), case.side()) else { return Vec::new() };
    let facts = case.facts();
    let Some(registered) = facts.registered else { return Vec::new() };
    let limits = &profile.document().complaint.limits;
    let due = |since: Day, limit: Option<Limit>| {
        limit.map_or(Due::Promptly, |limit| calendar.due(since, limit, &[]))
    };
    let (station, operator, consumer) = (Party::Station, Party::Operator, Party::Consumer);
    let mut owed = Vec::with_capacity(6);

    let handled = facts.handled.or(facts.resolved);
    let handle_due = due(registered, limits.handle);
    let basis = cite!["3.3/1", "2.1/2"];
    owed.push(Obligation::as_of(
        as_of,
        Duty::Handle,
        (station, consumer),
        registered,
        handle_due,
        handled,
        basis,
    ));

    if let (Some(promised), Some(by)) = (facts.promised, facts.reply_by) {
        let met = if side == Side::Given { facts.replied } else { None };
        let basis = cite!["3.2.4/2"];
        owed.push(Obligation::as_of(
            as_of,
            Duty::Reply,
            (station, consumer),
            promised,
            Due::On(by),
            met,
            basis,
        ));
    }
    if let Some(agreed) = facts.agreed {
        // A case that left the review by withdrawal owes no review.
        let met = facts.reviewed.or(if stage == Stage::AwaitingReview { None } else { facts.resolved });
        let basis = cite!["3.2.3/1"];
        let review_due = due(agreed, limits.review);
        owed.push(Obligation::as_of(
            as_of,
            Duty::Review,
            (operator, consumer),
            agreed,
            review_due,
            met,
            basis,
        ));
    }
    if let (Some(approved), Some(by)) = (facts.approved, facts.perform_by)
        && matches!(stage, Stage::Performing | Stage::ResolvedSettled | Stage::ArchivedSettled)
    {
        let basis = cite!["3.2.3/2"];
        let due = Due::On(by);
        owed.push(Obligation::as_of(
            as_of,
            Duty::Perform,
            (operator, consumer),
            approved,
            due,
            facts.performed,
            basis,
        ));
    }
    if let Some(failed) = facts.failed {
        // A consumer who withdraws no longer needs to be told.
        let withdrawn = case.outcome() == Some(Outcome::Withdrawn);
        let met = facts.recourse_told.or(if withdrawn { facts.resolved } else { None });
        let basis = cite!["3.2.2/3"];
        let told_due = due(failed, limits.inform_recourse);
        owed.push(Obligation::as_of(
            as_of,
            Duty::InformRecourse,
            (station, consumer),
            failed,
            told_due,
            met,
            basis,
        ));
    }
    if let Some(resolved) = facts.resolved {
        let archive_due = due(resolved, limits.archive);
        for (duty, basis) in [(Duty::EnterRegister, cite!["3.2.5/1"]), (Duty::Archive, cite!["3.2.5/2"])] {
            owed.push(Obligation::as_of(
                as_of,
                duty,
                (station, consumer),
                resolved,
                archive_due,
                facts.archived,
                basis,
            ));
        }
    }
    owed
}
