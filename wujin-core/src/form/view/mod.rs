//! Forms drawn up from what the project already knows: a case's events, a station's record, an
//! office's stations. Nothing is entered twice.

mod complaint;
mod office;
mod register;
mod station;

use super::{Entry, FormText};

/// A text as it stands on a form: blank where there is none, with a sign for each character that cannot
/// be printed.
fn printed(text: Option<&str>) -> Entry<FormText> {
    text.and_then(FormText::printed).into()
}
