//! A Python object as serde reads it.

use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyBytes, PyDict, PyFloat, PyInt, PyIterator, PyList, PyMapping, PyString, PyTuple, PyType,
};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::times::{instant_of, is_date, midnight};
use super::{HALF, InputError};
use crate::period::PyPeriod;

/// So deep nothing is nested that means something, and a thing that holds itself ends here.
const DEEPEST: u8 = 32;

/// A Python object to be read.
#[derive(Clone)]
pub(crate) struct Input<'py> {
    object: Bound<'py, PyAny>,
    depth: u8,
}

impl<'py> Input<'py> {
    pub(crate) fn of(object: &Bound<'py, PyAny>) -> Self {
        Self { object: object.clone(), depth: 0 }
    }

    fn inside(&self, object: Bound<'py, PyAny>) -> Self {
        Self { object, depth: self.depth + 1 }
    }

    /// What remains of an object that is nothing that JSON can hold.
    fn other<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, InputError> {
        let (object, py) = (&self.object, self.object.py());
        if let Ok(period) = object.cast::<PyPeriod>() {
            return visitor.visit_string(period.get().0.to_string());
        }
        match instant_of(object) {
            Ok(Some(instant)) => return visitor.visit_string(instant.to_string()),
            Ok(None) => {}
            Err(error) => {
                let day = midnight(object)?.ok_or(error)?;
                return visitor.visit_string(day);
            }
        }
        if is_date(object)? {
            let text = object.call_method0(pyo3::intern!(py, "isoformat"))?;
            return visitor.visit_string(text.extract()?);
        }
        for (method, found) in [("to_dict", true), ("__index__", true), ("value", false)] {
            // A class has the methods of its instances and is none of them.
            if object.is_instance_of::<PyType>() || !object.hasattr(method)? {
                continue;
            }
            let inner = if found { object.call_method0(method)? } else { object.getattr(method)? };
            return self.inside(inner).deserialize_any(visitor);
        }
        if let Ok(mapping) = object.cast::<PyMapping>() {
            let fields = mapping.items()?.iter().map(|item| item.extract()).collect::<PyResult<_>>()?;
            return visitor.visit_map(Entries::of(self, fields));
        }
        let kind = object.get_type().name()?;
        Err(InputError::custom(format!("a value of type \"{kind}\" cannot be read")))
    }
}

impl<'de> Deserializer<'de> for Input<'_> {
    type Error = InputError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        if self.depth > DEEPEST {
            return Err(InputError::custom("the document is nested too deep"));
        }
        let object = &self.object;
        if object.is_none() {
            visitor.visit_unit()
        } else if let Ok(text) = object.cast::<PyString>() {
            visitor.visit_str(written(text)?)
        } else if let Ok(value) = object.cast::<PyBool>() {
            visitor.visit_bool(value.is_true())
        } else if let Ok(dict) = object.cast::<PyDict>() {
            visitor.visit_map(Entries::of(&self, dict.iter().collect()))
        } else if let Ok(list) = object.cast::<PyList>() {
            visitor.visit_seq(Items::of(&self, list.try_iter()?))
        } else if let Ok(tuple) = object.cast::<PyTuple>() {
            visitor.visit_seq(Items::of(&self, tuple.try_iter()?))
        } else if object.is_instance_of::<PyInt>() {
            if let Ok(value) = object.extract::<i64>() {
                return visitor.visit_i64(value);
            }
            let large = |_| InputError::custom("the whole number is out of range");
            visitor.visit_u64(object.extract::<u64>().map_err(large)?)
        } else if let Ok(value) = object.cast::<PyFloat>() {
            let value = value.value();
            if !value.is_finite() {
                return Err(InputError::custom("a number that is none, or endless, cannot be read"));
            }
            visitor.visit_f64(value)
        } else if object.is_instance_of::<PyBytes>() {
            Err(InputError::custom("bytes are no text: decode them first"))
        } else {
            self.other(visitor)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        if self.object.is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, InputError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, InputError> {
        if let Ok(text) = self.object.cast::<PyString>() {
            let word: serde::de::value::StrDeserializer<'_, InputError> = written(text)?.into_deserializer();
            return visitor.visit_enum(word);
        }
        let one = self.object.cast::<PyDict>().ok().filter(|dict| dict.len() == 1);
        match one.and_then(|dict| dict.iter().next()) {
            Some((name, inner)) => {
                visitor.visit_enum(Variant { name: self.inside(name), inner: self.inside(inner) })
            }
            None => Err(InputError::custom("a word, or an object with one field, is wanted here")),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// A variant by its name, with what it holds.
struct Variant<'py> {
    name: Input<'py>,
    inner: Input<'py>,
}

impl<'de, 'py> EnumAccess<'de> for Variant<'py> {
    type Error = InputError;
    type Variant = VariantContent<'py>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, VariantContent<'py>), InputError> {
        Ok((seed.deserialize(self.name)?, VariantContent(self.inner)))
    }
}

/// What a variant holds.
struct VariantContent<'py>(Input<'py>);

impl<'de> serde::de::VariantAccess<'de> for VariantContent<'_> {
    type Error = InputError;

    fn unit_variant(self) -> Result<(), InputError> {
        Err(InputError::custom("this word stands alone, and holds nothing"))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, InputError> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, InputError> {
        self.0.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, InputError> {
        self.0.deserialize_any(visitor)
    }
}

/// The items of a list.
struct Items<'a, 'py> {
    of: &'a Input<'py>,
    rest: Bound<'py, PyIterator>,
    place: usize,
}

impl<'a, 'py> Items<'a, 'py> {
    fn of(of: &'a Input<'py>, rest: Bound<'py, PyIterator>) -> Self {
        Self { of, rest, place: 0 }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = InputError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, InputError> {
        match self.rest.next() {
            None => Ok(None),
            Some(item) => {
                let place = self.place;
                self.place += 1;
                let read = seed.deserialize(self.of.inside(item?));
                read.map(Some).map_err(|error| error.within(format!("[{place}]")))
            }
        }
    }
}

/// The fields of a mapping, taken before any of them is read: reading may run code that changes it.
struct Entries<'a, 'py> {
    of: &'a Input<'py>,
    fields: std::vec::IntoIter<(Bound<'py, PyAny>, Bound<'py, PyAny>)>,
    /// The name of the field that was taken last, and what it holds.
    value: Option<(Bound<'py, PyString>, Bound<'py, PyAny>)>,
}

impl<'a, 'py> Entries<'a, 'py> {
    fn of(of: &'a Input<'py>, fields: Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>) -> Self {
        Self { of, fields: fields.into_iter(), value: None }
    }
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = InputError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, InputError> {
        let Some((key, value)) = self.fields.next() else { return Ok(None) };
        let Ok(key) = key.cast::<PyString>() else {
            return Err(InputError::custom("the names of fields are texts"));
        };
        self.value = Some((key.clone(), value));
        // A name that is not known is part of the path.
        let read = seed.deserialize(Name(written(key)?));
        read.map(Some).map_err(|error| error.within(key.to_string_lossy()))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, InputError> {
        let (key, value) = self.value.take().ok_or_else(|| InputError::custom("a field has no value"))?;
        seed.deserialize(self.of.inside(value)).map_err(|error| error.within(key.to_string_lossy()))
    }
}

/// The name of a field; a whole number where numbers are names, as JSON has them.
struct Name<'a>(&'a str);

impl<'de> Deserializer<'de> for Name<'_> {
    type Error = InputError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        visitor.visit_str(self.0)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        match self.0.parse() {
            Ok(number) => visitor.visit_u32(number),
            Err(_) => visitor.visit_str(self.0),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, InputError> {
        let word: serde::de::value::StrDeserializer<'_, InputError> = self.0.into_deserializer();
        visitor.visit_enum(word)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// What a text holds.
fn written<'a>(text: &'a Bound<'_, PyString>) -> Result<&'a str, InputError> {
    text.to_str().map_err(|_| InputError::custom(HALF))
}
