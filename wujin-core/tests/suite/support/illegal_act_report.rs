//! Sound and broken deeds of a report of an illegal act.

use wujin_core::petition::report::{
    Action, Checking, Deed, IllegalActReport, NotOpening, Opening, Receipt, Referral, ReporterTold,
};
use wujin_core::procedure::Case;
use wujin_core::time::Instant;

use super::Drivable;
use super::complaint::text;

impl Drivable for IllegalActReport {
    fn rules() -> &'static () {
        &()
    }

    fn sound(action: Action, _: &Case<Self>, _: Instant) -> Deed {
        match action {
            Action::Receive => Deed::Receive(Receipt { clue: text("销售过期食品"), subject: None }),
            Action::Check => Deed::Check(Checking::default()),
            Action::OpenCase => Deed::OpenCase(Opening::default()),
            Action::NotOpen => Deed::NotOpen(NotOpening { reason: text("未发现过期食品") }),
            Action::Refer => Deed::Refer(Referral { agency: text("示例主管部门") }),
            Action::TellReporter => Deed::TellReporter(ReporterTold { content: text("处理结果") }),
        }
    }

    fn broken(action: Action, _: &Case<Self>, _: Instant) -> Vec<(Deed, &'static str)> {
        match action {
            Action::Receive => vec![(Deed::Receive(Receipt::default()), "WJ-521")],
            Action::NotOpen => vec![(Deed::NotOpen(NotOpening::default()), "WJ-522")],
            Action::Refer => vec![(Deed::Refer(Referral::default()), "WJ-523")],
            Action::TellReporter => vec![(Deed::TellReporter(ReporterTold::default()), "WJ-524")],
            Action::Check | Action::OpenCase => vec![],
        }
    }
}
