//! What everything is held against.

use wujin_core::profile::Profile;
use wujin_core::time::{Calendar, Day};

/// The rules that everything is held against.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The province's profile.
    pub profile: &'a Profile,
    /// The working-day calendar.
    pub calendar: &'a Calendar,
    /// The day as of which everything is said; what happens later is not seen.
    pub as_of: Day,
}
