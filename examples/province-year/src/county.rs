//! The cases of one county, or of a part of it: rows become cases, cases are judged, and figures are
//! counted.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use wujin_core::complaint::{Complaint, ComplaintCase, Deed, Outcome};
use wujin_core::edition::{AnnexOneField, ProblemNature};
use wujin_core::finding::{Finding, InputMatter, Matter, Place};
use wujin_core::identity::{StationId, mask_name, mask_phone};
use wujin_core::intake::{Columns, ComplaintColumn, ComplaintRow, EventColumn, EventRow, Headings};
use wujin_core::money::Fen;
use wujin_core::obligation::Obligation;
use wujin_core::procedure::{Actor, Event, Refusal, Role};
use wujin_core::reporting::{Tally, tally_case};
use wujin_core::supervision::{Conduct, Satisfaction, case_facts};
use wujin_core::time::{Day, Period, Quarter};

use crate::ingest::{Source, SourceFile};
use crate::judge::{Judged, Rules, judge};
use crate::partition::{Kind, Partitions, Portion};
use crate::portions::Emit;
use crate::station_year::{Concern, StationYear};

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

/// What came of a county.
#[derive(Clone, Debug, Default)]
pub struct CountyYear {
    /// The cases, in the order of their numbers.
    pub cases: Vec<CaseLine>,
    /// What its cases show of the stations.
    pub stations: BTreeMap<StationId, StationYear>,
    /// The stations some of whose records could not be taken, so that a recount proves nothing.
    pub incomplete: BTreeSet<StationId>,
    /// Complaints of the year by nature.
    pub natures: BTreeMap<ProblemNature, u64>,
    /// What came after the day as of which everything is said, and is not counted.
    pub later: Later,
}

/// What came after the day as of which everything is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Later {
    /// Complaints.
    pub complaints: u64,
    /// Events.
    pub events: u64,
}

/// What a county is judged with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The files, for the places of findings.
    pub files: &'a [SourceFile],
    /// The rules.
    pub rules: Rules<'a>,
    /// The year that is looked at.
    pub year: Period,
}

/// A case on its way: its registration and its events, with where each stands.
struct Pending {
    source: Source,
    row: ComplaintRow,
    events: Vec<(Source, Option<EventRow>, Option<u32>)>,
    /// Where the first event of each number stands.
    numbered: HashMap<u32, Source>,
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
    pub fn county(&self, rows: &Partitions, portion: Portion, emit: &mut Emit<'_>) -> io::Result<CountyYear> {
        let mut county = CountyYear::default();
        let mut pending: BTreeMap<Box<str>, Pending> = BTreeMap::new();
        let mut unreadable: BTreeSet<Box<str>> = BTreeSet::new();
        let mut orphans: BTreeMap<Box<str>, Orphans> = BTreeMap::new();
        // Complaints first: a file of events may come before theirs.
        rows.each(portion, |record| {
            match (record.kind, self.headings(record.file)) {
                (Kind::Complaint, Some(headings)) => {
                    let Ok(row) = ComplaintRow::read(headings, &record.cells) else { return Ok(()) };
                    let source = (record.file, record.line);
                    if let Some(first) = pending.get(&row.case) {
                        let (key, (file, first)) = (row.case.to_string(), first.source);
                        let matter = InputMatter::RowDoubled { key, file: self.file_name(file), first };
                        let place = self.place(source, Some(ComplaintColumn::Case));
                        return emit.push(Finding::from(matter).at(place));
                    }
                    let numbered = HashMap::new();
                    pending.insert(row.case.clone(), Pending { source, row, events: Vec::new(), numbered });
                }
                (Kind::BadComplaint, _) => unreadable.extend(record.cells.first().map(|case| (*case).into())),
                _ => {}
            }
            Ok(())
        })?;
        rows.each(portion, |record| {
            let source = (record.file, record.line);
            let (case, event, sequence) = match (record.kind, self.headings(record.file)) {
                (Kind::Event, Some(headings)) => {
                    let Some((case, sequence)) = EventRow::identify(headings, &record.cells) else {
                        return Ok(());
                    };
                    (case, EventRow::read(headings, &record.cells).ok(), sequence)
                }
                (Kind::BadEvent, _) => {
                    let mut cells = record.cells.iter();
                    let Some(case) = cells.next() else { return Ok(()) };
                    (*case, None, cells.next().and_then(|cell| cell.parse().ok()))
                }
                _ => return Ok(()),
            };
            let Some(pending) = pending.get_mut(case) else {
                let orphans = orphans.entry(case.into()).or_default();
                orphans.first = orphans.first.or(Some(source));
                orphans.held += 1;
                return Ok(());
            };
            // Named as it is met: however often an event is repeated, one of it is held.
            if let Some(number) = sequence {
                // The registration itself is event 1.
                let first = if number <= 1 && event.is_some() { pending.source } else { source };
                let first = *pending.numbered.entry(number).or_insert(first);
                if first != source {
                    // What is wrong with a row that cannot be read was said when it was.
                    let doubled = event.is_some().then(|| self.doubled(case, number, first, source));
                    return emit.all(doubled);
                }
            }
            pending.events.push((source, event, sequence));
            Ok(())
        })?;
        self.orphans(&orphans, &unreadable, &mut county, emit)?;
        self.cases(pending, &mut county, emit)?;
        Ok(county)
    }

    fn doubled(&self, case: &str, sequence: u32, (file, first): Source, source: Source) -> Finding {
        let (case, file) = (case.to_owned(), self.file_name(file));
        let matter = InputMatter::SequenceDoubled { case, sequence, file, first };
        Finding::from(matter).at(self.place(source, Some(EventColumn::Sequence)))
    }

    fn orphans(
        &self,
        orphans: &BTreeMap<Box<str>, Orphans>,
        unreadable: &BTreeSet<Box<str>>,
        county: &mut CountyYear,
        emit: &mut Emit<'_>,
    ) -> io::Result<()> {
        for case in unreadable {
            county.incomplete.extend(station_of(case));
        }
        for (case, orphans) in orphans {
            county.incomplete.extend(station_of(case));
            let Some(first) = orphans.first else { continue };
            let (case, held) = (case.to_string(), orphans.held);
            let (matter, column) = if unreadable.contains(case.as_str()) {
                (InputMatter::EventsHeld { case, after: 0, held }, None)
            } else {
                (InputMatter::UnknownCase { case, held }, Some(EventColumn::Case))
            };
            emit.push(Finding::from(matter).at(self.place(first, column)))?;
        }
        Ok(())
    }

    fn cases(
        &self,
        pending: BTreeMap<Box<str>, Pending>,
        county: &mut CountyYear,
        emit: &mut Emit<'_>,
    ) -> io::Result<()> {
        let mut concerns: BTreeMap<(StationId, Concern), u64> = BTreeMap::new();
        let mut by_station: HashMap<StationId, Vec<ComplaintCase>> = HashMap::new();
        for (number, pending) in pending {
            let row = &pending.row;
            let (station, registered) = (row.station, row.registered.day());
            if registered > self.rules.as_of {
                county.later.complaints += 1;
                county.later.events += pending.events.len() as u64;
                continue;
            }
            let concern = Concern { nature: row.registration.nature, goods: row.registration.goods.clone() };
            let consumer = row.registration.consumer.clone();
            let satisfied = row.satisfied;
            let (judged, halted) = self.case(&number, pending, county, emit)?;
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
                *concerns.entry((station, concern)).or_default() += 1;
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
        for ((station, concern), count) in concerns {
            county.stations.entry(station).or_default().concerns.push((concern, count));
        }
        Ok(())
    }

    /// Judges a case, and says whether it halted before a faulty event.
    fn case(
        &self,
        number: &str,
        pending: Pending,
        county: &mut CountyYear,
        emit: &mut Emit<'_>,
    ) -> io::Result<(Judged, bool)> {
        let Pending { source, row, mut events, numbered: _ } = pending;
        let ComplaintRow { registered, registration, clerk, .. } = row;
        let actor = Actor { role: Role::Staff, id: clerk };
        let first =
            Event { sequence: 1, at: registered, actor, deed: Deed::Register(Box::new(registration)) };
        let mut lawful: Vec<Event<Complaint>> = Vec::with_capacity(events.len() + 1);
        lawful.push(first);
        let mut sources = vec![source];
        let mut say = |matter: Matter, source: Source, column: Option<EventColumn>| {
            let finding = Finding::from(matter);
            emit.push(finding.at(self.place(source, column)))
        };
        // A row whose own number cannot be read stands where the file has it.
        let mut last = 1_u32;
        for (_, _, sequence) in &mut events {
            last = *sequence.get_or_insert(last.saturating_add(1));
        }
        events.sort_by_key(|(source, _, sequence)| (sequence.unwrap_or(0), *source));
        let mut waiting = events.into_iter().peekable();
        let mut halted = false;
        while let Some((source, event, sequence)) = waiting.peek() {
            let expected = u32::try_from(lawful.len()).unwrap_or(u32::MAX).saturating_add(1);
            let (source, sequence) = (*source, sequence.unwrap_or(0));
            let Some(event) = event else {
                // Its own finding was made when it was read.
                waiting.next();
                halted = true;
                break;
            };
            if sequence != expected {
                let matter = InputMatter::SequenceGap { case: number.to_owned(), expected, found: sequence };
                say(matter.into(), source, Some(EventColumn::Sequence))?;
                halted = true;
                break;
            }
            if event.event.at < registered {
                let matter = InputMatter::BeforeRegistration { at: event.event.at, registered };
                say(matter.into(), source, Some(EventColumn::At))?;
                waiting.next();
                halted = true;
                break;
            }
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
            self.refused(refusal, *place == 0, at, emit)?;
            held = sources.iter().skip(place + 1).copied().chain(held).collect();
            halted = true;
        }
        if let Some(first) = held.first() {
            let (case, after) = (number.to_owned(), judged.case.sequence());
            let matter =
                InputMatter::EventsHeld { case, after, held: u32::try_from(held.len()).unwrap_or(u32::MAX) };
            emit.push(Finding::from(matter).at(self.place(*first, None::<EventColumn>)))?;
        }
        Ok((judged, halted))
    }

    fn refused(
        &self,
        refusal: &Refusal,
        registering: bool,
        at: Source,
        emit: &mut Emit<'_>,
    ) -> io::Result<()> {
        emit.all(refusal.unmet.iter().map(|unmet| {
            let place = if registering {
                self.place(at, complaint_column(&unmet.finding))
            } else {
                self.place(at, event_column(unmet.finding.code()))
            };
            unmet.finding.clone().at(place)
        }))
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
