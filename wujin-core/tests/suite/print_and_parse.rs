//! What is printed is read as what it was, for every type that has a text of its own.

use core::fmt::Display;
use core::str::FromStr;

use proptest::prelude::*;
use wujin_core::catalogue::{PROCEDURES, VOCABULARIES};
use wujin_core::form::layout::CellRef;
use wujin_core::identity::{CaseId, DivisionCode, OfficeId, StationId};
use wujin_core::money::Fen;
use wujin_core::procedure::Role;
use wujin_core::term::Term;
use wujin_core::time::{AnnualWindow, Day, Instant, Period};

fn comes_back<T: Display + FromStr + PartialEq>(value: &T) -> bool {
    value.to_string().parse::<T>().is_ok_and(|read| read == *value)
}

/// A type that also stands in documents is the same there.
fn stands_in_documents<T>(value: &T) -> bool
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq,
{
    let text = serde_json::to_string(value).unwrap();
    serde_json::from_str::<T>(&text).is_ok_and(|read| read == *value)
}

fn window() -> impl Strategy<Value = AnnualWindow> {
    prop_oneof![
        Just(AnnualWindow::JanuaryToNovember),
        Just(AnnualWindow::DecemberToNovember),
        Just(AnnualWindow::FullYearEstimate),
        (1..=12_u32, 1..=28_u32)
            .prop_map(|(month, day)| AnnualWindow::ToCutOff(Day::from_ymd(2012, month, day).unwrap())),
    ]
}

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (1..9_999_i32, 1..=4_u8).prop_map(|(year, quarter)| Period::quarter(year, quarter).unwrap()),
        (1..9_999_i32).prop_map(|year| Period::first_half(year).unwrap()),
        window().prop_filter_map("a year holds its window", |window| Period::annual(2012, window).ok()),
    ]
}

proptest! {
    #[test]
    fn periods(period in period()) {
        prop_assert!(comes_back(&period), "{}", period);
        prop_assert!(stands_in_documents(&period));
    }

    #[test]
    fn days_instants_and_money(days in 0..3_652_058_i32, micros in 0..253_402_000_000_000_000_i64, fen: u64) {
        let day = Day::MIN.plus_days(days).unwrap();
        let instant = Instant::from_micros(micros).unwrap();
        prop_assert!(comes_back(&day) && stands_in_documents(&day));
        prop_assert!(comes_back(&instant) && stands_in_documents(&instant));
        prop_assert!(comes_back(&Fen(fen)) && stands_in_documents(&Fen(fen)));
    }

    #[test]
    fn numbers_of_units(division in 110_000..659_999_u32, office in 0..100_u8, station in 0..10_000_u16, case in 1..1_000_000_u32) {
        let Ok(division) = division.to_string().parse::<DivisionCode>() else { return Ok(()) };
        prop_assert!(comes_back(&division));
        let office = format!("{division}-{office:02}").parse::<OfficeId>();
        let Ok(office) = office else { return Ok(()) };
        prop_assert!(comes_back(&office));
        let station: StationId = format!("{office}-{station:04}").parse().unwrap();
        prop_assert!(comes_back(&station));
        let case = CaseId::from_register(station, &case.to_string()).unwrap();
        prop_assert!(comes_back(&case), "{}", case);
    }

    #[test]
    fn cells(row in 0..CellRef::ROWS, column in 0..CellRef::COLUMNS) {
        let cell = CellRef { row, column };
        prop_assert!(comes_back(&cell), "{}", cell);
    }
}

#[test]
fn every_word_of_every_list_is_unlike_the_others() {
    let lists = VOCABULARIES.iter().map(|list| list.terms);
    let of_procedures =
        PROCEDURES.iter().flat_map(|entry| [entry.table.stages, entry.table.actions, entry.table.guards]);
    for terms in lists.chain(of_procedures) {
        for name in [(|term| term.name) as fn(&Term) -> &str, |term| term.zh] {
            let mut names: Vec<_> = terms.iter().map(name).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{terms:?}");
        }
    }
    assert!(Role::ALL.iter().all(comes_back));
}
