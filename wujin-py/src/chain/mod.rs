//! Reports that climb from stations to the province: what workbooks and lists of figures come to.

mod compilation;
mod roll_up;
mod tables;

use std::collections::BTreeMap;

use pyo3::prelude::*;
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::intake::{Headings, SourceTable};
use wujin_core::reporting::Statistics;

use crate::log::Watch;
use crate::rows::{Found, read_rows};
use crate::table::reader;
pub(crate) use compilation::{_compile_reports, PyCompilation};
pub(crate) use roll_up::{_roll_up, PyRollUp};

/// The rows of a list that may not be there; whether it is comes first.
fn each_row(
    table: Option<&Bound<'_, PyAny>>,
    of: SourceTable,
    found: &mut Vec<Found>,
    mut take: impl FnMut(&Headings, &[&str]) -> Result<(), Vec<Finding>>,
) -> PyResult<bool> {
    let Some(table) = table else {
        let absent = Finding::from(InputMatter::TableAbsent { table: of.term() });
        found.push(Found { row: None, value: None, finding: absent });
        return Ok(false);
    };
    let judge = |_, headings: &Headings, cells: &[&str]| take(headings, cells).err().unwrap_or_default();
    let (_, said) = read_rows(reader(table)?, of, &BTreeMap::new(), &mut Watch::new(None), judge)?;
    let in_list = Place { file: Some(of.term().name.to_owned()), ..Place::default() };
    let placed = |one: Found| Found { finding: one.finding.within(in_list.clone()), ..one };
    found.extend(said.into_iter().map(placed));
    Ok(true)
}

/// Figures under the names of their units, where they have one.
fn named(
    statistics: impl IntoIterator<Item = Statistics>,
    name: impl Fn(&str) -> Option<String>,
) -> Vec<Statistics> {
    let named = |of: Statistics| Statistics { unit: name(&of.unit).unwrap_or_else(|| of.unit.clone()), ..of };
    statistics.into_iter().map(named).collect()
}
