//! `WJ-2xx`: procedures. `WJ-20x` hold for every procedure; the rest for the complaint and inquiry.

use super::Terms;
use super::family::findings;
use crate::term::Term;
use crate::time::{Day, Instant};

findings! {
    /// Findings about procedures.
    pub enum ProcedureMatter {
        "WJ-201" Error ["reading:events-in-order"] NotLawfulHere { action: Term, stage: Term, needed: Terms }
            zh "“{stage}”阶段不能“{action}”"
            en "\"{action}\" is not lawful while the case is at \"{stage}\""
            mend_zh "先使案件进入：{needed}"
            mend_en "first bring the case to: {needed}";
        "WJ-202" Error ["reading:events-in-order"] AlreadyEnded { action: Term, stage: Term }
            zh "案件已“{stage}”，不能再“{action}”"
            en "the case has ended at \"{stage}\", so \"{action}\" is no longer lawful"
            mend_zh "案件终结后不再办理；另有诉求的，另行登记"
            mend_en "nothing follows the end of a case; register a new one for a new matter";
        "WJ-203" Error ["3.2.4/1"] OtherRegion { action: Term, region: Term, now: Term, needed: Terms }
            zh "“{region}”现为“{now}”，不能“{action}”"
            en "\"{action}\" is not lawful while {region} is \"{now}\""
            mend_zh "先使“{region}”成为：{needed}"
            mend_en "first bring {region} to: {needed}";
        "WJ-204" Error ["reading:events-in-order"] RoleMayNot { action: Term, role: Term, who: Terms }
            zh "“{role}”不能“{action}”"
            en "\"{role}\" may not do \"{action}\""
            mend_zh "由以下人员办理：{who}"
            mend_en "have it done by: {who}";
        "WJ-205" Error ["reading:events-in-order"] TimeRunsBack { at: Instant, last: Instant }
            zh "办理时间 {at} 早于上一条记录 {last}"
            en "the time {at} comes before the last event at {last}"
            mend_zh "更正时间，不得早于 {last}"
            mend_en "correct the time to {last} or later";
        "WJ-206" Error ["reading:events-in-order"] StaleSequence { expected: u32, actual: u32 }
            zh "提交所依据的记录序号为 {expected}，案件现为 {actual}"
            en "the command was made on event {expected}, and the case is at event {actual}"
            mend_zh "重新读取案件后再提交"
            mend_en "read the case again and decide anew";
        "WJ-207" Error ["reading:pinned-rules"] OtherProfile { began: String, given: String }
            zh "案件依方案“{began}”受理，不能改用“{given}”"
            en "the case began under profile \"{began}\" and cannot go on under \"{given}\""
            mend_zh "按受理时的方案“{began}”办理"
            mend_en "go on under the profile it began under, \"{began}\"";
        "WJ-211" Error ["3.2.2/1"] OpinionMissing {}
            zh "没有写明处理意见"
            en "no handling opinion is stated"
            mend_zh "写明处理意见"
            mend_en "state the opinion";
        "WJ-212" Error ["3.2.2/1"] OpinionUnfounded {}
            zh "处理意见没有写明所依据的法律法规或者经营者承诺"
            en "the opinion names no law and no commitment that it is founded on"
            mend_zh "写明依据的法律法规或者承诺"
            mend_en "name the law or the commitment";
        "WJ-213" Error ["3.2.2/2"] NoConsent {}
            zh "消费者没有同意"
            en "the consumer has not consented"
            mend_zh "与消费者继续协商，取得同意"
            mend_en "go on negotiating until the consumer consents";
        "WJ-214" Error ["3.2.2/2"] TermsMissing {}
            zh "没有写明和解协议内容"
            en "the terms of the settlement are not stated"
            mend_zh "写明协议要点"
            mend_en "state the terms";
        "WJ-215" Error ["3.2.3/2"] PerformanceDayMissing {}
            zh "没有约定履行日"
            en "no day to perform by is agreed"
            mend_zh "与消费者约定履行日"
            mend_en "agree a day with the consumer";
        "WJ-216" Error ["3.2.3/2"] PerformanceDayPast { by: Day, today: Day }
            zh "约定的履行日 {by} 早于和解当日 {today}"
            en "the day to perform by, {by}, comes before the day of the settlement, {today}"
            mend_zh "另行约定不早于 {today} 的履行日"
            mend_en "agree a day not before {today}";
        "WJ-217" Error ["3.2.2/3"] ReasonMissing {}
            zh "没有说明理由"
            en "no reason is given"
            mend_zh "写明理由"
            mend_en "state the reason";
        "WJ-218" Error ["3.2.3/2"] PerformanceMissing {}
            zh "没有写明履行情况"
            en "what was done is not stated"
            mend_zh "写明履行情况"
            mend_en "state what was done";
        "WJ-219" Error ["3.2.3/2"] DayNotPast { by: Day, today: Day }
            zh "履行日 {by} 尚未过去（当日为 {today}），消费者也没有陈述被拒绝履行"
            en "the day to perform by, {by}, has not passed on {today}, and the consumer states no refusal"
            mend_zh "等到 {by} 之后，或者记明消费者所述的拒绝履行情况"
            mend_en "wait until {by} has passed, or record the refusal that the consumer states";
        "WJ-220" Error ["3.2.3/2"] NothingAgreed {}
            zh "尚无约定履行日的和解协议"
            en "there is no settlement with a day to perform by"
            mend_zh "先达成和解并约定履行日，或者记明消费者所述的拒绝履行情况"
            mend_en "settle first, or record the refusal that the consumer states";
        "WJ-221" Error ["3.2.2/3"] PetitionNotTold {}
            zh "没有告知消费者可以向工商行政管理等有关部门申诉"
            en "the consumer was not told that a petition to the authorities is open"
            mend_zh "告知可以申诉并记明"
            mend_en "tell the consumer of the petition and record it";
        "WJ-222" Error ["3.2.4/1"] ReplyDayNotAgreed {}
            zh "答复日没有与消费者约定"
            en "the day for the answer is not agreed with the consumer"
            mend_zh "与消费者约定答复日"
            mend_en "agree the day with the consumer";
        "WJ-223" Error ["3.2.4/1"] ReplyDayMissing {}
            zh "没有写明答复日"
            en "no day for the answer is named"
            mend_zh "写明约定的答复日"
            mend_en "name the agreed day";
        "WJ-224" Error ["3.2.4/1"] ReplyDayPast { by: Day, today: Day }
            zh "约定的答复日 {by} 早于当日 {today}"
            en "the day for the answer, {by}, comes before {today}"
            mend_zh "另行约定不早于 {today} 的答复日"
            mend_en "agree a day not before {today}";
        "WJ-225" Error ["4.1/2"] GuidanceWayMissing {}
            zh "没有写明行政指导的方式"
            en "the way of guidance is not named"
            mend_zh "写明联网直通、三方通话或者现场指导"
            mend_en "name the network link, the three-way call or the visit";
        "WJ-226" Error ["3.2.5/1"] RegisterEntryMissing {}
            zh "没有记入《受理和处理消费者投诉登记簿》"
            en "the complaint has no entry in the register"
            mend_zh "先记入登记簿，写明序号"
            mend_en "enter it in the register and give the running number";
        "WJ-231" Error ["3.2.1/1"] QuestionMissing {}
            zh "没有写明咨询内容"
            en "the question is not stated"
            mend_zh "写明咨询内容"
            mend_en "state the question";
        "WJ-232" Error ["3.2.1/1"] AnswerMissing {}
            zh "没有写明解答内容"
            en "the answer is not stated"
            mend_zh "写明解答内容"
            mend_en "state the answer";
        "WJ-233" Error ["3.3/1"] ComplaintNotNamed {}
            zh "没有写明所转投诉的登记表编号"
            en "the complaint that the inquiry became is not named"
            mend_zh "先登记投诉，再写明其编号"
            mend_en "register the complaint and name its number";
        "WJ-241" Error ["3.2.1/2", "3.3/1"] Unregistered { action: Term }
            zh "投诉没有登记就“{action}”"
            en "\"{action}\" was done before the complaint was registered"
            mend_zh "先登记投诉；登记记录遗漏的，补上"
            mend_en "register the complaint first, or supply the record of its registration";
        "WJ-242" Error ["3.2.3/1"] ReviewSkipped { action: Term, stage: Term }
            zh "处在“{stage}”阶段，和解协议未经审核同意就“{action}”"
            en "\"{action}\" was done at \"{stage}\", without a settlement that the leader had approved"
            mend_zh "履行前由单位领导审核同意"
            mend_en "have the leader approve the settlement before it is performed";
        "WJ-243" Error ["3.2.2/3"] RecourseSkipped {}
            zh "和解不成，没有告知申诉途径就归档"
            en "the complaint was archived unsettled, and the consumer not told of recourse"
            mend_zh "告知消费者可以申诉后再归档"
            mend_en "tell the consumer of recourse, then archive";
        "WJ-244" Error ["3.2.5/2"] ArchivedWithoutOutcome { stage: Term }
            zh "处在“{stage}”阶段，没有处理结果就归档"
            en "the complaint was archived at \"{stage}\", without an outcome"
            mend_zh "办结后再归档"
            mend_en "bring the complaint to an outcome, then archive";
        "WJ-245" Error ["3.2.4/2"] ArchivedUnanswered {}
            zh "约定的答复尚未作出就归档"
            en "the complaint was archived while a promised answer was still owed"
            mend_zh "先按约定答复消费者"
            mend_en "give the consumer the promised answer first";
    }
}
