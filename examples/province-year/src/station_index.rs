//! Which stations there are, and of what kind: all that rows of other files have to know of them
//! before the stations themselves are looked at, in about two bytes a station.

use std::collections::{BTreeMap, HashMap};

use wujin_core::edition::OperatorKind;
use wujin_core::identity::{OfficeId, StationId};

/// How many stations stand in one word, four bits each.
const IN_A_WORD: u16 = 16;

/// The kinds of the stations, by number.
#[derive(Clone, Debug, Default)]
pub struct StationIndex {
    /// Sixteen stations that follow each other in an office; 0 where there is none, else the place
    /// of its kind and 1.
    words: HashMap<(OfficeId, u16), u64>,
    counts: BTreeMap<OperatorKind, u64>,
}

fn place(station: StationId) -> ((OfficeId, u16), u32) {
    let local = station.local();
    ((station.office(), local / IN_A_WORD), u32::from(local % IN_A_WORD) * 4)
}

impl StationIndex {
    /// Takes a station up; one that is there keeps its first kind.
    pub fn insert(&mut self, station: StationId, kind: OperatorKind) {
        if self.kind(station).is_none() {
            let (word, shift) = place(station);
            *self.words.entry(word).or_default() |= (u64::from(kind.index()) + 1) << shift;
            *self.counts.entry(kind).or_default() += 1;
        }
    }

    /// The kind of a station; none where there is no such station.
    #[must_use]
    pub fn kind(&self, station: StationId) -> Option<OperatorKind> {
        let (word, shift) = place(station);
        let held = self.words.get(&word)? >> shift & 15;
        OperatorKind::ALL.get(usize::try_from(held).ok()?.checked_sub(1)?).copied()
    }

    /// How many stations of a kind there are.
    #[must_use]
    pub fn count(&self, kind: OperatorKind) -> u64 {
        self.counts.get(&kind).copied().unwrap_or(0)
    }

    /// How many stations there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_answers_as_a_map_does(rows in prop::collection::vec((0_u8..3, 0_u16..60, 0_usize..5), 0..200)) {
            let (mut index, mut map) = (StationIndex::default(), BTreeMap::new());
            let station = |office: u8, local: u16| -> StationId {
                format!("420102-{office:02}-{local:04}").parse().unwrap()
            };
            for (office, local, kind) in rows {
                let kind = OperatorKind::ALL[kind];
                index.insert(station(office, local), kind);
                map.entry((office, local)).or_insert(kind);
            }
            for office in 0..3 {
                for local in 0..60 {
                    prop_assert_eq!(index.kind(station(office, local)), map.get(&(office, local)).copied());
                }
            }
            prop_assert_eq!(index.len(), map.len() as u64);
            for kind in OperatorKind::ALL {
                prop_assert_eq!(index.count(*kind), map.values().filter(|known| *known == kind).count() as u64);
            }
        }
    }
}
