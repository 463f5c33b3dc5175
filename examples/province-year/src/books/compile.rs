//! Compiles a folder of workbooks: Annex 6 for every unit, where each report stands, and everything that
//! is to be said of what came in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use rayon::prelude::*;
use wujin_core::finding::{Finding, InputMatter, Language, Place, SupervisionMatter};
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{AnnexFiveForm, AnnexSixForm, AnyForm, Entry};
use wujin_core::intake::{ReceiptRow, SourceTable};
use wujin_core::obligation::Party;
use wujin_core::profile::Profile;
use wujin_core::reporting::{
    CollatedReport, Compiled, Compiling, Figure, Receipt, Roster, RosterUnit, Summary, Tally, TracedFigure,
    drill, tally_case,
};
use wujin_core::supervision::recount;
use wujin_core::time::{Calendar, Day, Period};
use wujin_forms::{BookRead, BookReport, read_book, reports_of, write_form};

use super::BooksError;
use super::cases::Cases;
use super::evidence::{Asked, CasesByStation, Evidence};
use super::lists::{absent, each_row};
use super::shelf::{place, put, workbooks};
use super::write::profile;
use crate::output::{Heading, TableWriter, value};

/// What is to be compiled.
#[derive(Clone, Debug)]
pub struct CompileOptions {
    /// The folder of workbooks, with the list of units and the register of what came in.
    pub input: PathBuf,
    /// Where to write.
    pub output: PathBuf,
    /// The profile; the folder's own `profile.toml`, or the national one, where it is left out.
    pub profile: Option<PathBuf>,
    /// The day as of which everything is said.
    pub as_of: Day,
    /// A form edition beside the one that comes with the program.
    pub edition: Option<PathBuf>,
    /// The folder of the records: summaries are held against them, and numbers traced down to cases.
    pub records: Option<PathBuf>,
    /// A number to be traced.
    pub asked: Option<Asked>,
}

/// What was compiled.
#[derive(Clone, Debug)]
pub struct CompiledBooks {
    /// The units.
    pub roster: Roster,
    /// How many workbooks were read.
    pub books: usize,
    /// The periods in order: quarters first, then half-years and years.
    pub periods: Vec<Compiled>,
    /// What is to be said of workbooks, lists and reports.
    pub findings: Vec<Finding>,
    /// The number that was asked about, if it is there.
    pub traced: Option<TracedFigure>,
}

/// What lies in the folder.
struct Folder {
    roster: Roster,
    reports: Vec<BookReport>,
    books: usize,
    findings: Vec<Finding>,
}

/// Compiles a folder of workbooks.
pub fn compile_books(options: &CompileOptions) -> Result<CompiledBooks, BooksError> {
    let profile = profile(options.profile.as_deref(), &options.input)?;
    let Folder { roster, reports, books, mut findings } = folder(options)?;
    let periods = periods(&roster, &reports, &profile, options.as_of);
    findings.extend(periods.iter().flat_map(Compiled::findings).cloned());
    let cases = match &options.records {
        Some(folder) => Some(Cases::read(folder).map_err(BooksError::at(folder))?),
        None => None,
    };
    let by_source: BySource<'_> =
        reports.iter().map(|report| (report.report.source.as_str(), report)).collect();
    let by_station = cases.as_ref().map(|cases| by_station(cases, &roster));
    if let (Some(cases), Some(by_station)) = (&cases, &by_station) {
        findings.extend(periods.iter().flat_map(|period| recounted(period, &by_source, cases, by_station)));
    }
    let asked = options.asked.as_ref();
    let traced = asked.and_then(|asked| traced(asked, &roster, &by_source, &periods, by_station.as_ref()));
    let compiled = CompiledBooks { roster, books, periods, findings, traced };
    write(options, &compiled)?;
    Ok(compiled)
}

/// Reads everything that lies in the folder.
fn folder(options: &CompileOptions) -> Result<Folder, BooksError> {
    let own = match &options.edition {
        Some(path) => {
            let text = fs::read_to_string(path).map_err(BooksError::at(path))?;
            let adopted = FormEdition::from_json(&text);
            Some(adopted.map_err(|error| BooksError::at(path)(std::io::Error::other(error.to_string())))?)
        }
        None => None,
    };
    let editions: Vec<&FormEdition> = own.iter().chain([FormEdition::reconstructed()]).collect();
    let at = || BooksError::at(&options.input);
    let listed = workbooks(&options.input).map_err(at())?;
    let read: Vec<(&str, BookRead)> = listed
        .par_iter()
        .map(|(name, path)| {
            let read = fs::read(path).map(|bytes| read_book(name, &bytes, &editions));
            (name.as_str(), read.unwrap_or_else(|error| unreadable(name, &error)))
        })
        .collect();
    let mut units = Vec::new();
    let rows = each_row(&options.input, SourceTable::Units, |headings, cells| {
        units.push(RosterUnit::read(headings, cells)?);
        Ok(())
    });
    let rows = rows.map_err(at())?;
    let mut findings = rows.findings;
    if rows.files == 0 {
        units =
            read.iter().flat_map(|(_, book)| &book.forms).flat_map(|form| listed_on(&form.form)).collect();
        findings.push(absent(SourceTable::Units));
    }
    if units.is_empty() {
        return Err(BooksError::NoUnits(options.input.clone()));
    }
    let (roster, found) = Roster::new(units);
    findings.extend(found);
    let mut reports = Vec::new();
    for (name, book) in &read {
        let (own, found) = reports_of(name, book, &roster);
        findings.extend(book.findings.iter().cloned().chain(found));
        reports.extend(own);
    }
    let mut marked = BTreeSet::new();
    let rows = each_row(&options.input, SourceTable::Receipts, |headings, cells| {
        let row = ReceiptRow::read(headings, cells)?;
        let is_of = |report: &&mut BookReport| {
            let source = report.report.source.as_str();
            source == row.workbook
                || source.strip_prefix(row.workbook.as_str()).is_some_and(|rest| rest.starts_with(':'))
        };
        let mut own = reports.iter_mut().filter(is_of).peekable();
        if own.peek().is_none() && !listed.iter().any(|(name, _)| *name == row.workbook) {
            return Err(vec![InputMatter::WorkbookAbsent { workbook: row.workbook.clone() }.into()]);
        }
        for report in own {
            if marked.insert(report.report.source.clone()) {
                // What came in no way that is registered did not come that way.
                report.report.written = Receipt::No;
            }
            row.mark(&mut report.report);
        }
        Ok(())
    });
    let rows = rows.map_err(at())?;
    findings.extend(rows.findings);
    if rows.files == 0 {
        findings.push(absent(SourceTable::Receipts));
    }
    Ok(Folder { roster, reports, books: listed.len(), findings })
}

fn unreadable(name: &str, error: &std::io::Error) -> BookRead {
    let place = Place { file: Some(name.to_owned()), ..Place::default() };
    let finding = Finding::from(crate::ingest::unreadable(error)).at(place);
    BookRead { forms: Vec::new(), findings: vec![finding] }
}

/// An office and its stations as its Annex 5 lists them, where there is no list of units.
fn listed_on(form: &AnyForm) -> Vec<RosterUnit> {
    let AnyForm::AnnexFive(form) = form else { return Vec::new() };
    let AnnexFiveForm { head, stations } = form.as_ref();
    let Some(office) = head.office.value().map(ToString::to_string) else { return Vec::new() };
    let unit = |name: &str, tier| RosterUnit {
        id: name.to_owned(),
        name: name.to_owned(),
        tier,
        above: None,
        kind: None,
        set_up: None,
        removed: None,
        staff: None,
    };
    let lines = stations.iter().filter_map(|line| {
        Some(RosterUnit {
            above: Some(office.clone()),
            kind: line.kind.value().copied(),
            set_up: line.set_up.value().copied(),
            staff: line.staff.value().copied(),
            ..unit(line.station.value()?.as_str(), Party::Station)
        })
    });
    core::iter::once(unit(&office, Party::Office)).chain(lines).collect()
}

/// Compiles every period of which something came in.
fn periods(roster: &Roster, reports: &[BookReport], profile: &Profile, as_of: Day) -> Vec<Compiled> {
    let received: Vec<_> = reports.iter().map(|report| report.report.clone()).collect();
    let with = Compiling { profile, calendar: Calendar::national(), as_of };
    let mut periods: Vec<Period> = received.iter().map(|report| report.period).collect();
    periods.sort_unstable_by_key(|period| (!matches!(period, Period::Quarter(_)), *period));
    periods.dedup();
    let mut compiled: Vec<Compiled> = Vec::new();
    for period in periods {
        let next = roster.compile(period, &received, &compiled, &with);
        compiled.push(next);
    }
    compiled
}

/// The reports by what they were read from.
type BySource<'a> = BTreeMap<&'a str, &'a BookReport>;

/// The cases of each station, by the kind of its operator.
fn by_station(cases: &Cases, roster: &Roster) -> CasesByStation {
    let mut by_station = CasesByStation::new();
    for (id, life) in &cases.lives {
        let station = life.station.to_string();
        let kind = roster.unit(&station).and_then(|unit| unit.kind);
        if let Some((kind, facts)) = kind.zip(life.facts()) {
            by_station.entry(station).or_default().push((id.clone(), kind, facts));
        }
    }
    by_station
}

/// The reports of a period that count, by their units.
fn counted<'a>(compiled: &'a Compiled, by_source: &BySource<'a>) -> BTreeMap<&'a str, &'a BookReport> {
    let one = |report: &'a CollatedReport| {
        let source = report.line.counted.as_deref()?;
        Some((report.line.unit.as_str(), *by_source.get(source)?))
    };
    compiled.collation.reports.iter().filter_map(one).collect()
}

/// What the stations' summaries of a period say otherwise than their cases. A station some of whose
/// records could not be read is not judged, nor is a figure that was left blank.
fn recounted(
    compiled: &Compiled,
    by_source: &BySource<'_>,
    cases: &Cases,
    by_station: &CasesByStation,
) -> Vec<Finding> {
    let period = compiled.period();
    let mut findings = Vec::new();
    for (unit, report) in counted(compiled, by_source) {
        let Ok(station) = unit.parse() else { continue };
        let own = by_station.get(unit).map(Vec::as_slice).unwrap_or_default();
        let kind = report.cells.keys().find_map(|(kind, _)| *kind);
        let Some(kind) = kind.filter(|_| cases.is_whole(station)) else { continue };
        let columns = report.report.columns;
        let sum =
            own.iter().try_fold(Tally::EMPTY, |sum, (_, _, facts)| sum.merge(tally_case(period, facts)));
        let Ok(mut recorded) = sum else { continue };
        for figure in Figure::ALL.iter().copied() {
            // No case tells of inquiries, and what was left blank was not said.
            let is_said = report.cells.contains_key(&(Some(kind), figure)) && figure != Figure::Inquiries;
            if let Some(reported) = columns[kind].figure(figure).filter(|_| !is_said) {
                recorded = recorded.with(figure, reported);
            }
        }
        let summary = Summary { station: unit.to_owned(), period, kind, columns };
        for matter in recount(&summary, &recorded) {
            let figure = match &matter {
                SupervisionMatter::RecountDiffers { figure, .. } => figure.name,
                _ => Figure::Settled.name(),
            };
            let cell =
                report.cells.iter().find(|((of, known), _)| *of == Some(kind) && known.name() == figure);
            let (sheet, cell) = cell.and_then(|(_, cell)| cell.split_once('!')).unzip();
            findings.push(Finding::from(matter).at(Place {
                file: Some(report.report.source.clone()),
                sheet: sheet.map(str::to_owned),
                cell: cell.map(str::to_owned),
                ..Place::subject(unit)
            }));
        }
    }
    findings
}

fn traced(
    asked: &Asked,
    roster: &Roster,
    by_source: &BySource<'_>,
    periods: &[Compiled],
    cases: Option<&CasesByStation>,
) -> Option<TracedFigure> {
    let compiled = periods.iter().find(|compiled| compiled.period() == asked.period)?;
    let evidence = Evidence { period: asked.period, reports: counted(compiled, by_source), cases };
    let unit = roster.named(&asked.unit, |_| true).map_or(asked.unit.as_str(), |unit| unit.id.as_str());
    drill(&compiled.roll_up, unit, asked.kind, asked.figure, &evidence)
}

const LINES: &[Heading] = &[
    ("period", "报告期"),
    ("unit", "单位编号"),
    ("name", "单位名称"),
    ("tier", "层级"),
    ("standing", "报送情况"),
    ("due", "时限"),
    ("submitted", "报齐日期"),
    ("days_late", "迟报天数"),
    ("counted", "采用的报表"),
    ("replaced", "被更正份数"),
    ("copies", "未互相更正份数"),
    ("findings", "问题数"),
];

const FINDINGS: &[Heading] = &[
    ("code", "代码"),
    ("severity", "程度"),
    ("place", "位置"),
    ("text", "问题"),
    ("mend", "更正办法"),
    ("citations", "依据"),
];

/// Writes Annex 6 of every unit, where each report stands, and what was found.
fn write(options: &CompileOptions, compiled: &CompiledBooks) -> Result<(), BooksError> {
    let at = || BooksError::at(&options.output);
    fs::create_dir_all(&options.output).map_err(at())?;
    let edition = FormEdition::reconstructed();
    let jobs: Vec<_> = compiled.periods.iter().flat_map(Compiled::statistics).collect();
    jobs.par_iter().try_for_each(|statistics| {
        let unit = compiled.roster.unit(&statistics.unit);
        let name = unit.map_or(statistics.unit.as_str(), |unit| unit.name.as_str());
        let Ok(mut form) = AnnexSixForm::of(statistics) else { return Ok(()) };
        form.head.unit = name.parse().map_or(form.head.unit, Entry::Filled);
        let place = place(statistics.period, statistics.tier, &statistics.unit, name, "");
        let bytes = write_form(edition, &form)?;
        put(&options.output.join("附件6"), &place, &bytes).map_err(at())
    })?;
    lines(options, compiled).map_err(at())?;
    findings(options, compiled).map_err(at())
}

fn lines(options: &CompileOptions, compiled: &CompiledBooks) -> std::io::Result<()> {
    let mut table = TableWriter::create(&options.output, "收表情况", LINES)?;
    let reports = compiled.periods.iter().flat_map(|period| &period.collation.reports);
    for CollatedReport { line, .. } in reports {
        let unit = compiled.roster.unit(&line.unit);
        table.row([
            line.report.period.zh().into(),
            line.unit.clone().into(),
            value(unit.map(|unit| &unit.name)),
            line.report.leg.from.term().zh.into(),
            line.standing.term().zh.into(),
            value(line.report.due.day()),
            value(line.submitted),
            line.days_late.into(),
            value(line.counted.as_ref()),
            line.replaced.into(),
            line.copies.into(),
            line.findings.len().into(),
        ])?;
    }
    table.finish().map(|_| ())
}

fn findings(options: &CompileOptions, compiled: &CompiledBooks) -> std::io::Result<()> {
    let mut table = TableWriter::create(&options.output, "问题", FINDINGS)?;
    for finding in &compiled.findings {
        let citations: Vec<_> = finding.citations().iter().map(ToString::to_string).collect();
        table.row([
            finding.code().into(),
            finding.matter.info().severity.term().zh.into(),
            value(finding.place.as_ref()),
            finding.matter.text(Language::Zh).into(),
            finding.matter.mend(Language::Zh).into(),
            citations.join(" ").into(),
        ])?;
    }
    table.finish().map(|_| ())
}
