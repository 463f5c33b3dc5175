//! What the administration does with the figures (3.1/7, 3.3/3, 4.2): hot spots, appraisal, when an
//! operator is called to a talk or sent a letter, and the records of its continuing duties.

mod appraisal;
mod conduct;
mod hot_spot;
mod record;

pub use appraisal::{Appraisal, AppraisalFigures, AppraisalPart, PartScore, Satisfaction, appraise};
pub use conduct::{Conduct, LEAST_CLOSED, case_facts, recount};
pub use hot_spot::{Concern, HotSpot, HotSpotAxis, hot_spots};
pub use record::{DutyKept, SupervisionKind, SupervisionRecord, duties_kept};
