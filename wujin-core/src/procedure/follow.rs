//! Logs followed event by event: taken as they are, held against the rules as a whole, or as far as they are
//! lawful.

use super::{Case, Command, Event, Procedure, Refusal};
use crate::time::Day;

/// Where a replay stopped, and why.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
#[error("event {position} of the log is not lawful: {refusal}")]
pub struct ReplayError {
    /// The place of the event in the log, from 1.
    pub position: usize,
    /// Why it could not have happened there.
    pub refusal: Box<Refusal>,
}

/// How far a log was lawful.
#[derive(Clone, PartialEq, Debug)]
pub struct Followed<P: Procedure> {
    /// The case as the lawful events leave it.
    pub case: Case<P>,
    /// The lawful events, as they were decided.
    pub events: Vec<Event<P>>,
    /// Why the next event is not lawful, where the log goes on with one that is not.
    pub refused: Option<Box<Refusal>>,
    /// How many events were left unseen because they happened after the day.
    pub later: usize,
}

impl<P: Procedure> Case<P> {
    /// Decides an event of a log again, under the version of the rules that it was decided under.
    fn again(&self, event: Event<P>, rules: &P::Rules) -> Result<Event<P>, Box<Refusal>> {
        let Event { sequence, at, actor, deed, rules: version } = event;
        let command = Command { expected: sequence.saturating_sub(1), at, actor, deed };
        self.decide_under(command, rules, version)
    }

    /// The case that a log leaves, each event checked against the version of the rules that it was decided
    /// under.
    pub fn replay<'a>(
        events: impl IntoIterator<Item = &'a Event<P>>,
        rules: &P::Rules,
    ) -> Result<Self, ReplayError> {
        let mut case = Self::new();
        for (index, event) in events.into_iter().enumerate() {
            let decided = case.again(event.clone(), rules);
            let decided = decided.map_err(|refusal| ReplayError { position: index + 1, refusal })?;
            case.apply(&decided);
        }
        Ok(case)
    }

    /// Follows a log up to the first event that is not lawful, or to the end of a day: what happened later is
    /// not seen.
    // READING: case-halts
    pub fn follow(
        events: impl IntoIterator<Item = Event<P>>,
        until: Option<Day>,
        rules: &P::Rules,
    ) -> Followed<P> {
        let mut followed = Followed { case: Self::new(), events: Vec::new(), refused: None, later: 0 };
        let mut rest = events.into_iter();
        while let Some(event) = rest.next() {
            if until.is_some_and(|until| event.at.day() > until) {
                followed.later = 1 + rest.count();
                break;
            }
            match followed.case.again(event, rules) {
                Ok(event) => {
                    followed.case.apply(&event);
                    followed.events.push(event);
                }
                Err(refusal) => {
                    followed.refused = Some(refusal);
                    break;
                }
            }
        }
        followed
    }

    /// The case that a log leaves, taken as it is.
    #[must_use]
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event<P>>) -> Self {
        events.into_iter().fold(Self::new(), Self::evolve)
    }
}
