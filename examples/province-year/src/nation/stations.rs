//! The stations of a whole nation, over every county of the notice's time.

use wujin_core::edition::OperatorKind;
use wujin_core::identity::{DivisionLevel, Divisions, OfficeId, StationId, chain};
use wujin_core::reporting::CountedStation;
use wujin_core::time::Day;

use crate::generate::Random;

/// How many stations a district office has.
const AN_OFFICE: u16 = 12;

/// So many stations, spread evenly over the counties, in the order of their numbers.
#[must_use]
pub fn nation_stations(count: u32, seed: u64) -> Vec<CountedStation> {
    let divisions = Divisions::of_the_notice();
    let counties: Vec<_> = divisions
        .iter()
        .map(wujin_core::identity::Division::code)
        .filter(|code| matches!(code.level(), DivisionLevel::County | DivisionLevel::Prefecture))
        .filter(|code| OfficeId::new(*code, 1).is_some_and(|office| chain(office, divisions).is_ok()))
        .collect();
    let mut random = Random::new(seed ^ 0x5747_A710);
    let each = count.div_ceil(u32::try_from(counties.len()).unwrap_or(1).max(1));
    let mut stations = Vec::with_capacity(count as usize);
    for county in counties {
        for place in 0..each.min(count - u32::try_from(stations.len()).unwrap_or(count)) {
            let place = u16::try_from(place).unwrap_or(u16::MAX);
            let office =
                u8::try_from(place / AN_OFFICE + 1).ok().and_then(|local| OfficeId::new(county, local));
            let id = office.and_then(|office| StationId::new(office, place % AN_OFFICE + 1));
            let kind = OperatorKind::ALL.get(random.below(5) as usize).copied();
            let set_up =
                Day::from_ymd(2008, 1, 1).ok().and_then(|day| day.plus_days(random.below(900).cast_signed()));
            if let (Some(id), Some(kind)) = (id, kind) {
                stations.push(CountedStation { id, kind, set_up, removed: None });
            }
        }
    }
    stations
}
