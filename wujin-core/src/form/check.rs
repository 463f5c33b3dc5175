//! What is wanting in a form as it is filled in, and what its values break (3.2.1/2, 3.2.5/1, 4.3/2).

use super::value::FieldValue;
use super::{Content, FieldNeed, FieldPlace, FieldRule, FormRecord};
use crate::edition::{AnnexOneField, Form};
use crate::finding::{Finding, FormMatter, Matter, Place};
use crate::identity::{BusinessCode, Telephone};
use crate::profile::Profile;
use crate::term::Term;
use crate::time::{Day, Period};

/// Everything that a form leaves out or breaks, by the path of each field: what must be filled and is
/// blank (`WJ-301`), under the profile for Annex 1, and what a value does not keep to ([`FieldRule`]).
///
/// What does not apply or cannot be made out breaks no rule.
///
/// ```
/// use wujin_core::form::{AnnexTwoForm, AnnexTwoLine, Entry, check};
/// use wujin_core::profile::Profile;
/// let telephone = Entry::Filled("1380000123".parse()?);
/// let line = AnnexTwoLine { consumer_telephone: telephone, ..AnnexTwoLine::default() };
/// let form = AnnexTwoForm { entries: vec![line], ..AnnexTwoForm::default() };
/// let found = check(&form, Profile::national());
/// let wrong = found.iter().find(|finding| finding.code() == "WJ-310").unwrap();
/// assert_eq!(wrong.place.as_ref().unwrap().path.as_deref(), Some("entries[0].consumer_telephone"));
/// # Ok::<(), wujin_core::form::FormTextError>(())
/// ```
#[must_use]
pub fn check<R: FormRecord>(form: &R, profile: &Profile) -> Vec<Finding> {
    let places = form.places();
    let of = |place: &FieldPlace| {
        let found = if form.content(*place) == Content::Blank {
            wanting::<R>(*place, profile)
        } else {
            broken(form, *place)
        };
        let field = R::field(*place)?;
        Some(found?.under(field.citation).at(Place::path(R::path(*place))))
    };
    places.iter().filter_map(of).collect()
}

/// That a field is blank, where it must not be.
fn wanting<R: FormRecord>(place: FieldPlace, profile: &Profile) -> Option<Finding> {
    let field = R::field(place)?;
    let asked_here = |asked: &AnnexOneField| asked.name() == field.term.name;
    let is_asked = R::FORM == Form::AnnexOne && profile.required_fields().iter().any(asked_here);
    let matter = FormMatter::FieldMissing { form: R::FORM.term(), field: field.term, basis: field.citation };
    (field.need == FieldNeed::Always || is_asked).then(|| matter.into())
}

/// What the value of a field breaks.
fn broken<R: FormRecord>(form: &R, place: FieldPlace) -> Option<Finding> {
    let field = R::field(place)?;
    let content = form.content(place);
    if content.mark().is_some() {
        return None;
    }
    let matter: Matter = match field.rule {
        FieldRule::Any => return None,
        FieldRule::Telephone => return content.to_text().parse::<Telephone>().err().map(Into::into),
        FieldRule::BusinessCode => return content.to_text().parse::<BusinessCode>().err().map(Into::into),
        FieldRule::AtMost(most) => {
            let value = u32::read(&content).ok().filter(|value| *value > most)?;
            FormMatter::FieldTooLarge { field: field.term, value: value.into(), most: most.into() }.into()
        }
        FieldRule::NotBefore(other) => {
            let (earlier, earlier_day) = beside(form, place, other)?;
            out_of_order((earlier, earlier_day), (field.term, day(&content)?))?
        }
        FieldRule::NotAfter(other) => {
            let (later, later_day) = beside(form, place, other)?;
            out_of_order((field.term, day(&content)?), (later, later_day))?
        }
        FieldRule::Quarter => {
            let period = Period::read(&content).ok()?;
            let is_quarter = matches!(period, Period::Quarter(_));
            (!is_quarter).then(|| FormMatter::PeriodNotQuarter { form: R::FORM.term(), period })?.into()
        }
        FieldRule::Ascending => {
            let number = u32::read(&content).ok()?;
            let after = above(form, place)?;
            let matter = FormMatter::NumberOutOfOrder {
                field: field.term,
                number: number.into(),
                after: after.into(),
            };
            (number <= after).then_some(matter)?.into()
        }
    };
    Some(matter.into())
}

fn day(content: &Content) -> Option<Day> {
    match content {
        Content::Day(day) => Some(*day),
        Content::Blank | Content::Text(_) | Content::Number(_) => None,
    }
}

fn out_of_order((earlier, earlier_day): (Term, Day), (later, later_day): (Term, Day)) -> Option<Matter> {
    let matter = FormMatter::DaysOutOfOrder { earlier, earlier_day, later, later_day };
    (later_day < earlier_day).then(|| matter.into())
}

/// The day in another field beside a field.
fn beside<R: FormRecord>(form: &R, place: FieldPlace, name: &str) -> Option<(Term, Day)> {
    let of = |fields: &[super::Field]| fields.iter().position(|field| field.term.name == name);
    let other = match place {
        FieldPlace::Head { .. } => FieldPlace::Head { field: of(R::HEAD)? },
        FieldPlace::Line { table, row, .. } => {
            FieldPlace::Line { table, row, field: of(R::TABLES.get(table)?.fields)? }
        }
    };
    Some((R::field(other)?.term, day(&form.content(other))?))
}

/// The last number in the lines above.
fn above<R: FormRecord>(form: &R, place: FieldPlace) -> Option<u32> {
    let FieldPlace::Line { table, row, field } = place else { return None };
    let mut numbers = (0..row).rev().map(|row| form.content(FieldPlace::Line { table, row, field }));
    numbers.find_map(|content| u32::read(&content).ok())
}
