//! The generated documents, held against the code. `cargo xtask generate` writes them anew.

mod codes;
mod drawings;
mod glossary;
mod hold;
mod readings;
mod schemas;
mod traceability;
mod vectors;

pub(crate) use hold::{hold, root};

/// A cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
