//! Event logs in order of arrival: the events of many cases mixed, as a register writes them down.
//!
//! The rules are those of logs grouped by case; here the rows are only brought together. A portion of
//! the log becomes a [`Run`], whose rows are put into groups by a hash of their case's id; a [`Gatherer`]
//! then takes a group from all runs and lays its cases out as [`Columns`](super::Columns). Runs do not
//! depend on each other, nor do groups, so that a caller may make them on as many threads as it likes,
//! and the answers are the same. [`check_arrivals`] does all of it for one portion.

mod cells;
mod check;
mod extra;
mod gather;
mod gathered;
mod key;
mod rows;
mod run;

pub use check::{ArrivedCases, check_arrivals};
pub use gather::Gatherer;
pub use gathered::Gathered;
pub use key::CaseKey;
pub use rows::Arrivals;
pub use run::{GROUPS, Run};
