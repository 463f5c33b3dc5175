//! The door that holds whole logs of complaints against the five steps: what is wrong with each case, the
//! cheapest repair of its order, and what is overdue (part three, section two).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::LogRequest;
use crate::complaint::Action;
use crate::conformance::{Columns, MoveKind, NO_DAY, Surveyor, Verdict, findings};
use crate::exchange::question::{open, unusable};
use crate::exchange::{Context, Reply};
use crate::finding::{Finding, InputMatter, Matter, Place};
use crate::obligation::Duty;
use crate::procedure::Role;
use crate::reporting::StationQuarters;
use crate::term::Vocabulary;
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

/// A log as columns, the events of each case together.
#[derive(Default)]
struct Log<'a> {
    /// The cases, in the order in which they begin.
    cases: Vec<&'a str>,
    /// The place of each row in the question.
    places: Vec<usize>,
    offsets: Vec<u32>,
    actions: Vec<u8>,
    instants: Vec<i64>,
    roles: Vec<u8>,
    sequences: Option<Vec<u32>>,
    due_days: Vec<i32>,
    refusals: Vec<u8>,
}

impl<'a> Log<'a> {
    fn of(events: &'a [LoggedEvent]) -> Self {
        let mut log = Self { offsets: vec![0], ..Self::default() };
        let mut numbers = BTreeMap::new();
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for (place, event) in events.iter().enumerate() {
            let number = *numbers.entry(event.case.as_str()).or_insert_with(|| {
                log.cases.push(&event.case);
                rows.push(Vec::new());
                rows.len() - 1
            });
            if let Some(rows) = rows.get_mut(number) {
                rows.push(place);
            }
        }
        let numbered = events.iter().any(|event| event.sequence.is_some());
        let mut sequences = Vec::new();
        for rows in rows {
            log.places.extend(&rows);
            for event in rows.into_iter().filter_map(|place| events.get(place)) {
                log.actions.push(index::<Action>(&event.action));
                log.instants.push(event.at.micros());
                log.roles.push(index::<Role>(&event.role));
                sequences.push(event.sequence.unwrap_or(0));
                log.due_days.push(event.day.map_or(NO_DAY, Day::days_since_epoch));
                log.refusals.push(event.refused.into());
            }
            log.offsets.push(u32::try_from(log.actions.len()).unwrap_or(u32::MAX));
        }
        log.sequences = numbered.then_some(sequences);
        log
    }

    fn columns(&self) -> Result<Columns<'_>, crate::conformance::ColumnsError> {
        let columns = Columns::new(&self.offsets, &self.actions, &self.instants, &self.roles)?
            .with_due_days(&self.due_days)?
            .with_refusals(&self.refusals)?;
        self.sequences.as_ref().map_or(Ok(columns), |sequences| columns.with_sequences(sequences))
    }

    /// Findings with the place of their event in the question, where they say that of their row, and with the
    /// word that names nothing, where they say its index.
    fn at_events(&self, events: &[LoggedEvent], findings: Vec<Finding>) -> impl Iterator<Item = Finding> {
        findings.into_iter().map(|mut finding| {
            let place = finding.place.as_deref().cloned().unwrap_or_default();
            let row = place.path.as_deref().and_then(|path| path.strip_prefix("rows["));
            let row = row.and_then(|row| row.strip_suffix(']')?.parse::<usize>().ok());
            let Some(event) = row.and_then(|row| self.places.get(row)) else { return finding };
            let mut path = format!("events[{event}]");
            if let (Matter::Input(InputMatter::UnknownWord { given, known }), Some(event)) =
                (&mut finding.matter, events.get(*event))
            {
                let of_roles =
                    known.0.iter().map(|term| term.name).eq(Role::TERMS.iter().map(|term| term.name));
                let (field, word) = if of_roles { ("role", &event.role) } else { ("action", &event.action) };
                given.clone_from(word);
                path = format!("{path}.{field}");
            }
            finding.at(Place { path: Some(path), ..place })
        })
    }
}

/// The index of a word, by its name or its Chinese term; one that names nothing otherwise.
fn index<V: Vocabulary>(word: &str) -> u8 {
    let word = word.trim();
    let known = V::TERMS.iter().position(|term| term.name == word || term.zh == word);
    known.and_then(|index| u8::try_from(index).ok()).unwrap_or(u8::MAX)
}
