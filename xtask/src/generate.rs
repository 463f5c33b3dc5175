//! Writing the generated documents anew: the tests that hold them against the code write them
//! instead of comparing, when they are told to.

use crate::run::{cargo_program, command, run, say};

/// Writes every generated document anew.
pub(crate) fn generate() -> Result<(), String> {
    say("generated documents");
    let arguments = [
        "test",
        "--quiet",
        "--package",
        "wujin-core",
        "--features",
        "schema",
        "--test",
        "suite",
        "documents",
    ];
    let mut command = command(cargo_program(), &arguments);
    command.env("WUJIN_WRITE", "1");
    run(command)
}
