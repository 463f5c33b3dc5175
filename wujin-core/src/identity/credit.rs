//! Unified social credit codes (统一社会信用代码, GB 32100-2015) with the organisation code
//! (GB 11714) inside them.

use core::fmt;
use core::str::FromStr;

use super::error::{Allowed, Identity, IdentityError, Shape, refuse_full_width, refuse_strange};
use super::text::text_form;

/// A unified social credit code: 18 characters, checked twice: the last checks all the others, and
/// the 17th checks the organisation code in characters 9 to 16.
///
/// ```
/// use wujin_core::identity::{CreditCode, IdentityError};
/// let code: CreditCode = "91350100M000100Y43".parse()?;
/// assert_eq!((code.division(), code.organisation()), ("350100", "M000100Y4"));
/// let error = "91350100M000100Y44".parse::<CreditCode>().unwrap_err();
/// assert!(matches!(error, IdentityError::Check { expected: '3', actual: '4', .. }));
/// # Ok::<(), IdentityError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode(String);

text_form!(
    CreditCode,
    "^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$",
    "a unified social credit code, 18 characters"
);

/// The characters in the order of their values.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

fn value(letter: char) -> Option<usize> {
    ALPHABET.chars().position(|known| known == letter)
}

impl CreditCode {
    /// The division code of the authority that registered it: characters 3 to 8.
    #[must_use]
    pub fn division(&self) -> &str {
        self.0.get(2..8).unwrap_or_default()
    }

    /// The organisation code (GB 11714), its check character included: characters 9 to 17.
    #[must_use]
    pub fn organisation(&self) -> &str {
        self.0.get(8..17).unwrap_or_default()
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The check character that 17 characters take; `None` when one is not in the alphabet or there
    /// are more or fewer of them.
    #[must_use]
    pub fn check_character(body: &str) -> Option<char> {
        let mut sum = 0;
        let mut weight = 1;
        let mut length = 0;
        for letter in body.chars() {
            sum = (sum + value(letter)? * weight) % 31;
            weight = weight * 3 % 31;
            length += 1;
        }
        if length == 17 { ALPHABET.chars().nth((31 - sum) % 31) } else { None }
    }

    /// The check character that 8 characters of an organisation code take (GB 11714); `None` when one
    /// is neither a digit nor a capital letter or there are more or fewer of them.
    #[must_use]
    pub fn organisation_check(body: &str) -> Option<char> {
        const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
        if body.chars().count() != WEIGHTS.len() || body.chars().any(|letter| letter.is_ascii_lowercase()) {
            return None;
        }
        let sum = body
            .chars()
            .zip(WEIGHTS)
            .try_fold(0, |sum, (letter, weight)| letter.to_digit(36).map(|digit| sum + digit * weight))?;
        match 11 - sum % 11 {
            10 => Some('X'),
            11 => Some('0'),
            check => char::from_digit(check, 10),
        }
    }
}

impl FromStr for CreditCode {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        let what = Identity::CreditCode;
        refuse_full_width(what, text)?;
        refuse_strange(what, text, Allowed::CreditCharacter, |_, letter| value(letter).is_some())?;
        let length = text.chars().count();
        let error =
            || IdentityError::Length { what, text: text.to_owned(), length, shape: Shape::CreditCode };
        if length != 18 {
            return Err(error());
        }
        refuse_strange(what, text, Allowed::Digit, |index, letter| {
            !(2..8).contains(&index) || letter.is_ascii_digit()
        })?;
        let check = |what, from: usize, to: usize, expected: Option<char>| {
            let actual = text.get(from..to).and_then(|part| part.chars().next_back());
            match (expected, actual) {
                (Some(expected), Some(actual)) if expected == actual => Ok(()),
                (Some(expected), Some(actual)) => {
                    Err(IdentityError::Check { what, text: text.to_owned(), expected, actual })
                }
                _ => Err(error()),
            }
        };
        // READING: identity-checked
        // The organisation code comes first: where it is wrong, the last character rests on it.
        let organisation = text.get(8..16).and_then(Self::organisation_check);
        check(Identity::OrganisationCode, 8, 17, organisation)?;
        check(what, 0, 18, text.get(..17).and_then(Self::check_character))?;
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn letters(pattern: &'static str) -> impl Strategy<Value = String> {
        pattern.prop_map(|text| text)
    }

    #[test]
    fn published_codes_pass() {
        for code in ["91110000600037341L", "91350100M000100Y43"] {
            assert_eq!(code.parse::<CreditCode>().unwrap().as_str(), code);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let error = |text: &str| text.parse::<CreditCode>().unwrap_err();
        assert!(matches!(
            error("9135O100M000100Y43"),
            IdentityError::Character { letter: 'O', place: 5, .. }
        ));
        assert!(matches!(
            error("91350A00M000100Y43"),
            IdentityError::Character { letter: 'A', place: 6, .. }
        ));
        assert!(matches!(
            error("91350100m000100Y43"),
            IdentityError::Character { letter: 'm', place: 9, .. }
        ));
        assert!(matches!(error("91350100M000100Y4"), IdentityError::Length { length: 17, .. }));
        let IdentityError::Check { what, expected, actual, .. } = error("91350100M000100Y53") else {
            panic!()
        };
        assert_eq!((what, expected, actual), (Identity::OrganisationCode, '4', '5'));
    }

    proptest! {
        #[test]
        fn every_single_changed_character_is_found(
            head in letters("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}"),
            organisation in letters("[0-9A-HJ-NPQRTUWXY]{8}"),
            place in 0_usize..18,
            letter in any::<char>(),
        ) {
            let body = format!("{head}{organisation}{}", CreditCode::organisation_check(&organisation).unwrap());
            let right = format!("{body}{}", CreditCode::check_character(&body).unwrap());
            prop_assert_eq!(right.parse::<CreditCode>().unwrap().to_string(), right.clone());
            let right: Vec<char> = right.chars().collect();
            for other in ALPHABET.chars().chain([letter]).filter(|other| *other != right[place]) {
                let mut changed = right.clone();
                changed[place] = other;
                prop_assert!(changed.iter().collect::<String>().parse::<CreditCode>().is_err());
            }
        }
    }
}
