//! Ids of cases as keys of 128 bits, by which rows that come mixed are brought together.
//!
//! Every key stands for one id, so that cases are told apart exactly: a whole number for itself, a UUID
//! in its usual form for its bits, and whatever else for the number that it is given when it is first
//! seen. The two bits in which a UUID has its variant tell the latter apart.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, FixedSizeBinaryArray, LargeStringArray, PrimitiveArray, StringArray, StringViewArray,
    downcast_dictionary_array, downcast_integer_array, new_null_array,
};
use arrow_schema::{ArrowError, DataType};
use uuid::Uuid;
use uuid_simd::UuidExt as _;

use crate::case_id::CaseId;

/// The variant bits of a UUID as RFC 9562 has them, and where they stand.
const VARIANT: u128 = 0b10 << 62;
const VARIANT_MASK: u128 = 0b11 << 62;
/// Keys that are given have their number above the variant, which is 0.
const GIVEN_AT: u32 = 64;
/// The key of a blank id: no number, and no UUID of that variant.
const BLANK: u128 = u128::MAX;
/// A whole number is counted from the least there is.
const LEAST: i128 = i64::MIN as i128;

/// Which key stands for which id.
#[derive(Debug, Default)]
pub(crate) struct CaseKeys {
    /// The type of the ids, texts of a dictionary as they are without it.
    data: Option<DataType>,
    given: HashMap<CaseId, u128>,
    /// The ids to which keys were given, by their keys.
    ids: Vec<CaseId>,
}

impl CaseKeys {
    /// The type in which ids are shown.
    pub(crate) fn data_type(&self) -> DataType {
        self.data.clone().unwrap_or(DataType::Null)
    }

    /// Adds the keys of a column of ids. Its type must be that of the columns before.
    pub(crate) fn push(&mut self, array: &ArrayRef, keys: &mut Vec<u128>) -> Result<(), ArrowError> {
        let data = plain(array.data_type());
        match &self.data {
            Some(known) if known != data => {
                let changed = format!("the column of case ids changes its type from {known} to {data}");
                return Err(ArrowError::SchemaError(changed));
            }
            Some(_) => {}
            None => self.data = Some(data.clone()),
        }
        self.push_plain(array, keys);
        Ok(())
    }

    fn push_plain(&mut self, array: &dyn Array, keys: &mut Vec<u128>) {
        match array.data_type() {
            DataType::Dictionary(..) => downcast_dictionary_array!(
                array => {
                    let mut of_value = Vec::with_capacity(array.values().len());
                    self.push_plain(array.values().as_ref(), &mut of_value);
                    let key = |row| array.key(row).and_then(|place| of_value.get(place).copied());
                    keys.extend((0..array.len()).map(|row| key(row).unwrap_or(BLANK)));
                },
                _ => {}
            ),
            data if data.is_integer() => downcast_integer_array!(
                array => keys.extend(array.iter().map(|number| number.map_or(BLANK, |number| of_number(number.into())))),
                _ => {}
            ),
            DataType::Utf8 => self.push_texts(array.as_string::<i32>().iter(), keys),
            DataType::LargeUtf8 => self.push_texts(array.as_string::<i64>().iter(), keys),
            DataType::Utf8View => self.push_texts(array.as_string_view().iter(), keys),
            DataType::FixedSizeBinary(_) => {
                let rows = array.as_fixed_size_binary().iter();
                keys.extend(rows.map(|bytes| match bytes.map(<[u8; 16]>::try_from) {
                    Some(Ok(bytes)) => {
                        let key = u128::from_be_bytes(bytes);
                        if is_usual(key) { key } else { self.give(CaseId::Uuid(bytes)) }
                    }
                    _ => BLANK,
                }));
            }
            _ => keys.extend((0..array.len()).map(|_| BLANK)),
        }
    }

    fn push_texts<'t>(&mut self, texts: impl Iterator<Item = Option<&'t str>>, keys: &mut Vec<u128>) {
        keys.extend(texts.map(|text| match text {
            Some(text) => uuid_of(text).unwrap_or_else(|| self.give(CaseId::Text(text.into()))),
            None => BLANK,
        }));
    }

    /// The key given to an id, or the next.
    fn give(&mut self, id: CaseId) -> u128 {
        let next = (self.ids.len() as u128) << GIVEN_AT;
        let ids = &mut self.ids;
        *self.given.entry(id).or_insert_with_key(|id| {
            ids.push(id.clone());
            next
        })
    }

    /// The ids for which keys stand.
    pub(crate) fn ids(&self, keys: &[u128]) -> Result<ArrayRef, ArrowError> {
        let texts = || keys.iter().map(|key| self.text(*key));
        Ok(match self.data_type() {
            DataType::Int8 => numbers::<Int8Type>(keys),
            DataType::Int16 => numbers::<Int16Type>(keys),
            DataType::Int32 => numbers::<Int32Type>(keys),
            DataType::Int64 => numbers::<Int64Type>(keys),
            DataType::UInt8 => numbers::<UInt8Type>(keys),
            DataType::UInt16 => numbers::<UInt16Type>(keys),
            DataType::UInt32 => numbers::<UInt32Type>(keys),
            DataType::UInt64 => numbers::<UInt64Type>(keys),
            DataType::Utf8 => Arc::new(texts().collect::<StringArray>()),
            DataType::LargeUtf8 => Arc::new(texts().collect::<LargeStringArray>()),
            DataType::Utf8View => Arc::new(texts().collect::<StringViewArray>()),
            DataType::FixedSizeBinary(_) => {
                let bytes = keys.iter().map(|key| self.bytes(*key));
                Arc::new(FixedSizeBinaryArray::try_from_sparse_iter_with_size(bytes, 16)?)
            }
            other => new_null_array(&other, keys.len()),
        })
    }

    fn given_to(&self, key: u128) -> Option<&CaseId> {
        self.ids.get(usize::try_from(key >> GIVEN_AT).ok()?)
    }

    fn text(&self, key: u128) -> Option<String> {
        match key {
            BLANK => None,
            key if is_usual(key) => Some(Uuid::from_u128(key).to_string()),
            key => self.given_to(key).map(CaseId::shown),
        }
    }

    fn bytes(&self, key: u128) -> Option<[u8; 16]> {
        match self.given_to(key) {
            _ if key == BLANK => None,
            _ if is_usual(key) => Some(key.to_be_bytes()),
            Some(CaseId::Uuid(bytes)) => Some(*bytes),
            _ => None,
        }
    }
}

/// The type of ids without their dictionary.
fn plain(data: &DataType) -> &DataType {
    match data {
        DataType::Dictionary(_, values) => plain(values),
        other => other,
    }
}

fn is_usual(key: u128) -> bool {
    key & VARIANT_MASK == VARIANT
}

fn of_number(number: i128) -> u128 {
    (number - LEAST).cast_unsigned()
}

fn numbers<T: ArrowPrimitiveType<Native: TryFrom<i128>>>(keys: &[u128]) -> ArrayRef {
    let number = |key: u128| T::Native::try_from(key.cast_signed().wrapping_add(LEAST)).ok();
    Arc::new(keys.iter().map(|key| number(*key).filter(|_| *key != BLANK)).collect::<PrimitiveArray<T>>())
}

/// The bits of a UUID that is written as UUIDs usually are, in small letters and with hyphens; another
/// spelling is another text.
fn uuid_of(text: &str) -> Option<u128> {
    // Counted to the end, and not until the first is met: that is done many letters at a time.
    let capitals = text.bytes().fold(0, |capitals, byte| capitals | u8::from(byte.is_ascii_uppercase()));
    if capitals != 0 {
        return None;
    }
    let uuid = Uuid::parse_hyphenated(text.as_bytes()).ok()?;
    Some(uuid.as_u128()).filter(|key| is_usual(*key))
}
