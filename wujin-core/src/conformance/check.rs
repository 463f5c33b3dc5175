//! Checking every case of a log.

use super::judge::violations_of;
use super::sweep::Sweep;
use super::{Columns, Conformance, Violation};

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
#[inline]
pub fn check(columns: &Columns<'_>) -> Conformance {
    Sweep::over(columns)
}

/// Every violation of every case, in the order of the rows.
///
/// An event that is not lawful is skipped, and the later ones are judged from the last lawful state.
#[must_use]
#[inline]
pub fn violations(columns: &Columns<'_>) -> Vec<Violation> {
    let Conformance { first_violations, .. } = check(columns);
    let cases = first_violations.iter().map(|violation| violation.case - columns.first_case());
    let mut found = Vec::with_capacity(first_violations.len());
    cases.for_each(|case| {
        violations_of(columns, case, &mut found);
    });
    found
}
