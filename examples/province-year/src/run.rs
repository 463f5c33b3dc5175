//! The run: a folder goes in, the year's tables and the page come out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use rayon::prelude::*;
use wujin_core::edition::ProblemNature;
use wujin_core::finding::{Language, Place};
use wujin_core::identity::StationId;
use wujin_core::profile::{Profile, ProfileError};
use wujin_core::reporting::LedgerLine;
use wujin_core::supervision::HotSpot;
use wujin_core::time::{AnnualWindow, Calendar, Day, Period};

use crate::appraisals::{AppraisalLine, VisitLine, appraisals, visits};
use crate::county::{Concerns, CountyYear, Later, Setting, StationYear};
use crate::figures::{FigureWork, RecountLine, UnitFigures};
use crate::ingest::{Ingest, PROFILE, SourceFile, Station, list};
use crate::judge::Rules;
use crate::partition::{HELD_AT_MOST, Partitions, READ_AT_MOST};
use crate::petitions::PetitionYear;
use crate::progress::Progress;
use crate::published::{PublishedLine, published};
use crate::sink::{CodeCount, FindingKey, FindingSink};
use crate::units::{UnitInfo, units};
use crate::{report, tables};

/// What a run is asked to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the province's files.
    pub input: PathBuf,
    /// Where everything is written.
    pub output: PathBuf,
    /// The profile; the folder's own `profile.toml`, or the national one, where it is left out.
    pub profile: Option<PathBuf>,
    /// The day as of which everything is said; the end of the last year, where it is left out.
    pub as_of: Option<Day>,
    /// The folder of published tables.
    pub published: Option<PathBuf>,
    /// Whether to keep the progress bar to oneself.
    pub quiet: bool,
    /// How many bytes of rows may wait in memory.
    pub held_at_most: usize,
}

impl Options {
    /// A run over a folder, with everything else left to the run.
    #[must_use]
    pub fn new(input: PathBuf, output: PathBuf) -> Self {
        let held_at_most = HELD_AT_MOST;
        Self { input, output, profile: None, as_of: None, published: None, quiet: true, held_at_most }
    }
}

/// Why a run could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A file or folder could not be read or written.
    #[error("cannot use \"{path}\": {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The folder holds no table.
    #[error("the folder \"{0}\" holds no table that can be read")]
    NoTable(PathBuf),
    /// The folder holds more tables than can be told apart.
    #[error("the folder \"{0}\" holds more than 65535 tables: split it, or join the tables")]
    TooManyFiles(PathBuf),
    /// Writing would overwrite what is read.
    #[error("the output folder \"{0}\" is the input folder: name another with --out")]
    OutputIsInput(PathBuf),
    /// The profile is none.
    #[error("\"{path}\": {error}{}", rules(error))]
    Profile {
        /// Its file.
        path: PathBuf,
        /// Why.
        error: ProfileError,
    },
}

/// The rules that a profile breaks, each with what would mend it.
fn rules(error: &ProfileError) -> String {
    let ProfileError::Refused(findings) = error else { return String::new() };
    let lines: Vec<_> = findings
        .iter()
        .map(|finding| format!("\n  {finding}: {}", finding.matter.mend(Language::En)))
        .collect();
    lines.concat()
}

/// What came of the year.
pub struct Year {
    /// The profile.
    pub profile: Profile,
    /// The day as of which everything is said.
    pub as_of: Day,
    /// The year that is looked at.
    pub period: Period,
    /// The files.
    pub files: Vec<SourceFile>,
    /// How many rows of each table were read.
    pub rows: BTreeMap<&'static str, u64>,
    /// The stations.
    pub stations: BTreeMap<StationId, Station>,
    /// The units.
    pub units: BTreeMap<String, UnitInfo>,
    /// What the records of each station show.
    pub station_years: BTreeMap<StationId, StationYear>,
    /// Cases by stage, in Chinese.
    pub stages: BTreeMap<&'static str, u64>,
    /// Cases in all.
    pub cases: u64,
    /// What came after the day as of which everything is said, and is not counted.
    pub later: Later,
    /// Obligations that are overdue.
    pub overdue: u64,
    /// Complaints of the year by nature.
    pub natures: BTreeMap<ProblemNature, u64>,
    /// Where complaints concentrate, by county.
    pub hot_spots: Vec<(u32, HotSpot)>,
    /// Annex 6.
    pub annex_six: Vec<UnitFigures>,
    /// The reporting calendar.
    pub reports: Vec<LedgerLine>,
    /// The recount.
    pub recounts: Vec<RecountLine>,
    /// The appraisal.
    pub appraisals: Vec<AppraisalLine>,
    /// Whom to visit.
    pub visits: Vec<VisitLine>,
    /// The petitions.
    pub petitions: PetitionYear,
    /// The published tables.
    pub published: Vec<PublishedLine>,
    /// How often each code was found.
    pub counts: BTreeMap<&'static str, CodeCount>,
    /// The first of the findings.
    pub findings: Vec<FindingKey>,
    /// How long the cases took, without reading.
    pub judging: Duration,
    /// How long it took in all.
    pub elapsed: Duration,
}

/// How many counties are in memory at once, for each thread.
const COUNTIES_A_THREAD: usize = 2;

/// Takes a folder through a year and writes everything to the output folder.
pub fn run(options: &Options) -> Result<Year, RunError> {
    let started = Instant::now();
    let of = |path: &Path| {
        let path = path.to_owned();
        move |error| RunError::File { path: path.clone(), error }
    };
    let own: Vec<_> = options.profile.iter().chain([&options.output]).cloned().collect();
    let listing = list(&options.input, &own).map_err(of(&options.input))?;
    if listing.tables.is_empty() {
        return Err(RunError::NoTable(options.input.clone()));
    }
    if listing.tables.len() > usize::from(u16::MAX) {
        return Err(RunError::TooManyFiles(options.input.clone()));
    }
    let profile = profile(options)?;
    fs::create_dir_all(&options.output).map_err(of(&options.output))?;
    let same = options.input.canonicalize().ok().zip(options.output.canonicalize().ok());
    if same.is_some_and(|(input, output)| input == output) {
        return Err(RunError::OutputIsInput(options.output.clone()));
    }
    let bytes = listing.tables.iter().filter_map(|path| path.metadata().ok()).map(|file| file.len()).sum();
    let progress = Progress::new(bytes, options.quiet);
    let written = of(&options.output);
    let mut sink = FindingSink::create(&options.output).map_err(&written)?;
    let work = options.output.join(format!(".rows-{}", std::process::id()));
    let held = (work, options.held_at_most);
    let mut ingested =
        Ingest::run(listing, &profile, registrable(options), &mut sink, &progress, held).map_err(&written)?;
    if ingested.files.iter().all(|file| file.headings.as_ref().is_none_or(|headings| !headings.is_usable())) {
        // What was found is written all the same, so that the files can be mended.
        sink.finish().map_err(&written)?;
        return Err(RunError::NoTable(options.input.clone()));
    }
    let (as_of, first_year) = as_of(options, ingested.registered);
    let calendar = Calendar::national();
    let rules = Rules { profile: &profile, calendar, as_of };
    let period = year_of(as_of);

    let judging = Instant::now();
    let setting = Setting { files: &ingested.files, stations: &ingested.stations, rules, year: period };
    let mut incomplete = std::mem::take(&mut ingested.incomplete);
    let mut partitions = std::mem::take(&mut ingested.partitions);
    let cases =
        judge_counties(&setting, &mut partitions, &options.output, &mut sink, &progress, &mut incomplete)
            .map_err(&written)?;
    let judging = judging.elapsed();

    let rows = std::mem::take(&mut ingested.petitions);
    let petitions =
        PetitionYear::run(rows, &ingested.files, rules, &options.output, &mut sink).map_err(&written)?;
    let (units, unknown) = units(&ingested.stations);
    for (station, finding) in unknown {
        sink.push(&finding.at(Place::subject(station.to_string()))).map_err(&written)?;
    }
    let figures = FigureWork {
        ingested: &ingested,
        units: &units,
        recorded: &cases.stations,
        incomplete: &incomplete,
        rules,
        first_year,
    }
    .run();
    for finding in &figures.findings {
        sink.push(finding).map_err(&written)?;
    }
    let appraisals = appraisals(&ingested.stations, &cases.stations, &profile);
    let visits = visits(&ingested.stations, &appraisals, &figures.recounts);
    let published = match &options.published {
        Some(folder) => published(folder).map_err(of(folder))?,
        None => Vec::new(),
    };
    let (counts, findings) = sink.finish().map_err(&written)?;
    progress.finish();
    let year = Year {
        as_of,
        period,
        files: ingested.files,
        rows: ingested.rows,
        stations: ingested.stations,
        units,
        station_years: cases.stations,
        stages: cases.stages,
        cases: cases.judged,
        later: cases.later,
        overdue: cases.overdue,
        natures: cases.natures,
        hot_spots: cases.hot_spots,
        annex_six: figures.annex_six,
        reports: figures.reports,
        recounts: figures.recounts,
        appraisals,
        visits,
        petitions,
        published,
        counts,
        findings,
        judging,
        elapsed: started.elapsed(),
        profile,
    };
    tables::write(&year, &options.output).map_err(&written)?;
    report::write(&year, &options.output).map_err(&written)?;
    Ok(year)
}

fn profile(options: &Options) -> Result<Profile, RunError> {
    let own = options.input.join(PROFILE);
    let path = options.profile.clone().or_else(|| own.is_file().then_some(own));
    let Some(path) = path else { return Ok(Profile::national().clone()) };
    let text = fs::read_to_string(&path).map_err(|error| RunError::File { path: path.clone(), error })?;
    // Editors of spreadsheets and notes put the mark there.
    let text = text.trim_start_matches('\u{FEFF}').to_owned();
    let json = path.extension().is_some_and(|end| end == "json");
    let read = if json { Profile::from_json(&text) } else { Profile::from_toml(&text) };
    read.map_err(|error| RunError::Profile { path, error })
}

/// The first and the last day on which a complaint can have been registered: since working days are
/// known, and to the end of this year, or to the day as of which everything is said.
fn registrable(options: &Options) -> (Day, Day) {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let days = i32::try_from(since.as_secs() / 86_400).unwrap_or(i32::MAX);
    let today = Day::from_days_since_epoch(days).unwrap_or(Day::MAX);
    let end = Day::from_ymd(today.year(), 12, 31).unwrap_or(today);
    (Calendar::national().first_known(), options.as_of.map_or(end, |day| day.max(end)))
}

/// The day as of which everything is said, and the first year of the records.
fn as_of(options: &Options, registered: Option<(Day, Day)>) -> (Day, i32) {
    let last = registered.map_or(2011, |(_, last)| last.year());
    let as_of = options.as_of.or_else(|| Day::from_ymd(last, 12, 31).ok()).unwrap_or(Day::MAX);
    let first = registered.map_or(as_of.year(), |(first, _)| first.year());
    // A slip of the pen in one year must not ask for reports since the Flood.
    (as_of, first.max(2011).min(as_of.year()))
}

/// The whole year of a day.
fn year_of(day: Day) -> Period {
    let year = Period::annual(day.year(), AnnualWindow::FullYearEstimate);
    year.unwrap_or(Period::Quarter(wujin_core::time::Quarter::of(day)))
}

#[derive(Default)]
struct Counties {
    stations: BTreeMap<StationId, StationYear>,
    stages: BTreeMap<&'static str, u64>,
    judged: u64,
    later: Later,
    overdue: u64,
    natures: BTreeMap<ProblemNature, u64>,
    hot_spots: Vec<(u32, HotSpot)>,
}

impl Counties {
    /// Says where the complaints of a county concentrate.
    fn concentrate(&mut self, setting: &Setting<'_>, (number, concerns): (u32, Concerns)) {
        self.hot_spots.extend(setting.hot_spots(&concerns).into_iter().map(|spot| (number, spot)));
    }
}

/// Judges the counties, several at once, and writes their cases in order.
fn judge_counties(
    setting: &Setting<'_>,
    partitions: &mut Partitions,
    output: &Path,
    sink: &mut FindingSink,
    progress: &Progress,
    incomplete: &mut BTreeSet<StationId>,
) -> io::Result<Counties> {
    let mut writer = tables::CaseTables::create(output)?;
    let mut cases = Counties::default();
    partitions.split(READ_AT_MOST)?;
    let portions = partitions.portions();
    // What the complaints of the county at hand are about: a large county comes in parts.
    let mut county = (0, Concerns::new());
    progress.begin("办理投诉", portions.len() as u64);
    for group in portions.chunks(COUNTIES_A_THREAD * rayon::current_num_threads().max(1)) {
        let done: Vec<io::Result<(u32, CountyYear)>> = group
            .par_iter()
            .map(|portion| Ok((portion.0, setting.county(&partitions.read(*portion)?))))
            .collect();
        for part in done {
            let (number, part) = part?;
            if number != county.0 {
                cases.concentrate(setting, std::mem::replace(&mut county, (number, Concerns::new())));
            }
            for finding in &part.findings {
                sink.push(finding)?;
            }
            for line in &part.cases {
                *cases.stages.entry(line.stage).or_default() += 1;
                cases.overdue += line.owed.iter().filter(|owed| owed.is_overdue()).count() as u64;
                writer.case(line)?;
            }
            cases.judged += part.cases.len() as u64;
            cases.later.complaints += part.later.complaints;
            cases.later.events += part.later.events;
            // The number of a case may name another county than that of its station.
            for (station, year) in part.stations {
                cases.stations.entry(station).or_default().absorb(year);
            }
            incomplete.extend(part.incomplete);
            for (nature, count) in part.natures {
                *cases.natures.entry(nature).or_default() += count;
            }
            for (concern, count) in part.concerns {
                *county.1.entry(concern).or_default() += count;
            }
            progress.step(1);
        }
    }
    cases.concentrate(setting, county);
    writer.finish()?;
    Ok(cases)
}
