//! The cases of one county, or of a part of it: rows become cases, cases are judged, and figures are
//! counted.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use wujin_core::complaint::{ComplaintCase, Outcome, obligations};
use wujin_core::edition::ProblemNature;
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::identity::{StationId, mask_name, mask_phone};
use wujin_core::intake::{
    CaseColumn, CaseRows, Columns, ComplaintColumn, ComplaintRow, EventColumn, EventRow, Headings,
};
use wujin_core::money::Fen;
use wujin_core::obligation::Obligation;
use wujin_core::reporting::{Tally, tally_case};
use wujin_core::supervision::{Conduct, Satisfaction, case_facts};
use wujin_core::time::{Day, Period, Quarter};

use crate::ingest::{Source, SourceFile};
use crate::partition::{Kind, Partitions, Portion};
use crate::portions::Emit;
use crate::rules::Rules;
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
        let mut pending: BTreeMap<Box<str>, CaseRows<Source>> = BTreeMap::new();
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
                    pending.insert(row.case.clone(), CaseRows::new(source, row));
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
            // Named as it is met; what is wrong with a row that cannot be read was said when it was.
            let is_read = event.is_some();
            let first = pending.take(source, event, sequence).filter(|_| is_read);
            emit.all(first.zip(sequence).map(|(first, number)| self.doubled(case, number, first, source)))
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
        pending: BTreeMap<Box<str>, CaseRows<Source>>,
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
                county.later.events += pending.held() as u64;
                continue;
            }
            let concern = Concern { nature: row.registration.nature, goods: row.registration.goods.clone() };
            let consumer = row.registration.consumer.clone();
            let satisfied = row.satisfied;
            let replayed = pending.replay(self.rules.profile, Some(self.rules.as_of));
            county.later.events += replayed.later as u64;
            let halted = replayed.halted;
            emit.all(replayed.findings.into_iter().map(|said| {
                let place = match said.column {
                    Some(CaseColumn::Complaint(column)) => self.place(said.source, Some(column)),
                    Some(CaseColumn::Event(column)) => self.place(said.source, Some(column)),
                    None => self.place(said.source, None::<EventColumn>),
                };
                said.finding.at(place)
            }))?;
            let case = replayed.case;
            let owed = obligations(&case, self.rules.profile, self.rules.calendar, self.rules.as_of);
            if halted {
                county.incomplete.insert(station);
            }
            let Some(facts) = case_facts(&case) else { continue };
            let year = county.stations.entry(station).or_default();
            count(&mut year.quarters, &facts);
            if self.year.contains(registered) {
                if let Some(nature) = case.facts().nature {
                    *county.natures.entry(nature).or_default() += 1;
                }
                if let Some(satisfied) = satisfied {
                    let said = year.satisfaction.get_or_insert(Satisfaction { satisfied: 0, asked: 0 });
                    said.asked += 1;
                    said.satisfied += u64::from(satisfied);
                }
                *concerns.entry((station, concern)).or_default() += 1;
            }
            let owed: Vec<_> = owed.into_iter().filter(is_unmet).collect();
            year.overdue += owed.iter().filter(|owed| owed.is_overdue()).count() as u64;
            year.open += u64::from(facts.resolved.is_none());
            county.cases.push(CaseLine {
                case: number,
                station,
                consumer: consumer.name.as_deref().map(mask_name).unwrap_or_default(),
                telephone: consumer.telephone.as_deref().map(mask_phone).unwrap_or_default(),
                stage: case.stage_term().zh,
                reply: case.side().map_or("", |side| side.term().zh),
                outcome: case.outcome(),
                registered: facts.registered,
                resolved: facts.resolved.map(|(day, _)| day),
                amount: facts.amount,
                nature: case.facts().nature,
                halted,
                owed,
            });
            by_station.entry(station).or_default().push(case);
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
}

/// The station of a case whose number begins with the station's.
fn station_of(case: &str) -> Option<StationId> {
    case.get(..14)?.parse().ok()
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
