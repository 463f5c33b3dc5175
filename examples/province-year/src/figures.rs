//! Annex 3 to Annex 6: what stations reported, added up tier by tier.

use std::collections::{BTreeMap, BTreeSet};

use wujin_core::finding::Finding;
use wujin_core::identity::StationId;
use wujin_core::intake::SummaryRow;
use wujin_core::obligation::Party;
use wujin_core::reporting::{KindTable, ReportNode, Reported, Tally, roll_up};
use wujin_core::time::{AnnualWindow, Period, Quarter};

use crate::held::Held;
use crate::rules::Rules;
use crate::units::{UnitInfo, Units};

/// The figures of one unit and one period.
#[derive(Clone, Debug)]
pub struct UnitFigures {
    /// The unit.
    pub unit: String,
    /// Its tier.
    pub tier: Party,
    /// The period.
    pub period: Period,
    /// The figures of the five kinds.
    pub table: KindTable,
    /// How many units directly below have no report that counts.
    pub missing: usize,
}

/// The sums of some offices under the bureau next above them, by quarter, with that bureau.
pub type Parts = BTreeMap<Quarter, Vec<(String, KindTable)>>;

/// What the figures are worked out with.
#[derive(Clone, Copy)]
pub struct FigureWork<'a> {
    /// The rules.
    pub rules: Rules<'a>,
    /// The first year.
    pub first_year: i32,
}

/// Whether a station is set up at the end of a quarter; other units always are.
#[must_use]
pub fn stands(held: &Held, unit: &UnitInfo, quarter: Quarter) -> bool {
    let station = unit.station().and_then(|station| held.stations.get(&station));
    station.and_then(|station| station.row.record.set_up).is_none_or(|day| day <= quarter.last())
}

/// A station's figures as Annex 6 counts them: its own, the station itself and its staff.
fn figures(held: &Held, station: StationId, row: &SummaryRow) -> KindTable {
    let known = held.stations.get(&station);
    let staff = known.map(|known| known.row.record.staff.len() as u64);
    let own = known.map_or(row.kind, |known| known.row.kind);
    let mut table = KindTable::of(row.kind, row.tally());
    let standing = Tally { stations: 1, staff: Reported::from(staff), ..Tally::EMPTY };
    // Counts of one station never overflow.
    let _ = table.add(own, standing);
    table
}

impl FigureWork<'_> {
    fn quarters(&self) -> Vec<Quarter> {
        let last = Quarter::of(self.rules.as_of);
        let mut quarter = Quarter::new(self.first_year, 1).ok();
        std::iter::from_fn(|| {
            let this = quarter.filter(|quarter| *quarter <= last)?;
            quarter = this.next();
            Some(this)
        })
        .collect()
    }

    /// The figures of the offices, what comes together under the bureaus above them, and what is wrong
    /// with either.
    #[must_use]
    pub fn of_offices(&self, held: &Held, units: &Units) -> (Vec<UnitFigures>, Parts, Vec<Finding>) {
        let (mut all, mut parts, mut findings) = (OfUnits::default(), Parts::new(), Vec::new());
        let above =
            units.values().filter(|unit| unit.tier == Party::Office).filter_map(|unit| unit.above.as_ref());
        let above: BTreeSet<_> = above.collect();
        for quarter in self.quarters() {
            let period = Period::Quarter(quarter);
            let nodes: Vec<_> = units
                .values()
                .filter(|unit| {
                    matches!(unit.tier, Party::Station | Party::Office) || above.contains(&unit.id)
                })
                .filter(|unit| stands(held, unit, quarter))
                .map(|unit| ReportNode {
                    unit: unit.id.clone(),
                    tier: unit.tier,
                    // What stands above the offices is the top here: its other offices may be elsewhere.
                    above: unit.above.clone().filter(|_| !above.contains(&unit.id)),
                    reported: self.reported(held, unit, quarter),
                    known: KindTable::EMPTY,
                })
                .collect();
            for line in roll_up(period, &nodes, None).lines {
                let office = line.tier == Party::Office;
                if quarter.last() < self.rules.as_of {
                    findings.extend(kept(line.findings, office));
                }
                if office {
                    all.push(UnitFigures {
                        unit: line.unit,
                        tier: line.tier,
                        period,
                        table: line.figures,
                        missing: line.missing.len(),
                    });
                } else if line.tier != Party::Station {
                    parts.entry(quarter).or_default().push((line.unit, line.figures));
                }
            }
        }
        (all.with_years(self), parts, findings)
    }

    /// The figures of the bureaus, from the sums of the offices under them.
    #[must_use]
    pub fn of_bureaus(&self, parts: &Parts, units: &Units) -> (Vec<UnitFigures>, Vec<Finding>) {
        let (mut all, mut findings) = (OfUnits::default(), Vec::new());
        for quarter in self.quarters() {
            let period = Period::Quarter(quarter);
            let bureaus = units.values().map(|unit| ReportNode {
                unit: unit.id.clone(),
                tier: unit.tier,
                above: unit.above.clone(),
                reported: None,
                known: KindTable::EMPTY,
            });
            let offices = parts.get(&quarter).into_iter().flatten().enumerate();
            let offices = offices.map(|(place, (above, table))| {
                // Some offices of a bureau at once, as if they were one.
                let (unit, above) = (format!("{above}-{place}-"), Some(above.clone()));
                ReportNode {
                    unit,
                    tier: Party::Office,
                    above,
                    reported: Some(*table),
                    known: KindTable::EMPTY,
                }
            });
            let nodes: Vec<_> = bureaus.chain(offices).collect();
            for line in roll_up(period, &nodes, None).lines {
                if line.tier == Party::Office {
                    continue;
                }
                if quarter.last() < self.rules.as_of {
                    findings.extend(kept(line.findings, false));
                }
                // Only offices compile what stations submit; above them the sums are made here.
                let (unit, tier, table) = (line.unit, line.tier, line.figures);
                all.push(UnitFigures { unit, tier, period, table, missing: 0 });
            }
        }
        (all.with_years(self), findings)
    }

    fn reported(&self, held: &Held, unit: &UnitInfo, quarter: Quarter) -> Option<KindTable> {
        let station = unit.station()?;
        let (_, row) = held.summaries.get(&(station, quarter))?;
        row.submitted.filter(|day| *day <= self.rules.as_of)?;
        Some(figures(held, station, row))
    }
}

/// What is said of a sum: that parts are missing only at an office, which compiles them.
fn kept(findings: Vec<Finding>, office: bool) -> impl Iterator<Item = Finding> {
    findings.into_iter().filter(move |finding| office || finding.code() != "WJ-416")
}

/// Figures of units by quarter, to which half-years and years are added.
#[derive(Default)]
struct OfUnits(BTreeMap<String, Vec<UnitFigures>>);

impl OfUnits {
    fn push(&mut self, figures: UnitFigures) {
        self.0.entry(figures.unit.clone()).or_default().push(figures);
    }

    /// The quarters of each unit, and the half-years and years that they make.
    fn with_years(self, work: &FigureWork<'_>) -> Vec<UnitFigures> {
        let mut all = Vec::new();
        for (unit, quarters) in self.0 {
            let tier = quarters.first().map_or(Party::Province, |first| first.tier);
            let mut longer = Vec::new();
            for year in work.first_year..=work.rules.as_of.year() {
                let spans = [Period::first_half(year), Period::annual(year, AnnualWindow::FullYearEstimate)];
                for period in spans.into_iter().flatten() {
                    // A quarter that nobody has reported says nothing of what stands at its end.
                    let inside = quarters.iter().filter(|quarter| {
                        period.first() <= quarter.period.first()
                            && quarter.period.last() <= period.last()
                            && quarter.table != KindTable::EMPTY
                    });
                    let table =
                        inside.fold(KindTable::EMPTY, |sum, quarter| sum.then(&quarter.table).unwrap_or(sum));
                    longer.push(UnitFigures { unit: unit.clone(), tier, period, table, missing: 0 });
                }
            }
            all.extend(quarters);
            all.extend(longer);
        }
        all
    }
}
