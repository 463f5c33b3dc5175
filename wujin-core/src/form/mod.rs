//! Annex 1 to 6 as typed records: what each field holds, who fills it in, what it rests on, and how it
//! is read back from what people wrote into a cell (3.2.1/2, 3.2.5/1, 3.2.5/3, 4.3/2, 4.3/5).
//!
//! The attachment of the notice is not available. The fields are reconstructed, and each says from what
//! ([`FieldSource`]). A field that is left blank, one that does not apply and one that cannot be made out
//! are three different things ([`Entry`]).

mod annexes;
mod any;
mod check;
mod computed;
mod content;
mod entry;
mod field;
mod field_set;
mod figures;
mod fill;
pub mod layout;
mod locate;
mod plan;
mod record;
mod sheet;
mod table;
mod text;
mod value;
mod view;

pub use annexes::{
    AnnexFiveForm, AnnexFiveHead, AnnexFiveLine, AnnexFourForm, AnnexFourHead, AnnexOneForm, AnnexOneHead,
    AnnexSixColumn, AnnexSixForm, AnnexSixHead, AnnexThreeColumn, AnnexThreeForm, AnnexThreeHead,
    AnnexTwoForm, AnnexTwoHead, AnnexTwoLine, ConditionLine, OfficerLine, StaffLine,
};
pub use any::{AnyForm, FormVisitor, visit_form};
pub use check::check;
pub use content::Content;
pub use entry::Entry;
pub use field::{Field, FieldKind, FieldNeed, FieldRule, FieldSource, Filler};
pub use field_set::FieldSet;
pub use figures::FormFiguresError;
pub use fill::{FormRead, read_form, recognise};
pub use plan::{FormPlan, Planned, PlannedCell, USUAL_HEIGHT, plan};
pub use record::{FieldPlace, FormRecord, RowCount, Table, missing};
pub use sheet::Sheet;
pub use table::{SheetTable, TABLE_FORMAT, TableCell, TableColumn, TableLayout, TableLayoutError};
pub use text::{FormText, FormTextError};
pub use value::FieldValue;
