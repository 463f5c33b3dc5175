//! A short run of every target: what fuzzing has kept, and small changes to it.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};
use wujin_fuzz::{CORPUS, TARGETS, Target};

/// So many changed inputs are tried of each target.
const CHANGED: u32 = 2_000;

/// What is done to an input at one place.
#[derive(Clone, Debug)]
enum Change {
    Put(Index, u8),
    Add(Index, Vec<u8>),
    Remove(Index, usize),
    Repeat(Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(place, byte)| Change::Put(place, byte)),
        (any::<Index>(), vec(any::<u8>(), 1..4)).prop_map(|(place, bytes)| Change::Add(place, bytes)),
        (any::<Index>(), 1..20_usize).prop_map(|(place, length)| Change::Remove(place, length)),
        (any::<Index>(), 1..40_usize).prop_map(|(place, length)| Change::Repeat(place, length)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let (Change::Put(place, _)
        | Change::Add(place, _)
        | Change::Remove(place, _)
        | Change::Repeat(place, _)) = change;
        let place = place.index(bytes.len() + 1);
        let until = |length: usize| (place + length).min(bytes.len());
        match change {
            Change::Put(_, byte) => drop(bytes.splice(place..until(1), [*byte])),
            Change::Add(_, added) => drop(bytes.splice(place..place, added.clone())),
            Change::Remove(_, length) => drop(bytes.drain(place..until(*length))),
            Change::Repeat(_, length) => {
                let part = bytes.get(place..until(*length)).unwrap().to_vec();
                drop(bytes.splice(place..place, part));
            }
        }
    }
    bytes
}

fn corpus(target: &Target) -> Vec<Vec<u8>> {
    let folder = Path::new(CORPUS).join(target.name);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|file| fs::read(file).unwrap()).collect()
}

#[test]
fn every_target_has_a_program() {
    let folder = Path::new(CORPUS).with_file_name("libfuzzer").join("fuzz_targets");
    let mut programs: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    programs.sort();
    let names: Vec<_> = programs.iter().map(|path| path.file_stem().unwrap().to_str().unwrap()).collect();
    assert_eq!(names, TARGETS.map(|target| target.name));
}

#[test]
fn every_promise_holds_of_what_fuzzing_has_kept() {
    for target in &TARGETS {
        let corpus = corpus(target);
        assert!(!corpus.is_empty(), "{} has a corpus", target.name);
        for bytes in &corpus {
            (target.attempt)(bytes);
        }
    }
}

#[test]
fn every_promise_holds_of_changes_to_it() {
    for target in &TARGETS {
        let inputs = (select(corpus(target)), vec(change(), 1..4));
        let inputs = inputs.prop_map(|(bytes, changes)| changed(bytes, &changes));
        let config = Config { cases: CHANGED, failure_persistence: None, ..Config::default() };
        let attempt = |bytes: Vec<u8>| {
            (target.attempt)(&bytes);
            Ok(())
        };
        TestRunner::new(config).run(&inputs, attempt).unwrap_or_else(|error| {
            std::panic::panic_any(format!("{}: {error}", target.name));
        });
    }
}
