//! `WJ-6xx`: supervision.

use super::family::findings;
use crate::provision::Citation;
use crate::term::Term;
use crate::time::{Day, Period};

findings! {
    /// Findings about supervision.
    pub enum SupervisionMatter {
        "WJ-601" Warning ["3.1/7", "3.3/3"] HotSpot { by: Term, group: String, problems: u64, total: u64, share: String }
            zh "投诉集中于{by}“{group}”：{total} 件中有 {problems} 件，占 {share}%"
            en "complaints concentrate on the {by} \"{group}\": {problems} of {total}, {share} per cent"
            mend_zh "分析原因，有针对性地防范，并向工商部门反映"
            mend_en "find the cause, prevent it, and report it to the authorities";
        "WJ-602" Warning ["3.1/7", "3.3/3"] HotSpotOfNature { nature: Term, problems: u64, total: u64, share: String }
            zh "投诉集中于{nature}问题：{total} 件中有 {problems} 件，占 {share}%"
            en "complaints concentrate on {nature}: {problems} of {total}, {share} per cent"
            mend_zh "分析原因，有针对性地防范，并向工商部门反映"
            mend_en "find the cause, prevent it, and report it to the authorities";
        "WJ-611" Warning ["4.2/5", "reading:handled-badly"] PoorSettlementRate { settled: u64, closed: u64, rate: String, least: u32 }
            zh "办结 {closed} 件，和解 {settled} 件，和解率 {rate}%，低于 {least}%"
            en "{settled} of {closed} closed complaints were settled, {rate} per cent and below {least}"
            mend_zh "约谈经营者，或者发出行政建议书"
            mend_en "call the operator to a talk, or send a letter of suggestion";
        "WJ-612" Warning ["4.2/5", "3.2.4/2"] PromisesOverdue { overdue: u64 }
            zh "有 {overdue} 件约定的答复逾期"
            en "{overdue} promised answers came late or are overdue"
            mend_zh "督促立即答复；约谈经营者，或者发出行政建议书"
            mend_en "have them given at once; call the operator to a talk, or send a letter of suggestion";
        "WJ-613" Warning ["4.2/5", "3.2.2/3"] RecourseNeverTold { untold: u64 }
            zh "有 {untold} 件和解不成而没有告知消费者可以申诉"
            en "in {untold} complaints settlement failed and the consumer was not told of recourse"
            mend_zh "督促立即告知；约谈经营者，或者发出行政建议书"
            mend_en "have them told at once; call the operator to a talk, or send a letter of suggestion";
        "WJ-621" Error ["4.2/5"] SettledOverstated { reported: u64, recorded: u64, period: Period }
            zh "{period}上报和解 {reported} 件，登记表和登记簿只有 {recorded} 件，涉嫌虚报"
            en "{reported} settlements are reported for the {period}, and the records hold {recorded}"
            mend_zh "核实后约谈经营者或者发出行政建议书，并更正报表"
            mend_en "verify it, call the operator to a talk or send a letter of suggestion, and have the report revised";
        "WJ-622" Warning ["3.2.5/3", "3.2.5/1"] RecountDiffers { figure: Term, reported: u64, recorded: u64, period: Period }
            zh "{period}上报的{figure}为 {reported}，按记录重新统计为 {recorded}"
            en "{figure} is reported as {reported} for the {period}, and the records hold {recorded}"
            mend_zh "逐件核对后更正报表"
            mend_en "check case by case and have the report revised";
        "WJ-631" Note ["4.2/8"] DutyUnrecorded { duty: Term, first: Day, last: Day, basis: Citation }
            zh "{first} 至 {last} 没有“{duty}”的记录"
            en "nothing on record from {first} to {last} for: {duty}"
            mend_zh "补做或者补记"
            mend_en "do it, or record what was done";
        "WJ-632" Note ["4.2/7", "reading:appraisal-parts"] AppraisalPartMissing { part: Term }
            zh "没有“{part}”的数据，该项不计分，其余项目按比例分摊权重"
            en "there are no data on {part}; it does not score, and the others share its weight"
            mend_zh "收集该项数据后重新考核"
            mend_en "gather the data and appraise again";
    }
}
