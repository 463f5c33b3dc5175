//! What is wrong with an identifier, named exactly: the letter, its place, the expected check character.

use crate::finding::{Finding, FormMatter};
use crate::term::Term;
use crate::vocabulary;

vocabulary! {
    /// The identifiers that this crate reads.
    pub enum Identity {
        RegistrationNumber = "registration_number", "注册号", "registration number";
        CreditCode = "credit_code", "统一社会信用代码", "unified social credit code";
        OrganisationCode = "organisation_code", "组织机构代码", "organisation code";
        BusinessCode = "business_code", "注册号或统一社会信用代码", "registration number or unified social credit code";
        Telephone = "telephone", "电话号码", "telephone number";
        DivisionCode = "division_code", "行政区划代码", "division code";
        OfficeId = "office_id", "工商所编号", "district office's number";
        StationId = "station_id", "服务站编号", "station's number";
        CaseId = "case_id", "投诉件编号", "case's number";
        FormNumber = "form_number", "登记表编号", "number of the registration form";
    }
}

vocabulary! {
    /// The form that an identifier must have.
    pub enum Shape {
        RegistrationNumber = "registration_number", "15位数字（旧号13位）", "15 digits (13 in the old style)";
        CreditCode = "credit_code", "18位数字或大写字母", "18 digits or capital letters";
        BusinessCode = "business_code", "15位或13位数字，或18位代码", "15 or 13 digits, or 18 characters";
        Telephone = "telephone", "11位手机号码，或区号加7至8位号码，可带1至6位分机号", "an 11-digit mobile number, or an area code and 7 or 8 digits, with an extension of up to 6 digits if need be";
        DivisionCode = "division_code", "6位数字", "6 digits";
        OfficeId = "office_id", "行政区划代码-两位序号，如 420102-03", "a division code and two digits, as in 420102-03";
        StationId = "station_id", "工商所编号-四位序号，如 420102-03-0007", "an office's number and four digits, as in 420102-03-0007";
        CaseId = "case_id", "36位 UUID", "a UUID of 36 characters";
        FormNumber = "form_number", "1至64个字，首尾无空格", "1 to 64 characters without a space at either end";
    }
}

vocabulary! {
    /// What may stand at a place of an identifier.
    pub enum Allowed {
        Digit = "digit", "数字0至9", "a digit 0 to 9";
        CreditCharacter = "credit_character", "数字或大写字母（I、O、S、V、Z除外）", "a digit or a capital letter other than I, O, S, V and Z";
        Hyphen = "hyphen", "连字符-", "a hyphen";
        MobileSecond = "mobile_second", "3至9", "a digit 3 to 9";
        FirstOfTelephone = "first_of_telephone", "0（区号）或1（手机号码）", "0 (an area code) or 1 (a mobile number)";
        NonZero = "non_zero", "1至9", "a digit 1 to 9";
        FirstOfDivision = "first_of_division", "1至8", "a digit 1 to 8";
        Zero = "zero", "0", "0";
        FirstOfLandline = "first_of_landline", "2至9", "a digit 2 to 9";
        TelephoneCharacter = "telephone_character", "数字、空格、连字符或成对的括号", "a digit, a space, a hyphen or a pair of brackets";
        EndOfCounty = "end_of_county", "县级代码（或者不设县区的地级代码）的末位", "the end of a county's code, or of a prefecture's that has no counties";
        Printable = "printable", "可见文字", "a visible character";
        Hexadecimal = "hexadecimal", "数字或字母a至f", "a digit or a letter a to f";
    }
}

/// Why a text is not the identifier it should be.
///
/// Places count characters from 1. A text that may be personal is masked before it comes in here.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum IdentityError {
    /// The text is too long, too short, or its parts are.
    #[error("the {} \"{text}\" has {length} characters and must be {}", what.term().en, shape.term().en)]
    Length {
        /// What it should be.
        what: Identity,
        /// What was given.
        text: String,
        /// How many characters it has; of a telephone number, how many digits.
        length: usize,
        /// What would have been accepted.
        shape: Shape,
    },
    /// A digit, letter or sign in its full-width form; it is refused and not mended silently.
    #[error("character {place} of the {} \"{text}\" is the full-width \"{letter}\" and must be \"{half}\"", what.term().en)]
    FullWidth {
        /// What it should be.
        what: Identity,
        /// What was given.
        text: String,
        /// The first full-width character.
        letter: char,
        /// Its place, from 1.
        place: usize,
        /// The half-width character that it stands for.
        half: char,
    },
    /// A character that cannot stand where it does.
    #[error("character {place} of the {} \"{text}\" is \"{letter}\" and must be {}", what.term().en, allowed.term().en)]
    Character {
        /// What it should be.
        what: Identity,
        /// What was given.
        text: String,
        /// The first such character.
        letter: char,
        /// Its place, from 1.
        place: usize,
        /// What may stand there.
        allowed: Allowed,
    },
    /// The check character is not the one that the others give.
    #[error("the check character of the {} in \"{text}\" is \"{actual}\" and the others give \"{expected}\"", what.term().en)]
    Check {
        /// What it should be; the organisation code, where that part of a credit code is wrong.
        what: Identity,
        /// What was given.
        text: String,
        /// The check character that the other characters give.
        expected: char,
        /// The check character that was given.
        actual: char,
    },
}

impl IdentityError {
    /// What the text should have been.
    #[must_use]
    pub const fn what(&self) -> Identity {
        match self {
            Self::Length { what, .. }
            | Self::FullWidth { what, .. }
            | Self::Character { what, .. }
            | Self::Check { what, .. } => *what,
        }
    }
}

/// A length or a place as the findings carry it.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl From<IdentityError> for FormMatter {
    fn from(error: IdentityError) -> Self {
        let identity: Term = error.what().term();
        match error {
            IdentityError::Length { text, length, shape, .. } => {
                Self::IdentityLength { identity, text, length: count(length), needed: shape.term() }
            }
            IdentityError::FullWidth { text, letter, place, half, .. } => Self::IdentityFullWidth {
                identity,
                text,
                letter: letter.into(),
                position: count(place),
                half: half.into(),
            },
            IdentityError::Character { text, letter, place, allowed, .. } => Self::IdentityCharacter {
                identity,
                text,
                letter: letter.into(),
                position: count(place),
                allowed: allowed.term(),
            },
            IdentityError::Check { text, expected, actual, .. } => {
                Self::IdentityCheck { identity, text, expected: expected.into(), actual: actual.into() }
            }
        }
    }
}

impl From<IdentityError> for Finding {
    fn from(error: IdentityError) -> Self {
        FormMatter::from(error).into()
    }
}

/// The half-width character that a full-width one stands for.
pub(super) fn half_width(letter: char) -> Option<char> {
    match letter {
        '\u{3000}' => Some(' '),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0),
        _ => None,
    }
}

/// Finds the first full-width character, which is refused by name rather than read as its half-width form.
pub(super) fn refuse_full_width(what: Identity, text: &str) -> Result<(), IdentityError> {
    refuse_full_width_if(what, text, |_| true)
}

/// The same, for those half-width characters alone that `refused` picks.
pub(super) fn refuse_full_width_if(
    what: Identity,
    text: &str,
    refused: impl Fn(char) -> bool,
) -> Result<(), IdentityError> {
    // READING: identity-checked
    for (index, letter) in text.chars().enumerate() {
        if let Some(half) = half_width(letter).filter(|half| refused(*half)) {
            return Err(IdentityError::FullWidth {
                what,
                text: text.to_owned(),
                letter,
                place: index + 1,
                half,
            });
        }
    }
    Ok(())
}

/// Finds the first character that `allow` refuses; the length is examined afterwards, so that a strange
/// letter is named even when it also makes the text too long.
pub(super) fn refuse_strange(
    what: Identity,
    text: &str,
    allowed: Allowed,
    allow: impl Fn(usize, char) -> bool,
) -> Result<(), IdentityError> {
    for (index, letter) in text.chars().enumerate() {
        if !allow(index, letter) {
            return Err(IdentityError::Character {
                what,
                text: text.to_owned(),
                letter,
                place: index + 1,
                allowed,
            });
        }
    }
    Ok(())
}

/// The ASCII digits of a text as numbers, exactly `N` of them.
pub(super) fn digits<const N: usize>(
    what: Identity,
    text: &str,
    shape: Shape,
) -> Result<[u8; N], IdentityError> {
    refuse_full_width(what, text)?;
    refuse_strange(what, text, Allowed::Digit, |_, letter| letter.is_ascii_digit())?;
    let digits: Vec<u8> = text.bytes().map(|byte| byte - b'0').collect();
    digits.try_into().map_err(|digits: Vec<u8>| IdentityError::Length {
        what,
        text: text.to_owned(),
        length: digits.len(),
        shape,
    })
}

#[cfg(test)]
mod tests {
    use crate::finding::{Finding, Language};
    use crate::identity::{CreditCode, OfficeId, RegistrationNumber, Telephone, chain};
    use crate::identity::{DivisionCode, DivisionHistory, Divisions, DivisionsError};

    fn mend(finding: &Finding, language: Language) -> String {
        finding.matter.mend(language)
    }

    #[test]
    fn a_wrong_check_character_is_reported_with_the_right_one() {
        let finding = Finding::from("110108000000018".parse::<RegistrationNumber>().unwrap_err());
        assert_eq!(finding.code(), "WJ-313");
        assert!(mend(&finding, Language::Zh).contains("校验码应为“6”"));
        assert!(mend(&finding, Language::En).ends_with("the check character is \"6\""));
        let finding = Finding::from("91350100M000100Y53".parse::<CreditCode>().unwrap_err());
        assert!(finding.matter.text(Language::Zh).contains("组织机构代码校验码为“5”"), "{finding}");
    }

    #[test]
    fn every_code_of_identity_is_reached() {
        let office = |text: &str| text.parse::<OfficeId>().unwrap();
        let division = |text: &str| text.parse::<DivisionCode>().unwrap();
        let status = |code: &str, day: &str| {
            let (code, day) = (division(code), day.parse().unwrap());
            DivisionHistory::default().status(code, day).finding(code, day).unwrap()
        };
        let table = Divisions::of_the_notice();
        let found: Vec<Finding> = vec![
            "42010".parse::<DivisionCode>().unwrap_err().into(),
            "1381234l234".parse::<Telephone>().unwrap_err().into(),
            "１3812341234".parse::<Telephone>().unwrap_err().into(),
            "110108000000018".parse::<RegistrationNumber>().unwrap_err().into(),
            chain(division("420199"), table).unwrap_err().into(),
            status("460300", "2012-01-01"),
            status("341400", "2012-01-01"),
            DivisionsError::Empty.into(),
            chain(office("420100-01"), table).unwrap_err().into(),
            chain(division("810000"), table).unwrap_err().into(),
        ];
        let codes: Vec<_> = found.iter().map(Finding::code).collect();
        assert_eq!(codes, (310..320).map(|number| format!("WJ-{number}")).collect::<Vec<_>>());
        for finding in &found {
            assert!(!finding.to_string().contains("8123"), "a telephone number is shown masked: {finding}");
        }
    }
}
