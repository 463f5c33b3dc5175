//! `WJ-5xx`: petitions and reports of illegal acts.

use super::Terms;
use super::family::findings;
use crate::term::Term;
use crate::time::Day;

findings! {
    /// Findings about petitions and reports of illegal acts.
    pub enum PetitionMatter {
        "WJ-501" Error ["4.1/3", "reading:edition-by-receipt"] GroundUnknown { ground: Term, editions: Terms }
            zh "《{editions}》没有列“{ground}”这一事由"
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
            mend_zh "写明收到之日"
            mend_en "give the day the petition was received";
        "WJ-504" Error ["reading:edition-by-receipt"] ReceiptDayLater { received: Day, today: Day }
            zh "收到之日 {received} 晚于当日 {today}"
            en "the day of receipt, {received}, comes after {today}"
            mend_zh "更正收到之日，不得晚于 {today}"
            mend_en "correct the day of receipt to {today} or earlier";
        "WJ-505" Error ["reading:edition-by-receipt"] NoEdition { received: Day }
            zh "{received} 没有施行可以适用的规章"
            en "no rule edition applies to a petition received on {received}"
            mend_zh "核对收到之日，或者指明所适用的规章"
            mend_en "check the day of receipt, or name the edition that applies";
        "WJ-506" Error ["4.1/3", "reading:edition-by-receipt"] HarmDayMissing { years: u32 }
            zh "以超过 {years} 年为由，没有写明知道或者应当知道权益受侵害之日"
            en "the bar of {years} years is named without the day the harm was known or ought to have been"
            mend_zh "写明知道或者应当知道权益受侵害之日"
            mend_en "give the day the harm was known or ought to have been";
        "WJ-507" Error ["4.1/3", "reading:edition-by-receipt"] NotTimeBarred { harm: Day, years: u32, last: Day }
            zh "自 {harm} 起满 {years} 年之日为 {last}，收到时没有超过"
            en "{years} years since {harm} end on {last}, and were not over when the petition was received"
            mend_zh "不能以超过年限为由；另有事由的，写明该事由"
            mend_en "do not name the time bar; name another ground if there is one";
        "WJ-509" Error ["4.1/3"] AgreementMissing {}
            zh "没有写明调解协议的内容"
            en "what was agreed in mediation is not stated"
            mend_zh "写明协议内容"
            mend_en "state what was agreed";
        "WJ-510" Error ["4.1/3"] PartyNotTold { party: Term }
            zh "没有记明已告知{party}"
            en "it is not recorded that {party} was told"
            mend_zh "告知{party}并记明"
            mend_en "tell {party} and record it";
        "WJ-511" Error ["4.1/3", "reading:two-period-rules"] LimitNotPassed { last: Day, today: Day }
            zh "调解期限至 {last} 届满，{today} 尚未届满"
            en "the limit for mediation ends on {last}, and has not passed on {today}"
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
        "WJ-515" Error ["4.1/3", "reading:edition-by-receipt"] StopUnfounded { cause: Term, editions: Terms }
            zh "《{editions}》没有因“{cause}”中止调解的规定"
            en "{editions} does not have the mediation stop for {cause}"
            mend_zh "核对本件所适用的规章"
            mend_en "check which editions the petition is under";
        "WJ-516" Error ["4.1/3", "reading:edition-by-receipt"] MediationNotConsented { party: Term }
            zh "没有记明{party}同意调解"
            en "it is not recorded that {party} consents to mediation"
            mend_zh "征得{party}同意并记明；明确拒绝调解的，终止调解"
            mend_en "ask {party} to consent and record it; where mediation is refused, end it";
        "WJ-517" Error ["4.1/3", "reading:edition-by-receipt"] RecusalUndecided {}
            zh "没有写明是否回避的决定"
            en "the decision on the request for recusal is not stated"
            mend_zh "对回避申请作出决定并写明，再恢复调解"
            mend_en "decide on the request and state the decision before mediation goes on";
        "WJ-518" Error ["reading:suspended-days"] TestingEndOutside { ended: Day, began: Day, today: Day }
            zh "检测鉴定结束日期 {ended} 不在 {began} 至 {today} 之间"
            en "the last day of testing, {ended}, does not lie from {began} to {today}"
            mend_zh "更正检测鉴定结束日期；没有检测鉴定的，不填"
            mend_en "correct the last day of testing, or leave it out where nothing is being tested";
        "WJ-519" Error ["4.1/3", "reading:written-agreement"] AgreementUnwritten { party: Term }
            zh "没有制作调解书，也没有即时履行，又没有记明{party}同意不制作"
            en "no written agreement was made, it was not performed at once, and {party} did not agree that none be made"
            mend_zh "制作调解书；已经即时履行或者双方同意不制作的，记明"
            mend_en "make a written agreement, or record that it was performed at once or that both parties waive it";
        "WJ-520" Error ["4.1/3", "reading:edition-by-receipt"] NothingMediated {}
            zh "没有组织过调解，不能以无法达成调解协议为由终止"
            en "no mediation took place, so that it cannot end because no agreement is possible"
            mend_zh "先组织调解；一方不参加或者明确拒绝的，改用该事由"
            mend_en "mediate first; where a party stays away or refuses, name that ground";
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
        "WJ-525" Error ["4.1/3", "reading:edition-by-receipt"] RefusingPartyMissing {}
            zh "没有写明哪一方明确拒绝调解"
            en "it is not stated which party refuses mediation"
            mend_zh "写明拒绝调解的一方"
            mend_en "state the party that refuses";
        "WJ-526" Error ["4.1/3", "reading:edition-by-receipt"] RefusalUnlisted { party: Term, editions: Terms }
            zh "《{editions}》没有把{party}拒绝调解列为终止调解的情形"
            en "{editions} does not list a refusal by {party} as a ground to end the mediation"
            mend_zh "改用规章所列的事由，例如无正当理由不参加调解"
            mend_en "name a ground that the edition lists, such as unjustified absence";
        "WJ-527" Error ["4.1/3", "reading:edition-by-receipt"] HandlingBodyMissing {}
            zh "没有写明已经受理或者处理该争议的机构"
            en "it is not stated who has accepted or handled the dispute"
            mend_zh "写明该机构"
            mend_en "state who it was";
        "WJ-528" Error ["4.1/3", "reading:edition-by-receipt"] HandlingBodyUnlisted { body: Term, editions: Terms, listed: Terms }
            zh "《{editions}》所列的机构不含{body}，只有：{listed}"
            en "{editions} does not list {body}, but only: {listed}"
            mend_zh "不能以此为由；另有事由的，写明该事由"
            mend_en "do not name this ground; name another if there is one";
        "WJ-529" Error ["4.1/3", "reading:suspended-days"] LimitStandsStill { since: Day }
            zh "检测鉴定自 {since} 起尚未结束，调解期限没有届满"
            en "testing has gone on since {since}, and the limit for mediation stands still"
            mend_zh "待检测鉴定结束后继续调解；另有终止事由的，写明该事由"
            mend_en "go on when testing has ended, or name another ground";
        "WJ-530" Error ["4.1/3", "reading:rest-days"] LimitUnknown { known_until: Day }
            zh "{known_until} 以后的放假安排尚未公布，不知道调解期限何日届满"
            en "the working days after {known_until} are not published, so that the schedule is unknown and with it the day on which the limit for mediation ends"
            mend_zh "放假安排公布后载入该年数据；另有终止事由的，写明该事由"
            mend_en "load that year's notice when it is published, or name another ground";
        "WJ-531" Error ["4.1/3", "reading:edition-by-receipt"] WayNotTold { way: Term }
            zh "没有记明已告知可以通过以下途径解决争议：{way}"
            en "it is not recorded that this other way to resolve the dispute was told: {way}"
            mend_zh "告知《消费者权益保护法》第三十九条规定的其他途径并记明"
            mend_en "tell the other ways of Art 39 of the Consumer Protection Law and record it";
        "WJ-532" Error ["reading:operator-settles-first"] SchemeNotApplicable {}
            zh "省定标准没有对收到之日的投诉适用企业先行和解"
            en "no profile says that the online scheme, in which an enterprise settles first, applies to what was received then"
            mend_zh "由本机关办理；本省适用该机制的，在省定标准中写明起始日"
            mend_en "handle it at the authority; where the province has the scheme, give its first day in the profile";
        "WJ-533" Error ["reading:petition-withdrawal"] WithdrawalWayMissing {}
            zh "没有写明消费者以何种方式表示撤回"
            en "it is not stated how the consumer said that the petition is withdrawn"
            mend_zh "写明来人、来电、来函等方式"
            mend_en "state whether in person, by telephone, by letter or otherwise";
        "WJ-534" Error ["reading:clue-by-report"] ClueReportMissing {}
            zh "没有写明核查该线索的举报编号"
            en "the number of the report in which the clue is checked is not stated"
            mend_zh "另作举报登记，写明其编号"
            mend_en "take the clue up as a report, and state its number";
        "WJ-535" Error ["4.1/3"] ApprovalMissing {}
            zh "没有写明批准延长核查期限的负责人"
            en "who approved the extension of the limit for checking is not stated"
            mend_zh "报部门负责人批准并写明"
            mend_en "have the head of the authority approve it, and state who did";
        "WJ-536" Error ["4.1/3"] ExtensionReasonMissing {}
            zh "没有写明延长核查期限的特殊情况"
            en "the special circumstances of the extension are not stated"
            mend_zh "写明特殊情况"
            mend_en "state them";
        "WJ-537" Error ["reading:extension-in-time"] ExtendedAlready { day: Day }
            zh "核查期限已于 {day} 延长过一次"
            en "the limit for checking was extended already, on {day}"
            mend_zh "在延长后的期限内决定是否立案"
            mend_en "decide within the extended limit";
        "WJ-538" Error ["reading:extension-in-time"] ExtensionLate { last: Day, today: Day }
            zh "核查期限已于 {last} 届满，{today} 不能再延长"
            en "the limit for checking ended on {last}, and cannot be extended on {today}"
            mend_zh "立即决定是否立案"
            mend_en "decide at once";
        "WJ-539" Error ["4.1/3", "reading:reporter-not-told"] TellingOwed {}
            zh "应当告知举报人，不能不经告知而办结"
            en "the reporter is to be told, and the report cannot be closed untold"
            mend_zh "告知举报人"
            mend_en "tell the reporter";
        "WJ-540" Error ["reading:reporter-not-told"] UntoldReasonMissing {}
            zh "没有写明无须告知举报人的理由"
            en "why the reporter need not be told is not stated"
            mend_zh "写明理由，例如匿名举报"
            mend_en "state it, such as that the report is anonymous";
        "WJ-541" Error ["reading:clue-by-report"] PetitionMissing {}
            zh "没有写明在哪一件投诉的调解中发现该线索"
            en "the petition in whose mediation the clue was found is not stated"
            mend_zh "写明该投诉的编号"
            mend_en "state its number";
    }
}
