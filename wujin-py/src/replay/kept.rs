//! A table that is kept while its rows are followed, so that what is found later names the cell's value.

use std::collections::BTreeMap;

use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::SchemaRef;
use pyo3::prelude::*;
use wujin_core::intake::{CaseColumn, Headings, SourceTable};

use crate::raise::document_unusable;
use crate::rows::{texts, titles, usable};

/// A table with its headings.
pub(super) struct Kept {
    pub(super) table: SourceTable,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
    titles: Vec<String>,
    headings: Headings,
}

impl Kept {
    /// Takes every batch; refuses headings under which no row can be read.
    pub(super) fn of(
        table: SourceTable,
        batches: Box<dyn RecordBatchReader + Send>,
        columns: &BTreeMap<String, String>,
    ) -> PyResult<Self> {
        let schema = batches.schema();
        let titles = titles(&schema, columns);
        let (headings, found) = Headings::map(table, &titles.iter().map(String::as_str).collect::<Vec<_>>());
        usable(&headings, found)?;
        let batches = batches.collect::<Result<Vec<_>, _>>().map_err(|error| {
            Python::attach(|py| document_unusable(py, format!("the table cannot be read: {error}")))
        })?;
        Ok(Self { table, schema, batches, titles, headings })
    }

    /// Its batches, from the first.
    pub(super) fn reader(&self) -> Box<dyn RecordBatchReader + Send> {
        let batches = self.batches.clone().into_iter().map(Ok);
        Box::new(RecordBatchIterator::new(batches, SchemaRef::clone(&self.schema)))
    }

    /// How it heads a column, if the column is one of its own.
    pub(super) fn title(&self, column: CaseColumn) -> Option<String> {
        let title = match (self.table, column) {
            (SourceTable::Complaints, CaseColumn::Complaint(column)) => self.headings.title(column),
            (SourceTable::Events, CaseColumn::Event(column)) => self.headings.title(column),
            _ => return None,
        };
        Some(title.to_owned())
    }

    /// What stands in a cell.
    pub(super) fn cell(&self, row: u64, title: &str) -> Option<String> {
        let column = self.titles.iter().position(|own| own == title)?;
        let mut row = usize::try_from(row).ok()?;
        for batch in &self.batches {
            if row < batch.num_rows() {
                return texts(&batch.columns().get(column)?.slice(row, 1), true)?.pop();
            }
            row -= batch.num_rows();
        }
        None
    }
}
