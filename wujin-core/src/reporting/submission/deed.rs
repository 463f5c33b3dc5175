//! What is done with a report, each with its particulars, and what is kept of it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::procedure::{deeds, particulars};

use super::{Action, Submission};
use crate::edition::OperatorKind;
use crate::finding::ReportingMatter;
use crate::obligation::Party;
use crate::procedure::Event;
use crate::reporting::figures::{compiling_basis, other_kinds, parts_differ, total_differs};
use crate::reporting::{Channels, KindTable, Leg, Tally};
use crate::time::{Day, Period};

/// The figures of a report, with what they can be held against.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ReportFigures {
    /// The five columns.
    pub columns: KindTable,
    /// The kind of the station's operator, in Annex 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<OperatorKind>,
    /// The total as it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Tally>,
    /// The sum of the reports that it is compiled from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<KindTable>,
}

impl ReportFigures {
    /// Everything that does not add up, for a report by this tier.
    #[must_use]
    pub fn check(&self, from: Party) -> Vec<ReportingMatter> {
        let mut matters = self.kind.map_or_else(Vec::new, |own| other_kinds(own, &self.columns));
        if let Some(total) = &self.total {
            matters.extend(total_differs(&self.columns, total));
        }
        if let Some(parts) = &self.parts {
            matters.extend(parts_differ(&self.columns, parts, compiling_basis(from)));
        }
        matters
    }
}

particulars! {
    /// A report begun.
    Drafting {
        /// The tier that submits. With the tier that receives it fixes the form, the ways, the rhythm.
        from: Option<Party>,
        /// The tier that receives.
        to: Option<Party>,
        /// Whether the submitting tier receives from offices itself, as where there is no county.
        receives_from_offices: bool,
        /// What it covers; an annual period carries its window.
        period: Option<Period>,
        /// The figures, where they are known already.
        figures: Option<Box<ReportFigures>>,
        /// The accepted report that this one is to replace.
        replaces: Option<String>,
        /// What changed against the report that it replaces.
        changed: Option<String>,
        /// The profile under which the case began, as `id@version`; deciding writes it.
        profile: Option<Arc<str>>,
    }
    /// Figures filled, in place of those before.
    Filling {
        /// The figures.
        figures: Option<Box<ReportFigures>>,
    }
    /// A report sent up.
    Sending {
        /// A remark.
        remark: Option<String>,
    }
    /// A report sent back.
    Returning {
        /// Why.
        reason: Option<String>,
    }
    /// A returned report taken up again.
    Correction {
        /// The figures, where they change.
        figures: Option<Box<ReportFigures>>,
    }
    /// A report taken.
    Acceptance {
        /// A remark.
        remark: Option<String>,
    }
    /// A report replaced by another.
    Replacement {
        /// The report that replaces it.
        by: Option<String>,
        /// What changed.
        changed: Option<String>,
    }
    /// A report filed.
    Filing {
        /// A remark.
        remark: Option<String>,
    }
}

deeds! {
    /// An action on a report, with its particulars.
    Deed {
    Draft(Drafting),
    Fill(Filling),
    SubmitInWriting(Sending),
    EnterSystem(Sending),
    Return(Returning),
    Correct(Correction),
    Accept(Acceptance),
    Revise(Replacement),
    File(Filing),
    }
}

impl Drafting {
    /// The leg on which the report goes, where the tiers are those of one.
    #[must_use]
    pub fn leg(&self) -> Option<Leg> {
        Leg::between(self.from?, self.to?, self.receives_from_offices).ok()
    }
}

/// What a report's events have left.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Facts {
    /// The profile under which the case began, as `id@version`.
    pub profile: Option<Arc<str>>,
    /// The leg on which it goes.
    pub leg: Option<Leg>,
    /// What it covers.
    pub period: Option<Period>,
    /// The figures.
    pub figures: Option<Box<ReportFigures>>,
    /// The report that it replaces.
    pub replaces: Option<String>,
    /// The report that replaces it.
    pub replaced_by: Option<String>,
    /// When it first went up in writing.
    pub first_written: Option<Day>,
    /// When it was first entered in the system.
    pub first_entered: Option<Day>,
    /// When it last went up by any way.
    pub last_sent: Option<Day>,
    /// When it was last returned.
    pub returned: Option<Day>,
    /// When it went up again after it was last returned.
    pub sent_again: Option<Day>,
    /// When it was last returned or accepted.
    pub answered: Option<Day>,
    /// When it was accepted.
    pub accepted: Option<Day>,
}

impl Facts {
    /// The day on which it was first in by every way that its leg asks for.
    // READING: report-in-time
    #[must_use]
    pub fn submitted_in_full(&self) -> Option<Day> {
        in_full(self.leg?.channels, self.first_written, self.first_entered)
    }

    pub(super) fn record(&mut self, event: &Event<Submission>) {
        let today = event.at.day();
        match &event.deed {
            Deed::Draft(drafting) => {
                self.profile.clone_from(&drafting.profile);
                self.leg = drafting.leg();
                self.period = drafting.period;
                self.figures.clone_from(&drafting.figures);
                self.replaces.clone_from(&drafting.replaces);
            }
            Deed::Fill(Filling { figures }) | Deed::Correct(Correction { figures }) => {
                if figures.is_some() {
                    self.figures.clone_from(figures);
                }
            }
            Deed::SubmitInWriting(_) => {
                self.first_written = self.first_written.or(Some(today));
                self.sent(today);
            }
            Deed::EnterSystem(_) => {
                self.first_entered = self.first_entered.or(Some(today));
                self.sent(today);
            }
            Deed::Return(_) => {
                self.returned = Some(today);
                self.sent_again = None;
                self.answered = Some(today);
            }
            Deed::Accept(_) => {
                self.accepted = Some(today);
                self.answered = Some(today);
            }
            Deed::Revise(replacement) => self.replaced_by.clone_from(&replacement.by),
            Deed::File(_) => {}
        }
    }

    fn sent(&mut self, today: Day) {
        self.last_sent = Some(today);
        self.answered = None;
        if self.returned.is_some() {
            self.sent_again = self.sent_again.or(Some(today));
        }
    }
}

/// The day on which a report was in by every way asked for.
// READING: report-channel
pub(in crate::reporting) fn in_full(
    needed: Channels,
    written: Option<Day>,
    entered: Option<Day>,
) -> Option<Day> {
    match needed {
        Channels::None => [written, entered].into_iter().flatten().min(),
        Channels::Written => written,
        Channels::System => entered,
        Channels::Both => written.zip(entered).map(|(written, entered)| written.max(entered)),
    }
}
