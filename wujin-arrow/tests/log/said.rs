//! Answers as text, to be compared whatever batches they came in.

use std::collections::BTreeMap;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, UInt64Type};
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_schema::DataType;
use wujin_arrow::LogAnswer;

/// One cell as text; that of a dictionary as it is without one.
fn cell(array: &ArrayRef, row: usize) -> String {
    match array.data_type() {
        DataType::Dictionary(keys, _) if **keys == DataType::Int32 => {
            let words = array.as_dictionary::<Int32Type>();
            let texts = words.values().as_string::<i32>();
            let text = words.key(row).map(|key| texts.value(key));
            format!("{:?}", StringArray::from(vec![text]))
        }
        _ => format!("{:?}", array.slice(row, 1)),
    }
}

/// What is said of each case, line by line. Rows of the log are shown as `row` has them.
pub(crate) fn said(answers: &[LogAnswer], row: &dyn Fn(u64) -> u64) -> BTreeMap<String, Vec<String>> {
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for answer in answers {
        for batch in [&answer.verdicts, &answer.violations, &answer.repairs, &answer.overdue] {
            let schema = batch.schema();
            for line in 0..batch.num_rows() {
                let cells =
                    batch.columns().iter().zip(schema.fields()).skip(1).map(|(array, field)| match array
                        .as_primitive_opt::<UInt64Type>(
                    ) {
                        Some(rows) if rows.is_valid(line) => {
                            format!("{} {}", field.name(), row(rows.value(line)))
                        }
                        _ => cell(array, line),
                    });
                let line_of_case = cells.collect::<Vec<_>>().join(" ");
                said.entry(cell(batch.column(0), line)).or_default().push(line_of_case);
            }
        }
    }
    said
}
