//! What the complaints of a log come to, station by station and unit by unit.

use std::collections::BTreeMap;
use std::sync::Arc;

use pyo3::prelude::*;
use wujin_core::edition::{Form, OperatorKind};
use wujin_core::finding::{Finding, Place, ReportingMatter};
use wujin_core::identity::{Divisions, StationId};
use wujin_core::obligation::Party;
use wujin_core::reporting::{
    AnnexSix, CountedStation, Figure, StationQuarters, StationQuartersError, Tally, annex_six, annex_three,
};
use wujin_core::time::{Period, Quarter};

use super::kept::TalliesDocument;
use super::stations::listed;
use crate::figure_table::FigureLines;
use crate::forms::{PyForm, annex_sixes, annex_threes};
use crate::input::{self, unusable};
use crate::output::{document, record};
use crate::period::period;
use crate::raise::{Trouble, document_unusable};
use crate::table::PyTable;

/// So many quarters hold any log there is; each takes memory for each station.
const MOST_QUARTERS: i32 = 400;

/// The stations whose figures are counted, and the quarters.
pub(super) struct Counted {
    pub(super) stations: Vec<CountedStation>,
    pub(super) first: Quarter,
    pub(super) last: Quarter,
}

fn quarter(object: &Bound<'_, PyAny>, name: &str) -> Result<Quarter, Trouble> {
    match period(object, name)? {
        Period::Quarter(quarter) => Ok(quarter),
        other => Err(unusable(name, format!("a quarter is wanted, and {other} is none")).into()),
    }
}

/// Refuses a span that has no quarter, or more than any log.
pub(super) fn spanned(first: Quarter, last: Quarter) -> Result<(), Trouble> {
    let quarters = (last.year() - first.year()) * 4 + i32::from(last.quarter()) - i32::from(first.quarter());
    if (0..MOST_QUARTERS).contains(&quarters) {
        return Ok(());
    }
    let said = format!("from {first} to {last} there are not from 1 to {MOST_QUARTERS} quarters");
    Err(unusable("last", said).into())
}

impl Counted {
    /// Reads them; of stations everything that is wrong is said, row by row.
    pub(super) fn read(
        stations: &Bound<'_, PyAny>,
        first: &Bound<'_, PyAny>,
        last: &Bound<'_, PyAny>,
    ) -> Result<Self, Trouble> {
        let (first, last) = (quarter(first, "first")?, quarter(last, "last")?);
        spanned(first, last)?;
        Ok(Self { stations: listed(stations)?, first, last })
    }
}

/// What the complaints of a log come to. Parts that were counted apart add in any order.
#[pyclass(module = "wujin", frozen, name = "Tallies")]
pub(crate) struct PyTallies {
    pub(super) figures: StationQuarters,
    pub(super) stations: Arc<[CountedStation]>,
    /// The first quarter and the last.
    pub(super) span: (Quarter, Quarter),
    places: Arc<BTreeMap<StationId, usize>>,
}

impl PyTallies {
    pub(super) fn new(
        figures: StationQuarters,
        stations: Vec<CountedStation>,
        span: (Quarter, Quarter),
    ) -> Self {
        let places = stations.iter().zip(0..).map(|(station, place)| (station.id, place)).collect();
        Self { figures, stations: stations.into(), span, places: Arc::new(places) }
    }

    fn sums(&self, lowest: Party) -> Result<AnnexSix, Trouble> {
        annex_six(&self.figures, &self.stations, Divisions::of_the_notice(), lowest)
            .map_err(|_| Trouble::Unusable(vec![ReportingMatter::SumTooLarge {}.into()]))
    }

    /// What the complaints of a station come to in a quarter, and the kind of its operator.
    pub(crate) fn of(&self, station: StationId, quarter: Quarter) -> Option<(OperatorKind, Tally)> {
        let place = *self.places.get(&station)?;
        let kind = self.stations.get(place)?.kind;
        self.figures.tally(place, quarter).map(|tally| (kind, tally))
    }
}

/// From which tier upward.
fn tier(lowest: Option<&Bound<'_, PyAny>>) -> Result<Party, Trouble> {
    Ok(lowest.map_or(Ok(Party::Office), |lowest| input::field(lowest, "lowest"))?)
}

/// The figures that complaints tell, each a column.
const FIGURES: &[Figure] = &[
    Figure::Stations,
    Figure::Accepted,
    Figure::Settled,
    Figure::RecourseTold,
    Figure::Withdrawn,
    Figure::Open,
    Figure::Amount,
];

#[pymethods]
impl PyTallies {
    /// How many complaints are of a station that was not given, and are in no figure.
    #[getter]
    fn unplaced(&self) -> u64 {
        self.figures.unplaced()
    }

    /// How many complaints were registered after the last quarter, and are in no figure.
    #[getter]
    fn later(&self) -> u64 {
        self.figures.later()
    }

    /// The offices that stand under no division known.
    #[getter]
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let findings = self.sums(Party::Office)?.findings;
        findings.iter().map(|finding| record(py, "Finding", finding)).collect()
    }

    /// Annex 3: a row for each station and quarter in which it stands or has had complaints.
    fn annex_three(&self, py: Python<'_>) -> PyResult<PyTable> {
        let mut lines = FigureLines::new(["station", "kind", "period"], FIGURES);
        for summary in annex_three(&self.figures, &self.stations) {
            let tally = summary.own();
            lines.push([summary.station, summary.kind.to_string(), summary.period.to_string()], tally);
        }
        lines.table(py)
    }

    /// Annex 6: a row for each unit from a tier upward, quarter and kind of operator. Figures of offices that
    /// `findings` names are in no unit above them.
    #[pyo3(signature = (lowest = None))]
    fn annex_six(&self, py: Python<'_>, lowest: Option<&Bound<'_, PyAny>>) -> PyResult<PyTable> {
        let annex = self.sums(tier(lowest)?)?;
        let mut lines = FigureLines::new(["unit", "tier", "period", "kind"], FIGURES);
        for statistics in annex.statistics {
            for (kind, tally) in statistics.columns.iter() {
                let (tier, period) = (statistics.tier.to_string(), statistics.period.to_string());
                lines.push([statistics.unit.clone(), tier, period, kind.to_string()], *tally);
            }
        }
        lines.table(py)
    }

    /// The figures as forms: an Annex 3 for each station and quarter, or an Annex 6 for each unit, from a tier
    /// upward, and quarter.
    #[pyo3(signature = (annex, lowest = None))]
    fn forms(&self, annex: &Bound<'_, PyAny>, lowest: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<PyForm>> {
        Ok(match input::field(annex, "annex").map_err(Trouble::from)? {
            Form::AnnexThree => annex_threes(annex_three(&self.figures, &self.stations))?,
            Form::AnnexSix => annex_sixes(&self.sums(tier(lowest)?)?.statistics)?,
            other => return Err(Trouble::from(unusable("annex", format!("{other} has no figures"))).into()),
        })
    }

    fn __add__(&self, other: &Bound<'_, PyAny>) -> PyResult<Self> {
        let Ok(other) = other.cast::<Self>() else {
            return Err(Trouble::from(unusable("other", "Tallies are wanted".to_owned())).into());
        };
        let other = other.get();
        let mut figures = self.figures.clone();
        let merged = if self.stations == other.stations {
            figures.merge(&other.figures)
        } else {
            Err(StationQuartersError::Shape)
        };
        merged.map_err(|error| match error {
            StationQuartersError::Shape => Trouble::from(unusable("other", error.to_string())),
            StationQuartersError::Overflow(_) => {
                let finding = Finding::from(ReportingMatter::SumTooLarge {}).at(Place::path("other"));
                Trouble::Unusable(vec![finding])
            }
        })?;
        let (stations, places) = (Arc::clone(&self.stations), Arc::clone(&self.places));
        Ok(Self { figures, stations, span: self.span, places })
    }

    /// The tallies as a document.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        document(py, &TalliesDocument::of(self))
    }

    /// The tallies as a JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        serde_json::to_string(&TalliesDocument::of(self))
            .map_err(|error| document_unusable(py, error.to_string()))
    }

    /// The tallies of a document.
    #[staticmethod]
    fn from_dict(document: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(input::read::<TalliesDocument>(document).map_err(Trouble::from)?.restore()?)
    }

    /// The tallies of a JSON text.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = input::text(Some(text), "text").map_err(Trouble::from)?;
        let document: TalliesDocument =
            serde_json::from_str(text).map_err(|error| document_unusable(py, error.to_string()))?;
        Ok(document.restore()?)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json(py)?,)))
    }

    fn __hash__(&self) -> u64 {
        self.figures.counted().fold(self.figures.later(), |hash, of| {
            hash.rotate_left(5) ^ of.station ^ of.accepted.rotate_left(24) ^ of.settled.rotate_left(40)
        })
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| {
            let other = other.get();
            self.stations == other.stations && self.figures == other.figures
        })
    }

    fn __repr__(&self) -> String {
        let quarters = self.figures.quarters().count();
        format!("<Tallies of {} stations over {quarters} quarters>", self.figures.stations())
    }
}
