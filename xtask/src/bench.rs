//! The benchmarks.

use crate::comparison::tables;
use crate::peers::peers;
use crate::run::{cargo, command, root, run, say};
use crate::setup::{PEERS, setup, setup_with};
use crate::wasm::{PACKAGE, npm};

/// How many cases peers are asked about: some 30 million events.
const CASES: u64 = 4_000_000;

/// Runs every benchmark, and other people's packages beside them.
pub(crate) fn bench() -> Result<(), String> {
    // Some are held beside other people's packages in the same run.
    setup_with(&[PEERS])?;
    say("benchmarks");
    // By name, so that no library or program is asked for benches that it has not.
    cargo(&["bench", "--workspace", "--bench", "*", "--", "--noplot"])?;
    beside()
}

/// Runs other people's packages beside wujin, and prints how they compare.
pub(crate) fn beside() -> Result<(), String> {
    let cases = std::env::var("WUJIN_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    let tables = tables(&peers(cases)?);
    println!("{tables}");
    std::fs::write(root().join("target/peers/tables.md"), tables).map_err(|error| error.to_string())?;
    say("the page's module itself");
    npm(PACKAGE, &["run", "--silent", "bench"])?;
    say("the Python package itself");
    run(command(setup()?, &["wujin-py/benches/package.py"]))
}
