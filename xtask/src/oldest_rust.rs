//! The oldest Rust that the project builds with, as its manifest says. A lint of clippy holds our own code to it;
//! here, what it is built from.

use serde::Deserialize;

use crate::run::{cargo_program, command, lines_of, say};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    rust_version: Option<String>,
    /// Where it comes from; nothing for the project's own.
    source: Option<String>,
}

/// No dependency may ask for a newer Rust than the project does.
pub(crate) fn oldest_rust() -> Result<(), String> {
    say("the oldest Rust");
    let arguments = ["metadata", "--format-version=1", "--all-features", "--locked"];
    let text = lines_of(command(cargo_program(), &arguments))?.concat();
    let Metadata { packages } = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let (ours, others): (Vec<_>, Vec<_>) = packages.iter().partition(|package| package.source.is_none());
    let oldest =
        ours.iter().filter_map(|package| package.rust_version.as_deref()).min_by_key(|one| parts(one));
    let oldest = oldest.ok_or("no package of the project says which Rust it needs")?;
    let newer: Vec<_> = others
        .iter()
        .filter_map(|package| Some((package, package.rust_version.as_deref()?)))
        .filter(|(_, needed)| parts(needed) > parts(oldest))
        .map(|(package, needed)| format!("{} {} needs Rust {needed}", package.name, package.version))
        .collect();
    if newer.is_empty() {
        println!("Rust {oldest} is enough for all {} packages of others", others.len());
        return Ok(());
    }
    Err(format!("the project promises to build with Rust {oldest}:\n{}", newer.join("\n")))
}

/// A version as numbers, which compare; what is not named is 0.
fn parts(version: &str) -> [u64; 3] {
    let mut numbers = version.split('.').map(|part| part.parse().unwrap_or(0));
    core::array::from_fn(|_| numbers.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_their_numbers() {
        assert!(parts("1.100") > parts("1.89.2"));
        assert_eq!(parts("1.89"), parts("1.89.0"));
    }
}
