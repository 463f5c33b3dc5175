//! Everything that has a name, in one place: what the generated documents list, and what the
//! provisions' answers are looked up in.

use crate::complaint::{self, inquiry};
use crate::edition;
use crate::finding::{Language, Severity};
use crate::form;
use crate::obligation::{Duty, Party};
use crate::procedure::{Exploration, Property, Role, Table};
use crate::reporting::submission;
use crate::term::Term;
use crate::{
    conformance, identity, petition, procedure, profile, provision, reconciliation, reporting, station,
    supervision, time,
};

/// A procedure with its properties.
#[derive(Clone, Copy, Debug)]
pub struct ProcedureEntry {
    /// The table.
    pub table: &'static Table,
    /// What must hold of it beside [`ALWAYS`](crate::procedure::ALWAYS).
    pub properties: &'static [Property],
}

impl ProcedureEntry {
    /// Explores the procedure, and says of each property whether it holds.
    #[must_use]
    pub fn explore(&self) -> (Exploration, Vec<(Property, bool)>) {
        let explored = Exploration::of(self.table);
        let properties = procedure::ALWAYS.iter().chain(self.properties);
        let checked =
            properties.map(|property| (*property, (property.holds)(self.table, &explored))).collect();
        (explored, checked)
    }
}

/// Every procedure.
pub const PROCEDURES: &[ProcedureEntry] = &[
    ProcedureEntry { table: &complaint::TABLE, properties: complaint::PROPERTIES },
    ProcedureEntry { table: &inquiry::TABLE, properties: inquiry::PROPERTIES },
    ProcedureEntry { table: &petition::TABLE, properties: petition::PROPERTIES },
    ProcedureEntry { table: &petition::report::TABLE, properties: petition::report::PROPERTIES },
    ProcedureEntry { table: &station::TABLE, properties: station::PROPERTIES },
    ProcedureEntry { table: &submission::TABLE, properties: submission::PROPERTIES },
];

/// A closed vocabulary by its name.
#[derive(Clone, Copy, Debug)]
pub struct VocabularyEntry {
    /// What the list is of, in both languages.
    pub title: Term,
    /// Its words.
    pub terms: &'static [Term],
}

const fn list(
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    terms: &'static [Term],
) -> VocabularyEntry {
    VocabularyEntry { title: Term { name, zh, en }, terms }
}

/// Every closed vocabulary that a document may choose from.
pub const VOCABULARIES: &[VocabularyEntry] = &[
    list("operator_kind", "经营者类型", "kind of operator", edition::OperatorKind::TERMS),
    list("problem_nature", "投诉事由", "nature of the problem", edition::ProblemNature::TERMS),
    list("reception_way", "受理方式", "how a complaint came", edition::ReceptionWay::TERMS),
    list("recourse_channel", "争议解决途径", "ways to resolve a dispute", edition::RecourseChannel::TERMS),
    list("guidance_way", "行政指导方式", "ways of guidance", edition::GuidanceWay::TERMS),
    list("form", "附件", "annexes", edition::Form::TERMS),
    list("annex_1_field", "登记表项目", "fields of Annex 1", edition::AnnexOneField::TERMS),
    list("field_source", "栏目的由来", "from what a field was concluded", form::FieldSource::TERMS),
    list("field_need", "是否必填", "whether a field may be blank", form::FieldNeed::TERMS),
    list(
        "edition_source",
        "表式的由来",
        "from what a form edition was made",
        form::layout::EditionSource::TERMS,
    ),
    list("orientation", "页面方向", "how a page is turned", form::layout::Orientation::TERMS),
    list(
        "line_direction",
        "各行的方向",
        "how the lines of a table follow each other",
        form::layout::LineDirection::TERMS,
    ),
    list("text_style", "文字的样式", "how a text of a form looks", form::layout::TextStyle::TERMS),
    list("money_unit", "金额的单位", "in which unit money stands", form::layout::MoneyUnit::TERMS),
    list("filler", "填写人", "who fills a field in", form::Filler::TERMS),
    list("station_condition", "设立条件", "conditions of a station", edition::StationCondition::TERMS),
    list("drawing_style", "图的样式", "as what a procedure is drawn", procedure::draw::DrawingStyle::TERMS),
    list("duty_system", "制度", "duty systems", edition::DutySystem::TERMS),
    list("role", "办理人员", "who acts", Role::TERMS),
    list("party", "义务主体", "who owes, and to whom", Party::TERMS),
    list("duty", "待办事项", "what is owed", Duty::TERMS),
    list("outcome", "处理结果", "how a complaint ended", complaint::Outcome::TERMS),
    list("foundation_kind", "意见依据", "what an opinion is founded on", complaint::FoundationKind::TERMS),
    list("day_unit", "日的计法", "what a limit counts", time::DayUnit::TERMS),
    list("scenic_grade", "景区等级", "grade of a scenic area", profile::ScenicGrade::TERMS),
    list("rule_edition", "规章版本", "rule edition", edition::RuleEditionId::TERMS),
    list("edition_rank", "版本的层级", "rank of an edition", edition::EditionRank::TERMS),
    list("decline_ground", "不予受理的事由", "ground to decline a petition", edition::DeclineGround::TERMS),
    list("end_ground", "终止调解的事由", "ground to end a mediation", edition::EndGround::TERMS),
    list("suspension_cause", "中止的原因", "why a mediation is suspended", edition::SuspensionCause::TERMS),
    list("limit_start", "期限的起算", "from when a limit counts", edition::LimitStart::TERMS),
    list(
        "resolution_way",
        "争议解决途径（依法）",
        "ways to resolve a dispute by the Law",
        edition::ResolutionWay::TERMS,
    ),
    list("precedence", "期限的先后", "how limits stand to each other", petition::Precedence::TERMS),
    list("dispute_party", "争议一方", "party to the dispute", petition::DisputeParty::TERMS),
    list("report_outcome", "举报的处理", "what became of a report", petition::report::ReportOutcome::TERMS),
    list("presence", "有无", "presence of a thing", station::Presence::TERMS),
    list("lack", "欠缺的情形", "how a thing is lacking", station::Lack::TERMS),
    list("employment", "专职或兼职", "full or part time", station::Employment::TERMS),
    list("person_item", "人员公示项目", "what is shown of a person", station::PersonItem::TERMS),
    list("capacity", "人员身份", "capacity of a person", station::Capacity::TERMS),
    list("management_system", "内部管理制度", "management systems", station::ManagementSystem::TERMS),
    list("scope_measure", "设站范围的尺度", "what the scope is measured by", station::ScopeMeasure::TERMS),
    list("annex_4_field", "信息登记表项目", "fields of Annex 4", station::AnnexFourField::TERMS),
    list("figure", "统计项目", "figures of a tally", reporting::Figure::TERMS),
    list("channels", "报送方式", "ways of submitting", reporting::Channels::TERMS),
    list("rhythm", "报送周期", "how often a report is due", reporting::Rhythm::TERMS),
    list("rate_formula", "比率的算法", "named formulas of a rate", reporting::RateFormula::TERMS),
    list("submission_status", "报送状态", "status of a submission", reporting::SubmissionStatus::TERMS),
    list("ledger_standing", "报送情况", "how an expected report stands", reporting::LedgerStanding::TERMS),
    list("hot_spot_axis", "热点的维度", "by what problems concentrate", supervision::HotSpotAxis::TERMS),
    list(
        "supervision_kind",
        "监督指导记录",
        "kinds of supervision records",
        supervision::SupervisionKind::TERMS,
    ),
    list("appraisal_part", "考核项目", "items of the appraisal", supervision::AppraisalPart::TERMS),
    list(
        "registration_style",
        "注册号样式",
        "style of a registration number",
        identity::RegistrationStyle::TERMS,
    ),
    list("tier", "报送层级", "tiers of reporting", identity::Tier::TERMS),
    list("skip_reason", "缺层的原因", "why a tier is skipped", identity::SkipReason::TERMS),
    list("division_level", "区划级别", "level of a division", identity::DivisionLevel::TERMS),
    list("telephone_kind", "电话种类", "kind of a telephone number", identity::TelephoneKind::TERMS),
    list("identity", "证号种类", "kinds of identity", identity::Identity::TERMS),
    list("personal_detail", "个人信息的种类", "kinds of personal data", identity::PersonalDetail::TERMS),
    list("city_rank", "城市级别", "rank of a city", identity::CityRank::TERMS),
    list("addressee_kind", "收文单位", "addressees of the notice", identity::AddresseeKind::TERMS),
    list("day_kind", "日的种类", "kind of a day", time::DayKind::TERMS),
    list("annual_window", "年度数据的统计区间", "window of the annual figure", time::AnnualWindowKind::TERMS),
    list("deadline", "固定日期", "days that the notice fixes", time::Deadline::TERMS),
    list("figure_unit", "数字的单位", "unit of a printed figure", reconciliation::FigureUnit::TERMS),
    list("print_mark", "非数字的标记", "what stands where no figure is printed", edition::PrintMark::TERMS),
    list("verdict", "办案程序的结论", "verdict on a case", conformance::Verdict::TERMS),
    list(
        "violation_kind",
        "违反程序的情形",
        "what is wrong with an event of a log",
        conformance::ViolationKind::TERMS,
    ),
    list("repair_goal", "修补的目标", "what a repaired log is to be", conformance::RepairGoal::TERMS),
    list("move_kind", "修补的一步", "what a repair does at one place", conformance::MoveKind::TERMS),
    list("severity", "严重程度", "how grave a finding is", Severity::TERMS),
    list("bearer", "规定约束的主体", "who a provision binds", provision::Bearer::TERMS),
    list("modality", "约束力", "how strongly a provision binds", provision::Modality::TERMS),
    list("provision_kind", "规定种类", "what a provision lays down", provision::ProvisionKind::TERMS),
    list(
        "answer_strength",
        "条款落实的程度",
        "how strongly a provision is answered",
        provision::AnswerStrength::TERMS,
    ),
    list("confidence", "可信度", "how sure a fact is", provision::Confidence::TERMS),
];

/// The days that the notice fixes.
pub const DEADLINES: &[Term] = time::Deadline::TERMS;

/// The kinds of records that answer a continuing duty.
pub const RECORDS: &[&[Term]] = &[supervision::SupervisionKind::TERMS];

/// The two languages, for documents that are written in each.
pub const LANGUAGES: &[(Language, &str)] = &[(Language::Zh, "zh"), (Language::En, "en")];
