//! The events of a question as the columns that logs are checked in, and findings back at their events.

use std::collections::BTreeMap;

use super::LoggedEvent;
use crate::complaint::Action;
use crate::conformance::{Columns, ColumnsError, NO_DAY};
use crate::finding::{Finding, InputMatter, Matter, Place};
use crate::procedure::Role;
use crate::term::Vocabulary;
use crate::time::Day;

/// A log as columns, the events of each case together.
#[derive(Default)]
pub(super) struct Log<'a> {
    /// The cases, in the order in which they begin.
    pub(super) cases: Vec<&'a str>,
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
    pub(super) fn of(events: &'a [LoggedEvent]) -> Self {
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

    pub(super) fn columns(&self) -> Result<Columns<'_>, ColumnsError> {
        let columns = Columns::new(&self.offsets, &self.actions, &self.instants, &self.roles)?
            .with_due_days(&self.due_days)?
            .with_refusals(&self.refusals)?;
        self.sequences.as_ref().map_or(Ok(columns), |sequences| columns.with_sequences(sequences))
    }

    /// Findings with the place of their event in the question, where they say that of their row, and with the
    /// word that names nothing, where they say its index.
    pub(super) fn at_events(
        &self,
        events: &[LoggedEvent],
        findings: Vec<Finding>,
    ) -> impl Iterator<Item = Finding> {
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
