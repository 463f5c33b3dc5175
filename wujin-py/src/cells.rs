//! The cells of Arrow arrays as Python's own objects.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use chrono::Datelike;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::raise::document_unusable;

type Cells<'py> = Vec<Bound<'py, PyAny>>;

/// Every cell of an array, none where it is blank.
pub(crate) fn cells<'py>(py: Python<'py>, array: &ArrayRef) -> PyResult<Cells<'py>> {
    macro_rules! of {
        ($values:expr) => {
            $values.iter().map(|value| Ok(value.into_pyobject(py)?.into_any())).collect()
        };
    }
    match array.data_type() {
        DataType::Null => Ok(vec![py.None().into_bound(py); array.len()]),
        DataType::Boolean => of!(array.as_boolean()),
        DataType::Int8 => of!(array.as_primitive::<Int8Type>()),
        DataType::Int16 => of!(array.as_primitive::<Int16Type>()),
        DataType::Int32 => of!(array.as_primitive::<Int32Type>()),
        DataType::Int64 => of!(array.as_primitive::<Int64Type>()),
        DataType::UInt8 => of!(array.as_primitive::<UInt8Type>()),
        DataType::UInt16 => of!(array.as_primitive::<UInt16Type>()),
        DataType::UInt32 => of!(array.as_primitive::<UInt32Type>()),
        DataType::UInt64 => of!(array.as_primitive::<UInt64Type>()),
        DataType::Utf8 => of!(array.as_string::<i32>()),
        DataType::LargeUtf8 => of!(array.as_string::<i64>()),
        DataType::Utf8View => of!(array.as_string_view()),
        DataType::Date32 => days(py, array),
        DataType::FixedSizeBinary(_) => {
            let bytes = array.as_fixed_size_binary().iter();
            bytes
                .map(|bytes| Ok(bytes.map(|bytes| PyBytes::new(py, bytes)).into_pyobject(py)?.into_any()))
                .collect()
        }
        DataType::Timestamp(unit, zone) => times(py, array, *unit, zone.is_some()),
        DataType::Dictionary(..) => words(py, array),
        other => Err(document_unusable(py, format!("cells of the type {other} cannot be shown"))),
    }
}

/// Days as `datetime.date`.
fn days<'py>(py: Python<'py>, array: &ArrayRef) -> PyResult<Cells<'py>> {
    let epoch = chrono::NaiveDate::default();
    let day = |days: Option<i32>| {
        days.and_then(|days| epoch.checked_add_signed(chrono::TimeDelta::days(days.into())))
    };
    let days = array.as_primitive::<Date32Type>().iter();
    days.map(|days| Ok(day(days).into_pyobject(py)?.into_any())).collect()
}

/// Times as `datetime.datetime`, those of a zone in that of Greenwich; none where Python cannot tell them.
fn times<'py>(py: Python<'py>, array: &ArrayRef, unit: TimeUnit, is_zoned: bool) -> PyResult<Cells<'py>> {
    let steps: Vec<Option<i64>> = match unit {
        TimeUnit::Second => array.as_primitive::<TimestampSecondType>().iter().collect(),
        TimeUnit::Millisecond => array.as_primitive::<TimestampMillisecondType>().iter().collect(),
        TimeUnit::Microsecond => array.as_primitive::<TimestampMicrosecondType>().iter().collect(),
        TimeUnit::Nanosecond => array.as_primitive::<TimestampNanosecondType>().iter().collect(),
    };
    let time = |steps: i64| match unit {
        TimeUnit::Second => chrono::DateTime::from_timestamp(steps, 0),
        TimeUnit::Millisecond => chrono::DateTime::from_timestamp_millis(steps),
        TimeUnit::Microsecond => chrono::DateTime::from_timestamp_micros(steps),
        TimeUnit::Nanosecond => Some(chrono::DateTime::from_timestamp_nanos(steps)),
    };
    let told = |time: &chrono::DateTime<chrono::Utc>| (1..=9999).contains(&time.year());
    let cell = |steps: Option<i64>| {
        let time = steps.and_then(time).filter(told);
        let cell = if is_zoned {
            time.into_pyobject(py)?
        } else {
            time.map(|time| time.naive_utc()).into_pyobject(py)?
        };
        Ok(cell.into_any())
    };
    steps.into_iter().map(cell).collect()
}

/// The words that the numbers of a dictionary mean.
fn words<'py>(py: Python<'py>, array: &ArrayRef) -> PyResult<Cells<'py>> {
    let dictionary = array.as_any_dictionary();
    let words = cells(py, dictionary.values())?;
    let none = || py.None().into_bound(py);
    if words.is_empty() {
        return Ok(vec![none(); array.len()]);
    }
    let places = dictionary.normalized_keys();
    let word = |(row, place): (usize, &usize)| {
        if dictionary.is_null(row) { none() } else { words.get(*place).cloned().unwrap_or_else(none) }
    };
    Ok(places.iter().enumerate().map(word).collect())
}
