//! The columns that logs and answers have, held against the document that says so. `cargo xtask generate`
//! writes it anew.

use arrow_schema::{DataType, Schema, TimeUnit};
use serde_json::{Value, json};
use wujin_arrow::{
    LogColumn, findings_schema, overdue_schema, repairs_schema, verdicts_schema, violations_schema,
};

use hold::hold;

#[path = "../../../wujin-core/tests/suite/documents/hold.rs"]
mod hold;

/// The types that logs are likely to have.
fn types() -> Vec<DataType> {
    use DataType::{
        Boolean, Date32, Date64, Decimal128, FixedSizeBinary, Float64, Int8, Int16, Int32, Int64, LargeUtf8,
        Timestamp, UInt8, UInt16, UInt32, UInt64, Utf8, Utf8View,
    };
    let units = [TimeUnit::Second, TimeUnit::Millisecond, TimeUnit::Microsecond, TimeUnit::Nanosecond];
    let plain = [
        Int8,
        Int16,
        Int32,
        Int64,
        UInt8,
        UInt16,
        UInt32,
        UInt64,
        Utf8,
        LargeUtf8,
        Utf8View,
        Boolean,
        Date32,
        Date64,
        FixedSizeBinary(16),
        Float64,
        Decimal128(20, 0),
    ];
    let zones = [None, Some("UTC".into())];
    let moments = units.iter().flat_map(|unit| zones.iter().map(|zone| Timestamp(*unit, zone.clone())));
    plain.into_iter().chain(moments).collect()
}

fn of_log() -> Vec<Value> {
    let of_column = |column: &LogColumn| {
        let known = column.column();
        let read: Vec<_> =
            types().iter().filter(|data| column.reads(data)).map(ToString::to_string).collect();
        json!({
            "name": known.name,
            "zh": known.zh,
            "also": known.variants,
            "required": known.required,
            "types": read,
        })
    };
    LogColumn::ALL.iter().map(of_column).collect()
}

fn of_answer(schema: &Schema) -> Vec<Value> {
    let of_field = |field: &arrow_schema::FieldRef| {
        let data =
            if field.name() == "case" { "as in the log".to_owned() } else { field.data_type().to_string() };
        json!({"name": field.name(), "type": data, "nullable": field.is_nullable()})
    };
    schema.fields().iter().map(of_field).collect()
}

#[test]
fn the_columns_are_those_that_the_document_says() {
    let case = DataType::Null;
    let document = json!({
        "log": of_log(),
        "verdicts": of_answer(&verdicts_schema(&case)),
        "violations": of_answer(&violations_schema(&case)),
        "repairs": of_answer(&repairs_schema(&case)),
        "overdue": of_answer(&overdue_schema(&case)),
        "findings": of_answer(&findings_schema()),
    });
    hold("docs/schema/arrow.json", &(serde_json::to_string_pretty(&document).unwrap() + "\n"));
}
