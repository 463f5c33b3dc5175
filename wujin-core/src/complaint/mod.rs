//! The complaint's five steps (受理 处理 审核 反馈 归档), part three, section two of the notice, and
//! the inquiry that a station answers.

mod deed;
mod facts;
mod guard;
pub mod inquiry;
mod obligations;
mod property;
mod registration;
mod table;

pub use crate::edition::Outcome;
pub use deed::{
    Agreement, Approval, Archiving, Breach, Deed, Failure, FoundationKind, Guidance, OpinionFoundation,
    Performance, Promise, Proposal, RecourseTold, Reply, Return, Withdrawal,
};
pub use facts::Facts;
pub use guard::Guard;
pub use obligations::obligations;
pub(crate) use obligations::{Owed, each_owed};
pub use property::PROPERTIES;
pub use registration::{Consumer, Registration};
pub use table::{Action, PLAN, Side, Stage, TABLE};

use crate::procedure::{Case, Event, Examination, Procedure, Role};
use crate::profile::Profile;
use crate::term::Vocabulary;

/// The complaint as a procedure.
///
/// ```
/// use wujin_core::complaint::{Approval, Complaint, Deed};
/// use wujin_core::procedure::{Case, Command, Role};
/// use wujin_core::profile::Profile;
///
/// let command = Command::<Complaint> {
///     expected: 0,
///     at: "2012-03-01T09:00:00+08:00".parse()?,
///     actor: Role::Leader.into(),
///     deed: Deed::Approve(Approval::default()),
/// };
/// let refusal = Case::new().decide(command, Profile::national()).unwrap_err();
/// assert_eq!(refusal.unmet[0].finding.code(), "WJ-201");
/// let path: Vec<_> = refusal.path.iter().map(|step| step.action.name).collect();
/// assert_eq!(path, ["register", "propose", "agree", "approve"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Complaint {}

/// A complaint's case.
pub type ComplaintCase = Case<Complaint>;

impl Procedure for Complaint {
    const TABLE: &'static crate::procedure::Table = &TABLE;
    const PLAN: &'static crate::procedure::Plan = &PLAN;
    type Stage = Stage;
    type Side = Side;
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
        let named = match examination.deed {
            Deed::Register(registration) => registration.profile.as_deref(),
            _ => None,
        };
        examination.holds_to_profile(case.facts().profile.as_deref(), named, profile, &[Role::Staff]);
    }

    fn seal(deed: &mut Deed, profile: &Profile) {
        if let Deed::Register(registration) = deed {
            registration.profile = Some(profile.pin());
        }
    }

    fn record(facts: &mut Facts, event: &Event<Self>) {
        facts.record(event);
    }
}

impl Case<Complaint> {
    /// How the matter ended, once it is resolved.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        Stage::from_index(self.state().stage).and_then(Stage::outcome)
    }
}

impl Stage {
    /// How the matter ended, at the stages that say so.
    #[must_use]
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::ResolvedSettled | Self::ArchivedSettled => Some(Outcome::Settled),
            Self::ResolvedRecourseTold | Self::ArchivedRecourseTold => Some(Outcome::RecourseTold),
            Self::ResolvedWithdrawn | Self::ArchivedWithdrawn => Some(Outcome::Withdrawn),
            _ => None,
        }
    }
}

const _: () = assert!(<Stage as Vocabulary>::TERMS.len() == TABLE.stages.len());
