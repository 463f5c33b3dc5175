//! What questions are answered under, held on this side: a profile and a calendar.

use wasm_bindgen::prelude::wasm_bindgen;
use wujin_core::exchange::{Context, DOORS, Reply, call_of};

use crate::CaseHandle;

/// A profile and a calendar.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ContextHandle(Context);

impl ContextHandle {
    pub(crate) const fn context(&self) -> &Context {
        &self.0
    }
}

#[wasm_bindgen]
impl ContextHandle {
    /// Adopts a profile and years of working days, as JSON texts; a reply with what is wrong with them where
    /// something is.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::needless_pass_by_value, reason = "what comes out of JavaScript is owned")]
    pub fn new(profile: Option<String>, years: Option<String>) -> Result<Self, String> {
        let context = Context::read(profile.as_deref(), years.as_deref());
        context.map(Self).map_err(|findings| Reply::<()>::Findings(findings).to_json())
    }

    /// Asks a door of the contract a question: a JSON text in, a JSON text out.
    #[must_use]
    pub fn ask(&self, door: &str, question: &str) -> String {
        call_of(DOORS, &self.0, door, question)
    }

    /// A case of a procedure before its first event; a reply where there is no such procedure.
    pub fn begin(&self, procedure: &str) -> Result<CaseHandle, String> {
        CaseHandle::begin(procedure, self.0.clone())
    }
}
