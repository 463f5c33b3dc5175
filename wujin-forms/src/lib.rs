//! The six annexes as `.xlsx` workbooks: written as a clerk would accept them, and read back from what
//! people made of them in Excel, WPS or LibreOffice.
//!
//! How the forms look is a form edition of the core; what cells mean is decided there too. This crate
//! knows workbooks only.
//!
//! ```
//! use wujin_core::form::layout::FormEdition;
//! use wujin_core::form::{AnnexThreeForm, AnyForm, Entry};
//! use wujin_forms::{read_book, write_form};
//! let mut form = AnnexThreeForm::default();
//! form.head.station = Entry::Filled("东湖商场服务站".parse()?);
//! let edition = FormEdition::reconstructed();
//! let read = read_book("东湖.xlsx", &write_form(edition, &form)?, &[edition]);
//! assert!(read.findings.is_empty());
//! assert_eq!(read.forms[0].form, AnyForm::from(form));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod chain;
mod read;
mod table;
mod write;

pub use chain::{BookReport, Receipts, reports_of, units_of};
pub use read::{BookLimits, BookRead, SheetForm, read_book, read_book_within, read_sheet};
pub use table::{TableReadError, reconcile_file};
pub use write::{
    Book, OfficeQuarter, StationYear, WriteError, write_form, write_forms, write_office_quarter,
    write_station_year,
};
