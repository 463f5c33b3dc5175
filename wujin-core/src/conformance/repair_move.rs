//! What a repair does, move by move.

use crate::vocabulary;

vocabulary! {
    /// What a repair does at one place.
    pub enum MoveKind {
        Keep = "keep", "保留", "keep the event";
        Insert = "insert", "补入", "insert an event";
        Remove = "remove", "删去", "remove the event";
    }
}

/// One move of a repair.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct RepairMove {
    /// What is done.
    pub kind: MoveKind,
    /// The index of the action that is kept, inserted or removed.
    pub action: u8,
    /// The place of the event in the case, from 0; for an insertion, of the event it comes before.
    pub position: u32,
}
