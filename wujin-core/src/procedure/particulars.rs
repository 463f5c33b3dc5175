//! How the deeds of a procedure are declared. A particular that is left out is not an error of form:
//! deciding says that it is missing, together with everything else.

/// Declares the particulars of deeds: plain records whose every field may be left out.
macro_rules! particulars {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? })+) => { $(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug, Default, ::serde::Serialize, ::serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, default)]
        pub struct $name { $(
            $(#[$field_meta])*
            #[serde(skip_serializing_if = "crate::procedure::is_blank")]
            pub $field: $type
        ),* }
    )+ };
}

/// Declares the deeds of a procedure, one variant for each action.
macro_rules! deeds {
    ($(#[$meta:meta])* $name:ident { $($variant:ident($particulars:ty)),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug, ::serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "action", content = "with", rename_all = "snake_case", deny_unknown_fields)]
        pub enum $name { $(
            #[doc = concat!("The action [`Action::", stringify!($variant), "`].")]
            $variant($particulars),
        )+ }

        impl $name {
            /// Which action it is.
            #[must_use]
            pub const fn action(&self) -> Action {
                match self { $( Self::$variant(_) => Action::$variant ),+ }
            }
        }

        impl $crate::procedure::deed::Deed for $name {
            type Action = Action;

            fn read<'de, R: $crate::procedure::deed::Particulars<'de>>(
                action: Action,
                reader: R,
            ) -> Result<Self, R::Error> {
                match action { $( Action::$variant => reader.read().map(Self::$variant) ),+ }
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::procedure::deed::read(deserializer)
            }
        }
    };
}

pub(crate) use {deeds, particulars};

/// Whether a field is as it is when nothing is filled in.
pub(crate) fn is_blank<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Whether a text says anything.
pub(crate) fn says(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}
