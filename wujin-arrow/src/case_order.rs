//! Whether the events of each case stand together.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use wujin_core::finding::{Finding, InputMatter, Place};

use crate::case_id::CaseId;

/// How it is seen that a case does not come back after others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CaseOrder {
    /// Every case is remembered: exact for any order of the ids, and memory grows with the cases, by
    /// some 60 bytes each and the length of a text.
    #[default]
    Any,
    /// The ids ascend, which is seen without remembering any; one that does not is an error.
    Ascending,
}

/// The cases that were seen to begin.
#[derive(Debug, Default)]
pub(crate) struct Begun {
    order: CaseOrder,
    seen: HashMap<CaseId, u64>,
    first: Option<(CaseId, u64)>,
    last: Option<CaseId>,
    /// The first that was noted and should not have begun.
    fault: Option<Fault>,
}

impl Begun {
    pub(crate) fn new(order: CaseOrder) -> Self {
        Self { order, ..Self::default() }
    }

    /// Takes note of a case that begins at a row; names it where it began before, or should have.
    pub(crate) fn begin(&mut self, id: CaseId, row: u64) -> Result<(), Box<Finding>> {
        let (case, matter) = match self.order {
            CaseOrder::Any => match self.seen.entry(id) {
                Entry::Occupied(seen) => {
                    let (case, first) = (seen.key().shown(), *seen.get());
                    (case.clone(), InputMatter::CaseScattered { case, first, row })
                }
                Entry::Vacant(place) => {
                    place.insert(row);
                    return Ok(());
                }
            },
            CaseOrder::Ascending => {
                let before = self.last.as_ref().filter(|last| **last >= id).map(CaseId::shown);
                let case = before.as_ref().map(|_| id.shown());
                self.last = Some(id);
                let (Some(before), Some(case)) = (before, case) else { return Ok(()) };
                (case.clone(), InputMatter::CaseNotAscending { case, before, row })
            }
        };
        let place = Place { path: Some(format!("rows[{row}]")), ..Place::subject(&case) };
        Err(Box::new(Finding::from(matter).at(place)))
    }

    /// Takes note of a case of a part of the log; what is wrong is said when the parts are joined.
    pub(crate) fn note(&mut self, id: CaseId, row: u64) {
        if self.first.is_none() {
            self.first = Some((id.clone(), row));
        }
        if let Err(finding) = self.begin(id.clone(), row) {
            self.fault.get_or_insert(Fault { id, row, finding });
        }
    }

    /// Takes note of the cases of the next part, the first of which goes on from before or begins with it.
    /// Of all that should not have begun, the first in the log is named.
    pub(crate) fn join(&mut self, part: Self, goes_on: bool) -> Result<(), Box<Finding>> {
        let Some((id, row)) = part.first else { return Ok(()) };
        match self.order {
            CaseOrder::Ascending => {
                if !goes_on {
                    self.begin(id, row)?;
                }
                self.last = part.last;
                part.fault.map_or(Ok(()), |fault| Err(fault.finding))
            }
            CaseOrder::Any => {
                let mut cases: Vec<_> = part.seen.into_iter().collect();
                // Where it began before is known here, and not in the part.
                cases.extend(part.fault.map(|fault| (fault.id, fault.row)));
                cases.sort_unstable_by_key(|(_, row)| *row);
                cases.into_iter().skip(usize::from(goes_on)).try_for_each(|(id, row)| self.begin(id, row))
            }
        }
    }
}

/// A case that should not have begun.
#[derive(Debug)]
struct Fault {
    id: CaseId,
    row: u64,
    finding: Box<Finding>,
}
