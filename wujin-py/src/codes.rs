//! The registry of codes.

use pyo3::prelude::*;
use serde::Serialize;
use wujin_core::finding::{CodeInfo, codes, explain};

use crate::input;
use crate::output::record;
use crate::raise::Trouble;

/// The registry's entry for a code, as a document.
#[derive(Serialize)]
struct Entry {
    code: &'static str,
    severity: &'static str,
    citations: Vec<&'static str>,
    params: Vec<&'static str>,
    zh: &'static str,
    en: &'static str,
    mend_zh: &'static str,
    mend_en: &'static str,
}

impl From<&CodeInfo> for Entry {
    fn from(info: &CodeInfo) -> Self {
        Self {
            code: info.code,
            severity: info.severity.name(),
            citations: info.citations.iter().map(|citation| citation.as_str()).collect(),
            params: info.params.iter().map(|(name, _)| *name).collect(),
            zh: info.zh,
            en: info.en,
            mend_zh: info.mend_zh,
            mend_en: info.mend_en,
        }
    }
}

#[pyfunction]
pub(crate) fn _explain<'py>(code: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let word = input::text(Some(code), "code").map_err(Trouble::from)?;
    match explain(word) {
        Some(info) => record(code.py(), "CodeInfo", &Entry::from(info)),
        None => Err(Trouble::from(input::unusable("code", format!("there is no code \"{word}\""))).into()),
    }
}

#[pyfunction]
pub(crate) fn _codes(py: Python<'_>) -> PyResult<Vec<Bound<'_, PyAny>>> {
    codes().map(|info| record(py, "CodeInfo", &Entry::from(info))).collect()
}
