//! The numbers of district offices, stations and cases, which no national standard gives.

use core::fmt;
use core::str::FromStr;

use uuid::Uuid;

use super::error::{
    Allowed, Identity, IdentityError, Shape, digits, refuse_full_width, refuse_full_width_if, refuse_strange,
};
use super::text::text_form;
use super::{DivisionCode, DivisionLevel};

/// The number of a district office (工商所): the code of the county it belongs to, and a local number.
///
/// An office is set up by economic area, may span townships and has no code of its own. Where a
/// prefecture has no counties, its own code stands first.
///
/// ```
/// use wujin_core::identity::OfficeId;
/// let office: OfficeId = "420102-03".parse()?;
/// assert_eq!((office.county().number(), office.local()), (420_102, 3));
/// # Ok::<(), wujin_core::identity::IdentityError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficeId {
    county: DivisionCode,
    local: u8,
}

text_form!(
    OfficeId,
    "^[0-9]{6}-[0-9]{2}$",
    "a district office: a division code and two digits, as in 420102-03"
);

/// The number of a station: that of its district office, and a local number.
///
/// ```
/// use wujin_core::identity::StationId;
/// let station: StationId = "420102-03-0007".parse()?;
/// assert_eq!(station.office().to_string(), "420102-03");
/// # Ok::<(), wujin_core::identity::IdentityError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StationId {
    office: OfficeId,
    local: u16,
}

text_form!(
    StationId,
    "^[0-9]{6}-[0-9]{2}-[0-9]{4}$",
    "a station: an office's number and four digits, as in 420102-03-0007"
);

impl OfficeId {
    /// The office with this local number, 0 to 99; `None` for a greater one, or where the code is of
    /// neither a county nor a prefecture.
    #[must_use]
    pub fn new(county: DivisionCode, local: u8) -> Option<Self> {
        // READING: office-number
        let level = county.level();
        let fits = matches!(level, DivisionLevel::County | DivisionLevel::Prefecture) && local < 100;
        fits.then_some(Self { county, local })
    }

    /// The county it belongs to, or the prefecture without counties.
    #[must_use]
    pub const fn county(self) -> DivisionCode {
        self.county
    }

    /// The local number, 0 to 99.
    #[must_use]
    pub const fn local(self) -> u8 {
        self.local
    }
}

impl StationId {
    /// The station with this local number, 0 to 9999; `None` for a greater one.
    #[must_use]
    pub fn new(office: OfficeId, local: u16) -> Option<Self> {
        (local < 10_000).then_some(Self { office, local })
    }

    /// The district office it reports to.
    #[must_use]
    pub const fn office(self) -> OfficeId {
        self.office
    }

    /// The local number, 0 to 9999.
    #[must_use]
    pub const fn local(self) -> u16 {
        self.local
    }
}

/// Holds a text to digits with hyphens at the given places, and to its length.
fn refuse_shape(
    what: Identity,
    text: &str,
    hyphens: &[usize],
    length: usize,
    shape: Shape,
) -> Result<(), IdentityError> {
    refuse_full_width(what, text)?;
    refuse_strange(what, text, Allowed::Hyphen, |index, letter| !hyphens.contains(&index) || letter == '-')?;
    refuse_strange(what, text, Allowed::Digit, |index, letter| {
        hyphens.contains(&index) || letter.is_ascii_digit()
    })?;
    if text.len() == length {
        Ok(())
    } else {
        Err(IdentityError::Length { what, text: text.to_owned(), length: text.chars().count(), shape })
    }
}

fn read_office(what: Identity, text: &str) -> Result<OfficeId, IdentityError> {
    let county: DivisionCode = text.get(..6).unwrap_or_default().parse()?;
    let [tens, ones] = digits::<2>(what, text.get(7..9).unwrap_or_default(), Shape::OfficeId)?;
    OfficeId::new(county, tens * 10 + ones).ok_or_else(|| {
        // A province, or a placeholder, which ends in 00 or 01: its sixth digit is what must change.
        let letter = text.chars().nth(5).unwrap_or_default();
        let allowed = Allowed::EndOfCounty;
        IdentityError::Character { what, text: text.to_owned(), letter, place: 6, allowed }
    })
}

impl FromStr for OfficeId {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        refuse_shape(Identity::OfficeId, text, &[6], 9, Shape::OfficeId)?;
        read_office(Identity::OfficeId, text)
    }
}

impl FromStr for StationId {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        let what = Identity::StationId;
        refuse_shape(what, text, &[6, 9], 14, Shape::StationId)?;
        let office = read_office(what, text)?;
        let local = digits::<4>(what, text.get(10..).unwrap_or_default(), Shape::StationId)?;
        Ok(Self { office, local: local.iter().fold(0, |number, digit| number * 10 + u16::from(*digit)) })
    }
}

impl fmt::Display for OfficeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{:02}", self.county, self.local)
    }
}

impl fmt::Display for StationId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{:04}", self.office, self.local)
    }
}

/// The number of a case: a UUID.
///
/// ```
/// use wujin_core::identity::{CaseId, StationId};
/// let station: StationId = "420102-03-0007".parse()?;
/// let case = CaseId::from_register(station, "2012-0001")?;
/// assert_eq!(case.to_string(), "4ad76b57-e02e-53dd-8dd9-34a6521f1d10");
/// # Ok::<(), wujin_core::identity::IdentityError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(Uuid);

text_form!(
    CaseId,
    "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",
    "a case: a UUID with hyphens"
);

impl CaseId {
    /// The name from which the namespace of [`CaseId::from_register`] is made, under the UUID
    /// namespace for URLs.
    pub const NAMESPACE_NAME: &'static str = "urn:wujin:case";

    /// The case with this UUID.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The UUID.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// The case that a station registered under a number of its registration form (Annex 1): the same
    /// everywhere, so that two systems that read the same register agree.
    ///
    /// The number is taken as it is written, 1 to 64 visible characters or spaces within; brackets may
    /// be full-width, digits and letters may not.
    pub fn from_register(station: StationId, form_number: &str) -> Result<Self, IdentityError> {
        // READING: case-number
        let what = Identity::FormNumber;
        refuse_full_width_if(what, form_number, |half| half.is_ascii_alphanumeric())?;
        let last = form_number.chars().count().saturating_sub(1);
        refuse_strange(what, form_number, Allowed::Printable, |index, letter| {
            !letter.is_control() && (!letter.is_whitespace() || letter == ' ' && index != 0 && index != last)
        })?;
        if !(1..=64).contains(&form_number.chars().count()) {
            let (text, length) = (form_number.to_owned(), form_number.chars().count());
            return Err(IdentityError::Length { what, text, length, shape: Shape::FormNumber });
        }
        let namespace = Uuid::new_v5(&Uuid::NAMESPACE_URL, Self::NAMESPACE_NAME.as_bytes());
        Ok(Self(Uuid::new_v5(&namespace, format!("{station}/{form_number}").as_bytes())))
    }
}

impl FromStr for CaseId {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        const HYPHENS: [usize; 4] = [8, 13, 18, 23];
        let what = Identity::CaseId;
        refuse_full_width(what, text)?;
        refuse_strange(what, text, Allowed::Hyphen, |index, letter| {
            !HYPHENS.contains(&index) || letter == '-'
        })?;
        refuse_strange(what, text, Allowed::Hexadecimal, |index, letter| {
            HYPHENS.contains(&index) || letter.is_ascii_hexdigit()
        })?;
        let length = text.chars().count();
        let wrong = || IdentityError::Length { what, text: text.to_owned(), length, shape: Shape::CaseId };
        if length == 36 { Uuid::try_parse(text).map(Self).map_err(|_| wrong()) } else { Err(wrong()) }
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.as_hyphenated(), formatter)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_wrong_is_named() {
        let error = |text: &str| text.parse::<StationId>().unwrap_err();
        assert!(matches!(error("420102-03-007"), IdentityError::Length { length: 13, .. }));
        assert!(matches!(error("420102_03-0007"), IdentityError::Character { letter: '_', place: 7, .. }));
        assert!(matches!(error("420102-O3-0007"), IdentityError::Character { letter: 'O', place: 8, .. }));
        assert!(matches!(error("420102－03-0007"), IdentityError::FullWidth { half: '-', place: 7, .. }));
        for placeholder in ["420000-01", "429000-01", "420101-01", "110100-01"] {
            assert!(placeholder.parse::<OfficeId>().is_err(), "{placeholder}");
        }
        assert!("441900-01".parse::<OfficeId>().is_ok(), "a prefecture without counties has offices");
    }

    #[test]
    fn a_case_is_the_same_everywhere_and_differs_by_station_and_number() {
        let case = |station: &str, number: &str| CaseId::from_register(station.parse().unwrap(), number);
        let first = case("420102-03-0007", "2012-0001").unwrap();
        assert_eq!(first, case("420102-03-0007", "2012-0001").unwrap());
        assert_ne!(first, case("420102-03-0008", "2012-0001").unwrap());
        assert_ne!(first, case("420102-03-0007", "2012-0002").unwrap());
        assert_eq!(first.uuid().get_version_num(), 5);
        assert!(case("420102-03-0007", "江消（2012）1号").is_ok());
        for number in ["", " 1", "1 ", "1\n", "１"] {
            assert!(case("420102-03-0007", number).is_err(), "{number:?}");
        }
    }

    #[test]
    fn a_case_s_number_is_read_with_hyphens_only() {
        let hyphened = "67e55044-10b1-426f-9247-bb680e5fe0c8";
        assert_eq!(hyphened.parse::<CaseId>().unwrap().to_string(), hyphened);
        for text in ["67e5504410b1426f9247bb680e5fe0c8", "{67e55044-10b1-426f-9247-bb680e5fe0c8}", ""] {
            assert!(text.parse::<CaseId>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn parse_undoes_print(local in 0_u8..100, station in 0_u16..10_000, bits in any::<u128>()) {
            let office = OfficeId::new("420102".parse().unwrap(), local).unwrap();
            let station = StationId::new(office, station).unwrap();
            prop_assert_eq!(station.to_string().parse(), Ok(station));
            prop_assert_eq!(office.to_string().parse(), Ok(office));
            let case = CaseId::new(Uuid::from_u128(bits));
            prop_assert_eq!(case.to_string().parse(), Ok(case));
        }
    }
}
