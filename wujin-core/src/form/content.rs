//! What a cell of a form holds before anything is read into it.

use crate::edition::PrintMark;
use crate::time::Day;

/// What a cell holds, as a spreadsheet keeps it.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Content {
    /// Nothing.
    #[default]
    Blank,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Day),
}

/// What stands before a text that would be read as something else, as in spreadsheets.
pub(super) const AS_TEXT: char = '\'';

/// The ways in which people say that a field does not apply, besides the term itself.
const NOT_APPLICABLE: &[&str] = &["—", "――", "——", "－", "-", "–", "/", "／", "N/A"];
/// The ways in which people say that something cannot be made out, besides the term itself.
const ILLEGIBLE: &[&str] = &["（无法辨认）", "字迹不清", "（字迹不清）"];

impl Content {
    /// Why there is nothing to read, if there is nothing.
    // READING: unreadable-is-not-zero
    #[must_use]
    pub fn mark(&self) -> Option<PrintMark> {
        match self {
            Self::Blank => Some(PrintMark::Blank),
            Self::Text(text) => mark_of(text),
            Self::Number(_) | Self::Day(_) => None,
        }
    }

    /// As a text: a number with the 15 digits that spreadsheets keep, as short as that can be written; a
    /// day as `2012-03-05`.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => kept(*number).to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// A number with the 15 digits that spreadsheets keep: what a formula leaves behind them is noise.
fn kept(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// The mark that a text is, if it is one.
pub(super) fn mark_of(text: &str) -> Option<PrintMark> {
    let text = text.trim();
    let is = |mark: PrintMark, others: &[&str]| text == mark.term().zh || others.contains(&text);
    if text.is_empty() {
        Some(PrintMark::Blank)
    } else if is(PrintMark::NotApplicable, NOT_APPLICABLE) {
        Some(PrintMark::NotApplicable)
    } else if is(PrintMark::Illegible, ILLEGIBLE) {
        Some(PrintMark::Illegible)
    } else {
        None
    }
}
