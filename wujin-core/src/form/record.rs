//! A whole form: its head, and the tables in it.

use super::field_set::{FieldSet, label, named};
use super::{Content, Field, FieldNeed};
use crate::edition::{Form, OperatorKind, StationCondition};
use crate::finding::{Finding, FormMatter, InputMatter, Place};
use crate::term::Term;

/// How many lines a table has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowCount {
    /// As many as there are.
    Any,
    /// One for each of these words, in their order.
    Each(&'static [Term]),
}

/// A table in a form.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Table {
    /// Its name and what it is of.
    pub term: Term,
    /// How many lines it has.
    pub rows: RowCount,
    /// The fields of a line.
    pub fields: &'static [Field],
}

/// Where a field stands in a form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FieldPlace {
    /// In its head.
    Head {
        /// Which field, from 0.
        field: usize,
    },
    /// In a table.
    Line {
        /// Which table, from 0.
        table: usize,
        /// Which line, from 0.
        row: usize,
        /// Which field, from 0.
        field: usize,
    },
}

/// A form as a typed record, its fields to be reached by their places.
pub trait FormRecord: Default {
    /// Which of the six.
    const FORM: Form;
    /// The fields of the head.
    const HEAD: &'static [Field];
    /// The tables.
    const TABLES: &'static [Table];

    /// How many lines a table has; 0 where there is no such table.
    fn rows(&self, table: usize) -> usize;

    /// What stands in a field; blank where there is no such place.
    fn content(&self, place: FieldPlace) -> Content;

    /// Reads a cell into a field, with as many new lines as that takes; where it fails, nothing is changed.
    /// A place that the form does not have is passed over.
    fn put(&mut self, place: FieldPlace, content: &Content) -> Result<(), InputMatter>;

    /// Every place of the form, the head first, then table by table and line by line.
    fn places(&self) -> Vec<FieldPlace> {
        let head = (0..Self::HEAD.len()).map(|field| FieldPlace::Head { field });
        let lines = Self::TABLES.iter().enumerate().flat_map(|(table, of)| {
            let fields =
                move |row| (0..of.fields.len()).map(move |field| FieldPlace::Line { table, row, field });
            (0..self.rows(table)).flat_map(fields)
        });
        head.chain(lines).collect()
    }

    /// The field that stands at a place.
    #[must_use]
    fn field(place: FieldPlace) -> Option<&'static Field> {
        match place {
            FieldPlace::Head { field } => Self::HEAD.get(field),
            FieldPlace::Line { table, field, .. } => Self::TABLES.get(table)?.fields.get(field),
        }
    }

    /// A place as a path: `station`, `staff[2].name`.
    #[must_use]
    fn path(place: FieldPlace) -> String {
        let name = Self::field(place).map_or("", |field| field.term.name);
        match place {
            FieldPlace::Head { .. } => name.to_owned(),
            FieldPlace::Line { table, row, .. } => {
                let table = Self::TABLES.get(table).map_or("", |table| table.term.name);
                format!("{table}[{row}].{name}")
            }
        }
    }
}

/// Every field that must be filled and is blank (`WJ-301`), by its path in the form.
///
/// ```
/// use wujin_core::form::{AnnexOneForm, missing};
/// let blank = AnnexOneForm::default();
/// let paths: Vec<_> = missing(&blank).into_iter().filter_map(|finding| finding.place?.path).collect();
/// assert_eq!(paths, ["station", "registered", "consumer_name", "consumer_telephone", "goods", "request"]);
/// ```
#[must_use]
pub fn missing<R: FormRecord>(record: &R) -> Vec<Finding> {
    let blank = |place: &FieldPlace| record.content(*place) == Content::Blank;
    let say = |place: FieldPlace| {
        let field = R::field(place).filter(|field| field.need == FieldNeed::Always)?;
        let matter =
            FormMatter::FieldMissing { form: R::FORM.term(), field: field.term, basis: field.citation };
        Some(Finding::from(matter).at(Place::path(R::path(place))))
    };
    record.places().into_iter().filter(blank).filter_map(say).collect()
}

/// The lines of a table.
pub(super) trait Lines {
    /// A line.
    type Line: FieldSet;
    /// How many there are.
    const ROWS: RowCount;

    fn count(&self) -> usize;
    fn line(&self, row: usize) -> Option<&Self::Line>;
    /// A line to be written to, new where the table may grow.
    fn line_mut(&mut self, row: usize) -> Option<&mut Self::Line>;
}

impl<L: FieldSet> Lines for Vec<L> {
    type Line = L;
    const ROWS: RowCount = RowCount::Any;

    fn count(&self) -> usize {
        self.len()
    }

    fn line(&self, row: usize) -> Option<&L> {
        self.get(row)
    }

    fn line_mut(&mut self, row: usize) -> Option<&mut L> {
        if row >= self.len() {
            self.resize_with(row.saturating_add(1), L::default);
        }
        self.get_mut(row)
    }
}

/// Tables that have one line for each word of a list.
macro_rules! lines_for_each {
    ($($count:expr => $words:expr;)+) => { $(
        impl<L: FieldSet> Lines for [L; $count] {
            type Line = L;
            const ROWS: RowCount = RowCount::Each($words);

            fn count(&self) -> usize {
                self.len()
            }

            fn line(&self, row: usize) -> Option<&L> {
                self.get(row)
            }

            fn line_mut(&mut self, row: usize) -> Option<&mut L> {
                self.get_mut(row)
            }
        }
    )+ };
}

lines_for_each! {
    1 => &[named("total", label("合计", "total"))];
    OperatorKind::ALL.len() => OperatorKind::TERMS;
    StationCondition::ALL.len() => StationCondition::TERMS;
}

/// Reads into a line; a line that is new is taken back where that fails.
pub(super) fn put_line<T: Lines + Clone>(
    lines: &mut T,
    row: usize,
    field: usize,
    content: &Content,
) -> Result<(), InputMatter> {
    if row < lines.count() || matches!(T::ROWS, RowCount::Each(_)) {
        return lines.line_mut(row).map_or(Ok(()), |line| line.put(field, content));
    }
    // Tried on a line of its own first, so that a table does not grow by what cannot be read.
    <T::Line>::default().put(field, content)?;
    lines.line_mut(row).map_or(Ok(()), |line| line.put(field, content))
}

/// Declares a form: its head and its tables.
macro_rules! form_record {
    ($($(#[$meta:meta])* $name:ident of $form:ident, head $head:ty {
        $( $table:ident: $lines:ty = $label:expr; )*
    })+) => { $(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug, Default, ::serde::Serialize, ::serde::Deserialize)]
        pub struct $name {
            /// The fields of its head.
            #[serde(flatten)]
            pub head: $head,
            $(
                #[doc = concat!("The lines of the table `", stringify!($table), "`.")]
                #[serde(default, skip_serializing_if = "crate::procedure::is_blank")]
                pub $table: $lines,
            )*
        }

        impl $crate::form::FormRecord for $name {
            const FORM: $crate::edition::Form = $crate::edition::Form::$form;
            const HEAD: &'static [$crate::form::Field] = <$head as $crate::form::FieldSet>::FIELDS;
            const TABLES: &'static [$crate::form::Table] = &[$( $crate::form::Table {
                term: $crate::form::field_set::named(stringify!($table), $label),
                rows: <$lines as $crate::form::record::Lines>::ROWS,
                fields: <<$lines as $crate::form::record::Lines>::Line as $crate::form::FieldSet>::FIELDS,
            } ),*];

            fn rows(&self, table: usize) -> usize {
                let counts: &[usize] = &[$( $crate::form::record::Lines::count(&self.$table) ),*];
                counts.get(table).copied().unwrap_or(0)
            }

            fn content(&self, place: $crate::form::FieldPlace) -> $crate::form::Content {
                match place {
                    $crate::form::FieldPlace::Head { field } => {
                        $crate::form::FieldSet::content(&self.head, field)
                    }
                    $crate::form::FieldPlace::Line { table, row, field } => {
                        let tables: &[&dyn Fn(usize, usize) -> Option<$crate::form::Content>] = &[$( &|row, field| {
                            let line = $crate::form::record::Lines::line(&self.$table, row)?;
                            Some($crate::form::FieldSet::content(line, field))
                        } ),*];
                        tables.get(table).and_then(|content| content(row, field)).unwrap_or_default()
                    }
                }
            }

            fn put(
                &mut self,
                place: $crate::form::FieldPlace,
                content: &$crate::form::Content,
            ) -> Result<(), $crate::finding::InputMatter> {
                match place {
                    $crate::form::FieldPlace::Head { field } => {
                        $crate::form::FieldSet::put(&mut self.head, field, content)
                    }
                    $crate::form::FieldPlace::Line { table, row, field } => {
                        type Put = fn(
                            &mut $name,
                            usize,
                            usize,
                            &$crate::form::Content,
                        ) -> Result<(), $crate::finding::InputMatter>;
                        let tables: &[Put] = &[$( |record, row, field, content| {
                            $crate::form::record::put_line(&mut record.$table, row, field, content)
                        } ),*];
                        tables.get(table).map_or(Ok(()), |put| put(self, row, field, content))
                    }
                }
            }
        }
    )+ };
}
pub(super) use form_record;
