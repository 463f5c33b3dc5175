//! Random logs of complaints: lawful ones, walked by the real procedure, and what becomes of them
//! when they are tampered with.

use proptest::prelude::*;
use wujin_core::complaint::{
    Action, Agreement, Breach, Complaint, ComplaintCase, Deed, Promise, Stage, TABLE,
};
use wujin_core::conformance::{Columns, NO_DAY};
use wujin_core::procedure::{Command, Event, Role, Roles};
use wujin_core::profile::Profile;
use wujin_core::time::{Day, Instant};

use crate::support::complaint::text;
use crate::support::{Drivable, day};

/// One event as the columns have it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Cells {
    pub(crate) action: u8,
    pub(crate) role: u8,
    pub(crate) at: i64,
    pub(crate) sequence: u32,
    pub(crate) due: i32,
    pub(crate) refused: u8,
}

impl Cells {
    pub(super) fn instant(&self) -> Instant {
        Instant::from_micros(self.at).unwrap()
    }

    /// The deed with every particular filled, save what the columns say of days and refusals.
    pub(super) fn deed(&self, case: &ComplaintCase) -> Option<Deed> {
        let sound = Complaint::sound(Action::from_index(self.action)?, case, self.instant());
        let by = Day::from_days_since_epoch(self.due).ok();
        Some(match sound {
            Deed::Agree(agreement) => Deed::Agree(Agreement { perform_by: by, ..agreement }),
            Deed::DeferReply(promise) => Deed::DeferReply(Promise { by, ..promise }),
            Deed::Breach(_) => Deed::Breach(Breach { refusal: text("拒绝").filter(|_| self.refused != 0) }),
            other => other,
        })
    }
}

/// What a test draws its choices from; it draws nothing but 0 once they are used up.
pub(crate) struct Choices<'a>(pub(crate) core::slice::Iter<'a, u32>);

impl Choices<'_> {
    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.0.next().map_or(0, |choice| *choice as usize % count)
    }

    fn days(&mut self, count: usize) -> i32 {
        i32::try_from(self.below(count)).unwrap()
    }
}

/// A lawful log of at most so many events, each decided by the real procedure.
pub(crate) fn lawful(choices: &mut Choices<'_>, most: usize) -> Vec<Cells> {
    let mut case = ComplaintCase::new();
    let mut log = Vec::new();
    while log.len() < most {
        let rows: Vec<_> = TABLE.lawful(case.state()).collect();
        if rows.is_empty() {
            break;
        }
        let row = rows[choices.below(rows.len())];
        let who: Vec<Role> = row.who.iter().collect();
        let last = case.last().unwrap_or_else(|| day(0));
        let at = match choices.below(3) {
            0 => last,
            days => Instant::on(last.day().plus_days(i32::try_from(days).unwrap()).unwrap(), 30_000),
        };
        let dated = matches!(Action::from_index(row.action), Some(Action::Agree | Action::DeferReply));
        let due = if dated { at.day().days_since_epoch() + choices.days(4) } else { NO_DAY };
        let mut cells = Cells {
            action: row.action,
            role: who[choices.below(who.len())].index(),
            at: at.micros(),
            sequence: u32::try_from(log.len()).unwrap() + 1,
            due,
            refused: u8::try_from(choices.below(2)).unwrap(),
        };
        let decided = decide(&case, &cells).or_else(|| {
            // A breach before the day needs the refusal.
            cells.refused = 1;
            decide(&case, &cells)
        });
        case.apply(&decided.expect("the table says it is lawful"));
        log.push(cells);
    }
    log
}

/// What the real procedure says to an event; none where it refuses it, or knows no such action or role.
pub(super) fn decide(case: &ComplaintCase, cells: &Cells) -> Option<Event<Complaint>> {
    let actor = Role::from_index(cells.role)?.into();
    let deed = cells.deed(case)?;
    let command = Command { expected: case.sequence(), at: cells.instant(), actor, deed };
    case.decide(command, Profile::national()).ok()
}

/// Tampers with a log once.
pub(crate) fn tamper(choices: &mut Choices<'_>, log: &mut Vec<Cells>) {
    if log.is_empty() {
        return;
    }
    let place = choices.below(log.len());
    let other = choices.below(log.len());
    match choices.below(12) {
        0 => drop(log.remove(place)),
        1 => log.insert(place, log[other]),
        2 => log.swap(place, other),
        3 => log[place].action = u8::try_from(choices.below(14)).unwrap(),
        4 => log[place].role = u8::try_from(choices.below(12)).unwrap(),
        5 => log[place].at -= i64::from(choices.days(5)) * 86_400_000_000,
        6 => log[place].due = NO_DAY,
        7 => log[place].due = log[place].instant().day().days_since_epoch() - choices.days(3),
        8 => log[place].refused = 0,
        9 => log[place].sequence += u32::try_from(choices.below(3)).unwrap(),
        10 => log[place].action = 14 + u8::try_from(choices.below(240)).unwrap(),
        _ => log[place].role = 10 + u8::try_from(choices.below(240)).unwrap(),
    }
    if choices.below(2) == 0 {
        for (cells, sequence) in log.iter_mut().zip(1..) {
            cells.sequence = sequence;
        }
    }
}

fn logs_of(drawn: &[Vec<u32>]) -> Vec<Vec<Cells>> {
    let log = |choices: &Vec<u32>| {
        let mut choices = Choices(choices.iter());
        let most = choices.below(14);
        let mut log = lawful(&mut choices, most);
        for _ in 0..choices.below(3) {
            tamper(&mut choices, &mut log);
        }
        log
    };
    drawn.iter().map(log).collect()
}

/// Some logs, most of them tampered with.
pub(super) fn logs() -> impl Strategy<Value = Vec<Vec<Cells>>> {
    let drawn = prop::collection::vec(prop::collection::vec(any::<u32>(), 0..80), 1..40);
    drawn.prop_map(|drawn| logs_of(&drawn))
}

/// Logs as columns.
#[derive(Clone, Default, Debug)]
pub(super) struct Table {
    pub(super) offsets: Vec<u32>,
    pub(super) actions: Vec<u8>,
    pub(super) instants: Vec<i64>,
    pub(super) roles: Vec<u8>,
    pub(super) sequences: Vec<u32>,
    pub(super) due_days: Vec<i32>,
    pub(super) refusals: Vec<u8>,
}

impl Table {
    pub(super) fn of(logs: &[Vec<Cells>]) -> Self {
        let mut table = Self { offsets: vec![0], ..Self::default() };
        for log in logs {
            for cells in log {
                table.push(*cells);
            }
            table.offsets.push(u32::try_from(table.actions.len()).unwrap());
        }
        table
    }

    pub(super) fn push(&mut self, cells: Cells) {
        self.actions.push(cells.action);
        self.instants.push(cells.at);
        self.roles.push(cells.role);
        self.sequences.push(cells.sequence);
        self.due_days.push(cells.due);
        self.refusals.push(cells.refused);
    }

    /// The event of a row.
    pub(super) fn cells(&self, row: usize) -> Cells {
        Cells {
            action: self.actions[row],
            role: self.roles[row],
            at: self.instants[row],
            sequence: self.sequences[row],
            due: self.due_days[row],
            refused: self.refusals[row],
        }
    }

    pub(super) fn columns(&self, shown: Shown) -> Columns<'_> {
        let mut columns = Columns::new(&self.offsets, &self.actions, &self.instants, &self.roles).unwrap();
        if shown.sequences {
            columns = columns.with_sequences(&self.sequences).unwrap();
        }
        if shown.days {
            columns = columns.with_due_days(&self.due_days).unwrap();
        }
        if shown.refusals {
            columns = columns.with_refusals(&self.refusals).unwrap();
        }
        columns
    }
}

/// Which of the columns that may be left out are given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    pub(super) sequences: bool,
    pub(super) days: bool,
    pub(super) refusals: bool,
}

impl Shown {
    pub(super) const ALL: Self = Self { sequences: true, days: true, refusals: true };
}

/// The first role that may take an action.
pub(super) fn first_role(action: Action) -> u8 {
    let row = TABLE.rows.iter().find(|row| row.action == action.index());
    row.map_or(Roles::NONE, |row| row.who).iter().next().unwrap_or(Role::Staff).index()
}

/// A log of actions by those who may, a minute apart, with every day and refusal in order.
pub(super) fn plain(actions: &[Action]) -> Vec<Cells> {
    let cells = |(place, action): (u32, &Action)| Cells {
        action: action.index(),
        role: first_role(*action),
        at: day(0).micros() + i64::from(place) * 60_000_000,
        sequence: place + 1,
        due: day(9).day().days_since_epoch(),
        refused: 1,
    };
    (0..).zip(actions).map(cells).collect()
}

/// Whether a stage has an outcome.
pub(super) fn archived(case: &ComplaintCase) -> bool {
    case.stage().and_then(Stage::outcome).is_some() && case.has_ended()
}
