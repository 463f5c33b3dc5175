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
        LegStated = "leg_stated", "写明报送和接收单位", "the tiers that submit and receive are named";
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
    let leg = leg(on);
    let who = |tier: fn(&Leg) -> Party| leg.map_or_else(|| vec![on.role], |leg| roles(tier(&leg)));
    let (submitter, receiver) = (who(|leg| leg.from), who(|leg| leg.to));
    match (guard, leg) {
        (Guard::LegStated, _) => examine_leg(on),
        (Guard::SubmittingTier, Some(leg)) => tier(on, &leg, &submitter),
        (Guard::ReceivingTier, Some(leg)) => tier(on, &leg, &receiver),
        (Guard::PeriodStated, Some(leg)) => {
            if let Deed::Draft(drafting) = on.deed {
                examine_period(on, &leg, drafting.period, &submitter);
            }
        }
        (Guard::RevisionExplained, _) => {
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
        (Guard::FiguresStated, Some(leg)) => {
            if on.case.facts().figures.is_none() {
                on.lacks(ReportingMatter::FiguresMissing { form: leg.form.term() }, &submitter);
            }
        }
        (Guard::FiguresAddUp, Some(leg)) => {
            let figures = on.case.facts().figures.as_ref();
            for matter in figures.map_or_else(Vec::new, |figures| figures.check(leg.from)) {
                on.lacks(matter, &submitter);
            }
        }
        (Guard::ChannelsUsed, Some(leg)) => {
            let used = Channels::from_index(on.case.state().side).unwrap_or(Channels::None);
            if let Some(basis) = leg.citations.first().filter(|_| !used.cover(leg.channels)) {
                let (used, needed, basis) = (used.term(), leg.channels.term(), *basis);
                on.lacks(ReportingMatter::ChannelMissing { used, needed, basis }, &submitter);
            }
        }
        (Guard::ReasonGiven, _) => {
            if let Deed::Return(returning) = on.deed
                && !says(returning.reason.as_ref())
            {
                on.lacks(ReportingMatter::ReturnUnexplained {}, &receiver);
            }
        }
        // Without a leg nothing can be said of tiers and forms. `LegStated` says that it is missing, and
        // past the draft there always is one.
        (
            Guard::SubmittingTier
            | Guard::ReceivingTier
            | Guard::PeriodStated
            | Guard::FiguresStated
            | Guard::FiguresAddUp
            | Guard::ChannelsUsed,
            None,
        ) => {}
    }
}

/// The leg that the case is pinned to, or that its draft names.
fn leg(on: &Examination<'_, Submission>) -> Option<Leg> {
    match on.deed {
        Deed::Draft(drafting) => drafting.leg(),
        _ => on.case.facts().leg,
    }
}

fn examine_leg(on: &mut Examination<'_, Submission>) {
    let Deed::Draft(drafting) = on.deed else { return };
    let who = &[on.role];
    match (drafting.from, drafting.to) {
        (Some(from), Some(to)) if drafting.leg().is_none() => {
            on.lacks(ReportingMatter::LegUnknown { from: from.term(), to: to.term() }, who);
        }
        (Some(_), Some(_)) => {}
        _ => on.lacks(ReportingMatter::LegMissing {}, who),
    }
}

/// The period is one that the leg reports on, and a year covers what the province's years do.
fn examine_period(on: &mut Examination<'_, Submission>, leg: &Leg, period: Option<Period>, who: &[Role]) {
    let Some(period) = period else {
        return on.lacks(ReportingMatter::WindowMissing { form: leg.form.term() }, who);
    };
    if !fits(leg.rhythm, period) {
        return on.lacks(ReportingMatter::ReportUnexpected { report: leg.form.term(), period }, who);
    }
    let year = period.year();
    let own = on.rules.document().reporting.window_of(year).and_then(|own| Period::annual(year, own).ok());
    if let (Period::Annual(_), Some(own)) = (period, own.filter(|own| *own != period)) {
        on.lacks(ReportingMatter::WindowOther { asked: period, own }, who);
    }
}

/// The role must be the tier's at this leg.
fn tier(on: &mut Examination<'_, Submission>, leg: &Leg, who: &[Role]) {
    if let Some(basis) = leg.citations.first().filter(|_| !who.contains(&on.role)) {
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
