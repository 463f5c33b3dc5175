//! Rates: a numerator, a denominator and the named formula, never a bare number.

use core::fmt;

use serde::Serialize;

use super::{Tally, TallyOverflowError};
use crate::vocabulary;

vocabulary! {
    /// What a settlement rate divides by. Systems differ, so that a rate always says which.
    pub enum RateFormula {
        SettledOfClosed = "settled_of_closed", "和解件数÷办结件数", "settled of all closed";
        SettledOfAccepted = "settled_of_accepted", "和解件数÷受理件数", "settled of all accepted";
        SettledOfSettledAndTold = "settled_of_settled_and_told", "和解件数÷（和解件数＋未和解件数）", "settled of settled and told of recourse";
    }
}

impl RateFormula {
    /// What the formula divides by.
    pub fn denominator(self, tally: &Tally) -> Result<u64, TallyOverflowError> {
        match self {
            Self::SettledOfClosed => tally.closed(),
            Self::SettledOfAccepted => Ok(tally.accepted),
            Self::SettledOfSettledAndTold => {
                tally.settled.checked_add(tally.recourse_told).ok_or(TallyOverflowError)
            }
        }
    }
}

/// A rate with its parts and its formula.
///
/// ```
/// use wujin_core::reporting::{Rate, RateFormula, Tally};
/// let tally = Tally { accepted: 17_200, settled: 16_900, ..Tally::EMPTY };
/// let rate = Rate::of(&tally, RateFormula::SettledOfAccepted).unwrap();
/// assert_eq!(rate.percent(2), "98.26");
/// assert_eq!(rate.to_string(), "16900/17200 settled_of_accepted");
/// assert!(Rate::of(&Tally::EMPTY, RateFormula::SettledOfClosed).is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rate {
    numerator: u64,
    denominator: u64,
    formula: RateFormula,
}

impl Rate {
    /// The rate of a tally. Over zero there is no rate, and none over a sum that overflows.
    #[must_use]
    pub fn of(tally: &Tally, formula: RateFormula) -> Option<Self> {
        let denominator = formula.denominator(tally).ok().filter(|denominator| *denominator != 0)?;
        Some(Self { numerator: tally.settled, denominator, formula })
    }

    /// The number above the line.
    #[must_use]
    pub const fn numerator(self) -> u64 {
        self.numerator
    }

    /// The number below the line; never 0.
    #[must_use]
    pub const fn denominator(self) -> u64 {
        self.denominator
    }

    /// By which formula.
    #[must_use]
    pub const fn formula(self) -> RateFormula {
        self.formula
    }

    /// In per cent with so many decimals (at most 12), rounded half up, without the sign.
    #[must_use]
    pub fn percent(self, decimals: u32) -> String {
        percent(self.numerator, self.denominator, decimals).unwrap_or_default()
    }

    /// In thousandths, rounded half up.
    #[must_use]
    pub fn per_mille(self) -> u64 {
        let rounded = round_half_up(u128::from(self.numerator) * 1_000, u128::from(self.denominator));
        u64::try_from(rounded).unwrap_or(u64::MAX)
    }

    /// Whether the exact rate lies below so many per cent.
    #[must_use]
    pub fn is_below_percent(self, percent: u32) -> bool {
        u128::from(self.numerator) * 100 < u128::from(percent) * u128::from(self.denominator)
    }
}

/// A share in per cent with so many decimals (at most 12), rounded half up, without the sign; none over
/// zero.
#[must_use]
pub fn percent(part: u64, whole: u64, decimals: u32) -> Option<String> {
    if whole == 0 {
        return None;
    }
    let decimals = decimals.min(12);
    let unit = 10_u128.pow(decimals);
    let scaled = round_half_up(u128::from(part) * 100 * unit, u128::from(whole));
    Some(if decimals == 0 {
        scaled.to_string()
    } else {
        format!("{}.{:0width$}", scaled / unit, scaled % unit, width = decimals as usize)
    })
}

/// The quotient rounded half up, of a divisor that fits in 64 bits.
fn round_half_up(dividend: u128, divisor: u128) -> u128 {
    let quotient = dividend.checked_div(divisor).unwrap_or(0);
    let rest = dividend.checked_rem(divisor).unwrap_or(0);
    quotient + u128::from(rest * 2 >= divisor)
}

impl fmt::Display for Rate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{} {}", self.numerator, self.denominator, self.formula)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rate(numerator: u64, denominator: u64) -> Rate {
        Rate { numerator, denominator, formula: RateFormula::SettledOfAccepted }
    }

    #[test]
    fn halves_round_up_and_digits_are_kept() {
        let cases = [
            (rate(435_752, 459_986), 2, "94.73"),
            (rate(1, 8), 2, "12.50"),
            (rate(1, 16), 1, "6.3"),
            (rate(1, 200), 0, "1"),
            (rate(1, 2_000), 1, "0.1"),
            (rate(1, 3), 4, "33.3333"),
            (rate(2, 3), 4, "66.6667"),
            (rate(0, 9), 2, "0.00"),
            (rate(12, 9), 1, "133.3"),
            (rate(u64::MAX, u64::MAX), 12, "100.000000000000"),
            (rate(u64::MAX, 1), 12, "1844674407370955161500.000000000000"),
        ];
        for (rate, decimals, printed) in cases {
            assert_eq!(rate.percent(decimals), printed, "{rate} to {decimals}");
        }
    }

    #[test]
    fn formulas_divide_by_what_they_say() {
        let tally =
            Tally { accepted: 20, settled: 12, recourse_told: 3, withdrawn: 1, open: 4, ..Tally::EMPTY };
        let written: Vec<_> =
            RateFormula::ALL.iter().map(|formula| tally.rate(*formula).unwrap().to_string()).collect();
        assert_eq!(
            written,
            ["12/16 settled_of_closed", "12/20 settled_of_accepted", "12/15 settled_of_settled_and_told"]
        );
        let settled = tally.rate(RateFormula::SettledOfClosed).unwrap();
        assert_eq!((settled.numerator(), settled.denominator()), (12, 16));
    }

    #[test]
    fn over_zero_there_is_no_rate() {
        let open = Tally { accepted: 3, open: 3, ..Tally::EMPTY };
        assert_eq!(open.rate(RateFormula::SettledOfClosed), None);
        assert_eq!(open.rate(RateFormula::SettledOfAccepted).unwrap().percent(0), "0");
    }

    proptest! {
        #[test]
        fn what_is_printed_is_within_half_a_unit(numerator: u64, denominator in 1..=u64::MAX, decimals in 0..=12_u32) {
            let printed: u128 = rate(numerator, denominator).percent(decimals).replace('.', "").parse().unwrap();
            let exact = u128::from(numerator) * 100 * 10_u128.pow(decimals);
            let (twice, divisor) = (printed * 2, u128::from(denominator));
            prop_assert!((twice.saturating_sub(1)).saturating_mul(divisor) <= exact * 2);
            prop_assert!(exact.saturating_mul(2) < (twice + 1).saturating_mul(divisor));
        }

        #[test]
        fn below_is_exact(numerator in 0..10_000_u64, denominator in 1..10_000_u64, percent in 0..=100_u32) {
            let below = rate(numerator, denominator).is_below_percent(percent);
            prop_assert_eq!(below, numerator * 100 < u64::from(percent) * denominator);
        }
    }
}
