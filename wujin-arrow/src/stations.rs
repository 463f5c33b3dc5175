//! The numbers of stations, by their ids.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, downcast_dictionary_array};

use crate::word::{meanings, text_at};

/// What stands for a station that is not known.
pub(crate) const UNKNOWN_STATION: u32 = u32::MAX;

/// The number of each station. A reader of its own for each thread: it remembers the dictionary that it
/// looked at last, as batch after batch has the same.
#[derive(Clone, Debug)]
pub(crate) struct StationNumbers {
    by_id: Arc<HashMap<Box<str>, u32>>,
    last: Option<(ArrayRef, Vec<u32>)>,
}

impl StationNumbers {
    pub(crate) fn new(ids: impl Iterator<Item = Box<str>>) -> Self {
        Self { by_id: Arc::new(ids.zip(0..).collect()), last: None }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The numbers of the stations of some rows.
    pub(crate) fn at(&mut self, array: &dyn Array, rows: impl Iterator<Item = usize>) -> Vec<u32> {
        let by_id = &self.by_id;
        let number = |text: &str| by_id.get(text).copied().unwrap_or(UNKNOWN_STATION);
        downcast_dictionary_array!(
            array => {
                let texts = array.values();
                let known = self.last.take().filter(|(last, _)| are_same(last, texts));
                let (_, numbers) = self.last.insert(
                    known.unwrap_or_else(|| (Arc::clone(texts), meanings(texts, number, UNKNOWN_STATION))),
                );
                let of_key = |key: usize| numbers.get(key).copied().unwrap_or(UNKNOWN_STATION);
                rows.map(|row| array.key(row).map_or(UNKNOWN_STATION, of_key)).collect()
            },
            _ => rows.map(|row| text_at(array, row).map_or(UNKNOWN_STATION, |text| number(&text))).collect()
        )
    }
}

/// Whether two arrays are the same in memory: a Parquet reader hands the dictionary of a row group over in
/// an array of its own with every batch.
fn are_same(one: &ArrayRef, other: &ArrayRef) -> bool {
    Arc::ptr_eq(one, other) || one.to_data().ptr_eq(&other.to_data())
}
