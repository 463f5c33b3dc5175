//! What was due when, and what is late: reports, obligations, petitions.

use serde::Serialize;

use super::Listing;

/// The reporting calendar and what is late.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Reporting {
    /// Each leg and period.
    pub calendar: Vec<ReportLine>,
    /// The reports that are late, latest first.
    pub late: Listing<LateReport>,
}

/// One leg of the chain for one period.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ReportLine {
    /// From whom to whom, as it is printed.
    pub leg: String,
    /// The form, as it is printed.
    pub form: String,
    /// The period, as it is printed.
    pub period: String,
    /// When it is due, and what is late by that.
    pub due: LineDue,
    /// Reports owed.
    pub expected: u64,
    /// Reports that are in.
    pub submitted: u64,
    /// Reports returned and not back.
    pub returned: u64,
    /// Reports not in.
    pub outstanding: u64,
    /// The provisions, as they are printed.
    pub provisions: Vec<String>,
}

/// When a leg is due. Only what has a day can be late.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineDue {
    /// By the end of a day.
    On {
        /// The day.
        day: String,
        /// Reports that are in and came after it.
        late: u64,
        /// Reports that are not in though it has passed.
        overdue: u64,
    },
    /// Promptly: nothing fixes a day.
    Promptly,
    /// The working days that the count needs are not published.
    ScheduleUnknown {
        /// The last day whose working days are known.
        known_until: String,
    },
}

/// A report that came late or is overdue.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct LateReport {
    /// Who owes it.
    pub unit: String,
    /// The form, as it is printed.
    pub form: String,
    /// The period, as it is printed.
    pub period: String,
    /// The day it was due.
    pub due: String,
    /// The day it came, if it did.
    pub submitted: Option<String>,
    /// Whole days late, to the day it came or to the day of the report.
    pub days_late: u64,
}

/// What was owed under one duty.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct DutyLine {
    /// The duty, as it is printed.
    pub duty: String,
    /// Who bears it.
    pub bearer: String,
    /// Met, and not late.
    pub met: u64,
    /// Met late.
    pub late: u64,
    /// Not met, and not overdue.
    pub open: u64,
    /// Not met, and overdue.
    pub overdue: u64,
    /// Whole days of the longest overdue.
    pub longest_days: Option<u64>,
    /// The provisions, as they are printed.
    pub provisions: Vec<String>,
}

/// One clock of petitions under one rule edition.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct ClockLine {
    /// The rule edition, as it is printed.
    pub edition: String,
    /// What is limited, such as `受理决定`.
    pub clock: String,
    /// The limit, such as `7个工作日`.
    pub limit: String,
    /// Met within the limit.
    pub met: u64,
    /// Met late, or overdue.
    pub late: u64,
    /// Still running.
    pub running: u64,
    /// The end of the limit cannot be computed.
    pub unknown: u64,
    /// The provisions, as they are printed.
    pub provisions: Vec<String>,
}
