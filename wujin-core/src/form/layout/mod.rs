//! Form editions: how the six annexes look, as data that a bureau may replace by its own.

mod adopt;
mod cell;
mod document;
mod edition;
mod shape;

pub use adopt::FormEditionError;
pub(super) use adopt::figures_of;
pub use cell::{CellRange, CellRef, CellRefError, column_letters};
pub use document::{
    ColumnDocument, CountDocument, EditionSource, FieldDocument, FormEditionDocument, FormLayoutDocument,
    LineDirection, MoneyUnit, Orientation, TableDocument, TextDocument, TextStyle, Tolerance,
};
pub use edition::{
    ColumnMatter, FormEdition, FormLayout, LaidColumn, LaidCount, LaidField, LaidTable, LaidText,
};
pub use shape::shape;
