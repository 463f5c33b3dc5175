//! Forms of any kind in one workbook, each sheet called so that people find it.

use std::collections::{BTreeMap, BTreeSet};

use wujin_core::edition::Form;
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{AnyForm, Entry, FormText};

use super::{Book, WriteError};

/// Forms as a workbook, a sheet each in their order.
///
/// Of several of one annex, the name of a sheet also says which it is: the complaint, the station or the
/// unit, and the period where all are of one.
pub fn write_forms<'a>(
    edition: &FormEdition,
    forms: impl IntoIterator<Item = &'a AnyForm> + Clone,
) -> Result<Vec<u8>, WriteError> {
    let several = Several::of(forms.clone());
    let mut book = Book::new(edition);
    for form in forms {
        let suffix = several.suffix(form);
        match form {
            AnyForm::AnnexOne(form) => book.add(form.as_ref(), &suffix)?,
            AnyForm::AnnexTwo(form) => book.add(form.as_ref(), &suffix)?,
            AnyForm::AnnexThree(form) => book.add(form.as_ref(), &suffix)?,
            AnyForm::AnnexFour(form) => book.add(form.as_ref(), &suffix)?,
            AnyForm::AnnexFive(form) => book.add(form.as_ref(), &suffix)?,
            AnyForm::AnnexSix(form) => book.add(form.as_ref(), &suffix)?,
        }
    }
    book.finish()
}

/// How many forms there are of each annex, and of which stations or units.
struct Several<'a>(BTreeMap<Form, (usize, BTreeSet<Option<&'a str>>)>);

impl<'a> Several<'a> {
    fn of(forms: impl IntoIterator<Item = &'a AnyForm>) -> Self {
        let mut annexes: BTreeMap<Form, (usize, BTreeSet<_>)> = BTreeMap::new();
        for form in forms {
            let (count, owners) = annexes.entry(form.form()).or_default();
            *count += 1;
            owners.insert(owner(form));
        }
        Self(annexes)
    }

    fn suffix(&self, form: &AnyForm) -> String {
        let Some((2.., owners)) = self.0.get(&form.form()) else { return String::new() };
        let period = match form {
            AnyForm::AnnexOne(form) => return text(&form.head.number).unwrap_or_default().to_owned(),
            AnyForm::AnnexThree(form) => form.head.period.value(),
            AnyForm::AnnexSix(form) => form.head.period.value(),
            AnyForm::AnnexTwo(_) | AnyForm::AnnexFour(_) | AnyForm::AnnexFive(_) => None,
        };
        match period {
            Some(period) if owners.len() == 1 => period.zh(),
            _ => owner(form).unwrap_or_default().to_owned(),
        }
    }
}

/// The station, office or unit that a form is of.
fn owner(form: &AnyForm) -> Option<&str> {
    text(match form {
        AnyForm::AnnexOne(form) => &form.head.station,
        AnyForm::AnnexTwo(form) => &form.head.station,
        AnyForm::AnnexThree(form) => &form.head.station,
        AnyForm::AnnexFour(form) => &form.head.station,
        AnyForm::AnnexFive(form) => &form.head.office,
        AnyForm::AnnexSix(form) => &form.head.unit,
    })
}

fn text(entry: &Entry<FormText>) -> Option<&str> {
    entry.value().map(FormText::as_str)
}
