//! The report of an illegal act as a table.

use super::{Guard, Side};
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
        Closed = "closed", "办结", "closed";
    }
}

vocabulary! {
    /// What is done with a report.
    pub enum Action {
        Receive = "receive", "收到举报", "receive";
        Check = "check", "核查", "check";
        ExtendCheck = "extend_check", "延长核查期限", "extend the limit for checking";
        OpenCase = "open_case", "立案", "open a case";
        NotOpen = "not_open", "不予立案", "open no case";
        Refer = "refer", "移送", "refer to another agency";
        TellReporter = "tell_reporter", "告知举报人", "tell the reporter";
        Close = "close", "无须告知，办结", "close without telling";
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
        row!(Receive: [Start] => Received, by [Consumer, Authority], if [ClueStated, PetitionNamed], under ["4.1/3"]),
        row!(Check: [Received] => Checking, by [Authority], under ["4.1/3"]),
        row!(ExtendCheck: [Received, Checking] => same, by [Authority], if [ExtensionApproved, ExtensionInTime],
            under ["4.1/3", "reading:extension-in-time"]),
        row!(OpenCase: [Checking] => CaseOpened, by [Authority], under ["4.1/3"]),
        row!(NotOpen: [Checking] => NotOpened, by [Authority], if [ReasonGiven], under ["4.1/3"]),
        row!(Refer: [Received, Checking] => Referred, by [Authority], if [AgencyNamed], under ["4.1/3"]),
        row!(TellReporter: [CaseOpened, NotOpened, Referred] => Closed, by [Authority], if [ContentTold],
            under ["4.1/3"]),
        // READING: reporter-not-told
        row!(Close: [CaseOpened, NotOpened, Referred] => Closed, by [Authority], if [NobodyToTell],
            under ["4.1/3", "reading:reporter-not-told"], never advised),
    ],
}
.checked();

/// The ways through the table.
pub const PLAN: Plan = TABLE.plan();

/// The report's own properties.
pub const PROPERTIES: &[Property] = &[
    Property {
        zh: "举报须有处理决定方可办结",
        en: "closed only after a decision on the report",
        holds: |_, explored| {
            let decided = [Stage::CaseOpened, Stage::NotOpened, Stage::Referred].map(Stage::index);
            let closed = Stage::Closed.index();
            let mut into = explored.transitions.iter().filter(|step| step.to.stage == closed);
            into.all(|step| decided.contains(&step.from.stage))
        },
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
