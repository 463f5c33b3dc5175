//! The escalation leg: the petition (申诉, since 2014 投诉) at the authority, under the rule editions in
//! force on the day of receipt, and the report of an illegal act (举报). Provisions 3.2.2/3 and 4.1/3
//! of the notice lead here; the limits and grounds are those of [`crate::edition::RuleEdition`].

mod basis;
mod deadline;
mod deed;
mod facts;
mod guard;
mod obligations;
mod property;
pub mod report;
mod table;
#[cfg(test)]
mod tests;

pub use crate::edition::DisputeParty;
pub use basis::basis;
pub use deed::{
    Acceptance, AcceptanceTold, ClueFound, DeclineTold, Declining, Deed, Ending, Lodging, MediatedAgreement,
    Mediation, OperatorAnswer, OperatorReferral, OutcomeTold, PetitionWithdrawal, RecusalDecision,
    Resumption, Suspending,
};
pub use facts::{Facts, Suspension};
pub use guard::Guard;
pub use obligations::{Clock, Precedence, obligations};
pub use property::PROPERTIES;
pub use table::{Action, PLAN, Side, Stage, TABLE};

use crate::edition::{HandlingPlace, editions_for};
use crate::procedure::{Case, Event, Examination, Procedure, Role, RulesVersion};
use crate::profile::Context;

/// The petition as a procedure.
///
/// Its first event pins the rule editions and the profile; the calendar says when a limit has passed.
///
/// ```
/// use wujin_core::edition::RuleEditionId;
/// use wujin_core::petition::{Deed, Lodging, Petition};
/// use wujin_core::procedure::{Case, Command, Role};
/// use wujin_core::profile::Context;
///
/// let received = Some("2025-03-14".parse()?);
/// let command = Command::<Petition> {
///     expected: 0,
///     at: "2025-03-17T09:00:00+08:00".parse()?,
///     actor: Role::Authority.into(),
///     deed: Deed::Lodge(Lodging { received, ..Lodging::default() }),
/// };
/// let lodged = Case::new().decide(command, Context::national())?;
/// let case = Case::new().evolve(&lodged);
/// assert_eq!(case.facts().editions, [RuleEditionId::Order20, RuleEditionId::Decree778]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Petition {}

/// A petition's case.
pub type PetitionCase = Case<Petition>;

impl Procedure for Petition {
    const TABLE: &'static crate::procedure::Table = &TABLE;
    const PLAN: &'static crate::procedure::Plan = &PLAN;
    type Stage = Stage;
    type Side = Side;
    type Action = Action;
    type Guard = Guard;
    type Deed = Deed;
    type Facts = Facts;
    type Rules = Context;

    fn action(deed: &Deed) -> Action {
        deed.action()
    }

    fn examine(guard: Guard, examination: &mut Examination<'_, Self>) {
        guard::examine(guard, examination);
    }

    fn since(guard: Guard) -> RulesVersion {
        guard.since()
    }

    // READING: pinned-rules
    fn examine_always(examination: &mut Examination<'_, Self>) {
        let named = match examination.deed {
            Deed::Lodge(lodging) => lodging.profile.as_deref(),
            _ => None,
        };
        let given = examination.rules.profile.reference();
        let began = examination.case.facts().profile.as_deref();
        examination.holds_to_profile(began, named, given, &[Role::Authority]);
    }

    // READING: pinned-rules
    fn seal(deed: &mut Deed, rules: &Context) {
        let Deed::Lodge(lodging) = deed else { return };
        lodging.profile = Some(rules.profile.pin());
        if let (true, Some(received)) = (lodging.editions.is_empty(), lodging.received) {
            let place = lodging.handled_at.unwrap_or(HandlingPlace::Bureau);
            lodging.editions = editions_for(received, place).map(|edition| edition.id).collect();
        }
        // An edition named twice sets its limits once.
        let mut seen = Vec::with_capacity(lodging.editions.len());
        lodging.editions.retain(|id| {
            let first = !seen.contains(id);
            seen.push(*id);
            first
        });
    }

    fn record(facts: &mut Facts, event: &Event<Self>) {
        facts.record(event);
    }
}
