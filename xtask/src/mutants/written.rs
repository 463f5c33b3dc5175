//! What is written down of planted mistakes: those that may live, and what was tried of each module.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::code::digest;
use super::planting::{Mutant, Planted};
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
    /// The digest of the module's code, so that a later change shows.
    code: String,
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
        code: digest(module)?,
    };
    tried.insert(module.to_owned(), counts);
    let text = serde_json::to_string_pretty(&tried).map_err(|error| error.to_string())?;
    std::fs::write(root().join(TRIED), text + "\n").map_err(|error| format!("{TRIED}: {error}"))
}

/// Whether a module's code is another than the one that was tried.
pub(super) fn changed_since(module: &str, counts: &Counts) -> Result<bool, String> {
    Ok(digest(module)? != counts.code)
}

fn read(file: &str) -> Result<String, String> {
    std::fs::read_to_string(root().join(file)).map_err(|error| format!("{file}: {error}"))
}
