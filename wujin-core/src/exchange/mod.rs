//! The contract that every binding speaks: JSON documents of the format `wujin/1`, one door for each
//! question. A door takes a text and gives a text; it never fails otherwise.
//!
//! Names are `snake_case`, days `YYYY-MM-DD`, instants RFC 3339 with their offset, money whole fen.
//! An unknown field or an unknown kind of event is an error with its path, never dropped.

mod case_door;
mod context;
mod contracts;
mod document;
mod door;
mod figures;
mod handle;
mod lookup;
mod office;
mod procedure;
mod question;
mod reply;

pub use context::Context;
pub use document::read_part;
pub use door::{DOORS, Door, OFFICE_DOORS, call, call_of, call_under};
pub use figures::figures;
pub use handle::CaseHandle;
pub use lookup::{code, draw, words};
pub use office::{
    AppraiseRequest, CaseChanges, CaseVerdict, CompileRequest, ConductAnswer, ConductRequest, DutiesRequest,
    FormRequest, HotSpotsRequest, IdentityRequest, LogAnswer, LogChange, LogRequest, LoggedEvent,
    OverdueInCase, ReconcileRequest, ReportLog, RowsAnswer, RowsRequest, appraisal, check_form,
    check_identity, check_log, check_rows, compile, conduct, duties, reconcile_table, spots,
};
pub use procedure::{
    CommandDocument, Contract, DecideQuestion, DecideRequest, Decided, EventDocument, ObligationsQuestion,
    ObligationsRequest, Owed, StateDocument, StateQuestion, StateRequest, decide, obligations, stand,
};
pub use question::{
    AssessRequest, ChainRequest, CodeRequest, CountAnswer, CountRequest, DayAnswer, DayRequest, DrawRequest,
    DueAnswer, DueRequest, FiguresRequest, MaskRequest, ReportsRequest, WordsRequest, assess_station, count,
    due, mask, reports, tiers, working_day,
};
pub use reply::Reply;

/// The format of every document.
pub const FORMAT: &str = "wujin/1";
