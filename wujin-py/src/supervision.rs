//! What the administration looks at: where complaints concentrate, how operators are appraised and handle
//! disputes, which continuing duties have a record.

use std::sync::Arc;

use arrow_array::{StringArray, UInt64Array};
use pyo3::prelude::*;
use serde::{Deserialize, Serialize};
use wujin_core::finding::{Finding, Place};
use wujin_core::identity::{DivisionCode, DivisionHistory, Divisions, IdentityError};
use wujin_core::reporting::Tally;
use wujin_core::supervision::{
    AppraisalFigures, Concern, Conduct, Satisfaction, SupervisionRecord, appraise, duties_kept, hot_spots,
};

use crate::context::context;
use crate::figures;
use crate::finding_table::{Column, finding_table};
use crate::input;
use crate::ledger::listed;
use crate::output::record;
use crate::period::period;
use crate::raise::Trouble;
use crate::table::PyTable;

/// Where the complaints of a period concentrate.
#[pyfunction]
pub(crate) fn _hot_spots(
    py: Python<'_>,
    complaints: &Bound<'_, PyAny>,
    period: &Bound<'_, PyAny>,
    profile: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyTable> {
    let context = context(profile, None)?;
    let period = self::period(period, "period")?;
    let concerns: Vec<Concern> = listed(complaints, "complaints")?;
    let spots = py.detach(|| hot_spots(&concerns, period, &context.profile.document().supervision.hot_spots));
    let text = |name, texts: Vec<String>| -> Column { (name, Arc::new(StringArray::from(texts)), false) };
    let count = |name, counts: Vec<u64>| -> Column { (name, Arc::new(UInt64Array::from(counts)), false) };
    let columns = vec![
        text("axis", spots.iter().map(|spot| spot.axis.to_string()).collect()),
        text("group", spots.iter().map(|spot| spot.group.clone()).collect()),
        count("problems", spots.iter().map(|spot| spot.problems).collect()),
        count("total", spots.iter().map(|spot| spot.total).collect()),
    ];
    finding_table(py, columns, &spots.iter().map(|spot| &spot.finding).collect::<Vec<_>>())
}

/// The tally that was passed.
fn tally(object: &Bound<'_, PyAny>) -> Result<Tally, Trouble> {
    figures::tally(object, "tally")
}

/// An appraisal of an operator.
#[pyfunction]
pub(crate) fn _appraise<'py>(
    py: Python<'py>,
    tally: &Bound<'py, PyAny>,
    reference_volume: Option<&Bound<'py, PyAny>>,
    satisfaction: Option<&Bound<'py, PyAny>>,
    profile: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let context = context(profile, None)?;
    let volume = reference_volume.map(|volume| input::field(volume, "reference_volume"));
    let said = satisfaction.map(|said| input::field::<Satisfaction>(said, "satisfaction"));
    let figures = AppraisalFigures {
        tally: self::tally(tally)?,
        reference_volume: volume.transpose().map_err(Trouble::from)?,
        satisfaction: said.transpose().map_err(Trouble::from)?,
    };
    record(py, "Appraisal", &appraise(&figures, &context.profile.document().supervision.appraisal))
}

/// Every way in which an operator handled disputes badly.
#[pyfunction]
pub(crate) fn _handled_badly<'py>(
    py: Python<'py>,
    tally: &Bound<'py, PyAny>,
    promises_overdue: &Bound<'py, PyAny>,
    recourse_untold: &Bound<'py, PyAny>,
    profile: Option<&Bound<'py, PyAny>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let context = context(profile, None)?;
    let conduct = Conduct {
        tally: self::tally(tally)?,
        promises_overdue: input::field(promises_overdue, "promises_overdue").map_err(Trouble::from)?,
        recourse_untold: input::field(recourse_untold, "recourse_untold").map_err(Trouble::from)?,
    };
    let matters = conduct.handled_badly(&context.profile.document().supervision.appraisal);
    matters.into_iter().map(|matter| record(py, "Finding", &Finding::from(matter))).collect()
}

/// A continuing duty with its records.
#[derive(Serialize)]
struct Kept {
    duty: &'static str,
    records: usize,
    finding: Option<Finding>,
}

/// The continuing duties of the administration, each with the number of its records in a period.
#[pyfunction]
pub(crate) fn _duties_kept<'py>(
    py: Python<'py>,
    records: &Bound<'py, PyAny>,
    period: &Bound<'py, PyAny>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let period = self::period(period, "period")?;
    let records: Vec<SupervisionRecord> = listed(records, "records")?;
    let kept = duties_kept(&records, period).into_iter();
    kept.map(|kept| {
        let kept = Kept { duty: kept.duty.name(), records: kept.records, finding: kept.finding };
        record(py, "DutyKept", &kept)
    })
    .collect()
}

/// A row of a later table of divisions.
#[derive(Deserialize)]
struct DivisionRow {
    code: DivisionCode,
    name: String,
}

/// What is to be said where a division code was used on a day; nothing where it was in force.
#[pyfunction]
pub(crate) fn _check_division<'py>(
    py: Python<'py>,
    code: &Bound<'py, PyAny>,
    on: &Bound<'py, PyAny>,
    later: Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let text = input::text(Some(code), "code").map_err(Trouble::from)?;
    let code: DivisionCode = text.parse().map_err(|error: IdentityError| {
        Trouble::Unusable(vec![Finding::from(error).at(Place::path("code"))])
    })?;
    let on = input::day(on, "on").map_err(Trouble::from)?;
    let mut history = DivisionHistory::default();
    for (as_at, rows) in later {
        let as_at = input::day(&as_at, "later").map_err(Trouble::from)?;
        let rows: Vec<DivisionRow> = listed(&rows, "later")?;
        let table = Divisions::from_rows(as_at, rows.into_iter().map(|row| (row.code, row.name)));
        let added = table.and_then(|table| history.with(table)).map_err(|error| {
            Trouble::Unusable(vec![Finding::from(error).at(Place::path(format!("later.{as_at}")))])
        });
        history = added?;
    }
    let finding = history.status(code, on).finding(code, on);
    finding.map(|finding| record(py, "Finding", &finding)).transpose()
}
