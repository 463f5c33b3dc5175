//! Prints seeded random walks through every procedure, to be held against other people's software:
//!
//!     walks [COUNT [SEED]]
//!
//! One JSON object a line: the procedure, the actions asked for, whether each was lawful, and the state
//! after each. An action that is not lawful leaves the state as it is. Guards and roles are left aside.

#[path = "shared/random.rs"]
mod random;

use std::io::Write;

use serde_json::json;
use wujin_core::catalogue::PROCEDURES;
use wujin_core::procedure::{State, Table};

use random::Random;

/// An action, whether it was lawful, and the state after it.
type Step = (&'static str, bool, State);

fn walk(table: &Table, random: &mut Random) -> Vec<Step> {
    let (mut steps, mut state) = (Vec::new(), Table::START);
    for _ in 0..=random.below(16) {
        let lawful: Vec<_> = table.lawful(state).map(|row| row.action).collect();
        // Most steps are lawful, so that walks get somewhere; the others may be anything.
        let chosen = if random.below(4) > 0 { lawful.get(random.below(lawful.len())).copied() } else { None };
        let any = u8::try_from(random.below(table.actions.len())).unwrap_or(0);
        let action = chosen.unwrap_or(any);
        let after = table.lawful(state).find(|row| row.action == action).and_then(|row| row.step(state));
        state = after.unwrap_or(state);
        steps.push((table.action(action).name, after.is_some(), state));
    }
    steps
}

/// The names of a state, as the state chart has them: the stage, and the word of the second region.
fn names(table: &Table, state: State) -> Vec<String> {
    let stage = table.stage(state.stage).name.to_owned();
    let side = format!("{}_{}", table.region.name, table.side(state.side).name);
    if table.sides.len() > 1 { vec![stage, side] } else { vec![stage] }
}

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default| arguments.next().and_then(|text| text.parse().ok()).unwrap_or(default);
    let (count, mut random) = (number(1_000), Random(number(2011)));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for turn in 0..count {
        let Some(entry) = PROCEDURES.get(usize::try_from(turn).unwrap_or(0) % PROCEDURES.len()) else {
            break;
        };
        let table = entry.table;
        let steps = walk(table, &mut random);
        let actions: Vec<_> = steps.iter().map(|(action, ..)| action).collect();
        let lawful: Vec<_> = steps.iter().map(|(_, lawful, _)| lawful).collect();
        let states: Vec<_> = steps.iter().map(|(.., state)| names(table, *state)).collect();
        let name = table.name.name;
        let line = json!({ "procedure": name, "actions": actions, "lawful": lawful, "states": states });
        writeln!(out, "{line}")?;
    }
    out.flush()
}
