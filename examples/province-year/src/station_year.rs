//! What the records of a station show, from however many parts of the cases.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use wujin_core::edition::ProblemNature;
use wujin_core::reporting::Tally;
use wujin_core::supervision::{Conduct, Satisfaction};
use wujin_core::time::{Period, Quarter};

/// What a complaint is about, besides the operator.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Concern {
    /// The nature of the problem.
    pub nature: Option<ProblemNature>,
    /// The goods or the service.
    pub goods: Option<String>,
}

/// What the records of a station show.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct StationYear {
    /// The figures of each quarter; what is open at its end is not counted.
    #[serde(with = "by_quarter")]
    pub quarters: BTreeMap<Quarter, Tally>,
    /// What consumers said in the year.
    pub satisfaction: Option<Satisfaction>,
    /// How complaints were handled in the year.
    pub conduct: Conduct,
    /// Obligations not met, and overdue as of the day.
    pub overdue: u64,
    /// Cases not resolved.
    pub open: u64,
    /// What the complaints of the year are about, and how many of each there are.
    pub concerns: Vec<(Concern, u64)>,
}

impl StationYear {
    /// Takes up what other cases of the same station show.
    pub fn absorb(&mut self, other: Self) {
        for (quarter, tally) in other.quarters {
            let sum = self.quarters.entry(quarter).or_default();
            *sum = sum.merge(tally).unwrap_or(*sum);
        }
        self.satisfaction = both(self.satisfaction, other.satisfaction);
        let Conduct { tally, promises_overdue, recourse_untold } = other.conduct;
        self.conduct.tally = self.conduct.tally.merge(tally).unwrap_or(self.conduct.tally);
        self.conduct.promises_overdue += promises_overdue;
        self.conduct.recourse_untold += recourse_untold;
        self.overdue += other.overdue;
        self.open += other.open;
        self.concerns.extend(other.concerns);
    }
}

/// What the consumers of two groups said together.
#[must_use]
pub fn both(one: Option<Satisfaction>, other: Option<Satisfaction>) -> Option<Satisfaction> {
    let (Some(one), Some(other)) = (one, other) else { return one.or(other) };
    let (satisfied, asked) = (one.satisfied + other.satisfied, one.asked + other.asked);
    Some(Satisfaction { satisfied, asked })
}

/// Quarters have no form of their own in JSON; they are written as periods.
mod by_quarter {
    use super::{BTreeMap, Deserialize, Period, Quarter, Serialize, Tally};

    pub(super) fn serialize<S: serde::Serializer>(
        quarters: &BTreeMap<Quarter, Tally>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let rows: Vec<_> =
            quarters.iter().map(|(quarter, tally)| (Period::Quarter(*quarter), tally)).collect();
        rows.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Quarter, Tally>, D::Error> {
        let rows = Vec::<(Period, Tally)>::deserialize(deserializer)?;
        let quarter = |(period, tally)| match period {
            Period::Quarter(quarter) => Ok((quarter, tally)),
            _ => Err(serde::de::Error::custom("a quarter is expected")),
        };
        rows.into_iter().map(quarter).collect()
    }
}
