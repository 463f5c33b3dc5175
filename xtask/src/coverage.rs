//! What the tests of the core reach, module by module.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::check::installed;
use crate::run::{cargo_program, command, root, run, say};

const REPORT: &str = "target/coverage.json";
const SOURCE: &str = "/wujin-core/src/";

#[derive(Deserialize)]
struct Report {
    data: Vec<Data>,
}

#[derive(Deserialize)]
struct Data {
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    filename: String,
    summary: Summary,
}

#[derive(Deserialize)]
struct Summary {
    lines: Count,
    regions: Count,
}

#[derive(Clone, Copy, Default, Deserialize)]
struct Count {
    count: u64,
    covered: u64,
}

impl Count {
    fn and(self, other: Self) -> Self {
        Self { count: self.count + other.count, covered: self.covered + other.covered }
    }

    fn percent(self) -> String {
        let per_mille = (self.covered * 1_000).checked_div(self.count).unwrap_or(1_000);
        format!("{:>3}.{}", per_mille / 10, per_mille % 10)
    }
}

/// Runs the tests of the core with everything counted, and says how much of each module they reach.
pub(crate) fn coverage() -> Result<(), String> {
    installed("llvm-cov", "cargo-llvm-cov")?;
    say("what the tests of the core reach");
    let arguments = ["llvm-cov", "--package", "wujin-core", "--all-features", "--json", "--summary-only"];
    let mut tests = command(cargo_program(), &[&arguments[..], &["--output-path", REPORT]].concat());
    // Debian's, of the version that the compiler was built with; else the component `llvm-tools` of rustup.
    for (variable, program) in
        [("LLVM_COV", "/usr/bin/llvm-cov-22"), ("LLVM_PROFDATA", "/usr/bin/llvm-profdata-22")]
    {
        if std::path::Path::new(program).exists() {
            tests.env(variable, program);
        }
    }
    run(tests)?;
    let text = std::fs::read_to_string(root().join(REPORT)).map_err(|error| error.to_string())?;
    let report: Report = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let mut modules: BTreeMap<&str, (Count, Count)> = BTreeMap::new();
    for file in report.data.iter().flat_map(|data| &data.files) {
        let Some((_, path)) = file.filename.split_once(SOURCE) else { continue };
        let module = path.split('/').next().unwrap_or(path).trim_end_matches(".rs");
        for module in [module, "all of it"] {
            let (lines, regions) = modules.entry(module).or_default();
            *lines = lines.and(file.summary.lines);
            *regions = regions.and(file.summary.regions);
        }
    }
    println!("{:<16} {:>7} {:>7}   {:>7} {:>7}", "module", "lines", "%", "regions", "%");
    for (module, (lines, regions)) in modules {
        println!(
            "{module:<16} {:>7} {:>7}   {:>7} {:>7}",
            lines.count,
            lines.percent(),
            regions.count,
            regions.percent()
        );
    }
    Ok(())
}
