//! The rules for JavaScript: texts of the contract in, texts of the contract out. What JavaScript sees is
//! written over these in `js/`, where replies become objects and refusals become errors.

mod case;
mod context;
mod log;

pub use case::CaseHandle;
pub use context::ContextHandle;
pub use log::{LogColumns, ViolationColumns};
