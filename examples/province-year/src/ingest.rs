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
    /// The line of its row.
    pub line: u64,
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
    /// The petitions, with where each stands.
    pub petitions: Vec<(Source, PetitionRow)>,
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
    out: Ingested,
}

/// The files of a folder that may be tables, in the order of their names.
pub fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_table = path.extension().is_some_and(|end| {
            ["csv", "txt", "xls", "xlsx"].iter().any(|known| end.eq_ignore_ascii_case(known))
        });
        let is_list = path.file_name().is_some_and(|name| name == FAULT_LIST);
        if path.is_file() && is_table && !is_list {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

impl<'a> Ingest<'a> {
    /// Reads the files; rows that have to wait are set aside under `work`, where they pass `limit`
    /// bytes.
    pub fn run(
        paths: Vec<PathBuf>,
        profile: &'a Profile,
        sink: &'a mut FindingSink,
        progress: &'a Progress,
        work: PathBuf,
        limit: usize,
    ) -> io::Result<Ingested> {
        let out = Ingested {
            files: Vec::new(),
            stations: BTreeMap::new(),
            summaries: BTreeMap::new(),
            submissions: Vec::new(),
            petitions: Vec::new(),
            partitions: Partitions::new(work, limit),
            incomplete: BTreeSet::new(),
            registered: None,
            rows: BTreeMap::new(),
        };
        let mut ingest = Self { profile, sink, progress, out };
        for path in paths {
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
        match Records::open(File::open(&file.path)?) {
            Err(OpenError::Read(error)) => return Err(error),
            Err(OpenError::Refused(matter)) => findings.push(Finding::from(matter).at(of_file(None))),
            Ok(mut records) => {
                let next = records.next(None)?;
                file.encoding = records.encoding().to_string();
                let line = Some(records.row().line);
                match next {
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
        let mut records = match Records::open(File::open(path)?) {
            Ok(records) => records,
            Err(OpenError::Read(error)) => return Err(error),
            Err(OpenError::Refused(_)) => return Ok(()),
        };
        records.next(None)?;
        let mut rows = 0_u64;
        while let Some(next) = records.next(Some(headings.cells()))? {
            rows += 1;
            let source = (number, records.row().line);
            let at = Place { file: Some(name.clone()), line: Some(source.1), ..Place::default() };
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
            SourceTable::Petitions => Ok(match PetitionRow::read(headings, cells) {
                Ok(row) => {
                    self.out.petitions.push((source, row));
                    Vec::new()
                }
                Err(findings) => findings,
            }),
        }
    }

    fn station(&mut self, headings: &Headings, (_, line): Source, cells: &[&str]) -> Vec<Finding> {
        let row = match StationRow::read(headings, cells) {
            Ok(row) => row,
            Err(findings) => return findings,
        };
        if let Some(first) = self.out.stations.get(&row.station).map(|known| known.line) {
            let matter = InputMatter::RowDoubled { key: row.station.to_string(), first };
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
        self.out.stations.insert(row.station, Station { row, line, unmet });
        findings
    }

    fn complaint(
        &mut self,
        headings: &Headings,
        (file, line): Source,
        cells: &[&str],
    ) -> io::Result<Vec<Finding>> {
        let read = ComplaintRow::read(headings, cells);
        let findings = match &read {
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
                self.out.partitions.push(
                    Partitions::county(&row.case),
                    Kind::Complaint,
                    file,
                    line,
                    cells,
                )?;
            }
            _ => {
                let station = cell(headings, ComplaintColumn::Station, cells);
                self.out.incomplete.extend(station.and_then(|station| station.parse::<StationId>().ok()));
                if let Some(case) = cell(headings, ComplaintColumn::Case, cells) {
                    let county = Partitions::county(case);
                    self.out.partitions.push(county, Kind::BadComplaint, file, line, &[case])?;
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
                let county = Partitions::county(&row.case);
                self.out.partitions.push(county, Kind::Event, file, line, cells)?;
                Ok(Vec::new())
            }
            Err(findings) => {
                if let Some((case, sequence)) = EventRow::identify(headings, cells) {
                    let sequence = sequence.map(|sequence| sequence.to_string()).unwrap_or_default();
                    let cells = [case, sequence.as_str()];
                    let county = Partitions::county(case);
                    self.out.partitions.push(county, Kind::BadEvent, file, line, &cells)?;
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
        if let Some(((_, first), _)) = self.out.summaries.get(&key) {
            let key = format!("{} {}", row.station, row.quarter);
            let matter = InputMatter::RowDoubled { key, first: *first };
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
