//! Tables as they are written: the same rows as CSV with Chinese headings and as JSON.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::Value;

/// A column: the name in JSON and the heading in CSV.
pub type Heading = (&'static str, &'static str);

/// Writes rows to `name.csv` and `name.json` at once, so that neither is held in memory.
pub struct TableWriter {
    headings: &'static [Heading],
    csv: csv::Writer<BufWriter<File>>,
    json: BufWriter<File>,
    rows: u64,
}

impl TableWriter {
    /// Begins a table. The CSV begins with a byte-order mark, without which spreadsheets misread it.
    pub fn create(folder: &Path, name: &str, headings: &'static [Heading]) -> io::Result<Self> {
        let mut file = BufWriter::new(File::create(folder.join(format!("{name}.csv")))?);
        file.write_all(b"\xEF\xBB\xBF")?;
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(file);
        csv.write_record(headings.iter().map(|(_, zh)| zh))?;
        let mut json = BufWriter::new(File::create(folder.join(format!("{name}.json")))?);
        json.write_all(b"[")?;
        Ok(Self { headings, csv, json, rows: 0 })
    }

    /// Writes a row; nulls are blank cells.
    pub fn row<const N: usize>(&mut self, cells: [Value; N]) -> io::Result<()> {
        self.csv.write_record(cells.iter().map(text))?;
        let object: serde_json::Map<_, _> =
            self.headings.iter().map(|(name, _)| (*name).to_owned()).zip(cells).collect();
        self.json.write_all(if self.rows == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut self.json, &object)?;
        self.rows += 1;
        Ok(())
    }

    /// Ends the table; gives the number of its rows.
    pub fn finish(mut self) -> io::Result<u64> {
        self.csv.flush()?;
        self.json.write_all(b"\n]\n")?;
        self.json.flush()?;
        Ok(self.rows)
    }
}

/// A value as a cell shows it. What a spreadsheet would take for a formula is kept from being one.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@']) => format!("'{text}"),
        Value::String(text) => text.clone(),
        Value::Bool(true) => "是".to_owned(),
        Value::Bool(false) => "否".to_owned(),
        other => other.to_string(),
    }
}

/// A value that may be lacking.
pub fn value<T: ToString>(given: Option<T>) -> Value {
    given.map_or(Value::Null, |given| Value::String(given.to_string()))
}
