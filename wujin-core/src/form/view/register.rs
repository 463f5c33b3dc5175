//! Annex 2 as a view of a station's complaints (3.2.5/1, A2).

use super::printed;
use crate::complaint::Complaint;
use crate::form::{AnnexOneForm, AnnexTwoForm, AnnexTwoHead, AnnexTwoLine, Entry, FieldSet};
use crate::procedure::{Case, Event};
use crate::time::{Day, Instant};

impl AnnexTwoForm {
    /// The register of a station: a line for each complaint whose entry was made, in order of the time at
    /// which it was made.
    ///
    /// The running number is the one that the complaint's archiving recorded; a complaint that is not
    /// archived has no line yet. Whether the numbers follow the order of time,
    /// [`check`](crate::form::check) says.
    #[must_use]
    pub fn of<'a, C>(station: &str, complaints: impl IntoIterator<Item = C>) -> Self
    where
        C: IntoIterator<Item = &'a Event<Complaint>>,
    {
        let lines = complaints.into_iter().filter_map(|events| line(events.into_iter().collect()));
        let mut lines: Vec<(Option<Instant>, AnnexTwoLine)> = lines.collect();
        // Entries of one instant stand by their numbers and by what else they say, so that the order in which
        // complaints are given does not matter.
        lines.sort_by_cached_key(|(at, line)| (*at, line.entry.value().copied(), said(line)));
        Self {
            head: AnnexTwoHead { station: printed(Some(station)) },
            entries: lines.into_iter().map(|(_, line)| line).collect(),
        }
    }
}

fn said(line: &AnnexTwoLine) -> Vec<String> {
    (0..AnnexTwoLine::FIELDS.len()).map(|field| line.content(field).to_text()).collect()
}

/// The line of a complaint, and when it was entered; none before it is.
fn line(events: Vec<&Event<Complaint>>) -> Option<(Option<Instant>, AnnexTwoLine)> {
    let case = Case::fold(events.iter().copied());
    let facts = case.facts();
    facts.archived?;
    let (entry, resolved) = (facts.register_entry, facts.resolved);
    let form = AnnexOneForm::of(events).head;
    let line = AnnexTwoLine {
        entry: entry.into(),
        number: form.number,
        accepted: form.registered,
        consumer_name: form.consumer_name,
        consumer_telephone: form.consumer_telephone,
        goods: form.goods,
        nature: form.nature,
        amount: form.amount,
        outcome: form.outcome,
        resolved: Entry::<Day>::from(resolved),
        handler: form.handler,
        remark: Entry::Blank,
    };
    Some((case.last(), line))
}
