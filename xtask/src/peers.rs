//! Other people's packages beside wujin, on the same log: each must give the answer that the table gives,
//! and all are told how long they took.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::comparison::Line;
use crate::python::wheel;
use crate::run::{cargo_program, command, lines_of, root, run, say};
use crate::setup::{PACKAGE, PEERS, setup_with};
use crate::wasm;

const FOLDER: &str = "target/peers";
const PYTHON: &[(&str, &[&str])] = &[
    ("arrays.py", &[]),
    ("frames.py", &[]),
    ("series.py", &[]),
    ("duck.py", &[]),
    ("machines.py", &[]),
    ("replay.py", &[]),
    ("parquet.py", &["polars"]),
    ("parquet.py", &["duckdb"]),
    ("records.py", &[]),
];

/// Asks every peer about a log of so many cases, and fails where an answer is another than the table's.
pub(crate) fn peers(cases: u64) -> Result<Vec<Line>, String> {
    let python = setup_with(&[PEERS, PACKAGE])?;
    wheel(&python)?;
    say("peers");
    let program = build()?;
    let log = root().join(FOLDER).join("log");
    std::fs::create_dir_all(&log).map_err(|error| error.to_string())?;
    let log_name = log.to_string_lossy();
    let program = || Command::new(&program);
    let cases = cases.to_string();
    let mut write = program();
    write.args(["write", &log_name, &cases]);
    run(write)?;
    let mut all = Vec::new();
    let mut ask = |command: Command| -> Result<(), String> {
        let before = all.len();
        // Some packages greet before.
        for line in lines_of(command)?.iter().filter(|line| line.starts_with('{')) {
            all.push(serde_json::from_str::<Line>(line).map_err(|error| format!("{line}: {error}"))?);
        }
        if all.len() > before { Ok(()) } else { Err("nothing was said of the log".to_owned()) }
    };
    let mut ours = program();
    ours.args(["run", &cases]);
    ask(ours)?;
    let mut ours = program();
    ours.args(["parquet", &log_name]);
    ask(ours)?;
    run(command(&python, &["peers/python/table.py", &log_name, "write"]))?;
    let mut ours = program();
    ours.args(["table", &log_name]);
    ask(ours)?;
    ask(command(&python, &["peers/python/table.py", &log_name]))?;
    for (script, arguments) in PYTHON {
        let script = format!("peers/python/{script}");
        ask(command(&python, &[&[script.as_str(), &log_name], *arguments].concat()))?;
    }
    // polars takes every core where it is not told otherwise.
    let mut alone = command(&python, &["peers/python/frames.py", &log_name]);
    alone.env("POLARS_MAX_THREADS", "1");
    ask(alone)?;
    ask(node(&log)?)?;
    agree(&log, &all)?;
    Ok(all)
}

/// Builds the peers that are written in Rust; answers where the program is.
fn build() -> Result<PathBuf, String> {
    let folder = root().join(FOLDER);
    let mut build =
        command(cargo_program(), &["build", "--quiet", "--release", "--manifest-path", "peers/Cargo.toml"]);
    build.arg("--locked").env("CARGO_TARGET_DIR", &folder);
    run(build)?;
    Ok(folder.join("release").join(if cfg!(windows) { "peers.exe" } else { "peers" }))
}

/// What asks the page's module, and XState beside it.
fn node(log: &Path) -> Result<Command, String> {
    wasm::build()?;
    wasm::npm("peers/node", &["ci", "--silent"])?;
    Ok(command("node", &["peers/node/run.mjs", &log.to_string_lossy()]))
}

/// Sees to it that every answer is the table's.
fn agree(log: &Path, lines: &[Line]) -> Result<(), String> {
    let text = std::fs::read_to_string(log.join("answers.json")).map_err(|error| error.to_string())?;
    let answers: BTreeMap<String, BTreeMap<u64, Value>> =
        serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let (mut compared, mut others) = (0, String::new());
    // Building a log is no answer.
    for line in lines.iter().filter(|line| line.rules != "none") {
        compared += 1;
        let expected = answers.get(&line.rules).and_then(|of_cases| of_cases.get(&line.cases));
        if expected != Some(&line.answer) {
            let _ = write!(others, "\nnot {expected:?}: {line:?}");
        }
    }
    println!("{compared} answers compared with the table's");
    if others.is_empty() { Ok(()) } else { Err(format!("not every answer is the table's:{others}")) }
}
