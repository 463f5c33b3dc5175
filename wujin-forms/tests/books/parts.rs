//! Workbooks taken apart and put together again with something changed.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a workbook.
pub(crate) struct Parts(Vec<(String, Vec<u8>)>);

impl Parts {
    pub(crate) fn of(book: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
        let parts = (0..archive.len()).map(|place| {
            let mut part = archive.by_index(place).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        });
        Self(parts.collect())
    }

    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) {
        self.0.push((name.to_owned(), bytes.to_owned()));
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.0.retain(|(part, _)| part != name);
    }

    /// Changes the text of a part; the text must be there to be changed.
    pub(crate) fn change(&mut self, name: &str, change: impl Fn(&str) -> String) {
        let (_, bytes) = self.0.iter_mut().find(|(part, _)| part == name).unwrap();
        let before = String::from_utf8(bytes.clone()).unwrap();
        let after = change(&before);
        assert_ne!(before, after, "{name}");
        *bytes = after.into_bytes();
    }

    /// Replaces a cell of the first sheet, as the workbook writes it.
    pub(crate) fn cell(&mut self, cell: &str, written: &str) {
        let begins = format!("<c r=\"{cell}\"");
        self.change("xl/worksheets/sheet1.xml", |sheet| {
            let (before, rest) = sheet.split_once(&begins).unwrap_or_else(|| panic!("no cell {cell}"));
            let short = rest.find("/>").unwrap_or(usize::MAX);
            let long = rest.find("</c>").unwrap_or(usize::MAX);
            let open = rest.find('>').unwrap();
            let end = if short < open + 1 { short + 2 } else { long + 4 };
            format!("{before}{}{}", written.replace("CELL", &format!("r=\"{cell}\"")), &rest[end..])
        });
    }

    pub(crate) fn book(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.0 {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}
