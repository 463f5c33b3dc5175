//! The cells of Arrow arrays as the texts that old systems would have exported.

use arrow_array::ArrayRef;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Float32Type, Float64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType,
};
use arrow_schema::{DataType, TimeUnit};
use wujin_core::time::{Day, Instant};

use arrow_array::{Array, downcast_dictionary_array, downcast_integer_array};

/// Every cell of an array as a text, blank ones as nothing; none where cells of the type are no texts.
///
/// Whole numbers stand without decimals, truths as yes and no, times in China; one at midnight is its day,
/// but where times are wanted.
pub(crate) fn texts(array: &ArrayRef, wants_times: bool) -> Option<Vec<String>> {
    macro_rules! of {
        ($values:expr, $text:expr) => {
            Some($values.iter().map(|value| value.map_or_else(String::new, $text)).collect())
        };
    }
    let owned = |text: &str| text.to_owned();
    match array.data_type() {
        DataType::Null => Some(vec![String::new(); array.len()]),
        DataType::Utf8 => of!(array.as_string::<i32>(), owned),
        DataType::LargeUtf8 => of!(array.as_string::<i64>(), owned),
        DataType::Utf8View => of!(array.as_string_view(), owned),
        DataType::Boolean => of!(array.as_boolean(), |is: bool| owned(if is { "是" } else { "否" })),
        DataType::Float64 => of!(array.as_primitive::<Float64Type>(), float),
        DataType::Float32 => of!(array.as_primitive::<Float32Type>(), |value: f32| float(value.into())),
        DataType::Date32 => of!(array.as_primitive::<Date32Type>(), |days: i32| {
            Day::from_days_since_epoch(days).map_or_else(|_| days.to_string(), |day| day.to_string())
        }),
        DataType::Timestamp(unit, zone) => Some(times(array, *unit, zone.is_some(), wants_times)),
        data if data.is_integer() => {
            let array = array.as_ref();
            downcast_integer_array!(
                array => of!(array, |value| value.to_string()),
                _ => None
            )
        }
        DataType::Dictionary(..) => words(array, wants_times),
        _ => None,
    }
}

/// A number as people write it; pandas makes decimals of whole numbers beside blanks.
fn float(value: f64) -> String {
    if value.is_nan() { String::new() } else { value.to_string() }
}

fn times(array: &ArrayRef, unit: TimeUnit, is_zoned: bool, wants_times: bool) -> Vec<String> {
    let (values, per_second): (Vec<Option<i64>>, i64) = match unit {
        TimeUnit::Second => (array.as_primitive::<TimestampSecondType>().iter().collect(), 1),
        TimeUnit::Millisecond => (array.as_primitive::<TimestampMillisecondType>().iter().collect(), 1_000),
        TimeUnit::Microsecond => {
            (array.as_primitive::<TimestampMicrosecondType>().iter().collect(), 1_000_000)
        }
        TimeUnit::Nanosecond => {
            (array.as_primitive::<TimestampNanosecondType>().iter().collect(), 1_000_000_000)
        }
    };
    let china = if is_zoned { 0 } else { 8 * 3_600 };
    let text = |steps: i64| {
        let micros = steps.div_euclid(per_second).checked_sub(china)?.checked_mul(1_000_000)?;
        let at = Instant::from_micros(micros).ok()?.to_string();
        let (day, time) = (at.get(..10)?, at.get(11..19)?);
        Some(if time == "00:00:00" && !wants_times { day.to_owned() } else { format!("{day} {time}") })
    };
    // A time that cannot be told is named as the number that it is.
    let cell = |steps: i64| text(steps).unwrap_or_else(|| steps.to_string());
    values.into_iter().map(|steps| steps.map_or_else(String::new, cell)).collect()
}

fn words(array: &ArrayRef, wants_times: bool) -> Option<Vec<String>> {
    let array = array.as_ref();
    downcast_dictionary_array!(
        array => {
            let words = texts(array.values(), wants_times)?;
            let word = |key: Option<usize>| key.and_then(|key| words.get(key)).cloned().unwrap_or_default();
            Some((0..array.len()).map(|row| word(array.key(row))).collect())
        },
        _ => None
    )
}
