//! What the figures of a chain, and what is to be said of them, look like as tables.

use std::sync::Arc;

use arrow_array::StringArray;
use pyo3::prelude::*;
use wujin_core::reporting::{Figure, RollUp};
use wujin_core::time::Period;

use crate::figure_table::FigureLines;
use crate::finding_table::{Column, placed};
use crate::rows::{Found, found_table};
use crate::table::PyTable;

/// A row for each unit, period and kind of operator that has figures.
pub(super) fn figures<'a>(py: Python<'_>, of: impl IntoIterator<Item = &'a RollUp>) -> PyResult<PyTable> {
    let mut lines = FigureLines::new(["unit", "tier", "period", "kind"], Figure::ALL);
    for roll_up in of {
        for line in &roll_up.lines {
            for (kind, tally) in line.figures.iter().filter(|(_, tally)| !tally.is_empty()) {
                let (tier, period) = (line.tier.to_string(), roll_up.period.to_string());
                lines.push([line.unit.clone(), tier, period, kind.to_string()], *tally);
            }
        }
    }
    lines.table(py)
}

/// A row for each finding, with the period that it is of where it is of one.
pub(super) fn findings(py: Python<'_>, found: &[Found], periods: &[Option<Period>]) -> PyResult<PyTable> {
    let said: Vec<_> = found.iter().map(|found| &found.finding).collect();
    let periods = periods.iter().map(|period| period.map(|period| period.to_string()));
    let places: [Column; 5] = [
        ("period", Arc::new(periods.collect::<StringArray>()), true),
        placed("subject", &said, |place| place.subject.clone()),
        placed("file", &said, |place| place.file.clone()),
        placed("sheet", &said, |place| place.sheet.clone()),
        placed("cell", &said, |place| place.cell.clone()),
    ];
    found_table(py, found, places.into())
}
