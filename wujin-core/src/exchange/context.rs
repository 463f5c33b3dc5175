//! What a question is answered under: a profile and a calendar.

use std::borrow::Cow;

use crate::finding::{Finding, InputMatter, Place};
use crate::profile::{Profile, ProfileDocument, ProfileError};
use crate::time::{Calendar, YearNotice};

/// The profile and the calendar that a question is answered under.
#[derive(Clone, Debug)]
pub struct Context {
    /// The profile; the national one where the question names none.
    pub profile: Cow<'static, Profile>,
    /// The calendar; the published years, and those that the question adds.
    pub calendar: Cow<'static, Calendar>,
}

impl Context {
    /// Adopts the profile and the years that a question brings, or says what is wrong with them.
    pub fn new(profile: Option<ProfileDocument>, years: &[YearNotice]) -> Result<Self, Vec<Finding>> {
        let profile = match profile {
            None => Cow::Borrowed(Profile::national()),
            Some(document) => Cow::Owned(Profile::adopt(document).map_err(|error| match error {
                ProfileError::Refused(findings) => findings,
                ProfileError::Unreadable(detail) => {
                    vec![Finding::from(InputMatter::DocumentUnusable { detail }).at(Place::path("profile"))]
                }
            })?),
        };
        let mut calendar = Cow::Borrowed(Calendar::national());
        for (index, year) in years.iter().enumerate() {
            let extended = calendar.with_year(year.clone()).map_err(|error| {
                let detail = error.to_string();
                vec![
                    Finding::from(InputMatter::DocumentUnusable { detail })
                        .at(Place::path(format!("years[{index}]"))),
                ]
            })?;
            calendar = Cow::Owned(extended);
        }
        Ok(Self { profile, calendar })
    }
}
