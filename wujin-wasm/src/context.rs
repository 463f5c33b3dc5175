//! What questions are answered under, held on this side: a profile and a calendar.

use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::wasm_bindgen;
use wujin_core::exchange::{Context, Reply, call_under};
use wujin_core::finding::{Finding, InputMatter, Place};

use crate::CaseHandle;

/// A profile and a calendar.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ContextHandle(Context);

#[wasm_bindgen]
impl ContextHandle {
    /// Adopts a profile and years of working days, as JSON texts; a reply with what is wrong with them where
    /// something is.
    #[wasm_bindgen(constructor)]
    pub fn new(profile: Option<String>, years: Option<String>) -> Result<Self, String> {
        let profile = profile.map(|text| read(&text, "profile")).transpose()?;
        let years: Option<Vec<_>> = years.map(|text| read(&text, "years")).transpose()?;
        let context = Context::new(profile, &years.unwrap_or_default());
        context.map(Self).map_err(|findings| Reply::<()>::Findings(findings).to_json())
    }

    /// Asks a door of the contract a question: a JSON text in, a JSON text out.
    #[must_use]
    pub fn ask(&self, door: &str, question: &str) -> String {
        call_under(&self.0, door, question)
    }

    /// A case of a procedure before its first event; a reply where there is no such procedure.
    pub fn begin(&self, procedure: &str) -> Result<CaseHandle, String> {
        CaseHandle::begin(procedure, self.0.clone())
    }
}

fn read<T: DeserializeOwned>(text: &str, path: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| {
        let matter = InputMatter::DocumentUnusable { detail: error.to_string() };
        Reply::<()>::Findings(vec![Finding::from(matter).at(Place::path(path))]).to_json()
    })
}
