//! A calendar day, read and written strictly as `YYYY-MM-DD`.

use core::fmt;
use core::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::read_text::read_text;

/// A calendar day in China (UTC+8), as days since 1970-01-01: the same number as Arrow's `date32`.
///
/// Years 0001 to 9999 only, so that every day prints as ten characters.
///
/// ```
/// use wujin_core::time::Day;
/// let day: Day = "2012-12-15".parse()?;
/// assert_eq!(day.days_since_epoch(), 15_689);
/// assert!("2011-02-30".parse::<Day>().is_err());
/// assert!("2012-12-15T00:00:00".parse::<Day>().is_err());
/// # Ok::<(), wujin_core::time::DayError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Why a text or a number is not a day.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DayError {
    /// The text does not have the form `YYYY-MM-DD` in ASCII digits.
    #[error("\"{0}\" is not a day of the form YYYY-MM-DD")]
    Form(String),
    /// The form is right and the calendar has no such day.
    #[error("\"{0}\" does not exist in the calendar")]
    NotInCalendar(String),
    /// Outside the years 0001 to 9999.
    #[error("the day lies outside the years 0001 to 9999")]
    OutOfRange,
}

const EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(1970, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

impl Day {
    /// 0001-01-01.
    pub const MIN: Self = Self(-719_162);
    /// 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// The day so many days after 1970-01-01 (before it, when negative).
    pub const fn from_days_since_epoch(days: i32) -> Result<Self, DayError> {
        if days < Self::MIN.0 || days > Self::MAX.0 { Err(DayError::OutOfRange) } else { Ok(Self(days)) }
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days_since_epoch(self) -> i32 {
        self.0
    }

    /// The day with this year, month (1–12) and day of the month (1–31).
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Result<Self, DayError> {
        let missing = || DayError::NotInCalendar(format!("{year:04}-{month:02}-{day:02}"));
        if !(1..=9999).contains(&year) {
            return Err(DayError::OutOfRange);
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self::from_date).ok_or_else(missing)
    }

    fn from_date(date: NaiveDate) -> Self {
        // Fits: chrono's whole range is within ±10^8 days.
        Self(i32::try_from(date.signed_duration_since(EPOCH).num_days()).unwrap_or(i32::MAX))
    }

    /// The same day as chrono's type.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        EPOCH.checked_add_signed(chrono::TimeDelta::days(i64::from(self.0))).unwrap_or(NaiveDate::MAX)
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.date().month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> u32 {
        self.date().day()
    }

    /// Saturday or Sunday.
    #[must_use]
    pub const fn is_weekend(self) -> bool {
        // 1970-01-01 was a Thursday.
        matches!((self.0 + 3).rem_euclid(7), 5 | 6)
    }

    /// So many days later (earlier, when negative); `None` outside the years 0001 to 9999.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Option<Self> {
        match self.0.checked_add(days) {
            Some(sum) if sum >= Self::MIN.0 && sum <= Self::MAX.0 => Some(Self(sum)),
            _ => None,
        }
    }

    /// The corresponding day so many months later, or that month's last day where it has none
    /// (Civil Code 202); `None` past the year 9999.
    ///
    /// ```
    /// use wujin_core::time::Day;
    /// let day: Day = "2011-08-31".parse()?;
    /// assert_eq!(day.plus_months(6), Some("2012-02-29".parse()?));
    /// # Ok::<(), wujin_core::time::DayError>(())
    /// ```
    #[must_use]
    pub fn plus_months(self, months: u32) -> Option<Self> {
        self.date()
            .checked_add_months(Months::new(months))
            .map(Self::from_date)
            .filter(|day| *day <= Self::MAX)
    }

    /// The corresponding day so many years later, or the last day of February for the 29th (Civil
    /// Code 202); `None` past the year 9999.
    #[must_use]
    pub fn plus_years(self, years: u32) -> Option<Self> {
        self.plus_months(years.checked_mul(12)?)
    }

    /// The next day; the last day of 9999 is its own next.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.0 >= Self::MAX.0 { self } else { Self(self.0 + 1) }
    }

    /// The day before; the first day of 0001 is its own previous.
    #[must_use]
    pub const fn previous(self) -> Self {
        if self.0 <= Self::MIN.0 { self } else { Self(self.0 - 1) }
    }

    /// Days from `earlier` to this day; negative when this day comes first.
    #[must_use]
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let form = || DayError::Form(text.to_owned());
        let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else { return Err(form()) };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u32, |sum, digit| {
                digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')).ok_or_else(form)
            })
        };
        let year = i32::try_from(number(&[y0, y1, y2, y3])?).map_err(|_| form())?;
        let (month, day) = (number(&[m0, m1])?, number(&[d0, d1])?);
        Self::from_ymd(year, month, day).map_err(|_| DayError::NotInCalendar(text.to_owned()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(formatter, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, str::parse)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "description": "a calendar day in China, YYYY-MM-DD"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_the_range_print_and_parse() {
        for (day, text) in [(Day::MIN, "0001-01-01"), (Day::MAX, "9999-12-31")] {
            assert_eq!(day.to_string(), text);
            assert_eq!(text.parse(), Ok(day));
            assert_eq!(format!("{day:?}"), text);
            assert_eq!(Day::from_days_since_epoch(day.days_since_epoch()), Ok(day));
        }
        for beyond in [Day::MIN.days_since_epoch() - 1, Day::MAX.days_since_epoch() + 1] {
            assert_eq!(Day::from_days_since_epoch(beyond), Err(DayError::OutOfRange));
        }
    }

    #[test]
    fn refuses_what_is_nearly_a_day() {
        for text in
            ["2011-02-30", "2011-2-3", "２０１１-02-03", "2011-02-03 ", "+011-02-03", "0000-01-01", ""]
        {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn weekends_are_saturday_and_sunday() {
        let saturday: Day = "2011-10-08".parse().unwrap();
        assert!(saturday.is_weekend() && saturday.next().is_weekend());
        assert!(!saturday.previous().is_weekend() && !saturday.next().next().is_weekend());
    }

    #[test]
    fn a_period_in_months_ends_on_the_corresponding_day_or_the_last_of_the_month() {
        for (start, months, end) in [
            ("2011-01-31", 1, Some("2011-02-28")),
            ("2012-01-31", 1, Some("2012-02-29")),
            ("2012-02-29", 12, Some("2013-02-28")),
            ("2011-11-15", 3, Some("2012-02-15")),
            ("9999-12-01", 1, None),
            ("2011-11-15", u32::MAX, None),
        ] {
            let start: Day = start.parse().unwrap();
            assert_eq!(start.plus_months(months), end.map(|end| end.parse().unwrap()), "{start} {months}");
        }
        let leap: Day = "2012-02-29".parse().unwrap();
        assert_eq!(leap.plus_years(3), Some("2015-02-28".parse().unwrap()));
        assert_eq!(leap.plus_years(4), Some("2016-02-29".parse().unwrap()));
    }

    proptest::proptest! {
        #[test]
        fn parse_undoes_print(days in Day::MIN.0..=Day::MAX.0) {
            let day = Day::from_days_since_epoch(days).unwrap();
            proptest::prop_assert_eq!(day.to_string().parse(), Ok(day));
        }
    }
}
