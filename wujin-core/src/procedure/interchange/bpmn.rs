//! Business processes in BPMN 2.0: a gateway for each state, a task for each step between two.

use std::collections::BTreeMap;

use super::state_name;
use super::xml::Xml;
use crate::finding::Language;
use crate::procedure::{Exploration, State, Table, Transition};

/// The procedure as a process in BPMN 2.0, labelled in one language, with a plain diagram.
///
/// BPMN knows steps and no states. Each state that can be reached is an exclusive gateway, named after
/// it; each step is a task between two gateways, and says in its documentation who may take it. So the
/// runs of the process are exactly those of the table.
///
/// ```
/// use wujin_core::complaint::inquiry::TABLE;
/// use wujin_core::finding::Language;
/// use wujin_core::procedure::interchange::bpmn;
/// assert!(bpmn(&TABLE, Language::En).contains(r#"name="agree a time for the answer""#));
/// ```
#[must_use]
pub fn bpmn(table: &Table, language: Language) -> String {
    let explored = Exploration::of(table);
    let mut process = Process { table, language, xml: Xml::new(), flows: Vec::new() };
    process.xml.open(
        "definitions",
        &[
            ("xmlns", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
            ("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
            ("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC"),
            ("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI"),
            ("id", "definitions"),
            ("targetNamespace", "urn:wujin:1"),
        ],
    );
    let name = language.word(table.name);
    process.xml.open("process", &[("id", table.name.name), ("name", name), ("isExecutable", "false")]);
    process.events(&explored);
    for state in &explored.states {
        process.gateway(*state);
    }
    for step in &explored.transitions {
        process.task(step);
    }
    process.flows();
    process.xml.close();
    process.diagram(&explored);
    process.xml.finish()
}

struct Process<'a> {
    table: &'a Table,
    language: Language,
    xml: Xml,
    flows: Vec<(String, String)>,
}

/// Where a node stands: its left upper corner and its size, in the diagram's units.
type Shape = (usize, usize, usize, usize);

impl Process<'_> {
    fn gateway_id(&self, state: State) -> String {
        format!("at.{}", state_name(self.table, state))
    }

    fn task_id(&self, step: &Transition) -> String {
        let (action, from) = (self.table.action(step.row.action).name, state_name(self.table, step.from));
        format!("{action}.{from}")
    }

    fn events(&mut self, explored: &Exploration) {
        let (begun, ended) =
            if self.language == Language::Zh { ("开始", "终结") } else { ("begun", "ended") };
        self.xml.empty("startEvent", &[("id", "start"), ("name", begun)]);
        self.flows.push(("start".to_owned(), self.gateway_id(Table::START)));
        self.xml.empty("endEvent", &[("id", "end"), ("name", ended)]);
        let ends = explored.states.iter().filter(|state| self.table.is_end(state.stage));
        let ends: Vec<_> = ends.map(|state| (self.gateway_id(*state), "end".to_owned())).collect();
        self.flows.extend(ends);
    }

    fn gateway(&mut self, state: State) {
        let stage = self.language.word(self.table.stage(state.stage));
        let name = if self.table.sides.len() > 1 {
            format!("{stage} · {}", self.language.word(self.table.side(state.side)))
        } else {
            stage.to_owned()
        };
        self.xml.empty("exclusiveGateway", &[("id", &self.gateway_id(state)), ("name", &name)]);
    }

    fn task(&mut self, step: &Transition) {
        let id = self.task_id(step);
        let who: Vec<_> = step.row.who.iter().map(|role| self.language.word(role.term())).collect();
        let name = self.language.word(self.table.action(step.row.action));
        self.xml.open("task", &[("id", &id), ("name", name)]);
        self.xml.text("documentation", &who.join(if self.language == Language::Zh { "、" } else { ", " }));
        self.xml.close();
        self.flows.push((self.gateway_id(step.from), id.clone()));
        self.flows.push((id, self.gateway_id(step.to)));
    }

    fn flows(&mut self) {
        for (number, (source, target)) in (1..).zip(&self.flows) {
            let id = format!("flow.{number}");
            self.xml.empty("sequenceFlow", &[("id", &id), ("sourceRef", source), ("targetRef", target)]);
        }
    }

    /// Gateways in columns by the number of steps that lead to them, the tasks that leave them beside.
    fn shapes(&self, explored: &Exploration) -> BTreeMap<String, Shape> {
        let mut depths = BTreeMap::from([(Table::START, 0_usize)]);
        // Transitions stand in the order in which their origins were first reached.
        for step in &explored.transitions {
            let depth = depths.get(&step.from).map_or(0, |depth| depth + 1);
            depths.entry(step.to).or_insert(depth);
        }
        let mut shapes = BTreeMap::from([("start".to_owned(), (40, 47, 36, 36))]);
        let mut filled: Vec<usize> = Vec::new();
        let mut states: Vec<_> = explored.states.iter().collect();
        states.sort_by_key(|state| (depths.get(*state), **state));
        for state in states {
            let column = depths.get(state).copied().unwrap_or(0);
            filled.resize(filled.len().max(column + 1), 0);
            let Some(row) = filled.get_mut(column) else { continue };
            let leaving: Vec<_> = explored.transitions.iter().filter(|step| step.from == *state).collect();
            let (left, top) = (120 + column * 320, 40 + *row * 90);
            shapes.insert(self.gateway_id(*state), (left, top, 50, 50));
            for (place, step) in leaving.iter().enumerate() {
                shapes.insert(self.task_id(step), (left + 100, top + place * 90 - 5, 150, 60));
            }
            *row += leaving.len().max(1);
        }
        shapes.insert("end".to_owned(), (120 + filled.len() * 320, 47, 36, 36));
        shapes
    }

    fn diagram(&mut self, explored: &Exploration) {
        let shapes = self.shapes(explored);
        self.xml.open("bpmndi:BPMNDiagram", &[("id", "diagram")]);
        self.xml.open("bpmndi:BPMNPlane", &[("id", "plane"), ("bpmnElement", self.table.name.name)]);
        for (id, (left, top, width, height)) in &shapes {
            let shape = format!("shape.{id}");
            self.xml.open("bpmndi:BPMNShape", &[("id", &shape), ("bpmnElement", id)]);
            let [x, y, width, height] = [left, top, width, height].map(ToString::to_string);
            self.xml.empty("dc:Bounds", &[("x", &x), ("y", &y), ("width", &width), ("height", &height)]);
            self.xml.close();
        }
        let flows = core::mem::take(&mut self.flows);
        for (number, (source, target)) in (1..).zip(&flows) {
            let (Some(from), Some(to)) = (shapes.get(source), shapes.get(target)) else { continue };
            let (id, flow) = (format!("edge.{number}"), format!("flow.{number}"));
            self.xml.open("bpmndi:BPMNEdge", &[("id", &id), ("bpmnElement", &flow)]);
            self.waypoint(from.0 + from.2, from.1 + from.3 / 2);
            self.waypoint(to.0, to.1 + to.3 / 2);
            self.xml.close();
        }
    }

    fn waypoint(&mut self, x: usize, y: usize) {
        self.xml.empty("di:waypoint", &[("x", &x.to_string()), ("y", &y.to_string())]);
    }
}
