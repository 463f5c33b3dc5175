//! The certificate: every procedure walked through everything it can reach, under every edition and profile
//! that is shipped, and held against what is written down of it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::run::{cargo, root, say};

const CERTIFICATE: &str = "docs/certificate.json";

#[derive(Deserialize)]
struct Certificate {
    sha256: Hashes,
    procedures: Vec<Certified>,
}

#[derive(Deserialize)]
struct Hashes {
    tables: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Certified {
    procedure: String,
    states: usize,
    transitions: usize,
    holds_in_every_state: Vec<String>,
    under: Vec<Rules>,
}

#[derive(Deserialize)]
struct Rules {
    configurations: usize,
    decisions: usize,
    lawful: usize,
}

/// Walks everything again, and says what the certificate covers.
pub(crate) fn certify() -> Result<(), String> {
    say("the certificate");
    cargo(&[
        "test",
        "--quiet",
        "--package",
        "wujin-core",
        "--all-features",
        "--test",
        "suite",
        "certificate",
    ])?;
    let text = std::fs::read_to_string(root().join(CERTIFICATE)).map_err(|error| error.to_string())?;
    let certificate: Certificate = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    for procedure in &certificate.procedures {
        let sum = |count: fn(&Rules) -> usize| procedure.under.iter().map(count).sum::<usize>();
        println!(
            "{}: {} states, {} transitions, {} properties; under {} sets of rules {} configurations, {} decisions, {} of them lawful",
            procedure.procedure,
            procedure.states,
            procedure.transitions,
            procedure.holds_in_every_state.len(),
            procedure.under.len(),
            sum(|rules| rules.configurations),
            sum(|rules| rules.decisions),
            sum(|rules| rules.lawful),
        );
        let hash = certificate.sha256.tables.get(&procedure.procedure).map_or("", String::as_str);
        println!("  table sha256:{hash}");
    }
    println!("as {CERTIFICATE} has it");
    Ok(())
}
