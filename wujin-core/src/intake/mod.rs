//! Reading what old systems export: tables of text cells under Chinese headings.
//!
//! Pure, over cells already cut and decoded: a dictionary of the columns of each table, the mapping
//! of a file's headings onto it, and readers of cells and rows. A row is read wholly or not at all,
//! and all that is wrong with it is said at once (reading `input-is-reported`).

mod case_rows;
mod cell;
mod column;
mod complaint_row;
mod event_row;
mod headings;
mod petition_row;
mod petition_steps;
mod receipt_row;
mod row;
mod station_row;
mod submission_row;
mod summary_row;
mod unit_row;

pub use case_rows::{CaseColumn, CaseRows, ReplayedRows, RowFinding};
pub(crate) use cell::half_width;
pub use cell::{read_amount, read_count, read_day, read_instant, read_word, read_yes_no};
pub use column::{
    Column, Columns, ComplaintColumn, EventColumn, PetitionColumn, ReceiptColumn, SourceTable, StationColumn,
    SubmissionColumn, SummaryColumn, UnitColumn,
};
pub use complaint_row::ComplaintRow;
pub use event_row::EventRow;
pub use headings::Headings;
pub use petition_row::{PetitionEnd, PetitionRow, Shown};
pub use petition_steps::PetitionStep;
pub use receipt_row::ReceiptRow;
pub use row::RowReader;
pub use station_row::StationRow;
pub use submission_row::{ReportUnit, SubmissionMedium, SubmissionRow};
pub use summary_row::{SummaryRow, read_quarter};
