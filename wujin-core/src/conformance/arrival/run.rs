//! A portion of a log, its rows put into groups by case: one pass counts them, another puts them there.

use core::ops::Range;

use super::cells::pack;
use super::extra::{Extra, Given, place};
use super::key::{CaseKey, Kept};
use super::rows::Arrivals;

/// How many groups there are: as many as a processor knows the pages of at once. With more, putting rows
/// into groups takes twice as long.
pub const GROUPS: usize = 1 << GROUP_BITS;
pub(super) const GROUP_BITS: u32 = 10;

/// How many rows are packed at a time.
const BLOCK: usize = 1024;

/// The group to which a case belongs.
#[inline]
pub(super) fn group_of<K: CaseKey>(id: K) -> usize {
    (id.hash() >> (u64::BITS - GROUP_BITS)) as usize
}

/// A portion of a log, its rows put into groups by case. In each group they keep their order.
///
/// It owns what it needs, 20 to 32 bytes a row, so that the portion may be dropped. Portions of one or two
/// million rows serve best.
#[derive(Clone, Debug)]
pub struct Run<K: CaseKey> {
    /// Where each group begins, and where the last ends.
    starts: Vec<u32>,
    pub(super) records: Vec<K::Record>,
    pub(super) extra: Extra,
    pub(super) given: Given,
}

impl<K: CaseKey> Default for Run<K> {
    fn default() -> Self {
        Self { starts: Vec::new(), records: Vec::new(), extra: Extra::default(), given: Given::default() }
    }
}

impl<K: CaseKey> Run<K> {
    /// Puts the rows of a portion into groups.
    #[must_use]
    pub fn of(arrivals: &Arrivals<'_, K>) -> Self {
        let mut run = Self::default();
        run.fill(arrivals);
        run
    }

    /// Puts the rows of another portion into groups, in the memory that the run has.
    pub fn fill(&mut self, arrivals: &Arrivals<'_, K>) {
        let events = &arrivals.events;
        self.given = Given {
            sequences: events.sequences.is_some(),
            due_days: events.due_days.is_some(),
            refusals: events.refusals.is_some(),
            stations: arrivals.stations.is_some(),
            amounts: arrivals.amounts.is_some(),
        };
        let mut next = self.count(arrivals.case_ids);
        let mut places = Vec::new();
        if self.given.sequences || self.given.stations || self.given.amounts {
            let mut next = next;
            places.extend(arrivals.case_ids.iter().map(|id| take_place(&mut next, *id)));
        }
        place(&mut self.extra.sequences, events.sequences, &places);
        place(&mut self.extra.stations, arrivals.stations, &places);
        place(&mut self.extra.amounts, arrivals.amounts, &places);
        if self.records.len() < arrivals.case_ids.len() {
            // Zeroed memory comes unwritten.
            self.records = vec![K::ZERO; arrivals.case_ids.len()];
        }
        self.records.truncate(arrivals.case_ids.len());
        let mut cells = [0_u32; BLOCK];
        let mut row = arrivals.first_row;
        for (block, ids) in arrivals.case_ids.chunks(BLOCK).enumerate() {
            let first = block * BLOCK;
            pack(events, first, &mut cells);
            let instants = events.instants.get(first..).unwrap_or(&[]);
            for ((id, at), cells) in ids.iter().zip(instants).zip(&cells) {
                let place = take_place(&mut next, *id);
                if let Some(record) = self.records.get_mut(place as usize) {
                    *record = id.pack(Kept { row, cells: *cells, at: *at });
                }
                row = row.wrapping_add(1);
            }
        }
    }

    /// Counts the rows of each group, and says where each begins.
    #[expect(clippy::indexing_slicing, reason = "the index is masked to the length")]
    fn count(&mut self, ids: &[K]) -> [u32; GROUPS] {
        let mut counts = [0_u32; GROUPS];
        for id in ids {
            let count = &mut counts[group_of(*id) & (GROUPS - 1)];
            *count = count.wrapping_add(1);
        }
        self.starts.clear();
        self.starts.push(0);
        let mut start = 0_u32;
        for count in &mut counts {
            let rows = core::mem::replace(count, start);
            start = start.wrapping_add(rows);
            self.starts.push(start);
        }
        counts
    }

    /// How many rows it has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.records.len()
    }

    /// Where the rows of a group stand.
    pub(super) fn stretch(&self, group: usize) -> Range<usize> {
        let start = self.starts.get(group).map_or(0, |start| *start as usize);
        start..self.starts.get(group + 1).map_or(start, |end| *end as usize)
    }
}

/// Where the next row of a case's group goes, of the places that are next in each.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the index is masked to the length")]
fn take_place<K: CaseKey>(next: &mut [u32; GROUPS], id: K) -> u32 {
    let next = &mut next[group_of(id) & (GROUPS - 1)];
    let place = *next;
    *next = place.wrapping_add(1);
    place
}
