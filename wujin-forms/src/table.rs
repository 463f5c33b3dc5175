//! Tables of figures out of CSV files and workbooks, held against themselves.

use encoding_rs::GB18030;
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::form::layout::CellRef;
use wujin_core::form::{Content, Sheet, SheetTable, TableLayout, TableLayoutError};
use wujin_core::reconciliation::Reconciliation;

use crate::{BookLimits, read_sheet};

/// Why a table cannot be examined.
#[derive(Debug, thiserror::Error)]
pub enum TableReadError {
    /// The file cannot be read.
    #[error("{0}")]
    File(Box<Finding>),
    /// The description does not fit.
    #[error(transparent)]
    Layout(#[from] TableLayoutError),
}

/// Reads a table from a CSV file or a workbook, by its description, and holds it against itself.
///
/// CSV is UTF-8 or GB18030. What is found is placed at the file, the sheet and the cell; of a CSV file the
/// cells are called as a spreadsheet would call them that opened it.
///
/// ```
/// use wujin_core::form::TableLayout;
/// use wujin_forms::reconcile_file;
/// let layout: TableLayout = serde_json::from_str(
///     r#"{ "format": "wujin-table/1", "title": "某县", "file": "某县.csv", "labels": "A",
///          "first_row": 2, "last_row": 3, "total_row": 4,
///          "columns": [{ "id": "accepted", "at": "B", "label": "受理", "unit": "cases" }] }"#,
/// )?;
/// let answer = reconcile_file(&layout, "所,受理\n一所,11\n二所,5\n合计,17\n".as_bytes())?;
/// let place = answer.findings[0].place.as_ref().unwrap().to_string();
/// assert_eq!((answer.reconciles, place.as_str()), (false, "某县.csv:CSV!B4:accepted@4"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn reconcile_file(layout: &TableLayout, bytes: &[u8]) -> Result<Reconciliation, TableReadError> {
    let sheet = sheet(layout, bytes).map_err(|matter| {
        let place =
            Place { file: Some(layout.file.clone()), sheet: layout.sheet.clone(), ..Place::default() };
        TableReadError::File(Box::new(Finding::from(matter).at(place)))
    })?;
    let mut answer = SheetTable::read(layout, &sheet)?.reconcile(&sheet.name)?;
    for finding in &mut answer.findings {
        finding.place.get_or_insert_default().file = Some(layout.file.clone());
    }
    Ok(answer)
}

fn sheet(layout: &TableLayout, bytes: &[u8]) -> Result<Sheet, InputMatter> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        read_sheet(BookLimits::default(), bytes, layout.sheet.as_deref())
    } else {
        csv_sheet(bytes)
    }
}

/// A CSV file as a sheet of texts.
fn csv_sheet(bytes: &[u8]) -> Result<Sheet, InputMatter> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map(Into::into).ok();
    let text = text.or_else(|| GB18030.decode_without_bom_handling_and_without_replacement(bytes));
    let unreadable = |detail: String| InputMatter::FileUnreadable { detail };
    let text = text.ok_or_else(|| unreadable("UTF-8/GB18030".to_owned()))?;
    let mut sheet = Sheet::new("CSV");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut within = 0_u64;
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(error.to_string()))?;
        // Lines that are blank are rows too, as a spreadsheet shows them, and those within a cell are not.
        let row = record.position().map_or(0, csv::Position::line).saturating_sub(1 + within);
        within += record.iter().map(|text| text.matches('\n').count() as u64).sum::<u64>();
        for (column, text) in (0..).zip(&record) {
            let cell = CellRef::new(u32::try_from(row).unwrap_or(u32::MAX), column);
            sheet.set(
                cell,
                if text.trim().is_empty() { Content::Blank } else { Content::Text(text.to_owned()) },
            );
        }
    }
    Ok(sheet)
}
