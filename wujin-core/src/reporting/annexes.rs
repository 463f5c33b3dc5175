//! From counted complaints to the figures of Annex 3 and Annex 6: by station, office, county,
//! prefecture, province and nation, by kind of operator and quarter (3.2.5/3, 3.2.5/5, 4.3/6 to 4.3/9).

use std::collections::BTreeMap;

use super::leg::height;
use super::{KindTable, StationQuarters, Statistics, Summary, Tally, TallyOverflowError};
use crate::edition::OperatorKind;
use crate::finding::{Finding, Place};
use crate::identity::{ChainError, Divisions, OfficeId, StationId, Unit, chain};
use crate::obligation::Party;
use crate::time::{Day, Period, Quarter};

/// What figures need to know of a station.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CountedStation {
    /// Its number, which tells the office and the county.
    pub id: StationId,
    /// The kind of its operator.
    pub kind: OperatorKind,
    /// The day it was set up; one whose day is not known stands from the beginning.
    pub set_up: Option<Day>,
    /// The day it was removed, if it was.
    pub removed: Option<Day>,
}

impl CountedStation {
    /// Whether it stands at the end of a day.
    #[must_use]
    pub fn stands(&self, day: Day) -> bool {
        self.set_up.is_none_or(|set_up| set_up <= day) && self.removed.is_none_or(|removed| day < removed)
    }

    /// Its figures of a quarter, itself among them while it stands at the quarter's end.
    fn counted(&self, quarter: Quarter, complaints: Tally) -> Tally {
        Tally { stations: u64::from(self.stands(quarter.last())), ..complaints }
    }
}

/// The figures of Annex 6, and what could not be placed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct AnnexSix {
    /// The figures of each unit and quarter, lowest tiers first, then by number and quarter.
    pub statistics: Vec<Statistics>,
    /// The offices that stand under no division known. Their figures are in no unit above them.
    pub findings: Vec<Finding>,
}

/// Annex 3 of each station and quarter in which it stands or has had complaints, in the order of the
/// list.
///
/// Figures hold what complaints tell: inquiries are 0, and staff and the amount recovered are
/// not reported. Stations that are not counted have no summary.
pub fn annex_three<'a>(
    figures: &'a StationQuarters,
    stations: &'a [CountedStation],
) -> impl Iterator<Item = Summary> + 'a {
    stations.iter().enumerate().flat_map(move |(place, station)| {
        let tallies = figures.tallies(place).into_iter().flatten();
        tallies.filter_map(move |(quarter, complaints)| {
            let tally = station.counted(quarter, complaints);
            (!tally.is_empty()).then(|| Summary {
                station: station.id.to_string(),
                period: Period::Quarter(quarter),
                kind: station.kind,
                columns: KindTable::of(station.kind, tally),
            })
        })
    })
}

/// Annex 6 of each unit from a tier upward, quarter by quarter.
///
/// `stations` is the list by whose places the complaints were counted. What the figures hold is said
/// at [`annex_three`].
///
/// ```
/// use wujin_core::complaint::Outcome;
/// use wujin_core::edition::OperatorKind;
/// use wujin_core::identity::Divisions;
/// use wujin_core::obligation::Party;
/// use wujin_core::reporting::{CaseFacts, CountedStation, StationQuarters, annex_six};
/// use wujin_core::time::Quarter;
/// let id = "420102-03-0007".parse()?;
/// let stations = [CountedStation { id, kind: OperatorKind::Mall, set_up: None, removed: None }];
/// let quarter = Quarter::new(2012, 1)?;
/// let mut figures = StationQuarters::new(stations.len(), quarter, quarter);
/// let registered = "2012-03-31".parse()?;
/// let resolved = Some((registered, Outcome::Settled));
/// figures.add(0, &CaseFacts { registered, resolved, amount: None })?;
/// let annex = annex_six(&figures, &stations, Divisions::of_the_notice(), Party::County)?;
/// let units: Vec<_> = annex.statistics.iter().map(|unit| unit.unit.as_str()).collect();
/// assert_eq!(units, ["420102", "420100", "420000", "nation"]);
/// assert_eq!(annex.statistics[2].columns[OperatorKind::Mall].settled, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn annex_six(
    figures: &StationQuarters,
    stations: &[CountedStation],
    divisions: &Divisions,
    lowest: Party,
) -> Result<AnnexSix, TallyOverflowError> {
    let mut offices: BTreeMap<OfficeId, Vec<usize>> = BTreeMap::new();
    for (place, station) in stations.iter().enumerate() {
        offices.entry(station.id.office()).or_default().push(place);
    }
    let mut units = BTreeMap::new();
    let mut findings = Vec::new();
    for (office, places) in offices {
        let quarters = of_office(figures, stations, &places)?;
        for (tier, unit) in units_of(office, divisions, &mut findings) {
            if height(tier) < height(lowest) {
                continue;
            }
            let sum: &mut Vec<KindTable> = units.entry((height(tier), unit)).or_default();
            sum.resize(quarters.len(), KindTable::EMPTY);
            for (sum, table) in sum.iter_mut().zip(&quarters) {
                *sum = sum.merge(table)?;
            }
        }
    }
    let mut statistics = Vec::new();
    for ((place, unit), tables) in units {
        let tier = place.and_then(|place| super::TIERS.get(place)).copied().unwrap_or(Party::Nation);
        let named = figures.quarters().zip(tables).map(|(quarter, columns)| Statistics {
            unit: unit.to_string(),
            tier,
            period: Period::Quarter(quarter),
            columns,
            total: None,
        });
        statistics.extend(named);
    }
    Ok(AnnexSix { statistics, findings })
}

/// The sums of an office's stations, quarter by quarter.
fn of_office(
    figures: &StationQuarters,
    stations: &[CountedStation],
    places: &[usize],
) -> Result<Vec<KindTable>, TallyOverflowError> {
    let mut sums = vec![KindTable::EMPTY; figures.quarters().count()];
    for place in places {
        let (Some(station), Some(tallies)) = (stations.get(*place), figures.tallies(*place)) else {
            continue;
        };
        for (sum, (quarter, complaints)) in sums.iter_mut().zip(tallies) {
            sum.add(station.kind, station.counted(quarter, complaints))?;
        }
    }
    Ok(sums)
}

/// An office and the units above it, with their tiers.
fn units_of(office: OfficeId, divisions: &Divisions, findings: &mut Vec<Finding>) -> Vec<(Party, Unit)> {
    match chain(office, divisions) {
        Ok(chain) => core::iter::once(chain.start)
            .chain(chain.superiors)
            .map(|link| (Party::from(link.tier), link.unit))
            .collect(),
        Err(error) => {
            findings.push(out_of_place(office, error));
            vec![(Party::Office, office.into())]
        }
    }
}

fn out_of_place(office: OfficeId, error: ChainError) -> Finding {
    Finding::from(error).at(Place::subject(office.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reporting::CaseFacts;
    use crate::reporting::count::tests::any_case;
    use proptest::prelude::*;

    const OFFICES: [&str; 6] = ["420102-01", "420102-02", "420103-01", "441900-03", "110101-01", "429004-01"];

    fn station(office: usize, local: usize, kind: usize) -> CountedStation {
        let id = format!("{}-{local:04}", OFFICES[office]).parse().unwrap();
        let set_up = Some(Day::from_ymd(2011, 5, 1).unwrap());
        let removed = (local % 3 == 2).then(|| Day::from_ymd(2012, 2, 1).unwrap());
        CountedStation { id, kind: OperatorKind::ALL[kind], set_up, removed }
    }

    fn counted(stations: &[CountedStation], cases: &[(usize, CaseFacts)]) -> StationQuarters {
        let (first, last) = (Quarter::new(2011, 1).unwrap(), Quarter::new(2012, 2).unwrap());
        let mut figures = StationQuarters::new(stations.len(), first, last);
        for (station, case) in cases {
            figures.add(*station, case).unwrap();
        }
        figures
    }

    fn total(statistics: &[Statistics], tier: Party, quarter: Quarter) -> KindTable {
        let of_tier = statistics.iter().filter(|unit| unit.tier == tier);
        let tables = of_tier.filter(|unit| unit.period == Period::Quarter(quarter)).map(|unit| &unit.columns);
        KindTable::sum(tables).unwrap()
    }

    proptest! {
        // Every tier that no chain skips holds the sum of all stations' summaries, whatever the order.
        #[test]
        fn each_tier_adds_to_the_whole(
            places in prop::collection::vec((0..6_usize, 0..5_usize), 1..9),
            cases in prop::collection::vec((any::<prop::sample::Index>(), any_case()), 0..60),
        ) {
            let stations: Vec<_> = places.iter().enumerate()
                .map(|(local, (office, kind))| station(*office, local, *kind)).collect();
            let cases: Vec<_> = cases.iter().map(|(at, case)| (at.index(stations.len()), *case)).collect();
            let figures = counted(&stations, &cases);
            let divisions = Divisions::of_the_notice();
            let annex = annex_six(&figures, &stations, divisions, Party::Office).unwrap();
            prop_assert!(annex.findings.is_empty());
            for quarter in figures.quarters() {
                let summaries: Vec<_> = annex_three(&figures, &stations)
                    .filter(|summary| summary.period == Period::Quarter(quarter)).collect();
                prop_assert!(summaries.iter().all(|summary| summary.check().is_empty()));
                let whole = KindTable::sum(summaries.iter().map(|summary| &summary.columns)).unwrap();
                for tier in [Party::Office, Party::County, Party::Province, Party::Nation] {
                    prop_assert_eq!(total(&annex.statistics, tier, quarter), whole, "{} {}", tier, quarter);
                }
            }
            let upper = annex_six(&figures, &stations, divisions, Party::County).unwrap();
            let above = annex.statistics.iter().filter(|unit| unit.tier != Party::Office);
            prop_assert!(upper.statistics.iter().eq(above));
        }
    }

    // At the end of the day it is set up it is there; at the end of the day it is removed it is not.
    #[test]
    fn a_station_stands_from_the_day_it_is_set_up_to_the_day_before_it_is_removed() {
        let day = |month, day| Day::from_ymd(2012, month, day).unwrap();
        let days = [day(2, 28), day(2, 29), day(3, 1), day(3, 30), day(3, 31), day(4, 1)];
        let station =
            CountedStation { set_up: Some(day(2, 29)), removed: Some(day(3, 31)), ..station(0, 0, 0) };
        assert_eq!(days.map(|day| station.stands(day)), [false, true, true, true, false, false]);
        let since_ever = CountedStation { set_up: None, ..station };
        assert_eq!(days.map(|day| since_ever.stands(day)), [true, true, true, true, false, false]);
        let counted = counted(&[station], &[]);
        assert_eq!(
            annex_three(&counted, &[station]).count(),
            0,
            "removed on the last day of its only quarter"
        );
    }

    #[test]
    fn a_skipped_prefecture_has_no_line_and_what_is_skipped_is_not_lost() {
        let stations = [station(0, 0, 0), station(3, 0, 1), station(4, 0, 2), station(5, 0, 3)];
        let figures = counted(&stations, &[]);
        let annex = annex_six(&figures, &stations, Divisions::of_the_notice(), Party::Prefecture).unwrap();
        let mut units: Vec<_> = annex.statistics.iter().map(|unit| unit.unit.as_str()).collect();
        units.dedup();
        assert_eq!(units, ["420100", "110000", "420000", "440000", "nation"]);
    }

    #[test]
    fn an_office_under_an_unknown_division_is_named_and_keeps_its_own_figures() {
        let id = "420199-01-0001".parse().unwrap();
        let stations = [CountedStation { id, ..station(0, 0, 0) }];
        let figures = counted(&stations, &[]);
        let annex = annex_six(&figures, &stations, Divisions::of_the_notice(), Party::Office).unwrap();
        assert_eq!(annex.findings.len(), 1);
        assert_eq!(
            annex.findings[0].place.as_deref().and_then(|place| place.subject.as_deref()),
            Some("420199-01")
        );
        assert!(annex.statistics.iter().all(|unit| unit.unit == "420199-01"));
        assert_eq!(annex.statistics[1].columns.mall.stations, 1);
    }
}
