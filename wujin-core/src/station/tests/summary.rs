//! Annex 5: lines in order, and counts that add up.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{sound, text};
use crate::edition::OperatorKind;
use crate::station::{StationRecord, summarise};
use crate::time::Day;

fn station(office: Option<&str>, kind: Option<OperatorKind>, name: &str, day: Option<u32>) -> StationRecord {
    let mut record = StationRecord { kind, name: text(name), ..sound() };
    record.office.id = office.map(ToOwned::to_owned);
    record.set_up = day.map(|day| Day::from_ymd(2011, 7, day).unwrap());
    record
}

#[test]
fn each_office_lists_its_stations_by_kind_day_and_name() {
    let (mall, market) = (Some(OperatorKind::Mall), Some(OperatorKind::Market));
    let stations = [
        station(None, mall, "无所属站", Some(1)),
        station(Some("431103-02"), market, "乙市场站", Some(1)),
        station(Some("431103-01"), None, "类型未填站", Some(1)),
        station(Some("431103-01"), market, "丙市场站", Some(1)),
        station(Some("431103-01"), mall, "日期未填站", None),
        station(Some(" 431103-01 "), mall, "示例商场站", Some(9)),
        station(Some("431103-01"), mall, "早设商场站", Some(2)),
    ];
    let summary = summarise(&stations);
    let offices: Vec<_> = summary.iter().map(|annex| annex.office.as_deref()).collect();
    assert_eq!(offices, [Some("431103-01"), Some("431103-02"), None]);
    let first: Vec<_> =
        summary[0].rows.iter().map(|row| (row.number, row.name.as_deref().unwrap())).collect();
    assert_eq!(
        first,
        [(1, "早设商场站"), (2, "示例商场站"), (3, "日期未填站"), (4, "丙市场站"), (5, "类型未填站")]
    );
    let counts: Vec<_> = summary[0].counts.iter().map(|count| (count.kind, count.stations)).collect();
    let kinds = OperatorKind::ALL.iter().copied().map(Some).chain([None]);
    assert_eq!(counts, kinds.zip([3, 0, 1, 0, 0, 1]).collect::<Vec<_>>());
    assert_eq!(summary[0].rows[0].staff, 2);
}

#[test]
fn no_station_makes_no_summary() {
    assert_eq!(summarise(&[]), []);
}

proptest! {
    #[test]
    fn the_order_given_does_not_matter_and_every_station_counts_once(
        given in prop::collection::vec((0_u8..4, 0_u8..6, 0_u32..4, prop::option::of(1_u32..4)), 0..40)
    ) {
        let stations: Vec<_> = given
            .iter()
            .map(|(office, kind, name, day)| {
                let office = ["431103-01", "431103-02", "431103-03"].get(usize::from(*office)).copied();
                station(office, OperatorKind::from_index(*kind), &format!("示例站{name}"), *day)
            })
            .collect();
        let summary = summarise(&stations);
        prop_assert_eq!(&summarise(stations.iter().rev()), &summary);
        let rows: usize = summary.iter().map(|annex| annex.rows.len()).sum();
        prop_assert_eq!(rows, stations.len());
        let offices: BTreeSet<_> = summary.iter().map(|annex| &annex.office).collect();
        prop_assert_eq!(offices.len(), summary.len());
        for annex in &summary {
            let counted: u32 = annex.counts.iter().map(|count| count.stations).sum();
            prop_assert_eq!(usize::try_from(counted).unwrap(), annex.rows.len());
            prop_assert!(annex.rows.iter().zip(1..).all(|(row, number)| row.number == number));
        }
    }
}
