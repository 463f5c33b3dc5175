//! The second opinion: the rules written once more in plain Python, held against the package.

use std::path::Path;

use crate::python::wheel;
use crate::run::{command, run, say};
use crate::setup::{ORACLES, PACKAGE, setup_with};

/// How many commands are tried where nobody says otherwise.
const COMMANDS: &str = "100000";

/// Builds the package, and tries so many commands, and limits, petitions and reports in proportion.
pub(crate) fn reference(count: Option<&str>) -> Result<(), String> {
    let environment = setup_with(&[ORACLES, PACKAGE])?;
    wheel(&environment)?;
    ask_both(&environment, count)
}

/// The same where the package is there already.
pub(crate) fn ask_both(environment: &Path, count: Option<&str>) -> Result<(), String> {
    say("the second opinion");
    let arguments = ["tests/reference/differential.py", "--count", count.unwrap_or(COMMANDS)];
    run(command(environment, &arguments))
}
