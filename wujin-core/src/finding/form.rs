//! `WJ-3xx`: forms and identity.

use super::family::findings;
use crate::provision::Citation;
use crate::term::Term;
use crate::time::{Day, Period};

findings! {
    /// Findings about forms and identity.
    pub enum FormMatter {
        "WJ-301" Error ["A1"] FieldMissing { form: Term, field: Term, basis: Citation }
            zh "{form}未填“{field}”"
            en "{form} leaves \"{field}\" blank"
            mend_zh "补填“{field}”"
            mend_en "fill in \"{field}\"";
        "WJ-302" Error ["reading:forms-reconstructed"] LabelMissing { form: Term, field: Term }
            zh "工作表中找不到{form}的“{field}”"
            en "the sheet has no \"{field}\" of {form}"
            mend_zh "恢复该栏目名，或者改用与该表相符的表式"
            mend_en "put the label back, or read it with the form edition it was made by";
        "WJ-303" Error ["reading:forms-reconstructed"] FieldTooLarge { field: Term, value: u64, most: u64 }
            zh "“{field}”为 {value}，最大为 {most}"
            en "\"{field}\" is {value}, and {most} is the most it can be"
            mend_zh "核对后更正"
            mend_en "check it and correct it";
        "WJ-304" Error ["reading:forms-reconstructed"] DaysOutOfOrder { earlier: Term, earlier_day: Day, later: Term, later_day: Day }
            zh "“{later}”{later_day} 早于“{earlier}”{earlier_day}"
            en "\"{later}\", {later_day}, is before \"{earlier}\", {earlier_day}"
            mend_zh "核对两个日期，更正有误的一个"
            mend_en "check both days and correct the one that is wrong";
        "WJ-305" Error ["3.2.5/1"] NumberOutOfOrder { field: Term, number: u64, after: u64 }
            zh "“{field}”{number} 排在 {after} 之后，序号重复或者没有按时间顺序"
            en "\"{field}\" {number} follows {after}: a number stands twice, or the lines are not in order of time"
            mend_zh "按时间顺序排列，逐条编号"
            mend_en "put the lines in order of time and number each once";
        "WJ-306" Error ["3.2.5/4"] PeriodNotQuarter { form: Term, period: Period }
            zh "{form}按季度填报，“{period}”不是季度"
            en "{form} is of a quarter, and \"{period}\" is none"
            mend_zh "写明季度，例如 2012年第一季度"
            mend_en "name the quarter, such as 2012Q1";
        "WJ-310" Error ["reading:identity-checked"] IdentityLength { identity: Term, text: String, length: u32, needed: Term }
            zh "{identity}“{text}”为{length}个字，应为{needed}"
            en "the {identity} \"{text}\" has {length} characters and must be {needed}"
            mend_zh "核对原件，填写{needed}"
            mend_en "check it against the original and write {needed}";
        "WJ-311" Error ["reading:identity-checked"] IdentityCharacter { identity: Term, text: String, letter: String, position: u32, allowed: Term }
            zh "{identity}“{text}”第{position}个字“{letter}”有误，应为{allowed}"
            en "character {position} of the {identity} \"{text}\" is \"{letter}\" and must be {allowed}"
            mend_zh "更正第{position}个字为{allowed}"
            mend_en "correct character {position} to {allowed}";
        "WJ-312" Error ["reading:identity-checked", "reading:input-is-reported"] IdentityFullWidth { identity: Term, text: String, letter: String, position: u32, half: String }
            zh "{identity}“{text}”第{position}个字“{letter}”是全角字符"
            en "character {position} of the {identity} \"{text}\" is the full-width \"{letter}\""
            mend_zh "改用半角字符“{half}”"
            mend_en "write the half-width \"{half}\"";
        "WJ-313" Error ["reading:identity-checked"] IdentityCheck { identity: Term, text: String, expected: String, actual: String }
            zh "“{text}”中{identity}校验码为“{actual}”，与其他各位不符"
            en "the check character of the {identity} in \"{text}\" is \"{actual}\", which the others do not give"
            mend_zh "核对原件；如其他各位无误，校验码应为“{expected}”"
            mend_en "check it against the original; if the other characters are right, the check character is \"{expected}\"";
        "WJ-314" Error ["reading:division-table-by-day"] DivisionUnknown { code: String, as_at: Day }
            zh "{as_at}的行政区划代码表没有“{code}”"
            en "there is no division \"{code}\" in the table as at {as_at}"
            mend_zh "更正代码，或载入含有该代码的新代码表"
            mend_en "correct the code, or load a later table that has it";
        "WJ-315" Warning ["reading:division-table-by-day"] DivisionNotYet { code: String, day: Day, from: Day }
            zh "行政区划代码“{code}”在{day}尚未启用，{from}的代码表才有"
            en "the division \"{code}\" was not in force on {day}; the table as at {from} is the first to have it"
            mend_zh "改用当日有效的代码"
            mend_en "use the code that was in force on the day";
        "WJ-316" Warning ["reading:division-table-by-day"] DivisionAbolished { code: String, day: Day, since: Day }
            zh "行政区划代码“{code}”在{day}已经撤销，{since}的代码表不再有"
            en "the division \"{code}\" was no longer in force on {day}; the table as at {since} lacks it"
            mend_zh "改用当日有效的代码"
            mend_en "use the code that was in force on the day";
        "WJ-317" Error ["reading:division-table-by-day"] DivisionTableWrong { detail: String }
            zh "行政区划代码表有误：{detail}"
            en "the table of divisions is wrong: {detail}"
            mend_zh "更正代码表后重新载入"
            mend_en "correct the table and load it again";
        "WJ-318" Error ["reading:chain-of-tiers"] NoBureau { code: String }
            zh "“{code}”没有可以报送的县级局：它是汇总码，或者下设县区"
            en "no county bureau reports under \"{code}\": it only groups others, or has counties of its own"
            mend_zh "填写县级行政区划代码"
            mend_en "write the code of the county";
        "WJ-319" Error ["reading:chain-of-tiers"] NotAddressed { code: String }
            zh "“{code}”不在通知的发文范围内"
            en "the notice is not addressed to \"{code}\""
            mend_zh "填写内地省（自治区、直辖市）的行政区划代码"
            mend_en "write the code of a division on the mainland";
    }
}
