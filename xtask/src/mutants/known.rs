//! What is known of a module's mutants from the runs before, so that an interrupted one goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::code::digests;
use crate::run::root;

/// The tests that have been run against all mutants of a module.
const ENDED: &str = "passes-ended.txt";

/// Where what is known of a module is kept, and where cargo-mutants writes.
pub(super) fn out(module: &str) -> PathBuf {
    root().join("target/mutants").join(module)
}

/// Forgets what is known of a module's mutants, so that the next run plants every one again.
pub(super) fn forget(module: &str) -> Result<(), String> {
    std::fs::remove_dir_all(out(module)).map_err(|error| error.to_string())
}

/// The names of the mutants that need not be planted again: caught, without an end, refused.
pub(super) struct Known {
    out: PathBuf,
    names: [BTreeSet<String>; 3],
}

impl Known {
    const KINDS: [&str; 3] = ["caught", "timeout", "unviable"];
    /// Where they stand: here, and in what cargo-mutants goes on from.
    const FILES: [&str; 7] = [
        "caught.txt",
        "timeout.txt",
        "unviable.txt",
        "mutants.out/caught.txt",
        "mutants.out/previously_caught.txt",
        "mutants.out/timeout.txt",
        "mutants.out/unviable.txt",
    ];

    /// What earlier runs made known, the one that was interrupted too, of files that hold the same code still.
    pub(super) fn read(module: &str) -> Result<Self, String> {
        let out = out(module);
        std::fs::create_dir_all(&out).map_err(|error| error.to_string())?;
        forget_changed(module, &out)?;
        let mut known = Self { out, names: Default::default() };
        for (kind, names) in Self::KINDS.into_iter().zip(&mut known.names) {
            names.extend(lines(&known.out.join(format!("{kind}.txt")))?);
        }
        known.learn()?;
        Ok(known)
    }

    /// Takes up what the last run of cargo-mutants wrote.
    pub(super) fn learn(&mut self) -> Result<(), String> {
        for (kind, names) in Self::KINDS.into_iter().zip(&mut self.names) {
            names.extend(lines(&self.out.join(format!("mutants.out/{kind}.txt")))?);
            write_lines(&self.out.join(format!("{kind}.txt")), &*names)?;
        }
        Ok(())
    }

    /// Whether these tests have been run against all that was not known.
    pub(super) fn has_ended(&self, tests: &str) -> Result<bool, String> {
        Ok(lines(&self.out.join(ENDED))?.iter().any(|ended| ended == tests))
    }

    /// Keeps that they have.
    pub(super) fn end(&self, tests: &str) -> Result<(), String> {
        let mut ended = lines(&self.out.join(ENDED))?;
        ended.push(tests.to_owned());
        write_lines(&self.out.join(ENDED), &ended)
    }

    /// How many are caught, without an end, refused.
    pub(super) fn counts(&self) -> [usize; 3] {
        self.names.each_ref().map(BTreeSet::len)
    }

    /// Patterns of the names of those without an end, which cargo-mutants would wait for again.
    pub(super) fn endless(&self) -> impl Iterator<Item = String> {
        let [_, endless, _] = &self.names;
        endless.iter().map(|name| {
            let special = |sign: char| r"\.+*?()|[]{}^$".contains(sign);
            let escaped =
                name.chars().flat_map(|sign| special(sign).then_some('\\').into_iter().chain([sign]));
            format!("^{}$", escaped.collect::<String>())
        })
    }
}

/// Forgets what is known of files whose code is another than it was.
fn forget_changed(module: &str, out: &Path) -> Result<(), String> {
    let (code, known_of) = (digests(module)?, out.join("code.json"));
    let before = std::fs::read_to_string(&known_of).unwrap_or_else(|_| "{}".to_owned());
    let before: BTreeMap<String, String> =
        serde_json::from_str(&before).map_err(|error| format!("{}: {error}", known_of.display()))?;
    if before == code {
        return Ok(());
    }
    let is_same = |file: &str| code.get(file).is_some_and(|now| before.get(file) == Some(now));
    for names in Known::FILES.map(|names| out.join(names)).iter().filter(|names| names.exists()) {
        let mut kept = lines(names)?;
        kept.retain(|name| name.split(':').next().is_some_and(is_same));
        write_lines(names, &kept)?;
    }
    write_lines(&out.join(ENDED), &[])?;
    let text = serde_json::to_string_pretty(&code).map_err(|error| error.to_string())?;
    std::fs::write(known_of, text).map_err(|error| error.to_string())
}

/// The lines of a file; none where there is none.
pub(super) fn lines(file: &Path) -> Result<Vec<String>, String> {
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(format!("{}: {error}", file.display())),
    }
}

fn write_lines<'a>(file: &Path, lines: impl IntoIterator<Item = &'a String>) -> Result<(), String> {
    let lines = lines.into_iter().flat_map(|line| [line.as_str(), "\n"]);
    std::fs::write(file, lines.collect::<String>()).map_err(|error| format!("{}: {error}", file.display()))
}
