//! What is wrong, where, under which provision, and what would mend it.
//!
//! Every code is declared once, in the family of its hundred: `WJ-1xx` station, `WJ-2xx` procedure,
//! `WJ-3xx` form and identity, `WJ-4xx` reporting and reconciliation, `WJ-5xx` petition, `WJ-6xx`
//! supervision, `WJ-9xx` input and exchange. Codes never change meaning: text is for people, codes
//! are for programs.

mod family;
mod form;
mod input;
mod petition;
mod place;
mod procedure;
mod reporting;
mod speak;
mod station;
mod supervision;

pub use family::{CodeInfo, Severity};
pub use form::FormMatter;
pub use input::InputMatter;
pub use petition::PetitionMatter;
pub use place::Place;
pub use procedure::ProcedureMatter;
pub use reporting::ReportingMatter;
pub use speak::{Speak, Terms};
pub use station::{Person, StationMatter};
pub use supervision::SupervisionMatter;

use core::fmt;

use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};

use crate::provision::Citation;
use crate::term::Term;
use family::fill;

/// The two languages every finding speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Language {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// A term in this language.
    #[must_use]
    pub const fn word(self, term: Term) -> &'static str {
        match self {
            Self::Zh => term.zh,
            Self::En => term.en,
        }
    }
}

macro_rules! matters {
    ($($variant:ident($family:ident)),+ $(,)?) => {
        /// What a finding says, with its typed parameters.
        #[derive(Clone, PartialEq, Debug)]
        pub enum Matter {
            $(
                #[doc = concat!("A matter of the family [`", stringify!($family), "`].")]
                $variant($family),
            )+
        }

        $( impl From<$family> for Matter {
            fn from(matter: $family) -> Self { Self::$variant(matter) }
        } )+

        impl Matter {
            /// The registry's entry: code, severity, citations, texts.
            #[must_use]
            pub fn info(&self) -> &'static CodeInfo {
                match self { $( Self::$variant(matter) => matter.info() ),+ }
            }
            fn spoken(&self) -> Vec<(&'static str, &dyn Speak)> {
                match self { $( Self::$variant(matter) => matter.spoken() ),+ }
            }
        }

        /// Every code, in the order of the codes.
        pub fn codes() -> impl Iterator<Item = &'static CodeInfo> {
            [$( $family::CODES ),+].into_iter().flatten()
        }
    };
}

impl Matter {
    /// The sentence in one language.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let info = self.info();
        fill(if language == Language::Zh { info.zh } else { info.en }, &self.spoken(), language)
    }

    /// What would mend it, in one language.
    #[must_use]
    pub fn mend(&self, language: Language) -> String {
        let info = self.info();
        fill(if language == Language::Zh { info.mend_zh } else { info.mend_en }, &self.spoken(), language)
    }

    /// The parameters by name.
    #[must_use]
    pub fn params(&self) -> serde_json::Map<String, serde_json::Value> {
        let mut params = serde_json::Map::new();
        for (name, param) in self.spoken() {
            params.insert(name.to_owned(), param.value());
        }
        params
    }

    /// Citations that came as parameters, beside the registry's own.
    fn cited(&self) -> Vec<Citation> {
        self.spoken().iter().filter_map(|(_, param)| param.citation()).collect()
    }
}

matters! {
    Station(StationMatter),
    Procedure(ProcedureMatter),
    Form(FormMatter),
    Reporting(ReportingMatter),
    Petition(PetitionMatter),
    Supervision(SupervisionMatter),
    Input(InputMatter),
}

/// The registry's entry for a code such as `WJ-201`.
///
/// ```
/// let info = wujin_core::finding::explain("WJ-201").unwrap();
/// assert!(info.zh.contains("阶段"));
/// ```
#[must_use]
pub fn explain(code: &str) -> Option<&'static CodeInfo> {
    codes().find(|info| info.code == code)
}

/// One finding: what is wrong, and where.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// What is wrong.
    pub matter: Matter,
    /// Where, as far as it is known.
    pub place: Option<Box<Place>>,
    /// The provision that asks for what it concerns, beside those of its code.
    pub basis: Option<Citation>,
}

impl<M: Into<Matter>> From<M> for Finding {
    fn from(matter: M) -> Self {
        Self { matter: matter.into(), place: None, basis: None }
    }
}

impl Finding {
    /// The same finding, at a place.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place: Some(Box::new(place)), ..self }
    }

    /// The same finding, within a wider place: what it names itself stays.
    ///
    /// ```
    /// use wujin_core::finding::{Finding, InputMatter, Place};
    /// let finding = Finding::from(InputMatter::EmptyFile {}).at(Place::path("a"));
    /// let place = finding.within(Place { line: Some(7), path: Some("b".to_owned()), ..Place::default() }).place;
    /// assert_eq!(place.unwrap().to_string(), "7:a");
    /// ```
    #[must_use]
    pub fn within(self, wider: Place) -> Self {
        let own = self.place.as_deref().cloned().unwrap_or_default();
        self.at(own.within(wider))
    }

    /// The same finding, of something that a provision asks for.
    #[must_use]
    pub fn under(self, basis: Citation) -> Self {
        Self { basis: Some(basis), ..self }
    }

    /// The stable code, such as `WJ-201`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.matter.info().code
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.matter.info().severity
    }

    /// What it rests on.
    #[must_use]
    pub fn citations(&self) -> Vec<Citation> {
        let mut citations = self.matter.cited();
        for citation in self.basis.iter().chain(self.matter.info().citations) {
            if !citations.contains(citation) {
                citations.push(*citation);
            }
        }
        citations
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(formatter, "{place}: ")?;
        }
        write!(formatter, "{} {}", self.code(), self.matter.text(Language::En))
    }
}

/// A text in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bilingual {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let info = self.matter.info();
        let fields = if self.place.is_some() { 8 } else { 7 };
        let mut out = serializer.serialize_struct("Finding", fields)?;
        out.serialize_field("code", info.code)?;
        out.serialize_field("severity", &info.severity)?;
        out.serialize_field("citations", &self.citations())?;
        out.serialize_field("params", &self.matter.params())?;
        out.serialize_field("zh", &self.matter.text(Language::Zh))?;
        out.serialize_field("en", &self.matter.text(Language::En))?;
        let mend = Bilingual { zh: self.matter.mend(Language::Zh), en: self.matter.mend(Language::En) };
        out.serialize_field("mend", &mend)?;
        if let Some(place) = &self.place {
            out.serialize_field("place", place)?;
        }
        out.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Finding {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Finding".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let severity = generator.subschema_for::<Severity>();
        let mend = generator.subschema_for::<Bilingual>();
        let place = generator.subschema_for::<Place>();
        schemars::json_schema!({
            "type": "object",
            "description": "what is wrong, under which provision, where, and what would mend it",
            "properties": {
                "code": { "type": "string", "pattern": "^WJ-[1-9][0-9]{2}$" },
                "severity": severity,
                "citations": { "type": "array", "items": { "type": "string" } },
                "params": { "type": "object" },
                "zh": { "type": "string" },
                "en": { "type": "string" },
                "mend": mend,
                "place": place,
            },
            "required": ["code", "severity", "citations", "params", "zh", "en", "mend"],
            "additionalProperties": false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_ordered_and_in_their_hundred() {
        let codes: Vec<_> = codes().map(|info| info.code).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
        assert!(codes.iter().all(|code| code.len() == 6 && code.starts_with("WJ-")));
    }

    #[test]
    fn texts_keep_the_house_style() {
        for info in codes() {
            for text in [info.en, info.mend_en] {
                assert!(!text.ends_with('.'), "{}: {text}", info.code);
                let first = text.chars().next().unwrap();
                assert!(!first.is_uppercase() || text.starts_with("Annex"), "{}: {text}", info.code);
            }
            for text in [info.zh, info.mend_zh] {
                assert!(
                    !text.ends_with('。') && text.chars().any(|letter| letter > '\u{2e7f}'),
                    "{}",
                    info.code
                );
            }
            assert!(!info.citations.is_empty(), "{} cites nothing", info.code);
        }
    }
}
