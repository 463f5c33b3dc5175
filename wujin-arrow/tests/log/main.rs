//! Logs as batches say what the same logs say as columns, however they are cut and encoded.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod arrival;
mod bad;
mod documents;
mod encodings;
mod parts;
mod said;
mod support;
mod vectors;
mod words;
