//! Reading a value that a document writes as a text, so that what is wrong with it is said where it stands.

use core::fmt;

use serde::de::{Deserializer, Error, Visitor};

/// Reads a text by what parses it.
///
/// The parsing is done within the reader and not after it: a reader knows the place of what it is at.
pub(crate) fn read_text<'de, D: Deserializer<'de>, T, E: fmt::Display>(
    deserializer: D,
    parse: fn(&str) -> Result<T, E>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(Parsing(parse))
}

struct Parsing<T, E>(fn(&str) -> Result<T, E>);

impl<T, E: fmt::Display> Visitor<'_> for Parsing<T, E> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<V: Error>(self, text: &str) -> Result<T, V> {
        (self.0)(text).map_err(V::custom)
    }
}
