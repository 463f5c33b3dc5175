//! The words of a station's record: what was seen, and what is shown of a person.

use crate::vocabulary;

vocabulary! {
    /// Whether something was seen at the station.
    #[derive(Default)]
    pub enum Presence {
        Present = "present", "有", "present";
        Absent = "absent", "没有", "absent";
        /// Nothing is recorded: the box was left blank.
        #[default]
        Unknown = "unknown", "未填", "not recorded";
    }
}

vocabulary! {
    /// How something is lacking, as it begins the sentence of a finding.
    pub enum Lack {
        Absent = "absent", "没有", "there is no";
        Unknown = "unknown", "未记明有没有", "the record does not say whether there is a";
    }
}

impl Presence {
    /// How it is lacking, unless it is there.
    #[must_use]
    pub const fn lack(self) -> Option<Lack> {
        match self {
            Self::Present => None,
            Self::Absent => Some(Lack::Absent),
            Self::Unknown => Some(Lack::Unknown),
        }
    }
}

vocabulary! {
    /// Whether somebody works at the station alone.
    pub enum Employment {
        FullTime = "full_time", "专职", "full-time";
        PartTime = "part_time", "兼职", "part-time";
    }
}

vocabulary! {
    /// What is recorded of a person, or shown.
    pub enum PersonItem {
        Name = "name", "姓名", "name";
        Employment = "employment", "专职或兼职", "full-time or part-time";
        Photograph = "photograph", "照片", "photograph";
        Telephone = "telephone", "联系电话", "telephone number";
    }
}

vocabulary! {
    /// In which capacity a person is recorded.
    pub enum Capacity {
        Staff = "staff", "工作人员", "staff member";
        AreaOfficer = "area_officer", "责任区监管执法人员", "area officer";
    }
}

vocabulary! {
    /// The systems of management and responsibility that provision 3.3/4 adds to the duty systems.
    pub enum ManagementSystem {
        Management = "management", "内部管理制度", "internal management";
        Responsibility = "responsibility", "责任制度", "responsibility";
        Appraisal = "appraisal", "工作考核制度", "appraisal of work";
    }
}

vocabulary! {
    /// What a province may measure an operator by when it sets who is to have a station.
    pub enum ScopeMeasure {
        Area = "area_square_metres", "经营面积（平方米）", "business area in square metres";
        Employees = "employees", "职工人数", "number of employees";
        ScenicGrade = "scenic_grade", "景区等级", "grade of the scenic area";
    }
}

vocabulary! {
    /// What Annex 4 asks of the station itself. The list is reconstructed.
    pub enum AnnexFourField {
        Name = "name", "服务站名称", "name of the station";
        Kind = "kind", "类型", "kind of operator";
        Operator = "operator", "经营者名称", "name of the operator";
        BusinessCode = "business_code", "注册号或统一社会信用代码", "registration number or credit code";
        Address = "address", "地址", "address";
        PersonInCharge = "person_in_charge", "负责人", "person in charge";
        Telephone = "telephone", "固定电话", "fixed telephone";
        SetUp = "set_up", "设立日期", "day of setting up";
        Office = "office", "辖区工商所", "district office";
    }
}

impl AnnexFourField {
    /// What must be filled before a station is registered.
    // READING: annex-4-required
    pub const REQUIRED: &'static [Self] = &[
        Self::Name,
        Self::Kind,
        Self::Operator,
        Self::Address,
        Self::PersonInCharge,
        Self::Telephone,
        Self::Office,
    ];
}
