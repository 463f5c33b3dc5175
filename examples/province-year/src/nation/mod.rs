//! A nation's year of complaints as one event log: written as Parquet, with faults planted in it and
//! their truth beside it, and checked from Parquet.

mod ask;
mod case;
mod check;
mod error;
mod fault;
mod file;
mod generate;
mod log;
mod outcome;
mod source;
mod stations;
mod summary;
mod turns;

pub use case::{CaseWalk, Step};
pub use check::{CheckOptions, LogOrder, check_log};
pub use error::CheckError;
pub use fault::Planted;
pub use file::{LOG, STATIONS, TRUTH, Truth};
pub use generate::{NationRequest, Written, generate_nation, walk_nation};
pub use log::LogRows;
pub use outcome::Checked;
pub use stations::nation_stations;
pub use summary::screenful;
