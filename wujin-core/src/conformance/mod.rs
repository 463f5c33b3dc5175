//! Whole event logs of complaints held against the five steps (part three, section two of the
//! notice): who did what to which complaint when, as columns, for a nation's year on one machine.
//!
//! Deciding ([`Case::decide`](crate::procedure::Case::decide)) takes commands one by one, with all
//! their particulars. Here the events have happened, and only what columns carry is known: action,
//! time, role, number, the day agreed, and whether a breach states a refusal. [`check`] gives the
//! [`Verdict`] on each case and the first thing wrong with it, [`violations`] everything,
//! [`findings`] one case in words. What they say of an event is what deciding says of it, of stage,
//! second region, role, days and time; texts, consent and the register's entry are out of sight.
//!
//! The [`Automaton`] is worked out from [`complaint::TABLE`](crate::complaint::TABLE) while the
//! crate is compiled, so that table and checker cannot differ. Nothing here starts a thread: parts of
//! [`Columns::slice_cases`] may be checked at once, and add up to the whole.

pub mod arrival;
mod automaton;
mod check;
mod columns;
mod distances;
mod explain;
mod flow;
pub mod interchange;
mod judge;
mod layers;
mod overdue;
mod repair;
mod repair_move;
mod statistics;
mod survey;
mod sweep;
mod verdict;
mod violation;
mod walk;

pub use automaton::Automaton;
pub use check::{check, violations};
pub use columns::{Columns, ColumnsError, NO_AMOUNT, NO_DAY, offsets_of};
pub use explain::findings;
pub use flow::{Flow, FlowStep};
pub use judge::violations_of;
pub use overdue::{OverdueDuty, overdue};
pub use repair::{RepairGoal, Repairer};
pub use repair_move::{MoveKind, RepairMove};
pub use statistics::count_cases;
pub use survey::{CaseRepair, Survey, Surveyor};
pub use verdict::{Conformance, Verdict};
pub use violation::{Violation, ViolationKind};
