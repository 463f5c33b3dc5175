//! The eight conditions of a station, what its sign plate carries, and its duty systems.

use crate::provision::Citation;
use crate::vocabulary;

vocabulary! {
    /// The eight conditions, in the notice's order.
    pub enum StationCondition {
        Place = "place", "相对固定的场所", "relatively fixed place";
        SignPlate = "sign_plate", "标识标志牌", "sign plate";
        Staff = "staff", "专职或兼职工作人员", "full-time or part-time staff";
        NoticeBoard = "notice_board", "宣传栏", "notice board";
        Telephone = "telephone", "相对固定电话", "relatively fixed telephone";
        Computer = "computer", "计算机", "computer";
        Register = "register", "受理和处理消费者投诉登记簿", "register of complaints";
        WorkingRules = "working_rules", "受理和处理消费者投诉的工作制度", "working rules for complaints";
    }
}

vocabulary! {
    /// The duty systems that a station's operator keeps.
    pub enum DutySystem {
        Commitments = "commitments", "商品质量和服务规范承诺制度", "commitments on goods quality and service";
        Withdrawal = "withdrawal", "不合格商品退市制度", "withdrawal of substandard goods";
        Settlement = "settlement", "消费纠纷和解制度", "settlement of consumer disputes";
        Compensation = "compensation", "消费侵权赔偿制度", "compensation of infringements";
    }
}

impl StationCondition {
    /// The provision that asks for it.
    #[must_use]
    pub const fn citation(self) -> Citation {
        match self {
            Self::Place => Citation::new("2.2/1a"),
            Self::SignPlate => Citation::new("2.2/1b"),
            Self::Staff => Citation::new("2.2/1c"),
            Self::NoticeBoard => Citation::new("2.2/1d"),
            Self::Telephone => Citation::new("2.2/1e"),
            Self::Computer => Citation::new("2.2/1f"),
            Self::Register => Citation::new("2.2/1g"),
            Self::WorkingRules => Citation::new("2.2/1h"),
        }
    }
}

impl DutySystem {
    /// The provision that asks for it.
    #[must_use]
    pub const fn citation(self) -> Citation {
        match self {
            Self::Commitments => Citation::new("3.1/2a"),
            Self::Withdrawal => Citation::new("3.1/2b"),
            Self::Settlement => Citation::new("3.1/2c"),
            Self::Compensation => Citation::new("3.1/2d"),
        }
    }
}
