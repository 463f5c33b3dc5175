//! What is kept of the year when every row has been looked at: sums, and the first of each list.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use wujin_core::edition::{OperatorKind, ProblemNature};
use wujin_core::finding::Severity;
use wujin_core::identity::StationId;
use wujin_core::obligation::Party;
use wujin_core::profile::Profile;
use wujin_core::reporting::{LedgerLine, LedgerStanding, Tally};
use wujin_core::supervision::{HotSpot, Satisfaction};
use wujin_core::time::{Day, Period, Quarter};

use crate::appraisals::{ReferenceVolumes, VisitLine};
use crate::county::{CountyYear, Later};
use crate::figures::UnitFigures;
use crate::ingest::SourceFile;
use crate::petitions::PetitionYear;
use crate::published::PublishedLine;
use crate::recounts::RecountLine;
use crate::reports::is_late;
use crate::sink::{CodeCount, FindingKey};
use crate::station_index::StationIndex;
use crate::station_year::both;
use crate::units::{UnitInfo, Units};

/// How many lines of each list the page shows.
pub const SHOWN: usize = 15;

/// What came of the year.
pub struct Year {
    /// The profile.
    pub profile: Profile,
    /// The day as of which everything is said.
    pub as_of: Day,
    /// The year that is looked at.
    pub period: Period,
    /// The files.
    pub files: Vec<SourceFile>,
    /// How many rows of each table were read.
    pub rows: BTreeMap<&'static str, u64>,
    /// How many stations there are.
    pub stations: u64,
    /// How many of them do not meet the conditions.
    pub below: u64,
    /// The bureaus of counties, prefectures and the province.
    pub units: Units,
    /// What the cases show.
    pub cases: CaseSums,
    /// Where complaints concentrate, by county.
    pub hot_spots: Vec<(u32, HotSpot)>,
    /// Annex 6 of the bureaus.
    pub annex_six: Vec<UnitFigures>,
    /// The reports.
    pub reports: Reported,
    /// The recount.
    pub recounts: Recounted,
    /// Whom to visit.
    pub visits: Visits,
    /// The petitions.
    pub petitions: PetitionYear,
    /// The published tables.
    pub published: Vec<PublishedLine>,
    /// How often each code was found.
    pub counts: BTreeMap<&'static str, CodeCount>,
    /// The first of the findings.
    pub findings: Vec<FindingKey>,
    /// How long the cases took, without reading.
    pub judging: Duration,
    /// How long it took in all.
    pub elapsed: Duration,
}

impl Year {
    /// The province, where its stations say which it is.
    #[must_use]
    pub fn province(&self) -> Option<&UnitInfo> {
        self.units.values().find(|unit| unit.tier == Party::Province)
    }

    /// How many findings are so grave.
    #[must_use]
    pub fn found(&self, severity: Severity) -> u64 {
        self.counts.values().filter(|code| code.severity == severity).map(|code| code.count).sum()
    }
}

/// Sums over the cases.
#[derive(Clone, Debug, Default)]
pub struct CaseSums {
    /// How many there are.
    pub count: u64,
    /// How many stand at each stage, in Chinese.
    pub stages: BTreeMap<&'static str, u64>,
    /// What came after the day as of which everything is said, and is not counted.
    pub later: Later,
    /// Obligations that are overdue.
    pub overdue: u64,
    /// Complaints of the year by nature.
    pub natures: BTreeMap<ProblemNature, u64>,
    /// The figures by the kind of the station and by quarter.
    pub tallies: BTreeMap<(OperatorKind, Quarter), Tally>,
    /// What consumers said in the year; none where nobody was asked.
    pub satisfaction: Option<Satisfaction>,
    /// Complaints of the year that stations of each kind have accepted.
    accepted: BTreeMap<OperatorKind, u64>,
}

impl CaseSums {
    /// Adds the cases of a county, or of a part of it.
    pub fn take(&mut self, county: &CountyYear, stations: &StationIndex) {
        self.count += county.cases.len() as u64;
        for line in &county.cases {
            *self.stages.entry(line.stage).or_default() += 1;
            self.overdue += line.owed.iter().filter(|owed| owed.is_overdue()).count() as u64;
        }
        self.later.complaints += county.later.complaints;
        self.later.events += county.later.events;
        for (nature, count) in &county.natures {
            *self.natures.entry(*nature).or_default() += count;
        }
        for (station, year) in &county.stations {
            self.satisfaction = both(self.satisfaction, year.satisfaction);
            let Some(kind) = stations.kind(*station) else { continue };
            *self.accepted.entry(kind).or_default() += year.conduct.tally.accepted;
            for (quarter, tally) in &year.quarters {
                let sum = self.tallies.entry((kind, *quarter)).or_default();
                *sum = sum.merge(*tally).unwrap_or(*sum);
            }
        }
    }

    /// The figures of a period as the records show them.
    #[must_use]
    pub fn recorded(&self, period: Period) -> Tally {
        let inside = self
            .tallies
            .iter()
            .filter(|((_, quarter), _)| period.first() <= quarter.first() && quarter.last() <= period.last());
        inside.fold(Tally::EMPTY, |sum, (_, tally)| sum.merge(*tally).unwrap_or(sum))
    }

    /// What the volume of a station is held against.
    #[must_use]
    pub fn reference_volumes(&self, stations: &StationIndex) -> ReferenceVolumes {
        let mut volumes = ReferenceVolumes::default();
        for kind in OperatorKind::ALL.iter().filter(|kind| stations.count(**kind) > 0) {
            let accepted = self.accepted.get(kind).copied().unwrap_or(0);
            volumes.set(*kind, accepted, stations.count(*kind));
        }
        volumes
    }
}

/// What is kept of the reporting calendar.
#[derive(Clone, Debug, Default)]
pub struct Reported {
    /// How many reports are expected.
    pub expected: u64,
    /// How many are late, or not there although their day has passed.
    pub late: u64,
    /// How many of the quarterly reports of each county are late, by the unit above it and the county.
    /// A quarter that nothing can be said of yet is left out.
    pub counties: BTreeMap<(String, String), BTreeMap<Quarter, u64>>,
    /// The last day that a summary of a station covers.
    pub covered: Option<Day>,
}

impl Reported {
    /// Takes up a report of a unit in a county.
    pub fn take(&mut self, line: &LedgerLine, county: Option<(&str, &str)>, as_of: Day) {
        self.expected += 1;
        self.late += u64::from(is_late(line));
        if line.report.leg.from == Party::Station && line.submitted.is_some() {
            self.covered = self.covered.max(Some(line.report.period.last()));
        }
        let (Period::Quarter(quarter), Some((above, county))) = (line.report.period, county) else { return };
        let cells = self.counties.entry((above.to_owned(), county.to_owned())).or_default();
        let due = line.report.due.day().is_some_and(|due| due <= as_of);
        if due || line.standing != LedgerStanding::Outstanding {
            *cells.entry(quarter).or_default() += u64::from(due && is_late(line));
        }
    }
}

/// What is kept of the recount.
#[derive(Clone, Debug, Default)]
pub struct Recounted {
    /// How many summaries were counted again.
    pub count: u64,
    /// How many of them prove nothing, because the records are not complete.
    pub unsure: u64,
    /// How many report more settlements than the records hold.
    pub overstated: u64,
    /// How many stations these are of.
    pub suspected: u64,
    /// The first of these, with the names of the stations.
    pub first: Vec<(RecountLine, String)>,
}

impl Recounted {
    /// Takes up the lines of a county, or of a part of it.
    pub fn take(&mut self, lines: &[RecountLine], name: impl Fn(StationId) -> Option<String>) {
        self.count += lines.len() as u64;
        self.unsure += lines.iter().filter(|line| !line.complete).count() as u64;
        let overstated: Vec<_> = lines.iter().filter(|line| line.overstated).collect();
        self.overstated += overstated.len() as u64;
        self.suspected += overstated.iter().map(|line| line.station).collect::<BTreeSet<_>>().len() as u64;
        let room = SHOWN.saturating_sub(self.first.len());
        let first = overstated.into_iter().take(room);
        self.first.extend(first.map(|line| (line.clone(), name(line.station).unwrap_or_default())));
    }
}

/// What is kept of the visits.
#[derive(Clone, Debug, Default)]
pub struct Visits {
    /// How many there are.
    pub count: u64,
    /// The most pressing.
    pub first: Vec<VisitLine>,
}

impl Visits {
    /// Takes up the next most pressing.
    pub fn take(&mut self, visit: VisitLine) {
        self.count += 1;
        if self.first.len() < SHOWN {
            self.first.push(visit);
        }
    }
}
