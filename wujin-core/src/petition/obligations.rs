//! What is owed in a petition as of a day. Where two editions set a limit both are computed.

use serde::Serialize;

use super::{Facts, Petition};
use crate::cite;
use crate::edition::{EditionLimit, RuleEdition, RuleEditionId};
use crate::obligation::{Duty, Obligation, Party};
use crate::procedure::Case;
use crate::provision::{Citation, Confidence};
use crate::time::{Calendar, Day, DayUnit, Due, Excluded, Limit};
use crate::vocabulary;

vocabulary! {
    /// How a limit stands to the others for the same duty.
    pub enum Precedence {
        Governs = "governs", "以此为准", "it comes first, and governs";
        Also = "also", "同时适用", "it applies as well, and comes later";
        Undecided = "undecided", "先后未定", "which comes first cannot be told yet";
    }
}

/// One limit that runs, or ran, in a petition.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Clock {
    /// The edition that sets it.
    pub edition: RuleEditionId,
    /// How sure the limit is.
    pub confidence: Confidence,
    /// How it stands to the other limits for the same duty.
    pub precedence: Precedence,
    /// What is owed.
    #[serde(flatten)]
    pub obligation: Obligation,
}

/// What an enterprise of the online settlement scheme has to settle by itself.
const OPERATOR_SETTLES: Limit = Limit { count: 10, unit: DayUnit::WorkingDay };

/// Everything owed in a petition as of a day, with what has been met, in the order of the steps.
///
/// Where two editions apply, each duty has a clock for each of them, the earlier first. A deed that
/// came late is lawful: its obligation is met late. Where no edition sets a day, as for telling the
/// parties before 2020, the thing is due promptly.
///
/// The case is taken as it stands: give the case folded from the events up to that day.
#[must_use]
pub fn obligations(case: &Case<Petition>, calendar: &Calendar, as_of: Day) -> Vec<Clock> {
    let facts = case.facts();
    let Some(received) = facts.received else { return Vec::new() };
    let (authority, consumer, both) = (Party::Authority, Party::Consumer, Party::BothParties);
    let mut owed = Vec::with_capacity(4);
    let mut owe = |clocks: Clocks<'_>| owed.extend(clocks.run(facts, calendar, as_of));

    let decided = facts.accepted.or(facts.declined).or(facts.withdrawn);
    owe(Clocks {
        duty: Duty::AcceptPetition,
        parties: (authority, consumer),
        since: received,
        met: decided,
        limit: &|edition| Some(edition.accept),
    });
    if facts.declined.is_some() {
        // Declining and telling share one limit, which runs from receipt.
        owe(Clocks {
            duty: Duty::TellParties,
            parties: (authority, consumer),
            since: received,
            met: facts.told,
            limit: &|edition| Some(edition.accept),
        });
    }
    if let Some(accepted) = facts.accepted {
        owe(Clocks {
            duty: Duty::EndMediation,
            parties: (authority, both),
            since: accepted,
            met: facts.agreed.or(facts.ended),
            limit: &|edition| Some(edition.mediate),
        });
    }
    if let Some(over) = facts.ended.or(facts.agreed) {
        // The limit to tell is one for mediation ended without an agreement.
        owe(Clocks {
            duty: Duty::TellParties,
            parties: (authority, both),
            since: over,
            met: facts.told,
            limit: &|edition| edition.tell.filter(|_| facts.ended.is_some()),
        });
    }
    owed
}

/// The clocks of one duty, one for each edition that sets a limit.
struct Clocks<'a> {
    duty: Duty,
    parties: (Party, Party),
    since: Day,
    met: Option<Day>,
    limit: &'a dyn Fn(&RuleEdition) -> Option<EditionLimit>,
}

impl Clocks<'_> {
    fn run(self, facts: &Facts, calendar: &Calendar, as_of: Day) -> Vec<Clock> {
        let clock = |edition: RuleEditionId, confidence, due, citations: &[Citation]| {
            let (since, met) = (self.since, self.met);
            let obligation = Obligation::as_of(as_of, self.duty, self.parties, since, due, met, citations);
            Clock { edition, confidence, precedence: Precedence::Also, obligation }
        };
        let mut clocks: Vec<Clock> = facts
            .pinned()
            .filter_map(|edition| {
                let EditionLimit { limit, citations, confidence, .. } = (self.limit)(edition)?;
                let excluded = excluded(edition, facts, calendar);
                let due = calendar.due(self.since, limit, &excluded);
                Some(clock(edition.id, confidence, due, citations))
            })
            .collect();
        if let (true, Some(first)) = (clocks.is_empty(), facts.editions.first()) {
            clocks.push(clock(*first, Confidence::High, Due::Promptly, cite!["4.1/3"]));
        }
        rank(&mut clocks);
        clocks
    }
}

/// The time that does not count under an edition. What rested under another edition alone counts.
fn excluded(edition: &RuleEdition, facts: &Facts, calendar: &Calendar) -> Vec<Excluded> {
    let rests = facts.suspensions.iter().filter(|rest| edition.suspends_for(rest.cause).is_some());
    let mut excluded: Vec<Excluded> = rests.map(|rest| rest.time).collect();
    // READING: operator-settles-first
    if let Some(from) = facts.referred {
        let most = calendar.due(from, OPERATOR_SETTLES, &[]).day();
        let ended = facts.operator_answered.or(facts.settled());
        let until = match (most, ended) {
            (Some(most), Some(ended)) => Some(most.min(ended)),
            (most, ended) => most.or(ended),
        };
        excluded.push(Excluded { from, until });
    }
    excluded
}

/// Puts the earlier first, and says whether it is certain that it is the earlier. A clock that stands
/// still, or runs past the known years, may come before or after a later day.
fn rank(clocks: &mut [Clock]) {
    clocks.sort_by_key(|clock| earliest(clock.obligation.due));
    let Some((first, rest)) = clocks.split_first_mut() else { return };
    let certain = match first.obligation.due {
        Due::On(day) => rest.iter().all(|clock| day <= earliest(clock.obligation.due).0),
        Due::Promptly | Due::Suspended { .. } | Due::ScheduleUnknown { .. } => rest.is_empty(),
    };
    if certain {
        first.precedence = Precedence::Governs;
    } else {
        for clock in clocks.iter_mut() {
            clock.precedence = Precedence::Undecided;
        }
        // What has a day is of more use than what has none.
        clocks.sort_by_key(|clock| clock.obligation.due.day().is_none());
    }
}

/// The day before which a limit cannot end, and whether it may end later.
fn earliest(due: Due) -> (Day, bool) {
    match due {
        Due::On(day) => (day, false),
        Due::Suspended { since } => (since, true),
        Due::ScheduleUnknown { known_until } => (known_until, true),
        Due::Promptly => (Day::MAX, true),
    }
}
