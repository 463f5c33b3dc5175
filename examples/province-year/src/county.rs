//! The cases of one county: rows become cases, cases are judged, and figures are counted.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use wujin_core::complaint::{Complaint, ComplaintCase, Deed, Outcome};
use wujin_core::edition::{AnnexOneField, ProblemNature};
use wujin_core::finding::{Finding, InputMatter, Matter, Place};
use wujin_core::identity::{StationId, mask_name, mask_phone};
use wujin_core::intake::{Columns, ComplaintColumn, ComplaintRow, EventColumn, EventRow, Headings};
use wujin_core::money::Fen;
use wujin_core::obligation::Obligation;
use wujin_core::procedure::{Actor, Event, Refusal, Role};
use wujin_core::reporting::{Tally, tally_case};
use wujin_core::supervision::{Concern, Conduct, HotSpot, Satisfaction, case_facts, hot_spots};
use wujin_core::time::{Day, Period, Quarter};

use crate::ingest::{SourceFile, Station};
use crate::judge::{Judged, Rules, judge};
use crate::partition::{Kind, records};

/// A case as it is written out, with personal data masked.
#[derive(Clone, PartialEq, Debug)]
pub struct CaseLine {
    /// The number of the case.
    pub case: Box<str>,
    /// The station.
    pub station: StationId,
    /// The consumer, masked.
    pub consumer: String,
    /// The consumer's telephone, masked.
    pub telephone: String,
    /// The stage, in Chinese.
    pub stage: &'static str,
    /// Where the answer stands, in Chinese.
    pub reply: &'static str,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When it was registered.
    pub registered: Day,
    /// When it was resolved.
    pub resolved: Option<Day>,
    /// The amount in dispute.
    pub amount: Option<Fen>,
    /// The nature of the problem.
    pub nature: Option<ProblemNature>,
    /// Whether it stands before a faulty event.
    pub halted: bool,
    /// What is owed in it and not met.
    pub owed: Vec<Obligation>,
}

/// What the records of a station show.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct StationYear {
    /// The figures of each quarter; what is open at its end is not counted.
    pub quarters: BTreeMap<Quarter, Tally>,
    /// What consumers said in the year.
    pub satisfaction: Option<Satisfaction>,
    /// How complaints were handled in the year.
    pub conduct: Conduct,
    /// Obligations not met, and overdue as of the day.
    pub overdue: u64,
    /// Cases not resolved.
    pub open: u64,
}

/// What came of a county.
#[derive(Clone, Debug, Default)]
pub struct CountyYear {
    /// What is wrong with the rows and events.
    pub findings: Vec<Finding>,
    /// The cases, in the order of their numbers.
    pub cases: Vec<CaseLine>,
    /// The stations.
    pub stations: BTreeMap<StationId, StationYear>,
    /// The stations some of whose records could not be taken, so that a recount proves nothing.
    pub incomplete: BTreeSet<StationId>,
    /// What the complaints of the year are about.
    pub concerns: Concerns,
    /// Complaints of the year by nature.
    pub natures: BTreeMap<ProblemNature, u64>,
    /// What came after the day as of which everything is said, and is not counted.
    pub later: Later,
}

/// How many complaints came together on the same operator, nature and goods.
pub type Concerns = BTreeMap<(String, Option<ProblemNature>, Option<String>), usize>;

/// What came after the day as of which everything is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Later {
    /// Complaints.
    pub complaints: u64,
    /// Events.
    pub events: u64,
}

impl StationYear {
    /// Takes up what other cases of the same station show.
    pub fn absorb(&mut self, other: Self) {
        for (quarter, tally) in other.quarters {
            let sum = self.quarters.entry(quarter).or_default();
            *sum = sum.merge(tally).unwrap_or(*sum);
        }
        if let Some(said) = other.satisfaction {
            let sum = self.satisfaction.get_or_insert(Satisfaction { satisfied: 0, asked: 0 });
            sum.asked += said.asked;
            sum.satisfied += said.satisfied;
        }
        let Conduct { tally, promises_overdue, recourse_untold } = other.conduct;
        self.conduct.tally = self.conduct.tally.merge(tally).unwrap_or(self.conduct.tally);
        self.conduct.promises_overdue += promises_overdue;
        self.conduct.recourse_untold += recourse_untold;
        self.overdue += other.overdue;
        self.open += other.open;
    }
}

/// What a county is judged with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The files, for the places of findings.
    pub files: &'a [SourceFile],
    /// The stations of the province.
    pub stations: &'a BTreeMap<StationId, Station>,
    /// The rules.
    pub rules: Rules<'a>,
    /// The year that is looked at.
    pub year: Period,
}

type Source = (u16, u64);

/// A case on its way: its registration and its events, with where each stands.
struct Pending {
    source: Source,
    row: ComplaintRow,
    events: Vec<(Source, Option<EventRow>, Option<u32>)>,
}

/// Events whose complaint is not there, or cannot be read.
#[derive(Default)]
struct Orphans {
    first: Option<Source>,
    held: u32,
}

impl Setting<'_> {
    fn file(&self, file: u16) -> Option<&SourceFile> {
        self.files.get(usize::from(file))
    }

    fn file_name(&self, file: u16) -> String {
        self.file(file).map(|file| file.name.clone()).unwrap_or_default()
    }

    fn headings(&self, file: u16) -> Option<&Headings> {
        self.file(file)?.headings.as_ref()
    }

    /// The place of a row, with the column as its file heads it.
    pub fn place(&self, (file, line): Source, column: Option<impl Columns>) -> Place {
        let source = self.file(file);
        let title = |column| Some(source?.headings.as_ref()?.title(column).to_owned());
        Place {
            file: source.map(|source| source.name.clone()),
            line: Some(line),
            column: column.and_then(title),
            ..Place::default()
        }
    }

    /// Takes the rows of a county, or of a part of it, through the year.
    #[must_use]
    pub fn county(&self, bytes: &[u8]) -> CountyYear {
        let mut county = CountyYear::default();
        let mut pending: BTreeMap<Box<str>, Pending> = BTreeMap::new();
        let mut unreadable: BTreeSet<&str> = BTreeSet::new();
        let mut orphans: BTreeMap<&str, Orphans> = BTreeMap::new();
        // Complaints first: a file of events may come before theirs.
        for record in records(bytes) {
            match (record.kind, self.headings(record.file)) {
                (Kind::Complaint, Some(headings)) => {
                    let Ok(row) = ComplaintRow::read(headings, &record.cells) else { continue };
                    let source = (record.file, record.line);
                    if let Some(first) = pending.get(&row.case) {
                        let (key, (file, first)) = (row.case.to_string(), first.source);
                        let matter = InputMatter::RowDoubled { key, file: self.file_name(file), first };
                        let place = self.place(source, Some(ComplaintColumn::Case));
                        county.findings.push(Finding::from(matter).at(place));
                    } else {
                        pending.insert(row.case.clone(), Pending { source, row, events: Vec::new() });
                    }
                }
                (Kind::BadComplaint, _) => unreadable.extend(record.cells.first()),
                _ => {}
            }
        }
        for record in records(bytes) {
            let source = (record.file, record.line);
            let (case, event, sequence) = match (record.kind, self.headings(record.file)) {
                (Kind::Event, Some(headings)) => {
                    let Some((case, sequence)) = EventRow::identify(headings, &record.cells) else {
                        continue;
                    };
                    (case, EventRow::read(headings, &record.cells).ok(), sequence)
                }
                (Kind::BadEvent, _) => {
                    let mut cells = record.cells.iter();
                    let Some(case) = cells.next() else { continue };
                    (*case, None, cells.next().and_then(|cell| cell.parse().ok()))
                }
                _ => continue,
            };
            if let Some(pending) = pending.get_mut(case) {
                pending.events.push((source, event, sequence));
            } else {
                let orphans = orphans.entry(case).or_default();
                orphans.first = orphans.first.or(Some(source));
                orphans.held += 1;
            }
        }
        self.orphans(&orphans, &unreadable, &mut county);
        self.cases(pending, &mut county);
        county
    }

    fn orphans(
        &self,
        orphans: &BTreeMap<&str, Orphans>,
        unreadable: &BTreeSet<&str>,
        county: &mut CountyYear,
    ) {
        for case in unreadable {
            county.incomplete.extend(station_of(case));
        }
        for (case, orphans) in orphans {
            county.incomplete.extend(station_of(case));
            let Some(first) = orphans.first else { continue };
            let (case, held) = ((*case).to_owned(), orphans.held);
            let (matter, column) = if unreadable.contains(case.as_str()) {
                (InputMatter::EventsHeld { case, after: 0, held }, None)
            } else {
                (InputMatter::UnknownCase { case, held }, Some(EventColumn::Case))
            };
            county.findings.push(Finding::from(matter).at(self.place(first, column)));
        }
    }

    fn cases(&self, pending: BTreeMap<Box<str>, Pending>, county: &mut CountyYear) {
        let mut by_station: HashMap<StationId, Vec<ComplaintCase>> = HashMap::new();
        for (number, pending) in pending {
            let row = &pending.row;
            let (station, registered) = (row.station, row.registered.day());
            if registered > self.rules.as_of {
                county.later.complaints += 1;
                county.later.events += pending.events.len() as u64;
                continue;
            }
            let concern = (self.operator(station), row.registration.nature, row.registration.goods.clone());
            let consumer = row.registration.consumer.clone();
            let satisfied = row.satisfied;
            let (judged, halted) = self.case(&number, pending, county);
            if halted {
                county.incomplete.insert(station);
            }
            let Some(facts) = case_facts(&judged.case) else { continue };
            let year = county.stations.entry(station).or_default();
            count(&mut year.quarters, &facts);
            if self.year.contains(registered) {
                if let Some(nature) = facts_nature(&judged) {
                    *county.natures.entry(nature).or_default() += 1;
                }
                if let Some(satisfied) = satisfied {
                    let said = year.satisfaction.get_or_insert(Satisfaction { satisfied: 0, asked: 0 });
                    said.asked += 1;
                    said.satisfied += u64::from(satisfied);
                }
                *county.concerns.entry(concern).or_default() += 1;
            }
            let owed: Vec<_> = judged.owed.into_iter().filter(is_unmet).collect();
            year.overdue += owed.iter().filter(|owed| owed.is_overdue()).count() as u64;
            year.open += u64::from(facts.resolved.is_none());
            county.cases.push(CaseLine {
                case: number,
                station,
                consumer: consumer.name.as_deref().map(mask_name).unwrap_or_default(),
                telephone: consumer.telephone.as_deref().map(mask_phone).unwrap_or_default(),
                stage: judged.case.stage_term().zh,
                reply: judged.case.side().map_or("", |side| side.term().zh),
                outcome: judged.case.outcome(),
                registered: facts.registered,
                resolved: facts.resolved.map(|(day, _)| day),
                amount: facts.amount,
                nature: judged.case.facts().nature,
                halted,
                owed,
            });
            by_station.entry(station).or_default().push(judged.case);
        }
        for (station, cases) in &by_station {
            if let Some(year) = county.stations.get_mut(station) {
                year.conduct = Conduct::of(cases, self.year, self.rules.as_of).unwrap_or_default();
            }
        }
    }

    /// Where the complaints of a county concentrate.
    #[must_use]
    pub fn hot_spots(&self, concerns: &Concerns) -> Vec<HotSpot> {
        let registered = self.year.first();
        let concerns: Vec<_> = concerns
            .iter()
            .map(|((operator, nature, goods), count)| {
                let (operator, goods) = (operator.clone(), goods.clone());
                (Concern { registered, operator, nature: *nature, goods }, *count)
            })
            .collect();
        let each = concerns.iter().flat_map(|(concern, count)| std::iter::repeat_n(concern, *count));
        hot_spots(each, self.year, &self.rules.profile.document().supervision.hot_spots)
    }

    fn operator(&self, station: StationId) -> String {
        let known = self.stations.get(&station).and_then(|known| known.row.record.operator.clone());
        known.unwrap_or_else(|| station.to_string())
    }

    /// Judges a case, and says whether it halted before a faulty event.
    fn case(&self, number: &str, pending: Pending, county: &mut CountyYear) -> (Judged, bool) {
        let Pending { source, row, mut events } = pending;
        let ComplaintRow { registered, registration, clerk, .. } = row;
        let actor = Actor { role: Role::Staff, id: clerk };
        let first =
            Event { sequence: 1, at: registered, actor, deed: Deed::Register(Box::new(registration)) };
        let mut lawful: Vec<Event<Complaint>> = Vec::with_capacity(events.len() + 1);
        lawful.push(first);
        let registration = source;
        let mut sources = vec![source];
        let mut say = |matter: Matter, source: Source, column: Option<EventColumn>| {
            let finding = Finding { matter, place: None };
            county.findings.push(finding.at(self.place(source, column)));
        };
        // A row whose own number cannot be read stands where the file has it.
        let mut last = 1_u32;
        for (_, _, sequence) in &mut events {
            last = *sequence.get_or_insert(last.saturating_add(1));
        }
        events.sort_by_key(|(source, _, sequence)| (sequence.unwrap_or(0), *source));
        let mut waiting = events.into_iter().peekable();
        let mut taken: Option<(u32, Source)> = None;
        let doubled = |sequence, (file, first): Source| InputMatter::SequenceDoubled {
            case: number.to_owned(),
            sequence,
            file: self.file_name(file),
            first,
        };
        let mut halted = false;
        while let Some((source, event, sequence)) = waiting.peek() {
            let expected = u32::try_from(lawful.len()).unwrap_or(u32::MAX).saturating_add(1);
            let (source, sequence) = (*source, sequence.unwrap_or(0));
            if let Some((_, first)) = taken.filter(|(number, _)| *number == sequence) {
                say(doubled(sequence, first).into(), source, Some(EventColumn::Sequence));
                waiting.next();
                continue;
            }
            let Some(event) = event else {
                // Its own finding was made when it was read.
                waiting.next();
                halted = true;
                break;
            };
            if sequence < expected {
                // The registration itself is event 1.
                say(doubled(sequence, registration).into(), source, Some(EventColumn::Sequence));
                waiting.next();
                continue;
            }
            if sequence != expected {
                let matter = InputMatter::SequenceGap { case: number.to_owned(), expected, found: sequence };
                say(matter.into(), source, Some(EventColumn::Sequence));
                halted = true;
                break;
            }
            if event.event.at < registered {
                let matter = InputMatter::BeforeRegistration { at: event.event.at, registered };
                say(matter.into(), source, Some(EventColumn::At));
                waiting.next();
                halted = true;
                break;
            }
            taken = Some((sequence, source));
            if let Some((source, Some(row), _)) = waiting.next() {
                lawful.push(row.event);
                sources.push(source);
            }
        }
        let count = lawful.len();
        let judged = judge(lawful, self.rules);
        if judged.refused.is_none() {
            let judged = judged.case.sequence() as usize;
            county.later.events += count.saturating_sub(judged) as u64;
        }
        let mut held: Vec<Source> = waiting.map(|(source, _, _)| source).collect();
        if let Some((place, refusal)) = &judged.refused {
            let at = sources.get(*place).copied().unwrap_or(source);
            self.refused(refusal, *place == 0, at, county);
            held = sources.iter().skip(place + 1).copied().chain(held).collect();
            halted = true;
        }
        if let Some(first) = held.first() {
            let (case, after) = (number.to_owned(), judged.case.sequence());
            let matter =
                InputMatter::EventsHeld { case, after, held: u32::try_from(held.len()).unwrap_or(u32::MAX) };
            county.findings.push(Finding::from(matter).at(self.place(*first, None::<EventColumn>)));
        }
        (judged, halted)
    }

    fn refused(&self, refusal: &Refusal, registering: bool, at: Source, county: &mut CountyYear) {
        for unmet in &refusal.unmet {
            let place = if registering {
                self.place(at, complaint_column(&unmet.finding))
            } else {
                self.place(at, event_column(unmet.finding.code()))
            };
            county.findings.push(unmet.finding.clone().at(place));
        }
    }
}

/// The station of a case whose number begins with the station's.
fn station_of(case: &str) -> Option<StationId> {
    case.get(..14)?.parse().ok()
}

fn facts_nature(judged: &Judged) -> Option<ProblemNature> {
    judged.case.facts().nature
}

fn is_unmet(owed: &Obligation) -> bool {
    !matches!(owed.standing, wujin_core::obligation::Standing::Met { .. })
}

/// Counts a case into the quarters that it touches.
fn count(quarters: &mut BTreeMap<Quarter, Tally>, facts: &wujin_core::reporting::CaseFacts) {
    let mut touched = vec![Quarter::of(facts.registered)];
    touched.extend(facts.resolved.map(|(day, _)| Quarter::of(day)));
    touched.dedup();
    for quarter in touched {
        let tally = Tally { open: 0, ..tally_case(Period::Quarter(quarter), facts) };
        let sum = quarters.entry(quarter).or_default();
        // No sum over a file that fits on a disk passes 64 bits: the amount of a row is bounded.
        *sum = sum.merge(tally).unwrap_or(*sum);
    }
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
