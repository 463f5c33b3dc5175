//! Event logs in XES (IEEE 1849-2016).

use core::fmt::{self, Write};

use super::{action_label, role_label};
use crate::conformance::Columns;
use crate::finding::Language;
use crate::procedure::interchange::escape;

const EXTENSIONS: [(&str, &str); 3] = [("Concept", "concept"), ("Time", "time"), ("Organizational", "org")];

/// Writes an event log as XES, labelled in one language; `name` says how a case is called, counted
/// from the first of the columns.
///
/// Each event has `concept:name` (the action, as the procedure's Petri net in the same language calls
/// it), `time:timestamp` in China and `org:role`.
///
/// ```
/// use wujin_core::conformance::{Columns, interchange::xes};
/// use wujin_core::finding::Language;
///
/// let columns = Columns::new(&[0, 1], &[0], &[1_330_563_600_000_000], &[0])?;
/// let mut log = String::new();
/// xes(&mut log, &columns, |case| format!("case {case}"), Language::Zh)?;
/// assert!(log.contains(r#"<string key="concept:name" value="登记"/>"#));
/// assert!(log.contains(r#"<date key="time:timestamp" value="2012-03-01T09:00:00+08:00"/>"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn xes(
    out: &mut impl Write,
    columns: &Columns<'_>,
    name: impl Fn(usize) -> String,
    language: Language,
) -> fmt::Result {
    out.write_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    out.write_str(
        "<log xes.version=\"1849-2016\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">\n",
    )?;
    for (extension, prefix) in EXTENSIONS {
        writeln!(
            out,
            "  <extension name=\"{extension}\" prefix=\"{prefix}\" uri=\"http://www.xes-standard.org/{prefix}.xesext\"/>"
        )?;
    }
    out.write_str(
        "  <global scope=\"trace\">\n    <string key=\"concept:name\" value=\"\"/>\n  </global>\n",
    )?;
    out.write_str("  <global scope=\"event\">\n    <string key=\"concept:name\" value=\"\"/>\n")?;
    out.write_str("    <date key=\"time:timestamp\" value=\"1970-01-01T00:00:00Z\"/>\n")?;
    out.write_str("    <string key=\"org:role\" value=\"\"/>\n  </global>\n")?;
    out.write_str("  <classifier name=\"Activity\" keys=\"concept:name\"/>\n")?;
    for case in 0..columns.cases() {
        let name = name(case);
        writeln!(out, "  <trace>\n    <string key=\"concept:name\" value=\"{}\"/>", escape(&name))?;
        for row in columns.case_rows(case) {
            let event = columns.event(row);
            let (action, role) = (action_label(event.action, language), role_label(event.role, language));
            writeln!(out, "    <event>\n      <string key=\"concept:name\" value=\"{}\"/>", escape(&action))?;
            writeln!(out, "      <date key=\"time:timestamp\" value=\"{}\"/>", event.instant())?;
            writeln!(out, "      <string key=\"org:role\" value=\"{}\"/>\n    </event>", escape(&role))?;
        }
        out.write_str("  </trace>\n")?;
    }
    out.write_str("</log>\n")
}
