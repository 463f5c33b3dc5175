//! Money in whole fen (分), shown in yuan (元) or ten thousand yuan (万元).

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// An amount of money in whole fen, never negative.
///
/// ```
/// use wujin_core::money::Fen;
/// assert_eq!("1299.50".parse(), Ok(Fen(129_950)));
/// assert_eq!(Fen(129_950).to_string(), "1299.50");
/// assert!("-1".parse::<Fen>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Fen(pub u64);

/// Why a text is not an amount of money in yuan.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FenError {
    /// Not digits with at most one point.
    #[error("it is not a number of yuan in ASCII digits with at most one point")]
    Form,
    /// Below zero.
    #[error("it is negative")]
    Negative,
    /// More than two decimals.
    #[error("it has more than two decimals, and a fen cannot be divided")]
    Fraction,
    /// More than the type holds.
    #[error("it is too large")]
    TooLarge,
}

impl Fen {
    /// The sum; the largest amount where it would pass that.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl FromStr for Fen {
    type Err = FenError;

    /// Reads yuan, with up to two decimals.
    fn from_str(text: &str) -> Result<Self, FenError> {
        if let Some(rest) = text.strip_prefix('-') {
            return Err(rest.parse::<Self>().err().unwrap_or(FenError::Negative));
        }
        let (yuan, decimals) = text.split_once('.').map_or((text, None), |(yuan, rest)| (yuan, Some(rest)));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(yuan) || decimals.is_some_and(|part| !digits(part)) {
            return Err(FenError::Form);
        }
        let cents = match decimals.unwrap_or("").as_bytes() {
            [] => 0,
            [tens] => u64::from(tens - b'0') * 10,
            [tens, ones] => u64::from(tens - b'0') * 10 + u64::from(ones - b'0'),
            _ => return Err(FenError::Fraction),
        };
        let yuan: u64 = yuan.parse().map_err(|_| FenError::TooLarge)?;
        yuan.checked_mul(100).and_then(|fen| fen.checked_add(cents)).map(Self).ok_or(FenError::TooLarge)
    }
}

impl fmt::Display for Fen {
    /// Writes yuan with two decimals.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_is_named() {
        let faults = [
            ("", FenError::Form),
            ("１２", FenError::Form),
            ("1,200", FenError::Form),
            (".5", FenError::Form),
            ("5.", FenError::Form),
            ("-3.20", FenError::Negative),
            ("-", FenError::Form),
            ("1.005", FenError::Fraction),
            ("99999999999999999999", FenError::TooLarge),
        ];
        for (text, fault) in faults {
            assert_eq!(text.parse::<Fen>(), Err(fault), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn parse_undoes_print(fen in 0..u64::MAX) {
            proptest::prop_assert_eq!(Fen(fen).to_string().parse(), Ok(Fen(fen)));
        }
    }
}
