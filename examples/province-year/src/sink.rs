//! Where findings go: to the table as they are made, so that their number is not bounded by memory.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde_json::Value;
use wujin_core::finding::{Finding, Language, Severity};
use wujin_core::identity::mask_text;

use crate::output::{Heading, TableWriter, value};

const HEADINGS: &[Heading] = &[
    ("file", "文件"),
    ("line", "行"),
    ("column", "列"),
    ("subject", "对象"),
    ("code", "代码"),
    ("severity", "程度"),
    ("zh", "说明"),
    ("mend", "怎样改正"),
    ("citations", "依据"),
    ("en", "说明（英文）"),
];

/// How many findings are kept for the page and for tests.
const KEPT: usize = 20_000;

/// A finding by its place and code.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FindingKey {
    /// The file; blank where a finding is of no file.
    pub file: String,
    /// The line; 0 where it is of no line.
    pub line: u64,
    /// The heading of the column.
    pub column: String,
    /// The code.
    pub code: String,
    /// What it concerns, where it is of no file.
    pub subject: String,
}

/// How often a code was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodeCount {
    /// How grave it is.
    pub severity: Severity,
    /// The sentence, with its parameters in braces.
    pub zh: &'static str,
    /// How often.
    pub count: u64,
}

/// The findings, on their way to the table.
pub struct FindingSink {
    table: TableWriter,
    /// How often each code was found.
    pub counts: BTreeMap<&'static str, CodeCount>,
    /// The first of them.
    pub kept: Vec<FindingKey>,
}

impl FindingSink {
    /// Begins the table of findings.
    pub fn create(folder: &Path) -> io::Result<Self> {
        let table = TableWriter::create(folder, "findings", HEADINGS)?;
        Ok(Self { table, counts: BTreeMap::new(), kept: Vec::new() })
    }

    /// Takes a finding.
    pub fn push(&mut self, finding: &Finding) -> io::Result<()> {
        let info = finding.matter.info();
        let entry = CodeCount { severity: info.severity, zh: info.zh, count: 0 };
        self.counts.entry(info.code).or_insert(entry).count += 1;
        let place = finding.place.as_deref().cloned().unwrap_or_default();
        let citations: Vec<_> = finding.citations().iter().map(|citation| citation.as_str()).collect();
        let text = |language| Value::String(discreet(finding.matter.text(language)));
        self.table.row([
            value(place.file.as_ref()),
            place.line.map_or(Value::Null, Value::from),
            value(place.column.as_ref()),
            value(place.subject.as_ref()),
            info.code.into(),
            info.severity.term().zh.into(),
            text(Language::Zh),
            finding.matter.mend(Language::Zh).into(),
            citations.join(" ").into(),
            text(Language::En),
        ])?;
        if self.kept.len() < KEPT {
            let file = place.file.unwrap_or_default();
            let subject = if file.is_empty() { place.subject.unwrap_or_default() } else { String::new() };
            self.kept.push(FindingKey {
                line: place.line.unwrap_or(0),
                column: place.column.unwrap_or_default(),
                code: info.code.to_owned(),
                subject,
                file,
            });
        }
        Ok(())
    }

    /// How many findings there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.values().map(|count| count.count).sum()
    }

    /// How many are so grave.
    #[must_use]
    pub fn of(&self, severity: Severity) -> u64 {
        self.counts.values().filter(|count| count.severity == severity).map(|count| count.count).sum()
    }

    /// Ends the table.
    pub fn finish(self) -> io::Result<(BTreeMap<&'static str, CodeCount>, Vec<FindingKey>)> {
        self.table.finish()?;
        Ok((self.counts, self.kept))
    }
}

/// A sentence without what may be a telephone or identity number: eleven digits or more on end, as
/// when cells have slipped into a column that is quoted.
fn discreet(text: String) -> String {
    let mut run = 0;
    let long = text.chars().any(|letter| {
        run = if letter.is_numeric() { run + 1 } else { 0 };
        run >= 11
    });
    if long { mask_text(&text) } else { text }
}
