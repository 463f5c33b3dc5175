//! Holding an edition against the forms before it may be used.

use std::sync::Arc;

use super::document::{
    ColumnDocument, FieldDocument, FormEditionDocument, FormLayoutDocument, LineDirection, MoneyUnit,
    TableDocument, TextStyle, Tolerance,
};
use super::edition::{
    ColumnMatter, FormEdition, FormLayout, LaidColumn, LaidCount, LaidField, LaidTable, LaidText, label_of,
};
use super::{CellRange, shape};
use crate::edition::Form;
use crate::finding::{Finding, InputMatter, Place};
use crate::form::{Field, FieldKind, RowCount, Table};
use crate::json_path::path_at;
use crate::reporting::RateFormula;

/// Why a document is not a form edition.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum FormEditionError {
    /// The text is not a document of the right shape; says where.
    #[error("the form edition cannot be read: {0}")]
    Unreadable(String),
    /// It does not fit the forms; all that is wrong is named (`WJ-938`).
    #[error("the form edition does not fit the forms in {} places", .0.len())]
    Refused(Vec<Finding>),
}

/// What is wrong, each with the path in the document where it is.
struct Faults<'a> {
    edition: &'a str,
    findings: Vec<Finding>,
}

impl Faults<'_> {
    fn say(&mut self, path: String, zh: impl Into<String>, en: impl Into<String>) {
        let matter =
            InputMatter::FormEditionWrong { edition: self.edition.to_owned(), zh: zh.into(), en: en.into() };
        self.findings.push(Finding::from(matter).at(Place::path(path)));
    }
}

impl FormEdition {
    /// Reads an edition from JSON and holds it against the forms.
    ///
    /// ```
    /// use wujin_core::form::layout::{FormEdition, FormEditionError};
    /// let refused = FormEdition::from_json(r#"{ "format": "wujin-forms/1", "id": "x" }"#);
    /// assert!(matches!(refused, Err(FormEditionError::Unreadable(_))));
    /// ```
    pub fn from_json(text: &str) -> Result<Self, FormEditionError> {
        let document: FormEditionDocument = serde_json::from_str(text).map_err(|error| {
            let path = path_at(text, error.line(), error.column()).map(|path| format!("{path}: "));
            FormEditionError::Unreadable(format!("{}{error}", path.unwrap_or_default()))
        })?;
        Self::adopt(document)
    }

    /// Holds an edition against the forms.
    pub fn adopt(document: FormEditionDocument) -> Result<Self, FormEditionError> {
        let mut faults = Faults { edition: &document.id, findings: Vec::new() };
        if document.format != FormEditionDocument::FORMAT {
            let format = FormEditionDocument::FORMAT;
            faults.say("format".to_owned(), format!("应为“{format}”"), format!("it must be \"{format}\""));
        }
        let named = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if document.id.is_empty() || !document.id.chars().all(named) {
            faults.say(
                "id".to_owned(),
                "应为小写字母、数字和连字符",
                "it must be lower-case letters, digits and hyphens",
            );
        }
        for form in Form::ALL.iter().filter(|form| !document.forms.contains_key(form)) {
            faults.say(
                "forms".to_owned(),
                format!("缺{}", form.term().zh),
                format!("{} is missing", form.term().en),
            );
        }
        let layouts = document
            .forms
            .iter()
            .map(|(form, written)| lay(*form, written, document.tolerance, &mut faults))
            .collect();
        let findings = faults.findings;
        if findings.is_empty() {
            Ok(Self { document: Arc::new(document), layouts })
        } else {
            Err(FormEditionError::Refused(findings))
        }
    }
}

fn lay(
    form: Form,
    written: &FormLayoutDocument,
    tolerance: Tolerance,
    faults: &mut Faults<'_>,
) -> FormLayout {
    let path = format!("forms.{}", form.name());
    let (head, tables) = shape(form);
    sheet_name(written, &path, faults);
    if written.widths.iter().chain(written.heights.values()).any(|size| !(0.5..=409.0).contains(size)) {
        faults.say(path.clone(), "列宽、行高应在0.5至409之间", "widths and heights must be from 0.5 to 409");
    }
    let layout = FormLayout {
        form,
        sheet: written.sheet.clone(),
        orientation: written.orientation,
        widths: written.widths.clone(),
        heights: written.heights.iter().map(|(row, height)| (row.saturating_sub(1), *height)).collect(),
        header_rows: written.header_rows,
        print_area: written.print_area,
        tolerance,
        texts: written
            .texts
            .iter()
            .map(|text| LaidText { at: text.at, text: text.text.clone().into(), style: text.style })
            .collect(),
        fields: fields(head, &written.fields, &path, faults),
        tables: written.tables.iter().filter_map(|one| table(tables, one, &path, faults)).collect(),
        counts: counts(tables, written, &path, faults),
    };
    for (place, table) in tables.iter().enumerate() {
        let times = layout.tables.iter().filter(|laid| laid.table == place).count();
        once(times, table.term.name, table.term.zh, &format!("{path}.tables"), faults);
    }
    overlaps(&layout, tables, &path, faults);
    layout
}

fn sheet_name(written: &FormLayoutDocument, path: &str, faults: &mut Faults<'_>) {
    let is_bad = |letter: char| "[]:*?/\\'".contains(letter) || letter.is_control();
    // Room for a number, where a workbook holds several sheets of one form.
    if written.sheet.is_empty() || written.sheet.chars().count() > 20 || written.sheet.contains(is_bad) {
        faults.say(
            format!("{path}.sheet"),
            "工作表名应为1至20个字，不含 [ ] : * ? / \\ '",
            "the name of a sheet has 1 to 20 characters and none of [ ] : * ? / \\ '",
        );
    }
}

/// Says what is not there once.
fn once(times: usize, name: &str, label: &str, path: &str, faults: &mut Faults<'_>) {
    match times {
        1 => {}
        0 => faults.say(path.to_owned(), format!("缺“{label}”（{name}）"), format!("\"{name}\" is missing")),
        _ => faults.say(
            path.to_owned(),
            format!("“{label}”（{name}）重复"),
            format!("\"{name}\" stands there more than once"),
        ),
    }
}

/// The place of a field by its name.
fn place_of(name: &str, fields: &[Field], path: &str, faults: &mut Faults<'_>) -> Option<usize> {
    let place = fields.iter().position(|field| field.term.name == name);
    if place.is_none() {
        faults.say(path.to_owned(), format!("没有栏目“{name}”"), format!("there is no field \"{name}\""));
    }
    place
}

fn unit_of(field: &Field, unit: Option<MoneyUnit>, path: &str, faults: &mut Faults<'_>) -> MoneyUnit {
    if unit.is_some() && field.kind != FieldKind::Money {
        faults.say(path.to_owned(), "只有金额有单位", "only money has a unit");
    }
    unit.unwrap_or(MoneyUnit::Yuan)
}

fn label(
    at: CellRange,
    text: Option<&String>,
    usual: std::borrow::Cow<'static, str>,
    path: &str,
    faults: &mut Faults<'_>,
) -> LaidText {
    let text = text.map_or(usual, |text| text.clone().into());
    if text.trim().is_empty() {
        faults.say(path.to_owned(), "栏目名不能为空", "a label must say something");
    }
    LaidText { at, text, style: TextStyle::Label }
}

fn fields(head: &[Field], written: &[FieldDocument], path: &str, faults: &mut Faults<'_>) -> Vec<LaidField> {
    let mut laid = Vec::new();
    for (number, one) in written.iter().enumerate() {
        let path = format!("{path}.fields[{number}]");
        let Some((field, known)) =
            place_of(&one.field, head, &path, faults).and_then(|place| Some((place, head.get(place)?)))
        else {
            continue;
        };
        let unit = unit_of(known, one.unit, &path, faults);
        let label = label(one.label, one.text.as_ref(), label_of(known, unit), &path, faults);
        laid.push(LaidField { field, label, at: one.at, unit });
    }
    for (place, field) in head.iter().enumerate() {
        let times = laid.iter().filter(|one| one.field == place).count();
        once(times, field.term.name, field.term.zh, &format!("{path}.fields"), faults);
    }
    laid
}

fn table(
    tables: &[Table],
    written: &TableDocument,
    path: &str,
    faults: &mut Faults<'_>,
) -> Option<LaidTable> {
    let path = format!("{path}.tables.{}", written.table);
    let Some((place, known)) = tables.iter().enumerate().find(|(_, table)| table.term.name == written.table)
    else {
        faults.say(path, "没有这张表", "there is no such table");
        return None;
    };
    let grows = known.rows == RowCount::Any;
    if grows == written.words.is_some() {
        faults.say(
            path.clone(),
            "每行有固定名称的表应给出“words”，行数不定的表不应给出",
            "\"words\" is for a table that has a line for each word, and must be there for one",
        );
    }
    if grows && written.lines == LineDirection::Across {
        faults.say(path.clone(), "行数不定的表只能自上而下", "a table that grows can only go down");
    }
    let mut columns = Vec::new();
    for (number, one) in written.columns.iter().enumerate() {
        columns.extend(column(known.fields, one, &format!("{path}.columns[{number}]"), faults));
    }
    for (place, field) in known.fields.iter().enumerate() {
        let times = columns.iter().filter(|one| one.holds == ColumnMatter::Field(place)).count();
        once(times, field.term.name, field.term.zh, &path, faults);
    }
    let places = columns.iter().map(|column| column.at).chain(written.words);
    let side = |at: CellRange| match written.lines {
        LineDirection::Down => (at.first.row, at.last.row),
        LineDirection::Across => (at.first.column, at.last.column),
    };
    let mut sides = places.map(side);
    let first = sides.next();
    if sides.any(|other| Some(other) != first) {
        faults.say(path, "同一行的各格应当对齐", "the cells of a line must stand in one line");
    }
    Some(LaidTable {
        table: place,
        lines: written.lines,
        least_lines: if grows { written.least_lines } else { 0 },
        words: written.words,
        columns,
    })
}

fn column(
    fields: &[Field],
    written: &ColumnDocument,
    path: &str,
    faults: &mut Faults<'_>,
) -> Option<LaidColumn> {
    let (holds, unit, usual) = match (&written.field, written.rate) {
        (Some(name), None) => {
            let place = place_of(name, fields, path, faults)?;
            let field = fields.get(place)?;
            let unit = unit_of(field, written.unit, path, faults);
            (ColumnMatter::Field(place), unit, label_of(field, unit))
        }
        (None, Some(formula)) => {
            for name in figures_of(formula) {
                place_of(name, fields, path, faults)?;
            }
            let usual = format!("和解率（{}）", formula.term().zh).into();
            (ColumnMatter::Rate(formula), MoneyUnit::Yuan, usual)
        }
        _ => {
            faults.say(path.to_owned(), "应给出“field”或者“rate”之一", "give one of \"field\" and \"rate\"");
            return None;
        }
    };
    let heading = label(written.heading, written.text.as_ref(), usual, path, faults);
    Some(LaidColumn { holds, heading, at: written.at, unit })
}

/// The figures that a rate is worked out from, the one above the line first.
pub(in crate::form) const fn figures_of(formula: RateFormula) -> &'static [&'static str] {
    match formula {
        RateFormula::SettledOfAccepted => &["settled", "accepted"],
        RateFormula::SettledOfSettledAndTold => &["settled", "settled", "recourse_told"],
        RateFormula::SettledOfClosed => &["settled", "settled", "recourse_told", "withdrawn"],
    }
}

fn counts(
    tables: &[Table],
    written: &FormLayoutDocument,
    path: &str,
    faults: &mut Faults<'_>,
) -> Vec<LaidCount> {
    let mut laid = Vec::new();
    for (number, one) in written.counts.iter().enumerate() {
        let found = tables.iter().position(|table| table.term.name == one.table).and_then(|table| {
            let fields = tables.get(table)?.fields;
            let field = fields.iter().position(|field| field.term.name == one.field)?;
            let FieldKind::Word(words) = fields.get(field)?.kind else { return None };
            let word = words.iter().find(|word| word.name == one.word)?;
            Some((table, field, word.zh))
        });
        let Some((table, field, word)) = found else {
            faults.say(
                format!("{path}.counts[{number}]"),
                "没有这张表、这个栏目或者这个词",
                "there is no such table, field or word",
            );
            continue;
        };
        let label = LaidText { at: one.label, text: word.into(), style: TextStyle::Label };
        laid.push(LaidCount { table, field, word, label, at: one.at });
    }
    laid
}

/// Says which places have cells in common.
fn overlaps(layout: &FormLayout, tables: &[Table], path: &str, faults: &mut Faults<'_>) {
    let mut taken: Vec<(CellRange, String)> = Vec::new();
    let mut take = |at: CellRange, what: &str, faults: &mut Faults<'_>| {
        // A heading may serve two tables.
        if let Some((_, other)) =
            taken.iter().find(|(range, other)| range.meets(at) && !(*range == at && other == what))
        {
            faults.say(
                path.to_owned(),
                format!("“{what}”（{at}）与“{other}”的位置重叠"),
                format!("\"{what}\" at {at} overlaps \"{other}\""),
            );
        }
        taken.push((at, what.to_owned()));
    };
    for text in &layout.texts {
        take(text.at, &text.text, faults);
    }
    for field in &layout.fields {
        take(field.label.at, &field.label.text, faults);
        take(field.at, &format!("{}：", field.label.text), faults);
    }
    for count in &layout.counts {
        take(count.label.at, &count.label.text, faults);
        take(count.at, &format!("{}：", count.label.text), faults);
    }
    for laid in &layout.tables {
        let lines = match tables.get(laid.table).map(|table| table.rows) {
            Some(RowCount::Each(words)) => words.len(),
            _ => usize::try_from(laid.least_lines).unwrap_or(0).max(1),
        };
        let whole = |at: CellRange| at.with(laid.line(at, lines - 1));
        if let Some(words) = laid.words {
            take(whole(words), &format!("表{}", laid.table), faults);
        }
        for column in &laid.columns {
            take(column.heading.at, &column.heading.text, faults);
            take(whole(column.at), &format!("表{}：{}", laid.table, column.heading.text), faults);
        }
    }
}
