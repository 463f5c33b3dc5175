//! The petition as a table.

use super::guard::Guard;
use crate::procedure::{Plan, Set, Table};
use crate::row;
use crate::term::Term;
use crate::vocabulary;

vocabulary! {
    /// Where a petition stands.
    pub enum Stage {
        Start = "start", "未收到", "not yet received";
        Lodged = "lodged", "已收到", "lodged";
        Accepted = "accepted", "已受理", "accepted";
        Declined = "declined", "不予受理待告知", "declined, to be told";
        Mediating = "mediating", "调解", "mediating";
        SuspendedTesting = "suspended_testing", "检测鉴定中", "interrupted for testing";
        SuspendedRecusal = "suspended_recusal", "因回避申请中止", "stopped for a request for recusal";
        SuspendedBoth = "suspended_both", "检测鉴定中并因回避申请中止", "interrupted for testing and stopped for recusal";
        Agreed = "agreed", "达成协议待告知", "agreed, to be told";
        Ended = "ended", "终止调解待告知", "ended, to be told";
        ClosedDeclined = "closed_declined", "不予受理已告知", "closed: declined";
        ClosedAgreed = "closed_agreed", "达成协议已告知", "closed: agreed";
        ClosedEnded = "closed_ended", "终止调解已告知", "closed: ended";
        ClosedWithdrawn = "closed_withdrawn", "受理前撤回", "closed: withdrawn before acceptance";
    }
}

vocabulary! {
    /// Whether an enterprise of the online settlement scheme tries to settle first, beside the stage.
    pub enum Side {
        NotReferred = "not_referred", "未转企业", "not referred";
        WithOperator = "with_operator", "企业和解中", "with the enterprise";
        Answered = "answered", "企业已答复", "answered by the enterprise";
    }
}

vocabulary! {
    /// What is done with a petition.
    pub enum Action {
        Lodge = "lodge", "收到申诉", "lodge";
        ReferOperator = "refer_operator", "转企业先行和解", "refer to the enterprise";
        AnswerOperator = "answer_operator", "企业答复", "record the enterprise's answer";
        Accept = "accept", "受理", "accept";
        TellAcceptance = "tell_acceptance", "告知受理", "tell the consumer of the acceptance";
        Decline = "decline", "不予受理", "decline";
        Mediate = "mediate", "组织调解", "begin mediation";
        SuspendTesting = "suspend_testing", "送检测鉴定", "interrupt for testing";
        SuspendRecusal = "suspend_recusal", "因回避申请中止调解", "stop for a request for recusal";
        Resume = "resume", "恢复调解", "resume";
        Agree = "agree", "达成调解协议", "reach an agreement";
        End = "end", "终止调解", "end the mediation";
        Withdraw = "withdraw", "撤回", "withdraw";
        RecordClue = "record_clue", "记录违法线索", "record a clue of an illegal act";
        TellConsumer = "tell_consumer", "告知消费者不予受理", "tell the consumer";
        TellParties = "tell_parties", "告知双方当事人", "tell both parties";
    }
}

/// The petition's transitions.
///
/// A row cites what holds under every edition; [`basis`](super::basis) adds the articles of the
/// editions a case is pinned to.
// READING: edition-by-receipt
pub const TABLE: Table = Table {
    name: Term { name: "petition", zh: "申诉（投诉）", en: "petition" },
    stages: Stage::TERMS,
    region: Term { name: "operator", zh: "企业先行和解", en: "settling by the enterprise" },
    sides: Side::TERMS,
    actions: Action::TERMS,
    guards: Guard::TERMS,
    ends: Set::of(&[
        Stage::ClosedDeclined as u8,
        Stage::ClosedAgreed as u8,
        Stage::ClosedEnded as u8,
        Stage::ClosedWithdrawn as u8,
    ]),
    rows: &[
        row!(Lodge: [Start] => Lodged, by [Consumer, Authority], if [ReceiptDayGiven, EditionKnown],
            under ["3.2.2/3", "4.1/3", "reading:edition-by-receipt"]),
        // READING: operator-settles-first
        row!(ReferOperator: [Lodged, Accepted, Mediating] => same, side [NotReferred] => WithOperator,
            by [Authority], if [OperatorNamed, SchemeApplies], under ["reading:operator-settles-first"]),
        row!(AnswerOperator: [Lodged, Accepted, Mediating, SuspendedTesting, SuspendedRecusal, SuspendedBoth] => same,
            side [WithOperator] => Answered, by [Authority], if [AnswerStated],
            under ["reading:operator-settles-first"]),
        row!(Accept: [Lodged] => Accepted, by [Authority], under ["4.1/3", "reading:edition-by-receipt"]),
        row!(TellAcceptance: [Accepted, Mediating, SuspendedTesting, SuspendedRecusal, SuspendedBoth, Agreed, Ended]
            => same, by [Authority], under ["4.1/3", "reading:edition-by-receipt"]),
        row!(Decline: [Lodged] => Declined, by [Authority], if [DeclineGroundListed, HandlingBodyListed, HarmLongPast],
            under ["4.1/3", "reading:edition-by-receipt"]),
        row!(Mediate: [Accepted] => Mediating, by [Authority], if [BothConsent],
            under ["4.1/3", "reading:edition-by-receipt"]),
        row!(SuspendTesting: [Mediating] => SuspendedTesting, by [Authority],
            under ["reading:edition-by-receipt"]),
        row!(SuspendRecusal: [Mediating] => SuspendedRecusal, by [Authority], if [StopListed],
            under ["reading:edition-by-receipt"]),
        row!(SuspendRecusal: [SuspendedTesting] => SuspendedBoth, by [Authority], if [StopListed],
            under ["reading:edition-by-receipt"]),
        row!(Resume: [SuspendedTesting] => Mediating, by [Authority], if [TestingEndKnown],
            under ["reading:edition-by-receipt"]),
        row!(Resume: [SuspendedRecusal] => Mediating, by [Authority], if [RecusalDecided, TestingEndKnown],
            under ["reading:edition-by-receipt"]),
        row!(Resume: [SuspendedBoth] => SuspendedTesting, by [Authority], if [RecusalDecided, TestingEndKnown],
            under ["reading:edition-by-receipt"]),
        row!(Agree: [Mediating] => Agreed, by [Authority], if [AgreementStated, AgreementWritten],
            under ["4.1/3", "reading:edition-by-receipt"]),
        row!(End: [Accepted, Mediating, SuspendedTesting, SuspendedRecusal, SuspendedBoth] => Ended, by [Authority],
            if [EndGroundListed, MediationTookPlace, RefusalListed, BarListed, HandlingBodyListed, HarmLongPast,
                LimitPassed],
            under ["4.1/3", "reading:edition-by-receipt"]),
        // READING: petition-withdrawal
        row!(Withdraw: [Lodged] => ClosedWithdrawn, by [Consumer, Authority], if [WithdrawalStated],
            under ["reading:petition-withdrawal"], never advised),
        row!(Withdraw: [Accepted, Mediating, SuspendedTesting, SuspendedRecusal, SuspendedBoth] => Ended,
            by [Consumer, Authority], if [WithdrawalStated], under ["reading:petition-withdrawal"], never advised),
        // READING: clue-by-report
        row!(RecordClue: [Accepted, Mediating, SuspendedTesting, SuspendedRecusal, SuspendedBoth, Agreed, Ended]
            => same, by [Authority], if [ClueStated], under ["4.1/3", "reading:clue-by-report"]),
        row!(TellConsumer: [Declined] => ClosedDeclined, by [Authority], if [ReasonTold, OtherWaysTold],
            under ["4.1/3", "reading:edition-by-receipt"]),
        row!(TellParties: [Agreed] => ClosedAgreed, by [Authority], if [BothTold],
            under ["4.1/3", "reading:edition-by-receipt"]),
        row!(TellParties: [Ended] => ClosedEnded, by [Authority], if [BothTold],
            under ["4.1/3", "reading:edition-by-receipt"]),
    ],
}
.checked();

/// The ways through the table.
pub const PLAN: Plan = TABLE.plan();
