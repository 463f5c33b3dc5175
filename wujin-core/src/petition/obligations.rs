//! What is owed in a petition as of a day. Where two editions set a limit both are computed.

use serde::Serialize;

use super::{Facts, Petition, deadline};
use crate::cite;
use crate::edition::{EditionLimit, RuleEdition, RuleEditionId};
use crate::obligation::{Duty, Obligation, Party};
use crate::procedure::Case;
use crate::profile::Context;
use crate::provision::{Citation, Confidence};
use crate::time::{Day, Due, PeriodRule};
use crate::vocabulary;

vocabulary! {
    /// How a limit relates to the others for the same duty.
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
    /// How sure the day is from which it runs.
    pub start_confidence: Confidence,
    /// The rule that says how it ends where it would end on a day off.
    pub period_rule: PeriodRule,
    /// How it relates to the other limits for the same duty.
    pub precedence: Precedence,
    /// What is owed.
    #[serde(flatten)]
    pub obligation: Obligation,
}

/// Everything owed in a petition as of a day, with what has been met, in the order of the steps.
///
/// Where two editions apply, each duty has a clock for each of them, the earlier first; so it has where the two
/// rules for a last day off give different days. A step that came late is lawful: its obligation is met late.
/// Where no edition sets a day, as for telling the parties before 2020, the thing is due promptly.
///
/// Give the case folded from the events up to that day.
#[must_use]
pub fn obligations(case: &Case<Petition>, context: &Context, as_of: Day) -> Vec<Clock> {
    let facts = case.facts();
    let Some(received) = facts.received else { return Vec::new() };
    let (authority, consumer, both) = (Party::Authority, Party::Consumer, Party::BothParties);
    let mut owed = Vec::with_capacity(6);
    let mut owe = |clocks: Clocks<'_>| owed.extend(clocks.run(facts, context, as_of));

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
            duty: Duty::TellDecline,
            parties: (authority, consumer),
            since: received,
            met: facts.told,
            limit: &|edition| Some(edition.accept),
        });
    }
    if let Some(accepted) = facts.accepted {
        if facts.pinned().any(|edition| edition.accept_told.is_some()) {
            // Who was told of the outcome knows of the acceptance.
            owe(Clocks {
                duty: Duty::TellAcceptance,
                parties: (authority, consumer),
                since: received,
                met: facts.acceptance_told.or(facts.told),
                limit: &|edition| {
                    let told = edition.accept_told?;
                    Some(EditionLimit { citations: told.citations, ..edition.accept })
                },
            });
        }
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

/// The clocks of one duty, for each edition that sets a limit.
struct Clocks<'a> {
    duty: Duty,
    parties: (Party, Party),
    /// Since when it is owed; a limit may run from another day.
    since: Day,
    met: Option<Day>,
    limit: &'a dyn Fn(&RuleEdition) -> Option<EditionLimit>,
}

impl Clocks<'_> {
    fn run(self, facts: &Facts, context: &Context, as_of: Day) -> Vec<Clock> {
        let mut clocks: Vec<Clock> =
            facts.pinned().flat_map(|edition| self.of_edition(edition, facts, context, as_of)).collect();
        if let (true, Some(first)) = (clocks.is_empty(), facts.editions.first()) {
            let limit = (Confidence::High, Confidence::High);
            let end = (PeriodRule::CivilCode, Due::Promptly);
            clocks.push(self.clock(*first, limit, end, cite!["4.1/3"], as_of));
        }
        rank(&mut clocks);
        clocks
    }

    fn of_edition(&self, edition: &RuleEdition, facts: &Facts, context: &Context, as_of: Day) -> Vec<Clock> {
        let Some(limit) = (self.limit)(edition) else { return Vec::new() };
        let Some(start) = deadline::start(&limit, facts) else { return Vec::new() };
        let left_out = match self.duty {
            Duty::EndMediation => deadline::left_out(edition, facts, context),
            // No interruption moves any other day.
            _ => Vec::new(),
        };
        let ends = deadline::ends(edition, &limit, start, &left_out, context);
        let differ = ends.len() > 1;
        let sure = (limit.confidence, limit.start_confidence);
        ends.into_iter()
            .map(|end| {
                let mut citations = limit.citations.to_vec();
                citations.extend(differ.then(|| period_basis(end.0)).into_iter().flatten());
                self.clock(edition.id, sure, end, &citations, as_of)
            })
            .collect()
    }

    fn clock(
        &self,
        edition: RuleEditionId,
        (confidence, start_confidence): (Confidence, Confidence),
        (period_rule, due): (PeriodRule, Due),
        citations: &[Citation],
        as_of: Day,
    ) -> Clock {
        let (since, met) = (self.since, self.met);
        let obligation = Obligation::as_of(as_of, self.duty, self.parties, since, due, met, citations);
        let precedence = Precedence::Also;
        Clock { edition, confidence, start_confidence, period_rule, precedence, obligation }
    }
}

/// What the end of a period rests on under a rule, where the two rules give different days.
fn period_basis(rule: PeriodRule) -> &'static [Citation] {
    match rule {
        PeriodRule::CivilCode => cite!["civil-code:203", "reading:two-period-rules"],
        PeriodRule::Order121 => cite!["order-121:45", "reading:two-period-rules"],
    }
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
