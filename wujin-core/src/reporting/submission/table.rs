//! The submission of a report as a table.

use super::Guard;
use crate::procedure::{Plan, Set, Table};
use crate::reporting::Channels as Side;
use crate::row;
use crate::term::Term;
use crate::vocabulary;

vocabulary! {
    /// Where a report stands.
    pub enum Stage {
        Start = "start", "未填报", "not yet drafted";
        Draft = "draft", "填报", "draft";
        Submitted = "submitted", "已报送", "submitted";
        Returned = "returned", "已退回", "returned";
        Accepted = "accepted", "已审核通过", "accepted";
        Revised = "revised", "已被更正", "replaced by a revision";
        Filed = "filed", "已存档", "filed";
    }
}

vocabulary! {
    /// What is done with a report.
    pub enum Action {
        Draft = "draft", "建表", "draft";
        Fill = "fill", "填写数据", "fill the figures";
        SubmitInWriting = "submit_in_writing", "书面报送", "submit in writing";
        EnterSystem = "enter_system", "录入系统", "enter in the system";
        Return = "return", "退回", "return";
        Correct = "correct", "更正退回的报表", "correct";
        Accept = "accept", "审核通过", "accept";
        Revise = "revise", "另报更正", "revise";
        File = "file", "存档", "file";
    }
}

/// The transitions of a report. The second region is the ways by which it has gone up.
///
/// Each case is one version of a report: a revision is a case of its own, which names the one that
/// it replaces.
pub const TABLE: Table = Table {
    name: Term { name: "submission", zh: "报表报送", en: "submission of a report" },
    stages: Stage::TERMS,
    region: Term { name: "channels", zh: "报送方式", en: "the way of submission" },
    sides: Side::TERMS,
    actions: Action::TERMS,
    guards: Guard::TERMS,
    ends: Set::of(&[Stage::Revised as u8, Stage::Filed as u8]),
    rows: &[
        row!(Draft: [Start] => Draft, by [Staff, Office, County, Prefecture, Province],
            if [LegStated, SubmittingTier, PeriodStated, RevisionExplained], under ["3.2.5/3", "3.2.5/5", "4.3/5"]),
        row!(Fill: [Draft] => same, by [Staff, Office, County, Prefecture, Province],
            if [SubmittingTier], under ["3.2.5/3", "3.2.5/5", "4.3/5"]),
        row!(SubmitInWriting: [Draft] => Submitted, side [None] => Written,
            by [Staff, Office, County, Prefecture, Province],
            if [SubmittingTier, FiguresStated, FiguresAddUp], under ["3.2.5/4", "4.3/5", "4.3/7"]),
        row!(SubmitInWriting: [Submitted] => same, side [System] => Both,
            by [Staff, Office, County, Prefecture, Province],
            if [SubmittingTier], under ["4.3/7", "4.3/8", "4.3/9"]),
        row!(EnterSystem: [Draft] => Submitted, side [None] => System,
            by [Staff, Office, County, Prefecture, Province],
            if [SubmittingTier, FiguresStated, FiguresAddUp], under ["4.3/6", "4.3/8", "4.3/9"]),
        row!(EnterSystem: [Submitted] => same, side [Written] => Both,
            by [Staff, Office, County, Prefecture, Province],
            if [SubmittingTier], under ["4.3/6", "4.3/8", "4.3/9"]),
        // READING: report-closing
        row!(Return: [Submitted] => Returned, by [Office, County, Prefecture, Province, Nation],
            if [ReceivingTier, ReasonGiven], under ["reading:report-closing"]),
        row!(Correct: [Returned] => Draft, side [Written, System, Both] => None,
            by [Staff, Office, County, Prefecture, Province],
            if [SubmittingTier], under ["reading:report-closing", "4.3/10"]),
        row!(Accept: [Submitted] => Accepted, by [Office, County, Prefecture, Province, Nation],
            if [ReceivingTier, ChannelsUsed, FiguresAddUp], under ["reading:report-closing", "4.3/7"]),
        row!(Revise: [Accepted] => Revised, by [Staff, Office, County, Prefecture, Province],
            if [SubmittingTier, RevisionExplained], under ["reading:report-closing"], never advised),
        row!(File: [Accepted] => Filed, by [Office, County, Prefecture, Province, Nation],
            if [ReceivingTier], under ["reading:report-closing"]),
    ],
}
.checked();

/// The ways through the table.
pub const PLAN: Plan = TABLE.plan();
