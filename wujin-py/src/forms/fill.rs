//! Forms out of Python's own objects: what each field holds, and what is wrong with it by its path.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyMapping, PyString};
use serde::Deserialize;
use wujin_core::edition::{Form, PrintMark};
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::form::{
    AnyForm, Content, Entry, Field, FieldKind, FieldPlace, FieldValue, FormText, RowCount,
};
use wujin_core::money::Fen;
use wujin_core::time::Day;

use super::lines::{BESIDE, MARKS, column_name, line_heading, part};
use crate::input::{self, unusable};
use crate::raise::Trouble;
use crate::table::{is_table, rows};

/// Fills in a form. Everything that is wrong is said, and then there is no form.
pub(super) fn fill(form: AnyForm, fields: &Bound<'_, PyDict>) -> Result<AnyForm, Trouble> {
    let mut filling = Filling { form, findings: Vec::new() };
    // Taken before any of them is read: reading may run code that changes them.
    for (name, value) in fields.iter().collect::<Vec<_>>() {
        let name = input::text(Some(&name), "field")?;
        let table = filling.form.tables().iter().position(|table| table.term.name == name);
        if let Some(table) = table {
            filling.table(table, name, &value)?;
        } else {
            let at = |field| FieldPlace::Head { field };
            filling.field(filling.form.head(), name, name, &value, at)?;
        }
    }
    if filling.findings.is_empty() { Ok(filling.form) } else { Err(Trouble::Unusable(filling.findings)) }
}

struct Filling {
    form: AnyForm,
    findings: Vec<Finding>,
}

impl Filling {
    /// The lines of a table: in their order, or by their words where it has a line for each.
    fn table(&mut self, table: usize, name: &str, lines: &Bound<'_, PyAny>) -> Result<(), Trouble> {
        if lines.is_none() {
            return Ok(());
        }
        if let Ok(by_word) = lines.cast::<PyDict>() {
            for (word, line) in by_word.iter().collect::<Vec<_>>() {
                let word = input::text(Some(&word), name)?;
                if let Some(row) = self.row_of(table, word, name) {
                    self.line(table, row, &format!("{name}[{row}]"), &line)?;
                }
            }
            return Ok(());
        }
        let listed = if is_table(lines) { rows(lines)?.into_any() } else { lines.clone() };
        let wanted = |_| unusable(name, "a table or a list of lines is wanted".to_owned());
        for (place, line) in listed.try_iter().map_err(wanted)?.enumerate() {
            let line = line?;
            let heading = self.form.tables().get(table).and_then(line_heading);
            let word = heading.and_then(|heading| line.cast::<PyDict>().ok()?.get_item(heading).ok()?);
            let row = match word {
                Some(word) => {
                    self.row_of(table, input::text(Some(&word), &format!("{name}[{place}]"))?, name)
                }
                None => Some(place),
            };
            if let Some(row) = row {
                self.line(table, row, &format!("{name}[{place}]"), &line)?;
            }
        }
        Ok(())
    }

    /// The line that a word names; that there is none is said.
    fn row_of(&mut self, table: usize, word: &str, path: &str) -> Option<usize> {
        let words = match self.form.tables().get(table)?.rows {
            RowCount::Each(words) => words,
            RowCount::Any => &[],
        };
        let found = words.iter().position(|term| term.name == word || term.zh == word);
        if found.is_none() {
            let matter =
                InputMatter::UnknownWord { given: word.to_owned(), known: words.iter().copied().collect() };
            self.findings.push(Finding::from(matter).at(Place::path(path)));
        }
        found
    }

    fn line(&mut self, table: usize, row: usize, path: &str, line: &Bound<'_, PyAny>) -> Result<(), Trouble> {
        let Some(of) = self.form.tables().get(table) else { return Ok(()) };
        if matches!(of.rows, RowCount::Each(words) if row >= words.len()) {
            return Err(unusable(path, format!("\"{}\" has no line more", of.term.name)).into());
        }
        let Ok(line) = line.cast::<PyDict>() else {
            return Err(unusable(path, "a line with named fields is wanted".to_owned()).into());
        };
        for (name, value) in line.iter().collect::<Vec<_>>() {
            let name = input::text(Some(&name), path)?;
            if line_heading(of) != Some(name) {
                let name =
                    name.strip_prefix(of.term.name).and_then(|rest| rest.strip_prefix('_')).unwrap_or(name);
                let at = |field| FieldPlace::Line { table, row, field };
                self.field(of.fields, name, &format!("{path}.{name}"), &value, at)?;
            }
        }
        Ok(())
    }

    fn field(
        &mut self,
        fields: &[Field],
        name: &str,
        path: &str,
        value: &Bound<'_, PyAny>,
        place: impl FnOnce(usize) -> FieldPlace,
    ) -> Result<(), Trouble> {
        let is = |field: &Field| field.term.name == name || column_name(field) == name;
        let Some(at) = fields.iter().position(is) else {
            return Err(unusable(path, format!("the form has no field \"{name}\"")).into());
        };
        let Some(field) = fields.get(at) else { return Ok(()) };
        let said = |matter: InputMatter| Trouble::Unusable(vec![Finding::from(matter).at(Place::path(path))]);
        let read = content(field, value, path);
        match read.and_then(|content| self.form.put(place(at), &content).map_err(said)) {
            // Everything that is wrong is said at once.
            Err(Trouble::Unusable(found)) => self.findings.extend(found),
            read => read?,
        }
        Ok(())
    }
}

/// Why there is nothing to read, as documents write it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Marked {
    mark: PrintMark,
}

/// What a field would hold: money in whole fen, days as days, whatever else as people write it.
fn content(field: &Field, value: &Bound<'_, PyAny>, path: &str) -> Result<Content, Trouble> {
    let is_no_number = value.cast::<PyFloat>().is_ok_and(|number| number.value().is_nan());
    if value.is_none() || is_no_number {
        return Ok(Content::Blank);
    }
    if value.cast::<PyMapping>().is_ok() {
        let Marked { mark } = input::field(value, path)?;
        return Ok(Entry::<Day>::from(mark).content());
    }
    let is_whole = value.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>();
    let is_text = value.is_instance_of::<PyString>();
    Ok(match field.kind {
        FieldKind::Money => {
            let fen = value.extract::<u64>().ok().filter(|_| is_whole);
            let wanted = || unusable(path, "an amount is wanted in whole fen".to_owned());
            Fen(fen.ok_or_else(wanted)?).content()
        }
        FieldKind::Day if !is_text => Content::Day(input::day(value, path)?),
        FieldKind::Count if is_whole => Content::Text(value.str()?.to_string()),
        FieldKind::Count if value.is_instance_of::<PyFloat>() => Content::Number(value.extract()?),
        FieldKind::Period if !is_text => Content::Text(crate::period::period(value, path)?.to_string()),
        FieldKind::Text => text(input::text(Some(value), path)?, path)?,
        _ => Content::Text(input::text(Some(value), path)?.to_owned()),
    })
}

/// A text as it stands in a cell; one that looks like a mark is none.
fn text(text: &str, path: &str) -> Result<Content, Trouble> {
    if text.trim().is_empty() {
        return Ok(Content::Blank);
    }
    let read = FormText::read(&Content::Text(format!("'{text}")));
    let said = |matter| Trouble::Unusable(vec![Finding::from(matter).at(Place::path(path))]);
    Ok(read.map_err(said)?.content())
}

/// Forms out of the rows of a table; rows of the same head that follow each other are the lines of one form.
pub(super) fn forms_of(
    annex: Form,
    table: &Bound<'_, PyAny>,
    named: Option<&Bound<'_, PyAny>>,
) -> Result<Vec<AnyForm>, Trouble> {
    let blank = AnyForm::blank(annex);
    let lines = part(&blank, named)?.or_else(|| (!blank.tables().is_empty()).then_some(0));
    let lines = lines.and_then(|lines| blank.tables().get(lines)).map(|lines| lines.term.name);
    let listed = if is_table(table) { rows(table)?.into_any() } else { table.clone() };
    let wanted = |_| unusable("table", "a table or a list of rows is wanted".to_owned());
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (row, cells) in listed.try_iter().map_err(wanted)?.enumerate() {
        let path = format!("table[{row}]");
        let cells = cells?;
        let Ok(cells) = cells.cast::<PyDict>() else {
            return Err(unusable(&path, "a row with named fields is wanted".to_owned()).into());
        };
        let (head, line) = split(&blank, cells, &path)?;
        let follows =
            lines.is_some() && groups.last().is_some_and(|group| group.head.eq(&head).unwrap_or(false));
        if !follows {
            groups.push(Group { row, head, lines: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.lines.push(line);
        }
    }
    let (mut forms, mut findings) = (Vec::new(), Vec::new());
    for Group { row, head, lines: of_lines } in groups {
        match lines {
            Some(lines) => head.set_item(lines, of_lines)?,
            None => of_lines.iter().try_for_each(|line| head.update(line.as_mapping()))?,
        }
        match fill(blank.clone(), &head) {
            Ok(form) => forms.push(form),
            Err(Trouble::Unusable(found)) => {
                findings.extend(found.into_iter().map(|finding| in_row(row, finding)));
            }
            Err(other) => return Err(other),
        }
    }
    if findings.is_empty() { Ok(forms) } else { Err(Trouble::Unusable(findings)) }
}

/// Rows that are the lines of one form.
struct Group<'py> {
    row: usize,
    head: Bound<'py, PyDict>,
    lines: Vec<Bound<'py, PyDict>>,
}

/// The fields of the head in a row, and those of its line; what is marked as no value with its mark.
fn split<'py>(
    form: &AnyForm,
    row: &Bound<'py, PyDict>,
    path: &str,
) -> Result<(Bound<'py, PyDict>, Bound<'py, PyDict>), Trouble> {
    let (head, line) = (PyDict::new(row.py()), PyDict::new(row.py()));
    let side = |name: &str| {
        let is = |field: &Field| field.term.name == name || column_name(field) == name;
        if form.head().iter().any(is) { &head } else { &line }
    };
    for (name, value) in row.iter().collect::<Vec<_>>() {
        let name = input::text(Some(&name), path)?;
        if !BESIDE.contains(&name) {
            side(name).set_item(name, value)?;
        }
    }
    if let Some(marks) = row.get_item(MARKS)?.filter(|marks| !marks.is_none()) {
        for mark in input::text(Some(&marks), path)?.split_whitespace() {
            let Some((name, mark)) = mark.split_once('=') else { continue };
            let marked = PyDict::new(row.py());
            marked.set_item("mark", mark)?;
            side(name).set_item(name, marked)?;
        }
    }
    Ok((head, line))
}

fn in_row(row: usize, finding: Finding) -> Finding {
    let inner = finding.place.as_ref().and_then(|place| place.path.as_deref());
    let path = inner.map_or_else(|| format!("table[{row}]"), |inner| format!("table[{row}].{inner}"));
    finding.at(Place::path(path))
}
