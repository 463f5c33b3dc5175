//! The verdict on each case of rows in order of arrival.

use super::gather::Gatherer;
use super::key::CaseKey;
use super::rows::Arrivals;
use super::run::{GROUPS, Run};
use crate::conformance::{ColumnsError, Conformance, Violation, check};

/// What was found of rows in order of arrival.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ArrivedCases<K> {
    /// The id of each case, in the order of their first rows.
    pub case_ids: Vec<K>,
    /// The verdicts and first violations, with the cases in that order and the rows of the log.
    pub found: Conformance,
}

/// Checks every case of rows in order of arrival, as [`check`] does where cases stand together.
///
/// ```
/// use wujin_core::complaint::Action::{Archive, Register, Withdraw};
/// use wujin_core::conformance::Verdict;
/// use wujin_core::conformance::arrival::{Arrivals, check_arrivals};
/// use wujin_core::procedure::Role::{Consumer, Staff};
///
/// let case_ids = [7_u64, 4, 7, 4, 7];
/// let actions = [Register, Register, Withdraw, Archive, Archive].map(|action| action.index());
/// let roles = [Staff, Staff, Consumer, Staff, Staff].map(|role| role.index());
/// let found = check_arrivals(&Arrivals::new(0, &case_ids, &actions, &[10, 15, 20, 25, 30], &roles)?)?;
/// assert_eq!(found.case_ids, [7, 4]);
/// assert_eq!(found.found.verdicts, [Verdict::Conforms, Verdict::Violates]);
/// assert_eq!(found.found.first_violations[0].row, 3);
/// # Ok::<(), wujin_core::conformance::ColumnsError>(())
/// ```
pub fn check_arrivals<K: CaseKey>(arrivals: &Arrivals<'_, K>) -> Result<ArrivedCases<K>, ColumnsError> {
    let runs = [Run::of(arrivals)];
    let mut gatherer = Gatherer::new(&runs)?;
    let mut cases = Vec::new();
    for group in 0..GROUPS {
        gatherer.open(group);
        while let Some(gathered) = gatherer.next_cases() {
            let columns = gathered.columns();
            let found = check(&columns);
            let mut firsts = found.first_violations.into_iter().peekable();
            let ids = gathered.case_ids().iter().zip(found.verdicts).enumerate();
            cases.extend(ids.filter_map(|(case, (id, verdict))| {
                let row = gathered.rows().get(columns.case_rows(case).start)?;
                let first = firsts.next_if(|violation| violation.case == case);
                let violated = first.and_then(|first| Some((*gathered.rows().get(first.row)?, first.kind)));
                Some((*row, *id, verdict, violated))
            }));
        }
    }
    cases.sort_unstable_by_key(|(row, ..)| *row);
    let mut all = ArrivedCases { case_ids: Vec::with_capacity(cases.len()), found: Conformance::default() };
    for (case, (_, id, verdict, violated)) in cases.into_iter().enumerate() {
        all.case_ids.push(id);
        all.found.verdicts.push(verdict);
        all.found.first_violations.extend(violated.map(|(row, kind)| Violation {
            case,
            row: row as usize,
            kind,
        }));
    }
    Ok(all)
}
