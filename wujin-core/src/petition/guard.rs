//! The petition's guards, each examined on its own so that all that fail are named. What the editions
//! list is asked of the editions that the case is pinned to.

use super::{Deed, DisputeParty, Petition};
use crate::edition::{DeclineGround, DeclineRule, EndGround, SuspensionCause, editions_for};
use crate::finding::{PetitionMatter, Terms};
use crate::procedure::says;
use crate::procedure::{Examination, Role};
use crate::time::{Day, Excluded};
use crate::vocabulary;

vocabulary! {
    /// What must hold beside stage and role.
    pub enum Guard {
        ReceiptDayGiven = "receipt_day_given", "写明收到之日", "the day of receipt is given, and not later than now";
        EditionKnown = "edition_known", "有可适用的规章", "a rule edition applies";
        OperatorNamed = "operator_named", "写明所转企业", "the enterprise is named";
        AnswerStated = "answer_stated", "写明企业答复", "the enterprise's answer is stated";
        DeclineGroundListed = "decline_ground_listed", "不予受理的事由为规章所列", "the edition lists the ground to decline";
        HarmLongPast = "harm_long_past", "超过规定年限", "for the time bar, so many years have passed";
        SuspensionListed = "suspension_listed", "规章规定可以扣除时间", "the edition leaves out that time";
        AgreementStated = "agreement_stated", "写明协议内容", "what was agreed is stated";
        EndGroundListed = "end_ground_listed", "终止调解的事由为规章所列", "the edition lists the ground to end";
        BarListed = "bar_listed", "写明受理后发现的情形", "for a bar found later, the edition lists it";
        LimitPassed = "limit_passed", "调解期限已过", "for the limit that passed, it may have";
        ReasonTold = "reason_told", "已告知不予受理的理由", "the reason was told";
        BothTold = "both_told", "已告知双方", "both parties were told";
    }
}

const AUTHORITY: &[Role] = &[Role::Authority];

pub(super) fn examine(guard: Guard, on: &mut Examination<'_, Petition>) {
    let (deed, case, today) = (on.deed, on.case, on.at.day());
    let facts = case.facts();
    match (guard, deed) {
        (Guard::ReceiptDayGiven, Deed::Lodge(lodging)) => match lodging.received {
            None => on.lacks(PetitionMatter::ReceiptDayMissing {}, AUTHORITY),
            Some(received) if received > today => {
                on.lacks(PetitionMatter::ReceiptDayLater { received, today }, AUTHORITY);
            }
            Some(_) => {}
        },
        (Guard::EditionKnown, Deed::Lodge(lodging)) if lodging.editions.is_empty() => {
            if let Some(received) = lodging.received.filter(|day| editions_for(*day).next().is_none()) {
                on.lacks(PetitionMatter::NoEdition { received }, AUTHORITY);
            }
        }
        (Guard::OperatorNamed, Deed::ReferOperator(referral)) if !says(referral.operator.as_ref()) => {
            on.lacks(PetitionMatter::OperatorMissing {}, AUTHORITY);
        }
        (Guard::AnswerStated, Deed::AnswerOperator(answer)) if !says(answer.answer.as_ref()) => {
            on.lacks(PetitionMatter::OperatorAnswerMissing {}, AUTHORITY);
        }
        (Guard::DeclineGroundListed, Deed::Decline(declining)) => examine_bar(declining.ground, on),
        (Guard::HarmLongPast, Deed::Decline(declining)) => {
            examine_harm(declining.ground, declining.harm_known, on);
        }
        (Guard::SuspensionListed, Deed::SuspendTesting(_)) => examine_cause(SuspensionCause::Testing, on),
        (Guard::SuspensionListed, Deed::SuspendRecusal(_)) => examine_cause(SuspensionCause::Recusal, on),
        (Guard::AgreementStated, Deed::Agree(agreement)) if !says(agreement.terms.as_ref()) => {
            on.lacks(PetitionMatter::AgreementMissing {}, AUTHORITY);
        }
        (Guard::EndGroundListed, Deed::End(ending)) => match ending.ground {
            None => on.lacks(PetitionMatter::GroundMissing {}, AUTHORITY),
            Some(ground) if facts.pinned().all(|edition| edition.ends_on(ground).is_none()) => {
                on.lacks(
                    PetitionMatter::GroundUnknown { ground: ground.term(), editions: editions(on) },
                    AUTHORITY,
                );
            }
            Some(_) => {}
        },
        (Guard::BarListed, Deed::End(ending)) if ending.ground == Some(EndGround::BarFound) => {
            examine_bar(ending.bar, on);
        }
        (Guard::HarmLongPast, Deed::End(ending)) if ending.ground == Some(EndGround::BarFound) => {
            examine_harm(ending.bar, ending.harm_known, on);
        }
        (Guard::LimitPassed, Deed::End(ending)) if ending.ground == Some(EndGround::LimitPassed) => {
            examine_limit(today, on);
        }
        (Guard::ReasonTold, Deed::TellConsumer(told)) if !says(told.reason.as_ref()) => {
            on.lacks(PetitionMatter::ReasonNotTold {}, AUTHORITY);
        }
        (Guard::BothTold, Deed::TellParties(outcome)) => {
            for party in DisputeParty::ALL.iter().filter(|party| !outcome.told.contains(party)) {
                on.lacks(PetitionMatter::PartyNotTold { party: party.term() }, AUTHORITY);
            }
        }
        _ => {}
    }
}

fn editions(on: &Examination<'_, Petition>) -> Terms {
    on.case.facts().editions.iter().map(|id| id.term()).collect()
}

/// What the pinned editions say of a ground to decline.
fn bars(on: &Examination<'_, Petition>, ground: DeclineGround) -> impl Iterator<Item = &'static DeclineRule> {
    on.case.facts().pinned().filter_map(move |edition| edition.declines_on(ground))
}

fn examine_bar(ground: Option<DeclineGround>, on: &mut Examination<'_, Petition>) {
    match ground {
        None => on.lacks(PetitionMatter::GroundMissing {}, AUTHORITY),
        Some(ground) if bars(on, ground).next().is_none() => {
            let matter = PetitionMatter::GroundUnknown { ground: ground.term(), editions: editions(on) };
            on.lacks(matter, AUTHORITY);
        }
        Some(_) => {}
    }
}

/// The time bar needs the day of the harm, and the years of the edition to have passed when the
/// petition was received: what is over is counted beyond the corresponding day (Civil Code 1259).
fn examine_harm(ground: Option<DeclineGround>, harm: Option<Day>, on: &mut Examination<'_, Petition>) {
    let Some(ground) = ground else { return };
    let Some(years) = bars(on, ground).filter_map(|rule| rule.years).min() else { return };
    let Some(harm) = harm else {
        on.lacks(PetitionMatter::HarmDayMissing { years: years.into() }, &[Role::Authority, Role::Consumer]);
        return;
    };
    let last = harm.plus_years(years.into()).unwrap_or(Day::MAX);
    if on.case.facts().received.is_none_or(|received| received <= last) {
        on.lacks(PetitionMatter::NotTimeBarred { harm, years: years.into(), last }, AUTHORITY);
    }
}

fn examine_cause(cause: SuspensionCause, on: &mut Examination<'_, Petition>) {
    if on.case.facts().pinned().all(|edition| edition.suspends_for(cause).is_none()) {
        let matter = PetitionMatter::SuspensionUnfounded { cause: cause.term(), editions: editions(on) };
        on.lacks(matter, AUTHORITY);
    }
}

/// A limit cannot have passed before as many days went by as it counts, and those left out with them.
/// No calendar is asked, so that a case decides alike wherever it is decided.
// READING: limit-at-least
fn examine_limit(today: Day, on: &mut Examination<'_, Petition>) {
    let facts = on.case.facts();
    let Some(accepted) = facts.accepted else { return };
    let earliest = facts
        .pinned()
        .filter(|edition| edition.ends_on(EndGround::LimitPassed).is_some())
        .filter_map(|edition| {
            let rested = facts.suspensions.iter().filter(|rest| edition.suspends_for(rest.cause).is_some());
            let rested: i32 = rested.map(|rest| rested_days(rest.time, today)).sum();
            let count = i32::from(edition.mediate.limit.count);
            accepted.plus_days(count.saturating_add(rested))?.plus_days(1)
        })
        .min();
    if let Some(earliest) = earliest.filter(|earliest| today < *earliest) {
        on.lacks(PetitionMatter::LimitNotPassed { earliest }, AUTHORITY);
    }
}

fn rested_days(time: Excluded, today: Day) -> i32 {
    time.until.unwrap_or(today).days_since(time.from).max(0)
}
