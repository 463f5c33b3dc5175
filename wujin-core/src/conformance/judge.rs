//! One case, judged by the exact walk.

use super::walk::Walk;
use super::{Automaton, Columns, Verdict, Violation, ViolationKind};

/// Adds every violation of one case, counted from the first of the columns, and answers its verdict.
#[inline]
pub fn violations_of(columns: &Columns<'_>, case: usize, found: &mut Vec<Violation>) -> Verdict {
    let before = found.len();
    let mut walk = Walk::default();
    for row in columns.case_rows(case) {
        let case = columns.first_case() + case;
        walk.step(columns, row, &mut |_, kind| found.push(Violation { case, row, kind }));
    }
    if found.len() > before { Verdict::Violates } else { lawful(walk.state) }
}

/// The verdict on one case by the exact walk, and its first violation. So many of its first events are known
/// to be lawful, and to lead to a state.
#[inline]
pub(super) fn judge(
    columns: &Columns<'_>,
    case: usize,
    lawful_events: usize,
    state: u8,
) -> Result<Verdict, Violation> {
    let rows = columns.case_rows(case);
    let next = rows.start + lawful_events.min(rows.len());
    let mut walk = Walk::after(columns, rows.start..next, state);
    let mut first: Option<(usize, ViolationKind)> = None;
    for row in next..rows.end {
        walk.step(columns, row, &mut |_, kind| {
            first.get_or_insert((row, kind));
        });
        if let Some((row, kind)) = first {
            return Err(Violation { case: columns.first_case() + case, row, kind });
        }
    }
    Ok(lawful(walk.state))
}

/// The verdict on a lawful case that stands at a state.
#[inline]
fn lawful(state: u8) -> Verdict {
    if Automaton::complaint().is_end(state) { Verdict::Conforms } else { Verdict::Open }
}
