//! Columns of whole numbers, times and days.

use std::array;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, BooleanArray, downcast_integer_array};
use arrow_schema::{DataType, TimeUnit};
use wujin_core::conformance::NO_DAY;
use wujin_core::time::Instant;

use crate::column::per_second;

const MICROS: i64 = per_second(TimeUnit::Microsecond);
const CHINA: i64 = 8 * 3_600 * MICROS;
const DAY: i64 = 86_400 * MICROS;
const MILLIS_A_DAY: i64 = 86_400_000;

/// Shows each whole number of a column; none where it is blank, or where the column holds no numbers.
pub(crate) fn for_each_integer(array: &dyn Array, mut show: impl FnMut(Option<i128>)) {
    downcast_integer_array!(
        array => array.iter().for_each(|value| show(value.map(i128::from))),
        _ => (0..array.len()).for_each(|_| show(None))
    );
}

/// Shows the whole numbers of some rows; none where one is blank, or where the column holds no numbers.
pub(crate) fn for_integers_at(
    array: &dyn Array,
    rows: impl Iterator<Item = usize>,
    mut show: impl FnMut(usize, Option<i128>),
) {
    downcast_integer_array!(
        array => rows.for_each(|row| show(row, array.is_valid(row).then(|| i128::from(array.value(row))))),
        _ => rows.for_each(|row| show(row, None))
    );
}

/// Adds 1 for each row that holds true, and 0 for the others, the blank ones among them.
pub(crate) fn push_truths(array: &BooleanArray, out: &mut Vec<u8>) {
    let valid = array.nulls().map(|nulls| array.values() & nulls.inner());
    let end = out.len() + array.len();
    for word in valid.as_ref().unwrap_or(array.values()).bit_chunks().iter_padded() {
        out.extend_from_slice(&array::from_fn::<u8, WORD, _>(|bit| bit_of(word, bit)));
    }
    out.truncate(end);
}

/// How many bits are looked at together.
const WORD: usize = 64;

fn bit_of(word: u64, bit: usize) -> u8 {
    u8::from(word >> bit & 1 != 0)
}

/// The times of a column in microseconds since 1970-01-01T00:00:00Z; 0 where it is blank. A time too
/// far away to be told in microseconds counts as the furthest that can.
// READING: input-forms
pub(crate) fn push_instants(array: &dyn Array, out: &mut Vec<i64>) {
    let DataType::Timestamp(unit, zone) = array.data_type() else {
        out.extend((0..array.len()).map(|_| 0));
        return;
    };
    let earlier = if zone.is_some() { 0 } else { CHINA };
    let values: &[i64] = match unit {
        TimeUnit::Second => array.as_primitive::<TimestampSecondType>().values(),
        TimeUnit::Millisecond => array.as_primitive::<TimestampMillisecondType>().values(),
        TimeUnit::Microsecond => array.as_primitive::<TimestampMicrosecondType>().values(),
        TimeUnit::Nanosecond => array.as_primitive::<TimestampNanosecondType>().values(),
    };
    match unit {
        TimeUnit::Nanosecond => {
            out.extend(values.iter().map(|nanos| nanos.div_euclid(1_000).saturating_sub(earlier)));
        }
        TimeUnit::Microsecond if earlier == 0 => out.extend_from_slice(values),
        _ => {
            let factor = MICROS / per_second(*unit);
            out.extend(values.iter().map(|value| value.saturating_mul(factor).saturating_sub(earlier)));
        }
    }
}

/// Whether a time lies in the years that can be told.
fn is_told(micros: i64) -> bool {
    Instant::from_micros(micros).is_ok()
}

/// The rows whose times lie outside the years that can be told, the blank ones left out.
pub(crate) fn untold(array: &dyn Array, instants: &[i64]) -> Vec<usize> {
    // The furthest of all first: these are found many rows at a time, and hardly ever lie outside.
    let (first, last) = instants.iter().fold((0, 0), |(first, last), at| ((*at).min(first), (*at).max(last)));
    if is_told(first) && is_told(last) {
        return Vec::new();
    }
    let outside = |(row, at): (usize, &i64)| (!is_told(*at) && array.is_valid(row)).then_some(row);
    instants.iter().enumerate().filter_map(outside).collect()
}

/// A time as it stands in its column: so many steps of its unit.
pub(crate) fn time_at(array: &dyn Array, row: usize) -> String {
    let DataType::Timestamp(unit, _) = array.data_type() else { return String::new() };
    let value = match unit {
        TimeUnit::Second => array.as_primitive::<TimestampSecondType>().value(row),
        TimeUnit::Millisecond => array.as_primitive::<TimestampMillisecondType>().value(row),
        TimeUnit::Microsecond => array.as_primitive::<TimestampMicrosecondType>().value(row),
        TimeUnit::Nanosecond => array.as_primitive::<TimestampNanosecondType>().value(row),
    };
    format!("{value} {unit}")
}

/// The days of a column since 1970-01-01, [`NO_DAY`] where it is blank.
pub(crate) fn push_days(array: &dyn Array, out: &mut Vec<i32>) {
    let before = out.len();
    match array.data_type() {
        DataType::Date32 => out.extend_from_slice(array.as_primitive::<Date32Type>().values()),
        DataType::Date64 => {
            let values = array.as_primitive::<Date64Type>().values();
            out.extend(values.iter().map(|millis| whole_days(millis.div_euclid(MILLIS_A_DAY))));
        }
        _ => {
            let mut instants = Vec::with_capacity(array.len());
            push_instants(array, &mut instants);
            let days = instants.iter().map(|micros| micros.saturating_add(CHINA).div_euclid(DAY));
            out.extend(days.map(whole_days));
        }
    }
    if let (Some(nulls), Some(own)) = (array.nulls(), out.get_mut(before..)) {
        // Chosen, not branched: which rows have a day cannot be guessed.
        let words = nulls.inner().bit_chunks();
        for (days, word) in own.chunks_mut(WORD).zip(words.iter_padded()) {
            for (bit, day) in days.iter_mut().enumerate() {
                *day = if bit_of(word, bit) == 0 { NO_DAY } else { *day };
            }
        }
    }
}

/// A day too far away to be told counts as none, as every day outside the years 0001 to 9999 does.
fn whole_days(days: i64) -> i32 {
    i32::try_from(days).unwrap_or(NO_DAY)
}
