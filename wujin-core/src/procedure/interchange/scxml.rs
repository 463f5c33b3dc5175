//! State charts in SCXML: the stages and the second region as two parallel regions.

use super::xml::Xml;
use crate::procedure::{Role, Row, Table};
use crate::term::Term;

const NAMESPACE: &str = "urn:wujin:1";

/// The procedure as a state chart in SCXML (W3C). Events are the actions by name; labels in both
/// languages, and who may act, stand in attributes of the namespace `urn:wujin:1`.
///
/// An action that is not lawful at a state has no transition there, so that the chart stays where it
/// is.
///
/// ```
/// use wujin_core::complaint::TABLE;
/// use wujin_core::procedure::interchange::scxml;
/// let chart = scxml(&TABLE);
/// assert!(chart.contains(r#"<transition event="approve" wujin:who="leader" target="performing"/>"#));
/// ```
#[must_use]
pub fn scxml(table: &Table) -> String {
    let mut xml = Xml::new();
    let two = table.sides.len() > 1;
    let initial = if two { table.name.name } else { table.stage(0).name };
    xml.open(
        "scxml",
        &[
            ("xmlns", "http://www.w3.org/2005/07/scxml"),
            ("xmlns:wujin", NAMESPACE),
            ("version", "1.0"),
            ("datamodel", "ecmascript"),
            ("name", table.name.name),
            ("initial", initial),
        ],
    );
    if two {
        xml.open("parallel", &[("id", table.name.name)]);
        xml.open("state", &[("id", "stage_region"), ("initial", table.stage(0).name)]);
    }
    for (stage, term) in (0..).zip(table.stages) {
        let name = if table.is_end(stage) { "final" } else { "state" };
        open(&mut xml, name, term.name, *term);
        for row in table.rows.iter().filter(|row| row.from.contains(stage)) {
            stage_transition(&mut xml, table, row);
        }
        xml.close();
    }
    if two {
        xml.close();
        let region = format!("{}_region", table.region.name);
        xml.open("state", &[("id", &region), ("initial", &side_id(table, 0))]);
        for (side, term) in (0..).zip(table.sides) {
            open(&mut xml, "state", &side_id(table, side), *term);
            for row in table.rows.iter().filter(|row| row.side_from.contains(side)) {
                side_transition(&mut xml, table, row);
            }
            xml.close();
        }
    }
    xml.finish()
}

fn open(xml: &mut Xml, element: &'static str, id: &str, term: Term) {
    xml.open(element, &[("id", id), ("wujin:zh", term.zh), ("wujin:en", term.en)]);
}

fn side_id(table: &Table, side: u8) -> String {
    format!("{}_{}", table.region.name, table.side(side).name)
}

fn any_of(states: impl Iterator<Item = String>) -> String {
    states.map(|state| format!("In('{state}')")).collect::<Vec<_>>().join(" || ")
}

fn transition(xml: &mut Xml, table: &Table, row: &Row, condition: &str, target: Option<&str>) {
    let who: Vec<_> = row.who.iter().map(Role::name).collect();
    let who = who.join(" ");
    let mut attributes = vec![("event", table.action(row.action).name), ("wujin:who", who.as_str())];
    if !condition.is_empty() {
        attributes.push(("cond", condition));
    }
    attributes.extend(target.map(|target| ("target", target)));
    xml.empty("transition", &attributes);
}

/// What a row does in the region of the stages. A row that keeps the stage and moves the second
/// region stands there only.
fn stage_transition(xml: &mut Xml, table: &Table, row: &Row) {
    if row.to.is_none() && row.side_to.is_some() {
        return;
    }
    let sides = || (0..).take(table.sides.len());
    let condition = if sides().all(|side| row.side_from.contains(side)) {
        String::new()
    } else {
        any_of(sides().filter(|side| row.side_from.contains(*side)).map(|side| side_id(table, side)))
    };
    transition(xml, table, row, &condition, row.to.map(|stage| table.stage(stage).name));
}

fn side_transition(xml: &mut Xml, table: &Table, row: &Row) {
    if let Some(side) = row.side_to {
        let condition = any_of(row.from.iter().map(|stage| table.stage(stage).name.to_owned()));
        transition(xml, table, row, &condition, Some(&side_id(table, side)));
    }
}
