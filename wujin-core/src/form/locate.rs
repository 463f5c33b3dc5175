//! Where the labels of a form stand in a sheet that people may have moved about.

use std::collections::BTreeMap;

use super::layout::{CellRange, CellRef, ColumnMatter, FormLayout, LineDirection};
use super::{Content, RowCount, Sheet, layout};
use crate::intake::half_width;
use crate::term::Term;

/// By what a label is asked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Label {
    /// A field of the head, by its place among the laid ones.
    Head(usize),
    /// A column of a table, by the places of both among the laid ones.
    Column(usize, usize),
    /// A text of the form.
    Text(usize),
    /// The label of a count.
    Count(usize),
    /// The word of a line, by the place of its table among the laid ones, and the line.
    Word(usize, usize),
}

/// Where labels stand.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Located {
    cells: BTreeMap<Label, CellRef>,
    /// How many labels were looked for.
    wanted: usize,
}

/// One label that is looked for.
struct Wanted {
    label: Label,
    text: String,
    at: CellRange,
    /// With which others it is looked for: those of its row, or of the table whose lines go down.
    band: (u32, Option<usize>),
    /// Whether rows may have been put in above it without limit, since a table above it grows.
    below_growing: bool,
}

/// A text as labels are compared: without white space and final colons, signs of half width.
pub(super) fn compared(text: &str) -> String {
    let narrow = half_width(text);
    let text = narrow.as_deref().unwrap_or(text);
    let letters = text.chars().filter(|letter| !letter.is_whitespace()).map(|letter| match letter {
        '（' => '(',
        '）' => ')',
        other => other,
    });
    letters.collect::<String>().trim_end_matches(':').to_owned()
}

impl Located {
    /// Looks for every label of a form.
    pub(super) fn in_sheet(layout: &FormLayout, sheet: &Sheet) -> Self {
        Self::of(&wanted(layout), layout, sheet)
    }

    /// Looks for every label of a form near its place only: enough to tell which form a sheet is.
    pub(super) fn near(layout: &FormLayout, sheet: &Sheet) -> Self {
        let mut wanted = wanted(layout);
        for one in &mut wanted {
            one.below_growing = false;
        }
        Self::of(&wanted, layout, sheet)
    }

    fn of(wanted: &[Wanted], layout: &FormLayout, sheet: &Sheet) -> Self {
        let mut located = Self { cells: BTreeMap::new(), wanted: wanted.len() };
        let mut search = Search { sheet, layout, row_shift: 0, column_shift: 0, next_row: 0 };
        let mut rest = wanted;
        while let Some(first) = rest.first() {
            // Labels of one row of the form are looked for in one row of the sheet, and the words of a
            // table's lines one below the other, in whatever order.
            let end = rest.iter().take_while(|one| one.band == first.band).count();
            let (band, others) = rest.split_at(end);
            let found = if first.band.1.is_some() { search.words(band) } else { search.band(band) };
            located.cells.extend(found);
            rest = others;
        }
        located
    }

    /// Where a label stands.
    pub(super) fn cell(&self, label: Label) -> Option<CellRef> {
        self.cells.get(&label).copied()
    }

    /// Where every label stands that was found.
    pub(super) fn cells(&self) -> impl Iterator<Item = CellRef> {
        self.cells.values().copied()
    }

    /// How many of a hundred labels were found.
    pub(super) fn share(&self) -> usize {
        (self.cells.len() * 100).checked_div(self.wanted).unwrap_or(0)
    }

    /// How many labels were found.
    pub(super) fn found(&self) -> usize {
        self.cells.len()
    }
}

/// The words of a table's lines.
pub(super) fn words(layout: &FormLayout, table: usize) -> &'static [Term] {
    let tables = layout::shape(layout.form).1;
    match tables.get(table).map(|table| table.rows) {
        Some(RowCount::Each(words)) => words,
        Some(RowCount::Any) | None => &[],
    }
}

/// Every label of a form, from top to bottom.
fn wanted(layout: &FormLayout) -> Vec<Wanted> {
    let mut all = Vec::new();
    let mut want = |label, text: &str, at| {
        let is_below = |table: &&layout::LaidTable| {
            let first = table.columns.first().map(|column| column.at.first.row);
            words(layout, table.table).is_empty() && first.is_some_and(|first| at_row(at) > first)
        };
        let below_growing = layout.tables.iter().find(is_below).is_some();
        let table = match label {
            Label::Word(place, _) => {
                layout.tables.get(place).filter(|laid| laid.lines == LineDirection::Down)
            }
            _ => None,
        };
        let first = table.and_then(|laid| laid.words).map_or(at, |words| words);
        let band = (first.first.row, table.map(|laid| laid.table));
        all.push(Wanted { label, text: compared(text), at, band, below_growing });
    };
    for (place, text) in layout.texts.iter().enumerate() {
        want(Label::Text(place), &text.text, text.at);
    }
    for (place, field) in layout.fields.iter().enumerate() {
        want(Label::Head(place), &field.label.text, field.label.at);
    }
    for (place, count) in layout.counts.iter().enumerate() {
        want(Label::Count(place), &count.label.text, count.label.at);
    }
    for (place, table) in layout.tables.iter().enumerate() {
        for (column, laid) in table.columns.iter().enumerate() {
            want(Label::Column(place, column), &laid.heading.text, laid.heading.at);
        }
        for (line, word) in words(layout, table.table).iter().enumerate() {
            if let Some(at) = table.words {
                want(Label::Word(place, line), word.zh, table.line(at, line));
            }
        }
    }
    all.sort_by_key(|one| (one.band, one.at.first, one.label));
    all
}

const fn at_row(at: CellRange) -> u32 {
    at.first.row
}

/// What is known while labels are looked for from top to bottom.
struct Search<'a> {
    sheet: &'a Sheet,
    layout: &'a FormLayout,
    /// By how many rows the last ones had moved.
    row_shift: i32,
    column_shift: i32,
    /// The first row in which the next labels may stand.
    next_row: u32,
}

impl Search<'_> {
    /// The labels of one row of the form, in the row of the sheet that has most of them and, of
    /// several, the one nearest to its place.
    fn band(&mut self, band: &[Wanted]) -> Vec<(Label, CellRef)> {
        let Some(first) = band.first() else { return Vec::new() };
        let expected = first.at.first.row.saturating_add_signed(self.row_shift);
        let tolerance = u32::from(self.layout.tolerance.rows);
        let lowest = expected.saturating_sub(tolerance).max(self.next_row);
        let highest = if first.below_growing { u32::MAX } else { expected.saturating_add(tolerance) };
        let mut best: Vec<(Label, CellRef)> = Vec::new();
        let mut best_distance = u32::MAX;
        for row in lowest..highest.saturating_add(1).min(self.sheet.height()) {
            let found = self.labels_in(row, band);
            let distance = row.abs_diff(expected);
            if !found.is_empty()
                && (found.len(), u32::MAX - distance) > (best.len(), u32::MAX - best_distance)
            {
                best = found;
                best_distance = distance;
            }
        }
        if let Some((_, cell)) = best.first() {
            self.row_shift = shift(first.at.first.row, cell.row);
            self.next_row = cell.row.saturating_add(1);
        }
        best
    }

    /// The words of a table's lines, each in the row nearest to its place that no other has.
    fn words(&mut self, band: &[Wanted]) -> Vec<(Label, CellRef)> {
        let mut found: Vec<(Label, CellRef)> = Vec::new();
        let tolerance = u32::from(self.layout.tolerance.rows);
        for one in band {
            let expected = one.at.first.row.saturating_add_signed(self.row_shift);
            let lowest = expected.saturating_sub(tolerance).max(self.next_row);
            let highest = if one.below_growing { u32::MAX } else { expected.saturating_add(tolerance) };
            let rows = lowest..highest.saturating_add(1).min(self.sheet.height());
            let cells = rows.filter(|row| found.iter().all(|(_, cell)| cell.row != *row));
            let cells = cells.filter_map(|row| self.labels_in(row, core::slice::from_ref(one)).pop());
            found.extend(cells.min_by_key(|(_, cell)| cell.row.abs_diff(expected)));
        }
        let top = found.iter().map(|(_, cell)| cell.row).min();
        if let (Some(top), Some(first)) = (top, band.first()) {
            self.row_shift = shift(first.at.first.row, top);
            self.next_row = top.saturating_add(1);
        }
        found
    }

    fn labels_in(&self, row: u32, band: &[Wanted]) -> Vec<(Label, CellRef)> {
        let cells = self.sheet.row(row);
        let mut found: Vec<(Label, CellRef)> = Vec::new();
        let mut column_shift = self.column_shift;
        for one in band {
            let expected = one.at.first.column.saturating_add_signed(column_shift);
            let tolerance = u32::from(self.layout.tolerance.columns);
            let fits = |(column, content): &&(u32, Content)| {
                let Content::Text(text) = content else { return false };
                let is_near = column.abs_diff(one.at.first.column) <= tolerance
                    || column.abs_diff(expected) <= tolerance;
                // A heading that two tables share is found twice.
                let is_free = |(label, cell): &(Label, CellRef)| {
                    cell.column != *column
                        || matches!((label, one.label), (Label::Column(a, _), Label::Column(b, _)) if *a != b)
                };
                is_near && compared(text) == one.text && found.iter().all(is_free)
            };
            let nearest = cells.iter().filter(fits).min_by_key(|(column, _)| column.abs_diff(expected));
            if let Some((column, _)) = nearest {
                column_shift = shift(one.at.first.column, *column);
                found.push((one.label, CellRef::new(row, *column)));
            }
        }
        found
    }
}

/// By how much something moved.
pub(super) fn shift(from: u32, to: u32) -> i32 {
    let difference = i64::from(to) - i64::from(from);
    i32::try_from(difference).unwrap_or(0)
}

/// The cell in which a line of a table's column stands, by its heading and, where each line has a
/// word, by its word.
pub(super) fn line_cell(
    layout: &FormLayout,
    located: &Located,
    table: usize,
    column: usize,
    line: usize,
) -> Option<CellRef> {
    let laid = layout.tables.get(table)?;
    let at = laid.columns.get(column)?;
    let heading = located.cell(Label::Column(table, column))?;
    let own = laid.line(at.at, line).first.shifted(
        shift(at.heading.at.first.row, heading.row),
        shift(at.heading.at.first.column, heading.column),
    );
    let Some(words) = laid.words else { return Some(own) };
    let word = located.cell(Label::Word(table, line))?;
    let word_at = laid.line(words, line).first;
    Some(match laid.lines {
        LineDirection::Down => {
            let row = at_row(laid.line(at.at, line)).saturating_add_signed(shift(word_at.row, word.row));
            CellRef::new(row, own.column)
        }
        LineDirection::Across => {
            let column = laid.line(at.at, line).first.column;
            CellRef::new(own.row, column.saturating_add_signed(shift(word_at.column, word.column)))
        }
    })
}

/// The columns of a table that hold fields, with their places among the laid ones.
pub(super) fn field_columns(layout: &FormLayout, table: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let columns = layout.tables.get(table).map_or(&[][..], |laid| laid.columns.as_slice());
    columns.iter().enumerate().filter_map(|(place, column)| match column.holds {
        ColumnMatter::Field(field) => Some((place, field)),
        ColumnMatter::Rate(_) => None,
    })
}
