//! Annex 3 to Annex 6, the reporting calendar, and the recount of what was reported.

use std::collections::{BTreeMap, BTreeSet};

use wujin_core::edition::Form;
use wujin_core::finding::{Finding, Place, SupervisionMatter};
use wujin_core::identity::StationId;
use wujin_core::intake::{
    Columns, Headings, ReportUnit, SubmissionColumn, SubmissionMedium, SubmissionRow, SummaryColumn,
    SummaryRow,
};
use wujin_core::obligation::Party;
use wujin_core::reporting::{
    ExpectedReport, Figure, KindTable, Ledger, LedgerLine, LedgerStanding, ReportNode, Reported, RollUp,
    SubmissionRecord, SubmissionStatus, Summary, Tally, ledger, reporting_calendar, roll_up,
};
use wujin_core::supervision::recount;
use wujin_core::time::{AnnualWindow, Day, Period, Quarter};

use crate::county::StationYear;
use crate::ingest::{Ingested, Source, SourceFile};
use crate::judge::Rules;
use crate::units::UnitInfo;

/// The figures of one unit and one period.
#[derive(Clone, Debug)]
pub struct UnitFigures {
    /// The unit.
    pub unit: String,
    /// Its tier.
    pub tier: Party,
    /// The period.
    pub period: Period,
    /// The figures of the five kinds.
    pub table: KindTable,
    /// How many units directly below have no report that counts.
    pub missing: usize,
}

/// A summary held against the records.
#[derive(Clone, Debug)]
pub struct RecountLine {
    /// The station.
    pub station: StationId,
    /// The quarter.
    pub quarter: Quarter,
    /// What was reported.
    pub reported: Tally,
    /// What the records hold.
    pub recorded: Tally,
    /// Whether the records were all taken; else the recount proves nothing.
    pub complete: bool,
    /// Whether more settlements were reported than the records hold.
    pub overstated: bool,
}

/// What the figures come to.
pub struct Figures {
    /// Annex 6, by period and unit.
    pub annex_six: Vec<UnitFigures>,
    /// The reporting calendar.
    pub reports: Vec<LedgerLine>,
    /// The recount.
    pub recounts: Vec<RecountLine>,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Where the row stands that tells of a unit's report of a period on a day.
type RowsByDay = BTreeMap<(String, Period, Option<Day>), Source>;

/// Works the figures out.
pub struct FigureWork<'a> {
    /// What was read.
    pub ingested: &'a Ingested,
    /// The units.
    pub units: &'a BTreeMap<String, UnitInfo>,
    /// What the records show.
    pub recorded: &'a BTreeMap<StationId, StationYear>,
    /// The stations whose records are not complete.
    pub incomplete: &'a BTreeSet<StationId>,
    /// The rules.
    pub rules: Rules<'a>,
    /// The first year.
    pub first_year: i32,
}

fn file(files: &[SourceFile], source: Source) -> Option<&SourceFile> {
    files.get(usize::from(source.0))
}

fn place(files: &[SourceFile], source: Source, column: impl Columns) -> Place {
    let file = file(files, source);
    let headings: Option<&Headings> = file.and_then(|file| file.headings.as_ref());
    Place {
        file: file.map(|file| file.name.clone()),
        line: Some(source.1),
        column: headings.map(|headings| headings.title(column).to_owned()),
        ..Place::default()
    }
}

impl FigureWork<'_> {
    /// Everything.
    #[must_use]
    pub fn run(&self) -> Figures {
        let mut findings = Vec::new();
        let reports = self.reports(&mut findings);
        let annex_six = self.annex_six(&mut findings);
        let recounts = self.recounts(&mut findings);
        Figures { annex_six, reports, recounts, findings }
    }

    fn quarters(&self) -> Vec<Quarter> {
        let last = Quarter::of(self.rules.as_of);
        let mut quarter = Quarter::new(self.first_year, 1).ok();
        std::iter::from_fn(|| {
            let this = quarter.filter(|quarter| *quarter <= last)?;
            quarter = this.next();
            Some(this)
        })
        .collect()
    }

    /// A station's figures as Annex 6 counts them: its own, the station itself and its staff.
    fn figures(&self, station: StationId, row: &SummaryRow) -> KindTable {
        let staff = self.ingested.stations.get(&station).map(|known| known.row.record.staff.len() as u64);
        let own = self.ingested.stations.get(&station).map_or(row.kind, |known| known.row.kind);
        let mut table = KindTable::of(row.kind, row.tally());
        let standing = Tally { stations: 1, staff: Reported::from(staff), ..Tally::EMPTY };
        // Counts of one station never overflow.
        let _ = table.add(own, standing);
        table
    }

    fn annex_six(&self, findings: &mut Vec<Finding>) -> Vec<UnitFigures> {
        let mut all = Vec::new();
        let mut by_unit: BTreeMap<&str, Vec<(Quarter, KindTable)>> = BTreeMap::new();
        for quarter in self.quarters() {
            let nodes: Vec<ReportNode> = self
                .units
                .values()
                .filter(|unit| self.stands(unit, quarter))
                .map(|unit| self.node(unit, quarter))
                .collect();
            let period = Period::Quarter(quarter);
            let result: RollUp = roll_up(period, &nodes, None);
            for line in &result.lines {
                // Only offices compile what stations submit; above them the sums are made here.
                let office = line.tier == Party::Office;
                let missing = if office { line.missing.len() } else { 0 };
                if quarter.last() < self.rules.as_of {
                    findings.extend(
                        line.findings.iter().filter(|finding| office || finding.code() != "WJ-416").cloned(),
                    );
                }
                if line.tier != Party::Station {
                    all.push(UnitFigures {
                        unit: line.unit.clone(),
                        tier: line.tier,
                        period,
                        table: line.figures,
                        missing,
                    });
                    if let Some((unit, _)) = self.units.get_key_value(&line.unit) {
                        by_unit.entry(unit).or_default().push((quarter, line.figures));
                    }
                }
            }
        }
        for (unit, quarters) in by_unit {
            let tier = self.units.get(unit).map_or(Party::Province, |unit| unit.tier);
            for year in self.first_year..=self.rules.as_of.year() {
                let spans = [
                    (Period::first_half(year), 2),
                    (Period::annual(year, AnnualWindow::FullYearEstimate), 4),
                ];
                for (period, last) in spans {
                    let Ok(period) = period else { continue };
                    let tables = quarters
                        .iter()
                        // A quarter that nobody has reported says nothing of what stands at its end.
                        .filter(|(quarter, table)| {
                            quarter.year() == year && quarter.quarter() <= last && *table != KindTable::EMPTY
                        })
                        .map(|(_, table)| table);
                    let sum = tables.fold(KindTable::EMPTY, |sum, table| sum.then(table).unwrap_or(sum));
                    all.push(UnitFigures { unit: unit.to_owned(), tier, period, table: sum, missing: 0 });
                }
            }
        }
        all
    }

    /// Whether a unit is there in a quarter: a station once it is set up.
    fn stands(&self, unit: &UnitInfo, quarter: Quarter) -> bool {
        let station = if unit.tier == Party::Station { unit.id.parse::<StationId>().ok() } else { None };
        let set_up = station.and_then(|station| self.ingested.stations.get(&station)?.row.record.set_up);
        set_up.is_none_or(|day| day <= quarter.last())
    }

    fn node(&self, unit: &UnitInfo, quarter: Quarter) -> ReportNode {
        let station = if unit.tier == Party::Station { unit.id.parse::<StationId>().ok() } else { None };
        let reported = station.and_then(|station| {
            let (_, row) = self.ingested.summaries.get(&(station, quarter))?;
            row.submitted.filter(|day| *day <= self.rules.as_of)?;
            Some(self.figures(station, row))
        });
        ReportNode { unit: unit.id.clone(), tier: unit.tier, above: unit.above.clone(), reported }
    }

    fn reports(&self, findings: &mut Vec<Finding>) -> Vec<LedgerLine> {
        let mut expected = Vec::new();
        for unit in self.units.values() {
            let Some(leg) = &unit.leg else { continue };
            for year in self.first_year..=self.rules.as_of.year() {
                let window = self.window(&unit.id, year);
                let due = reporting_calendar(leg, year, window, self.rules.profile, self.rules.calendar);
                for report in due.unwrap_or_default() {
                    let there = match report.period {
                        Period::Quarter(quarter) => self.stands(unit, quarter),
                        _ => true,
                    };
                    if there && report.period.first() <= self.rules.as_of {
                        expected.push(ExpectedReport { unit: unit.id.clone(), report });
                    }
                }
            }
        }
        let (records, sources) = self.records();
        let Ledger { lines, unexpected } = ledger(&expected, &records, self.rules.as_of);
        let files = &self.ingested.files;
        for line in &lines {
            let station = line.report.leg.from == Party::Station;
            for finding in &line.findings {
                let source = sources.get(&(line.unit.clone(), line.report.period, line.submitted));
                findings.push(match source.filter(|_| finding.code() == "WJ-401") {
                    Some(source) if station => {
                        finding.clone().at(place(files, *source, SummaryColumn::Submitted))
                    }
                    Some(source) => finding.clone().at(place(files, *source, SubmissionColumn::Submitted)),
                    None => finding.clone(),
                });
            }
        }
        findings.extend(unexpected);
        lines
    }

    /// The window of a unit's annual figure of a year: the profile's, else the one that its report
    /// names. A report that never came names none; it is looked for over the window to 30 November.
    fn window(&self, unit: &str, year: i32) -> Option<AnnualWindow> {
        let own = self.rules.profile.document().reporting.window_of(year);
        if own.is_some() {
            return own;
        }
        let named = self.ingested.submissions.iter().find_map(|(_, row)| match row.period {
            Some(Period::Annual(annual)) if annual.year() == year && row.unit.to_string() == unit => {
                Some(annual.window())
            }
            _ => None,
        });
        named.or(Some(AnnualWindow::JanuaryToNovember))
    }

    /// The submissions as the ledger takes them, and where the row of each day stands.
    fn records(&self) -> (Vec<SubmissionRecord>, RowsByDay) {
        let mut sources = BTreeMap::new();
        let mut records = Vec::new();
        for ((station, quarter), (source, row)) in &self.ingested.summaries {
            let Some(day) = row.submitted else { continue };
            let (unit, period) = (station.to_string(), Period::Quarter(*quarter));
            sources.insert((unit.clone(), period, Some(day)), *source);
            records.push(record(unit, Form::AnnexThree, period, (Some(day), None), *source));
        }
        let mut by_report: BTreeMap<(ReportUnit, Period), Vec<(Source, &SubmissionRow)>> = BTreeMap::new();
        for (source, row) in &self.ingested.submissions {
            if let Some(period) = row.period {
                by_report.entry((row.unit, period)).or_default().push((*source, row));
            }
        }
        for ((unit, period), rows) in by_report {
            let first = |medium| {
                rows.iter().filter(|(_, row)| row.medium == medium).map(|(_, row)| row.submitted).min()
            };
            let days = (first(SubmissionMedium::Written), first(SubmissionMedium::System));
            for (source, row) in &rows {
                sources.insert((unit.to_string(), period, Some(row.submitted)), *source);
            }
            let source = rows.first().map_or((0, 0), |(source, _)| *source);
            records.push(record(unit.to_string(), Form::AnnexSix, period, days, source));
        }
        (records, sources)
    }

    fn recounts(&self, findings: &mut Vec<Finding>) -> Vec<RecountLine> {
        let files = &self.ingested.files;
        let mut lines = Vec::new();
        for ((station, quarter), (source, row)) in &self.ingested.summaries {
            let own = self.ingested.stations.get(station).map_or(row.kind, |known| known.row.kind);
            let quarters = self.recorded.get(station).map(|year| &year.quarters);
            let recorded = quarters.and_then(|quarters| quarters.get(quarter)).copied().unwrap_or_default();
            let mut line = RecountLine {
                station: *station,
                quarter: *quarter,
                reported: row.tally(),
                recorded,
                complete: !self.incomplete.contains(station),
                overstated: false,
            };
            // Annex 3 asks for neither, and the folder has no records of inquiries.
            let comparable = Tally { withdrawn: recorded.withdrawn, open: recorded.open, ..row.tally() };
            let recorded = Tally { inquiries: row.tally().inquiries, ..recorded };
            let summary = Summary {
                station: station.to_string(),
                period: Period::Quarter(*quarter),
                kind: own,
                columns: KindTable::of(row.kind, comparable),
            };
            let misplaced = summary_kind(&summary, row, own);
            if !misplaced.is_empty() {
                line.complete = false;
                let at = place(files, *source, SummaryColumn::Kind);
                findings.extend(misplaced.into_iter().map(|finding| finding.at(at.clone())));
            } else if line.complete {
                for matter in recount(&summary, &recorded) {
                    line.overstated |= matches!(matter, SupervisionMatter::SettledOverstated { .. });
                    let at = place(files, *source, figure_column(&matter));
                    findings.push(Finding::from(matter).at(at));
                }
            }
            lines.push(line);
        }
        lines
    }
}

fn summary_kind(summary: &Summary, row: &SummaryRow, own: wujin_core::edition::OperatorKind) -> Vec<Finding> {
    let filled = Summary { columns: KindTable::of(row.kind, row.tally()), ..summary.clone() };
    if row.kind == own { Vec::new() } else { filled.check().into_iter().map(Finding::from).collect() }
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

fn figure_column(matter: &SupervisionMatter) -> SummaryColumn {
    let SupervisionMatter::RecountDiffers { figure, .. } = matter else { return SummaryColumn::Settled };
    match Figure::ALL.iter().find(|known| known.term() == *figure) {
        Some(Figure::Inquiries) => SummaryColumn::Inquiries,
        Some(Figure::Accepted) => SummaryColumn::Complaints,
        Some(Figure::RecourseTold) => SummaryColumn::Unsettled,
        Some(Figure::Amount) => SummaryColumn::Amount,
        _ => SummaryColumn::Settled,
    }
}

/// Whether a report is late, or not there although its day has passed.
#[must_use]
pub fn is_late(line: &LedgerLine) -> bool {
    line.standing == LedgerStanding::Overdue || line.days_late > 0
}
