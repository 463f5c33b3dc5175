//! The appraisal of operators on volume, settlement rate and satisfaction (4.2/7, 4.2/8).

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, SupervisionMatter};
use crate::profile::AppraisalStandard;
use crate::reporting::{Rate, RateFormula, Tally};
use crate::vocabulary;

vocabulary! {
    /// The three items of the appraisal.
    pub enum AppraisalPart {
        Volume = "volume", "消费者投诉量", "volume of complaints";
        SettlementRate = "settlement_rate", "纠纷和解率", "settlement rate";
        Satisfaction = "satisfaction", "消费者满意率", "satisfaction of consumers";
    }
}

/// How many consumers of those asked were satisfied.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Satisfaction {
    /// Satisfied.
    pub satisfied: u64,
    /// Asked.
    pub asked: u64,
}

/// What an operator is appraised on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AppraisalFigures {
    /// The figures of the period.
    pub tally: Tally,
    /// The number of complaints up to which volume scores in full; the appraiser's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_volume: Option<u64>,
    /// What consumers said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<Satisfaction>,
}

/// The score of one item.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartScore {
    /// Which item.
    pub part: AppraisalPart,
    /// Its weight by the profile, in per cent.
    pub weight: u32,
    /// The score in thousandths, rounded half up; none where there are no data.
    pub per_mille: Option<u64>,
}

/// An appraisal with its parts.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Appraisal {
    /// The three items, in the fixed order.
    pub parts: [PartScore; 3],
    /// The weighted mean of the items that have data, in thousandths, rounded half up from the
    /// scores as shown; none where none has.
    pub per_mille: Option<u64>,
    /// What is to be said of it: a note for each item without data.
    pub findings: Vec<Finding>,
}

/// Appraises an operator by the weights of a profile.
///
/// ```
/// use wujin_core::profile::AppraisalStandard;
/// use wujin_core::reporting::Tally;
/// use wujin_core::supervision::{AppraisalFigures, appraise};
/// let tally = Tally { accepted: 40, settled: 30, recourse_told: 10, ..Tally::EMPTY };
/// let figures = AppraisalFigures { tally, reference_volume: Some(20), satisfaction: None };
/// let appraisal = appraise(&figures, &AppraisalStandard::default());
/// // Volume 500 by weight 20, rate 750 by weight 40; satisfaction has no data.
/// assert_eq!(appraisal.per_mille, Some(667));
/// assert_eq!(appraisal.findings[0].code(), "WJ-632");
/// ```
// READING: appraisal-parts
#[must_use]
pub fn appraise(figures: &AppraisalFigures, standard: &AppraisalStandard) -> Appraisal {
    let volume = figures.reference_volume.map(|reference| {
        if figures.tally.accepted <= reference {
            1_000
        } else {
            thousandths(reference, figures.tally.accepted)
        }
    });
    let settlement = figures.tally.rate(RateFormula::SettledOfClosed).map(Rate::per_mille);
    let satisfaction = figures
        .satisfaction
        .filter(|said| said.asked != 0 && said.satisfied <= said.asked)
        .map(|said| thousandths(said.satisfied, said.asked));
    let parts = [
        PartScore { part: AppraisalPart::Volume, weight: standard.volume, per_mille: volume },
        PartScore {
            part: AppraisalPart::SettlementRate,
            weight: standard.settlement_rate,
            per_mille: settlement,
        },
        PartScore {
            part: AppraisalPart::Satisfaction,
            weight: standard.satisfaction,
            per_mille: satisfaction,
        },
    ];
    let scored =
        || parts.iter().filter_map(|part| part.per_mille.map(|score| (u64::from(part.weight), score)));
    let weights: u64 = scored().map(|(weight, _)| weight).sum();
    let sum: u64 = scored().map(|(weight, score)| weight * score).sum();
    let per_mille = sum.checked_mul(2).zip(weights.checked_mul(2).filter(|twice| *twice != 0));
    let missing = parts.iter().filter(|part| part.weight != 0 && part.per_mille.is_none());
    Appraisal {
        parts,
        per_mille: per_mille.map(|(sum, twice)| (sum + weights) / twice),
        findings: missing
            .map(|part| SupervisionMatter::AppraisalPartMissing { part: part.part.term() }.into())
            .collect(),
    }
}

/// A share of at most one in thousandths, rounded half up. The whole is not 0.
fn thousandths(part: u64, whole: u64) -> u64 {
    let (part, whole) = (u128::from(part), u128::from(whole));
    (part * 2_000 + whole).checked_div(whole * 2).and_then(|share| u64::try_from(share).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn standard(volume: u32, settlement_rate: u32, satisfaction: u32) -> AppraisalStandard {
        AppraisalStandard { volume, settlement_rate, satisfaction, ..AppraisalStandard::default() }
    }

    #[test]
    fn parts_weigh_by_the_profile_and_missing_ones_are_said() {
        let tally = Tally { accepted: 10, settled: 9, recourse_told: 1, ..Tally::EMPTY };
        let satisfied = Some(Satisfaction { satisfied: 1, asked: 2 });
        let none_asked = Some(Satisfaction { satisfied: 0, asked: 0 });
        let impossible = Some(Satisfaction { satisfied: 3, asked: 2 });
        for (tally, reference_volume, satisfaction, standard, per_mille, missing) in [
            (tally, Some(10), satisfied, standard(20, 40, 40), Some(760), 0),
            (tally, Some(10), none_asked, standard(20, 40, 40), Some(933), 1),
            (tally, None, impossible, standard(20, 40, 40), Some(900), 2),
            (tally, Some(10), None, standard(60, 40, 0), Some(960), 0),
            (Tally::EMPTY, None, None, standard(20, 40, 40), None, 3),
            (tally, Some(0), satisfied, standard(100, 0, 0), Some(0), 0),
        ] {
            let appraisal = appraise(&AppraisalFigures { tally, reference_volume, satisfaction }, &standard);
            assert_eq!((appraisal.per_mille, appraisal.findings.len()), (per_mille, missing));
        }
    }

    proptest! {
        #[test]
        fn a_score_lies_between_its_parts(
            settled in 0..1_000_u64, told in 0..1_000_u64, accepted in 0..1_000_u64, reference in 0..1_000_u64,
            satisfied in 0..100_u64, volume in 0..=50_u32, rate in 0..=50_u32,
        ) {
            let tally = Tally { accepted, settled, recourse_told: told, ..Tally::EMPTY };
            let satisfaction = Some(Satisfaction { satisfied, asked: 100 });
            let figures = AppraisalFigures { tally, reference_volume: Some(reference), satisfaction };
            let appraisal = appraise(&figures, &standard(volume, rate, 100 - volume - rate));
            let shown = || appraisal.parts.iter().filter_map(|part| part.per_mille);
            prop_assert!(shown().max().unwrap() <= 1_000);
            if let Some(score) = appraisal.per_mille {
                prop_assert!(shown().min().unwrap() <= score && score <= shown().max().unwrap());
            }
        }
    }
}
