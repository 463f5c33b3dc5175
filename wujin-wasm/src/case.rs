//! A case with its events, held on this side.

use wasm_bindgen::prelude::wasm_bindgen;
use wujin_core::exchange::{self, Context};
use wujin_core::finding::Language;

/// A case of any procedure. What it gives back are replies of the contract, as JSON texts.
#[wasm_bindgen]
#[derive(Debug)]
pub struct CaseHandle(exchange::CaseHandle);

impl CaseHandle {
    pub(crate) fn begin(procedure: &str, context: Context) -> Result<Self, String> {
        exchange::CaseHandle::begin(procedure, context).map(Self)
    }
}

#[wasm_bindgen]
impl CaseHandle {
    /// The sequence number of the last event; 0 before the first.
    #[must_use]
    #[wasm_bindgen(getter)]
    pub fn sequence(&self) -> u32 {
        self.0.sequence()
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> String {
        self.0.state()
    }

    /// The event of a number.
    #[must_use]
    pub fn event(&self, sequence: u32) -> Option<String> {
        self.0.event(sequence)
    }

    /// Its events, a JSON array.
    #[must_use]
    pub fn events(&self) -> String {
        self.0.events()
    }

    /// The event that a command leads to; nothing happens.
    #[must_use]
    pub fn decide(&self, command: &str) -> String {
        self.0.decide(command)
    }

    /// Takes up the event that a command leads to, and answers its number; throws the reply that says why not.
    pub fn apply(&mut self, command: &str) -> Result<u32, String> {
        self.0.apply(command)
    }

    /// Takes the place of its events by those of a log, all of them or none.
    pub fn replay(&mut self, events: &str) -> String {
        self.0.replay(events)
    }

    /// What is owed as of a day.
    #[must_use]
    pub fn obligations(&self, as_of: &str) -> String {
        self.0.obligations(as_of)
    }

    /// The procedure's drawing with the case's place in it, as SVG.
    #[must_use]
    pub fn svg(&self, is_chinese: bool) -> String {
        self.0.svg(if is_chinese { Language::Zh } else { Language::En })
    }
}
