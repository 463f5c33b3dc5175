//! The door that compiles: where the reports of its stations stand, and what they come to (4.3/5 to 4.3/10).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::CompileRequest;
use crate::exchange::figures::placed;
use crate::exchange::question::open;
use crate::exchange::{Context, EventDocument, Reply};
use crate::finding::{Finding, InputMatter, Place};
use crate::procedure::{Case, Event};
use crate::reporting::submission::Submission;
use crate::reporting::{Compiling, Roster, Tracked, TrackedReport};

/// A version of a report, by what happened in it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportLog {
    /// Its number.
    pub id: String,
    /// Whose it is: the number of a unit.
    pub unit: String,
    /// Its events.
    pub events: Vec<EventDocument<Submission>>,
}

/// Where the reports of a period stand, and what they come to; a log that could not have happened so, a
/// number that comes twice and a unit that is listed twice are named by their places. What happened after
/// the day is not seen.
#[must_use]
pub fn compile(base: &Context, request: CompileRequest) -> Reply<Tracked> {
    let context = open!(base, request.profile, &request.years);
    let (period, as_of) = (request.period, request.as_of);
    let (roster, mut findings) = Roster::new(request.units);
    let (mut numbers, mut reports) = (BTreeSet::new(), Vec::with_capacity(request.reports.len()));
    for (place, ReportLog { id, unit, events }) in request.reports.into_iter().enumerate() {
        let path = format!("reports[{place}]");
        let followed =
            Case::<Submission>::follow(events.into_iter().map(Event::from), None, &context.profile);
        if let Some(refusal) = followed.refused {
            findings.extend(placed(*refusal, &format!("{path}.events[{}]", followed.events.len())));
            continue;
        }
        if !numbers.insert(id.clone()) {
            let detail = format!("the number \"{id}\" stands above it already");
            let doubled = Finding::from(InputMatter::DocumentUnusable { detail });
            findings.push(doubled.at(Place::path(format!("{path}.id"))));
        }
        let seen = followed.events.iter().take_while(|event| event.at.day() <= as_of);
        reports.push(TrackedReport { id, unit, case: Case::fold(seen) });
    }
    if findings.is_empty() {
        let with = Compiling { profile: &context.profile, calendar: &context.calendar, as_of };
        Reply::Answer(roster.track(period, &reports, &with))
    } else {
        Reply::Findings(findings)
    }
}
