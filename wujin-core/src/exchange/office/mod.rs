//! The doors of an office: of those who compile, check and supervise what others report.

#![expect(clippy::needless_pass_by_value, reason = "every door takes its question whole")]

mod compile;
mod examine;
mod intake;
mod log;
mod log_columns;
mod question;
mod supervise;

pub use compile::{ReportLog, compile};
pub use examine::{check_form, reconcile_table};
pub use intake::{RowsAnswer, check_identity, check_rows};
pub use log::{CaseChanges, CaseVerdict, LogAnswer, LogChange, LoggedEvent, OverdueInCase, check_log};
pub use question::{
    AppraiseRequest, CompileRequest, ConductRequest, DutiesRequest, FormRequest, HotSpotsRequest,
    IdentityRequest, LogRequest, ReconcileRequest, RowsRequest,
};
pub use supervise::{ConductAnswer, appraisal, conduct, duties, spots};
