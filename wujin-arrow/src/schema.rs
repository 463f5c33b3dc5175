//! The columns of the answers.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};

/// The words of an answer: the number of a word in a list of words.
pub(crate) fn words() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8))
}

fn schema(fields: impl IntoIterator<Item = (&'static str, DataType, bool)>) -> SchemaRef {
    let fields: Vec<_> =
        fields.into_iter().map(|(name, data, blank)| Field::new(name, data, blank)).collect();
    Arc::new(Schema::new(fields))
}

/// A line for each case. `case` has the type that it has in the log.
///
/// `first_row` is the row of the log, from 0, at which the case begins, and `events` how many rows it
/// has; `violation_row` and `code` tell the first violation, and `repair_cost` how many events the
/// cheapest repair inserts and removes; the three are blank where there is none.
#[must_use]
pub fn verdicts_schema(case: &DataType) -> SchemaRef {
    schema([
        ("case", case.clone(), true),
        ("verdict", words(), false),
        ("first_row", DataType::UInt64, false),
        ("events", DataType::UInt32, false),
        ("violation_row", DataType::UInt64, true),
        ("code", words(), true),
        ("repair_cost", DataType::UInt32, true),
    ])
}

/// A line for each thing wrong with an event: its row in the log, what it is by name and in Chinese, the
/// code of the registry, and the provisions or readings that it rests on, separated by spaces.
#[must_use]
pub fn violations_schema(case: &DataType) -> SchemaRef {
    schema([
        ("case", case.clone(), true),
        ("row", DataType::UInt64, false),
        ("kind", words(), false),
        ("kind_zh", words(), false),
        ("code", words(), false),
        ("provisions", words(), false),
    ])
}

/// A line for each event that a cheapest repair inserts or removes: `position` is the place in the case,
/// from 0, of the event that is removed, or before which one is inserted.
#[must_use]
pub fn repairs_schema(case: &DataType) -> SchemaRef {
    schema([
        ("case", case.clone(), true),
        ("move", words(), false),
        ("action", words(), false),
        ("position", DataType::UInt32, false),
    ])
}

/// A line for each thing that was overdue: what was owed by name and in Chinese, the day it was due, and
/// whole days since.
#[must_use]
pub fn overdue_schema(case: &DataType) -> SchemaRef {
    schema([
        ("case", case.clone(), true),
        ("duty", words(), false),
        ("duty_zh", words(), false),
        ("due", DataType::Date32, false),
        ("days", DataType::Int32, false),
    ])
}

/// A line for each cell that could not be read: code, severity, where (`rows[7]`, counted over the whole
/// log from 0), the column, and what is wrong and what would mend it in Chinese and English.
#[must_use]
pub fn findings_schema() -> SchemaRef {
    schema([
        ("code", DataType::Utf8, false),
        ("severity", DataType::Utf8, false),
        ("place", DataType::Utf8, true),
        ("column", DataType::Utf8, true),
        ("zh", DataType::Utf8, false),
        ("mend_zh", DataType::Utf8, false),
        ("en", DataType::Utf8, false),
        ("mend_en", DataType::Utf8, false),
    ])
}
