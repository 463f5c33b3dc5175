//! Where in a document something is wrong: held against `serde_path_to_error`, which keeps the path of all that
//! it reads.

use proptest::prelude::*;
use serde::de::value::{Error, MapDeserializer};
use serde::de::{Deserialize, DeserializeOwned};
use serde_json::Value;
use wujin_core::complaint::{Complaint, Deed};
use wujin_core::exchange::{AssessRequest, DecideRequest, DueRequest, ObligationsRequest, call};
use wujin_core::petition::Petition;
use wujin_core::reporting::submission::Submission;
use wujin_core::station::StationRegistration;

/// What the oracle says is wrong with a question, and where; none where it can be read.
fn oracle<T: DeserializeOwned>(text: &str) -> Option<(String, Option<String>)> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let error = serde_path_to_error::deserialize::<_, T>(&mut reader).err()?;
    let (path, said) = (error.path().to_string(), error.inner().to_string());
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said).to_owned();
    Some((said, (path != ".").then_some(path)))
}

/// What a door says is wrong with a question, and where.
fn said(door: &str, text: &str) -> Option<(String, Option<String>)> {
    let reply: Value = serde_json::from_str(&call(door, text)).unwrap();
    let finding = reply.get("findings")?.get(0)?;
    let detail = finding["params"].get("detail")?.as_str()?.to_owned();
    // Such a finding alone has a line.
    finding["place"].get("line")?;
    Some((detail, finding["place"].get("path").map(|path| path.as_str().unwrap().to_owned())))
}

type Oracle = fn(&str) -> Option<(String, Option<String>)>;

const ASKED: [(&str, Oracle); 6] = [
    ("complaint.decide", oracle::<DecideRequest<Complaint>>),
    ("petition.obligations", oracle::<ObligationsRequest<Petition>>),
    ("submission.decide", oracle::<DecideRequest<Submission>>),
    ("station_registration.decide", oracle::<DecideRequest<StationRegistration>>),
    ("station.assess", oracle::<AssessRequest>),
    ("calendar.due", oracle::<DueRequest>),
];

/// Questions to a door that can be read.
fn questions(door: &str) -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let files =
        std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()));
    let all: Vec<String> = files.map(Result::unwrap).collect();
    let lines = all.iter().flat_map(|file| file.lines());
    let vectors = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
    let own = vectors.filter(|vector| vector["door"] == door);
    let mut texts: Vec<_> = own.map(|vector| vector["question"].as_str().unwrap().to_owned()).collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts.truncate(12);
    texts
}

/// A value of a document somewhere, in the place of which something else stands.
fn spoilt(value: &mut Value, mut at: usize, other: &Value) -> usize {
    if at == 0 {
        *value = other.clone();
        return usize::MAX;
    }
    at -= 1;
    match value {
        Value::Array(items) => {
            for item in items {
                at = spoilt(item, at, other);
                if at == usize::MAX {
                    break;
                }
            }
        }
        Value::Object(fields) => {
            for (_, item) in fields.iter_mut() {
                at = spoilt(item, at, other);
                if at == usize::MAX {
                    break;
                }
            }
        }
        _ => {}
    }
    at
}

proptest! {
    #![proptest_config(crate::support::tries(600))]

    #[test]
    fn the_path_of_what_cannot_be_read_is_the_one_that_was_kept_while_reading(
        door in 0..ASKED.len(),
        which in any::<proptest::sample::Index>(),
        at in 0_usize..60,
        other in prop_oneof![
            Just(Value::Null), Just(Value::from(-1)), Just(Value::from("昨天\"{[")), Just(Value::from(true)),
            Just(serde_json::json!([1])), Just(serde_json::json!({ "x": { "y": 1 } })),
        ],
        pretty in any::<bool>(),
    ) {
        let (door, oracle) = ASKED[door];
        let questions = questions(door);
        prop_assume!(!questions.is_empty());
        let mut question: Value = serde_json::from_str(which.get::<String>(&questions)).unwrap_or_default();
        spoilt(&mut question, at, &other);
        let text = if pretty { serde_json::to_string_pretty(&question) } else { serde_json::to_string(&question) };
        let text = text.unwrap();
        if text.starts_with('[') {
            return Ok(());
        }
        if let Some((wrong, path)) = oracle(&text) {
            prop_assert_eq!(said(door, &text), Some((wrong, path)), "{}", text);
        }
    }
}

#[test]
fn particulars_may_come_before_their_action() {
    let ask = |deed: &str| {
        let command = format!(
            r#"{{ "expected": 0, "at": "2012-03-01T09:00:00+08:00", "actor": {{ "role": "staff" }}, "deed": {deed} }}"#
        );
        call("inquiry.decide", &format!(r#"{{ "format": "wujin/1", "events": [], "command": {command} }}"#))
    };
    let (with, action) = (r#""with": { "question": "如何退货" }"#, r#""action": "receive""#);
    assert_eq!(ask(&format!("{{ {with}, {action} }}")), ask(&format!("{{ {action}, {with} }}")));
    assert!(ask(&format!("{{ {with}, {action} }}")).contains(r#""sequence":1"#));
    for (deed, said) in [
        (format!("{{ {with} }}"), "missing field `action`"),
        (format!("{{ {action} }}"), "missing field `with`"),
        (format!("{{ {with}, {action}, {with} }}"), "duplicate field `with`"),
        (format!("{{ {action}, {with}, {action} }}"), "duplicate field `action`"),
        (format!("{{ {action}, \"else\": 1 }}"), "unknown field `else`"),
        (
            "7".to_owned(),
            "invalid type: integer `7`, expected a deed: its action, and with which particulars",
        ),
        (r#"{ "with": { "question": 7 }, "action": "receive" }"#.to_owned(), "invalid type: integer `7`"),
    ] {
        let reply = ask(&deed);
        assert!(reply.contains("WJ-941") && reply.contains(said), "{deed}: {reply}");
        assert!(reply.contains(r#""path":"command.deed"#), "{deed}: {reply}");
    }
}

#[test]
fn a_deed_of_another_shape_is_told_what_it_should_have() {
    let fields = MapDeserializer::<_, Error>::new([(1_u8, 2_u8)].into_iter());
    let error = Deed::deserialize(fields).unwrap_err();
    assert_eq!(error.to_string(), "invalid type: integer `1`, expected `action` or `with`");
}
