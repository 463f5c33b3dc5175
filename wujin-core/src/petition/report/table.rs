//! The report of an illegal act as a table.

use super::Side;
use crate::procedure::{ONE_REGION, Plan, Property, Set, Table, only_through};
use crate::row;
use crate::term::Term;
use crate::vocabulary;

vocabulary! {
    /// Where a report stands.
    pub enum Stage {
        Start = "start", "未收到", "not yet received";
        Received = "received", "已收到", "received";
        Checking = "checking", "核查", "being checked";
        CaseOpened = "case_opened", "已立案待告知", "case opened, to be told";
        NotOpened = "not_opened", "不予立案待告知", "no case opened, to be told";
        Referred = "referred", "已移送待告知", "referred, to be told";
        Closed = "closed", "已告知举报人", "closed: the reporter was told";
    }
}

vocabulary! {
    /// What is done with a report.
    pub enum Action {
        Receive = "receive", "收到举报", "receive";
        Check = "check", "核查", "check";
        OpenCase = "open_case", "立案", "open a case";
        NotOpen = "not_open", "不予立案", "open no case";
        Refer = "refer", "移送", "refer to another agency";
        TellReporter = "tell_reporter", "告知举报人", "tell the reporter";
    }
}

vocabulary! {
    /// What must hold beside stage and role.
    pub enum Guard {
        ClueStated = "clue_stated", "写明违法线索", "a clue is stated";
        ReasonGiven = "reason_given", "说明理由", "a reason is given";
        AgencyNamed = "agency_named", "写明受移送机关", "the agency is named";
        ContentTold = "content_told", "写明告知内容", "what was told is stated";
    }
}

/// The report's transitions.
pub const TABLE: Table = Table {
    name: Term { name: "illegal_act_report", zh: "举报", en: "report of an illegal act" },
    stages: Stage::TERMS,
    region: ONE_REGION,
    sides: Side::TERMS,
    actions: Action::TERMS,
    guards: Guard::TERMS,
    ends: Set::of(&[Stage::Closed as u8]),
    rows: &[
        row!(Receive: [Start] => Received, by [Consumer, Authority], if [ClueStated], under ["4.1/3"]),
        row!(Check: [Received] => Checking, by [Authority], under ["4.1/3", "reading:report-promptly"]),
        row!(OpenCase: [Checking] => CaseOpened, by [Authority], under ["4.1/3", "reading:report-promptly"]),
        row!(NotOpen: [Checking] => NotOpened, by [Authority], if [ReasonGiven],
            under ["4.1/3", "reading:report-promptly"]),
        row!(Refer: [Received, Checking] => Referred, by [Authority], if [AgencyNamed],
            under ["4.1/3", "reading:report-promptly"]),
        row!(TellReporter: [CaseOpened, NotOpened, Referred] => Closed, by [Authority], if [ContentTold],
            under ["4.1/3", "reading:report-promptly"]),
    ],
}
.checked();

/// The ways through the table.
pub const PLAN: Plan = TABLE.plan();

/// The report's own properties.
pub const PROPERTIES: &[Property] = &[
    Property {
        zh: "举报必告知举报人方可办结",
        en: "closed only when the reporter was told",
        holds: |table, _| only_through(table, Action::TellReporter.index(), Stage::Closed.index()),
    },
    Property {
        zh: "立案与否必经核查",
        en: "whether a case is opened is decided only after the check",
        holds: |table, _| {
            [Stage::CaseOpened, Stage::NotOpened]
                .into_iter()
                .all(|stage| only_through(table, Action::Check.index(), stage.index()))
        },
    },
];
