//! A province's own scope, standards and time limits (provision 2.1/4). A profile may only add to
//! the notice: one that would relax what the notice says must be is refused.

mod adopt;
mod context;
mod document;

pub use adopt::{Profile, ProfileError};
pub use context::Context;
pub use document::{
    AppraisalStandard, ComplaintStandard, ExtraCondition, HotSpotStandard, OnlineSettlement,
    PetitionStandard, ProfileDocument, ReportingStandard, Requirement, ScenicGrade, Scope, StationStandard,
    StepLimits, SummaryFrequency, SupervisionStandard,
};
