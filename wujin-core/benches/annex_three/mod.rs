//! Figures of stations' quarters that benches share: any number of stations, no two quarters of a hundred
//! alike.

use wujin_core::edition::OperatorKind;
use wujin_core::money::Fen;
use wujin_core::reporting::{KindTable, Summary, Tally};
use wujin_core::time::Period;

/// The summary of a station's quarter, by the number of the station.
pub(crate) fn summary(station: String, kind: OperatorKind, number: u64) -> Summary {
    let accepted = number % 90;
    let tally = Tally {
        inquiries: accepted * 3,
        accepted,
        settled: accepted - accepted / 20,
        recourse_told: accepted / 20,
        amount: Fen(accepted * 61_730),
        ..Tally::EMPTY
    };
    let period = Period::quarter(2012, 1).unwrap();
    Summary { station, period, kind, columns: KindTable::of(kind, tally) }
}
