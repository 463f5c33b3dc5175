//! The words of the rule editions: which editions there are, why a petition is declined, why a
//! mediation ends without an agreement, and why it rests meanwhile.

use crate::vocabulary;

vocabulary! {
    /// The rule editions of the escalation leg, by the identifier of their instrument.
    pub enum RuleEditionId {
        Order51 = "order-51", "工商行政管理机关受理消费者申诉暂行办法", "Order 51 (1996)";
        Order75 = "order-75", "工商行政管理所处理消费者申诉实施办法", "Order 75 (1997, at district offices)";
        Order62 = "order-62", "工商行政管理部门处理消费者投诉办法", "Order 62 (2014)";
        Order20 = "order-20", "市场监督管理投诉举报处理暂行办法", "Order 20 (2020)";
        Decree778 = "decree-778", "消费者权益保护法实施条例", "Decree 778 (2024)";
        Order121 = "order-121", "市场监督管理投诉举报处理办法", "Order 121 (2026)";
    }
}

vocabulary! {
    /// Why a petition is declined. Each edition lists its own.
    pub enum DeclineGround {
        NotOurDuty = "not_our_duty", "不属于本机关职责或者无处理权限", "not this authority's duty";
        PastWarranty = "past_warranty", "超过保修期或者购买后超过保质期，被诉方已不再负有违约责任", "past the warranty or the quality guarantee period, so that nothing is owed";
        PastQualityGuarantee = "past_quality_guarantee", "购买后商品超过保质期，被投诉人已不再负有违约责任", "past the quality guarantee period, so that nothing is owed";
        AlreadyPerformed = "already_performed", "调解协议已执行且无新情况、新理由", "an agreement was performed, and nothing new is said";
        MediatedBefore = "mediated_before", "已经本系统组织调解", "mediated by the administration before";
        OtherMediator = "other_mediator", "消费者协会或者其他调解组织已经调解或者正在处理", "an association or another mediator has it or had it";
        OtherAuthority = "other_authority", "法院、仲裁机构或者其他行政机关已经受理或者处理", "a court, an arbitrator or another agency has it or had it";
        AlreadyHandled = "already_handled", "已有其他机构受理或者处理过同一消费者权益争议", "another body has accepted or handled the same dispute";
        NotConsumption = "not_consumption", "不是为生活消费需要", "not for the needs of daily life";
        NoProof = "no_proof", "不能证明权益受到侵害或者存在争议", "the harm or the dispute is not shown";
        TimeBarred = "time_barred", "知道或者应当知道权益受侵害之日起超过规定年限", "too many years since the harm was known or ought to have been";
        MaterialsMissing = "materials_missing", "未提供规定的材料", "materials that are asked for are missing";
        MaterialsFalse = "materials_false", "提供虚假材料", "false materials were provided";
        IdentityWithheld = "identity_withheld", "不提供真实身份信息", "the real identity is withheld";
        IdentityUnverified = "identity_unverified", "冒用他人名义或者拒不配合核验真实身份信息", "another's name is used, or verification of the real identity is refused";
        SuspectedFraud = "suspected_fraud", "涉嫌骗取赔偿或者敲诈勒索", "compensation is suspected to be obtained by fraud or extortion";
        OtherBar = "other_bar", "其他依法不予受理的情形", "another bar by law";
    }
}

vocabulary! {
    /// Why a mediation ends without an agreement. Each edition lists its own.
    pub enum EndGround {
        Withdrawn = "withdrawn", "投诉人撤回投诉", "the petition is withdrawn";
        SettledThemselves = "settled_themselves", "双方自行和解", "the parties settled by themselves";
        TestingNotAgreed = "testing_not_agreed", "对检测鉴定机构或者费用承担无法协商一致", "no agreement on who tests or who bears the fees";
        TestingFeesNotAgreed = "testing_fees_not_agreed", "对鉴定、检测费用承担无法协商一致", "no agreement on who bears the fees of testing";
        Absent = "absent", "无正当理由不参加调解", "a party stays away without good reason";
        MediationRefused = "mediation_refused", "明确拒绝调解", "a party expressly refuses mediation";
        NoAgreementPossible = "no_agreement_possible", "经组织调解，一方明确表示无法达成调解协议", "after mediation, a party says that no agreement is possible";
        LimitPassed = "limit_passed", "调解期限届满未达成协议", "the time limit passed without an agreement";
        BarFound = "bar_found", "受理后发现不予受理的情形", "a bar was found after acceptance";
        PartyGone = "party_gone", "当事人死亡或者丧失主体资格", "a party died or lost its standing";
        OtherEnd = "other_end", "其他应当终止调解的情形", "another end by law";
    }
}

vocabulary! {
    /// Why a mediation is interrupted. Whether it stops, and whether its time is left out of the limit, are two
    /// questions that each edition answers.
    pub enum SuspensionCause {
        Testing = "testing", "检定、检验、检测、鉴定", "testing";
        Recusal = "recusal", "回避申请", "a request for recusal";
    }
}

vocabulary! {
    /// The two sides of a dispute, each of whom is told of its end.
    pub enum DisputeParty {
        Consumer = "consumer", "消费者", "the consumer";
        Operator = "operator", "经营者", "the operator";
    }
}

vocabulary! {
    /// Who else may have accepted or handled a dispute. Each edition lists its own.
    pub enum DisputeBody {
        Court = "court", "法院", "a court";
        Arbitrator = "arbitrator", "仲裁机构", "an arbitration body";
        MarketRegulator = "market_regulator", "市场监督管理部门", "a market regulation authority";
        OtherAgency = "other_agency", "其他行政机关", "another administrative agency";
        Association = "association", "消费者协会", "a consumers' association";
        OtherMediator = "other_mediator", "依法成立的其他调解组织", "another lawful mediation body";
    }
}

vocabulary! {
    /// How a mediation is held.
    pub enum MediationWay {
        OnSite = "on_site", "现场调解", "on site";
        Remote = "remote", "非现场调解", "remote";
    }
}

vocabulary! {
    /// Where a petition is handled: from 1997 to 2014 district offices had rules of their own.
    pub enum HandlingPlace {
        Bureau = "bureau", "工商行政管理局（市场监督管理局）", "a bureau";
        DistrictOffice = "district_office", "工商所", "a district office";
    }
}

vocabulary! {
    /// From when a time limit runs. The day itself is not counted.
    pub enum LimitStart {
        Receipt = "receipt", "收到之日", "the day of receipt";
        Acceptance = "acceptance", "受理之日", "the day of acceptance";
        End = "end", "终止调解之日", "the day the mediation was ended";
    }
}

vocabulary! {
    /// How an edition stands to the others of its time.
    pub enum EditionRank {
        Procedure = "procedure", "处理程序规章", "the procedure the authority follows";
        Overlay = "overlay", "同时适用的上位法", "a higher law that applies beside the procedure";
    }
}
