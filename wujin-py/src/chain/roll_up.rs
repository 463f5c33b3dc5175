//! Figures of stations added up the tiers (4.3/5 to 4.3/8).

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use pyo3::prelude::*;
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::identity::StationId;
use wujin_core::intake::{SourceTable, SummaryColumn, SummaryRow};
use wujin_core::obligation::Party;
use wujin_core::reporting::{KindTable, ReportNode, RollUp, RosterUnit, Statistics, Tally, roll_up};
use wujin_core::time::{Period, Quarter};

use super::tables::{figures, findings};
use super::{each_row, named};
use crate::forms::{PyForm, annex_sixes};
use crate::input::unusable;
use crate::log::PyTallies;
use crate::period::period;
use crate::raise::Trouble;
use crate::rows::Found;
use crate::table::PyTable;

/// What figures of stations come to, tier by tier.
#[pyclass(module = "wujin", frozen, name = "RollUp")]
pub(crate) struct PyRollUp {
    rolled: RollUp,
    names: BTreeMap<String, String>,
    /// A row for each unit and kind of operator that has figures, lowest tiers first.
    #[pyo3(get)]
    figures: Py<PyTable>,
    /// A row for each thing to be said of the lists and of what does not add up.
    #[pyo3(get)]
    findings: Py<PyTable>,
}

#[pymethods]
impl PyRollUp {
    /// The figures as forms: an Annex 6 for each unit from the district office upward, lowest tiers first.
    fn forms(&self) -> PyResult<Vec<PyForm>> {
        let lines = self.rolled.lines.iter().filter(|line| line.tier != Party::Station);
        let statistics = lines.map(|line| Statistics {
            unit: line.unit.clone(),
            tier: line.tier,
            period: self.rolled.period,
            columns: line.figures,
            total: None,
        });
        Ok(annex_sixes(&named(statistics, |id| self.names.get(id).cloned()))?)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (units, findings) = (self.rolled.lines.len(), self.findings.bind(py).len()?);
        Ok(format!("<RollUp of {units} units in {}: {findings} findings>", self.rolled.period))
    }
}

fn stations(units: &[RosterUnit]) -> impl Iterator<Item = &RosterUnit> {
    units.iter().filter(|unit| unit.tier == Party::Station)
}

/// What stations reported of a quarter, each once; whatever else is said of the rows is found.
fn reported(
    summaries: &Bound<'_, PyAny>,
    quarter: Quarter,
    units: &[RosterUnit],
    found: &mut Vec<Found>,
) -> PyResult<BTreeMap<String, KindTable>> {
    if let Ok(tallies) = summaries.cast::<PyTallies>() {
        let of_station = |unit: &RosterUnit| {
            let (kind, tally) = tallies.get().of(unit.id.parse::<StationId>().ok()?, quarter)?;
            // That it is a station is known of it already.
            Some((unit.id.clone(), KindTable::of(kind, Tally { stations: 0, ..tally })))
        };
        return Ok(stations(units).filter_map(of_station).collect());
    }
    let known: BTreeSet<&str> = stations(units).map(|unit| unit.id.as_str()).collect();
    let (mut figures, mut line) = (BTreeMap::new(), 0);
    each_row(Some(summaries), SourceTable::Summaries, found, |headings, cells| {
        line += 1;
        let summary = SummaryRow::read(headings, cells)?;
        let station = summary.station.to_string();
        let of_station = |matter: InputMatter| {
            let column = Some(headings.title(SummaryColumn::Station).to_owned());
            Err(vec![Finding::from(matter).at(Place { column, ..Place::default() })])
        };
        if summary.quarter != quarter {
            return Ok(());
        }
        if !known.contains(station.as_str()) {
            return of_station(InputMatter::UnknownStation { station });
        }
        match figures.entry(station) {
            Entry::Vacant(place) => {
                place.insert((line, KindTable::of(summary.kind, summary.tally())));
                Ok(())
            }
            Entry::Occupied(first) => {
                let (key, file) = (format!("{} {quarter}", first.key()), SourceTable::Summaries.term().zh);
                of_station(InputMatter::RowDoubled { key, file: file.to_owned(), first: first.get().0 })
            }
        }
    })?;
    Ok(figures.into_iter().map(|(station, (_, columns))| (station, columns)).collect())
}

#[pyfunction]
pub(crate) fn _roll_up(
    py: Python<'_>,
    units: &Bound<'_, PyAny>,
    summaries: &Bound<'_, PyAny>,
    period: &Bound<'_, PyAny>,
) -> PyResult<PyRollUp> {
    let period = self::period(period, "period")?;
    let Period::Quarter(quarter) = period else {
        let said = format!("a quarter is wanted, and {period} is none");
        return Err(Trouble::from(unusable("period", said)).into());
    };
    let (mut listed, mut found) = (Vec::new(), Vec::new());
    each_row(Some(units), SourceTable::Units, &mut found, |headings, cells| {
        listed.push(RosterUnit::read(headings, cells)?);
        Ok(())
    })?;
    let figures_of = reported(summaries, quarter, &listed, &mut found)?;
    let node = |unit: &RosterUnit| unit.node(period, figures_of.get(&unit.id).copied());
    let nodes: Vec<ReportNode> = listed.iter().filter_map(node).collect();
    let rolled = py.detach(|| roll_up(period, &nodes, None));
    let stations: BTreeSet<&str> = stations(&listed).map(|unit| unit.id.as_str()).collect();
    let mut periods = vec![None; found.len()];
    for line in &rolled.lines {
        // Only stations report here: that those above them did not is no finding.
        let lacks_stations = line.missing.iter().any(|unit| stations.contains(unit.as_str()));
        let said = line.findings.iter().filter(|finding| lacks_stations || finding.code() != "WJ-416");
        found.extend(said.map(|finding| Found { row: None, value: None, finding: finding.clone() }));
    }
    periods.resize(found.len(), Some(period));
    let figures = Py::new(py, figures(py, [&rolled])?)?;
    let findings = Py::new(py, findings(py, &found, &periods)?)?;
    let names = listed.into_iter().map(|unit| (unit.id, unit.name)).collect();
    Ok(PyRollUp { rolled, names, figures, findings })
}
