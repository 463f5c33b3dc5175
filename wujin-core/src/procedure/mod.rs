//! The kernel: one constant table for each procedure, and everything that follows from it.
//!
//! A [`Table`] lists rows: action, from, to, who may, guards, citations. It is checked while the
//! crate is compiled ([`Table::checked`]). From it come the running machine ([`Case::decide`],
//! [`Case::evolve`]), the answer why not ([`Refusal`]), the exhaustive [`Exploration`] the
//! drawings ([`draw`]) and the files for other people's software ([`interchange`]). Nothing about a procedure is written twice.

mod case;
mod check;
pub(crate) mod deed;
pub mod draw;
mod explore;
mod follow;
pub mod interchange;
mod particulars;
mod plan;
mod property;
mod refusal;
mod role;
mod set;
mod table;
mod version;

pub use case::{Actor, Case, Command, Event, Examination, GuardCheck, Procedure};
pub use check::Defect;
pub use explore::{Exploration, Transition};
pub use follow::{Followed, ReplayError};
pub(crate) use particulars::{deeds, is_blank, particulars, says};
pub use plan::Plan;
pub use property::{ALWAYS, Property, leads_only_to, only_through};
pub use refusal::{Lawful, Refusal, Step, Unmet};
pub use role::{Role, Roles};
pub use set::Set;
pub use table::{ONE_REGION, Row, State, Table};
pub use version::RulesVersion;
