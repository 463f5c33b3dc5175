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
    println!("{}", enough(&lines_of(command(cargo_program(), &arguments))?.concat())?);
    Ok(())
}

/// That the Rust of the project's manifest is enough for what it is built from; else, for what it is not.
fn enough(metadata: &str) -> Result<String, String> {
    let Metadata { packages } = serde_json::from_str(metadata).map_err(|error| error.to_string())?;
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
        Ok(format!("Rust {oldest} is enough for all {} packages of others", others.len()))
    } else {
        Err(format!("the project promises to build with Rust {oldest}:\n{}", newer.join("\n")))
    }
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
    fn what_needs_a_newer_rust_is_named() {
        let with = |needed: &str| {
            format!(
                r#"{{ "packages": [
                    {{ "name": "ours", "version": "0.1.0", "rust_version": "1.89", "source": null }},
                    {{ "name": "silent", "version": "2.0.0", "rust_version": null, "source": "registry" }},
                    {{ "name": "other", "version": "3.1.4", "rust_version": "{needed}", "source": "registry" }}
                ] }}"#
            )
        };
        assert_eq!(enough(&with("1.89.0")).unwrap(), "Rust 1.89 is enough for all 2 packages of others");
        let refused = enough(&with("1.100")).unwrap_err();
        assert_eq!(refused, "the project promises to build with Rust 1.89:\nother 3.1.4 needs Rust 1.100");
    }

    #[test]
    fn versions_compare_by_their_numbers() {
        assert!(parts("1.100") > parts("1.89.2"));
        assert_eq!(parts("1.89"), parts("1.89.0"));
    }
}
