//! Reports as they come in, several versions of some and none of others: paired by the ways they came,
//! each expected report with the version that counts, what revisions changed, and what does not add up
//! (3.2.5/4, 3.2.5/5, 4.3/5 to 4.3/10).

mod change;
mod version;

pub use change::{FigureChange, Revision, changes};
pub use version::{Receipt, ReceivedReport};

use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::{other_kinds, total_differs};
use super::{ExpectedReport, KindTable, Ledger, LedgerLine};
use crate::edition::{Form, OperatorKind};
use crate::finding::{Finding, Place, ReportingMatter};
use crate::reporting::ledger;
use crate::time::{Day, Period};
use version::Version;

/// An expected report and what came of it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CollatedReport {
    /// Where it stands, and everything that is to be said of it. The version that counts is named by its
    /// source.
    pub line: LedgerLine,
    /// The figures of the version that counts.
    pub columns: Option<KindTable>,
    /// The sources of every version.
    pub sources: Vec<String>,
    /// What each revision changed, in the order of the revisions.
    pub revisions: Vec<Revision>,
}

/// The expected reports, each with what came of it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Collation {
    /// A report for each that is expected, in the order they were given.
    pub reports: Vec<CollatedReport>,
    /// What came that nobody expects.
    pub unexpected: Vec<Finding>,
}

impl Collation {
    /// Where each report stands, as [`roll_up`](super::roll_up()) takes it.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        let lines = self.reports.iter().map(|report| report.line.clone()).collect();
        Ledger { lines, unexpected: self.unexpected.clone() }
    }

    /// The reports that are in, with their figures.
    pub fn reported(&self) -> impl Iterator<Item = (&str, Period, &KindTable)> {
        self.reports.iter().filter_map(|report| {
            Some((report.line.unit.as_str(), report.line.report.period, report.columns.as_ref()?))
        })
    }

    /// Every finding, those of the reports first.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.reports.iter().flat_map(|report| &report.line.findings).chain(&self.unexpected)
    }
}

type Key<'a> = (&'a str, Form, Period);

/// Holds what came in against what is expected, as of a day; what came later is not seen.
///
/// `kinds` knows the kind of a station's operator, in whose column alone it fills in figures. A report
/// that came in writing and one that came through the system are two ways of one report; what differs
/// between them is said, and the writing counts. A revision takes the place of what it names, and what it
/// changed is said figure by figure. Of several versions of which none names another the last counts, and
/// the doubling is said.
///
/// A workbook whose day of receipt nobody recorded is never called late, and that is said too.
// READING: day-of-receipt
#[must_use]
pub fn collate<'a>(
    expected: &[ExpectedReport],
    received: impl IntoIterator<Item = &'a ReceivedReport>,
    kinds: impl Fn(&str) -> Option<OperatorKind>,
    as_of: Day,
) -> Collation {
    let mut by_report: BTreeMap<Key<'_>, Vec<&ReceivedReport>> = BTreeMap::new();
    for report in received.into_iter().filter(|report| report.came_by(as_of)) {
        by_report.entry((&report.unit, report.form, report.period)).or_default().push(report);
    }
    let reports = expected
        .iter()
        .map(|expected| {
            let key = (expected.unit.as_str(), expected.report.leg.form, expected.report.period);
            let versions = by_report.remove(&key).unwrap_or_default();
            collate_one(expected, versions, kinds(&expected.unit), as_of)
        })
        .collect();
    let unexpected = by_report.into_values().flatten().map(unexpected).collect();
    Collation { reports, unexpected }
}

/// Says of a report that nobody expects it.
pub(super) fn unexpected(report: &ReceivedReport) -> Finding {
    let matter = ReportingMatter::ReportUnexpected { report: report.form.term(), period: report.period };
    Finding::from(matter).at(Place { file: Some(report.source.clone()), ..Place::subject(&report.unit) })
}

/// What came of one expected report, by everything that came of it by the day.
pub(super) fn collate_one(
    expected: &ExpectedReport,
    received: Vec<&ReceivedReport>,
    kind: Option<OperatorKind>,
    as_of: Day,
) -> CollatedReport {
    let versions = version::pair(received);
    let report = &expected.report;
    // The most favourable day for what came nobody knows when.
    let assumed = report.due.day().map_or(as_of, |due| due.min(as_of));
    let records: Vec<_> =
        versions.iter().map(|version| version.record(expected, assumed, &versions)).collect();
    let mut line = ledger::line(expected, &records.iter().collect::<Vec<_>>(), as_of);
    let counted = versions.iter().find(|version| line.counted.as_deref() == Some(version.source()));
    let revisions: Vec<_> = versions.iter().filter_map(|version| version.revision(&versions)).collect();
    let say = |finding: Finding, source: &str| {
        finding.at(Place { file: Some(source.to_owned()), ..Place::subject(&expected.unit) })
    };
    for revision in &revisions {
        let found = revision.changes.iter().map(|change| Finding::from(change.matter(&revision.of)));
        line.findings.extend(found.map(|finding| say(finding, &revision.by)));
    }
    if let Some(version) = counted {
        let found = version.ways_differ().into_iter().chain(does_not_add(version, kind));
        line.findings.extend(found.map(|matter| say(matter.into(), version.source())));
    }
    for version in versions.iter().filter(|version| !version.day_is_known()) {
        let matter =
            ReportingMatter::ReceiptDayUnknown { report: report.leg.form.term(), period: report.period };
        line.findings.push(say(matter.into(), version.source()));
    }
    CollatedReport {
        line,
        columns: counted.map(|version| version.report().columns),
        sources: versions.iter().flat_map(Version::sources).map(str::to_owned).collect(),
        revisions,
    }
}

/// What does not add up within one report.
fn does_not_add(version: &Version<'_>, kind: Option<OperatorKind>) -> Vec<ReportingMatter> {
    let ReceivedReport { columns, total, .. } = version.report();
    let total = total.as_ref().map_or_else(Vec::new, |total| total_differs(columns, total));
    total.into_iter().chain(kind.map_or_else(Vec::new, |kind| other_kinds(kind, columns))).collect()
}
