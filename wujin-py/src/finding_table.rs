//! Findings as an Arrow table.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{Field, Schema};
use pyo3::prelude::*;
use wujin_core::finding::{Finding, Language, Place};

use crate::raise::document_unusable;
use crate::table::PyTable;

/// A column: its name, its cells, and whether some may be blank.
pub(crate) type Column = (&'static str, ArrayRef, bool);

/// A column of one part of where findings are.
pub(crate) fn placed(
    name: &'static str,
    findings: &[&Finding],
    part: impl Fn(&Place) -> Option<String>,
) -> Column {
    let parts = findings.iter().map(|finding| finding.place.as_deref().and_then(&part));
    (name, Arc::new(parts.collect::<StringArray>()), true)
}

/// Findings, a row each: where they are, by the columns given, and what they say in both languages.
pub(crate) fn finding_table(
    py: Python<'_>,
    mut columns: Vec<Column>,
    findings: &[&Finding],
) -> PyResult<PyTable> {
    let text = |name, text: &dyn Fn(&Finding) -> String| -> Column {
        let texts = findings.iter().map(|finding| text(finding));
        (name, Arc::new(StringArray::from_iter_values(texts)), false)
    };
    let provisions = |finding: &Finding| {
        finding.citations().iter().map(|citation| citation.as_str()).collect::<Vec<_>>().join(" ")
    };
    columns.extend([
        text("code", &|finding| finding.code().to_owned()),
        text("severity", &|finding| finding.severity().name().to_owned()),
        text("provisions", &provisions),
        text("zh", &|finding| finding.matter.text(Language::Zh)),
        text("mend_zh", &|finding| finding.matter.mend(Language::Zh)),
        text("en", &|finding| finding.matter.text(Language::En)),
        text("mend_en", &|finding| finding.matter.mend(Language::En)),
    ]);
    arrow_table(py, columns)
}

/// A table out of its columns.
pub(crate) fn arrow_table(py: Python<'_>, columns: Vec<Column>) -> PyResult<PyTable> {
    let fields =
        columns.iter().map(|(name, column, blank)| Field::new(*name, column.data_type().clone(), *blank));
    let schema = Arc::new(Schema::new(fields.collect::<Vec<Field>>()));
    let columns = columns.into_iter().map(|(_, column, _)| column).collect();
    let batch = RecordBatch::try_new(Arc::clone(&schema), columns);
    let batch = batch.map_err(|error| document_unusable(py, error.to_string()))?;
    Ok(PyTable::new(schema, vec![batch]))
}
