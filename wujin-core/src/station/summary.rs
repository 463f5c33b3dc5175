//! The figures of Annex 5: the stations of each district office in order, and a count for each kind
//! (4.3/2). How the sheet looks is no matter of this module.

use std::collections::BTreeMap;

use serde::Serialize;

use super::StationRecord;
use crate::edition::OperatorKind;
use crate::procedure::says;
use crate::time::Day;

/// One line of Annex 5. What the record leaves blank stays blank.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SummaryRow {
    /// The running number within the office, from 1.
    pub number: u32,
    /// Name of the station.
    pub name: Option<String>,
    /// Which of the five kinds its operator is.
    pub kind: Option<OperatorKind>,
    /// Address.
    pub address: Option<String>,
    /// Person in charge.
    pub person_in_charge: Option<String>,
    /// Fixed telephone.
    pub telephone: Option<String>,
    /// How many staff are recorded.
    pub staff: u32,
    /// The day it was set up.
    pub set_up: Option<Day>,
}

/// How many stations are of a kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindCount {
    /// The kind; none for the stations whose record leaves it blank.
    pub kind: Option<OperatorKind>,
    /// How many.
    pub stations: u32,
}

/// Annex 5 of one district office.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegistrationSummary {
    /// Which office; none for the stations whose record leaves it blank.
    pub office: Option<String>,
    /// The stations.
    pub rows: Vec<SummaryRow>,
    /// A count for each of the five kinds, none left out, and last the stations of no recorded
    /// kind. The counts add to the number of rows.
    pub counts: Vec<KindCount>,
}

/// Annex 5 for each district office, by the offices' ids, the stations of no recorded office last.
///
/// Stations stand by kind, day of setting up and name, blanks last, so that the order in which they
/// are given does not matter. Give the stations to be counted: a removed one is left out by not
/// giving it.
// READING: annex-5-order
#[must_use]
pub fn summarise<'a>(stations: impl IntoIterator<Item = &'a StationRecord>) -> Vec<RegistrationSummary> {
    let mut offices: BTreeMap<_, Vec<&StationRecord>> = BTreeMap::new();
    for station in stations {
        let office = station.office.id.as_ref().filter(|id| says(Some(id))).map(|id| id.trim());
        offices.entry(blank_last(office)).or_default().push(station);
    }
    offices.into_iter().map(|((_, office), stations)| of_office(office, stations)).collect()
}

fn of_office(office: Option<&str>, mut stations: Vec<&StationRecord>) -> RegistrationSummary {
    stations.sort_by(|left, right| order(left).cmp(&order(right)));
    let kinds = OperatorKind::ALL.iter().copied().map(Some).chain([None]);
    let counts = kinds
        .map(|kind| KindCount {
            kind,
            stations: count(stations.iter().filter(|station| station.kind == kind).count()),
        })
        .collect();
    let rows = (1..).zip(stations).map(|(number, station)| row(number, station)).collect();
    RegistrationSummary { office: office.map(ToOwned::to_owned), rows, counts }
}

fn order(station: &StationRecord) -> impl Ord + '_ {
    // Stations alike in all three are told apart by what else the line shows.
    let rest = (&station.address, &station.person_in_charge, &station.telephone, station.staff.len());
    (blank_last(station.kind), blank_last(station.set_up), blank_last(station.name.as_deref()), rest)
}

/// Orders what is there before what is blank.
fn blank_last<T>(value: Option<T>) -> (bool, Option<T>) {
    (value.is_none(), value)
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn row(number: u32, station: &StationRecord) -> SummaryRow {
    SummaryRow {
        number,
        name: station.name.clone(),
        kind: station.kind,
        address: station.address.clone(),
        person_in_charge: station.person_in_charge.clone(),
        telephone: station.telephone.clone(),
        staff: count(station.staff.len()),
        set_up: station.set_up,
    }
}
