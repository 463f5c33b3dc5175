//! What a rule rests on: a provision of the notice, an article of another instrument, or a reading.

use core::fmt;

use serde::{Serialize, Serializer};

use super::{INSTRUMENTS, Instrument, PROVISIONS, Provision, READINGS, Reading};

/// A citation, checked by the compiler: one that names nothing does not build.
///
/// It is written `3.2.2/3` for a provision of the notice, `order-20:21(5)` for an article of
/// another instrument, `reading:withdrawal` for one of this project's own readings.
///
/// ```
/// use wujin_core::provision::Citation;
/// const REVIEW: Citation = Citation::new("3.2.3/1");
/// assert_eq!(REVIEW.provision().unwrap().locator, "三(二)3");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation(&'static str);

impl Citation {
    /// The citation written so. Evaluated in a constant, a citation of nothing fails the build.
    ///
    /// # Panics
    /// When the text names no provision, instrument or reading; only constants call this.
    #[must_use]
    #[expect(clippy::panic, reason = "evaluated by the compiler: it fails the build, never a run")]
    pub const fn new(text: &'static str) -> Self {
        if exists(text) {
            Self(text)
        } else {
            panic!("the citation names no provision, instrument or reading")
        }
    }

    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// The provision of the notice, where it cites one.
    #[must_use]
    pub fn provision(self) -> Option<&'static Provision> {
        super::find(self.0)
    }

    /// The reading, where it cites one.
    #[must_use]
    pub fn reading(self) -> Option<&'static Reading> {
        let id = self.0.strip_prefix("reading:")?;
        READINGS.iter().find(|reading| reading.id == id)
    }

    /// The instrument and its article, where it cites another instrument.
    #[must_use]
    pub fn article(self) -> Option<(&'static Instrument, &'static str)> {
        let (id, article) = self.0.split_once(':')?;
        INSTRUMENTS.iter().find(|instrument| instrument.id == id).map(|instrument| (instrument, article))
    }

    /// The citation as a person writes it, in Chinese.
    #[must_use]
    pub fn zh(self) -> String {
        if let Some(provision) = self.provision() {
            format!("{}第{}项（{}）", super::NOTICE_NUMBER, provision.locator, provision.id)
        } else if let Some(reading) = self.reading() {
            format!("本项目的理解：{}", reading.zh)
        } else if let Some((instrument, article)) = self.article() {
            format!("《{}》第{article}条", instrument.zh)
        } else {
            self.0.to_owned()
        }
    }
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, with every index below its length")]
const fn exists(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut index = 0;
    while index < PROVISIONS.len() {
        if same(bytes, PROVISIONS[index].id.as_bytes(), bytes.len()) {
            return true;
        }
        index += 1;
    }
    let mut colon = 0;
    while colon < bytes.len() && bytes[colon] != b':' {
        colon += 1;
    }
    if colon + 1 >= bytes.len() {
        return false;
    }
    let mut index = 0;
    while index < INSTRUMENTS.len() {
        if same(bytes, INSTRUMENTS[index].id.as_bytes(), colon) {
            return true;
        }
        index += 1;
    }
    if !same(bytes, b"reading", colon) {
        return false;
    }
    let (_, id) = bytes.split_at(colon + 1);
    let mut index = 0;
    while index < READINGS.len() {
        if same(id, READINGS[index].id.as_bytes(), id.len()) {
            return true;
        }
        index += 1;
    }
    false
}

/// Whether the first `length` bytes of `text` are exactly `word`.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, with every index below its length")]
const fn same(text: &[u8], word: &[u8], length: usize) -> bool {
    if word.len() != length {
        return false;
    }
    let mut index = 0;
    while index < length {
        if text[index] != word[index] {
            return false;
        }
        index += 1;
    }
    true
}

impl fmt::Display for Citation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.0)
    }
}

impl fmt::Debug for Citation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, formatter)
    }
}

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Citation {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Citation".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "a provision of the notice, an article as instrument:article, or reading:name"
        })
    }
}

/// A list of citations, checked by the compiler.
///
/// ```
/// const BASIS: &[wujin_core::provision::Citation] = wujin_core::cite!["3.2.5/1", "3.2.5/2"];
/// assert_eq!(BASIS.len(), 2);
/// ```
#[macro_export]
macro_rules! cite {
    ($($text:literal),+ $(,)?) => { const { &[$( $crate::provision::Citation::new($text) ),+] as &'static [$crate::provision::Citation] } };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_of_nothing_are_seen() {
        for text in ["9.9/9", "3.2.2", "order-20", "order-20:", "order-99:1", "reading:nothing", "", ":"] {
            assert!(!exists(text), "{text}");
        }
        for text in ["2.2/1a", "A6", "order-20:21(5)", "reading:withdrawal"] {
            assert!(exists(text), "{text}");
        }
    }
}
