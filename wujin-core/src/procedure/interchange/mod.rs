//! Procedures for other people's software, written from their tables: Petri nets (PNML, ISO/IEC
//! 15909-2), business processes (BPMN 2.0) and state charts (SCXML). Guards that look at particulars,
//! and who may act, are not part of these formats' meaning; what they cannot say they do not say.

mod bpmn;
mod pnml;
mod scxml;
mod xml;

pub use bpmn::bpmn;
pub use pnml::pnml;
pub use scxml::scxml;
pub(crate) use xml::escape;

use super::{State, Table};

/// The name of a state, both regions of it: `handling.promised`, or `received` where there is one.
fn state_name(table: &Table, state: State) -> String {
    let stage = table.stage(state.stage).name;
    if table.sides.len() > 1 { format!("{stage}.{}", table.side(state.side).name) } else { stage.to_owned() }
}
