//! The door that counts: what a station's cases come to in a period (3.2.5/4).

use super::{Context, Contract, EventDocument, FiguresRequest, Reply};
use crate::finding::{Finding, Place, ReportingMatter};
use crate::procedure::{Case, Event, Refusal};
use crate::reporting::{Tally, tally_case, tally_inquiry};
use crate::supervision::case_facts;

/// What a station's cases come to in a period; a case that could not have happened so is named by its place.
#[must_use]
pub fn figures(base: &Context, request: FiguresRequest) -> Reply<Tally> {
    let context = match base.with(request.profile, &[]) {
        Ok(context) => context,
        Err(findings) => return Reply::Findings(findings),
    };
    let period = request.period;
    let mut counting = Counting { context, tally: Tally::EMPTY, findings: Vec::new() };
    counting.count(request.complaints, "complaints", |case| {
        case_facts(case).map(|facts| tally_case(period, &facts))
    });
    counting.count(request.inquiries, "inquiries", |case| {
        case.facts().answered.map(|day| tally_inquiry(period, day))
    });
    if counting.findings.is_empty() {
        Reply::Answer(counting.tally)
    } else {
        Reply::Findings(counting.findings)
    }
}

struct Counting {
    context: Context,
    tally: Tally,
    findings: Vec<Finding>,
}

impl Counting {
    fn count<P: Contract>(
        &mut self,
        cases: Vec<Vec<EventDocument<P>>>,
        name: &str,
        figures: impl Fn(&Case<P>) -> Option<Tally>,
    ) {
        for (place, events) in cases.into_iter().enumerate() {
            let events = events.into_iter().map(Event::from);
            let followed = Case::<P>::follow(events, None, P::rules(&self.context));
            if let Some(refusal) = followed.refused {
                self.findings
                    .extend(placed(*refusal, &format!("{name}[{place}][{}]", followed.events.len())));
            } else if let Some(figures) = figures(&followed.case) {
                match self.tally.merge(figures) {
                    Ok(sum) => self.tally = sum,
                    Err(_) => self.findings.push(
                        Finding::from(ReportingMatter::SumTooLarge {})
                            .at(Place::path(format!("{name}[{place}]"))),
                    ),
                }
            }
        }
    }
}

/// Why an event could not have happened, with its path.
pub(super) fn placed(refusal: Refusal, event: &str) -> impl Iterator<Item = Finding> {
    refusal.unmet.into_iter().map(move |unmet| {
        let place = unmet.finding.place.as_deref().cloned().unwrap_or_default();
        let path = place.path.as_ref().map_or_else(|| event.to_owned(), |own| format!("{event}.{own}"));
        unmet.finding.at(Place { path: Some(path), ..place })
    })
}
