//! The guards of the house that need tools of their own: what the public interface is, what the project is built
//! from, and what its tests reach.

use crate::api::{Lists, api};
use crate::certify::certify;
use crate::coverage::coverage;
use crate::links::links;
use crate::mutants;
use crate::oldest_rust::oldest_rust;
use crate::run::{cargo, cargo_program, command, say, succeeds};

/// Every guard.
pub(crate) fn check() -> Result<(), String> {
    links()?;
    certify()?;
    api(Lists::Hold)?;
    say("what the project is built from");
    installed("deny", "cargo-deny")?;
    cargo(&["deny", "--workspace", "check", "licenses", "bans", "sources"])?;
    if succeeds(command(cargo_program(), &["deny", "fetch", "db"])) {
        cargo(&["deny", "--workspace", "check", "advisories"])?;
    } else {
        println!("the advisories could not be fetched, and nothing was held against them");
    }
    mutants::hold()?;
    oldest_rust()?;
    coverage()
}

/// A tool of cargo's, installed where it is missing.
pub(crate) fn installed(task: &str, package: &str) -> Result<(), String> {
    if succeeds(command(cargo_program(), &[task, "--version"])) {
        return Ok(());
    }
    say(&format!("installing {package}"));
    cargo(&["install", "--locked", package])
}
