//! Rolling figures up: station, office, county, prefecture, province. Each report is held against the
//! sum of those below it, and what is late, missing, returned, revised or doubled stands in the lines.

mod sum;

use std::collections::BTreeMap;

use serde::Serialize;

use super::leg::height;
use super::{KindTable, Ledger, LedgerStanding};
use crate::edition::Form;
use crate::finding::{Finding, ReportingMatter};
use crate::obligation::Party;
use crate::time::Period;
pub(super) use sum::{Standing, add_up};

/// A unit, the one it reports to, and the figures it reported.
#[derive(Clone, PartialEq, Debug)]
pub struct ReportNode {
    /// The unit.
    pub unit: String,
    /// Its tier.
    pub tier: Party,
    /// The unit that it reports to; none at the top.
    pub above: Option<String>,
    /// The figures of the report that counts; none where there is none.
    pub reported: Option<KindTable>,
    /// What is known of it besides, whether or not it reports: a station itself, and its staff.
    pub known: KindTable,
}

/// A unit in the result.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RollUpLine {
    /// The unit.
    pub unit: String,
    /// Its tier.
    pub tier: Party,
    /// The unit it was added to; none at the top.
    pub above: Option<String>,
    /// What it reported.
    pub reported: Option<KindTable>,
    /// The sum of the units below; none where there are none, or where they cannot be added. It stands apart,
    /// for most lines are those of stations, which have none.
    pub parts: Option<Box<KindTable>>,
    /// What was added to the unit above: what it reported, else the sum of its parts, and what is known
    /// of it besides.
    pub figures: KindTable,
    /// How many units stand directly below.
    pub below: u64,
    /// Those of them without a report that counts.
    pub missing: Vec<String>,
    /// Where its report stands, if a ledger was given.
    pub standing: Option<LedgerStanding>,
    /// By how many days its report came late, or is late so far.
    pub days_late: i32,
    /// How many of its accepted versions were replaced.
    pub replaced: usize,
    /// What is to be said of it.
    pub findings: Vec<Finding>,
}

/// The whole, lowest tiers first.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RollUp {
    /// What it covers.
    pub period: Period,
    /// The units, each once, lowest tiers first.
    pub lines: Vec<RollUpLine>,
}

impl RollUp {
    /// The line of a unit.
    #[must_use]
    pub fn line(&self, unit: &str) -> Option<&RollUpLine> {
        self.lines.iter().find(|line| line.unit == unit)
    }

    /// The units that nothing stands above.
    pub fn tops(&self) -> impl Iterator<Item = &RollUpLine> {
        self.lines.iter().filter(|line| line.above.is_none())
    }

    /// Every finding, in the order of the lines.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.lines.iter().flat_map(|line| &line.findings)
    }
}

/// Adds the figures of a period up the tiers.
///
/// Nothing is an exception: a unit listed twice is counted once, one that stands under nothing known
/// becomes a top of its own, figures that cannot be added are left out, and each is said in its line.
/// Where a ledger is given, a report that it holds to be returned does not count.
///
/// ```
/// use wujin_core::edition::OperatorKind::Mall;
/// use wujin_core::obligation::Party;
/// use wujin_core::reporting::{KindTable, ReportNode, Tally, roll_up};
/// use wujin_core::time::Period;
/// let node = |unit: &str, tier, above: Option<&str>, accepted| ReportNode {
///     unit: unit.to_owned(),
///     tier,
///     above: above.map(str::to_owned),
///     reported: Some(KindTable::of(Mall, Tally { accepted, ..Tally::EMPTY })),
///     known: KindTable::EMPTY,
/// };
/// let office = "江汉工商所";
/// let nodes = [
///     node("一号店", Party::Station, Some(office), 11),
///     node("二号店", Party::Station, Some(office), 5),
///     node(office, Party::Office, None, 17),
/// ];
/// let result = roll_up(Period::quarter(2012, 1)?, &nodes, None);
/// let top = result.line(office).unwrap();
/// assert_eq!(top.parts.as_ref().unwrap().mall.accepted, 16);
/// assert_eq!(top.findings[0].code(), "WJ-412"); // 17 is not 16
/// # Ok::<(), wujin_core::time::PeriodError>(())
/// ```
#[must_use]
pub fn roll_up(period: Period, nodes: &[ReportNode], ledger: Option<&Ledger>) -> RollUp {
    let kept = keep_once(period, nodes);
    let places: BTreeMap<&str, (usize, Party)> =
        kept.iter().enumerate().map(|(place, (node, _))| (node.unit.as_str(), (place, node.tier))).collect();
    let tracked = ledger.map_or(&[][..], |ledger| &ledger.lines).iter();
    let tracked = tracked.filter(|tracked| tracked.report.period == period);
    let tracked: BTreeMap<&str, _> = tracked.map(|tracked| (tracked.unit.as_str(), tracked)).collect();
    let units = kept.into_iter().map(|(node, matters)| {
        let above = node.above.as_deref().and_then(|above| places.get(above));
        Standing {
            unit: &node.unit,
            tier: node.tier,
            above: node.above.as_deref(),
            above_at: above.filter(|(_, tier)| is_below(node.tier, *tier)).map(|(place, _)| *place),
            reported: node.reported.as_ref(),
            known: node.known,
            tracked: tracked.get(node.unit.as_str()).copied(),
            matters,
        }
    });
    add_up(period, units)
}

/// Whether one tier stands below another.
pub(super) fn is_below(tier: Party, above: Party) -> bool {
    height(tier).zip(height(above)).is_some_and(|(own, above)| own < above)
}

/// Each unit once, lowest tiers first. One that is listed under two others stays under the lower.
// READING: vice-provincial-inside
fn keep_once<'a>(period: Period, nodes: &'a [ReportNode]) -> Vec<(&'a ReportNode, Vec<ReportingMatter>)> {
    let mut listed: BTreeMap<&str, Vec<&ReportNode>> = BTreeMap::new();
    for node in nodes {
        listed.entry(&node.unit).or_default().push(node);
    }
    let above_height = |node: &ReportNode| {
        let above = node.above.as_deref().and_then(|above| listed.get(above)?.last());
        above.and_then(|above| height(above.tier)).unwrap_or(usize::MAX)
    };
    let keep = |(unit, list): (&&str, &Vec<&'a ReportNode>)| {
        let mut list = list.clone();
        list.sort_by_key(|node| above_height(node));
        let (first, rest) = list.split_first()?;
        let mut matters = Vec::new();
        if rest.iter().any(|node| node.above != first.above) {
            let above = first.above.clone().unwrap_or_default();
            matters.push(ReportingMatter::CountedInsideAndOutside { unit: (*unit).to_owned(), above });
        } else if !rest.is_empty() {
            let form = if first.tier == Party::Station { Form::AnnexThree } else { Form::AnnexSix };
            let copies = u64::try_from(list.len()).unwrap_or(u64::MAX);
            matters.push(ReportingMatter::CountedTwice { report: form.term(), period, copies });
        }
        // READING: counted-once
        let mut same = list.iter().filter(|node| node.above == first.above && node.reported.is_some());
        Some((*same.next_back().unwrap_or(first), matters))
    };
    let mut kept: Vec<_> = listed.iter().filter_map(keep).collect();
    kept.sort_by_key(|(node, _)| height(node.tier));
    kept
}

#[cfg(test)]
mod tests;
