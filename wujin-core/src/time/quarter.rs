//! Calendar quarters, which tile the years (4.3/7), and why something is not a period.

use core::fmt;

use super::Day;

/// Why something is not a period.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PeriodError {
    /// The text has none of the three forms.
    #[error("\"{0}\" is not a period such as 2012Q1, 2012H1 or 2012Y-january_to_november")]
    Form(String),
    /// The number is not that of a quarter.
    #[error("{0} is not the number of a quarter, 1 to 4")]
    Quarter(u8),
    /// A day of the period would lie outside the years 0001 to 9999.
    #[error("the period of {0} lies outside the years 0001 to 9999")]
    Year(i32),
    /// The cut-off day of an annual window lies in another year.
    #[error("the cut-off day {day} does not lie in {year}")]
    CutOff {
        /// The cut-off day.
        day: Day,
        /// The year that the figure is for.
        year: i32,
    },
}

/// The first and the last day of a span within one year, given as month and day.
pub(super) fn span(year: i32, first: (u32, u32), last: (u32, u32)) -> Result<(Day, Day), PeriodError> {
    let day = |(month, day)| Day::from_ymd(year, month, day).map_err(|_| PeriodError::Year(year));
    Ok((day(first)?, day(last)?))
}

/// A calendar quarter.
///
/// ```
/// use wujin_core::time::{Day, Quarter};
/// let quarter = Quarter::of("2012-03-31".parse::<Day>()?);
/// assert_eq!(quarter.to_string(), "2012Q1");
/// assert_eq!(quarter.first().to_string(), "2012-01-01");
/// assert_eq!(quarter.next().map(|next| next.to_string()), Some("2012Q2".to_owned()));
/// # Ok::<(), wujin_core::time::DayError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Quarter {
    first: Day,
    last: Day,
}

impl Quarter {
    /// The quarter 1 to 4 of a year.
    pub fn new(year: i32, quarter: u8) -> Result<Self, PeriodError> {
        let (first, last) = match quarter {
            1 => span(year, (1, 1), (3, 31)),
            2 => span(year, (4, 1), (6, 30)),
            3 => span(year, (7, 1), (9, 30)),
            4 => span(year, (10, 1), (12, 31)),
            _ => return Err(PeriodError::Quarter(quarter)),
        }?;
        Ok(Self { first, last })
    }

    /// The quarter in which a day lies.
    #[must_use]
    pub fn of(day: Day) -> Self {
        let quarter = match day.month() {
            1..=3 => 1,
            4..=6 => 2,
            7..=9 => 3,
            _ => 4,
        };
        // A day that exists lies in a quarter that exists.
        Self::new(day.year(), quarter).unwrap_or(Self { first: day, last: day })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// The number of the quarter, 1 to 4.
    #[must_use]
    pub fn quarter(self) -> u8 {
        match self.first.month() {
            1..=3 => 1,
            4..=6 => 2,
            7..=9 => 3,
            _ => 4,
        }
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> Day {
        self.first
    }

    /// The last day, which belongs to the quarter to its end.
    #[must_use]
    pub const fn last(self) -> Day {
        self.last
    }

    /// The next quarter; `None` after the last of 9999.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.last.plus_days(1).map(Self::of)
    }

    /// The quarter before; `None` before the first of 0001.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.first.plus_days(-1).map(Self::of)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}Q{}", self.year(), self.quarter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn quarters_tile_the_years(days in Day::MIN.days_since_epoch()..=Day::MAX.days_since_epoch()) {
            let day = Day::from_days_since_epoch(days).unwrap();
            let quarter = Quarter::of(day);
            proptest::prop_assert!(quarter.first() <= day && day <= quarter.last());
            proptest::prop_assert_eq!(Quarter::new(day.year(), quarter.quarter()), Ok(quarter));
            if let Some(next) = quarter.next() {
                proptest::prop_assert_eq!(next.first().days_since(quarter.last()), 1);
                proptest::prop_assert_eq!(next.previous(), Some(quarter));
            }
        }
    }

    #[test]
    fn the_first_and_the_last_quarter_have_no_neighbour() {
        assert_eq!(Quarter::of(Day::MIN).previous(), None);
        assert_eq!(Quarter::of(Day::MAX).next(), None);
        assert_eq!(Quarter::new(2012, 5), Err(PeriodError::Quarter(5)));
        assert_eq!(Quarter::new(10_000, 1), Err(PeriodError::Year(10_000)));
    }
}
