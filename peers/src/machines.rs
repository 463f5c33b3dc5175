//! statig and rust-fsm, as machines that the table writes.
#![expect(clippy::pedantic, clippy::match_single_binding, reason = "most of this is written by a program")]

use rust_fsm::state_machine;
use statig::prelude::*;

#[derive(Default)]
struct Steps {
    unlawful: bool,
}

include!(concat!(env!("OUT_DIR"), "/statig.rs"));
include!(concat!(env!("OUT_DIR"), "/rust_fsm.rs"));

/// The place of the first action that statig does not allow.
pub fn by_statig(actions: &[u8]) -> Option<usize> {
    let mut machine = Steps::default().state_machine();
    actions.iter().position(|action| {
        machine.handle(action);
        machine.inner().unlawful
    })
}

/// The place of the first action that rust-fsm does not allow.
pub fn by_rust_fsm(actions: &[u8]) -> Option<usize> {
    let mut machine = steps::StateMachine::new();
    actions.iter().position(|action| match INPUTS.get(usize::from(*action)) {
        Some(input) => machine.consume(input).is_err(),
        None => true,
    })
}
