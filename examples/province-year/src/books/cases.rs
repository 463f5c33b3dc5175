//! The cases of a province's records, each with its events: what stands behind the figures of stations.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use wujin_core::complaint::{Complaint, ComplaintCase, Deed};
use wujin_core::finding::Finding;
use wujin_core::identity::StationId;
use wujin_core::intake::{ComplaintRow, EventRow, SourceTable};
use wujin_core::procedure::{Actor, Event, Role, RulesVersion};
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

/// The cases of a folder.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Cases {
    /// The cases by their numbers.
    pub(super) lives: BTreeMap<String, Life>,
    /// The stations some of whose rows could not be read, so that a recount of them proves nothing.
    pub(super) incomplete: BTreeSet<StationId>,
    /// How many rows are of nobody knows which station.
    pub(super) lost: u64,
    /// What is wrong with rows.
    pub(super) findings: Vec<Finding>,
}

impl Cases {
    /// Reads the cases of a folder.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        let mut cases = Self::default();
        let complaints = each_row(folder, SourceTable::Complaints, |headings, cells| {
            let row = ComplaintRow::read(headings, cells).inspect_err(|_| cases.spoilt(cells))?;
            let actor = Actor { role: Role::Staff, id: row.clerk };
            let deed = Deed::Register(Box::new(row.registration));
            let rules = RulesVersion::CURRENT;
            let register = Event { sequence: 1, at: row.registered, actor, deed, rules };
            let life = Life { station: row.station, events: vec![register] };
            cases.lives.entry(row.case.into()).or_insert(life);
            Ok(())
        })?;
        let events = each_row(folder, SourceTable::Events, |headings, cells| {
            let row = EventRow::read(headings, cells).inspect_err(|_| cases.spoilt(cells))?;
            match cases.lives.get_mut(&*row.case) {
                Some(life) => life.events.push(row.event),
                None => cases.spoilt(cells),
            }
            Ok(())
        })?;
        for cells in complaints.torn.iter().chain(&events.torn) {
            cases.spoilt(&cells.iter().map(String::as_str).collect::<Vec<_>>());
        }
        cases.findings.extend(complaints.findings.into_iter().chain(events.findings));
        for life in cases.lives.values_mut() {
            life.events.sort_by_key(|event| event.sequence);
        }
        Ok(cases)
    }

    /// Whether every row that names a station was read.
    pub(super) fn is_whole(&self, station: StationId) -> bool {
        !self.incomplete.contains(&station)
    }

    /// Notes whose records have lost a row: the station of the first cell that begins with the number of one,
    /// as the numbers of cases do.
    fn spoilt(&mut self, cells: &[&str]) {
        const LENGTH: usize = "420102-01-0001".len();
        let station = |cell: &&str| cell.trim().get(..LENGTH)?.parse::<StationId>().ok();
        match cells.iter().find_map(station) {
            Some(station) => {
                self.incomplete.insert(station);
            }
            None => self.lost += 1,
        }
    }
}
