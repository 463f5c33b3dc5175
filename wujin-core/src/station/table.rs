//! The registration of a station as a table (4.3/2, 4.3/3, 5/5).

use super::guard::Guard;
use crate::procedure::{ONE_REGION, Plan, Set, Table};
use crate::row;
use crate::term::Term;
use crate::vocabulary;

vocabulary! {
    /// Where a station's registration stands.
    pub enum Stage {
        Start = "start", "未填表", "not yet drafted";
        Drafted = "drafted", "已填表", "drafted";
        Registered = "registered", "已登记", "registered";
        Filed = "filed", "已备案", "filed";
        Rectifying = "rectifying", "整改", "rectifying";
        Removed = "removed", "已注销", "removed";
    }
}

vocabulary! {
    /// The procedure has only one region.
    pub enum Side {
        None = "none", "无", "none";
    }
}

vocabulary! {
    /// What is done with a station's registration.
    pub enum Action {
        Draft = "draft", "填表", "draft the form";
        Register = "register", "登记", "register";
        File = "file", "备案", "file with the county bureau";
        Rectify = "rectify", "责令整改", "order to rectify";
        Restore = "restore", "整改合格", "restore";
        Remove = "remove", "注销", "remove";
    }
}

/// The transitions of a station's registration.
pub const TABLE: Table = Table {
    name: Term { name: "station_registration", zh: "服务站登记", en: "station registration" },
    stages: Stage::TERMS,
    region: ONE_REGION,
    sides: Side::TERMS,
    actions: Action::TERMS,
    guards: Guard::TERMS,
    ends: Set::of(&[Stage::Removed as u8]),
    rows: &[
        row!(Draft: [Start, Drafted] => Drafted, by [Staff, Office], under ["4.3/2", "A4"]),
        row!(Register: [Drafted] => Registered, by [Office], if [RequirementsMet], under ["4.3/2", "A4"]),
        row!(File: [Registered] => Filed, by [Office, County], under ["4.3/3"]),
        row!(Rectify: [Filed] => Rectifying, by [Office, County],
            if [InspectionRecorded, RequirementUnmet], under ["5/5"]),
        row!(Restore: [Rectifying] => Filed, by [Office, County],
            if [InspectionRecorded, RequirementsMet], under ["5/5"]),
        // READING: station-removal
        row!(Remove: [Drafted, Registered, Filed, Rectifying] => Removed, by [Office, County],
            if [RemovalReasonGiven], under ["reading:station-removal"]),
    ],
}
.checked();

/// The ways through the table.
pub const PLAN: Plan = TABLE.plan();
