//! The words of the rule editions: which editions there are, why a petition is declined, why a
//! mediation ends without an agreement, and why it rests meanwhile.

use crate::vocabulary;

vocabulary! {
    /// The rule editions of the escalation leg, by the identifier of their instrument.
    pub enum RuleEditionId {
        Order51 = "order-51", "工商行政管理机关受理消费者申诉暂行办法", "Order 51 (1996)";
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
        PastWarranty = "past_warranty", "超过保修期或者保质期，被诉方不再负违约责任", "past the warranty or shelf life, so that nothing is owed";
        AlreadyPerformed = "already_performed", "调解协议已执行且无新情况、新理由", "an agreement was performed, and nothing new is said";
        MediatedBefore = "mediated_before", "已经本系统组织调解", "mediated by the administration before";
        OtherMediator = "other_mediator", "消费者协会或者其他调解组织已经调解或者正在处理", "an association or another mediator has it or had it";
        OtherAuthority = "other_authority", "法院、仲裁机构或者其他行政机关已经受理或者处理", "a court, an arbitrator or another agency has it or had it";
        AlreadyHandled = "already_handled", "法院、仲裁机构、行政机关或者调解组织已经受理或者处理", "a court, an arbitrator, an agency or a mediator has it or had it";
        NotConsumption = "not_consumption", "不是为生活消费需要", "not for the needs of daily life";
        NoProof = "no_proof", "不能证明权益受到侵害或者存在争议", "the harm or the dispute is not shown";
        TimeBarred = "time_barred", "知道或者应当知道权益受侵害之日起超过规定年限", "too many years since the harm was known or ought to have been";
        MaterialsMissing = "materials_missing", "材料缺失或者不实", "materials are missing or false";
        IdentityWithheld = "identity_withheld", "冒用他人身份或者不提供真实身份", "another's identity is used, or the real one withheld";
        OtherBar = "other_bar", "其他依法不予受理的情形", "another bar by law";
    }
}

vocabulary! {
    /// Why a mediation ends without an agreement. Each edition lists its own.
    pub enum EndGround {
        Withdrawn = "withdrawn", "投诉人撤回投诉", "the petition is withdrawn";
        SettledThemselves = "settled_themselves", "双方自行和解", "the parties settled by themselves";
        TestingNotAgreed = "testing_not_agreed", "对检测鉴定机构或者费用协商不成", "no agreement on the testing or its fees";
        Absent = "absent", "无正当理由不参加调解", "a party stays away without good reason";
        NoAgreementPossible = "no_agreement_possible", "一方明确表示无法达成协议", "a party says that no agreement is possible";
        LimitPassed = "limit_passed", "调解期限届满未达成协议", "the time limit passed without an agreement";
        BarFound = "bar_found", "受理后发现不予受理的情形", "a bar was found after acceptance";
        PartyGone = "party_gone", "当事人死亡或者丧失主体资格", "a party died or lost its standing";
        OtherEnd = "other_end", "其他应当终止调解的情形", "another end by law";
    }
}

vocabulary! {
    /// Why a mediation rests, with time that may not count.
    pub enum SuspensionCause {
        Testing = "testing", "检定、检验、检测、鉴定", "testing";
        Recusal = "recusal", "回避", "recusal";
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
