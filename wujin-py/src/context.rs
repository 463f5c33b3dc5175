//! What a question is answered under.

use std::sync::Arc;

use pyo3::prelude::*;
use wujin_core::exchange::Context;

use crate::calendar::PyCalendar;
use crate::input;
use crate::profile::PyProfile;
use crate::raise::Trouble;

/// The profile and the calendar that were passed: the national profile and the published years where nothing
/// was.
pub(crate) fn context(
    profile: Option<&Bound<'_, PyAny>>,
    calendar: Option<&Bound<'_, PyAny>>,
) -> Result<Context, Trouble> {
    let mut context = Context::default();
    if let Some(profile) = profile {
        let Ok(profile) = profile.cast::<PyProfile>() else {
            return Err(input::unusable("profile", "a Profile is wanted".to_owned()).into());
        };
        context.profile = Arc::clone(&profile.get().0);
    }
    if let Some(calendar) = calendar {
        let Ok(calendar) = calendar.cast::<PyCalendar>() else {
            return Err(input::unusable("calendar", "a Calendar is wanted".to_owned()).into());
        };
        context.calendar = Arc::clone(&calendar.get().0);
    }
    Ok(context)
}
