//! Object-centric event logs in OCEL 2.0, in JSON.

use core::fmt::{self, Write};

use serde_json::{Value, json};

use super::{action_label, role_label};
use crate::complaint::Action;
use crate::conformance::Columns;
use crate::finding::Language;

const COMPLAINT: &str = "complaint";
const STATION: &str = "station";

/// Writes an event log as OCEL 2.0 in JSON, labelled in one language; `name` says how a case is
/// called and `station` at which station it was made, both counted from the first of the columns.
///
/// Each event belongs to its complaint and, where one is named, to its station; each complaint
/// belongs to its station.
///
/// ```
/// use wujin_core::conformance::{Columns, interchange::ocel};
/// use wujin_core::finding::Language;
///
/// let columns = Columns::new(&[0, 1], &[0], &[0], &[0])?;
/// let mut log = String::new();
/// ocel(&mut log, &columns, |_| "1".into(), |_| Some("420102-03-0007".into()), Language::En)?;
/// let log: serde_json::Value = serde_json::from_str(&log)?;
/// assert_eq!(log["events"][0]["type"], "register");
/// assert_eq!(log["objects"][0]["relationships"][0]["objectId"], "420102-03-0007");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn ocel(
    out: &mut impl Write,
    columns: &Columns<'_>,
    name: impl Fn(usize) -> String,
    station: impl Fn(usize) -> Option<String>,
    language: Language,
) -> fmt::Result {
    let mut types: Vec<String> = Action::TERMS.iter().map(|term| language.word(*term).to_owned()).collect();
    let strange = (0..columns.cases()).flat_map(|case| columns.case_actions(case));
    for action in strange.filter(|action| Action::from_index(**action).is_none()) {
        let label = action_label(*action, language);
        if !types.contains(&label) {
            types.push(label);
        }
    }
    let attributes = json!([{ "name": "role", "type": "string" }]);
    let types = types.iter().map(|name| json!({ "name": name, "attributes": attributes }));
    out.write_str("{\n\"objectTypes\":")?;
    list(out, [COMPLAINT, STATION].into_iter().map(|name| json!({ "name": name, "attributes": [] })))?;
    out.write_str(",\n\"eventTypes\":")?;
    list(out, types)?;
    out.write_str(",\n\"objects\":")?;
    let complaints = (0..columns.cases()).map(|case| {
        let at = station(case).map(|id| json!({ "objectId": id, "qualifier": STATION }));
        json!({ "id": name(case), "type": COMPLAINT, "attributes": [], "relationships": Vec::from_iter(at) })
    });
    let mut stations: Vec<_> = (0..columns.cases()).filter_map(&station).collect();
    stations.sort_unstable();
    stations.dedup();
    let stations = stations
        .into_iter()
        .map(|id| json!({ "id": id, "type": STATION, "attributes": [], "relationships": [] }));
    list(out, complaints.chain(stations))?;
    out.write_str(",\n\"events\":")?;
    let events = (0..columns.cases()).flat_map(|case| {
        let mut objects = vec![json!({ "objectId": name(case), "qualifier": COMPLAINT })];
        objects.extend(station(case).map(|id| json!({ "objectId": id, "qualifier": STATION })));
        columns.case_rows(case).map(move |row| {
            let event = columns.event(row);
            json!({
                "id": format!("event {row}"),
                "type": action_label(event.action, language),
                "time": event.instant().to_string(),
                "attributes": [{ "name": "role", "value": role_label(event.role, language) }],
                "relationships": objects.clone(),
            })
        })
    });
    list(out, events)?;
    out.write_str("\n}\n")
}

/// Writes a list, an item a line.
fn list(out: &mut impl Write, items: impl Iterator<Item = Value>) -> fmt::Result {
    out.write_str("[")?;
    for (place, item) in items.enumerate() {
        out.write_str(if place == 0 { "\n" } else { ",\n" })?;
        write!(out, "{item}")?;
    }
    out.write_str("]")
}
