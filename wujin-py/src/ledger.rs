//! Which reports are in, late or missing.

use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Int32Array, StringArray, UInt32Array};
use pyo3::prelude::*;
use serde::Deserialize;
use wujin_core::edition::Form;
use wujin_core::finding::{Finding, Place};
use wujin_core::obligation::Party;
use wujin_core::reporting::{
    ExpectedReport, LedgerLine, Leg, SubmissionRecord, SubmissionStatus, ledger, reporting_calendar,
};
use wujin_core::time::{AnnualWindow, Day, Due, Period};

use crate::context::context;
use crate::finding_table::{Column, arrow_table, finding_table, placed};
use crate::input::{self, unusable};
use crate::raise::Trouble;
use crate::table::{PyTable, is_table, rows};

/// Who submits, and to whom.
#[derive(Deserialize)]
struct UnitRow {
    unit: String,
    tier: Party,
    #[serde(default)]
    receiver: Option<Party>,
    /// Whether it receives from offices itself, as where there is no county.
    #[serde(default)]
    receives_from_offices: bool,
}

/// A report that came in; what is left out is as it mostly is.
#[derive(Deserialize)]
struct SubmissionRow {
    #[serde(default)]
    id: Option<String>,
    unit: String,
    #[serde(default)]
    form: Option<Form>,
    period: Period,
    #[serde(default)]
    written: Option<Day>,
    #[serde(default)]
    entered: Option<Day>,
    #[serde(default)]
    status: Option<SubmissionStatus>,
    #[serde(default)]
    answered: Option<Day>,
    #[serde(default)]
    replaces: Option<String>,
}

/// What became of the reports that were expected.
#[pyclass(module = "wujin", frozen, name = "Ledger")]
pub(crate) struct PyLedger {
    /// A row for each expected report: by when, where it stands, and by how many days it is late.
    #[pyo3(get)]
    lines: Py<PyTable>,
    /// A row for each thing to be said of a report, and of those that nobody expected.
    #[pyo3(get)]
    findings: Py<PyTable>,
}

#[pymethods]
impl PyLedger {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (lines, findings) = (self.lines.bind(py).len()?, self.findings.bind(py).len()?);
        Ok(format!("<Ledger of {lines} reports: {findings} findings>"))
    }
}

/// The rows of a table or a list, each read; everything that is wrong with any of them is said.
pub(crate) fn listed<T: serde::de::DeserializeOwned>(
    object: &Bound<'_, PyAny>,
    name: &str,
) -> Result<Vec<T>, Trouble> {
    let listed = if is_table(object) { rows(object)?.into_any() } else { object.clone() };
    let wanted = |_| unusable(name, "a table or a list of rows is wanted".to_owned());
    let (mut read, mut findings) = (Vec::new(), Vec::new());
    for (place, row) in listed.try_iter().map_err(wanted)?.enumerate() {
        match input::field(&row?, &format!("{name}[{place}]")) {
            Ok(row) => read.push(row),
            Err(finding) => findings.push(*finding),
        }
    }
    if findings.is_empty() { Ok(read) } else { Err(Trouble::Unusable(findings)) }
}

/// To whom a tier submits where nothing else is said.
fn above(tier: Party) -> Party {
    match tier {
        Party::Station => Party::Office,
        Party::Office => Party::County,
        Party::County => Party::Prefecture,
        Party::Prefecture => Party::Province,
        _ => Party::Nation,
    }
}

#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "each is a keyword of the function in Python")]
pub(crate) fn _ledger(
    py: Python<'_>,
    units: &Bound<'_, PyAny>,
    submissions: &Bound<'_, PyAny>,
    year: &Bound<'_, PyAny>,
    as_of: &Bound<'_, PyAny>,
    window: Option<&Bound<'_, PyAny>>,
    profile: Option<&Bound<'_, PyAny>>,
    calendar: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyLedger> {
    let context = context(profile, calendar)?;
    let year: i32 = input::field(year, "year").map_err(Trouble::from)?;
    let as_of = input::day(as_of, "as_of").map_err(Trouble::from)?;
    let window: Option<AnnualWindow> =
        window.map(|window| input::field(window, "window")).transpose().map_err(Trouble::from)?;
    let mut expected = Vec::new();
    for (place, row) in listed::<UnitRow>(units, "units")?.into_iter().enumerate() {
        let receiver = row.receiver.unwrap_or_else(|| above(row.tier));
        let leg = Leg::between(row.tier, receiver, row.receives_from_offices)
            .map_err(|error| Trouble::from(unusable(&format!("units[{place}]"), error.to_string())))?;
        let dues = reporting_calendar(&leg, year, window, &context.profile, &context.calendar)
            .map_err(|error| Trouble::Unusable(vec![error.finding(&leg)]))?;
        let unit = row.unit;
        expected.extend(dues.into_iter().map(|report| ExpectedReport { unit: unit.clone(), report }));
    }
    let submitted = listed::<SubmissionRow>(submissions, "submissions")?;
    let came = submitted.into_iter().zip(1..).map(|(row, number): (SubmissionRow, u64)| {
        let own = expected.iter().find(|expected| expected.unit == row.unit);
        SubmissionRecord {
            id: row.id.unwrap_or_else(|| number.to_string()),
            form: row.form.or_else(|| own.map(|own| own.report.leg.form)).unwrap_or(Form::AnnexSix),
            unit: row.unit,
            period: row.period,
            written: row.written,
            entered: row.entered,
            status: row.status.unwrap_or(SubmissionStatus::Submitted),
            answered: row.answered,
            replaces: row.replaces,
        }
    });
    let came: Vec<_> = came.collect();
    let found = py.detach(|| ledger(&expected, &came, as_of));
    let lines = Py::new(py, arrow_table(py, columns(&found.lines.iter().collect::<Vec<_>>()))?)?;
    let of_lines =
        found.lines.iter().flat_map(|line| line.findings.iter().map(move |finding| (Some(line), finding)));
    let said: Vec<_> = of_lines.chain(found.unexpected.iter().map(|finding| (None, finding))).collect();
    let findings: Vec<&Finding> = said.iter().map(|(_, finding)| *finding).collect();
    let whose = said.iter().map(|(line, _)| line.map(|line| line.unit.as_str())).collect::<StringArray>();
    let of =
        said.iter().map(|(line, _)| line.map(|line| line.report.period.to_string())).collect::<StringArray>();
    let subject = placed("subject", &findings, |place: &Place| place.subject.clone());
    let places: [Column; 3] = [("unit", Arc::new(whose), true), ("period", Arc::new(of), true), subject];
    let findings = Py::new(py, finding_table(py, places.into(), &findings)?)?;
    Ok(PyLedger { lines, findings })
}

/// The lines of ledgers as columns.
pub(crate) fn columns(lines: &[&LedgerLine]) -> Vec<Column> {
    let text = |name, text: &dyn Fn(&LedgerLine) -> String| -> Column {
        (name, Arc::new(StringArray::from_iter_values(lines.iter().map(|line| text(line)))), false)
    };
    let day = |name, day: &dyn Fn(&LedgerLine) -> Option<Day>| -> Column {
        let days = lines.iter().map(|line| day(line).map(Day::days_since_epoch));
        (name, Arc::new(days.collect::<Date32Array>()), true)
    };
    let count = |name, count: &dyn Fn(&LedgerLine) -> usize| -> Column {
        let counts = lines.iter().map(|line| u32::try_from(count(line)).unwrap_or(u32::MAX));
        (name, Arc::new(UInt32Array::from_iter_values(counts)), false)
    };
    let counted = lines.iter().map(|line| line.counted.as_deref()).collect::<StringArray>();
    let late: ArrayRef = Arc::new(Int32Array::from_iter_values(lines.iter().map(|line| line.days_late)));
    vec![
        text("unit", &|line| line.unit.clone()),
        text("tier", &|line| line.report.leg.from.to_string()),
        text("receiver", &|line| line.report.leg.to.to_string()),
        text("form", &|line| line.report.leg.form.to_string()),
        text("period", &|line| line.report.period.to_string()),
        day("due", &|line| if let Due::On(day) = line.report.due { Some(day) } else { None }),
        text("standing", &|line| line.standing.to_string()),
        day("submitted", &|line| line.submitted),
        ("days_late", late, false),
        ("counted", Arc::new(counted), true),
        count("replaced", &|line| line.replaced),
        count("copies", &|line| line.copies),
    ]
}
