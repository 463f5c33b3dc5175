//! The guards of the house that need tools of their own: what the public interface is, and what the project is
//! built from.

use crate::api::{Lists, api};
use crate::certify::certify;
use crate::links::links;
use crate::run::{cargo, cargo_program, command, say, succeeds};

/// Every guard.
pub(crate) fn check() -> Result<(), String> {
    links()?;
    certify()?;
    api(Lists::Hold)?;
    say("what the project is built from");
    installed("deny", "cargo-deny")?;
    cargo(&["deny", "--workspace", "check", "licenses", "bans", "sources"])
}

/// A tool of cargo's, installed where it is missing.
pub(crate) fn installed(task: &str, package: &str) -> Result<(), String> {
    if succeeds(command(cargo_program(), &[task, "--version"])) {
        return Ok(());
    }
    say(&format!("installing {package}"));
    cargo(&["install", "--locked", package])
}
