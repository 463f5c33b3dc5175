//! A nation's quarter compiled: 148,000 Annex 3 records to Annex 6 of every unit from the district office to
//! the national administration, each held against the parts below it.
//!
//!     cargo bench -p wujin-core --bench chain
#![expect(clippy::unwrap_used, reason = "a bench that cannot go on fails")]

mod annex_three;

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use wujin_core::edition::{Form, OperatorKind};
use wujin_core::form::{AnnexSixForm, AnnexThreeForm};
use wujin_core::identity::{Divisions, OfficeId, chain};
use wujin_core::obligation::Party;
use wujin_core::profile::Profile;
use wujin_core::reporting::{Compiling, Receipt, ReceivedReport, Roster, RosterUnit};
use wujin_core::time::{Calendar, Day, Period};

const STATIONS: usize = 148_000;

fn unit(id: String, tier: Party, above: Option<String>) -> RosterUnit {
    let name = id.clone();
    RosterUnit { id, name, tier, above, kind: None, set_up: None, removed: None, staff: None }
}

/// Stations over every county of 2011, two offices in each, and the units above them.
fn units() -> Vec<RosterUnit> {
    let divisions = Divisions::of_the_notice();
    let numbers = divisions.iter().flat_map(|division| [1, 2].map(|office| (division.code(), office)));
    let offices: Vec<OfficeId> = numbers
        .filter_map(|(code, office)| format!("{code}-{office:02}").parse().ok())
        .filter(|office| chain(*office, divisions).is_ok())
        .collect();
    let mut units = BTreeMap::new();
    for office in &offices {
        let chain = chain(*office, divisions).unwrap();
        let links: Vec<_> = std::iter::once(chain.start).chain(chain.superiors).collect();
        for (place, link) in links.iter().enumerate() {
            let above = links.get(place + 1).map(|above| above.unit.to_string());
            let id = link.unit.to_string();
            units.entry(id.clone()).or_insert_with(|| unit(id, Party::from(link.tier), above));
        }
    }
    let stations = (0..STATIONS).map(|place| {
        let office = offices.iter().cycle().nth(place % offices.len()).unwrap();
        let id = format!("{office}-{:04}", place / offices.len() + 1);
        let kind = OperatorKind::ALL.get(place % 5).copied();
        RosterUnit { kind, staff: Some(2), ..unit(id, Party::Station, Some(office.to_string())) }
    });
    units.into_values().chain(stations).collect()
}

fn forms(roster: &Roster) -> Vec<(String, OperatorKind, AnnexThreeForm)> {
    let stations = roster.units().iter().filter_map(|unit| Some((unit, unit.kind?)));
    stations
        .zip(0_u64..)
        .map(|((unit, kind), number)| {
            let form = AnnexThreeForm::of(&annex_three::summary(unit.id.clone(), kind, number)).unwrap();
            (unit.id.clone(), kind, form)
        })
        .collect()
}

/// From the forms to the forms; how many came out, and how many complaints the nation has.
fn compile(
    roster: &Roster,
    forms: &[(String, OperatorKind, AnnexThreeForm)],
    period: Period,
    with: &Compiling<'_>,
) -> (usize, u64) {
    let received: Vec<_> = forms
        .iter()
        .map(|(id, kind, form)| {
            let summary = form.summary(Some(*kind)).unwrap();
            ReceivedReport {
                source: id.clone(),
                unit: summary.station,
                form: Form::AnnexThree,
                period: summary.period,
                columns: summary.columns,
                total: None,
                written: Receipt::On(period.last().next()),
                entered: Receipt::No,
                replaces: None,
            }
        })
        .collect();
    let compiled = roster.compile(period, &received, &[], with);
    let annex: Vec<_> = compiled.statistics().map(|unit| AnnexSixForm::of(&unit).unwrap()).collect();
    let nation = compiled.roll_up.tops().next().unwrap();
    (annex.len(), nation.figures.total().unwrap().accepted)
}

fn nation(criterion: &mut Criterion) {
    let (roster, findings) = Roster::new(units());
    assert!(findings.is_empty());
    let period = Period::quarter(2012, 1).unwrap();
    let with = Compiling {
        profile: Profile::national(),
        calendar: Calendar::national(),
        as_of: Day::from_ymd(2012, 4, 30).unwrap(),
    };
    let forms = forms(&roster);
    assert_eq!(forms.len(), STATIONS);
    let (annex, accepted) = compile(&roster, &forms, period, &with);
    let all: u64 = (0_u64..).take(STATIONS).map(|number| number % 90).sum();
    assert_eq!(accepted, all);
    println!("{STATIONS} Annex 3 → {annex} Annex 6, {accepted} complaints");
    let mut group = criterion.benchmark_group("chain");
    group.sample_size(10);
    group.bench_function("annex_3_of_148000_stations_to_annex_6_of_every_unit", |bencher| {
        bencher.iter(|| black_box(compile(&roster, &forms, period, &with)));
    });
    group.finish();
}

criterion_group!(benches, nation);
criterion_main!(benches);
