//! Reports out of workbooks, compiled tier by tier (3.2.5/5, 4.3/5 to 4.3/9).

use std::collections::BTreeMap;

use pyo3::prelude::*;
use wujin_core::edition::OperatorKind;
use wujin_core::intake::{ReceiptRow, SourceTable};
use wujin_core::reporting::{
    Compiled, Compiling, Figure, FigureEvidence, LedgerLine, Roster, RosterUnit, drill,
};
use wujin_forms::{BookReport, Receipts, reports_of, units_of};

use super::tables::{figures, findings};
use super::{each_row, named};
use crate::context::context;
use crate::finding_table::arrow_table;
use crate::forms::{PyBookRead, PyForm, annex_sixes};
use crate::input::{self, unusable};
use crate::ledger::columns;
use crate::output::document;
use crate::period::{PyPeriod, period};
use crate::raise::Trouble;
use crate::rows::Found;
use crate::table::PyTable;

/// What was compiled of the reports that workbooks hold.
#[pyclass(module = "wujin", frozen, name = "Compilation")]
pub(crate) struct PyCompilation {
    roster: Roster,
    reports: Vec<BookReport>,
    compiled: Vec<Compiled>,
    /// A row for each report that was expected: by when, where it stands, which workbook counts.
    #[pyo3(get)]
    lines: Py<PyTable>,
    /// A row for each unit, period and kind of operator: what it reported, else what those below it did.
    #[pyo3(get)]
    figures: Py<PyTable>,
    /// A row for each thing to be said of workbooks, lists and reports.
    #[pyo3(get)]
    findings: Py<PyTable>,
}

/// The workbooks that count, by their units.
struct Sheets<'a>(BTreeMap<&'a str, &'a BookReport>);

impl FigureEvidence for Sheets<'_> {
    fn source(&self, unit: &str, kind: Option<OperatorKind>, figure: Figure) -> Option<String> {
        self.0.get(unit)?.cells_of(kind, figure)
    }

    fn cases(&self, _: &str, _: Option<OperatorKind>, _: Figure) -> Option<Vec<(String, u64)>> {
        None
    }
}

#[pymethods]
impl PyCompilation {
    /// The periods of which something came in: quarters first.
    #[getter]
    fn periods(&self) -> Vec<PyPeriod> {
        self.compiled.iter().map(|compiled| PyPeriod(compiled.period())).collect()
    }

    /// The figures as forms: an Annex 6 for each unit from the district office upward, lowest tiers first; of
    /// every period where none is named.
    #[pyo3(signature = (period = None))]
    fn forms(&self, period: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<PyForm>> {
        let asked = period.map(|asked| self::period(asked, "period")).transpose()?;
        let of = self.compiled.iter().filter(|compiled| asked.is_none_or(|asked| compiled.period() == asked));
        let name = |id: &str| self.roster.unit(id).map(|unit| unit.name.clone());
        Ok(annex_sixes(&named(of.flat_map(Compiled::statistics), name))?)
    }

    /// What a number is made of, down to the cells of workbooks: those of the units below, and by how much it
    /// is more than they are. Of all kinds of operator together where none is named.
    #[pyo3(signature = (unit, period, figure, kind = None))]
    fn trace<'py>(
        &self,
        py: Python<'py>,
        unit: &Bound<'_, PyAny>,
        period: &Bound<'_, PyAny>,
        figure: &Bound<'_, PyAny>,
        kind: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let written = input::text(Some(unit), "unit").map_err(Trouble::from)?;
        let period = self::period(period, "period")?;
        let figure: Figure = input::field(figure, "figure").map_err(Trouble::from)?;
        let kind: Option<OperatorKind> =
            kind.map(|kind| input::field(kind, "kind")).transpose().map_err(Trouble::from)?;
        let absent = |name: &str, what: String| Trouble::from(unusable(name, what));
        let compiled = self.compiled.iter().find(|compiled| compiled.period() == period);
        let compiled = compiled.ok_or_else(|| absent("period", format!("nothing came in for {period}")))?;
        let unit = self.roster.named(written, |_| true);
        let unit = unit.ok_or_else(|| absent("unit", format!("there is no unit \"{written}\"")))?;
        let by_source: BTreeMap<_, _> =
            self.reports.iter().map(|report| (report.report.source.as_str(), report)).collect();
        let counted = compiled.collation.reports.iter().filter_map(|report| {
            let source = report.line.counted.as_deref()?;
            Some((report.line.unit.as_str(), *by_source.get(source)?))
        });
        let traced = drill(&compiled.roll_up, &unit.id, kind, figure, &Sheets(counted.collect()));
        document(py, &traced)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (reports, findings) = (self.reports.len(), self.findings.bind(py).len()?);
        let (units, periods) = (self.roster.units().len(), self.compiled.len());
        Ok(format!(
            "<Compilation of {reports} reports of {units} units over {periods} periods: {findings} findings>"
        ))
    }
}

#[pyfunction]
#[pyo3(signature = (read, units, receipts, as_of, profile, calendar))]
pub(crate) fn _compile_reports(
    py: Python<'_>,
    read: &Bound<'_, PyAny>,
    units: Option<&Bound<'_, PyAny>>,
    receipts: Option<&Bound<'_, PyAny>>,
    as_of: &Bound<'_, PyAny>,
    profile: Option<&Bound<'_, PyAny>>,
    calendar: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyCompilation> {
    let context = context(profile, calendar)?;
    let as_of = input::day(as_of, "as_of").map_err(Trouble::from)?;
    let wanted = |_| Trouble::from(unusable("read", "what read_forms answers is wanted".to_owned()));
    let books = &read.cast::<PyBookRead>().map_err(wanted)?.get().read;
    let (mut listed, mut found) = (Vec::new(), Vec::new());
    let is_listed = each_row(units, SourceTable::Units, &mut found, |headings, cells| {
        listed.push(RosterUnit::read(headings, cells)?);
        Ok(())
    })?;
    if !is_listed {
        listed = books.iter().flat_map(|(_, book)| units_of(book)).collect();
    }
    if listed.is_empty() {
        let nobody = "there is no unit: give a list of them, or workbooks with Annex 5";
        return Err(Trouble::from(unusable("units", nobody.to_owned())).into());
    }
    let (roster, doubled) = Roster::new(listed);
    let whole = |finding| Found { row: None, value: None, finding };
    found.extend(doubled.into_iter().map(whole));
    let mut reports = Vec::new();
    for (name, book) in books {
        let (own, said) = reports_of(name, book, &roster);
        found.extend(book.findings.iter().cloned().chain(said).map(whole));
        reports.extend(own);
    }
    let mut register = Receipts::new(&mut reports, books.iter().map(|(name, _)| name.as_str()));
    each_row(receipts, SourceTable::Receipts, &mut found, |headings, cells| {
        register.mark(&ReceiptRow::read(headings, cells)?).map_err(|matter| vec![matter.into()])
    })?;
    let compiled = py.detach(|| {
        let received: Vec<_> = reports.iter().map(|report| report.report.clone()).collect();
        let with = Compiling { profile: &context.profile, calendar: &context.calendar, as_of };
        roster.compile_all(&received, &with)
    });
    let mut periods = vec![None; found.len()];
    for of in &compiled {
        found.extend(of.findings().cloned().map(whole));
        periods.resize(found.len(), Some(of.period()));
    }
    let lines = Py::new(py, lines(py, &compiled)?)?;
    let figures = Py::new(py, figures(py, compiled.iter().map(|compiled| &compiled.roll_up))?)?;
    let findings = Py::new(py, findings(py, &found, &periods)?)?;
    Ok(PyCompilation { roster, reports, compiled, lines, figures, findings })
}

fn lines(py: Python<'_>, compiled: &[Compiled]) -> PyResult<PyTable> {
    let reports = compiled.iter().flat_map(|compiled| &compiled.collation.reports);
    arrow_table(py, columns(&reports.map(|report| &report.line).collect::<Vec<&LedgerLine>>()))
}
