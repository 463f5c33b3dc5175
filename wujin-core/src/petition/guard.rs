//! The petition's guards, each examined on its own so that all that fail are named. What the editions
//! list is asked of the editions that the case is pinned to.

use super::deadline::last_day_to_mediate;
use super::{Deed, DisputeParty, Petition};
use crate::edition::{
    DeclineGround, DeclineRule, DisputeBody, EndGround, HandlingPlace, MediationWay, ResolutionWay,
    RuleEdition, SuspensionCause, editions_for,
};
use crate::finding::{PetitionMatter, Terms};
use crate::procedure::says;
use crate::procedure::{Examination, Role, RulesVersion};
use crate::time::{Day, Due};
use crate::vocabulary;

vocabulary! {
    /// What must hold beside stage and role.
    pub enum Guard {
        ReceiptDayGiven = "receipt_day_given", "写明收到之日", "the day of receipt is given, and not later than now";
        EditionKnown = "edition_known", "有可适用的规章", "a rule edition applies";
        OperatorNamed = "operator_named", "写明所转企业", "the enterprise is named";
        SchemeApplies = "scheme_applies", "省定标准适用企业先行和解", "the profile says that the online scheme applies";
        AnswerStated = "answer_stated", "写明企业答复", "the enterprise's answer is stated";
        DeclineGroundListed = "decline_ground_listed", "不予受理的事由为规章所列", "the edition lists the ground to decline";
        HandlingBodyListed = "handling_body_listed", "已处理该争议的机构为规章所列", "for a dispute handled elsewhere, the edition lists who handled it";
        HarmLongPast = "harm_long_past", "超过规定年限", "for the time bar, so many years have passed";
        BothConsent = "both_consent", "双方同意调解", "both parties consent to mediation";
        StopListed = "stop_listed", "规章规定中止调解", "the edition has the mediation stop for it";
        RecusalDecided = "recusal_decided", "已作出是否回避的决定", "the request for recusal is decided";
        TestingEndKnown = "testing_end_known", "检测鉴定结束日期无误", "the last day of testing, where it is given, lies in the time of testing";
        AgreementStated = "agreement_stated", "写明协议内容", "what was agreed is stated";
        AgreementWritten = "agreement_written", "制作调解书，或者即时履行、双方同意不制作", "the agreement is in writing, performed at once, or both waive the writing";
        EndGroundListed = "end_ground_listed", "终止调解的事由为规章所列", "the edition lists the ground to end";
        MediationTookPlace = "mediation_took_place", "无法达成协议须经组织调解", "where no agreement is possible, mediation took place";
        RefusalListed = "refusal_listed", "拒绝调解的一方为规章所列", "for a refusal of mediation, the edition lists the party";
        BarListed = "bar_listed", "写明受理后发现的情形", "for a bar found later, the edition lists it";
        LimitPassed = "limit_passed", "调解期限已届满", "for the limit that passed, it has";
        WithdrawalStated = "withdrawal_stated", "写明以何种方式表示撤回", "how the withdrawal was stated is recorded";
        ClueStated = "clue_stated", "写明违法线索和举报编号", "the clue and the number of its report are stated";
        ReasonTold = "reason_told", "已告知不予受理的理由", "the reason was told";
        OtherWaysTold = "other_ways_told", "已告知其他解决途径", "the other ways to resolve the dispute were told";
        BothTold = "both_told", "已告知双方当事人", "both parties were told";
    }
}

impl Guard {
    /// Since which version of the rules it is examined.
    pub(super) const fn since(self) -> RulesVersion {
        match self {
            Self::SchemeApplies
            | Self::HandlingBodyListed
            | Self::BothConsent
            | Self::StopListed
            | Self::RecusalDecided
            | Self::AgreementWritten
            | Self::MediationTookPlace
            | Self::RefusalListed
            | Self::LimitPassed
            | Self::OtherWaysTold => RulesVersion::CURRENT,
            _ => RulesVersion::FIRST,
        }
    }
}

const AUTHORITY: &[Role] = &[Role::Authority];
const BOTH: &[Role] = &[Role::Consumer, Role::Authority];

pub(super) fn examine(guard: Guard, on: &mut Examination<'_, Petition>) {
    match on.deed {
        Deed::Lodge(_) => examine_lodging(guard, on),
        Deed::Decline(_) | Deed::TellConsumer(_) => examine_declining(guard, on),
        Deed::End(_) => examine_ending(guard, on),
        _ => examine_handling(guard, on),
    }
}

fn examine_lodging(guard: Guard, on: &mut Examination<'_, Petition>) {
    let Deed::Lodge(lodging) = on.deed else { return };
    let today = on.at.day();
    match (guard, lodging.received) {
        (Guard::ReceiptDayGiven, None) => on.lacks(PetitionMatter::ReceiptDayMissing {}, AUTHORITY),
        (Guard::ReceiptDayGiven, Some(received)) if received > today => {
            on.lacks(PetitionMatter::ReceiptDayLater { received, today }, AUTHORITY);
        }
        (Guard::EditionKnown, Some(received)) if lodging.editions.is_empty() => {
            let place = lodging.handled_at.unwrap_or(HandlingPlace::Bureau);
            if editions_for(received, place).next().is_none() {
                on.lacks(PetitionMatter::NoEdition { received }, AUTHORITY);
            }
        }
        _ => {}
    }
}

fn examine_handling(guard: Guard, on: &mut Examination<'_, Petition>) {
    match (guard, on.deed) {
        (Guard::OperatorNamed, Deed::ReferOperator(referral)) if !says(referral.operator.as_ref()) => {
            on.lacks(PetitionMatter::OperatorMissing {}, AUTHORITY);
        }
        (Guard::SchemeApplies, Deed::ReferOperator(_)) => examine_scheme(on),
        (Guard::AnswerStated, Deed::AnswerOperator(answer)) if !says(answer.answer.as_ref()) => {
            on.lacks(PetitionMatter::OperatorAnswerMissing {}, AUTHORITY);
        }
        (Guard::BothConsent, Deed::Mediate(mediation)) if asks(on, |edition| edition.consent.is_some()) => {
            for party in missing(&mediation.consents) {
                on.lacks(PetitionMatter::MediationNotConsented { party: party.term() }, BOTH);
            }
        }
        (Guard::StopListed, Deed::SuspendRecusal(_)) => examine_stop(SuspensionCause::Recusal, on),
        (Guard::RecusalDecided, Deed::Resume(resumption)) if resumption.recusal.is_none() => {
            on.lacks(PetitionMatter::RecusalUndecided {}, AUTHORITY);
        }
        (Guard::TestingEndKnown, Deed::Resume(resumption)) => {
            if let Some(ended) = resumption.testing_ended {
                examine_testing_end(ended, on);
            }
        }
        (Guard::AgreementStated, Deed::Agree(agreement)) if !says(agreement.terms.as_ref()) => {
            on.lacks(PetitionMatter::AgreementMissing {}, AUTHORITY);
        }
        (Guard::AgreementWritten, Deed::Agree(agreement)) => {
            let done = agreement.written || agreement.performed_at_once;
            // READING: written-agreement
            let on_site = on.case.facts().way != Some(MediationWay::Remote);
            if !done && on_site && asks(on, |edition| edition.written_agreement.is_some()) {
                for party in missing(&agreement.waived_by) {
                    on.lacks(PetitionMatter::AgreementUnwritten { party: party.term() }, AUTHORITY);
                }
            }
        }
        (Guard::WithdrawalStated, Deed::Withdraw(withdrawal))
            if on.role == Role::Authority && withdrawal.way.is_none() =>
        {
            on.lacks(PetitionMatter::WithdrawalWayMissing {}, AUTHORITY);
        }
        (Guard::ClueStated, Deed::RecordClue(found)) => {
            if !says(found.clue.as_ref()) {
                on.lacks(PetitionMatter::ClueMissing {}, AUTHORITY);
            }
            if !says(found.report.as_ref()) {
                on.lacks(PetitionMatter::ClueReportMissing {}, AUTHORITY);
            }
        }
        (Guard::BothTold, Deed::TellParties(outcome)) => {
            for party in missing(&outcome.told) {
                on.lacks(PetitionMatter::PartyNotTold { party: party.term() }, AUTHORITY);
            }
        }
        _ => {}
    }
}

fn examine_declining(guard: Guard, on: &mut Examination<'_, Petition>) {
    match (guard, on.deed) {
        (Guard::DeclineGroundListed, Deed::Decline(declining)) => {
            examine_bar(declining.ground, RuleEdition::declines_on, on);
        }
        (Guard::HandlingBodyListed, Deed::Decline(declining)) => {
            examine_body(declining.ground, declining.handled_by, on);
        }
        (Guard::HarmLongPast, Deed::Decline(declining)) => {
            examine_harm(declining.ground, declining.harm_known, on);
        }
        (Guard::ReasonTold, Deed::TellConsumer(told)) if !says(told.reason.as_ref()) => {
            on.lacks(PetitionMatter::ReasonNotTold {}, AUTHORITY);
        }
        (Guard::OtherWaysTold, Deed::TellConsumer(told))
            if asks(on, |edition| edition.decline_ways.is_some()) =>
        {
            let other = ResolutionWay::ALL.iter().filter(|way| **way != ResolutionWay::Petition);
            for way in other.filter(|way| !told.ways.contains(way)) {
                on.lacks(PetitionMatter::WayNotTold { way: way.term() }, AUTHORITY);
            }
        }
        _ => {}
    }
}

fn examine_ending(guard: Guard, on: &mut Examination<'_, Petition>) {
    let Deed::End(ending) = on.deed else { return };
    match (guard, ending.ground) {
        (Guard::EndGroundListed, None) => on.lacks(PetitionMatter::GroundMissing {}, AUTHORITY),
        (Guard::EndGroundListed, Some(ground)) if !ground_listed(on, ground) => {
            let matter = PetitionMatter::GroundUnknown { ground: ground.term(), editions: editions(on) };
            on.lacks(matter, AUTHORITY);
        }
        (Guard::MediationTookPlace, Some(EndGround::NoAgreementPossible))
            if on.case.facts().mediating.is_none() =>
        {
            on.lacks(PetitionMatter::NothingMediated {}, AUTHORITY);
        }
        (Guard::RefusalListed, Some(EndGround::MediationRefused)) => match ending.by {
            None => on.lacks(PetitionMatter::RefusingPartyMissing {}, AUTHORITY),
            Some(party) => examine_refusal(party, on),
        },
        (Guard::BarListed, Some(EndGround::BarFound)) => {
            examine_bar(ending.bar, RuleEdition::finds_later, on);
        }
        (Guard::HandlingBodyListed, Some(EndGround::BarFound)) => {
            examine_body(ending.bar, ending.handled_by, on);
        }
        (Guard::HarmLongPast, Some(EndGround::BarFound)) => examine_harm(ending.bar, ending.harm_known, on),
        (Guard::LimitPassed, Some(EndGround::LimitPassed)) => examine_limit(on.at.day(), on),
        _ => {}
    }
}

/// The parties that are not among these.
fn missing(given: &[DisputeParty]) -> impl Iterator<Item = DisputeParty> {
    DisputeParty::ALL.iter().copied().filter(|party| !given.contains(party))
}

/// Whether one of the pinned editions says so.
fn asks(on: &Examination<'_, Petition>, says: impl Fn(&RuleEdition) -> bool) -> bool {
    on.case.facts().pinned().any(says)
}

fn editions(on: &Examination<'_, Petition>) -> Terms {
    on.case.facts().editions.iter().map(|id| id.term()).collect()
}

/// Whether what an edition lists is examined: what was decided under the first version of the rules was held
/// to other lists, which are not kept.
fn lists_are_examined(on: &Examination<'_, Petition>) -> bool {
    on.version > RulesVersion::FIRST
}

fn ground_listed(on: &Examination<'_, Petition>, ground: EndGround) -> bool {
    !lists_are_examined(on) || asks(on, |edition| edition.ends_on(ground).is_some())
}

/// The enterprise settles first only where the profile says that the scheme applies to what was received then.
// READING: operator-settles-first
fn examine_scheme(on: &mut Examination<'_, Petition>) {
    let received = on.case.facts().received;
    let scheme = on.rules.profile.document().petition.online_settlement;
    if scheme.zip(received).is_none_or(|(scheme, received)| received < scheme.from) {
        on.lacks(PetitionMatter::SchemeNotApplicable {}, AUTHORITY);
    }
}

fn examine_bar(
    ground: Option<DeclineGround>,
    listed: impl Fn(&RuleEdition, DeclineGround) -> Option<&'static DeclineRule>,
    on: &mut Examination<'_, Petition>,
) {
    match ground {
        None => on.lacks(PetitionMatter::GroundMissing {}, AUTHORITY),
        Some(ground) if lists_are_examined(on) && !asks(on, |edition| listed(edition, ground).is_some()) => {
            let matter = PetitionMatter::GroundUnknown { ground: ground.term(), editions: editions(on) };
            on.lacks(matter, AUTHORITY);
        }
        Some(_) => {}
    }
}

/// Who has dealt with the dispute must be named, and be one of those that an edition lists.
fn examine_body(
    ground: Option<DeclineGround>,
    body: Option<DisputeBody>,
    on: &mut Examination<'_, Petition>,
) {
    let Some(ground) = ground else { return };
    let rules = on.case.facts().pinned().filter_map(|edition| edition.finds_later(ground));
    let mut listed: Vec<DisputeBody> = rules.flat_map(|rule| rule.bodies).copied().collect();
    if listed.is_empty() {
        return;
    }
    listed.sort_unstable();
    listed.dedup();
    match body {
        None => on.lacks(PetitionMatter::HandlingBodyMissing {}, AUTHORITY),
        Some(body) if !listed.contains(&body) => {
            let listed = listed.into_iter().map(DisputeBody::term).collect();
            let matter =
                PetitionMatter::HandlingBodyUnlisted { body: body.term(), editions: editions(on), listed };
            on.lacks(matter, AUTHORITY);
        }
        Some(_) => {}
    }
}

/// The time bar needs the day of the harm, and the years of the edition to have passed when the
/// petition was received: what is over is counted beyond the corresponding day (Civil Code 1259).
fn examine_harm(ground: Option<DeclineGround>, harm: Option<Day>, on: &mut Examination<'_, Petition>) {
    let Some(ground) = ground else { return };
    let rules = on.case.facts().pinned().filter_map(|edition| edition.declines_on(ground));
    let Some(years) = rules.filter_map(|rule| rule.years).min() else { return };
    let Some(harm) = harm else {
        on.lacks(PetitionMatter::HarmDayMissing { years: years.into() }, BOTH);
        return;
    };
    let last = harm.plus_years(years.into()).unwrap_or(Day::MAX);
    if on.case.facts().received.is_none_or(|received| received <= last) {
        on.lacks(PetitionMatter::NotTimeBarred { harm, years: years.into(), last }, AUTHORITY);
    }
}

fn examine_stop(cause: SuspensionCause, on: &mut Examination<'_, Petition>) {
    if !asks(on, |edition| edition.stops_for(cause).is_some()) {
        let matter = PetitionMatter::StopUnfounded { cause: cause.term(), editions: editions(on) };
        on.lacks(matter, AUTHORITY);
    }
}

/// Testing ended on a day from its beginning to today.
fn examine_testing_end(ended: Day, on: &mut Examination<'_, Petition>) {
    let facts = on.case.facts();
    let is_open =
        |rest: &&super::Suspension| rest.cause == SuspensionCause::Testing && rest.time.until.is_none();
    let open = facts.suspensions.iter().find(is_open);
    let today = on.at.day();
    match open.map(|rest| rest.time.from) {
        Some(began) if (began..=today).contains(&ended) => {}
        began => {
            on.lacks(
                PetitionMatter::TestingEndOutside { ended, began: began.unwrap_or(today), today },
                AUTHORITY,
            );
        }
    }
}

fn examine_refusal(party: DisputeParty, on: &mut Examination<'_, Petition>) {
    let listed = |edition: &RuleEdition| {
        edition.ends_on(EndGround::MediationRefused).is_some_and(|rule| rule.parties.contains(&party))
    };
    // An edition that does not list the ground at all has been named for that.
    if !asks(on, listed) && ground_listed(on, EndGround::MediationRefused) {
        let matter = PetitionMatter::RefusalUnlisted { party: party.term(), editions: editions(on) };
        on.lacks(matter, AUTHORITY);
    }
}

/// The limit has passed when the last day of one edition's limit is over, by every rule that may say which day
/// that is. What needs an unknown year has not passed as far as anybody knows.
fn examine_limit(today: Day, on: &mut Examination<'_, Petition>) {
    let facts = on.case.facts();
    let mut ends: Vec<Due> = facts
        .pinned()
        .filter(|edition| edition.ends_on(EndGround::LimitPassed).is_some())
        .filter_map(|edition| last_day_to_mediate(edition, facts, on.rules))
        .collect();
    if ends.iter().any(|due| due.day().is_some_and(|last| last < today)) {
        return;
    }
    // What has a day says more than what has none.
    ends.sort_by_key(|due| (due.day().is_none(), due.day()));
    match ends.first() {
        Some(Due::On(last)) => on.lacks(PetitionMatter::LimitNotPassed { last: *last, today }, AUTHORITY),
        Some(Due::Suspended { since }) => {
            on.lacks(PetitionMatter::LimitStandsStill { since: *since }, AUTHORITY);
        }
        Some(Due::ScheduleUnknown { known_until }) => {
            on.lacks(PetitionMatter::LimitUnknown { known_until: *known_until }, AUTHORITY);
        }
        // Before acceptance no limit for mediation runs, and the stage says so.
        Some(Due::Promptly) | None => {}
    }
}
