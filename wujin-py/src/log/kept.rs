//! Tallies as a document, to be kept or sent to another process.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use wujin_core::reporting::{CountedQuarter, StationQuarters};
use wujin_core::time::Period;

use super::stations::Row;
use super::tallies::{PyTallies, spanned};
use crate::input::unusable;
use crate::raise::Trouble;

/// Tallies as a document.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TalliesDocument {
    format: String,
    first: Period,
    last: Period,
    stations: Vec<Row>,
    /// By station and quarter, each seven whole numbers.
    counted: Vec<CountedQuarter>,
    unplaced: u64,
    later: u64,
}

const FORMAT: &str = "wujin-tallies/1";

impl TalliesDocument {
    pub(super) fn of(tallies: &PyTallies) -> Self {
        let figures = &tallies.figures;
        let (first, last) = tallies.span;
        Self {
            format: FORMAT.to_owned(),
            first: Period::Quarter(first),
            last: Period::Quarter(last),
            stations: tallies.stations.iter().map(Row::from).collect(),
            counted: figures.counted().collect(),
            unplaced: figures.unplaced(),
            later: figures.later(),
        }
    }

    /// The tallies; what is wrong is said.
    pub(super) fn restore(self) -> Result<PyTallies, Trouble> {
        if self.format != FORMAT {
            return Err(unusable("format", format!("it is not \"{FORMAT}\"")).into());
        }
        let (Period::Quarter(first), Period::Quarter(last)) = (self.first, self.last) else {
            return Err(unusable("first", "quarters are wanted".to_owned()).into());
        };
        spanned(first, last)?;
        let rows = self.stations.into_iter().enumerate();
        let stations = rows.map(|(place, row)| row.counted(&format!("stations[{place}]")));
        let stations = stations.collect::<Result<Vec<_>, _>>()?;
        let mut figures = StationQuarters::new(stations.len(), first, last);
        let restored = figures.restore(self.counted, self.unplaced, self.later);
        restored.map_err(|error| unusable("counted", error.to_string()))?;
        let each: BTreeSet<_> = stations.iter().map(|station| station.id).collect();
        if each.len() != stations.len() {
            return Err(unusable("stations", "a station stands twice".to_owned()).into());
        }
        Ok(PyTallies::new(figures, stations, (first, last)))
    }
}
