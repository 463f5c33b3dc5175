//! The faults that can be planted, and the list of what was planted.

use std::io::{self, Write};

macro_rules! faults {
    ($($fault:ident = $name:literal, $zh:literal;)+) => {
        /// A kind of fault.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Fault { $( #[doc = concat!($zh, ".")] $fault ),+ }

        impl Fault {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$( Self::$fault ),+];

            /// The name by which the command line and the list call it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$fault => $name ),+ }
            }
        }
    };
}

faults! {
    DayNotInCalendar = "day_not_in_calendar", "日期不存在";
    FullWidthDigit = "full_width_digit", "全角数字";
    TelephoneLetter = "telephone_letter", "电话有字母";
    NegativeAmount = "negative_amount", "金额为负";
    UnknownStation = "unknown_station", "没有该站";
    DoubledComplaint = "doubled_complaint", "投诉重复登记";
    ComplaintCells = "complaint_cells", "投诉少一格";
    OpenQuote = "open_quote", "引号未闭合";
    UndecodableEvent = "undecodable_event", "记录编码错误";
    EventCells = "event_cells", "记录多一格";
    UnknownAction = "unknown_action", "未知事项";
    EventBeforeRegistration = "event_before_registration", "早于登记";
    DoubledSequence = "doubled_sequence", "序号重复";
    MissingEvent = "missing_event", "缺一条记录";
    UnknownCase = "unknown_case", "没有该投诉";
    NoConsent = "no_consent", "未经消费者同意";
    WrongRole = "wrong_role", "审核人不对";
    OpinionUnfounded = "opinion_unfounded", "意见无依据";
    TimeRunsBack = "time_runs_back", "时间倒退";
    PetitionNotTold = "petition_not_told", "未告知申诉";
    StationComputer = "station_computer", "无计算机";
    StationPlate = "station_plate", "标牌无12315";
    StationTelephone = "station_telephone", "无固定电话";
    StationCheckDigit = "station_check_digit", "注册号校验码错";
    SettledOverstated = "settled_overstated", "虚报和解";
    OtherKind = "other_kind", "填错栏目";
    LateSummary = "late_summary", "汇总表迟报";
    MissingSummary = "missing_summary", "汇总表未报";
    LateReport = "late_report", "县级迟报";
    MissingReport = "missing_report", "县级未报";
    PetitionDay = "petition_day", "申诉日期不存在";
    PetitionGround = "petition_ground", "不予受理无事由";
}

impl std::str::FromStr for Fault {
    type Err = FaultPlanError;

    fn from_str(name: &str) -> Result<Self, FaultPlanError> {
        let known = Self::ALL.iter().find(|fault| fault.name() == name);
        known.copied().ok_or_else(|| FaultPlanError(name.to_owned()))
    }
}

impl Fault {
    /// Whether it is planted in a complaint or its events.
    #[must_use]
    pub const fn is_of_case(self) -> bool {
        (self as u8) <= (Self::PetitionNotTold as u8)
    }
}

/// Which faults to plant, and how often.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FaultPlan {
    /// So many of a million rows or cases.
    pub per_million: u32,
    /// The kinds.
    pub kinds: Vec<Fault>,
}

impl FaultPlan {
    /// No faults.
    #[must_use]
    pub fn none() -> Self {
        Self { per_million: 0, kinds: Fault::ALL.to_vec() }
    }

    /// The kinds that may be planted in a case, or in another row.
    #[must_use]
    pub fn kinds_where(&self, suits: impl Fn(Fault) -> bool) -> Vec<Fault> {
        self.kinds.iter().copied().filter(|kind| suits(*kind)).collect()
    }
}

/// Why a text says nothing of faults.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("\"{0}\" is neither a share from 0 to 1 nor a list of kinds of fault")]
pub struct FaultPlanError(String);

impl std::str::FromStr for FaultPlan {
    type Err = FaultPlanError;

    /// A share such as `0.01`, or kinds by name, separated by commas, at one in a hundred.
    fn from_str(text: &str) -> Result<Self, FaultPlanError> {
        let wrong = || FaultPlanError(text.to_owned());
        if let Ok(share) = text.parse::<f64>() {
            if !(0.0..=1.0).contains(&share) {
                return Err(wrong());
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share from 0 to 1 gives 0 to 1,000,000"
            )]
            let per_million = (share * 1e6).round() as u32;
            return Ok(Self { per_million, kinds: Fault::ALL.to_vec() });
        }
        let kinds = text.split(',').map(|kind| kind.trim().parse::<Fault>()).collect::<Result<_, _>>();
        Ok(Self { per_million: 10_000, kinds: kinds.map_err(|_| wrong())? })
    }
}

/// A finding that a planted fault must lead to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Planted {
    /// The file; blank where the finding is of no file.
    pub file: String,
    /// The line; 0 where it is of no line.
    pub line: u64,
    /// The heading of the column; blank where it is of the whole row.
    pub column: String,
    /// The code.
    pub code: String,
    /// What it concerns, where it is of no file.
    pub subject: String,
    /// The fault, by name.
    pub fault: String,
}

/// Writes the list.
pub(super) fn write_list(list: &[Planted], mut out: impl Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(&mut out);
    writer.write_record(["file", "line", "column", "code", "subject", "fault"])?;
    for planted in list {
        let line = if planted.line == 0 { String::new() } else { planted.line.to_string() };
        writer.write_record([
            &planted.file,
            &line,
            &planted.column,
            &planted.code,
            &planted.subject,
            &planted.fault,
        ])?;
    }
    writer.flush()
}
