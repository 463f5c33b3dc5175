//! Reading deeds: `{ "action": …, "with": { … } }`.
//!
//! What is derived would bring along every particular twice, once for the case that they come before their action.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

/// A deed: an action with its particulars.
pub(crate) trait Deed: Sized {
    /// Its actions.
    type Action: DeserializeOwned;

    /// The deed of an action, whose particulars a reader reads.
    fn read<'de, R: Particulars<'de>>(action: Self::Action, reader: R) -> Result<Self, R::Error>;
}

/// What reads particulars, once it is known which.
pub(crate) trait Particulars<'de> {
    /// What is wrong with them.
    type Error;

    /// Reads them.
    fn read<T: DeserializeOwned>(self) -> Result<T, Self::Error>;
}

/// Reads a deed.
pub(crate) fn read<'de, D: Deserializer<'de>, T: Deed>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(DeedVisitor(PhantomData))
}

/// The two fields.
const FIELDS: &[&str] = &["action", "with"];

enum Field {
    Action,
    With,
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(FieldVisitor)
    }
}

struct FieldVisitor;

impl Visitor<'_> for FieldVisitor {
    type Value = Field;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("`action` or `with`")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Field, E> {
        match name {
            "action" => Ok(Field::Action),
            "with" => Ok(Field::With),
            _ => Err(E::unknown_field(name, FIELDS)),
        }
    }
}

struct DeedVisitor<T>(PhantomData<T>);

impl<'de, T: Deed> Visitor<'de> for DeedVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a deed: its action, and with which particulars")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let (mut action, mut early, mut deed) = (None, None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Action if action.is_some() || deed.is_some() => {
                    return Err(A::Error::duplicate_field("action"));
                }
                Field::With if early.is_some() || deed.is_some() => {
                    return Err(A::Error::duplicate_field("with"));
                }
                Field::Action => action = Some(map.next_value()?),
                Field::With => match action.take() {
                    Some(action) => deed = Some(T::read(action, &mut map)?),
                    None => early = Some(map.next_value::<Value>()?),
                },
            }
        }
        if let Some(deed) = deed {
            return Ok(deed);
        }
        let action = action.ok_or_else(|| A::Error::missing_field("action"))?;
        match early {
            Some(with) => T::read(action, Early(with, PhantomData)),
            None => Err(A::Error::missing_field("with")),
        }
    }
}

impl<'de, A: MapAccess<'de>> Particulars<'de> for &mut A {
    type Error = A::Error;

    fn read<T: DeserializeOwned>(self) -> Result<T, A::Error> {
        self.next_value()
    }
}

/// Particulars that came before their action.
struct Early<E>(Value, PhantomData<E>);

impl<E: Error> Particulars<'_> for Early<E> {
    type Error = E;

    /// By way of their text: so nothing needs to be read from a value besides.
    fn read<T: DeserializeOwned>(self) -> Result<T, E> {
        serde_json::from_str(&self.0.to_string()).map_err(|error| {
            let said = error.to_string();
            // The place would be one in that text.
            E::custom(said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said))
        })
    }
}
