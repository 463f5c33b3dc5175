//! The instruments beside the notice that rules rest on, each with how sure its reading is.

use serde::Serialize;

use crate::vocabulary;

vocabulary! {
    /// How sure a fact is.
    pub enum Confidence {
        High = "high", "已核对官方文本", "read in an official text, or recomputed";
        Transcript = "transcript", "转录本，未核对原件", "read in a public transcript, not checked against the original";
        Medium = "medium", "有一个可信来源", "one credible source";
        Low = "low", "来源薄弱", "weak source";
        Unsighted = "unsighted", "未见原文", "not sighted, from memory";
    }
}

/// A law, regulation, order or standard.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Instrument {
    /// The identifier used in citations, such as `order-20`.
    pub id: &'static str,
    /// The title in Chinese.
    pub zh: &'static str,
    /// The title in English.
    pub en: &'static str,
    /// How sure the text used here is.
    pub confidence: Confidence,
}

const fn instrument(
    id: &'static str,
    zh: &'static str,
    en: &'static str,
    confidence: Confidence,
) -> Instrument {
    Instrument { id, zh, en, confidence }
}

/// Every instrument that a rule cites.
pub const INSTRUMENTS: &[Instrument] = &[
    instrument(
        "law-1993",
        "中华人民共和国消费者权益保护法（1993年）",
        "Consumer Protection Law, 1993 text",
        Confidence::High,
    ),
    instrument(
        "law-2013",
        "中华人民共和国消费者权益保护法（2013年修正）",
        "Consumer Protection Law, as amended 2013",
        Confidence::Transcript,
    ),
    instrument("civil-code", "中华人民共和国民法典", "Civil Code", Confidence::High),
    instrument(
        "general-principles",
        "中华人民共和国民法通则",
        "General Principles of Civil Law",
        Confidence::High,
    ),
    instrument(
        "order-51",
        "工商行政管理机关受理消费者申诉暂行办法",
        "Interim Measures on Accepting Consumers' Petitions (Order 51)",
        Confidence::Unsighted,
    ),
    instrument(
        "order-75",
        "工商行政管理所处理消费者申诉实施办法",
        "Implementing Measures on Petitions at District Offices (Order 75)",
        Confidence::Unsighted,
    ),
    instrument(
        "order-62",
        "工商行政管理部门处理消费者投诉办法",
        "Measures on Handling Consumers' Complaints (Order 62)",
        Confidence::High,
    ),
    instrument(
        "order-20",
        "市场监督管理投诉举报处理暂行办法",
        "Interim Measures on Handling Complaints and Reports (Order 20)",
        Confidence::Transcript,
    ),
    instrument(
        "decree-778",
        "中华人民共和国消费者权益保护法实施条例",
        "Regulation Implementing the Consumer Protection Law (Decree 778)",
        Confidence::Medium,
    ),
    instrument(
        "order-121",
        "市场监督管理投诉举报处理办法",
        "Measures on Handling Complaints and Reports (Order 121)",
        Confidence::Transcript,
    ),
    instrument(
        "penalty-procedure-2007",
        "工商行政管理机关行政处罚程序规定",
        "Provisions on the Procedure of Administrative Penalties, 2007",
        Confidence::Unsighted,
    ),
    instrument(
        "penalty-procedure-2019",
        "市场监督管理行政处罚程序暂行规定",
        "Interim Provisions on the Procedure of Administrative Penalties, 2019",
        Confidence::Medium,
    ),
    instrument(
        "penalty-procedure-2021",
        "市场监督管理行政处罚程序规定",
        "Provisions on the Procedure of Administrative Penalties, 2021",
        Confidence::Medium,
    ),
    instrument(
        "gs15-2006",
        "工商行政管理市场主体注册号编制规则",
        "Coding Rule for Registration Numbers (GS15-2006)",
        Confidence::High,
    ),
    instrument(
        "gb32100",
        "法人和其他组织统一社会信用代码编码规则",
        "Unified Social Credit Code (GB 32100-2015)",
        Confidence::High,
    ),
    instrument(
        "gb2260",
        "中华人民共和国行政区划代码",
        "Codes for Administrative Divisions (GB/T 2260)",
        Confidence::High,
    ),
    instrument(
        "state-council-holidays",
        "国务院办公厅关于部分节假日安排的通知",
        "State Council notices on public holidays",
        Confidence::High,
    ),
];
