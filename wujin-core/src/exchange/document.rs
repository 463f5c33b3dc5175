//! Reading documents strictly: what is wrong is said with its path, line and column.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::finding::{Finding, InputMatter, Place};
use crate::json_path::path_at;

// READING: input-is-reported
/// Reads an object with named fields.
pub(super) fn read_document<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Box<Finding>> {
    Part::whole(text).read_object()
}

/// Reads anything.
pub(crate) fn read_json<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Box<Finding>> {
    Part::whole(text).read()
}

/// Reads a part of a question that a host is given alone; the path of what is wrong with it begins with its name.
pub fn read_part<'a, T: Deserialize<'a>>(text: &'a str, name: &str) -> Result<T, Vec<Finding>> {
    read_json(text).map_err(|finding| {
        let place = finding.place.as_deref().cloned().unwrap_or_default();
        let path = match place.path.as_deref() {
            None => name.to_owned(),
            Some(path) if path.starts_with('[') => format!("{name}{path}"),
            Some(path) => format!("{name}.{path}"),
        };
        vec![finding.at(Place { path: Some(path), ..place })]
    })
}

/// A part of a document that is read apart from the rest; what is wrong with it has its place in the whole.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    whole: &'a str,
    part: &'a str,
}

impl<'a> Part<'a> {
    pub(super) const fn whole(text: &'a str) -> Self {
        Self { whole: text, part: text }
    }

    /// A part that was found in the whole, and left as it was.
    pub(super) fn of(whole: &'a str, part: &'a RawValue) -> Self {
        Self { whole, part: part.get() }
    }

    /// Reads an object with named fields.
    pub(super) fn read_object<T: Deserialize<'a>>(self) -> Result<T, Box<Finding>> {
        if self.part.trim_start().starts_with('[') {
            // An array would be taken for the fields in their order, which no reader could check.
            let detail = "a question is an object with named fields, not an array".to_owned();
            return Err(Box::new(InputMatter::DocumentUnusable { detail }.into()));
        }
        self.read()
    }

    pub(super) fn read<T: Deserialize<'a>>(self) -> Result<T, Box<Finding>> {
        serde_json::from_str(self.part).map_err(|error| self.unusable(error.line(), error.column(), &error))
    }

    /// Says that a field is missing, as it is said of any other.
    pub(super) fn lacks(self, field: &str) -> Box<Finding> {
        let (before, last) = self
            .part
            .rsplit_once('\n')
            .map_or((0, self.part), |(before, last)| (before.split('\n').count(), last));
        self.unusable(before + 1, last.len(), &format!("missing field `{field}`"))
    }

    fn unusable(self, line: usize, column: usize, error: &impl ToString) -> Box<Finding> {
        // Where the part begins in the whole: a part is borrowed from it.
        let start = self.part.as_ptr().addr().saturating_sub(self.whole.as_ptr().addr());
        let before = self.whole.get(..start).unwrap_or_default();
        let (lines, columns) = (before.matches('\n').count(), before.rsplit('\n').next().map_or(0, str::len));
        let column = if line == 1 { column + columns } else { column };
        unusable(self.whole, if line == 0 { 0 } else { line + lines }, column, &error.to_string())
    }
}

fn unusable(text: &str, line: usize, column: usize, detail: &str) -> Box<Finding> {
    let detail = detail.rsplit_once(" at line ").map_or(detail, |(sentence, _)| sentence).to_owned();
    // What follows a whole document lies nowhere in it.
    let path = if detail == "trailing characters" { None } else { path_at(text, line, column) };
    let is_known = line > 0;
    let (line, column) = (is_known.then_some(line as u64), is_known.then(|| column.to_string()));
    let place = Place { line, column, path, ..Place::default() };
    Box::new(Finding::from(InputMatter::DocumentUnusable { detail }).at(place))
}
