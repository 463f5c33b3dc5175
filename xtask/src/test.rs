//! Every check, in the order in which a failure tells most.

use std::path::Path;

use crate::certify::certify;
use crate::links::links;
use crate::oldest_rust::oldest_rust;
use crate::page::page;
use crate::peers::peers;
use crate::python::python;
use crate::reference::ask_both;
use crate::run::{cargo, cargo_program, command, root, run, say};
use crate::setup::{libre_office, setup};
use crate::wasm::wasm;

/// How many cases other people's packages are asked about.
const CASES_FOR_PEERS: u64 = 5_000;

/// Set-up, then every check.
pub(crate) fn test() -> Result<(), String> {
    let environment = setup()?;
    say("formatting");
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&["fmt", "--check", "--manifest-path", "peers/Cargo.toml"])?;
    cargo(&["fmt", "--check", "--manifest-path", "fuzz/libfuzzer/Cargo.toml"])?;
    say("lints");
    cargo(&["clippy", "--workspace", "--all-targets", "--all-features", "--", "--deny", "warnings"])?;
    say("documentation builds without a warning");
    let mut documentation = command(cargo_program(), &["doc", "--workspace", "--no-deps", "--all-features"]);
    documentation.env("RUSTDOCFLAGS", "--deny warnings");
    run(documentation)?;
    links()?;
    oldest_rust()?;
    say("tests");
    cargo(&["test", "--workspace", "--all-features"])?;
    say("exhaustive exploration");
    cargo(&["run", "--quiet", "--package", "wujin-core", "--example", "explore"])?;
    certify()?;
    oracles(&environment)?;
    libre_office()?;
    cargo(&["test", "--package", "wujin-forms", "--test", "libre_office"])?;
    python()?;
    ask_both(&environment, None)?;
    wasm()?;
    page()?;
    // As oracles too: each must find what the table finds.
    peers(CASES_FOR_PEERS)?;
    say("the main job");
    cargo(&[
        "run",
        "--quiet",
        "--release",
        "--package",
        "province-year",
        "--",
        "--out",
        "target/province-year",
    ])?;
    println!("\nevery check passed");
    Ok(())
}

/// Other people's packages must give the same answers.
fn oracles(python: &Path) -> Result<(), String> {
    say("independent oracles");
    let folder = root().join("tests/oracles");
    let mut scripts: Vec<_> = std::fs::read_dir(&folder)
        .map_err(|error| error.to_string())?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    scripts.sort();
    for script in scripts {
        run(command(python, &[&script.to_string_lossy()]))?;
    }
    Ok(())
}
