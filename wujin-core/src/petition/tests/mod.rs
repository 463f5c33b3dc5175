//! What a user of the petition relies on: the clocks of each edition on known days, the refusals, and
//! what holds in every state.

mod clocks;
mod machine;
mod refusals;
mod replays;
mod steps;

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
    decide_under(case, at, role, deed, Context::national())
}

fn decide_under(
    case: &PetitionCase,
    at: Instant,
    role: Role,
    deed: Deed,
    context: &Context,
) -> Result<Event<Petition>, Box<Refusal>> {
    case.decide(Command { expected: case.sequence(), at, actor: role.into(), deed }, context)
}

/// A case after deeds of the authority, each of which must be lawful.
fn after(deeds: impl IntoIterator<Item = (&'static str, Deed)>) -> PetitionCase {
    after_case(Case::new(), deeds)
}

/// The case after more deeds of the authority, each of which must be lawful.
fn after_case(case: PetitionCase, deeds: impl IntoIterator<Item = (&'static str, Deed)>) -> PetitionCase {
    deeds.into_iter().fold(case, |case, (on, deed)| {
        let event =
            decide(&case, on, Role::Authority, deed).unwrap_or_else(|refusal| panic!("{on}: {refusal}"));
        case.evolve(&event)
    })
}

fn accept() -> Deed {
    Deed::Accept(Acceptance::default())
}

fn mediate() -> Deed {
    Deed::Mediate(Mediation { consents: DisputeParty::ALL.to_vec(), ..Mediation::default() })
}

fn resume_from_recusal() -> Deed {
    Deed::Resume(Resumption { recusal: Some(RecusalDecision::Granted), ..Resumption::default() })
}

fn agree() -> Deed {
    let terms = Some("退款一半".to_owned());
    Deed::Agree(MediatedAgreement { terms, written: true, ..MediatedAgreement::default() })
}

fn codes(refused: Result<Event<Petition>, Box<Refusal>>) -> Vec<&'static str> {
    refused.unwrap_err().unmet.iter().map(|unmet| unmet.finding.code()).collect()
}
