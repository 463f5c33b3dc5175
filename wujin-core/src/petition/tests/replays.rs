//! Cases begun under the first version of the rules replay, and what is done next follows the present one.

use super::*;
use crate::exchange::EventDocument;

/// As the first version of the library decided it: mediation without consent, an end on the forty-seventh day.
const BEGUN_BEFORE: &str = r#"[
    {"sequence":1,"at":"2023-03-01T10:00:00+08:00","actor":{"role":"authority"},
     "deed":{"action":"lodge","with":{"received":"2023-03-01","editions":["order-20"]}},"citations":["3.2.2/3"]},
    {"sequence":2,"at":"2023-03-01T10:00:00+08:00","actor":{"role":"authority"},
     "deed":{"action":"refer_operator","with":{"operator":"某某商城"}},"citations":[]},
    {"sequence":3,"at":"2023-03-01T11:00:00+08:00","actor":{"role":"authority"},
     "deed":{"action":"accept","with":{}},"citations":["4.1/3"]},
    {"sequence":4,"at":"2023-03-02T10:00:00+08:00","actor":{"role":"authority"},
     "deed":{"action":"mediate","with":{}},"citations":["4.1/3"]},
    {"sequence":5,"at":"2023-03-06T10:00:00+08:00","actor":{"role":"authority"},
     "deed":{"action":"suspend_recusal","with":{}},"citations":[]},
    {"sequence":6,"at":"2023-04-06T10:00:00+08:00","actor":{"role":"authority"},
     "deed":{"action":"resume","with":{}},"citations":[]},
    {"sequence":7,"at":"2023-06-01T10:00:00+08:00","actor":{"role":"authority"},
     "deed":{"action":"end","with":{"ground":"testing_fees_not_agreed"}},"citations":[]}
]"#;

fn begun_before() -> Vec<Event<Petition>> {
    let documents: Vec<EventDocument<Petition>> = serde_json::from_str(BEGUN_BEFORE).unwrap();
    documents.into_iter().map(Event::from).collect()
}

#[test]
fn what_was_lawful_under_the_first_version_replays() {
    let case = Case::replay(&begun_before(), Context::national()).unwrap();
    assert_eq!(case.stage(), Some(Stage::Ended));
    assert!(begun_before().iter().all(|event| event.rules == RulesVersion::FIRST));
}

#[test]
fn what_comes_next_follows_the_present_version() {
    let mut events = begun_before();
    events.truncate(3);
    let case = Case::replay(&events, Context::national()).unwrap();
    let bare = || Deed::Mediate(Mediation::default());
    assert_eq!(codes(decide(&case, "2023-03-02", Role::Authority, bare())), ["WJ-516", "WJ-516"]);
    let event = decide(&case, "2023-03-02", Role::Authority, mediate()).unwrap();
    assert_eq!(event.rules, RulesVersion::CURRENT);
    // An event of the present version is held to it when it is replayed.
    let forged = Event { deed: bare(), ..event };
    let error = Case::replay(events.iter().chain([&forged]), Context::national()).unwrap_err();
    assert_eq!(error.position, 4);
}
