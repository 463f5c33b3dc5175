//! Where in a JSON text something is wrong: the path to a place that is known by its line and column.
//!
//! JSON itself says line and column. To have every type keep its path while it is read would double the code of
//! all of them, and paths are wanted only where something is wrong.

use core::fmt::Write;

/// What a place lies in.
enum Within {
    /// An object, at the value of a key; none before the first.
    Object(Option<String>),
    /// An array, at its element of this number.
    Array(usize),
}

/// The path to what was read last before a place, such as `events[0].at`; none at the top.
pub(crate) fn path_at(text: &str, line: usize, column: usize) -> Option<String> {
    let start = line.checked_sub(2).map_or(Some(0), |ends| {
        text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').nth(ends).map(|(at, _)| at + 1)
    });
    let end = start.unwrap_or(text.len()).saturating_add(column).min(text.len());
    let mut within: Vec<Within> = Vec::new();
    let mut rest = text.as_bytes().get(..end).unwrap_or_default();
    let mut is_key = false;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'{' => {
                within.push(Within::Object(None));
                is_key = true;
            }
            b'[' => within.push(Within::Array(0)),
            b'}' | b']' => {
                within.pop();
                is_key = false;
            }
            b',' => match within.last_mut() {
                Some(Within::Array(at)) => *at += 1,
                Some(Within::Object(_)) => is_key = true,
                None => {}
            },
            b'"' => {
                let (word, after) = string(rest);
                if let (true, Some(Within::Object(key)), Some(word)) = (is_key, within.last_mut(), word) {
                    *key = Some(word);
                    is_key = false;
                }
                rest = after;
            }
            _ => {}
        }
    }
    let mut path = String::new();
    for step in within {
        // Writing to a text does not fail.
        let _ = match step {
            Within::Array(at) => write!(path, "[{at}]"),
            Within::Object(Some(key)) if path.is_empty() => path.write_str(&key),
            Within::Object(Some(key)) => write!(path, ".{key}"),
            Within::Object(None) => Ok(()),
        };
    }
    (!path.is_empty()).then_some(path)
}

/// A string after its opening mark, where it is whole, and what follows it.
fn string(bytes: &[u8]) -> (Option<String>, &[u8]) {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => {
                let (inside, after) = bytes.split_at_checked(at).unwrap_or_default();
                let quoted = [b"\"", inside, b"\""].concat();
                let word = serde_json::from_slice(&quoted).ok();
                return (word, after.get(1..).unwrap_or_default());
            }
            _ => at += 1,
        }
    }
    (None, &[])
}
