//! The reporting calendar: what each unit has to report, and what came of it.

use std::collections::BTreeMap;

use wujin_core::edition::Form;
use wujin_core::finding::Finding;
use wujin_core::intake::{SubmissionColumn, SummaryColumn};
use wujin_core::obligation::Party;
use wujin_core::reporting::{
    ExpectedReport, Ledger, LedgerLine, LedgerStanding, SubmissionRecord, SubmissionStatus, ledger,
    reporting_calendar,
};
use wujin_core::time::{AnnualWindow, Day, Period, Quarter};

use crate::figures::FigureWork;
use crate::held::{Held, Submissions, place};
use crate::ingest::{Source, SourceFile};
use crate::units::UnitInfo;

/// Where the row stands that tells of a unit's report of a period on a day.
type RowsByDay = BTreeMap<(String, Period, Option<Day>), Source>;

/// What came in, as the ledger takes it.
#[derive(Default)]
pub struct CameIn {
    records: Vec<SubmissionRecord>,
    rows: RowsByDay,
    /// The window that the annual report of a unit and year names.
    windows: BTreeMap<(String, i32), AnnualWindow>,
}

impl CameIn {
    /// Takes up the summaries of stations.
    pub fn summaries(&mut self, held: &Held) {
        for ((station, quarter), (source, row)) in &held.summaries {
            let Some(day) = row.submitted else { continue };
            let (unit, period) = (station.to_string(), Period::Quarter(*quarter));
            self.rows.insert((unit.clone(), period, Some(day)), *source);
            self.records.push(record(unit, Form::AnnexThree, period, (Some(day), None), *source));
        }
    }

    /// Takes up the reports of offices and bureaus.
    pub fn submissions(&mut self, submissions: &Submissions) {
        for ((unit, period), submitted) in submissions {
            let (unit, days) = (unit.to_string(), submitted.days());
            for (day, source) in days.into_iter().flatten() {
                self.rows.insert((unit.clone(), *period, Some(day)), source);
            }
            if let Period::Annual(annual) = period {
                self.windows.entry((unit.clone(), annual.year())).or_insert(annual.window());
            }
            let source = days.into_iter().flatten().map(|(_, source)| source).min().unwrap_or_default();
            let [written, entered] = days.map(|day| day.map(|(day, _)| day));
            self.records.push(record(unit, Form::AnnexSix, *period, (written, entered), source));
        }
    }
}

fn record(
    unit: String,
    form: Form,
    period: Period,
    days: (Option<Day>, Option<Day>),
    source: Source,
) -> SubmissionRecord {
    SubmissionRecord {
        id: format!("{}:{}", source.0, source.1),
        unit,
        form,
        period,
        written: days.0,
        entered: days.1,
        status: SubmissionStatus::Accepted,
        answered: None,
        replaces: None,
    }
}

impl FigureWork<'_> {
    /// The reports of some units, each with where it stands, and what is wrong with them.
    pub fn reports<'u>(
        &self,
        units: impl Iterator<Item = &'u UnitInfo>,
        stands: impl Fn(&UnitInfo, Quarter) -> bool,
        came_in: &CameIn,
        files: &[SourceFile],
    ) -> (Vec<LedgerLine>, Vec<Finding>) {
        let mut expected = Vec::new();
        for unit in units {
            let Some(leg) = &unit.leg else { continue };
            for year in self.first_year..=self.rules.as_of.year() {
                let window = self.window(&unit.id, year, came_in);
                let due = reporting_calendar(leg, year, window, self.rules.profile, self.rules.calendar);
                for report in due.unwrap_or_default() {
                    let there = match report.period {
                        Period::Quarter(quarter) => stands(unit, quarter),
                        _ => true,
                    };
                    if there && report.period.first() <= self.rules.as_of {
                        expected.push(ExpectedReport { unit: unit.id.clone(), report });
                    }
                }
            }
        }
        let Ledger { lines, unexpected } = ledger(&expected, &came_in.records, self.rules.as_of);
        let mut findings = Vec::new();
        for line in &lines {
            let station = line.report.leg.from == Party::Station;
            for finding in &line.findings {
                let row = came_in.rows.get(&(line.unit.clone(), line.report.period, line.submitted));
                findings.push(match row.filter(|_| finding.code() == "WJ-401") {
                    Some(row) if station => finding.clone().at(place(files, *row, SummaryColumn::Submitted)),
                    Some(row) => finding.clone().at(place(files, *row, SubmissionColumn::Submitted)),
                    None => finding.clone(),
                });
            }
        }
        findings.extend(unexpected);
        (lines, findings)
    }

    /// The window of a unit's annual figure of a year: the profile's, else the one that its report
    /// names. A report that never came names none; it is looked for over the window to 30 November.
    fn window(&self, unit: &str, year: i32, came_in: &CameIn) -> Option<AnnualWindow> {
        let own = self.rules.profile.document().reporting.window_of(year);
        let named = || came_in.windows.get(&(unit.to_owned(), year)).copied();
        own.or_else(named).or(Some(AnnualWindow::JanuaryToNovember))
    }
}

/// Whether a report is late, or not there although its day has passed.
#[must_use]
pub fn is_late(line: &LedgerLine) -> bool {
    line.standing == LedgerStanding::Overdue || line.days_late > 0
}
