//! What users rely on, shown from outside the crate.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod certificate;
mod collation;
mod compile;
mod complaint;
mod conformance;
mod documents;
mod drawing;
mod exploration;
mod form;
mod form_figures;
mod form_rules;
mod form_sheet;
mod form_views;
mod handle_machine;
mod handles;
mod paths;
mod planted;
mod print_and_parse;
mod profile;
mod profile_adds;
mod random_forms;
mod roster;
mod support;
