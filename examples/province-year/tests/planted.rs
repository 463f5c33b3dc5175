//! Every planted fault is found, at its file, line and column and with its code, and nothing else is.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use province_year::generate::{FaultPlan, Planted, Request, Writing, generate};
use province_year::run::{Options, run};
use province_year::sink::FindingKey;

type Places = BTreeMap<(String, u64, String, String, String), usize>;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample")
}

fn request(seed: u64, stations: u32, cases: u32, faults: &str, folder: &Path) -> Request {
    let faults = faults.parse().unwrap();
    Request { seed, stations, cases, faults, folder: folder.to_owned(), writing: None }
}

fn of_planted<'a>(list: impl IntoIterator<Item = &'a Planted>) -> Places {
    let mut places = Places::new();
    for planted in list {
        let Planted { file, line, column, code, subject, .. } = planted.clone();
        *places.entry((file, line, column, code, subject)).or_default() += 1;
    }
    places
}

fn of_found<'a>(list: impl IntoIterator<Item = &'a FindingKey>) -> Places {
    let mut places = Places::new();
    for found in list {
        let FindingKey { file, line, column, code, subject } = found.clone();
        *places.entry((file, line, column, code, subject)).or_default() += 1;
    }
    places
}

fn assert_same(planted: &Places, found: &Places, which: &str) {
    let missed: Vec<_> = planted.iter().filter(|(key, count)| found.get(*key) != Some(*count)).collect();
    let surplus: Vec<_> = found.iter().filter(|(key, count)| planted.get(*key) != Some(*count)).collect();
    assert!(missed.is_empty() && surplus.is_empty(), "{which}\nmissed {missed:#?}\nsurplus {surplus:#?}");
}

fn found(folder: &Path) -> Places {
    let output = tempfile::tempdir().unwrap();
    let year = run(&Options::new(folder.to_owned(), output.path().to_owned())).unwrap();
    of_found(&year.findings)
}

#[test]
fn the_sample_folder_holds_its_planted_faults_and_no_others() {
    let list = fs::read(sample().join("faults.csv")).unwrap();
    let mut planted = Places::new();
    let mut kinds = BTreeMap::new();
    for row in csv::Reader::from_reader(list.as_slice()).records() {
        let row = row.unwrap();
        let line = if row[1].is_empty() { 0 } else { row[1].parse().unwrap() };
        let cell = |place: usize| row[place].to_owned();
        *planted.entry((cell(0), line, cell(2), cell(3), cell(4))).or_default() += 1;
        *kinds.entry(cell(5)).or_insert(0) += 1;
    }
    let all: Vec<_> = province_year::generate::Fault::ALL.iter().map(|fault| fault.name()).collect();
    assert!(all.iter().all(|fault| kinds.contains_key(*fault)), "{kinds:?}");
    assert_same(&planted, &found(&sample()), "sample");
}

#[test]
fn the_sample_folder_is_what_its_seed_makes() {
    let folder = tempfile::tempdir().unwrap();
    generate(&request(113, 300, 4_000, "0.02", folder.path())).unwrap();
    for entry in fs::read_dir(sample()).unwrap() {
        let path = entry.unwrap().path();
        let again = fs::read(folder.path().join(path.file_name().unwrap())).unwrap();
        assert!(again == fs::read(&path).unwrap(), "{}", path.display());
    }
}

#[test]
fn faults_are_found_for_other_seeds_too() {
    for seed in 1..=6 {
        let folder = tempfile::tempdir().unwrap();
        let share = if seed % 2 == 0 { "0.08" } else { "0.01" };
        let list = generate(&request(seed, 60, 900, share, folder.path())).unwrap();
        assert_same(&of_planted(&list), &found(folder.path()), &format!("seed {seed}"));
    }
}

#[test]
fn a_folder_without_faults_has_no_findings() {
    let folder = tempfile::tempdir().unwrap();
    let plain = Request { faults: FaultPlan::none(), ..request(7, 120, 1_500, "0", folder.path()) };
    assert!(generate(&plain).unwrap().is_empty());
    assert_eq!(found(folder.path()), Places::new());
}

/// Everything that a run wrote, by the name of the file; the page says how long the run took.
fn written(folder: &Path, held_at_most: usize) -> BTreeMap<String, Vec<u8>> {
    let output = tempfile::tempdir().unwrap();
    let options = Options { held_at_most, ..Options::new(folder.to_owned(), output.path().to_owned()) };
    run(&options).unwrap();
    let files = fs::read_dir(output.path()).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn the_encoding_of_the_files_changes_nothing() {
    let mut results = Vec::new();
    for writing in [Writing::Utf8, Writing::Utf8Marked, Writing::Gb18030] {
        let folder = tempfile::tempdir().unwrap();
        let request = Request { writing: Some(writing), ..request(3, 60, 600, "0.03", folder.path()) };
        generate(&request).unwrap();
        let mut files = written(folder.path(), usize::MAX);
        // These name the encodings that were found.
        for name in ["findings.csv", "findings.json", "report.html"] {
            files.remove(name).unwrap();
        }
        results.push(files);
    }
    assert_eq!(results[0], results[1]);
    assert_eq!(results[0], results[2]);
}

#[test]
fn rows_that_wait_on_disk_give_the_same_results() {
    let folder = tempfile::tempdir().unwrap();
    generate(&request(4, 60, 600, "0.03", folder.path())).unwrap();
    let (mut memory, mut disk) = (written(folder.path(), usize::MAX), written(folder.path(), 10_000));
    assert!(memory.remove("report.html").is_some() && disk.remove("report.html").is_some());
    assert_eq!(memory, disk);
}
