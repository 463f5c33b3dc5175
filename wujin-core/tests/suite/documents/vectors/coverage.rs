//! Every code of the registry is said in some vector, or it is said here why not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;
use wujin_core::finding::codes;

use super::root;

const WORKBOOKS: &str = "a workbook too large, and a sheet asked for by name: the tests of `wujin-forms`";
const FOLDERS: &str = "the files of a folder: the tests of `province-year` and of the Python package";
const TABLES: &str = "several tables held together: the tests of `province-year` and of the Python package";
const BATCHES: &str = "record batches: the tests of `wujin-arrow`";
const CHAINS: &str =
    "reports of several periods and tiers, compiled from workbooks: the tests of `province-year`";
const OWN: &str = "tables and editions of a user's own: the tests of the core and of the Python package";

/// The codes that no door's vector says, and what shows them.
const ELSEWHERE: [(&str, &[&str]); 6] = [
    (WORKBOOKS, &["WJ-947", "WJ-956"]),
    (FOLDERS, &["WJ-930", "WJ-933", "WJ-955"]),
    (TABLES, &["WJ-921", "WJ-922", "WJ-923", "WJ-926", "WJ-927", "WJ-929"]),
    (BATCHES, &["WJ-934", "WJ-935", "WJ-936", "WJ-937"]),
    (CHAINS, &["WJ-407", "WJ-415", "WJ-417", "WJ-418", "WJ-419", "WJ-420", "WJ-430", "WJ-431"]),
    (OWN, &["WJ-317", "WJ-938"]),
];

#[test]
fn every_code_is_said_in_a_vector_or_shown_elsewhere() {
    let mut elsewhere: BTreeMap<&str, &str> = BTreeMap::new();
    for (shown, codes) in ELSEWHERE {
        for code in codes {
            assert_eq!(elsewhere.insert(code, shown), None, "{code} is listed once");
        }
    }
    let mut said = BTreeSet::new();
    let files =
        ["tests/vectors", "tests/file_vectors"].map(|folder| fs::read_dir(root().join(folder)).unwrap());
    for file in files.into_iter().flatten() {
        for line in fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            let vector: Value = serde_json::from_str(line).unwrap();
            match vector.get("answer") {
                // What the registry holds of a code is no finding.
                Some(_) if vector["door"] == "catalogue.code" => {}
                Some(answer) => {
                    said_in(&serde_json::from_str(answer.as_str().unwrap()).unwrap(), &mut said);
                }
                None => said_in(&vector["read"], &mut said),
            }
        }
    }
    let missing = codes().map(|info| info.code).filter(|code| !said.contains(*code));
    let missing: Vec<&str> = missing.collect();
    let listed: Vec<&str> = elsewhere.into_keys().collect();
    assert_eq!(missing, listed, "what no vector says is listed, and nothing more");
}

/// The codes of the findings in an answer.
fn said_in(answer: &Value, said: &mut BTreeSet<String>) {
    match answer {
        Value::Array(items) => items.iter().for_each(|item| said_in(item, said)),
        Value::Object(fields) => {
            if let (Some(Value::String(code)), true) = (fields.get("code"), fields.contains_key("severity")) {
                said.insert(code.clone());
            }
            fields.values().for_each(|field| said_in(field, said));
        }
        _ => {}
    }
}
