//! The corpus of damaged workbooks as files, each with what must be said of it in `corpus/expected.tsv`.
//!
//! The files are what `damage.rs` makes: `WUJIN_CORPUS=1 cargo test -p wujin-forms --test books damage`
//! writes them anew. Whoever ports the reading can run them as they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::damage::{read, said};

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

pub(crate) const EXPECTED: &str = "expected.tsv";

/// Writes a workbook of the corpus, where that is asked for.
pub(crate) fn keep(name: &str, bytes: &[u8], expected: impl Iterator<Item = String>) {
    static WRITING: Mutex<()> = Mutex::new(());
    if std::env::var_os("WUJIN_CORPUS").is_none() {
        return;
    }
    let _alone = WRITING.lock().unwrap();
    let file = format!("{}.xlsx", name.replace(' ', "-"));
    fs::create_dir_all(folder()).unwrap();
    fs::write(folder().join(&file), bytes).unwrap();
    let list = fs::read_to_string(folder().join(EXPECTED)).unwrap_or_default();
    let others = list.lines().filter(|line| !line.starts_with(&format!("{file}\t")));
    let mut lines: BTreeSet<String> = others.map(str::to_owned).collect();
    lines.insert(format!("{file}\t{}", expected.collect::<Vec<_>>().join("; ")));
    let lines: Vec<_> = lines.into_iter().collect();
    fs::write(folder().join(EXPECTED), lines.join("\n") + "\n").unwrap();
}

#[test]
fn every_workbook_of_the_corpus_gives_its_findings() {
    let list = fs::read_to_string(folder().join(EXPECTED)).unwrap();
    let (mut named, mut faulty) = (BTreeSet::new(), 0);
    for line in list.lines() {
        let (file, expected) = line.split_once('\t').unwrap();
        let found = said(&read(&fs::read(folder().join(file)).unwrap())).join("; ");
        assert_eq!(found, expected, "{file}");
        named.insert(file.to_owned());
        faulty += usize::from(!expected.is_empty());
    }
    let there =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let there: BTreeSet<_> = there.filter(|name| name != EXPECTED).collect();
    assert_eq!(there, named);
    assert!(faulty >= 40, "{faulty}");
}
