//! `WJ-1xx`: the station.

use std::borrow::Cow;

use serde_json::Value;

use super::family::findings;
use super::speak::{Spoken, spoken};
use super::{Speak, Terms};
use crate::term::Term;

/// A person a finding is about, as far as the record tells who it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Person {
    /// By name.
    Named(String),
    /// By the place in the list, from 1, where the name is blank.
    Numbered(u32),
    /// Nobody is listed.
    Unlisted,
}

spoken!(Person = "person");

impl Speak for Person {
    fn zh(&self) -> Cow<'_, str> {
        match self {
            Self::Named(name) => format!("“{name}”").into(),
            Self::Numbered(number) => format!("（第 {number} 名，姓名未填）").into(),
            Self::Unlisted => "（名单空白）".into(),
        }
    }
    fn en(&self) -> Cow<'_, str> {
        match self {
            Self::Named(name) => format!("\"{name}\"").into(),
            Self::Numbered(number) => format!("no. {number} (unnamed)").into(),
            Self::Unlisted => "(none listed)".into(),
        }
    }
    fn value(&self) -> Value {
        match self {
            Self::Named(name) => name.as_str().into(),
            Self::Numbered(number) => format!("#{number}").into(),
            Self::Unlisted => Value::Null,
        }
    }
}

findings! {
    /// Findings about the station. `lack` tells what is known to be absent from what is left blank.
    pub enum StationMatter {
        "WJ-101" Error ["2.2/1a"] PlaceMissing { lack: Term }
            zh "{lack}相对固定的场所"
            en "{lack} relatively fixed place"
            mend_zh "设立一个相对固定的场所并登记"
            mend_en "set up a relatively fixed place and record it";
        "WJ-102" Error ["2.2/1b"] SignPlateMissing { lack: Term }
            zh "{lack}标识标志牌"
            en "{lack} sign plate"
            mend_zh "制作一块标识标志牌并登记"
            mend_en "have a sign plate made and record it";
        "WJ-103" Error ["2.2/1c"] StaffMissing { lack: Term }
            zh "{lack}专职或兼职工作人员"
            en "{lack} full-time or part-time staff member"
            mend_zh "确定至少一名专职或兼职工作人员并登记"
            mend_en "assign at least one full-time or part-time staff member and record it";
        "WJ-104" Error ["2.2/1d"] NoticeBoardMissing { lack: Term }
            zh "{lack}宣传栏"
            en "{lack} notice board"
            mend_zh "设置一块宣传栏并登记"
            mend_en "put up a notice board and record it";
        "WJ-105" Error ["2.2/1e"] TelephoneMissing { lack: Term }
            zh "{lack}相对固定的电话"
            en "{lack} relatively fixed telephone"
            mend_zh "配备一部相对固定的电话并登记"
            mend_en "provide a relatively fixed telephone and record it";
        "WJ-106" Error ["2.2/1f"] ComputerMissing { lack: Term }
            zh "{lack}计算机"
            en "{lack} computer"
            mend_zh "配备一台计算机并登记"
            mend_en "provide a computer and record it";
        "WJ-107" Error ["2.2/1g"] RegisterMissing { lack: Term }
            zh "{lack}受理和处理消费者投诉登记簿"
            en "{lack} register of complaints"
            mend_zh "备好登记簿并登记"
            mend_en "provide a register of complaints and record it";
        "WJ-108" Error ["2.2/1h"] WorkingRulesMissing { lack: Term }
            zh "{lack}受理和处理消费者投诉的工作制度"
            en "{lack} set of working rules for complaints"
            mend_zh "制定受理和处理投诉的工作制度并登记"
            mend_en "lay down working rules for complaints and record it";
        "WJ-109" Error ["2.2/2a"] PlateNotProminent { lack: Term }
            zh "{lack}将标识标志牌挂在经营场所的显著位置"
            en "{lack} sign plate in a prominent place of the premises"
            mend_zh "把标识标志牌挂到经营场所的显著位置"
            mend_en "hang the sign plate in a prominent place of the premises";
        "WJ-110" Error ["2.2/2b"] PlateNameMissing { lack: Term }
            zh "{lack}在标识标志牌上载明服务站名称"
            en "{lack} station name on the sign plate"
            mend_zh "在标识标志牌上载明服务站名称"
            mend_en "put the station's name on the sign plate";
        "WJ-111" Error ["2.2/2c"] PlateStaffMissing { lack: Term, person: Person, items: Terms }
            zh "{lack}在标识标志牌上载明工作人员{person}的{items}"
            en "{lack} {items} of staff member {person} on the sign plate"
            mend_zh "在标识标志牌上载明每名工作人员的{items}"
            mend_en "put on the sign plate, for each staff member: {items}";
        "WJ-112" Error ["2.2/2d"] PlateNumberMissing { lack: Term }
            zh "{lack}在标识标志牌上载明统一电话号码 12315"
            en "{lack} telephone number 12315 on the sign plate"
            mend_zh "在标识标志牌上载明 12315"
            mend_en "put the number 12315 on the sign plate";
        "WJ-113" Error ["2.2/3", "4.2/6"] PlateOfficerMissing { lack: Term, person: Person, items: Terms }
            zh "{lack}在标识标志牌上标明责任区监管执法人员{person}的{items}"
            en "{lack} {items} of area officer {person} on the sign plate"
            mend_zh "在标识标志牌上标明责任区监管执法人员的{items}"
            mend_en "put on the sign plate, for the area officer: {items}";
        "WJ-114" Error ["3.1/2a", "3.3/4"] CommitmentsMissing { lack: Term }
            zh "{lack}商品质量和服务规范承诺制度"
            en "{lack} system of commitments on goods quality and service"
            mend_zh "建立商品质量和服务规范承诺制度"
            mend_en "set up a system of commitments on goods quality and service";
        "WJ-115" Error ["3.1/2b", "3.3/4"] WithdrawalMissing { lack: Term }
            zh "{lack}不合格商品退市制度"
            en "{lack} system for the withdrawal of substandard goods"
            mend_zh "建立不合格商品退市制度"
            mend_en "set up a system for the withdrawal of substandard goods";
        "WJ-116" Error ["3.1/2c", "3.3/4"] SettlementMissing { lack: Term }
            zh "{lack}消费纠纷和解制度"
            en "{lack} system for the settlement of consumer disputes"
            mend_zh "建立消费纠纷和解制度"
            mend_en "set up a system for the settlement of consumer disputes";
        "WJ-117" Error ["3.1/2d"] CompensationMissing { lack: Term }
            zh "{lack}消费侵权赔偿制度"
            en "{lack} system for the compensation of infringements"
            mend_zh "建立消费侵权赔偿制度"
            mend_en "set up a system for the compensation of infringements";
        "WJ-118" Error ["3.1/3"] PublicityMissing { lack: Term }
            zh "{lack}向本单位职工宣传消费维权法律法规"
            en "{lack} programme that publicises consumer-protection law to the unit's own employees"
            mend_zh "安排向本单位职工宣传消费维权法律法规并记录"
            mend_en "publicise consumer-protection law among the employees and record it";
        "WJ-119" Error ["3.3/4"] ManagementSystemsMissing { lack: Term, systems: Terms }
            zh "{lack}健全管理和责任制度：{systems}"
            en "{lack} working system of: {systems}"
            mend_zh "建立并落实：{systems}"
            mend_en "set up a system of: {systems}";
        "WJ-120" Error ["4.2/6"] OfficeHeadUnpublished { lack: Term, items: Terms }
            zh "{lack}在服务站公开工商所负责人的{items}"
            en "{lack} {items} of the district office's head on show at the station"
            mend_zh "由工商所在服务站公开其负责人的{items}"
            mend_en "have the district office publish, for its head: {items}";
        "WJ-121" Error ["2.1/4", "2.2/1c"] TooFewStaff { listed: u32, least: u32 }
            zh "登记的工作人员为 {listed} 名，至少应为 {least} 名"
            en "{listed} staff are recorded, and at least {least} are asked for"
            mend_zh "配足并登记至少 {least} 名工作人员"
            mend_en "assign and record at least {least} staff";
        "WJ-122" Error ["2.1/4"] ExtraConditionMissing { lack: Term, id: String, zh: String, en: String }
            zh "{lack}本省另定的条件“{zh}”"
            en "{lack} \"{en}\", which the province asks for"
            mend_zh "达到本省另定的条件“{zh}”，并在“{id}”一项登记"
            mend_en "meet the province's condition \"{en}\" and record it under \"{id}\"";
        "WJ-123" Note ["2.1/4", "reading:scope-thresholds"] BelowScope { measure: Term, given: u32, least: u32 }
            zh "{measure}为 {given}，未达到本省的设站起点 {least}"
            en "{measure} is {given}, below the {least} from which the province asks for a station"
            mend_zh "不必改正：未达起点的经营者可以自愿设站"
            mend_en "nothing needs mending: an operator below the threshold may keep a station all the same";
        "WJ-124" Note ["2.1/4", "reading:scope-thresholds"] BelowGrade { given: Term, least: Term }
            zh "景区为{given}，未达到本省的设站起点{least}"
            en "the scenic area is of {given}, below the {least} from which the province asks for a station"
            mend_zh "不必改正：未达起点的景区可以自愿设站"
            mend_en "nothing needs mending: a scenic area below the threshold may keep a station all the same";
        "WJ-125" Note ["2.1/4", "reading:scope-thresholds"] ScopeUnknown { measure: Term }
            zh "未填{measure}，无法判断是否达到本省的设站起点"
            en "{measure} is blank, so that the province's threshold cannot be checked"
            mend_zh "补填{measure}"
            mend_en "fill in {measure}";
        "WJ-126" Error ["4.3/2", "A4", "reading:annex-4-required"] FieldBlank { field: Term }
            zh "《信息登记表》未填“{field}”"
            en "the registration form leaves \"{field}\" blank"
            mend_zh "补填“{field}”"
            mend_en "fill in \"{field}\"";
        "WJ-127" Error ["4.3/2", "A4", "reading:annex-4-required"] PersonIncomplete { capacity: Term, person: Person, items: Terms }
            zh "《信息登记表》中{capacity}{person}未填：{items}"
            en "the registration form leaves blank, for {capacity} {person}: {items}"
            mend_zh "补填{items}"
            mend_en "fill in: {items}";
        "WJ-128" Warning ["2.1/4"] AnswerUnasked { id: String }
            zh "登记表回答了“{id}”，而本省方案没有这一条件"
            en "the record answers \"{id}\", which is no condition of the profile"
            mend_zh "核对条件名称，或者删去该项"
            mend_en "check the name of the condition, or leave the answer out";
        "WJ-131" Error ["reading:station-removal"] RemovalReasonMissing {}
            zh "没有写明注销的理由"
            en "no reason for the removal is stated"
            mend_zh "写明注销的理由"
            mend_en "state why the station is removed";
        "WJ-132" Error ["5/5"] InspectionMissing {}
            zh "没有附检查所见的登记表"
            en "what the inspection found is not recorded"
            mend_zh "填写检查所见的登记表"
            mend_en "record what the inspection found";
        "WJ-133" Error ["5/5"] NothingToRectify {}
            zh "检查没有发现不符合强制要求之处，不能责令整改"
            en "the inspection found every requirement met, so that there is nothing to rectify"
            mend_zh "不必整改；确有不符的，如实记入检查所见"
            mend_en "leave the station as it is, or record what is in fact unmet";
    }
}
