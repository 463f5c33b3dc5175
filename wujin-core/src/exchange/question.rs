//! The doors that ask about no case: a station's record, a due day, a working day, days counted, a text
//! masked, a unit's way up, the calendar of reports.

#![expect(clippy::needless_pass_by_value, reason = "every door takes its question whole")]

use serde::{Deserialize, Serialize};

use super::door::Request;
use super::{Context, EventDocument, Reply};
use crate::complaint::Complaint;
use crate::complaint::inquiry::Inquiry;
use crate::finding::{Finding, InputMatter, Language, Place};
use crate::identity::{Chain, DivisionCode, Divisions, OfficeId, PersonalDetail, StationId, Unit, chain};
use crate::obligation::Party;
use crate::procedure::draw::DrawingStyle;
use crate::profile::ProfileDocument;
use crate::reporting::{Leg, ReportDue, reporting_calendar};
use crate::station::{Assessment, StationRecord, assess};
use crate::time::{AnnualWindow, Day, DayKind, Due, Excluded, Limit, Period, YearNotice};

macro_rules! questions {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? })+) => { $(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// The format of the document: `wujin/1`.
            pub format: String,
            $( $(#[$field_meta])* pub $field: $type, )*
        }

        impl Request for $name {
            fn format(&self) -> &str {
                &self.format
            }
        }
    )+ };
}
pub(super) use questions;

questions! {
    /// Asks everything that is to be said of a station's record.
    AssessRequest {
        /// The record.
        station: StationRecord,
        /// The province's profile; the national one where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<ProfileDocument>,
    }
    /// Asks when a limit ends.
    DueRequest {
        /// The day on which the limit starts; it is not counted.
        start: Day,
        /// The limit.
        limit: Limit,
        /// Time that does not count.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        excluded: Vec<Excluded>,
        /// Working days of years after those this version knows.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        years: Vec<YearNotice>,
    }
    /// Asks whether a day is a working day.
    DayRequest {
        /// The day.
        day: Day,
        /// Working days of years after those this version knows.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        years: Vec<YearNotice>,
    }
    /// Asks how many days lie between two.
    CountRequest {
        /// The day after which they are counted.
        from: Day,
        /// The last day that counts.
        until: Day,
        /// Working days of years after those this version knows.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        years: Vec<YearNotice>,
    }
    /// Asks for texts as they may stand in a list or an export.
    MaskRequest {
        /// What they say of a person.
        detail: PersonalDetail,
        /// The texts.
        texts: Vec<String>,
    }
    /// Asks through which tiers a unit's figures go up.
    ChainRequest {
        /// A station (`420102-03-0007`), an office (`420102-03`) or a division (`420102`).
        unit: String,
        /// The day whose table of divisions is asked; the notice's own, of October 2011, where it is
        /// left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        as_of: Option<Day>,
    }
    /// Asks what a station's cases come to in a period.
    FiguresRequest {
        /// The period.
        period: Period,
        /// The events of each complaint.
        complaints: Vec<Vec<EventDocument<Complaint>>>,
        /// The events of each inquiry.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        inquiries: Vec<Vec<EventDocument<Inquiry>>>,
        /// The province's profile; the national one where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<ProfileDocument>,
    }
    /// Asks for the words of a list, in both languages.
    WordsRequest {
        /// The list: a vocabulary such as `duty`, or `complaint.stage`, `complaint.action` and their like.
        list: String,
    }
    /// Asks what the registry holds of a code.
    CodeRequest {
        /// The code, such as `WJ-201`.
        code: String,
    }
    /// Asks for the drawing of a procedure.
    DrawRequest {
        /// The procedure, such as `complaint`.
        procedure: String,
        /// As what.
        style: DrawingStyle,
        /// In which language; Chinese where it is left out.
        #[serde(default)]
        language: Language,
    }
    /// Asks which reports a tier owes for a year, and by when.
    ReportsRequest {
        /// Who submits.
        from: Party,
        /// To whom.
        to: Party,
        /// Whether the submitting tier receives from offices itself, as where there is no county.
        #[serde(default)]
        receives_from_offices: bool,
        /// The year.
        year: i32,
        /// The window of the annual figure, where the profile sets none. It has no default, and tells
        /// nothing on the quarterly legs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        window: Option<AnnualWindow>,
        /// The province's profile; the national one where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<ProfileDocument>,
        /// Working days of years after those this version knows.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        years: Vec<YearNotice>,
    }
}

/// When a limit ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DueAnswer {
    /// By when.
    pub due: Due,
}

/// What a day is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DayAnswer {
    /// What sort of day; none outside the known years.
    pub kind: Option<DayKind>,
    /// Whether it is a working day; none outside the known years.
    pub working: Option<bool>,
}

/// How many days lie between two.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountAnswer {
    /// Days; below 0 where the second comes first.
    pub days: i32,
    /// Working days; 0 where the second is not later, none where either lies outside the known years.
    pub working_days: Option<u32>,
}

pub(super) fn unusable(detail: String, path: &str) -> Vec<Finding> {
    vec![Finding::from(InputMatter::DocumentUnusable { detail }).at(Place::path(path))]
}

/// Opens a question's context, or gives back what is wrong with it.
macro_rules! open {
    ($base:expr, $profile:expr, $years:expr) => {
        match $base.with($profile, $years) {
            Ok(context) => context,
            Err(findings) => return Reply::Findings(findings),
        }
    };
}
pub(super) use open;

/// Everything that is to be said of a station's record.
#[must_use]
pub fn assess_station(base: &Context, request: AssessRequest) -> Reply<Assessment> {
    let context = open!(base, request.profile, &[]);
    Reply::Answer(assess(&request.station, &context.profile))
}

/// When a limit ends.
#[must_use]
pub fn due(base: &Context, request: DueRequest) -> Reply<DueAnswer> {
    let context = open!(base, None, &request.years);
    Reply::Answer(DueAnswer { due: context.calendar.due(request.start, request.limit, &request.excluded) })
}

/// Whether a day is a working day.
#[must_use]
pub fn working_day(base: &Context, request: DayRequest) -> Reply<DayAnswer> {
    let context = open!(base, None, &request.years);
    let kind = context.calendar.day_kind(request.day);
    Reply::Answer(DayAnswer { kind, working: kind.map(DayKind::is_working) })
}

/// How many days lie between two.
#[must_use]
pub fn count(base: &Context, request: CountRequest) -> Reply<CountAnswer> {
    let context = open!(base, None, &request.years);
    let CountRequest { from, until, .. } = request;
    let working_days = context.calendar.working_days_between(from, until);
    Reply::Answer(CountAnswer { days: until.days_since(from), working_days })
}

/// Texts as they may stand in a list or an export.
#[must_use]
pub fn mask(_: &Context, request: MaskRequest) -> Reply<Vec<String>> {
    Reply::Answer(request.texts.iter().map(|text| request.detail.mask(text)).collect())
}

/// Through which tiers a unit's figures go up.
#[must_use]
pub fn tiers(_: &Context, request: ChainRequest) -> Reply<Chain> {
    let divisions = match request.as_of {
        None => Divisions::of_the_notice(),
        Some(day) => match Divisions::as_of(day) {
            Some(divisions) => divisions,
            None => {
                return Reply::Findings(unusable(
                    format!("no table of divisions is known for {day}"),
                    "as_of",
                ));
            }
        },
    };
    let unit = request.unit.as_str();
    let read: Result<Unit, _> = match unit.split('-').count() {
        1 => unit.parse::<DivisionCode>().map(Into::into),
        2 => unit.parse::<OfficeId>().map(Into::into),
        _ => unit.parse::<StationId>().map(Into::into),
    };
    match read {
        Err(error) => Reply::Findings(vec![Finding::from(error).at(Place::path("unit"))]),
        Ok(unit) => match chain(unit, divisions) {
            Ok(chain) => Reply::Answer(chain),
            Err(error) => Reply::Findings(vec![Finding::from(error).at(Place::path("unit"))]),
        },
    }
}

/// Which reports a tier owes for a year, and by when.
#[must_use]
pub fn reports(base: &Context, request: ReportsRequest) -> Reply<Vec<ReportDue>> {
    let context = open!(base, request.profile, &request.years);
    let leg = match Leg::between(request.from, request.to, request.receives_from_offices) {
        Ok(leg) => leg,
        Err(error) => return Reply::Findings(unusable(error.to_string(), "to")),
    };
    let (year, window) = (request.year, request.window);
    match reporting_calendar(&leg, year, window, &context.profile, &context.calendar) {
        Ok(dues) => Reply::Answer(dues),
        Err(error) => Reply::Findings(vec![error.finding(&leg)]),
    }
}
