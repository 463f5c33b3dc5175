//! The addressees of the notice, and the cities of higher rank inside their provinces' figures.

use super::{DivisionCode, DivisionLevel, Divisions};
use crate::vocabulary;

vocabulary! {
    /// The rank of a prefecture-level city.
    pub enum CityRank {
        SeparatePlan = "separate_plan", "计划单列市", "city with its own place in the state plan";
        ViceProvincial = "vice_provincial", "副省级市", "other vice-provincial city";
        Ordinary = "ordinary", "普通地级", "ordinary prefecture";
    }
}

vocabulary! {
    /// The kinds of addressee of the notice.
    pub enum AddresseeKind {
        Province = "province", "省、自治区、直辖市", "province, autonomous region or municipality";
        SeparatePlan = "separate_plan", "计划单列市", "city with its own place in the state plan";
        ViceProvincial = "vice_provincial", "副省级市", "other vice-provincial city";
    }
}

/// 大连 青岛 宁波 厦门 深圳.
const SEPARATE_PLAN: [u32; 5] = [210_200, 370_200, 330_200, 350_200, 440_300];
/// 广州 武汉 哈尔滨 沈阳 成都 南京 西安 长春 济南 杭州.
const VICE_PROVINCIAL: [u32; 10] =
    [440_100, 420_100, 230_100, 210_100, 510_100, 320_100, 610_100, 220_100, 370_100, 330_100];
/// 台湾 香港 澳门, to which the notice is not addressed.
const NOT_ADDRESSED: [u32; 3] = [71, 81, 82];

/// A bureau to which the notice is addressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Addressee {
    /// The division whose bureau it is.
    pub division: DivisionCode,
    /// Its kind. Only provinces report to the national administration; a city's figures are in its
    /// province's, and adding both counts it twice.
    pub kind: AddresseeKind,
}

/// The bureaus to which the notice is addressed: 31 provinces, 5 cities with separate plans, 10 other
/// vice-provincial cities.
///
/// ```
/// use wujin_core::identity::addressees;
/// assert_eq!(addressees().count(), 46);
/// ```
pub fn addressees() -> impl Iterator<Item = Addressee> {
    let provinces = Divisions::of_the_notice()
        .iter()
        .map(super::Division::code)
        .filter(|code| code.level() == DivisionLevel::Province && is_addressed(*code));
    let cities = |codes: &'static [u32], kind| {
        codes.iter().map(move |number| Addressee { division: DivisionCode::known(*number), kind })
    };
    provinces
        .map(|division| Addressee { division, kind: AddresseeKind::Province })
        .chain(cities(&SEPARATE_PLAN, AddresseeKind::SeparatePlan))
        .chain(cities(&VICE_PROVINCIAL, AddresseeKind::ViceProvincial))
}

/// Whether the division lies in a province to which the notice is addressed.
pub(super) fn is_addressed(code: DivisionCode) -> bool {
    !NOT_ADDRESSED.contains(&(code.number() / 10_000))
}

/// The rank of the prefecture a division lies in, or is; `None` for what lies in none.
#[must_use]
pub fn city_rank(code: DivisionCode) -> Option<CityRank> {
    let number = code.prefecture()?.number();
    Some(if SEPARATE_PLAN.contains(&number) {
        CityRank::SeparatePlan
    } else if VICE_PROVINCIAL.contains(&number) {
        CityRank::ViceProvincial
    } else {
        CityRank::Ordinary
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(kind: AddresseeKind) -> Vec<&'static str> {
        let table = Divisions::of_the_notice();
        let of_kind = addressees().filter(|addressee| addressee.kind == kind);
        of_kind.map(|addressee| table.get(addressee.division).unwrap().name()).collect()
    }

    #[test]
    fn the_addressees_are_those_of_the_notice() {
        let provinces = names(AddresseeKind::Province);
        assert_eq!((provinces.len(), provinces[0], provinces[30]), (31, "北京市", "新疆维吾尔自治区"));
        assert_eq!(names(AddresseeKind::SeparatePlan), ["大连市", "青岛市", "宁波市", "厦门市", "深圳市"]);
        assert_eq!(
            names(AddresseeKind::ViceProvincial),
            [
                "广州市",
                "武汉市",
                "哈尔滨市",
                "沈阳市",
                "成都市",
                "南京市",
                "西安市",
                "长春市",
                "济南市",
                "杭州市"
            ]
        );
    }

    #[test]
    fn a_district_shares_its_city_s_rank() {
        let rank = |code: &str| city_rank(code.parse().unwrap());
        assert_eq!(rank("440305"), Some(CityRank::SeparatePlan));
        assert_eq!(rank("420102"), Some(CityRank::ViceProvincial));
        assert_eq!(rank("420600"), Some(CityRank::Ordinary));
        assert_eq!((rank("429004"), rank("110101"), rank("420000")), (None, None, None));
    }
}
