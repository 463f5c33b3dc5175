//! Adding units up, each of which stands once and knows the place of the one above it.

use super::{RollUp, RollUpLine};
use crate::finding::{Finding, Place, ReportingMatter};
use crate::obligation::Party;
use crate::reporting::figures::{compiling_basis, parts_differ};
use crate::reporting::{KindTable, LedgerLine, LedgerStanding};
use crate::time::Period;

/// A unit as it stands among others: once, and under one whose tier is higher.
pub(in crate::reporting) struct Standing<'a> {
    /// Its number.
    pub(in crate::reporting) unit: &'a str,
    /// Its tier.
    pub(in crate::reporting) tier: Party,
    /// The number of the unit that it names as the one it reports to.
    pub(in crate::reporting) above: Option<&'a str>,
    /// The place of that unit among the others; none where it is not there, or not of a higher tier.
    pub(in crate::reporting) above_at: Option<usize>,
    /// What it reported.
    pub(in crate::reporting) reported: Option<&'a KindTable>,
    /// What is known of it besides.
    pub(in crate::reporting) known: KindTable,
    /// Where its report stands.
    pub(in crate::reporting) tracked: Option<&'a LedgerLine>,
    /// What is already to be said of it.
    pub(in crate::reporting) matters: Vec<ReportingMatter>,
}

/// Adds up units that are given lowest tiers first.
pub(in crate::reporting) fn add_up<'a>(
    period: Period,
    units: impl ExactSizeIterator<Item = Standing<'a>>,
) -> RollUp {
    let mut legs = Vec::with_capacity(units.len());
    let begin = |unit: Standing<'a>| {
        legs.push(unit.above_at);
        begin(unit)
    };
    let mut lines: Vec<_> = units.map(begin).collect();
    let mut too_large = vec![false; lines.len()];
    for (place, above_at) in legs.into_iter().enumerate() {
        let Some((line, others)) = lines.get_mut(place..).and_then(<[_]>::split_first_mut) else { break };
        finish(line);
        let Some(above_at) = above_at else { continue };
        // What stands above has a higher tier, and so comes later.
        let above = above_at.checked_sub(place + 1).and_then(|above| others.get_mut(above));
        if let (Some(above), Some(is_too_large)) = (above, too_large.get_mut(above_at)) {
            add(line, above, is_too_large);
        }
    }
    RollUp { period, lines }
}

fn say(line: &mut RollUpLine, matter: ReportingMatter) {
    line.findings.push(Finding::from(matter).at(Place::subject(&line.unit)));
}

fn begin(unit: Standing<'_>) -> RollUpLine {
    let above = unit.above.filter(|_| unit.above_at.is_some());
    let mut line = RollUpLine {
        unit: unit.unit.to_owned(),
        tier: unit.tier,
        above: above.map(str::to_owned),
        reported: unit.reported.copied(),
        parts: None,
        figures: unit.known,
        below: 0,
        missing: Vec::new(),
        standing: None,
        days_late: 0,
        replaced: 0,
        findings: Vec::new(),
    };
    for matter in unit.matters {
        say(&mut line, matter);
    }
    if let Some(above) = unit.above.filter(|_| unit.above_at.is_none()) {
        say(&mut line, ReportingMatter::NotBelow { unit: unit.unit.to_owned(), above: above.to_owned() });
    }
    if let Some(tracked) = unit.tracked {
        line.standing = Some(tracked.standing);
        line.days_late = tracked.days_late;
        line.replaced = tracked.replaced;
        line.findings.extend(tracked.findings.iter().cloned());
        if tracked.standing == LedgerStanding::Returned {
            line.reported = None;
        }
    }
    line
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
    let reported = line.reported.as_ref().or(line.parts.as_deref()).unwrap_or(&KindTable::EMPTY);
    match line.figures.merge(reported) {
        Ok(figures) => line.figures = figures,
        Err(_) => say(line, ReportingMatter::SumTooLarge {}),
    }
}

/// Adds a line to the one above it, whose parts are left out once they are too large to add.
fn add(line: &RollUpLine, above: &mut RollUpLine, is_too_large: &mut bool) {
    above.below += 1;
    if line.reported.is_none() {
        above.missing.push(line.unit.clone());
    }
    if *is_too_large {
        return;
    }
    let parts = above.parts.get_or_insert_default();
    if let Ok(sum) = parts.merge(&line.figures) {
        **parts = sum;
    } else {
        above.parts = None;
        *is_too_large = true;
        say(above, ReportingMatter::SumTooLarge {});
    }
}
