//! Other people's packages beside wujin, on the same log:
//!
//!     peers write FOLDER CASES    writes the log, the rules, and the answers that everybody must give
//!     peers run CASES             takes the time of wujin and of the peers that are written in Rust
//!     peers parquet FOLDER        takes the time of wujin from the file
//!     peers table FOLDER          takes the time of wujin over a table that Polars wrote

mod machines;
mod ours;
mod rules;
mod rust4pm;
mod said;

#[path = "../../wujin-core/benches/annex_one/mod.rs"]
mod annex_one;
#[path = "../../examples/province-year/benches/measure/arrived.rs"]
mod arrived;
// How many cases, and what that makes an event, is for the benches to say.
#[expect(dead_code, reason = "peers are told how many cases, and say seconds")]
#[path = "../../examples/province-year/benches/measure/asked.rs"]
mod asked;
#[path = "../../examples/province-year/benches/measure/halves.rs"]
mod halves;
#[path = "../../examples/province-year/benches/measure/mod.rs"]
mod measure;
#[path = "../../examples/province-year/benches/measure/memory.rs"]
mod memory;

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use annex_one::RECORDS;
use asked::{SEED, STATIONS, best};
use measure::{Log, generate};
use province_year::nation::{NationRequest, generate_nation, nation_stations};
use said::Said;
use serde_json::{Map, Value, json};
use wujin_core::conformance::Columns;

use crate::rules::{Cells, Rules};

/// Slow peers are asked for so many cases only.
const FEWER: [usize; 2] = [100_000, 10_000];

fn sizes(columns: &Columns<'_>) -> impl Iterator<Item = usize> {
    let all = columns.cases();
    [all].into_iter().chain(FEWER).filter(move |cases| *cases <= all)
}

fn write_log(folder: &Path, cases: u64) -> Result<(), Box<dyn Error>> {
    let written = generate_nation(&NationRequest {
        seed: SEED,
        stations: STATIONS,
        cases,
        year: 2012,
        faults_per_mille: 50,
        folder: folder.to_owned(),
        quiet: true,
    })?;
    let log = generate(cases, &nation_stations(STATIONS, SEED));
    let columns = log.columns();
    let answers = answers(&log, written.faults)?;
    std::fs::write(folder.join("records.jsonl"), annex_one::records().join("\n"))?;
    std::fs::write(folder.join("cases.csv"), cases_as_text(&columns.slice_cases(0..least(&columns))))?;
    std::fs::write(folder.join("rules.json"), rules::as_json().to_string())?;
    write_columns(folder, &log, columns.slice_cases(0..fewer(&columns)))?;
    std::fs::write(folder.join("answers.json"), answers.to_string())?;
    Ok(())
}

/// The answer that everybody must give, by rules and by how many cases are asked for. Where numbers of events
/// are looked at too, every fault that was planted is found.
fn answers(log: &Log, faults: u64) -> Result<Value, serde_json::Error> {
    let (columns, cells) = (log.columns(), cells(log));
    let of = |ask: &dyn Fn(&Columns<'_>) -> Result<Value, serde_json::Error>| {
        let one = |cases| Ok((format!("{cases}"), ask(&columns.slice_cases(0..cases))?));
        sizes(&columns).map(one).collect::<Result<Map<_, _>, serde_json::Error>>()
    };
    let table = |rules| of(&move |some| serde_json::to_value(rules::answer(rules, some, &cells)));
    Ok(json!({
        "all": of(&|some| serde_json::to_value(ours::verdicts(some)))?,
        "everything": { columns.cases().to_string(): { "found": faults } },
        "steps": table(Rules::Steps)?,
        "neighbours": table(Rules::Neighbours)?,
        "neighbours_roles_days": table(Rules::NeighboursRolesDays)?,
        "fits": of(&|some| Ok(rules::fits(some)))?,
        "cost": of(&|some| Ok(ours::cost(some)))?,
        "annex_one": { RECORDS.to_string(): ours::registered(&annex_one::records()) },
    }))
}

/// As many cases as are asked for where all would be too many.
fn fewer(columns: &Columns<'_>) -> usize {
    FEWER[0].min(columns.cases())
}

/// The columns as they lie in memory, a file each.
fn write_columns(folder: &Path, log: &Log, some: Columns<'_>) -> std::io::Result<()> {
    let rows = 0..some.case_rows(some.cases() - 1).end;
    let of_case = |case| some.case_rows(case).end;
    let offsets = [0]
        .into_iter()
        .chain((0..some.cases()).map(of_case))
        .map(|row| u32::try_from(row).unwrap_or(u32::MAX));
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(folder.join(name), bytes);
    write("offsets.u32", offsets.flat_map(u32::to_le_bytes).collect())?;
    write("actions.u8", log.actions[rows.clone()].to_vec())?;
    write("roles.u8", log.roles[rows.clone()].to_vec())?;
    write("refusals.u8", log.refusals[rows.clone()].to_vec())?;
    write("instants.i64", log.instants[rows.clone()].iter().flat_map(|at| at.to_le_bytes()).collect())?;
    write("due_days.i32", log.due_days[rows].iter().flat_map(|day| day.to_le_bytes()).collect())
}

/// The smallest of the sizes.
fn least(columns: &Columns<'_>) -> usize {
    sizes(columns).min().unwrap_or_default()
}

/// A case a line: its first row, and the numbers of its actions.
fn cases_as_text(columns: &Columns<'_>) -> String {
    let mut text = String::new();
    for case in 0..columns.cases() {
        let _ = write!(text, "{}", columns.case_rows(case).start);
        for action in columns.case_actions(case) {
            let _ = write!(text, ",{action}");
        }
        text.push('\n');
    }
    text
}

fn cells(log: &Log) -> Cells<'_> {
    Cells { actions: &log.actions, roles: &log.roles, instants: &log.instants, due_days: &log.due_days }
}

fn run(cases: u64) -> Result<(), Box<dyn Error>> {
    let log = generate(cases, &nation_stations(STATIONS, SEED));
    let columns = log.columns();
    for cases in sizes(&columns) {
        let some = columns.slice_cases(0..cases);
        ours::run(&some);
    }
    ours::run_for_every_violation(&columns.slice_cases(0..fewer(&columns)));
    ours::run_on_two(&columns);
    ours::run_in_order_of_arrival(&log);
    ours::run_on_records();
    for (peer, machine) in
        [("statig", machines::by_statig as fn(&[u8]) -> Option<usize>), ("rust-fsm", machines::by_rust_fsm)]
    {
        let ask = || rules::first_rows(&columns, |case| machine(columns.case_actions(case)));
        Said::of(peer, "grouped", ["a machine of the table", "steps"], &columns).say(best(ask), &ask());
    }
    rust4pm::run(&columns.slice_cases(0..FEWER[0].min(columns.cases())))
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", folder, cases] => write_log(Path::new(folder), cases.parse()?),
        ["parquet", folder] => ours::run_from_parquet(Path::new(folder)),
        ["table", folder] => ours::run_over_table(Path::new(folder)),
        ["run", cases] => run(cases.parse()?),
        _ => Err("usage: peers write FOLDER CASES | peers run CASES | peers (parquet | table) FOLDER".into()),
    }
}
