//! Figures as an Arrow table.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt64Array};
use arrow_schema::{DataType, Field, Schema};
use pyo3::prelude::*;
use wujin_core::reporting::{Figure, Tally};

use crate::raise::document_unusable;
use crate::table::PyTable;

/// A table of figures under words, a line at a time.
pub(crate) struct FigureLines<const N: usize> {
    names: [&'static str; N],
    words: [Vec<String>; N],
    figures: &'static [Figure],
    tallies: Vec<Tally>,
}

impl<const N: usize> FigureLines<N> {
    /// No line yet; what the words are called, and which figures are columns.
    pub(crate) fn new(names: [&'static str; N], figures: &'static [Figure]) -> Self {
        Self { names, words: [const { Vec::new() }; N], figures, tallies: Vec::new() }
    }

    pub(crate) fn push(&mut self, words: [String; N], tally: Tally) {
        for (column, word) in self.words.iter_mut().zip(words) {
            column.push(word);
        }
        self.tallies.push(tally);
    }

    pub(crate) fn table(self, py: Python<'_>) -> PyResult<PyTable> {
        let of_words = self.names.iter().map(|name| Field::new(*name, DataType::Utf8, false));
        let of_figures = self.figures.iter().map(|figure| {
            let name = if figure.is_money() { format!("{figure}_fen") } else { figure.to_string() };
            Field::new(name, DataType::UInt64, figure.is_optional())
        });
        let schema = Arc::new(Schema::new(of_words.chain(of_figures).collect::<Vec<_>>()));
        let words = self.words.into_iter().map(|column| Arc::new(StringArray::from(column)) as ArrayRef);
        let tallies = &self.tallies;
        let figures = self.figures.iter().map(|figure| {
            Arc::new(tallies.iter().map(|tally| tally.figure(*figure)).collect::<UInt64Array>()) as ArrayRef
        });
        let batch = RecordBatch::try_new(Arc::clone(&schema), words.chain(figures).collect());
        let batch = batch.map_err(|error| document_unusable(py, error.to_string()))?;
        Ok(PyTable::new(schema, vec![batch]))
    }
}
