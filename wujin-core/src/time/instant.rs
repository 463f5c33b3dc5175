//! A point in time, read strictly as RFC 3339 with an offset and written in China Standard Time.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Day;
use crate::read_text::read_text;

/// A point in time, in microseconds since 1970-01-01T00:00:00Z.
///
/// It is written in China Standard Time; an offset must be given when it is read.
///
/// ```
/// use wujin_core::time::Instant;
/// let at: Instant = "2012-03-31T16:00:00Z".parse()?;
/// assert_eq!(at.to_string(), "2012-04-01T00:00:00+08:00");
/// assert_eq!(at.day().to_string(), "2012-04-01");
/// assert!("2012-03-31T16:00:00".parse::<Instant>().is_err());
/// # Ok::<(), wujin_core::time::InstantError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// Why a text or a number is not an instant.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InstantError {
    /// The text is not RFC 3339 with an offset, or names a time that does not exist.
    #[error("\"{0}\" is not an instant of the form YYYY-MM-DDThh:mm:ss+08:00")]
    Form(String),
    /// Outside the years 0001 to 9999 in China Standard Time.
    #[error("the instant lies outside the years 0001 to 9999")]
    OutOfRange,
}

const MICROS_PER_SECOND: i64 = 1_000_000;
const MICROS_PER_DAY: i64 = 86_400 * MICROS_PER_SECOND;
const CHINA_OFFSET: i64 = 8 * 3_600 * MICROS_PER_SECOND;

impl Instant {
    /// The instant so many microseconds after 1970-01-01T00:00:00Z.
    pub fn from_micros(micros: i64) -> Result<Self, InstantError> {
        let first = i64::from(Day::MIN.days_since_epoch()) * MICROS_PER_DAY - CHINA_OFFSET;
        let end = (i64::from(Day::MAX.days_since_epoch()) + 1) * MICROS_PER_DAY - CHINA_OFFSET;
        if (first..end).contains(&micros) { Ok(Self(micros)) } else { Err(InstantError::OutOfRange) }
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The calendar day in China on which this instant falls.
    #[must_use]
    #[inline]
    pub fn day(self) -> Day {
        let days = (self.0 + CHINA_OFFSET).div_euclid(MICROS_PER_DAY);
        i32::try_from(days).ok().and_then(|days| Day::from_days_since_epoch(days).ok()).unwrap_or(Day::MAX)
    }

    /// The first instant of a day in China.
    #[must_use]
    pub fn start_of(day: Day) -> Self {
        Self(i64::from(day.days_since_epoch()) * MICROS_PER_DAY - CHINA_OFFSET)
    }

    /// So many seconds after the start of the day in China, at most its last second.
    #[must_use]
    pub fn on(day: Day, seconds: u32) -> Self {
        Self(Self::start_of(day).0 + i64::from(seconds.min(86_399)) * MICROS_PER_SECOND)
    }
}

impl FromStr for Instant {
    type Err = InstantError;

    fn from_str(text: &str) -> Result<Self, InstantError> {
        let form = || InstantError::Form(text.to_owned());
        // chrono accepts a lower-case "t", a space and sub-microsecond digits; this contract does not.
        if text.as_bytes().get(10) != Some(&b'T')
            || !text.is_ascii()
            || text.contains("60") && leap_second(text)
        {
            return Err(form());
        }
        let parsed = chrono::DateTime::parse_from_rfc3339(text).map_err(|_| form())?;
        if parsed.timestamp_subsec_nanos() % 1_000 != 0 {
            return Err(form());
        }
        Self::from_micros(parsed.timestamp_micros())
    }
}

/// A sixtieth second, which RFC 3339 allows and this contract cannot carry.
fn leap_second(text: &str) -> bool {
    text.as_bytes().get(17..19) == Some(b"60")
}

impl fmt::Display for Instant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let micros = (self.0 + CHINA_OFFSET).rem_euclid(MICROS_PER_DAY);
        let (seconds, fraction) = (micros / MICROS_PER_SECOND, micros % MICROS_PER_SECOND);
        let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        write!(formatter, "{}T{hour:02}:{minute:02}:{second:02}", self.day())?;
        if fraction != 0 {
            write!(formatter, ".{fraction:06}")?;
        }
        formatter.write_str("+08:00")
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, str::parse)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Instant {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Instant".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date-time",
            "description": "an instant, RFC 3339 with its offset; written in China Standard Time"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_second_of_a_quarter_belongs_to_it_in_china() {
        let last: Instant = "2012-03-31T15:59:59Z".parse().unwrap();
        assert_eq!(last.day().to_string(), "2012-03-31");
    }

    #[test]
    fn the_range_is_that_of_days_in_china() {
        for (text, beyond) in [("0001-01-01T00:00:00+08:00", -1), ("9999-12-31T23:59:59.999999+08:00", 1)] {
            let end: Instant = text.parse().unwrap();
            assert_eq!((end.to_string().as_str(), format!("{end:?}").as_str()), (text, text));
            assert_eq!(Instant::from_micros(end.micros()), Ok(end));
            assert_eq!(Instant::from_micros(end.micros() + beyond), Err(InstantError::OutOfRange));
        }
    }

    #[test]
    fn refuses_what_is_nearly_an_instant() {
        for text in [
            "2012-03-31",
            "2012-03-31T16:00:00",
            "2012-03-31 16:00:00+08:00",
            "2012-03-31t16:00:00+08:00",
            "2012-03-31T16:00:00.0000001+08:00",
            "2012-03-31T23:59:60+08:00",
            "2012-03-31T24:00:00+08:00",
            "2012-02-30T10:00:00+08:00",
        ] {
            assert!(text.parse::<Instant>().is_err(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn parse_undoes_print(micros in -62_135_000_000_000_000_i64..253_402_000_000_000_000) {
            let at = Instant::from_micros(micros).unwrap();
            proptest::prop_assert_eq!(at.to_string().parse(), Ok(at));
        }
    }
}
