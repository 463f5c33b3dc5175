//! What a page asks of millions of rows. The page's module is compiled for size; a profile compiles this crate for
//! speed, and with it what is inline in the core.

use wujin_core::conformance::{self, Columns, Violation};

/// Everything that is wrong with the events of a log.
#[must_use]
#[inline(never)]
pub fn violations(columns: &Columns<'_>) -> Vec<Violation> {
    conformance::violations(columns)
}
