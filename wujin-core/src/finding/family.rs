//! The macro that declares a family of codes, and what the registry holds of each.

use serde::Serialize;

use super::{Language, Speak};
use crate::provision::Citation;
use crate::vocabulary;

vocabulary! {
    /// How grave a finding is.
    pub enum Severity {
        Error = "error", "错误", "something the notice says must be is not so";
        Warning = "warning", "警告", "something the notice says should be is not so, or a doubt";
        Note = "note", "提示", "worth knowing";
    }
}

/// What the registry holds of one code.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CodeInfo {
    /// The stable code.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What it rests on.
    pub citations: &'static [Citation],
    /// The parameters: name and type.
    pub params: &'static [(&'static str, &'static str)],
    /// The Chinese sentence, with its parameters in braces.
    pub zh: &'static str,
    /// The English sentence, with its parameters in braces.
    pub en: &'static str,
    /// What would mend it, in Chinese.
    pub mend_zh: &'static str,
    /// What would mend it, in English.
    pub mend_en: &'static str,
}

/// What stands for a code that its family does not list; a test shows that there is none.
pub(super) const UNLISTED: CodeInfo = CodeInfo {
    code: "WJ-000",
    severity: Severity::Error,
    citations: &[],
    params: &[],
    zh: "",
    en: "",
    mend_zh: "",
    mend_en: "",
};

/// Declares a family of findings: an enum whose variants carry typed parameters, each with its code,
/// severity, citations and its sentences in both languages. A sentence that names a parameter which
/// does not exist does not build.
macro_rules! findings {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $(
        $(#[$variant_meta:meta])*
        $code:literal $severity:ident [$($citation:literal),+] $variant:ident { $($field:ident: $type:ty),* $(,)? }
            zh $zh:literal
            en $en:literal
            mend_zh $mend_zh:literal
            mend_en $mend_en:literal;
    )* }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug)]
        $vis enum $name { $(
            $(#[$variant_meta])*
            #[doc = concat!("`", $code, "`: ", $zh, " · ", $en, ".")]
            $variant { $(
                #[doc = concat!("The ", stringify!($field), " that the sentence names.")]
                $field: $type
            ),* },
        )* }

        impl $name {
            /// Every code of the family, in order.
            pub const CODES: &'static [$crate::finding::CodeInfo] = &[$( $crate::finding::CodeInfo {
                code: $code,
                severity: $crate::finding::Severity::$severity,
                citations: $crate::cite![$($citation),+],
                params: &[$( (stringify!($field), <$type as $crate::finding::speak::Spoken>::TYPE) ),*],
                zh: $zh, en: $en, mend_zh: $mend_zh, mend_en: $mend_en,
            } ),*];

            pub(crate) fn info(&self) -> &'static $crate::finding::CodeInfo {
                let code = match *self { $( Self::$variant { .. } => $code ),* };
                Self::CODES.iter().find(|info| info.code == code).unwrap_or(&$crate::finding::family::UNLISTED)
            }

            /// The parameters by name.
            pub(super) fn spoken(&self) -> Vec<(&'static str, &dyn $crate::finding::Speak)> {
                match *self { $( Self::$variant { $(ref $field),* } => {
                    // Never run: it does not build where a sentence names a parameter that is none.
                    let _ = |$($field: &str),*| {
                        $( let _ = $field; )*
                        [format!($zh), format!($en), format!($mend_zh), format!($mend_en)]
                    };
                    vec![$( (stringify!($field), $field as &dyn $crate::finding::Speak) ),*]
                } )* }
            }
        }
    };
}
pub(super) use findings;

/// A sentence with its parameters in their places. Each that it names is there: it would not build otherwise.
pub(super) fn fill(sentence: &str, params: &[(&str, &dyn Speak)], language: Language) -> String {
    let mut text = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, name, after)) = rest
        .split_once('{')
        .and_then(|(before, after)| after.split_once('}').map(|(name, after)| (before, name, after)))
    {
        text.push_str(before);
        if let Some((_, param)) = params.iter().find(|(known, _)| *known == name) {
            text.push_str(&if language == Language::Zh { param.zh() } else { param.en() });
        }
        rest = after;
    }
    text.push_str(rest);
    text
}
