//! Checks a log from Parquet: verdicts, violations, repairs and what was overdue as Parquet, and the
//! figures of Annex 6 of every county and all above it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Instant;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int8Type};
use arrow_array::{Array, RecordBatch};
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use wujin_arrow::{ArrivalChecker, CaseOrder, LogAnswer, LogChecker, LogError, Setting};
use wujin_core::edition::OperatorKind;
use wujin_core::identity::Divisions;
use wujin_core::obligation::Party;
use wujin_core::profile::Profile;
use wujin_core::reporting::{CountedStation, StationQuarters, Statistics, annex_six};
use wujin_core::time::{Calendar, Day, Quarter};

use super::file::{LOG, STATIONS, Table};

/// How many rows are looked at together.
const BATCH: usize = 1 << 16;
/// How many batches a reading thread may be ahead.
const AHEAD: usize = 4;

/// How the events of the cases stand in a log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogOrder {
    /// Those of a case together; and how it is seen that none comes back.
    Grouped(CaseOrder),
    /// As they came in, those of many cases mixed.
    Arrival,
}

/// Columns of numbers that are written as differences: faster than looking each up in a dictionary.
const NUMBERS: &[&str] = &["case", "first_row", "row", "events", "violation_row", "repair_cost", "position"];

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
}

/// What came of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Checked {
    /// Events.
    pub events: u64,
    /// Cases by verdict.
    pub verdicts: BTreeMap<String, u64>,
    /// Violations by code.
    pub violations: BTreeMap<String, u64>,
    /// Duties overdue, by their Chinese names.
    pub overdue: BTreeMap<String, u64>,
    /// Events that repairs insert or remove.
    pub changes: u64,
    /// Cells that could not be read.
    pub findings: u64,
    /// Units that have figures.
    pub units: usize,
    /// Complaints that are in no figure: their station is not known, or they came after the year.
    pub uncounted: u64,
    /// How long it took, in seconds.
    pub seconds: f64,
}

/// Why a log could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// A file could not be read or written.
    #[error("cannot use \"{path}\": {error}")]
    File {
        /// The file.
        path: PathBuf,
        /// What happened.
        error: io::Error,
    },
    /// What is in the log cannot be checked.
    #[error("cannot check \"{path}\": {error}")]
    Log {
        /// The log.
        path: PathBuf,
        /// What is wrong with it.
        error: LogError,
    },
}

fn file_error(path: &Path) -> impl Fn(io::Error) -> CheckError {
    move |error| CheckError::File { path: path.to_owned(), error }
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

/// What is said of a log, part by part.
enum Said {
    Answer(Box<LogAnswer>),
    Findings(RecordBatch),
}

/// Checks the log of a folder; tells how many events it has, and the figures of the stations.
fn ask(
    options: &CheckOptions,
    setting: Setting<'_>,
    mut say: impl FnMut(Said) -> Result<(), CheckError>,
) -> Result<(u64, StationQuarters), CheckError> {
    let (path, mut events) = (options.input.join(LOG), 0);
    let log_error = |error| CheckError::Log { path: path.clone(), error };
    let figures = match options.order {
        LogOrder::Grouped(order) => {
            let mut checker = LogChecker::new(&setting.with_order(order));
            each_batch(&path, options.threads.max(1), |batch| {
                events += batch.num_rows() as u64;
                say(Said::Answer(Box::new(checker.push(&batch).map_err(log_error)?)))
            })?;
            say(Said::Answer(Box::new(checker.finish().map_err(log_error)?)))?;
            checker.into_figures()
        }
        LogOrder::Arrival => {
            let mut checker = ArrivalChecker::new(&setting);
            each_batch(&path, options.threads.max(1), |batch| {
                events += batch.num_rows() as u64;
                say(Said::Findings(checker.push(&batch).map_err(log_error)?))
            })?;
            let mut answers = checker.finish().map_err(log_error)?;
            for answer in answers.by_ref() {
                say(Said::Answer(Box::new(answer.map_err(log_error)?)))?;
            }
            answers.into_figures()
        }
    };
    Ok((events, figures.map_err(log_error)?))
}

/// Writes and counts what is said.
fn write_answers(folder: &Path, said: Receiver<Said>) -> Result<Checked, CheckError> {
    let (mut checked, mut outcome) = (Checked::default(), Outcome::new(folder));
    for said in said {
        match said {
            Said::Answer(answer) => outcome.take(&answer, &mut checked)?,
            Said::Findings(findings) => outcome.take_findings(&findings, &mut checked)?,
        }
    }
    outcome.finish()?;
    Ok(checked)
}

/// Shows every batch of a log in its order; row groups are read several at once.
fn each_batch(
    path: &Path,
    threads: usize,
    mut show: impl FnMut(RecordBatch) -> Result<(), CheckError>,
) -> Result<(), CheckError> {
    let unusable = file_error(path);
    let file = File::open(path).map_err(&unusable)?;
    let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new())
        .map_err(|error| unusable(io::Error::other(error)))?;
    let groups = metadata.metadata().num_row_groups();
    std::thread::scope(|scope| {
        let readers: Vec<Receiver<io::Result<Option<RecordBatch>>>> = (0..threads)
            .map(|first| {
                let (sender, receiver) = sync_channel(AHEAD);
                let (metadata, path) = (metadata.clone(), path.to_owned());
                scope.spawn(move || {
                    for group in (first..groups).step_by(threads) {
                        let read = each_of_group(&path, &metadata, group, |batch| {
                            sender.send(Ok(Some(batch))).is_ok()
                        });
                        // The end of the group, or what went wrong with it.
                        if sender.send(read.map(|()| None)).is_err() {
                            return;
                        }
                    }
                });
                receiver
            })
            .collect();
        for group in 0..groups {
            let Some(reader) = readers.get(group % threads) else { break };
            while let Ok(sent) = reader.recv() {
                let Some(batch) = sent.map_err(&unusable)? else { break };
                show(batch)?;
            }
        }
        // What readers still hold is dropped with their channels, which ends them.
        drop(readers);
        Ok(())
    })
}

/// Sends every batch of one row group until it is not taken.
fn each_of_group(
    path: &Path,
    metadata: &ArrowReaderMetadata,
    group: usize,
    send: impl Fn(RecordBatch) -> bool,
) -> io::Result<()> {
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(File::open(path)?, metadata.clone());
    let reader = builder.with_row_groups(vec![group]).with_batch_size(BATCH).build();
    for batch in reader.map_err(io::Error::other)? {
        if !send(batch.map_err(io::Error::other)?) {
            break;
        }
    }
    Ok(())
}

/// The stations of a file.
fn stations(path: &Path) -> io::Result<Vec<CountedStation>> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?).map_err(io::Error::other)?;
    let mut stations = Vec::new();
    for batch in builder.build().map_err(io::Error::other)? {
        let batch = batch.map_err(io::Error::other)?;
        let column = |name: &str| {
            let missing = || io::Error::other(format!("the column \"{name}\" is missing"));
            batch.column_by_name(name).ok_or_else(missing)
        };
        let wrong = |name: &str| io::Error::other(format!("the column \"{name}\" is of another type"));
        let (ids, kinds, days) = (column("station")?, column("kind")?, column("established")?);
        let ids = ids.as_string_opt::<i32>().ok_or_else(|| wrong("station"))?;
        let kinds = kinds.as_string_opt::<i32>().ok_or_else(|| wrong("kind"))?;
        let days = days.as_primitive_opt::<Date32Type>().ok_or_else(|| wrong("established"))?;
        for ((id, kind), day) in ids.iter().zip(kinds).zip(days) {
            let id = id.unwrap_or_default().parse().map_err(io::Error::other)?;
            let kind: OperatorKind = kind.unwrap_or_default().parse().map_err(io::Error::other)?;
            let set_up = day.and_then(|day| Day::from_days_since_epoch(day).ok());
            stations.push(CountedStation { id, kind, set_up, removed: None });
        }
    }
    Ok(stations)
}

/// The files that answers go to, each begun with its first batch.
struct Outcome {
    folder: PathBuf,
    tables: BTreeMap<&'static str, Table>,
}

impl Outcome {
    fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), tables: BTreeMap::new() }
    }

    fn take(&mut self, answer: &LogAnswer, checked: &mut Checked) -> Result<(), CheckError> {
        count(&answer.verdicts, "verdict", &mut checked.verdicts);
        count(&answer.violations, "code", &mut checked.violations);
        count(&answer.overdue, "duty_zh", &mut checked.overdue);
        checked.changes += answer.repairs.num_rows() as u64;
        self.write("verdicts.parquet", &answer.verdicts)?;
        self.write("violations.parquet", &answer.violations)?;
        self.write("repairs.parquet", &answer.repairs)?;
        self.write("overdue.parquet", &answer.overdue)?;
        self.take_findings(&answer.findings, checked)
    }

    fn take_findings(&mut self, findings: &RecordBatch, checked: &mut Checked) -> Result<(), CheckError> {
        checked.findings += findings.num_rows() as u64;
        self.write("findings.parquet", findings)
    }

    fn write(&mut self, name: &'static str, batch: &RecordBatch) -> Result<(), CheckError> {
        let path = self.folder.join(name);
        let table = match self.tables.remove(name) {
            Some(table) => table,
            None => Table::create(&path, batch, NUMBERS).map_err(file_error(&path))?,
        };
        let table = self.tables.entry(name).or_insert(table);
        if batch.num_rows() > 0 { table.write(batch).map_err(file_error(&path)) } else { Ok(()) }
    }

    fn finish(self) -> Result<(), CheckError> {
        for (name, table) in self.tables {
            table.finish().map_err(file_error(&self.folder.join(name)))?;
        }
        Ok(())
    }
}

/// Counts the words of a column.
fn count(batch: &RecordBatch, column: &str, counts: &mut BTreeMap<String, u64>) {
    let words = batch.column_by_name(column).and_then(|array| array.as_dictionary_opt::<Int8Type>());
    let Some(words) = words else { return };
    let mut of_key = vec![0_u64; words.values().len()];
    for key in words.keys().iter().flatten() {
        if let Some(count) = usize::try_from(key).ok().and_then(|key| of_key.get_mut(key)) {
            *count += 1;
        }
    }
    let texts = words.values().as_string::<i32>();
    for (text, count) in texts.iter().flatten().zip(of_key).filter(|(_, count)| *count > 0) {
        *counts.entry(text.to_owned()).or_default() += count;
    }
}

/// Writes the figures of every county and all above it; says of how many units.
fn write_annex(
    path: &Path,
    figures: &StationQuarters,
    stations: &[CountedStation],
) -> Result<usize, CheckError> {
    let unusable = file_error(path);
    if stations.is_empty() {
        return Ok(0);
    }
    let annex = annex_six(figures, stations, Divisions::of_the_notice(), Party::County)
        .map_err(|error| unusable(io::Error::other(error)))?;
    let mut writer = csv::Writer::from_path(path).map_err(|error| unusable(error.into()))?;
    let headings = [
        "单位",
        "层级",
        "报告期",
        "类型",
        "站数",
        "受理",
        "和解",
        "已告知申诉",
        "撤回",
        "期末未办结",
        "涉及金额（元）",
    ];
    let mut write = |cells: &[String]| writer.write_record(cells).map_err(|error| unusable(error.into()));
    write(&headings.map(str::to_owned))?;
    let mut units = 0;
    let mut last = None;
    for Statistics { unit, tier, period, columns, .. } in &annex.statistics {
        if last != Some(unit) {
            units += 1;
            last = Some(unit);
        }
        for (kind, tally) in columns.iter() {
            write(&[
                unit.clone(),
                tier.term().zh.to_owned(),
                period.to_string(),
                kind.term().zh.to_owned(),
                tally.stations.to_string(),
                tally.accepted.to_string(),
                tally.settled.to_string(),
                tally.recourse_told.to_string(),
                tally.withdrawn.to_string(),
                tally.open.to_string(),
                tally.amount.to_string(),
            ])?;
        }
    }
    writer.flush().map_err(&unusable)?;
    Ok(units)
}
