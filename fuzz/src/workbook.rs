//! Workbooks as they come.

use wujin_core::form::layout::FormEdition;
use wujin_forms::{BookLimits, BookRead, read_book_within, write_forms};

/// What a fuzzer's workbook may hold.
const LIMITS: BookLimits = BookLimits { bytes: 1 << 24, cells: 100_000, sheets: 50 };

/// A workbook, or what claims to be one.
pub fn workbook(bytes: &[u8]) {
    let read = open(bytes);
    assert!(!read.forms.is_empty() || !read.findings.is_empty(), "a workbook without forms is told so");
    if !read.forms.is_empty() && read.findings.is_empty() {
        let forms: Vec<_> = read.forms.into_iter().map(|sheet| sheet.form).collect();
        let edition = FormEdition::reconstructed();
        let Ok(written) = write_forms(edition, &forms) else { return };
        let again: Vec<_> = open(&written).forms.into_iter().map(|sheet| sheet.form).collect();
        assert_eq!(again, forms, "what was read is written as it was");
    }
}

/// Opens it as a user does; every finding must say where it is.
fn open(bytes: &[u8]) -> BookRead {
    let read = read_book_within(LIMITS, "book.xlsx", bytes, &[FormEdition::reconstructed()]);
    for finding in &read.findings {
        let place = finding.place.as_ref().expect("every finding has a place");
        assert_eq!(place.file.as_deref(), Some("book.xlsx"), "every finding names the file");
    }
    read
}
