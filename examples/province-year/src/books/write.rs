//! Writes what a province's records say as the workbooks that its stations, offices and bureaus would
//! have handed in, with the list of the units and the register of what came in; and of each station its
//! year.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use wujin_core::edition::Form;
use wujin_core::finding::Finding;
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexSixForm, AnnexThreeForm, AnnexTwoForm, Entry,
};
use wujin_core::identity::StationId;
use wujin_core::intake::{
    ReceiptColumn, SourceTable, StationRow, SubmissionMedium, SubmissionRow, SummaryRow, UnitColumn,
};
use wujin_core::money::Fen;
use wujin_core::obligation::Party;
use wujin_core::profile::Profile;
use wujin_core::reporting::{
    Compiled, Compiling, KindTable, Receipt, ReceivedReport, Roster, RosterUnit, Statistics, Summary, Tally,
    tally_case,
};
use wujin_core::station::summarise;
use wujin_core::time::{AnnualWindow, Calendar, Day, Period, Quarter};
use wujin_forms::{StationYear, write_form, write_station_year};

use super::BooksError;
use super::cases::{Cases, Life};
use super::lists::each_row;
use super::shelf::{place, put, safe};
use crate::held::Station;
use crate::units::units;

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

/// The records that workbooks are made of.
struct Records {
    stations: BTreeMap<StationId, Station>,
    roster: Roster,
    summaries: Vec<SummaryRow>,
    submissions: BTreeMap<(String, Period), Vec<(SubmissionMedium, Day)>>,
    lives: BTreeMap<String, Life>,
    findings: Vec<Finding>,
}

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

/// The profile that was named, or the folder's own, or the national one.
pub(super) fn profile(named: Option<&Path>, folder: &Path) -> Result<Profile, BooksError> {
    let own = folder.join(crate::ingest::PROFILE);
    let path = match named {
        Some(named) => named.to_owned(),
        None if own.is_file() => own,
        None => return Ok(Profile::national().clone()),
    };
    let text = fs::read_to_string(&path).map_err(BooksError::at(&path))?;
    let read = if path.extension().is_some_and(|end| end == "json") {
        Profile::from_json(&text)
    } else {
        Profile::from_toml(&text)
    };
    read.map_err(|error| BooksError::Profile { path, error })
}

impl Records {
    fn read(folder: &Path) -> std::io::Result<Self> {
        let mut stations = BTreeMap::new();
        let mut findings = each_row(folder, SourceTable::Stations, |headings, cells| {
            let row = StationRow::read(headings, cells)?;
            stations.entry(row.station).or_insert(Station { row, source: (0, 0), unmet: Vec::new() });
            Ok(())
        })?
        .findings;
        let mut summaries = BTreeMap::new();
        let found = each_row(folder, SourceTable::Summaries, |headings, cells| {
            let row = SummaryRow::read(headings, cells)?;
            summaries.entry((row.station, row.quarter)).or_insert(row);
            Ok(())
        })?;
        findings.extend(found.findings);
        let mut submissions: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let found = each_row(folder, SourceTable::Submissions, |headings, cells| {
            let row = SubmissionRow::read(headings, cells)?;
            if let Some(period) = row.period {
                let ways = submissions.entry((row.unit.to_string(), period)).or_default();
                ways.push((row.medium, row.submitted));
            }
            Ok(())
        })?;
        findings.extend(found.findings);
        let Cases { lives, findings: found, .. } = Cases::read(folder)?;
        findings.extend(found);
        let (roster, found) = roster(&stations);
        findings.extend(found);
        let summaries = summaries.into_values().collect();
        Ok(Self { stations, roster, summaries, submissions, lives, findings })
    }

    /// A unit's name as it stands on forms, or its number where others have the same name.
    fn written(&self, id: &str) -> String {
        let Some(unit) = self.roster.unit(id) else { return id.to_owned() };
        let is_station = unit.tier == Party::Station;
        let named = self.roster.named(&unit.name, |tier| (tier == Party::Station) == is_station);
        if named == Some(unit) { unit.name.clone() } else { unit.id.clone() }
    }

    /// The figures of every unit, quarter by quarter, from what its stations summed up.
    fn compile(&self, profile: &Profile) -> Vec<Compiled> {
        let received: Vec<_> = self
            .summaries
            .iter()
            .enumerate()
            .map(|(place, row)| ReceivedReport {
                source: place.to_string(),
                unit: row.station.to_string(),
                form: Form::AnnexThree,
                period: Period::Quarter(row.quarter),
                columns: KindTable::of(row.kind, row.tally()),
                total: None,
                written: Receipt::On(row.filled),
                entered: Receipt::No,
                replaces: None,
            })
            .collect();
        let mut quarters: Vec<Quarter> = self.summaries.iter().map(|row| row.quarter).collect();
        quarters.sort_unstable();
        quarters.dedup();
        let with = Compiling { profile, calendar: Calendar::national(), as_of: Day::MAX };
        let mut compiled: Vec<Compiled> = Vec::new();
        for quarter in quarters {
            let next = self.roster.compile(Period::Quarter(quarter), &received, &compiled, &with);
            compiled.push(next);
        }
        compiled
    }

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

    fn figures(&self, unit: &RosterUnit, period: Period, compiled: &[Compiled]) -> Option<KindTable> {
        let of = |compiled: &Compiled| compiled.roll_up.line(&unit.id).map(|line| line.figures);
        let quarters: Vec<_> = compiled.iter().filter(|one| lies_in(one.period(), period)).collect();
        match period {
            Period::Quarter(_) => of(quarters.first()?),
            Period::FirstHalf(_) => quarters
                .iter()
                .map(|one| of(one))
                .try_fold(KindTable::EMPTY, |sum, table| sum.then(&table?).ok()),
            // The quarters that lie in the window as they were reported, and of what is left the cases.
            Period::Annual(_) => {
                let mut reported = quarters.iter().map(|one| of(one));
                let reported = reported.try_fold(KindTable::EMPTY, |sum, table| sum.then(&table?).ok())?;
                reported.then(&self.rest(unit, period, quarters.len())?).ok()
            }
        }
    }

    /// What cases say of a year after so many of its quarters, in a window that begins with the year.
    fn rest(&self, unit: &RosterUnit, period: Period, quarters: usize) -> Option<KindTable> {
        let first = Quarter::new(period.year(), u8::try_from(quarters + 1).ok()?).ok()?.first();
        let rest = Period::annual(period.year(), AnnualWindow::ToCutOff(period.last())).ok()?;
        let mut table = KindTable::EMPTY;
        for life in self.lives.values().filter(|life| self.is_below(life.station, &unit.id)) {
            let Some(facts) = life.facts() else { continue };
            let kind = self.stations.get(&life.station)?.row.kind;
            // The summaries tell neither, so that the year does not either.
            let mut tally = Tally { withdrawn: 0, open: 0, ..tally_case(rest, &facts) };
            if facts.registered < first {
                (tally.accepted, tally.amount) = (0, Fen(0));
            }
            if facts.resolved.is_some_and(|(day, _)| day < first) {
                (tally.settled, tally.recourse_told) = (0, 0);
            }
            table.add(kind, tally).ok()?;
        }
        let standing = self.stations.values().filter(|station| {
            let is_up = station.row.record.set_up.is_none_or(|day| day <= period.last());
            is_up && self.is_below(station.row.station, &unit.id)
        });
        for station in standing {
            let staff = Some(station.row.record.staff.len() as u64);
            let one = Tally { stations: 1, staff: staff.into(), ..Tally::EMPTY };
            table.add(station.row.kind, one).ok()?;
        }
        Some(table)
    }

    fn is_below(&self, station: StationId, unit: &str) -> bool {
        let mut above = Some(station.to_string());
        while let Some(id) = above {
            if id == unit {
                return true;
            }
            above = self.roster.unit(&id).and_then(|unit| unit.above.clone());
        }
        false
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
        let one = |summary: &wujin_core::station::RegistrationSummary| {
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

fn lies_in(part: Period, whole: Period) -> bool {
    whole.first() <= part.first() && part.last() <= whole.last()
}

/// The units that the stations stand under.
fn roster(stations: &BTreeMap<StationId, Station>) -> (Roster, Vec<Finding>) {
    let (known, unknown) = units(stations);
    let all = known.into_values().map(|unit| {
        let station = unit.station().and_then(|id| stations.get(&id)).map(|station| &station.row);
        RosterUnit {
            kind: station.map(|row| row.kind),
            set_up: station.and_then(|row| row.record.set_up),
            removed: None,
            staff: station.map(|row| u32::try_from(row.record.staff.len()).unwrap_or(u32::MAX)),
            id: unit.id,
            name: unit.name,
            tier: unit.tier,
            above: unit.above,
        }
    });
    let (roster, mut findings) = Roster::new(all);
    findings.extend(unknown.into_iter().map(|(_, finding)| finding));
    (roster, findings)
}

/// The list of the units and the register of what came in, beside the workbooks.
fn write_lists(output: &Path, roster: &Roster, jobs: &[Job]) -> Result<(), csv::Error> {
    let headings = |columns: &[wujin_core::intake::Column]| -> Vec<&str> {
        columns.iter().map(|column| column.zh).collect()
    };
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
