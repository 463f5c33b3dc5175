//! What stands in a field: a value, or one of three reasons why there is none.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Content, FieldValue};
use crate::edition::PrintMark;
use crate::finding::InputMatter;

/// What stands in a field of a form.
///
/// In a document it is the value itself, nothing (or null) where it is blank, and `{ "mark": … }` where
/// it does not apply or cannot be made out.
///
/// ```
/// use wujin_core::form::{Content, Entry};
/// let read = |text: &str| Entry::<u32>::read(&Content::Text(text.to_owned()));
/// assert_eq!(read("１，２００"), Ok(Entry::Filled(1_200)));
/// assert_eq!(read("—"), Ok(Entry::NotApplicable));
/// assert_eq!(read(" "), Ok(Entry::Blank));
/// assert_eq!(serde_json::to_string(&Entry::<u32>::Illegible)?, r#"{"mark":"illegible"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Entry<T> {
    /// Nothing stands there.
    #[default]
    Blank,
    /// It is marked as not applicable.
    NotApplicable,
    /// Something stands there that cannot be made out.
    Illegible,
    /// A value.
    Filled(T),
}

impl<T> Entry<T> {
    /// The value, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Filled(value) => Some(value),
            Self::Blank | Self::NotApplicable | Self::Illegible => None,
        }
    }

    /// The same entry with another value.
    #[must_use]
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> Entry<U> {
        match self {
            Self::Blank => Entry::Blank,
            Self::NotApplicable => Entry::NotApplicable,
            Self::Illegible => Entry::Illegible,
            Self::Filled(value) => Entry::Filled(of(value)),
        }
    }

    /// Why there is no value, if there is none.
    #[must_use]
    pub const fn mark(&self) -> Option<PrintMark> {
        match self {
            Self::Blank => Some(PrintMark::Blank),
            Self::NotApplicable => Some(PrintMark::NotApplicable),
            Self::Illegible => Some(PrintMark::Illegible),
            Self::Filled(_) => None,
        }
    }
}

impl<T> From<PrintMark> for Entry<T> {
    fn from(mark: PrintMark) -> Self {
        match mark {
            PrintMark::Blank => Self::Blank,
            PrintMark::NotApplicable => Self::NotApplicable,
            PrintMark::Illegible => Self::Illegible,
        }
    }
}

impl<T> From<Option<T>> for Entry<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Blank, Self::Filled)
    }
}

impl<T: FieldValue> Entry<T> {
    /// As it stands in a cell.
    #[must_use]
    pub fn content(&self) -> Content {
        match self {
            Self::Blank => Content::Blank,
            Self::NotApplicable => Content::Text(PrintMark::NotApplicable.term().zh.to_owned()),
            Self::Illegible => Content::Text(PrintMark::Illegible.term().zh.to_owned()),
            Self::Filled(value) => value.content(),
        }
    }

    /// What a cell says, or what is wrong with it.
    pub fn read(content: &Content) -> Result<Self, InputMatter> {
        match content.mark() {
            Some(mark) => Ok(mark.into()),
            None => T::read(content).map(Self::Filled),
        }
    }
}

/// A mark as a document writes it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Marked {
    mark: PrintMark,
}

impl<T: Serialize> Serialize for Entry<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Blank => serializer.serialize_none(),
            Self::NotApplicable => Marked { mark: PrintMark::NotApplicable }.serialize(serializer),
            Self::Illegible => Marked { mark: PrintMark::Illegible }.serialize(serializer),
            Self::Filled(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entry<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written<T> {
            Marked(Marked),
            Value(T),
        }
        Ok(match Option::deserialize(deserializer)? {
            None => Self::Blank,
            Some(Written::Marked(Marked { mark })) => mark.into(),
            Some(Written::Value(value)) => Self::Filled(value),
        })
    }
}
