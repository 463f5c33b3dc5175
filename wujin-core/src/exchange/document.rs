//! Reading documents strictly: what is wrong is said with its path, line and column.

use serde::de::DeserializeOwned;

use crate::finding::{Finding, InputMatter, Place};

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

/// Reads anything. Paths cost time: they are looked for only where something is wrong.
pub(super) fn read_json<T: DeserializeOwned>(text: &str) -> Result<T, Box<Finding>> {
    serde_json::from_str(text)
        .or_else(|error| read_with_paths::<T>(text).and(Err(unusable(".".to_owned(), &error))))
}

fn read_with_paths<T: DeserializeOwned>(text: &str) -> Result<(), Box<Finding>> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read: Result<T, _> = serde_path_to_error::deserialize(&mut deserializer);
    read.map_err(|error| unusable(error.path().to_string(), error.inner()))?;
    deserializer.end().map_err(|error| unusable(".".to_owned(), &error))
}

fn unusable(path: String, error: &serde_json::Error) -> Box<Finding> {
    let (line, column) = (error.line() as u64, error.column());
    let detail = error.to_string();
    let detail = detail.rsplit_once(" at line ").map_or(detail.as_str(), |(sentence, _)| sentence).to_owned();
    let path = if path == "." { None } else { Some(path) };
    let column = (line > 0).then(|| column.to_string());
    let place = Place { path, line: (line > 0).then_some(line), column, ..Place::default() };
    Box::new(Finding::from(InputMatter::DocumentUnusable { detail }).at(place))
}
