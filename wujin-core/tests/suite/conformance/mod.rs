//! Whole event logs against the procedure.

mod columns;
mod logs;
mod repairs;
mod verdicts;
