//! The inquiry: received, answered at once or by an agreed day, closed; or it becomes a complaint.
//! Provisions 3.1/4, 3.2.1/1 and 3.2.4.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Promise;
use crate::cite;
use crate::finding::ProcedureMatter;
use crate::obligation::{Duty, Obligation, Party};
use crate::procedure::{
    Case, Event, Examination, ONE_REGION, Plan, Procedure, Property, Role, Set, Table, deeds, leads_only_to,
    only_through, says,
};
use crate::profile::Profile;
use crate::row;
use crate::term::Term;
use crate::time::{Calendar, Day, Due};
use crate::vocabulary;

vocabulary! {
    /// Where an inquiry stands.
    pub enum Stage {
        Start = "start", "未受理", "not yet received";
        Received = "received", "已受理", "received";
        AnswerPromised = "answer_promised", "已约定答复", "answer promised";
        Answered = "answered", "已解答", "answered";
        Closed = "closed", "办结", "closed";
        BecameComplaint = "became_complaint", "转为投诉", "became a complaint";
    }
}

vocabulary! {
    /// The inquiry has one region only.
    pub enum Side {
        None = "none", "无", "none";
    }
}

vocabulary! {
    /// What is done with an inquiry.
    pub enum Action {
        Receive = "receive", "受理咨询", "receive";
        DeferReply = "defer_reply", "约定答复时间", "agree a time for the answer";
        Answer = "answer", "解答", "answer";
        Close = "close", "办结", "close";
        BecomeComplaint = "become_complaint", "转为投诉", "become a complaint";
    }
}

vocabulary! {
    /// What must hold beside stage and role.
    pub enum Guard {
        QuestionStated = "question_stated", "写明咨询内容", "the question is stated";
        AnswerStated = "answer_stated", "写明解答内容", "the answer is stated";
        ReplyDayAgreed = "reply_day_agreed", "与消费者约定答复日", "a day for the answer is agreed with the consumer";
        ReplyDayLater = "reply_day_later", "答复日未过", "the day for the answer is later than now";
        ComplaintNamed = "complaint_named", "写明登记表编号", "the complaint's number is named";
    }
}

/// The inquiry's transitions.
pub const TABLE: Table = Table {
    name: Term { name: "inquiry", zh: "咨询", en: "inquiry" },
    stages: Stage::TERMS,
    region: ONE_REGION,
    sides: Side::TERMS,
    actions: Action::TERMS,
    guards: Guard::TERMS,
    ends: Set::of(&[Stage::Closed as u8, Stage::BecameComplaint as u8]),
    rows: &[
        row!(Receive: [Start] => Received, by [Staff], if [QuestionStated], under ["3.1/4", "3.2.1/1"]),
        row!(DeferReply: [Received] => AnswerPromised, by [Staff], if [ReplyDayAgreed, ReplyDayLater], under ["3.2.4/1"]),
        row!(Answer: [Received, AnswerPromised] => Answered, by [Staff], if [AnswerStated], under ["3.2.1/1", "3.2.4/2"]),
        row!(Close: [Answered] => Closed, by [Staff], under ["3.2.1/1"]),
        // READING: inquiry-becomes-complaint
        row!(BecomeComplaint: [Received, AnswerPromised, Answered] => BecameComplaint, by [Staff, Consumer],
            if [ComplaintNamed], under ["reading:inquiry-becomes-complaint"], never advised),
    ],
}
.checked();

/// The ways through the table.
pub const PLAN: Plan = TABLE.plan();

/// The inquiry's own properties.
pub const PROPERTIES: &[Property] = &[
    Property {
        zh: "办结必经解答",
        en: "closed only through an answer",
        holds: |table, _| only_through(table, Action::Answer.index(), Stage::Closed.index()),
    },
    Property {
        zh: "约定的答复不会落空",
        en: "a promise is never lost",
        holds: |_, explored| {
            let kept = [Stage::Answered.index(), Stage::BecameComplaint.index()];
            leads_only_to(explored, Stage::AnswerPromised.index(), &kept)
        },
    },
];

/// What the consumer asks.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Question {
    /// The question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The profile under which the case began, as `id@version`; deciding writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Arc<str>>,
}

/// What is answered.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Answer {
    /// The answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// The end of an inquiry.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Closing {
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// The complaint that an inquiry became.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Conversion {
    /// The number of its form, or the id of its case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complaint: Option<String>,
}

deeds! {
    /// An action on an inquiry, with its particulars.
    Deed {
        Receive(Question),
        DeferReply(Promise),
        Answer(Answer),
        Close(Closing),
        BecomeComplaint(Conversion),
    }
}

/// What an inquiry's events have left.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Facts {
    /// The profile under which the case began, as `id@version`.
    pub profile: Option<Arc<str>>,
    /// When it was received.
    pub received: Option<Day>,
    /// When a day for the answer was agreed.
    pub promised: Option<Day>,
    /// The day agreed for the answer.
    pub reply_by: Option<Day>,
    /// When it was answered.
    pub answered: Option<Day>,
    /// When it was closed, or became a complaint.
    pub ended: Option<Day>,
}

/// The inquiry as a procedure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inquiry {}

/// An inquiry's case.
pub type InquiryCase = Case<Inquiry>;

impl Procedure for Inquiry {
    const TABLE: &'static Table = &TABLE;
    const PLAN: &'static Plan = &PLAN;
    type Stage = Stage;
    type Side = Side;
    type Action = Action;
    type Guard = Guard;
    type Deed = Deed;
    type Facts = Facts;
    type Rules = Profile;

    fn action(deed: &Deed) -> Action {
        deed.action()
    }

    fn examine(guard: Guard, on: &mut Examination<'_, Self>) {
        match (guard, on.deed) {
            (Guard::QuestionStated, Deed::Receive(question)) if !says(question.question.as_ref()) => {
                on.lacks(ProcedureMatter::QuestionMissing {}, &[Role::Staff, Role::Consumer]);
            }
            (Guard::AnswerStated, Deed::Answer(answer)) if !says(answer.answer.as_ref()) => {
                on.lacks(ProcedureMatter::AnswerMissing {}, &[Role::Staff]);
            }
            (Guard::ReplyDayAgreed, Deed::DeferReply(promise)) => super::guard::examine_agreed(promise, on),
            (Guard::ReplyDayLater, Deed::DeferReply(promise)) => super::guard::examine_later(promise, on),
            (Guard::ComplaintNamed, Deed::BecomeComplaint(conversion))
                if !says(conversion.complaint.as_ref()) =>
            {
                on.lacks(ProcedureMatter::ComplaintNotNamed {}, &[Role::Staff]);
            }
            _ => {}
        }
    }

    fn examine_always(on: &mut Examination<'_, Self>) {
        let (case, profile) = (on.case, on.rules.reference());
        let named = match on.deed {
            Deed::Receive(question) => question.profile.as_deref(),
            _ => None,
        };
        on.holds_to_profile(case.facts().profile.as_deref(), named, profile, &[Role::Staff]);
    }

    fn seal(deed: &mut Deed, profile: &Profile) {
        if let Deed::Receive(question) = deed {
            question.profile = Some(profile.pin());
        }
    }

    fn record(facts: &mut Facts, event: &Event<Self>) {
        let today = Some(event.at.day());
        match &event.deed {
            Deed::Receive(question) => {
                facts.profile.clone_from(&question.profile);
                facts.received = today;
            }
            Deed::DeferReply(promise) => {
                facts.promised = today;
                facts.reply_by = promise.by;
            }
            Deed::Answer(_) => facts.answered = today,
            Deed::Close(_) | Deed::BecomeComplaint(_) => facts.ended = today,
        }
    }
}

/// Everything owed in an inquiry as of a day, with what has been met.
#[must_use]
pub fn obligations(
    case: &InquiryCase,
    profile: &Profile,
    calendar: &Calendar,
    as_of: Day,
) -> Vec<Obligation> {
    let facts = case.facts();
    let Some(received) = facts.received else { return Vec::new() };
    let limit = profile.document().complaint.limits.answer_inquiry;
    let parties = (Party::Station, Party::Consumer);
    let met = facts.answered.or(facts.ended);
    // A day agreed with the consumer takes the place of the profile's limit.
    let (since, due, basis) = if let (Some(promised), Some(by)) = (facts.promised, facts.reply_by) {
        (promised, Due::On(by), cite!["3.2.4/2"])
    } else {
        let due = limit.map_or(Due::Promptly, |limit| calendar.due(received, limit, &[]));
        (received, due, cite!["3.1/4", "3.2.1/1"])
    };
    vec![Obligation::as_of(as_of, Duty::AnswerInquiry, parties, since, due, met, basis)]
}
