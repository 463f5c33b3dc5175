//! The units of the province and how they stand under each other.

use std::collections::BTreeMap;

use wujin_core::finding::Finding;
use wujin_core::identity::{Divisions, StationId, Tier, Unit, chain};
use wujin_core::obligation::Party;
use wujin_core::reporting::Leg;

use crate::held::Station;

/// A unit that reports.
#[derive(Clone, Debug)]
pub struct UnitInfo {
    /// Its number or code.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its tier.
    pub tier: Party,
    /// The unit next above; none at the province.
    pub above: Option<String>,
    /// The leg on which its reports go.
    pub leg: Option<Leg>,
}

impl UnitInfo {
    /// The number of a station; none for another unit.
    #[must_use]
    pub fn station(&self) -> Option<StationId> {
        if self.tier == Party::Station { self.id.parse().ok() } else { None }
    }

    /// Whether it stands above the offices.
    #[must_use]
    pub const fn is_bureau(&self) -> bool {
        !matches!(self.tier, Party::Station | Party::Office)
    }
}

/// Units by their ids.
pub type Units = BTreeMap<String, UnitInfo>;

/// The units that the stations stand under, stations included, by their ids; and the stations whose
/// chain is not known.
#[must_use]
pub fn units(stations: &BTreeMap<StationId, Station>) -> (Units, Vec<(StationId, Finding)>) {
    let divisions = Divisions::of_the_notice();
    let mut units = BTreeMap::new();
    let mut unknown = Vec::new();
    for (id, station) in stations {
        let chain = match chain(*id, divisions) {
            Ok(chain) => chain,
            Err(error) => {
                unknown.push((*id, error.into()));
                continue;
            }
        };
        let links: Vec<_> = std::iter::once(chain.start).chain(chain.superiors).collect();
        let tiers: Vec<_> = links.iter().map(|link| Party::from(link.tier)).collect();
        let legs = Leg::chain(&tiers).unwrap_or_default();
        for (place, link) in links.iter().enumerate() {
            if link.tier == Tier::Nation {
                continue;
            }
            let above = links.get(place + 1).filter(|above| above.tier != Tier::Nation);
            let name = match link.unit {
                Unit::Station(_) => station.row.record.name.clone(),
                Unit::Office(_) => Some(station.row.office_name.clone()),
                Unit::Division(code) => divisions.get(code).map(|division| division.name().to_owned()),
                Unit::Nation => None,
            };
            let id = link.unit.to_string();
            units.entry(id.clone()).or_insert_with(|| UnitInfo {
                name: name.unwrap_or_else(|| id.clone()),
                tier: Party::from(link.tier),
                above: above.map(|above| above.unit.to_string()),
                leg: legs.get(place).copied(),
                id,
            });
        }
    }
    (units, unknown)
}
