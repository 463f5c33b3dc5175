//! Writing forms as workbooks.

mod several;
mod sheet;
mod style;

use std::collections::BTreeSet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use wujin_core::edition::Form;
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexSixForm, AnnexThreeForm, AnnexTwoForm, FormRecord, plan,
};

pub use several::write_forms;
use style::Styles;

/// Why a workbook cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The edition does not have the form.
    #[error("the form edition \"{edition}\" has no {}", .form.term().en)]
    NoLayout {
        /// Which edition.
        edition: String,
        /// Which form.
        form: Form,
    },
    /// What stands in the form is more than a workbook holds.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] XlsxError),
}

/// A workbook that forms are added to, a sheet each.
pub struct Book<'e> {
    edition: &'e FormEdition,
    styles: Styles,
    workbook: Workbook,
    /// The names of its sheets, as spreadsheets compare them.
    names: BTreeSet<String>,
}

impl<'e> Book<'e> {
    /// A workbook without sheets, of forms laid out by an edition.
    #[must_use]
    pub fn new(edition: &'e FormEdition) -> Self {
        Self { edition, styles: Styles::new(), workbook: Workbook::new(), names: BTreeSet::new() }
    }

    /// Adds a form on a sheet of its own, with something added to the name of the sheet where several
    /// are of one form.
    pub fn add<R: FormRecord>(&mut self, form: &R, suffix: &str) -> Result<(), WriteError> {
        let layout = self
            .edition
            .layout(R::FORM)
            .ok_or_else(|| WriteError::NoLayout { edition: self.edition.id().to_owned(), form: R::FORM })?;
        let name = self.free_name(&layout.sheet, suffix);
        let worksheet = self.workbook.add_worksheet().set_name(&name)?;
        sheet::write(worksheet, &self.styles, layout, &plan(layout, form), &self.edition.remark())?;
        Ok(())
    }

    /// A name for a sheet that no other sheet has, of at most 31 characters.
    fn free_name(&mut self, sheet: &str, suffix: &str) -> String {
        let allowed = |letter: &char| !"[]:*?/\\'".contains(*letter) && !letter.is_control();
        let suffix: String = suffix.chars().filter(allowed).collect();
        let whole = if suffix.is_empty() { sheet.to_owned() } else { format!("{sheet} {suffix}") };
        let mut number = 1_u32;
        loop {
            let tail = if number == 1 { String::new() } else { format!("({number})") };
            let room = 31 - tail.len();
            let mut name = String::new();
            for letter in whole.chars() {
                if name.encode_utf16().count() + letter.len_utf16() > room {
                    break;
                }
                name.push(letter);
            }
            let name = format!("{}{tail}", name.trim_end());
            if self.names.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }

    /// The workbook as the bytes of a file. The same forms give the same bytes.
    pub fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        let properties = DocProperties::new()
            .set_title("12315“五进”服务站表格")
            .set_comment(self.edition.remark())
            // No clock is read: what is written depends on the forms alone.
            .set_creation_datetime(&ExcelDateTime::from_ymd(2011, 1, 1)?);
        self.workbook.set_properties(&properties);
        Ok(self.workbook.save_to_buffer()?)
    }
}

/// One form as a workbook.
pub fn write_form<R: FormRecord>(edition: &FormEdition, form: &R) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::new(edition);
    book.add(form, "")?;
    book.finish()
}

/// What a station fills in and is recorded with in a year.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct StationYear {
    /// How it is recorded.
    pub station: AnnexFourForm,
    /// The register of the complaints that were handled.
    pub register: AnnexTwoForm,
    /// The summaries of its quarters.
    pub quarters: Vec<AnnexThreeForm>,
    /// Each complaint.
    pub complaints: Vec<AnnexOneForm>,
}

/// A station's whole year as a workbook: Annex 4, Annex 2, an Annex 3 for each quarter and an Annex 1
/// for each complaint.
pub fn write_station_year(edition: &FormEdition, year: &StationYear) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::new(edition);
    book.add(&year.station, "")?;
    book.add(&year.register, "")?;
    for quarter in &year.quarters {
        book.add(quarter, &quarter.head.period.value().map(|period| period.zh()).unwrap_or_default())?;
    }
    for complaint in &year.complaints {
        book.add(complaint, complaint.head.number.value().map_or("", |number| number.as_str()))?;
    }
    book.finish()
}

/// What a district office has of a quarter.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct OfficeQuarter {
    /// Its own figures.
    pub statistics: AnnexSixForm,
    /// Its stations.
    pub stations: AnnexFiveForm,
    /// The summaries of its stations.
    pub summaries: Vec<AnnexThreeForm>,
}

/// An office's quarter as a workbook: Annex 6, Annex 5, and the Annex 3 of each station.
pub fn write_office_quarter(edition: &FormEdition, quarter: &OfficeQuarter) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::new(edition);
    book.add(&quarter.statistics, "")?;
    book.add(&quarter.stations, "")?;
    for summary in &quarter.summaries {
        book.add(summary, summary.head.station.value().map_or("", |station| station.as_str()))?;
    }
    book.finish()
}
