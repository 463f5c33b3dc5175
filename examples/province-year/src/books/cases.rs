//! The cases of a province's records, each with its events: what stands behind the figures of stations.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use wujin_core::complaint::{Complaint, ComplaintCase, Deed};
use wujin_core::finding::Finding;
use wujin_core::identity::StationId;
use wujin_core::intake::{ComplaintRow, EventRow, SourceTable};
use wujin_core::procedure::{Actor, Event, Role};
use wujin_core::reporting::CaseFacts;

use super::lists::each_row;

/// A case and its events, in the order of their numbers.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Life {
    /// Its station.
    pub(super) station: StationId,
    /// What happened, the registration first.
    pub(super) events: Vec<Event<Complaint>>,
}

impl Life {
    /// What a tally needs to know of it.
    pub(super) fn facts(&self) -> Option<CaseFacts> {
        let case = ComplaintCase::fold(&self.events);
        let facts = case.facts();
        let resolved = facts.resolved.zip(case.outcome());
        Some(CaseFacts { registered: facts.registered?, resolved, amount: facts.amount })
    }
}

/// The cases of a folder by their numbers, and what is wrong with its rows.
pub(super) fn cases(folder: &Path) -> io::Result<(BTreeMap<String, Life>, Vec<Finding>)> {
    let mut lives = BTreeMap::new();
    let complaints = each_row(folder, SourceTable::Complaints, |headings, cells| {
        let row = ComplaintRow::read(headings, cells)?;
        let actor = Actor { role: Role::Staff, id: row.clerk };
        let deed = Deed::Register(Box::new(row.registration));
        let register = Event { sequence: 1, at: row.registered, actor, deed };
        lives.entry(row.case.into()).or_insert_with(|| Life { station: row.station, events: vec![register] });
        Ok(())
    })?;
    let mut findings = complaints.findings;
    let events = each_row(folder, SourceTable::Events, |headings, cells| {
        let row = EventRow::read(headings, cells)?;
        if let Some(life) = lives.get_mut(&*row.case) {
            life.events.push(row.event);
        }
        Ok(())
    })?;
    findings.extend(events.findings);
    for life in lives.values_mut() {
        life.events.sort_by_key(|event| event.sequence);
    }
    Ok((lives, findings))
}
