//! How peers compare, as tables.

use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::Value;

/// What a peer says of a log, and how long it took.
#[derive(Debug, Deserialize)]
pub(crate) struct Line {
    peer: String,
    version: String,
    task: String,
    how: String,
    pub(crate) rules: String,
    threads: u32,
    pub(crate) cases: u64,
    events: u32,
    seconds: f64,
    pub(crate) answer: Value,
    peak_mib: Option<u32>,
}

/// What each task is, in the order of the tables.
const TASKS: &[(&str, &str)] = &[
    ("grouped", "Grouped by case, in memory"),
    ("columns", "Columns in memory, natively and in the page's module"),
    ("steps", "One step at a time, in Node"),
    ("arrival", "In order of arrival, cases under numbers of 64 bits, in memory"),
    ("table", "A table held by Polars, from Python"),
    ("parquet", "From Parquet with zstd"),
    ("repair", "Alignments and repairs"),
    ("records", "Records of Annex 1 from JSON"),
];

/// The times as tables in Markdown: nanoseconds for each event or record, and how many times as long as
/// wujin takes for the same cases, on as many threads where it was asked on as many.
pub(crate) fn tables(lines: &[Line]) -> String {
    let mut text = String::new();
    for (task, heading) in TASKS {
        let _ = write!(
            text,
            "\n### {heading}\n\n| package | how | rules | threads | events | ns each | times wujin | peak |\n\
             |---|---|---|---|---|---|---|---|\n"
        );
        for line in lines.iter().filter(|line| line.task == *task) {
            text.push_str(&line.row(lines));
        }
    }
    text
}

impl Line {
    fn row(&self, lines: &[Self]) -> String {
        let Self { peer, version, how, rules, threads, events, .. } = self;
        let peak = self.peak_mib.map_or_else(String::new, |peak| format!("{peak} MiB"));
        let (each, times) = (shown(self.each()), self.times_ours(lines).map_or_else(String::new, shown));
        format!("| {peer} {version} | {how} | {rules} | {threads} | {events} | {each} | {times} | {peak} |\n")
    }

    /// Nanoseconds for each event or record.
    fn each(&self) -> f64 {
        self.seconds * 1e9 / f64::from(self.events)
    }

    fn times_ours(&self, lines: &[Self]) -> Option<f64> {
        let same = |other: &&Self| other.task == self.task && other.cases == self.cases;
        let ours = || lines.iter().filter(|other| other.peer == "wujin").filter(same);
        let one = ours().find(|other| other.threads == self.threads).or_else(|| ours().next())?;
        Some(self.each() / one.each())
    }
}

/// A number with the digits that count.
fn shown(number: f64) -> String {
    let digits = if number < 10.0 { 2 } else { usize::from(number < 100.0) };
    format!("{number:.digits$}")
}
