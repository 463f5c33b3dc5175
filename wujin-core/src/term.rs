//! Closed vocabularies: every list the notice or its practice fixes, each word with the name that
//! programs use, the Chinese that the forms print, and an English gloss.

use serde::Serialize;

/// A word of the field in both languages.
///
/// ```
/// use wujin_core::procedure::Role;
/// assert_eq!(Role::Staff.term().zh, "工作人员");
/// assert_eq!(Role::Staff.term().name, "staff");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Term {
    /// The `snake_case` name that programs and documents use; it never changes meaning.
    pub name: &'static str,
    /// The Chinese term.
    pub zh: &'static str,
    /// The English gloss.
    pub en: &'static str,
}

/// What every closed vocabulary can do; [`vocabulary!`](crate::vocabulary) implements it.
pub trait Vocabulary: Copy + Eq + core::fmt::Debug + 'static {
    /// Every word in both languages, in the fixed order.
    const TERMS: &'static [Term];
    /// The place in the fixed order, from 0.
    fn index(self) -> u8;
    /// The word at a place of the fixed order.
    fn from_index(index: u8) -> Option<Self>;
}

/// A word was not in the vocabulary.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("\"{word}\" is not one of {known}")]
pub struct UnknownWordError {
    /// What was given.
    pub word: String,
    /// The names that would have been accepted, separated by commas.
    pub known: String,
}

impl UnknownWordError {
    /// Names every word of `terms` as what would have been accepted.
    #[must_use]
    pub fn new(word: &str, terms: &[Term]) -> Self {
        let known = terms.iter().map(|term| term.name).collect::<Vec<_>>().join(", ");
        Self { word: word.to_owned(), known }
    }
}

/// Declares a closed vocabulary as a field-less enum.
///
/// The enum gets `ALL`, `TERMS`, `term()`, `name()`, `index()`, `from_index()`, `Display` (the
/// program's name), `FromStr` (the program's name or the Chinese term), serde by name and, with the
/// feature `schema`, a JSON Schema that lists the names.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, $zh:literal, $en:literal; )+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        $vis enum $name {
            $( #[doc = concat!($zh, " · ", $en, ".")] $(#[$variant_meta])* $variant, )+
        }

        impl $name {
            /// Every word, in the fixed order.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),+];
            /// Every word in both languages, in the fixed order.
            pub const TERMS: &'static [$crate::term::Term] = &[$(
                $crate::term::Term { name: $word, zh: $zh, en: $en }
            ),+];

            /// The word in both languages.
            #[must_use]
            pub const fn term(self) -> $crate::term::Term {
                match self { $( Self::$variant => $crate::term::Term { name: $word, zh: $zh, en: $en } ),+ }
            }

            /// The name that programs and documents use.
            #[must_use]
            pub const fn name(self) -> &'static str {
                self.term().name
            }

            /// The place in the fixed order, from 0.
            #[must_use]
            pub const fn index(self) -> u8 {
                self as u8
            }

            /// The word at a place of the fixed order.
            #[must_use]
            pub fn from_index(index: u8) -> Option<Self> {
                Self::ALL.get(usize::from(index)).copied()
            }
        }

        impl $crate::term::Vocabulary for $name {
            const TERMS: &'static [$crate::term::Term] = Self::TERMS;
            fn index(self) -> u8 {
                self as u8
            }
            fn from_index(index: u8) -> Option<Self> {
                Self::from_index(index)
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.name())
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::term::UnknownWordError;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $( $word | $zh => Ok(Self::$variant), )+
                    _ => Err($crate::term::UnknownWordError::new(word, Self::TERMS)),
                }
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::read_text::read_text(deserializer, |word| match word {
                    $( $word => Ok(Self::$variant), )+
                    other => Err($crate::term::UnknownWordError::new(other, Self::TERMS)),
                })
            }
        }

        #[cfg(feature = "schema")]
        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "type": "string", "enum": [$( $word ),+] })
            }
        }
    };
}

/// A whole number as people print it, with a comma between thousands.
///
/// ```
/// use wujin_core::term::grouped;
/// assert_eq!((grouped(999), grouped(1_234_567)), ("999".to_owned(), "1,234,567".to_owned()));
/// ```
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
