//! The columns that rows may have besides those that every log has.

use core::ops::Range;

/// What else rows may have.
#[derive(Clone, Debug, Default)]
pub(super) struct Extra {
    pub(super) sequences: Vec<u32>,
    pub(super) stations: Vec<u32>,
    pub(super) amounts: Vec<u64>,
}

impl Extra {
    /// Takes what a row has that stands at another place in others.
    pub(super) fn set(&mut self, to: usize, others: &Self, from: usize) {
        fn set<T: Copy>(column: &mut [T], to: usize, others: &[T], from: usize) {
            if let (Some(slot), Some(value)) = (column.get_mut(to), others.get(from)) {
                *slot = *value;
            }
        }
        set(&mut self.sequences, to, &others.sequences, from);
        set(&mut self.stations, to, &others.stations, from);
        set(&mut self.amounts, to, &others.amounts, from);
    }

    /// Puts some rows in another order.
    pub(super) fn reorder(&mut self, rows: Range<usize>, order: &[usize]) {
        reorder(self.sequences.get_mut(rows.clone()).unwrap_or_default(), order);
        reorder(self.stations.get_mut(rows.clone()).unwrap_or_default(), order);
        reorder(self.amounts.get_mut(rows).unwrap_or_default(), order);
    }
}

/// Puts rows in the order that these places name.
pub(super) fn reorder<T: Copy>(rows: &mut [T], order: &[usize]) {
    let sorted: Vec<T> = order.iter().filter_map(|row| rows.get(*row).copied()).collect();
    for (row, value) in rows.iter_mut().zip(sorted) {
        *row = value;
    }
}

/// Which of the columns that may be left out are given.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each column is given or not, whatever the others are")]
pub(super) struct Given {
    pub(super) sequences: bool,
    pub(super) due_days: bool,
    pub(super) refusals: bool,
    pub(super) stations: bool,
    pub(super) amounts: bool,
}

/// A column that may be left out, its entries put where the rows are.
pub(super) fn place<T: Copy + Default>(placed: &mut Vec<T>, column: Option<&[T]>, places: &[u32]) {
    placed.clear();
    let Some(column) = column else { return };
    placed.resize(column.len(), T::default());
    for (value, place) in column.iter().zip(places) {
        if let Some(slot) = placed.get_mut(*place as usize) {
            *slot = *value;
        }
    }
}
