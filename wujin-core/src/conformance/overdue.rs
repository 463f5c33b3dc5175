//! What was overdue as of a day, case by case: the promised reply (3.2.4/2), the agreed performance
//! (3.2.3/2), and the steps for which a profile sets limits (2.1/4), in calendar or working days.
//!
//! The rules are those of [`complaint::obligations`](crate::complaint::obligations), asked of the
//! case that the lawful events leave; nothing about a duty is written here again.

use super::walk::Walk;
use super::{Columns, Conformance, Verdict};
use crate::complaint::{
    Action, Agreement, Approval, Archiving, Breach, ComplaintCase, Deed, Failure, Guidance, Owed,
    Performance, Promise, Proposal, RecourseTold, Reply, Return, Withdrawal, each_owed,
};
use crate::obligation::{Duty, Standing};
use crate::procedure::{Event, Role, RulesVersion};
use crate::profile::Profile;
use crate::time::{Calendar, Day};

/// One thing that was overdue in one case.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct OverdueDuty {
    /// The number of the case.
    pub case: usize,
    /// What is owed.
    pub duty: Duty,
    /// The day it was due.
    pub due: Day,
    /// Whole days since.
    pub days: i32,
}

/// Everything overdue at the end of a day, in the order of the cases.
///
/// Only events up to that day are seen, and of these only the lawful ones count. `found` is what
/// [`check`](super::check) found of the same columns: a case that it says was archived lawfully by
/// that day owes nothing, and is not looked at again. Without the days agreed no reply and no
/// performance is overdue.
///
/// ```
/// use wujin_core::complaint::Action::{DeferReply, Register};
/// use wujin_core::conformance::{Columns, NO_DAY, check, overdue};
/// use wujin_core::obligation::Duty;
/// use wujin_core::profile::Profile;
/// use wujin_core::time::{Calendar, Day};
///
/// let actions = [Register, DeferReply].map(|action| action.index());
/// let by: Day = "1970-01-05".parse()?;
/// let due_days = [NO_DAY, by.days_since_epoch()];
/// let columns = Columns::new(&[0, 2], &actions, &[0, 1], &[0, 0])?.with_due_days(&due_days)?;
/// let as_of = "1970-01-08".parse()?;
/// let owed = overdue(&columns, &check(&columns), Profile::national(), Calendar::national(), as_of);
/// assert_eq!((owed[0].duty, owed[0].due, owed[0].days), (Duty::Reply, by, 3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn overdue(
    columns: &Columns<'_>,
    found: &Conformance,
    profile: &Profile,
    calendar: &Calendar,
    as_of: Day,
) -> Vec<OverdueDuty> {
    let mut overdue = Vec::new();
    for case in 0..columns.cases() {
        let archived = found.verdicts.get(case) == Some(&Verdict::Conforms);
        let last = columns.case_rows(case).next_back();
        if archived && last.is_some_and(|row| columns.event(row).instant().day() <= as_of) {
            continue;
        }
        each_owed(&fold(columns, case, as_of), profile, calendar, &mut |Owed { duty, due, met, .. }| {
            if let (Standing::Overdue { days }, Some(due)) = (Standing::as_of(as_of, due, met), due.day()) {
                overdue.push(OverdueDuty { case: columns.first_case() + case, duty, due, days });
            }
        });
    }
    overdue
}

/// The case that the lawful events up to the end of a day leave.
fn fold(columns: &Columns<'_>, case: usize, as_of: Day) -> ComplaintCase {
    let mut walk = Walk::default();
    let mut folded = ComplaintCase::new();
    for row in columns.case_rows(case) {
        let event = columns.event(row);
        let at = event.instant();
        if at.day() <= as_of
            && walk.step(columns, row, &mut |_, _| {})
            && let (Some(action), Some(role)) =
                (Action::from_index(event.action), Role::from_index(event.role))
        {
            let sequence = folded.sequence().saturating_add(1);
            let deed = deed(action, event.due());
            folded.apply(&Event { sequence, at, actor: role.into(), deed, rules: RulesVersion::CURRENT });
        }
    }
    folded
}

/// A deed with what the columns carry of its particulars.
fn deed(action: Action, by: Option<Day>) -> Deed {
    match action {
        Action::Register => Deed::Register(Box::default()),
        Action::Propose => Deed::Propose(Proposal::default()),
        Action::Agree => Deed::Agree(Agreement { perform_by: by, ..Agreement::default() }),
        Action::Approve => Deed::Approve(Approval::default()),
        Action::Return => Deed::Return(Return::default()),
        Action::Perform => Deed::Perform(Performance::default()),
        Action::Breach => Deed::Breach(Breach::default()),
        Action::Fail => Deed::Fail(Failure::default()),
        Action::InformRecourse => Deed::InformRecourse(RecourseTold::default()),
        Action::DeferReply => Deed::DeferReply(Promise { by, ..Promise::default() }),
        Action::Reply => Deed::Reply(Reply::default()),
        Action::Guide => Deed::Guide(Guidance::default()),
        Action::Withdraw => Deed::Withdraw(Withdrawal::default()),
        Action::Archive => Deed::Archive(Archiving::default()),
    }
}
