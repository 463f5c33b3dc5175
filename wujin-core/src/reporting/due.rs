//! When a unit's reports of a year are due. A day is named only where the notice fixes one or the
//! province's profile sets a limit; everything else is due promptly after the period and never late.

use serde::Serialize;

use super::{Leg, Rhythm};
use crate::cite;
use crate::finding::{Finding, InputMatter, Place, ReportingMatter};
use crate::obligation::Party;
use crate::profile::{Profile, ReportingStandard};
use crate::provision::Citation;
use crate::time::{AnnualWindow, Calendar, Day, Deadline, Due, Limit, Period, PeriodError};

/// One report that a unit owes.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportDue {
    /// The leg: who submits to whom, on which form, in which ways, under what.
    pub leg: Leg,
    /// What it covers, an annual figure with its window.
    pub period: Period,
    /// By when.
    pub due: Due,
    /// What fixes the time.
    pub fixed_by: &'static [Citation],
}

/// Why no calendar of reports can be drawn up.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReportingCalendarError {
    /// The year is none.
    #[error(transparent)]
    Period(#[from] PeriodError),
    /// Neither the question nor the profile says what the annual figure covers; it has no default.
    #[error("the window of the annual figure is not named")]
    NoWindow,
    /// The province's profile sets another window.
    #[error("the province's annual figure covers \"{own}\", not \"{asked}\"")]
    OtherWindow {
        /// The one that was asked about.
        asked: Period,
        /// The one that the profile sets.
        own: Period,
    },
}

impl ReportingCalendarError {
    /// What is to be said of it to whoever asked for the reports of a leg, with the field of the question.
    #[must_use]
    pub fn finding(&self, leg: &Leg) -> Finding {
        match self {
            Self::Period(error) => Finding::from(InputMatter::DocumentUnusable { detail: error.to_string() })
                .at(Place::path("year")),
            Self::NoWindow => Finding::from(ReportingMatter::WindowMissing { form: leg.form.term() })
                .at(Place::path("window")),
            Self::OtherWindow { asked, own } => {
                Finding::from(ReportingMatter::WindowOther { asked: *asked, own: *own })
                    .at(Place::path("window"))
            }
        }
    }
}

/// The reports that the submitting unit of a leg owes for a year, in the order of their periods.
///
/// The window of the annual figure is the one the profile sets, else the one named here; without
/// either there is no annual report to speak of. On the quarterly legs it tells nothing.
///
/// ```
/// use wujin_core::obligation::Party;
/// use wujin_core::profile::Profile;
/// use wujin_core::reporting::{Leg, reporting_calendar};
/// use wujin_core::time::{AnnualWindow, Calendar, Due};
/// let (profile, calendar) = (Profile::national(), Calendar::national());
/// let province = Leg::between(Party::Province, Party::Nation, false)?;
/// let window = Some(AnnualWindow::JanuaryToNovember);
/// let due = reporting_calendar(&province, 2012, window, profile, calendar)?;
/// assert_eq!(due[0].due, Due::On("2012-07-15".parse()?));
/// assert_eq!(due[1].period.to_string(), "2012Y-january_to_november");
/// assert_eq!(due[1].due, Due::On("2012-12-15".parse()?));
/// assert!(reporting_calendar(&province, 2012, None, profile, calendar).is_err());
/// let station = Leg::between(Party::Station, Party::Office, false)?;
/// let due = reporting_calendar(&station, 2012, None, profile, calendar)?;
/// assert!(due.len() == 4 && due.iter().all(|report| report.due == Due::Promptly));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn reporting_calendar(
    leg: &Leg,
    year: i32,
    window: Option<AnnualWindow>,
    profile: &Profile,
    calendar: &Calendar,
) -> Result<Vec<ReportDue>, ReportingCalendarError> {
    let periods = match leg.rhythm {
        Rhythm::Quarterly => {
            (1..=4).map(|number| Period::quarter(year, number)).collect::<Result<Vec<_>, _>>()?
        }
        Rhythm::HalfAndYear => vec![Period::first_half(year)?, annual(year, window, profile)?],
    };
    periods.into_iter().map(|period| report_due(leg, period, profile, calendar).map_err(Into::into)).collect()
}

/// The annual figure of a year, over the profile's window or over the one that is named.
fn annual(
    year: i32,
    window: Option<AnnualWindow>,
    profile: &Profile,
) -> Result<Period, ReportingCalendarError> {
    let asked = window.map(|window| Period::annual(year, window)).transpose()?;
    let own = profile.document().reporting.window_of(year);
    let own = own.map(|window| Period::annual(year, window)).transpose()?;
    match (asked, own) {
        (Some(asked), Some(own)) if asked != own => Err(ReportingCalendarError::OtherWindow { asked, own }),
        (asked, own) => own.or(asked).ok_or(ReportingCalendarError::NoWindow),
    }
}

/// When the report of a period is due on a leg. The period is one that the leg reports on.
pub fn report_due(
    leg: &Leg,
    period: Period,
    profile: &Profile,
    calendar: &Calendar,
) -> Result<ReportDue, PeriodError> {
    let standard = &profile.document().reporting;
    let (deadline, own) = match period {
        Period::Quarter(_) => {
            let limit = match leg.from {
                Party::Station => standard.station,
                Party::Office => standard.office,
                Party::County => standard.county,
                Party::Prefecture => standard.prefecture,
                _ => None,
            };
            let (due, fixed_by) = after_period(period, limit, calendar);
            return Ok(ReportDue { leg: *leg, period, due, fixed_by });
        }
        Period::FirstHalf(_) => (Deadline::FirstHalfReport, &standard.first_half_by),
        Period::Annual(_) => (Deadline::AnnualReport, &standard.annual_by),
    };
    let year = period.year();
    let before = standard.before_day.unwrap_or_default();
    let statutory = deadline.due_day(year, before).map_err(|_| PeriodError::Year(year))?;
    let own = ReportingStandard::day_of(year, own.as_deref());
    let (due, fixed_by): (Day, &[Citation]) = match own.filter(|own| *own < statutory) {
        Some(own) => (own, cite!["2.1/4"]),
        None => (statutory, deadline.citations()),
    };
    Ok(ReportDue { leg: *leg, period, due: Due::On(due), fixed_by })
}

/// When a quarterly report is due: by the profile's limit counted from the period's last day.
fn after_period(period: Period, limit: Option<Limit>, calendar: &Calendar) -> (Due, &'static [Citation]) {
    match limit {
        Some(limit) => (calendar.due(period.last(), limit, &[]), cite!["2.1/4", "4.3/10"]),
        None => (Due::Promptly, cite!["4.3/10"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(reporting: &str) -> Profile {
        let text = format!(
            r#"{{"format":"wujin-profile/1","id":"sample","version":"1","zh":"示例","en":"sample","reporting":{reporting}}}"#
        );
        Profile::from_json(&text).unwrap()
    }

    fn due(from: Party, to: Party, reporting: &str) -> Vec<ReportDue> {
        let leg = Leg::between(from, to, false).unwrap();
        let window = Some(AnnualWindow::DecemberToNovember);
        reporting_calendar(&leg, 2012, window, &profile(reporting), Calendar::national()).unwrap()
    }

    fn days(due: &[ReportDue]) -> Vec<String> {
        due.iter().map(|report| report.due.day().map_or("promptly".into(), |day| day.to_string())).collect()
    }

    #[test]
    fn a_limit_counts_from_the_quarters_last_day() {
        let limit = r#"{"station":{"count":10,"unit":"calendar_day"}}"#;
        let stations = due(Party::Station, Party::Office, limit);
        assert_eq!(days(&stations), ["2012-04-10", "2012-07-10", "2012-10-10", "2013-01-10"]);
        let offices = due(Party::Office, Party::County, limit);
        assert!(days(&offices).iter().all(|day| day == "promptly"));
    }

    #[test]
    fn each_tier_has_the_limit_that_the_profile_gives_it() {
        let limit = |days| format!(r#"{{"count":{days},"unit":"calendar_day"}}"#);
        let [station, office, county, prefecture] = [5, 10, 16, 20].map(limit);
        let limits = format!(
            r#"{{"station":{station},"office":{office},"county":{county},"prefecture":{prefecture}}}"#
        );
        for (from, to, day) in [
            (Party::Station, Party::Office, "2012-04-05"),
            (Party::Office, Party::County, "2012-04-10"),
            (Party::County, Party::Prefecture, "2012-04-16"),
            (Party::Prefecture, Party::Province, "2012-04-20"),
        ] {
            let due = due(from, to, &limits);
            assert_eq!(days(&due)[0], day, "{from:?}");
            let fixed_by: Vec<_> = due[0].fixed_by.iter().map(|citation| citation.as_str()).collect();
            assert_eq!(fixed_by, ["2.1/4", "4.3/10"], "{from:?}");
        }
    }

    // Who asks for the notice's own day asks for nothing that the notice does not.
    #[test]
    fn the_day_of_the_notice_rests_on_the_notice() {
        let own = due(Party::Province, Party::Nation, r#"{"first_half_by":"07-15"}"#);
        assert_eq!((days(&own)[0].as_str(), own[0].fixed_by[0].as_str()), ("2012-07-15", "4.3/8"));
    }

    #[test]
    fn a_province_may_only_ask_for_an_earlier_day() {
        let own = r#"{"annual_by":"12-10"}"#;
        let inclusive = due(Party::Province, Party::Nation, own);
        assert_eq!(days(&inclusive), ["2012-07-15", "2012-12-10"]);
        let exclusive = due(Party::Province, Party::Nation, r#"{"before_day":"exclusive"}"#);
        assert_eq!(days(&exclusive), ["2012-07-14", "2012-12-14"]);
        assert_eq!(inclusive[1].fixed_by[0].as_str(), "2.1/4");
        assert_eq!(exclusive[1].fixed_by[0].as_str(), "4.3/9");
    }

    #[test]
    fn a_limit_past_the_known_years_is_not_guessed() {
        let limit = r#"{"county":{"count":5,"unit":"working_day"}}"#;
        let profile = profile(limit);
        let leg = Leg::between(Party::County, Party::Prefecture, false).unwrap();
        let due = reporting_calendar(&leg, 2030, None, &profile, Calendar::national()).unwrap();
        assert!(due.iter().all(|report| matches!(report.due, Due::ScheduleUnknown { .. })));
    }

    #[test]
    fn the_window_of_the_annual_figure_is_named_by_the_profile_or_by_who_asks() {
        let province = Leg::between(Party::Province, Party::Nation, false).unwrap();
        let annual = |window, reporting: &str| {
            let due = reporting_calendar(&province, 2012, window, &profile(reporting), Calendar::national());
            due.map(|due| due[1].period.to_string())
        };
        let own = r#"{"annual_window":"to_cut_off","annual_cut_off":"12-10"}"#;
        assert_eq!(annual(None, own).unwrap(), "2012Y-to_2012-12-10");
        let asked = Some(AnnualWindow::FullYearEstimate);
        assert_eq!(annual(asked, "{}").unwrap(), "2012Y-full_year_estimate");
        assert_eq!(annual(None, "{}"), Err(ReportingCalendarError::NoWindow));
        let other = annual(asked, own).unwrap_err();
        assert!(matches!(other, ReportingCalendarError::OtherWindow { .. }));
        assert_eq!(
            annual(asked, r#"{"annual_window":"full_year_estimate"}"#).unwrap(),
            "2012Y-full_year_estimate"
        );
    }
}
