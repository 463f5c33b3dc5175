//! What something is decided under: a profile and a calendar.

use std::sync::{Arc, LazyLock};

use super::Profile;
use crate::time::Calendar;

/// The profile and the calendar that something is decided under, shared with all that is decided under the same.
#[derive(Clone, PartialEq, Debug)]
pub struct Context {
    /// The profile; the national one where a request names none.
    pub profile: Arc<Profile>,
    /// The calendar; the published years, and those that a request adds.
    pub calendar: Arc<Calendar>,
}

static NATIONAL: LazyLock<Context> = LazyLock::new(|| Context {
    profile: Arc::new(Profile::national().clone()),
    calendar: Arc::new(Calendar::national().clone()),
});

impl Context {
    /// The national profile, and the published years.
    #[must_use]
    pub fn national() -> &'static Self {
        &NATIONAL
    }
}

impl Default for Context {
    /// The national profile, and the published years.
    fn default() -> Self {
        NATIONAL.clone()
    }
}
