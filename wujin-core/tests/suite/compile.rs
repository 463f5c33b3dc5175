//! Compiling by a list of units answers what collating and rolling up by their numbers answers.

use proptest::prelude::*;
use wujin_core::edition::{Form, OperatorKind};
use wujin_core::obligation::Party;
use wujin_core::profile::Profile;
use wujin_core::reporting::{
    Compiling, KindTable, Receipt, ReceivedReport, ReportNode, Reported, Roster, RosterUnit, TIERS, Tally,
    collate, roll_up,
};
use wujin_core::time::{AnnualWindow, Calendar, Day, Period};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn with() -> Compiling<'static> {
    let (profile, calendar) = (Profile::national(), Calendar::national());
    Compiling { profile, calendar, as_of: day("2012-04-30") }
}

fn quarter() -> Period {
    Period::quarter(2012, 1).unwrap()
}

const UNITS: usize = 12;

fn name(place: usize) -> String {
    // Not in the order of the places, so that nothing rests on one order being the other.
    format!("单位{:02}", place * 7 % 13)
}

/// Units of any tier under any other, under themselves, or under one that nobody knows.
fn any_units() -> impl Strategy<Value = Vec<RosterUnit>> {
    let unit = (0..TIERS.len(), prop::option::of(0..=UNITS), 0..5_usize, prop::option::of(0..9_u32));
    prop::collection::vec(unit, 1..UNITS).prop_map(|units| {
        let of =
            |(place, (tier, above, kind, staff)): (usize, (usize, Option<usize>, usize, Option<u32>))| {
                let is_station = TIERS[tier] == Party::Station;
                RosterUnit {
                    id: name(place),
                    name: name(place),
                    tier: TIERS[tier],
                    above: above.map(name),
                    kind: is_station.then_some(OperatorKind::ALL[kind]),
                    set_up: None,
                    removed: None,
                    staff,
                }
            };
        units.into_iter().enumerate().map(of).collect()
    })
}

/// Reports of units that are listed and of others, on either form, in time and late, in either way.
fn any_received() -> impl Strategy<Value = Vec<ReceivedReport>> {
    let figures = (0..5_usize, prop_oneof![0..3_u64, Just(u64::MAX)], 0..3_u64);
    let receipt = || {
        prop_oneof![
            Just(Receipt::No),
            Just(Receipt::DayUnknown),
            (1..29_u32).prop_map(|on| {
                Receipt::On(Day::from_ymd(2012, if on % 5 == 0 { 5 } else { 4 }, on).unwrap())
            })
        ]
    };
    let report = (
        0..=UNITS,
        any::<bool>(),
        any::<bool>(),
        figures,
        receipt(),
        receipt(),
        prop::option::of(0..20_usize),
    );
    prop::collection::vec(report, 0..20).prop_map(|reports| {
        let numbered = reports.into_iter().enumerate();
        numbered
            .map(|(place, (unit, six, second, (kind, accepted, staff), written, entered, replaces))| {
                ReceivedReport {
                    source: format!("{place}.xlsx"),
                    unit: name(unit),
                    form: if six { Form::AnnexSix } else { Form::AnnexThree },
                    period: if second { Period::quarter(2012, 2).unwrap() } else { quarter() },
                    columns: {
                        let staff = Reported::from(Some(staff));
                        KindTable::of(OperatorKind::ALL[kind], Tally { accepted, staff, ..Tally::EMPTY })
                    },
                    total: (staff == 1).then_some(Tally { accepted, ..Tally::EMPTY }),
                    written,
                    entered,
                    replaces: replaces.map(|of| format!("{of}.xlsx")),
                }
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn the_list_answers_what_the_numbers_answer(units in any_units(), received in any_received()) {
        let (roster, doubled) = Roster::new(units);
        prop_assert!(doubled.is_empty());
        let (period, with) = (quarter(), with());
        let compiled = roster.compile(period, &received, &[], &with);

        let kind = |unit: &str| roster.unit(unit).and_then(|unit| unit.kind);
        let of_period = received.iter().filter(|report| report.period == period);
        let collation = collate(&roster.expected(period, &with), of_period, kind, with.as_of);
        let node = |unit: &RosterUnit| ReportNode {
            unit: unit.id.clone(),
            tier: unit.tier,
            above: unit.above.clone(),
            reported: collation.reported().find(|(id, _, _)| *id == unit.id).map(|(_, _, columns)| *columns),
            known: unit.kind.map_or(KindTable::EMPTY, |kind| {
                let staff = Reported::from(unit.staff.map(u64::from));
                KindTable::of(kind, Tally { stations: 1, staff, ..Tally::EMPTY })
            }),
        };
        let nodes: Vec<_> = roster.units().iter().map(node).collect();
        let rolled = roll_up(period, &nodes, Some(&collation.ledger()));
        prop_assert_eq!(compiled.collation, collation);
        prop_assert_eq!(compiled.roll_up, rolled);
    }
}

#[test]
fn over_a_half_year_nobody_is_asked_for_what_had_not_come_by_the_day() {
    let unit = |id: &str, tier, above: Option<&str>| RosterUnit {
        id: id.to_owned(),
        name: id.to_owned(),
        tier,
        above: above.map(str::to_owned),
        kind: None,
        set_up: None,
        removed: None,
        staff: None,
    };
    let units = [unit("42", Party::Province, None), unit("4201", Party::Prefecture, Some("42"))];
    let (roster, _) = Roster::new(units);
    let period = Period::first_half(2012).unwrap();
    let report = |on: &str| ReceivedReport {
        source: "武汉.xlsx".to_owned(),
        unit: "4201".to_owned(),
        form: Form::AnnexSix,
        period,
        columns: KindTable::EMPTY,
        total: None,
        written: Receipt::On(day(on)),
        entered: Receipt::No,
        replaces: None,
    };
    let asked = |on: &str| {
        let with = Compiling { as_of: day("2012-07-20"), ..with() };
        let compiled = roster.compile(period, &[report(on)], &[], &with);
        compiled.collation.reports.iter().map(|report| report.line.unit.clone()).collect::<Vec<_>>()
    };
    assert_eq!(asked("2012-07-10"), ["42", "4201"]);
    // Of what comes after the day asked about nothing is known.
    assert_eq!(asked("2012-07-21"), ["42"]);
    let annual = Period::annual(2012, AnnualWindow::JanuaryToNovember).unwrap();
    assert_eq!(roster.expected(annual, &with()).len(), 1);
}
