//! A list of units and what is compiled of what they hand in, tier by tier and period by period.

use wujin_core::edition::{Form, OperatorKind};
use wujin_core::finding::Finding;
use wujin_core::obligation::Party;
use wujin_core::profile::Profile;
use wujin_core::reporting::{
    Channels, Compiled, Compiling, KindTable, LedgerStanding, Receipt, ReceivedReport, Roster, RosterUnit,
    Tally,
};
use wujin_core::time::{AnnualWindow, Calendar, Day, Period};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn unit(id: &str, name: &str, tier: Party, above: Option<&str>) -> RosterUnit {
    let is_station = tier == Party::Station;
    RosterUnit {
        id: id.to_owned(),
        name: name.to_owned(),
        tier,
        above: above.map(str::to_owned),
        kind: is_station.then_some(OperatorKind::Market),
        set_up: None,
        removed: None,
        staff: is_station.then_some(2),
    }
}

/// A county of two offices under a province.
fn units() -> Vec<RosterUnit> {
    vec![
        unit("42", "某省局", Party::Province, None),
        unit("429004", "某县局", Party::County, Some("42")),
        unit("429004-01", "东街工商所", Party::Office, Some("429004")),
        unit("429004-02", "西街工商所", Party::Office, Some("429004")),
        unit("429004-01-0001", "东市场", Party::Station, Some("429004-01")),
        unit("429004-01-0002", "南市场", Party::Station, Some("429004-01")),
        unit("429004-02-0001", "西市场", Party::Station, Some("429004-02")),
    ]
}

fn roster() -> Roster {
    let (roster, findings) = Roster::new(units());
    assert!(findings.is_empty());
    roster
}

fn quarter(number: u8) -> Period {
    Period::quarter(2012, number).unwrap()
}

fn report(unit: &str, period: Period, accepted: u64) -> ReceivedReport {
    let form = if unit.len() > 9 { Form::AnnexThree } else { Form::AnnexSix };
    ReceivedReport {
        source: format!("{unit} {period}.xlsx"),
        unit: unit.to_owned(),
        form,
        period,
        columns: KindTable::of(OperatorKind::Market, Tally { accepted, ..Tally::EMPTY }),
        total: None,
        written: Receipt::On(period.last().next()),
        entered: Receipt::On(period.last().next()),
        replaces: None,
    }
}

fn year_end() -> Compiling<'static> {
    Compiling { profile: Profile::national(), calendar: Calendar::national(), as_of: day("2012-12-31") }
}

fn compile(roster: &Roster, period: Period, received: &[ReceivedReport], earlier: &[Compiled]) -> Compiled {
    roster.compile(period, received, earlier, &year_end())
}

fn codes(compiled: &Compiled) -> Vec<String> {
    let said = |finding: &Finding| {
        let subject = finding.place.as_ref().and_then(|place| place.subject.clone()).unwrap_or_default();
        format!("{} {subject}", finding.code())
    };
    compiled.findings().map(said).collect()
}

#[test]
fn a_unit_is_known_by_its_number_or_by_a_name_of_its_own() {
    let mut units = units();
    units.push(unit("429004-02-0009", "东市场", Party::Station, Some("429004-02")));
    units.push(unit("429004", "又一县局", Party::County, Some("42")));
    let (roster, findings) = Roster::new(units);
    assert_eq!(findings.iter().map(Finding::code).collect::<Vec<_>>(), ["WJ-954"]);
    let found =
        |written: &str| roster.named(written, |tier| tier == Party::Station).map(|unit| unit.id.as_str());
    assert_eq!(found(" 西 市场 "), Some("429004-02-0001"));
    assert_eq!(found("429004-01-0002"), Some("429004-01-0002"));
    // Two have the name, and a county is no station.
    assert_eq!((found("东市场"), found("某县局"), found("无")), (None, None, None));
}

#[test]
fn annex_6_is_compiled_tier_by_tier_and_who_is_missing_is_named() {
    let received = [
        report("429004-01-0001", quarter(1), 7),
        report("429004-01-0002", quarter(1), 4),
        report("429004-02", quarter(1), 9),
        report("429004-02-0001", quarter(1), 8),
    ];
    let compiled = compile(&roster(), quarter(1), &received, &[]);
    let accepted: Vec<_> = compiled
        .statistics()
        .map(|unit| (unit.unit, unit.columns.market.accepted, unit.columns.market.stations))
        .collect();
    // What an office reported counts; the stations of one that did not are added up.
    let expected = [("429004-01", 11, 2), ("429004-02", 9, 0), ("429004", 20, 2), ("42", 20, 2)];
    let expected: Vec<_> =
        expected.map(|(unit, accepted, stations)| (unit.to_owned(), accepted, stations)).into();
    assert_eq!(accepted, expected);
    let said = codes(&compiled);
    assert!(said.contains(&"WJ-403 429004-01".to_owned()), "{said:?}");
    // 9 is not 8, and the station is not among its own.
    assert_eq!(said.iter().filter(|said| *said == "WJ-412 429004-02").count(), 2, "{said:?}");
}

#[test]
fn a_station_that_did_not_report_is_counted_as_a_station() {
    let compiled = compile(&roster(), quarter(1), &[report("429004-01-0001", quarter(1), 7)], &[]);
    let office = compiled.roll_up.line("429004-01").unwrap();
    assert_eq!((office.figures.market.stations, office.figures.market.staff.value()), (2, Some(4)));
    assert_eq!(office.missing, ["429004-01-0002"]);
}

#[test]
fn a_station_reports_of_every_quarter_in_which_it_stood() {
    let mut units = units();
    units[4].set_up = Some(day("2012-05-01"));
    units[4].removed = Some(day("2012-08-15"));
    let (roster, _) = Roster::new(units);
    let owes = |number| {
        roster.expected(quarter(number), &year_end()).iter().any(|expected| expected.unit == "429004-01-0001")
    };
    assert_eq!([1, 2, 3, 4].map(owes), [false, true, true, false]);
    let counted = |number| {
        let compiled = compile(&roster, quarter(number), &[], &[]);
        compiled.roll_up.line("429004-01").unwrap().figures.market.stations
    };
    assert_eq!([1, 2, 3, 4].map(counted), [1, 2, 1, 1]);
}

// The first and the last day of a quarter are days of it; on the day it is removed a station is no more.
#[test]
fn a_station_of_one_day_reports_of_its_quarter_and_is_counted_where_it_stands_at_the_end() {
    let between = |set_up: &str, removed: &str| {
        let mut units = units();
        units[4].set_up = Some(day(set_up));
        units[4].removed = Some(day(removed));
        let compiled = compile(&Roster::new(units).0, quarter(2), &[], &[]);
        let office = compiled.roll_up.line("429004-01").unwrap();
        (office.missing.contains(&"429004-01-0001".to_owned()), office.figures.market.stations)
    };
    assert_eq!(between("2012-01-01", "2012-04-01"), (false, 1));
    assert_eq!(between("2012-01-01", "2012-04-02"), (true, 1));
    assert_eq!(between("2012-04-01", "2012-06-30"), (true, 1));
    assert_eq!(between("2012-06-30", "2012-07-01"), (true, 2));
    assert_eq!(between("2012-07-01", "2012-07-02"), (false, 1));
}

// Where there is no county, who receives from the offices enters the system.
#[test]
fn a_prefecture_enters_the_system_where_offices_report_to_it() {
    use Channels::{Both, None as Neither, Written};
    let units = vec![
        unit("44", "某省局", Party::Province, None),
        unit("4419", "东莞市局", Party::Prefecture, Some("44")),
        unit("4419-01", "东街工商所", Party::Office, Some("4419")),
        unit("4401", "广州市局", Party::Prefecture, Some("44")),
        unit("440103", "某区局", Party::County, Some("4401")),
        unit("440103-01", "西街工商所", Party::Office, Some("440103")),
    ];
    let expected = Roster::new(units).0.expected(quarter(1), &year_end());
    let channels = |unit: &str| {
        expected.iter().find(|expected| expected.unit == unit).map(|expected| expected.report.leg.channels)
    };
    assert_eq!(["4419", "4401", "440103", "4419-01"].map(channels), [Both, Written, Both, Neither].map(Some));
    assert_eq!(channels("44"), None, "the province owes no quarters");
}

#[test]
fn half_years_and_years_are_judged_by_their_quarters() {
    let stations = ["429004-01-0001", "429004-01-0002", "429004-02-0001"];
    let mut received: Vec<_> =
        (1..=4).flat_map(|number| stations.map(|station| report(station, quarter(number), 10))).collect();
    let half = Period::first_half(2012).unwrap();
    let year = Period::annual(2012, AnnualWindow::JanuaryToNovember).unwrap();
    received.push(report("42", half, 61));
    received.push(report("42", year, 125));
    let roster = roster();
    let mut compiled = Vec::new();
    for number in 1..=4 {
        let next = compile(&roster, quarter(number), &received, &compiled);
        compiled.push(next);
    }
    let first = compile(&roster, half, &received, &compiled);
    // 61 is not six times 10, nor are there no stations; the quarters and the county below say so.
    let said = codes(&first);
    assert_eq!(said.iter().filter(|said| said.starts_with("WJ-419 42")).count(), 2, "{said:?}");
    assert!(said.contains(&"WJ-412 42".to_owned()), "{said:?}");
    let county = first.roll_up.line("429004").unwrap();
    assert_eq!((county.figures.market.accepted, county.figures.market.stations), (60, 3));
    // Of the year nobody below is asked for a report, and 125 is more than the twelve reports of 10.
    let annual = compile(&roster, year, &received, &compiled);
    assert_eq!(codes(&annual), ["WJ-420 42"]);
    assert_eq!(annual.roll_up.lines.len(), 1);
    let ledger = annual.collation.ledger();
    assert_eq!(ledger.lines[0].standing, LedgerStanding::Accepted);
    // All at once, the quarters come first.
    compiled.extend([first, annual]);
    received.reverse();
    assert_eq!(roster.compile_all(&received, &year_end()), compiled);
}

// Below the province nobody owes a half-year; what is handed in of it is compiled if it is the form of the way up.
#[test]
fn a_half_year_that_a_county_hands_in_unasked_is_compiled() {
    let half = Period::first_half(2012).unwrap();
    let mut other_form = report("429004", half, 60);
    other_form.form = Form::AnnexThree;
    let roster = roster();
    let compiled_of = |received: &[ReceivedReport]| {
        let compiled = compile(&roster, half, received, &[]);
        let asked: Vec<_> =
            compiled.collation.reports.iter().map(|report| report.line.unit.clone()).collect();
        let found = codes(&compiled).contains(&"WJ-408 429004".to_owned());
        (asked, found, compiled.roll_up.line("42").map(|line| line.figures.market.accepted))
    };
    let (county, province) = ("429004".to_owned(), "42".to_owned());
    let given = compiled_of(&[report("429004", half, 60)]);
    assert_eq!(given, (vec![province.clone(), county.clone()], false, Some(60)));
    // However many versions of it came, it is one report; those of two units are two.
    let other = report("429004-01", half, 30);
    let doubled = compiled_of(&[report("429004", half, 60), report("429004", half, 60), other]);
    assert_eq!(doubled, (vec![province.clone(), county, "429004-01".to_owned()], false, Some(60)));
    assert_eq!(compiled_of(&[other_form]), (vec![province], true, None));
}

// What is handed in goes all the way up, and whoever is beside it and has not reported is missing there.
#[test]
fn a_half_year_of_one_office_is_in_the_figures_of_all_above_it() {
    let half = Period::first_half(2012).unwrap();
    let compiled = compile(&roster(), half, &[report("429004-01", half, 30)], &[]);
    let line = |unit: &str| {
        let line = compiled.roll_up.line(unit)?;
        Some((line.figures.market.accepted, line.missing.join(" ")))
    };
    assert_eq!(line("429004-01"), Some((30, String::new())));
    assert_eq!(line("429004"), Some((30, "429004-02".to_owned())));
    assert_eq!(line("42"), Some((30, "429004".to_owned())));
    assert_eq!(line("429004-01-0001"), None, "no station hands in a half-year");
    let said = codes(&compiled);
    assert_eq!(said.iter().filter(|said| said.starts_with("WJ-415")).count(), 0, "each stands below another");
}

#[test]
fn what_was_open_goes_on_into_the_next_quarter() {
    let with_open = |number, accepted, settled, open| {
        let mut report = report("429004-02-0001", quarter(number), accepted);
        report.columns.market.settled = settled;
        report.columns.market.open = open;
        report
    };
    let received = [with_open(1, 10, 8, 2), with_open(2, 5, 6, 1), with_open(3, 5, 5, 2)];
    let roster = roster();
    let mut compiled = Vec::new();
    let mut said = Vec::new();
    for number in 1..=3 {
        let next = compile(&roster, quarter(number), &received, &compiled);
        said.push(codes(&next).iter().filter(|said| said.starts_with("WJ-430")).count());
        compiled.push(next);
    }
    assert_eq!(said, [0, 0, 1]);
}
