//! Profiles in TOML and in JSON.

use wujin_core::profile::Profile;

/// A profile; what is adopted adds to the notice, and is adopted again from what it prints.
pub fn profile(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else { return };
    for read in [Profile::from_toml(text), Profile::from_json(text)] {
        match read {
            Ok(adopted) => adds(&adopted),
            Err(error) => assert!(!error.to_string().is_empty(), "an error says what is wrong"),
        }
    }
}

fn adds(adopted: &Profile) {
    let notice = Profile::national();
    assert!(adopted.least_staff() >= notice.least_staff(), "no profile asks for less staff");
    let kept = |field| adopted.required_fields().contains(field);
    assert!(notice.required_fields().iter().all(kept), "no profile lets a field go that the notice asks for");
    let printed = serde_json::to_string(adopted.document()).expect("a profile can be printed");
    assert_eq!(Profile::from_json(&printed).as_ref(), Ok(adopted), "from JSON as it was printed");
    let printed = toml::to_string(adopted.document()).expect("a profile can be printed");
    assert_eq!(Profile::from_toml(&printed).as_ref(), Ok(adopted), "from TOML as it was printed");
}
