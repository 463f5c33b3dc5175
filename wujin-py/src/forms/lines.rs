//! Forms as tables: a row for each line, with the fields of the head beside.

use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, RecordBatch, StringArray, UInt32Array, UInt64Array};
use arrow_schema::{Field as ArrowField, Schema};
use pyo3::prelude::*;
use pyo3::types::PyList;
use wujin_core::edition::{Form, PrintMark};
use wujin_core::form::{
    AnyForm, Content, Field, FieldKind, FieldPlace, FieldValue, FormText, RowCount, Table,
};
use wujin_core::money::Fen;
use wujin_core::time::{Day, Period};

use crate::input::{self, unusable};
use crate::raise::{Trouble, document_unusable};
use crate::table::PyTable;

/// The column that says which fields hold a mark and no value, such as `open=illegible`.
pub(super) const MARKS: &str = "marks";
/// Columns that are about a form, and stand in none.
pub(super) const BESIDE: [&str; 3] = ["form", "sheet", MARKS];

/// The table of a form that a word names.
pub(super) fn part(form: &AnyForm, named: Option<&Bound<'_, PyAny>>) -> Result<Option<usize>, Trouble> {
    let Some(named) = named else { return Ok(None) };
    let name = input::text(Some(named), "part")?;
    let found = form.tables().iter().position(|table| table.term.name == name);
    let known = || form.tables().iter().map(|table| table.term.name).collect::<Vec<_>>().join(", ");
    let none = || unusable("part", format!("{} has no table \"{name}\"; it has: {}", form.form(), known()));
    Ok(Some(found.ok_or_else(none)?))
}

/// What the words of a table's lines stand under: `kind` for `kinds`; nothing where lines have no words.
pub(super) fn line_heading(table: &Table) -> Option<&'static str> {
    matches!(table.rows, RowCount::Each(words) if words.len() > 1)
        .then(|| table.term.name.strip_suffix('s').unwrap_or(table.term.name))
}

/// What a field is called where its unit does not show otherwise.
pub(super) fn column_name(field: &Field) -> String {
    let name = field.term.name;
    if field.kind == FieldKind::Money { format!("{name}_fen") } else { name.to_owned() }
}

/// The station, office or unit that a form is of.
pub(super) fn whose(form: &AnyForm) -> Option<String> {
    let is = |field: &Field| matches!(field.term.name, "station" | "office" | "unit");
    let field = form.head().iter().position(is)?;
    value(&form.content(FieldPlace::Head { field }), FormText::read).map(|text| text.to_string())
}

/// A form with its number among others and the sheet that it stands on.
pub(super) type Numbered<'a> = (u32, Option<&'a str>, &'a AnyForm);

/// The lines of forms of one annex as a table.
pub(super) fn table(
    py: Python<'_>,
    annex: Form,
    named: Option<&Bound<'_, PyAny>>,
    forms: &[Numbered<'_>],
) -> Result<PyTable, Trouble> {
    let blank = AnyForm::blank(annex);
    let table = part(&blank, named)?.or_else(|| (!blank.tables().is_empty()).then_some(0));
    let of = table.and_then(|table| blank.tables().get(table));
    let count = |form: &AnyForm| table.map_or(1, |table| form.rows(table));
    let rows: Vec<Row<'_>> = forms
        .iter()
        .flat_map(|numbered| (0..count(numbered.2)).map(move |row| Row { of: *numbered, row }))
        .collect();
    let mut columns = Columns { rows: &rows, fields: Vec::new(), arrays: Vec::new() };
    columns.push("form", false, Arc::new(rows.iter().map(|row| Some(row.of.0)).collect::<UInt32Array>()));
    if forms.iter().any(|form| form.1.is_some()) {
        columns.push("sheet", true, Arc::new(rows.iter().map(|row| row.of.1).collect::<StringArray>()));
    }
    for (place, field) in blank.head().iter().enumerate() {
        columns.field(column_name(field), field, |_| FieldPlace::Head { field: place });
    }
    if let (Some(of), Some(table)) = (of, table) {
        if let (Some(heading), RowCount::Each(words)) = (line_heading(of), of.rows) {
            let word = rows.iter().map(|row| words.get(row.row).map(|term| term.name));
            columns.push(heading, true, Arc::new(word.collect::<StringArray>()));
        }
        for (field, place) in of.fields.iter().zip(0..) {
            let name = column_name(field);
            let stands_twice = blank.head().iter().any(|head| column_name(head) == name);
            let name = if stands_twice { format!("{}_{name}", of.term.name) } else { name };
            columns.field(name, field, |row| FieldPlace::Line { table, row, field: place });
        }
    }
    let marks = rows.iter().map(|row| row.marks(table)).collect::<StringArray>();
    columns.push(MARKS, true, Arc::new(marks));
    let schema = Arc::new(Schema::new(columns.fields));
    let batch = RecordBatch::try_new(Arc::clone(&schema), columns.arrays);
    let batch = batch.map_err(|error| document_unusable(py, error.to_string()))?;
    Ok(PyTable::new(schema, vec![batch]))
}

/// A line of a form.
struct Row<'a> {
    of: Numbered<'a>,
    row: usize,
}

impl Row<'_> {
    /// The fields of the line and its head that hold a mark.
    fn marks(&self, table: Option<usize>) -> Option<String> {
        let form = self.of.2;
        let head = form.head().iter().enumerate().map(|(field, of)| (of, FieldPlace::Head { field }));
        let fields = table.and_then(|table| form.tables().get(table)).map_or(&[][..], |of| of.fields);
        let line = fields
            .iter()
            .zip(0..)
            .filter_map(|(of, field)| Some((of, FieldPlace::Line { table: table?, row: self.row, field })));
        let mark = |(field, place): (&Field, FieldPlace)| {
            let mark = form.content(place).mark().filter(|mark| *mark != PrintMark::Blank)?;
            Some(format!("{}={}", field.term.name, mark.name()))
        };
        let marks: Vec<_> = head.chain(line).filter_map(mark).collect();
        (!marks.is_empty()).then(|| marks.join(" "))
    }
}

/// What a field holds, where it holds a value.
fn value<T>(
    content: &Content,
    read: impl Fn(&Content) -> Result<T, wujin_core::finding::InputMatter>,
) -> Option<T> {
    if content.mark().is_some() { None } else { read(content).ok() }
}

struct Columns<'a> {
    rows: &'a [Row<'a>],
    fields: Vec<ArrowField>,
    arrays: Vec<ArrayRef>,
}

impl Columns<'_> {
    fn push(&mut self, name: impl Into<String>, is_optional: bool, array: ArrayRef) {
        self.fields.push(ArrowField::new(name, array.data_type().clone(), is_optional));
        self.arrays.push(array);
    }

    fn field(&mut self, name: String, field: &Field, place: impl Fn(usize) -> FieldPlace) {
        let contents = self.rows.iter().map(|row| row.of.2.content(place(row.row)));
        let array: ArrayRef = match field.kind {
            FieldKind::Text => {
                let text = |content| value(&content, FormText::read).map(|text| text.to_string());
                Arc::new(contents.map(text).collect::<StringArray>())
            }
            FieldKind::Period => {
                let text = |content| value(&content, Period::read).map(|period| period.to_string());
                Arc::new(contents.map(text).collect::<StringArray>())
            }
            FieldKind::Word(words) => {
                let name = |content: Content| {
                    let text = content.to_text();
                    words.iter().find(|term| term.zh == text).map(|term| term.name)
                };
                Arc::new(contents.map(name).collect::<StringArray>())
            }
            FieldKind::Day => {
                let day = |content| value(&content, Day::read).map(Day::days_since_epoch);
                Arc::new(contents.map(day).collect::<Date32Array>())
            }
            FieldKind::Count => {
                Arc::new(contents.map(|content| value(&content, u32::read)).collect::<UInt32Array>())
            }
            FieldKind::Money => {
                let fen = |content| value(&content, Fen::read).map(|fen| fen.0);
                Arc::new(contents.map(fen).collect::<UInt64Array>())
            }
        };
        self.push(name, true, array);
    }
}

/// A form as HTML, with the labels that stand on it: its head, then each of its tables.
pub(super) fn html<'py>(py: Python<'py>, form: &AnyForm) -> PyResult<Bound<'py, PyAny>> {
    let said = |field: usize| {
        let place = FieldPlace::Head { field };
        (form.head().get(field).map_or("", |field| field.term.zh), shown(&form.content(place)))
    };
    let head: Vec<_> = (0..form.head().len()).map(said).filter(|(_, text)| !text.is_empty()).collect();
    let tables = PyList::empty(py);
    for (table, of) in form.tables().iter().enumerate() {
        let words = if let RowCount::Each(words) = of.rows { words } else { &[] };
        let heading = (!words.is_empty()).then_some(of.term.zh);
        let headings: Vec<_> =
            heading.into_iter().chain(of.fields.iter().map(|field| field.term.zh)).collect();
        let line = |row: usize| {
            let cells = (0..of.fields.len())
                .map(|field| shown(&form.content(FieldPlace::Line { table, row, field })));
            words.get(row).map(|term| term.zh.to_owned()).into_iter().chain(cells).collect::<Vec<_>>()
        };
        tables.append((headings, (0..form.rows(table)).map(line).collect::<Vec<_>>()))?;
    }
    py.import("wujin._html")?.call_method1("of_form", (form.form().term().zh, head, tables))
}

/// What stands in a field, as the form shows it.
fn shown(content: &Content) -> String {
    let text = content.to_text();
    text.strip_prefix('\'').map_or_else(|| text.clone(), ToOwned::to_owned)
}
