//! Whole event logs against the procedure.

mod arrival;
mod columns;
mod flow;
mod interchange;
mod kinds;
pub(crate) mod logs;
mod overdue;
mod repairs;
mod survey;
mod verdicts;
