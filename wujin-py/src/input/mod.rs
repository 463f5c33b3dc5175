//! Reading Python's own objects into documents: what JSON can hold, days, instants, and whatever says of
//! itself what it is as a document.

mod object;
mod times;

use core::fmt;

use pyo3::prelude::*;
use pyo3::types::PyString;
use serde::de::DeserializeOwned;
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::time::{Day, Instant};

pub(crate) use object::Input;
use times::instant_of;

/// Why an object cannot be read, and where in it.
#[derive(Debug)]
pub(crate) struct InputError {
    detail: String,
    /// The way to it, the innermost part first.
    path: Vec<String>,
}

impl InputError {
    /// The same, said of what holds it: under a name, or at a place in a list.
    pub(crate) fn within(mut self, part: impl Into<String>) -> Self {
        self.path.push(part.into());
        self
    }

    /// The path as documents are asked by it: `consumer.name`, `staff[2].name`; none for the whole.
    fn path(&self) -> Option<String> {
        let mut path = String::new();
        for part in self.path.iter().rev() {
            if !path.is_empty() && !part.starts_with('[') {
                path.push('.');
            }
            path.push_str(part);
        }
        (!path.is_empty()).then_some(path)
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.detail)
    }
}

impl core::error::Error for InputError {}

impl serde::de::Error for InputError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { detail: message.to_string(), path: Vec::new() }
    }
}

/// Whatever Python itself says against an object.
impl From<PyErr> for InputError {
    fn from(error: PyErr) -> Self {
        serde::de::Error::custom(error)
    }
}

/// What is wrong with a document, with its path.
impl From<InputError> for Box<Finding> {
    fn from(error: InputError) -> Self {
        let path = error.path();
        let finding = Finding::from(InputMatter::DocumentUnusable { detail: error.detail });
        Self::new(match path {
            Some(path) => finding.at(Place::path(path)),
            None => finding,
        })
    }
}

/// Reads an object; what is wrong is said with its path.
pub(crate) fn read<T: DeserializeOwned>(object: &Bound<'_, PyAny>) -> Result<T, Box<Finding>> {
    Ok(T::deserialize(Input::of(object))?)
}

/// Whatever a keyword holds; what is wrong is said under its name.
pub(crate) fn field<T: DeserializeOwned>(object: &Bound<'_, PyAny>, name: &str) -> Result<T, Box<Finding>> {
    if object.is_none() {
        return Err(unusable(name, format!("the field \"{name}\" is missing")));
    }
    read::<T>(object).map_err(|finding| {
        let inner = finding.place.as_ref().and_then(|place| place.path.as_deref());
        let path = inner.map_or_else(|| name.to_owned(), |inner| format!("{name}.{inner}"));
        Box::new(finding.at(Place::path(path)))
    })
}

/// A word or a name; what is wrong is said under its name.
pub(crate) fn text<'a>(object: Option<&'a Bound<'_, PyAny>>, name: &str) -> Result<&'a str, Box<Finding>> {
    let Some(object) = object.filter(|object| !object.is_none()) else {
        return Err(unusable(name, format!("the field \"{name}\" is missing")));
    };
    let Ok(text) = object.cast::<PyString>() else {
        return Err(unusable(name, "a text is wanted".to_owned()));
    };
    text.to_str().map_err(|_| unusable(name, HALF.to_owned()))
}

/// What is said of a text that Python can hold and nobody can write down.
const HALF: &str = "the text holds half a character, and cannot be read";

pub(crate) fn unusable(name: &str, detail: String) -> Box<Finding> {
    Box::new(Finding::from(InputMatter::DocumentUnusable { detail }).at(Place::path(name)))
}

/// A day: `datetime.date` or a text of the form `YYYY-MM-DD`.
pub(crate) fn day(object: &Bound<'_, PyAny>, name: &str) -> Result<Day, Box<Finding>> {
    field(object, name)
}

/// An instant: an aware `datetime.datetime`, or a text of RFC 3339 with its offset.
pub(crate) fn instant(object: Option<&Bound<'_, PyAny>>, name: &str) -> Result<Instant, Box<Finding>> {
    let Some(object) = object else {
        return Err(unusable(name, format!("the field \"{name}\" is missing")));
    };
    match instant_of(object) {
        Ok(Some(instant)) => Ok(instant),
        Ok(None) => field(object, name),
        Err(error) => Err(unusable(name, error.detail)),
    }
}
