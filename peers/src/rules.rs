//! What is asked of everybody: sets of rules, each weaker than wujin's own, and the answers to them, worked
//! out from the table.

use serde::Serialize;
use serde_json::{Value, json};
use wujin_core::complaint::{Action, Guard, TABLE};
use wujin_core::conformance::{Automaton, Columns, NO_DAY};
use wujin_core::edition::{ProblemNature, ReceptionWay};
use wujin_core::procedure::Role;

/// A set of rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rules {
    /// Every action is lawful in the state that the actions before it led to.
    Steps,
    /// Every action may follow the one before it somewhere in the table; time does not run back. It needs
    /// no memory.
    Neighbours,
    /// The same, and the role may take the action somewhere in the table, and days to perform or to reply
    /// by are there and not past.
    NeighboursRolesDays,
}

/// What is said of a log: how many cases are wrong, and the sum of the first wrong rows of each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Answer {
    pub found: usize,
    pub row_sum: usize,
}

impl std::ops::Add for Answer {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { found: self.found + other.found, row_sum: self.row_sum + other.row_sum }
    }
}

impl FromIterator<usize> for Answer {
    fn from_iter<I: IntoIterator<Item = usize>>(rows: I) -> Self {
        rows.into_iter()
            .fold(Self::default(), |all, row| Self { found: all.found + 1, row_sum: all.row_sum + row })
    }
}

fn next(state: u8, action: u8) -> Option<u8> {
    Automaton::complaint().next(state, action)
}

/// Whether an action may follow another, or begin a case.
fn follows(before: Option<u8>, action: u8) -> bool {
    let states = 0..Automaton::complaint().len();
    match before {
        None => next(0, action).is_some(),
        Some(before) => {
            states.filter_map(|state| next(state, before)).any(|state| next(state, action).is_some())
        }
    }
}

/// The actions that a guard stands before.
fn guarded(guard: Guard) -> Vec<u8> {
    let rows = TABLE.rows.iter().filter(|row| row.guards.contains(&(guard as u8)));
    let mut actions: Vec<u8> = rows.map(|row| row.action).collect();
    actions.dedup();
    actions
}

/// The roles that may take an action somewhere in the table.
fn who(action: u8) -> Vec<Role> {
    let rows = || TABLE.rows.iter().filter(move |row| row.action == action);
    Role::ALL.iter().copied().filter(|role| rows().any(|row| row.who.contains(*role))).collect()
}

/// The rules as data, for those who do not speak Rust.
pub fn as_json() -> Value {
    let actions = || Action::ALL.iter().map(|action| action.index());
    let names = |actions: Vec<u8>| -> Vec<_> {
        actions.into_iter().filter_map(Action::from_index).map(Action::name).collect()
    };
    let names_of_roles = |action| who(action).into_iter().map(Role::name).collect::<Vec<_>>();
    json!({
        "actions": Action::ALL.iter().map(|action| action.name()).collect::<Vec<_>>(),
        "roles": Role::ALL.iter().map(|role| role.name()).collect::<Vec<_>>(),
        "ways": ReceptionWay::ALL,
        "natures": ProblemNature::ALL,
        "next": (0..Automaton::complaint().len())
            .map(|state| actions().map(|action| next(state, action)).collect::<Vec<_>>())
            .collect::<Vec<_>>(),
        "ends": (0..Automaton::complaint().len())
            .filter(|state| Automaton::complaint().is_end(*state)).collect::<Vec<_>>(),
        "begins": actions().map(|action| follows(None, action)).collect::<Vec<_>>(),
        "follows": actions()
            .map(|before| actions().map(|action| follows(Some(before), action)).collect::<Vec<_>>())
            .collect::<Vec<_>>(),
        "who": actions().map(names_of_roles).collect::<Vec<_>>(),
        "needs_day": names([guarded(Guard::PerformanceDaySet), guarded(Guard::ReplyDayLater)].concat()),
    })
}

/// Adds up, over the cases, the first row of each at whose place in the case `wrong` points.
pub fn first_rows(columns: &Columns<'_>, wrong: impl Fn(usize) -> Option<usize>) -> Answer {
    (0..columns.cases()).filter_map(|case| Some(columns.case_rows(case).start + wrong(case)?)).collect()
}

/// The answer to a set of rules, worked out slowly from the table.
pub fn answer(rules: Rules, columns: &Columns<'_>, cells: &Cells<'_>) -> Answer {
    let day_rules = guarded(Guard::PerformanceDaySet).into_iter().chain(guarded(Guard::ReplyDayLater));
    let day_rules: Vec<u8> = day_rules.collect();
    let may = |action, role| Role::from_index(role).is_some_and(|role| who(action).contains(&role));
    let day_stands = |row: usize| {
        let due = cells.due_days[row];
        !day_rules.contains(&cells.actions[row])
            || due != NO_DAY && i64::from(due) >= day_of(cells.instants[row])
    };
    let pair_stands = |rows: &std::ops::Range<usize>, row: usize| {
        let before = (row > rows.start).then(|| row - 1);
        follows(before.map(|before| cells.actions[before]), cells.actions[row])
            && before.is_none_or(|before| cells.instants[before] <= cells.instants[row])
    };
    first_rows(columns, |case| {
        let rows = columns.case_rows(case);
        let wrong = match rules {
            Rules::Steps => {
                let mut state = 0;
                rows.clone().find(|row| match next(state, cells.actions[*row]) {
                    Some(to) => {
                        state = to;
                        false
                    }
                    None => true,
                })
            }
            Rules::Neighbours => rows.clone().find(|row| !pair_stands(&rows, *row)),
            Rules::NeighboursRolesDays => rows.clone().find(|row| {
                !(pair_stands(&rows, *row) && may(cells.actions[*row], cells.roles[*row]) && day_stands(*row))
            }),
        };
        wrong.map(|row| row - rows.start)
    })
}

/// How many cases the table does not lead to the archive. An action that does not exist is passed over, as
/// token replay does.
pub fn fits(columns: &Columns<'_>) -> Value {
    let fits = |case: &usize| {
        let known =
            columns.case_actions(*case).iter().filter(|action| Action::from_index(**action).is_some());
        let state = known.copied().try_fold(0, next);
        state.is_some_and(|state| Automaton::complaint().is_end(state))
    };
    let fitting = (0..columns.cases()).filter(fits).count();
    json!({ "unfit": columns.cases() - fitting })
}

/// The columns that rules look at.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    pub actions: &'a [u8],
    pub roles: &'a [u8],
    pub instants: &'a [i64],
    pub due_days: &'a [i32],
}

/// The day in China of an instant, counted from 1970-01-01.
fn day_of(instant: i64) -> i64 {
    (instant + 8 * 3_600_000_000).div_euclid(86_400_000_000)
}
