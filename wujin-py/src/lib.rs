//! The module `wujin._wujin`: what the Python package is made of. No rule is written here.

mod calendar;
mod case;
mod cells;
mod chain;
mod codes;
mod context;
mod csv_read;
mod figure_table;
mod figures;
mod finding_table;
mod forms;
mod input;
mod ledger;
mod log;
mod output;
mod period;
mod procedure;
mod profile;
mod raise;
mod reconcile;
mod replay;
mod rows;
mod station;
mod supervision;
mod table;

use pyo3::prelude::*;

/// What the package `wujin` is made of.
#[pymodule]
mod _wujin {
    #[pymodule_export]
    use crate::calendar::PyCalendar;
    #[pymodule_export]
    use crate::case::{_restore_event, PyCase, PyEvent};
    #[pymodule_export]
    use crate::chain::{_compile_reports, _roll_up, PyCompilation, PyRollUp};
    #[pymodule_export]
    use crate::codes::{_codes, _explain, _words};
    #[pymodule_export]
    use crate::csv_read::{_read_csv, _read_folder, PyCsvRead, PyFolderRead};
    #[pymodule_export]
    use crate::figures::{PyKindTable, PyRate, PyTally};
    #[pymodule_export]
    use crate::forms::{_read_forms, _write_forms, PyBookRead, PyForm, PyFormEdition};
    #[pymodule_export]
    use crate::ledger::{_ledger, PyLedger};
    #[pymodule_export]
    use crate::log::{
        _answer_schema, _check_events, _flow, _log_columns, _tally, PyEventCheck, PyFlow, PyTallies,
    };
    #[pymodule_export]
    use crate::period::PyPeriod;
    #[pymodule_export]
    use crate::procedure::PyProcedure;
    #[pymodule_export]
    use crate::profile::PyProfile;
    #[pymodule_export]
    use crate::reconcile::{_from_text, _reconcile};
    #[pymodule_export]
    use crate::replay::{_replay_rows, PyReplay};
    #[pymodule_export]
    use crate::rows::{_check_registrations, _check_rows, PyRowCheck};
    #[pymodule_export]
    use crate::station::PyStation;
    #[pymodule_export]
    use crate::supervision::{_appraise, _check_division, _duties_kept, _handled_badly, _hot_spots};
    #[pymodule_export]
    use crate::table::PyTable;

    #[pymodule_export]
    use super::{_document_unusable, _to_json, ask};

    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "what Python calls it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}

/// A document out of Python's own objects, as a JSON text.
#[pyfunction]
fn _to_json(document: &Bound<'_, PyAny>) -> PyResult<String> {
    let value: serde_json::Value = input::read(document).map_err(raise::Trouble::from)?;
    Ok(value.to_string())
}

/// The exception that says what is wrong with a document.
#[pyfunction]
fn _document_unusable<'py>(py: Python<'py>, detail: &str) -> Bound<'py, PyAny> {
    raise::document_unusable(py, detail.to_owned()).into_value(py).into_bound(py).into_any()
}

/// Asks a door of the contract a question: a JSON text in, a JSON text out.
#[pyfunction]
fn ask(py: Python<'_>, door: &Bound<'_, PyAny>, question: &Bound<'_, PyAny>) -> PyResult<String> {
    let door = input::text(Some(door), "door").map_err(raise::Trouble::from)?;
    let question = input::text(Some(question), "question").map_err(raise::Trouble::from)?;
    Ok(py.detach(|| wujin_core::exchange::call(door, question)))
}
