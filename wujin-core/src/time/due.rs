//! When something is due.

use serde::{Deserialize, Deserializer, Serialize};

use super::Day;
use crate::vocabulary;

vocabulary! {
    /// What a limit counts.
    pub enum DayUnit {
        CalendarDay = "calendar_day", "日", "calendar day";
        WorkingDay = "working_day", "工作日", "working day";
    }
}

/// When something is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// By the end of a day.
    On(Day),
    /// Promptly: the law fixes no day, so that it is never overdue.
    Promptly,
    /// The clock stands still and nothing says when it will run again, so that it is not overdue.
    Suspended {
        /// The day on which it stopped.
        since: Day,
    },
    /// The count needs a year whose working days are not known, as a rule because it runs past the
    /// last that is published.
    ScheduleUnknown {
        /// The last day whose working days are known.
        known_until: Day,
    },
}

impl Due {
    /// The day, where there is one.
    #[must_use]
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::On(day) => Some(day),
            Self::Promptly | Self::Suspended { .. } | Self::ScheduleUnknown { .. } => None,
        }
    }
}

/// A time limit: so many days of a unit, the day it starts not counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// How many; at least 1.
    #[serde(deserialize_with = "at_least_one")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub count: u16,
    /// Of what.
    pub unit: DayUnit,
}

fn at_least_one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    core::num::NonZeroU16::deserialize(deserializer).map(core::num::NonZeroU16::get)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_of_nothing_is_refused() {
        let limit = |count| format!(r#"{{"count": {count}, "unit": "working_day"}}"#);
        assert!(serde_json::from_str::<Limit>(&limit(0)).is_err());
        let seven = Limit { count: 7, unit: DayUnit::WorkingDay };
        assert_eq!(serde_json::from_str::<Limit>(&limit(7)).unwrap(), seven);
    }

    #[test]
    fn only_a_fixed_day_is_a_day() {
        let day: Day = "2012-07-15".parse().unwrap();
        assert_eq!(Due::On(day).day(), Some(day));
        for due in [Due::Promptly, Due::Suspended { since: day }, Due::ScheduleUnknown { known_until: day }] {
            assert_eq!(due.day(), None);
            let json = serde_json::to_string(&due).unwrap();
            assert_eq!(serde_json::from_str::<Due>(&json).unwrap(), due);
        }
    }
}
