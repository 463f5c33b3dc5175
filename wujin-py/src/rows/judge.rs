//! What is to be said of a row, table by table.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Deserializer;
use serde_json::de::Read;
use wujin_core::complaint::{ComplaintCase, Deed, Registration};
use wujin_core::edition::OperatorKind;
use wujin_core::finding::{Finding, InputMatter, Place, SupervisionMatter};
use wujin_core::identity::BusinessCode;
use wujin_core::intake::{
    ComplaintColumn, ComplaintRow, Headings, SourceTable, StationColumn, StationRow, SummaryColumn,
    SummaryRow,
};
use wujin_core::procedure::{Command, Role};
use wujin_core::profile::Profile;
use wujin_core::reporting::{Figure, KindTable, Summary, Tally};
use wujin_core::station::assess;
use wujin_core::supervision::recount;
use wujin_core::time::{Day, Instant, Period};

/// What the records of a station hold, and the kind of its operator.
pub(super) type Recorded<'a> = &'a (dyn Fn(&SummaryRow) -> Option<(OperatorKind, Tally)> + Sync);

/// Judges the rows of a table, each by what it says and whether it was there before.
pub(super) struct Judge<'a> {
    pub(super) table: SourceTable,
    pub(super) profile: &'a Profile,
    pub(super) recorded: Option<Recorded<'a>>,
    seen: HashMap<String, u64>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(table: SourceTable, profile: &'a Profile, recorded: Option<Recorded<'a>>) -> Self {
        Self { table, profile, recorded, seen: HashMap::new() }
    }

    /// Everything that is to be said of a row.
    pub(super) fn row(&mut self, row: u64, headings: &Headings, cells: &[&str]) -> Vec<Finding> {
        match self.table {
            SourceTable::Complaints => self.complaint(row, headings, cells),
            SourceTable::Summaries => self.summary(row, headings, cells),
            _ => self.station(row, headings, cells),
        }
    }

    fn station(&mut self, row: u64, headings: &Headings, cells: &[&str]) -> Vec<Finding> {
        StationRow::read(headings, cells).map_or_else(
            |findings| findings,
            |station| {
                let key = station.station.to_string();
                let mut findings = self.doubled(key, row, headings.title(StationColumn::Station));
                let code = station.record.business_code.as_deref().map(str::parse::<BusinessCode>);
                if let Some(Err(error)) = code {
                    findings.push(at(headings.title(StationColumn::Registration), error.into()));
                }
                let found = assess(&station.record, self.profile).findings;
                findings.extend(found.into_iter().map(|finding| in_its_column(headings, finding)));
                findings
            },
        )
    }

    /// A complaint that could not be registered as it stands is told what is missing.
    fn complaint(&mut self, row: u64, headings: &Headings, cells: &[&str]) -> Vec<Finding> {
        ComplaintRow::read(headings, cells).map_or_else(
            |findings| findings,
            |complaint| {
                let key = complaint.case.to_string();
                let mut findings = self.doubled(key, row, headings.title(ComplaintColumn::Case));
                findings.extend(missing(complaint.registration, complaint.registered, self.profile));
                findings
            },
        )
    }

    fn summary(&mut self, row: u64, headings: &Headings, cells: &[&str]) -> Vec<Finding> {
        SummaryRow::read(headings, cells).map_or_else(
            |findings| findings,
            |summary| {
                let key = format!("{} {}", summary.station, summary.quarter);
                let mut findings = self.doubled(key, row, headings.title(SummaryColumn::Station));
                let Some(recorded) = self.recorded else { return findings };
                let Some((own, recorded)) = recorded(&summary) else {
                    let matter = InputMatter::UnknownStation { station: summary.station.to_string() };
                    findings.push(at(headings.title(SummaryColumn::Station), matter.into()));
                    return findings;
                };
                let found = held_against(&summary, own, &recorded).into_iter();
                findings.extend(found.map(|(column, finding)| at(headings.title(column), finding)));
                findings
            },
        )
    }

    /// Says that a row is there twice, if it is, with the line of the table that has it first, from 1.
    fn doubled(&mut self, key: String, row: u64, heading: &str) -> Vec<Finding> {
        if let Some(first) = self.seen.get(&key) {
            let file = self.table.term().zh.to_owned();
            return vec![at(heading, InputMatter::RowDoubled { key, file, first: first + 1 }.into())];
        }
        self.seen.insert(key, row);
        Vec::new()
    }
}

/// What keeps a complaint from being registered as it stands.
fn missing(registration: Registration, registered: Instant, profile: &Profile) -> Vec<Finding> {
    let deed = Deed::Register(Box::new(registration));
    let command = Command { expected: 0, at: registered, actor: Role::Staff.into(), deed };
    let refused = ComplaintCase::new().decide(command, profile).err();
    refused.into_iter().flat_map(|refusal| refusal.unmet).map(|unmet| unmet.finding).collect()
}

/// Everything that is to be said of a registration as JSON, with the path of whatever cannot be read. It is read
/// once, and again where something is wrong with it.
pub(super) fn registration<'a, R: Read<'a>>(text: impl Fn() -> R, profile: &Profile) -> Vec<Finding> {
    let mut reader = Deserializer::new(text());
    let read = Registration::deserialize(&mut reader).and_then(|read| reader.end().map(|()| read));
    match read {
        // On a day that every calendar knows: no rule of registering asks for the time.
        Ok(registration) => missing(registration, Instant::start_of(Day::MAX), profile),
        Err(error) => {
            let reader = &mut Deserializer::new(text());
            let placed = serde_path_to_error::deserialize::<_, Registration>(reader).err();
            let path = placed.map_or_else(|| ".".to_owned(), |error| error.path().to_string());
            let finding = Finding::from(InputMatter::DocumentUnusable { detail: error.to_string() });
            vec![if path == "." { finding } else { finding.at(Place::path(path)) }]
        }
    }
}

/// A finding about a part of a station's record, in the column that the part was read from.
fn in_its_column(headings: &Headings, finding: Finding) -> Finding {
    let path = finding.place.as_deref().and_then(|place| place.path.as_deref());
    let column = path.and_then(StationColumn::at_path).filter(|column| headings.cell(*column).is_some());
    let column = column.map(|column| headings.title(column).to_owned());
    finding.within(Place { column, ..Place::default() })
}

fn at(heading: &str, finding: Finding) -> Finding {
    finding.at(Place { column: Some(heading.to_owned()), ..Place::default() })
}

/// A summary against what the records hold (4.2/5), with the column that each finding is about; one in the
/// column of another kind is first told so.
fn held_against(row: &SummaryRow, own: OperatorKind, recorded: &Tally) -> Vec<(SummaryColumn, Finding)> {
    let (reported, recorded) = row.comparable(recorded);
    let of = |tally: Tally| Summary {
        station: row.station.to_string(),
        period: Period::Quarter(row.quarter),
        kind: own,
        columns: KindTable::of(row.kind, tally),
    };
    if row.kind != own {
        let found = of(row.tally()).check().into_iter();
        return found.map(|matter| (SummaryColumn::Kind, Finding::from(matter))).collect();
    }
    let column = |matter: &SupervisionMatter| match matter {
        SupervisionMatter::RecountDiffers { figure, .. } => COLUMNS
            .iter()
            .find(|(of, _)| of.name() == figure.name)
            .map_or(SummaryColumn::Station, |(_, column)| *column),
        _ => SummaryColumn::Settled,
    };
    let found = recount(&of(reported), &recorded).into_iter();
    found.map(|matter| (column(&matter), Finding::from(matter))).collect()
}

/// In which column a summary has each figure.
const COLUMNS: [(Figure, SummaryColumn); 5] = [
    (Figure::Inquiries, SummaryColumn::Inquiries),
    (Figure::Accepted, SummaryColumn::Complaints),
    (Figure::Settled, SummaryColumn::Settled),
    (Figure::RecourseTold, SummaryColumn::Unsettled),
    (Figure::Amount, SummaryColumn::Amount),
];
