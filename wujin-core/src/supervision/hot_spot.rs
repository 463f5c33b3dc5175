//! Hot spots: complaints that concentrate by operator, nature or goods (3.1/7, 3.3/2, 3.3/3).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::edition::ProblemNature;
use crate::finding::{Finding, SupervisionMatter};
use crate::profile::HotSpotStandard;
use crate::time::{Day, Period};
use crate::vocabulary;

vocabulary! {
    /// By what complaints may concentrate.
    pub enum HotSpotAxis {
        Operator = "operator", "经营者", "operator";
        Nature = "nature", "投诉事由", "nature of the problem";
        Goods = "goods", "商品或服务", "goods or service";
    }
}

/// What is looked at of one complaint.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Concern {
    /// The day it was registered.
    pub registered: Day,
    /// The operator.
    pub operator: String,
    /// The nature of the problem, where it was stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<ProblemNature>,
    /// Goods or service, where stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods: Option<String>,
}

/// A group on which complaints concentrate.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HotSpot {
    /// By what.
    pub axis: HotSpotAxis,
    /// Which group; of a nature its name, such as `quality`.
    pub group: String,
    /// How many complaints it has.
    pub problems: u64,
    /// How many complaints there are in all.
    pub total: u64,
    /// The finding.
    pub finding: Finding,
}

/// The groups on which the complaints of a period concentrate: by axis, and the largest first.
///
/// The concerns are those of a scope that the caller chooses: a station's, an office's, a province's.
/// Both thresholds must be reached. Where all concerns are one operator's, they say nothing of
/// operators. A complaint that leaves the nature or the goods open counts in the whole only.
///
/// ```
/// use wujin_core::edition::ProblemNature::{Price, Quality};
/// use wujin_core::profile::HotSpotStandard;
/// use wujin_core::supervision::{Concern, hot_spots};
/// use wujin_core::time::Period;
/// let concern = |nature| Concern {
///     registered: "2012-02-01".parse().unwrap(),
///     operator: "东湖商场".to_owned(),
///     nature: Some(nature),
///     goods: None,
/// };
/// let concerns: Vec<_> = (0..30).map(|index| concern(if index < 24 { Quality } else { Price })).collect();
/// let spots = hot_spots(&concerns, Period::quarter(2012, 1)?, &HotSpotStandard::default());
/// assert_eq!(spots.len(), 1); // six complaints on prices are 20 per cent, but fewer than ten
/// assert_eq!((spots[0].group.as_str(), spots[0].problems), ("quality", 24));
/// # Ok::<(), wujin_core::time::PeriodError>(())
/// ```
// READING: hot-spot-thresholds
pub fn hot_spots<'a>(
    concerns: impl IntoIterator<Item = &'a Concern>,
    period: Period,
    standard: &HotSpotStandard,
) -> Vec<HotSpot> {
    let mut groups: BTreeMap<(HotSpotAxis, &str), u64> = BTreeMap::new();
    let (mut total, mut operators) = (0_u64, 0_u32);
    for concern in concerns.into_iter().filter(|concern| period.contains(concern.registered)) {
        total += 1;
        let nature = concern.nature.map(ProblemNature::name);
        let goods = concern.goods.as_deref().map(str::trim).filter(|goods| !goods.is_empty());
        for (axis, group) in [
            (HotSpotAxis::Operator, Some(concern.operator.trim())),
            (HotSpotAxis::Nature, nature),
            (HotSpotAxis::Goods, goods),
        ] {
            let Some(group) = group else { continue };
            let problems = groups.entry((axis, group)).or_default();
            *problems += 1;
            operators += u32::from(axis == HotSpotAxis::Operator && *problems == 1);
        }
    }
    let reaches = |problems: u64| {
        problems >= u64::from(standard.least_complaints)
            && u128::from(problems) * 100 >= u128::from(standard.least_share_percent) * u128::from(total)
    };
    let mut spots: Vec<_> = groups
        .into_iter()
        .filter(|((axis, _), problems)| {
            reaches(*problems) && (*axis != HotSpotAxis::Operator || operators > 1)
        })
        .map(|((axis, group), problems)| spot(axis, group, problems, total))
        .collect();
    spots.sort_by_key(|spot| (spot.axis, u64::MAX - spot.problems));
    spots
}

fn spot(axis: HotSpotAxis, group: &str, problems: u64, total: u64) -> HotSpot {
    let share = crate::reporting::percent(problems, total, 1).unwrap_or_default();
    let matter = match group.parse::<ProblemNature>() {
        Ok(nature) if axis == HotSpotAxis::Nature => {
            SupervisionMatter::HotSpotOfNature { nature: nature.term(), problems, total, share }
        }
        _ => SupervisionMatter::HotSpot { by: axis.term(), group: group.to_owned(), problems, total, share },
    };
    HotSpot { axis, group: group.to_owned(), problems, total, finding: matter.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concerns(count: usize, operator: &str, goods: &str, day: &str) -> Vec<Concern> {
        let goods = Some(goods.to_owned());
        let registered = day.parse().unwrap();
        vec![Concern { registered, operator: operator.to_owned(), nature: None, goods }; count]
    }

    #[test]
    fn both_thresholds_must_be_reached_and_reaching_is_enough() {
        let standard = HotSpotStandard { least_complaints: 10, least_share_percent: 20 };
        let quarter = Period::quarter(2012, 1).unwrap();
        for (problems, others, is_hot) in [(10, 40, true), (9, 31, false), (10, 41, false), (11, 44, true)] {
            let mut all = concerns(problems, "甲", "手机", "2012-03-31");
            for other in 0..others {
                all.extend(concerns(1, &format!("乙{other}"), &format!("物{other}"), "2012-01-01"));
            }
            let found: Vec<_> = hot_spots(&all, quarter, &standard)
                .into_iter()
                .map(|spot| (spot.axis, spot.group, spot.problems))
                .collect();
            let problems = u64::try_from(problems).unwrap();
            let hot = [
                (HotSpotAxis::Operator, "甲".to_owned(), problems),
                (HotSpotAxis::Goods, "手机".to_owned(), problems),
            ];
            assert_eq!(found, if is_hot { &hot[..] } else { &[] }, "{problems} of {others}");
        }
    }

    #[test]
    fn other_periods_and_a_single_operator_say_nothing() {
        let standard = HotSpotStandard::default();
        let quarter = Period::quarter(2012, 1).unwrap();
        let later = concerns(50, "甲", "手机", "2012-04-01");
        assert!(hot_spots(&later, quarter, &standard).is_empty());
        let one = concerns(50, "甲", " ", "2012-03-01");
        assert!(hot_spots(&one, quarter, &standard).is_empty());
    }
}
