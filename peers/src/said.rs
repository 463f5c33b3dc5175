//! What a peer says of the log and how long it took, as a line of JSON.

use serde::Serialize;
use wujin_core::conformance::Columns;

/// The versions of what this program is built of.
const LOCK: &str = include_str!("../Cargo.lock");

/// Who is asked for what.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Said {
    peer: &'static str,
    version: &'static str,
    task: &'static str,
    how: &'static str,
    rules: &'static str,
    threads: usize,
    cases: usize,
    events: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    peak_mib: Option<u32>,
}

impl Said {
    /// Asks a package for some cases.
    pub fn of(
        peer: &'static str,
        task: &'static str,
        [how, rules]: [&'static str; 2],
        columns: &Columns<'_>,
    ) -> Self {
        let rows = columns.case_rows(columns.cases() - 1).end - columns.case_rows(0).start;
        Self {
            peer,
            version: version(peer),
            task,
            how,
            rules,
            threads: 1,
            cases: columns.cases(),
            events: rows,
            peak_mib: None,
        }
    }

    /// Asks wujin for everything, from a file.
    pub fn of_file(
        how: &'static str,
        rules: &'static str,
        (cases, events): (u64, u64),
        peak_mib: u32,
    ) -> Self {
        let [cases, events] = [cases, events].map(|number| usize::try_from(number).unwrap_or(usize::MAX));
        let peak_mib = Some(peak_mib);
        let version = version("wujin");
        Self { peer: "wujin", version, task: "parquet", how, rules, threads: 2, cases, events, peak_mib }
    }

    /// Asks wujin for everything, over a table.
    pub fn of_table(how: &'static str, (cases, events): (usize, usize)) -> Self {
        let version = version("wujin");
        let rules = "everything";
        Self { peer: "wujin", version, task: "table", how, rules, threads: 1, cases, events, peak_mib: None }
    }

    /// Asks a package for records of Annex 1.
    pub fn of_records(peer: &'static str, how: &'static str, records: usize) -> Self {
        let (cases, events) = (records, records);
        Self {
            peer,
            version: version(peer),
            task: "records",
            how,
            rules: "annex_one",
            threads: 1,
            cases,
            events,
            peak_mib: None,
        }
    }

    /// The same on so many threads.
    pub fn on(self, threads: usize) -> Self {
        Self { threads, ..self }
    }

    /// Prints the answer and the time it took.
    pub fn say<T: Serialize>(self, seconds: f64, answer: &T) {
        #[derive(Serialize)]
        struct Line<'a, T> {
            #[serde(flatten)]
            said: Said,
            seconds: f64,
            answer: &'a T,
        }
        let line = serde_json::to_string(&Line { said: self, seconds, answer });
        println!("{}", line.unwrap_or_default());
    }
}

/// The version of a package in the lock file.
fn version(package: &str) -> &'static str {
    let package = match package {
        "wujin" => "wujin-core",
        "rust4pm" => "process_mining",
        other => other,
    };
    let named = format!("name = \"{package}\"\nversion = \"");
    let rest = LOCK.split_once(named.as_str()).map_or("", |(_, rest)| rest);
    rest.split('"').next().unwrap_or_default()
}
