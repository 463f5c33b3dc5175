//! Checks a log from Parquet: verdicts, violations, repairs and what was overdue as Parquet, and the
//! figures of Annex 6 of every county and all above it.

use std::io;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::mpsc::sync_channel;
use std::time::Instant;

use wujin_arrow::{CaseOrder, LogColumn, Setting};
use wujin_core::profile::Profile;
use wujin_core::time::{Calendar, Day, Quarter};

use super::ask::{ask_arrived, ask_grouped};
use super::error::{CheckError, file_error};
use super::file::{LOG, STATIONS};
use super::outcome::{Checked, write_annex, write_answers};
use super::source::{LogFile, stations};

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
    let log = LogFile::open(&options.input.join(LOG))?;
    let (sender, receiver) = sync_channel(AHEAD);
    let (written, asked) = std::thread::scope(|scope| {
        let writer = scope.spawn(|| write_answers(&options.output, receiver));
        let closed = || file_error(&options.output)(io::ErrorKind::BrokenPipe.into());
        let say = move |said| sender.send(said).map_err(|_| closed());
        let asked = match options.order {
            LogOrder::Grouped(order) => ask_grouped(&log, &setting.with_order(order), say),
            LogOrder::Arrival => ask_arrived(&log, &setting, say),
        };
        (writer.join().unwrap_or_else(|panic| resume_unwind(panic)), asked)
    });
    // Where nothing can be written, it is the writer that knows why.
    let mut checked = written?;
    let figures = asked?;
    checked.events = log.rows();
    checked.uncounted = figures.later() + if stations.is_empty() { 0 } else { figures.unplaced() };
    checked.units = write_annex(&options.output.join("annex6.csv"), &figures, &stations)?;
    checked.seconds = begun.elapsed().as_secs_f64();
    Ok(checked)
}
