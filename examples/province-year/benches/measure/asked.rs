//! What log is asked for, how time is taken, and how its events share it.

use std::hint::black_box;
use std::time::Instant;

/// The seed of the log.
pub(crate) const SEED: u64 = 113;
/// How many stations a nation has.
pub(crate) const STATIONS: u32 = 148_000;
/// How often each is measured; the best counts, as nothing but the machine can make it slower.
const TIMES: usize = 5;

/// How many cases are asked for.
pub(crate) fn cases_wanted() -> u64 {
    std::env::var("WUJIN_CASES").map_or(36_000_000, |cases| cases.parse().unwrap())
}

/// Nanoseconds an event.
#[expect(clippy::cast_precision_loss, reason = "a count of events is far below 2 to the 52nd")]
pub(crate) fn each(seconds: f64, events: usize) -> f64 {
    seconds * 1e9 / events as f64
}

/// The best of several runs, in seconds.
pub(crate) fn best<T>(mut run: impl FnMut() -> T) -> f64 {
    let seconds = (0..TIMES).map(|_| {
        let begun = Instant::now();
        drop(black_box(run()));
        begun.elapsed().as_secs_f64()
    });
    seconds.fold(f64::INFINITY, f64::min)
}
