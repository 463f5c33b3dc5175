//! A text that a form can hold.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

use crate::read_text::read_text;

/// A text of a field: not blank, nothing but white space cut from its ends, lines ended by `\n`, no
/// control character else, and no longer than a cell of a spreadsheet holds.
///
/// ```
/// use wujin_core::form::{FormText, FormTextError};
/// assert_eq!(" 要求退货\r\n并赔偿 ".parse::<FormText>()?.as_str(), "要求退货\n并赔偿");
/// assert_eq!("\u{7}".parse::<FormText>(), Err(FormTextError::Control('\u{7}')));
/// # Ok::<(), FormTextError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct FormText(String);

/// Why a text cannot stand in a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FormTextError {
    /// There is nothing in it.
    #[error("it is blank")]
    Blank,
    /// It holds a character that cannot be printed.
    #[error("it holds the control character U+{:04X}", u32::from(*.0))]
    Control(char),
    /// It is too long.
    #[error("it has {0} characters, and a form holds 32766")]
    TooLong(usize),
}

impl FormText {
    /// How many characters it holds at most, counted as UTF-16 does: one less than a cell of a spreadsheet,
    /// which may have to hold a sign that it is a text.
    pub const LONGEST: usize = 32_766;

    /// A text as a form can show it: none where it is blank, U+FFFD in the place of each character that
    /// cannot be printed, and cut with an ellipsis where it is too long.
    ///
    /// ```
    /// use wujin_core::form::FormText;
    /// assert_eq!(FormText::printed("退\u{7}货").unwrap().as_str(), "退\u{FFFD}货");
    /// assert_eq!(FormText::printed(" \n"), None);
    /// ```
    #[must_use]
    pub fn printed(text: &str) -> Option<Self> {
        let shown = |letter: char| if is_control(letter) { char::REPLACEMENT_CHARACTER } else { letter };
        let text: String = lines_ended_alike(text).chars().map(shown).collect();
        let text = text.trim();
        let mut room = Self::LONGEST - 1;
        let fits = |letter: &char| {
            let left = room.checked_sub(letter.len_utf16());
            room = left.unwrap_or(0);
            left.is_some()
        };
        let cut = if text.encode_utf16().count() > Self::LONGEST {
            text.chars().take_while(fits).chain(['…']).collect()
        } else {
            text.to_owned()
        };
        (!cut.is_empty()).then_some(Self(cut))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text whose lines all end with `\n`.
fn lines_ended_alike(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Whether a character cannot be printed. The two at the end are no characters at all, and no document
/// may hold them.
fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t') || matches!(letter, '\u{FFFE}' | '\u{FFFF}')
}

impl FromStr for FormText {
    type Err = FormTextError;

    fn from_str(text: &str) -> Result<Self, FormTextError> {
        let text = lines_ended_alike(text);
        let text = text.trim();
        if text.is_empty() {
            return Err(FormTextError::Blank);
        }
        if let Some(control) = text.chars().find(|letter| is_control(*letter)) {
            return Err(FormTextError::Control(control));
        }
        let length = text.encode_utf16().count();
        if length > Self::LONGEST {
            return Err(FormTextError::TooLong(length));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for FormText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl<'de> Deserialize<'de> for FormText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, str::parse)
    }
}
