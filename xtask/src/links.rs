//! Links of the documents to each other and to files: none leads nowhere.

use std::path::Path;

use crate::run::{command, lines_of, root, say};

/// Follows every link in a Markdown file that does not leave the project.
pub(crate) fn links() -> Result<(), String> {
    say("links");
    let documents = lines_of(command("git", &["ls-files", "--", "*.md"]))?;
    let mut broken = Vec::new();
    let mut followed = 0;
    for document in &documents {
        let text =
            std::fs::read_to_string(root().join(document)).map_err(|error| format!("{document}: {error}"))?;
        let folder = Path::new(document).parent().unwrap_or(Path::new(""));
        for target in targets(&text) {
            followed += 1;
            if !root().join(folder).join(target).exists() {
                broken.push(format!("{document}: \"{target}\" is not there"));
            }
        }
    }
    println!("{followed} links in {} documents", documents.len());
    if broken.is_empty() { Ok(()) } else { Err(broken.join("\n")) }
}

/// The files that a text links to, without the places in them.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let after_each = text.split("](").skip(1);
    let targets = after_each.filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    let files =
        targets.filter(|target| !target.contains("://") && !target.starts_with('#') && !target.contains(' '));
    files.filter_map(|target| target.split('#').next()).filter(|file| !file.is_empty())
}
