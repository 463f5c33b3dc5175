//! The benchmarks.

use crate::run::{cargo, say};

/// Runs every benchmark.
pub(crate) fn bench() -> Result<(), String> {
    say("benchmarks");
    cargo(&["bench", "--workspace", "--benches", "--", "--noplot"])
}
