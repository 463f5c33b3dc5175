//! A case that is held answers what the doors answer of the same events.

use std::fs;
use std::path::Path;

use serde_json::Value;
use wujin_core::exchange::{CaseHandle, Context};
use wujin_core::finding::Language;

/// What a door is asked and answers, one by one.
fn vectors() -> Vec<(String, Value, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let files = fs::read_dir(folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let mut vectors = Vec::new();
    for line in files.collect::<Vec<_>>().iter().flat_map(|file| file.lines()) {
        let vector: Value = serde_json::from_str(line).unwrap();
        let text = |name: &str| vector[name].as_str().unwrap().to_owned();
        // What is no document at all is a matter of the doors.
        if let Ok(question) = serde_json::from_str(&text("question")) {
            vectors.push((text("door"), question, text("answer")));
        }
    }
    vectors
}

fn context(question: &Value) -> Context {
    let profile = question.get("profile").map(|profile| serde_json::from_value(profile.clone()).unwrap());
    let years: Vec<_> =
        question.get("years").map_or_else(Vec::new, |years| serde_json::from_value(years.clone()).unwrap());
    Context::new(profile, &years).unwrap()
}

/// Takes the step that was decided, whose event and state it then holds, or is refused for the same reasons.
fn taken(case: &mut CaseHandle, command: &str, decided: &str) {
    let decided_on: Value = serde_json::from_str(decided).unwrap();
    match case.apply(command) {
        Ok(sequence) => {
            let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
            assert_eq!(read(&case.event(sequence).unwrap()), decided_on["answer"]["event"]);
            assert_eq!(read(&case.state())["answer"], decided_on["answer"]["state"]);
        }
        Err(reply) => assert_eq!(reply, decided),
    }
}

#[test]
fn a_case_that_is_held_answers_byte_for_byte_what_the_doors_answer() {
    let mut asked = 0;
    for (door, question, answer) in vectors() {
        let Some((procedure, what)) = door.split_once('.') else { continue };
        let is_good = question["format"] == "wujin/1" && question["events"].is_array();
        if !is_good || !["decide", "state", "obligations"].contains(&what) || answer.contains("WJ-94") {
            continue;
        }
        let Ok(mut case) = CaseHandle::begin(procedure, context(&question)) else { continue };
        let replayed = case.replay(&question["events"].to_string());
        let own = if replayed.contains(r#""unlawful""#) {
            replayed
        } else {
            match what {
                "decide" => {
                    let command = question["command"].to_string();
                    let (before, decided) = (case.state(), case.decide(&command));
                    assert_eq!(case.state(), before, "deciding changes nothing");
                    taken(&mut case, &command, &decided);
                    decided
                }
                "state" => case.state(),
                _ => case.obligations(question["as_of"].as_str().unwrap()),
            }
        };
        assert_eq!(own, answer, "{door} {question}");
        let mut again = CaseHandle::begin(procedure, context(&question)).unwrap();
        again.replay(&case.events());
        assert_eq!((again.state(), again.events()), (case.state(), case.events()));
        asked += 1;
    }
    assert!(asked > 500, "{asked}");
}

#[test]
fn what_is_no_procedure_no_command_and_no_day_is_named() {
    let unknown = CaseHandle::begin("auction", Context::default()).unwrap_err();
    assert!(unknown.contains("WJ-919") && unknown.contains("complaint"), "{unknown}");
    let mut case = CaseHandle::begin("complaint", Context::default()).unwrap();
    for command in ["", "[]", "null", "{}", r#"{"at":1}"#, "{\"expected\":0,\"else\":1}"] {
        let reply = case.apply(command).unwrap_err();
        assert!(reply.contains("WJ-941"), "{command}: {reply}");
    }
    assert!(case.replay("{}").contains("WJ-941"));
    assert!(case.obligations("tomorrow").contains(r#""path":"as_of""#));
    assert_eq!((case.sequence(), case.events().as_str()), (0, "[]"));
}

#[test]
fn a_command_may_leave_out_what_it_was_decided_on_and_is_refused_where_that_is_stale() {
    let mut case = CaseHandle::begin("inquiry", Context::default()).unwrap();
    let receive = |expected: &str| {
        format!(
            r#"{{ {expected} "at": "2012-03-01T09:00:00+08:00", "actor": {{ "role": "staff" }},
                "deed": {{ "action": "receive", "with": {{ "question": "如何退货" }} }} }}"#
        )
    };
    assert!(case.apply(&receive(r#""expected": 3,"#)).unwrap_err().contains("WJ-206"));
    assert_eq!(case.apply(&receive("")), Ok(1));
    assert_eq!((case.event(0), case.event(2)), (None, None));
    assert!(case.svg(Language::En).contains("<svg"));
    assert_eq!(format!("{case:?}"), "CaseHandle of inquiry after 1 events");
}

#[test]
fn a_context_out_of_texts_names_the_path_of_what_is_wrong() {
    let path = |profile: Option<&str>, years: Option<&str>| {
        let findings = Context::read(profile, years).unwrap_err();
        findings[0].place.as_ref().unwrap().path.clone().unwrap()
    };
    assert_eq!(path(Some("{"), None), "profile");
    assert_eq!(path(Some(r#"{"complaint":{"limits":7}}"#), None), "profile.complaint.limits");
    assert_eq!(path(None, Some(r#"[{"year":"x"}]"#)), "years[0].year");
    assert_eq!(Context::read(None, None).unwrap(), Context::default());
}
