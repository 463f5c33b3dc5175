//! The appraisal of stations, and whom to visit, talk to or write to.

use std::collections::{BTreeMap, BTreeSet};

use wujin_core::edition::OperatorKind;
use wujin_core::finding::{Finding, Language};
use wujin_core::identity::StationId;
use wujin_core::profile::Profile;
use wujin_core::supervision::{Appraisal, AppraisalFigures, appraise};

use crate::county::StationYear;
use crate::figures::RecountLine;
use crate::ingest::Station;

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
    /// How much speaks for it: the higher, the sooner.
    pub weight: u64,
    /// The reasons, in Chinese.
    pub reasons: Vec<String>,
}

/// Appraises every station that has a complaint, in the order of their numbers.
///
/// The reference volume is twice the mean of the kind: the appraiser's choice in this example.
#[must_use]
pub fn appraisals(
    stations: &BTreeMap<StationId, Station>,
    years: &BTreeMap<StationId, StationYear>,
    profile: &Profile,
) -> Vec<AppraisalLine> {
    let mut volume: BTreeMap<OperatorKind, (u64, u64)> = BTreeMap::new();
    for (id, station) in stations {
        let accepted = years.get(id).map_or(0, |year| year.conduct.tally.accepted);
        let (sum, count) = volume.entry(station.row.kind).or_default();
        *sum += accepted;
        *count += 1;
    }
    let standard = &profile.document().supervision.appraisal;
    stations
        .iter()
        .filter_map(|(id, station)| {
            let year = years.get(id)?;
            let kind = station.row.kind;
            let reference = volume.get(&kind).map(|(sum, count)| (sum * 2).div_ceil((*count).max(1)).max(1));
            let figures = AppraisalFigures {
                tally: year.conduct.tally,
                reference_volume: reference,
                satisfaction: year.satisfaction,
            };
            let appraisal = appraise(&figures, standard);
            let badly = year.conduct.handled_badly(standard).into_iter().map(Finding::from).collect();
            Some(AppraisalLine { station: *id, kind, year: year.clone(), appraisal, badly })
        })
        .collect()
}

/// The stations that there is reason to visit, the most pressing first.
#[must_use]
pub fn visits(
    stations: &BTreeMap<StationId, Station>,
    appraisals: &[AppraisalLine],
    recounts: &[RecountLine],
) -> Vec<VisitLine> {
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
    for (id, station) in stations.iter().filter(|(_, station)| !station.unmet.is_empty()) {
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
    let mut visits: Vec<_> = reasons
        .into_iter()
        .map(|(station, (weight, reasons))| VisitLine { station, weight, reasons })
        .collect();
    visits.sort_by_key(|visit| (u64::MAX - visit.weight, visit.station));
    visits
}
