//! A nation's year in memory, grouped by case: 36 million complaints over 148,000 stations, one in
//! twenty with a fault. It takes about 5 GB; `WUJIN_CASES=2000000` makes it smaller.
//!
//! Limits: verdict and first violation within 2 ns an event on one core, two threads at least 1.8 times
//! as fast; everything in one pass (every violation, repairs, overdue, Annex 3 and 6) within 2 s on two.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on ends")]

use std::hint::black_box;
use std::time::Instant;

use province_year::nation::{NationRequest, nation_stations, walk_nation};
use wujin_core::conformance::{Columns, Conformance, Survey, Surveyor, check};
use wujin_core::identity::Divisions;
use wujin_core::obligation::Party;
use wujin_core::profile::Profile;
use wujin_core::reporting::{CountedStation, StationQuarters, annex_six};
use wujin_core::time::{Calendar, Day, Quarter};

/// How often each is measured; the best counts, as nothing but the machine can make it slower.
const TIMES: usize = 5;

#[derive(Default)]
struct Log {
    offsets: Vec<u32>,
    actions: Vec<u8>,
    roles: Vec<u8>,
    instants: Vec<i64>,
    due_days: Vec<i32>,
    refusals: Vec<u8>,
    stations: Vec<u32>,
    amounts: Vec<u64>,
}

impl Log {
    fn columns(&self) -> Columns<'_> {
        let columns = Columns::new(&self.offsets, &self.actions, &self.instants, &self.roles).unwrap();
        let columns = columns.with_due_days(&self.due_days).unwrap().with_refusals(&self.refusals).unwrap();
        columns.with_stations(&self.stations).unwrap().with_amounts(&self.amounts).unwrap()
    }
}

fn generate(cases: u64, stations: &[CountedStation]) -> Log {
    let request = NationRequest {
        seed: 113,
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
fn best<T>(mut run: impl FnMut() -> T) -> f64 {
    let seconds = (0..TIMES).map(|_| {
        let begun = Instant::now();
        drop(black_box(run()));
        begun.elapsed().as_secs_f64()
    });
    seconds.fold(f64::INFINITY, f64::min)
}

/// Asks of each half of the cases on a thread of its own.
fn halves<'a, T: Send>(columns: &Columns<'a>, ask: impl Fn(Columns<'a>) -> T + Sync) -> [T; 2] {
    let middle = columns.cases() / 2;
    let (first, second) = (columns.slice_cases(0..middle), columns.slice_cases(middle..columns.cases()));
    std::thread::scope(|scope| {
        let other = scope.spawn(|| ask(second));
        let own = ask(first);
        [own, other.join().unwrap()]
    })
}

fn checked_by_two(columns: &Columns<'_>) -> Conformance {
    let [mut first, second] = halves(columns, |part| check(&part));
    first.append(second);
    first
}

fn surveyed(columns: &Columns<'_>, stations: usize) -> (Survey, StationQuarters) {
    let (first, last) = (Quarter::new(2012, 1).unwrap(), Quarter::new(2012, 4).unwrap());
    let mut figures = StationQuarters::new(stations, first, last);
    let as_of = Day::from_ymd(2012, 12, 31).unwrap();
    let mut surveyor = Surveyor::new(Profile::national(), Calendar::national(), as_of);
    (surveyor.survey(columns, &mut figures).unwrap(), figures)
}

fn everything(columns: &Columns<'_>, stations: &[CountedStation]) -> (Survey, usize) {
    let [(mut survey, mut figures), (second, others)] =
        halves(columns, |part| surveyed(&part, stations.len()));
    survey.append(second);
    figures.merge(&others).unwrap();
    let annex = annex_six(&figures, stations, Divisions::of_the_notice(), Party::County).unwrap();
    (survey, annex.statistics.len())
}

fn main() {
    let cases = std::env::var("WUJIN_CASES").map_or(36_000_000, |cases| cases.parse().unwrap());
    let stations = nation_stations(148_000, 113);
    let log = generate(cases, &stations);
    let columns = log.columns();
    let rows = columns.rows();
    let (survey, lines) = everything(&columns, &stations);
    assert_eq!(survey.found, check(&columns), "two threads say what one says");
    println!(
        "a nation's year in memory: {cases} cases, {rows} events, {} violations, {} overdue, {lines} lines of Annex 6",
        survey.violations.len(),
        survey.overdue.len()
    );
    drop(survey);
    #[expect(clippy::cast_precision_loss, reason = "a count of events is far below 2 to the 52nd")]
    let each = |seconds: f64| seconds * 1e9 / rows as f64;
    let one = best(|| check(&columns));
    let two = best(|| checked_by_two(&columns));
    println!("verdicts and first violations, one thread: {one:.2} s, {:.2} ns/event", each(one));
    println!("the same, two threads: {two:.2} s, {:.2} times as fast", one / two);
    let all = best(|| everything(&columns, &stations));
    println!("everything in one pass, two threads: {all:.2} s, {:.2} ns/event", each(all));
}
