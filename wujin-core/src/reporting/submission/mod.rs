//! The submission of a report (3.2.5/4 to 4.3/10): drafted, sent up by every way that its leg asks
//! for, returned or accepted, revised or filed.

mod deed;
mod guard;
mod obligations;
mod property;
mod table;
mod version;

pub(in crate::reporting) use deed::in_full;
pub use deed::{
    Acceptance, Correction, Deed, Drafting, Facts, Filing, Filling, Replacement, ReportFigures, Returning,
    Sending,
};
pub use guard::Guard;
pub use obligations::{obligations, report_obligations};
pub use property::PROPERTIES;
pub use table::{Action, PLAN, Stage, TABLE};
pub use version::record;

use super::Channels;
use crate::procedure::{Case, Event, Examination, Procedure};
use crate::profile::Profile;

/// The submission of a report as a procedure. Its draft names the tiers between which it goes, and so
/// its form, its ways and its rhythm.
///
/// ```
/// use wujin_core::obligation::Party;
/// use wujin_core::procedure::{Case, Command, Role};
/// use wujin_core::profile::Profile;
/// use wujin_core::reporting::submission::{Acceptance, Deed, Drafting, ReportFigures, Sending, Submission};
/// use wujin_core::time::Period;
///
/// let (from, to) = (Some(Party::County), Some(Party::Prefecture));
/// let figures = Some(Box::new(ReportFigures::default()));
/// let period = Some(Period::quarter(2012, 1)?);
/// let mut case = Case::<Submission>::new();
/// for deed in [
///     Deed::Draft(Drafting { from, to, period, figures, ..Drafting::default() }),
///     Deed::SubmitInWriting(Sending::default()),
/// ] {
///     let (expected, at) = (case.sequence(), "2012-04-05T09:00:00+08:00".parse()?);
///     let event = case.decide(Command { expected, at, actor: Role::County.into(), deed }, Profile::national())?;
///     case.apply(&event);
/// }
/// let at = "2012-04-06T09:00:00+08:00".parse()?;
/// let deed = Deed::Accept(Acceptance::default());
/// let accept = Command { expected: 2, at, actor: Role::Prefecture.into(), deed };
/// let refusal = case.decide(accept, Profile::national()).unwrap_err();
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
    type Rules = Profile;

    fn action(deed: &Deed) -> Action {
        deed.action()
    }

    fn examine(guard: Guard, examination: &mut Examination<'_, Self>) {
        guard::examine(guard, examination);
    }

    fn examine_always(examination: &mut Examination<'_, Self>) {
        let (case, profile) = (examination.case, examination.rules.reference());
        let who = &[examination.role];
        let named = match examination.deed {
            Deed::Draft(drafting) => drafting.profile.as_deref(),
            _ => None,
        };
        examination.holds_to_profile(case.facts().profile.as_deref(), named, profile, who);
    }

    fn seal(deed: &mut Deed, profile: &Profile) {
        if let Deed::Draft(drafting) = deed {
            drafting.profile = Some(profile.pin());
        }
    }

    fn record(facts: &mut Facts, event: &Event<Self>) {
        facts.record(event);
    }
}

/// A report's case.
pub type SubmissionCase = Case<Submission>;

#[cfg(test)]
mod tests;
