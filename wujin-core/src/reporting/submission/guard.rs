//! The guards of a report's submission, each examined on its own so that all that fail are named.

use super::{Deed, Submission};
use crate::finding::ReportingMatter;
use crate::obligation::Party;
use crate::procedure::{Examination, Role, Roles, says};
use crate::reporting::{Channels, Leg, Rhythm};
use crate::time::Period;
use crate::vocabulary;

vocabulary! {
    /// What must hold beside stage and role.
    pub enum Guard {
        SubmittingTier = "submitting_tier", "由报送单位办理", "done by the unit that submits";
        ReceivingTier = "receiving_tier", "由接收单位办理", "done by the unit that receives";
        PeriodStated = "period_stated", "写明报告期", "the period is named, a year with its window";
        RevisionExplained = "revision_explained", "说明更正", "a revision names what it replaces and what changed";
        FiguresStated = "figures_stated", "已填数据", "the figures are filled";
        FiguresAddUp = "figures_add_up", "数据合计相符", "the figures add up";
        ChannelsUsed = "channels_used", "报送方式齐全", "every way that the leg asks for was used";
        ReasonGiven = "reason_given", "说明退回理由", "a reason is given for the return";
    }
}

/// The role in which a tier acts, as a list to name.
fn roles(tier: Party) -> Vec<Role> {
    Leg::role(tier).into_iter().collect()
}

pub(super) fn examine(guard: Guard, on: &mut Examination<'_, Submission>) {
    let leg = on.rules;
    let (submitter, receiver) = (roles(leg.from), roles(leg.to));
    match guard {
        Guard::SubmittingTier => tier(on, &submitter),
        Guard::ReceivingTier => tier(on, &receiver),
        Guard::PeriodStated => {
            let Deed::Draft(drafting) = on.deed else { return };
            match drafting.period {
                None => on.lacks(ReportingMatter::WindowMissing { form: leg.form.term() }, &submitter),
                Some(period) if !fits(leg.rhythm, period) => {
                    let report = leg.form.term();
                    on.lacks(ReportingMatter::ReportUnexpected { report, period }, &submitter);
                }
                Some(_) => {}
            }
        }
        Guard::RevisionExplained => {
            let explained = match on.deed {
                Deed::Draft(drafting) => {
                    drafting.replaces.is_none() && drafting.changed.is_none()
                        || says(drafting.replaces.as_ref()) && says(drafting.changed.as_ref())
                }
                Deed::Revise(replacement) => {
                    says(replacement.by.as_ref()) && says(replacement.changed.as_ref())
                }
                _ => true,
            };
            if !explained {
                on.lacks(ReportingMatter::RevisionUnexplained {}, &submitter);
            }
        }
        Guard::FiguresStated => {
            if on.case.facts().figures.is_none() {
                on.lacks(ReportingMatter::FiguresMissing { form: leg.form.term() }, &submitter);
            }
        }
        Guard::FiguresAddUp => {
            let figures = on.case.facts().figures.as_ref();
            for matter in figures.map_or_else(Vec::new, |figures| figures.check(leg.from)) {
                on.lacks(matter, &submitter);
            }
        }
        Guard::ChannelsUsed => {
            let used = Channels::from_index(on.case.state().side).unwrap_or(Channels::None);
            if let Some(basis) = leg.citations.first().filter(|_| !used.cover(leg.channels)) {
                let (used, needed, basis) = (used.term(), leg.channels.term(), *basis);
                on.lacks(ReportingMatter::ChannelMissing { used, needed, basis }, &submitter);
            }
        }
        Guard::ReasonGiven => {
            if let Deed::Return(returning) = on.deed
                && !says(returning.reason.as_ref())
            {
                on.lacks(ReportingMatter::ReturnUnexplained {}, &receiver);
            }
        }
    }
}

/// The role must be the tier's at this leg.
fn tier(on: &mut Examination<'_, Submission>, who: &[Role]) {
    if let Some(basis) = on.rules.citations.first().filter(|_| !who.contains(&on.role)) {
        let (action, needed, basis) = (on.deed.action().term(), Roles::of(who).terms(), *basis);
        on.lacks(ReportingMatter::NotThisTier { action, needed, basis }, who);
    }
}

/// Whether a period is one that the leg reports on.
const fn fits(rhythm: Rhythm, period: Period) -> bool {
    match rhythm {
        Rhythm::Quarterly => matches!(period, Period::Quarter(_)),
        Rhythm::HalfAndYear => matches!(period, Period::FirstHalf(_) | Period::Annual(_)),
    }
}
