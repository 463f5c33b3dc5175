//! Petri nets in PNML: a place for each stage and for each word of the second region.

use super::xml::Xml;
use crate::finding::Language;
use crate::procedure::{Row, Table};

/// The last place.
const COMPLETE: &str = "complete";

/// A transition of the net: from one stage, and from one word of the second region where the row
/// looks at it.
struct Firing {
    row: &'static Row,
    stage: u8,
    side: Option<u8>,
}

fn ends(table: &Table, row: &Row) -> bool {
    row.to.is_some_and(|stage| table.is_end(stage))
}

fn firings(table: &Table) -> Vec<Firing> {
    let mut firings = Vec::new();
    let sides = u8::try_from(table.sides.len()).unwrap_or(u8::MAX);
    for row in table.rows {
        // What ends the procedure takes the token of the second region too, wherever it is.
        let looks =
            row.side_to.is_some() || ends(table, row) || (0..sides).any(|side| !row.side_from.contains(side));
        for stage in row.from.iter() {
            if looks {
                let from = (0..sides).filter(|side| row.side_from.contains(*side));
                firings.extend(from.map(|side| Firing { row, stage, side: Some(side) }));
            } else {
                firings.push(Firing { row, stage, side: None });
            }
        }
    }
    firings
}

/// The procedure as a Petri net in PNML (ISO/IEC 15909-2), labelled in one language.
///
/// The net begins with a token in the start and, where there is a second region, one in its first
/// word. Whatever ends the procedure leads to one last place and takes every other token, so that
/// "complete" is one marking, which is given in the form that process-mining tools read, and the net has
/// no silent transitions. How it ended is told by the transition's id.
///
/// ```
/// use wujin_core::complaint::TABLE;
/// use wujin_core::finding::Language;
/// use wujin_core::procedure::interchange::pnml;
/// let net = pnml(&TABLE, Language::Zh);
/// assert!(net.contains("<text>提出处理意见</text>"));
/// ```
#[must_use]
pub fn pnml(table: &Table, language: Language) -> String {
    let mut xml = Xml::new();
    xml.open("pnml", &[("xmlns", "http://www.pnml.org/version-2009/grammar/pnml")]);
    let kind = "http://www.pnml.org/version-2009/grammar/ptnet";
    xml.open("net", &[("id", table.name.name), ("type", kind)]);
    named(&mut xml, language.word(table.name));
    xml.open("page", &[("id", "page")]);
    let mut net = Net { table, language, xml, arcs: 0 };
    net.places();
    net.transitions();
    let mut xml = net.xml;
    xml.close();
    xml.open("finalmarkings", &[]);
    xml.open("marking", &[]);
    xml.open("place", &[("idref", COMPLETE)]);
    xml.text("text", "1");
    xml.finish()
}

fn named(xml: &mut Xml, text: &str) {
    xml.open("name", &[]);
    xml.text("text", text);
    xml.close();
}

struct Net<'a> {
    table: &'a Table,
    language: Language,
    xml: Xml,
    arcs: usize,
}

impl Net<'_> {
    fn stage(&self, stage: u8) -> String {
        format!("stage.{}", self.table.stage(stage).name)
    }

    fn side(&self, side: u8) -> String {
        format!("{}.{}", self.table.region.name, self.table.side(side).name)
    }

    fn has_sides(&self) -> bool {
        self.table.sides.len() > 1
    }

    fn place(&mut self, id: &str, label: &str, marked: bool) {
        self.xml.open("place", &[("id", id)]);
        named(&mut self.xml, label);
        if marked {
            self.xml.open("initialMarking", &[]);
            self.xml.text("text", "1");
            self.xml.close();
        }
        self.xml.close();
    }

    fn places(&mut self) {
        let stages = (0..).zip(self.table.stages).filter(|(stage, _)| !self.table.is_end(*stage));
        for (stage, term) in stages.collect::<Vec<_>>() {
            self.place(&self.stage(stage), self.language.word(*term), stage == 0);
        }
        if self.has_sides() {
            for (side, term) in (0..).zip(self.table.sides) {
                self.place(&self.side(side), self.language.word(*term), side == 0);
            }
        }
        let end = if self.language == Language::Zh { "终结" } else { "ended" };
        self.place(COMPLETE, end, false);
    }

    fn arc(&mut self, source: &str, target: &str) {
        self.arcs += 1;
        self.xml
            .empty("arc", &[("id", &format!("arc.{}", self.arcs)), ("source", source), ("target", target)]);
    }

    fn transitions(&mut self) {
        for Firing { row, stage, side } in firings(self.table) {
            let action = self.table.action(row.action);
            let mut id = format!("{}.{}", action.name, self.table.stage(stage).name);
            if let Some(side) = side {
                id = format!("{id}.{}", self.table.side(side).name);
            }
            self.xml.open("transition", &[("id", &id)]);
            named(&mut self.xml, self.language.word(action));
            self.xml.close();
            let over = ends(self.table, row);
            let next = if over { COMPLETE.to_owned() } else { self.stage(row.to.unwrap_or(stage)) };
            self.arc(&self.stage(stage), &id);
            self.arc(&id, &next);
            if let Some(side) = side.filter(|_| self.has_sides()) {
                self.arc(&self.side(side), &id);
                if !over {
                    self.arc(&id, &self.side(row.side_to.unwrap_or(side)));
                }
            }
        }
    }
}
