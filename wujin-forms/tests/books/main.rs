//! Workbooks: what is written is read back, and what is wrong with one is said with file, sheet and cell.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

mod corpus;
mod damage;
mod documents;
mod parts;
#[path = "../../../wujin-core/tests/suite/random_forms.rs"]
mod random_forms;
mod round_trip;
mod tables;
