//! A nation's year in memory, grouped by case: 36 million complaints over 148,000 stations, one in
//! twenty with a fault. It takes about 5 GB; `WUJIN_CASES=2000000` makes it smaller.
//!
//! Limits: verdict and first violation within 2 ns an event on one core, two threads at least 1.8 times
//! as fast; everything in one pass (every violation, repairs, overdue, Annex 3 and 6) within 2 s on two.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on ends")]

use asked::{SEED, STATIONS, best, cases_wanted, each};
use halves::halves;
use measure::generate;
use province_year::nation::nation_stations;
use wujin_core::conformance::{Columns, Conformance, Survey, Surveyor, check};
use wujin_core::identity::Divisions;
use wujin_core::obligation::Party;
use wujin_core::profile::Profile;
use wujin_core::reporting::{CountedStation, StationQuarters, annex_six};
use wujin_core::time::{Calendar, Day, Quarter};

#[path = "measure/asked.rs"]
mod asked;
#[path = "measure/halves.rs"]
mod halves;
mod measure;

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
    let cases = cases_wanted();
    let stations = nation_stations(STATIONS, SEED);
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
    let one = best(|| check(&columns));
    let two = best(|| checked_by_two(&columns));
    println!("verdicts and first violations, one thread: {one:.2} s, {:.2} ns/event", each(one, rows));
    println!("the same, two threads: {two:.2} s, {:.2} times as fast", one / two);
    let all = best(|| everything(&columns, &stations));
    println!("everything in one pass, two threads: {all:.2} s, {:.2} ns/event", each(all, rows));
}
