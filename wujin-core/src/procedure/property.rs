//! What must hold in every state that a procedure can reach, checked over all of them.

use super::{Exploration, Set, Table};

/// A property of a procedure: a sentence in both languages, and the check over everything reachable.
#[derive(Clone, Copy)]
pub struct Property {
    /// The sentence in Chinese.
    pub zh: &'static str,
    /// The sentence in English.
    pub en: &'static str,
    /// Whether it holds of the table, with its exploration.
    pub holds: fn(&Table, &Exploration) -> bool,
}

impl core::fmt::Debug for Property {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str(self.en)
    }
}

/// What holds of every procedure.
pub const ALWAYS: &[Property] = &[
    Property {
        zh: "每一状态都能到达终结",
        en: "every state can still reach an end",
        holds: |table, explored| explored.can_reach(|state| table.is_end(state.stage)) == explored.states,
    },
    Property {
        zh: "终结之后没有动作",
        en: "no action follows an end",
        holds: |table, explored| explored.transitions.iter().all(|step| !table.is_end(step.from.stage)),
    },
    Property {
        zh: "每一动作都在某处可行",
        en: "every action is lawful somewhere",
        holds: |table, explored| {
            table.rows.iter().all(|row| explored.transitions.iter().any(|step| core::ptr::eq(step.row, row)))
        },
    },
    Property {
        zh: "同一状态下同一动作至多一条规则",
        en: "no two rows of an action are lawful at one state",
        holds: |table, explored| {
            explored.states.iter().all(|state| {
                let mut actions: Vec<_> = table.lawful(*state).map(|row| row.action).collect();
                let all = actions.len();
                actions.sort_unstable();
                actions.dedup();
                actions.len() == all
            })
        },
    },
    Property {
        zh: "每一动作都有依据",
        en: "every transition cites what it rests on",
        holds: |_, explored| explored.transitions.iter().all(|step| !step.row.citations.is_empty()),
    },
];

/// Whether a stage is out of reach once the rows of an action are taken away: it is reached only
/// through that action.
#[must_use]
pub fn only_through(table: &Table, action: u8, stage: u8) -> bool {
    !Exploration::avoiding(table, |row| row.action == action).reaches(stage)
}

/// Whether every step that leaves a stage leads to one of some stages.
#[must_use]
pub fn leads_only_to(explored: &Exploration, stage: u8, stages: &[u8]) -> bool {
    let stages = Set::of(stages);
    let mut leaving = explored.transitions.iter().filter(|step| step.from.stage == stage);
    leaving.all(|step| step.to.stage == stage || stages.contains(step.to.stage))
}
