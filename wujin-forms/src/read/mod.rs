//! Reading workbooks.

mod cells;
mod container;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetType, Xlsx, XlsxError};
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::form::layout::{CellRef, FormEdition, FormLayout};
use wujin_core::form::{
    AnyForm, FieldPlace, FormRecord, FormVisitor, Sheet, read_form, recognise, visit_form,
};

/// What was read of a workbook.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BookRead {
    /// The forms, in the order of their sheets, with what could be read.
    pub forms: Vec<SheetForm>,
    /// What could not be read, and where.
    pub findings: Vec<Finding>,
}

/// A form that was read from a sheet.
#[derive(Clone, PartialEq, Debug)]
pub struct SheetForm {
    /// The name of the sheet.
    pub sheet: String,
    /// By which edition it was read.
    pub edition: String,
    /// The form.
    pub form: AnyForm,
    /// The cell in which each field was found that is not blank.
    pub cells: BTreeMap<FieldPlace, CellRef>,
}

/// How much is read of a workbook at the most. What is larger is refused, before memory is taken for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BookLimits {
    /// So many bytes, unpacked.
    pub bytes: u64,
    /// So many cells that are not blank, in all sheets together.
    pub cells: u64,
    /// So many sheets.
    pub sheets: usize,
}

impl Default for BookLimits {
    /// Ten times the register of a station with 100,000 complaints a year.
    fn default() -> Self {
        Self { bytes: 1 << 30, cells: 12_000_000, sheets: 10_000 }
    }
}

/// Reads the forms of a workbook, each by the edition that it fits best.
///
/// Nothing is run: of a formula the result is taken that the workbook holds, and of macros nothing.
/// Every finding names the file, the sheet and the cell.
#[must_use]
pub fn read_book(name: &str, bytes: &[u8], editions: &[&FormEdition]) -> BookRead {
    read_book_within(BookLimits::default(), name, bytes, editions)
}

/// [`read_book`], with limits of one's own.
#[must_use]
pub fn read_book_within(limits: BookLimits, name: &str, bytes: &[u8], editions: &[&FormEdition]) -> BookRead {
    let mut reading = Reading { limits, cells: 0, editions, read: BookRead::default() };
    if let Err(matter) = reading.book(bytes) {
        reading.say(matter, Place::default());
    }
    let mut read = reading.read;
    for finding in &mut read.findings {
        finding.place.get_or_insert_default().file = Some(name.to_owned());
    }
    read
}

/// One sheet of a workbook as it stands, whatever is on it: that of a name, or the first.
pub fn read_sheet(limits: BookLimits, bytes: &[u8], name: Option<&str>) -> Result<Sheet, InputMatter> {
    container::look_into(bytes, limits.bytes)?;
    let mut book = guarded(|| Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error)))?;
    let named = |sheet: &&calamine::Sheet| name.is_none_or(|name| sheet.name == name);
    let found = book.sheets_metadata().iter().find(named).map(|sheet| sheet.name.clone());
    let Some(found) = found else {
        return Err(InputMatter::SheetAbsent { sheet: name.unwrap_or_default().to_owned() });
    };
    guarded(|| cells::read(&mut book, &found, limits.cells)).map(|(sheet, _)| sheet)
}

struct Reading<'a> {
    limits: BookLimits,
    /// How many cells were read.
    cells: u64,
    editions: &'a [&'a FormEdition],
    read: BookRead,
}

impl Reading<'_> {
    fn say(&mut self, matter: InputMatter, place: Place) {
        self.read.findings.push(Finding::from(matter).at(place));
    }

    fn book(&mut self, bytes: &[u8]) -> Result<(), InputMatter> {
        if container::look_into(bytes, self.limits.bytes)?.has_macros {
            self.say(InputMatter::WorkbookMacros {}, Place::default());
        }
        let mut book = guarded(|| Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error)))?;
        let sheets: Vec<_> = book.sheets_metadata().to_vec();
        if sheets.is_empty() {
            return Err(InputMatter::WorkbookDamaged { detail: "it names no sheet".to_owned() });
        }
        if sheets.len() > self.limits.sheets {
            let most = self.limits.sheets;
            return Err(InputMatter::WorkbookTooLarge {
                zh: format!("超过{most}张工作表"),
                en: format!("it has more than {most} sheets"),
            });
        }
        for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
            let place = || Place { sheet: Some(sheet.name.clone()), ..Place::default() };
            match self.sheet(&mut book, &sheet.name) {
                Ok(Some(form)) => self.read.forms.push(form),
                Ok(None) => {}
                Err(matter) => self.say(matter, place()),
            }
        }
        if self.read.forms.is_empty() {
            self.say(InputMatter::WorkbookNoForm {}, Place::default());
        }
        Ok(())
    }

    /// The form on a sheet; none where nothing is on it.
    fn sheet(
        &mut self,
        book: &mut Xlsx<Cursor<&[u8]>>,
        name: &str,
    ) -> Result<Option<SheetForm>, InputMatter> {
        let room = self.limits.cells.saturating_sub(self.cells);
        let (sheet, cells) = guarded(|| cells::read(book, name, room))?;
        self.cells = self.cells.saturating_add(cells);
        if sheet.is_blank() {
            return Ok(None);
        }
        let (edition, layout) = recognise(self.editions, &sheet).ok_or(InputMatter::SheetUnknown {})?;
        let (form, cells, findings) = visit_form(layout.form, Read { layout, sheet: &sheet });
        self.read.findings.extend(findings);
        Ok(Some(SheetForm { sheet: sheet.name, edition: edition.id().to_owned(), form, cells }))
    }
}

struct Read<'a> {
    layout: &'a FormLayout,
    sheet: &'a Sheet,
}

impl FormVisitor for Read<'_> {
    type Output = (AnyForm, BTreeMap<FieldPlace, CellRef>, Vec<Finding>);

    fn visit<R: FormRecord>(self) -> Self::Output
    where
        AnyForm: From<R>,
    {
        let read = read_form::<R>(self.layout, self.sheet);
        (read.form.into(), read.cells, read.findings)
    }
}

/// Reads by the library, which gives up on some damaged workbooks where it should refuse them.
fn guarded<T>(read: impl FnOnce() -> Result<T, InputMatter>) -> Result<T, InputMatter> {
    // Nothing is used after it gave up: the workbook is dropped, or its next sheet read from the file.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(InputMatter::WorkbookDamaged { detail: "a part of it makes no sense".to_owned() })
    })
}

/// What is said of a workbook that the library cannot read.
fn damaged(error: &XlsxError) -> InputMatter {
    match error {
        XlsxError::Password => InputMatter::WorkbookEncrypted {},
        error => InputMatter::WorkbookDamaged { detail: error.to_string() },
    }
}
