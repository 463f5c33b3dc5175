//! Writes a nation's year, a row group at a time: what is in memory does not grow with the log.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::sync_channel;

use wujin_core::reporting::CountedStation;

use super::case::CaseWalk;
use super::fault::plant;
use super::file::{
    LOG, LOG_PACKING, Packing, ROW_GROUP, STATIONS, TRUTH, Table, Truth, log_batch, station_batch,
    station_names, truth_batch,
};
use super::log::LogRows;
use super::stations::nation_stations;
use crate::generate::Random;
use crate::progress::Progress;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct NationRequest {
    /// The seed: one seed, one log.
    pub seed: u64,
    /// How many stations.
    pub stations: u32,
    /// How many complaints.
    pub cases: u64,
    /// In which year they are registered.
    pub year: i32,
    /// Of a thousand complaints so many have a fault.
    pub faults_per_mille: u32,
    /// Where to: a folder.
    pub folder: PathBuf,
    /// Whether to keep the progress bar to oneself.
    pub quiet: bool,
}

/// How much was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// Complaints.
    pub cases: u64,
    /// Events.
    pub events: u64,
    /// Faults.
    pub faults: u64,
}

/// Writes the log, its stations and its truth.
pub fn generate_nation(request: &NationRequest) -> io::Result<Written> {
    std::fs::create_dir_all(&request.folder)?;
    let stations = nation_stations(request.stations, request.seed);
    let batch = station_batch(&stations)?;
    let mut table = Table::create(&request.folder.join(STATIONS), &batch, Packing::default())?;
    table.write(&batch)?;
    table.finish()?;
    let progress = Progress::new(request.cases, request.quiet);
    progress.begin("写出记录");
    // One thread walks cases while the other writes those before.
    let (sender, receiver) = sync_channel::<(LogRows, Vec<Truth>)>(1);
    std::thread::scope(|scope| {
        let walking = scope.spawn(|| {
            let sender = sender;
            walk_nation(request, &stations, |rows, truths| sender.send((rows, truths)).is_ok())
        });
        let names = station_names(&stations);
        let mut log =
            Table::create(&request.folder.join(LOG), &log_batch(&LogRows::default(), &names)?, LOG_PACKING)?;
        let mut truth = Table::create(&request.folder.join(TRUTH), &truth_batch(&[])?, Packing::default())?;
        for (rows, truths) in receiver {
            log.write(&log_batch(&rows, &names)?)?;
            truth.write(&truth_batch(&truths)?)?;
            let cases = rows.sequences.iter().filter(|sequence| **sequence == 1).count();
            progress.step(cases as u64);
        }
        progress.finish();
        log.finish()?;
        truth.finish()?;
        walking.join().map_err(|_| io::Error::other("the thread that walks cases ended early"))
    })
}

/// Walks every case, station by station, and hands over their rows in parts of some million, with the
/// faults in them, until they are not taken.
pub fn walk_nation(
    request: &NationRequest,
    stations: &[CountedStation],
    mut take: impl FnMut(LogRows, Vec<Truth>) -> bool,
) -> Written {
    let mut random = Random::new(request.seed);
    let mut written = Written::default();
    let (mut rows, mut truths) = (LogRows::default(), Vec::new());
    let mut case = CaseWalk::default();
    let count = u64::try_from(stations.len()).unwrap_or(1).max(1);
    for (station, _) in (0_u32..).zip(stations) {
        let after = (u64::from(station) + 1) * request.cases / count;
        while written.cases < after {
            case.walk(request.year, &mut random);
            let planted =
                if random.chance(request.faults_per_mille) { plant(&mut case, &mut random) } else { None };
            written.cases += 1;
            if let Some(planted) = planted {
                let row = written.events + planted.place as u64;
                truths.push(Truth { case: written.cases, row, kind: planted.kind });
                written.faults += 1;
            }
            let amount = u64::from(random.from(1, 500_000));
            rows.push(written.cases, station, amount, case.steps());
            written.events += case.steps().len() as u64;
            if rows.len() >= ROW_GROUP && !take(std::mem::take(&mut rows), std::mem::take(&mut truths)) {
                return written;
            }
        }
    }
    take(rows, truths);
    written
}
