//! The escalation leg: the petition (申诉, since 2014 投诉) at the authority, under the rule editions in
//! force on the day of receipt, and the report of an illegal act (举报). Provisions 3.2.2/3 and 4.1/3
//! of the notice lead here; the limits and grounds are those of [`crate::edition::RuleEdition`].

mod basis;
mod deed;
mod facts;
mod guard;
mod obligations;
mod property;
pub mod report;
mod table;
#[cfg(test)]
mod tests;

pub use basis::basis;
pub use deed::{
    Acceptance, DeclineTold, Declining, Deed, DisputeParty, Ending, Lodging, MediatedAgreement, Mediation,
    OperatorAnswer, OperatorReferral, OutcomeTold, PetitionWithdrawal, Resumption, Suspending,
};
pub use facts::{Facts, Suspension};
pub use guard::Guard;
pub use obligations::{Clock, Precedence, obligations};
pub use property::PROPERTIES;
pub use table::{Action, PLAN, Side, Stage, TABLE};

use crate::edition::editions_for;
use crate::procedure::{Case, Event, Examination, Procedure};

/// The petition as a procedure.
///
/// It is held against nothing but its own events: the first pins the rule editions.
///
/// ```
/// use wujin_core::edition::RuleEditionId;
/// use wujin_core::petition::{Deed, Lodging, Petition};
/// use wujin_core::procedure::{Case, Command, Role};
///
/// let received = Some("2025-03-14".parse()?);
/// let command = Command::<Petition> {
///     expected: 0,
///     at: "2025-03-17T09:00:00+08:00".parse()?,
///     actor: Role::Authority.into(),
///     deed: Deed::Lodge(Lodging { received, ..Lodging::default() }),
/// };
/// let lodged = Case::new().decide(command, &())?;
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
    type Rules = ();

    fn action(deed: &Deed) -> Action {
        deed.action()
    }

    fn examine(guard: Guard, examination: &mut Examination<'_, Self>) {
        guard::examine(guard, examination);
    }

    // READING: pinned-rules
    fn seal(deed: &mut Deed, (): &()) {
        let Deed::Lodge(lodging) = deed else { return };
        if let (true, Some(received)) = (lodging.editions.is_empty(), lodging.received) {
            lodging.editions = editions_for(received).map(|edition| edition.id).collect();
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
