//! What is owed in a complaint as of a day.

use super::{Complaint, Outcome, Side, Stage};
use crate::cite;
use crate::obligation::{Duty, Obligation, Party};
use crate::procedure::Case;
use crate::profile::Profile;
use crate::provision::Citation;
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
    let mut owed = Vec::with_capacity(6);
    each_owed(case, profile, calendar, &mut |Owed { duty, parties, since, due, met, basis }| {
        owed.push(Obligation::as_of(as_of, duty, parties, since, due, met, basis));
    });
    owed
}

/// One thing owed, on no day yet.
pub(crate) struct Owed {
    pub(crate) duty: Duty,
    /// By whom and to whom.
    parties: (Party, Party),
    since: Day,
    pub(crate) due: Due,
    /// The day it was met.
    pub(crate) met: Option<Day>,
    basis: &'static [Citation],
}

/// Hands over everything owed in a case, met or not, in the order of the steps.
pub(crate) fn each_owed(
    case: &Case<Complaint>,
    profile: &Profile,
    calendar: &Calendar,
    owe: &mut impl FnMut(Owed),
) {
    let (Some(stage), Some(side)) = (case.stage(), case.side()) else { return };
    let facts = case.facts();
    let Some(registered) = facts.registered else { return };
    let limits = &profile.document().complaint.limits;
    let due = |since: Day, limit: Option<Limit>| {
        limit.map_or(Due::Promptly, |limit| calendar.due(since, limit, &[]))
    };
    let (station, operator, consumer) = (Party::Station, Party::Operator, Party::Consumer);

    let handled = facts.handled.or(facts.resolved);
    let handle_due = due(registered, limits.handle);
    let basis = cite!["3.3/1", "2.1/2"];
    owe(Owed {
        duty: Duty::Handle,
        parties: (station, consumer),
        since: registered,
        due: handle_due,
        met: handled,
        basis,
    });

    if let (Some(promised), Some(by)) = (facts.promised, facts.reply_by) {
        let met = if side == Side::Given { facts.replied } else { None };
        let basis = cite!["3.2.4/2"];
        owe(Owed {
            duty: Duty::Reply,
            parties: (station, consumer),
            since: promised,
            due: Due::On(by),
            met,
            basis,
        });
    }
    if let Some(agreed) = facts.agreed {
        // A case that left the review by withdrawal owes no review.
        let met = facts.reviewed.or(if stage == Stage::AwaitingReview { None } else { facts.resolved });
        let basis = cite!["3.2.3/1"];
        let review_due = due(agreed, limits.review);
        owe(Owed {
            duty: Duty::Review,
            parties: (operator, consumer),
            since: agreed,
            due: review_due,
            met,
            basis,
        });
    }
    if let (Some(approved), Some(by)) = (facts.approved, facts.perform_by)
        && matches!(stage, Stage::Performing | Stage::ResolvedSettled | Stage::ArchivedSettled)
    {
        let basis = cite!["3.2.3/2"];
        let due = Due::On(by);
        owe(Owed {
            duty: Duty::Perform,
            parties: (operator, consumer),
            since: approved,
            due,
            met: facts.performed,
            basis,
        });
    }
    if let Some(failed) = facts.failed {
        // A consumer who withdraws no longer needs to be told.
        let withdrawn = case.outcome() == Some(Outcome::Withdrawn);
        let met = facts.recourse_told.or(if withdrawn { facts.resolved } else { None });
        let basis = cite!["3.2.2/3"];
        let told_due = due(failed, limits.inform_recourse);
        owe(Owed {
            duty: Duty::InformRecourse,
            parties: (station, consumer),
            since: failed,
            due: told_due,
            met,
            basis,
        });
    }
    if let Some(resolved) = facts.resolved {
        let archive_due = due(resolved, limits.archive);
        for (duty, basis) in [(Duty::EnterRegister, cite!["3.2.5/1"]), (Duty::Archive, cite!["3.2.5/2"])] {
            owe(Owed {
                duty,
                parties: (station, consumer),
                since: resolved,
                due: archive_due,
                met: facts.archived,
                basis,
            });
        }
    }
}
