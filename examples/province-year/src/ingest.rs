//! The first pass over a folder: which file is which table, what is wrong with each row, and the
//! sound rows, taken up at once or set aside by county.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use wujin_core::edition::Form;
use wujin_core::finding::{Finding, InputMatter, Place, ReportingMatter};
use wujin_core::identity::{BusinessCode, StationId};
use wujin_core::intake::{
    Columns, ComplaintColumn, ComplaintRow, EventRow, Headings, PetitionRow, SourceTable, StationColumn,
    StationRow, SubmissionColumn, SubmissionRow, SummaryColumn, SummaryRow,
};
use wujin_core::profile::Profile;
use wujin_core::station::assess;
use wujin_core::time::{Day, Quarter};

use crate::partition::{Kind, Partitions};
use crate::progress::Progress;
use crate::read::{Next, OpenError, Records};
use crate::sink::FindingSink;

/// A file of the folder.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name in the folder.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its headings, where it is a table that is known.
    pub headings: Option<Headings>,
    /// How many rows it has.
    pub rows: u64,
    /// In which encoding.
    pub encoding: String,
}

/// Where a row stands: the place of its file, and its line.
pub type Source = (u16, u64);

/// A station and what assessing it found.
#[derive(Clone, Debug)]
pub struct Station {
    /// Its registration.
    pub row: StationRow,
    /// Where its row stands.
    pub source: Source,
    /// What is not as the notice says they must be.
    pub unmet: Vec<Finding>,
}

/// What the first pass leaves.
pub struct Ingested {
    /// The files.
    pub files: Vec<SourceFile>,
    /// The stations.
    pub stations: BTreeMap<StationId, Station>,
    /// The summaries, with where each stands.
    pub summaries: BTreeMap<(StationId, Quarter), (Source, SummaryRow)>,
    /// The submissions, with where each stands.
    pub submissions: Vec<(Source, SubmissionRow)>,
    /// The petitions, by the division that their numbers begin with.
    pub petitions: Partitions,
    /// Complaints and events, by county.
    pub partitions: Partitions,
    /// Stations some of whose rows could not be taken.
    pub incomplete: BTreeSet<StationId>,
    /// The first and the last day on which a complaint was registered.
    pub registered: Option<(Day, Day)>,
    /// How many rows of each table were read.
    pub rows: BTreeMap<&'static str, u64>,
}

/// The list of planted faults that a generated folder carries; it is no table of the province.
pub const FAULT_LIST: &str = "faults.csv";

/// Reads a folder.
pub struct Ingest<'a> {
    profile: &'a Profile,
    sink: &'a mut FindingSink,
    progress: &'a Progress,
    registrable: (Day, Day),
    out: Ingested,
}

/// The profile that a folder may carry.
pub const PROFILE: &str = "profile.toml";

/// What lies in a folder.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Listing {
    /// What may be tables.
    pub tables: Vec<PathBuf>,
    /// The names of what is no table.
    pub others: Vec<String>,
}

/// The files of a folder that may be tables, in the order of their names.
///
/// What else lies there is named beside them, so that nothing is passed over without a word; only
/// hidden files and what is `own` to a run, such as its profile and its output, go unnamed.
pub fn list(folder: &Path, own: &[PathBuf]) -> io::Result<Listing> {
    let own: BTreeSet<_> = own.iter().filter_map(|path| path.canonicalize().ok()).collect();
    let mut listing = Listing::default();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_table = path.extension().is_some_and(|end| {
            ["csv", "txt", "xls", "xlsx"].iter().any(|known| end.eq_ignore_ascii_case(known))
        });
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_own = path.canonicalize().is_ok_and(|path| own.contains(&path));
        if is_own || name == FAULT_LIST || name == PROFILE || name.starts_with('.') {
            continue;
        }
        if is_table {
            listing.tables.push(path);
        } else {
            listing.others.push(name);
        }
    }
    listing.tables.sort();
    listing.others.sort();
    Ok(listing)
}

impl<'a> Ingest<'a> {
    /// Reads the files; rows that have to wait are set aside under `work`, where they pass `limit`
    /// bytes. No complaint is `registrable` before the first day or after the last.
    ///
    /// A file that cannot be read is a finding; an error is one of writing.
    pub fn run(
        listing: Listing,
        profile: &'a Profile,
        registrable: (Day, Day),
        sink: &'a mut FindingSink,
        progress: &'a Progress,
        (work, limit): (PathBuf, usize),
    ) -> io::Result<Ingested> {
        let out = Ingested {
            files: Vec::new(),
            stations: BTreeMap::new(),
            summaries: BTreeMap::new(),
            submissions: Vec::new(),
            petitions: Partitions::new(work.with_extension("petitions"), limit),
            partitions: Partitions::new(work, limit),
            incomplete: BTreeSet::new(),
            registered: None,
            rows: BTreeMap::new(),
        };
        let mut ingest = Self { profile, sink, progress, registrable, out };
        for name in listing.others {
            let place = Place { file: Some(name), ..Place::default() };
            ingest.sink.push(&Finding::from(InputMatter::FileSkipped {}).at(place))?;
        }
        for path in listing.tables {
            ingest.head(path)?;
        }
        // Stations come first: every other table is held against them.
        for table in SourceTable::ALL.iter().copied() {
            let of_table =
                |file: &SourceFile| file.headings.as_ref().is_some_and(|headings| headings.table() == table);
            let places: Vec<usize> = (0..ingest.out.files.len())
                .filter(|place| ingest.out.files.get(*place).is_some_and(of_table))
                .collect();
            if places.is_empty() {
                ingest.sink.push(&InputMatter::TableAbsent { table: table.term() }.into())?;
            }
            for place in places {
                ingest.table(place, table)?;
            }
        }
        Ok(ingest.out)
    }

    /// Reads the headings of a file, and says what is wrong with them.
    fn head(&mut self, path: PathBuf) -> io::Result<()> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut file = SourceFile { name, path, headings: None, rows: 0, encoding: String::new() };
        let of_file = |line| Place { file: Some(file.name.clone()), line, ..Place::default() };
        let mut findings = Vec::new();
        match open(&file.path) {
            Err(matter) => findings.push(Finding::from(matter).at(of_file(None))),
            Ok(mut records) => {
                let next = records.next(None);
                file.encoding = records.encoding().to_string();
                let line = Some(records.row().line);
                match next.unwrap_or_else(|error| Some(Next::Fault(unreadable(&error)))) {
                    Some(Next::Row) => {
                        let cells = records.row().cells();
                        match SourceTable::recognise(&cells) {
                            None => {
                                findings.push(Finding::from(InputMatter::TableUnknown {}).at(of_file(line)));
                            }
                            Some(table) => {
                                let (headings, found) = Headings::map(table, &cells);
                                findings.extend(found.into_iter().map(|finding| {
                                    let column =
                                        finding.place.as_deref().and_then(|place| place.column.clone());
                                    finding.at(Place { column, ..of_file(line) })
                                }));
                                file.headings = Some(headings);
                            }
                        }
                    }
                    Some(Next::Fault(matter)) => findings.push(Finding::from(matter).at(of_file(line))),
                    None => findings.push(Finding::from(InputMatter::EmptyFile {}).at(of_file(None))),
                }
            }
        }
        for finding in &findings {
            self.sink.push(finding)?;
        }
        self.out.files.push(file);
        Ok(())
    }

    /// Reads the rows of a file.
    fn table(&mut self, place: usize, table: SourceTable) -> io::Result<()> {
        let Some(file) = self.out.files.get(place) else { return Ok(()) };
        let Some(headings) = file.headings.clone().filter(Headings::is_usable) else { return Ok(()) };
        let (name, path) = (file.name.clone(), file.path.clone());
        let number = u16::try_from(place).unwrap_or(u16::MAX);
        let of_file = |line| Place { file: Some(name.clone()), line, ..Place::default() };
        let opened = open(&path).and_then(|mut records| match records.next(None) {
            Ok(_) => Ok(records),
            Err(error) => Err(unreadable(&error)),
        });
        let mut records = match opened {
            Ok(records) => records,
            // It could be read a moment ago.
            Err(matter) => return self.sink.push(&Finding::from(matter).at(of_file(None))),
        };
        let mut rows = 0_u64;
        loop {
            let next = match records.next(Some(headings.cells())) {
                Ok(Some(next)) => next,
                Ok(None) => break,
                Err(error) => {
                    // What was read of it goes on; the finding says from where on it does not.
                    let line = Some(records.row().line + 1);
                    self.sink.push(&Finding::from(unreadable(&error)).at(of_file(line)))?;
                    break;
                }
            };
            rows += 1;
            let source = (number, records.row().line);
            let at = of_file(Some(source.1));
            let findings = match next {
                Next::Fault(matter) => vec![matter.into()],
                Next::Row => {
                    let cells = records.row().cells();
                    self.row(table, &headings, source, &cells)?
                }
            };
            for finding in findings {
                let column = finding.place.as_deref().and_then(|place| place.column.clone());
                self.sink.push(&finding.at(Place { column, ..at.clone() }))?;
            }
            if rows.is_multiple_of(4_096) {
                self.progress.at(records.bytes());
            }
        }
        self.progress.done(records.bytes());
        *self.out.rows.entry(table.term().name).or_default() += rows;
        if let Some(file) = self.out.files.get_mut(place) {
            file.rows = rows;
        }
        Ok(())
    }

    fn row(
        &mut self,
        table: SourceTable,
        headings: &Headings,
        source: Source,
        cells: &[&str],
    ) -> io::Result<Vec<Finding>> {
        match table {
            SourceTable::Stations => Ok(self.station(headings, source, cells)),
            SourceTable::Complaints => self.complaint(headings, source, cells),
            SourceTable::Events => self.event(headings, source, cells),
            SourceTable::Summaries => Ok(self.summary(headings, source, cells)),
            SourceTable::Submissions => Ok(self.submission(headings, source, cells)),
            SourceTable::Petitions => self.petition(headings, source, cells),
        }
    }

    /// Sets a petition aside; it is decided once every table has been read.
    fn petition(
        &mut self,
        headings: &Headings,
        (file, line): Source,
        cells: &[&str],
    ) -> io::Result<Vec<Finding>> {
        match PetitionRow::read(headings, cells) {
            Ok(row) => {
                self.out.petitions.push(&row.petition, Kind::Petition, file, line, cells).map(|()| Vec::new())
            }
            Err(findings) => Ok(findings),
        }
    }

    /// What is said of a row that names what an earlier one named.
    fn doubled(&self, key: &str, (file, first): Source) -> InputMatter {
        let file = self.out.files.get(usize::from(file)).map(|file| file.name.clone()).unwrap_or_default();
        InputMatter::RowDoubled { key: key.to_owned(), file, first }
    }

    fn station(&mut self, headings: &Headings, source: Source, cells: &[&str]) -> Vec<Finding> {
        let row = match StationRow::read(headings, cells) {
            Ok(row) => row,
            Err(findings) => return findings,
        };
        if let Some(first) = self.out.stations.get(&row.station).map(|known| known.source) {
            let matter = self.doubled(&row.station.to_string(), first);
            return vec![at(headings, StationColumn::Station, matter)];
        }
        let assessment = assess(&row.record, self.profile);
        let mut findings: Vec<_> = assessment
            .findings
            .iter()
            .map(|finding| {
                let path = finding.place.as_deref().and_then(|place| place.path.as_deref());
                let column = path.and_then(StationColumn::at_path);
                let column = column.map(|column| headings.title(column).to_owned());
                finding.clone().at(Place { column, ..Place::default() })
            })
            .collect();
        let code = row.record.business_code.as_deref().map(str::parse::<BusinessCode>);
        if let Some(Err(error)) = code {
            findings.push(at(headings, StationColumn::Registration, error));
        }
        let unmet = assessment.unmet_musts().cloned().collect();
        self.out.stations.insert(row.station, Station { row, source, unmet });
        findings
    }

    fn complaint(
        &mut self,
        headings: &Headings,
        (file, line): Source,
        cells: &[&str],
    ) -> io::Result<Vec<Finding>> {
        let read = ComplaintRow::read(headings, cells);
        let (first, last) = self.registrable;
        let findings = match &read {
            // One slip of the pen must not move the whole year by centuries.
            Ok(row) if !(first..=last).contains(&row.registered.day()) => {
                let matter = InputMatter::DayBeyond { day: row.registered.day(), first, last };
                vec![at(headings, ComplaintColumn::Registered, matter)]
            }
            Ok(row) if self.out.stations.contains_key(&row.station) => Vec::new(),
            Ok(row) => {
                let matter = InputMatter::UnknownStation { station: row.station.to_string() };
                vec![at(headings, ComplaintColumn::Station, matter)]
            }
            Err(findings) => findings.clone(),
        };
        match read {
            Ok(row) if findings.is_empty() => {
                let day = row.registered.day();
                let (first, last) = self.out.registered.unwrap_or((day, day));
                self.out.registered = Some((first.min(day), last.max(day)));
                self.out.partitions.push(&row.case, Kind::Complaint, file, line, cells)?;
            }
            _ => {
                let station = cell(headings, ComplaintColumn::Station, cells);
                self.out.incomplete.extend(station.and_then(|station| station.parse::<StationId>().ok()));
                if let Some(case) = cell(headings, ComplaintColumn::Case, cells) {
                    self.out.partitions.push(case, Kind::BadComplaint, file, line, &[case])?;
                }
            }
        }
        Ok(findings)
    }

    fn event(
        &mut self,
        headings: &Headings,
        (file, line): Source,
        cells: &[&str],
    ) -> io::Result<Vec<Finding>> {
        match EventRow::read(headings, cells) {
            Ok(row) => {
                self.out.partitions.push(&row.case, Kind::Event, file, line, cells)?;
                Ok(Vec::new())
            }
            Err(findings) => {
                if let Some((case, sequence)) = EventRow::identify(headings, cells) {
                    let sequence = sequence.map(|sequence| sequence.to_string()).unwrap_or_default();
                    let cells = [case, sequence.as_str()];
                    self.out.partitions.push(case, Kind::BadEvent, file, line, &cells)?;
                }
                Ok(findings)
            }
        }
    }

    fn summary(&mut self, headings: &Headings, source: Source, cells: &[&str]) -> Vec<Finding> {
        let row = match SummaryRow::read(headings, cells) {
            Ok(row) => row,
            Err(findings) => return findings,
        };
        if !self.out.stations.contains_key(&row.station) {
            let matter = InputMatter::UnknownStation { station: row.station.to_string() };
            return vec![at(headings, SummaryColumn::Station, matter)];
        }
        let key = (row.station, row.quarter);
        if let Some((first, _)) = self.out.summaries.get(&key) {
            let matter = self.doubled(&format!("{} {}", row.station, row.quarter), *first);
            return vec![at(headings, SummaryColumn::Station, matter)];
        }
        self.out.summaries.insert(key, (source, row));
        Vec::new()
    }

    fn submission(&mut self, headings: &Headings, source: Source, cells: &[&str]) -> Vec<Finding> {
        match SubmissionRow::read(headings, cells) {
            Ok(row) if row.period.is_none() => {
                let matter = ReportingMatter::WindowMissing { form: Form::AnnexSix.term() };
                vec![at(headings, SubmissionColumn::Window, matter)]
            }
            Ok(row) => {
                self.out.submissions.push((source, row));
                Vec::new()
            }
            Err(findings) => findings,
        }
    }
}

/// Opens a table, or says why it cannot be read.
fn open(path: &Path) -> Result<Records<File>, InputMatter> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !metadata.is_file() {
        // Opening a pipe would wait for its other end.
        return Err(InputMatter::FileUnreadable { detail: "不是文件/not a file".to_owned() });
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    Records::open(file).map_err(|error| match error {
        OpenError::Read(error) => unreadable(&error),
        OpenError::Refused(matter) => matter,
    })
}

fn unreadable(error: &io::Error) -> InputMatter {
    InputMatter::FileUnreadable { detail: error.to_string() }
}

/// A finding at a column.
fn at(headings: &Headings, column: impl Columns, finding: impl Into<Finding>) -> Finding {
    let column = Some(headings.title(column).to_owned());
    finding.into().at(Place { column, ..Place::default() })
}

/// The text of a cell of a row that could not be read, where it can be trusted.
fn cell<'a>(headings: &Headings, column: impl Columns, cells: &[&'a str]) -> Option<&'a str> {
    let cell = cells.get(headings.cell(column)?).filter(|_| cells.len() == headings.cells())?.trim();
    (!cell.is_empty()).then_some(cell)
}
