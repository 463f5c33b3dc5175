//! The generated documents, held against the code. `cargo xtask generate` writes them anew.

mod codes;
mod drawings;
mod glossary;
mod readings;
mod schemas;
mod traceability;
mod vectors;

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Holds a document against what the code says it should be, or writes it when told to.
fn hold(path: &str, wanted: &str) {
    let file = root().join(path);
    if std::env::var_os("WUJIN_WRITE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, wanted).unwrap();
        return;
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    let line = found.lines().zip(wanted.lines()).position(|(found, wanted)| found != wanted);
    let line = line.unwrap_or_else(|| found.lines().count().min(wanted.lines().count())) + 1;
    assert!(
        found == wanted,
        "{path} is not what the code says, from line {line} on; run \"cargo xtask generate\"\n  found:  {:?}\n  wanted: {:?}",
        found.lines().nth(line - 1),
        wanted.lines().nth(line - 1),
    );
}

/// A cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
