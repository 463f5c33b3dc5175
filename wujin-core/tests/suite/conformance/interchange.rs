//! Logs for other people's software: two cases, one of them with names that XML must escape and with an
//! action and a role that nobody knows.

use serde_json::Value;
use wujin_core::complaint::Action;
use wujin_core::conformance::Columns;
use wujin_core::conformance::interchange::{ocel, xes};
use wujin_core::finding::Language;
use wujin_core::procedure::Role;

fn columns<T>(ask: impl FnOnce(&Columns<'_>) -> T) -> T {
    let actions = [Action::Register.index(), Action::Withdraw.index(), 200, 200];
    let roles = [Role::Staff.index(), Role::Consumer.index(), Role::Staff.index(), 99];
    let instants = [1_330_563_600_000_000, 1_330_563_660_000_000, 1_330_563_720_500_000, 0];
    ask(&Columns::new(&[0, 2, 4], &actions, &instants, &roles).unwrap())
}

fn name(case: usize) -> String {
    ["甲\"<&'>", "乙"][case].to_owned()
}

#[test]
fn xes_in_either_language() {
    for language in [Language::Zh, Language::En] {
        let mut log = String::new();
        columns(|columns| xes(&mut log, columns, name, language)).unwrap();
        insta::assert_snapshot!(format!("log_{language:?}.xes"), log);
    }
}

#[test]
fn ocel_in_either_language() {
    for language in [Language::Zh, Language::En] {
        let mut log = String::new();
        let station = |case: usize| ["420102-03-0007"].get(case).map(|id| (*id).to_owned());
        columns(|columns| ocel(&mut log, columns, name, station, language)).unwrap();
        serde_json::from_str::<Value>(&log).unwrap();
        insta::assert_snapshot!(format!("log_{language:?}.ocel"), log);
    }
}

#[test]
fn cases_of_one_station_have_one_station() {
    let mut log = String::new();
    let station = |_| Some("420102-03-0007".to_owned());
    columns(|columns| ocel(&mut log, columns, name, station, Language::En)).unwrap();
    let log: Value = serde_json::from_str(&log).unwrap();
    let objects: Vec<_> = log["objects"].as_array().unwrap().iter().map(|object| &object["id"]).collect();
    assert_eq!(objects, [&name(0), &name(1), "420102-03-0007"]);
    assert!(
        log["events"]
            .as_array()
            .unwrap()
            .iter()
            .all(|event| { event["relationships"].as_array().unwrap().len() == 2 })
    );
}
