//! What is kept of a complaint's events: the days that guards and obligations need.

use std::sync::Arc;

use super::{Complaint, Deed};
use crate::edition::ProblemNature;
use crate::money::Fen;
use crate::procedure::Event;
use crate::time::Day;

/// What a complaint's events have left. Each day is the last one on which the thing happened.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Facts {
    /// The profile under which the case began, as `id@version`.
    pub profile: Option<Arc<str>>,
    /// When it was registered.
    pub registered: Option<Day>,
    /// The amount in dispute.
    pub amount: Option<Fen>,
    /// The nature of the problem.
    pub nature: Option<ProblemNature>,
    /// When the first opinion was proposed.
    pub first_proposed: Option<Day>,
    /// When a preliminary settlement or its failure ended the handling.
    pub handled: Option<Day>,
    /// When the settlement was agreed preliminarily.
    pub agreed: Option<Day>,
    /// By when it is to be performed.
    pub perform_by: Option<Day>,
    /// When the leader approved or returned it.
    pub reviewed: Option<Day>,
    /// When the leader approved it.
    pub approved: Option<Day>,
    /// When it was performed.
    pub performed: Option<Day>,
    /// When settlement failed or was breached.
    pub failed: Option<Day>,
    /// When the consumer was told of recourse.
    pub recourse_told: Option<Day>,
    /// When a day for the answer was agreed.
    pub promised: Option<Day>,
    /// The day agreed for the answer.
    pub reply_by: Option<Day>,
    /// When the answer was given.
    pub replied: Option<Day>,
    /// When the matter was resolved.
    pub resolved: Option<Day>,
    /// When it was archived.
    pub archived: Option<Day>,
    /// The running number of its entry in the register.
    pub register_entry: Option<u32>,
    /// How often a promised answer came late, earlier promises with it.
    pub late_replies: u32,
}

impl Facts {
    pub(super) fn record(&mut self, event: &Event<Complaint>) {
        let today = Some(event.at.day());
        match &event.deed {
            Deed::Register(registration) => {
                self.profile.clone_from(&registration.profile);
                self.registered = today;
                self.amount = registration.amount;
                self.nature = registration.nature;
            }
            Deed::Propose(_) => self.first_proposed = self.first_proposed.or(today),
            Deed::Agree(agreement) => {
                self.handled = today;
                self.agreed = today;
                self.perform_by = agreement.perform_by;
                self.reviewed = None;
            }
            Deed::Approve(_) => {
                self.reviewed = today;
                self.approved = today;
            }
            Deed::Return(_) => {
                self.reviewed = today;
                self.handled = None;
            }
            Deed::Perform(_) => {
                self.performed = today;
                self.resolved = today;
            }
            Deed::Breach(_) => self.failed = today,
            Deed::Fail(_) => {
                self.handled = today;
                self.failed = today;
            }
            Deed::InformRecourse(_) => {
                self.recourse_told = today;
                self.resolved = today;
            }
            Deed::DeferReply(promise) => {
                self.promised = today;
                self.reply_by = promise.by;
                self.replied = None;
            }
            Deed::Reply(_) => {
                self.replied = today;
                if today > self.reply_by {
                    self.late_replies = self.late_replies.saturating_add(1);
                }
            }
            Deed::Guide(_) => {}
            Deed::Withdraw(_) => self.resolved = today,
            Deed::Archive(archiving) => {
                self.archived = today;
                self.register_entry = archiving.register_entry;
            }
        }
    }
}
