//! Telephone numbers: mobile, landline with its area code, and public service numbers such as 12315.

use core::fmt;
use core::str::FromStr;

use super::error::{Allowed, Identity, IdentityError, Shape, refuse_full_width};
use super::text::text_form;
use crate::vocabulary;

vocabulary! {
    /// The kinds of telephone number.
    pub enum TelephoneKind {
        Mobile = "mobile", "手机", "mobile";
        Landline = "landline", "固定电话", "landline";
        Service = "service", "服务号码", "public service number";
    }
}

/// A telephone number in its normal form: `13812341234`, `027-82345678`, `027-82345678-801`, `12315`.
///
/// It is read with spaces, hyphens or brackets between its parts, and `转` before the extension.
/// Error texts show it masked, for it may be personal.
///
/// ```
/// use wujin_core::identity::{IdentityError, Telephone, TelephoneKind};
/// let telephone: Telephone = "(0712) 2345678 转 12".parse()?;
/// assert_eq!(telephone.to_string(), "0712-2345678-12");
/// assert_eq!("12315".parse::<Telephone>()?.kind(), TelephoneKind::Service);
/// let error = "1381234l234".parse::<Telephone>().unwrap_err();
/// assert!(matches!(error, IdentityError::Character { letter: 'l', place: 8, .. }));
/// # Ok::<(), IdentityError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Telephone {
    kind: TelephoneKind,
    area: String,
    number: String,
    extension: String,
}

text_form!(
    Telephone,
    "^(1[3-9][0-9]{9}|0[0-9]{2,3}-[2-9][0-9]{6,7}(-[0-9]{1,6})?|1[0-2][0-9]|1[02][0-9]{3}|9[56][0-9]{3,4}|[48]00[0-9]{7})$",
    "a telephone number in its normal form; other separators are read, too"
);

impl Telephone {
    /// What kind of number it is.
    #[must_use]
    pub const fn kind(&self) -> TelephoneKind {
        self.kind
    }

    /// The area code with its leading 0; blank save for a landline.
    #[must_use]
    pub fn area(&self) -> &str {
        &self.area
    }

    /// The number itself, digits only.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The extension; blank where there is none.
    #[must_use]
    pub fn extension(&self) -> &str {
        &self.extension
    }
}

/// A digit and its place in the text, from 1.
type Placed = (char, usize);

/// The digits before the extension, and those of the extension.
struct Parts {
    digits: Vec<Placed>,
    extension: Vec<Placed>,
}

/// How many of a landline's digits are the area code.
fn area_length(digits: &[Placed]) -> usize {
    // 010 and 02x are the only area codes of three digits.
    match digits {
        [_, ('1' | '2', _), ..] => 3,
        _ => 4,
    }
}

fn text_of(digits: &[Placed]) -> String {
    digits.iter().map(|(digit, _)| *digit).collect()
}

/// What is wrong with a text, before it is shown to anyone.
enum Fault {
    Character(Placed, Allowed),
    Length,
}

impl Fault {
    /// The error, with the text masked.
    fn in_text(self, text: &str) -> IdentityError {
        let what = Identity::Telephone;
        let shown = super::mask::mask_phone(text);
        match self {
            Self::Character((letter, place), allowed) => {
                IdentityError::Character { what, text: shown, letter, place, allowed }
            }
            Self::Length => {
                let length = text.chars().filter(char::is_ascii_digit).count();
                IdentityError::Length { what, text: shown, length, shape: Shape::Telephone }
            }
        }
    }
}

/// Cuts a text into digits and extension; separators stand singly between digits, brackets in a pair
/// around the area code.
fn cut(text: &str) -> Result<Parts, Fault> {
    let mut parts = Parts { digits: Vec::new(), extension: Vec::new() };
    let (mut open, mut closed, mut extends) = (None, false, false);
    let mut separator: Option<Placed> = None;
    for letter in text.chars().zip(1..) {
        let after = separator.map(|(sign, _)| sign);
        match letter.0 {
            digit if digit.is_ascii_digit() => {
                // In `027-82345678-801` the hyphen after a whole landline number opens the extension.
                let whole = parts.digits.first().is_some_and(|first| first.0 == '0')
                    && parts.digits.len() >= area_length(&parts.digits) + 7;
                extends |= after == Some('-') && whole;
                if extends {
                    parts.extension.push(letter);
                } else {
                    parts.digits.push(letter);
                }
                separator = None;
            }
            '(' if parts.digits.is_empty() && open.is_none() => open = Some(letter),
            ')' if open.is_some() && !closed && after.is_none() && matches!(parts.digits.len(), 3 | 4) => {
                closed = true;
            }
            '转' if !extends && !parts.digits.is_empty() && after != Some('-') => {
                extends = true;
                separator = Some(letter);
            }
            ' ' if after == Some('转') => {}
            ' ' | '-' if after.is_none() && !parts.digits.is_empty() && parts.extension.is_empty() => {
                separator = Some(letter);
            }
            _ => return Err(Fault::Character(letter, Allowed::TelephoneCharacter)),
        }
    }
    match open.filter(|_| !closed).or(separator) {
        Some(left_over) => Err(Fault::Character(left_over, Allowed::TelephoneCharacter)),
        None => Ok(parts),
    }
}

/// Whether the digits are a public service number: 110, 12315, 95588, 961234, 4008208820.
fn is_service(number: &str) -> bool {
    match number.as_bytes() {
        [b'1', b'0'..=b'2', _]
        | [b'1', b'0' | b'2', _, _, _]
        | [b'9', b'5' | b'6', _, _, _]
        | [b'9', b'5' | b'6', _, _, _, _] => true,
        [b'4' | b'8', b'0', b'0', rest @ ..] => rest.len() == 7,
        _ => false,
    }
}

/// Reads a text; the fault is not yet fit to be shown.
fn parse(text: &str) -> Result<Telephone, Fault> {
    // READING: telephone-forms
    let Parts { digits, extension } = cut(text)?;
    let number = text_of(&digits);
    let alone = |kind| {
        let (area, extension) = (String::new(), String::new());
        Ok(Telephone { kind, area, number: number.clone(), extension })
    };
    if is_service(&number) && extension.is_empty() {
        return alone(TelephoneKind::Service);
    }
    match digits.as_slice() {
        [('1', _), second, ..] if digits.len() == 11 => {
            if !('3'..='9').contains(&second.0) {
                Err(Fault::Character(*second, Allowed::MobileSecond))
            } else if extension.is_empty() {
                alone(TelephoneKind::Mobile)
            } else {
                Err(Fault::Length)
            }
        }
        [('0', _), second @ ('0', _), ..] => Err(Fault::Character(*second, Allowed::NonZero)),
        [('0', _), ..] => {
            let (area, rest) = digits.split_at(area_length(&digits).min(digits.len()));
            if !matches!(rest.len(), 7 | 8) || extension.len() > 6 {
                return Err(Fault::Length);
            }
            if let Some(first) = rest.first().filter(|first| !('2'..='9').contains(&first.0)) {
                return Err(Fault::Character(*first, Allowed::FirstOfLandline));
            }
            let (area, number, extension) = (text_of(area), text_of(rest), text_of(&extension));
            Ok(Telephone { kind: TelephoneKind::Landline, area, number, extension })
        }
        [first, ..] if first.0 != '1' && digits.len() == 11 => {
            Err(Fault::Character(*first, Allowed::FirstOfTelephone))
        }
        _ => Err(Fault::Length),
    }
}

/// The telephone number a text is, if it is one.
pub(super) fn read(text: &str) -> Option<Telephone> {
    parse(text).ok()
}

impl FromStr for Telephone {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        refuse_full_width(Identity::Telephone, text).map_err(|error| match error {
            IdentityError::FullWidth { what, letter, place, half, .. } => {
                let text = super::mask::mask_phone(text);
                IdentityError::FullWidth { what, text, letter, place, half }
            }
            other => other,
        })?;
        parse(text).map_err(|fault| fault.in_text(text))
    }
}

impl fmt::Display for Telephone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for part in [&self.area, &self.number, &self.extension] {
            if !part.is_empty() {
                write!(formatter, "{separator}{part}")?;
                separator = "-";
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_usual_ways_of_writing_give_one_normal_form() {
        for (text, normal) in [
            ("138 1234 1234", "13812341234"),
            ("138-1234-1234", "13812341234"),
            ("02782345678", "027-82345678"),
            ("027-8234 5678", "027-82345678"),
            ("(027)82345678", "027-82345678"),
            ("010 62345678-8001", "010-62345678-8001"),
            ("0712-2345678转12", "0712-2345678-12"),
            ("400-820-8820", "4008208820"),
            ("12315", "12315"),
        ] {
            assert_eq!(text.parse::<Telephone>().map(|telephone| telephone.to_string()), Ok(normal.into()));
        }
    }

    #[test]
    fn what_is_wrong_is_named_and_the_number_is_masked() {
        let error = |text: &str| text.parse::<Telephone>().unwrap_err();
        for (text, letter, place) in [
            ("12812341234", '2', 2),
            ("1381234l234", 'l', 8),
            ("+8613812341234", '+', 1),
            ("33812341234", '3', 1),
            ("027-12345678", '1', 5),
            ("0027-2345678", '0', 2),
            ("138--12341234", '-', 5),
            ("(02782345678", '(', 1),
            ("13812341234-", '-', 12),
            (" 13812341234", ' ', 1),
            ("0712-2345678转 ", '转', 13),
        ] {
            let IdentityError::Character { letter: found, place: at, .. } = error(text) else {
                panic!("{text}")
            };
            assert_eq!((found, at), (letter, place), "{text}");
            assert!(!error(text).to_string().contains("1234"), "{text}");
        }
        for text in ["", "82345678", "1381234123", "138123412345", "027-823456", "027-82345678-1234567"] {
            assert!(matches!(error(text), IdentityError::Length { .. }), "{text}: {}", error(text));
        }
        assert!(matches!(error("138１2341234"), IdentityError::FullWidth { half: '1', place: 4, .. }));
    }

    proptest! {
        #[test]
        fn parse_undoes_print(text in "1[3-9][0-9]{9}|02[0-9]-[2-9][0-9]{6,7}(-[0-9]{1,6})?|0[3-9][0-9]{2}-[2-9][0-9]{6,7}") {
            let telephone: Telephone = text.parse().unwrap();
            prop_assert_eq!(telephone.to_string(), text);
        }

        #[test]
        fn any_text_is_read_without_harm(text in "[0-9 ()转a０-]{0,16}") {
            if let Ok(telephone) = text.parse::<Telephone>() {
                prop_assert_eq!(telephone.to_string().parse::<Telephone>(), Ok(telephone));
            }
        }
    }
}
