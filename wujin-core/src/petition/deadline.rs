//! The day on which a limit of an edition ends: time left out, and the two rules for a last day off.

use super::Facts;
use crate::edition::{EditionLimit, LimitStart, RuleEdition};
use crate::profile::Context;
use crate::provision::Confidence;
use crate::time::{Day, Due, Excluded, PeriodRule};

/// The time that is left out of the limit for mediation under an edition. No other limit leaves any time out.
pub(super) fn left_out(edition: &RuleEdition, facts: &Facts, context: &Context) -> Vec<Excluded> {
    let rests = facts.suspensions.iter().filter(|rest| edition.leaves_out(rest.cause).is_some());
    let mut left_out: Vec<Excluded> = rests.map(|rest| rest.time).collect();
    left_out.extend(with_the_enterprise(facts, context));
    left_out
}

/// The time that the enterprise of the online scheme has, where the profile leaves it out.
// READING: operator-settles-first
fn with_the_enterprise(facts: &Facts, context: &Context) -> Option<Excluded> {
    let scheme = context.profile.document().petition.online_settlement?;
    let from = facts.referred.filter(|_| scheme.left_out_of_limit)?;
    let limit = crate::time::Limit { count: scheme.working_days, unit: crate::time::DayUnit::WorkingDay };
    let most = context.calendar.due(from, limit, &[]).day();
    let ended = facts.operator_answered.or(facts.settled());
    let until = match (most, ended) {
        (Some(most), Some(ended)) => Some(most.min(ended)),
        (most, ended) => most.or(ended),
    };
    Some(Excluded { from, until })
}

/// The day from which a limit runs, where it has begun.
pub(super) fn start(limit: &EditionLimit, facts: &Facts) -> Option<Day> {
    match limit.starts {
        LimitStart::Receipt => facts.received,
        LimitStart::Acceptance => facts.accepted,
        LimitStart::End => facts.ended,
    }
}

/// The day on which a limit ends under each rule that moves a last day off: the edition's own first, and that of
/// the Civil Code where it gives another day.
// READING: two-period-rules
pub(super) fn ends(
    edition: &RuleEdition,
    limit: &EditionLimit,
    since: Day,
    left_out: &[Excluded],
    context: &Context,
) -> Vec<(PeriodRule, Due)> {
    let due = |rule| (rule, context.calendar.due_under(rule, since, limit.limit, left_out));
    let mut ends = vec![due(edition.period_rule)];
    let civil_code = due(PeriodRule::CivilCode);
    if ends.iter().all(|(_, end)| *end != civil_code.1) {
        ends.push(civil_code);
    }
    ends
}

/// The last day of an edition's limit for mediation, the latest that any rule gives; none before it runs.
pub(super) fn last_day_to_mediate(edition: &RuleEdition, facts: &Facts, context: &Context) -> Option<Due> {
    let limit = &edition.mediate;
    let mut since = start(limit, facts)?;
    // READING: order-51-start
    if limit.start_confidence == Confidence::Unsighted {
        since = facts.accepted?.max(since);
    }
    facts.accepted?;
    let left_out = left_out(edition, facts, context);
    let ends = ends(edition, limit, since, &left_out, context);
    // A day that is not known comes after every day that is.
    ends.into_iter().map(|(_, due)| due).max_by_key(|due| (due.day().is_none(), due.day()))
}
