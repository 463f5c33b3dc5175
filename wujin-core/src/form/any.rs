//! A form of any of the six annexes.

use serde::{Deserialize, Serialize};

use super::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexSixForm, AnnexThreeForm, AnnexTwoForm, Content, Field,
    FieldPlace, FormRecord, Table, check,
};
use crate::edition::Form;
use crate::finding::{Finding, InputMatter};
use crate::profile::Profile;

macro_rules! any_form {
    ($($variant:ident: $form:ty, $name:literal;)+) => {
        /// A form of any of the six annexes, as `{ "form": "annex_3", "record": … }`.
        #[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
        #[serde(tag = "form", content = "record")]
        pub enum AnyForm { $(
            #[doc = concat!("A form of `", $name, "`.")]
            #[serde(rename = $name)]
            $variant(Box<$form>),
        )+ }

        $( impl From<$form> for AnyForm {
            fn from(form: $form) -> Self {
                Self::$variant(Box::new(form))
            }
        } )+

        impl AnyForm {
            /// A form that nothing is filled in on.
            #[must_use]
            pub fn blank(form: Form) -> Self {
                match form { $( Form::$variant => <$form>::default().into() ),+ }
            }

            /// Which of the six it is.
            #[must_use]
            pub const fn form(&self) -> Form {
                match self { $( Self::$variant(_) => <$form as FormRecord>::FORM ),+ }
            }

            /// [`FormRecord::HEAD`].
            #[must_use]
            pub const fn head(&self) -> &'static [Field] {
                match self { $( Self::$variant(_) => <$form as FormRecord>::HEAD ),+ }
            }

            /// [`FormRecord::TABLES`].
            #[must_use]
            pub const fn tables(&self) -> &'static [Table] {
                match self { $( Self::$variant(_) => <$form as FormRecord>::TABLES ),+ }
            }

            /// [`FormRecord::rows`].
            #[must_use]
            pub fn rows(&self, table: usize) -> usize {
                match self { $( Self::$variant(form) => form.rows(table) ),+ }
            }

            /// [`FormRecord::content`].
            #[must_use]
            pub fn content(&self, place: FieldPlace) -> Content {
                match self { $( Self::$variant(form) => form.content(place) ),+ }
            }

            /// [`FormRecord::put`].
            pub fn put(&mut self, place: FieldPlace, content: &Content) -> Result<(), InputMatter> {
                match self { $( Self::$variant(form) => form.put(place, content) ),+ }
            }

            /// [`check`](fn@check).
            #[must_use]
            pub fn check(&self, profile: &Profile) -> Vec<Finding> {
                match self { $( Self::$variant(form) => check(form.as_ref(), profile) ),+ }
            }
        }

        /// What to do with a form of any of the six annexes.
        pub trait FormVisitor {
            /// What comes of it.
            type Output;
            /// Does it with one form.
            fn visit<R>(self) -> Self::Output
            where
                R: FormRecord + PartialEq + core::fmt::Debug,
                AnyForm: From<R>;
        }

        /// Does something with the type of a form that is known only by its number.
        pub fn visit_form<V: FormVisitor>(form: Form, visitor: V) -> V::Output {
            match form { $( Form::$variant => visitor.visit::<$form>() ),+ }
        }
    };
}

any_form! {
    AnnexOne: AnnexOneForm, "annex_1";
    AnnexTwo: AnnexTwoForm, "annex_2";
    AnnexThree: AnnexThreeForm, "annex_3";
    AnnexFour: AnnexFourForm, "annex_4";
    AnnexFive: AnnexFiveForm, "annex_5";
    AnnexSix: AnnexSixForm, "annex_6";
}
