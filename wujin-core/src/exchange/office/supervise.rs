//! The doors of supervision: how disputes are handled, on what complaints concentrate, how an operator
//! scores, which duties have a record (3.1/7, 3.3/3, 4.2).

use serde::Serialize;

use super::{AppraiseRequest, ConductRequest, DutiesRequest, HotSpotsRequest};
use crate::exchange::figures::{lawful_cases, recorded};
use crate::exchange::question::open;
use crate::exchange::{Context, Reply};
use crate::finding::{Finding, Place, ReportingMatter};
use crate::reporting::Tally;
use crate::supervision::{Appraisal, Conduct, DutyKept, HotSpot, appraise, duties_kept, hot_spots, recount};

/// How a station handled its complaints.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConductAnswer {
    /// The figures of the period, and what is overdue.
    pub conduct: Conduct,
    /// Every way in which disputes were handled badly, and in which the summary differs from the records.
    pub findings: Vec<Finding>,
}

/// How a station handled its complaints in a period, and whether its summary says so; a case that could not
/// have happened so is named by its place. What happened after the day is not seen.
#[must_use]
pub fn conduct(base: &Context, request: ConductRequest) -> Reply<ConductAnswer> {
    let context = open!(base, request.profile, &[]);
    let (period, as_of) = (request.period, request.as_of);
    let mut findings = Vec::new();
    let cases = lawful_cases(request.complaints, "complaints", Some(as_of), &context, &mut findings);
    let inquiries = lawful_cases(request.inquiries, "inquiries", Some(as_of), &context, &mut findings);
    if !findings.is_empty() {
        return Reply::Findings(findings);
    }
    let complaints = cases.iter().map(|(_, case)| case);
    let answered = Conduct::of(complaints, period, as_of).and_then(|conduct| {
        let tally = inquiries
            .iter()
            .filter_map(|(_, case)| recorded(case, period))
            .try_fold(conduct.tally, Tally::merge)?;
        Ok(Conduct { tally, ..conduct })
    });
    let Ok(conduct) = answered else {
        let too_much = Finding::from(ReportingMatter::SumTooLarge {});
        return Reply::Findings(vec![too_much.at(Place::path("complaints"))]);
    };
    let badly = conduct.handled_badly(&context.profile.document().supervision.appraisal);
    let differs = request.summary.map_or_else(Vec::new, |summary| recount(&summary, &conduct.tally));
    let findings = badly.into_iter().chain(differs).map(Finding::from).collect();
    Reply::Answer(ConductAnswer { conduct, findings })
}

/// On what the complaints of a period concentrate.
#[must_use]
pub fn spots(base: &Context, request: HotSpotsRequest) -> Reply<Vec<HotSpot>> {
    let context = open!(base, request.profile, &[]);
    let standard = &context.profile.document().supervision.hot_spots;
    Reply::Answer(hot_spots(&request.concerns, request.period, standard))
}

/// How an operator scores.
#[must_use]
pub fn appraisal(base: &Context, request: AppraiseRequest) -> Reply<Appraisal> {
    let context = open!(base, request.profile, &[]);
    Reply::Answer(appraise(&request.figures, &context.profile.document().supervision.appraisal))
}

/// Which continuing duties of the administration have a record in a period.
#[must_use]
pub fn duties(_: &Context, request: DutiesRequest) -> Reply<Vec<DutyKept>> {
    Reply::Answer(duties_kept(&request.records, request.period))
}
