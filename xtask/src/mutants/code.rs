//! The code of a module that mistakes are planted in: its source without its tests.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::run::root;

/// Where the source of a module stands.
pub(super) fn folder(module: &str) -> String {
    format!("wujin-core/src/{module}")
}

/// The digest of a module's code, file by file in order of their names.
pub(super) fn digest(module: &str) -> Result<String, String> {
    let mut digest = Sha256::new();
    code(module)?.values().for_each(|code| digest.update(code));
    Ok(written(digest))
}

/// The digest of each file of a module, by the file.
pub(super) fn digests(module: &str) -> Result<BTreeMap<String, String>, String> {
    let of = |(file, code)| (file, written(Sha256::new_with_prefix(code)));
    Ok(code(module)?.into_iter().map(of).collect())
}

fn written(digest: Sha256) -> String {
    digest.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The code of a module, by the file.
fn code(module: &str) -> Result<BTreeMap<String, String>, String> {
    let mut files = Vec::new();
    sources(&root().join(folder(module)), &mut files).map_err(|error| error.to_string())?;
    files
        .into_iter()
        .map(|file| {
            let text = std::fs::read_to_string(&file).map_err(|error| error.to_string())?;
            let name = file.strip_prefix(root()).map_err(|error| error.to_string())?;
            Ok((name.display().to_string(), without_tests(&text).to_owned()))
        })
        .collect()
}

/// The tests of a file are the last that stands in it.
fn without_tests(text: &str) -> &str {
    let tests = ["mod tests {", "pub(super) mod tests {", "pub(crate) mod tests {"]
        .map(|tests| text.find(&format!("\n#[cfg(test)]\n{tests}\n")));
    tests.into_iter().flatten().min().and_then(|at| text.get(..at)).unwrap_or(text)
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_stem().is_some_and(|name| name == "tests") {
            continue;
        }
        if path.is_dir() {
            sources(&path, files)?;
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
    Ok(())
}
