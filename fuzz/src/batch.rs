//! Event logs as record batches, with columns of any type and anything in them.

use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Date64Array, DictionaryArray, FixedSizeBinaryArray,
    Float64Array, Int8Array, Int64Array, LargeStringArray, NullArray, RecordBatch, StringArray,
    StringViewArray, TimestampMicrosecondArray, TimestampMillisecondArray, TimestampNanosecondArray,
    TimestampSecondArray, UInt8Array, UInt64Array,
};
use wujin_arrow::{ArrivalChecker, LogChecker, LogColumn, Setting};
use wujin_core::time::Day;

/// What a cell of text may say.
const TEXTS: [&str; 24] = [
    "1",
    "2",
    "007",
    "",
    " ",
    "a",
    "register",
    "登记",
    "propose",
    "agree",
    "approve",
    "perform",
    "archive",
    "归档",
    "breach",
    "reply",
    "staff",
    "工作人员",
    "leader",
    "consumer",
    "officer",
    "420102-01-0001",
    "0b9f9f4e-3a3c-4f0e-8f57-2c8e0b6f3c11",
    "Ａ１",
];
/// The first hour of 2012.
const FIRST_HOUR: i64 = 368_184;

/// A byte a column says of which type it is, one more where the first batch ends, then a byte a cell.
pub fn batch(bytes: &[u8]) {
    let Some((types, rest)) = bytes.split_first_chunk::<{ LogColumn::ALL.len() }>() else { return };
    let Some((first, cells)) = rest.split_first() else { return };
    let rows = cells.chunks_exact(types.len());
    let columns = LogColumn::ALL.iter().zip(types).enumerate();
    let columns = columns.filter_map(|(place, (column, kind))| {
        let cells: Vec<u8> = rows.clone().filter_map(|row| row.get(place).copied()).collect();
        Some((column.column().name, array(*kind % 19, &cells)?))
    });
    let Ok(whole) =
        RecordBatch::try_from_iter_with_nullable(columns.map(|(name, array)| (name, array, true)))
    else {
        return;
    };
    let cut = usize::from(*first).min(whole.num_rows());
    check(&[whole.slice(0, cut), whole.slice(cut, whole.num_rows() - cut)]);
}

/// Checks a log in both ways: that which holds cases one after another is as good mixed.
pub(crate) fn check(batches: &[RecordBatch]) {
    let as_of: Day = "2012-12-31".parse().expect("a day");
    let setting = Setting::national(as_of);
    if let Some(together) = in_order(&setting, batches) {
        assert_eq!(Some(together), as_they_arrive(&setting, batches), "both ways see as many cases");
    }
}

/// How many cases a log has that holds them one after another; none where it is refused.
fn in_order(setting: &Setting<'_>, batches: &[RecordBatch]) -> Option<usize> {
    let mut checker = LogChecker::new(setting);
    let mut cases = 0;
    for batch in batches {
        cases += checker.push(batch).ok()?.verdicts.num_rows();
    }
    cases += checker.finish().ok()?.verdicts.num_rows();
    checker.into_totals().ok().map(|_| cases)
}

/// How many cases a log has; none where it is refused.
fn as_they_arrive(setting: &Setting<'_>, batches: &[RecordBatch]) -> Option<usize> {
    let mut checker = ArrivalChecker::new(setting);
    for batch in batches {
        checker.push(batch).ok()?;
    }
    checker.finish().ok()?.map(|answer| Some(answer.ok()?.verdicts.num_rows())).sum()
}

/// A column of one of the types that Arrow has, some of which no log may have.
fn array(kind: u8, cells: &[u8]) -> Option<ArrayRef> {
    let texts = || cells.iter().map(|cell| text(*cell));
    let numbers = || cells.iter().map(|cell| number(*cell));
    let since = |steps: i64| {
        move |cell: &u8| {
            number(*cell).map(|hours| (FIRST_HOUR.saturating_add(hours)).saturating_mul(3_600 * steps))
        }
    };
    let array: ArrayRef = match kind {
        1 => Arc::new(texts().collect::<StringArray>()),
        2 => Arc::new(texts().collect::<LargeStringArray>()),
        3 => Arc::new(texts().collect::<StringViewArray>()),
        4 => Arc::new(cells.iter().map(|cell| (*cell != u8::MAX).then_some(*cell)).collect::<UInt8Array>()),
        5 => Arc::new(numbers().collect::<Int64Array>()),
        6 => Arc::new(numbers().map(|number| number.map(i64::cast_unsigned)).collect::<UInt64Array>()),
        7 => Arc::new(numbers().map(|number| i8::try_from(number?).ok()).collect::<Int8Array>()),
        8 => uuids(cells)?,
        9 => Arc::new(texts().collect::<DictionaryArray<Int8Type>>()),
        10 => Arc::new(cells.iter().map(since(1)).collect::<TimestampSecondArray>()),
        11 => Arc::new(cells.iter().map(since(1_000)).collect::<TimestampMillisecondArray>()),
        12 => Arc::new(
            cells.iter().map(since(1_000_000)).collect::<TimestampMicrosecondArray>().with_timezone("+08:00"),
        ),
        13 => Arc::new(cells.iter().map(since(1_000_000_000)).collect::<TimestampNanosecondArray>()),
        14 => Arc::new(numbers().map(|days| i32::try_from(15_340 + days?).ok()).collect::<Date32Array>()),
        15 => Arc::new(numbers().map(|days| Some(days?.saturating_mul(86_400_000))).collect::<Date64Array>()),
        16 => Arc::new(numbers().map(|number| Some(number? % 2 == 0)).collect::<BooleanArray>()),
        17 => Arc::new(cells.iter().map(|cell| Some(f64::from(*cell))).collect::<Float64Array>()),
        18 => Arc::new(NullArray::new(cells.len())),
        _ => return None,
    };
    Some(array)
}

fn text(cell: u8) -> Option<&'static str> {
    TEXTS.get(usize::from(cell) % (TEXTS.len() + 1)).copied()
}

fn number(cell: u8) -> Option<i64> {
    match cell {
        u8::MAX => None,
        254 => Some(i64::MAX - 15_340),
        253 => Some(i64::MIN),
        252 => Some(-1),
        small => Some(small.into()),
    }
}

fn uuids(cells: &[u8]) -> Option<ArrayRef> {
    let cells = cells.iter().map(|cell| (*cell != u8::MAX).then_some([*cell; 16]));
    let array = FixedSizeBinaryArray::try_from_sparse_iter_with_size(cells, 16).ok()?;
    Some(Arc::new(array) as Arc<dyn Array>)
}
