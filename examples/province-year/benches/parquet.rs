//! A log from Parquet, step by step: what reading it costs before anything is asked, what the answers cost,
//! and what writing them does. `WUJIN_CASES=100000` makes it smaller, as counting instructions wants it;
//! `WUJIN_STEP=read` or `check` or `all` takes one step alone.
//!
//! Limit: the nation's year from Parquet to its answers within 4 s on two cores, 29.7 ns an event.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on ends")]

use std::fs::File;
use std::hint::black_box;
use std::path::Path;

use arrow_array::RecordBatch;
use asked::{SEED, STATIONS, best, cases_wanted, each};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use province_year::nation::{
    CheckOptions, LOG, LogOrder, NationRequest, check_log, generate_nation, nation_stations,
};
use wujin_arrow::{CaseOrder, LogChecker, Setting};
use wujin_core::profile::Profile;
use wujin_core::reporting::CountedStation;
use wujin_core::time::{Calendar, Day, Quarter};

#[path = "measure/asked.rs"]
mod asked;

/// How many cases are looked at: their log takes a few seconds a run.
const SOME: u64 = 6_000_000;
/// How many cases a nation has in a year.
const NATION: u64 = 36_000_000;
/// How many rows are read at a time, as `check-log` does.
const BATCH: usize = 1 << 16;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path();
    let cases = SOME.min(cases_wanted());
    // Each has as many cases as in a nation's year.
    let count = u32::try_from(u64::from(STATIONS) * cases / NATION).unwrap();
    let request = NationRequest {
        seed: SEED,
        stations: count,
        cases,
        year: 2012,
        faults_per_mille: 50,
        folder: input.to_owned(),
        quiet: true,
    };
    let events = usize::try_from(generate_nation(&request).unwrap().events).unwrap();
    let log = input.join(LOG);
    let stations = nation_stations(count, SEED);
    let bytes = std::fs::metadata(&log).unwrap().len();
    println!("from Parquet, {events} events of {cases} cases in {bytes} bytes:");
    let wanted = std::env::var("WUJIN_STEP").ok();
    let step = |name: &str, what: &str, run: &mut dyn FnMut()| {
        if wanted.as_deref().is_none_or(|wanted| wanted == name) {
            println!("{what}: {:.1} ns/event", each(best(run), events));
        }
    };
    step("read", "reading record batches, one core", &mut || {
        batches(&log).for_each(|batch| drop(black_box(batch)));
    });
    step("check", "reading and checking, the answers as record batches, one core", &mut || {
        check(&log, &stations);
    });
    let output = input.join("answers");
    for threads in [1, 2] {
        let what = format!("reading, checking and writing, {threads} threads and one that writes");
        step("all", &what, &mut || drop(check_log(&options(input, &output, threads)).unwrap()));
    }
}

fn batches(log: &Path) -> impl Iterator<Item = RecordBatch> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(log).unwrap()).unwrap();
    builder.with_batch_size(BATCH).build().unwrap().map(Result::unwrap)
}

fn last_day() -> Day {
    Day::from_ymd(2012, 12, 31).unwrap()
}

fn check(log: &Path, stations: &[CountedStation]) {
    let (first, last) = (Quarter::new(2012, 1).unwrap(), Quarter::of(last_day()));
    let setting = Setting::new(Profile::national(), Calendar::national(), last_day())
        .with_order(CaseOrder::Ascending)
        .with_stations(stations.to_vec(), first, last);
    let mut checker = LogChecker::new(&setting);
    batches(log).for_each(|batch| drop(black_box(checker.push(&batch).unwrap())));
    drop(black_box(checker.finish().unwrap()));
    drop(black_box(checker.into_figures().unwrap()));
}

fn options(input: &Path, output: &Path, threads: usize) -> CheckOptions {
    CheckOptions {
        input: input.to_owned(),
        output: output.to_owned(),
        profile: None,
        as_of: last_day(),
        threads,
        order: LogOrder::Grouped(CaseOrder::Ascending),
        columns: Vec::new(),
    }
}
