//! The verdict on each case, and the first thing wrong with it.

use super::sweep::Sweep;
use super::walk::Walk;
use super::{Automaton, Columns, Violation, ViolationKind};
use crate::vocabulary;

vocabulary! {
    /// Whether a case followed the five steps.
    pub enum Verdict {
        Conforms = "conforms", "依程序归档", "archived lawfully";
        Open = "open", "办理中", "lawful so far, and not archived";
        Violates = "violates", "违反程序", "something is not as the procedure has it";
    }
}

/// What was found of each case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Conformance {
    /// The verdict on each case, in order.
    pub verdicts: Vec<Verdict>,
    /// The first violation of each case that violates, in the order of the cases.
    pub first_violations: Vec<Violation>,
}

impl Conformance {
    /// Adds what was found of the cases that follow, checked apart.
    pub fn append(&mut self, mut next: Self) {
        self.verdicts.append(&mut next.verdicts);
        self.first_violations.append(&mut next.first_violations);
    }
}

/// Checks every case: its verdict, and the first violation where there is one.
///
/// What columns cannot show is not judged: texts, consent, whether a petition was told, the entry in
/// the register, and the fields of Annex 1. A case without any row is open. The same cases in parts
/// give the same answer, so that a caller may check parts of [`Columns::slice_cases`] at once.
///
/// ```
/// use wujin_core::complaint::Action::{Archive, Register, Withdraw};
/// use wujin_core::conformance::{Columns, Verdict, check};
/// use wujin_core::procedure::Role::{Consumer, Staff};
///
/// let actions = [Register, Withdraw, Archive, Register, Archive].map(|action| action.index());
/// let roles = [Staff, Consumer, Staff, Staff, Staff].map(|role| role.index());
/// let columns = Columns::new(&[0, 3, 5], &actions, &[10, 20, 30, 15, 25], &roles)?;
/// let found = check(&columns);
/// assert_eq!(found.verdicts, [Verdict::Conforms, Verdict::Violates]);
/// assert_eq!(found.first_violations[0].row, 4);
/// assert_eq!(found.first_violations[0].kind.code(), "WJ-244");
/// # Ok::<(), wujin_core::conformance::ColumnsError>(())
/// ```
#[must_use]
pub fn check(columns: &Columns<'_>) -> Conformance {
    Sweep::over(columns)
}

/// Every violation of every case, in the order of the rows.
///
/// An event that is not lawful is skipped, and the later ones are judged from the last lawful state.
#[must_use]
pub fn violations(columns: &Columns<'_>) -> Vec<Violation> {
    let Conformance { first_violations, .. } = check(columns);
    let cases = first_violations.iter().map(|violation| violation.case - columns.first_case());
    let mut found = Vec::with_capacity(first_violations.len());
    cases.for_each(|case| {
        violations_of(columns, case, &mut found);
    });
    found
}

/// Adds every violation of one case, counted from the first of the columns, and answers its verdict.
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
fn lawful(state: u8) -> Verdict {
    if Automaton::complaint().is_end(state) { Verdict::Conforms } else { Verdict::Open }
}
