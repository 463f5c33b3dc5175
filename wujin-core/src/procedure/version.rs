//! The version of the rules that an event was decided under.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// The version of the rules: raised whenever a command is refused that was lawful before.
///
/// Deciding writes the present version into each event. A replay checks each event against the version that it
/// was decided under, so that what was lawful when it happened stays so; a new command on the same case is
/// decided under the present version. An event without a version was decided under the first.
///
/// ```
/// use wujin_core::procedure::RulesVersion;
/// assert!(RulesVersion::FIRST < RulesVersion::CURRENT);
/// assert_eq!(RulesVersion::default(), RulesVersion::FIRST);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct RulesVersion(u16);

impl RulesVersion {
    /// The first version; that of an event which names none.
    pub const FIRST: Self = Self(1);
    /// The present version.
    pub const CURRENT: Self = Self(2);

    /// Whether it is the first, which a document need not name.
    #[must_use]
    pub fn is_first(&self) -> bool {
        *self == Self::FIRST
    }

    /// The number of the version, from 1.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

impl Default for RulesVersion {
    fn default() -> Self {
        Self::FIRST
    }
}

impl<'de> Deserialize<'de> for RulesVersion {
    /// A version that this library does not know is an error: it cannot say what such an event rests on.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u16::deserialize(deserializer)?;
        if (Self::FIRST.0..=Self::CURRENT.0).contains(&number) {
            return Ok(Self(number));
        }
        let known = Self::CURRENT.0;
        Err(D::Error::custom(format_args!(
            "rules of version {number}, where versions 1 to {known} are known"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_versions_are_errors() {
        let read = |text: &str| serde_json::from_str::<RulesVersion>(text);
        assert_eq!(read("1").unwrap(), RulesVersion::FIRST);
        assert_eq!(read("2").unwrap(), RulesVersion::CURRENT);
        for text in ["0", "3", "65536", "-1", "\"2\"", "null"] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(read("3").unwrap_err().to_string(), "rules of version 3, where versions 1 to 2 are known");
        assert_eq!(serde_json::to_string(&RulesVersion::CURRENT).unwrap(), "2");
    }
}
