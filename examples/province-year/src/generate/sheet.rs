//! A CSV file as an old system would write it, with the number of every line.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use encoding_rs::GB18030;

/// How a file is encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Writing {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte-order mark.
    Utf8Marked,
    /// GB18030.
    Gb18030,
}

/// A file that is being written.
pub(super) struct Sheet {
    out: BufWriter<File>,
    writing: Writing,
    /// The line that comes next, from 1.
    line: u64,
    buffer: String,
}

impl Sheet {
    /// Begins a file with its headings.
    pub(super) fn create(folder: &Path, name: &str, writing: Writing, headings: &[&str]) -> io::Result<Self> {
        let mut out = BufWriter::new(File::create(folder.join(name))?);
        if writing == Writing::Utf8Marked {
            out.write_all(b"\xEF\xBB\xBF")?;
        }
        let mut sheet = Self { out, writing, line: 1, buffer: String::new() };
        sheet.row(headings)?;
        Ok(sheet)
    }

    /// Writes a row; gives its line.
    pub(super) fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> io::Result<u64> {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                buffer.push(',');
            }
            let cell = cell.as_ref();
            if cell.contains([',', '"', '\n', '\r']) {
                buffer.push('"');
                buffer.push_str(&cell.replace('"', "\"\""));
                buffer.push('"');
            } else {
                buffer.push_str(cell);
            }
        }
        let line = self.raw(&buffer, &[]);
        self.buffer = buffer;
        line
    }

    /// Writes a line as it is, with further bytes at its end.
    pub(super) fn raw(&mut self, text: &str, more: &[u8]) -> io::Result<u64> {
        let line = self.line;
        match self.writing {
            Writing::Gb18030 => self.out.write_all(&GB18030.encode(text).0)?,
            Writing::Utf8 | Writing::Utf8Marked => self.out.write_all(text.as_bytes())?,
        }
        self.out.write_all(more)?;
        self.out.write_all(b"\r\n")?;
        self.line += 1 + text.matches('\n').count() as u64;
        Ok(line)
    }

    /// Ends the file.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}
