//! The doors of the procedures, all through one way of being read: what is of a procedure's own, its events and
//! the command, is left as it is written until the rest is known. So a page loads this once, and not once for
//! each procedure.

use serde_json::value::RawValue;

use super::document::Part;
use super::door::read;
use super::handle::{Held, Sequence, begin};
use super::procedure::{DecideQuestion, ObligationsQuestion, StateQuestion};
use super::reply::unusable;
use super::{Context, Reply};
use crate::finding::InputMatter;
use crate::profile::ProfileDocument;
use crate::time::YearNotice;

/// What is asked of a case.
#[derive(Clone, Copy)]
pub(super) enum Asked {
    Decide,
    State,
    Obligations,
}

/// The answer of the door of a procedure.
pub(super) fn answer(base: &Context, procedure: &str, asked: Asked, text: &str) -> String {
    let answered = match asked {
        Asked::Decide => decide(base, procedure, text),
        Asked::State => state(base, procedure, text),
        Asked::Obligations => obligations(base, procedure, text),
    };
    answered.unwrap_or_else(|reply| reply)
}

fn decide(base: &Context, procedure: &str, text: &str) -> Result<String, String> {
    let question: DecideQuestion<&RawValue, &RawValue> = read(text).map_err(|finding| unusable(*finding))?;
    let opened = open(base, procedure, Part::of(text, question.events), question.profile, &question.years);
    let (case, context) = opened?;
    Ok(case.decide(Part::of(text, question.command), Sequence::IsNeeded, &context))
}

fn state(base: &Context, procedure: &str, text: &str) -> Result<String, String> {
    let question: StateQuestion<&RawValue> = read(text).map_err(|finding| unusable(*finding))?;
    let opened = open(base, procedure, Part::of(text, question.events), question.profile, &question.years);
    opened.map(|(case, _)| Reply::Answer(case.state()).to_json())
}

fn obligations(base: &Context, procedure: &str, text: &str) -> Result<String, String> {
    let question: ObligationsQuestion<&RawValue> = read(text).map_err(|finding| unusable(*finding))?;
    let opened = open(base, procedure, Part::of(text, question.events), question.profile, &question.years);
    opened.map(|(case, context)| case.obligations(question.as_of, &context))
}

/// The case that events leave, and what it is held against.
fn open(
    base: &Context,
    procedure: &str,
    events: Part<'_>,
    profile: Option<ProfileDocument>,
    years: &[YearNotice],
) -> Result<(Box<dyn Held>, Context), String> {
    let mut case = begin(procedure).ok_or_else(|| {
        // Unreachable: every door of a procedure names one that is held.
        unusable(InputMatter::UnknownDoor { door: procedure.to_owned() }.into())
    })?;
    let context = base.with(profile, years).map_err(|findings| Reply::<()>::Findings(findings).to_json())?;
    case.replay(events, &context)?;
    Ok((case, context))
}
