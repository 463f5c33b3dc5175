//! Columns of words: plain texts, dictionaries of texts, or indexes.

use std::array;

use arrow_array::cast::AsArray;
use arrow_array::types::UInt8Type;
use arrow_array::{Array, Int8Array, downcast_dictionary_array};
use arrow_schema::DataType;

/// What stands for a word that is missing or not known.
pub(crate) const UNKNOWN: u8 = u8::MAX;

/// Adds the number of each word, [`UNKNOWN`] where it has none.
pub(crate) fn push_words(array: &dyn Array, number: impl Fn(&str) -> Option<u8> + Copy, out: &mut Vec<u8>) {
    if *array.data_type() == DataType::UInt8 {
        let numbers = array.as_primitive::<UInt8Type>();
        out.extend(numbers.iter().map(|number| number.unwrap_or(UNKNOWN)));
    } else {
        push_texts(array, |text| number(text).unwrap_or(UNKNOWN), UNKNOWN, out);
    }
}

/// Adds what each text stands for, and `blank` where there is none. The texts of a dictionary are
/// looked at once.
fn push_texts<T: Copy>(array: &dyn Array, meaning: impl Fn(&str) -> T + Copy, blank: T, out: &mut Vec<T>) {
    match array.data_type() {
        DataType::Dictionary(..) => downcast_dictionary_array!(
            array => {
                let meanings = meanings(array.values().as_ref(), meaning, blank);
                let of_key = |key: usize| meanings.get(key).copied().unwrap_or(blank);
                if array.null_count() > 0 {
                    out.extend(array.keys().iter().map(|key| key.map_or(blank, |key| of_key(place(key)))));
                } else if let Some(keys) = array.keys().as_any().downcast_ref::<Int8Array>() {
                    // A key of one byte always has a place in a table of so many.
                    let table: [T; 256] = array::from_fn(of_key);
                    out.extend(keys.values().iter().map(|key| of_byte(&table, key.cast_unsigned())));
                } else {
                    out.extend(array.keys().values().iter().map(|key| of_key(place(*key))));
                }
            },
            _ => {}
        ),
        _ => for_each_text(array, |text| out.push(text.map_or(blank, meaning))),
    }
}

/// What each text of a dictionary stands for, and `blank` where there is none.
pub(crate) fn meanings<T: Copy>(texts: &dyn Array, meaning: impl Fn(&str) -> T + Copy, blank: T) -> Vec<T> {
    let mut meanings = Vec::with_capacity(texts.len());
    push_texts(texts, meaning, blank, &mut meanings);
    meanings
}

#[expect(clippy::indexing_slicing, reason = "the table has a place for every byte")]
fn of_byte<T: Copy>(table: &[T; 256], byte: u8) -> T {
    table[usize::from(byte)]
}

/// The place that a key names; none of any list where it is negative.
fn place(key: impl TryInto<usize>) -> usize {
    key.try_into().unwrap_or(usize::MAX)
}

/// Shows each text of a column that is not a dictionary; nothing where it holds no texts.
fn for_each_text(array: &dyn Array, mut show: impl FnMut(Option<&str>)) {
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().iter().for_each(show),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().for_each(show),
        DataType::Utf8View => array.as_string_view().iter().for_each(show),
        _ => (0..array.len()).for_each(|_| show(None)),
    }
}

/// The text of one row, through a dictionary where there is one.
pub(crate) fn text_at(array: &dyn Array, row: usize) -> Option<String> {
    if array.is_null(row) {
        return None;
    }
    match array.data_type() {
        DataType::Utf8 => Some(array.as_string::<i32>().value(row).to_owned()),
        DataType::LargeUtf8 => Some(array.as_string::<i64>().value(row).to_owned()),
        DataType::Utf8View => Some(array.as_string_view().value(row).to_owned()),
        DataType::UInt8 => Some(array.as_primitive::<UInt8Type>().value(row).to_string()),
        DataType::Dictionary(..) => downcast_dictionary_array!(
            array => array.key(row).and_then(|key| text_at(array.values().as_ref(), key)),
            _ => None
        ),
        _ => None,
    }
}
