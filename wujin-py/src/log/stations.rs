//! The list of stations whose figures are counted, out of a table or a list of rows.

use std::collections::BTreeSet;

use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde::{Deserialize, Serialize};
use wujin_core::edition::OperatorKind;
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::identity::StationId;
use wujin_core::intake::{Columns, StationColumn, UnitColumn};
use wujin_core::reporting::CountedStation;
use wujin_core::time::Day;

use crate::input::{self, unusable};
use crate::raise::Trouble;
use crate::table::{is_table, rows};

/// A station as a row has it.
#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    station: StationId,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    set_up: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    removed: Option<Day>,
}

impl Row {
    /// The station that it is; that its kind is none is said with its path.
    pub(super) fn counted(self, path: &str) -> Result<CountedStation, Trouble> {
        let kind = self.kind.parse::<OperatorKind>().map_err(|_| {
            let known = OperatorKind::TERMS.iter().copied().collect();
            let matter = InputMatter::UnknownWord { given: self.kind, known };
            Box::new(Finding::from(matter).at(Place::path(format!("{path}.kind"))))
        })?;
        Ok(CountedStation { id: self.station, kind, set_up: self.set_up, removed: self.removed })
    }
}

impl From<&CountedStation> for Row {
    fn from(of: &CountedStation) -> Self {
        Self { station: of.id, kind: of.kind.name().to_owned(), set_up: of.set_up, removed: of.removed }
    }
}

/// What a heading means; itself where it means nothing.
fn field_of(heading: &str) -> &str {
    let of_station = |column: StationColumn| StationColumn::COLUMNS.get(column.place());
    let known = [
        (of_station(StationColumn::Station), "station"),
        (of_station(StationColumn::Kind), "kind"),
        (of_station(StationColumn::Established), "set_up"),
        (UnitColumn::COLUMNS.get(UnitColumn::Removed.place()), "removed"),
    ];
    let means = |(column, _): &(Option<&wujin_core::intake::Column>, &str)| {
        column.is_some_and(|column| column.answers_to(heading))
    };
    known.iter().find(|entry| means(entry)).map_or(heading, |(_, field)| field)
}

/// The stations of a list, each once. Everything that is wrong with any of them is said.
pub(super) fn listed(stations: &Bound<'_, PyAny>) -> Result<Vec<CountedStation>, Trouble> {
    let listed = if is_table(stations) { rows(stations)?.into_any() } else { stations.clone() };
    let wanted = |_| unusable("stations", "a table or a list of stations is wanted".to_owned());
    let (mut read, mut seen, mut findings) = (Vec::new(), BTreeSet::new(), Vec::new());
    for (place, row) in listed.try_iter().map_err(wanted)?.enumerate() {
        match station(&row?, &format!("stations[{place}]")) {
            Ok(station) if !seen.insert(station.id) => {
                let matter = InputMatter::UnitDoubled { unit: station.id.to_string() };
                findings.push(Finding::from(matter).at(Place::path(format!("stations[{place}]"))));
            }
            Ok(station) => read.push(station),
            Err(Trouble::Unusable(found)) => findings.extend(found),
            Err(other) => return Err(other),
        }
    }
    if findings.is_empty() { Ok(read) } else { Err(Trouble::Unusable(findings)) }
}

fn station(row: &Bound<'_, PyAny>, path: &str) -> Result<CountedStation, Trouble> {
    let named = PyDict::new(row.py());
    let Ok(row) = row.cast::<PyDict>() else {
        return Err(unusable(path, "a row with named fields is wanted".to_owned()).into());
    };
    for (heading, value) in row.iter().collect::<Vec<_>>() {
        named.set_item(field_of(input::text(Some(&heading), path)?), value)?;
    }
    input::field::<Row>(&named, path)?.counted(path)
}
