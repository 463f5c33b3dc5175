//! The cases of a group, gathered from all runs and laid out one after another.
//!
//! Rows are put where the hash of their case's id says, among about as many places as there are rows:
//! mostly a place holds the rows of one case. Where it holds several cases, they are told apart by their
//! ids. So nothing waits for what a table of ids would say, and no choice of ids makes it slow.

use core::ops::Range;

use super::extra::{Extra, Given, reorder};
use super::gathered::Gathered;
use super::key::CaseKey;
use super::run::{GROUP_BITS, Run};
use crate::conformance::ColumnsError;

/// How many rows are shown together, but for those of a case that has more.
const ROWS: usize = 8192;

/// Gathers the cases of one group after another from the runs of a log.
///
/// Portions of a log may be put into groups by several threads, and so may groups be gathered and checked:
///
/// ```
/// use wujin_core::conformance::arrival::{Arrivals, GROUPS, Gatherer, Run};
/// use wujin_core::conformance::check;
///
/// let (registered, staff) = ([0; 3], [0; 3]); // the indexes of the action and the role
/// let first = Arrivals::new(0, &[7_u32, 4, 9], &registered, &[10, 20, 30], &staff)?;
/// let second = Arrivals::new(3, &[4_u32, 8, 5], &registered, &[40, 50, 60], &staff)?;
/// let runs = [Run::of(&first), Run::of(&second)]; // what they are made of may be dropped now
/// let mut gatherer = Gatherer::new(&runs)?;
/// let mut violating = Vec::new();
/// for group in 0..GROUPS {
///     gatherer.open(group);
///     while let Some(gathered) = gatherer.next_cases() {
///         for violation in check(&gathered.columns()).first_violations {
///             violating.push((gathered.case_ids()[violation.case], gathered.rows()[violation.row]));
///         }
///     }
/// }
/// assert_eq!(violating, [(4, 3)]); // registered a second time, in row 3 of the log
/// # Ok::<(), wujin_core::conformance::ColumnsError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Gatherer<'r, K: CaseKey> {
    runs: &'r [Run<K>],
    /// How many bits of a hash tell the places of the group.
    bits: u32,
    /// For each place, where its next row goes.
    next: Vec<u32>,
    /// Where the places that have rows begin.
    starts: Vec<u32>,
    /// The rows, place by place.
    records: Vec<K::Record>,
    extra: Extra,
    /// How many of the places that have rows were shown.
    shown: usize,
    gathered: Gathered<K>,
}

impl<'r, K: CaseKey> Gatherer<'r, K> {
    /// One over the runs of a log, which stand in its order and were given the same columns.
    pub fn new(runs: &'r [Run<K>]) -> Result<Self, ColumnsError> {
        let given = runs.first().map(|run| run.given).unwrap_or_default();
        if let Some(run) = runs.iter().position(|run| run.given != given) {
            return Err(ColumnsError::Mixed { run });
        }
        Ok(Self {
            runs,
            bits: 0,
            next: Vec::new(),
            starts: Vec::new(),
            records: Vec::new(),
            extra: Extra::default(),
            shown: 0,
            gathered: Gathered::of_columns(given),
        })
    }

    /// Goes to a group, from 0 to below [`GROUPS`](super::GROUPS), whose cases [`Gatherer::next_cases`]
    /// then shows.
    pub fn open(&mut self, group: usize) {
        self.count(group);
        self.lay_out(group);
        self.shown = 0;
    }

    /// Gathers further cases of the group, of some thousand rows together: few enough that they stay in
    /// the cache while they are checked. None once all were shown.
    pub fn next_cases(&mut self) -> Option<&Gathered<K>> {
        let Self { starts, records, shown, .. } = self;
        let rest = starts.get(*shown..)?;
        let first = *rest.first()? as usize;
        let count = rest.partition_point(|start| *start as usize - first < ROWS);
        let end = rest.get(count).map_or(records.len(), |start| *start as usize);
        let places = *shown..*shown + count;
        self.shown = places.end;
        self.tell_apart(places, first..end);
        self.gathered.fill(&self.records, &self.extra, first..end);
        Some(&self.gathered)
    }

    /// Counts the rows of each place, and says where it begins.
    fn count(&mut self, group: usize) {
        let Self { runs, bits, next, starts, .. } = self;
        let rows: usize = runs.iter().map(|run| run.stretch(group).len()).sum();
        *bits = rows.next_power_of_two().trailing_zeros();
        next.clear();
        next.resize(1 << *bits, 0);
        for run in *runs {
            for record in run.records.get(run.stretch(group)).unwrap_or(&[]) {
                let (id, _) = K::unpack(*record);
                if let Some(count) = next.get_mut(place_of(id, *bits)) {
                    *count = count.wrapping_add(1);
                }
            }
        }
        starts.resize(next.len(), 0);
        let (mut start, mut held) = (0_u32, 0_usize);
        for next in next {
            let count = core::mem::replace(next, start);
            // Which places have rows cannot be guessed: each is written down, and kept if it has.
            if let Some(slot) = starts.get_mut(held) {
                *slot = start;
            }
            held = held.wrapping_add(usize::from(count != 0));
            start = start.wrapping_add(count);
        }
        starts.truncate(held);
    }

    /// Puts each row where its place has its next.
    fn lay_out(&mut self, group: usize) {
        let Self { runs, bits, next, records: laid, extra, gathered, .. } = self;
        let rows = runs.iter().map(|run| run.stretch(group).len()).sum();
        laid.resize(rows, K::ZERO);
        let Given { sequences, stations, amounts, .. } = gathered.given;
        let is_extra = sequences || stations || amounts;
        extra.sequences.resize(if sequences { rows } else { 0 }, 0);
        extra.stations.resize(if stations { rows } else { 0 }, 0);
        extra.amounts.resize(if amounts { rows } else { 0 }, 0);
        for run in *runs {
            let stretch = run.stretch(group);
            for (from, record) in stretch.clone().zip(run.records.get(stretch).unwrap_or(&[])) {
                let (id, _) = K::unpack(*record);
                let Some(next) = next.get_mut(place_of(id, *bits)) else { continue };
                let to = *next as usize;
                *next = next.wrapping_add(1);
                if let Some(slot) = laid.get_mut(to) {
                    *slot = *record;
                }
                if is_extra {
                    extra.set(to, &run.extra, from);
                }
            }
        }
    }

    /// Finds the cases of some places and their rows, telling apart those that share a place.
    fn tell_apart(&mut self, places: Range<usize>, rows: Range<usize>) {
        let Self { starts, records, extra, gathered, .. } = self;
        let Gathered { case_ids, offsets, .. } = gathered;
        case_ids.clear();
        offsets.clear();
        let starts = starts.get(places).unwrap_or(&[]);
        let ends = starts.iter().skip(1).map(|start| *start as usize).chain([rows.end]);
        let mut offset = 0_u32;
        for (start, end) in starts.iter().map(|start| *start as usize).zip(ends) {
            let Some(of_place) = records.get_mut(start..end) else { continue };
            let Some(first) = of_place.first().map(|row| K::unpack(*row).0) else { continue };
            if of_place.iter().all(|row| K::unpack(*row).0 == first) {
                offsets.push(offset);
                case_ids.push(first);
                offset = offset.wrapping_add(row_count(end - start));
                continue;
            }
            let order = order_by_id::<K>(of_place);
            reorder(of_place, &order);
            extra.reorder(start..end, &order);
            let mut last = None;
            for id in of_place.iter().map(|row| K::unpack(*row).0) {
                if last != Some(id) {
                    offsets.push(offset);
                    case_ids.push(id);
                    last = Some(id);
                }
                offset = offset.wrapping_add(1);
            }
        }
        offsets.push(offset);
    }
}

/// A count of rows, of which a log has no more than this can say.
fn row_count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// The place of a case in its group, of so many as these bits can tell.
#[inline]
fn place_of<K: CaseKey>(id: K, bits: u32) -> usize {
    ((id.hash() << GROUP_BITS) >> 1 >> (u64::BITS - 1 - bits)) as usize
}

/// In what order rows come where those of one id stand together, each in the order it had.
#[cold]
fn order_by_id<K: CaseKey>(rows: &[K::Record]) -> Vec<usize> {
    let mut order: Vec<_> = (0..rows.len()).collect();
    order.sort_by_key(|row| rows.get(*row).map(|row| K::unpack(*row).0));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conformance::arrival::run::group_of;

    #[test]
    fn the_cases_of_a_group_are_spread_over_its_places() {
        const BITS: u32 = 7;
        let mut held = [0_u32; 1 << BITS];
        for id in (0..1_u64 << (GROUP_BITS + BITS)).filter(|id| group_of(*id) == 7) {
            held[place_of(id, BITS)] += 1;
        }
        // As many as there are places: most of these have one or two.
        assert!(held.iter().filter(|cases| **cases > 0).count() > 60, "{held:?}");
        assert!(held.iter().all(|cases| *cases < 8), "{held:?}");
        assert_eq!(place_of(9_u64, 0), 0);
    }
}
