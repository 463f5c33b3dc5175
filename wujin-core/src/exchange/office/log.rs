//! The door that holds whole logs of complaints against the five steps: what is wrong with each case, the
//! cheapest repair of its order, and what is overdue (part three, section two).

use serde::{Deserialize, Serialize};

use super::LogRequest;
use super::log_columns::Log;
use crate::complaint::Action;
use crate::conformance::{MoveKind, Surveyor, Verdict, findings};
use crate::exchange::question::{open, unusable};
use crate::exchange::{Context, Reply};
use crate::finding::Finding;
use crate::obligation::Duty;
use crate::reporting::StationQuarters;
use crate::time::{Day, Instant, Quarter};

/// One event of a log, as far as its procedure is judged.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LoggedEvent {
    /// The complaint it belongs to.
    pub case: String,
    /// What was done: the name or the Chinese term of an action; another word is a violation.
    pub action: String,
    /// When.
    pub at: Instant,
    /// In which role: its name or its Chinese term; another word is a violation.
    pub role: String,
    /// The number in the case, from 1. Numbers are judged where any event of the log has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<u32>,
    /// The day agreed by a settlement or a promise; none was where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// Whether a breach states the operator's refusal.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub refused: bool,
}

/// What was found of logs.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogAnswer {
    /// The verdict on each case, in the order in which they begin.
    pub verdicts: Vec<CaseVerdict>,
    /// Everything that is wrong, at its event.
    pub findings: Vec<Finding>,
    /// The cheapest repair of the order of actions of each case that violates.
    pub repairs: Vec<CaseChanges>,
    /// What is overdue as of the day.
    pub overdue: Vec<OverdueInCase>,
}

/// The verdict on a case.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseVerdict {
    /// The case.
    pub case: String,
    /// The verdict.
    pub verdict: Verdict,
}

/// What a cheapest repair of a case changes; nothing where the order of its actions is lawful.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseChanges {
    /// The case.
    pub case: String,
    /// What is inserted and removed, in order.
    pub changes: Vec<LogChange>,
}

/// One event that is inserted or removed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogChange {
    /// Whether it is inserted or removed.
    pub kind: MoveKind,
    /// The action; none where what is removed is no known action.
    pub action: Option<Action>,
    /// The place of the event in its case, from 0; for an insertion, of the event it comes before.
    pub position: u32,
}

/// Something overdue in a case.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OverdueInCase {
    /// The case.
    pub case: String,
    /// What is owed.
    pub duty: Duty,
    /// The day it was due.
    pub due: Day,
    /// Whole days since.
    pub days: i32,
}

/// What is wrong with logs of complaints, and what is overdue in them as of a day.
#[must_use]
pub fn check_log(base: &Context, request: LogRequest) -> Reply<LogAnswer> {
    let context = open!(base, request.profile, &request.years);
    let log = Log::of(&request.events);
    // Neither can fail: the columns are of one log, and no figures are counted of stations.
    let Ok(columns) = log.columns() else {
        return Reply::Findings(unusable("there are too many events".to_owned(), "events"));
    };
    let quarter = Quarter::of(request.as_of);
    let mut surveyor = Surveyor::new(&context.profile, &context.calendar, request.as_of);
    let Ok(survey) = surveyor.survey(&columns, &mut StationQuarters::new(0, quarter, quarter)) else {
        return Reply::Findings(unusable("there are too many events".to_owned(), "events"));
    };
    let case = |number: usize| log.cases.get(number).copied().unwrap_or_default().to_owned();
    let found = &survey.found;
    let verdicts = found.verdicts.iter().enumerate();
    let violating = found.first_violations.iter().map(|violation| violation.case);
    Reply::Answer(LogAnswer {
        verdicts: verdicts
            .map(|(number, verdict)| CaseVerdict { case: case(number), verdict: *verdict })
            .collect(),
        findings: violating
            .flat_map(|number| log.at_events(&request.events, findings(&columns, number, &case(number))))
            .collect(),
        repairs: survey
            .repairs()
            .map(|repair| CaseChanges {
                case: case(repair.case),
                changes: repair
                    .changes
                    .iter()
                    .map(|change| LogChange {
                        kind: change.kind,
                        action: Action::from_index(change.action),
                        position: change.position,
                    })
                    .collect(),
            })
            .collect(),
        overdue: survey
            .overdue
            .iter()
            .map(|owed| OverdueInCase {
                case: case(owed.case),
                duty: owed.duty,
                due: owed.due,
                days: owed.days,
            })
            .collect(),
    })
}
