//! A nation's year of complaints as one event log: written as Parquet, with faults planted in it and
//! their truth beside it, and checked from Parquet.

mod case;
mod check;
mod fault;
mod file;
mod generate;
mod log;
mod stations;
mod summary;

pub use case::{CaseWalk, Step};
pub use check::{CheckError, CheckOptions, Checked, LogOrder, check_log};
pub use fault::Planted;
pub use file::{LOG, STATIONS, TRUTH, Truth};
pub use generate::{NationRequest, Written, generate_nation, walk_nation};
pub use log::LogRows;
pub use stations::nation_stations;
pub use summary::screenful;
