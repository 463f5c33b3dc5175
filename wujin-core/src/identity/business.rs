//! The number under which a business is registered, in either system.

use core::fmt;
use core::str::FromStr;

use super::error::{Allowed, Identity, IdentityError, Shape, refuse_full_width, refuse_strange};
use super::text::text_form;
use super::{CreditCode, RegistrationNumber};

/// A business's registration number, or the unified social credit code that has taken its place since
/// 2015-10-01; the length tells them apart.
///
/// ```
/// use wujin_core::identity::{BusinessCode, IdentityError};
/// assert!(matches!("91350100M000100Y43".parse()?, BusinessCode::Credit(_)));
/// assert!(matches!("110108000000016".parse()?, BusinessCode::Registration(_)));
/// # Ok::<(), IdentityError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BusinessCode {
    /// 注册号.
    Registration(RegistrationNumber),
    /// 统一社会信用代码.
    Credit(CreditCode),
}

text_form!(
    BusinessCode,
    "^([0-9]{13}|[0-9]{15}|[0-9A-HJ-NPQRTUWXY]{18})$",
    "a business's registration number or unified social credit code"
);

impl BusinessCode {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Registration(number) => number.as_str(),
            Self::Credit(code) => code.as_str(),
        }
    }
}

impl FromStr for BusinessCode {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        match text.chars().count() {
            13 | 15 => text.parse().map(Self::Registration),
            18 => text.parse().map(Self::Credit),
            length => {
                let what = Identity::BusinessCode;
                refuse_full_width(what, text)?;
                let allow = |_, letter: char| letter.is_ascii_digit() || letter.is_ascii_uppercase();
                refuse_strange(what, text, Allowed::CreditCharacter, allow)?;
                Err(IdentityError::Length { what, text: text.to_owned(), length, shape: Shape::BusinessCode })
            }
        }
    }
}

impl fmt::Display for BusinessCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_tells_the_two_systems_apart() {
        let wrong_check = "110108000000017".parse::<BusinessCode>().unwrap_err();
        assert_eq!(wrong_check.what(), Identity::RegistrationNumber);
        let neither = "1101080000000161".parse::<BusinessCode>().unwrap_err();
        assert!(matches!(neither, IdentityError::Length { length: 16, shape: Shape::BusinessCode, .. }));
        let spaced = "110108000000016 ".parse::<BusinessCode>().unwrap_err();
        assert!(matches!(spaced, IdentityError::Character { letter: ' ', place: 16, .. }));
    }
}
