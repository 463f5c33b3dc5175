//! The door that counts: what a station's cases come to in a period (3.2.5/4).

use super::question::open;
use super::{Context, Contract, EventDocument, FiguresRequest, Reply};
use crate::complaint::inquiry::InquiryCase;
use crate::finding::{Finding, Place, ReportingMatter};
use crate::procedure::{Case, Event, Refusal};
use crate::reporting::{Tally, tally_case, tally_inquiry};
use crate::supervision::case_facts;
use crate::time::{Day, Period};

/// What a station's cases come to in a period; a case that could not have happened so is named by its place.
#[must_use]
pub fn figures(base: &Context, request: FiguresRequest) -> Reply<Tally> {
    let context = open!(base, request.profile, &[]);
    let period = request.period;
    let mut findings = Vec::new();
    let complaints = lawful_cases(request.complaints, "complaints", None, &context, &mut findings);
    let inquiries = lawful_cases(request.inquiries, "inquiries", None, &context, &mut findings);
    let complaints = complaints.iter().map(|(place, case)| {
        (format!("complaints[{place}]"), case_facts(case).map(|facts| tally_case(period, &facts)))
    });
    let inquiries =
        inquiries.iter().map(|(place, case)| (format!("inquiries[{place}]"), recorded(case, period)));
    let mut sum = Tally::EMPTY;
    for (place, tally) in complaints.chain(inquiries) {
        match tally.map_or(Ok(sum), |tally| sum.merge(tally)) {
            Ok(more) => sum = more,
            Err(_) => findings.push(Finding::from(ReportingMatter::SumTooLarge {}).at(Place::path(place))),
        }
    }
    if findings.is_empty() { Reply::Answer(sum) } else { Reply::Findings(findings) }
}

/// What an inquiry counts as in a period, once it is answered.
pub(super) fn recorded(case: &InquiryCase, period: Period) -> Option<Tally> {
    case.facts().answered.map(|day| tally_inquiry(period, day))
}

/// The cases of a list as they stand at the end of a day, each with its place; what could not have happened is
/// said at its place.
pub(super) fn lawful_cases<P: Contract>(
    cases: Vec<Vec<EventDocument<P>>>,
    name: &str,
    until: Option<Day>,
    context: &Context,
    findings: &mut Vec<Finding>,
) -> Vec<(usize, Case<P>)> {
    let mut lawful = Vec::with_capacity(cases.len());
    for (place, events) in cases.into_iter().enumerate() {
        let followed = Case::<P>::follow(events.into_iter().map(Event::from), until, P::rules(context));
        match followed.refused {
            Some(refusal) => {
                findings.extend(placed(*refusal, &format!("{name}[{place}][{}]", followed.events.len())));
            }
            None => lawful.push((place, followed.case)),
        }
    }
    lawful
}

/// Why an event could not have happened, with its path.
pub(super) fn placed(refusal: Refusal, event: &str) -> impl Iterator<Item = Finding> {
    refusal.unmet.into_iter().map(move |unmet| {
        let place = unmet.finding.place.as_deref().cloned().unwrap_or_default();
        let path = place.path.as_ref().map_or_else(|| event.to_owned(), |own| format!("{event}.{own}"));
        unmet.finding.at(Place { path: Some(path), ..place })
    })
}
