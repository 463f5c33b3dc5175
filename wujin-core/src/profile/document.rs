//! A profile as it is written, in TOML or JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::edition::{AnnexOneField, DutySystem, OperatorKind, StationCondition};
use crate::time::{AnnualWindow, AnnualWindowKind, Day, Inclusiveness, Limit};
use crate::vocabulary;

vocabulary! {
    /// Whether something the notice asks for is asked for here.
    pub enum Requirement {
        Required = "required", "必须", "required";
        Waived = "waived", "免除", "waived";
    }
}

vocabulary! {
    /// How often a station submits its summary; only `quarterly` is lawful.
    pub enum SummaryFrequency {
        Quarterly = "quarterly", "按季", "quarterly";
        HalfYearly = "half_yearly", "按半年", "half-yearly";
        Yearly = "yearly", "按年", "yearly";
    }
}

vocabulary! {
    /// The grade of a scenic area, lowest first.
    pub enum ScenicGrade {
        A = "A", "1A级", "grade A";
        AA = "AA", "2A级", "grade AA";
        AAA = "AAA", "3A级", "grade AAA";
        AAAA = "AAAA", "4A级", "grade AAAA";
        AAAAA = "AAAAA", "5A级", "grade AAAAA";
    }
}

/// A profile as it is written.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfileDocument {
    /// The format of the document: `wujin-profile/1`.
    pub format: String,
    /// Which profile: lower-case letters, digits and hyphens.
    pub id: String,
    /// Which version of it, so that a case can say under which it began.
    pub version: String,
    /// The title in Chinese.
    pub zh: String,
    /// The title in English.
    pub en: String,
    /// Since when it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<Day>,
    /// Which operators are to have a station.
    #[serde(default)]
    pub scope: Scope,
    /// What a station must have.
    #[serde(default)]
    pub station: StationStandard,
    /// How a complaint is handled.
    #[serde(default)]
    pub complaint: ComplaintStandard,
    /// How a petition is handled.
    #[serde(default)]
    pub petition: PetitionStandard,
    /// How reports climb.
    #[serde(default)]
    pub reporting: ReportingStandard,
    /// How the administration supervises.
    #[serde(default)]
    pub supervision: SupervisionStandard,
}

/// Which operators are to have a station. What is left out sets no threshold.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Scope {
    /// Business area from which an operator is in scope, by kind, in square metres.
    pub area_square_metres: BTreeMap<OperatorKind, u32>,
    /// Employees from which an operator is in scope, by kind.
    pub employees: BTreeMap<OperatorKind, u32>,
    /// The grade from which a scenic area is in scope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenic_grade: Option<ScenicGrade>,
}

/// What a station must have, beside the eight conditions.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct StationStandard {
    /// The eight conditions by name; only `required` is lawful.
    pub conditions: BTreeMap<StationCondition, Requirement>,
    /// The duty systems by name; only `required` is lawful.
    pub systems: BTreeMap<DutySystem, Requirement>,
    /// The least number of staff; 1 where it is left out, and never less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least_staff: Option<u32>,
    /// Conditions of the province's own.
    pub extra: Vec<ExtraCondition>,
}

/// A condition of the province's own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtraCondition {
    /// Its name, as the station's record answers it.
    pub id: String,
    /// What it asks, in Chinese.
    pub zh: String,
    /// What it asks, in English.
    pub en: String,
}

/// How a complaint is handled, beside the five steps.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ComplaintStandard {
    /// Whether a preliminary settlement is reviewed; only `required` is lawful.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Requirement>,
    /// Fields of Annex 1 that are required here beside those that always are.
    pub required_fields: Vec<AnnexOneField>,
    /// Time limits of the station's steps.
    pub limits: StepLimits,
}

/// Time limits of the station's steps. The notice sets none: what is left out is due promptly.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct StepLimits {
    /// From registering to a preliminary settlement or its failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handle: Option<Limit>,
    /// From a preliminary settlement to its review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Limit>,
    /// From failure to telling the consumer of recourse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inform_recourse: Option<Limit>,
    /// From the result to the entry in the register and the archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<Limit>,
    /// From receiving an inquiry to its answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_inquiry: Option<Limit>,
}

/// How a petition is handled, beside the rule editions.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PetitionStandard {
    /// The online scheme in which an enterprise settles first; none where it does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online_settlement: Option<OnlineSettlement>,
}

/// The online scheme in which an enterprise settles first. No text of a rule edition has it.
// READING: operator-settles-first
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OnlineSettlement {
    /// The first day of receipt of the petitions that it applies to; 2017-01-01 or later.
    pub from: Day,
    /// How many working days the enterprise has; 10 where it is left out.
    #[serde(default = "OnlineSettlement::default_working_days")]
    pub working_days: u16,
    /// Whether that time is left out of the limit for mediation. It never moves the day for acceptance.
    #[serde(default)]
    pub left_out_of_limit: bool,
}

impl OnlineSettlement {
    const fn default_working_days() -> u16 {
        10
    }
}

/// How reports climb. The notice fixes no day for the quarterly legs; a day set here is counted
/// from the end of the period.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ReportingStandard {
    /// How often a station submits its summary; only `quarterly` is lawful.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary_frequency: Option<SummaryFrequency>,
    /// From the quarter's end to the station's Annex 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub station: Option<Limit>,
    /// From the quarter's end to the office's Annex 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<Limit>,
    /// From the quarter's end to the county's Annex 6, in the system and in writing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub county: Option<Limit>,
    /// From the quarter's end to the prefecture's Annex 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefecture: Option<Limit>,
    /// The province's own day for the first half-year, as `MM-DD`: 07-15 or earlier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_half_by: Option<String>,
    /// The province's own day for the annual figure, as `MM-DD`: 12-15 or earlier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annual_by: Option<String>,
    /// Whether the day before which the province reports belongs to the time allowed; it does where
    /// this is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_day: Option<Inclusiveness>,
    /// What every annual figure in the province covers. Where it is left out each report still names
    /// its own window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annual_window: Option<AnnualWindowKind>,
    /// The cut-off day of an annual figure that has one, as `MM-DD`: no later than the day by which
    /// the figure is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annual_cut_off: Option<String>,
}

impl ReportingStandard {
    /// The day of a year that a field such as [`ReportingStandard::annual_by`] names.
    pub(crate) fn day_of(year: i32, month_and_day: Option<&str>) -> Option<Day> {
        format!("{year:04}-{}", month_and_day?).parse().ok()
    }

    /// The window of a year's annual figure, where the province sets one.
    #[must_use]
    pub fn window_of(&self, year: i32) -> Option<AnnualWindow> {
        AnnualWindow::of(self.annual_window?, Self::day_of(year, self.annual_cut_off.as_deref()))
    }
}

/// How the administration supervises.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SupervisionStandard {
    /// When problems are held to concentrate.
    pub hot_spots: HotSpotStandard,
    /// The weights of the appraisal.
    pub appraisal: AppraisalStandard,
}

/// When problems are held to concentrate: both thresholds must be reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct HotSpotStandard {
    /// The least number of complaints in the group.
    pub least_complaints: u32,
    /// The least share of the group, in per cent of the whole it is held against.
    pub least_share_percent: u32,
}

impl Default for HotSpotStandard {
    // READING: hot-spot-thresholds
    fn default() -> Self {
        Self { least_complaints: 10, least_share_percent: 20 }
    }
}

/// The weights of the appraisal's three items, in per cent; together 100.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AppraisalStandard {
    /// Weight of the volume of complaints.
    pub volume: u32,
    /// Weight of the settlement rate.
    pub settlement_rate: u32,
    /// Weight of the consumers' satisfaction.
    pub satisfaction: u32,
    /// The settlement rate below which disputes are held to be handled badly, in per cent.
    #[serde(default = "AppraisalStandard::default_poor_rate")]
    pub poor_settlement_rate_percent: u32,
}

impl AppraisalStandard {
    fn default_poor_rate() -> u32 {
        Self::default().poor_settlement_rate_percent
    }
}

impl Default for AppraisalStandard {
    // READING: appraisal-weights
    fn default() -> Self {
        Self { volume: 20, settlement_rate: 40, satisfaction: 40, poor_settlement_rate_percent: 60 }
    }
}
