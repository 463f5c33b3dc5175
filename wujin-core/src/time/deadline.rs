//! The two days of the year that the notice itself fixes: 15 July for the first half-year (4.3/8)
//! and 15 December for the year (4.3/9), the province to the national administration.

use super::{Day, DayError};
use crate::cite;
use crate::provision::Citation;
use crate::vocabulary;

vocabulary! {
    /// A day that the notice fixes for a report.
    pub enum Deadline {
        FirstHalfReport = "first_half_report", "上半年数据报送时限", "report of the first half-year, 15 July";
        AnnualReport = "annual_report", "年度数据报送时限", "report of the year, 15 December";
    }
}

vocabulary! {
    /// Whether a day "before" (前) which something is due belongs to the time allowed. No law says;
    /// where a province is silent, it does.
    // READING: by-day-inclusive
    #[derive(Default)]
    pub enum Inclusiveness {
        #[default]
        Inclusive = "inclusive", "含当日", "the day itself belongs to the time allowed";
        Exclusive = "exclusive", "不含当日", "the day before is the last";
    }
}

impl Deadline {
    /// The last day on which the report is in time.
    ///
    /// It is a day certain and does not move over rest days; see
    /// [`Calendar::last_working_day_on_or_before`](super::Calendar::last_working_day_on_or_before)
    /// for the day on which it is wise to send it. Fails outside the years 0001 to 9999.
    ///
    /// ```
    /// use wujin_core::time::{Calendar, Day, Deadline, Due, Inclusiveness};
    /// let sunday = Deadline::FirstHalfReport.due_day(2012, Inclusiveness::Inclusive)?;
    /// assert_eq!(sunday, "2012-07-15".parse::<Day>()?);
    /// let calendar = Calendar::national();
    /// assert_eq!(calendar.last_working_day_on_or_before(sunday), Due::On("2012-07-13".parse()?));
    /// # Ok::<(), wujin_core::time::DayError>(())
    /// ```
    // READING: date-certain-no-roll
    pub fn due_day(self, year: i32, inclusiveness: Inclusiveness) -> Result<Day, DayError> {
        let month = match self {
            Self::FirstHalfReport => 7,
            Self::AnnualReport => 12,
        };
        let day = Day::from_ymd(year, month, 15)?;
        Ok(match inclusiveness {
            Inclusiveness::Inclusive => day,
            Inclusiveness::Exclusive => day.previous(),
        })
    }

    /// What fixes it.
    #[must_use]
    pub fn citations(self) -> &'static [Citation] {
        match self {
            Self::FirstHalfReport => {
                cite!["4.3/8", "reading:by-day-inclusive", "reading:date-certain-no-roll"]
            }
            Self::AnnualReport => cite!["4.3/9", "reading:by-day-inclusive", "reading:date-certain-no-roll"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Calendar, Due};

    #[test]
    fn a_day_certain_stays_on_its_rest_day() {
        for (deadline, year, due, last_working) in [
            (Deadline::FirstHalfReport, 2012, "2012-07-15", "2012-07-13"),
            (Deadline::AnnualReport, 2012, "2012-12-15", "2012-12-14"),
            (Deadline::AnnualReport, 2013, "2013-12-15", "2013-12-13"),
            (Deadline::FirstHalfReport, 2018, "2018-07-15", "2018-07-13"),
            (Deadline::AnnualReport, 2018, "2018-12-15", "2018-12-14"),
            (Deadline::AnnualReport, 2019, "2019-12-15", "2019-12-13"),
            (Deadline::AnnualReport, 2024, "2024-12-15", "2024-12-13"),
            (Deadline::FirstHalfReport, 2011, "2011-07-15", "2011-07-15"),
        ] {
            let day = deadline.due_day(year, Inclusiveness::default()).unwrap();
            assert_eq!(day.to_string(), due);
            let last = Calendar::national().last_working_day_on_or_before(day);
            assert_eq!(last, Due::On(last_working.parse().unwrap()), "{due}");
        }
    }

    #[test]
    fn exclusive_ends_the_day_before() {
        for deadline in Deadline::ALL {
            let inclusive = deadline.due_day(2012, Inclusiveness::Inclusive).unwrap();
            let exclusive = deadline.due_day(2012, Inclusiveness::Exclusive).unwrap();
            assert_eq!(inclusive.days_since(exclusive), 1);
        }
        assert_eq!(
            Deadline::AnnualReport.due_day(10_000, Inclusiveness::Inclusive),
            Err(DayError::OutOfRange)
        );
    }
}
