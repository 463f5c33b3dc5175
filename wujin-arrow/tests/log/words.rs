//! The words of answers.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray, TimestampSecondArray, UInt64Array};
use arrow_schema::DataType;
use wujin_arrow::{LogChecker, Setting};

/// Readers of dictionaries, pandas among them, ask that no word stands in one twice.
#[test]
fn no_word_stands_twice_in_a_dictionary() {
    let texts = |list: &[&str]| Arc::new(StringArray::from(list.to_vec())) as ArrayRef;
    let batch = RecordBatch::try_from_iter([
        ("case", Arc::new(UInt64Array::from(vec![7, 7])) as ArrayRef),
        ("action", texts(&["register", "archive"])),
        ("role", texts(&["staff", "staff"])),
        ("at", Arc::new(TimestampSecondArray::from(vec![1_300_000_000, 1_300_003_600]))),
    ])
    .unwrap();
    let mut checker = LogChecker::new(&Setting::national("2011-12-31".parse().unwrap()));
    let answers = [checker.push(&batch).unwrap(), checker.finish().unwrap()];
    let mut seen = 0;
    for answer in &answers {
        for batch in [&answer.verdicts, &answer.violations, &answer.repairs, &answer.overdue] {
            let words = |column: &&ArrayRef| matches!(column.data_type(), DataType::Dictionary(..));
            for column in batch.columns().iter().filter(words) {
                let words = column.as_any_dictionary().values().as_string::<i32>();
                let once: BTreeSet<_> = words.iter().collect();
                assert_eq!(once.len(), words.len(), "{words:?}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 2 * (2 + 4 + 2 + 2));
}
