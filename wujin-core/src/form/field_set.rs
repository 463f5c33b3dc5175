//! Fields that stand together: the head of a form, or one line of a table in it.

use super::{Content, Field};
use crate::finding::InputMatter;
use crate::term::Term;

/// Fields that stand together, to be reached by their places.
pub trait FieldSet: Default {
    /// The fields, in the order of the form.
    const FIELDS: &'static [Field];

    /// What stands in a field; blank where there is no such field.
    fn content(&self, field: usize) -> Content;

    /// Reads a cell into a field; where that fails, the field stays as it was.
    fn put(&mut self, field: usize, content: &Content) -> Result<(), InputMatter>;

    /// Whether nothing stands in any field.
    fn is_blank(&self) -> bool {
        (0..Self::FIELDS.len()).all(|field| self.content(field) == Content::Blank)
    }
}

/// A label under the name of its field.
pub(super) const fn named(name: &'static str, label: Term) -> Term {
    Term { name, ..label }
}

/// A label in both languages.
pub(super) const fn label(zh: &'static str, en: &'static str) -> Term {
    Term { name: "", zh, en }
}

/// The rule of a field, where it has one.
macro_rules! rule {
    () => {
        $crate::form::FieldRule::Any
    };
    ($rule:expr) => {
        $rule
    };
}
pub(super) use rule;

/// Declares fields that stand together: each with its label, its source, its need, who fills it in, the
/// provision it answers and, where there is one, the rule its value keeps to.
macro_rules! field_set {
    ($($(#[$meta:meta])* $name:ident { $(
        $field:ident: $type:ty = $label:expr, $source:ident, $need:ident, $filler:ident, $citation:literal $(, $rule:expr)?;
    )+ })+) => { $(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug, Default, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name { $(
            #[doc = concat!("What stands in the field `", stringify!($field), "`.")]
            #[serde(skip_serializing_if = "crate::procedure::is_blank")]
            pub $field: $crate::form::Entry<$type>,
        )+ }

        impl $crate::form::FieldSet for $name {
            const FIELDS: &'static [$crate::form::Field] = &[$( $crate::form::Field {
                term: $crate::form::field_set::named(stringify!($field), $label),
                kind: <$type as $crate::form::FieldValue>::KIND,
                need: $crate::form::FieldNeed::$need,
                filler: $crate::form::Filler::$filler,
                source: $crate::form::FieldSource::$source,
                citation: $crate::provision::Citation::new($citation),
                rule: $crate::form::field_set::rule!($($rule)?),
            } ),+];

            fn content(&self, field: usize) -> $crate::form::Content {
                let all: &[&dyn Fn() -> $crate::form::Content] = &[$( &|| self.$field.content() ),+];
                all.get(field).map_or($crate::form::Content::Blank, |content| content())
            }

            fn put(
                &mut self,
                field: usize,
                content: &$crate::form::Content,
            ) -> Result<(), $crate::finding::InputMatter> {
                let all: &[fn(&mut Self, &$crate::form::Content) -> Result<(), $crate::finding::InputMatter>] =
                    &[$( |fields, content| {
                        fields.$field = $crate::form::Entry::read(content)?;
                        Ok(())
                    } ),+];
                all.get(field).map_or(Ok(()), |put| put(self, content))
            }
        }
    )+ };
}
pub(super) use field_set;
