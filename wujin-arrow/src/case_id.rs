//! Ids of cases: whole numbers, texts or UUIDs, plain or in a dictionary.

use arrow_array::cast::AsArray;
use arrow_array::iterator::ArrayIter;
use arrow_array::{Array, ArrayAccessor, ArrayRef, downcast_dictionary_array, downcast_integer_array};
use arrow_schema::DataType;
use uuid::Uuid;

/// One id, by which cases are told apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum CaseId {
    /// Nothing stands there.
    Blank,
    Number(i128),
    Text(Box<str>),
    Uuid([u8; 16]),
}

impl CaseId {
    /// The id that stands in a row.
    pub(crate) fn at(array: &dyn Array, row: usize) -> Self {
        if array.is_null(row) {
            return Self::Blank;
        }
        match array.data_type() {
            DataType::Utf8 => Self::Text(array.as_string::<i32>().value(row).into()),
            DataType::LargeUtf8 => Self::Text(array.as_string::<i64>().value(row).into()),
            DataType::Utf8View => Self::Text(array.as_string_view().value(row).into()),
            DataType::FixedSizeBinary(_) => {
                array.as_fixed_size_binary().value(row).try_into().map_or(Self::Blank, Self::Uuid)
            }
            DataType::Dictionary(..) => downcast_dictionary_array!(
                array => array.key(row).map_or(Self::Blank, |key| Self::at(array.values().as_ref(), key)),
                _ => Self::Blank
            ),
            _ => downcast_integer_array!(
                array => Self::Number(i128::from(array.value(row))),
                _ => Self::Blank
            ),
        }
    }

    /// How a reader knows it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.to_string(),
            Self::Uuid(bytes) => Uuid::from_bytes(*bytes).to_string(),
        }
    }
}

/// Shows every id, until it is told to stop.
pub(crate) fn each_id<E>(array: &dyn Array, mut show: impl FnMut(CaseId) -> Result<(), E>) -> Result<(), E> {
    if array.null_count() == 0 && array.data_type().is_integer() {
        return downcast_integer_array!(
            array => array.values().iter().try_for_each(|value| show(CaseId::Number(i128::from(*value)))),
            _ => Ok(())
        );
    }
    (0..array.len()).try_for_each(|row| show(CaseId::at(array, row)))
}

/// The rows, from the second, at which another case begins than in the row before.
pub(crate) fn changes(array: &ArrayRef) -> Vec<u32> {
    let later = 1_u32..;
    let array = array.as_ref();
    if array.null_count() == 0 {
        match array.data_type() {
            DataType::Dictionary(..) => {
                return downcast_dictionary_array!(
                    array => {
                        let keys = array.keys().values();
                        let pairs = keys.iter().zip(keys.iter().skip(1)).zip(later);
                        // Two keys of a dictionary may name the same text.
                        let differ = |row: u32| CaseId::at(array, row as usize) != CaseId::at(array, row as usize - 1);
                        pairs.filter(|((one, next), row)| one != next && differ(*row)).map(|(_, row)| row).collect()
                    },
                    _ => Vec::new()
                );
            }
            data if data.is_integer() => {
                return downcast_integer_array!(
                    array => {
                        let values = array.values();
                        places(values.iter().zip(values.iter().skip(1)).map(|(one, next)| one != next))
                    },
                    _ => Vec::new()
                );
            }
            DataType::Utf8 => return differing(array.as_string::<i32>()),
            DataType::LargeUtf8 => return differing(array.as_string::<i64>()),
            DataType::Utf8View => return differing(array.as_string_view()),
            DataType::FixedSizeBinary(_) => return differing(array.as_fixed_size_binary()),
            _ => {}
        }
    }
    let ids = |row: u32| CaseId::at(array, row as usize);
    let rows = u32::try_from(array.len()).unwrap_or(u32::MAX);
    (1..rows).filter(|row| ids(*row) != ids(row - 1)).collect()
}

/// The rows, from the second, whose value is not that of the row before.
fn differing<A: ArrayAccessor<Item: PartialEq> + Copy>(array: A) -> Vec<u32> {
    let (rows, later) = (ArrayIter::new(array), ArrayIter::new(array).skip(1));
    places(rows.zip(later).map(|(one, next)| one != next))
}

/// The rows, counted from 1, at which something is so. Every row is written down, and the next is written
/// over it where it is not: which rows are meant cannot be guessed, and a branch would have to.
fn places(is: impl ExactSizeIterator<Item = bool>) -> Vec<u32> {
    let mut rows = vec![0; is.len()];
    let mut count = 0;
    for (row, is) in (1_u32..).zip(is) {
        if let Some(slot) = rows.get_mut(count) {
            *slot = row;
        }
        count += usize::from(is);
    }
    rows.truncate(count);
    rows
}
