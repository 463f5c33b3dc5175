//! One form on one sheet.

use std::collections::BTreeMap;

use rust_xlsxwriter::{DataValidation, ExcelDateTime, Format, Formula, Worksheet, XlsxError};
use wujin_core::edition::PrintMark;
use wujin_core::form::layout::{CellRange, FormLayout, Orientation};
use wujin_core::form::{Content, FieldKind, FieldPlace, FormPlan, Planned, USUAL_HEIGHT};
use wujin_core::term::Term;
use wujin_core::time::Day;

use super::style::Styles;

/// A4, as workbooks number it.
const A4: u8 = 9;
/// The margins of the page, in inches: left, right, top, bottom, header, footer.
const MARGINS: [f64; 6] = [0.6, 0.6, 0.7, 0.8, 0.3, 0.4];

pub(super) fn write(
    worksheet: &mut Worksheet,
    styles: &Styles,
    layout: &FormLayout,
    plan: &FormPlan,
    remark: &str,
) -> Result<(), XlsxError> {
    page(worksheet, layout, plan, remark)?;
    let mut lists = BTreeMap::new();
    for cell in &plan.cells {
        match &cell.holds {
            Planned::Text(text, style) => {
                put(worksheet, cell.at, &Content::Text(text.clone()), None, styles.of_text(*style))?;
            }
            Planned::Computed { formula, content, is_rate } => {
                put(worksheet, cell.at, content, Some(formula), styles.of_computed(*is_rate))?;
            }
            Planned::Field { field, place, content, unit, formula } => {
                let is_guarded = matches!(content, Content::Text(text) if text.starts_with(['=', '+', '-', '@', '\'', '\t']));
                let style = if is_guarded { styles.guarded() } else { styles.of_field(field.kind, *unit) };
                put(worksheet, cell.at, content, formula.as_ref(), style)?;
                if let FieldKind::Word(words) = field.kind {
                    let column = column_of(*place);
                    let list = lists.entry(column).or_insert((cell.at, words));
                    list.0 = list.0.with(cell.at);
                }
            }
        }
    }
    for (at, words) in lists.into_values() {
        offer(worksheet, at, words)?;
    }
    Ok(())
}

/// Which column of a table a field stands in, or which field of the head it is.
const fn column_of(place: FieldPlace) -> (Option<usize>, usize) {
    match place {
        FieldPlace::Head { field } => (None, field),
        FieldPlace::Line { table, field, .. } => (Some(table), field),
    }
}

/// How the page is printed.
fn page(
    worksheet: &mut Worksheet,
    layout: &FormLayout,
    plan: &FormPlan,
    remark: &str,
) -> Result<(), XlsxError> {
    let [left, right, top, bottom, header, footer] = MARGINS;
    worksheet
        .set_paper_size(A4)
        .set_margins(left, right, top, bottom, header, footer)
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_footer(format!("&L&9{}&R&9第 &P 页 共 &N 页", remark.replace('&', "&&")));
    match layout.orientation {
        Orientation::Portrait => worksheet.set_portrait(),
        Orientation::Landscape => worksheet.set_landscape(),
    };
    for (column, width) in (0_u16..).zip(&layout.widths) {
        worksheet.set_column_width(column, *width)?;
    }
    let last = plan.cells.iter().map(|cell| cell.at.last.row).max().unwrap_or(0);
    for row in 0..=last.min(MOST_ROWS_SET) {
        let own = plan.heights.binary_search_by_key(&row, |(row, _)| *row).ok();
        let height =
            own.and_then(|place| plan.heights.get(place)).map_or(USUAL_HEIGHT, |(_, height)| *height);
        worksheet.set_row_height(row, height)?;
    }
    if layout.header_rows > 0 {
        worksheet.set_freeze_panes(layout.header_rows, 0)?;
        worksheet.set_repeat_rows(0, layout.header_rows - 1)?;
    }
    let area = plan.print_area;
    worksheet.set_print_area(
        area.first.row,
        column(area.first.column),
        area.last.row,
        column(area.last.column),
    )?;
    Ok(())
}

/// The heights of so many rows are set; those of longer lists are left to the program that opens them.
const MOST_ROWS_SET: u32 = 100_000;

/// No column of a form lies further to the right than sheets go.
fn column(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// Writes a cell, or a merged range.
fn put(
    worksheet: &mut Worksheet,
    at: CellRange,
    content: &Content,
    formula: Option<&String>,
    style: &Format,
) -> Result<(), XlsxError> {
    let (row, first) = (at.first.row, column(at.first.column));
    if !at.is_one() {
        worksheet.merge_range(row, first, at.last.row, column(at.last.column), "", style)?;
    }
    if let Some(formula) = formula {
        let formula = Formula::new(formula).set_result(content.to_text());
        worksheet.write_formula_with_format(row, first, formula, style)?;
        return Ok(());
    }
    match content {
        Content::Blank => worksheet.write_blank(row, first, style)?,
        Content::Text(text) => worksheet.write_string_with_format(row, first, text, style)?,
        Content::Number(number) => worksheet.write_number_with_format(row, first, *number, style)?,
        Content::Day(day) => match serial_day(*day) {
            Some(day) => worksheet.write_datetime_with_format(row, first, day, style)?,
            // Spreadsheets know no day before March 1900 that all of them agree upon.
            None => worksheet.write_string_with_format(row, first, day.to_string(), style)?,
        },
    };
    Ok(())
}

fn serial_day(day: Day) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day_of_month()).ok()?);
    let is_known = (year, month) >= (1900, 3);
    is_known.then(|| ExcelDateTime::from_ymd(year, month, of_month).ok()).flatten()
}

/// Offers the words of a list to choose from, and the marks beside them.
fn offer(worksheet: &mut Worksheet, at: CellRange, words: &[Term]) -> Result<(), XlsxError> {
    let marks = [PrintMark::NotApplicable, PrintMark::Illegible].map(|mark| mark.term().zh);
    let words: Vec<_> = words.iter().map(|word| word.zh).chain(marks).collect();
    let Ok(list) = DataValidation::new().allow_list_strings(&words) else {
        // A longer list than a workbook can offer; what is written is checked when it is read.
        return Ok(());
    };
    let list = list.set_error_title("不在列表中")?.set_error_message("请从列表中选择")?;
    let (first, last) = (at.first, at.last);
    worksheet.add_data_validation(first.row, column(first.column), last.row, column(last.column), &list)?;
    Ok(())
}
