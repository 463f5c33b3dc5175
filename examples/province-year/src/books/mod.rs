//! A province's reports as workbooks: written for every tier, and a folder of them compiled again, with
//! who is missing, late, doubled, revised or does not add up.

mod cases;
mod compile;
mod compiled_tables;
mod error;
mod evidence;
mod folder;
mod lists;
mod records;
mod recounted;
mod screen;
mod shelf;
mod write;

pub use compile::{CompileOptions, CompiledBooks, compile_books};
pub use error::BooksError;
pub use evidence::{Asked, AskedError};
pub use screen::{compiled_screenful, traced, written_screenful};
pub use write::{BooksWritten, WriteOptions, write_books};
