//! Registration numbers of businesses (注册号): GS15-2006, and the old style before it.

use core::fmt;
use core::str::FromStr;

use super::error::{Allowed, Identity, IdentityError, Shape, digits, refuse_full_width, refuse_strange};
use super::text::text_form;
use crate::vocabulary;

vocabulary! {
    /// The two styles of registration number.
    pub enum RegistrationStyle {
        Standard = "standard", "15位注册号", "15 digits with a check digit (GS15-2006)";
        Legacy = "legacy", "13位旧注册号", "13 digits of the old style, which have no check digit";
    }
}

/// A business's registration number: 15 digits whose last checks the others (GS15-2006, ISO 7064
/// MOD 11,10), or 13 digits of the old style, which nothing can check.
///
/// ```
/// use wujin_core::identity::{IdentityError, RegistrationNumber};
/// let number: RegistrationNumber = "110108000000016".parse()?;
/// assert_eq!(number.authority(), "110108");
/// let error = "110108000000018".parse::<RegistrationNumber>().unwrap_err();
/// assert!(matches!(error, IdentityError::Check { expected: '6', actual: '8', .. }));
/// # Ok::<(), IdentityError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegistrationNumber(String);

text_form!(
    RegistrationNumber,
    "^([0-9]{13}|[0-9]{15})$",
    "a business's registration number, 15 digits (13 in the old style)"
);

impl RegistrationNumber {
    /// The style it is written in.
    #[must_use]
    pub fn style(&self) -> RegistrationStyle {
        if self.0.len() == 15 { RegistrationStyle::Standard } else { RegistrationStyle::Legacy }
    }

    /// The first six digits: the code of the authority that registered it.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.0.get(..6).unwrap_or_default()
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The check digit that 14 digits (each 0 to 9) take.
    #[must_use]
    pub fn check_digit(digits: [u8; 14]) -> u8 {
        let product = digits.iter().fold(10, |product, digit| {
            let sum = (product + u16::from(*digit)) % 10;
            (if sum == 0 { 10 } else { sum }) * 2 % 11
        });
        // The number is right when (product + check) mod 10 is 1; the product lies in 1..=10.
        u8::try_from((11 - product) % 10).unwrap_or_default()
    }
}

impl FromStr for RegistrationNumber {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        let what = Identity::RegistrationNumber;
        // READING: legacy-registration-number
        if text.chars().count() == 13 {
            refuse_full_width(what, text)?;
            refuse_strange(what, text, Allowed::Digit, |_, letter| letter.is_ascii_digit())?;
            return Ok(Self(text.to_owned()));
        }
        let [body @ .., check] = digits::<15>(what, text, Shape::RegistrationNumber)?;
        let expected = Self::check_digit(body);
        if check == expected {
            Ok(Self(text.to_owned()))
        } else {
            let [expected, actual] = [expected, check].map(|digit| char::from(b'0' + digit));
            Err(IdentityError::Check { what, text: text.to_owned(), expected, actual })
        }
    }
}

impl fmt::Display for RegistrationNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(body: [u8; 14]) -> String {
        body.iter().chain([&RegistrationNumber::check_digit(body)]).map(ToString::to_string).collect()
    }

    #[test]
    fn old_numbers_are_accepted_unchecked() {
        let number: RegistrationNumber = "4201021100123".parse().unwrap();
        assert_eq!(number.style(), RegistrationStyle::Legacy);
        assert!("42010211O0123".parse::<RegistrationNumber>().is_err());
    }

    #[test]
    fn what_is_wrong_is_named() {
        let error = |text: &str| text.parse::<RegistrationNumber>().unwrap_err();
        assert!(matches!(error("11010800000001"), IdentityError::Length { length: 14, .. }));
        assert!(matches!(error("1101080000000l6"), IdentityError::Character { letter: 'l', place: 14, .. }));
        assert!(matches!(error("11010800000001６"), IdentityError::FullWidth { half: '6', place: 15, .. }));
    }

    proptest! {
        #[test]
        fn every_single_changed_character_is_found(
            body in proptest::array::uniform14(0_u8..10), place in 0_usize..15, letter in any::<char>(),
        ) {
            let right = written(body);
            prop_assert_eq!(right.parse::<RegistrationNumber>().unwrap().to_string(), right.clone());
            let mut letters: Vec<char> = right.chars().collect();
            for digit in ('0'..='9').chain([letter]).filter(|digit| *digit != letters[place]) {
                let mut changed = letters.clone();
                changed[place] = digit;
                prop_assert!(changed.iter().collect::<String>().parse::<RegistrationNumber>().is_err());
            }
            letters.truncate(14);
            prop_assert!(letters.iter().collect::<String>().parse::<RegistrationNumber>().is_err());
        }
    }
}
