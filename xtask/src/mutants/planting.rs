//! Planting with cargo-mutants: first against the tests that take seconds, then what is left against all.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use serde::Deserialize;

use super::code::{digests, folder};
use crate::run::{cargo_program, command, lines_of, root, status_of};

const OUT: &str = "target/mutants";
/// In the folder of a module: the tests that have been run against all its mutants.
const ENDED: &str = "passes-ended.txt";
/// What makes cargo run all tests of the core.
const ALL: &str = "-C=--tests";

/// How tests are run against a mutant.
struct Tests {
    program: &'static str,
    leave_out: &'static [&'static str],
    /// How many cases each property is tried with.
    cases: &'static str,
    /// In seconds.
    timeout: &'static str,
}

/// The tests that are run against a module's mutants, one after the other, each against what the ones before let
/// live: those that catch most in the least time, and all of the core in the end.
fn passes(module: &str) -> Vec<Tests> {
    const LIB: &str = "-C=--lib";
    const SUITE: &str = "-C=--test=suite";
    let quick: &[&str] = match module {
        "petition" | "reporting" | "time" => &[LIB, SUITE],
        "reconciliation" => &["-C=--test=reconciliation", LIB, SUITE],
        _ => &[SUITE, LIB],
    };
    let quick = quick.iter().map(|program| Tests {
        program,
        // The slowest, half of the time together.
        leave_out: &[
            "certificate::document",
            "the_path_of_what_cannot",
            "long_cases_and_many",
            "every_reading_is_marked",
            "byte_for_byte_what_the_doors",
            "two_planted_errors",
        ],
        cases: "8",
        timeout: "30",
    });
    let all = Tests { program: ALL, leave_out: &[], cases: "16", timeout: "120" };
    quick.chain([all]).collect()
}

/// A planted mistake, whatever the line it stands in.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
pub(super) struct Mutant {
    file: String,
    change: String,
}

impl Mutant {
    /// As cargo-mutants names it: `file:line:column: change`.
    fn read(line: &str) -> Option<Self> {
        let (place, change) = line.split_once(": ")?;
        let file = place.split(':').next()?;
        Some(Self { file: file.to_owned(), change: change.to_owned() })
    }

    pub(super) fn is_in(&self, module: &str) -> bool {
        self.file.strip_prefix(&folder(module)).is_some_and(|rest| rest.starts_with('/'))
    }
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.change)
    }
}

/// What became of the mutants of a module.
pub(super) struct Planted {
    pub(super) caught: usize,
    /// Those under which the tests came to no end.
    pub(super) endless: usize,
    /// Those that the compiler refuses.
    pub(super) refused: usize,
    pub(super) living: Vec<Mutant>,
}

/// What can be planted in a module.
pub(super) fn list(module: &str) -> Result<Vec<Mutant>, String> {
    let source = format!("--file={}/**", folder(module));
    let listed = lines_of(command(cargo_program(), &["mutants", "--package=wujin-core", &source, "--list"]))?;
    Ok(listed.iter().filter_map(|line| Mutant::read(line)).collect())
}

/// Forgets what is known of a module's mutants, so that the next run plants every one again.
pub(super) fn forget(module: &str) -> Result<(), String> {
    std::fs::remove_dir_all(root().join(OUT).join(module)).map_err(|error| error.to_string())
}

/// Plants every mistake in a module. What an earlier run caught that was interrupted, or after which some lived,
/// is not planted again where its file holds the same code.
pub(super) fn plant(module: &str) -> Result<Planted, String> {
    let out = root().join(OUT).join(module);
    std::fs::create_dir_all(&out).map_err(|error| error.to_string())?;
    forget_changed(module, &out)?;
    let mut known = Known::read(&out)?;
    let ended = out.join(ENDED);
    let mut done = lines(&ended)?;
    for tests in passes(module) {
        // The last is run in any case: it tells what lives.
        if done.iter().any(|name| name == tests.program) {
            continue;
        }
        run_tests(module, &tests, &known)?;
        known.learn(&out)?;
        if tests.program != ALL {
            done.push(tests.program.to_owned());
            write_lines(&ended, &done)?;
        }
    }
    let living = lines(&out.join("mutants.out/missed.txt"))?;
    let [caught, endless, refused] = known.0.map(|names| names.len());
    let living = living.iter().filter_map(|line| Mutant::read(line)).collect();
    Ok(Planted { caught, endless, refused, living })
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
    let is_same = |file: &str| code.contains_key(file) && code.get(file) == before.get(file);
    for names in Known::FILES {
        let names = out.join(names);
        let mut kept = lines(&names)?;
        kept.retain(|name| name.split(':').next().is_some_and(is_same));
        write_lines(&names, &kept)?;
    }
    write_lines(&out.join(ENDED), &[])?;
    let text = serde_json::to_string_pretty(&code).map_err(|error| error.to_string())?;
    std::fs::write(known_of, text).map_err(|error| error.to_string())
}

/// The names of the mutants that need not be planted again: caught, without an end, refused.
struct Known([BTreeSet<String>; 3]);

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

    /// What earlier runs made known, the one that was interrupted too.
    fn read(out: &Path) -> Result<Self, String> {
        let mut known = Self(Default::default());
        for (kind, names) in Self::KINDS.into_iter().zip(&mut known.0) {
            names.extend(lines(&out.join(format!("{kind}.txt")))?);
        }
        known.learn(out)?;
        Ok(known)
    }

    /// Takes up what the last run of cargo-mutants wrote.
    fn learn(&mut self, out: &Path) -> Result<(), String> {
        for (kind, names) in Self::KINDS.into_iter().zip(&mut self.0) {
            names.extend(lines(&out.join(format!("mutants.out/{kind}.txt")))?);
            write_lines(&out.join(format!("{kind}.txt")), &names.iter().cloned().collect::<Vec<_>>())?;
        }
        Ok(())
    }

    /// Patterns of the names of those without an end, which cargo-mutants would wait for again.
    fn endless(&self) -> impl Iterator<Item = String> {
        let [_, endless, _] = &self.0;
        endless.iter().map(|name| {
            let special = |sign: char| r"\.+*?()|[]{}^$".contains(sign);
            let escaped =
                name.chars().flat_map(|sign| special(sign).then_some('\\').into_iter().chain([sign]));
            format!("^{}$", escaped.collect::<String>())
        })
    }
}

/// Plants what is not known yet, and runs these tests against each.
fn run_tests(module: &str, tests: &Tests, known: &Known) -> Result<(), String> {
    let source = format!("--file={}/**", folder(module));
    let out = format!("--output={OUT}/{module}");
    let how = [
        "mutants",
        "--package=wujin-core",
        "--all-features",
        "--profile=mutants",
        "--iterate",
        "--no-shuffle",
    ];
    let mut planting = command(cargo_program(), &how);
    planting.args(["--jobs=2", &source, &out, &format!("--timeout={}", tests.timeout), tests.program]);
    planting.args(known.endless().map(|name| format!("--exclude-re={name}")));
    planting.args(["--", "--"]).args(tests.leave_out.iter().flat_map(|name| ["--skip", name]));
    // Every run tries the same cases, and nothing is written beside the tests.
    planting.envs([
        ("PROPTEST_CASES", tests.cases),
        ("PROPTEST_RNG_SEED", "113"),
        ("PROPTEST_MAX_SHRINK_ITERS", "0"),
        ("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "true"),
        ("INSTA_UPDATE", "no"),
    ]);
    let status = status_of(planting)?;
    // 2: some lived; 3: some came to no end.
    if matches!(status.code(), Some(0 | 2 | 3)) {
        Ok(())
    } else {
        Err(format!("cargo-mutants failed ({status})"))
    }
}

fn lines(file: &Path) -> Result<Vec<String>, String> {
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(format!("{}: {error}", file.display())),
    }
}

fn write_lines(file: &Path, lines: &[String]) -> Result<(), String> {
    if lines.is_empty() && !file.exists() {
        return Ok(());
    }
    let lines = lines.iter().flat_map(|line| [line.as_str(), "\n"]);
    std::fs::write(file, lines.collect::<String>()).map_err(|error| format!("{}: {error}", file.display()))
}
