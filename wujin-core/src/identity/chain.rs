//! The chain of tiers upward from a unit, along which figures are reported (4.3/5 to 4.3/9), with the
//! tiers that it skips.

use serde::Serialize;

use super::city::is_addressed;
use super::{
    CityRank, DivisionCode, DivisionLevel, Divisions, DivisionsError, OfficeId, StationId, city_rank,
};
use crate::finding::{Finding, FormMatter};
use crate::vocabulary;

vocabulary! {
    /// The tiers of reporting, upward.
    pub enum Tier {
        Station = "station", "消费维权服务站", "service station";
        Office = "office", "工商所", "district office";
        County = "county", "县级", "county";
        Prefecture = "prefecture", "市级", "prefecture";
        Province = "province", "省级", "province";
        Nation = "nation", "总局", "national administration";
    }
}

vocabulary! {
    /// Why a chain has no prefecture tier of its own.
    pub enum SkipReason {
        Municipality = "municipality", "直辖市的区县直接隶属于市", "a municipality's districts and counties stand directly under it";
        NoCounties = "no_counties", "不设县区的地级单位承担县级职责", "a prefecture without counties itself plays the county's part";
        UnderProvince = "under_province", "省（自治区）直辖县级单位", "the county-level unit stands directly under the province";
    }
}

/// A unit that may stand in a chain.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unit {
    /// A station.
    Station(StationId),
    /// A district office.
    Office(OfficeId),
    /// The bureau of a county, prefecture or province.
    Division(DivisionCode),
    /// The national administration.
    Nation,
}

impl From<StationId> for Unit {
    fn from(station: StationId) -> Self {
        Self::Station(station)
    }
}

impl From<OfficeId> for Unit {
    fn from(office: OfficeId) -> Self {
        Self::Office(office)
    }
}

impl From<DivisionCode> for Unit {
    fn from(division: DivisionCode) -> Self {
        Self::Division(division)
    }
}

impl core::fmt::Display for Unit {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Station(station) => station.fmt(formatter),
            Self::Office(office) => office.fmt(formatter),
            Self::Division(division) => division.fmt(formatter),
            Self::Nation => formatter.write_str(Tier::Nation.name()),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Unit {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Unit".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "a station, an office, a division's code, or the national administration"
        })
    }
}

impl Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A unit in the part it plays.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// The part it plays.
    pub tier: Tier,
    /// The unit.
    pub unit: Unit,
}

/// A unit and all above it, in the order in which figures go up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Chain {
    /// The unit itself, in the part it plays.
    pub start: Link,
    /// The units above, the next first.
    pub superiors: Vec<Link>,
    /// Why there is no prefecture tier, where there is none below the province.
    pub skip: Option<SkipReason>,
    /// The rank of the city it lies in. One of higher rank is an addressee of the notice itself, yet its
    /// figures are inside its province's: adding both counts it twice.
    pub city_rank: Option<CityRank>,
}

/// Why a unit has no chain.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ChainError {
    /// The division is not in the table.
    #[error(transparent)]
    Unknown(#[from] DivisionsError),
    /// The code only groups others.
    #[error("the division \"{0}\" only groups others and has no bureau")]
    Placeholder(DivisionCode),
    /// Hong Kong, Macao or Taiwan, to which the notice is not addressed.
    #[error("the notice is not addressed to \"{0}\"")]
    NotAddressed(DivisionCode),
    /// An office is numbered under a division that has counties.
    #[error("\"{0}\" has counties, so an office stands under one of them")]
    HasCounties(DivisionCode),
}

impl From<ChainError> for Finding {
    fn from(error: ChainError) -> Self {
        match error {
            ChainError::Unknown(error) => error.into(),
            ChainError::Placeholder(code) | ChainError::HasCounties(code) => {
                FormMatter::NoBureau { code: code.to_string() }.into()
            }
            ChainError::NotAddressed(code) => FormMatter::NotAddressed { code: code.to_string() }.into(),
        }
    }
}

impl Chain {
    /// The unit next above; `None` for the national administration.
    #[must_use]
    pub fn next(&self) -> Option<Link> {
        self.superiors.first().copied()
    }

    /// The unit that plays a tier's part in this chain.
    #[must_use]
    pub fn at(&self, tier: Tier) -> Option<Unit> {
        let mut links = core::iter::once(&self.start).chain(&self.superiors);
        links.find(|link| link.tier == tier).map(|link| link.unit)
    }
}

/// The chain upward from a station, an office or a division.
///
/// ```
/// use wujin_core::identity::{Divisions, OfficeId, SkipReason, Tier, chain};
/// let office: OfficeId = "441900-03".parse()?;
/// let chain = chain(office, Divisions::of_the_notice())?;
/// let tiers: Vec<_> = chain.superiors.iter().map(|link| (link.tier, link.unit.to_string())).collect();
/// // Dongguan has no districts: the city plays the county's part.
/// assert_eq!(tiers[0], (Tier::County, "441900".to_owned()));
/// assert_eq!(tiers[1], (Tier::Province, "440000".to_owned()));
/// assert_eq!(chain.skip, Some(SkipReason::NoCounties));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn chain(unit: impl Into<Unit>, divisions: &Divisions) -> Result<Chain, ChainError> {
    // READING: chain-of-tiers
    let unit = unit.into();
    let (mut links, division) = match unit {
        Unit::Station(station) => {
            let office = station.office();
            let office_link = Link { tier: Tier::Office, unit: office.into() };
            (vec![Link { tier: Tier::Station, unit }, office_link], Some(office.county()))
        }
        Unit::Office(office) => (vec![Link { tier: Tier::Office, unit }], Some(office.county())),
        Unit::Division(division) => (Vec::new(), Some(division)),
        Unit::Nation => (Vec::new(), None),
    };
    let mut skip = None;
    if let Some(division) = division {
        skip = climb(&mut links, division, divisions)?;
    }
    let mut links = links.into_iter().chain([Link { tier: Tier::Nation, unit: Unit::Nation }]);
    let start = links.next().unwrap_or(Link { tier: Tier::Nation, unit: Unit::Nation });
    Ok(Chain { start, superiors: links.collect(), skip, city_rank: division.and_then(city_rank) })
}

/// Adds a division and those above it, and says why the prefecture tier is skipped, where it is.
fn climb(
    links: &mut Vec<Link>,
    division: DivisionCode,
    divisions: &Divisions,
) -> Result<Option<SkipReason>, ChainError> {
    if !is_addressed(division) {
        return Err(ChainError::NotAddressed(division));
    }
    if divisions.get(division).is_none() {
        return Err(DivisionsError::unknown(division, divisions).into());
    }
    let link = |tier, code: DivisionCode| Link { tier, unit: code.into() };
    let mut skip = None;
    match division.level() {
        DivisionLevel::Placeholder => return Err(ChainError::Placeholder(division)),
        DivisionLevel::Province if links.is_empty() => {}
        DivisionLevel::Prefecture if divisions.is_without_counties(division) => {
            links.push(link(Tier::County, division));
            skip = Some(SkipReason::NoCounties);
        }
        DivisionLevel::Prefecture if links.is_empty() => links.push(link(Tier::Prefecture, division)),
        DivisionLevel::Province | DivisionLevel::Prefecture => {
            return Err(ChainError::HasCounties(division));
        }
        DivisionLevel::County => {
            links.push(link(Tier::County, division));
            match division.prefecture() {
                Some(prefecture) => links.push(link(Tier::Prefecture, prefecture)),
                None if division.is_in_municipality() => skip = Some(SkipReason::Municipality),
                None => skip = Some(SkipReason::UnderProvince),
            }
        }
    }
    links.push(link(Tier::Province, division.province()));
    Ok(skip)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str) -> Result<Chain, ChainError> {
        chain(code.parse::<DivisionCode>().unwrap(), Divisions::of_the_notice())
    }

    fn written(chain: &Chain) -> String {
        let links = core::iter::once(&chain.start).chain(&chain.superiors);
        links.map(|link| format!("{}:{}", link.tier, link.unit)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tiers_are_skipped_where_the_law_of_the_land_skips_them() {
        use SkipReason::{Municipality, NoCounties, UnderProvince};
        for (code, expected, skip) in [
            ("420102", "county:420102 prefecture:420100 province:420000 nation:nation", None),
            ("420100", "prefecture:420100 province:420000 nation:nation", None),
            ("420000", "province:420000 nation:nation", None),
            ("110101", "county:110101 province:110000 nation:nation", Some(Municipality)),
            ("500236", "county:500236 province:500000 nation:nation", Some(Municipality)),
            ("441900", "county:441900 province:440000 nation:nation", Some(NoCounties)),
            ("442000", "county:442000 province:440000 nation:nation", Some(NoCounties)),
            ("620200", "county:620200 province:620000 nation:nation", Some(NoCounties)),
            ("429004", "county:429004 province:420000 nation:nation", Some(UnderProvince)),
            ("419001", "county:419001 province:410000 nation:nation", Some(UnderProvince)),
            ("469001", "county:469001 province:460000 nation:nation", Some(UnderProvince)),
            ("659001", "county:659001 province:650000 nation:nation", Some(UnderProvince)),
        ] {
            let chain = of(code).unwrap();
            assert_eq!((written(&chain).as_str(), chain.skip), (expected, skip), "{code}");
        }
    }

    #[test]
    fn a_station_s_chain_runs_through_its_office() {
        let station: StationId = "440305-01-0002".parse().unwrap();
        let chain = chain(station, Divisions::of_the_notice()).unwrap();
        assert_eq!(
            written(&chain),
            "station:440305-01-0002 office:440305-01 county:440305 prefecture:440300 province:440000 nation:nation"
        );
        assert_eq!(chain.city_rank, Some(CityRank::SeparatePlan));
        assert_eq!(chain.next().unwrap().tier, Tier::Office);
        assert_eq!(chain.at(Tier::Province), Some(Unit::Division("440000".parse().unwrap())));
    }

    #[test]
    fn units_without_a_chain_are_refused() {
        for code in ["710000", "810000", "820000"] {
            assert!(matches!(of(code), Err(ChainError::NotAddressed(_))), "{code}");
        }
        for code in ["110100", "429000", "420101"] {
            assert!(matches!(of(code), Err(ChainError::Placeholder(_))), "{code}");
        }
        assert!(matches!(of("420199"), Err(ChainError::Unknown(_))));
        let under_a_city: OfficeId = "420100-01".parse().unwrap();
        let refused = chain(under_a_city, Divisions::of_the_notice());
        assert!(matches!(refused, Err(ChainError::HasCounties(_))));
    }

    #[test]
    fn every_addressed_division_climbs_to_the_nation_by_rising_tiers() {
        let table = Divisions::of_the_notice();
        for row in table.iter().filter(|row| is_addressed(row.code())) {
            if row.code().level() == DivisionLevel::Placeholder {
                continue;
            }
            let chain = chain(row.code(), table).unwrap();
            let tiers: Vec<_> =
                core::iter::once(&chain.start).chain(&chain.superiors).map(|link| link.tier).collect();
            assert!(tiers.windows(2).all(|pair| pair[0] < pair[1]), "{row:?}");
            assert_eq!(tiers.last(), Some(&Tier::Nation));
            let named = chain.superiors.iter().filter_map(|link| match link.unit {
                Unit::Division(code) => Some(code),
                _ => None,
            });
            assert!(named.into_iter().all(|code| table.get(code).is_some()), "{row:?}");
        }
    }
}
