//! Event logs as a stream of Arrow record batches.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::RecordBatch;
use arrow_ipc::reader::StreamReader;
use arrow_ipc::root_as_message;

use crate::batch::check;

/// A stream as Arrow writes it.
pub fn stream(bytes: &[u8]) {
    if !tells_its_lengths(bytes) {
        return;
    }
    // Reading the stream is Arrow's, which gives up on some damaged ones.
    if let Ok(batches) = catch_unwind(AssertUnwindSafe(|| batches(bytes))) {
        check(&batches);
    }
}

fn batches(bytes: &[u8]) -> Vec<RecordBatch> {
    let Ok(reader) = StreamReader::try_new(Cursor::new(bytes), None) else { return Vec::new() };
    reader.map_while(Result::ok).take(20).collect()
}

/// Whether each message is followed by as many bytes as it says: Arrow takes memory for what it is told.
fn tells_its_lengths(mut bytes: &[u8]) -> bool {
    while let Some((length, rest)) = bytes.split_first_chunk::<4>() {
        if *length == [0xff; 4] {
            bytes = rest;
            continue;
        }
        let head = usize::try_from(i32::from_le_bytes(*length)).ok();
        let Some((head, rest)) = head.and_then(|length| rest.split_at_checked(length)) else { return false };
        if head.is_empty() {
            return true;
        }
        let Ok(message) = root_as_message(head) else { return false };
        let body = usize::try_from(message.bodyLength()).ok();
        let Some((_, rest)) = body.and_then(|length| rest.split_at_checked(length)) else { return false };
        bytes = rest;
    }
    true
}
