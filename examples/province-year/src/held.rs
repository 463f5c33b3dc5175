//! The rows of a county, or of a part of it, read again and held against each other: its stations, what
//! they and their offices report, and what was found of them. The offices of one number stand together.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::identity::{BusinessCode, StationId};
use wujin_core::intake::{
    Columns, Headings, ReportUnit, StationColumn, StationRow, SubmissionColumn, SubmissionMedium,
    SubmissionRow, SummaryColumn, SummaryRow,
};
use wujin_core::profile::Profile;
use wujin_core::station::assess;
use wujin_core::time::{Day, Period, Quarter};

use crate::ingest::{Source, SourceFile};
use crate::partition::{Kind, Partitions, Portion, Record};
use crate::portions::Emit;
use crate::station_year::StationYear;

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

/// A report as it was submitted in one way.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// Where it was first given.
    first: Source,
    /// The first day, and the row that names it.
    day: (Day, Source),
}

/// A report as it was submitted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Submitted {
    written: Option<Way>,
    entered: Option<Way>,
}

impl Submitted {
    /// The first days on which it came in writing and in the system, and the rows that name them.
    #[must_use]
    pub fn days(&self) -> [Option<(Day, Source)>; 2] {
        [self.written, self.entered].map(|way| way.map(|way| way.day))
    }

    /// Takes a row up; where the report came in this way before, answers where.
    fn take(&mut self, row: &SubmissionRow, source: Source) -> Option<Source> {
        let way = match row.medium {
            SubmissionMedium::Written => &mut self.written,
            SubmissionMedium::System => &mut self.entered,
        };
        let here = (row.submitted, source);
        let Some(known) = way else {
            *way = Some(Way { first: source, day: here });
            return None;
        };
        // READING: report-in-time
        known.day = known.day.min(here);
        Some(known.first)
    }
}

/// The reports of offices and bureaus.
pub type Submissions = BTreeMap<(ReportUnit, Period), Submitted>;

/// What is known of the stations of a county, or of a part of it.
#[derive(Default)]
pub struct Held {
    /// The stations.
    pub stations: BTreeMap<StationId, Station>,
    /// Their summaries, with where each stands.
    pub summaries: BTreeMap<(StationId, Quarter), (Source, SummaryRow)>,
    /// The reports of their offices, and of bureaus.
    pub submissions: Submissions,
    /// What their cases show.
    pub years: BTreeMap<StationId, StationYear>,
    /// Those some of whose rows could not be taken.
    pub incomplete: BTreeSet<StationId>,
}

/// Reads what is held of a portion, and says what is doubled and what stations lack.
pub struct Reading<'a, 'e> {
    files: &'a [SourceFile],
    profile: &'a Profile,
    emit: &'a mut Emit<'e>,
    held: Held,
}

impl<'a, 'e> Reading<'a, 'e> {
    /// Reads a portion.
    pub fn of(
        rows: &Partitions,
        portion: Portion,
        files: &'a [SourceFile],
        profile: &'a Profile,
        emit: &'a mut Emit<'e>,
    ) -> io::Result<Held> {
        let mut reading = Self { files, profile, emit, held: Held::default() };
        rows.each(portion, |record| reading.record(&record))?;
        Ok(reading.held)
    }

    fn record(&mut self, record: &Record<'_>) -> io::Result<()> {
        let headings = self.files.get(usize::from(record.file)).and_then(|file| file.headings.as_ref());
        let source = (record.file, record.line);
        match (record.kind, headings, record.cells.as_slice()) {
            (Kind::Station, Some(headings), cells) => {
                StationRow::read(headings, cells).map_or(Ok(()), |row| self.station(headings, source, row))
            }
            (Kind::Summary, Some(headings), cells) => {
                SummaryRow::read(headings, cells).map_or(Ok(()), |row| self.summary(source, row))
            }
            (Kind::Submission, Some(headings), cells) => {
                SubmissionRow::read(headings, cells).map_or(Ok(()), |row| self.submission(source, &row))
            }
            (Kind::Shown, _, [station, year]) => {
                if let Ok(station) = station.parse() {
                    let year: StationYear = serde_json::from_str(year)?;
                    self.held.years.entry(station).or_default().absorb(year);
                }
                Ok(())
            }
            (Kind::Incomplete, _, [station]) => {
                self.held.incomplete.extend(station.parse::<StationId>());
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Says that a row names what an earlier one named.
    fn doubled(
        &mut self,
        key: String,
        (file, first): Source,
        source: Source,
        column: impl Columns,
    ) -> io::Result<()> {
        let file = self.files.get(usize::from(file)).map(|file| file.name.clone()).unwrap_or_default();
        let matter = InputMatter::RowDoubled { key, file, first };
        self.emit.push(Finding::from(matter).at(place(self.files, source, column)))
    }

    fn station(&mut self, headings: &Headings, source: Source, row: StationRow) -> io::Result<()> {
        if let Some(first) = self.held.stations.get(&row.station).map(|known| known.source) {
            return self.doubled(row.station.to_string(), first, source, StationColumn::Station);
        }
        let file = place(self.files, source, StationColumn::Station);
        let assessment = assess(&row.record, self.profile);
        for finding in &assessment.findings {
            let path = finding.place.as_deref().and_then(|place| place.path.as_deref());
            let column = path.and_then(StationColumn::at_path);
            let column = column.map(|column| headings.title(column).to_owned());
            self.emit.push(finding.clone().at(Place { column, ..file.clone() }))?;
        }
        let code = row.record.business_code.as_deref().map(str::parse::<BusinessCode>);
        if let Some(Err(error)) = code {
            let at = place(self.files, source, StationColumn::Registration);
            self.emit.push(Finding::from(error).at(at))?;
        }
        let unmet = assessment.unmet_musts().cloned().collect();
        self.held.stations.insert(row.station, Station { row, source, unmet });
        Ok(())
    }

    fn summary(&mut self, source: Source, row: SummaryRow) -> io::Result<()> {
        match self.held.summaries.entry((row.station, row.quarter)) {
            Entry::Vacant(entry) => {
                entry.insert((source, row));
                Ok(())
            }
            Entry::Occupied(entry) => {
                let first = entry.get().0;
                let key = format!("{} {}", row.station, row.quarter);
                self.doubled(key, first, source, SummaryColumn::Station)
            }
        }
    }

    fn submission(&mut self, source: Source, row: &SubmissionRow) -> io::Result<()> {
        let Some(period) = row.period else { return Ok(()) };
        let first = self.held.submissions.entry((row.unit, period)).or_default().take(row, source);
        let Some(first) = first else { return Ok(()) };
        let key = format!("{} {} {}", row.unit, period.zh(), row.medium.term().zh);
        self.doubled(key, first, source, SubmissionColumn::Unit)
    }
}

/// The place of a row, with the column as its file heads it.
#[must_use]
pub fn place(files: &[SourceFile], (file, line): Source, column: impl Columns) -> Place {
    let file = files.get(usize::from(file));
    let headings = file.and_then(|file| file.headings.as_ref());
    Place {
        file: file.map(|file| file.name.clone()),
        line: Some(line),
        column: headings.map(|headings| headings.title(column).to_owned()),
        ..Place::default()
    }
}
