//! Planting with cargo-mutants: first against the tests that take seconds, then what is left against all.

use std::fmt;

use serde::Deserialize;

use super::code::folder;
use super::known::{Known, lines, out};
use crate::run::{cargo_program, command, lines_of, status_of};

/// What makes cargo run all tests of the core.
const ALL: &str = "-C=--tests";

/// How tests are run against a mutant.
struct Tests {
    program: &'static str,
    /// What the names of those that run hold; nothing where all do.
    only: &'static str,
    leave_out: &'static [&'static str],
    /// How many cases each property is tried with.
    cases: &'static str,
    /// In seconds.
    timeout: &'static str,
}

impl Tests {
    fn name(&self) -> String {
        [self.program, self.only].join(" ").trim_end().to_owned()
    }
}

/// The tests that are run against a module's mutants, one after the other, each against what the ones before let
/// live: those that catch most in the least time, and all of the core in the end.
fn passes(module: &str) -> Vec<Tests> {
    const LIB: &str = "-C=--lib";
    const SUITE: &str = "-C=--test=suite";
    let quick: &[(&str, &str)] = match module {
        "petition" | "reporting" | "time" => &[(LIB, ""), (SUITE, "")],
        "reconciliation" => &[("-C=--test=reconciliation", ""), (LIB, ""), (SUITE, "")],
        "conformance" => &[(SUITE, "conformance::"), (LIB, ""), (SUITE, "")],
        _ => &[(SUITE, ""), (LIB, "")],
    };
    let quick = quick.iter().map(|(program, only)| Tests {
        program,
        only,
        // The slowest, half of the time together.
        leave_out: &[
            "certificate::document",
            "the_path_of_what_cannot",
            "long_cases_and_many",
            "every_reading_is_marked",
            "byte_for_byte_what_the_doors",
            "two_planted_errors",
        ],
        // As many as ever where that takes seconds.
        cases: if *program == LIB { "256" } else { "8" },
        timeout: if only.is_empty() { "30" } else { "10" },
    });
    let all = Tests { program: ALL, only: "", leave_out: &[], cases: "16", timeout: "120" };
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

/// Plants every mistake in a module. What an earlier run caught that was interrupted, or after which some lived,
/// is not planted again where its file holds the same code.
pub(super) fn plant(module: &str) -> Result<Planted, String> {
    let mut known = Known::read(module)?;
    for tests in passes(module) {
        if known.has_ended(&tests.name())? {
            continue;
        }
        run_tests(module, &tests, &known)?;
        known.learn()?;
        // The last is run in any case: it tells what lives.
        if tests.program != ALL {
            known.end(&tests.name())?;
        }
    }
    let living = lines(&out(module).join("mutants.out/missed.txt"))?;
    let [caught, endless, refused] = known.counts();
    let living = living.iter().filter_map(|line| Mutant::read(line)).collect();
    Ok(Planted { caught, endless, refused, living })
}

/// Plants what is not known yet, and runs these tests against each.
fn run_tests(module: &str, tests: &Tests, known: &Known) -> Result<(), String> {
    let source = format!("--file={}/**", folder(module));
    let out = format!("--output={}", out(module).display());
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
    planting.args(["--", "--"]).args((!tests.only.is_empty()).then_some(tests.only));
    planting.args(tests.leave_out.iter().flat_map(|name| ["--skip", name]));
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
