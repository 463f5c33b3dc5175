//! Sound and broken deeds of a report of an illegal act.

use wujin_core::petition::report::{
    Action, Checking, Closing, Deed, Extension, IllegalActReport, NotOpening, Opening, Receipt, Referral,
    ReporterTold,
};
use wujin_core::procedure::Case;
use wujin_core::profile::Context;
use wujin_core::time::Instant;

use super::Drivable;
use super::complaint::text;

impl Drivable for IllegalActReport {
    fn rules() -> &'static Context {
        Context::national()
    }

    fn sound(action: Action, _: &Case<Self>, _: Instant) -> Deed {
        match action {
            // Anonymous, so that there is nobody who must be told.
            Action::Receive => Deed::Receive(Receipt {
                clue: text("销售过期食品"),
                real_name: Some(false),
                ..Receipt::default()
            }),
            Action::ExtendCheck => {
                Deed::ExtendCheck(Extension { approved_by: text("局长"), reason: text("案情复杂") })
            }
            Action::Close => Deed::Close(Closing { reason: text("匿名举报") }),
            Action::Check => Deed::Check(Checking::default()),
            Action::OpenCase => Deed::OpenCase(Opening::default()),
            Action::NotOpen => Deed::NotOpen(NotOpening { reason: text("未发现过期食品") }),
            Action::Refer => Deed::Refer(Referral { agency: text("示例主管部门") }),
            Action::TellReporter => Deed::TellReporter(ReporterTold { content: text("处理结果") }),
        }
    }

    fn broken(action: Action, _: &Case<Self>, _: Instant) -> Vec<(Deed, &'static str)> {
        match action {
            Action::Receive => {
                let (clue, found_in) = (text("销售过期食品"), text(" "));
                let nowhere = Receipt { clue, found_in, ..Receipt::default() };
                vec![(Deed::Receive(Receipt::default()), "WJ-521"), (Deed::Receive(nowhere), "WJ-541")]
            }
            Action::ExtendCheck => {
                let reason = text("案情复杂");
                let unapproved = Extension { approved_by: None, reason };
                let unfounded = Extension { approved_by: text("局长"), reason: None };
                vec![(Deed::ExtendCheck(unapproved), "WJ-535"), (Deed::ExtendCheck(unfounded), "WJ-536")]
            }
            Action::Close => vec![(Deed::Close(Closing::default()), "WJ-540")],
            Action::NotOpen => vec![(Deed::NotOpen(NotOpening::default()), "WJ-522")],
            Action::Refer => vec![(Deed::Refer(Referral::default()), "WJ-523")],
            Action::TellReporter => vec![(Deed::TellReporter(ReporterTold::default()), "WJ-524")],
            Action::Check | Action::OpenCase => vec![],
        }
    }
}
