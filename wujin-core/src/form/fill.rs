//! Reading a form from a sheet: labels are found where they stand now, and cells by their labels.

use std::collections::{BTreeMap, BTreeSet};

use super::computed::{count_fault, rate_fault};
use super::layout::{CellRange, CellRef, ColumnMatter, FormEdition, FormLayout, MoneyUnit};
use super::locate::{Label, Located, compared, field_columns, line_cell, shift, words};
use super::{Content, FieldKind, FieldPlace, FormRecord, Sheet};
use crate::finding::{Finding, FormMatter, InputMatter, Place, ReportingMatter};
use crate::term::Term;

/// A form that was read from a sheet.
#[derive(Clone, PartialEq, Debug)]
pub struct FormRead<R> {
    /// The form, with what could be read.
    pub form: R,
    /// The cell in which each field was found that is not blank.
    pub cells: BTreeMap<FieldPlace, CellRef>,
    /// What could not be read, and where.
    pub findings: Vec<Finding>,
}

/// At least so many of a hundred labels must be there for a sheet to be taken for a form.
const ENOUGH: usize = 50;

/// Which form a sheet is by the labels in it, and by which edition; none where it is none of the six in
/// any of them. Of two that fit alike it is the first.
#[must_use]
pub fn recognise<'e>(
    editions: &[&'e FormEdition],
    sheet: &Sheet,
) -> Option<(&'e FormEdition, &'e FormLayout)> {
    let layouts =
        editions.iter().flat_map(|edition| edition.layouts().iter().map(move |one| (*edition, one)));
    let located = layouts.map(|(edition, layout)| {
        let located = Located::near(layout, sheet);
        ((located.share(), located.found()), edition, layout)
    });
    let enough = located.filter(|((share, _), _, _)| *share >= ENOUGH);
    let best = enough.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, edition, layout)| (edition, layout))
}

/// Reads a form from a sheet that is laid out so.
///
/// Labels may have moved within the edition's tolerance; what stands in a cell is read as people
/// write it. A field that cannot be read stays blank and is named with its cell.
#[must_use]
pub fn read_form<R: FormRecord>(layout: &FormLayout, sheet: &Sheet) -> FormRead<R> {
    let located = Located::in_sheet(layout, sheet);
    let form = R::default();
    let mut reading = Reading {
        sheet,
        used: located.cells().collect(),
        read: FormRead { form, cells: BTreeMap::new(), findings: Vec::new() },
    };
    reading.head(layout, &located);
    for table in 0..layout.tables.len() {
        reading.table(layout, &located, table);
    }
    reading.computed(layout, &located);
    reading.not_read(layout);
    reading.read
}

struct Reading<'a, R> {
    sheet: &'a Sheet,
    /// The cells that are of the form.
    used: BTreeSet<CellRef>,
    read: FormRead<R>,
}

impl<R: FormRecord> Reading<'_, R> {
    fn head(&mut self, layout: &FormLayout, located: &Located) {
        for (place, laid) in layout.fields.iter().enumerate() {
            let field = FieldPlace::Head { field: laid.field };
            match located.cell(Label::Head(place)) {
                Some(label) => {
                    let at = moved(laid.at, laid.label.at, label);
                    self.take(field, at, laid.unit);
                }
                None => self.label_missing(R::field(field).map(|field| field.term)),
            }
        }
    }

    fn table(&mut self, layout: &FormLayout, located: &Located, place: usize) {
        let Some(laid) = layout.tables.get(place) else { return };
        let words = words(layout, laid.table);
        let lines = if laid.words.is_some() {
            for (line, word) in words.iter().enumerate() {
                if located.cell(Label::Word(place, line)).is_none() {
                    self.label_missing(Some(*word));
                }
            }
            words.len()
        } else {
            self.lines(layout, located, place)
        };
        for (column, field) in field_columns(layout, place) {
            if located.cell(Label::Column(place, column)).is_none() {
                let at = FieldPlace::Line { table: laid.table, row: 0, field };
                self.label_missing(R::field(at).map(|field| field.term));
            }
        }
        for line in 0..lines {
            for (column, field) in field_columns(layout, place) {
                let Some(of) = laid.columns.get(column) else { continue };
                let Some(cell) = line_cell(layout, located, place, column, line) else { continue };
                let range = CellRange {
                    first: cell,
                    last: cell.shifted(
                        i32::try_from(of.at.height() - 1).unwrap_or(0),
                        i32::try_from(of.at.width() - 1).unwrap_or(0),
                    ),
                };
                self.take(FieldPlace::Line { table: laid.table, row: line, field }, range, of.unit);
            }
        }
    }

    /// How many lines a table has that grows: down to what stands below it.
    fn lines(&self, layout: &FormLayout, located: &Located, place: usize) -> usize {
        let Some(laid) = layout.tables.get(place) else { return 0 };
        let least = usize::try_from(laid.least_lines).unwrap_or(0).max(1);
        let after = laid.row_after(least);
        let height = laid.columns.first().map_or(1, |column| column.at.height());
        let first = (0..laid.columns.len()).find_map(|column| line_cell(layout, located, place, column, 0));
        let Some(first) = first else { return 0 };
        let below = laid_labels(layout).filter(|(_, at)| at.first.row >= after);
        let found = below.filter_map(|(label, at)| Some((at.first.row, located.cell(label)?.row)));
        let end =
            found.min().map_or_else(|| self.sheet.height(), |(laid, row)| row.saturating_sub(laid - after));
        usize::try_from(end.saturating_sub(first.row).div_ceil(height)).unwrap_or(0)
    }

    /// Holds what is worked out against the figures it is worked out from.
    fn computed(&mut self, layout: &FormLayout, located: &Located) {
        for (place, laid) in layout.tables.iter().enumerate() {
            let lines = self.read.form.rows(laid.table).max(words(layout, laid.table).len());
            for (column, of) in laid.columns.iter().enumerate() {
                for line in 0..lines {
                    let Some(cell) = line_cell(layout, located, place, column, line) else { continue };
                    self.used.insert(cell);
                    if let ColumnMatter::Rate(formula) = of.holds {
                        let (form, at) = (&self.read.form, (laid.table, line));
                        let content = self.sheet.content(cell);
                        let fault = rate_fault(form, at, formula, &of.heading.text, content);
                        self.fault(cell, fault);
                    }
                }
            }
        }
        for (place, count) in layout.counts.iter().enumerate() {
            let Some(label) = located.cell(Label::Count(place)) else { continue };
            let cell = moved(count.at, count.label.at, label).first;
            self.used.insert(cell);
            let of = (count.table, count.field);
            let content = self.sheet.content(cell);
            let fault = count_fault(&self.read.form, of, count.word, &count.label.text, content);
            self.fault(cell, fault);
        }
    }

    /// Says what is wrong with what stands in a cell.
    fn fault(&mut self, cell: CellRef, matter: Option<ReportingMatter>) {
        let place = self.place(Some(cell));
        self.read.findings.extend(matter.map(|matter| Finding::from(matter).at(place)));
    }

    /// Reads a cell into a field.
    fn take(&mut self, place: FieldPlace, at: CellRange, unit: MoneyUnit) {
        let Some(field) = R::field(place) else { return };
        let Some(cell) = self.filled(at) else { return };
        self.used.insert(cell);
        let content = match self.sheet.fault(cell) {
            Some(fault) => Err(fault.clone()),
            None => Ok(self.sheet.content(cell)),
        };
        let put = content.and_then(|content| match field.kind {
            FieldKind::Money => self.read.form.put(place, &in_yuan(content, unit)),
            _ => self.read.form.put(place, content),
        });
        self.read.cells.insert(place, cell);
        if let Err(matter) = put {
            let place = Place { path: Some(R::path(place)), ..self.place(Some(cell)) };
            self.read.findings.push(Finding::from(matter).under(field.citation).at(place));
        }
    }

    /// The cell of a range in which something stands: its first, unless people took the range apart.
    fn filled(&self, at: CellRange) -> Option<CellRef> {
        let is_filled = |cell: &CellRef| {
            *self.sheet.content(*cell) != Content::Blank || self.sheet.fault(*cell).is_some()
        };
        if is_filled(&at.first) {
            return Some(at.first);
        }
        let rows = at.first.row..=at.last.row.min(self.sheet.height());
        let cells = rows
            .flat_map(|row| (at.first.column..=at.last.column).map(move |column| CellRef::new(row, column)));
        cells.into_iter().find(|cell| is_filled(cell) && !self.used.contains(cell))
    }

    fn label_missing(&mut self, field: Option<Term>) {
        let Some(field) = field else { return };
        let matter = FormMatter::LabelMissing { form: R::FORM.term(), field };
        let place = self.place(None);
        self.read.findings.push(Finding::from(matter).at(place));
    }

    /// Names what stands in cells that are not of the form, column by column.
    fn not_read(&mut self, layout: &FormLayout) {
        let laid: BTreeSet<String> = laid_texts(layout).map(compared).collect();
        let mut columns: BTreeMap<u32, (CellRef, String, u32)> = BTreeMap::new();
        for (cell, content) in self.sheet.cells() {
            let text = content.to_text();
            if self.used.contains(&cell) || text.is_empty() || laid.contains(&compared(&text)) {
                continue;
            }
            columns.entry(cell.column).and_modify(|(_, _, more)| *more += 1).or_insert((cell, text, 0));
        }
        for (cell, text, more) in columns.into_values() {
            let given = text.chars().filter(|letter| !letter.is_control()).take(40).collect();
            let place = self.place(Some(cell));
            self.read.findings.push(Finding::from(InputMatter::CellNotRead { given, more }).at(place));
        }
    }

    fn place(&self, cell: Option<CellRef>) -> Place {
        Place {
            sheet: Some(self.sheet.name.clone()),
            cell: cell.map(|cell| cell.to_string()),
            ..Place::default()
        }
    }
}

/// A range that moved as its label did.
fn moved(at: CellRange, label: CellRange, found: CellRef) -> CellRange {
    at.shifted(shift(label.first.row, found.row), shift(label.first.column, found.column))
}

/// Every label of a form with its place, the words of lines included.
fn laid_labels(layout: &FormLayout) -> impl Iterator<Item = (Label, CellRange)> + '_ {
    let texts = layout.texts.iter().enumerate().map(|(place, text)| (Label::Text(place), text.at));
    let heads = layout.fields.iter().enumerate().map(|(place, field)| (Label::Head(place), field.label.at));
    let columns = layout.tables.iter().enumerate().flat_map(|(table, laid)| {
        let places = laid.columns.iter().enumerate();
        places.map(move |(column, of)| (Label::Column(table, column), of.heading.at))
    });
    texts.chain(heads).chain(columns)
}

/// Every text that stands in a form whatever is filled in.
fn laid_texts(layout: &FormLayout) -> impl Iterator<Item = &str> {
    let texts = layout.texts.iter().map(|text| text.text.as_ref());
    let heads = layout.fields.iter().map(|field| field.label.text.as_ref());
    let counts = layout.counts.iter().map(|count| count.label.text.as_ref());
    let headings =
        layout.tables.iter().flat_map(|table| &table.columns).map(|column| column.heading.text.as_ref());
    texts.chain(heads).chain(counts).chain(headings)
}

/// An amount as it is read where the column is in that unit and the cell names none itself.
fn in_yuan(content: &Content, unit: MoneyUnit) -> Content {
    let is_bare = !content.to_text().contains(['元', '万']);
    if unit == MoneyUnit::TenThousandYuan && content.mark().is_none() && is_bare {
        Content::Text(format!("{}万元", content.to_text()))
    } else {
        content.clone()
    }
}
