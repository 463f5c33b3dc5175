//! A case that a host holds: commands taken up one by one, logs replayed.

use wujin_core::exchange::{CaseHandle, Context};

/// So many lines are tried at the most; a case holds few events, but a fuzzer likes to repeat.
const LINES: usize = 40;

/// The name of a procedure on the first line; then on each line a command, the events of a log in brackets,
/// or a day.
pub fn case(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else { return };
    let mut lines = text.lines();
    let procedure = lines.next().unwrap_or_default();
    let Ok(mut case) = CaseHandle::begin(procedure, Context::default()) else { return };
    for line in lines.take(LINES) {
        let (events, state, sequence) = (case.events(), case.state(), case.sequence());
        match line.bytes().next() {
            Some(b'{') => {
                let decided = case.decide(line);
                assert_eq!(case.events(), events, "asking changes nothing");
                match case.apply(line) {
                    Ok(taken) => {
                        assert!(decided.contains(r#""answer""#), "what is taken up was lawful: {decided}");
                        assert_eq!(taken, sequence + 1);
                        replays(procedure, &case);
                    }
                    Err(reply) => {
                        assert_eq!(reply, decided, "a command is refused as it was answered");
                        assert_eq!(
                            (case.events(), case.state()),
                            (events, state),
                            "a refusal changes nothing"
                        );
                    }
                }
            }
            Some(b'[') => {
                let replied = case.replay(line);
                if replied.contains(r#""answer""#) {
                    replays(procedure, &case);
                } else {
                    assert_eq!(case.events(), events, "a log that is refused changes nothing");
                }
            }
            _ => assert_eq!(case.obligations(line), case.obligations(line)),
        }
    }
}

/// Whether its events, told to another, lead where it stands.
fn replays(procedure: &str, case: &CaseHandle) {
    let Ok(mut other) = CaseHandle::begin(procedure, Context::default()) else {
        panic!("the procedure was there before")
    };
    assert_eq!(other.replay(&case.events()), case.state(), "replay equals live");
    assert_eq!(other.events(), case.events(), "what was read is printed as it was");
}
