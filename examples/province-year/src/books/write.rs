//! Writes what a province's records say as the workbooks that its stations, offices and bureaus would
//! have handed in, with the list of the units and the register of what came in; and of each station its
//! year.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use wujin_core::finding::Finding;
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexSixForm, AnnexThreeForm, AnnexTwoForm, Entry,
};
use wujin_core::identity::StationId;
use wujin_core::intake::{Column, ReceiptColumn, SourceTable, SubmissionMedium, SummaryRow, UnitColumn};
use wujin_core::obligation::Party;
use wujin_core::reporting::{Compiled, KindTable, Roster, Statistics, Summary};
use wujin_core::station::{RegistrationSummary, summarise};
use wujin_core::time::{Day, Period};
use wujin_forms::{StationYear, write_form, write_station_year};

use super::BooksError;
use super::cases::Life;
use super::records::Records;
use super::shelf::{place, put, safe};
use crate::run::profile;

/// What is to be written.
#[derive(Clone, Debug)]
pub struct WriteOptions {
    /// The folder of the province's records.
    pub input: PathBuf,
    /// Where to write.
    pub output: PathBuf,
    /// The profile; the folder's own `profile.toml`, or the national one, where it is left out.
    pub profile: Option<PathBuf>,
}

/// What was written.
#[derive(Clone, PartialEq, Debug)]
pub struct BooksWritten {
    /// How many workbooks of reports.
    pub reports: usize,
    /// How many workbooks of a station's year.
    pub years: usize,
    /// What of the records could not be read.
    pub findings: Vec<Finding>,
}

/// The folder of the reports, in what is written.
const REPORTS: &str = "报表";
/// The folder of the stations' years.
const YEARS: &str = "台账";

/// A workbook that is to be written, and how it came in.
struct Job {
    place: String,
    form: AnyReport,
    receipt: Option<(SubmissionMedium, Day)>,
}

enum AnyReport {
    Summary(Box<AnnexThreeForm>),
    Statistics(Box<AnnexSixForm>),
    Stations(Box<AnnexFiveForm>),
}

/// Writes the workbooks of every tier.
pub fn write_books(options: &WriteOptions) -> Result<BooksWritten, BooksError> {
    let profile = profile(options.profile.as_deref(), &options.input)?;
    let records = Records::read(&options.input).map_err(BooksError::at(&options.input))?;
    let compiled = records.compile(&profile);
    let mut jobs = records.summaries();
    jobs.extend(records.statistics(&compiled));
    jobs.extend(records.lists());
    let output = options.output.join(REPORTS);
    let edition = FormEdition::reconstructed();
    jobs.par_iter().try_for_each(|job| {
        let bytes = match &job.form {
            AnyReport::Summary(form) => write_form(edition, form.as_ref())?,
            AnyReport::Statistics(form) => write_form(edition, form.as_ref())?,
            AnyReport::Stations(form) => write_form(edition, form.as_ref())?,
        };
        put(&output, &job.place, &bytes).map_err(BooksError::at(&output))
    })?;
    write_lists(&output, &records.roster, &jobs).map_err(|error| BooksError::at(&output)(error.into()))?;
    let years = records.years(edition, &options.output.join(YEARS))?;
    Ok(BooksWritten { reports: jobs.len(), years, findings: records.findings })
}

impl Records {
    /// Annex 3 of every station and quarter that the office has.
    fn summaries(&self) -> Vec<Job> {
        let one = |row: &SummaryRow| {
            let id = row.station.to_string();
            let name = self.written(&id);
            let summary = Summary {
                station: name.clone(),
                period: Period::Quarter(row.quarter),
                kind: row.kind,
                columns: KindTable::of(row.kind, row.tally()),
            };
            let mut form = as_reported(AnnexThreeForm::of(&summary).ok()?);
            form.head.filled_on = Entry::Filled(row.filled);
            let place = place(summary.period, Party::Station, &id, &name, "");
            let receipt = Some((SubmissionMedium::Written, row.submitted?));
            Some(Job { place, form: AnyReport::Summary(form.into()), receipt })
        };
        self.summaries.iter().filter_map(one).collect()
    }

    /// Annex 6 of every unit and period that was reported, once for each way in which it came.
    fn statistics(&self, compiled: &[Compiled]) -> Vec<Job> {
        let mut jobs = Vec::new();
        for ((id, period), ways) in &self.submissions {
            let Some(unit) = self.roster.unit(id) else { continue };
            let Some(columns) = self.figures(unit, *period, compiled) else { continue };
            let name = self.written(id);
            let statistics =
                Statistics { unit: name.clone(), tier: unit.tier, period: *period, columns, total: None };
            let Ok(form) = AnnexSixForm::of(&statistics) else { continue };
            for (medium, day) in ways {
                let mut form = form.clone();
                form.head.filled_on = Entry::Filled(*day);
                let note = if *medium == SubmissionMedium::System { "（系统）" } else { "" };
                jobs.push(Job {
                    place: place(*period, unit.tier, id, &name, note),
                    form: AnyReport::Statistics(form.into()),
                    receipt: Some((*medium, *day)),
                });
            }
        }
        jobs
    }

    /// Annex 5 of every office.
    fn lists(&self) -> Vec<Job> {
        let records: Vec<_> = self
            .stations
            .values()
            .map(|station| {
                let mut record = station.row.record.clone();
                record.office.id = Some(station.row.station.office().to_string());
                record
            })
            .collect();
        let one = |summary: &RegistrationSummary| {
            let id = summary.office.clone()?;
            let mut form = AnnexFiveForm::of(summary);
            form.head.office = Entry::Filled(self.written(&id).parse().ok()?);
            let place = format!("信息登记汇总表/{}.xlsx", safe(&format!("{id} {}", self.written(&id))));
            Some(Job { place, form: AnyReport::Stations(form.into()), receipt: None })
        };
        summarise(&records).iter().filter_map(one).collect()
    }

    /// Each station's last year as a workbook.
    fn years(&self, edition: &FormEdition, output: &Path) -> Result<usize, BooksError> {
        let year = self.summaries.iter().map(|row| row.quarter.year()).max();
        let mut by_station: BTreeMap<StationId, Vec<&Life>> = BTreeMap::new();
        for life in self.lives.values() {
            let registered = life.events.first().map(|event| event.at.day().year());
            if registered == year {
                by_station.entry(life.station).or_default().push(life);
            }
        }
        let stations: Vec<_> = self.stations.values().collect();
        stations.par_iter().try_for_each(|station| {
            let id = station.row.station;
            let lives = by_station.get(&id).map(Vec::as_slice).unwrap_or_default();
            let name = self.written(&id.to_string());
            let own =
                self.summaries.iter().filter(|row| row.station == id && Some(row.quarter.year()) == year);
            let quarters = own.filter_map(|row| {
                let columns = KindTable::of(row.kind, row.tally());
                let period = Period::Quarter(row.quarter);
                let summary = Summary { station: name.clone(), period, kind: row.kind, columns };
                AnnexThreeForm::of(&summary).ok().map(as_reported)
            });
            let book = StationYear {
                station: AnnexFourForm::of(&station.row.record),
                register: AnnexTwoForm::of(&name, lives.iter().map(|life| &life.events)),
                quarters: quarters.collect(),
                complaints: lives.iter().map(|life| annex_one(life, &name)).collect(),
            };
            let bytes = write_station_year(edition, &book)?;
            put(output, &format!("{}.xlsx", safe(&format!("{id} {name}"))), &bytes)
                .map_err(BooksError::at(output))
        })?;
        Ok(stations.len())
    }
}

/// A summary without what the records do not tell of it: what is not known is no zero.
fn as_reported(mut form: AnnexThreeForm) -> AnnexThreeForm {
    for line in &mut form.kinds {
        line.withdrawn = Entry::Blank;
        line.open = Entry::Blank;
    }
    form
}

/// Annex 1 of a case, with the station's name in the place of its number.
fn annex_one(life: &Life, name: &str) -> AnnexOneForm {
    let mut form = AnnexOneForm::of(&life.events);
    form.head.station = name.parse().map_or(form.head.station, Entry::Filled);
    form
}

/// The list of the units and the register of what came in, beside the workbooks.
fn write_lists(output: &Path, roster: &Roster, jobs: &[Job]) -> Result<(), csv::Error> {
    let headings = |columns: &[Column]| -> Vec<&str> { columns.iter().map(|column| column.zh).collect() };
    let create = |table: SourceTable| -> Result<_, csv::Error> {
        let mut file = fs::File::create(output.join(format!("{}.csv", table.term().zh)))?;
        // Without it spreadsheets misread the file.
        std::io::Write::write_all(&mut file, b"\xEF\xBB\xBF")?;
        Ok(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(file))
    };
    fs::create_dir_all(output)?;
    let mut units = create(SourceTable::Units)?;
    units.write_record(headings(UnitColumn::COLUMNS))?;
    for unit in roster.units() {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        units.write_record([
            unit.id.as_str(),
            unit.name.as_str(),
            unit.tier.term().zh,
            unit.above.as_deref().unwrap_or_default(),
            unit.kind.map_or("", |kind| kind.term().zh),
            &day(unit.set_up),
            &day(unit.removed),
            &unit.staff.map(|staff| staff.to_string()).unwrap_or_default(),
        ])?;
    }
    units.flush()?;
    let mut receipts = create(SourceTable::Receipts)?;
    receipts.write_record(headings(ReceiptColumn::COLUMNS))?;
    for job in jobs {
        if let Some((medium, day)) = job.receipt {
            receipts.write_record([job.place.as_str(), medium.term().zh, &day.to_string(), ""])?;
        }
    }
    receipts.flush()?;
    Ok(())
}
