//! A log in order of arrival.

use rayon::slice::ParallelSliceMut;

use crate::measure::Log;

/// A number of 64 bits for a case, far from that of the next.
pub(crate) const fn far_id(case: u32) -> u64 {
    (case as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The rows of a log in the order of their times, those of a case in its own order: for each its case.
pub(crate) fn order_of_arrival(log: &Log) -> Vec<(u32, u32)> {
    let mut order: Vec<(i64, u32, u32)> = Vec::with_capacity(log.actions.len());
    for (case, ends) in (0_u32..).zip(log.offsets.windows(2)) {
        let mut latest = i64::MIN;
        for row in ends[0]..ends[1] {
            // Where time runs back in a case, the row was still written down after the one before.
            latest = latest.max(log.instants[row as usize]);
            order.push((latest, row, case));
        }
    }
    order.par_sort_unstable();
    order.into_iter().map(|(_, row, case)| (row, case)).collect()
}
