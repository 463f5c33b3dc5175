//! The units that report, as a list: which there are, who stands under whom, and what is compiled of what
//! came in, tier by tier (3.2.5/5, 4.3/5 to 4.3/9).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::collation::{Collation, ReceivedReport, collate};
use super::{
    ExpectedReport, KindTable, Leg, ReportDue, ReportNode, Reported, RollUp, Statistics, Tally,
    does_not_carry, of_quarters, periods_differ, report_due, roll_up,
};
use crate::cite;
use crate::edition::OperatorKind;
use crate::finding::{Finding, InputMatter, Place, ReportingMatter};
use crate::obligation::Party;
use crate::profile::Profile;
use crate::time::{Calendar, Day, Due, Period, Quarter};

/// A unit that reports.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RosterUnit {
    /// Its number: a station's, an office's, or a bureau's division code.
    pub id: String,
    /// Its name, as it stands on forms.
    pub name: String,
    /// Its tier.
    pub tier: Party,
    /// The number of the unit that it reports to; none at the top of the list.
    pub above: Option<String>,
    /// The kind of a station's operator.
    pub kind: Option<OperatorKind>,
    /// The day a station was set up; one whose day is not known stands from the beginning.
    pub set_up: Option<Day>,
    /// The day a station was removed.
    pub removed: Option<Day>,
    /// How many staff a station has.
    pub staff: Option<u32>,
}

impl RosterUnit {
    /// Whether it stands at the end of a day.
    fn stands(&self, day: Day) -> bool {
        self.set_up.is_none_or(|set_up| set_up <= day) && self.removed.is_none_or(|removed| day < removed)
    }

    /// Whether it stood at some time of a period, and so has something to report of it.
    // READING: removed-still-reports
    fn stood_in(&self, period: Period) -> bool {
        let is_set_up = self.set_up.is_none_or(|set_up| set_up <= period.last());
        is_set_up && self.removed.is_none_or(|removed| period.first() < removed)
    }

    /// What is known of it at the end of a day whether or not it reports: a station itself, and its staff.
    fn known(&self, day: Day) -> KindTable {
        if !self.stands(day) {
            return KindTable::EMPTY;
        }
        let tally = Tally { stations: 1, staff: Reported::from(self.staff.map(u64::from)), ..Tally::EMPTY };
        self.kind.map_or(KindTable::EMPTY, |kind| KindTable::of(kind, tally))
    }
}

/// The units that report, each once.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Roster {
    units: Vec<RosterUnit>,
    by_id: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
}

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

/// A name as names are compared: without white space.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_whitespace()).collect()
}

impl Roster {
    /// A list of units; one whose number stands in it already is left out and named.
    #[must_use]
    pub fn new(units: impl IntoIterator<Item = RosterUnit>) -> (Self, Vec<Finding>) {
        let (mut roster, mut findings) = (Self::default(), Vec::new());
        for unit in units {
            let place = roster.units.len();
            if roster.by_id.contains_key(&unit.id) {
                let matter = InputMatter::UnitDoubled { unit: unit.id.clone() };
                findings.push(Finding::from(matter).at(Place::subject(&unit.id)));
                continue;
            }
            roster.by_id.insert(unit.id.clone(), place);
            roster.by_name.entry(plain(&unit.name)).or_default().push(place);
            roster.units.push(unit);
        }
        (roster, findings)
    }

    /// The units, in the order they were given.
    #[must_use]
    pub fn units(&self) -> &[RosterUnit] {
        &self.units
    }

    /// The unit of a number.
    #[must_use]
    pub fn unit(&self, id: &str) -> Option<&RosterUnit> {
        self.by_id.get(id).and_then(|place| self.units.get(*place))
    }

    /// The unit that a form names, by its number or by a name that no other unit of these tiers has.
    pub fn named(&self, written: &str, is: impl Fn(Party) -> bool) -> Option<&RosterUnit> {
        let of_tier = |unit: &&RosterUnit| is(unit.tier);
        if let Some(unit) = self.unit(written.trim()).filter(of_tier) {
            return Some(unit);
        }
        let places = self.by_name.get(&plain(written))?;
        let mut known = places.iter().filter_map(|place| self.units.get(*place)).filter(of_tier);
        known.next().filter(|_| known.next().is_none())
    }

    /// The reports that units owe for a period: for a quarter those of every unit that stood in it,
    /// for a half-year or a year that of the province.
    ///
    /// The bureaus below the province owe nothing over such windows; what they hand in is compiled all
    /// the same.
    #[must_use]
    pub fn expected(&self, period: Period, with: &Compiling<'_>) -> Vec<ExpectedReport> {
        let owes = |unit: &&RosterUnit| match period {
            Period::Quarter(_) => unit.stood_in(period),
            Period::FirstHalf(_) | Period::Annual(_) => unit.tier == Party::Province,
        };
        let receives = self.receive_from_offices();
        let due = |unit: &RosterUnit| {
            let leg = self.leg(unit, &receives, period)?;
            let report = report_due(&leg, period, with.profile, with.calendar).ok()?;
            Some(ExpectedReport { unit: unit.id.clone(), report })
        };
        self.units.iter().filter(owes).filter_map(due).collect()
    }

    /// The units to which offices report.
    fn receive_from_offices(&self) -> Vec<&str> {
        let offices = self.units.iter().filter(|unit| unit.tier == Party::Office);
        let mut above: Vec<_> = offices.filter_map(|office| office.above.as_deref()).collect();
        above.sort_unstable();
        above.dedup();
        above
    }

    fn leg(&self, unit: &RosterUnit, receive: &[&str], period: Period) -> Option<Leg> {
        let above = unit.above.as_deref().and_then(|above| self.unit(above)).map(|above| above.tier);
        let to = match (above, unit.tier, period) {
            (Some(tier), _, _) => tier,
            // The province owes the national administration no quarters.
            (None, Party::Province, Period::FirstHalf(_) | Period::Annual(_)) => Party::Nation,
            (None, _, _) => return None,
        };
        Leg::between(unit.tier, to, receive.binary_search(&unit.id.as_str()).is_ok()).ok()
    }

    /// Compiles what came in for a period; reports of other periods are passed over. `earlier` holds the quarters that were compiled before, by
    /// which what carries over, half-years and years are judged.
    #[must_use]
    pub fn compile(
        &self,
        period: Period,
        received: &[ReceivedReport],
        earlier: &[Compiled],
        with: &Compiling<'_>,
    ) -> Compiled {
        let received: Vec<_> = received.iter().filter(|report| report.period == period).cloned().collect();
        let expected = self.asked(period, &received, with);
        let kind = |unit: &str| self.unit(unit).and_then(|unit| unit.kind);
        let mut collation = collate(&expected, &received, kind, with.as_of);
        let earlier = Earlier::of(earlier);
        Self::hold_against(period, &mut collation, &earlier);
        let reported: BTreeMap<&str, KindTable> =
            collation.reported().map(|(unit, _, columns)| (unit, *columns)).collect();
        let is_quarter = matches!(period, Period::Quarter(_));
        let figures = |unit: &RosterUnit| {
            let own = reported.get(unit.id.as_str()).copied();
            let of_quarters = || of_quarters(period, &earlier.figures(&unit.id))?.ok();
            if is_quarter { own } else { own.or_else(of_quarters) }
        };
        let stood: Vec<_> = self
            .units
            .iter()
            .filter(|unit| unit.stood_in(period))
            .map(|unit| (unit, figures(unit)))
            .collect();
        // Over a year nobody misses the reports of units none of whose like hands one in.
        let told: BTreeSet<_> =
            stood.iter().filter(|(_, own)| own.is_some()).map(|(unit, _)| &unit.above).collect();
        let nodes: Vec<_> = stood
            .into_iter()
            .filter(|(unit, _)| is_quarter || told.contains(&unit.above))
            .map(|(unit, reported)| ReportNode {
                unit: unit.id.clone(),
                tier: unit.tier,
                above: unit.above.clone(),
                reported,
                known: if is_quarter { unit.known(period.last()) } else { KindTable::EMPTY },
            })
            .collect();
        let roll_up = roll_up(period, &nodes, Some(&collation.ledger()));
        Compiled { collation, roll_up }
    }

    /// The reports that are owed, and beside them those over a half-year or a year that units handed in
    /// without owing them.
    // READING: windows-below-the-province
    fn asked(
        &self,
        period: Period,
        received: &[ReceivedReport],
        with: &Compiling<'_>,
    ) -> Vec<ExpectedReport> {
        let mut expected = self.expected(period, with);
        if matches!(period, Period::Quarter(_)) {
            return expected;
        }
        let receives = self.receive_from_offices();
        let mut came: Vec<_> = received.iter().collect();
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
