//! Days, instants, periods, the working-day calendar and deadlines, all in China Standard Time
//! (UTC+8) throughout.

mod arrangements;
mod calendar;
mod counting;
mod day;
mod deadline;
mod due;
mod instant;
mod notice;
mod period;
mod period_rule;
mod quarter;
mod window;

pub use calendar::{Calendar, DayKind};
pub use counting::{Excluded, counting_basis};
pub use day::{Day, DayError};
pub use deadline::{Deadline, Inclusiveness};
pub use due::{DayUnit, Due, Limit};
pub use instant::{Instant, InstantError};
pub use notice::{CalendarError, YearNotice};
pub use period::{Annual, FirstHalf, Period};
pub use period_rule::PeriodRule;
pub use quarter::{PeriodError, Quarter};
pub use window::{AnnualWindow, AnnualWindowKind};
