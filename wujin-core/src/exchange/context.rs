//! What a question is answered under: a profile and a calendar.

use std::sync::{Arc, LazyLock};

use super::document::read_part;
use crate::finding::{Finding, InputMatter, Place};
use crate::profile::{Profile, ProfileDocument, ProfileError};
use crate::time::{Calendar, YearNotice};

/// The profile and the calendar that a question is answered under, shared with all that are answered under
/// the same.
#[derive(Clone, PartialEq, Debug)]
pub struct Context {
    /// The profile; the national one where the question names none.
    pub profile: Arc<Profile>,
    /// The calendar; the published years, and those that the question adds.
    pub calendar: Arc<Calendar>,
}

static NATIONAL: LazyLock<Context> = LazyLock::new(|| Context {
    profile: Arc::new(Profile::national().clone()),
    calendar: Arc::new(Calendar::national().clone()),
});

impl Default for Context {
    /// The national profile, and the published years.
    fn default() -> Self {
        NATIONAL.clone()
    }
}

impl Context {
    /// Adopts the profile and the years that a question brings, or says what is wrong with them.
    pub fn new(profile: Option<ProfileDocument>, years: &[YearNotice]) -> Result<Self, Vec<Finding>> {
        Self::default().with(profile, years)
    }

    /// The same, out of JSON texts.
    pub fn read(profile: Option<&str>, years: Option<&str>) -> Result<Self, Vec<Finding>> {
        let profile = profile.map(|text| read_part(text, "profile")).transpose()?;
        let years: Option<Vec<_>> = years.map(|text| read_part(text, "years")).transpose()?;
        Self::new(profile, &years.unwrap_or_default())
    }

    /// This one with a profile in the place of its own, and with years more, or what is wrong with them.
    pub fn with(&self, profile: Option<ProfileDocument>, years: &[YearNotice]) -> Result<Self, Vec<Finding>> {
        let mut context = self.clone();
        if let Some(document) = profile {
            context.profile = Arc::new(Profile::adopt(document).map_err(|error| match error {
                ProfileError::Refused(findings) => findings,
                ProfileError::Unreadable(detail) => {
                    vec![Finding::from(InputMatter::DocumentUnusable { detail }).at(Place::path("profile"))]
                }
            })?);
        }
        for (index, year) in years.iter().enumerate() {
            let extended = context.calendar.with_year(year.clone()).map_err(|error| {
                let detail = error.to_string();
                vec![
                    Finding::from(InputMatter::DocumentUnusable { detail })
                        .at(Place::path(format!("years[{index}]"))),
                ]
            })?;
            context.calendar = Arc::new(extended);
        }
        Ok(context)
    }
}
