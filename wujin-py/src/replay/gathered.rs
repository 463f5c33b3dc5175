//! Rows gathered by the numbers of their cases, and what is wrong with each by itself.

use std::collections::{BTreeMap, BTreeSet};

use pyo3::prelude::*;
use wujin_core::complaint::Complaint;
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::intake::{
    CaseColumn, CaseRows, ComplaintColumn, ComplaintRow, EventColumn, EventRow, Headings, SourceTable,
};
use wujin_core::procedure::Event;
use wujin_core::profile::Profile;
use wujin_core::time::Day;

use super::kept::Kept;
use crate::log::Watch;
use crate::rows::{Found, read_rows};

/// Where a row stands: in which of the two tables, and which row it is, from 0.
pub(super) type Source = (SourceTable, u64);

/// Rows on their way to being cases.
#[derive(Default)]
pub(super) struct Gathered {
    cases: BTreeMap<Box<str>, CaseRows<Source>>,
    /// Complaints whose own row could not be read.
    unreadable: BTreeSet<Box<str>>,
    /// For each complaint that is not there, the first of its events and how many there are.
    orphans: BTreeMap<Box<str>, (u64, u32)>,
    /// What is found, in which table, and in which column as that table heads it.
    found: Vec<(SourceTable, Found)>,
}

/// A case as its rows tell it.
pub(super) struct Told {
    pub(super) station: String,
    pub(super) halted: bool,
    pub(super) events: Vec<Event<Complaint>>,
}

/// What came of rows.
pub(super) struct Replayed {
    pub(super) cases: BTreeMap<Box<str>, Told>,
    /// What is found, in the order of the rows, complaints first.
    pub(super) found: Vec<(SourceTable, Found)>,
    /// How many rows are of after the day.
    pub(super) later: u64,
}

impl Gathered {
    /// Follows the rows of each case as far as they are lawful; what happened after a day is not seen.
    pub(super) fn replay(mut self, kept: &[Kept; 2], profile: &Profile, as_of: Option<Day>) -> Replayed {
        let (mut cases, mut later) = (BTreeMap::new(), 0_u64);
        for (number, rows) in std::mem::take(&mut self.cases) {
            if as_of.is_some_and(|as_of| rows.row.registered.day() > as_of) {
                later += 1 + rows.held() as u64;
                continue;
            }
            let station = rows.row.station.to_string();
            let replayed = rows.replay(profile, as_of);
            later += replayed.later as u64;
            for said in replayed.findings {
                let (table, row) = said.source;
                let column = said.column.and_then(|column| kept.iter().find_map(|kept| kept.title(column)));
                let place = Place { column, ..Place::subject(&*number) };
                let finding = said.finding.within(place);
                self.found.push((table, Found { row: Some(row), value: None, finding }));
            }
            let (halted, events) = (replayed.halted, replayed.events);
            // A registration that was refused leaves no case.
            if !events.is_empty() {
                cases.insert(number, Told { station, halted, events });
            }
        }
        self.orphaned(&kept[1]);
        let mut found = self.found;
        for (table, one) in found.iter_mut().filter(|(_, one)| one.value.is_none()) {
            let own = kept.iter().find(|kept| kept.table == *table).zip(one.row);
            let column = one.finding.place.as_deref().and_then(|place| place.column.as_deref());
            one.value = own.zip(column).and_then(|((own, row), column)| own.cell(row, column));
        }
        found.sort_by_key(|(table, found)| (*table != SourceTable::Complaints, found.row));
        Replayed { cases, found, later }
    }

    pub(super) fn complaints(
        &mut self,
        kept: &Kept,
        (first, last): (Day, Day),
        columns: &BTreeMap<String, String>,
        watch: &mut Watch,
    ) -> PyResult<()> {
        let table = SourceTable::Complaints;
        let (cases, unreadable) = (&mut self.cases, &mut self.unreadable);
        let judge = |number: u64, headings: &Headings, cells: &[&str]| {
            let row = ComplaintRow::read(headings, cells).and_then(|row| {
                let day = row.registered.day();
                if (first..=last).contains(&day) {
                    return Ok(row);
                }
                let matter = InputMatter::DayBeyond { day, first, last };
                Err(vec![at(headings.title(ComplaintColumn::Registered), matter.into())])
            });
            match row {
                Ok(row) => {
                    if let Some(known) = cases.get(&row.case) {
                        let (key, file) = (row.case.to_string(), table.term().zh.to_owned());
                        let matter = InputMatter::RowDoubled { key, file, first: known.source.1 + 1 };
                        return vec![at(headings.title(ComplaintColumn::Case), matter.into())];
                    }
                    cases.insert(row.case.clone(), CaseRows::new((table, number), row));
                    Vec::new()
                }
                Err(findings) => {
                    let case = headings.cell(ComplaintColumn::Case).and_then(|cell| cells.get(cell));
                    unreadable.extend(case.map(|case| Box::from(case.trim())));
                    findings
                }
            }
        };
        let (_, found) = read_rows(kept.reader(), table, columns, watch, judge)?;
        self.found.extend(found.into_iter().map(|found| (table, found)));
        Ok(())
    }

    pub(super) fn events(
        &mut self,
        kept: &Kept,
        columns: &BTreeMap<String, String>,
        watch: &mut Watch,
    ) -> PyResult<()> {
        let table = SourceTable::Events;
        let (cases, orphans) = (&mut self.cases, &mut self.orphans);
        let judge = |number: u64, headings: &Headings, cells: &[&str]| {
            let (event, findings) = match EventRow::read(headings, cells) {
                Ok(row) => (Some(row), Vec::new()),
                Err(findings) => (None, findings),
            };
            let Some((case, sequence)) = EventRow::identify(headings, cells) else { return findings };
            let Some(rows) = cases.get_mut(case) else {
                orphans.entry(case.into()).or_insert((number, 0)).1 += 1;
                return findings;
            };
            let is_read = event.is_some();
            let first = rows.take((table, number), event, sequence).filter(|_| is_read);
            let Some(((of, first), sequence)) = first.zip(sequence) else { return findings };
            let (case, file) = (case.to_owned(), of.term().zh.to_owned());
            let matter = InputMatter::SequenceDoubled { case, sequence, file, first: first + 1 };
            vec![at(headings.title(EventColumn::Sequence), matter.into())]
        };
        let (_, found) = read_rows(kept.reader(), table, columns, watch, judge)?;
        self.found.extend(found.into_iter().map(|found| (table, found)));
        Ok(())
    }

    /// Says which events are of no complaint.
    fn orphaned(&mut self, kept: &Kept) {
        for (case, (row, held)) in std::mem::take(&mut self.orphans) {
            let known = self.unreadable.contains(&case);
            let case = case.to_string();
            let matter = if known {
                InputMatter::EventsHeld { case: case.clone(), after: 0, held }
            } else {
                InputMatter::UnknownCase { case: case.clone(), held }
            };
            let column = kept.title(CaseColumn::Event(EventColumn::Case)).filter(|_| !known);
            let finding = Finding::from(matter).at(Place { column, ..Place::subject(case) });
            self.found.push((SourceTable::Events, Found { row: Some(row), value: None, finding }));
        }
    }
}

fn at(heading: &str, finding: Finding) -> Finding {
    finding.at(Place { column: Some(heading.to_owned()), ..Place::default() })
}
