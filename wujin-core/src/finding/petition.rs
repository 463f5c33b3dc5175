//! `WJ-5xx`: petitions and reports of illegal acts.

use super::Terms;
use super::family::findings;
use crate::term::Term;
use crate::time::Day;

findings! {
    /// Findings about petitions and reports of illegal acts.
    pub enum PetitionMatter {
        "WJ-501" Error ["4.1/3", "reading:edition-by-receipt"] GroundUnknown { ground: Term, editions: Terms }
            zh "“{editions}”没有“{ground}”这一事由"
            en "\"{ground}\" is not a ground under {editions}"
            mend_zh "改用规章所列的事由"
            mend_en "name a ground that the edition lists";
        "WJ-502" Error ["4.1/3", "reading:edition-by-receipt"] GroundMissing {}
            zh "没有写明事由"
            en "no ground is named"
            mend_zh "写明规章所列的事由"
            mend_en "name a ground that the edition lists";
        "WJ-503" Error ["reading:edition-by-receipt"] ReceiptDayMissing {}
            zh "没有写明收到之日"
            en "the day of receipt is not given"
            mend_zh "写明收到申诉的日期"
            mend_en "give the day the petition was received";
        "WJ-504" Error ["reading:edition-by-receipt"] ReceiptDayLater { received: Day, today: Day }
            zh "收到之日 {received} 晚于当日 {today}"
            en "the day of receipt, {received}, comes after {today}"
            mend_zh "更正收到之日，不得晚于 {today}"
            mend_en "correct the day of receipt to {today} or earlier";
        "WJ-505" Error ["reading:edition-by-receipt"] NoEdition { received: Day }
            zh "{received} 收到的申诉没有可适用的规章"
            en "no rule edition applies to a petition received on {received}"
            mend_zh "核对收到之日，或者指明所适用的规章"
            mend_en "check the day of receipt, or name the edition that applies";
        "WJ-506" Error ["4.1/3", "reading:edition-by-receipt"] HarmDayMissing { years: u32 }
            zh "以超过 {years} 年为由，没有写明知道或者应当知道权益受侵害之日"
            en "the bar of {years} years is named without the day the harm was known or ought to have been"
            mend_zh "写明知道或者应当知道权益受侵害之日"
            mend_en "give the day the harm was known or ought to have been";
        "WJ-507" Error ["4.1/3", "reading:edition-by-receipt"] NotTimeBarred { harm: Day, years: u32, last: Day }
            zh "自 {harm} 起满 {years} 年之日为 {last}，收到申诉时没有超过"
            en "{years} years since {harm} end on {last}, and were not over when the petition was received"
            mend_zh "不能以超过年限为由；另有事由的，写明该事由"
            mend_en "do not name the time bar; name another ground if there is one";
        "WJ-508" Error ["reading:edition-by-receipt"] SuspensionUnfounded { cause: Term, editions: Terms }
            zh "“{editions}”没有因“{cause}”扣除时间的规定"
            en "{editions} does not leave out time for {cause}"
            mend_zh "继续调解，期限照计"
            mend_en "go on mediating; the limit runs";
        "WJ-509" Error ["4.1/3"] AgreementMissing {}
            zh "没有写明调解协议的内容"
            en "what was agreed in mediation is not stated"
            mend_zh "写明协议内容"
            mend_en "state what was agreed";
        "WJ-510" Error ["4.1/3"] PartyNotTold { party: Term }
            zh "没有告知{party}"
            en "{party} was not told"
            mend_zh "告知{party}并记明"
            mend_en "tell {party} and record it";
        "WJ-511" Error ["reading:limit-at-least"] LimitNotPassed { earliest: Day }
            zh "调解期限最早于 {earliest} 才可能届满"
            en "the limit for mediation cannot have passed before {earliest}"
            mend_zh "继续调解；另有终止事由的，写明该事由"
            mend_en "go on mediating, or name another ground";
        "WJ-512" Error ["4.1/3"] ReasonNotTold {}
            zh "没有写明所告知的不予受理的理由"
            en "the reason told for declining is not stated"
            mend_zh "告知理由并记明"
            mend_en "tell the reason and record it";
        "WJ-513" Error ["reading:operator-settles-first"] OperatorMissing {}
            zh "没有写明所转的企业"
            en "the enterprise that settles first is not named"
            mend_zh "写明企业名称"
            mend_en "name the enterprise";
        "WJ-514" Error ["reading:operator-settles-first"] OperatorAnswerMissing {}
            zh "没有写明企业的答复"
            en "the answer of the enterprise is not stated"
            mend_zh "写明企业答复的内容"
            mend_en "state what the enterprise answered";
        "WJ-521" Error ["4.1/3"] ClueMissing {}
            zh "没有写明举报的违法线索"
            en "the report states no clue of an illegal act"
            mend_zh "写明违法线索"
            mend_en "state the clue";
        "WJ-522" Error ["4.1/3"] NotOpenedReasonMissing {}
            zh "没有写明不予立案的理由"
            en "no reason is given for not opening a case"
            mend_zh "写明理由"
            mend_en "state the reason";
        "WJ-523" Error ["4.1/3"] AgencyMissing {}
            zh "没有写明移送的机关"
            en "the agency that the report is referred to is not named"
            mend_zh "写明受移送的机关"
            mend_en "name the agency";
        "WJ-524" Error ["4.1/3"] ResultNotTold {}
            zh "没有写明告知举报人的内容"
            en "what the reporter was told is not stated"
            mend_zh "写明所告知的内容"
            mend_en "state what the reporter was told";
    }
}
