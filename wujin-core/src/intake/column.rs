//! The columns of each table: the name programs use, the Chinese heading, and the variants that old
//! systems write instead.

use serde::Serialize;

use crate::vocabulary;

vocabulary! {
    /// The tables that old systems export, and those that go with a folder of workbooks.
    pub enum SourceTable {
        Stations = "stations", "服务站信息登记", "stations";
        Complaints = "complaints", "消费投诉登记", "complaints";
        Events = "events", "投诉办理记录", "events of complaints";
        Summaries = "summaries", "投诉情况汇总表（附件3）", "summaries (Annex 3)";
        Petitions = "petitions", "申诉", "petitions";
        Submissions = "submissions", "报表报送记录", "submissions of reports";
        Units = "units", "单位名册", "units that report";
        Receipts = "receipts", "收件登记", "workbooks received";
    }
}

/// One column of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Column {
    /// The name that programs use, which a heading may also be.
    pub name: &'static str,
    /// The Chinese heading.
    pub zh: &'static str,
    /// Other headings that old systems write for it.
    pub variants: &'static [&'static str],
    /// Whether the table cannot be read without it.
    pub required: bool,
}

impl Column {
    /// Whether a heading means this column: white space, the width of parentheses and the case of
    /// letters, which spreadsheets change of themselves, make no difference.
    #[must_use]
    pub fn answers_to(&self, heading: &str) -> bool {
        let plain = plain(heading);
        plain == self.zh || plain == self.name || self.variants.contains(&plain.as_str())
    }
}

/// A heading as the dictionary writes it.
fn plain(heading: &str) -> String {
    let kept = heading.chars().filter(|letter| !letter.is_whitespace() && *letter != MARK);
    kept.map(|letter| match letter {
        '(' => '（',
        ')' => '）',
        other => other.to_ascii_lowercase(),
    })
    .collect()
}

/// The byte-order mark, which stands before the first heading where files were joined or re-encoded.
pub(super) const MARK: char = '\u{FEFF}';

/// The columns of one table, as an enum whose order is the dictionary's.
pub trait Columns: Copy {
    /// The table.
    const TABLE: SourceTable;
    /// The place in the dictionary.
    fn place(self) -> usize;
}

macro_rules! columns {
    ($(#[$meta:meta])* $name:ident of $table:ident {
        $( $variant:ident = $word:literal $zh:literal [$($other:literal),*] $need:ident; )+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum $name { $( #[doc = concat!($zh, ".")] $variant ),+ }

        impl $name {
            /// The columns, in the dictionary's order.
            pub const COLUMNS: &'static [Column] = &[$( Column {
                name: $word, zh: $zh, variants: &[$($other),*], required: columns!(@ $need),
            } ),+];
        }

        impl Columns for $name {
            const TABLE: SourceTable = SourceTable::$table;
            fn place(self) -> usize { self as usize }
        }
    };
    (@ required) => { true };
    (@ optional) => { false };
}

columns! {
    /// The columns of the stations' table.
    StationColumn of Stations {
        Station = "station" "站点编号" ["服务站编号", "站编号"] required;
        Name = "name" "站名" ["服务站名称", "站点名称"] required;
        Kind = "kind" "类型" ["经营者类型", "站点类型"] required;
        Operator = "operator" "经营者名称" ["单位名称", "企业名称"] required;
        Registration = "registration_number" "注册号" ["营业执照注册号", "统一社会信用代码"] optional;
        Address = "address" "地址" ["站点地址"] optional;
        Head = "head" "负责人" ["站负责人", "站长"] optional;
        Established = "established" "设立日期" ["成立日期", "建站日期"] optional;
        OfficeName = "office_name" "辖区工商所" ["所属工商所"] required;
        Place = "place" "固定场所" ["相对固定的场所"] required;
        SignPlate = "sign_plate" "标识标志牌" ["标志牌", "标识牌"] required;
        StaffNames = "staff_names" "工作人员姓名" ["工作人员"] required;
        Employment = "employment" "专兼职" ["专职或兼职"] optional;
        StaffTelephones = "staff_telephones" "工作人员电话" ["工作人员联系电话"] optional;
        StaffPhotographs = "staff_photographs" "工作人员照片" [] optional;
        NoticeBoard = "notice_board" "宣传栏" [] required;
        Telephone = "telephone" "固定电话" ["站点电话", "服务站电话"] required;
        Computer = "computer" "计算机" ["电脑"] required;
        Register = "register" "登记簿" ["投诉登记簿"] required;
        WorkingRules = "working_rules" "工作制度" [] required;
        PlateProminent = "plate_prominent" "标牌位置显著" ["标志牌位置显著"] required;
        PlateName = "plate_name" "标牌站名" [] required;
        PlateStaff = "plate_staff" "标牌工作人员" [] required;
        PlateNumber = "plate_number" "标牌12315" ["标牌统一号码"] required;
        PlateOfficer = "plate_officer" "标牌监管人员" [] required;
        OfficerName = "officer_name" "监管执法人员" ["责任区监管执法人员"] optional;
        OfficerTelephone = "officer_telephone" "监管执法人员电话" ["责任区监管执法人员电话"] optional;
        OfficerPhotograph = "officer_photograph" "监管执法人员照片" ["责任区监管执法人员照片"] optional;
        OfficeHead = "office_head" "工商所负责人" [] optional;
        OfficeHeadTelephone = "office_head_telephone" "工商所负责人电话" [] optional;
        OfficeHeadPublished = "office_head_published" "工商所负责人已公布" ["公布工商所负责人"] optional;
        Commitments = "commitments" "承诺制度" ["质量服务承诺制度"] required;
        Withdrawal = "withdrawal" "退市制度" ["不合格商品退市制度"] required;
        Settlement = "settlement" "和解制度" ["消费纠纷和解制度"] required;
        Compensation = "compensation" "赔偿制度" ["消费侵权赔偿制度"] required;
        Management = "management" "内部管理制度" [] optional;
        Responsibility = "responsibility" "责任制度" [] optional;
        Appraisal = "appraisal" "工作考核制度" ["考核制度"] optional;
        Publicity = "publicity" "职工普法宣传" [] optional;
        Area = "area_square_metres" "经营面积（平方米）" ["经营面积"] optional;
        Employees = "employees" "职工人数" ["从业人数"] optional;
        ScenicGrade = "scenic_grade" "景区等级" [] optional;
    }
}

columns! {
    /// The columns of the complaints' table (Annex 1).
    ComplaintColumn of Complaints {
        Case = "case" "投诉编号" ["编号", "登记表编号"] required;
        Station = "station" "站点编号" ["服务站编号", "站编号"] required;
        Registered = "registered" "登记时间" ["受理时间", "登记日期"] required;
        Way = "way" "受理方式" [] optional;
        ConsumerName = "consumer_name" "消费者姓名" ["姓名", "投诉人"] optional;
        Sex = "consumer_sex" "性别" [] optional;
        Age = "consumer_age" "年龄" [] optional;
        Address = "consumer_address" "住址" ["地址"] optional;
        Telephone = "consumer_telephone" "联系电话" ["电话", "消费者电话"] optional;
        Goods = "goods" "商品或服务名称" ["商品或服务", "商品名称"] optional;
        PurchaseDay = "purchase_day" "消费日期" ["购买日期"] optional;
        Amount = "amount" "涉及金额（元）" ["涉及金额", "争议金额", "争议金额（元）"] optional;
        Nature = "nature" "投诉事由" ["问题性质", "投诉类别"] optional;
        Request = "request" "投诉事实、理由及请求" ["投诉内容"] optional;
        Evidence = "evidence" "证据" [] optional;
        Clerk = "clerk" "经办人" ["登记人"] optional;
        Satisfied = "satisfied" "消费者满意" ["是否满意"] optional;
    }
}

columns! {
    /// The columns of the events' table.
    EventColumn of Events {
        Case = "case" "投诉编号" ["编号", "登记表编号"] required;
        Sequence = "sequence" "序号" ["记录序号"] required;
        At = "at" "办理时间" ["时间", "操作时间"] required;
        Action = "action" "办理事项" ["操作", "动作"] required;
        Role = "role" "办理人身份" ["身份"] required;
        Actor = "actor" "办理人" ["经办人", "操作人"] optional;
        Content = "content" "内容" ["办理内容"] optional;
        Foundation = "foundation" "依据" ["处理依据"] optional;
        Agreed = "agreed" "消费者同意" ["是否同意"] optional;
        Day = "day" "约定日期" ["约定履行日", "约定答复日"] optional;
        Way = "way" "方式" ["指导方式", "告知途径"] optional;
        Entry = "register_entry" "登记簿序号" [] optional;
    }
}

columns! {
    /// The columns of the summaries' table (Annex 3), one row per station and quarter.
    SummaryColumn of Summaries {
        Station = "station" "站点编号" ["服务站编号", "站编号"] required;
        Quarter = "quarter" "报告期" ["季度", "报告季度"] required;
        Kind = "kind" "类型" ["经营者类型", "栏目"] required;
        Inquiries = "inquiries" "受理咨询" ["咨询件数"] required;
        Complaints = "complaints" "受理投诉" ["投诉件数"] required;
        Settled = "settled" "和解" ["和解件数"] required;
        Unsettled = "unsettled" "未和解" ["未和解件数", "未和解（已告知申诉）"] required;
        Amount = "amount" "争议金额（元）" ["争议金额", "涉及金额"] optional;
        Filler = "filler" "填表人" [] optional;
        Filled = "filled" "填表日期" ["日期"] required;
        Submitted = "submitted" "报送日期" ["报送时间"] optional;
        HotSpots = "hot_spots" "热点问题" [] optional;
        Advice = "advice" "意见建议" [] optional;
    }
}

columns! {
    /// The columns of the petitions' table, one row per petition.
    PetitionColumn of Petitions {
        Petition = "petition" "申诉编号" ["投诉单编号"] required;
        Division = "division" "受理机关区划代码" ["区划代码"] required;
        Case = "case" "原投诉编号" ["投诉编号"] optional;
        Received = "received" "收到日期" ["收到时间", "申诉日期"] required;
        Accepted = "accepted" "受理日期" ["受理时间"] optional;
        Declined = "declined" "不予受理日期" ["不受理日期"] optional;
        DeclineGround = "decline_ground" "不予受理事由" ["不受理事由"] optional;
        Ended = "ended" "调解终结日期" ["终结日期"] optional;
        Result = "result" "调解结果" ["结果"] optional;
        EndGround = "end_ground" "终止调解事由" ["终结事由"] optional;
        Told = "told" "告知日期" ["告知双方日期"] optional;
        SuspendedFrom = "suspended_from" "中止日期" ["鉴定开始日期"] optional;
        Resumed = "resumed" "恢复日期" ["鉴定结束日期"] optional;
        Amount = "amount" "争议金额（元）" ["争议金额", "涉及金额"] optional;
        AcceptanceTold = "acceptance_told" "告知受理日期" ["受理告知日期"] optional;
        SuspensionCause = "suspension_cause" "中止事由" ["中止原因"] optional;
        HandledBy = "handled_by" "已处理机构" ["其他受理机构"] optional;
        By = "by" "拒绝调解一方" ["拒绝方"] optional;
    }
}

columns! {
    /// The columns of the table of reports submitted by offices, counties, prefectures and the
    /// province.
    SubmissionColumn of Submissions {
        Unit = "unit" "填报单位代码" ["单位代码"] required;
        UnitName = "unit_name" "填报单位" ["单位名称"] optional;
        Period = "period" "报告期" ["期间"] required;
        Medium = "medium" "报送方式" ["方式"] required;
        Submitted = "submitted" "报送日期" ["报送时间"] required;
        Window = "window" "统计截止日期" ["截止日期"] optional;
    }
}

columns! {
    /// The columns of the list of units that report.
    UnitColumn of Units {
        Unit = "unit" "单位编号" ["编号"] required;
        Name = "name" "单位名称" ["名称"] required;
        Tier = "tier" "层级" [] required;
        Above = "above" "上级编号" ["上级"] optional;
        Kind = "kind" "类型" ["经营者类型"] optional;
        SetUp = "set_up" "设立日期" [] optional;
        Removed = "removed" "撤销日期" [] optional;
        Staff = "staff" "工作人员数" ["人数"] optional;
    }
}

columns! {
    /// The columns of the register of workbooks that came in.
    ReceiptColumn of Receipts {
        Workbook = "workbook" "文件" ["工作簿", "文件名"] required;
        Medium = "medium" "报送方式" ["方式"] required;
        Received = "received" "收到日期" ["收件日期"] optional;
        Replaces = "replaces" "更正文件" ["所更正的文件"] optional;
    }
}

impl StationColumn {
    /// The column that holds what a path of a station's record says, such as `conditions.computer`.
    #[must_use]
    pub fn at_path(path: &str) -> Option<Self> {
        Some(match path {
            "name" => Self::Name,
            "kind" => Self::Kind,
            "operator" => Self::Operator,
            "business_code" => Self::Registration,
            "address" => Self::Address,
            "person_in_charge" => Self::Head,
            "telephone" | "conditions.telephone" => Self::Telephone,
            "set_up" => Self::Established,
            "conditions.place" => Self::Place,
            "conditions.sign_plate" => Self::SignPlate,
            "conditions.staff" => Self::StaffNames,
            "conditions.notice_board" => Self::NoticeBoard,
            "conditions.computer" => Self::Computer,
            "conditions.register" => Self::Register,
            "conditions.working_rules" => Self::WorkingRules,
            "sign_plate.prominent" => Self::PlateProminent,
            "sign_plate.station_name" => Self::PlateName,
            "sign_plate.unified_number" => Self::PlateNumber,
            "systems.commitments" => Self::Commitments,
            "systems.withdrawal" => Self::Withdrawal,
            "systems.settlement" => Self::Settlement,
            "systems.compensation" => Self::Compensation,
            "management" => Self::Management,
            "publicity" => Self::Publicity,
            "office" => Self::OfficeHeadPublished,
            "area_square_metres" => Self::Area,
            "employees" => Self::Employees,
            "scenic_grade" => Self::ScenicGrade,
            _ if path.starts_with("staff[") && path.ends_with(".on_plate") => Self::PlateStaff,
            _ if path.starts_with("staff") => Self::StaffNames,
            _ if path.starts_with("area_officers[") && path.ends_with(".on_plate") => Self::PlateOfficer,
            _ if path.starts_with("area_officers") => Self::OfficerName,
            _ => return None,
        })
    }
}

impl SourceTable {
    /// The tables of a province's year; the others go with a folder of workbooks.
    pub const OF_A_YEAR: &'static [Self] = &[
        Self::Stations,
        Self::Complaints,
        Self::Events,
        Self::Summaries,
        Self::Petitions,
        Self::Submissions,
    ];

    /// The dictionary of the table.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Stations => StationColumn::COLUMNS,
            Self::Complaints => ComplaintColumn::COLUMNS,
            Self::Events => EventColumn::COLUMNS,
            Self::Summaries => SummaryColumn::COLUMNS,
            Self::Petitions => PetitionColumn::COLUMNS,
            Self::Submissions => SubmissionColumn::COLUMNS,
            Self::Units => UnitColumn::COLUMNS,
            Self::Receipts => ReceiptColumn::COLUMNS,
        }
    }

    /// The table whose dictionary answers to most of these headings; none where no table answers
    /// to half of its required columns. Among equals the one with the fewer columns of its own
    /// left out is taken.
    #[must_use]
    pub fn recognise(headings: &[&str]) -> Option<Self> {
        let known = |column: &Column| headings.iter().any(|heading| column.answers_to(heading.trim()));
        Self::ALL
            .iter()
            .copied()
            .filter_map(|table| {
                let columns = table.columns();
                let found = columns.iter().filter(|column| known(column)).count();
                let required = columns.iter().filter(|column| column.required).count();
                let held = columns.iter().filter(|column| column.required && known(column)).count();
                (held * 2 >= required.max(1)).then_some((found, columns.len() - found, table))
            })
            .max_by_key(|(found, left_out, _)| (*found, core::cmp::Reverse(*left_out)))
            .map(|(_, _, table)| table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_heading_means_two_columns_of_a_table() {
        for table in SourceTable::ALL {
            let columns = table.columns();
            for (index, column) in columns.iter().enumerate() {
                for heading in column.variants.iter().chain([&column.name, &column.zh]) {
                    assert_eq!(plain(heading), *heading);
                    let answers = columns.iter().filter(|other| other.answers_to(heading)).count();
                    assert_eq!(answers, 1, "{table} {index} {heading}");
                }
            }
        }
    }

    #[test]
    fn what_spreadsheets_do_to_a_heading_changes_nothing() {
        let amount = ComplaintColumn::COLUMNS[ComplaintColumn::Amount as usize];
        for heading in ["涉及金额(元)", "涉及 金额（元）", "\u{3000}涉及金额（元) ", "\u{FEFF}Amount"]
        {
            assert!(amount.answers_to(heading), "{heading}");
        }
        assert!(!amount.answers_to("涉及金额（万元）"));
    }

    #[test]
    fn a_table_is_recognised_with_a_heading_missing() {
        for table in SourceTable::ALL.iter().copied() {
            let headings: Vec<_> = table.columns().iter().map(|column| column.zh).collect();
            assert_eq!(SourceTable::recognise(&headings), Some(table));
            assert_eq!(SourceTable::recognise(&headings[1..]), Some(table));
        }
        assert_eq!(SourceTable::recognise(&["甲", "乙"]), None);
    }
}
