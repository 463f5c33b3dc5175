//! Rolling figures up: station, office, county, prefecture, province. Each report is held against the
//! sum of those below it, and what is late, missing, returned, revised or doubled stands in the lines.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::{compiling_basis, parts_differ};
use super::leg::height;
use super::{KindTable, Ledger, LedgerStanding};
use crate::edition::Form;
use crate::finding::{Finding, Place, ReportingMatter};
use crate::obligation::Party;
use crate::time::Period;

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
pub struct RollUpLine {
    /// The unit.
    pub unit: String,
    /// Its tier.
    pub tier: Party,
    /// The unit it was added to; none at the top.
    pub above: Option<String>,
    /// What it reported.
    pub reported: Option<KindTable>,
    /// The sum of the units below; none where there are none, or where they cannot be added.
    pub parts: Option<KindTable>,
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
/// assert_eq!(top.parts.unwrap().mall.accepted, 16);
/// assert_eq!(top.findings[0].code(), "WJ-412"); // 17 is not 16
/// # Ok::<(), wujin_core::time::PeriodError>(())
/// ```
#[must_use]
pub fn roll_up(period: Period, nodes: &[ReportNode], ledger: Option<&Ledger>) -> RollUp {
    let tiers: BTreeMap<&str, Party> = nodes.iter().map(|node| (node.unit.as_str(), node.tier)).collect();
    // Lines are large: what they are made of is put in order, and not they.
    let mut kept: Vec<_> = keep_once(period, nodes, &tiers).into_values().collect();
    kept.sort_by_key(|(node, _)| height(node.tier));
    let mut lines: Vec<_> = kept.into_iter().map(|(node, findings)| begin(node, findings, &tiers)).collect();
    if let Some(ledger) = ledger {
        join(period, &mut lines, ledger);
    }
    // Stations stand above nobody.
    let uppers = lines.iter().enumerate().filter(|(_, line)| line.tier != Party::Station);
    let places: BTreeMap<String, usize> = uppers.map(|(place, line)| (line.unit.clone(), place)).collect();
    for place in 0..lines.len() {
        let Some((line, others)) = lines.get_mut(place..).and_then(<[_]>::split_first_mut) else { break };
        finish(line);
        // What stands above has a higher tier, and so comes later.
        let above = line.above.as_ref().and_then(|above| places.get(above));
        if let Some(above) = above.and_then(|above| others.get_mut(above.checked_sub(place + 1)?)) {
            above.below += 1;
            if line.reported.is_none() {
                above.missing.push(line.unit.clone());
            }
            match above.parts.unwrap_or(KindTable::EMPTY).merge(&line.figures) {
                Ok(sum) if above.findings.last().is_none_or(|last| last.code() != OVERFLOW) => {
                    above.parts = Some(sum);
                }
                Ok(_) => {}
                Err(_) => {
                    above.parts = None;
                    say(above, ReportingMatter::SumTooLarge {});
                }
            }
        }
    }
    RollUp { period, lines }
}

/// The code that a line ends with once its parts cannot be added.
const OVERFLOW: &str = "WJ-414";

fn say(line: &mut RollUpLine, matter: ReportingMatter) {
    line.findings.push(Finding::from(matter).at(Place::subject(&line.unit)));
}

type Kept<'a> = BTreeMap<&'a str, (&'a ReportNode, Vec<ReportingMatter>)>;

/// Each unit once. One that is listed under two others stays under the lower.
// READING: vice-provincial-inside
fn keep_once<'a>(period: Period, nodes: &'a [ReportNode], tiers: &BTreeMap<&str, Party>) -> Kept<'a> {
    let above_height = |node: &ReportNode| {
        let above = node.above.as_deref().and_then(|above| tiers.get(above)).copied();
        above.and_then(height).unwrap_or(usize::MAX)
    };
    let mut listed: BTreeMap<&str, Vec<&ReportNode>> = BTreeMap::new();
    for node in nodes {
        listed.entry(&node.unit).or_default().push(node);
    }
    let mut kept = Kept::new();
    for (unit, mut list) in listed {
        list.sort_by_key(|node| above_height(node));
        let Some((first, rest)) = list.split_first() else { continue };
        let mut matters = Vec::new();
        if rest.iter().any(|node| node.above != first.above) {
            let above = first.above.clone().unwrap_or_default();
            matters.push(ReportingMatter::CountedInsideAndOutside { unit: unit.to_owned(), above });
        } else if !rest.is_empty() {
            let form = if first.tier == Party::Station { Form::AnnexThree } else { Form::AnnexSix };
            let copies = u64::try_from(list.len()).unwrap_or(u64::MAX);
            matters.push(ReportingMatter::CountedTwice { report: form.term(), period, copies });
        }
        // READING: counted-once
        let mut same = list.iter().filter(|node| node.above == first.above && node.reported.is_some());
        kept.insert(unit, (same.next_back().unwrap_or(first), matters));
    }
    kept
}

fn begin(node: &ReportNode, matters: Vec<ReportingMatter>, tiers: &BTreeMap<&str, Party>) -> RollUpLine {
    let stands_below = |above: &&String| {
        let above = tiers.get(above.as_str()).copied().and_then(height);
        height(node.tier).zip(above).is_some_and(|(own, above)| own < above)
    };
    let above = node.above.as_ref().filter(stands_below).cloned();
    let mut line = RollUpLine {
        unit: node.unit.clone(),
        tier: node.tier,
        reported: node.reported,
        parts: None,
        figures: node.known,
        below: 0,
        missing: Vec::new(),
        standing: None,
        days_late: 0,
        replaced: 0,
        findings: Vec::new(),
        above,
    };
    for matter in matters {
        say(&mut line, matter);
    }
    if let Some(above) = node.above.as_ref().filter(|_| line.above.is_none()) {
        let matter = ReportingMatter::NotBelow { unit: node.unit.clone(), above: above.clone() };
        say(&mut line, matter);
    }
    line
}

/// Takes up where each report stands.
fn join(period: Period, lines: &mut [RollUpLine], ledger: &Ledger) {
    let tracked = ledger.lines.iter().filter(|tracked| tracked.report.period == period);
    let tracked: BTreeMap<&str, _> = tracked.map(|tracked| (tracked.unit.as_str(), tracked)).collect();
    for line in lines {
        let Some(tracked) = tracked.get(line.unit.as_str()) else { continue };
        line.standing = Some(tracked.standing);
        line.days_late = tracked.days_late;
        line.replaced = tracked.replaced;
        line.findings.extend(tracked.findings.iter().cloned());
        if tracked.standing == LedgerStanding::Returned {
            line.reported = None;
        }
    }
}

/// Holds a line against its parts, all of which have been added.
fn finish(line: &mut RollUpLine) {
    if !line.missing.is_empty() {
        let missing = u64::try_from(line.missing.len()).unwrap_or(u64::MAX);
        let expected = line.below;
        say(line, ReportingMatter::PartsMissing { missing, expected });
    }
    if let (Some(reported), Some(parts)) = (&line.reported, &line.parts) {
        for matter in parts_differ(reported, parts, compiling_basis(line.tier)) {
            say(line, matter);
        }
    }
    let reported = line.reported.or(line.parts).unwrap_or(KindTable::EMPTY);
    match line.figures.merge(&reported) {
        Ok(figures) => line.figures = figures,
        Err(_) => say(line, ReportingMatter::SumTooLarge {}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::OperatorKind;
    use crate::reporting::Tally;
    use proptest::prelude::*;

    fn quarter() -> Period {
        Period::quarter(2012, 1).unwrap()
    }

    fn node(unit: &str, tier: Party, above: Option<&str>, accepted: Option<u64>) -> ReportNode {
        let columns = |accepted| KindTable::of(OperatorKind::Market, Tally { accepted, ..Tally::EMPTY });
        let reported = accepted.map(columns);
        let known = KindTable::EMPTY;
        ReportNode { unit: unit.to_owned(), tier, above: above.map(str::to_owned), reported, known }
    }

    fn codes(result: &RollUp) -> Vec<&'static str> {
        result.findings().map(Finding::code).collect()
    }

    proptest! {
        // Whatever office and county a station stands under, the province has the sum of all.
        #[test]
        fn any_partition_adds_to_the_whole(
            stations in prop::collection::vec((0..5_usize, 0..9_usize, 0..1_000_u64), 0..60),
            offices in prop::array::uniform9(0..4_usize),
        ) {
            let mut nodes = vec![node("省", Party::Province, None, None)];
            nodes.extend((0..4).map(|county| node(&format!("县{county}"), Party::County, Some("省"), None)));
            for (office, county) in offices.iter().enumerate() {
                nodes.push(node(&format!("所{office}"), Party::Office, Some(&format!("县{county}")), None));
            }
            let mut whole = KindTable::EMPTY;
            for (index, (kind, office, accepted)) in stations.iter().enumerate() {
                let kind = OperatorKind::ALL[*kind];
                let tally = Tally { stations: 1, accepted: *accepted, ..Tally::EMPTY };
                whole.add(kind, tally).unwrap();
                let mut station = node(&format!("站{index}"), Party::Station, Some(&format!("所{office}")), None);
                station.reported = Some(KindTable::of(kind, tally));
                nodes.insert(index % nodes.len(), station);
            }
            let result = roll_up(quarter(), &nodes, None);
            prop_assert_eq!(result.line("省").unwrap().figures, whole);
            prop_assert_eq!(result.tops().count(), 1);
            prop_assert!(codes(&result).iter().all(|code| *code == "WJ-416"));
        }
    }

    #[test]
    fn a_missing_report_is_a_line_and_its_parts_count() {
        let nodes = [
            node("一", Party::Station, Some("所"), Some(3)),
            node("二", Party::Station, Some("所"), None),
            node("所", Party::Office, Some("县"), None),
            node("县", Party::County, None, Some(4)),
        ];
        let result = roll_up(quarter(), &nodes, None);
        let county = result.line("县").unwrap();
        assert_eq!(
            (county.missing.as_slice(), county.parts.unwrap().market.accepted),
            (&["所".to_owned()][..], 3)
        );
        assert_eq!(result.line("所").unwrap().missing, ["二"]);
        assert_eq!(codes(&result), ["WJ-416", "WJ-416", "WJ-412"]);
    }

    #[test]
    fn a_vice_provincial_city_counts_inside_its_province_only() {
        let nodes = [
            node("武汉", Party::Prefecture, Some("总局"), Some(9)),
            node("武汉", Party::Prefecture, Some("湖北"), Some(9)),
            node("湖北", Party::Province, Some("总局"), Some(9)),
            node("总局", Party::Nation, None, None),
        ];
        let result = roll_up(quarter(), &nodes, None);
        assert_eq!(codes(&result), ["WJ-407", "WJ-416"][..1]);
        assert_eq!(result.line("总局").unwrap().figures.market.accepted, 9);
    }

    #[test]
    fn what_is_wrong_with_the_tree_is_said_and_nothing_is_lost() {
        let nodes = [
            node("一", Party::Station, Some("所"), Some(3)),
            node("一", Party::Station, Some("所"), Some(3)),
            node("二", Party::Station, Some("无"), Some(1)),
            node("所", Party::Office, Some("所"), Some(3)),
        ];
        let result = roll_up(quarter(), &nodes, None);
        assert_eq!(codes(&result), ["WJ-406", "WJ-415", "WJ-415"]);
        assert_eq!(result.tops().count(), 2);
    }

    #[test]
    fn figures_too_large_to_add_are_said_once_each_time() {
        let nodes = [
            node("一", Party::Station, Some("所"), Some(u64::MAX)),
            node("二", Party::Station, Some("所"), Some(1)),
            node("三", Party::Station, Some("所"), Some(1)),
            node("所", Party::Office, None, None),
        ];
        let result = roll_up(quarter(), &nodes, None);
        assert_eq!(codes(&result), ["WJ-414"]);
        assert_eq!(result.line("所").unwrap().parts, None);
    }
}
