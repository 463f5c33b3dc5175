//! What is checked of a table while the crate is compiled.

use super::{Row, Set, Table};

/// What can be wrong with a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Defect {
    /// More than 64 states, or an empty list of stages, sides or actions.
    Size,
    /// A row names a stage, side, action or guard that is not there.
    Index,
    /// A row leads back into the start.
    IntoStart,
    /// No row leaves the start.
    NoStart,
    /// A row leads out of an end.
    OutOfEnd,
    /// Two rows of one action are lawful at the same state.
    Overlap,
    /// A row that nobody may take.
    Nobody,
    /// A row that cites nothing.
    Uncited,
    /// A stage, or a word of the second region, that is never reached.
    Unreachable,
    /// A row that no reachable state can take.
    DeadRow,
    /// An action or a guard that no row uses: a guard must be answered wherever it is asked.
    Unused,
    /// A reachable state from which no end can be reached.
    Stuck,
}

impl Defect {
    /// The defect in a sentence.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Size => "the table is empty, or has more than 64 states",
            Self::Index => "a row names a stage, side, action or guard that is not there",
            Self::IntoStart => "a row leads back into the start",
            Self::NoStart => "no row leaves the start",
            Self::OutOfEnd => "a row leads out of an end",
            Self::Overlap => "two rows of one action are lawful at the same state",
            Self::Nobody => "nobody may take a row",
            Self::Uncited => "a row cites nothing",
            Self::Unreachable => "a stage or a word of the second region is never reached",
            Self::DeadRow => "no reachable state can take a row",
            Self::Unused => "no row uses an action or a guard",
            Self::Stuck => "an end cannot be reached from a reachable state",
        }
    }
}

/// The states that one step of any row leads to from a set of states.
pub(super) const fn successors(table: &Table, from: Set) -> Set {
    let mut reached = Set::EMPTY;
    let mut rest = from;
    while let Some((number, later)) = rest.split_first() {
        let mut rows = table.rows;
        while let [row, others @ ..] = rows {
            if let Some(state) = row.step(table.state(number)) {
                reached = reached.with(table.number(state));
            }
            rows = others;
        }
        rest = later;
    }
    reached
}

/// Every state that can be reached from the start.
pub(super) const fn reachable(table: &Table) -> Set {
    let mut reached = Set::of(&[table.number(Table::START)]);
    loop {
        let more = reached.or(successors(table, reached));
        if more.len() == reached.len() {
            return reached;
        }
        reached = more;
    }
}

pub(super) const fn defect(table: &Table) -> Option<Defect> {
    if table.stages.is_empty() || table.sides.is_empty() || table.actions.is_empty() || table.size() > 64 {
        return Some(Defect::Size);
    }
    if let Some(defect) = defect_of_a_row(table) {
        return Some(defect);
    }
    if let Some(defect) = defect_of_a_pair(table) {
        return Some(defect);
    }
    defect_of_the_graph(table)
}

const fn defect_of_a_row(table: &Table) -> Option<Defect> {
    let stages = Set::below(table.stages.len());
    let sides = Set::below(table.sides.len());
    let mut actions_used = Set::EMPTY;
    let mut guards_used = Set::EMPTY;
    let mut leaves_start = false;
    let mut rows = table.rows;
    while let [row, others @ ..] = rows {
        if row.from.is_empty()
            || !row.from.without(stages).is_empty()
            || row.side_from.and(sides).is_empty()
            || !Set::below(table.actions.len()).contains(row.action)
            || !within(row.to, stages)
            || !within(row.side_to, sides)
        {
            return Some(Defect::Index);
        }
        let mut guards = row.guards;
        while let [guard, more @ ..] = guards {
            if !Set::below(table.guards.len()).contains(*guard) {
                return Some(Defect::Index);
            }
            guards_used = guards_used.with(*guard);
            guards = more;
        }
        actions_used = actions_used.with(row.action);
        leaves_start = leaves_start || row.from.contains(0);
        if matches!(row.to, Some(0)) || row.to.is_none() && row.from.contains(0) {
            return Some(Defect::IntoStart);
        }
        if !row.from.and(table.ends).is_empty() {
            return Some(Defect::OutOfEnd);
        }
        if row.who.is_empty() {
            return Some(Defect::Nobody);
        }
        if row.citations.is_empty() {
            return Some(Defect::Uncited);
        }
        rows = others;
    }
    if !leaves_start {
        return Some(Defect::NoStart);
    }
    let unused_action = actions_used.len() as usize != table.actions.len();
    if unused_action || guards_used.len() as usize != table.guards.len() {
        return Some(Defect::Unused);
    }
    None
}

const fn within(index: Option<u8>, set: Set) -> bool {
    match index {
        Some(index) => set.contains(index),
        None => true,
    }
}

const fn defect_of_a_pair(table: &Table) -> Option<Defect> {
    let mut rows = table.rows;
    while let [row, others @ ..] = rows {
        let mut rest = others;
        while let [other, more @ ..] = rest {
            if row.action == other.action
                && !row.from.and(other.from).is_empty()
                && !row.side_from.and(other.side_from).is_empty()
            {
                return Some(Defect::Overlap);
            }
            rest = more;
        }
        rows = others;
    }
    None
}

const fn defect_of_the_graph(table: &Table) -> Option<Defect> {
    let reached = reachable(table);
    let (mut stages, mut sides) = (Set::EMPTY, Set::EMPTY);
    let mut rest = reached;
    while let Some((number, later)) = rest.split_first() {
        let state = table.state(number);
        stages = stages.with(state.stage);
        sides = sides.with(state.side);
        if !reaches_an_end(table, number) {
            return Some(Defect::Stuck);
        }
        rest = later;
    }
    if stages.len() as usize != table.stages.len() || sides.len() as usize != table.sides.len() {
        return Some(Defect::Unreachable);
    }
    let mut rows = table.rows;
    while let [row, others @ ..] = rows {
        if !somewhere_lawful(table, row, reached) {
            return Some(Defect::DeadRow);
        }
        rows = others;
    }
    None
}

const fn somewhere_lawful(table: &Table, row: &Row, reached: Set) -> bool {
    let mut rest = reached;
    while let Some((number, later)) = rest.split_first() {
        if row.step(table.state(number)).is_some() {
            return true;
        }
        rest = later;
    }
    false
}

const fn reaches_an_end(table: &Table, number: u8) -> bool {
    let mut reached = Set::EMPTY.with(number);
    loop {
        let mut rest = reached;
        while let Some((candidate, later)) = rest.split_first() {
            if table.is_end(table.state(candidate).stage) {
                return true;
            }
            rest = later;
        }
        let more = reached.or(successors(table, reached));
        if more.len() == reached.len() {
            return false;
        }
        reached = more;
    }
}

#[cfg(test)]
mod tests;
