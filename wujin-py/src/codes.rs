//! The registry of codes.

use pyo3::prelude::*;
use serde::Serialize;
use wujin_core::complaint::{Action, Stage};
use wujin_core::edition::OperatorKind;
use wujin_core::finding::{CodeInfo, codes, explain};
use wujin_core::obligation::{Duty, Party};

use crate::input;
use crate::output::record;
use crate::raise::{Trouble, document_unusable};

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

/// The words of a list, by their names, in Chinese and English.
#[pyfunction]
pub(crate) fn _words(
    py: Python<'_>,
    list: &str,
) -> PyResult<Vec<(&'static str, &'static str, &'static str)>> {
    let terms = match list {
        "kind" => OperatorKind::TERMS,
        "tier" => Party::TERMS,
        "stage" => Stage::TERMS,
        "action" => Action::TERMS,
        "duty" => Duty::TERMS,
        _ => return Err(document_unusable(py, format!("there is no list \"{list}\""))),
    };
    Ok(terms.iter().map(|term| (term.name, term.zh, term.en)).collect())
}
