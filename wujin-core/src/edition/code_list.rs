//! The closed lists that records choose from.

use crate::vocabulary;

vocabulary! {
    /// The five kinds of operator, in the fixed order of the forms.
    pub enum OperatorKind {
        Mall = "mall", "商场", "shopping mall";
        Supermarket = "supermarket", "超市", "supermarket";
        Market = "market", "市场", "market";
        Enterprise = "enterprise", "企业", "enterprise";
        ScenicArea = "scenic_area", "景区", "scenic area";
    }
}

vocabulary! {
    /// The nature of the problem: the twelve values in use from 2011 to 2018.
    pub enum ProblemNature {
        Quality = "quality", "质量", "quality";
        Safety = "safety", "安全", "safety";
        Measurement = "measurement", "计量", "measurement";
        Contract = "contract", "合同", "contract";
        AfterSales = "after_sales", "售后服务", "after-sales service";
        Dignity = "dignity", "人格尊严", "personal dignity";
        Advertising = "advertising", "广告", "advertising";
        Trademark = "trademark", "商标", "trademark";
        Price = "price", "价格", "price";
        Counterfeit = "counterfeit", "假冒", "counterfeit";
        FalsePublicity = "false_publicity", "虚假宣传", "false publicity";
        Other = "other", "其他", "other";
    }
}

vocabulary! {
    /// How a complaint reached the station.
    pub enum ReceptionWay {
        Visit = "visit", "来人", "in person";
        Telephone = "telephone", "来电", "by telephone";
        Letter = "letter", "来函", "by letter";
        Network = "network", "网络", "over the network";
        Other = "other", "其他", "another way";
    }
}

vocabulary! {
    /// The ways to resolve a dispute that a consumer is told of when settlement fails.
    pub enum RecourseChannel {
        Petition = "petition", "向有关行政部门申诉", "petition the authorities";
        Association = "association", "请求消费者协会调解", "ask the consumers' association to mediate";
        Arbitration = "arbitration", "提请仲裁", "arbitrate under an agreement";
        Court = "court", "提起诉讼", "sue";
    }
}

vocabulary! {
    /// How an officer guides a dispute.
    pub enum GuidanceWay {
        Network = "network", "联网直通", "direct network link";
        ThreeWayCall = "three_way_call", "三方通话", "three-way call";
        OnSite = "on_site", "现场指导", "on site";
    }
}

vocabulary! {
    /// How a complaint ended at the station.
    pub enum Outcome {
        Settled = "settled", "和解", "settled";
        RecourseTold = "recourse_told", "未和解（已告知申诉）", "not settled, recourse told";
        Withdrawn = "withdrawn", "撤回", "withdrawn";
    }
}
