//! The context of a request, out of the profile and the years that it brings.

use std::sync::Arc;

use super::document::read_part;
use crate::finding::{Finding, InputMatter, Place};
pub use crate::profile::Context;
use crate::profile::{Profile, ProfileDocument, ProfileError};
use crate::time::YearNotice;

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
