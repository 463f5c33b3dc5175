//! What the notice does not say and this project had to decide. Each decision is marked
//! `// READING: <id>` where the code takes it, and is listed in the documentation.

use serde::Serialize;

/// One interpretation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Reading {
    /// The identifier used in citations after `reading:`.
    pub id: &'static str,
    /// What was decided, in Chinese.
    pub zh: &'static str,
    /// What was decided, in English.
    pub en: &'static str,
}

const fn reading(id: &'static str, zh: &'static str, en: &'static str) -> Reading {
    Reading { id, zh, en }
}

/// Every reading, in the order of the identifiers.
pub const READINGS: &[Reading] = &[
    reading(
        "accepted-by-registration-day",
        "受理件数按登记日计入季度，和解、已告知申诉、撤回件数按办结日计入季度，未办结件数按期末计；同一件投诉的受理与和解可在不同季度。",
        "a complaint counts as accepted in the quarter it was registered, as settled, told or withdrawn in the quarter it was resolved, and as open where neither resolved nor later than the period's end",
    ),
    reading(
        "annex-1-in-order",
        "登记表由办理记录生成：同一栏先后填写多次的，按时间逐行写明日期和内容，日期栏取最后一次；办结后不会再发生的栏目记为不适用；来电、来函、网络投诉不需消费者签字。",
        "the registration form drawn from a case's events shows what was said several times line by line with its day, and of days the last; what can no longer happen once the matter is resolved does not apply; a complaint that was not made in person needs no signature of the consumer",
    ),
    reading(
        "annex-1-required",
        "登记表原件未见；登记时至少填写服务站名称、消费者姓名、联系电话、商品或服务名称、投诉事实及请求。",
        "the real form is not available; registering asks at least for station, consumer's name and telephone, goods or service, and request",
    ),
    reading(
        "annex-4-required",
        "信息登记表原件未见；登记时至少填写站名、类型、经营者名称、地址、负责人、固定电话和辖区工商所，以及工作人员和责任区监管执法人员的姓名、照片、电话。",
        "the real form is not available; registering asks at least for name, kind, operator, address, person in charge, telephone and district office, and for name, photograph and telephone of staff and area officers",
    ),
    reading(
        "annex-5-order",
        "信息登记汇总表按辖区工商所分表，依类型、设立日期、站名排列，类型或日期空白的排在后面。",
        "the summary of registrations is kept by district office and lists stations by kind, set-up day and name, blanks last",
    ),
    reading(
        "annual-window",
        "年度数据在年底前报送，统计口径的起止日未作规定，每次报送须注明。",
        "the annual figure is due before its year is over and nothing fixes its window, so that every report names one",
    ),
    reading(
        "appraisal-parts",
        "投诉量的得分由考核者给出的基准件数决定：不超过基准得满分，超出部分按基准件数所占比例递减；没有数据的项目不计，其余权重按比例分摊。",
        "volume scores in full up to a reference number that the appraiser gives, and beyond it by the reference's share; a part without data is left out and the other weights share its place",
    ),
    reading(
        "appraisal-weights",
        "考核项目的权重由各省规定；未规定时按投诉量20、和解率40、满意率40计，和解率低于60%视为处理不力。",
        "a province sets the weights of the appraisal; without it volume counts 20, settlement rate 40, satisfaction 40, and a rate below 60 per cent counts as handled badly",
    ),
    reading(
        "breach-after-the-day",
        "约定履行日的当天仍可履行，次日零时起方为逾期。",
        "the agreed day to perform counts to its end; breach begins the day after",
    ),
    reading(
        "by-day-inclusive",
        "“某日前”报送含当日；省定标准可以规定不含当日。",
        "due \"before\" a day includes that day, unless a province's profile excludes it",
    ),
    reading(
        "case-halts",
        "案件停在第一条有误的记录之前，其后的记录保留待办，不跳过有误的一条继续办理。",
        "a case stands before its first faulty event; later ones wait and none is skipped",
    ),
    reading(
        "case-number",
        "案件编号由服务站编号和登记表编号推算（UUID 第5版），各系统结果相同。",
        "a case is numbered from its station and the number of its registration form (UUID version 5), so that every system gives it the same number",
    ),
    reading(
        "cells-as-people-write",
        "表格单元格按通常写法读取：全角数字、千位分隔符、“元”“万元”、文本或者序列值形式的日期均可；不适用（—）、无法辨认与空白是三种不同的情形，都不是零。",
        "cells of a form are read as people write them: digits of full width, separators of thousands, yuan and ten thousand yuan, days as texts or serial numbers; not applicable, illegible and blank are three different things, and none of them is a zero",
    ),
    reading(
        "chain-of-tiers",
        "逐级上报按行政区划逐级进行，没有的层级跳过：直辖市的区县、省（自治区）直辖县级单位直接报省级，不设县区的地级单位承担县级职责；副省级市和计划单列市仍计入本省。",
        "level by level follows the divisions, and a level that does not exist is skipped: districts of municipalities and counties directly under a province report to it, a prefecture without counties plays the county's part; vice-provincial cities and cities with separate plans stay inside their provinces",
    ),
    reading(
        "clue-by-report",
        "调解中发现的违法线索，另作一件举报记录核查，记明其编号；核查的期限自发现之日起算，无须告知举报人。",
        "a clue of an illegal act found while mediating is taken up as a report of its own, whose number the petition records; the limit for checking it runs from the day it was found, and there is no reporter to tell",
    ),
    reading(
        "conformance-continues",
        "事后核对办理记录时，不合法的一条视为没有发生，其后各条从最后一个合法的状态继续判断；序号重复或缺漏只予指出，不影响该条的效力。",
        "when a log is checked afterwards, an event that was not lawful counts as not having been, and the later ones are judged from the last lawful state; a number that is doubled or missing is named and takes nothing from its event",
    ),
    reading(
        "counted-once",
        "同一单位同一报告期有多份已审核通过且未被更正的报表时，只计最后一份并指出重复。",
        "where a unit has several accepted reports of one period that none replaces, only the last is counted, and the doubling is reported",
    ),
    reading(
        "date-certain-no-roll",
        "7月15日和12月15日是确定的日期，遇休息日不顺延。",
        "15 July and 15 December are days certain and do not move over rest days",
    ),
    reading(
        "day-of-receipt",
        "报表收到日期以收件登记为准；没有登记的，按最有利的一日推定，不判为逾期，并予指出。",
        "the day on which a report came is what the receiving unit recorded; where it recorded none, the most favourable day is assumed, the report is not called late, and that is said",
    ),
    reading(
        "decline-reason",
        "《市场监督管理投诉举报处理暂行办法》第十四条只要求将不予受理的决定告知投诉人，本项目要求一并告知理由。",
        "Order 20 Art 14 asks only that the decision to decline be told; here its reason is told with it",
    ),
    reading(
        "division-table-by-day",
        "某日适用当日或者此前最近一版行政区划代码表；各版视为反映所标月份最后一日的状况。",
        "the table of divisions for a day is the latest as at that day or before; a revision named by a month is taken to show the state at its end",
    ),
    reading(
        "edition-by-receipt",
        "申诉（投诉）按收到之日施行的规章和上位法办理；两个期限同时适用的都计算，先到的为准。",
        "a petition follows the rules and the higher law in force on the day of receipt; where two limits apply both are computed, and the earlier governs",
    ),
    reading(
        "ends-not-listed",
        "终止调解情形未见原文的规章，撤回、自行和解、无正当理由不参加调解、拒绝调解、经调解无法达成协议和其他情形都可以作为终止的理由。",
        "where the ends of mediation in an edition were not sighted, withdrawal, settlement by oneself, unjustified absence, refusal, no agreement after mediation and another reason are taken as ends",
    ),
    reading(
        "events-in-order",
        "办理记录按发生先后逐件编号，时间不得早于上一件。",
        "events of a case are numbered one by one, and none is earlier than the one before",
    ),
    reading(
        "extension-in-time",
        "延长核查期限，应当在原期限届满之前批准；同一线索只延长一次。",
        "the extension of a limit for checking is approved before that limit has passed, and once only",
    ),
    reading(
        "forms-reconstructed",
        "通知的六个附件未见原表，本库所附的“2011年版”表式系据通知正文、总局2014年表格和通常做法拟制，并处处注明；持有原表的机关可另行提供表式文件。",
        "the six annexes of the notice were not sighted: the edition of 2011 that comes with this library is reconstructed from the notice, the administration's form of 2014 and ordinary practice, and says so wherever it shows; who holds the sheets may supply an edition of them",
    ),
    reading(
        "handled-badly",
        "“处理消费纠纷不力”按和解率（和解件数÷办结件数）、逾期未答复、未告知申诉途径三项判断；办结不足10件的，不以和解率论。",
        "disputes count as handled badly by a low rate of settled to closed, by promised answers overdue, and by failed settlements whose consumer was not told of recourse; fewer than 10 closed cases say nothing by their rate",
    ),
    reading(
        "hot-spot-thresholds",
        "何为“相对集中”由各省规定；未规定时，同类投诉达到10件且占20%以上视为集中。",
        "a province sets when problems concentrate; without it 10 complaints of a group that are 20 per cent or more of the whole",
    ),
    reading(
        "identity-checked",
        "编号一律按国家标准严格核对，逐字指出错误，全角字符不予代改：注册号依GS15-2006，统一社会信用代码依GB 32100-2015，其中的组织机构代码依GB 11714。",
        "numbers are held strictly to their standards and each wrong character is named, full-width ones included: registration numbers to GS15-2006, credit codes to GB 32100-2015, the organisation code inside them to GB 11714",
    ),
    reading(
        "input-forms",
        "旧系统导出的日期可写作 2011-03-05、2011/3/5、2011.3.5 或者 2011年3月5日；没有时区的时间是北京时间。",
        "days from old systems may be written 2011-03-05, 2011/3/5, 2011.3.5 or 2011年3月5日; a time without an offset is China Standard Time",
    ),
    reading(
        "input-is-reported",
        "有误的数据逐行指出，不丢弃，也不部分采用。",
        "bad input is reported row by row, never dropped and never half applied",
    ),
    reading(
        "inquiry-becomes-complaint",
        "咨询中提出投诉的，另行登记投诉，该咨询即告办结。",
        "an inquiry in which the consumer complains ends when the complaint is registered as one",
    ),
    reading(
        "legacy-registration-number",
        "13位旧注册号没有校验位，只核对位数和数字。",
        "a registration number of the old style, 13 digits, has no check digit; only its length and digits are examined",
    ),
    reading(
        "masking",
        "对外提供和记入日志的个人信息一律遮盖：姓名只留姓，电话隐去中间各位，住址只留到县级，自由文本中的长号码全部隐去。",
        "personal data are masked in exports and logs: a name to the surname, a telephone number in its middle, an address to the county, long numbers in free text altogether",
    ),
    reading(
        "office-number",
        "工商所没有国家标准代码，以所属县级行政区划代码加两位序号编号，服务站再加四位序号。",
        "a district office has no code in a national standard: it is numbered by the code of its county and two digits, a station by four digits more",
    ),
    reading(
        "operator-settles-first",
        "转由在线消费纠纷解决企业先行和解，没有规章依据，仅在省定标准写明适用该机制并已到其起始日时可以办理；不影响受理期限，是否从调解期限中扣除由省定标准写明，未写明的不扣除。",
        "no text of an edition has the enterprise settle first: it is lawful only where a province's profile says that the online scheme applies, from the day the profile gives; it never moves the day for acceptance, and is left out of the limit for mediation only where the profile says so",
    ),
    reading(
        "order-51-limits",
        "《工商行政管理机关受理消费者申诉暂行办法》的期限凭记忆记为5日内决定、60日内终结调解，未核对原文。",
        "the limits of Order 51, 5 days to decide and 60 days to end the mediation, are from memory and not sighted",
    ),
    reading(
        "order-51-procedure",
        "《工商行政管理机关受理消费者申诉暂行办法》关于回避、双方同意调解和告知理由的条文未见原文，按其后规章的相同规定处理。",
        "what Order 51 says of recusal, of consent to mediation and of telling the reason is not sighted; it is taken to be as the later orders have it",
    ),
    reading(
        "order-51-start",
        "《工商行政管理机关受理消费者申诉暂行办法》的60日自何日起算未见原文，凭记忆自收到申诉之日起算；以期限届满为由终止调解的，自受理之日起算也须届满。",
        "the day from which the 60 days of Order 51 run is not sighted: from memory it is the day of receipt; ending the mediation because the limit passed needs the count from acceptance to have passed too",
    ),
    reading(
        "order-62-from-memory",
        "《工商行政管理部门处理消费者投诉办法》关于回避申请中止调解、双方同意调解和制作调解书的规定凭记忆，未核对原文。",
        "that under Order 62 a request for recusal stops the mediation, that mediation needs both parties' consent, and that an agreement is put in writing, is from memory and not checked against its text",
    ),
    reading(
        "order-75-unsighted",
        "《工商行政管理所处理消费者申诉实施办法》（1997年3月15日至2014年3月14日）适用于在工商所处理的申诉，内容未见原文，各项暂按《工商行政管理机关受理消费者申诉暂行办法》处理。",
        "Order 75, from 1997-03-15 to 2014-03-14, is the edition for petitions handled at a district office; its content is not sighted, and Order 51 stands in for every item",
    ),
    reading(
        "petition-rows",
        "申诉登记表没有设栏的事项（双方同意调解、制作调解书、告知其他途径，以及没有“告知受理日期”栏的告知受理）视为已经办理，不据此指出问题。",
        "what a table of petitions has no column for is taken to have been done: consent, the written agreement, the other ways told, and telling of the acceptance where there is no column for its day",
    ),
    reading(
        "petition-withdrawal",
        "投诉（申诉）受理前撤回的即行了结；受理后撤回的终止调解，并告知双方；由工作人员记录撤回的，写明投诉人以何种方式表示。",
        "a petition withdrawn before acceptance is over at once; withdrawn later it ends the mediation, and both parties are told; an official who records a withdrawal says how the consumer stated it",
    ),
    reading(
        "pinned-rules",
        "投诉（申诉）自始至终适用其开始时的规则版本和省定标准；每一步按其办理时的规则版本核对。",
        "a case keeps to the end the rule edition and the profile under which it began; each step is checked against the version of these rules that it was decided under",
    ),
    reading(
        "printed-precision",
        "印出的数字代表四舍五入或截去尾数后与之相同的一切真值；只有任何真值都不能使关系成立，才认定不符。",
        "a printed figure stands for every true value that rounds half up, or is cut, to it; a claim fails only where no such values make it hold",
    ),
    reading(
        "promise-counts-to-day-end",
        "约定答复日计至当日终了；当日答复即为按时。",
        "a day promised for an answer counts to its end, so a promise for today is later than now",
    ),
    reading(
        "quarterly-statistics",
        "辖区工商所的附件6随县级局按季度上报，故亦按季度编制。",
        "the county submits every quarter, so that the office compiles Annex 6 every quarter too",
    ),
    reading(
        "rate-names-its-formula",
        "比率须写明分子与分母；未写明的，列出可能的口径，任一口径成立即为成立，并指明是哪一个。",
        "a rate names what it was worked out from; where it does not, the likely formulas are listed, and it holds where one of them does, which is named",
    ),
    reading(
        "rate-over-zero",
        "分母为零没有比率，既不是 0 %，也不是 100 %。",
        "over zero there is no rate: neither 0 % nor 100 %",
    ),
    reading(
        "removed-still-reports",
        "季度内撤销的服务站仍报送该季度的情况汇总表，期末站数不计该站。",
        "a station that was removed during a quarter still hands in its summary of it, and is not counted among the stations at its end",
    ),
    reading(
        "report-channel",
        "通知对服务站和工商所的报送未限定方式，书面或者系统均可；报表在规定的全部方式都完成之日视为报送。",
        "the notice names no way for the station's and the office's report, so that either will do; a report counts as submitted on the day the last way asked for was used",
    ),
    reading(
        "report-closing",
        "上级对报表审核通过，或者说明理由退回；已审核通过的报表可以更正，更正须另报一份并说明所更正的报表和内容；上级存档后不再更正。",
        "the receiving unit accepts a report or returns it with a reason; an accepted report may be revised by another that names it and says what changed, until the receiving unit has filed it",
    ),
    reading(
        "report-in-time",
        "报表首次以规定方式报齐之日不晚于期限即为按时；其后被退回或者更正不算迟报。",
        "a report is in time when it was first submitted by its last day in every way asked for; a return or a revision after that does not make it late",
    ),
    reading(
        "report-promptly",
        "2020年以前告知举报人、2007年10月以前核查举报的期限，以及移送后的告知，本项目不设天数，以及时为准，不计逾期。",
        "for telling a reporter before 2020, for checking a report before October 2007, and for telling of a referral no days are set here: they are due promptly and never overdue",
    ),
    reading(
        "report-rules-from-memory",
        "2019年4月以前核查举报的期限凭记忆记为7个工作日，特殊情况15个工作日，未核对原文。",
        "the limit for checking a report before April 2019, 7 working days and 15 in special cases, is from memory and not sighted",
    ),
    reading(
        "reporter-not-told",
        "匿名举报、调解中发现的线索没有可以告知的举报人；自2026年4月15日起，法律、法规、规章没有要求告知的，可以说明理由后办结。",
        "an anonymous report and a clue found while mediating have no reporter to tell; since 2026-04-15 a report may be closed for a stated reason where no law, regulation or rule asks that the reporter be told",
    ),
    reading(
        "rest-days",
        "期间末日遇法定休假日顺延时，休假日按国务院每年公布的放假安排认定，含周末，不含调休上班日。",
        "a period that would end on a rest day runs on: rest days are weekends and the days off in the State Council's yearly notice, and make-up workdays are none",
    ),
    reading(
        "scope-thresholds",
        "省定范围只说明哪些经营者应当设站，不禁止其他经营者设站；未达起点只作提示，每项起点分别提示。",
        "the province's scope says who is to have a station and bars nobody else; each threshold that is not reached is noted, and refuses nothing",
    ),
    reading(
        "station-removal",
        "通知未规定注销；工商所或县级局可以写明理由注销服务站，注销后不再恢复，重新设站的另行登记。",
        "the notice is silent on removal; the district office or the county bureau may remove a station for a stated reason, for good: a new one is drafted anew",
    ),
    reading(
        "suspect-set",
        "数字不能同时成立的，指出最少须更正的数字，不断言是哪一个；有其他关系佐证的排在后面。",
        "where figures cannot all be right, the fewest whose correction suffices are named as suspects, not as wrong, and those that other claims speak for come last",
    ),
    reading(
        "suspended-days",
        "中止期间自中止次日起至恢复当日止不计入时限，重叠部分只扣一次；未恢复的，时限停止计算。",
        "suspended time runs from the day after it begins to the day it ends, overlaps are left out once, and while it has no end the limit stands still",
    ),
    reading(
        "system-entry",
        "没有县级局的，由直接收取工商所报表的一级录入系统。",
        "where no county bureau stands above an office, the tier that receives the office's report enters it in the system",
    ),
    reading(
        "telephone-forms",
        "电话号码为11位手机号码、带区号的固定电话（可带分机）或者公共服务号码；不带区号的固定电话不予接受。",
        "a telephone number is an 11-digit mobile number, a landline with its area code and perhaps an extension, or a public service number; a landline without its area code is refused",
    ),
    reading(
        "two-period-rules",
        "期间届满日遇休息日的，《市场监督管理投诉举报处理办法》第四十五条只就法定节假日顺延，《民法典》第二百零三条就法定休假日（含周末）顺延：两者不同时一并列出，先到者在前；以期限届满为由终止调解的，须两者均已届满。法定节假日按国务院每年公布的各节日放假日认定。",
        "where a period would end on a day off, Order 121 Art 45 moves it over public holidays only and Civil Code Art 203 over weekends too: where they differ both days are shown, the earlier first, and ending the mediation because the limit passed needs both to have passed; public holidays are the days off that the State Council's yearly notice gives for each holiday",
    ),
    reading(
        "two-ways-one-report",
        "同一单位同一报告期的书面报表与系统录入数据是同一份报表的两种方式，按先后配对；两者不一致时予以指出，并以盖章的书面报表为准。",
        "what a unit hands in writing and what it enters in the system for one period are two ways of one report, the first paired with the first; where they differ that is said, and the sealed writing counts",
    ),
    reading(
        "unreadable-is-not-zero",
        "空白、不适用和无法辨认都不是零，涉及的关系按未知数处理。",
        "blank, not applicable and illegible are not zero: a claim that needs such a figure takes it as unknown",
    ),
    reading(
        "vice-provincial-inside",
        "只有省级局向总局报送；副省级市、计划单列市计入本省，不另计。",
        "only provinces report to the national administration; a vice-provincial city counts inside its province and nowhere else",
    ),
    reading(
        "windows-below-the-province",
        "上半年和年度数据由省级报送总局；省级以下单位没有报送义务，报来的同口径报表一并汇总，没有报来的上半年数据由第一、二季度报表合成。",
        "the half-year and the year are the province's to report; what units below hand in over the same window is compiled, nobody below is asked for it, and a half-year that was not handed in is made of the first two quarters",
    ),
    reading(
        "withdrawal",
        "通知未规定撤回；消费者在办结前可以撤回投诉，仍须归档。",
        "the notice is silent on withdrawal; until a case is resolved its consumer may withdraw it, and it is archived all the same",
    ),
    reading(
        "written-agreement",
        "规章就现场调解要求制作调解书；没有记明调解方式的，视为现场调解。",
        "the orders ask for a written agreement after a mediation on site; a mediation whose way is not recorded is taken to be one",
    ),
    reading(
        "year-between-its-quarters",
        "年度口径跨季度的，发生数不小于口径内各完整季度之和，口径所涉各季度都有报表时不大于其总和（全年预计数不设上限）。",
        "where the window of a year cuts through quarters, what happened in it is no less than in the whole quarters that lie in it and, where reports of all the quarters it meets are there, no more than in them; an estimate of the full year has no upper bound",
    ),
];
