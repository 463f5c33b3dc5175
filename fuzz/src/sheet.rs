//! Sheets of workbooks that are sound but for the sheet: so a fuzzer gets past the packing.

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use wujin_core::edition::Form;
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{AnyForm, FormRecord, FormVisitor, visit_form};
use wujin_forms::write_form;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::workbook;

/// The parts of a workbook, each with its name.
pub type Parts = Vec<(String, Vec<u8>)>;

/// The part of a workbook that holds its first sheet.
pub const SHEET: &str = "xl/worksheets/sheet1.xml";

static BLANK: LazyLock<Vec<Parts>> =
    LazyLock::new(|| Form::ALL.iter().map(|form| parts(&visit_form(*form, Blank))).collect());

/// A blank form of each annex, in parts.
#[must_use]
pub fn blank_forms() -> &'static [Parts] {
    &BLANK
}

/// The number of an annex in the first byte, the XML of the sheet in the others.
pub fn sheet(bytes: &[u8]) {
    let Some((annex, xml)) = bytes.split_first() else { return };
    let blank = blank_forms();
    let Some(parts) = blank.get(usize::from(*annex) % blank.len().max(1)) else { return };
    workbook(&packed(parts, xml));
}

struct Blank;

impl FormVisitor for Blank {
    type Output = Vec<u8>;

    fn visit<R: FormRecord>(self) -> Vec<u8>
    where
        AnyForm: From<R>,
    {
        write_form(FormEdition::reconstructed(), &R::default()).expect("a blank form can be written")
    }
}

fn parts(book: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(book)).expect("a workbook that was just written");
    (0..archive.len())
        .map(|place| {
            let mut part = archive.by_index(place).expect("the part is there");
            let name = part.name().expect("a name in letters").into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("the part is whole");
            (name, bytes)
        })
        .collect()
}

fn packed(parts: &[(String, Vec<u8>)], sheet: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let as_it_is = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(name, as_it_is).expect("memory takes it");
        writer.write_all(if name == SHEET { sheet } else { bytes }).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}
