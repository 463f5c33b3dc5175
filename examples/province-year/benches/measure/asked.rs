//! How large a log is asked for, and how its events share the time.

/// How many cases are asked for.
pub(crate) fn cases_wanted() -> u64 {
    std::env::var("WUJIN_CASES").map_or(36_000_000, |cases| cases.parse().unwrap())
}

/// Nanoseconds an event.
#[expect(clippy::cast_precision_loss, reason = "a count of events is far below 2 to the 52nd")]
pub(crate) fn each(seconds: f64, events: usize) -> f64 {
    seconds * 1e9 / events as f64
}
