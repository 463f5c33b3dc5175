//! What is kept of a petition's events: the editions it is pinned to, and the days that guards and
//! obligations need.

use super::{Deed, Petition};
use crate::edition::{DeclineGround, EndGround, RuleEdition, RuleEditionId, SuspensionCause};
use crate::procedure::Event;
use crate::time::{Day, Excluded};

/// A time in which mediation rested.
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
    /// When the enterprise was asked to settle first.
    pub referred: Option<Day>,
    /// When the enterprise answered.
    pub operator_answered: Option<Day>,
    /// When it was accepted.
    pub accepted: Option<Day>,
    /// When it was declined.
    pub declined: Option<Day>,
    /// On which ground it was declined, or which bar was found after acceptance.
    pub bar: Option<DeclineGround>,
    /// When the consumer knew of the harm, or ought to have.
    pub harm_known: Option<Day>,
    /// When mediation began.
    pub mediating: Option<Day>,
    /// The times in which it rested, in order; the last may be open.
    pub suspensions: Vec<Suspension>,
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

    fn close_suspension(&mut self, day: Day) {
        if let Some(last) = self.suspensions.last_mut() {
            last.time.until = last.time.until.or(Some(day));
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
            }
            Deed::ReferOperator(_) => self.referred = today,
            Deed::AnswerOperator(_) => self.operator_answered = today,
            Deed::Accept(_) => self.accepted = today,
            Deed::Decline(declining) => {
                self.declined = today;
                self.bar = declining.ground;
                self.harm_known = declining.harm_known;
            }
            Deed::Mediate(_) => self.mediating = today,
            Deed::SuspendTesting(_) => self.suspend(SuspensionCause::Testing, day),
            Deed::SuspendRecusal(_) => self.suspend(SuspensionCause::Recusal, day),
            Deed::Resume(_) => self.close_suspension(day),
            Deed::Agree(_) => self.agreed = today,
            Deed::End(ending) => {
                self.close_suspension(day);
                self.ended = today;
                self.end_ground = ending.ground;
                self.bar = ending.bar;
                self.harm_known = ending.harm_known;
            }
            Deed::Withdraw(_) => {
                self.close_suspension(day);
                self.withdrawn = today;
                if self.accepted.is_some() {
                    self.ended = today;
                    self.end_ground = Some(EndGround::Withdrawn);
                }
            }
            Deed::TellConsumer(_) | Deed::TellParties(_) => self.told = today,
        }
    }
}
