//! The public interface of the libraries as lists, so that a change of it is seen and meant.

use crate::check::installed;
use crate::run::{cargo_program, command, lines_of, root, say};

/// The libraries that others link, each with its features.
const LIBRARIES: [(&str, &[&str]); 4] = [
    ("wujin-core", &["--features", "schema"]),
    ("wujin-arrow", &[]),
    ("wujin-forms", &[]),
    ("wujin-text", &[]),
];

/// What is done with the lists.
#[derive(Clone, Copy)]
pub(crate) enum Lists {
    /// They are written anew.
    Write,
    /// They must be as they are written down.
    Hold,
}

/// Draws up the lists of every library.
pub(crate) fn api(lists: Lists) -> Result<(), String> {
    say("the public interface");
    installed("public-api", "cargo-public-api")?;
    LIBRARIES.into_iter().try_for_each(|(library, features)| {
        let mut list =
            command(cargo_program(), &[&["public-api", "-sss", "--package", library], features].concat());
        // The description of an interface as JSON is not settled yet.
        list.env("RUSTC_BOOTSTRAP", "1");
        let wanted = lines_of(list)?;
        let path = root().join(format!("docs/api/{library}.txt"));
        match lists {
            Lists::Write => {
                std::fs::create_dir_all(root().join("docs/api")).map_err(|error| error.to_string())?;
                std::fs::write(&path, wanted.join("\n") + "\n").map_err(|error| error.to_string())
            }
            Lists::Hold => {
                let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
                let found: Vec<&str> = text.lines().collect();
                let gone = found.iter().filter(|line| !wanted.iter().any(|other| other == *line));
                let new = wanted.iter().filter(|line| !found.contains(&line.as_str()));
                let changes: Vec<String> =
                    gone.map(|line| format!("- {line}")).chain(new.map(|line| format!("+ {line}"))).collect();
                if changes.is_empty() {
                    println!("{library}: {} items, as docs/api has them", wanted.len());
                    return Ok(());
                }
                let advice = "say it in CHANGELOG.md and run \"cargo xtask api\"";
                Err(format!("the interface of {library} changed; {advice}\n{}", changes.join("\n")))
            }
        }
    })
}
