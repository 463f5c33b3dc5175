//! One version of a report: what came in writing, and what came through the system of the same.

use serde::Serialize;

use super::{Revision, changes};
use crate::edition::Form;
use crate::finding::ReportingMatter;
use crate::reporting::{ExpectedReport, KindTable, SubmissionRecord, SubmissionStatus, Tally};
use crate::time::{Day, Period};

/// Whether a report came by a way, and when.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize)]
pub enum Receipt {
    /// It did not.
    #[default]
    No,
    /// It did, and nobody recorded when.
    DayUnknown,
    /// It did, on this day.
    On(Day),
}

impl Receipt {
    fn came_by(self, as_of: Day) -> bool {
        match self {
            Self::No => false,
            Self::DayUnknown => true,
            Self::On(day) => day <= as_of,
        }
    }

    fn day(self, assumed: Day) -> Option<Day> {
        match self {
            Self::No => None,
            Self::DayUnknown => Some(assumed),
            Self::On(day) => Some(day),
        }
    }
}

/// A report as it came in: Annex 3 of a station, or Annex 6 of a unit.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ReceivedReport {
    /// What it was read from, unique among all that came: a workbook and its sheet.
    pub source: String,
    /// Whose it is, as the expected reports call the unit.
    pub unit: String,
    /// Which form.
    pub form: Form,
    /// What it covers.
    pub period: Period,
    /// The figures of the five kinds.
    pub columns: KindTable,
    /// The total as it was written, where one was.
    pub total: Option<Tally>,
    /// Whether it came in writing.
    pub written: Receipt,
    /// Whether it came through the system.
    pub entered: Receipt,
    /// The source of the report that it revises.
    pub replaces: Option<String>,
}

impl ReceivedReport {
    /// Whether anything of it had come by a day.
    #[must_use]
    pub fn came_by(&self, as_of: Day) -> bool {
        self.written.came_by(as_of) || self.entered.came_by(as_of)
    }

    fn only_entered(&self) -> bool {
        self.written == Receipt::No
    }
}

/// What came of one version: the writing, and what was entered beside it.
pub(super) struct Version<'a> {
    first: &'a ReceivedReport,
    entered: Option<&'a ReceivedReport>,
}

/// Pairs what came in writing with what came through the system, the first with the first.
// READING: two-ways-one-report
pub(super) fn pair(mut reports: Vec<&ReceivedReport>) -> Vec<Version<'_>> {
    reports.sort_by_key(|report| (report.written.max(report.entered), &report.source));
    let (entered, written): (Vec<_>, Vec<_>) = reports.into_iter().partition(|report| report.only_entered());
    let mut entered = entered.into_iter();
    let mut versions: Vec<_> = written
        .into_iter()
        .map(|first| {
            let is_whole = first.entered != Receipt::No;
            Version { first, entered: if is_whole { None } else { entered.next() } }
        })
        .collect();
    versions.extend(entered.map(|first| Version { first, entered: None }));
    versions
}

impl<'a> Version<'a> {
    /// The report whose figures count.
    pub(super) fn report(&self) -> &'a ReceivedReport {
        self.first
    }

    /// What the version is called by.
    pub(super) fn source(&self) -> &'a str {
        &self.first.source
    }

    pub(super) fn sources(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        core::iter::once(self.first).chain(self.entered).map(|report| report.source.as_str())
    }

    pub(super) fn day_is_known(&self) -> bool {
        let known = |report: &ReceivedReport| {
            report.written != Receipt::DayUnknown && report.entered != Receipt::DayUnknown
        };
        known(self.first) && self.entered.is_none_or(known)
    }

    fn entered(&self) -> Receipt {
        self.entered.map_or(self.first.entered, |entered| entered.entered)
    }

    /// The version that this one revises; none where it names none, or one that is not there.
    fn replaced<'v>(&self, all: &'v [Self]) -> Option<&'v Self> {
        let named =
            [Some(self.first), self.entered].into_iter().flatten().find_map(|one| one.replaces.as_ref())?;
        all.iter()
            .find(|other| other.source() != self.source() && other.sources().any(|source| source == named))
    }

    /// The version as the ledger knows it.
    pub(super) fn record(&self, expected: &ExpectedReport, assumed: Day, all: &[Self]) -> SubmissionRecord {
        let named = self.first.replaces.clone().or_else(|| self.entered?.replaces.clone());
        SubmissionRecord {
            id: self.source().to_owned(),
            unit: expected.unit.clone(),
            form: expected.report.leg.form,
            period: expected.report.period,
            written: self.first.written.day(assumed),
            entered: self.entered().day(assumed),
            status: SubmissionStatus::Accepted,
            answered: None,
            replaces: self.replaced(all).map(|other| other.source().to_owned()).or(named),
        }
    }

    /// What it changed, where it revises another.
    pub(super) fn revision(&self, all: &[Self]) -> Option<Revision> {
        let of = self.replaced(all)?;
        let changes = changes(&of.first.columns, &self.first.columns);
        Some(Revision { of: of.source().to_owned(), by: self.source().to_owned(), changes })
    }

    /// Every figure that was entered otherwise than it was written.
    pub(super) fn ways_differ(&self) -> Vec<ReportingMatter> {
        let Some(entered) = self.entered else { return Vec::new() };
        let differ = changes(&self.first.columns, &entered.columns);
        differ
            .into_iter()
            .map(|change| ReportingMatter::WaysDiffer {
                column: change.kind.term(),
                figure: change.figure.term(),
                written: change.before.unwrap_or(0),
                entered: change.after.unwrap_or(0),
            })
            .collect()
    }
}
