//! JSON questions at every door.

use serde_json::Value;
use wujin_core::exchange::{FORMAT, call};

/// The name of a door on the first line, a question below it.
pub fn question(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else { return };
    let (door, asked) = text.split_once('\n').unwrap_or((text, ""));
    let reply = call(door, asked);
    assert_eq!(reply, call(door, asked), "the same question gets the same answer");
    is_reply(&reply);
}

/// Whether it has the shape of every reply: the format, and one thing more.
fn is_reply(reply: &str) {
    let reply: Value = serde_json::from_str(reply).expect("a reply is JSON");
    assert_eq!(reply.get("format").and_then(Value::as_str), Some(FORMAT));
    let said = ["answer", "refusal", "unlawful", "findings"].iter().filter(|part| reply.get(part).is_some());
    assert_eq!(said.count(), 1, "an answer, or why there is none: {reply}");
}
