//! A form edition that was held against the forms: every field of the six has its place.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use super::document::{FormEditionDocument, LineDirection, MoneyUnit, Orientation, TextStyle, Tolerance};
use super::{CellRange, EditionSource};
use crate::edition::Form;
use crate::form::Field;
use crate::reporting::RateFormula;

/// A form edition: how the six annexes are laid out.
#[derive(Clone, PartialEq, Debug)]
pub struct FormEdition {
    pub(super) document: Arc<FormEditionDocument>,
    pub(super) layouts: Vec<FormLayout>,
}

/// How one form is laid out.
#[derive(Clone, PartialEq, Debug)]
pub struct FormLayout {
    /// Which form.
    pub form: Form,
    /// The name of its sheet.
    pub sheet: String,
    /// How the page is turned.
    pub orientation: Orientation,
    /// The widths of the columns from the first, in characters of half width.
    pub widths: Vec<f64>,
    /// The heights of some rows, from 0, in points.
    pub heights: Vec<(u32, f64)>,
    /// How many rows stay in view and are printed on every page.
    pub header_rows: u32,
    /// What is printed; everything where it is none.
    pub print_area: Option<CellRange>,
    /// How far a label may be from its place.
    pub tolerance: Tolerance,
    /// Texts that stand there in every form.
    pub texts: Vec<LaidText>,
    /// The fields of the head.
    pub fields: Vec<LaidField>,
    /// The tables.
    pub tables: Vec<LaidTable>,
    /// How often words stand in tables.
    pub counts: Vec<LaidCount>,
}

/// A text and its place.
#[derive(Clone, PartialEq, Debug)]
pub struct LaidText {
    /// Where it stands.
    pub at: CellRange,
    /// What it says.
    pub text: Cow<'static, str>,
    /// How it looks.
    pub style: TextStyle,
}

/// A field of the head and its place.
#[derive(Clone, PartialEq, Debug)]
pub struct LaidField {
    /// Which field, from 0.
    pub field: usize,
    /// Its label.
    pub label: LaidText,
    /// Where it is filled in.
    pub at: CellRange,
    /// In which unit money stands.
    pub unit: MoneyUnit,
}

/// A table and the places of its first line.
#[derive(Clone, PartialEq, Debug)]
pub struct LaidTable {
    /// Which table, from 0.
    pub table: usize,
    /// How its lines follow each other.
    pub lines: LineDirection,
    /// How many lines are printed at the least.
    pub least_lines: u32,
    /// Where the word of the first line stands, where each line has one.
    pub words: Option<CellRange>,
    /// Its columns.
    pub columns: Vec<LaidColumn>,
}

/// A column of a table and the place of its first line.
#[derive(Clone, PartialEq, Debug)]
pub struct LaidColumn {
    /// What it holds.
    pub holds: ColumnMatter,
    /// Its heading.
    pub heading: LaidText,
    /// Where the first line is filled in.
    pub at: CellRange,
    /// In which unit money stands.
    pub unit: MoneyUnit,
}

/// What a column of a table holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnMatter {
    /// A field, from 0.
    Field(usize),
    /// A rate, by its named formula.
    Rate(RateFormula),
}

/// How often a word stands in a table, and where that is said.
#[derive(Clone, PartialEq, Debug)]
pub struct LaidCount {
    /// Which table, from 0.
    pub table: usize,
    /// Which field of its lines, from 0.
    pub field: usize,
    /// The word, as forms print it.
    pub word: &'static str,
    /// Its label.
    pub label: LaidText,
    /// Where the count stands.
    pub at: CellRange,
}

impl LaidTable {
    /// The place that follows a place of the first line by so many lines.
    #[must_use]
    pub fn line(&self, at: CellRange, line: usize) -> CellRange {
        let line = i32::try_from(line).unwrap_or(i32::MAX);
        let by = |size: u32| line.saturating_mul(i32::try_from(size).unwrap_or(i32::MAX));
        match self.lines {
            LineDirection::Down => at.shifted(by(at.height()), 0),
            LineDirection::Across => at.shifted(0, by(at.width())),
        }
    }

    /// The column that holds a field.
    #[must_use]
    pub fn column_of(&self, field: usize) -> Option<&LaidColumn> {
        self.columns.iter().find(|column| column.holds == ColumnMatter::Field(field))
    }

    /// The row after its last line, with so many lines, from 0.
    #[must_use]
    pub fn row_after(&self, lines: usize) -> u32 {
        let last = lines.saturating_sub(1);
        let rows = self.columns.iter().map(|column| self.line(column.at, last).last.row.saturating_add(1));
        rows.max().unwrap_or(0)
    }
}

impl FormEdition {
    /// `2011-reconstructed`: the edition that comes with this crate. The sheets themselves were not sighted.
    // READING: forms-reconstructed
    #[must_use]
    pub fn reconstructed() -> &'static Self {
        static SHIPPED: LazyLock<FormEdition> = LazyLock::new(|| {
            // A test shows that it is adopted.
            FormEdition::from_json(include_str!("2011-reconstructed.json")).unwrap_or_else(|_| FormEdition {
                document: Arc::new(FormEditionDocument {
                    format: String::new(),
                    id: String::new(),
                    zh: String::new(),
                    en: String::new(),
                    source: EditionSource::Reconstructed,
                    tolerance: Tolerance::default(),
                    forms: std::collections::BTreeMap::new(),
                }),
                layouts: Vec::new(),
            })
        });
        &SHIPPED
    }

    /// Which edition.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.document.id
    }

    /// From what it was made.
    #[must_use]
    pub fn source(&self) -> EditionSource {
        self.document.source
    }

    /// What it is called and from what it was made, as it is printed on every page, in Chinese.
    #[must_use]
    pub fn remark(&self) -> String {
        let said = self.document.source.term().zh;
        format!("表式：{}（{}；{said}）", self.document.zh, self.document.id)
    }

    /// The edition as it was written.
    #[must_use]
    pub fn document(&self) -> &FormEditionDocument {
        &self.document
    }

    /// How a form is laid out; none where the edition does not have it.
    #[must_use]
    pub fn layout(&self, form: Form) -> Option<&FormLayout> {
        self.layouts.iter().find(|layout| layout.form == form)
    }

    /// How each form is laid out.
    #[must_use]
    pub fn layouts(&self) -> &[FormLayout] {
        &self.layouts
    }
}

impl FormLayout {
    /// A table by its number.
    #[must_use]
    pub fn table(&self, table: usize) -> Option<&LaidTable> {
        self.tables.iter().find(|laid| laid.table == table)
    }
}

/// What a label says where the edition does not say it: the field's term, with the unit of money.
pub(super) fn label_of(field: &Field, unit: MoneyUnit) -> Cow<'static, str> {
    match field.kind {
        crate::form::FieldKind::Money => format!("{}（{}）", field.term.zh, unit.term().zh).into(),
        _ => field.term.zh.into(),
    }
}
