//! The units that report, as a list: which there are, who stands under whom, and which reports each owes
//! (3.2.5/4, 4.3/5 to 4.3/9).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Compiling, ExpectedReport, KindTable, Leg, ReportDue, ReportNode, Reported, Tally, height, report_due,
};
use crate::edition::OperatorKind;
use crate::finding::{Finding, InputMatter, Place};
use crate::obligation::Party;
use crate::time::{Day, Period};

/// A unit that reports.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
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
    /// The unit as a line of the roll-up of a period, with what it reported; none where it did not stand then.
    #[must_use]
    pub fn node(&self, period: Period, reported: Option<KindTable>) -> Option<ReportNode> {
        let node = || ReportNode {
            unit: self.id.clone(),
            tier: self.tier,
            above: self.above.clone(),
            reported,
            known: self.known_in(period),
        };
        self.stood_in(period).then(node)
    }

    /// Whether it stands at the end of a day.
    fn stands(&self, day: Day) -> bool {
        self.set_up.is_none_or(|set_up| set_up <= day) && self.removed.is_none_or(|removed| day < removed)
    }

    /// Whether it stood at some time of a period, and so has something to report of it.
    // READING: removed-still-reports
    pub(super) fn stood_in(&self, period: Period) -> bool {
        let is_set_up = self.set_up.is_none_or(|set_up| set_up <= period.last());
        is_set_up && self.removed.is_none_or(|removed| period.first() < removed)
    }

    /// What is known of it at the end of a quarter whether or not it reports: a station itself, and its staff.
    pub(super) fn known_in(&self, period: Period) -> KindTable {
        if !matches!(period, Period::Quarter(_)) || !self.stands(period.last()) {
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
    /// The place of the unit above each; none where the list does not have it.
    above: Vec<Option<usize>>,
    /// The places of the units, lowest tiers first, by number within a tier.
    upward: Vec<usize>,
    /// Whether offices report to a unit, by its place.
    receives_from_offices: Vec<bool>,
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
        roster.order();
        (roster, findings)
    }

    /// Works out who stands above whom, once and for all.
    fn order(&mut self) {
        let at = |unit: &RosterUnit| unit.above.as_deref().and_then(|above| self.place(above));
        self.above = self.units.iter().map(at).collect();
        self.upward = self.by_id.values().copied().collect();
        let units = &self.units;
        self.upward.sort_by_key(|place| units.get(*place).and_then(|unit| height(unit.tier)));
        self.receives_from_offices = vec![false; units.len()];
        let offices = units.iter().zip(&self.above).filter(|(unit, _)| unit.tier == Party::Office);
        for above in offices.filter_map(|(_, above)| *above) {
            if let Some(receives) = self.receives_from_offices.get_mut(above) {
                *receives = true;
            }
        }
    }

    /// The units, in the order they were given.
    #[must_use]
    pub fn units(&self) -> &[RosterUnit] {
        &self.units
    }

    /// The unit of a number.
    #[must_use]
    pub fn unit(&self, id: &str) -> Option<&RosterUnit> {
        self.place(id).and_then(|place| self.units.get(place))
    }

    /// The place of the unit of a number.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The units with their places, lowest tiers first, by number within a tier.
    pub(super) fn upward(&self) -> impl Iterator<Item = (usize, &RosterUnit)> {
        self.upward.iter().filter_map(|place| Some((*place, self.units.get(*place)?)))
    }

    /// The place of the unit above the one at a place, and that unit.
    pub(super) fn above(&self, place: usize) -> Option<(usize, &RosterUnit)> {
        let above = self.above.get(place).copied().flatten()?;
        Some((above, self.units.get(above)?))
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
        let owed = self.owed(period, with);
        owed.map(|(_, unit, report)| ExpectedReport { unit: unit.id.clone(), report }).collect()
    }

    /// The reports that units owe for a period, with the place of each unit.
    pub(super) fn owed(
        &self,
        period: Period,
        with: &Compiling<'_>,
    ) -> impl Iterator<Item = (usize, &RosterUnit, ReportDue)> {
        let owes = move |unit: &RosterUnit| match period {
            Period::Quarter(_) => unit.stood_in(period),
            Period::FirstHalf(_) | Period::Annual(_) => unit.tier == Party::Province,
        };
        let with = *with;
        let due = move |leg: &Leg| report_due(leg, period, with.profile, with.calendar).ok();
        let owing = self.units.iter().enumerate().filter(move |(_, unit)| owes(unit));
        owing.filter_map(move |(place, unit)| Some((place, unit, due(&self.leg(place, period)?)?)))
    }

    /// The leg on which the unit at a place reports.
    pub(super) fn leg(&self, place: usize, period: Period) -> Option<Leg> {
        let unit = self.units.get(place)?;
        let to = match (self.above(place), unit.tier, period) {
            (Some((_, above)), _, _) => above.tier,
            // The province owes the national administration no quarters.
            (None, Party::Province, Period::FirstHalf(_) | Period::Annual(_)) => Party::Nation,
            (None, _, _) => return None,
        };
        Leg::between(unit.tier, to, self.receives_from_offices.get(place).copied().unwrap_or(false)).ok()
    }
}
