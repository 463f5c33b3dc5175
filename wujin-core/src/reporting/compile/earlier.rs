//! The quarters that were compiled before.

use std::collections::BTreeMap;

use super::Compiled;
use crate::finding::{Finding, Place, ReportingMatter};
use crate::reporting::{Collation, KindTable, does_not_carry, periods_differ};
use crate::time::{Day, Period, Quarter};

/// What units reported and came to in the quarters before, to be looked up.
pub(super) struct Earlier<'a> {
    quarters: Vec<(Quarter, Known<'a>, Known<'a>)>,
}

type Known<'a> = BTreeMap<&'a str, &'a KindTable>;

impl<'a> Earlier<'a> {
    pub(super) fn of(earlier: &'a [Compiled]) -> Self {
        let of = |compiled: &'a Compiled| {
            let Period::Quarter(quarter) = compiled.period() else { return None };
            let reported = compiled.collation.reported().map(|(unit, _, columns)| (unit, columns)).collect();
            let lines = compiled.roll_up.lines.iter();
            let figures = lines.map(|line| (line.unit.as_str(), &line.figures)).collect();
            Some((quarter, reported, figures))
        };
        Self { quarters: earlier.iter().filter_map(of).collect() }
    }

    /// Says where a report does not go on from the quarter before, or is not borne out by its quarters.
    pub(super) fn judge(&self, period: Period, collation: &mut Collation) {
        for report in &mut collation.reports {
            let Some(columns) = &report.columns else { continue };
            let unit = report.line.unit.as_str();
            let matters = match period {
                Period::Quarter(_) => {
                    let before = self.reported_before(unit, period.first());
                    before.map_or_else(Vec::new, |before| does_not_carry(before, columns))
                }
                Period::FirstHalf(_) | Period::Annual(_) => {
                    periods_differ(period, columns, &self.figures(unit))
                }
            };
            let say = |matter: ReportingMatter| Finding::from(matter).at(Place::subject(unit));
            report.line.findings.extend(matters.into_iter().map(say));
        }
    }

    /// What a unit itself reported in the quarter right before a day.
    fn reported_before(&self, unit: &str, day: Day) -> Option<&'a KindTable> {
        let before = self.quarters.iter().find(|(quarter, _, _)| quarter.last().next() == day);
        before.and_then(|(_, reported, _)| reported.get(unit).copied())
    }

    /// A unit's figures quarter by quarter; nothing of the quarters in which it did not stand.
    pub(super) fn figures(&self, unit: &str) -> Vec<(Quarter, KindTable)> {
        let of = |(quarter, _, figures): &(Quarter, Known<'_>, Known<'_>)| {
            (*quarter, figures.get(unit).map_or(KindTable::EMPTY, |table| **table))
        };
        self.quarters.iter().map(of).collect()
    }
}
