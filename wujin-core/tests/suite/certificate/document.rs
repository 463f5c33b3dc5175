//! The certificate as a document, and what must be so before it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use wujin_core::catalogue::PROCEDURES;
use wujin_core::edition::RULE_EDITIONS;
use wujin_core::procedure::{Procedure, Role, Row, Set, Table};

use super::PROFILES;
use super::cases::{complaints, illegal_act_reports, inquiries};
use super::petitions::petitions;
use super::stations::registrations;
use super::submissions::submissions;
use super::walk::{OneSided, Setting, Walked, walk};
use crate::documents::hold;

#[test]
fn the_certificate_is_what_the_machine_does() {
    let procedures: Vec<Value> = PROCEDURES
        .iter()
        .map(|procedure| {
            let (explored, properties) = procedure.explore();
            let held: Vec<_> = properties
                .iter()
                .map(|(property, holds)| {
                    assert!(holds, "{}: {}", procedure.table.name.en, property.en);
                    property.en
                })
                .collect();
            let under = match procedure.table.name.name {
                "complaint" => certified(&complaints()),
                "inquiry" => certified(&inquiries()),
                "petition" => certified(&petitions()),
                "illegal_act_report" => certified(&illegal_act_reports()),
                "station_registration" => certified(&registrations()),
                "submission" => certified(&submissions()),
                other => panic!("{other} is not walked"),
            };
            json!({
                "procedure": procedure.table.name.name,
                "states": explored.states.len(),
                "transitions": explored.transitions.len(),
                "holds_in_every_state": held,
                "under": under,
            })
        })
        .collect();
    let tables: BTreeMap<&str, String> = PROCEDURES
        .iter()
        .map(|procedure| (procedure.table.name.name, hash(&written(procedure.table))))
        .collect();
    let profiles: BTreeMap<&str, String> = PROFILES
        .iter()
        .map(|profile| (profile.reference(), hash(&serde_json::to_value(profile.document()).unwrap())))
        .collect();
    let editions: BTreeMap<&str, String> = RULE_EDITIONS
        .iter()
        .map(|edition| (edition.id.name(), hash(&serde_json::to_value(edition).unwrap())))
        .collect();
    let certificate = json!({
        "format": "wujin-certificate/1",
        "sha256": { "tables": tables, "profiles": profiles, "editions": editions },
        "procedures": procedures,
    });
    hold("docs/certificate.json", &format!("{}\n", serde_json::to_string_pretty(&certificate).unwrap()));
}

/// Walks a procedure under each of some rules, and says what was seen.
fn certified<P: Procedure>(settings: &[Setting<P>]) -> Vec<Value> {
    settings
        .iter()
        .map(|setting| {
            let walked = walk(setting);
            let shut = no_row_is_dead(setting, &walked);
            let one_sided = every_guard_is_seen_both_ways(setting, &walked);
            let mut said = json!({
                "rules": setting.name,
                "states": walked.states.len(),
                "configurations": walked.configurations,
                "steps": walked.steps.len(),
                "decisions": walked.decisions,
                "lawful": walked.lawful,
                "refused_out_of_order": walked.out_of_order,
                "rows_taken": walked.rows.len(),
                "guards_seen_both_ways": walked.guards.values().filter(|seen| **seen == [true, true]).count(),
            });
            if !shut.is_empty() {
                said["shut"] = shut.into();
            }
            if !one_sided.is_empty() {
                said["one_sided"] = one_sided.into();
            }
            said
        })
        .collect()
}

/// Every row was taken, save those that the rules shut; answers which.
fn no_row_is_dead<P: Procedure>(setting: &Setting<P>, walked: &Walked) -> Vec<Value> {
    let action = |row: usize| P::TABLE.action(P::TABLE.rows[row].action);
    let never: BTreeSet<&str> = (0..P::TABLE.rows.len())
        .filter(|row| !walked.rows.contains(row))
        .map(|row| action(row).name)
        .collect();
    let expected: BTreeSet<&str> = setting.shut.iter().map(|(action, _)| action.name).collect();
    assert_eq!(never, expected, "{}: rows that were never taken", setting.name);
    setting.shut.iter().map(|(action, why)| json!({ "action": action.name, "because": why })).collect()
}

/// Every guard was seen to hold and to fail wherever a row asks it, save where it cannot; answers where.
fn every_guard_is_seen_both_ways<P: Procedure>(setting: &Setting<P>, walked: &Walked) -> Vec<Value> {
    let mut found: BTreeSet<(&str, &str, bool)> = BTreeSet::new();
    for ((row, guard), seen) in &walked.guards {
        let (action, guard) = (P::TABLE.rows[*row].action, P::TABLE.guards[usize::from(*guard)]);
        match seen {
            [true, true] => {}
            [_, holds] => drop(found.insert((P::TABLE.action(action).name, guard.name, *holds))),
        }
    }
    let known: BTreeMap<_, _> = setting
        .one_sided
        .iter()
        .map(|OneSided { action, guard, always, because }| ((*action, *guard, *always), *because))
        .collect();
    assert_eq!(found, known.keys().copied().collect(), "{}: guards that are seen one way only", setting.name);
    known
        .into_iter()
        .map(|((action, guard, always), because)| {
            json!({ "action": action, "guard": guard, "always": always, "because": because })
        })
        .collect()
}

fn hash(value: &Value) -> String {
    let digest = Sha256::digest(value.to_string());
    let mut hex = String::new();
    for byte in digest {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

/// A table with everything in it that a case depends on, by names.
fn written(table: &Table) -> Value {
    let names = |terms: &[wujin_core::term::Term]| terms.iter().map(|term| term.name).collect::<Vec<_>>();
    let rows: Vec<Value> = table.rows.iter().map(|row| written_row(table, row)).collect();
    json!({
        "stages": names(table.stages),
        "sides": names(table.sides),
        "ends": stages(table, table.ends),
        "rows": rows,
    })
}

fn stages(table: &Table, set: Set) -> Vec<&'static str> {
    (0_u8..).zip(table.stages).filter(|(stage, _)| set.contains(*stage)).map(|(_, term)| term.name).collect()
}

fn written_row(table: &Table, row: &Row) -> Value {
    let sides = (0_u8..).zip(table.sides).filter(|(side, _)| row.side_from.contains(*side));
    json!({
        "action": table.action(row.action).name,
        "from": stages(table, row.from),
        "to": row.to.map(|stage| table.stage(stage).name),
        "side_from": sides.map(|(_, term)| term.name).collect::<Vec<_>>(),
        "side_to": row.side_to.map(|side| table.side(side).name),
        "who": row.who.iter().map(Role::name).collect::<Vec<_>>(),
        "guards": row.guards.iter().map(|guard| table.guards[usize::from(*guard)].name).collect::<Vec<_>>(),
        "citations": row.citations.iter().map(|citation| citation.as_str()).collect::<Vec<_>>(),
        "advisable": row.advisable,
    })
}
