//! The six rule editions as data. What was not sighted says so, item by item: confidence belongs to
//! the statement and not to the instrument.

use super::rule_edition::{DeclineRule, EditionLimit, EndRule, RuleEdition, Statement, SuspensionRule};
use super::{
    DeclineGround, DisputeBody, DisputeParty, EditionRank, EndGround, HandlingPlace, LimitStart,
    RuleEditionId, SuspensionCause,
};
use crate::cite;
use crate::provision::Citation;
use crate::provision::Confidence::{self, High, Medium, Transcript, Unsighted};
use crate::time::{Day, DayUnit, Limit, PeriodRule};

/// A day of the proleptic Gregorian calendar, for constants; a test prints each one used.
pub(super) const fn day(year: i32, month: i32, day_of_month: i32) -> Day {
    // Years begin in March, so that a leap day is the last of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day_of_month;
    // 0000-03-01 is day 1 of this count, and lies 306 days before 0001-01-01.
    match Day::MIN.plus_days(days - 307) {
        Some(day) => day,
        None => Day::MIN,
    }
}

const fn limit(
    count: u16,
    unit: DayUnit,
    starts: LimitStart,
    citations: &'static [Citation],
    confidence: Confidence,
) -> EditionLimit {
    EditionLimit { limit: Limit { count, unit }, starts, start_confidence: confidence, citations, confidence }
}

const fn says(citations: &'static [Citation], confidence: Confidence) -> Statement {
    Statement { citations, confidence }
}

const fn bar(ground: DeclineGround, citations: &'static [Citation], confidence: Confidence) -> DeclineRule {
    DeclineRule { ground, years: None, bodies: &[], citations, confidence }
}

const fn time_bar(years: u16, citations: &'static [Citation], confidence: Confidence) -> DeclineRule {
    DeclineRule { years: Some(years), ..bar(DeclineGround::TimeBarred, citations, confidence) }
}

const fn handled_by(bodies: &'static [DisputeBody], citations: &'static [Citation]) -> DeclineRule {
    DeclineRule { bodies, ..bar(DeclineGround::AlreadyHandled, citations, Transcript) }
}

const fn end(ground: EndGround, citations: &'static [Citation], confidence: Confidence) -> EndRule {
    EndRule { ground, parties: &[], citations, confidence }
}

const fn refused_by(
    parties: &'static [DisputeParty],
    citations: &'static [Citation],
    confidence: Confidence,
) -> EndRule {
    EndRule { parties, ..end(EndGround::MediationRefused, citations, confidence) }
}

const fn testing(citations: &'static [Citation], confidence: Confidence) -> SuspensionRule {
    SuspensionRule { cause: SuspensionCause::Testing, citations, confidence }
}

const fn recusal(citations: &'static [Citation], confidence: Confidence) -> SuspensionRule {
    SuspensionRule { cause: SuspensionCause::Recusal, citations, confidence }
}

/// Every edition, in order of entry into force.
pub const RULE_EDITIONS: [RuleEdition; 6] = [ORDER_51, ORDER_75, ORDER_62, ORDER_20, DECREE_778, ORDER_121];

// READING: order-51-limits
const ORDER_51: RuleEdition = RuleEdition {
    id: RuleEditionId::Order51,
    rank: EditionRank::Procedure,
    place: None,
    from: day(1996, 3, 15),
    until: Some(day(2014, 3, 14)),
    falls_back_on: None,
    period_rule: PeriodRule::CivilCode,
    accept: limit(5, DayUnit::CalendarDay, LimitStart::Receipt, cite!["reading:order-51-limits"], Unsighted),
    accept_told: None,
    // READING: order-51-procedure
    decline_reason: Some(says(cite!["reading:order-51-procedure"], Unsighted)),
    decline_ways: None,
    consent: Some(says(cite!["reading:order-51-procedure"], Unsighted)),
    // READING: order-51-start
    mediate: limit(
        60,
        DayUnit::CalendarDay,
        LimitStart::Receipt,
        cite!["reading:order-51-limits", "reading:order-51-start"],
        Unsighted,
    ),
    tell: None,
    stops: &[recusal(cite!["reading:order-51-procedure"], Unsighted)],
    left_out: &[],
    written_agreement: None,
    declines: &[
        bar(DeclineGround::PastWarranty, cite!["order-51:17(1)"], Medium),
        bar(DeclineGround::AlreadyPerformed, cite!["order-51:17(2)"], Medium),
        bar(DeclineGround::OtherAuthority, cite!["order-51:17(3)"], Medium),
        time_bar(1, cite!["order-51:17(4)"], Medium),
        bar(DeclineGround::NoProof, cite!["order-51:17(5)"], Medium),
        bar(DeclineGround::OtherBar, cite!["order-51:17(6)"], Medium),
    ],
    found_later: &[],
    // READING: ends-not-listed
    ends: &[
        end(EndGround::Withdrawn, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::SettledThemselves, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::Absent, cite!["reading:ends-not-listed"], Unsighted),
        refused_by(DisputeParty::ALL, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::NoAgreementPossible, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::LimitPassed, cite!["reading:order-51-limits"], Unsighted),
        end(EndGround::BarFound, cite!["order-51:17"], Medium),
        end(EndGround::OtherEnd, cite!["reading:ends-not-listed"], Unsighted),
    ],
    unsighted_zh: Some("两个期限、调解期限的起算日、是否扣除检测时间、回避和终止调解的情形均未见原文"),
    unsighted_en: Some(
        "both time limits, the day the limit for mediation starts, whether testing time counts, recusal, and the ends of mediation",
    ),
};

// READING: order-75-unsighted
const ORDER_75: RuleEdition = RuleEdition {
    id: RuleEditionId::Order75,
    place: Some(HandlingPlace::DistrictOffice),
    from: day(1997, 3, 15),
    falls_back_on: Some(RuleEditionId::Order51),
    accept: limit(
        5,
        DayUnit::CalendarDay,
        LimitStart::Receipt,
        cite!["reading:order-75-unsighted", "reading:order-51-limits"],
        Unsighted,
    ),
    mediate: limit(
        60,
        DayUnit::CalendarDay,
        LimitStart::Receipt,
        cite!["reading:order-75-unsighted", "reading:order-51-limits", "reading:order-51-start"],
        Unsighted,
    ),
    unsighted_zh: Some("全部内容未见原文，各项暂按第51号令处理"),
    unsighted_en: Some("all of its content; Order 51 stands in for every item"),
    ..ORDER_51
};

const ORDER_62: RuleEdition = RuleEdition {
    id: RuleEditionId::Order62,
    rank: EditionRank::Procedure,
    place: None,
    from: day(2014, 3, 15),
    until: Some(day(2019, 12, 31)),
    falls_back_on: None,
    period_rule: PeriodRule::CivilCode,
    accept: limit(7, DayUnit::WorkingDay, LimitStart::Receipt, cite!["order-62:15", "law-2013:46"], High),
    accept_told: Some(says(cite!["order-62:15", "law-2013:46"], High)),
    decline_reason: Some(says(cite!["order-62:15"], Medium)),
    decline_ways: None,
    // READING: order-62-from-memory
    consent: Some(says(cite!["reading:order-62-from-memory"], Unsighted)),
    mediate: limit(60, DayUnit::CalendarDay, LimitStart::Acceptance, cite!["order-62:29"], High),
    tell: None,
    stops: &[recusal(cite!["reading:order-62-from-memory"], Unsighted)],
    left_out: &[testing(cite!["order-62:29"], High)],
    written_agreement: Some(says(cite!["reading:order-62-from-memory"], Unsighted)),
    declines: &[
        bar(DeclineGround::NotOurDuty, cite!["order-62:16(1)"], Medium),
        bar(DeclineGround::PastQualityGuarantee, cite!["order-62:16(2)"], Medium),
        bar(DeclineGround::MediatedBefore, cite!["order-62:16(3)"], Medium),
        bar(DeclineGround::OtherMediator, cite!["order-62:16(4)"], Medium),
        bar(DeclineGround::OtherAuthority, cite!["order-62:16(5)"], Medium),
        time_bar(1, cite!["order-62:16(6)"], Medium),
        bar(DeclineGround::NoProof, cite!["order-62:16(6)"], Medium),
        bar(DeclineGround::OtherBar, cite!["order-62:16(7)"], Medium),
    ],
    found_later: &[],
    // READING: ends-not-listed
    ends: &[
        end(EndGround::Withdrawn, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::SettledThemselves, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::Absent, cite!["reading:ends-not-listed"], Unsighted),
        refused_by(DisputeParty::ALL, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::NoAgreementPossible, cite!["order-62:29"], Medium),
        end(EndGround::LimitPassed, cite!["order-62:29"], High),
        end(EndGround::BarFound, cite!["order-62:16"], Medium),
        end(EndGround::OtherEnd, cite!["reading:ends-not-listed"], Unsighted),
    ],
    unsighted_zh: Some("回避、双方同意和调解书的规定凭记忆；终止调解的情形除第二十九条外未见原文"),
    unsighted_en: Some(
        "recusal, consent and the written agreement, which are from memory, and the ends of mediation beside Article 29",
    ),
};

const ORDER_20: RuleEdition = RuleEdition {
    id: RuleEditionId::Order20,
    rank: EditionRank::Procedure,
    place: None,
    from: day(2020, 1, 1),
    until: Some(day(2026, 4, 14)),
    falls_back_on: None,
    period_rule: PeriodRule::CivilCode,
    accept: limit(
        7,
        DayUnit::WorkingDay,
        LimitStart::Receipt,
        cite!["order-20:14", "law-2013:46"],
        Transcript,
    ),
    accept_told: Some(says(cite!["order-20:14", "law-2013:46"], Transcript)),
    // READING: decline-reason
    decline_reason: Some(says(cite!["order-20:14", "reading:decline-reason"], Unsighted)),
    decline_ways: None,
    consent: Some(says(cite!["order-20:16"], Transcript)),
    mediate: limit(45, DayUnit::WorkingDay, LimitStart::Acceptance, cite!["order-20:21(5)"], Transcript),
    tell: Some(limit(7, DayUnit::WorkingDay, LimitStart::End, cite!["order-20:21"], Transcript)),
    stops: &[recusal(cite!["order-20:19"], Transcript)],
    left_out: &[testing(cite!["order-20:20"], Transcript)],
    written_agreement: Some(says(cite!["order-20:22"], Transcript)),
    declines: &[
        bar(DeclineGround::NotOurDuty, cite!["order-20:15(1)"], Transcript),
        handled_by(DisputeBody::ALL, cite!["order-20:15(2)"]),
        bar(DeclineGround::NotConsumption, cite!["order-20:15(3)"], Transcript),
        bar(DeclineGround::NoProof, cite!["order-20:15(3)"], Transcript),
        time_bar(3, cite!["order-20:15(4)"], Transcript),
        bar(DeclineGround::MaterialsMissing, cite!["order-20:15(5)"], Transcript),
        bar(DeclineGround::OtherBar, cite!["order-20:15(6)"], Transcript),
    ],
    found_later: &[],
    ends: &[
        end(EndGround::Withdrawn, cite!["order-20:21(1)"], Transcript),
        end(EndGround::SettledThemselves, cite!["order-20:21(1)"], Transcript),
        end(EndGround::TestingNotAgreed, cite!["order-20:21(2)"], Transcript),
        end(EndGround::Absent, cite!["order-20:21(3)"], Transcript),
        refused_by(&[DisputeParty::Operator], cite!["order-20:21(3)"], Transcript),
        end(EndGround::NoAgreementPossible, cite!["order-20:21(4)"], Transcript),
        end(EndGround::LimitPassed, cite!["order-20:21(5)"], Transcript),
        end(EndGround::BarFound, cite!["order-20:21(6)"], Transcript),
        end(EndGround::OtherEnd, cite!["order-20:21(7)"], Transcript),
    ],
    unsighted_zh: Some("第十四条未要求告知不予受理的理由，本项目仍要求告知"),
    unsighted_en: Some(
        "that the reason for declining is told: Article 14 does not ask for it, and this project does",
    ),
};

const DECREE_778: RuleEdition = RuleEdition {
    id: RuleEditionId::Decree778,
    rank: EditionRank::Overlay,
    place: None,
    from: day(2024, 7, 1),
    until: None,
    falls_back_on: None,
    period_rule: PeriodRule::CivilCode,
    accept: limit(7, DayUnit::WorkingDay, LimitStart::Receipt, cite!["decree-778:46"], Medium),
    accept_told: None,
    decline_reason: None,
    decline_ways: None,
    consent: None,
    mediate: limit(60, DayUnit::CalendarDay, LimitStart::Acceptance, cite!["decree-778:46"], Medium),
    tell: None,
    stops: &[],
    left_out: &[testing(cite!["decree-778:46"], Medium)],
    written_agreement: None,
    declines: &[bar(DeclineGround::IdentityWithheld, cite!["decree-778:46"], Unsighted)],
    found_later: &[],
    ends: &[end(EndGround::LimitPassed, cite!["decree-778:46"], Medium)],
    unsighted_zh: Some("实名要求能否作为不予受理的理由"),
    unsighted_en: Some("whether withholding one's real identity is by itself a ground to decline"),
};

const ORDER_121: RuleEdition = RuleEdition {
    id: RuleEditionId::Order121,
    rank: EditionRank::Procedure,
    place: None,
    from: day(2026, 4, 15),
    until: None,
    falls_back_on: None,
    period_rule: PeriodRule::Order121,
    accept: limit(
        7,
        DayUnit::WorkingDay,
        LimitStart::Receipt,
        cite!["order-121:15", "law-2013:46"],
        Transcript,
    ),
    accept_told: Some(says(cite!["order-121:15", "law-2013:46"], Transcript)),
    decline_reason: Some(says(cite!["order-121:15"], Transcript)),
    decline_ways: Some(says(cite!["order-121:15", "law-2013:39"], Transcript)),
    consent: Some(says(cite!["order-121:18"], Transcript)),
    mediate: limit(60, DayUnit::CalendarDay, LimitStart::Acceptance, cite!["order-121:23(5)"], Transcript),
    tell: Some(limit(7, DayUnit::WorkingDay, LimitStart::End, cite!["order-121:23"], Transcript)),
    stops: &[recusal(cite!["order-121:21"], Transcript)],
    left_out: &[testing(cite!["order-121:22"], Transcript)],
    written_agreement: Some(says(cite!["order-121:24"], Transcript)),
    declines: &[
        bar(DeclineGround::NotOurDuty, cite!["order-121:16(1)"], Transcript),
        handled_by(
            &[
                DisputeBody::Court,
                DisputeBody::Arbitrator,
                DisputeBody::MarketRegulator,
                DisputeBody::OtherAgency,
                DisputeBody::Association,
            ],
            cite!["order-121:16(2)"],
        ),
        bar(DeclineGround::NotConsumption, cite!["order-121:16(3)"], Transcript),
        bar(DeclineGround::NoProof, cite!["order-121:16(3)"], Transcript),
        time_bar(3, cite!["order-121:16(4)"], Transcript),
        bar(DeclineGround::MaterialsMissing, cite!["order-121:16(5)"], Transcript),
        bar(DeclineGround::MaterialsFalse, cite!["order-121:16(5)"], Transcript),
        bar(DeclineGround::IdentityUnverified, cite!["order-121:16(6)"], Transcript),
        bar(DeclineGround::OtherBar, cite!["order-121:16(7)"], Transcript),
    ],
    found_later: &[bar(DeclineGround::SuspectedFraud, cite!["order-121:42"], Transcript)],
    ends: &[
        end(EndGround::Withdrawn, cite!["order-121:23(1)"], Transcript),
        end(EndGround::SettledThemselves, cite!["order-121:23(1)"], Transcript),
        end(EndGround::Absent, cite!["order-121:23(2)"], Transcript),
        refused_by(DisputeParty::ALL, cite!["order-121:23(2)"], Transcript),
        end(EndGround::NoAgreementPossible, cite!["order-121:23(3)"], Transcript),
        end(EndGround::TestingFeesNotAgreed, cite!["order-121:23(4)"], Transcript),
        end(EndGround::LimitPassed, cite!["order-121:23(5)"], Transcript),
        end(EndGround::BarFound, cite!["order-121:23(6)"], Transcript),
        end(EndGround::PartyGone, cite!["order-121:23(7)"], Transcript),
        end(EndGround::OtherEnd, cite!["order-121:23(8)"], Transcript),
    ],
    unsighted_zh: None,
    unsighted_en: None,
};
