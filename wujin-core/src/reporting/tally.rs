//! One set of figures, and how figures add: a commutative monoid, so that stations, days and machines
//! may be added in any order and grouping.

use serde::{Deserialize, Serialize};

use super::{Figure, Rate, RateFormula};
use crate::money::Fen;

/// A sum passes what 64 bits hold.
///
/// No figure is negative, so that a sum passes in every order and grouping or in none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the sum is larger than 18446744073709551615")]
pub struct TallyOverflowError;

/// A figure that not everybody reports: the sum of what is known, and how many reported it.
///
/// ```
/// use wujin_core::reporting::Reported;
/// let sum = Reported::known(700).merge(Reported::UNKNOWN)?.merge(Reported::known(50))?;
/// assert_eq!((sum.value(), sum.reporters()), (Some(750), 2));
/// assert_eq!(Reported::UNKNOWN.value(), None);
/// # Ok::<(), wujin_core::reporting::TallyOverflowError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ReportedParts", into = "ReportedParts")]
pub struct Reported {
    sum: u64,
    reporters: u64,
}

/// [`Reported`] as a document writes it.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename = "Reported")]
struct ReportedParts {
    /// The sum of what was reported.
    sum: u64,
    /// How many reported it.
    reporters: u64,
}

/// A sum that nobody reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the sum is {0}, and nobody reported it")]
pub struct ReportedError(u64);

impl TryFrom<ReportedParts> for Reported {
    type Error = ReportedError;

    fn try_from(parts: ReportedParts) -> Result<Self, ReportedError> {
        match parts {
            ReportedParts { sum, reporters: 0 } if sum != 0 => Err(ReportedError(sum)),
            ReportedParts { sum, reporters } => Ok(Self { sum, reporters }),
        }
    }
}

impl From<Reported> for ReportedParts {
    fn from(reported: Reported) -> Self {
        Self { sum: reported.sum, reporters: reported.reporters }
    }
}

impl From<Option<u64>> for Reported {
    fn from(value: Option<u64>) -> Self {
        value.map_or(Self::UNKNOWN, Self::known)
    }
}

impl Reported {
    /// Nobody reported it.
    pub const UNKNOWN: Self = Self { sum: 0, reporters: 0 };

    /// One report of it.
    #[must_use]
    pub const fn known(value: u64) -> Self {
        Self { sum: value, reporters: 1 }
    }

    /// The sum of what was reported; none where nobody did.
    #[must_use]
    pub const fn value(self) -> Option<u64> {
        if self.reporters == 0 { None } else { Some(self.sum) }
    }

    /// How many reported it.
    #[must_use]
    pub const fn reporters(self) -> u64 {
        self.reporters
    }

    /// Both together: what is known stays known.
    #[inline]
    pub fn merge(self, other: Self) -> Result<Self, TallyOverflowError> {
        Ok(Self { sum: plus(self.sum, other.sum)?, reporters: plus(self.reporters, other.reporters)? })
    }
}

#[inline]
fn plus(left: u64, right: u64) -> Result<u64, TallyOverflowError> {
    left.checked_add(right).ok_or(TallyOverflowError)
}

/// One set of figures: one column of Annex 3, one line of Annex 6. All are counts of the period or
/// of its end ([`Figure::is_standing`]).
///
/// Tallies are a commutative monoid under [`Tally::merge`], with [`Tally::EMPTY`] as identity.
///
/// ```
/// use wujin_core::reporting::{RateFormula, Tally};
/// let north = Tally { stations: 3, accepted: 40, settled: 38, recourse_told: 2, ..Tally::EMPTY };
/// let south = Tally { stations: 1, accepted: 10, settled: 10, ..Tally::EMPTY };
/// let both = north.merge(south)?;
/// assert_eq!((both.stations, both.accepted, both.settled), (4, 50, 48));
/// assert_eq!(both.rate(RateFormula::SettledOfClosed).unwrap().percent(2), "96.00");
/// # Ok::<(), wujin_core::reporting::TallyOverflowError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Tally {
    /// Stations, at the end of the period.
    pub stations: u64,
    /// Inquiries answered.
    pub inquiries: u64,
    /// Complaints accepted.
    pub accepted: u64,
    /// Complaints settled.
    pub settled: u64,
    /// Complaints not settled whose consumer was told of recourse.
    pub recourse_told: u64,
    /// Complaints withdrawn.
    pub withdrawn: u64,
    /// Complaints open at the end of the period.
    pub open: u64,
    /// Amount in dispute of the complaints accepted, in fen.
    pub amount: Fen,
    /// Staff at the end of the period; never mandatory.
    #[serde(skip_serializing_if = "is_unknown")]
    pub staff: Reported,
    /// Amount recovered, in fen; never mandatory.
    #[serde(skip_serializing_if = "is_unknown")]
    pub recovered: Reported,
}

fn is_unknown(reported: &Reported) -> bool {
    *reported == Reported::UNKNOWN
}

impl Tally {
    /// Nothing counted: the identity of [`Tally::merge`].
    pub const EMPTY: Self = Self {
        stations: 0,
        inquiries: 0,
        accepted: 0,
        settled: 0,
        recourse_told: 0,
        withdrawn: 0,
        open: 0,
        amount: Fen(0),
        staff: Reported::UNKNOWN,
        recovered: Reported::UNKNOWN,
    };

    /// Two places together, over the same period.
    #[inline]
    pub fn merge(self, other: Self) -> Result<Self, TallyOverflowError> {
        Ok(Self {
            stations: plus(self.stations, other.stations)?,
            inquiries: plus(self.inquiries, other.inquiries)?,
            accepted: plus(self.accepted, other.accepted)?,
            settled: plus(self.settled, other.settled)?,
            recourse_told: plus(self.recourse_told, other.recourse_told)?,
            withdrawn: plus(self.withdrawn, other.withdrawn)?,
            open: plus(self.open, other.open)?,
            amount: Fen(plus(self.amount.0, other.amount.0)?),
            staff: self.staff.merge(other.staff)?,
            recovered: self.recovered.merge(other.recovered)?,
        })
    }

    /// Two periods together, one right after the other, of the same place: what happened is added,
    /// and what stands at the end is what stands at the end of the later.
    ///
    /// ```
    /// use wujin_core::reporting::Tally;
    /// let first = Tally { stations: 3, accepted: 40, open: 5, ..Tally::EMPTY };
    /// let second = Tally { stations: 4, accepted: 10, open: 2, ..Tally::EMPTY };
    /// let half_year = first.then(second)?;
    /// assert_eq!((half_year.stations, half_year.accepted, half_year.open), (4, 50, 2));
    /// # Ok::<(), wujin_core::reporting::TallyOverflowError>(())
    /// ```
    pub fn then(self, later: Self) -> Result<Self, TallyOverflowError> {
        let happened = Self { stations: 0, open: 0, staff: Reported::UNKNOWN, ..self };
        happened.merge(later)
    }

    /// One figure; money in fen. None where nobody reported it.
    #[must_use]
    pub const fn figure(&self, figure: Figure) -> Option<u64> {
        match figure {
            Figure::Stations => Some(self.stations),
            Figure::Inquiries => Some(self.inquiries),
            Figure::Accepted => Some(self.accepted),
            Figure::Settled => Some(self.settled),
            Figure::RecourseTold => Some(self.recourse_told),
            Figure::Withdrawn => Some(self.withdrawn),
            Figure::Open => Some(self.open),
            Figure::Amount => Some(self.amount.0),
            Figure::Staff => self.staff.value(),
            Figure::Recovered => self.recovered.value(),
        }
    }

    /// The same tally with one figure replaced; money in fen.
    #[must_use]
    pub const fn with(mut self, figure: Figure, value: u64) -> Self {
        match figure {
            Figure::Stations => self.stations = value,
            Figure::Inquiries => self.inquiries = value,
            Figure::Accepted => self.accepted = value,
            Figure::Settled => self.settled = value,
            Figure::RecourseTold => self.recourse_told = value,
            Figure::Withdrawn => self.withdrawn = value,
            Figure::Open => self.open = value,
            Figure::Amount => self.amount = Fen(value),
            Figure::Staff => self.staff = Reported::known(value),
            Figure::Recovered => self.recovered = Reported::known(value),
        }
        self
    }

    /// Complaints closed: settled, told of recourse or withdrawn.
    pub fn closed(&self) -> Result<u64, TallyOverflowError> {
        plus(plus(self.settled, self.recourse_told)?, self.withdrawn)
    }

    /// Whether nothing is counted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::EMPTY
    }

    /// A rate by its named formula; none over zero.
    #[must_use]
    pub fn rate(&self, formula: RateFormula) -> Option<Rate> {
        Rate::of(self, formula)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_some_says_of_how_many() {
        let both = Reported::known(3).merge(Reported::known(0)).unwrap().merge(Reported::UNKNOWN).unwrap();
        assert_eq!((both.value(), both.reporters()), (Some(3), 2));
        assert_eq!((Reported::UNKNOWN.value(), Reported::UNKNOWN.reporters()), (None, 0));
        assert_eq!([Some(4), None].map(Reported::from), [Reported::known(4), Reported::UNKNOWN]);
    }

    #[test]
    fn a_sum_that_nobody_reported_is_refused() {
        let read = serde_json::from_str::<Reported>;
        assert_eq!(read(r#"{"sum":0,"reporters":0}"#).unwrap(), Reported::UNKNOWN);
        assert_eq!(read(r#"{"sum":3,"reporters":1}"#).unwrap(), Reported::known(3));
        let refused = read(r#"{"sum":3,"reporters":0}"#).unwrap_err().to_string();
        assert_eq!(refused, "the sum is 3, and nobody reported it");
    }
}
