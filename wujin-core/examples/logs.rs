//! Prints a seeded event log of complaints, lawful and mutated, with what is said of each case, to be
//! held against process-mining software:
//!
//!     logs FOLDER [COUNT [SEED]]
//!
//! Writes `log.xes`, `log.ocel.json` and `answers.json` to the folder: of each case its name, whether
//! it is lawful and archived as far as stage and second region go, and the cost of the cheapest repair
//! to a lawful and archived log.

#[path = "shared/random.rs"]
mod random;

use std::io::Write as _;
use std::path::PathBuf;

use serde_json::json;
use wujin_core::complaint::TABLE;
use wujin_core::conformance::interchange::{ocel, xes};
use wujin_core::conformance::{Automaton, Columns, RepairGoal, Repairer};
use wujin_core::finding::Language;
use wujin_core::procedure::Table;

use random::Random;

/// A lawful way to the archive, in the order in which chance takes it.
fn lawful(random: &mut Random) -> Vec<u8> {
    let (mut state, mut actions) = (Table::START, Vec::new());
    while !TABLE.is_end(state.stage) && actions.len() < 40 {
        let rows: Vec<_> = TABLE.lawful(state).collect();
        let Some(row) = rows.get(random.below(rows.len())) else { break };
        actions.push(row.action);
        state = row.step(state).unwrap_or(state);
    }
    actions
}

/// Up to three slips: an event left out, taken twice, swapped with the next, or another in its place.
fn mutate(actions: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..random.below(4) {
        let place = random.below(actions.len());
        let Some(action) = actions.get(place).copied() else { return };
        match random.below(4) {
            0 => {
                actions.remove(place);
            }
            1 => actions.insert(place, action),
            2 if place + 1 < actions.len() => actions.swap(place, place + 1),
            _ => {
                let other = u8::try_from(random.below(TABLE.actions.len())).unwrap_or(0);
                if let Some(cell) = actions.get_mut(place) {
                    *cell = other;
                }
            }
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("usage: logs FOLDER [COUNT [SEED]]")?);
    let mut number = |default| arguments.next().and_then(|text| text.parse().ok()).unwrap_or(default);
    let (count, mut random) = (number(1_000), Random(number(2011)));
    let (mut offsets, mut actions) = (vec![0_u32], Vec::new());
    for _ in 0..count {
        let mut case = lawful(&mut random);
        mutate(&mut case, &mut random);
        actions.extend(case);
        offsets.push(u32::try_from(actions.len())?);
    }
    let minutes = (0_i64..).take(actions.len());
    let instants: Vec<i64> = minutes.map(|minute| 1_330_563_600_000_000 + minute * 60_000_000).collect();
    let roles = vec![0; actions.len()];
    let columns = Columns::new(&offsets, &actions, &instants, &roles)?;

    let name = |case: usize| format!("420102-01-{:04}/{case}", case % 97 + 1);
    let station = |case: usize| Some(format!("420102-01-{:04}", case % 97 + 1));
    let mut text = String::new();
    xes(&mut text, &columns, name, Language::Zh)?;
    std::fs::write(folder.join("log.xes"), &text)?;
    text.clear();
    ocel(&mut text, &columns, name, station, Language::Zh)?;
    std::fs::write(folder.join("log.ocel.json"), &text)?;

    let automaton = Automaton::complaint();
    let mut repairer = Repairer::new();
    let mut answers = std::io::BufWriter::new(std::fs::File::create(folder.join("answers.json"))?);
    for case in 0..columns.cases() {
        let actions = columns.case_actions(case);
        let state = actions.iter().try_fold(0, |state, action| automaton.next(state, *action));
        let fits = state.is_some_and(|state| automaton.is_end(state));
        let cost = repairer.repair(actions, RepairGoal::Archived);
        writeln!(answers, "{}", json!({ "case": name(case), "fits": fits, "cost": cost }))?;
    }
    answers.flush()?;
    Ok(())
}
