//! Reading Python's own objects into documents: what JSON can hold, days, instants, and whatever says of
//! itself what it is as a document.

use core::fmt;
use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyBool, PyBytes, PyDict, PyFloat, PyInt, PyIterator, PyList, PyMapping, PyString, PyTuple, PyType,
};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess,
    SeqAccess, Visitor,
};
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::time::{Day, Instant};

/// So deep nothing is nested that means something, and a thing that holds itself ends here.
const DEEPEST: u8 = 32;

/// A Python object to be read.
#[derive(Clone)]
pub(crate) struct Input<'py> {
    object: Bound<'py, PyAny>,
    depth: u8,
}

/// Why an object cannot be read.
#[derive(Debug)]
pub(crate) struct InputError(String);

impl fmt::Display for InputError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl core::error::Error for InputError {}

impl serde::de::Error for InputError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// What a text holds.
fn written<'a>(text: &'a Bound<'_, PyString>) -> Result<&'a str, InputError> {
    text.to_str().map_err(|_| InputError::custom(HALF))
}

/// Whatever Python itself says against an object.
impl From<PyErr> for InputError {
    fn from(error: PyErr) -> Self {
        Self(error.to_string())
    }
}

/// Reads an object; what is wrong is said with its path.
pub(crate) fn read<T: DeserializeOwned>(object: &Bound<'_, PyAny>) -> Result<T, Box<Finding>> {
    read_from(&Input::of(object))
}

/// Reads what can be read more than once: the path is only kept track of where something is wrong.
pub(crate) fn read_from<'de, T, D>(source: &D) -> Result<T, Box<Finding>>
where
    T: DeserializeOwned,
    D: Deserializer<'de, Error = InputError> + Clone,
{
    T::deserialize(source.clone()).or_else(|_| {
        serde_path_to_error::deserialize(source.clone()).map_err(|error| {
            let path = error.path().to_string();
            let finding = Finding::from(InputMatter::DocumentUnusable { detail: error.inner().to_string() });
            Box::new(if path == "." { finding } else { finding.at(Place::path(path)) })
        })
    })
}

/// Whatever a keyword holds; what is wrong is said under its name.
pub(crate) fn field<T: DeserializeOwned>(object: &Bound<'_, PyAny>, name: &str) -> Result<T, Box<Finding>> {
    if object.is_none() {
        return Err(unusable(name, format!("the field \"{name}\" is missing")));
    }
    read::<T>(object).map_err(|finding| {
        let inner = finding.place.as_ref().and_then(|place| place.path.as_deref());
        let path = inner.map_or_else(|| name.to_owned(), |inner| format!("{name}.{inner}"));
        Box::new(finding.at(Place::path(path)))
    })
}

/// A word or a name; what is wrong is said under its name.
pub(crate) fn text<'a>(object: Option<&'a Bound<'_, PyAny>>, name: &str) -> Result<&'a str, Box<Finding>> {
    let Some(object) = object.filter(|object| !object.is_none()) else {
        return Err(unusable(name, format!("the field \"{name}\" is missing")));
    };
    let Ok(text) = object.cast::<PyString>() else {
        return Err(unusable(name, "a text is wanted".to_owned()));
    };
    text.to_str().map_err(|_| unusable(name, HALF.to_owned()))
}

/// What is said of a text that Python can hold and nobody can write down.
const HALF: &str = "the text holds half a character, and cannot be read";

pub(crate) fn unusable(name: &str, detail: String) -> Box<Finding> {
    Box::new(Finding::from(InputMatter::DocumentUnusable { detail }).at(Place::path(name)))
}

/// A day: `datetime.date` or a text of the form `YYYY-MM-DD`.
pub(crate) fn day(object: &Bound<'_, PyAny>, name: &str) -> Result<Day, Box<Finding>> {
    field(object, name)
}

/// An instant: an aware `datetime.datetime`, or a text of RFC 3339 with its offset.
pub(crate) fn instant(object: Option<&Bound<'_, PyAny>>, name: &str) -> Result<Instant, Box<Finding>> {
    let Some(object) = object else {
        return Err(unusable(name, format!("the field \"{name}\" is missing")));
    };
    match instant_of(object) {
        Ok(Some(instant)) => Ok(instant),
        Ok(None) => field(object, name),
        Err(error) => Err(unusable(name, error.0)),
    }
}

/// The types of Python's own `datetime`, and the zone that times had last.
struct Times {
    date: Py<PyType>,
    datetime: Py<PyType>,
    timezone: Py<PyType>,
    zone: Mutex<Zone>,
}

/// A zone whose offset never changes, with its own 1970: between two times of the very same zone Python does
/// not work out any offset, which takes longer than all the rest.
struct Zone {
    itself: Py<PyAny>,
    epoch: Py<PyAny>,
    offset: i64,
}

impl Zone {
    fn new(zone: &Bound<'_, PyAny>, datetime: &Bound<'_, PyType>) -> PyResult<Self> {
        let epoch = datetime.call1((1970, 1, 1, 0, 0, 0, 0, zone))?;
        let offset = micros(&epoch.call_method0("utcoffset")?)?;
        Ok(Self { itself: zone.clone().unbind(), epoch: epoch.unbind(), offset })
    }
}

impl Times {
    /// A 1970 that times of a zone can be held against, and by how much it came before that of Greenwich: the
    /// zone's own, where its offset never changes.
    fn epoch_for<'py>(&self, zone: &Bound<'py, PyAny>) -> PyResult<(Bound<'py, PyAny>, i64)> {
        let py = zone.py();
        if let Some(known) = self.known(py, |held| zone.is(&held.itself)) {
            return Ok(known);
        }
        if zone.is_instance(self.timezone.bind(py))? {
            // Made, and what it takes the place of dropped, while the lock is free: Python may run code of others.
            let mut other = Zone::new(zone, self.datetime.bind(py))?;
            let found = (other.epoch.bind(py).clone(), other.offset);
            core::mem::swap(&mut *self.zone.lock().unwrap_or_else(PoisonError::into_inner), &mut other);
            return Ok(found);
        }
        // Against the 1970 of another zone Python works out both offsets.
        self.known(py, |_| true).ok_or_else(|| PyRuntimeError::new_err("no zone is held"))
    }

    fn known<'py>(&self, py: Python<'py>, is: impl Fn(&Zone) -> bool) -> Option<(Bound<'py, PyAny>, i64)> {
        let held = self.zone.lock().unwrap_or_else(PoisonError::into_inner);
        is(&held).then(|| (held.epoch.bind(py).clone(), held.offset))
    }
}

fn times(py: Python<'_>) -> PyResult<&Times> {
    static TIMES: PyOnceLock<Times> = PyOnceLock::new();
    TIMES.get_or_try_init(py, || {
        let module = py.import("datetime")?;
        let class = |name: &str| Ok::<_, PyErr>(module.getattr(name)?.cast_into::<PyType>()?);
        let (datetime, timezone) = (class("datetime")?, class("timezone")?);
        let zone = Mutex::new(Zone::new(&timezone.getattr("utc")?, &datetime)?);
        Ok(Times {
            date: class("date")?.unbind(),
            datetime: datetime.unbind(),
            timezone: timezone.unbind(),
            zone,
        })
    })
}

/// How long a `timedelta` is, in microseconds.
fn micros(delta: &Bound<'_, PyAny>) -> PyResult<i64> {
    let part = |name: &Bound<'_, PyString>| delta.getattr(name)?.extract::<i64>();
    let py = delta.py();
    let days = part(pyo3::intern!(py, "days"))?;
    let seconds = part(pyo3::intern!(py, "seconds"))?;
    let micros = part(pyo3::intern!(py, "microseconds"))?;
    // No `timedelta` between two times of the years 1 to 9999 comes near the limit.
    Ok(days.saturating_mul(86_400).saturating_add(seconds).saturating_mul(1_000_000).saturating_add(micros))
}

/// The day that a `datetime` without a zone means, as pandas has days: one at midnight.
fn midnight(object: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    let text: String = object.call_method0(pyo3::intern!(object.py(), "isoformat"))?.extract()?;
    Ok(text.strip_suffix("T00:00:00").map(str::to_owned))
}

/// The instant that a `datetime` is; none where the object is something else.
fn instant_of(object: &Bound<'_, PyAny>) -> Result<Option<Instant>, InputError> {
    let py = object.py();
    let times = times(py)?;
    if !object.is_instance(times.datetime.bind(py))? {
        return Ok(None);
    }
    let zone = object.getattr(pyo3::intern!(py, "tzinfo"))?;
    if zone.is_none() {
        return Err(InputError("the time has no time zone: give datetime(…, tzinfo=…)".to_owned()));
    }
    let (epoch, offset) = times.epoch_for(&zone)?;
    let since = micros(&object.sub(epoch)?)?;
    Instant::from_micros(since.saturating_sub(offset)).map(Some).map_err(InputError::custom)
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
        match instant_of(object) {
            Ok(Some(instant)) => return visitor.visit_string(instant.to_string()),
            Ok(None) => {}
            Err(error) => {
                let day = midnight(object)?.ok_or(error)?;
                return visitor.visit_string(day);
            }
        }
        if object.is_instance(times(py)?.date.bind(py))? {
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
        Err(InputError(format!("a value of type \"{kind}\" cannot be read")))
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
    type Variant = Held<'py>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Held<'py>), InputError> {
        Ok((seed.deserialize(self.name)?, Held(self.inner)))
    }
}

/// What a variant holds.
struct Held<'py>(Input<'py>);

impl<'de> serde::de::VariantAccess<'de> for Held<'_> {
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
    items: Bound<'py, PyIterator>,
}

impl<'a, 'py> Items<'a, 'py> {
    fn of(of: &'a Input<'py>, items: Bound<'py, PyIterator>) -> Self {
        Self { of, items }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = InputError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, InputError> {
        match self.items.next() {
            None => Ok(None),
            Some(item) => seed.deserialize(self.of.inside(item?)).map(Some),
        }
    }
}

/// The fields of a mapping, taken before any of them is read: reading may run code that changes it.
struct Entries<'a, 'py> {
    of: &'a Input<'py>,
    fields: std::vec::IntoIter<(Bound<'py, PyAny>, Bound<'py, PyAny>)>,
    value: Option<Bound<'py, PyAny>>,
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
        self.value = Some(value);
        seed.deserialize(written(key)?.into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, InputError> {
        let value = self.value.take().ok_or_else(|| InputError::custom("a field has no value"))?;
        seed.deserialize(self.of.inside(value))
    }
}
