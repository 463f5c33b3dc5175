//! A province's records, and the figures that they give its units: what workbooks are made of.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use wujin_core::edition::Form;
use wujin_core::finding::Finding;
use wujin_core::identity::StationId;
use wujin_core::intake::{SourceTable, StationRow, SubmissionMedium, SubmissionRow, SummaryRow};
use wujin_core::money::Fen;
use wujin_core::obligation::Party;
use wujin_core::profile::Profile;
use wujin_core::reporting::{
    Compiled, Compiling, KindTable, Receipt, ReceivedReport, Roster, RosterUnit, Tally, tally_case,
};
use wujin_core::time::{AnnualWindow, Calendar, Day, Period, Quarter};

use super::cases::{Cases, Life};
use super::lists::each_row;
use crate::held::Station;
use crate::units::units;

/// The records that workbooks are made of.
pub(super) struct Records {
    pub(super) stations: BTreeMap<StationId, Station>,
    pub(super) roster: Roster,
    pub(super) summaries: Vec<SummaryRow>,
    pub(super) submissions: BTreeMap<(String, Period), Vec<(SubmissionMedium, Day)>>,
    pub(super) lives: BTreeMap<String, Life>,
    pub(super) findings: Vec<Finding>,
}

impl Records {
    /// Reads the records of a folder.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        let mut stations = BTreeMap::new();
        let mut findings = each_row(folder, SourceTable::Stations, |headings, cells| {
            let row = StationRow::read(headings, cells)?;
            stations.entry(row.station).or_insert(Station { row, source: (0, 0), unmet: Vec::new() });
            Ok(())
        })?
        .findings;
        let mut summaries = BTreeMap::new();
        let found = each_row(folder, SourceTable::Summaries, |headings, cells| {
            let row = SummaryRow::read(headings, cells)?;
            summaries.entry((row.station, row.quarter)).or_insert(row);
            Ok(())
        })?;
        findings.extend(found.findings);
        let mut submissions: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let found = each_row(folder, SourceTable::Submissions, |headings, cells| {
            let row = SubmissionRow::read(headings, cells)?;
            if let Some(period) = row.period {
                let ways = submissions.entry((row.unit.to_string(), period)).or_default();
                ways.push((row.medium, row.submitted));
            }
            Ok(())
        })?;
        findings.extend(found.findings);
        let Cases { lives, findings: found, .. } = Cases::read(folder)?;
        findings.extend(found);
        let (roster, found) = roster(&stations);
        findings.extend(found);
        let summaries = summaries.into_values().collect();
        Ok(Self { stations, roster, summaries, submissions, lives, findings })
    }

    /// A unit's name as it stands on forms, or its number where others have the same name.
    pub(super) fn written(&self, id: &str) -> String {
        let Some(unit) = self.roster.unit(id) else { return id.to_owned() };
        let is_station = unit.tier == Party::Station;
        let named = self.roster.named(&unit.name, |tier| (tier == Party::Station) == is_station);
        if named == Some(unit) { unit.name.clone() } else { unit.id.clone() }
    }

    /// The figures of every unit, quarter by quarter, from what its stations summed up.
    pub(super) fn compile(&self, profile: &Profile) -> Vec<Compiled> {
        let received: Vec<_> = self
            .summaries
            .iter()
            .enumerate()
            .map(|(place, row)| ReceivedReport {
                source: place.to_string(),
                unit: row.station.to_string(),
                form: Form::AnnexThree,
                period: Period::Quarter(row.quarter),
                columns: KindTable::of(row.kind, row.tally()),
                total: None,
                written: Receipt::On(row.filled),
                entered: Receipt::No,
                replaces: None,
            })
            .collect();
        let mut quarters: Vec<Quarter> = self.summaries.iter().map(|row| row.quarter).collect();
        quarters.sort_unstable();
        quarters.dedup();
        let with = Compiling { profile, calendar: Calendar::national(), as_of: Day::MAX };
        let mut compiled: Vec<Compiled> = Vec::new();
        for quarter in quarters {
            let next = self.roster.compile(Period::Quarter(quarter), &received, &compiled, &with);
            compiled.push(next);
        }
        compiled
    }

    /// A unit's figures of a period, by what was summed up and, where a year cuts through a quarter, by its
    /// cases.
    pub(super) fn figures(
        &self,
        unit: &RosterUnit,
        period: Period,
        compiled: &[Compiled],
    ) -> Option<KindTable> {
        let of = |compiled: &Compiled| compiled.roll_up.line(&unit.id).map(|line| line.figures);
        let quarters: Vec<_> = compiled.iter().filter(|one| lies_in(one.period(), period)).collect();
        match period {
            Period::Quarter(_) => of(quarters.first()?),
            Period::FirstHalf(_) => quarters
                .iter()
                .map(|one| of(one))
                .try_fold(KindTable::EMPTY, |sum, table| sum.then(&table?).ok()),
            // The quarters that lie in the window as they were reported, and of what is left the cases.
            Period::Annual(_) => {
                let mut reported = quarters.iter().map(|one| of(one));
                let reported = reported.try_fold(KindTable::EMPTY, |sum, table| sum.then(&table?).ok())?;
                reported.then(&self.rest(unit, period, quarters.len())?).ok()
            }
        }
    }

    /// What cases say of a year after so many of its quarters, in a window that begins with the year.
    fn rest(&self, unit: &RosterUnit, period: Period, quarters: usize) -> Option<KindTable> {
        let first = Quarter::new(period.year(), u8::try_from(quarters + 1).ok()?).ok()?.first();
        let rest = Period::annual(period.year(), AnnualWindow::ToCutOff(period.last())).ok()?;
        let mut table = KindTable::EMPTY;
        for life in self.lives.values().filter(|life| self.is_below(life.station, &unit.id)) {
            let Some(facts) = life.facts() else { continue };
            let kind = self.stations.get(&life.station)?.row.kind;
            // The summaries tell neither, so that the year does not either.
            let mut tally = Tally { withdrawn: 0, open: 0, ..tally_case(rest, &facts) };
            if facts.registered < first {
                (tally.accepted, tally.amount) = (0, Fen(0));
            }
            if facts.resolved.is_some_and(|(day, _)| day < first) {
                (tally.settled, tally.recourse_told) = (0, 0);
            }
            table.add(kind, tally).ok()?;
        }
        let standing = self.stations.values().filter(|station| {
            let is_up = station.row.record.set_up.is_none_or(|day| day <= period.last());
            is_up && self.is_below(station.row.station, &unit.id)
        });
        for station in standing {
            let staff = Some(station.row.record.staff.len() as u64);
            let one = Tally { stations: 1, staff: staff.into(), ..Tally::EMPTY };
            table.add(station.row.kind, one).ok()?;
        }
        Some(table)
    }

    fn is_below(&self, station: StationId, unit: &str) -> bool {
        let mut above = Some(station.to_string());
        while let Some(id) = above {
            if id == unit {
                return true;
            }
            above = self.roster.unit(&id).and_then(|unit| unit.above.clone());
        }
        false
    }
}

fn lies_in(part: Period, whole: Period) -> bool {
    whole.first() <= part.first() && part.last() <= whole.last()
}

/// The units that the stations stand under.
fn roster(stations: &BTreeMap<StationId, Station>) -> (Roster, Vec<Finding>) {
    let (known, unknown) = units(stations);
    let all = known.into_values().map(|unit| {
        let station = unit.station().and_then(|id| stations.get(&id)).map(|station| &station.row);
        RosterUnit {
            kind: station.map(|row| row.kind),
            set_up: station.and_then(|row| row.record.set_up),
            removed: None,
            staff: station.map(|row| u32::try_from(row.record.staff.len()).unwrap_or(u32::MAX)),
            id: unit.id,
            name: unit.name,
            tier: unit.tier,
            above: unit.above,
        }
    });
    let (roster, mut findings) = Roster::new(all);
    findings.extend(unknown.into_iter().map(|(_, finding)| finding));
    (roster, findings)
}
