//! The five rule editions as data. What was not sighted says so, item by item: confidence belongs to
//! the statement and not to the instrument.

use super::rule_edition::{DeclineRule, EditionLimit, EndRule, RuleEdition, SuspensionRule};
use super::{DeclineGround, EditionRank, EndGround, LimitStart, RuleEditionId, SuspensionCause};
use crate::cite;
use crate::provision::Citation;
use crate::provision::Confidence::{self, High, Medium, Unsighted};
use crate::time::{Day, DayUnit, Limit};

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
    EditionLimit { limit: Limit { count, unit }, starts, citations, confidence }
}

const fn bar(ground: DeclineGround, citations: &'static [Citation], confidence: Confidence) -> DeclineRule {
    DeclineRule { ground, years: None, citations, confidence }
}

const fn time_bar(years: u16, citations: &'static [Citation], confidence: Confidence) -> DeclineRule {
    DeclineRule { ground: DeclineGround::TimeBarred, years: Some(years), citations, confidence }
}

const fn end(ground: EndGround, citations: &'static [Citation], confidence: Confidence) -> EndRule {
    EndRule { ground, citations, confidence }
}

const fn testing(citations: &'static [Citation], confidence: Confidence) -> SuspensionRule {
    SuspensionRule { cause: SuspensionCause::Testing, citations, confidence }
}

/// Every edition, in order of entry into force.
pub const RULE_EDITIONS: [RuleEdition; 5] = [ORDER_51, ORDER_62, ORDER_20, DECREE_778, ORDER_121];

// READING: order-51-limits
const ORDER_51: RuleEdition = RuleEdition {
    id: RuleEditionId::Order51,
    rank: EditionRank::Procedure,
    from: day(1996, 3, 15),
    until: Some(day(2014, 3, 14)),
    accept: limit(5, DayUnit::CalendarDay, LimitStart::Receipt, cite!["reading:order-51-limits"], Unsighted),
    mediate: limit(
        60,
        DayUnit::CalendarDay,
        LimitStart::Acceptance,
        cite!["reading:order-51-limits"],
        Unsighted,
    ),
    tell: None,
    suspensions: &[],
    declines: &[
        bar(DeclineGround::PastWarranty, cite!["order-51:17(1)"], Medium),
        bar(DeclineGround::AlreadyPerformed, cite!["order-51:17(2)"], Medium),
        bar(DeclineGround::OtherAuthority, cite!["order-51:17(3)"], Medium),
        time_bar(1, cite!["order-51:17(4)"], Medium),
        bar(DeclineGround::NoProof, cite!["order-51:17(5)"], Medium),
        bar(DeclineGround::OtherBar, cite!["order-51:17(6)"], Medium),
    ],
    // READING: ends-not-listed
    ends: &[
        end(EndGround::Withdrawn, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::SettledThemselves, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::NoAgreementPossible, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::LimitPassed, cite!["reading:order-51-limits"], Unsighted),
        end(EndGround::BarFound, cite!["order-51:17"], Medium),
        end(EndGround::OtherEnd, cite!["reading:ends-not-listed"], Unsighted),
    ],
    unsighted_zh: Some("两个期限、是否扣除检测时间、终止调解的情形均未见原文"),
    unsighted_en: Some("both time limits, whether testing time counts, and the ends of mediation"),
};

const ORDER_62: RuleEdition = RuleEdition {
    id: RuleEditionId::Order62,
    rank: EditionRank::Procedure,
    from: day(2014, 3, 15),
    until: Some(day(2019, 12, 31)),
    accept: limit(7, DayUnit::WorkingDay, LimitStart::Receipt, cite!["order-62:15", "law-2013:46"], High),
    mediate: limit(60, DayUnit::CalendarDay, LimitStart::Acceptance, cite!["order-62:29"], High),
    tell: None,
    suspensions: &[testing(cite!["order-62:29"], High)],
    declines: &[
        bar(DeclineGround::NotOurDuty, cite!["order-62:16(1)"], Medium),
        bar(DeclineGround::PastWarranty, cite!["order-62:16(2)"], Medium),
        bar(DeclineGround::MediatedBefore, cite!["order-62:16(3)"], Medium),
        bar(DeclineGround::OtherMediator, cite!["order-62:16(4)"], Medium),
        bar(DeclineGround::OtherAuthority, cite!["order-62:16(5)"], Medium),
        time_bar(1, cite!["order-62:16(6)"], Medium),
        bar(DeclineGround::NoProof, cite!["order-62:16(6)"], Medium),
        bar(DeclineGround::OtherBar, cite!["order-62:16(7)"], Medium),
    ],
    // READING: ends-not-listed
    ends: &[
        end(EndGround::Withdrawn, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::SettledThemselves, cite!["reading:ends-not-listed"], Unsighted),
        end(EndGround::NoAgreementPossible, cite!["order-62:29"], Medium),
        end(EndGround::LimitPassed, cite!["order-62:29"], High),
        end(EndGround::BarFound, cite!["order-62:16"], Medium),
        end(EndGround::OtherEnd, cite!["reading:ends-not-listed"], Unsighted),
    ],
    unsighted_zh: Some("终止调解的情形除第二十九条外未见原文"),
    unsighted_en: Some("the ends of mediation beside Article 29"),
};

const ORDER_20: RuleEdition = RuleEdition {
    id: RuleEditionId::Order20,
    rank: EditionRank::Procedure,
    from: day(2020, 1, 1),
    until: Some(day(2026, 4, 14)),
    accept: limit(7, DayUnit::WorkingDay, LimitStart::Receipt, cite!["order-20:14"], High),
    mediate: limit(45, DayUnit::WorkingDay, LimitStart::Acceptance, cite!["order-20:21(5)"], High),
    tell: Some(limit(7, DayUnit::WorkingDay, LimitStart::End, cite!["order-20:21"], High)),
    suspensions: &[
        testing(cite!["order-20:20"], High),
        SuspensionRule { cause: SuspensionCause::Recusal, citations: cite!["order-20:19"], confidence: High },
    ],
    declines: &[
        bar(DeclineGround::NotOurDuty, cite!["order-20:15(1)"], Medium),
        bar(DeclineGround::AlreadyHandled, cite!["order-20:15(2)"], Medium),
        bar(DeclineGround::NotConsumption, cite!["order-20:15(3)"], Medium),
        bar(DeclineGround::NoProof, cite!["order-20:15(3)"], Medium),
        time_bar(3, cite!["order-20:15(4)"], High),
        bar(DeclineGround::MaterialsMissing, cite!["order-20:15(5)"], Medium),
        bar(DeclineGround::OtherBar, cite!["order-20:15(6)"], Medium),
    ],
    ends: &[
        end(EndGround::Withdrawn, cite!["order-20:21(1)"], Unsighted),
        end(EndGround::SettledThemselves, cite!["order-20:21(1)"], Medium),
        end(EndGround::TestingNotAgreed, cite!["order-20:21(2)"], Medium),
        end(EndGround::Absent, cite!["order-20:21(3)"], Medium),
        end(EndGround::NoAgreementPossible, cite!["order-20:21(4)"], Unsighted),
        end(EndGround::LimitPassed, cite!["order-20:21(5)"], High),
        end(EndGround::BarFound, cite!["order-20:21(6)"], Unsighted),
        end(EndGround::OtherEnd, cite!["order-20:21(7)"], Unsighted),
    ],
    unsighted_zh: Some("终止调解第一、四、六、七项的文字"),
    unsighted_en: Some("the wording of some of the seven ends of mediation"),
};

const DECREE_778: RuleEdition = RuleEdition {
    id: RuleEditionId::Decree778,
    rank: EditionRank::Overlay,
    from: day(2024, 7, 1),
    until: None,
    accept: limit(7, DayUnit::WorkingDay, LimitStart::Receipt, cite!["decree-778:46"], Medium),
    mediate: limit(60, DayUnit::CalendarDay, LimitStart::Acceptance, cite!["decree-778:46"], Medium),
    tell: None,
    suspensions: &[testing(cite!["decree-778:46"], Medium)],
    declines: &[bar(DeclineGround::IdentityWithheld, cite!["decree-778:46"], Unsighted)],
    ends: &[end(EndGround::LimitPassed, cite!["decree-778:46"], Medium)],
    unsighted_zh: Some("实名要求能否作为不予受理的理由"),
    unsighted_en: Some("whether withholding one's real identity is by itself a ground to decline"),
};

const ORDER_121: RuleEdition = RuleEdition {
    id: RuleEditionId::Order121,
    rank: EditionRank::Procedure,
    from: day(2026, 4, 15),
    until: None,
    // The Order leaves the first limit to the Law.
    accept: limit(7, DayUnit::WorkingDay, LimitStart::Receipt, cite!["law-2013:46"], Medium),
    mediate: limit(60, DayUnit::CalendarDay, LimitStart::Acceptance, cite!["order-121:23(5)"], Medium),
    tell: None,
    // READING: testing-by-the-decree
    suspensions: &[testing(cite!["decree-778:46", "reading:testing-by-the-decree"], Unsighted)],
    declines: &[
        bar(DeclineGround::NotOurDuty, cite!["order-121:16(1)"], Medium),
        bar(DeclineGround::AlreadyHandled, cite!["order-121:16(2)"], Medium),
        bar(DeclineGround::NotConsumption, cite!["order-121:16(3)"], Medium),
        bar(DeclineGround::NoProof, cite!["order-121:16(3)"], Medium),
        time_bar(3, cite!["order-121:16(4)"], Medium),
        bar(DeclineGround::MaterialsMissing, cite!["order-121:16(5)"], Medium),
        bar(DeclineGround::IdentityWithheld, cite!["order-121:16(6)"], Medium),
        bar(DeclineGround::OtherBar, cite!["order-121:16(7)"], Medium),
    ],
    ends: &[
        end(EndGround::Withdrawn, cite!["order-121:23(1)"], Medium),
        end(EndGround::SettledThemselves, cite!["order-121:23(1)"], Medium),
        end(EndGround::Absent, cite!["order-121:23(2)"], Medium),
        end(EndGround::NoAgreementPossible, cite!["order-121:23(3)"], Medium),
        end(EndGround::TestingNotAgreed, cite!["order-121:23(4)"], Medium),
        end(EndGround::LimitPassed, cite!["order-121:23(5)"], Medium),
        end(EndGround::BarFound, cite!["order-121:23(6)"], Medium),
        end(EndGround::PartyGone, cite!["order-121:23(7)"], Medium),
        end(EndGround::OtherEnd, cite!["order-121:23(8)"], Medium),
    ],
    unsighted_zh: Some("本办法自身是否扣除检测时间"),
    unsighted_en: Some("whether the Order itself leaves out testing time"),
};
