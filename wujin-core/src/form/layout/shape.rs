//! The fields of a form by its number.

use crate::edition::Form;
use crate::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexSixForm, AnnexThreeForm, AnnexTwoForm, Field,
    FormRecord, Table,
};

/// The fields of a form's head, and its tables.
#[must_use]
pub const fn shape(form: Form) -> (&'static [Field], &'static [Table]) {
    match form {
        Form::AnnexOne => of::<AnnexOneForm>(),
        Form::AnnexTwo => of::<AnnexTwoForm>(),
        Form::AnnexThree => of::<AnnexThreeForm>(),
        Form::AnnexFour => of::<AnnexFourForm>(),
        Form::AnnexFive => of::<AnnexFiveForm>(),
        Form::AnnexSix => of::<AnnexSixForm>(),
    }
}

const fn of<R: FormRecord>() -> (&'static [Field], &'static [Table]) {
    (R::HEAD, R::TABLES)
}
