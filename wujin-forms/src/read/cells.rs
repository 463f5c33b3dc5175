//! The cells of a sheet, one after the other: no more is held than stands in it.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Xlsx};
use wujin_core::finding::InputMatter;
use wujin_core::form::layout::CellRef;
use wujin_core::form::{Content, Sheet};
use wujin_core::time::Day;

/// Reads a sheet, and says how many cells it has.
pub(super) fn read(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    most: u64,
) -> Result<(Sheet, u64), InputMatter> {
    let mut sheet = Sheet::new(name);
    let mut count = 0;
    let begins_1904 = book.has_1904_epoch();
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| super::damaged(&error))?;
    while let Some(cell) = cells.next_cell_with_formula().map_err(|error| super::damaged(&error))? {
        let at = CellRef::new(cell.pos.0, cell.pos.1);
        if matches!(cell.value, DataRef::Empty) && cell.formula.is_none() {
            continue;
        }
        count += 1;
        if count > most {
            return Err(InputMatter::WorkbookTooLarge {
                zh: format!("工作表“{name}”的单元格过多"),
                en: format!("the sheet \"{name}\" has too many cells"),
            });
        }
        match content(cell.value, cell.formula.as_deref(), begins_1904) {
            Ok(content) => sheet.set(at, content),
            Err(fault) => sheet.set_fault(at, fault),
        }
    }
    Ok((sheet, count))
}

fn content(value: DataRef<'_>, formula: Option<&str>, begins_1904: bool) -> Result<Content, InputMatter> {
    if let Some(formula) = formula {
        let given = || format!("={}", formula.chars().take(60).collect::<String>());
        if reaches_out(formula) {
            return Err(InputMatter::FormulaUnsafe { given: given() });
        }
        if matches!(value, DataRef::Empty) {
            return Err(InputMatter::FormulaUncomputed { given: given() });
        }
    }
    Ok(match value {
        DataRef::Empty => Content::Blank,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Content::Text(text)
        }
        DataRef::SharedString(text) => Content::Text(text.to_owned()),
        #[expect(clippy::cast_precision_loss, reason = "a workbook holds no more digits either")]
        DataRef::Int(number) => Content::Number(number as f64),
        DataRef::Float(number) => Content::Number(number),
        DataRef::Bool(is) => Content::Text(if is { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(at) => day_or_time(at, begins_1904),
        DataRef::Error(error) => return Err(InputMatter::CellFaulty { given: error.to_string() }),
    })
}

/// Whether a formula takes something from outside the workbook, or would have a program run.
fn reaches_out(formula: &str) -> bool {
    const CALLS: &[&str] = &[
        "WEBSERVICE(",
        "HYPERLINK(",
        "IMPORTDATA(",
        "FILTERXML(",
        "CALL(",
        "REGISTER(",
        "EXEC(",
        "RTD(",
        "DDE(",
    ];
    let formula = formula.to_ascii_uppercase();
    formula.contains(['|', '[']) || CALLS.iter().any(|call| formula.contains(call))
}

/// A day, where a cell that is shown as one holds no time beside it.
fn day_or_time(at: ExcelDateTime, begins_1904: bool) -> Content {
    /// From 1 January 1904 back to where other workbooks begin.
    const DAYS_TO_1904: f64 = 1_462.0;
    /// Of 1 January 1970.
    const EPOCH: f64 = 25_569.0;
    /// Of 1 March 1900: before it programs do not agree.
    const FIRST: f64 = 61.0;
    let serial = at.as_f64() + if begins_1904 { DAYS_TO_1904 } else { 0.0 };
    if !(FIRST..2_958_466.0).contains(&serial) {
        return Content::Number(serial);
    }
    #[expect(clippy::cast_possible_truncation, reason = "within the range just looked at")]
    let (days, seconds) = ((serial.floor() - EPOCH) as i32, (serial.fract() * 86_400.0).round() as i32);
    let Ok(day) = Day::from_days_since_epoch(days) else { return Content::Number(serial) };
    if seconds == 0 {
        return Content::Day(day);
    }
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    Content::Text(format!("{day} {hours:02}:{minutes:02}:{seconds:02}"))
}
