//! Compiles a folder of workbooks: Annex 6 for every unit, where each report stands, and everything that
//! is to be said of what came in.

use std::path::PathBuf;

use wujin_core::finding::Finding;
use wujin_core::reporting::{Compiled, Compiling, Roster, TracedFigure, drill};
use wujin_core::time::{Calendar, Day};

use super::BooksError;
use super::cases::Cases;
use super::compiled_tables::write;
use super::evidence::{Asked, CasesByStation, Evidence};
use super::folder::{Folder, folder};
use super::recounted::{BySource, by_station, counted, recounted};
use crate::run::profile;

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

/// Compiles a folder of workbooks.
pub fn compile_books(options: &CompileOptions) -> Result<CompiledBooks, BooksError> {
    let profile = profile(options.profile.as_deref(), &options.input)?;
    let Folder { roster, reports, books, mut findings } = folder(options)?;
    let received: Vec<_> = reports.iter().map(|report| report.report.clone()).collect();
    let with = Compiling { profile: &profile, calendar: Calendar::national(), as_of: options.as_of };
    let periods = roster.compile_all(&received, &with);
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
