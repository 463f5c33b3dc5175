//! A form laid out: every cell of its sheet with what stands in it, before any spreadsheet is written.

use super::layout::{
    CellRange, CellRef, ColumnMatter, FormLayout, LaidColumn, LaidTable, MoneyUnit, TextStyle, figures_of,
};
use super::locate::{shift, words};
use super::{Content, Field, FieldKind, FieldPlace, FormRecord};
use crate::edition::Form;

/// A form laid out.
#[derive(Clone, PartialEq, Debug)]
pub struct FormPlan {
    /// The cells, merged ones as ranges, none overlapping another.
    pub cells: Vec<PlannedCell>,
    /// The heights of rows that are not of the usual height, by their numbers from 0, in points.
    pub heights: Vec<(u32, f64)>,
    /// What is printed.
    pub print_area: CellRange,
}

/// A cell or a merged range, and what stands in it.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedCell {
    /// Where it is.
    pub at: CellRange,
    /// What stands in it.
    pub holds: Planned,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Debug)]
pub enum Planned {
    /// A text of the form itself.
    Text(String, TextStyle),
    /// A field.
    Field {
        /// Which.
        field: &'static Field,
        /// Where it is in the form.
        place: FieldPlace,
        /// What stands in it, money in the unit.
        content: Content,
        /// In which unit money stands.
        unit: MoneyUnit,
        /// The formula that gives the same, where it is the sum of others.
        formula: Option<String>,
    },
    /// Something that is worked out.
    Computed {
        /// By which formula.
        formula: String,
        /// What it gives now.
        content: Content,
        /// Whether it is a share.
        is_rate: bool,
    },
}

/// The usual height of a row, in points.
pub const USUAL_HEIGHT: f64 = 24.0;
/// The greatest height of a row that spreadsheets know, in points.
const GREATEST_HEIGHT: f64 = 409.0;
/// The height of a line of text, in points.
const LINE_HEIGHT: f64 = 15.0;

/// Lays a form out.
///
/// Rates, counts and totals are formulas, with what they give now beside them. A total that is not the
/// sum of its parts stands as it was written: a form is never made to add up.
#[must_use]
pub fn plan<R: FormRecord>(layout: &FormLayout, form: &R) -> FormPlan {
    let mut planner = Planner { layout, form, cells: Vec::new() };
    for text in &layout.texts {
        planner.text(text.at, &text.text, text.style);
    }
    for laid in &layout.fields {
        planner.text(laid.label.at, &laid.label.text, laid.label.style);
        planner.field(FieldPlace::Head { field: laid.field }, laid.at, laid.unit, None);
    }
    for laid in &layout.tables {
        planner.table(laid);
    }
    for count in &layout.counts {
        planner.text(count.label.at, &count.label.text, count.label.style);
        planner.count(count.table, count.field, count.word, count.at);
    }
    let whole = planner.cells.iter().map(|cell| cell.at).reduce(CellRange::with);
    let whole = whole.unwrap_or(CellRange::of(CellRef::new(0, 0)));
    let print_area = layout.print_area.map_or(whole, |area| area.with(planner.moved(area)));
    let heights = planner.heights();
    FormPlan { cells: planner.cells, heights, print_area }
}

struct Planner<'a, R> {
    layout: &'a FormLayout,
    form: &'a R,
    cells: Vec<PlannedCell>,
}

/// How many lines of a table stand in the sheet.
fn lines_of<R: FormRecord>(layout: &FormLayout, laid: &LaidTable, form: &R) -> usize {
    let words = words(layout, laid.table).len();
    let least = usize::try_from(laid.least_lines).unwrap_or(0);
    if laid.words.is_some() { words } else { form.rows(laid.table).max(least) }
}

impl<R: FormRecord> Planner<'_, R> {
    /// A range, moved down by the lines of the tables above it that have more than are laid out.
    fn moved(&self, at: CellRange) -> CellRange {
        let grown = self.layout.tables.iter().filter(|laid| laid.words.is_none()).map(|laid| {
            let least = usize::try_from(laid.least_lines).unwrap_or(0).max(1);
            let after = laid.row_after(least);
            let lines = lines_of(self.layout, laid, self.form).max(least);
            if at.first.row >= after { shift(after, laid.row_after(lines)) } else { 0 }
        });
        at.shifted(grown.sum(), 0)
    }

    fn put(&mut self, at: CellRange, holds: Planned) {
        self.cells.push(PlannedCell { at, holds });
    }

    fn text(&mut self, at: CellRange, text: &str, style: TextStyle) {
        let at = self.moved(at);
        // A heading that two tables share is written once.
        if !self.cells.iter().any(|cell| cell.at == at) {
            self.put(at, Planned::Text(text.to_owned(), style));
        }
    }

    fn field(&mut self, place: FieldPlace, at: CellRange, unit: MoneyUnit, formula: Option<String>) {
        let Some(field) = R::field(place) else { return };
        let content = in_unit(self.form.content(place), field, unit);
        let at = if matches!(place, FieldPlace::Head { .. }) { self.moved(at) } else { at };
        self.put(at, Planned::Field { field, place, content, unit, formula });
    }

    fn table(&mut self, laid: &LaidTable) {
        for column in &laid.columns {
            self.text(column.heading.at, &column.heading.text, column.heading.style);
        }
        let named = words(self.layout, laid.table);
        for row in 0..lines_of(self.layout, laid, self.form) {
            if let (Some(at), Some(word)) = (laid.words, named.get(row)) {
                self.text(laid.line(at, row), word.zh, TextStyle::Label);
            }
            for column in &laid.columns {
                // The first line moves with what stands above it; the others follow it.
                let at = laid.line(self.moved(column.at), row);
                match column.holds {
                    ColumnMatter::Field(field) => {
                        let place = FieldPlace::Line { table: laid.table, row, field };
                        let formula = self.sum(laid, column, field);
                        self.field(place, at, column.unit, formula);
                    }
                    ColumnMatter::Rate(formula) => self.rate(laid, row, at, figures_of(formula)),
                }
            }
        }
    }

    /// The formula of a total, where what is written is the sum of the parts.
    fn sum(&self, laid: &LaidTable, column: &LaidColumn, field: usize) -> Option<String> {
        let parts = self.layout.table(parts_of(self.layout.form, laid.table)?)?;
        let of = parts.column_of(field)?;
        let contents =
            (0..self.form.rows(parts.table)).map(|row| FieldPlace::Line { table: parts.table, row, field });
        let sum = contents.filter_map(|place| hundredths(&self.form.content(place))).sum::<i128>();
        let written = hundredths(&self.form.content(FieldPlace::Line { table: laid.table, row: 0, field }))?;
        let last = lines_of(self.layout, parts, self.form).saturating_sub(1);
        let range = parts.line(of.at, 0).first;
        let end = parts.line(of.at, last).first;
        (sum == written && of.unit == column.unit).then(|| format!("=SUM({range}:{end})"))
    }

    fn rate(&mut self, laid: &LaidTable, row: usize, at: CellRange, figures: &[&str]) {
        let named = |name: &&str| {
            let field =
                R::TABLES.get(laid.table)?.fields.iter().position(|field| field.term.name == *name)?;
            let cell = laid.line(self.moved(laid.column_of(field)?.at), row).first;
            Some((cell, number(&self.form.content(FieldPlace::Line { table: laid.table, row, field }))))
        };
        let Some(figures) = figures.iter().map(named).collect::<Option<Vec<_>>>() else { return };
        let Some(((above, settled), below)) = figures.split_first() else { return };
        let cells: Vec<_> = below.iter().map(|(cell, _)| cell.to_string()).collect();
        let parts = below.iter().map(|(_, number)| *number).collect::<Option<Vec<_>>>();
        let sum = parts.map(|parts| parts.iter().sum::<f64>()).filter(|sum| *sum != 0.0);
        let content = match (settled, sum) {
            (Some(settled), Some(sum)) => Content::Number(settled / sum),
            _ => Content::Text(NO_RATE.to_owned()),
        };
        // Over zero, or without its figures, there is no rate.
        let formula = format!(
            "=IF(COUNT({above},{})<{},\"{NO_RATE}\",IF({}=0,\"{NO_RATE}\",{above}/({})))",
            cells.join(","),
            below.len() + 1,
            cells.join("+"),
            cells.join("+"),
        );
        self.put(at, Planned::Computed { formula, content, is_rate: true });
    }

    fn count(&mut self, table: usize, field: usize, word: &str, at: CellRange) {
        let Some(laid) = self.layout.table(table) else { return };
        let Some(column) = laid.column_of(field) else { return };
        let lines = lines_of(self.layout, laid, self.form);
        let first = self.moved(column.at);
        let (first, last) = (first.first, laid.line(first, lines.saturating_sub(1)).first);
        let times = (0..self.form.rows(table)).filter(|row| {
            self.form.content(FieldPlace::Line { table, row: *row, field }) == Content::Text(word.to_owned())
        });
        let times = u32::try_from(times.count()).unwrap_or(u32::MAX);
        let at = self.moved(at);
        let formula = format!("=COUNTIF({first}:{last},\"{word}\")");
        self.put(at, Planned::Computed { formula, content: Content::Number(times.into()), is_rate: false });
    }

    /// The heights of the rows: as the edition has them, and more where a text takes it.
    fn heights(&self) -> Vec<(u32, f64)> {
        let mut heights = std::collections::BTreeMap::new();
        for (row, height) in &self.layout.heights {
            let row = CellRange::of(CellRef::new(*row, 0));
            heights.insert(self.moved(row).first.row, *height);
        }
        for cell in &self.cells {
            let text = match &cell.holds {
                // A title has a row to itself, and a share is shown with two decimals, whatever stands behind them.
                Planned::Text(_, TextStyle::Title | TextStyle::AnnexNumber)
                | Planned::Computed { is_rate: true, .. } => continue,
                Planned::Text(text, _) => text.clone(),
                Planned::Field { content, .. } | Planned::Computed { content, .. } => content.to_text(),
            };
            let widths = cell.at.first.column..=cell.at.last.column;
            let width = |column: u32| {
                let column = usize::try_from(column).unwrap_or(usize::MAX);
                self.layout.widths.get(column).copied().unwrap_or(9.0)
            };
            let room = widths.map(width).sum::<f64>();
            let needed = (lines_needed(&text, room) * LINE_HEIGHT + 6.0).min(GREATEST_HEIGHT);
            let height = heights.entry(cell.at.first.row).or_insert(USUAL_HEIGHT);
            if cell.at.height() == 1 && needed > *height {
                *height = needed;
            }
        }
        heights.into_iter().filter(|(_, height)| *height != USUAL_HEIGHT).collect()
    }
}

/// What stands where there is no rate.
const NO_RATE: &str = "—";

/// The table whose lines a table of totals adds up.
fn parts_of(form: Form, table: usize) -> Option<usize> {
    match (form, table) {
        (Form::AnnexSix, 1) => Some(0),
        _ => None,
    }
}

fn number(content: &Content) -> Option<f64> {
    match content {
        Content::Number(number) => Some(*number),
        Content::Blank | Content::Text(_) | Content::Day(_) => None,
    }
}

/// A number in hundredths, of which every figure of a form is a whole number.
#[expect(clippy::cast_possible_truncation, reason = "figures of forms are far below 2 to the 53rd")]
fn hundredths(content: &Content) -> Option<i128> {
    number(content).map(|number| (number * 100.0).round() as i128)
}

/// What stands in a cell whose column is in a unit.
fn in_unit(content: Content, field: &Field, unit: MoneyUnit) -> Content {
    match (content, field.kind, unit) {
        // Whole fen over a million, which is as near as numbers of spreadsheets can come.
        (Content::Number(yuan), FieldKind::Money, MoneyUnit::TenThousandYuan) => {
            Content::Number((yuan * 100.0).round() / 1_000_000.0)
        }
        (content, _, _) => content,
    }
}

/// How many lines a text takes in so many characters of half width.
#[expect(clippy::cast_precision_loss, reason = "a text in a cell has at most 32766 letters")]
fn lines_needed(text: &str, room: f64) -> f64 {
    let room = (room - 1.0).max(2.0);
    let width = |line: &str| line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>();
    text.lines().map(|line| (width(line) as f64 / room).ceil().max(1.0)).sum::<f64>().max(1.0)
}
