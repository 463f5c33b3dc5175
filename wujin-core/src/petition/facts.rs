//! What is kept of a petition's events: the editions it is pinned to, and the days that guards and
//! obligations need.

use std::sync::Arc;

use super::{Deed, Petition};
use crate::edition::{
    DeclineGround, EndGround, HandlingPlace, MediationWay, RuleEdition, RuleEditionId, SuspensionCause,
};
use crate::procedure::Event;
use crate::time::{Day, Excluded};

/// A time in which mediation was interrupted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Suspension {
    /// Why.
    pub cause: SuspensionCause,
    /// From which day to which.
    pub time: Excluded,
}

/// What a petition's events have left.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Facts {
    /// The rule editions the case is pinned to, the one that governs the procedure first.
    pub editions: Vec<RuleEditionId>,
    /// When it was received.
    pub received: Option<Day>,
    /// Where it is handled; at a bureau where it is not said.
    pub handled_at: Option<HandlingPlace>,
    /// The profile under which the case began, as `id@version`.
    pub profile: Option<Arc<str>>,
    /// When the enterprise was asked to settle first.
    pub referred: Option<Day>,
    /// When the enterprise answered.
    pub operator_answered: Option<Day>,
    /// When it was accepted.
    pub accepted: Option<Day>,
    /// When the consumer was told of the acceptance.
    pub acceptance_told: Option<Day>,
    /// When it was declined.
    pub declined: Option<Day>,
    /// On which ground it was declined, or which bar was found after acceptance.
    pub bar: Option<DeclineGround>,
    /// When the consumer knew of the harm, or ought to have.
    pub harm_known: Option<Day>,
    /// When mediation began.
    pub mediating: Option<Day>,
    /// How it is held.
    pub way: Option<MediationWay>,
    /// The times in which it was interrupted, in the order in which they began; the last of each cause may be open.
    pub suspensions: Vec<Suspension>,
    /// When a clue of an illegal act was found, and the number of the report in which it is checked.
    pub clues: Vec<(Day, String)>,
    /// When an agreement was reached.
    pub agreed: Option<Day>,
    /// When mediation was ended without one.
    pub ended: Option<Day>,
    /// On which ground it was ended.
    pub end_ground: Option<EndGround>,
    /// When the consumer withdrew.
    pub withdrawn: Option<Day>,
    /// When the consumer, or both parties, were told of the outcome.
    pub told: Option<Day>,
}

impl Facts {
    /// The editions the case is pinned to.
    pub fn pinned(&self) -> impl Iterator<Item = &'static RuleEdition> + Clone {
        self.editions.iter().map(|id| id.edition())
    }

    /// When the matter left the authority's hands, in whichever way.
    #[must_use]
    pub fn settled(&self) -> Option<Day> {
        self.declined.or(self.agreed).or(self.ended).or(self.withdrawn)
    }

    /// Whether an interruption for a cause is open.
    #[must_use]
    pub fn is_suspended_for(&self, cause: SuspensionCause) -> bool {
        self.suspensions.iter().any(|rest| rest.cause == cause && rest.time.until.is_none())
    }

    fn close(&mut self, cause: SuspensionCause, day: Day) {
        let mut open = self.suspensions.iter_mut().filter(|rest| rest.cause == cause);
        if let Some(last) = open.next_back() {
            last.time.until = last.time.until.or(Some(day));
        }
    }

    fn close_all(&mut self, day: Day) {
        self.close(SuspensionCause::Testing, day);
        self.close(SuspensionCause::Recusal, day);
    }

    /// A decision on recusal ends the stop; else testing is over, and mediation goes on.
    fn resume(&mut self, resumption: &super::Resumption, day: Day) {
        let recusal = self.is_suspended_for(SuspensionCause::Recusal);
        if recusal {
            self.close(SuspensionCause::Recusal, day);
        }
        if !recusal || resumption.testing_ended.is_some() {
            self.close(SuspensionCause::Testing, resumption.testing_ended.unwrap_or(day).min(day));
        }
    }

    fn suspend(&mut self, cause: SuspensionCause, from: Day) {
        self.suspensions.push(Suspension { cause, time: Excluded { from, until: None } });
    }

    pub(super) fn record(&mut self, event: &Event<Petition>) {
        let day = event.at.day();
        let today = Some(day);
        match &event.deed {
            Deed::Lodge(lodging) => {
                self.received = lodging.received;
                self.editions.clone_from(&lodging.editions);
                self.handled_at = lodging.handled_at;
                self.profile.clone_from(&lodging.profile);
            }
            Deed::ReferOperator(_) => self.referred = today,
            Deed::AnswerOperator(_) => self.operator_answered = today,
            Deed::Accept(_) => self.accepted = today,
            Deed::Decline(declining) => {
                self.declined = today;
                self.bar = declining.ground;
                self.harm_known = declining.harm_known;
            }
            Deed::TellAcceptance(_) => self.acceptance_told = self.acceptance_told.or(today),
            Deed::Mediate(mediation) => {
                self.mediating = today;
                self.way = mediation.way;
            }
            Deed::SuspendTesting(_) => self.suspend(SuspensionCause::Testing, day),
            Deed::SuspendRecusal(_) => self.suspend(SuspensionCause::Recusal, day),
            Deed::Resume(resumption) => self.resume(resumption, day),
            Deed::Agree(_) => self.agreed = today,
            Deed::End(ending) => {
                self.close_all(day);
                self.ended = today;
                self.end_ground = ending.ground;
                self.bar = ending.bar;
                self.harm_known = ending.harm_known;
            }
            Deed::Withdraw(_) => {
                self.close_all(day);
                self.withdrawn = today;
                if self.accepted.is_some() {
                    self.ended = today;
                    self.end_ground = Some(EndGround::Withdrawn);
                }
            }
            Deed::RecordClue(found) => self.clues.push((day, found.report.clone().unwrap_or_default())),
            Deed::TellConsumer(_) | Deed::TellParties(_) => self.told = today,
        }
    }
}
