//! What is written down of planted mistakes: those that may live, and what was tried of each module.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::planting::{Mutant, Planted, folder};
use crate::run::root;

/// The mutants that may live, each with its reason.
pub(super) const MAY_LIVE: &str = "docs/mutants/may-live.toml";
const TRIED: &str = "docs/mutants/tried.json";

/// A mutant that may live.
#[derive(Deserialize)]
pub(super) struct Allowed {
    #[serde(flatten)]
    pub(super) mutant: Mutant,
    reason: String,
}

#[derive(Deserialize)]
struct MayLive {
    #[serde(default)]
    mutant: Vec<Allowed>,
}

/// What was tried, by module.
pub(super) type Tried = BTreeMap<String, Counts>;

/// What became of the mutants of a module.
#[derive(Deserialize, Serialize)]
pub(super) struct Counts {
    pub(super) caught: usize,
    /// Those under which the tests came to no end.
    pub(super) endless: usize,
    /// Those that the compiler refuses.
    pub(super) refused: usize,
    pub(super) may_live: usize,
    /// The digest of the module's source, so that a later change shows.
    source: String,
}

impl Counts {
    pub(super) fn planted(&self) -> usize {
        self.caught + self.endless + self.refused + self.may_live
    }
}

/// The mutants that may live; each has a reason.
pub(super) fn may_live() -> Result<Vec<Allowed>, String> {
    let list: MayLive = toml::from_str(&read(MAY_LIVE)?).map_err(|error| format!("{MAY_LIVE}: {error}"))?;
    match list.mutant.iter().find(|one| one.reason.trim().is_empty()) {
        Some(one) => Err(format!("{MAY_LIVE}: \"{}\" has no reason", one.mutant)),
        None => Ok(list.mutant),
    }
}

pub(super) fn read_tried() -> Result<Tried, String> {
    serde_json::from_str(&read(TRIED)?).map_err(|error| format!("{TRIED}: {error}"))
}

/// Writes down what became of a module's mutants.
pub(super) fn write_tried(module: &str, planted: &Planted) -> Result<(), String> {
    let mut tried = read_tried()?;
    let counts = Counts {
        caught: planted.caught,
        endless: planted.endless,
        refused: planted.refused,
        may_live: planted.living.len(),
        source: digest(module)?,
    };
    tried.insert(module.to_owned(), counts);
    let text = serde_json::to_string_pretty(&tried).map_err(|error| error.to_string())?;
    std::fs::write(root().join(TRIED), text + "\n").map_err(|error| format!("{TRIED}: {error}"))
}

/// Whether a module's source is another than the one that was tried.
pub(super) fn changed_since(module: &str, counts: &Counts) -> Result<bool, String> {
    Ok(digest(module)? != counts.source)
}

/// The digest of a module's source, file by file in order of their names.
fn digest(module: &str) -> Result<String, String> {
    let mut files = Vec::new();
    sources(&root().join(folder(module)), &mut files).map_err(|error| error.to_string())?;
    files.sort();
    let mut digest = Sha256::new();
    for file in files {
        digest.update(std::fs::read(file).map_err(|error| error.to_string())?);
    }
    Ok(digest.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path, files)?;
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

fn read(file: &str) -> Result<String, String> {
    std::fs::read_to_string(root().join(file)).map_err(|error| format!("{file}: {error}"))
}
