//! The service station (消费维权服务站): its eight conditions, sign plate and duty systems (2.2, 3.1/2,
//! 3.1/3, 3.3/4, 4.2/6), its registration (4.3/2, 4.3/3) and the summary of registrations (Annex 5).

mod assess;
mod deed;
mod facts;
mod guard;
mod obligations;
mod property;
mod record;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use assess::{Assessment, assess};
pub use deed::{Deed, Drafting, Filing, Inspection, Registering, Removal};
pub use facts::Facts;
pub use guard::Guard;
pub use obligations::obligations;
pub use property::PROPERTIES;
pub use record::{AreaOfficer, DistrictOffice, PlateEntry, SignPlate, StaffMember, StationRecord};
pub use summary::{KindCount, RegistrationSummary, SummaryRow, summarise};
pub use table::{Action, PLAN, Side, Stage, TABLE};
pub use vocabulary::{
    AnnexFourField, Capacity, Employment, Lack, ManagementSystem, PersonItem, Presence, ScopeMeasure,
};

use crate::procedure::{Case, Event, Examination, Procedure, Role};
use crate::profile::Profile;

/// The registration of a station as a procedure.
///
/// ```
/// use wujin_core::procedure::{Case, Command, Role};
/// use wujin_core::profile::Profile;
/// use wujin_core::station::{Deed, Drafting, Registering, StationRegistration};
///
/// let command = |expected, role: Role, deed| Command::<StationRegistration> {
///     expected,
///     at: "2011-07-01T09:00:00+08:00".parse().unwrap(),
///     actor: role.into(),
///     deed,
/// };
/// let national = Profile::national();
/// let draft = command(0, Role::Staff, Deed::Draft(Drafting::default()));
/// let case = Case::new();
/// let drafted = case.decide(draft, national)?;
/// let case = case.evolve(&drafted);
///
/// let register = command(1, Role::Office, Deed::Register(Registering::default()));
/// let refusal = case.decide(register, national).unwrap_err();
/// assert!(refusal.unmet.iter().any(|unmet| unmet.finding.code() == "WJ-101"));
/// assert!(refusal.unmet.iter().any(|unmet| unmet.finding.code() == "WJ-120"));
/// # Ok::<(), Box<wujin_core::procedure::Refusal>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StationRegistration {}

/// A station's case.
pub type StationCase = Case<StationRegistration>;

impl Procedure for StationRegistration {
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
        let who = &[Role::Office, Role::County];
        let named = match examination.deed {
            Deed::Draft(drafting) => drafting.profile.as_deref(),
            _ => None,
        };
        examination.holds_to_profile(case.facts().profile.as_deref(), named, profile, who);
    }

    fn seal(deed: &mut Deed, profile: &Profile) {
        if let Deed::Draft(drafting) = deed {
            drafting.profile = Some(profile.reference().into());
        }
    }

    fn record(facts: &mut Facts, event: &Event<Self>) {
        facts.take_up(event);
    }
}
