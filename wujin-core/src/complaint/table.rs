//! The five steps as a table.

use super::guard::Guard;
use crate::procedure::{Plan, Set, Table};
use crate::row;
use crate::term::Term;
use crate::vocabulary;

vocabulary! {
    /// Where a complaint stands.
    pub enum Stage {
        Start = "start", "未受理", "not yet registered";
        Registered = "registered", "受理", "registered";
        Handling = "handling", "处理", "handling";
        AwaitingReview = "awaiting_review", "审核", "awaiting review";
        Performing = "performing", "履行", "performing";
        Unsettled = "unsettled", "和解不成", "unsettled";
        ResolvedSettled = "resolved_settled", "已和解待归档", "resolved: settled";
        ResolvedRecourseTold = "resolved_recourse_told", "已告知申诉待归档", "resolved: recourse told";
        ResolvedWithdrawn = "resolved_withdrawn", "已撤回待归档", "resolved: withdrawn";
        ArchivedSettled = "archived_settled", "已和解归档", "archived: settled";
        ArchivedRecourseTold = "archived_recourse_told", "已告知申诉归档", "archived: recourse told";
        ArchivedWithdrawn = "archived_withdrawn", "已撤回归档", "archived: withdrawn";
    }
}

vocabulary! {
    /// Where the answer to the consumer stands, beside the stage.
    pub enum Side {
        None = "none", "无约定", "nothing promised";
        Promised = "promised", "已约定", "promised";
        Given = "given", "已答复", "given";
    }
}

vocabulary! {
    /// What is done with a complaint.
    pub enum Action {
        Register = "register", "登记", "register";
        Propose = "propose", "提出处理意见", "propose an opinion";
        Agree = "agree", "初步和解", "settle preliminarily";
        Approve = "approve", "审核同意", "approve";
        Return = "return", "审核退回", "return";
        Perform = "perform", "履行", "perform";
        Breach = "breach", "未按约履行", "breach";
        Fail = "fail", "和解不成", "fail to settle";
        InformRecourse = "inform_recourse", "告知申诉", "inform of recourse";
        DeferReply = "defer_reply", "约定答复时间", "agree a time for the answer";
        Reply = "reply", "反馈", "reply";
        Guide = "guide", "行政指导", "guide";
        Withdraw = "withdraw", "撤回", "withdraw";
        Archive = "archive", "归档", "archive";
    }
}

/// The complaint's transitions.
pub const TABLE: Table = Table {
    name: Term { name: "complaint", zh: "消费投诉", en: "complaint" },
    stages: Stage::TERMS,
    region: Term { name: "reply", zh: "答复", en: "the reply" },
    sides: Side::TERMS,
    actions: Action::TERMS,
    guards: Guard::TERMS,
    ends: Set::of(&[
        Stage::ArchivedSettled as u8,
        Stage::ArchivedRecourseTold as u8,
        Stage::ArchivedWithdrawn as u8,
    ]),
    rows: &[
        row!(Register: [Start] => Registered, by [Staff], if [AnnexOneComplete], under ["3.2.1/2", "3.3/1"]),
        row!(Propose: [Registered, Handling] => Handling, by [Staff], if [OpinionStated, OpinionFounded], under ["3.2.2/1"]),
        row!(Agree: [Handling] => AwaitingReview, by [Staff],
            if [ConsumerConsents, TermsStated, PerformanceDaySet], under ["3.2.2/2", "3.2.3/1"]),
        row!(Approve: [AwaitingReview] => Performing, by [Leader], under ["3.2.3/1"]),
        row!(Return: [AwaitingReview] => Handling, by [Leader], if [ReasonGiven], under ["3.2.3/1"]),
        row!(Perform: [Performing] => ResolvedSettled, by [Staff], if [PerformanceStated], under ["3.2.3/2"]),
        row!(Breach: [Performing] => Unsettled, by [Staff, Consumer], if [DayPastOrRefused], under ["3.2.3/2"]),
        row!(Fail: [Handling] => Unsettled, by [Staff, Consumer], if [ReasonGiven], under ["3.2.2/3"]),
        row!(InformRecourse: [Unsettled] => ResolvedRecourseTold, by [Staff], if [PetitionTold], under ["3.2.2/3"]),
        row!(DeferReply: [Registered, Handling, AwaitingReview, Performing, Unsettled] => same,
            side [None, Given] => Promised, by [Staff], if [ReplyDayAgreed, ReplyDayLater], under ["3.2.4/1"]),
        row!(Reply: [Registered, Handling, AwaitingReview, Performing, Unsettled,
                ResolvedSettled, ResolvedRecourseTold, ResolvedWithdrawn] => same,
            side [Promised] => Given, by [Staff], under ["3.2.4/2"]),
        row!(Guide: [Registered, Handling, AwaitingReview, Performing, Unsettled] => same,
            by [Officer], if [GuidanceWayNamed], under ["4.1/2"]),
        // READING: withdrawal
        row!(Withdraw: [Registered, Handling, AwaitingReview, Performing, Unsettled] => ResolvedWithdrawn,
            by [Consumer], under ["reading:withdrawal"], never advised),
        row!(Archive: [ResolvedSettled] => ArchivedSettled,
            side [None, Given] => same, by [Staff], if [EnteredInRegister], under ["3.2.5/1", "3.2.5/2"]),
        row!(Archive: [ResolvedRecourseTold] => ArchivedRecourseTold,
            side [None, Given] => same, by [Staff], if [EnteredInRegister], under ["3.2.5/1", "3.2.5/2"]),
        row!(Archive: [ResolvedWithdrawn] => ArchivedWithdrawn,
            side [None, Given] => same, by [Staff], if [EnteredInRegister], under ["3.2.5/1", "3.2.5/2"]),
    ],
}
.checked();

/// The ways through the table.
pub const PLAN: Plan = TABLE.plan();
