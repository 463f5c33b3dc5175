//! The fields of the six annexes. The lists are reconstructed; each field says from what.

use super::FieldRule::{Ascending, AtMost, BusinessCode, NotAfter, NotBefore, Quarter, Telephone};
use super::field_set::{field_set, label};
use super::record::form_record;
use super::text::FormText;
use crate::edition::{AnnexOneField, OperatorKind, Outcome, ProblemNature, ReceptionWay, StationCondition};
use crate::money::Fen;
use crate::reporting::Figure;
use crate::station::{AnnexFourField, Employment, PersonItem, Presence};
use crate::time::{Day, Period};

field_set! {
    /// The fields of Annex 1: one complaint, from its registration to the archive.
    AnnexOneHead {
        number: FormText = AnnexOneField::Number.term(), Practice, Optional, Staff, "A1";
        station: FormText = AnnexOneField::Station.term(), Notice, Always, Staff, "A1";
        registered: Day = label("登记时间", "day of registration"), Published, Always, Staff, "3.2.1/2";
        way: ReceptionWay = AnnexOneField::Way.term(), Practice, Optional, Staff, "3.2.1/2";
        consumer_name: FormText = AnnexOneField::ConsumerName.term(), Published, Always, Staff, "3.2.1/2";
        consumer_sex: FormText = AnnexOneField::ConsumerSex.term(), Published, Optional, Staff, "3.2.1/2";
        consumer_age: u32 = AnnexOneField::ConsumerAge.term(), Published, Optional, Staff, "3.2.1/2", AtMost(150);
        consumer_address: FormText = AnnexOneField::ConsumerAddress.term(), Published, Optional, Staff, "3.2.1/2";
        consumer_telephone: FormText = AnnexOneField::ConsumerTelephone.term(), Published, Always, Staff, "3.2.1/2", Telephone;
        goods: FormText = AnnexOneField::Goods.term(), Published, Always, Staff, "3.2.1/2";
        purchase_day: Day = AnnexOneField::PurchaseDay.term(), Published, Optional, Staff, "3.2.1/2", NotAfter("registered");
        amount: Fen = AnnexOneField::Amount.term(), Published, Optional, Staff, "3.2.1/2";
        nature: ProblemNature = AnnexOneField::Nature.term(), Published, Optional, Staff, "3.2.1/2";
        request: FormText = AnnexOneField::Request.term(), Published, Always, Staff, "3.2.1/2";
        evidence: FormText = AnnexOneField::Evidence.term(), Practice, Optional, Staff, "3.2.1/2";
        opinion: FormText = label("处理意见", "handling opinion"), Notice, WhenItHappens, Staff, "3.2.2/1";
        foundation: FormText = label("处理依据", "what the opinion is founded on"), Notice, WhenItHappens, Staff, "3.2.2/1";
        reply_by: Day = label("约定答复时间", "day agreed for the answer"), Notice, WhenItHappens, Staff, "3.2.4/1", NotBefore("registered");
        replied: Day = label("反馈时间", "day of the answer"), Notice, WhenItHappens, Staff, "3.2.4/2", NotBefore("registered");
        reply: FormText = label("反馈内容", "answer"), Notice, WhenItHappens, Staff, "3.2.4/2";
        terms: FormText = label("和解结果与协议要点", "result of the settlement and its terms"), Notice, WhenItHappens, Staff, "3.2.2/2";
        perform_by: Day = label("约定履行日期", "day to perform by"), Notice, WhenItHappens, Staff, "3.2.3/2";
        review: FormText = label("单位领导审核意见", "opinion of the leader"), Notice, WhenItHappens, Leader, "3.2.3/1";
        reviewer: FormText = label("领导签字", "signature of the leader"), Notice, WhenItHappens, Leader, "3.2.3/1";
        reviewed: Day = label("审核日期", "day of the review"), Notice, WhenItHappens, Leader, "3.2.3/1", NotBefore("registered");
        performance: FormText = label("履行情况", "how it was performed"), Notice, WhenItHappens, Staff, "3.2.3/2";
        performed: Day = label("履行日期", "day of performance"), Notice, WhenItHappens, Staff, "3.2.3/2", NotBefore("registered");
        recourse_told: Day = label("和解不成已告知申诉日期", "day on which recourse was told, without settlement"), Notice, WhenItHappens, Staff, "3.2.2/3", NotBefore("registered");
        outcome: Outcome = label("处理结果", "outcome"), Notice, WhenItHappens, Staff, "3.3/1";
        consumer_signature: FormText = label("消费者签字", "signature of the consumer"), Published, Optional, Consumer, "3.2.1/2";
        handler: FormText = label("经办人签字", "signature of who handled it"), Published, Optional, Staff, "3.2.1/2";
        archived: Day = label("归档日期", "day of the archive"), Notice, WhenItHappens, Staff, "3.2.5/2", NotBefore("registered");
    }

    /// The head of Annex 2.
    AnnexTwoHead {
        station: FormText = AnnexOneField::Station.term(), Notice, Always, Staff, "A2";
    }

    /// One line of Annex 2: a complaint that was handled, in order of time.
    AnnexTwoLine {
        entry: u32 = label("序号", "running number"), Practice, Always, Staff, "3.2.5/1", Ascending;
        number: FormText = label("登记表编号", "number of the registration form"), Practice, Optional, Staff, "3.2.5/1";
        accepted: Day = label("受理日期", "day of acceptance"), Notice, Always, Staff, "3.2.5/1";
        consumer_name: FormText = AnnexOneField::ConsumerName.term(), Practice, Always, Staff, "3.2.5/1";
        consumer_telephone: FormText = AnnexOneField::ConsumerTelephone.term(), Practice, Optional, Staff, "3.2.5/1", Telephone;
        goods: FormText = AnnexOneField::Goods.term(), Practice, Always, Staff, "3.2.5/1";
        nature: ProblemNature = AnnexOneField::Nature.term(), Practice, Optional, Staff, "3.2.5/1";
        amount: Fen = Figure::Amount.term(), Practice, Optional, Staff, "3.2.5/1";
        outcome: Outcome = label("处理结果", "outcome"), Notice, Always, Staff, "3.2.5/1";
        resolved: Day = label("办结日期", "day it was closed"), Practice, Optional, Staff, "3.2.5/1", NotBefore("accepted");
        handler: FormText = label("经办人", "who handled it"), Practice, Optional, Staff, "3.2.5/1";
        remark: FormText = label("备注", "remark"), Practice, Optional, Staff, "3.2.5/1";
    }

    /// The head of Annex 3, and what the station says besides its figures.
    AnnexThreeHead {
        station: FormText = AnnexOneField::Station.term(), Notice, Always, Staff, "A3";
        period: Period = label("报告期", "period"), Notice, Always, Staff, "3.2.5/4", Quarter;
        hot_spots: FormText = label("热点问题", "problems that concentrate"), Notice, Optional, Staff, "3.3/2";
        suggestions: FormText = label("意见建议", "opinions and suggestions"), Notice, Optional, Staff, "3.3/2";
        filled_by: FormText = label("填表人", "who filled it in"), Practice, Optional, Staff, "A3";
        person_in_charge: FormText = AnnexFourField::PersonInCharge.term(), Practice, Optional, Staff, "A3";
        filled_on: Day = label("填表日期", "day it was filled in"), Practice, Optional, Staff, "A3";
    }

    /// The figures of one kind of operator in Annex 3. A station fills in those of its own.
    AnnexThreeColumn {
        inquiries: u32 = Figure::Inquiries.term(), Notice, WhenItHappens, Staff, "3.2.5/3";
        accepted: u32 = Figure::Accepted.term(), Notice, WhenItHappens, Staff, "3.2.5/3";
        settled: u32 = Figure::Settled.term(), Notice, WhenItHappens, Staff, "3.2.5/3";
        recourse_told: u32 = Figure::RecourseTold.term(), Notice, WhenItHappens, Staff, "3.2.5/3";
        withdrawn: u32 = Figure::Withdrawn.term(), Practice, WhenItHappens, Staff, "3.2.5/3";
        open: u32 = Figure::Open.term(), Practice, WhenItHappens, Staff, "3.2.5/3";
        amount: Fen = Figure::Amount.term(), Published, WhenItHappens, Staff, "3.2.5/3";
    }

    /// The head of Annex 4: one station.
    AnnexFourHead {
        station: FormText = AnnexFourField::Name.term(), Notice, Always, Office, "4.3/2";
        kind: OperatorKind = AnnexFourField::Kind.term(), Notice, Always, Office, "4.3/2";
        operator: FormText = AnnexFourField::Operator.term(), Practice, Always, Office, "4.3/2";
        business_code: FormText = AnnexFourField::BusinessCode.term(), Practice, Optional, Office, "4.3/2", BusinessCode;
        address: FormText = AnnexFourField::Address.term(), Practice, Always, Office, "4.3/2";
        person_in_charge: FormText = AnnexFourField::PersonInCharge.term(), Practice, Always, Office, "4.3/2";
        telephone: FormText = AnnexFourField::Telephone.term(), Notice, Always, Office, "2.2/1e", Telephone;
        set_up: Day = AnnexFourField::SetUp.term(), Practice, Optional, Office, "4.3/2";
        office: FormText = AnnexFourField::Office.term(), Notice, Always, Office, "4.3/2";
        filled_by: FormText = label("填表人", "who filled it in"), Practice, Optional, Office, "4.3/2";
        filled_on: Day = label("填表日期", "day it was filled in"), Practice, Optional, Office, "4.3/2";
    }

    /// One of the station's staff in Annex 4.
    StaffLine {
        name: FormText = PersonItem::Name.term(), Notice, Always, Office, "2.2/1c";
        employment: Employment = PersonItem::Employment.term(), Notice, Always, Office, "2.2/1c";
        telephone: FormText = PersonItem::Telephone.term(), Notice, Always, Office, "2.2/2b", Telephone;
        photograph: Presence = PersonItem::Photograph.term(), Notice, Always, Office, "2.2/2b";
    }

    /// One area officer in Annex 4.
    OfficerLine {
        name: FormText = PersonItem::Name.term(), Notice, Always, Office, "2.2/3";
        telephone: FormText = PersonItem::Telephone.term(), Notice, Always, Office, "2.2/3", Telephone;
        photograph: Presence = PersonItem::Photograph.term(), Notice, Always, Office, "2.2/3";
    }

    /// One of the eight conditions in Annex 4.
    ConditionLine {
        seen: Presence = label("有无", "whether it is there"), Notice, Always, Office, "4.3/2";
        remark: FormText = label("备注", "remark"), Practice, Optional, Office, "4.3/2";
    }

    /// The head of Annex 5.
    AnnexFiveHead {
        office: FormText = AnnexFourField::Office.term(), Notice, Always, Office, "4.3/3";
        filled_by: FormText = label("填表人", "who filled it in"), Practice, Optional, Office, "4.3/3";
        filled_on: Day = label("填表日期", "day it was filled in"), Practice, Optional, Office, "4.3/3";
    }

    /// One station in Annex 5.
    AnnexFiveLine {
        entry: u32 = label("序号", "running number"), Practice, Always, Office, "4.3/3", Ascending;
        station: FormText = AnnexFourField::Name.term(), Notice, Always, Office, "4.3/3";
        kind: OperatorKind = AnnexFourField::Kind.term(), Notice, Always, Office, "4.3/3";
        address: FormText = AnnexFourField::Address.term(), Practice, Optional, Office, "4.3/3";
        person_in_charge: FormText = AnnexFourField::PersonInCharge.term(), Practice, Optional, Office, "4.3/3";
        telephone: FormText = AnnexFourField::Telephone.term(), Practice, Optional, Office, "4.3/3", Telephone;
        staff: u32 = Figure::Staff.term(), Practice, Optional, Office, "4.3/3";
        set_up: Day = AnnexFourField::SetUp.term(), Practice, Optional, Office, "4.3/3";
        remark: FormText = label("备注", "remark"), Practice, Optional, Office, "4.3/3";
    }

    /// The head of Annex 6.
    AnnexSixHead {
        unit: FormText = label("填报单位", "unit that reports"), Notice, Always, Unit, "A6";
        period: Period = label("报告期", "period"), Notice, Always, Unit, "4.3/7";
        filled_by: FormText = label("填表人", "who filled it in"), Practice, Optional, Unit, "A6";
        reviewed_by: FormText = label("审核人", "who reviewed it"), Practice, Optional, Unit, "A6";
        filled_on: Day = label("填表日期", "day it was filled in"), Practice, Optional, Unit, "A6";
    }

    /// The figures of one kind of operator in Annex 6, or of all together.
    AnnexSixColumn {
        stations: u32 = Figure::Stations.term(), Published, Always, Unit, "A6";
        inquiries: u32 = Figure::Inquiries.term(), Practice, Optional, Unit, "A6";
        accepted: u32 = Figure::Accepted.term(), Published, Always, Unit, "A6";
        settled: u32 = Figure::Settled.term(), Published, Always, Unit, "A6";
        recourse_told: u32 = Figure::RecourseTold.term(), Practice, Optional, Unit, "A6";
        withdrawn: u32 = Figure::Withdrawn.term(), Practice, Optional, Unit, "A6";
        open: u32 = Figure::Open.term(), Practice, Optional, Unit, "A6";
        amount: Fen = Figure::Amount.term(), Published, Always, Unit, "A6";
        staff: u32 = Figure::Staff.term(), Practice, Optional, Unit, "A6";
        recovered: Fen = Figure::Recovered.term(), Practice, Optional, Unit, "A6";
    }
}

/// How many kinds of operator there are.
const KINDS: usize = OperatorKind::ALL.len();
/// How many conditions a station has.
const CONDITIONS: usize = StationCondition::ALL.len();

form_record! {
    /// Annex 1, 消费投诉登记表: one complaint.
    AnnexOneForm of AnnexOne, head AnnexOneHead {}

    /// Annex 2, 受理和处理消费者投诉登记簿: the complaints of a station that were handled, in order of time.
    AnnexTwoForm of AnnexTwo, head AnnexTwoHead {
        entries: Vec<AnnexTwoLine> = label("登记", "entries");
    }

    /// Annex 3, 受理和处理消费者投诉情况汇总表: one station's quarter.
    AnnexThreeForm of AnnexThree, head AnnexThreeHead {
        kinds: [AnnexThreeColumn; KINDS] = label("经营者类型", "kinds of operator");
    }

    /// Annex 4, 信息登记表: one station.
    AnnexFourForm of AnnexFour, head AnnexFourHead {
        staff: Vec<StaffLine> = label("工作人员", "staff");
        officers: Vec<OfficerLine> = label("责任区监管执法人员", "area officers");
        conditions: [ConditionLine; CONDITIONS] = label("设立条件", "conditions");
    }

    /// Annex 5, 信息登记汇总表: the stations of a district office.
    AnnexFiveForm of AnnexFive, head AnnexFiveHead {
        stations: Vec<AnnexFiveLine> = label("服务站", "stations");
    }

    /// Annex 6, 12315“五进”工作情况统计表: the figures of a unit.
    AnnexSixForm of AnnexSix, head AnnexSixHead {
        kinds: [AnnexSixColumn; KINDS] = label("经营者类型", "kinds of operator");
        total: [AnnexSixColumn; 1] = label("合计", "total");
    }
}
