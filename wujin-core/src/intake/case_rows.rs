//! The rows of one complaint as a case: its registration, and its events by their numbers as far as they
//! follow on each other (3.3/1, reading `case-halts`).

use std::collections::BTreeMap;

use super::{ComplaintColumn, ComplaintRow, EventColumn, EventRow};
use crate::complaint::{Complaint, ComplaintCase, Deed};
use crate::edition::AnnexOneField;
use crate::finding::{Finding, InputMatter};
use crate::procedure::{Actor, Event, Refusal, Role, RulesVersion};
use crate::profile::Profile;
use crate::time::Day;

/// The rows of one complaint as they are met. `S` says where a row stands; rows that stand earlier are less.
#[derive(Clone, Debug)]
pub struct CaseRows<S> {
    /// Where the registration stands.
    pub source: S,
    /// The registration.
    pub row: ComplaintRow,
    events: Vec<EventAt<S>>,
    /// Where the first event of each number stands.
    numbered: BTreeMap<u32, S>,
}

/// An event, or none where its row could not be read, with its number as far as that could be.
#[derive(Clone, Debug)]
struct EventAt<S> {
    source: S,
    event: Option<EventRow>,
    sequence: Option<u32>,
}

/// A column of one of the two tables that a case is read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CaseColumn {
    /// Of the complaints.
    Complaint(ComplaintColumn),
    /// Of the events.
    Event(EventColumn),
}

/// What is to be said of a row.
#[derive(Clone, PartialEq, Debug)]
pub struct RowFinding<S> {
    /// Where the row stands.
    pub source: S,
    /// In which column.
    pub column: Option<CaseColumn>,
    /// What.
    pub finding: Finding,
}

/// A case as its rows tell it.
#[derive(Clone, PartialEq, Debug)]
pub struct ReplayedRows<S> {
    /// The case, as far as its rows are lawful.
    pub case: ComplaintCase,
    /// Its events, the registration first.
    pub events: Vec<Event<Complaint>>,
    /// How many events happened after the day and are not seen.
    pub later: usize,
    /// Whether it stands before a faulty row.
    pub halted: bool,
    /// What is to be said of its rows.
    pub findings: Vec<RowFinding<S>>,
}

impl<S: Copy + Ord> CaseRows<S> {
    /// A complaint of which no event was met yet.
    #[must_use]
    pub fn new(source: S, row: ComplaintRow) -> Self {
        Self { source, row, events: Vec::new(), numbered: BTreeMap::new() }
    }

    /// How many rows of events are held.
    #[must_use]
    pub fn held(&self) -> usize {
        self.events.len()
    }

    /// Takes up the row of an event: what could be read of it, else its number if that could.
    ///
    /// Where an event of its number was met before, it answers where, and holds the row no second time: however
    /// often an event is repeated, one of it is held. The registration itself is event 1.
    pub fn take(&mut self, source: S, event: Option<EventRow>, sequence: Option<u32>) -> Option<S> {
        if let Some(number) = sequence {
            let first = if number <= 1 && event.is_some() { self.source } else { source };
            let first = *self.numbered.entry(number).or_insert(first);
            if first != source {
                return Some(first);
            }
        }
        self.events.push(EventAt { source, event, sequence });
        None
    }

    /// Follows the rows in the order of their numbers, up to the first that cannot be or is not lawful; what
    /// happened after a day is not seen.
    #[must_use]
    pub fn replay(self, profile: &Profile, until: Option<Day>) -> ReplayedRows<S> {
        let number = self.row.case.clone();
        let mut lined = self.line_up();
        let followed = ComplaintCase::follow(lined.events, until, profile);
        if let Some(refusal) = followed.refused {
            let place = followed.events.len();
            lined.halted = true;
            lined.held.splice(0..0, lined.sources.iter().skip(place + 1).copied());
            if let Some(source) = lined.sources.get(place) {
                lined.findings.extend(refused(*refusal, *source, place == 0));
            }
        }
        if let Some(source) = lined.held.first() {
            let held = u32::try_from(lined.held.len()).unwrap_or(u32::MAX);
            let after = followed.case.sequence();
            let finding = InputMatter::EventsHeld { case: number.into(), after, held }.into();
            lined.findings.push(RowFinding { source: *source, column: None, finding });
        }
        let (halted, findings) = (lined.halted, lined.findings);
        ReplayedRows { case: followed.case, events: followed.events, later: followed.later, halted, findings }
    }

    /// Lines events up by their numbers, up to the first row that leaves a gap.
    fn line_up(mut self) -> LinedUp<S> {
        let ComplaintRow { case, registered, registration, clerk, .. } = self.row;
        let actor = Actor { role: Role::Staff, id: clerk };
        let deed = Deed::Register(Box::new(registration));
        let mut lined = LinedUp {
            events: vec![Event { sequence: 1, at: registered, actor, deed, rules: RulesVersion::CURRENT }],
            sources: vec![self.source],
            held: Vec::new(),
            halted: false,
            findings: Vec::new(),
        };
        // A row whose own number cannot be read stands where the file has it.
        let mut last = 1_u32;
        for event in &mut self.events {
            last = *event.sequence.get_or_insert(last.saturating_add(1));
        }
        self.events.sort_by_key(|event| (event.sequence, event.source));
        let mut waiting = self.events.into_iter();
        for EventAt { source, event, sequence } in waiting.by_ref() {
            let found = sequence.unwrap_or(0);
            let expected = u32::try_from(lined.events.len()).unwrap_or(u32::MAX).saturating_add(1);
            let said = match event {
                // Its own finding was made when it was read.
                None => None,
                Some(_) if found != expected => {
                    lined.held.push(source);
                    let gap = InputMatter::SequenceGap { case: case.to_string(), expected, found };
                    Some((EventColumn::Sequence, gap))
                }
                Some(row) if row.event.at < registered => {
                    let early = InputMatter::BeforeRegistration { at: row.event.at, registered };
                    Some((EventColumn::At, early))
                }
                Some(row) => {
                    lined.events.push(row.event);
                    lined.sources.push(source);
                    continue;
                }
            };
            lined.halted = true;
            lined.findings.extend(said.map(|(column, matter)| RowFinding {
                source,
                column: Some(CaseColumn::Event(column)),
                finding: matter.into(),
            }));
            break;
        }
        lined.held.extend(waiting.map(|event| event.source));
        lined
    }
}

/// Rows in the order of their numbers.
struct LinedUp<S> {
    events: Vec<Event<Complaint>>,
    /// Where each of these stands.
    sources: Vec<S>,
    /// Where those stand that wait for one before them.
    held: Vec<S>,
    halted: bool,
    findings: Vec<RowFinding<S>>,
}

fn refused<S: Copy>(refusal: Refusal, source: S, registering: bool) -> impl Iterator<Item = RowFinding<S>> {
    refusal.unmet.into_iter().map(move |unmet| {
        let finding = unmet.finding;
        let column = if registering {
            complaint_column(&finding).map(CaseColumn::Complaint)
        } else {
            event_column(finding.code()).map(CaseColumn::Event)
        };
        RowFinding { source, column, finding }
    })
}

/// The column of the complaint's row that a finding speaks of.
fn complaint_column(finding: &Finding) -> Option<ComplaintColumn> {
    let params = finding.matter.params();
    let name = params.get("field")?.as_str()?;
    Some(match AnnexOneField::ALL.iter().find(|field| field.name() == name)? {
        AnnexOneField::Number => ComplaintColumn::Case,
        AnnexOneField::Station => ComplaintColumn::Station,
        AnnexOneField::Way => ComplaintColumn::Way,
        AnnexOneField::ConsumerName => ComplaintColumn::ConsumerName,
        AnnexOneField::ConsumerSex => ComplaintColumn::Sex,
        AnnexOneField::ConsumerAge => ComplaintColumn::Age,
        AnnexOneField::ConsumerAddress => ComplaintColumn::Address,
        AnnexOneField::ConsumerTelephone => ComplaintColumn::Telephone,
        AnnexOneField::Goods => ComplaintColumn::Goods,
        AnnexOneField::PurchaseDay => ComplaintColumn::PurchaseDay,
        AnnexOneField::Amount => ComplaintColumn::Amount,
        AnnexOneField::Request => ComplaintColumn::Request,
        AnnexOneField::Evidence => ComplaintColumn::Evidence,
        AnnexOneField::Nature => ComplaintColumn::Nature,
    })
}

/// The column of an event's row that a finding speaks of.
fn event_column(code: &str) -> Option<EventColumn> {
    Some(match code {
        "WJ-201" | "WJ-202" | "WJ-203" => EventColumn::Action,
        "WJ-204" => EventColumn::Role,
        "WJ-205" => EventColumn::At,
        "WJ-206" => EventColumn::Sequence,
        "WJ-211" | "WJ-214" | "WJ-217" | "WJ-218" => EventColumn::Content,
        "WJ-212" => EventColumn::Foundation,
        "WJ-213" | "WJ-222" => EventColumn::Agreed,
        "WJ-215" | "WJ-216" | "WJ-219" | "WJ-220" | "WJ-223" | "WJ-224" => EventColumn::Day,
        "WJ-221" | "WJ-225" => EventColumn::Way,
        "WJ-226" => EventColumn::Entry,
        _ => return None,
    })
}
