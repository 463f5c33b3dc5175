//! The appraisal of stations, and whom to visit, talk to or write to.

use std::collections::{BTreeMap, BTreeSet};

use wujin_core::edition::OperatorKind;
use wujin_core::finding::{Finding, Language};
use wujin_core::identity::StationId;
use wujin_core::profile::Profile;
use wujin_core::supervision::{Appraisal, AppraisalFigures, appraise};

use crate::held::Held;
use crate::recounts::RecountLine;
use crate::station_year::StationYear;

/// A station's appraisal.
#[derive(Clone, Debug)]
pub struct AppraisalLine {
    /// The station.
    pub station: StationId,
    /// Its kind.
    pub kind: OperatorKind,
    /// The figures and what consumers said.
    pub year: StationYear,
    /// The scores.
    pub appraisal: Appraisal,
    /// Ways in which disputes were handled badly.
    pub badly: Vec<Finding>,
}

/// A station that the administration has reason to visit.
#[derive(Clone, Debug)]
pub struct VisitLine {
    /// The station.
    pub station: StationId,
    /// Its name; blank where it has none.
    pub name: String,
    /// How much speaks for it: the higher, the sooner.
    pub weight: u64,
    /// The reasons, in Chinese.
    pub reasons: Vec<String>,
}

/// The volume that stations of each kind are held against.
///
/// It is twice the mean of the kind in the province: the appraiser's choice in this example.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReferenceVolumes(BTreeMap<OperatorKind, u64>);

impl ReferenceVolumes {
    /// The volumes of a kind with so many complaints accepted by so many stations.
    pub fn set(&mut self, kind: OperatorKind, accepted: u64, stations: u64) {
        self.0.insert(kind, accepted.saturating_mul(2).div_ceil(stations.max(1)).max(1));
    }
}

/// Appraises every station that has a complaint, in the order of their numbers.
#[must_use]
pub fn appraisals(held: &Held, volumes: &ReferenceVolumes, profile: &Profile) -> Vec<AppraisalLine> {
    let standard = &profile.document().supervision.appraisal;
    held.stations
        .iter()
        .filter_map(|(id, station)| {
            let year = held.years.get(id)?;
            let kind = station.row.kind;
            let figures = AppraisalFigures {
                tally: year.conduct.tally,
                reference_volume: volumes.0.get(&kind).copied(),
                satisfaction: year.satisfaction,
            };
            let appraisal = appraise(&figures, standard);
            let badly = year.conduct.handled_badly(standard).into_iter().map(Finding::from).collect();
            Some(AppraisalLine { station: *id, kind, year: year.clone(), appraisal, badly })
        })
        .collect()
}

/// The stations that there is reason to visit, in the order of their numbers.
#[must_use]
pub fn visits(held: &Held, appraisals: &[AppraisalLine], recounts: &[RecountLine]) -> Vec<VisitLine> {
    let mut reasons: BTreeMap<StationId, (u64, Vec<String>)> = BTreeMap::new();
    let mut say = |station: StationId, weight: u64, reason: String| {
        let entry = reasons.entry(station).or_default();
        entry.0 += weight;
        entry.1.push(reason);
    };
    let mut quarters: BTreeMap<StationId, BTreeSet<String>> = BTreeMap::new();
    for line in recounts.iter().filter(|line| line.overstated) {
        quarters.entry(line.station).or_default().insert(line.quarter.to_string());
    }
    for (station, quarters) in quarters {
        let list: Vec<_> = quarters.into_iter().collect();
        say(station, 40, format!("{}上报和解多于记录，涉嫌虚报", list.join("、")));
    }
    for (id, station) in held.stations.iter().filter(|(_, station)| !station.unmet.is_empty()) {
        let unmet = station.unmet.len() as u64;
        let first =
            station.unmet.first().map(|finding| finding.matter.text(Language::Zh)).unwrap_or_default();
        let more = if unmet > 1 { format!("等 {unmet} 项") } else { String::new() };
        say(*id, 5 + 5 * unmet, format!("设立条件：{first}{more}"));
    }
    for line in appraisals {
        for finding in &line.badly {
            say(line.station, 15, finding.matter.text(Language::Zh));
        }
    }
    let name = |station: &StationId| held.stations.get(station)?.row.record.name.clone();
    reasons
        .into_iter()
        .map(|(station, (weight, reasons))| VisitLine {
            name: name(&station).unwrap_or_default(),
            station,
            weight,
            reasons,
        })
        .collect()
}
