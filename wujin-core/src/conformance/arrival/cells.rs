//! The narrow cells of a row, packed into a word.

use crate::complaint::Action;
use crate::conformance::automaton::UNKNOWN_ACTION;
use crate::conformance::{Columns, NO_DAY};
use crate::procedure::Role;
use crate::time::Day;

const ROLE_SHIFT: u32 = 4;
/// What stands for a role that there is not.
const UNKNOWN_ROLE: u8 = 15;
const REFUSED_SHIFT: u32 = 8;
const DAY_SHIFT: u32 = 9;
/// Days from the first there is to the last.
const DAYS: u32 = (Day::MAX.days_since_epoch() - Day::MIN.days_since_epoch()).cast_unsigned();
/// What stands for no day.
const DAYLESS: u32 = DAYS + 1;
const _: () = assert!(DAYLESS < 1 << (u32::BITS - DAY_SHIFT));
const _: () =
    assert!(Action::ALL.len() <= UNKNOWN_ACTION as usize && Role::ALL.len() <= UNKNOWN_ROLE as usize);

/// Packs action, role, refusal and day of the rows from one on into a word each. Actions and roles that there are
/// not become one that there is not, and days that there are not become none.
pub(super) fn pack(events: &Columns<'_>, first: usize, cells: &mut [u32]) {
    let actions = events.actions.get(first..).unwrap_or(&[]);
    let roles = events.roles.get(first..).unwrap_or(&[]);
    for ((cell, action), role) in cells.iter_mut().zip(actions).zip(roles) {
        *cell = u32::from((*action).min(UNKNOWN_ACTION)) | u32::from((*role).min(UNKNOWN_ROLE)) << ROLE_SHIFT;
    }
    if let Some(refusals) = events.refusals {
        for (cell, refused) in cells.iter_mut().zip(refusals.get(first..).unwrap_or(&[])) {
            *cell |= u32::from(*refused != 0) << REFUSED_SHIFT;
        }
    }
    if let Some(due_days) = events.due_days {
        for (cell, due) in cells.iter_mut().zip(due_days.get(first..).unwrap_or(&[])) {
            let days = due.wrapping_sub(Day::MIN.days_since_epoch()).cast_unsigned();
            *cell |= days.min(DAYLESS) << DAY_SHIFT;
        }
    }
}

/// The cells of a row, as the columns have them.
#[derive(Clone, Copy)]
pub(super) struct Unpacked {
    pub(super) action: u8,
    pub(super) role: u8,
    pub(super) refused: u8,
    pub(super) due: i32,
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a few bits each")]
pub(super) fn unpack(cells: u32) -> Unpacked {
    let days = cells >> DAY_SHIFT;
    let due = days.cast_signed().wrapping_add(Day::MIN.days_since_epoch());
    Unpacked {
        action: cells as u8 & UNKNOWN_ACTION,
        role: (cells >> ROLE_SHIFT) as u8 & UNKNOWN_ROLE,
        refused: (cells >> REFUSED_SHIFT) as u8 & 1,
        due: if days == DAYLESS { NO_DAY } else { due },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn some_day() -> impl Strategy<Value = i32> {
        let [first, last] = [Day::MIN, Day::MAX].map(Day::days_since_epoch);
        prop_oneof![first..=last, Just(first), Just(last), first - 3..first, last + 1..last + 3, Just(NO_DAY)]
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(
            rows in proptest::collection::vec((any::<u8>(), any::<u8>(), 0..3_u8, some_day()), 1..20),
            first in any::<prop::sample::Index>(),
            days: bool,
            refusals: bool,
        ) {
            let actions: Vec<u8> = rows.iter().map(|row| row.0).collect();
            let roles: Vec<u8> = rows.iter().map(|row| row.1).collect();
            let refused: Vec<u8> = rows.iter().map(|row| row.2).collect();
            let due: Vec<i32> = rows.iter().map(|row| row.3).collect();
            let instants = vec![0; rows.len()];
            let mut columns = Columns::ungrouped(&actions, &instants, &roles).unwrap();
            if days { columns = columns.with_due_days(&due).unwrap() }
            if refusals { columns = columns.with_refusals(&refused).unwrap() }
            let first = first.index(rows.len());
            let mut cells = [0; 20];
            pack(&columns, first, &mut cells);
            for (cells, row) in cells.into_iter().zip(first..rows.len()) {
                let (packed, event) = (unpack(cells), columns.event(row));
                prop_assert_eq!(packed.action, event.action.min(UNKNOWN_ACTION));
                prop_assert_eq!(packed.role, event.role.min(UNKNOWN_ROLE));
                prop_assert_eq!(packed.refused, u8::from(event.refused == Some(true)));
                if days {
                    prop_assert_eq!(Day::from_days_since_epoch(packed.due).ok(), event.due());
                    prop_assert_eq!(packed.due == NO_DAY, event.due().is_none());
                }
            }
        }
    }
}
