//! The complaint's guards, each examined on its own so that all that fail are named.

use super::{Complaint, Deed, Promise};
use crate::edition::{Form, RecourseChannel};
use crate::finding::{FormMatter, ProcedureMatter};
use crate::procedure::{Examination, Procedure, Role, says};
use crate::provision::Citation;
use crate::vocabulary;

vocabulary! {
    /// What must hold beside stage and role.
    pub enum Guard {
        AnnexOneComplete = "annex_one_complete", "登记表填写完整", "Annex 1 is complete";
        OpinionStated = "opinion_stated", "有处理意见", "an opinion is stated";
        OpinionFounded = "opinion_founded", "意见有法律或承诺依据", "the opinion is founded on a named law or commitment";
        ConsumerConsents = "consumer_consents", "消费者同意", "the consumer consents";
        TermsStated = "terms_stated", "写明协议内容", "the terms are stated";
        PerformanceDaySet = "performance_day_set", "约定履行日", "a day to perform by is set";
        ReasonGiven = "reason_given", "说明理由", "a reason is given";
        PerformanceStated = "performance_stated", "写明履行情况", "what was done is stated";
        DayPastOrRefused = "day_past_or_refused", "已过履行日或消费者陈述被拒", "the day has passed or the consumer states a refusal";
        PetitionTold = "petition_told", "已告知可以申诉", "the consumer was told that a petition is open";
        ReplyDayAgreed = "reply_day_agreed", "与消费者约定答复日", "a day for the answer is agreed with the consumer";
        ReplyDayLater = "reply_day_later", "答复日未过", "the day for the answer is later than now";
        GuidanceWayNamed = "guidance_way_named", "写明指导方式", "the way of guidance is named";
        EnteredInRegister = "entered_in_register", "已记入登记簿", "the register has its entry";
    }
}

pub(super) fn examine(guard: Guard, on: &mut Examination<'_, Complaint>) {
    let (deed, case, today) = (on.deed, on.case, on.at.day());
    let staff = &[Role::Staff];
    match (guard, deed) {
        (Guard::AnnexOneComplete, Deed::Register(registration)) => {
            for field in on.rules.required_fields().iter().filter(|field| !registration.is_filled(**field)) {
                let basis = Citation::new("3.2.1/2");
                on.lacks(
                    FormMatter::FieldMissing { form: Form::AnnexOne.term(), field: field.term(), basis },
                    staff,
                );
            }
        }
        (Guard::OpinionStated, Deed::Propose(proposal)) if !says(proposal.opinion.as_ref()) => {
            on.lacks(ProcedureMatter::OpinionMissing {}, staff);
        }
        (Guard::OpinionFounded, Deed::Propose(proposal))
            if !proposal.foundations.iter().any(|foundation| says(Some(&foundation.name))) =>
        {
            on.lacks(ProcedureMatter::OpinionUnfounded {}, staff);
        }
        (Guard::ConsumerConsents, Deed::Agree(agreement)) if !agreement.consumer_consents => {
            on.lacks(ProcedureMatter::NoConsent {}, &[Role::Consumer]);
        }
        (Guard::TermsStated, Deed::Agree(agreement)) if !says(agreement.terms.as_ref()) => {
            on.lacks(ProcedureMatter::TermsMissing {}, staff);
        }
        (Guard::PerformanceDaySet, Deed::Agree(agreement)) => match agreement.perform_by {
            None => on.lacks(ProcedureMatter::PerformanceDayMissing {}, staff),
            Some(by) if by < today => on.lacks(ProcedureMatter::PerformanceDayPast { by, today }, staff),
            Some(_) => {}
        },
        (Guard::ReasonGiven, Deed::Return(super::Return { reason })) if !says(reason.as_ref()) => {
            on.lacks(ProcedureMatter::ReasonMissing {}, &[Role::Leader]);
        }
        (Guard::ReasonGiven, Deed::Fail(super::Failure { reason })) if !says(reason.as_ref()) => {
            on.lacks(ProcedureMatter::ReasonMissing {}, &[Role::Staff, Role::Consumer]);
        }
        (Guard::PerformanceStated, Deed::Perform(performance)) if !says(performance.done.as_ref()) => {
            on.lacks(ProcedureMatter::PerformanceMissing {}, staff);
        }
        (Guard::DayPastOrRefused, Deed::Breach(breach)) if !says(breach.refusal.as_ref()) => {
            match case.facts().perform_by {
                // READING: breach-after-the-day
                Some(by) if today > by => {}
                Some(by) => on.lacks(ProcedureMatter::DayNotPast { by, today }, &[Role::Consumer]),
                None => on.lacks(ProcedureMatter::NothingAgreed {}, &[Role::Consumer]),
            }
        }
        (Guard::PetitionTold, Deed::InformRecourse(told))
            if !told.channels.contains(&RecourseChannel::Petition) =>
        {
            on.lacks(ProcedureMatter::PetitionNotTold {}, staff);
        }
        (Guard::ReplyDayAgreed, Deed::DeferReply(promise)) => examine_agreed(promise, on),
        (Guard::ReplyDayLater, Deed::DeferReply(promise)) => examine_later(promise, on),
        (Guard::GuidanceWayNamed, Deed::Guide(guidance)) if guidance.way.is_none() => {
            on.lacks(ProcedureMatter::GuidanceWayMissing {}, &[Role::Officer]);
        }
        (Guard::EnteredInRegister, Deed::Archive(archiving))
            if archiving.register_entry.is_none_or(|entry| entry == 0) =>
        {
            on.lacks(ProcedureMatter::RegisterEntryMissing {}, staff);
        }
        _ => {}
    }
}

/// A day for the answer is agreed with the consumer.
pub(super) fn examine_agreed<P: Procedure>(promise: &Promise, on: &mut Examination<'_, P>) {
    if !promise.agreed {
        on.lacks(ProcedureMatter::ReplyDayNotAgreed {}, &[Role::Consumer]);
    }
}

/// The day for the answer is later than now.
pub(super) fn examine_later<P: Procedure>(promise: &Promise, on: &mut Examination<'_, P>) {
    let today = on.at.day();
    match promise.by {
        None => on.lacks(ProcedureMatter::ReplyDayMissing {}, &[Role::Staff]),
        // READING: promise-counts-to-day-end
        Some(by) if by < today => on.lacks(ProcedureMatter::ReplyDayPast { by, today }, &[Role::Staff]),
        Some(_) => {}
    }
}
