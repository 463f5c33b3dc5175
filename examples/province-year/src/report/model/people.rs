//! Whom to visit, praise or talk to.

use serde::Serialize;

use super::{Listing, Quantity, Rate};

/// Stations that do not meet the conditions.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct StationsBelow {
    /// Stations assessed.
    pub assessed: u64,
    /// How many stations fail each condition, in the notice's order.
    pub conditions: Vec<ConditionCount>,
    /// The stations, most missing first.
    pub stations: Listing<StationBelow>,
}

/// How many stations fail a condition.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct ConditionCount {
    /// The condition, as it is printed.
    pub condition: String,
    /// Its provision, as it is printed.
    pub provision: String,
    /// Stations that fail it.
    pub stations: u64,
}

/// A station that does not meet the conditions.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct StationBelow {
    /// The station.
    pub station: String,
    /// Its county.
    pub county: String,
    /// Its kind of operator.
    pub kind: String,
    /// The conditions that it does not meet, as they are printed.
    pub missing: Vec<String>,
}

/// A place where problems concentrate.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct HotSpot {
    /// Where: a station, a county or the province.
    pub place: String,
    /// By what they are grouped, such as `投诉性质`.
    pub grouped_by: String,
    /// The group, such as `质量`.
    pub group: String,
    /// The period, as it is printed.
    pub period: String,
    /// Its share of the complaints of the place.
    pub share: Rate,
}

/// The appraisal of stations.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Appraisal {
    /// Stations appraised.
    pub appraised: u64,
    /// The parts of the score, in the order of the scores.
    pub parts: Vec<AppraisalPart>,
    /// The best, first first.
    pub best: Vec<AppraisedStation>,
    /// The worst, last first.
    pub worst: Vec<AppraisedStation>,
}

/// A part of the score.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct AppraisalPart {
    /// The part, as it is printed.
    pub part: String,
    /// Its full score, in tenths of a point.
    pub full_tenths: u64,
}

/// A station with its score.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct AppraisedStation {
    /// The station.
    pub station: String,
    /// Its county.
    pub county: String,
    /// Its kind of operator.
    pub kind: String,
    /// The score, in tenths of a point; `None` where it cannot be told.
    pub score_tenths: Option<u64>,
    /// The score of each part, in tenths of a point; `None` where a part has no figure.
    pub part_tenths: Vec<Option<u64>>,
}

/// A reported figure that exceeds the recount: a suspicion to be examined, not a verdict.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FalseReport {
    /// The station.
    pub station: String,
    /// Its county.
    pub county: String,
    /// The period, as it is printed.
    pub period: String,
    /// The figure, as it is printed.
    pub figure: String,
    /// What was reported.
    pub reported: Quantity,
    /// What the cases add up to.
    pub recounted: Quantity,
}
