//! Reading documents strictly: what is wrong is said with its path, line and column.

use serde::de::DeserializeOwned;

use crate::finding::{Finding, InputMatter, Place};
use crate::json_path::path_at;

// READING: input-is-reported
/// Reads an object with named fields.
pub(super) fn read_document<T: DeserializeOwned>(text: &str) -> Result<T, Box<Finding>> {
    if text.trim_start().starts_with('[') {
        // An array would be taken for the fields in their order, which no reader could check.
        let detail = "a question is an object with named fields, not an array".to_owned();
        return Err(Box::new(InputMatter::DocumentUnusable { detail }.into()));
    }
    read_json(text)
}

/// Reads anything.
pub(crate) fn read_json<T: DeserializeOwned>(text: &str) -> Result<T, Box<Finding>> {
    serde_json::from_str(text).map_err(|error| unusable(text, &error))
}

fn unusable(text: &str, error: &serde_json::Error) -> Box<Finding> {
    let (line, column) = (error.line(), error.column());
    let detail = error.to_string();
    let detail = detail.rsplit_once(" at line ").map_or(detail.as_str(), |(sentence, _)| sentence).to_owned();
    // What follows a whole document lies nowhere in it.
    let path = if detail == "trailing characters" { None } else { path_at(text, line, column) };
    let is_known = line > 0;
    let (line, column) = (is_known.then_some(line as u64), is_known.then(|| column.to_string()));
    let place = Place { line, column, path, ..Place::default() };
    Box::new(Finding::from(InputMatter::DocumentUnusable { detail }).at(place))
}
