//! Code lists and rule editions: what changes with time, each in force from a day to a day.

mod code_list;
mod form_field;
mod print_mark;
mod rule_edition;
mod rule_edition_data;
mod rule_edition_ground;
mod rule_edition_ways;
mod station_condition;

pub use code_list::{GuidanceWay, OperatorKind, Outcome, ProblemNature, ReceptionWay, RecourseChannel};
pub use form_field::{AnnexOneField, Form};
pub use print_mark::PrintMark;
pub use rule_edition::{DeclineRule, EditionLimit, EndRule, RuleEdition, SuspensionRule, editions_for};
pub use rule_edition_data::RULE_EDITIONS;
pub use rule_edition_ground::{
    DeclineGround, EditionRank, EndGround, LimitStart, RuleEditionId, SuspensionCause,
};
pub use rule_edition_ways::{DatedWay, ResolutionWay, ResolutionWays, resolution_ways};
pub use station_condition::{DutySystem, StationCondition};
