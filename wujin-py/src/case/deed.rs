//! A deed out of the word for an action and its particulars.

use core::marker::PhantomData;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::procedure::Procedure;

use crate::input::{self, Input, InputError};

/// An action by its name, with its particulars.
struct DeedInput<'py> {
    action: &'static str,
    with: Input<'py>,
}

/// Reads the deed that an action with these particulars is.
pub(super) fn read<P: Procedure>(
    action: &Bound<'_, PyString>,
    with: &Bound<'_, PyDict>,
) -> Result<P::Deed, Box<Finding>>
where
    P::Deed: serde::de::DeserializeOwned,
{
    let action = input::text(Some(action.as_any()), "action")?;
    let terms = P::TABLE.actions;
    let Some(term) = terms.iter().find(|term| term.name == action || term.zh == action) else {
        let matter =
            InputMatter::UnknownWord { given: action.to_owned(), known: terms.iter().copied().collect() };
        return Err(Box::new(Finding::from(matter).at(Place::path("action"))));
    };
    Ok(P::Deed::deserialize(DeedInput { action: term.name, with: Input::of(with) })?)
}

impl<'de> Deserializer<'de> for DeedInput<'_> {
    type Error = InputError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        visitor.visit_map(Fields { action: Some(self.action), with: Some(self.with), lifetime: PhantomData })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// First the action, then what it is done with, so that nothing is read twice.
struct Fields<'de, 'py> {
    action: Option<&'static str>,
    with: Option<Input<'py>>,
    lifetime: PhantomData<&'de ()>,
}

impl<'de> MapAccess<'de> for Fields<'de, '_> {
    type Error = InputError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, InputError> {
        let key = match (&self.action, &self.with) {
            (Some(_), _) => "action",
            (None, Some(_)) => "with",
            (None, None) => return Ok(None),
        };
        seed.deserialize(key.into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, InputError> {
        match (self.action.take(), self.with.take()) {
            (Some(action), with) => {
                self.with = with;
                seed.deserialize(action.into_deserializer())
            }
            (None, Some(with)) => seed.deserialize(with),
            (None, None) => Err(serde::de::Error::custom("a field has no value")),
        }
    }
}
