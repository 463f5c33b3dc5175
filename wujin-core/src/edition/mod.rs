//! Code lists and rule editions: what changes with time, each in force from a day to a day.

mod code_list;
mod form_field;
mod print_mark;
mod report_edition;
mod rule_edition;
mod rule_edition_data;
mod rule_edition_ground;
mod rule_edition_ways;
mod station_condition;

pub use code_list::{GuidanceWay, OperatorKind, Outcome, ProblemNature, ReceptionWay, RecourseChannel};
pub use form_field::{AnnexOneField, Form};
pub use print_mark::PrintMark;
pub use report_edition::{
    CheckLimit, REPORT_EDITIONS, ReportEdition, ReportEditionId, ReporterTelling, clue_limit_for,
    report_edition_for, reporter_telling_for,
};
pub use rule_edition::{
    DeclineRule, EditionLimit, EndRule, RuleEdition, Statement, SuspensionRule, editions_for,
};
pub use rule_edition_data::RULE_EDITIONS;
pub use rule_edition_ground::{
    DeclineGround, DisputeBody, DisputeParty, EditionRank, EndGround, HandlingPlace, LimitStart,
    MediationWay, RuleEditionId, SuspensionCause,
};
pub use rule_edition_ways::{DatedWay, ResolutionWay, ResolutionWays, resolution_ways};
pub use station_condition::{DutySystem, StationCondition};
