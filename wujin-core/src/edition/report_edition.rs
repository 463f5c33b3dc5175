//! What the rules of their day fix for the report of an illegal act and for a clue found while mediating:
//! how long checking may take, and by when the reporter is told.

use serde::Serialize;

use super::rule_edition_data::day;
use crate::cite;
use crate::provision::{Citation, Confidence};
use crate::time::{Day, DayUnit, Limit};
use crate::vocabulary;

vocabulary! {
    /// The rules on the procedure of penalties, by the identifier of their instrument.
    pub enum ReportEditionId {
        Procedure2007 = "penalty-procedure-2007", "工商行政管理机关行政处罚程序规定", "Penalty procedure (2007)";
        Procedure2019 = "penalty-procedure-2019", "市场监督管理行政处罚程序暂行规定", "Penalty procedure (2019)";
        Procedure2021 = "penalty-procedure-2021", "市场监督管理行政处罚程序规定", "Penalty procedure (2021)";
    }
}

/// How long checking a report may take before it is decided whether a case is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct CheckLimit {
    /// From the day of receipt, in working days.
    pub limit: Limit,
    /// The same where the head of the authority has approved an extension.
    pub extended: Limit,
    /// Where it stands.
    pub citations: &'static [Citation],
    /// How sure it is.
    pub confidence: Confidence,
}

/// What one instrument fixes for reports, in force from a day to a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct ReportEdition {
    /// Which edition it is.
    pub id: ReportEditionId,
    /// The first day of receipt it holds for.
    pub from: Day,
    /// The last day of receipt it holds for; none while it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// How long checking may take.
    pub check: CheckLimit,
}

const fn working_days(count: u16) -> Limit {
    Limit { count, unit: DayUnit::WorkingDay }
}

/// The editions for reports, in order of entry into force.
pub const REPORT_EDITIONS: [ReportEdition; 3] = [
    // READING: report-rules-from-memory
    ReportEdition {
        id: ReportEditionId::Procedure2007,
        from: day(2007, 10, 1),
        until: Some(day(2019, 3, 31)),
        check: CheckLimit {
            limit: working_days(7),
            extended: working_days(15),
            citations: cite!["reading:report-rules-from-memory"],
            confidence: Confidence::Unsighted,
        },
    },
    ReportEdition {
        id: ReportEditionId::Procedure2019,
        from: day(2019, 4, 1),
        until: Some(day(2021, 7, 14)),
        check: CheckLimit {
            limit: working_days(15),
            extended: working_days(30),
            citations: cite!["penalty-procedure-2019:17"],
            confidence: Confidence::Medium,
        },
    },
    ReportEdition {
        id: ReportEditionId::Procedure2021,
        from: day(2021, 7, 15),
        until: None,
        check: CheckLimit {
            limit: working_days(15),
            extended: working_days(30),
            citations: cite!["penalty-procedure-2021:18"],
            confidence: Confidence::Medium,
        },
    },
];

/// The edition for a report received on a day; none before 2007-10-01, of which nothing is known here.
///
/// ```
/// use wujin_core::edition::report_edition_for;
/// let edition = report_edition_for("2022-03-01".parse()?).unwrap();
/// assert_eq!((edition.check.limit.count, edition.check.extended.count), (15, 30));
/// # Ok::<(), wujin_core::time::DayError>(())
/// ```
#[must_use]
pub fn report_edition_for(received: Day) -> Option<&'static ReportEdition> {
    let in_force = |edition: &&ReportEdition| {
        edition.from <= received && edition.until.is_none_or(|until| received <= until)
    };
    REPORT_EDITIONS.iter().find(in_force)
}

/// How long a clue found while mediating may be checked: the petition rules of the day say it themselves
/// (Order 20 Art 23, Order 121 Art 27); before them it is checked as a report is.
#[must_use]
pub fn clue_limit_for(found: Day) -> Option<CheckLimit> {
    let own = |citations| CheckLimit {
        limit: working_days(15),
        extended: working_days(30),
        citations,
        confidence: Confidence::Transcript,
    };
    if found >= ORDER_121_FROM {
        Some(own(cite!["order-121:27"]))
    } else if found >= ORDER_20_FROM {
        Some(own(cite!["order-20:23"]))
    } else {
        report_edition_for(found).map(|edition| edition.check)
    }
}

const ORDER_20_FROM: Day = day(2020, 1, 1);
const ORDER_121_FROM: Day = day(2026, 4, 15);

/// What the petition rules of a day say of telling a reporter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "telling")]
pub enum ReporterTelling {
    /// No text known here says anything: the reporter is told promptly.
    Silent {
        /// What that rests on.
        citations: &'static [Citation],
    },
    /// A reporter who gave a real name is told whether a case is opened, by a limit that runs from the decision.
    RealName {
        /// The limit.
        limit: Limit,
        /// Where it stands.
        citations: &'static [Citation],
    },
    /// The reporter is told where a law, regulation or rule asks for it, and no day is set.
    WhereLawAsks {
        /// Where it stands.
        citations: &'static [Citation],
    },
}

/// What is said of telling the reporter of a report received on a day.
#[must_use]
pub fn reporter_telling_for(received: Day) -> ReporterTelling {
    if received >= ORDER_121_FROM {
        ReporterTelling::WhereLawAsks { citations: cite!["order-121:36"] }
    } else if received >= ORDER_20_FROM {
        ReporterTelling::RealName { limit: working_days(5), citations: cite!["order-20:31"] }
    } else {
        ReporterTelling::Silent { citations: cite!["4.1/3", "reading:report-promptly"] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_follow_one_another_without_a_gap() {
        for pair in REPORT_EDITIONS.windows(2) {
            assert_eq!(pair[0].until.map(Day::next), Some(pair[1].from));
        }
        assert_eq!(report_edition_for(day(2007, 9, 30)), None);
        let counts = |text: &str| {
            let check = report_edition_for(text.parse().unwrap()).unwrap().check;
            (check.limit.count, check.extended.count, check.confidence)
        };
        assert_eq!(counts("2007-10-01"), (7, 15, Confidence::Unsighted));
        assert_eq!(counts("2019-03-31"), (7, 15, Confidence::Unsighted));
        assert_eq!(counts("2019-04-01"), (15, 30, Confidence::Medium));
        assert_eq!(report_edition_for(day(2021, 7, 15)).unwrap().id, ReportEditionId::Procedure2021);
    }

    #[test]
    fn a_clue_is_checked_under_the_petition_rules_of_its_day() {
        let cited =
            |text: &str| clue_limit_for(text.parse().unwrap()).map(|limit| limit.citations[0].as_str());
        assert_eq!(cited("2007-09-30"), None);
        assert_eq!(cited("2019-12-31"), Some("penalty-procedure-2019:17"));
        assert_eq!(cited("2020-01-01"), Some("order-20:23"));
        assert_eq!(cited("2026-04-14"), Some("order-20:23"));
        assert_eq!(cited("2026-04-15"), Some("order-121:27"));
    }

    #[test]
    fn telling_a_reporter_follows_the_rules_of_the_day() {
        let telling = |text: &str| reporter_telling_for(text.parse().unwrap());
        assert!(matches!(telling("2019-12-31"), ReporterTelling::Silent { .. }));
        assert!(matches!(telling("2020-01-01"), ReporterTelling::RealName { .. }));
        assert!(matches!(telling("2026-04-14"), ReporterTelling::RealName { .. }));
        assert!(matches!(telling("2026-04-15"), ReporterTelling::WhereLawAsks { .. }));
    }
}
