//! When a unit's reports of a year are due. A day is named only where the notice fixes one or the
//! province's profile sets a limit; everything else is due promptly after the period and never late.

use serde::Serialize;

use super::{Leg, Rhythm};
use crate::cite;
use crate::obligation::Party;
use crate::profile::Profile;
use crate::provision::Citation;
use crate::time::{AnnualWindow, Calendar, Day, Deadline, Due, Inclusiveness, Limit, Period, PeriodError};

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

/// The reports that the submitting unit of a leg owes for a year, in the order of their periods.
///
/// The window of the annual figure is always named; it tells nothing on the quarterly legs.
///
/// ```
/// use wujin_core::obligation::Party;
/// use wujin_core::profile::Profile;
/// use wujin_core::reporting::{Leg, reporting_calendar};
/// use wujin_core::time::{AnnualWindow, Calendar, Due, Inclusiveness};
/// let (profile, calendar) = (Profile::national(), Calendar::national());
/// let (window, before) = (AnnualWindow::JanuaryToNovember, Inclusiveness::Inclusive);
/// let province = Leg::between(Party::Province, Party::Nation, false)?;
/// let due = reporting_calendar(&province, 2012, window, profile, calendar, before)?;
/// assert_eq!(due[0].due, Due::On("2012-07-15".parse()?));
/// assert_eq!(due[1].period.to_string(), "2012Y-january_to_november");
/// assert_eq!(due[1].due, Due::On("2012-12-15".parse()?));
/// let station = Leg::between(Party::Station, Party::Office, false)?;
/// let due = reporting_calendar(&station, 2012, window, profile, calendar, before)?;
/// assert!(due.len() == 4 && due.iter().all(|report| report.due == Due::Promptly));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn reporting_calendar(
    leg: &Leg,
    year: i32,
    window: AnnualWindow,
    profile: &Profile,
    calendar: &Calendar,
    before: Inclusiveness,
) -> Result<Vec<ReportDue>, PeriodError> {
    let standard = &profile.document().reporting;
    match leg.rhythm {
        Rhythm::Quarterly => {
            let limit = match leg.from {
                Party::Station => standard.station,
                Party::Office => standard.office,
                Party::County => standard.county,
                Party::Prefecture => standard.prefecture,
                _ => None,
            };
            (1..=4)
                .map(|number| {
                    let period = Period::quarter(year, number)?;
                    let (due, fixed_by) = after_period(period, limit, calendar);
                    Ok(ReportDue { leg: *leg, period, due, fixed_by })
                })
                .collect()
        }
        Rhythm::HalfAndYear => [
            (Period::first_half(year)?, Deadline::FirstHalfReport, standard.first_half_by.as_deref()),
            (Period::annual(year, window)?, Deadline::AnnualReport, standard.annual_by.as_deref()),
        ]
        .into_iter()
        .map(|(period, deadline, own)| {
            let statutory = deadline.due_day(year, before).map_err(|_| PeriodError::Year(year))?;
            let own = own.and_then(|own| format!("{year:04}-{own}").parse::<Day>().ok());
            let (due, fixed_by): (Day, &[Citation]) = match own.filter(|own| *own < statutory) {
                Some(own) => (own, cite!["2.1/4"]),
                None => (statutory, deadline.citations()),
            };
            Ok(ReportDue { leg: *leg, period, due: Due::On(due), fixed_by })
        })
        .collect(),
    }
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

    fn due(from: Party, to: Party, profile: &str, before: Inclusiveness) -> Vec<ReportDue> {
        let text = format!(
            r#"{{"format":"wujin-profile/1","id":"sample","version":"1","zh":"示例","en":"sample","reporting":{profile}}}"#
        );
        let profile = Profile::from_json(&text).unwrap();
        let leg = Leg::between(from, to, false).unwrap();
        let window = AnnualWindow::DecemberToNovember;
        reporting_calendar(&leg, 2012, window, &profile, Calendar::national(), before).unwrap()
    }

    fn days(due: &[ReportDue]) -> Vec<String> {
        due.iter().map(|report| report.due.day().map_or("promptly".into(), |day| day.to_string())).collect()
    }

    #[test]
    fn a_limit_counts_from_the_quarters_last_day() {
        let limit = r#"{"station":{"count":10,"unit":"calendar_day"}}"#;
        let stations = due(Party::Station, Party::Office, limit, Inclusiveness::Inclusive);
        assert_eq!(days(&stations), ["2012-04-10", "2012-07-10", "2012-10-10", "2013-01-10"]);
        let offices = due(Party::Office, Party::County, limit, Inclusiveness::Inclusive);
        assert!(days(&offices).iter().all(|day| day == "promptly"));
    }

    #[test]
    fn a_province_may_only_ask_for_an_earlier_day() {
        let own = r#"{"annual_by":"12-10"}"#;
        let inclusive = due(Party::Province, Party::Nation, own, Inclusiveness::Inclusive);
        assert_eq!(days(&inclusive), ["2012-07-15", "2012-12-10"]);
        let exclusive = due(Party::Province, Party::Nation, "{}", Inclusiveness::Exclusive);
        assert_eq!(days(&exclusive), ["2012-07-14", "2012-12-14"]);
        assert_eq!(inclusive[1].fixed_by[0].as_str(), "2.1/4");
        assert_eq!(exclusive[1].fixed_by[0].as_str(), "4.3/9");
    }

    #[test]
    fn a_limit_past_the_known_years_is_not_guessed() {
        let limit = r#"{"county":{"count":5,"unit":"working_day"}}"#;
        let text = format!(
            r#"{{"format":"wujin-profile/1","id":"s","version":"1","zh":"示","en":"s","reporting":{limit}}}"#
        );
        let profile = Profile::from_json(&text).unwrap();
        let leg = Leg::between(Party::County, Party::Prefecture, false).unwrap();
        let window = AnnualWindow::JanuaryToNovember;
        let due =
            reporting_calendar(&leg, 2030, window, &profile, Calendar::national(), Inclusiveness::Inclusive)
                .unwrap();
        assert!(due.iter().all(|report| matches!(report.due, Due::ScheduleUnknown { .. })));
    }
}
