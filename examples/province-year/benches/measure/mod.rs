//! What the benchmarks of a nation's year share: its log in memory, and how time is taken.

use std::hint::black_box;
use std::time::Instant;

use province_year::nation::{NationRequest, walk_nation};
use wujin_core::conformance::Columns;
use wujin_core::reporting::CountedStation;

/// The seed of the log.
pub(crate) const SEED: u64 = 113;
/// How many stations a nation has.
pub(crate) const STATIONS: u32 = 148_000;
/// How often each is measured; the best counts, as nothing but the machine can make it slower.
const TIMES: usize = 5;

/// A log grouped by case.
#[derive(Default)]
pub(crate) struct Log {
    pub(crate) offsets: Vec<u32>,
    pub(crate) actions: Vec<u8>,
    pub(crate) roles: Vec<u8>,
    pub(crate) instants: Vec<i64>,
    pub(crate) due_days: Vec<i32>,
    pub(crate) refusals: Vec<u8>,
    pub(crate) stations: Vec<u32>,
    pub(crate) amounts: Vec<u64>,
}

impl Log {
    pub(crate) fn columns(&self) -> Columns<'_> {
        let columns = Columns::new(&self.offsets, &self.actions, &self.instants, &self.roles).unwrap();
        let columns = columns.with_due_days(&self.due_days).unwrap().with_refusals(&self.refusals).unwrap();
        columns.with_stations(&self.stations).unwrap().with_amounts(&self.amounts).unwrap()
    }
}

/// So many cases over stations, one in twenty with a fault.
pub(crate) fn generate(cases: u64, stations: &[CountedStation]) -> Log {
    let request = NationRequest {
        seed: SEED,
        stations: u32::try_from(stations.len()).unwrap(),
        cases,
        year: 2012,
        faults_per_mille: 50,
        folder: std::path::PathBuf::new(),
        quiet: true,
    };
    let mut log = Log { offsets: vec![0], ..Log::default() };
    let mut last = None;
    walk_nation(&request, stations, |rows, _| {
        for (place, case) in (log.actions.len()..).zip(&rows.cases) {
            if last.is_some_and(|last| last != *case) {
                log.offsets.push(u32::try_from(place).unwrap());
            }
            last = Some(*case);
        }
        let firsts =
            rows.cases.iter().zip(std::iter::once(&0).chain(&rows.cases)).map(|(one, before)| one != before);
        for ((first, station), amount) in firsts.zip(&rows.stations).zip(&rows.amounts) {
            if first {
                log.stations.push(*station);
                log.amounts.push(*amount);
            }
        }
        log.actions.extend(rows.actions);
        log.roles.extend(rows.roles);
        log.instants.extend(rows.instants);
        log.due_days.extend(rows.due_days);
        log.refusals.extend(rows.refusals);
        true
    });
    log.offsets.push(u32::try_from(log.actions.len()).unwrap());
    log
}

/// The best of several runs, in seconds.
pub(crate) fn best<T>(mut run: impl FnMut() -> T) -> f64 {
    let seconds = (0..TIMES).map(|_| {
        let begun = Instant::now();
        drop(black_box(run()));
        begun.elapsed().as_secs_f64()
    });
    seconds.fold(f64::INFINITY, f64::min)
}
