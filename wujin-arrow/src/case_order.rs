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
    last: Option<(CaseId, u64)>,
}

impl Begun {
    pub(crate) fn new(order: CaseOrder) -> Self {
        Self { order, ..Self::default() }
    }

    /// Takes note of a case that begins at a row; names it where it began before.
    pub(crate) fn begin(&mut self, id: CaseId, row: u64) -> Result<(), Box<Finding>> {
        let before = match self.order {
            CaseOrder::Any => match self.seen.entry(id) {
                Entry::Occupied(seen) => Some((seen.key().shown(), *seen.get())),
                Entry::Vacant(place) => {
                    place.insert(row);
                    None
                }
            },
            CaseOrder::Ascending => {
                let falls = self.last.as_ref().filter(|(last, _)| *last >= id);
                let before = falls.map(|(_, first)| (id.shown(), *first));
                self.last = Some((id, row));
                before
            }
        };
        let Some((case, first)) = before else { return Ok(()) };
        let place = Place { path: Some(format!("rows[{row}]")), ..Place::subject(&case) };
        Err(Box::new(Finding::from(InputMatter::CaseScattered { case, first, row }).at(place)))
    }
}
