//! A log on two threads.

use wujin_core::conformance::Columns;

/// Asks of each half of the cases on a thread of its own.
pub(crate) fn halves<'a, T: Send>(columns: &Columns<'a>, ask: impl Fn(Columns<'a>) -> T + Sync) -> [T; 2] {
    let middle = columns.cases() / 2;
    let (first, second) = (columns.slice_cases(0..middle), columns.slice_cases(middle..columns.cases()));
    std::thread::scope(|scope| {
        let other = scope.spawn(|| ask(second));
        let own = ask(first);
        [own, other.join().unwrap()]
    })
}
