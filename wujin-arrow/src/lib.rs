//! Event logs of complaints as Arrow record batches, held against the five steps (part three, section
//! two of the notice).
//!
//! Batches go in as they come, of any size; verdicts, violations, cheapest repairs, what was overdue
//! and what could not be read come out as batches. No rule is written here: what is said is what
//! [`wujin_core::conformance`] says. Memory holds one batch, the case that may go on in the next, and
//! what [`CaseOrder`] needs to see that no case comes back. Where a log can be read from several places at
//! once, such as the row groups of a file, [`PartChecker`] and [`PartJoiner`] give the same answers from several
//! threads; where its cases come mixed, [`ArrivalChecker`] does.
//!
//! ```
//! use std::sync::Arc;
//! use arrow_array::{ArrayRef, RecordBatch, StringArray, TimestampSecondArray, UInt64Array};
//! use wujin_arrow::{LogChecker, Setting};
//!
//! let texts = |list: &[&str]| Arc::new(StringArray::from(list.to_vec())) as ArrayRef;
//! let batch = RecordBatch::try_from_iter([
//!     ("case", Arc::new(UInt64Array::from(vec![7, 7, 9])) as ArrayRef),
//!     ("action", texts(&["register", "archive", "登记"])),
//!     ("role", texts(&["staff", "staff", "工作人员"])),
//!     ("at", Arc::new(TimestampSecondArray::from(vec![1_300_000_000, 1_300_003_600, 1_300_007_200]))),
//! ])?;
//! let mut checker = LogChecker::new(&Setting::national("2011-12-31".parse()?));
//! let (first, rest) = (checker.push(&batch)?, checker.finish()?);
//! assert_eq!((first.verdicts.num_rows(), rest.verdicts.num_rows()), (1, 1));
//! assert_eq!(first.violations.num_rows(), 1); // archived without an outcome
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answer;
mod arrival;
mod case_id;
mod case_key;
mod case_order;
mod checker;
mod column;
mod error;
mod events;
mod intake;
mod joiner;
mod layout;
mod number;
mod part;
mod reader;
mod schema;
mod setting;
mod stations;
mod stretch;
mod word;
mod worker;

pub use answer::LogAnswer;
pub use arrival::{ArrivalAnswers, ArrivalChecker};
pub use case_order::CaseOrder;
pub use checker::LogChecker;
pub use column::LogColumn;
pub use error::LogError;
pub use joiner::PartJoiner;
pub use part::{PartChecker, PartEdges};
pub use schema::{findings_schema, overdue_schema, repairs_schema, verdicts_schema, violations_schema};
pub use setting::Setting;
pub use worker::LogTotals;
