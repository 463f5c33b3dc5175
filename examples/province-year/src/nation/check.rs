//! Checks a log from Parquet: verdicts, violations, repairs and what was overdue as Parquet, and the
//! figures of Annex 6 of every county and all above it.

use std::io;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::time::Instant;

use arrow_array::RecordBatch;
use wujin_arrow::{
    ArrivalChecker, CaseOrder, LogAnswer, LogColumn, PartChecker, PartEdges, PartJoiner, Setting,
};
use wujin_core::profile::Profile;
use wujin_core::reporting::StationQuarters;
use wujin_core::time::{Calendar, Day, Quarter};

use super::error::{CheckError, file_error};
use super::file::{LOG, STATIONS};
use super::outcome::{Checked, Said, write_annex, write_answers};
use super::source::{LogFile, stations};
use super::turns::{Send, in_turns};

/// How many rows of a row group are answered for together, at least.
const PART: usize = 1 << 20;
/// How many answers may wait to be written.
const AHEAD: usize = 4;

/// How the events of the cases stand in a log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogOrder {
    /// Those of a case together; and how it is seen that none comes back.
    Grouped(CaseOrder),
    /// As they came in, those of many cases mixed.
    Arrival,
}

/// What is to be checked, and how.
#[derive(Clone, Debug)]
pub struct CheckOptions {
    /// The folder with the log and, where figures are wanted, the stations.
    pub input: PathBuf,
    /// Where to write.
    pub output: PathBuf,
    /// The profile; the national one where it is left out.
    pub profile: Option<PathBuf>,
    /// The day as of which everything is said.
    pub as_of: Day,
    /// How many threads read and check.
    pub threads: usize,
    /// How the events stand.
    pub order: LogOrder,
    /// Columns that the log has under other names than usual.
    pub columns: Vec<(LogColumn, String)>,
}

/// Checks the log of a folder.
pub fn check_log(options: &CheckOptions) -> Result<Checked, CheckError> {
    let begun = Instant::now();
    std::fs::create_dir_all(&options.output).map_err(file_error(&options.output))?;
    let profile = match &options.profile {
        Some(path) => crate::run::read_profile(path).map_err(|error| CheckError::File {
            path: path.clone(),
            error: io::Error::other(error.to_string()),
        })?,
        None => Profile::national().clone(),
    };
    let list = options.input.join(STATIONS);
    let stations = if list.is_file() { stations(&list).map_err(file_error(&list))? } else { Vec::new() };
    let first = Quarter::new(options.as_of.year(), 1).unwrap_or_else(|_| Quarter::of(options.as_of));
    let threads = options.threads.max(1);
    let setting = Setting::new(&profile, Calendar::national(), options.as_of)
        .with_threads(threads)
        .with_stations(stations.clone(), first, Quarter::of(options.as_of));
    let columns = options.columns.iter();
    let setting = columns.fold(setting, |setting, (column, name)| setting.with_column(*column, name));
    let (sender, receiver) = sync_channel(AHEAD);
    let (written, asked) = std::thread::scope(|scope| {
        let writer = scope.spawn(|| write_answers(&options.output, receiver));
        let closed = || file_error(&options.output)(io::ErrorKind::BrokenPipe.into());
        let asked = ask(options, setting, move |said| sender.send(said).map_err(|_| closed()));
        (writer.join().unwrap_or_else(|panic| resume_unwind(panic)), asked)
    });
    // Where nothing can be written, it is the writer that knows why.
    let mut checked = written?;
    let (events, figures) = asked?;
    checked.events = events;
    checked.uncounted = figures.later() + if stations.is_empty() { 0 } else { figures.unplaced() };
    checked.units = write_annex(&options.output.join("annex6.csv"), &figures, &stations)?;
    checked.seconds = begun.elapsed().as_secs_f64();
    Ok(checked)
}

/// Checks the log of a folder; tells how many events it has, and the figures of the stations.
fn ask(
    options: &CheckOptions,
    setting: Setting<'_>,
    say: impl FnMut(Said) -> Result<(), CheckError>,
) -> Result<(u64, StationQuarters), CheckError> {
    let path = options.input.join(LOG);
    let log = LogFile::open(&path).map_err(file_error(&path))?;
    let figures = match options.order {
        LogOrder::Grouped(order) => ask_grouped(&path, &log, &setting.with_order(order), say),
        LogOrder::Arrival => ask_arrived(&path, &log, &setting, say),
    };
    Ok((log.rows(), figures?))
}

/// Each thread reads and checks row groups of its own, and hands over what it found part by part.
fn ask_grouped(
    path: &Path,
    log: &LogFile,
    setting: &Setting<'_>,
    mut say: impl FnMut(Said) -> Result<(), CheckError>,
) -> Result<StationQuarters, CheckError> {
    let log_error = |error| CheckError::Log { path: path.to_owned(), error };
    let first_rows = log.first_rows();
    let check = |checker: &mut PartChecker<'_>, group: usize, send: Send<'_, _>| {
        let first_row = first_rows.get(group).copied().unwrap_or_default();
        if let Err(error) = check_group(path, log.group(group), first_row, checker, send) {
            send(Err(error));
        }
    };
    let mut joiner = PartJoiner::new(setting);
    let checkers = (0..setting.threads()).map(|_| PartChecker::new(setting)).collect();
    let checkers = in_turns(checkers, first_rows.len(), check, |checked: Result<Part, CheckError>| {
        let Part { answers, edges } = checked?;
        say(Said::Answer(Box::new(joiner.join(edges).map_err(log_error)?)))?;
        answers.into_iter().try_for_each(|answer| say(Said::Answer(Box::new(answer))))
    })?;
    say(Said::Answer(Box::new(joiner.finish().map_err(log_error)?)))?;
    joiner.into_figures(checkers).map_err(log_error)
}

/// What was found in a part of a row group.
struct Part {
    answers: Vec<LogAnswer>,
    edges: PartEdges,
}

/// Checks a row group, in parts of a bounded size however large it is.
fn check_group(
    path: &Path,
    batches: io::Result<impl Iterator<Item = io::Result<RecordBatch>>>,
    mut first_row: u64,
    checker: &mut PartChecker<'_>,
    send: Send<'_, Result<Part, CheckError>>,
) -> Result<(), CheckError> {
    let mut batches = batches.map_err(file_error(path))?.peekable();
    while batches.peek().is_some() {
        checker.start(first_row);
        let (mut answers, mut rows) = (Vec::new(), 0);
        while let Some(batch) = batches.next_if(|_| rows < PART) {
            let batch = batch.map_err(file_error(path))?;
            rows += batch.num_rows();
            let answer = checker.push(&batch);
            answers.push(answer.map_err(|error| CheckError::Log { path: path.to_owned(), error })?);
        }
        if !send(Ok(Part { answers, edges: checker.end() })) {
            break;
        }
        first_row += rows as u64;
    }
    Ok(())
}

/// Row groups are read at once, and taken in one after another.
fn ask_arrived(
    path: &Path,
    log: &LogFile,
    setting: &Setting<'_>,
    mut say: impl FnMut(Said) -> Result<(), CheckError>,
) -> Result<StationQuarters, CheckError> {
    let log_error = |error| CheckError::Log { path: path.to_owned(), error };
    let read = |(): &mut (), group: usize, send: Send<'_, io::Result<Vec<RecordBatch>>>| {
        if let Err(error) = log.group(group).and_then(|batches| read_group(batches, send)) {
            send(Err(error));
        }
    };
    let mut checker = ArrivalChecker::new(setting);
    in_turns(vec![(); setting.threads()], log.first_rows().len(), read, |batches| {
        batches
            .map_err(file_error(path))?
            .iter()
            .try_for_each(|batch| say(Said::Findings(checker.push(batch).map_err(log_error)?)))
    })?;
    let mut answers = checker.finish().map_err(log_error)?;
    for answer in answers.by_ref() {
        say(Said::Answer(Box::new(answer.map_err(log_error)?)))?;
    }
    answers.into_figures().map_err(log_error)
}

/// Reads a row group, in parts of a bounded size however large it is.
fn read_group(
    batches: impl Iterator<Item = io::Result<RecordBatch>>,
    send: Send<'_, io::Result<Vec<RecordBatch>>>,
) -> io::Result<()> {
    let mut batches = batches.peekable();
    while batches.peek().is_some() {
        let (mut part, mut rows) = (Vec::new(), 0);
        while let Some(batch) = batches.next_if(|_| rows < PART) {
            let batch = batch?;
            rows += batch.num_rows();
            part.push(batch);
        }
        if !send(Ok(part)) {
            break;
        }
    }
    Ok(())
}
