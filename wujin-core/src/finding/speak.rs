//! How the typed parameters of a finding read in each language and in a document.

use std::borrow::Cow;

use serde_json::Value;

use crate::provision::Citation;
use crate::term::Term;
use crate::time::{Day, Instant};

/// A parameter of findings.
pub trait Speak {
    /// As it reads in a Chinese sentence.
    fn zh(&self) -> Cow<'_, str>;
    /// As it reads in an English sentence.
    fn en(&self) -> Cow<'_, str> {
        self.zh()
    }
    /// As it stands in a document.
    fn value(&self) -> Value;
    /// The citation it is, if it is one.
    fn citation(&self) -> Option<Citation> {
        None
    }
}

/// A type of parameters.
pub(super) trait Spoken: Speak {
    /// The name of the type in the registry.
    const TYPE: &'static str;
}

macro_rules! spoken {
    ($($type:ty = $name:literal),+ $(,)?) => { $( impl Spoken for $type { const TYPE: &'static str = $name; } )+ };
}
pub(super) use spoken;

spoken! {
    Term = "term", Terms = "terms", Citation = "citation", String = "text", Day = "day", Instant = "instant",
    u32 = "integer", u64 = "integer", i64 = "integer", i32 = "integer",
}

/// Several terms, all of them named.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Terms(pub Box<[Term]>);

impl FromIterator<Term> for Terms {
    fn from_iter<I: IntoIterator<Item = Term>>(terms: I) -> Self {
        Self(terms.into_iter().collect())
    }
}

impl Speak for Term {
    fn zh(&self) -> Cow<'_, str> {
        self.zh.into()
    }
    fn en(&self) -> Cow<'_, str> {
        self.en.into()
    }
    fn value(&self) -> Value {
        self.name.into()
    }
}

impl Speak for Terms {
    fn zh(&self) -> Cow<'_, str> {
        self.0.iter().map(|term| term.zh).collect::<Vec<_>>().join("、").into()
    }
    fn en(&self) -> Cow<'_, str> {
        self.0.iter().map(|term| term.en).collect::<Vec<_>>().join(", ").into()
    }
    fn value(&self) -> Value {
        self.0.iter().map(|term| Value::from(term.name)).collect()
    }
}

impl Speak for Citation {
    fn zh(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
    fn value(&self) -> Value {
        self.as_str().into()
    }
    fn citation(&self) -> Option<Citation> {
        Some(*self)
    }
}

impl Speak for String {
    fn zh(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
    fn value(&self) -> Value {
        self.as_str().into()
    }
}

impl Speak for Day {
    fn zh(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
    fn value(&self) -> Value {
        self.to_string().into()
    }
}

impl Speak for Instant {
    fn zh(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
    fn value(&self) -> Value {
        self.to_string().into()
    }
}

macro_rules! speak_number {
    ($($number:ty),+) => { $(
        impl Speak for $number {
            fn zh(&self) -> Cow<'_, str> { self.to_string().into() }
            fn value(&self) -> Value { (*self).into() }
        }
    )+ };
}
speak_number!(u32, u64, i64, i32);
