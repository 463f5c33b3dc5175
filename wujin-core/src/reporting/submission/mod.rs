//! The submission of a report (3.2.5/4 to 4.3/10): drafted, sent up by every way that its leg asks
//! for, returned or accepted, revised or filed.

mod deed;
mod guard;
mod obligations;
mod table;

pub(in crate::reporting) use deed::in_full;
pub use deed::{
    Acceptance, Correction, Deed, Drafting, Facts, Filing, Filling, Replacement, ReportFigures, Returning,
    Sending,
};
pub use guard::Guard;
pub use obligations::obligations;
pub use table::{Action, PLAN, Stage, TABLE};

use super::{Channels, Leg};
use crate::procedure::{Case, Event, Examination, Procedure};

/// The submission of a report as a procedure. It is held against the leg on which the report goes.
///
/// ```
/// use wujin_core::obligation::Party;
/// use wujin_core::procedure::{Case, Command, Role};
/// use wujin_core::reporting::Leg;
/// use wujin_core::reporting::submission::{Acceptance, Deed, Drafting, ReportFigures, Sending, Submission};
/// use wujin_core::time::Period;
///
/// let county = Leg::between(Party::County, Party::Prefecture, false)?;
/// let figures = Some(Box::new(ReportFigures::default()));
/// let period = Some(Period::quarter(2012, 1)?);
/// let mut case = Case::<Submission>::new();
/// for deed in [
///     Deed::Draft(Drafting { period, figures, ..Drafting::default() }),
///     Deed::SubmitInWriting(Sending::default()),
/// ] {
///     let (expected, at) = (case.sequence(), "2012-04-05T09:00:00+08:00".parse()?);
///     let event = case.decide(Command { expected, at, actor: Role::County.into(), deed }, &county)?;
///     case.apply(&event);
/// }
/// let at = "2012-04-06T09:00:00+08:00".parse()?;
/// let deed = Deed::Accept(Acceptance::default());
/// let accept = Command { expected: 2, at, actor: Role::Prefecture.into(), deed };
/// let refusal = case.decide(accept, &county).unwrap_err();
/// assert_eq!(refusal.unmet[0].finding.code(), "WJ-421"); // not yet in the system
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Submission {}

impl Procedure for Submission {
    const TABLE: &'static crate::procedure::Table = &TABLE;
    const PLAN: &'static crate::procedure::Plan = &PLAN;
    type Stage = Stage;
    type Side = Channels;
    type Action = Action;
    type Guard = Guard;
    type Deed = Deed;
    type Facts = Facts;
    type Rules = Leg;

    fn action(deed: &Deed) -> Action {
        deed.action()
    }

    fn examine(guard: Guard, examination: &mut Examination<'_, Self>) {
        guard::examine(guard, examination);
    }

    fn record(facts: &mut Facts, event: &Event<Self>) {
        facts.record(event);
    }
}

/// A report's case.
pub type SubmissionCase = Case<Submission>;

#[cfg(test)]
mod tests;
