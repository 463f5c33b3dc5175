//! The first pass over a folder: which file is which table, what is wrong with each row by itself, and
//! the sound rows, set aside by county. What rows say to each other is looked at afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use wujin_core::edition::Form;
use wujin_core::finding::{Finding, InputMatter, Place, ReportingMatter};
use wujin_core::identity::StationId;
use wujin_core::intake::{
    Columns, ComplaintColumn, ComplaintRow, EventRow, Headings, PetitionRow, SourceTable, StationRow,
    SubmissionColumn, SubmissionRow, SummaryColumn, SummaryRow,
};
use wujin_core::time::Day;
use wujin_text::{Next, OpenError, TableReader};

use crate::partition::{Kind, Partitions, Record};
use crate::progress::Progress;
use crate::sink::FindingSink;
use crate::station_index::StationIndex;
use crate::station_year::StationYear;

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

/// What the first pass leaves.
pub struct Ingested {
    /// The files.
    pub files: Vec<SourceFile>,
    /// Which stations there are.
    pub stations: StationIndex,
    /// Stations, summaries and submissions, by the county that their numbers begin with, and what is
    /// found of stations afterwards.
    pub returns: Partitions,
    /// The petitions, by the division that their numbers begin with.
    pub petitions: Partitions,
    /// Complaints and events, by the county that their numbers begin with.
    pub cases: Partitions,
    /// The first and the last day on which a complaint was registered.
    pub registered: Option<(Day, Day)>,
    /// How many rows of each table were read.
    pub rows: BTreeMap<&'static str, u64>,
}

/// The list of planted faults that a generated folder carries; it is no table of the province.
pub const FAULT_LIST: &str = "faults.csv";

/// Reads a folder.
pub struct Ingest<'a> {
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
        registrable: (Day, Day),
        sink: &'a mut FindingSink,
        progress: &'a Progress,
        (work, limit): (PathBuf, usize),
    ) -> io::Result<Ingested> {
        let out = Ingested {
            files: Vec::new(),
            stations: StationIndex::default(),
            returns: Partitions::new(work.with_extension("returns"), limit),
            petitions: Partitions::new(work.with_extension("petitions"), limit),
            cases: Partitions::new(work, limit),
            registered: None,
            rows: BTreeMap::new(),
        };
        let mut ingest = Self { sink, progress, registrable, out };
        for name in listing.others {
            let place = Place { file: Some(name), ..Place::default() };
            ingest.sink.push(&Finding::from(InputMatter::FileSkipped {}).at(place))?;
        }
        for path in listing.tables {
            ingest.head(path)?;
        }
        // Stations come first: every other table is held against them.
        for table in SourceTable::OF_A_YEAR.iter().copied() {
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
            Err((matter, line)) => findings.push(Finding::from(matter).at(of_file(line))),
            Ok(table) if !SourceTable::OF_A_YEAR.contains(&table.table()) => {
                let line = Some(table.row().line);
                findings.push(Finding::from(InputMatter::TableUnknown {}).at(of_file(line)));
            }
            Ok(table) => {
                findings
                    .extend(table.findings().iter().cloned().map(|finding| finding.within(of_file(None))));
                file.encoding = table.encoding().to_string();
                file.headings = Some(table.headings().clone());
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
        let mut records = match open(&path) {
            Ok(records) => records,
            // It could be read a moment ago.
            Err((matter, line)) => return self.sink.push(&Finding::from(matter).at(of_file(line))),
        };
        let mut rows = 0_u64;
        loop {
            let next = match records.next_row() {
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
                self.sink.push(&finding.within(at.clone()))?;
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
            SourceTable::Stations => self.station(headings, source, cells),
            SourceTable::Complaints => self.complaint(headings, source, cells),
            SourceTable::Events => self.event(headings, source, cells),
            SourceTable::Summaries => self.summary(headings, source, cells),
            SourceTable::Submissions => self.submission(headings, source, cells),
            SourceTable::Petitions => self.petition(headings, source, cells),
            // No file of a year is taken for one of these.
            SourceTable::Units | SourceTable::Receipts => Ok(Vec::new()),
        }
    }

    fn petition(&mut self, headings: &Headings, source: Source, cells: &[&str]) -> io::Result<Vec<Finding>> {
        PetitionRow::read(headings, cells).map_or_else(Ok, |row| {
            let key = &row.petition;
            self.out.petitions.push(Partitions::county(key), key, &record(Kind::Petition, source, cells))?;
            Ok(Vec::new())
        })
    }

    fn station(&mut self, headings: &Headings, source: Source, cells: &[&str]) -> io::Result<Vec<Finding>> {
        StationRow::read(headings, cells).map_or_else(Ok, |row| {
            self.out.stations.insert(row.station, row.kind);
            set_aside(&mut self.out.returns, row.station.office(), &record(Kind::Station, source, cells))?;
            Ok(Vec::new())
        })
    }

    fn complaint(&mut self, headings: &Headings, source: Source, cells: &[&str]) -> io::Result<Vec<Finding>> {
        let read = ComplaintRow::read(headings, cells);
        let (first, last) = self.registrable;
        let findings = match &read {
            // One slip of the pen must not move the whole year by centuries.
            Ok(row) if !(first..=last).contains(&row.registered.day()) => {
                let matter = InputMatter::DayBeyond { day: row.registered.day(), first, last };
                vec![at(headings, ComplaintColumn::Registered, matter)]
            }
            Ok(row) if self.out.stations.kind(row.station).is_some() => Vec::new(),
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
                self.set_case(&row.case, &record(Kind::Complaint, source, cells))?;
            }
            _ => {
                let station = cell(headings, ComplaintColumn::Station, cells);
                if let Some(station) = station.and_then(|station| station.parse::<StationId>().ok()) {
                    incomplete(&mut self.out.returns, station)?;
                }
                if let Some(case) = cell(headings, ComplaintColumn::Case, cells) {
                    self.set_case(case, &record(Kind::BadComplaint, source, &[case]))?;
                }
            }
        }
        Ok(findings)
    }

    /// Sets aside what is known of a case.
    fn set_case(&mut self, case: &str, record: &Record<'_>) -> io::Result<()> {
        self.out.cases.push(Partitions::county(case), case, record)
    }

    fn event(&mut self, headings: &Headings, source: Source, cells: &[&str]) -> io::Result<Vec<Finding>> {
        match EventRow::read(headings, cells) {
            Ok(row) => {
                self.set_case(&row.case, &record(Kind::Event, source, cells))?;
                Ok(Vec::new())
            }
            Err(findings) => {
                if let Some((case, sequence)) = EventRow::identify(headings, cells) {
                    let sequence = sequence.map(|sequence| sequence.to_string()).unwrap_or_default();
                    self.set_case(case, &record(Kind::BadEvent, source, &[case, &sequence]))?;
                }
                Ok(findings)
            }
        }
    }

    fn summary(&mut self, headings: &Headings, source: Source, cells: &[&str]) -> io::Result<Vec<Finding>> {
        SummaryRow::read(headings, cells).map_or_else(Ok, |row| {
            if self.out.stations.kind(row.station).is_none() {
                let matter = InputMatter::UnknownStation { station: row.station.to_string() };
                return Ok(vec![at(headings, SummaryColumn::Station, matter)]);
            }
            set_aside(&mut self.out.returns, row.station.office(), &record(Kind::Summary, source, cells))?;
            Ok(Vec::new())
        })
    }

    fn submission(
        &mut self,
        headings: &Headings,
        source: Source,
        cells: &[&str],
    ) -> io::Result<Vec<Finding>> {
        SubmissionRow::read(headings, cells).map_or_else(Ok, |row| {
            if row.period.is_none() {
                let matter = ReportingMatter::WindowMissing { form: Form::AnnexSix.term() };
                return Ok(vec![at(headings, SubmissionColumn::Window, matter)]);
            }
            set_aside(&mut self.out.returns, row.unit, &record(Kind::Submission, source, cells))?;
            Ok(Vec::new())
        })
    }
}

fn record<'a>(kind: Kind, (file, line): Source, cells: &[&'a str]) -> Record<'a> {
    Record { kind, file, line, cells: cells.to_vec() }
}

/// Sets aside what is known of an office or a bureau.
fn set_aside(returns: &mut Partitions, unit: impl fmt::Display, record: &Record<'_>) -> io::Result<()> {
    let unit = unit.to_string();
    returns.push(Partitions::county(&unit), &unit, record)
}

/// Says of a station that some of its rows could not be taken.
pub fn incomplete(returns: &mut Partitions, station: StationId) -> io::Result<()> {
    let number = station.to_string();
    set_aside(returns, station.office(), &record(Kind::Incomplete, (0, 0), &[&number]))
}

/// Sets aside what some cases of a station show.
pub fn shown(returns: &mut Partitions, station: StationId, year: &StationYear) -> io::Result<()> {
    let (number, year) = (station.to_string(), serde_json::to_string(year)?);
    set_aside(returns, station.office(), &record(Kind::Shown, (0, 0), &[&number, &year]))
}

/// Opens a table, or says why it cannot be read.
/// Opens a file that may be a table; else says why it is none, and in which line.
pub(crate) fn open(path: &Path) -> Result<TableReader<File>, (InputMatter, Option<u64>)> {
    let no_file = |error: io::Error| (unreadable(&error), None);
    if !fs::metadata(path).map_err(no_file)?.is_file() {
        // Opening a pipe would wait for its other end.
        return Err((InputMatter::FileUnreadable { detail: "不是文件/not a file".to_owned() }, None));
    }
    TableReader::open(File::open(path).map_err(no_file)?).map_err(|error| match error {
        OpenError::Read(error) => no_file(error),
        OpenError::Refused { matter, line } => (matter, line),
    })
}

pub(crate) fn unreadable(error: &io::Error) -> InputMatter {
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
