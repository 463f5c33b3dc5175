//! Who is late, missing, returned, revised or counted twice: expected reports against submissions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ReportDue;
use super::submission::in_full;
use crate::edition::Form;
use crate::finding::{Finding, Place, ReportingMatter};
use crate::time::{Day, Period};
use crate::vocabulary;

vocabulary! {
    /// Where a submission stands.
    pub enum SubmissionStatus {
        Submitted = "submitted", "已报送", "submitted";
        Returned = "returned", "已退回", "returned";
        Accepted = "accepted", "已审核通过", "accepted";
    }
}

vocabulary! {
    /// Where an expected report stands.
    pub enum LedgerStanding {
        Outstanding = "outstanding", "未报齐", "not in, and not overdue";
        Overdue = "overdue", "逾期未报", "not in, and overdue";
        Returned = "returned", "已退回", "returned and not back";
        Submitted = "submitted", "已报送", "in, and not answered";
        Accepted = "accepted", "已审核通过", "accepted";
    }
}

/// A report that is expected of a unit.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ExpectedReport {
    /// Of whom.
    pub unit: String,
    /// Which, and by when.
    pub report: ReportDue,
}

/// One version of a report as it came in.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SubmissionRecord {
    /// Its own number.
    pub id: String,
    /// Whose it is.
    pub unit: String,
    /// Which form.
    pub form: Form,
    /// What it covers.
    pub period: Period,
    /// When it came in writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<Day>,
    /// When it was entered in the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<Day>,
    /// Where it stands.
    pub status: SubmissionStatus,
    /// When it was accepted or returned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Day>,
    /// The accepted report that it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
}

/// One expected report and what came of it.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LedgerLine {
    /// Of whom.
    pub unit: String,
    /// Which, and by when.
    pub report: ReportDue,
    /// Where it stands.
    pub standing: LedgerStanding,
    /// When it was first in by every way asked for.
    pub submitted: Option<Day>,
    /// By how many days it came late, or is late so far; 0 where it is in time or due promptly.
    pub days_late: i32,
    /// The version that counts.
    pub counted: Option<String>,
    /// How many accepted versions were replaced.
    pub replaced: usize,
    /// How many accepted versions none replaces; more than 1 is a doubling.
    pub copies: usize,
    /// What is to be said of it.
    pub findings: Vec<Finding>,
}

/// The expected reports, and what came that nobody expects.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ledger {
    /// A line for each expected report, in the order they were given.
    pub lines: Vec<LedgerLine>,
    /// Submissions that no line asks for.
    pub unexpected: Vec<Finding>,
}

impl Ledger {
    /// The line of a unit for a period.
    #[must_use]
    pub fn line(&self, unit: &str, period: Period) -> Option<&LedgerLine> {
        self.lines.iter().find(|line| line.unit == unit && line.report.period == period)
    }

    /// How many lines stand so.
    #[must_use]
    pub fn count(&self, standing: LedgerStanding) -> usize {
        self.lines.iter().filter(|line| line.standing == standing).count()
    }

    /// Every finding, those of the lines first.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.lines.iter().flat_map(|line| &line.findings).chain(&self.unexpected)
    }
}

type Key<'a> = (&'a str, Form, Period);

/// Holds submissions against what is expected, as of a day; what happens later is not seen.
///
/// A report without a fixed day is never late, however long it is missing.
#[must_use]
pub fn ledger(expected: &[ExpectedReport], submissions: &[SubmissionRecord], as_of: Day) -> Ledger {
    let mut by_report: BTreeMap<Key<'_>, Vec<&SubmissionRecord>> = BTreeMap::new();
    let came = |record: &&SubmissionRecord| {
        [record.written, record.entered].into_iter().flatten().any(|day| day <= as_of)
    };
    for record in submissions.iter().filter(came) {
        by_report.entry((&record.unit, record.form, record.period)).or_default().push(record);
    }
    let lines = expected
        .iter()
        .map(|expected| {
            let key = (expected.unit.as_str(), expected.report.leg.form, expected.report.period);
            line(expected, &by_report.remove(&key).unwrap_or_default(), as_of)
        })
        .collect();
    let unexpected = by_report.into_values().flatten().map(|record| {
        let matter = ReportingMatter::ReportUnexpected { report: record.form.term(), period: record.period };
        Finding::from(matter).at(Place::subject(&record.unit))
    });
    Ledger { lines, unexpected: unexpected.collect() }
}

/// Where one expected report stands, by what came of it.
pub(super) fn line(expected: &ExpectedReport, records: &[&SubmissionRecord], as_of: Day) -> LedgerLine {
    let ExpectedReport { unit, report } = expected;
    let seen = |day: Option<Day>| day.filter(|day| *day <= as_of);
    let full =
        |record: &SubmissionRecord| in_full(report.leg.channels, seen(record.written), seen(record.entered));
    let status = |record: &SubmissionRecord| {
        // An answer after the day is not seen yet.
        if record.answered.is_some_and(|day| day > as_of) {
            SubmissionStatus::Submitted
        } else {
            record.status
        }
    };
    let accepted: Vec<_> =
        records.iter().copied().filter(|record| status(record) == SubmissionStatus::Accepted).collect();
    let replaces = |record: &SubmissionRecord, other: &SubmissionRecord| {
        record.id != other.id && record.replaces.as_ref() == Some(&other.id)
    };
    let standing_copies: Vec<_> = accepted
        .iter()
        .copied()
        .filter(|record| !accepted.iter().any(|other| replaces(other, record)))
        .collect();
    // READING: counted-once
    let pool = if standing_copies.is_empty() { &accepted } else { &standing_copies };
    let counted = pool.iter().max_by_key(|record| (full(record), &record.id)).map(|record| record.id.clone());
    // READING: report-in-time
    let submitted = records.iter().filter_map(|record| full(record)).min();
    let due = report.due.day();
    let late = |day: Day| due.map_or(0, |due| day.days_since(due).max(0));
    let waiting =
        records.iter().any(|record| status(record) == SubmissionStatus::Submitted && full(record).is_some());
    let returned = records.iter().filter(|record| status(record) == SubmissionStatus::Returned);
    let returned_on = returned.filter_map(|record| record.answered.or(full(record))).max();
    let (standing, days_late) = match submitted {
        None if late(as_of) > 0 => (LedgerStanding::Overdue, late(as_of)),
        None => (LedgerStanding::Outstanding, 0),
        Some(day) if counted.is_some() => (LedgerStanding::Accepted, late(day)),
        Some(day) if waiting || returned_on.is_none() => (LedgerStanding::Submitted, late(day)),
        Some(day) => (LedgerStanding::Returned, late(day)),
    };
    let mut line = LedgerLine {
        unit: unit.clone(),
        report: *report,
        standing,
        submitted,
        days_late,
        counted,
        replaced: accepted.len() - standing_copies.len(),
        copies: standing_copies.len(),
        findings: Vec::new(),
    };
    let (form, period) = (report.leg.form.term(), report.period);
    let mut matters = Vec::new();
    let basis = report.leg.citations.first().copied();
    match (standing, due, submitted, basis) {
        (LedgerStanding::Overdue, Some(due), _, Some(basis)) => {
            matters.push(ReportingMatter::ReportOverdue { report: form, period, due, basis });
        }
        (LedgerStanding::Outstanding, _, _, Some(basis)) if period.last() < as_of => {
            matters.push(ReportingMatter::ReportOutstanding { report: form, period, basis });
        }
        (_, Some(due), Some(submitted), _) if days_late > 0 => {
            matters.push(ReportingMatter::ReportLate { report: form, due, submitted });
        }
        _ => {}
    }
    if let Some(on) = returned_on.filter(|_| standing == LedgerStanding::Returned) {
        matters.push(ReportingMatter::ReportReturned { report: form, period, on });
    }
    for record in records {
        if accepted.iter().any(|other| other.id == record.id)
            && let Some(by) = accepted.iter().find(|other| replaces(other, record))
        {
            let by = by.id.clone();
            matters.push(ReportingMatter::ReportRevised { report: form, period, by });
        }
        if let Some(of) = record.replaces.as_ref()
            && !records.iter().any(|other| replaces(record, other))
        {
            matters.push(ReportingMatter::ReplacedUnknown { of: of.clone() });
        }
    }
    if line.copies > 1 {
        let copies = u64::try_from(line.copies).unwrap_or(u64::MAX);
        matters.push(ReportingMatter::CountedTwice { report: form, period, copies });
    }
    line.findings.extend(matters.into_iter().map(|matter| Finding::from(matter).at(Place::subject(unit))));
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::obligation::Party;
    use crate::reporting::Leg;
    use crate::time::Due;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn expected(due: Due) -> ExpectedReport {
        let leg = Leg::between(Party::Prefecture, Party::Province, false).unwrap();
        let period = Period::quarter(2012, 1).unwrap();
        let fixed_by = crate::cite!["4.3/10"];
        ExpectedReport { unit: "武汉市局".to_owned(), report: ReportDue { leg, period, due, fixed_by } }
    }

    fn record(id: &str, written: &str, status: SubmissionStatus) -> SubmissionRecord {
        SubmissionRecord {
            id: id.to_owned(),
            unit: "武汉市局".to_owned(),
            form: Form::AnnexSix,
            period: Period::quarter(2012, 1).unwrap(),
            written: Some(day(written)),
            entered: None,
            status,
            answered: (status != SubmissionStatus::Submitted).then(|| day(written).next()),
            replaces: None,
        }
    }

    fn codes(ledger: &Ledger) -> Vec<&'static str> {
        ledger.findings().map(Finding::code).collect()
    }

    #[test]
    fn late_is_after_the_day_and_only_where_there_is_one() {
        use LedgerStanding::{Outstanding, Overdue, Submitted};
        let on = Due::On(day("2012-04-10"));
        for (due, written, as_of, standing, days_late, found) in [
            (on, Some("2012-04-10"), "2012-04-30", Submitted, 0, &[][..]),
            (on, Some("2012-04-11"), "2012-04-30", Submitted, 1, &["WJ-401"]),
            (on, None, "2012-04-10", Outstanding, 0, &["WJ-403"]),
            (on, None, "2012-04-11", Overdue, 1, &["WJ-402"]),
            // What came after the day asked about is not seen.
            (on, Some("2012-04-20"), "2012-04-13", Overdue, 3, &["WJ-402"]),
            (Due::Promptly, None, "2019-12-31", Outstanding, 0, &["WJ-403"]),
            (Due::Promptly, Some("2019-12-30"), "2019-12-31", Submitted, 0, &[]),
            (
                Due::ScheduleUnknown { known_until: day("2011-12-31") },
                None,
                "2019-12-31",
                Outstanding,
                0,
                &["WJ-403"],
            ),
            // Before the quarter is over nothing is outstanding that could be in.
            (Due::Promptly, None, "2012-03-31", Outstanding, 0, &[]),
        ] {
            let records: Vec<_> = written
                .map(|written| record("一", written, SubmissionStatus::Submitted))
                .into_iter()
                .collect();
            let ledger = ledger(&[expected(due)], &records, day(as_of));
            let line = &ledger.lines[0];
            assert_eq!((line.standing, line.days_late), (standing, days_late), "{due:?} {written:?} {as_of}");
            assert_eq!(codes(&ledger), found, "{due:?} {written:?} {as_of}");
        }
    }

    #[test]
    fn returned_revised_and_doubled_are_lines() {
        use SubmissionStatus::{Accepted, Returned, Submitted};
        let due = [expected(Due::On(day("2012-04-10")))];
        let as_of = day("2012-05-31");
        let revision =
            SubmissionRecord { replaces: Some("一".into()), ..record("二", "2012-04-20", Accepted) };
        let (first, second) = (record("一", "2012-04-09", Accepted), record("二", "2012-04-20", Accepted));
        for (records, standing, counted, found) in [
            (vec![record("一", "2012-04-09", Returned)], LedgerStanding::Returned, None, &["WJ-404"][..]),
            (
                vec![record("一", "2012-04-09", Returned), record("二", "2012-04-20", Submitted)],
                LedgerStanding::Submitted,
                None,
                &[],
            ),
            (vec![first.clone(), revision.clone()], LedgerStanding::Accepted, Some("二"), &["WJ-405"]),
            (vec![first, second], LedgerStanding::Accepted, Some("二"), &["WJ-406"]),
            (vec![revision], LedgerStanding::Accepted, Some("二"), &["WJ-401", "WJ-409"]),
        ] {
            let ledger = ledger(&due, &records, as_of);
            let line = &ledger.lines[0];
            assert_eq!((line.standing, line.counted.as_deref()), (standing, counted), "{records:?}");
            assert_eq!(codes(&ledger), found, "{records:?}");
        }
    }

    // Only what counted can be revised: what was returned and sent anew was not.
    #[test]
    fn sent_anew_after_a_return_is_no_revision() {
        let anew = SubmissionRecord {
            replaces: Some("一".into()),
            ..record("二", "2012-04-10", SubmissionStatus::Accepted)
        };
        let records = [record("一", "2012-04-09", SubmissionStatus::Returned), anew];
        let ledger = ledger(&[expected(Due::On(day("2012-04-10")))], &records, day("2012-05-31"));
        assert_eq!(ledger.lines[0].counted.as_deref(), Some("二"));
        assert_eq!(codes(&ledger), [""; 0]);
    }

    #[test]
    fn an_answer_is_seen_from_its_day_on() {
        let due = [expected(Due::On(day("2012-04-10")))];
        let records = [record("一", "2012-04-09", SubmissionStatus::Accepted)];
        let standing = |as_of| ledger(&due, &records, day(as_of)).lines[0].standing;
        let days = ["2012-04-08", "2012-04-09", "2012-04-10", "2012-04-11"];
        let [before, came, answered, after] = days.map(standing);
        assert_eq!((before, came), (LedgerStanding::Outstanding, LedgerStanding::Submitted));
        assert_eq!((answered, after), (LedgerStanding::Accepted, LedgerStanding::Accepted));
    }

    #[test]
    fn a_line_is_found_by_unit_and_period_and_lines_are_counted_by_how_they_stand() {
        use LedgerStanding::{Accepted, Outstanding, Submitted};
        let of = |unit: &str, quarter| {
            let mut expected = expected(Due::Promptly);
            expected.unit = unit.to_owned();
            expected.report.period = Period::quarter(2012, quarter).unwrap();
            expected
        };
        let expected = [of("武汉市局", 1), of("武汉市局", 2), of("某市局", 1), of("某市局", 2)];
        let records = [record("一", "2012-04-09", SubmissionStatus::Submitted)];
        let ledger = ledger(&expected, &records, day("2012-07-01"));
        let line = |unit, quarter| ledger.line(unit, Period::quarter(2012, quarter).unwrap());
        assert_eq!(line("某市局", 1), Some(&ledger.lines[2]));
        assert_eq!(line("武汉市局", 2), Some(&ledger.lines[1]));
        assert_eq!((line("无", 1), line("某市局", 3)), (None, None));
        assert_eq!([Submitted, Outstanding, Accepted].map(|one| ledger.count(one)), [1, 3, 0]);
    }

    #[test]
    fn a_report_in_one_of_two_ways_is_not_in() {
        let mut county = expected(Due::On(day("2012-04-10")));
        county.report.leg = Leg::between(Party::County, Party::Prefecture, false).unwrap();
        let mut one = record("一", "2012-04-09", SubmissionStatus::Submitted);
        let as_of = day("2012-04-30");
        let standing = |one: &SubmissionRecord| {
            let line = &ledger(std::slice::from_ref(&county), std::slice::from_ref(one), as_of).lines[0];
            (line.standing, line.days_late)
        };
        assert_eq!(standing(&one), (LedgerStanding::Overdue, 20));
        one.entered = Some(day("2012-04-12"));
        assert_eq!(standing(&one), (LedgerStanding::Submitted, 2));
    }

    #[test]
    fn what_nobody_expects_is_said() {
        let mut other = record("一", "2012-04-09", SubmissionStatus::Submitted);
        other.period = Period::quarter(2012, 2).unwrap();
        let ledger = ledger(&[], &[other], day("2012-04-30"));
        assert_eq!(codes(&ledger), ["WJ-408"]);
    }
}
