//! A form edition as it is written: where each text, field and table of the six forms stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::CellRange;
use crate::edition::Form;
use crate::reporting::RateFormula;
use crate::vocabulary;

vocabulary! {
    /// From what an edition of the forms was made.
    pub enum EditionSource {
        Sighted = "sighted", "依据原件", "from the sheets themselves";
        Reconstructed = "reconstructed", "未见原表，系据通知拟制", "reconstructed, the sheets not sighted";
    }
}

vocabulary! {
    /// How a page is turned.
    pub enum Orientation {
        Portrait = "portrait", "纵向", "portrait";
        Landscape = "landscape", "横向", "landscape";
    }
}

vocabulary! {
    /// How the lines of a table follow each other.
    pub enum LineDirection {
        Down = "down", "自上而下", "downward";
        Across = "across", "自左而右", "to the right";
    }
}

vocabulary! {
    /// How a text of a form looks.
    pub enum TextStyle {
        AnnexNumber = "annex_number", "附件号", "the number of the annex";
        Title = "title", "表名", "title";
        Section = "section", "分栏标题", "title of a section";
        Label = "label", "栏目名", "label";
        Note = "note", "说明", "note";
        Seal = "seal", "签章处", "place of a seal or signature";
    }
}

vocabulary! {
    /// In which unit an amount of money stands.
    pub enum MoneyUnit {
        Yuan = "yuan", "元", "yuan";
        TenThousandYuan = "ten_thousand_yuan", "万元", "ten thousand yuan";
    }
}

/// A form edition as it is written, in JSON.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormEditionDocument {
    /// The format of the document: `wujin-forms/1`.
    pub format: String,
    /// Which edition: lower-case letters, digits and hyphens.
    pub id: String,
    /// What it is called, in Chinese.
    pub zh: String,
    /// What it is called, in English.
    pub en: String,
    /// From what it was made.
    pub source: EditionSource,
    /// How far a label may be from its place in a sheet that is read.
    #[serde(default)]
    pub tolerance: Tolerance,
    /// The six forms.
    pub forms: BTreeMap<Form, FormLayoutDocument>,
}

/// How far a label may be from its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Tolerance {
    /// So many rows up or down.
    pub rows: u16,
    /// So many columns to the left or right.
    pub columns: u16,
}

impl Default for Tolerance {
    fn default() -> Self {
        Self { rows: 10, columns: 5 }
    }
}

/// How one form is laid out.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormLayoutDocument {
    /// The name of its sheet.
    pub sheet: String,
    /// How the page is turned.
    pub orientation: Orientation,
    /// The widths of the columns from the first, in characters of half width.
    pub widths: Vec<f64>,
    /// The heights of rows that are not of the usual height, by their numbers from 1, in points.
    #[serde(default)]
    pub heights: BTreeMap<u32, f64>,
    /// The last row that stays in view and is printed on every page, by its number from 1; none where it is 0.
    #[serde(default)]
    pub header_rows: u32,
    /// What is printed; everything where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub print_area: Option<CellRange>,
    /// Texts that stand there in every form.
    #[serde(default)]
    pub texts: Vec<TextDocument>,
    /// The fields of the head.
    #[serde(default)]
    pub fields: Vec<FieldDocument>,
    /// The tables.
    #[serde(default)]
    pub tables: Vec<TableDocument>,
    /// How often a word stands in a table.
    #[serde(default)]
    pub counts: Vec<CountDocument>,
}

/// A text.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TextDocument {
    /// Where it stands.
    pub at: CellRange,
    /// What it says.
    pub text: String,
    /// How it looks.
    pub style: TextStyle,
}

/// A field of the head.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FieldDocument {
    /// Which field.
    pub field: String,
    /// Where its label stands, by which it is found again.
    pub label: CellRange,
    /// What its label says; left out, its term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where it is filled in.
    pub at: CellRange,
    /// In which unit money stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<MoneyUnit>,
}

/// A table. Each place is that of its first line; the others follow in the table's direction.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableDocument {
    /// Which table.
    pub table: String,
    /// How its lines follow each other.
    pub lines: LineDirection,
    /// How many lines are printed at the least, where the table has as many as there are.
    #[serde(default)]
    pub least_lines: u32,
    /// Where the word of a line stands, where the table has one line for each word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<CellRange>,
    /// Its columns; its rows where the lines go to the right.
    pub columns: Vec<ColumnDocument>,
}

/// A column of a table.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ColumnDocument {
    /// Which field it holds; this or a rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// By which named formula a rate is worked out; this or a field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<RateFormula>,
    /// Where its heading stands, by which it is found again.
    pub heading: CellRange,
    /// What its heading says; left out, its term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where the first line is filled in.
    pub at: CellRange,
    /// In which unit money stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<MoneyUnit>,
}

/// How often a word stands in a table.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CountDocument {
    /// Which table.
    pub table: String,
    /// Which field of its lines.
    pub field: String,
    /// Which word.
    pub word: String,
    /// Where its label stands, which is the word.
    pub label: CellRange,
    /// Where the count stands.
    pub at: CellRange,
}

impl FormEditionDocument {
    /// The format that this version reads.
    pub const FORMAT: &'static str = "wujin-forms/1";
}
