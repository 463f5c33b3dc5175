//! Every code of the registry is said in some vector, or it is said here why not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;
use wujin_core::finding::codes;

use super::root;

const WORKBOOKS: &str =
    "what a workbook's bytes hold: `wujin-forms/tests/corpus`, with what is expected of each";
const FILES: &str =
    "what a file's bytes hold: the tests of `wujin-text`, and of the bindings on the sample's files";
const TABLES: &str = "several tables held together: the tests of `province-year` and of the Python package";
const BATCHES: &str = "record batches: the tests of `wujin-arrow`";
const CHAINS: &str =
    "reports of several periods and tiers, compiled from workbooks: the tests of `province-year`";
const OWN: &str = "tables and editions of a user's own: the tests of the core and of the Python package";

/// The codes that no door's vector says, and what shows them.
const ELSEWHERE: [(&str, &[&str]); 6] = [
    (
        WORKBOOKS,
        &[
            "WJ-302", "WJ-939", "WJ-944", "WJ-945", "WJ-946", "WJ-947", "WJ-948", "WJ-949", "WJ-950",
            "WJ-951", "WJ-952", "WJ-953", "WJ-955", "WJ-956",
        ],
    ),
    (FILES, &["WJ-901", "WJ-902", "WJ-908", "WJ-909", "WJ-914", "WJ-928", "WJ-930", "WJ-933"]),
    (TABLES, &["WJ-921", "WJ-922", "WJ-923", "WJ-926", "WJ-927", "WJ-929"]),
    (BATCHES, &["WJ-934", "WJ-935", "WJ-936", "WJ-937"]),
    (CHAINS, &["WJ-407", "WJ-414", "WJ-415", "WJ-417", "WJ-418", "WJ-419", "WJ-420", "WJ-430", "WJ-431"]),
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
    for entry in fs::read_dir(root().join("tests/vectors")).unwrap() {
        for line in fs::read_to_string(entry.unwrap().path()).unwrap().lines() {
            let vector: Value = serde_json::from_str(line).unwrap();
            // What the registry holds of a code is no finding.
            if vector["door"] != "catalogue.code" {
                let answer = serde_json::from_str(vector["answer"].as_str().unwrap()).unwrap();
                said_in(&answer, &mut said);
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
