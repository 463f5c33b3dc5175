//! What the benchmarks of a nation's year in memory share: its log.

use province_year::nation::{NationRequest, walk_nation};
use wujin_core::conformance::Columns;
use wujin_core::reporting::CountedStation;

use crate::asked::SEED;

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
