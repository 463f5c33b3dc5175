//! The vectors of whole logs, asked as record batches: what the door says of a log, a batch of its events says.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int8Type, Int32Type, UInt32Type, UInt64Type};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, RecordBatch, StringArray, TimestampMicrosecondArray, UInt32Array,
};
use serde_json::Value;
use wujin_arrow::{ArrivalChecker, LogAnswer, Setting};
use wujin_core::profile::{Profile, ProfileDocument};
use wujin_core::time::{Calendar, Day, Instant};

const VECTORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/conformance.jsonl");

/// What is said of a case: verdicts, codes at rows, what a repair changes, what is overdue; as texts.
type Said = [BTreeSet<String>; 4];

#[test]
fn batches_say_of_the_vectors_what_the_door_says() {
    let mut asked = 0;
    for line in fs::read_to_string(VECTORS).unwrap().lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        let question: Value = serde_json::from_str(vector["question"].as_str().unwrap()).unwrap();
        let answer: Value = serde_json::from_str(vector["answer"].as_str().unwrap()).unwrap();
        assert_eq!(of_the_batch(&question), of_the_door(&answer["answer"]), "{question}");
        asked += 1;
    }
    assert!(asked > 50);
}

fn of_the_door(answer: &Value) -> Said {
    let each = |list: &Value, say: &dyn Fn(&Value) -> Vec<String>| {
        list.as_array().unwrap().iter().flat_map(say).collect()
    };
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    [
        each(&answer["verdicts"], &|one| vec![format!("{} {}", text(&one["case"]), text(&one["verdict"]))]),
        each(&answer["findings"], &|one| {
            let path = text(&one["place"]["path"]).replace("events", "rows");
            let row = path.split('.').next().unwrap();
            vec![format!("{row} {}", text(&one["code"]))]
        }),
        each(&answer["repairs"], &|one| {
            let change = |change: &Value| {
                let action = change["action"].as_str().unwrap_or("unknown");
                format!("{} {} {action} {}", text(&one["case"]), text(&change["kind"]), change["position"])
            };
            one["changes"].as_array().unwrap().iter().map(change).collect()
        }),
        each(&answer["overdue"], &|one| {
            vec![format!(
                "{} {} {} {}",
                text(&one["case"]),
                text(&one["duty"]),
                text(&one["due"]),
                one["days"]
            )]
        }),
    ]
}

fn of_the_batch(question: &Value) -> Said {
    let profile = question.get("profile").map(|profile| {
        let document: ProfileDocument = serde_json::from_value(profile.clone()).unwrap();
        Profile::adopt(document).unwrap()
    });
    let as_of: Day = question["as_of"].as_str().unwrap().parse().unwrap();
    let setting = Setting::new(profile.as_ref().unwrap_or(Profile::national()), Calendar::national(), as_of);
    let mut checker = ArrivalChecker::new(&setting);
    let unread = checker.push(&batch(question["events"].as_array().unwrap())).unwrap();
    let mut said = Said::default();
    // A word that names nothing is a violation, and here a cell that cannot be read as well.
    let codes = unread.column_by_name("code").unwrap().as_string::<i32>();
    assert!(codes.iter().all(|code| code == Some("WJ-919")));
    for answer in checker.finish().unwrap() {
        collect(&answer.unwrap(), &mut said);
    }
    said
}

fn collect(answer: &LogAnswer, said: &mut Said) {
    let [verdicts, violations, repairs, overdue] = said;
    let lines = |batch: &RecordBatch| 0..batch.num_rows();
    let (batch, number) = (&answer.verdicts, |batch: &RecordBatch, column: &str, row| {
        batch.column_by_name(column).unwrap().as_primitive::<UInt32Type>().value(row)
    });
    verdicts.extend(lines(batch).map(|row| format!("{} {}", case(batch, row), word(batch, "verdict", row))));
    let batch = &answer.violations;
    violations.extend(lines(batch).map(|row| {
        let at = batch.column_by_name("row").unwrap().as_primitive::<UInt64Type>().value(row);
        format!("rows[{at}] {}", word(batch, "code", row))
    }));
    let batch = &answer.repairs;
    repairs.extend(lines(batch).map(|row| {
        let (kind, action) = (word(batch, "move", row), word(batch, "action", row));
        format!("{} {kind} {action} {}", case(batch, row), number(batch, "position", row))
    }));
    let batch = &answer.overdue;
    overdue.extend(lines(batch).map(|row| {
        let due = batch.column_by_name("due").unwrap().as_primitive::<Date32Type>().value(row);
        let days = batch.column_by_name("days").unwrap().as_primitive::<Int32Type>().value(row);
        let due = Day::from_days_since_epoch(due).unwrap();
        format!("{} {} {due} {days}", case(batch, row), word(batch, "duty", row))
    }));
}

fn case(batch: &RecordBatch, row: usize) -> String {
    batch.column_by_name("case").unwrap().as_string::<i32>().value(row).to_owned()
}

fn word(batch: &RecordBatch, column: &str, row: usize) -> String {
    let words = batch.column_by_name(column).unwrap().as_dictionary::<Int8Type>();
    let key = usize::try_from(words.keys().value(row)).unwrap();
    words.values().as_string::<i32>().value(key).to_owned()
}

/// The events as one batch, with a column of numbers where any has one.
fn batch(events: &[Value]) -> RecordBatch {
    let texts = |name: &str| {
        Arc::new(events.iter().map(|event| event[name].as_str()).collect::<StringArray>()) as ArrayRef
    };
    let at = events.iter().map(|event| Some(event["at"].as_str()?.parse::<Instant>().unwrap().micros()));
    let days =
        events.iter().map(|event| Some(event["day"].as_str()?.parse::<Day>().unwrap().days_since_epoch()));
    let refused = events.iter().map(|event| event["refused"].as_bool());
    let numbers =
        events.iter().map(|event| event["sequence"].as_u64().and_then(|number| u32::try_from(number).ok()));
    let mut columns = vec![
        ("case", texts("case")),
        ("action", texts("action")),
        ("at", Arc::new(at.collect::<TimestampMicrosecondArray>().with_timezone("+00:00")) as ArrayRef),
        ("role", texts("role")),
        ("day", Arc::new(days.collect::<Date32Array>()) as ArrayRef),
        ("refused", Arc::new(refused.collect::<BooleanArray>()) as ArrayRef),
    ];
    if events.iter().any(|event| event.get("sequence").is_some()) {
        columns.push(("sequence", Arc::new(numbers.collect::<UInt32Array>()) as ArrayRef));
    }
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
        .unwrap()
}
