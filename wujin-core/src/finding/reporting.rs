//! `WJ-4xx`: reporting and reconciliation.

use std::borrow::Cow;

use super::family::findings;
use super::speak::{Spoken, spoken};
use super::{Speak, Terms};
use crate::provision::Citation;
use crate::term::Term;
use crate::time::{Day, Period};

spoken!(Period = "period");

impl Speak for Period {
    fn zh(&self) -> Cow<'_, str> {
        Period::zh(*self).into()
    }
    fn en(&self) -> Cow<'_, str> {
        Period::en(*self).into()
    }
    fn value(&self) -> serde_json::Value {
        self.to_string().into()
    }
}

findings! {
    /// Findings about reporting and reconciliation.
    pub enum ReportingMatter {
        "WJ-401" Error ["4.3/10"] ReportLate { report: Term, due: Day, submitted: Day }
            zh "{report}应于 {due} 前报送，实际于 {submitted} 报送"
            en "{report} was due by {due} and was submitted on {submitted}"
            mend_zh "说明迟报原因，今后按时限报送"
            mend_en "state why it came late and keep the time limit from now on";
        "WJ-402" Error ["4.3/10"] ReportOverdue { report: Term, period: Period, due: Day, basis: Citation }
            zh "{period}的{report}应于 {due} 前报送，至今未报齐"
            en "{report} for the {period} was due by {due} and has not been submitted in full"
            mend_zh "立即报送"
            mend_en "submit it at once";
        "WJ-403" Note ["4.3/10"] ReportOutstanding { report: Term, period: Period, basis: Citation }
            zh "{period}的{report}尚未报齐，未逾期"
            en "{report} for the {period} has not been submitted in full, and is not overdue"
            mend_zh "及时报送"
            mend_en "submit it promptly";
        "WJ-404" Warning ["reading:report-closing"] ReportReturned { report: Term, period: Period, on: Day }
            zh "{period}的{report}于 {on} 被退回，尚未重新报送"
            en "{report} for the {period} was returned on {on} and has not come back"
            mend_zh "更正后重新报送"
            mend_en "correct it and submit it again";
        "WJ-405" Note ["reading:report-closing"] ReportRevised { report: Term, period: Period, by: String }
            zh "{period}的{report}已由“{by}”更正"
            en "{report} for the {period} was revised by \"{by}\""
            mend_zh "以更正后的报表为准"
            mend_en "use the figures of the revision";
        "WJ-406" Error ["reading:counted-once"] CountedTwice { report: Term, period: Period, copies: u64 }
            zh "{period}的{report}有 {copies} 份已审核通过且互不更正，数据重复"
            en "{report} for the {period} was accepted {copies} times, and none replaces another"
            mend_zh "写明由哪一份更正其余各份"
            mend_en "say which of them replaces the others";
        "WJ-407" Error ["4.3/8", "reading:vice-provincial-inside"] CountedInsideAndOutside { unit: String, above: String }
            zh "“{unit}”同时列在“{above}”和另一单位之下，数据重复"
            en "\"{unit}\" is listed both under \"{above}\" and under another unit, and would count twice"
            mend_zh "只计入本省（本级）汇总"
            mend_en "count it in its own province, and there only";
        "WJ-408" Warning ["4.3/10"] ReportUnexpected { report: Term, period: Period }
            zh "不应有{period}的{report}"
            en "no {report} is expected for the {period}"
            mend_zh "核对填报单位和报告期"
            mend_en "check the unit and the period";
        "WJ-409" Error ["reading:report-closing"] ReplacedUnknown { of: String }
            zh "所更正的报表“{of}”不存在，或者属于其他单位、其他报告期"
            en "the report \"{of}\" that it replaces is not there, or is of another unit or period"
            mend_zh "写明所更正的本单位同期报表"
            mend_en "name the report of this unit and period that it replaces";
        "WJ-411" Error ["3.2.5/3"] OtherKindFilled { own: Term, column: Term, figure: Term, value: u64 }
            zh "“{own}”的服务站在“{column}”栏填写了{figure} {value}"
            en "a station of the kind \"{own}\" fills {figure} {value} in the column \"{column}\""
            mend_zh "只在“{own}”栏填写"
            mend_en "fill the column \"{own}\" only";
        "WJ-412" Error ["3.2.5/5"] PartsDoNotAdd { column: Term, figure: Term, stated: u64, sum: u64, basis: Citation }
            zh "“{column}”栏的{figure}为 {stated}，下级合计为 {sum}"
            en "{figure} of \"{column}\" is {stated}, and the reports below add to {sum}"
            mend_zh "与下级报表逐份核对后更正"
            mend_en "check it against each report below and correct it";
        "WJ-413" Error ["A6"] TotalDoesNotAdd { figure: Term, stated: u64, sum: u64 }
            zh "合计栏的{figure}为 {stated}，各栏之和为 {sum}"
            en "the total of {figure} is {stated}, and the columns add to {sum}"
            mend_zh "核对各栏和合计"
            mend_en "check the columns and the total";
        "WJ-414" Error ["reading:input-is-reported"] SumTooLarge {}
            zh "数据过大，无法合计"
            en "the figures are too large to be added"
            mend_zh "核对各栏数据"
            mend_en "check the figures";
        "WJ-415" Error ["4.3/7"] NotBelow { unit: String, above: String }
            zh "“{unit}”的上级“{above}”不存在，或者层级不高于本单位"
            en "\"{above}\", which stands above \"{unit}\", is not there or is not of a higher tier"
            mend_zh "核对上下级关系"
            mend_en "check which unit it reports to";
        "WJ-416" Note ["4.3/7"] PartsMissing { missing: u64, expected: u64 }
            zh "下级 {expected} 个单位中有 {missing} 个没有可用的报表"
            en "{missing} of {expected} units below have no report that counts"
            mend_zh "催报后重新汇总"
            mend_en "ask for the missing reports and compile again";
        "WJ-417" Error ["4.3/7", "reading:two-ways-one-report"] WaysDiffer { column: Term, figure: Term, written: u64, entered: u64 }
            zh "“{column}”栏的{figure}书面报为 {written}，系统录入为 {entered}"
            en "{figure} of \"{column}\" is {written} in writing and {entered} in the system"
            mend_zh "核对后更正其中一份，使书面与系统一致"
            mend_en "check both and correct one, so that the writing and the system say the same";
        "WJ-418" Note ["reading:day-of-receipt"] ReceiptDayUnknown { report: Term, period: Period }
            zh "没有{period}的{report}的收到日期，不判断是否逾期"
            en "nobody recorded on which day {report} for the {period} came, so that it is not called late"
            mend_zh "在收件登记中写明收到日期"
            mend_en "record the day of receipt";
        "WJ-419" Error ["4.3/7"] PeriodsDoNotAdd { column: Term, figure: Term, stated: u64, sum: u64 }
            zh "“{column}”栏的{figure}为 {stated}，按各季度报表应为 {sum}"
            en "{figure} of \"{column}\" is {stated}, and the reports of the quarters come to {sum}"
            mend_zh "与各季度报表核对后更正"
            mend_en "check it against the reports of the quarters and correct it";
        "WJ-420" Error ["4.3/9", "reading:year-between-its-quarters"] YearOutOfBounds { column: Term, figure: Term, stated: u64, least: u64, most: u64 }
            zh "“{column}”栏的{figure}为 {stated}，按各季度报表应在 {least} 至 {most} 之间"
            en "{figure} of \"{column}\" is {stated}, and by the reports of the quarters it lies between {least} and {most}"
            mend_zh "核对年度数据的统计起止和各季度报表"
            mend_en "check the window of the year and the reports of the quarters";
        "WJ-421" Error ["4.3/7"] ChannelMissing { used: Term, needed: Term, basis: Citation }
            zh "应当“{needed}”报送，现为“{used}”"
            en "the report goes \"{needed}\", and so far it went \"{used}\""
            mend_zh "补齐报送方式"
            mend_en "use the other way too";
        "WJ-422" Error ["4.3/9", "reading:annual-window"] WindowMissing { form: Term }
            zh "{form}没有写明报告期；年度数据还须写明统计起止"
            en "{form} names no period, or a year without the window that it covers"
            mend_zh "写明报告期，年度数据写明统计起止"
            mend_en "name the period, and for a year the window too";
        "WJ-423" Error ["reading:report-closing"] ReturnUnexplained {}
            zh "没有说明退回理由"
            en "no reason is given for the return"
            mend_zh "写明退回理由"
            mend_en "state the reason";
        "WJ-424" Error ["reading:report-closing"] RevisionUnexplained {}
            zh "没有写明更正的是哪一份报表以及更正了什么"
            en "it is not said which report replaces which, and what changed"
            mend_zh "写明所更正的报表和更正内容"
            mend_en "name the report and what changed";
        "WJ-425" Error ["4.3/7"] NotThisTier { action: Term, needed: Terms, basis: Citation }
            zh "这一级报表不由该单位“{action}”"
            en "at this leg, \"{action}\" is not for this unit"
            mend_zh "由以下单位办理：{needed}"
            mend_en "have it done by: {needed}";
        "WJ-426" Error ["4.3/5"] FiguresMissing { form: Term }
            zh "{form}没有数据"
            en "{form} holds no figures"
            mend_zh "填写数据；没有发生的填零"
            mend_en "fill the figures, with zeros where nothing happened";
        "WJ-427" Error ["4.3/7"] LegMissing {}
            zh "没有写明由哪一级报送哪一级"
            en "it is not said which tier reports to which"
            mend_zh "写明报送单位和接收单位的层级"
            mend_en "name the tier that submits and the tier that receives";
        "WJ-428" Error ["4.3/7"] LegUnknown { from: Term, to: Term }
            zh "“{from}”不向“{to}”报送"
            en "\"{from}\" does not report to \"{to}\""
            mend_zh "按逐级上报的层级填写"
            mend_en "name two tiers of the way up, the lower first";
        "WJ-429" Error ["2.1/4", "reading:annual-window"] WindowOther { asked: Period, own: Period }
            zh "本省年度数据的统计口径为“{own}”，不是“{asked}”"
            en "the annual figure of the province covers \"{own}\", not \"{asked}\""
            mend_zh "按省定标准规定的起止日统计"
            mend_en "count over the window that the province's profile sets";
        "WJ-430" Error ["3.2.5/3"] OpenDoesNotCarry { column: Term, open: u64, accepted: u64, closed: u64, left: u64 }
            zh "“{column}”栏上期末未办结 {open} 件、本期受理 {accepted} 件，与本期办结 {closed} 件、期末未办结 {left} 件不符"
            en "of \"{column}\" {open} were open and {accepted} came, while {closed} were closed and {left} are open"
            mend_zh "核对上期末未办结件数和本期各件数"
            mend_en "check what was open at the end of the period before, and the figures of this one";
        "WJ-431" Note ["reading:report-closing"] FigureRevised { of: String, column: Term, figure: Term, before: u64, after: u64 }
            zh "更正“{of}”：“{column}”栏的{figure}由 {before} 改为 {after}"
            en "it revises \"{of}\": {figure} of \"{column}\" was {before} and is {after}"
            mend_zh "以更正后的数字为准"
            mend_en "use the figure of the revision";
        "WJ-451" Error ["reading:printed-precision"] SumFails { total: String, printed: String, sum: String }
            zh "“{total}”印为 {printed}，各项相加为 {sum}"
            en "\"{total}\" is printed as {printed}, and its parts come to {sum}"
            mend_zh "核对各项与合计，更正有误的数字"
            mend_en "check the parts and the total, and correct the one that is wrong";
        "WJ-452" Error ["reading:printed-precision", "reading:rate-names-its-formula"] RateFails { rate: String, printed: String, formulas: Terms, worked_out: String }
            zh "“{rate}”印为 {printed}，按 {formulas} 计算为 {worked_out}"
            en "\"{rate}\" is printed as {printed}, and by {formulas} it is {worked_out}"
            mend_zh "核对分子、分母和比率，并写明计算口径"
            mend_en "check what stands above and below the line and the rate, and name the formula";
        "WJ-453" Error ["reading:rate-over-zero"] RateOverZero { rate: String, printed: String }
            zh "“{rate}”印为 {printed}，而分母为零，没有比率"
            en "\"{rate}\" is printed as {printed}, and over zero there is no rate"
            mend_zh "分母为零时不填比率，以“—”表示"
            mend_en "where nothing stands below the line print no rate but a dash";
        "WJ-454" Error ["reading:printed-precision"] ChangeFails { figure: String, printed: String, worked_out: String }
            zh "“{figure}”印为 {printed}，按本期、上期及增减数计算为 {worked_out}"
            en "\"{figure}\" is printed as {printed}, and from the other figures of the change it is {worked_out}"
            mend_zh "核对本期数、上期数、增减数和增减率"
            mend_en "check the figures of both periods, the difference and the rate of change";
        "WJ-455" Error ["reading:printed-precision"] PartExceedsWhole { part: String, part_printed: String, whole: String, whole_printed: String }
            zh "“{part}”{part_printed}，大于“{whole}”{whole_printed}"
            en "\"{part}\", {part_printed}, is larger than \"{whole}\", {whole_printed}"
            mend_zh "核对两个数字，部分不得大于总数"
            mend_en "check both figures: a part is not larger than its whole";
        "WJ-456" Error ["reading:unreadable-is-not-zero"] FigureUnreadable { figure: String, printed: String, fault: Term }
            zh "“{figure}”印为“{printed}”，无法采用：{fault}"
            en "\"{figure}\" is printed as \"{printed}\" and cannot be used: {fault}"
            mend_zh "按原件补录数字；原件没有的，注明空白或不适用"
            mend_en "take the figure from the original; where it has none, say that it is blank or does not apply";
        "WJ-457" Warning ["reading:suspect-set"] SmallestSuspects { size: u64, sets: String }
            zh "至少有 {size} 个数字有误；只要更正下列任一组，其余均可成立：{sets}"
            en "at least {size} of the figures must be wrong; with any one of these corrected all else can stand: {sets}"
            mend_zh "先核对所列数字的原始记录"
            mend_en "first check the figures named against their records";
        "WJ-458" Error ["reading:printed-precision"] FiguresDiffer { figures: String }
            zh "同一数字前后不一致：{figures}"
            en "what should be one figure differs: {figures}"
            mend_zh "核对后改为同一数字"
            mend_en "check them and print the same figure in each place";
        "WJ-459" Error ["reading:printed-precision"] SharesFail { sum: String }
            zh "各项占比相加为 {sum}，不是 100 %"
            en "the shares come to {sum}, not to 100 %"
            mend_zh "核对各项占比"
            mend_en "check the shares";
        "WJ-460" Error ["reading:printed-precision"] CannotAllBeRight { figures: String }
            zh "各关系单独成立，但下列数字不能同时正确：{figures}"
            en "each claim can hold by itself, and these figures cannot all be right: {figures}"
            mend_zh "核对所列数字"
            mend_en "check the figures named";
        "WJ-461" Note ["reading:suspect-set"] Unexplained { most: u64 }
            zh "更正至多 {most} 个数字不足以使其余成立，未指明可疑数字"
            en "no correction of up to {most} figures was found that lets the rest stand, so no suspects are named"
            mend_zh "逐项核对未通过的关系"
            mend_en "go through the failing claims one by one";
    }
}
