//! The run: a folder goes in, the year's tables and the page come out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use wujin_core::finding::Language;
use wujin_core::profile::{Profile, ProfileError};
use wujin_core::time::{AnnualWindow, Calendar, Day, Period};

use crate::county::Setting;
use crate::figures::FigureWork;
use crate::ingest::{Ingest, PROFILE, incomplete, list, shown};
use crate::partition::{HELD_AT_MOST, Partitions};
use crate::petitions::PetitionYear;
use crate::portions::each_portion;
use crate::progress::Progress;
use crate::published::published;
use crate::returns::ReturnWork;
use crate::rules::Rules;
use crate::sink::FindingSink;
use crate::station_index::StationIndex;
use crate::year::{CaseSums, Year};
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
    let profile = profile(options.profile.as_deref(), &options.input)?;
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
    let waiting = work.with_extension("visits");
    let held = (work, options.held_at_most);
    let mut ingested =
        Ingest::run(listing, registrable(options), &mut sink, &progress, held).map_err(&written)?;
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
    let setting = Setting { files: &ingested.files, rules, year: period };
    let mut case_rows = std::mem::take(&mut ingested.cases);
    let mut returns = std::mem::take(&mut ingested.returns);
    let stations = &ingested.stations;
    progress.begin("办理投诉");
    let cases =
        judge(&setting, &mut case_rows, &mut returns, stations, &options.output, &mut sink, &progress)
            .map_err(&written)?;
    drop(case_rows);
    let judging = judging.elapsed();

    let petitions = std::mem::take(&mut ingested.petitions);
    progress.begin("办理申诉");
    let petitions =
        PetitionYear::run(petitions, &ingested.files, rules, &options.output, &mut sink, &progress)
            .map_err(&written)?;
    progress.begin("汇总报表");
    let returns = ReturnWork {
        files: &ingested.files,
        figures: FigureWork { rules, first_year },
        year: period,
        volumes: &cases.reference_volumes(stations),
        waiting: (&waiting, options.held_at_most),
    }
    .run(returns, &options.output, &mut sink, &progress)
    .map_err(&written)?;
    let published = match &options.published {
        Some(folder) => published(folder).map_err(of(folder))?,
        None => Vec::new(),
    };
    let (counts, findings) = sink.finish().map_err(&written)?;
    progress.finish();
    let year = Year {
        as_of,
        period,
        stations: stations.len(),
        files: ingested.files,
        rows: ingested.rows,
        below: returns.below,
        units: returns.units,
        cases,
        hot_spots: returns.hot_spots,
        annex_six: returns.annex_six,
        reports: returns.reports,
        recounts: returns.recounts,
        visits: returns.visits,
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

/// The profile that was named, else the folder's own, else the national one.
pub fn profile(named: Option<&Path>, folder: &Path) -> Result<Profile, RunError> {
    let own = folder.join(PROFILE);
    let path = named.map(Path::to_owned).or_else(|| own.is_file().then_some(own));
    path.map_or_else(|| Ok(Profile::national().clone()), |path| read_profile(&path))
}

/// Reads a profile, TOML or JSON.
pub fn read_profile(path: &Path) -> Result<Profile, RunError> {
    let path = path.to_owned();
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

/// Judges the cases, county by county, and writes them in order; what they show of the stations is set
/// aside with the stations.
fn judge(
    setting: &Setting<'_>,
    rows: &mut Partitions,
    returns: &mut Partitions,
    stations: &StationIndex,
    output: &Path,
    sink: &mut FindingSink,
    progress: &Progress,
) -> io::Result<CaseSums> {
    let mut writer = tables::CaseTables::create(output)?;
    let mut cases = CaseSums::default();
    each_portion(
        rows,
        sink,
        progress,
        |rows, portion, emit| setting.county(rows, portion, emit),
        |_, county| {
            county.cases.iter().try_for_each(|line| writer.case(line))?;
            cases.take(&county, stations);
            // The number of a case may name another county than that of its station.
            for (station, year) in &county.stations {
                shown(returns, *station, year)?;
            }
            county.incomplete.iter().try_for_each(|station| incomplete(returns, *station))
        },
    )?;
    writer.finish()?;
    Ok(cases)
}
