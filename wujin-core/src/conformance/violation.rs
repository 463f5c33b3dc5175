//! What can be wrong with an event of a log, as far as columns can show it.

use crate::finding::{CodeInfo, Severity, explain};
use crate::provision::Citation;
use crate::vocabulary;

vocabulary! {
    /// What is wrong with an event of a log, in the order in which they are named at one event.
    pub enum ViolationKind {
        UnknownAction = "unknown_action", "动作不明", "the action is not known";
        Unregistered = "unregistered", "未登记", "the complaint is not registered";
        AfterEnd = "after_end", "归档后办理", "an action after archiving";
        ReviewMissing = "review_missing", "未经审核", "performed without review";
        RecourseMissing = "recourse_missing", "未告知申诉", "archived without telling of recourse";
        OutcomeMissing = "outcome_missing", "无处理结果归档", "archived without an outcome";
        OtherStage = "other_stage", "阶段不符", "not lawful at this stage";
        PromiseUnanswered = "promise_unanswered", "约定未答复", "archived with a promise unanswered";
        OtherReply = "other_reply", "答复状态不符", "not lawful as the reply stands";
        UnknownRole = "unknown_role", "身份不明", "the role is not known";
        WrongRole = "wrong_role", "身份不符", "by a role that may not";
        PerformanceDayMissing = "performance_day_missing", "未约定履行日", "no day to perform by";
        PerformanceDayPast = "performance_day_past", "履行日已过", "the day to perform by is past";
        PerformanceDayNotPast = "performance_day_not_past", "履行日未过", "a breach before the day has passed";
        NothingAgreed = "nothing_agreed", "无和解协议", "a breach of nothing agreed";
        ReplyDayMissing = "reply_day_missing", "未约定答复日", "no day for the answer";
        ReplyDayPast = "reply_day_past", "答复日已过", "the day for the answer is past";
        TimeRunsBack = "time_runs_back", "时间倒退", "time runs back";
        SequenceDoubled = "sequence_doubled", "序号重复", "a sequence number again";
        SequenceGap = "sequence_gap", "序号缺漏", "a sequence number is missing";
    }
}

impl ViolationKind {
    /// The code of the finding that says it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherStage => "WJ-201",
            Self::AfterEnd => "WJ-202",
            Self::OtherReply => "WJ-203",
            Self::WrongRole => "WJ-204",
            Self::TimeRunsBack => "WJ-205",
            Self::PerformanceDayMissing => "WJ-215",
            Self::PerformanceDayPast => "WJ-216",
            Self::PerformanceDayNotPast => "WJ-219",
            Self::NothingAgreed => "WJ-220",
            Self::ReplyDayMissing => "WJ-223",
            Self::ReplyDayPast => "WJ-224",
            Self::Unregistered => "WJ-241",
            Self::ReviewMissing => "WJ-242",
            Self::RecourseMissing => "WJ-243",
            Self::OutcomeMissing => "WJ-244",
            Self::PromiseUnanswered => "WJ-245",
            Self::UnknownAction | Self::UnknownRole => "WJ-919",
            Self::SequenceDoubled => "WJ-924",
            Self::SequenceGap => "WJ-925",
        }
    }

    /// The registry's entry.
    #[must_use]
    pub fn info(self) -> Option<&'static CodeInfo> {
        explain(self.code())
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.info().map_or(Severity::Error, |info| info.severity)
    }

    /// What it rests on.
    #[must_use]
    pub fn citations(self) -> &'static [Citation] {
        self.info().map_or(&[], |info| info.citations)
    }

    /// Whether the event is skipped for it. A wrong number says that the log is not whole; what the
    /// event did, it did.
    #[must_use]
    pub const fn skips(self) -> bool {
        !matches!(self, Self::SequenceDoubled | Self::SequenceGap)
    }
}

/// One thing wrong with one event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Violation {
    /// The number of the case.
    pub case: usize,
    /// The row.
    pub row: usize,
    /// What is wrong.
    pub kind: ViolationKind,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_code_and_cites_something() {
        for kind in ViolationKind::ALL {
            assert_eq!(kind.info().unwrap().code, kind.code());
            assert!(!kind.citations().is_empty() && kind.severity() == Severity::Error);
        }
    }
}
