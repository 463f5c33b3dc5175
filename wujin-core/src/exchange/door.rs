//! The doors by name, and the one call that leads to any of them.

use serde::{Deserialize, Serialize};

use super::case_door::{self, Asked};
use super::document::read_document;
use super::office::{
    AppraiseRequest, CompileRequest, ConductAnswer, ConductRequest, DutiesRequest, FormRequest,
    HotSpotsRequest, IdentityRequest, LogAnswer, LogRequest, ReconcileRequest, RowsAnswer, RowsRequest,
    appraisal, check_form, check_identity, check_log, check_rows, compile, conduct, duties, reconcile_table,
    spots,
};
#[cfg(feature = "schema")]
use super::procedure::{DecideRequest, Decided, ObligationsRequest, Owed, StateDocument, StateRequest};
use super::question::{
    AssessRequest, ChainRequest, CodeRequest, CountAnswer, CountRequest, DayAnswer, DayRequest, DrawRequest,
    DueAnswer, DueRequest, FiguresRequest, MaskRequest, ReportsRequest, WordsRequest, assess_station, count,
    due, mask, reports, tiers, working_day,
};
use super::reply::unusable;
use super::{Context, FORMAT, Reply, code, draw, figures, words};
use crate::complaint::Complaint;
use crate::complaint::inquiry::Inquiry;
use crate::finding::{CodeInfo, Finding, InputMatter, Place};
use crate::identity::Chain;
#[cfg(feature = "schema")]
use crate::petition::Clock;
use crate::petition::Petition;
use crate::petition::report::IllegalActReport;
use crate::procedure::Procedure;
use crate::reconciliation::Reconciliation;
use crate::reporting::submission::Submission;
use crate::reporting::{ReportDue, Tally, Tracked};
use crate::station::{Assessment, StationRegistration};
use crate::supervision::{Appraisal, DutyKept, HotSpot};
use crate::term::Term;

/// A question that says in which format it is asked.
pub(super) trait Request {
    /// The format it names.
    fn format(&self) -> &str;
}

/// One door: a question's name, and what answers it.
#[derive(Clone, Copy)]
pub struct Door {
    /// The name, such as `complaint.decide`.
    pub name: &'static str,
    /// What it answers, in Chinese.
    pub zh: &'static str,
    /// What it answers, in English.
    pub en: &'static str,
    call: fn(&Context, &str) -> String,
    /// The JSON Schema of the question.
    #[cfg(feature = "schema")]
    pub question: fn() -> schemars::Schema,
    /// The JSON Schema of what the door gives back.
    #[cfg(feature = "schema")]
    pub answer: fn() -> schemars::Schema,
}

impl core::fmt::Debug for Door {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str(self.name)
    }
}

macro_rules! door {
    ($name:literal, $zh:literal, $en:literal, $question:ty => $answer:ty, $ask:expr) => {
        Door {
            name: $name,
            zh: $zh,
            en: $en,
            call: |base, text| answer::<$question, $answer>(text, |question| $ask(base, question)),
            #[cfg(feature = "schema")]
            question: || schemars::schema_for!($question),
            #[cfg(feature = "schema")]
            answer: || super::reply::schema::<$answer>(),
        }
    };
}

/// A door of a procedure.
macro_rules! case_door {
    ($procedure:ident $asked:ident, $name:literal, $zh:literal, $en:literal, $question:ty => $answer:ty) => {
        Door {
            name: $name,
            zh: $zh,
            en: $en,
            call: |base, text| case_door::answer(base, $procedure::TABLE.name.name, Asked::$asked, text),
            #[cfg(feature = "schema")]
            question: || schemars::schema_for!($question),
            #[cfg(feature = "schema")]
            answer: || super::reply::schema::<$answer>(),
        }
    };
}

/// The doors that everybody asks.
pub const DOORS: &[Door] = &[
    case_door!(Complaint Decide, "complaint.decide", "投诉办理中某一动作是否合规", "whether a command on a complaint is lawful",
        DecideRequest<Complaint> => Decided<Complaint>),
    case_door!(Complaint State, "complaint.state", "投诉现在何处", "where a complaint stands",
        StateRequest<Complaint> => StateDocument),
    case_door!(Complaint Obligations, "complaint.obligations", "投诉截至某日的待办事项", "what is owed in a complaint as of a day",
        ObligationsRequest<Complaint> => Owed),
    case_door!(Inquiry Decide, "inquiry.decide", "咨询办理中某一动作是否合规", "whether a command on an inquiry is lawful",
        DecideRequest<Inquiry> => Decided<Inquiry>),
    case_door!(Inquiry State, "inquiry.state", "咨询现在何处", "where an inquiry stands",
        StateRequest<Inquiry> => StateDocument),
    case_door!(Inquiry Obligations, "inquiry.obligations", "咨询截至某日的待办事项", "what is owed in an inquiry as of a day",
        ObligationsRequest<Inquiry> => Owed),
    case_door!(Petition Decide, "petition.decide", "申诉办理中某一动作是否合规", "whether a command on a petition is lawful",
        DecideRequest<Petition> => Decided<Petition>),
    case_door!(Petition State, "petition.state", "申诉现在何处", "where a petition stands",
        StateRequest<Petition> => StateDocument),
    case_door!(Petition Obligations, "petition.obligations", "申诉截至某日的各项时限", "the limits that run in a petition as of a day",
        ObligationsRequest<Petition> => Owed<Clock>),
    case_door!(IllegalActReport Decide, "illegal_act_report.decide", "举报办理中某一动作是否合规", "whether a command on a report of an illegal act is lawful",
        DecideRequest<IllegalActReport> => Decided<IllegalActReport>),
    case_door!(IllegalActReport State, "illegal_act_report.state", "举报现在何处", "where a report of an illegal act stands",
        StateRequest<IllegalActReport> => StateDocument),
    case_door!(IllegalActReport Obligations, "illegal_act_report.obligations", "举报截至某日的待办事项", "what is owed in a report of an illegal act as of a day",
        ObligationsRequest<IllegalActReport> => Owed),
    case_door!(StationRegistration Decide, "station_registration.decide", "服务站登记中某一动作是否合规", "whether a command on a station's registration is lawful",
        DecideRequest<StationRegistration> => Decided<StationRegistration>),
    case_door!(StationRegistration State, "station_registration.state", "服务站登记现在何处", "where a station's registration stands",
        StateRequest<StationRegistration> => StateDocument),
    case_door!(StationRegistration Obligations, "station_registration.obligations", "服务站登记截至某日的待办事项", "what is owed in a station's registration as of a day",
        ObligationsRequest<StationRegistration> => Owed),
    case_door!(Submission Decide, "submission.decide", "报表报送中某一动作是否合规", "whether a command on a report's submission is lawful",
        DecideRequest<Submission> => Decided<Submission>),
    case_door!(Submission State, "submission.state", "报表报送现在何处", "where a report's submission stands",
        StateRequest<Submission> => StateDocument),
    case_door!(Submission Obligations, "submission.obligations", "报表截至某日的待办事项", "what is owed for a report as of a day",
        ObligationsRequest<Submission> => Owed),
    door!("station.assess", "服务站是否符合条件", "whether a station meets its conditions",
        AssessRequest => Assessment, assess_station),
    door!("calendar.due", "期限何日届满", "when a limit ends", DueRequest => DueAnswer, due),
    door!("calendar.day", "某日是否工作日", "whether a day is a working day", DayRequest => DayAnswer, working_day),
    door!("calendar.count", "两日之间有几日、几个工作日", "how many days and working days lie between two days",
        CountRequest => CountAnswer, count),
    door!("identity.mask", "列表和导出中个人信息的写法", "personal data as they may stand in lists and exports",
        MaskRequest => Vec<String>, mask),
    door!("reporting.chain", "数据逐级上报经过哪些层级", "through which tiers figures go up",
        ChainRequest => Chain, tiers),
    door!("reporting.calendar", "某一层级一年应报送的报表和时限", "which reports a tier owes for a year, and by when",
        ReportsRequest => Vec<ReportDue>, reports),
    door!("reporting.figures", "服务站的投诉和咨询在某一时期的数字", "what a station's cases come to in a period",
        FiguresRequest => Tally, figures),
    door!("catalogue.words", "一份词表的用语", "the words of a list", WordsRequest => Vec<Term>, words),
    door!("catalogue.code", "一个代码的含义", "what a code means", CodeRequest => CodeInfo, code),
    door!("procedure.draw", "程序的流程图", "the drawing of a procedure", DrawRequest => String, draw),
];

/// The doors of those who compile what others report. They stand apart, so that a page which asks none of them
/// need not load them.
pub const OFFICE_DOORS: &[Door] = &[
    door!("reporting.compile", "某一时期的报表到了没有，汇总成什么数字", "where the reports of a period stand, and what they come to",
        CompileRequest => Tracked, compile),
    door!("conformance.check", "投诉办理记录是否合规，哪些事项逾期", "what is wrong with logs of complaints, and what is overdue",
        LogRequest => LogAnswer, check_log),
    door!("form.check", "表格有何缺漏和错误", "what a form leaves out, and what its values break",
        FormRequest => Vec<Finding>, check_form),
    door!("identity.check", "一个编号或者代码有何错误", "what is wrong with a number or a code",
        IdentityRequest => Vec<Finding>, check_identity),
    door!("intake.check", "旧系统导出的表有何错误", "what is wrong with the rows of a table that an old system exports",
        RowsRequest => RowsAnswer, check_rows),
    door!("reconciliation.check", "一张表的数字是否相符", "whether the figures of a table hold together",
        ReconcileRequest => Reconciliation, reconcile_table),
    door!("supervision.conduct", "服务站处理纠纷的情况", "how a station handled its complaints, and whether its summary says so",
        ConductRequest => ConductAnswer, conduct),
    door!("supervision.hot_spots", "投诉集中在哪里", "on what complaints concentrate",
        HotSpotsRequest => Vec<HotSpot>, spots),
    door!("supervision.appraise", "经营者考核得分", "how an operator scores",
        AppraiseRequest => Appraisal, appraisal),
    door!("supervision.duties", "日常监督指导有无记录", "which continuing duties have a record",
        DutiesRequest => Vec<DutyKept>, duties),
];

/// Asks a door a question: a JSON text in, a JSON text out.
///
/// ```
/// let reply = wujin_core::exchange::call("complaint.state", r#"{ "format": "wujin/1", "events": [] }"#);
/// assert!(reply.starts_with(r#"{"format":"wujin/1","answer":{"stage":"start""#));
/// let reply = wujin_core::exchange::call("complaint.state", r#"{ "format": "wujin/1", "event": [] }"#);
/// assert!(reply.contains("WJ-941"));
/// ```
#[must_use]
pub fn call(door: &str, question: &str) -> String {
    call_under(&Context::default(), door, question)
}

/// The same under a profile and a calendar that a host holds; a question may still bring its own profile, and
/// years more.
#[must_use]
pub fn call_under(context: &Context, door: &str, question: &str) -> String {
    let every = DOORS.iter().chain(OFFICE_DOORS);
    call_of(every, context, door, question)
}

/// The same, of some doors only.
#[must_use]
pub fn call_of<'a>(
    doors: impl IntoIterator<Item = &'a Door>,
    context: &Context,
    door: &str,
    question: &str,
) -> String {
    match doors.into_iter().find(|candidate| candidate.name == door) {
        Some(found) => (found.call)(context, question),
        None => unusable(InputMatter::UnknownDoor { door: door.to_owned() }.into()),
    }
}

fn answer<'a, Q: Request + Deserialize<'a>, A: Serialize>(
    text: &'a str,
    ask: impl Fn(Q) -> Reply<A>,
) -> String {
    match read::<Q>(text) {
        Ok(question) => ask(question).to_json(),
        Err(finding) => unusable(*finding),
    }
}

/// Reads a question strictly; what is wrong is said with its path, line and column.
pub(super) fn read<'a, Q: Request + Deserialize<'a>>(text: &'a str) -> Result<Q, Box<Finding>> {
    let question: Q = read_document(text)?;
    if question.format() == FORMAT {
        Ok(question)
    } else {
        let format = question.format().to_owned();
        Err(Box::new(Finding::from(InputMatter::OtherFormat { format }).at(Place::path("format"))))
    }
}
