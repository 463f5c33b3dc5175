//! What is compiled of what came in, tier by tier and period by period (3.2.5/5, 4.3/5 to 4.3/9).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::collation::{Collation, ReceivedReport, collate};
use super::{
    ExpectedReport, KindTable, ReportDue, ReportNode, RollUp, Roster, RosterUnit, Statistics, does_not_carry,
    of_quarters, periods_differ, roll_up,
};
use crate::cite;
use crate::finding::{Finding, Place, ReportingMatter};
use crate::obligation::Party;
use crate::profile::Profile;
use crate::time::{Calendar, Day, Due, Period, Quarter};

/// By what reports are asked for and compiled.
#[derive(Clone, Copy, Debug)]
pub struct Compiling<'a> {
    /// The province's profile.
    pub profile: &'a Profile,
    /// The working days.
    pub calendar: &'a Calendar,
    /// The day as of which everything is said.
    pub as_of: Day,
}

/// What was compiled of a period.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Compiled {
    /// What came in, report by report.
    pub collation: Collation,
    /// The figures of every unit, lowest tiers first.
    pub roll_up: RollUp,
}

impl Compiled {
    /// What it covers.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.roll_up.period
    }

    /// Annex 6 of every unit from the district office upward, lowest tiers first: what it reported, else
    /// the sum of what the units below it reported.
    pub fn statistics(&self) -> impl Iterator<Item = Statistics> + '_ {
        let lines = self.roll_up.lines.iter().filter(|line| line.tier != Party::Station);
        lines.map(|line| Statistics {
            unit: line.unit.clone(),
            tier: line.tier,
            period: self.period(),
            columns: line.figures,
            total: None,
        })
    }

    /// Everything that is to be said, unit by unit, and of what nobody expected last.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.roll_up.findings().chain(&self.collation.unexpected)
    }
}

impl Roster {
    /// Compiles what came in for a period; reports of other periods are passed over.
    ///
    /// `earlier` holds the quarters that were compiled before, by which what carries over, half-years and
    /// years are judged.
    #[must_use]
    pub fn compile(
        &self,
        period: Period,
        received: &[ReceivedReport],
        earlier: &[Compiled],
        with: &Compiling<'_>,
    ) -> Compiled {
        let received: Vec<_> = received.iter().filter(|report| report.period == period).collect();
        let expected = self.asked(period, &received, with);
        let kind = |unit: &str| self.unit(unit).and_then(|unit| unit.kind);
        let mut collation = collate(&expected, received, kind, with.as_of);
        let earlier = Earlier::of(earlier);
        Self::hold_against(period, &mut collation, &earlier);
        let reported: Known<'_> = collation.reported().map(|(unit, _, columns)| (unit, columns)).collect();
        let is_quarter = matches!(period, Period::Quarter(_));
        let figures = |unit: &RosterUnit| {
            let own = reported.get(unit.id.as_str()).map(|columns| **columns);
            let of_quarters = || of_quarters(period, &earlier.figures(&unit.id))?.ok();
            if is_quarter { own } else { own.or_else(of_quarters) }
        };
        let node = |unit: &RosterUnit| ReportNode {
            unit: unit.id.clone(),
            tier: unit.tier,
            above: unit.above.clone(),
            reported: figures(unit),
            known: if is_quarter { unit.known(period.last()) } else { KindTable::EMPTY },
        };
        let mut nodes: Vec<_> = self.units().iter().filter(|unit| unit.stood_in(period)).map(node).collect();
        if !is_quarter {
            // Over a year nobody misses the reports of units none of whose like hands one in.
            let told: BTreeSet<_> =
                nodes.iter().filter(|node| node.reported.is_some()).map(|node| node.above.clone()).collect();
            nodes.retain(|node| told.contains(&node.above));
        }
        let roll_up = roll_up(period, &nodes, Some(&collation.ledger()));
        Compiled { collation, roll_up }
    }

    /// The reports that are owed, and beside them those over a half-year or a year that units handed in
    /// without owing them.
    // READING: windows-below-the-province
    fn asked(
        &self,
        period: Period,
        received: &[&ReceivedReport],
        with: &Compiling<'_>,
    ) -> Vec<ExpectedReport> {
        let mut expected = self.expected(period, with);
        if matches!(period, Period::Quarter(_)) {
            return expected;
        }
        let receives = self.receive_from_offices();
        let mut came = received.to_vec();
        came.sort_by(|left, right| left.unit.cmp(&right.unit));
        came.dedup_by(|left, right| left.unit == right.unit);
        let unowed = came.into_iter().filter_map(|report| {
            let unit = self.unit(&report.unit).filter(|unit| unit.tier != Party::Province)?;
            let leg = self.leg(unit, &receives, period).filter(|leg| leg.form == report.form)?;
            let report = ReportDue { leg, period, due: Due::Promptly, fixed_by: cite!["4.3/7"] };
            Some(ExpectedReport { unit: unit.id.clone(), report })
        });
        expected.extend(unowed);
        expected
    }

    /// Says where a report does not go on from the quarter before, or is not borne out by its quarters.
    fn hold_against(period: Period, collation: &mut Collation, earlier: &Earlier<'_>) {
        for report in &mut collation.reports {
            let Some(columns) = &report.columns else { continue };
            let unit = report.line.unit.as_str();
            let matters = match period {
                Period::Quarter(_) => {
                    let before = earlier.reported_before(unit, period.first());
                    before.map_or_else(Vec::new, |before| does_not_carry(before, columns))
                }
                Period::FirstHalf(_) | Period::Annual(_) => {
                    periods_differ(period, columns, &earlier.figures(unit))
                }
            };
            let say = |matter: ReportingMatter| Finding::from(matter).at(Place::subject(unit));
            report.line.findings.extend(matters.into_iter().map(say));
        }
    }
}

/// What units reported and came to in the quarters before, to be looked up.
struct Earlier<'a> {
    quarters: Vec<(Quarter, Known<'a>, Known<'a>)>,
}

type Known<'a> = BTreeMap<&'a str, &'a KindTable>;

impl<'a> Earlier<'a> {
    fn of(earlier: &'a [Compiled]) -> Self {
        let of = |compiled: &'a Compiled| {
            let Period::Quarter(quarter) = compiled.period() else { return None };
            let reported = compiled.collation.reported().map(|(unit, _, columns)| (unit, columns)).collect();
            let lines = compiled.roll_up.lines.iter();
            let figures = lines.map(|line| (line.unit.as_str(), &line.figures)).collect();
            Some((quarter, reported, figures))
        };
        Self { quarters: earlier.iter().filter_map(of).collect() }
    }

    /// What a unit itself reported in the quarter right before a day.
    fn reported_before(&self, unit: &str, day: Day) -> Option<&'a KindTable> {
        let before = self.quarters.iter().find(|(quarter, _, _)| quarter.last().next() == day);
        before.and_then(|(_, reported, _)| reported.get(unit).copied())
    }

    /// A unit's figures quarter by quarter; nothing of the quarters in which it did not stand.
    fn figures(&self, unit: &str) -> Vec<(Quarter, KindTable)> {
        let of = |(quarter, _, figures): &(Quarter, Known<'_>, Known<'_>)| {
            (*quarter, figures.get(unit).map_or(KindTable::EMPTY, |table| **table))
        };
        self.quarters.iter().map(of).collect()
    }
}
