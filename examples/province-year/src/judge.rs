//! The heart of the run: one case's events held against the rules.

use wujin_core::complaint::{Complaint, obligations};
use wujin_core::obligation::Obligation;
use wujin_core::procedure::{Case, Command, Event, Refusal};
use wujin_core::profile::Profile;
use wujin_core::time::{Calendar, Day};

/// The rules that everything is held against.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The province's profile.
    pub profile: &'a Profile,
    /// The working-day calendar.
    pub calendar: &'a Calendar,
    /// The day as of which everything is said; what happens later is not seen.
    pub as_of: Day,
}

/// What came of a case.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// Where it stands, as of the day.
    pub case: Case<Complaint>,
    /// What is owed in it.
    pub owed: Vec<Obligation>,
    /// The place of the first event that was not lawful, from 0, and why; none follows it.
    pub refused: Option<(usize, Box<Refusal>)>,
}

/// Decides a case's events one by one, up to the first that is not lawful.
// READING: case-halts
#[must_use]
pub fn judge(events: impl IntoIterator<Item = Event<Complaint>>, rules: Rules<'_>) -> Judged {
    let mut case = Case::new();
    let mut refused = None;
    for (place, event) in events.into_iter().enumerate() {
        let Event { sequence, at, actor, deed } = event;
        if at.day() > rules.as_of {
            break;
        }
        let command = Command { expected: sequence.saturating_sub(1), at, actor, deed };
        match case.decide(command, rules.profile) {
            Ok(event) => case.apply(&event),
            Err(refusal) => {
                refused = Some((place, refusal));
                break;
            }
        }
    }
    let owed = obligations(&case, rules.profile, rules.calendar, rules.as_of);
    Judged { case, owed, refused }
}
