//! Codes for administrative divisions (GB/T 2260): what their six digits say by themselves.

use core::fmt;
use core::str::FromStr;

use super::error::{Allowed, Identity, IdentityError, Shape, digits};
use super::text::text_form;
use crate::vocabulary;

vocabulary! {
    /// What the digits of a division code stand for.
    pub enum DivisionLevel {
        Province = "province", "省级", "province, autonomous region, municipality or special region";
        Prefecture = "prefecture", "地级", "prefecture";
        County = "county", "县级", "county, district or county-level city";
        Placeholder = "placeholder", "汇总码", "a code that only groups others (市辖区, 县, 省直辖县级行政区划)";
    }
}

/// A code for an administrative division: six digits, two each for province, prefecture and county.
///
/// The digits alone do not say that the division exists; see [`Divisions`](super::Divisions).
///
/// ```
/// use wujin_core::identity::{DivisionCode, DivisionLevel};
/// let code: DivisionCode = "420102".parse()?;
/// assert_eq!(code.level(), DivisionLevel::County);
/// assert_eq!(code.parent().unwrap().to_string(), "420100");
/// // A district of Beijing stands under the municipality; 110100 only groups the districts.
/// assert_eq!("110101".parse::<DivisionCode>()?.parent().unwrap().to_string(), "110000");
/// # Ok::<(), wujin_core::identity::IdentityError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionCode(u32);

text_form!(
    DivisionCode,
    "^([1-8][1-9]|50)([0-9]{2}00|(0[1-9]|[1-9][0-9])[0-9]{2})$",
    "a division code (GB/T 2260), 6 digits"
);

/// Beijing, Tianjin, Shanghai and Chongqing.
const MUNICIPALITIES: [u32; 4] = [11, 12, 31, 50];
/// A district whose digits are those of a placeholder: 钟山区 of 六盘水.
const DISTRICT_NUMBERED_ONE: u32 = 520_201;

impl DivisionCode {
    /// The code as a number, such as 420102.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// What the digits stand for.
    #[must_use]
    pub fn level(self) -> DivisionLevel {
        let (prefecture, county) = (self.0 / 100 % 100, self.0 % 100);
        let grouped_by_prefecture = prefecture == 90 || self.is_in_municipality();
        match (prefecture, county) {
            (0, _) => DivisionLevel::Province,
            (_, 0) if grouped_by_prefecture => DivisionLevel::Placeholder,
            (_, 0) => DivisionLevel::Prefecture,
            // Prefecture-level cities are numbered 01–20 and 51–70; their "county" 01 is 市辖区.
            (1..=20 | 51..=70, 1) if !grouped_by_prefecture && self.0 != DISTRICT_NUMBERED_ONE => {
                DivisionLevel::Placeholder
            }
            _ => DivisionLevel::County,
        }
    }

    /// Whether it lies in Beijing, Tianjin, Shanghai or Chongqing, or is one of them.
    #[must_use]
    pub fn is_in_municipality(self) -> bool {
        MUNICIPALITIES.contains(&(self.0 / 10_000))
    }

    /// The province-level division it lies in; itself, where it is one.
    #[must_use]
    pub const fn province(self) -> Self {
        Self(self.0 / 10_000 * 10_000)
    }

    /// The prefecture it lies in, itself where it is one; `None` for a province and for what stands
    /// directly under one.
    #[must_use]
    pub fn prefecture(self) -> Option<Self> {
        let prefecture = Self(self.0 / 100 * 100);
        (prefecture.level() == DivisionLevel::Prefecture).then_some(prefecture)
    }

    /// The division next above, placeholders left out; `None` for a province.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        match self.prefecture() {
            Some(prefecture) if prefecture != self => Some(prefecture),
            _ if self.level() == DivisionLevel::Province => None,
            _ => Some(self.province()),
        }
    }

    /// The code with this number, which the caller knows to be one.
    pub(super) const fn known(number: u32) -> Self {
        Self(number)
    }
}

impl FromStr for DivisionCode {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        let what = Identity::DivisionCode;
        let digits = digits::<6>(what, text, Shape::DivisionCode)?;
        let wrong = |place: usize, allowed| {
            let letter = text.chars().nth(place - 1).unwrap_or_default();
            Err(IdentityError::Character { what, text: text.to_owned(), letter, place, allowed })
        };
        match digits {
            [0 | 9, ..] => wrong(1, Allowed::FirstOfDivision),
            // Of the provinces only Chongqing, 50, has a second digit 0.
            [1..=4 | 6..=8, 0, ..] => wrong(2, Allowed::NonZero),
            // No county stands outside a prefecture's number, be it a placeholder's.
            [_, _, 0, 0, 1..=9, _] => wrong(5, Allowed::Zero),
            [_, _, 0, 0, _, 1..=9] => wrong(6, Allowed::Zero),
            _ => Ok(Self(digits.iter().fold(0, |number, digit| number * 10 + u32::from(*digit)))),
        }
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:06}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_known_by_their_digits() {
        for (code, level) in [
            ("110100", DivisionLevel::Placeholder),
            ("500200", DivisionLevel::Placeholder),
            ("429000", DivisionLevel::Placeholder),
            ("420101", DivisionLevel::Placeholder),
            ("110101", DivisionLevel::County),
            ("419001", DivisionLevel::County),
            ("520201", DivisionLevel::County),
            ("532301", DivisionLevel::County),
            ("441900", DivisionLevel::Prefecture),
            ("810000", DivisionLevel::Province),
        ] {
            assert_eq!(code.parse::<DivisionCode>().unwrap().level(), level, "{code}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let error = |text: &str| text.parse::<DivisionCode>().unwrap_err();
        assert!(matches!(error("42010"), IdentityError::Length { length: 5, .. }));
        assert!(matches!(error("42O102"), IdentityError::Character { letter: 'O', place: 3, .. }));
        assert!(matches!(error("420002"), IdentityError::Character { letter: '2', place: 6, .. }));
        assert!(matches!(error("920102"), IdentityError::Character { letter: '9', place: 1, .. }));
        assert!(matches!(error("４20102"), IdentityError::FullWidth { half: '4', place: 1, .. }));
    }
}
