//! A State Council notice that fixes one year's public holidays and make-up workdays, as it is
//! loaded and checked.

use serde::{Deserialize, Serialize};

use super::Day;
use crate::provision::Confidence;

/// One year's arrangement of public holidays and make-up workdays.
///
/// A notice may reach back into the December before its year: the one for 2012 made 2011-12-31 a
/// workday. Days off are listed as the notice prints them, weekends within a holiday included.
///
/// ```
/// use wujin_core::time::YearNotice;
/// let notice: YearNotice = serde_json::from_str(
///     r#"{"year": 2027, "notice": "（示例）", "rest": ["2027-01-01"], "work": []}"#,
/// )?;
/// assert_eq!(notice.confidence.name(), "unsighted");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct YearNotice {
    /// The year that is arranged.
    pub year: i32,
    /// The notice, by its document number or its title.
    pub notice: String,
    /// How sure that number or title is; not sighted unless stated.
    #[serde(default = "unsighted")]
    pub confidence: Confidence,
    /// Days off.
    pub rest: Vec<Day>,
    /// Saturdays and Sundays worked in exchange.
    pub work: Vec<Day>,
}

const fn unsighted() -> Confidence {
    Confidence::Unsighted
}

/// Why a year's notice cannot be taken into a calendar.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CalendarError {
    /// The year is neither known already nor the one after the last known.
    #[error("the year {year} does not join on to the known years {first} to {last}")]
    Gap {
        /// The year of the notice.
        year: i32,
        /// The first known year.
        first: i32,
        /// The last known year.
        last: i32,
    },
    /// A day lies neither in the year nor in the December before it.
    #[error("{day} lies neither in {year} nor in the December before")]
    OutsideYear {
        /// The day.
        day: Day,
        /// The year of the notice.
        year: i32,
    },
    /// A day lies before the first known year.
    #[error("{day} lies before the first known day {first}")]
    BeforeKnown {
        /// The day.
        day: Day,
        /// The first known day.
        first: Day,
    },
    /// A make-up workday is a Monday to Friday, which is worked without it.
    #[error("{day} is no make-up workday: it is neither a Saturday nor a Sunday")]
    WorkOnWeekday {
        /// The day.
        day: Day,
    },
    /// A day is listed both as off and as worked.
    #[error("{day} is listed both as a day off and as a workday")]
    RestAndWork {
        /// The day.
        day: Day,
    },
}

impl YearNotice {
    /// Whether each day can stand where it is listed. A day listed twice does no harm.
    pub fn check(&self) -> Result<(), CalendarError> {
        for &day in self.rest.iter().chain(&self.work) {
            let december_before = self.year.checked_sub(1) == Some(day.year()) && day.month() == 12;
            if day.year() != self.year && !december_before {
                return Err(CalendarError::OutsideYear { day, year: self.year });
            }
        }
        for &day in &self.work {
            if !day.is_weekend() {
                return Err(CalendarError::WorkOnWeekday { day });
            }
            if self.rest.contains(&day) {
                return Err(CalendarError::RestAndWork { day });
            }
        }
        Ok(())
    }
}
