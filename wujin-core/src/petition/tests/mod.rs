//! What a user of the petition relies on: the clocks of each edition on known days, the refusals, and
//! what holds in every state.

mod clocks;
mod machine;
mod refusals;

use super::*;
use crate::edition::{DeclineGround, EndGround, RuleEditionId};
use crate::procedure::{Command, Refusal, Role};
use crate::time::{Day, Instant};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn lodging(received: &str) -> Deed {
    Deed::Lodge(Lodging { received: Some(day(received)), ..Lodging::default() })
}

fn ending(ground: EndGround) -> Deed {
    Deed::End(Ending { ground: Some(ground), ..Ending::default() })
}

fn declining(ground: DeclineGround, harm: Option<&str>) -> Deed {
    let harm_known = harm.map(day);
    Deed::Decline(Declining { ground: Some(ground), harm_known, ..Declining::default() })
}

fn both_told() -> Deed {
    Deed::TellParties(OutcomeTold { told: DisputeParty::ALL.to_vec() })
}

/// Decides a deed at ten in the morning of a day.
fn decide(case: &PetitionCase, on: &str, role: Role, deed: Deed) -> Result<Event<Petition>, Box<Refusal>> {
    let at = Instant::on(day(on), 36_000);
    case.decide(Command { expected: case.sequence(), at, actor: role.into(), deed }, &())
}

/// A case after deeds of the authority, each of which must be lawful.
fn after(deeds: impl IntoIterator<Item = (&'static str, Deed)>) -> PetitionCase {
    deeds.into_iter().fold(Case::new(), |case, (on, deed)| {
        let event =
            decide(&case, on, Role::Authority, deed).unwrap_or_else(|refusal| panic!("{on}: {refusal}"));
        case.evolve(&event)
    })
}

fn accept() -> Deed {
    Deed::Accept(Acceptance::default())
}

fn mediate() -> Deed {
    Deed::Mediate(Mediation::default())
}

fn codes(refused: Result<Event<Petition>, Box<Refusal>>) -> Vec<&'static str> {
    refused.unwrap_err().unmet.iter().map(|unmet| unmet.finding.code()).collect()
}
