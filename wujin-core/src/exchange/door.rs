//! The doors by name, and the one call that leads to any of them.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::document::read_document;
use super::procedure::{DecideRequest, Decided, ObligationsRequest, Owed, StateDocument, StateRequest};
use super::procedure::{decide, obligations, stand};
use super::question::{
    AssessRequest, ChainRequest, DayAnswer, DayRequest, DueAnswer, DueRequest, ReportsRequest,
    assess_station, due, reports, tiers, working_day,
};
use super::{Context, FORMAT, Reply};
use crate::complaint::Complaint;
use crate::complaint::inquiry::Inquiry;
use crate::finding::{Finding, InputMatter, Place};
use crate::identity::Chain;
use crate::petition::report::IllegalActReport;
use crate::petition::{Clock, Petition};
use crate::reporting::ReportDue;
use crate::reporting::submission::Submission;
use crate::station::{Assessment, StationRegistration};

/// A question that says in which format it is asked.
pub(super) trait Request: DeserializeOwned {
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

/// Every door.
pub const DOORS: &[Door] = &[
    door!("complaint.decide", "投诉办理中某一动作是否合规", "whether a command on a complaint is lawful",
        DecideRequest<Complaint> => Decided<Complaint>, decide),
    door!("complaint.state", "投诉现在何处", "where a complaint stands",
        StateRequest<Complaint> => StateDocument, stand),
    door!("complaint.obligations", "投诉截至某日应尽的事项", "what is owed in a complaint as of a day",
        ObligationsRequest<Complaint> => Owed, obligations),
    door!("inquiry.decide", "咨询办理中某一动作是否合规", "whether a command on an inquiry is lawful",
        DecideRequest<Inquiry> => Decided<Inquiry>, decide),
    door!("inquiry.state", "咨询现在何处", "where an inquiry stands",
        StateRequest<Inquiry> => StateDocument, stand),
    door!("inquiry.obligations", "咨询截至某日应尽的事项", "what is owed in an inquiry as of a day",
        ObligationsRequest<Inquiry> => Owed, obligations),
    door!("petition.decide", "申诉办理中某一动作是否合规", "whether a command on a petition is lawful",
        DecideRequest<Petition> => Decided<Petition>, decide),
    door!("petition.state", "申诉现在何处", "where a petition stands",
        StateRequest<Petition> => StateDocument, stand),
    door!("petition.obligations", "申诉截至某日的各项时限", "the limits that run in a petition as of a day",
        ObligationsRequest<Petition> => Owed<Clock>, obligations),
    door!("illegal_act_report.decide", "举报办理中某一动作是否合规", "whether a command on a report of an illegal act is lawful",
        DecideRequest<IllegalActReport> => Decided<IllegalActReport>, decide),
    door!("illegal_act_report.state", "举报现在何处", "where a report of an illegal act stands",
        StateRequest<IllegalActReport> => StateDocument, stand),
    door!("illegal_act_report.obligations", "举报截至某日应尽的事项", "what is owed in a report of an illegal act as of a day",
        ObligationsRequest<IllegalActReport> => Owed, obligations),
    door!("station_registration.decide", "服务站登记中某一动作是否合规", "whether a command on a station's registration is lawful",
        DecideRequest<StationRegistration> => Decided<StationRegistration>, decide),
    door!("station_registration.state", "服务站登记现在何处", "where a station's registration stands",
        StateRequest<StationRegistration> => StateDocument, stand),
    door!("station_registration.obligations", "服务站登记截至某日应尽的事项", "what is owed in a station's registration as of a day",
        ObligationsRequest<StationRegistration> => Owed, obligations),
    door!("submission.decide", "报表报送中某一动作是否合规", "whether a command on a report's submission is lawful",
        DecideRequest<Submission> => Decided<Submission>, decide),
    door!("submission.state", "报表报送现在何处", "where a report's submission stands",
        StateRequest<Submission> => StateDocument, stand),
    door!("submission.obligations", "报表截至某日应尽的事项", "what is owed for a report as of a day",
        ObligationsRequest<Submission> => Owed, obligations),
    door!("station.assess", "服务站是否符合条件", "whether a station meets its conditions",
        AssessRequest => Assessment, assess_station),
    door!("calendar.due", "期限何日届满", "when a limit ends", DueRequest => DueAnswer, due),
    door!("calendar.day", "某日是否工作日", "whether a day is a working day", DayRequest => DayAnswer, working_day),
    door!("reporting.chain", "数据逐级上报经过哪些层级", "through which tiers figures go up",
        ChainRequest => Chain, tiers),
    door!("reporting.calendar", "某一层级一年应报送的报表和时限", "which reports a tier owes for a year, and by when",
        ReportsRequest => Vec<ReportDue>, reports),
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
    match DOORS.iter().find(|candidate| candidate.name == door) {
        Some(found) => (found.call)(context, question),
        None => findings(InputMatter::UnknownDoor { door: door.to_owned() }.into()),
    }
}

fn findings(finding: Finding) -> String {
    Reply::<()>::Findings(vec![finding]).to_json()
}

fn answer<Q: Request, A: Serialize>(text: &str, ask: impl Fn(Q) -> Reply<A>) -> String {
    match read::<Q>(text) {
        Ok(question) => ask(question).to_json(),
        Err(finding) => findings(*finding),
    }
}

/// Reads a question strictly; what is wrong is said with its path, line and column.
fn read<Q: Request>(text: &str) -> Result<Q, Box<Finding>> {
    let question: Q = read_document(text)?;
    if question.format() == FORMAT {
        Ok(question)
    } else {
        let format = question.format().to_owned();
        Err(Box::new(Finding::from(InputMatter::OtherFormat { format }).at(Place::path("format"))))
    }
}
