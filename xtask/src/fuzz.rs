//! The fuzzers: what must hold of any bytes that reach a door, tried by libFuzzer for as long as one likes.

use crate::run::{cargo, cargo_program, command, root, run, say, succeeds};

/// Where the fuzzers' programs are made, and what they find.
const FOLDER: &str = "fuzz/libfuzzer";
const OUT: &str = "target/fuzz";
const BUILD: &str = "target/fuzz/build";
const CORPUS: &str = "fuzz/corpus";
/// How the name of an input begins that once broke a promise.
const ONCE_BROKEN: &str = "once-broken";
/// For how long each target is tried where nobody says otherwise.
const SECONDS: &str = "600";

/// Longer inputs are not tried.
const LONGEST: &str = "-max_len=8192";
/// So many inputs of each target are kept at the most, and so many bytes: those that reach most. A few
/// thousand inputs would reach everything.
const KEPT: usize = 60;
const KEPT_BYTES: u64 = 64 * 1024;

/// Tries each target, or one, for so many seconds, and keeps the inputs that reach most as its corpus.
pub(crate) fn fuzz(seconds: Option<&str>, only: Option<&str>) -> Result<(), String> {
    let seconds = seconds.unwrap_or(SECONDS);
    if seconds.parse::<u32>().is_err() {
        return Err(format!("\"{seconds}\" is no number of seconds"));
    }
    if !succeeds(command(cargo_program(), &["fuzz", "--version"])) {
        say("installing cargo-fuzz");
        cargo(&["install", "--locked", "cargo-fuzz"])?;
    }
    let targets = targets()?;
    let chosen: Vec<_> = targets.iter().filter(|name| only.is_none_or(|only| only == *name)).collect();
    if chosen.is_empty() {
        return Err(format!("there is no such target; there are {}", targets.join(", ")));
    }
    say("what the fuzzers begin with");
    let seeds = format!("{OUT}/seeds");
    cargo(&["run", "--quiet", "--package", "wujin-fuzz", "--example", "seeds", "--", &seeds])?;
    let time = format!("-max_total_time={seconds}");
    let limits = ["-timeout=10", "-rss_limit_mb=2048", "-malloc_limit_mb=1024", LONGEST];
    chosen.into_iter().try_for_each(|target| {
        say(&format!("fuzzing {target}"));
        let corpora =
            [format!("{OUT}/grown/{target}"), format!("{CORPUS}/{target}"), format!("{seeds}/{target}")];
        for folder in &corpora {
            std::fs::create_dir_all(root().join(folder)).map_err(|error| error.to_string())?;
        }
        libfuzzer(target, &corpora, &[&[time.as_str(), "-print_final_stats=1"][..], &limits].concat())?;
        keep(target, &corpora)
    })
}

/// Makes those inputs the corpus that reach most; what once broke a promise stays.
fn keep(target: &str, corpora: &[String]) -> Result<(), String> {
    let said = |error: std::io::Error| error.to_string();
    let chosen = format!("{OUT}/chosen/{target}");
    let folder = root().join(&chosen);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(said)?;
    }
    std::fs::create_dir_all(&folder).map_err(said)?;
    let into: Vec<_> = core::iter::once(chosen).chain(corpora.iter().cloned()).collect();
    libfuzzer(target, &into, &["-set_cover_merge=1", "-use_counters=0", LONGEST])?;
    // The one that adds most is written first.
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        let metadata = path.metadata().map_err(said)?;
        files.push((metadata.modified().map_err(said)?, metadata.len(), path));
    }
    files.sort();
    let corpus = root().join(CORPUS).join(target);
    for entry in std::fs::read_dir(&corpus).map_err(said)? {
        let path = entry.map_err(said)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.starts_with(ONCE_BROKEN) {
            std::fs::remove_file(path).map_err(said)?;
        }
    }
    let mut bytes = 0;
    for (_, length, path) in files.into_iter().take(KEPT) {
        bytes += length;
        if bytes > KEPT_BYTES {
            break;
        }
        let name = path.file_name().unwrap_or_default();
        std::fs::copy(&path, corpus.join(name)).map_err(said)?;
    }
    Ok(())
}

/// The targets, as their programs are called.
fn targets() -> Result<Vec<String>, String> {
    let folder = root().join(FOLDER).join("fuzz_targets");
    let entries = std::fs::read_dir(folder).map_err(|error| error.to_string())?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut names: Vec<_> = paths.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    Ok(names)
}

fn libfuzzer(target: &str, corpora: &[String], told: &[&str]) -> Result<(), String> {
    // The project has no unsafe code for a sanitizer to watch, and without one no other toolchain is needed.
    let how = ["fuzz", "run", "--fuzz-dir", FOLDER, "--sanitizer", "none", "--target-dir", BUILD, target];
    let corpora: Vec<&str> = corpora.iter().map(String::as_str).collect();
    let mut command = command(cargo_program(), &[&how[..], &corpora, &["--"], told].concat());
    // Instrumenting is asked for by flags of the compiler's own that are not settled yet.
    command.env("RUSTC_BOOTSTRAP", "1");
    run(command)
}
