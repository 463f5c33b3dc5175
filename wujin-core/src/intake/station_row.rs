//! One station (Annex 4) as a row, read into the record that assessing takes.

use super::cell::{read_count, read_day, read_word, read_yes_no};
use super::row::parts;
use super::{Headings, RowReader, StationColumn as Column};
use crate::edition::{DutySystem, OperatorKind, StationCondition};
use crate::finding::{Finding, InputMatter};
use crate::identity::{StationId, Telephone};
use crate::station::{
    AreaOfficer, DistrictOffice, Employment, ManagementSystem, PlateEntry, Presence, SignPlate, StaffMember,
    StationRecord,
};

/// A station's registration.
#[derive(Clone, PartialEq, Debug)]
pub struct StationRow {
    /// The number of the station.
    pub station: StationId,
    /// The kind of its operator, in whose column its summaries are filled.
    pub kind: OperatorKind,
    /// Name of the district office.
    pub office_name: String,
    /// Annex 4. A blank cell stays blank in it: assessing says what that means.
    pub record: StationRecord,
}

const KINDS: &[(&str, OperatorKind)] = &[
    ("百货商场", OperatorKind::Mall),
    ("集贸市场", OperatorKind::Market),
    ("农贸市场", OperatorKind::Market),
    ("旅游景区", OperatorKind::ScenicArea),
];

/// A kind of operator, in the forms' words or in what people write instead.
pub(super) fn read_kind(text: &str) -> Result<OperatorKind, InputMatter> {
    read_word(text, KINDS)
}

impl StationRow {
    /// Reads a row, or says everything that is wrong with it.
    pub fn read(headings: &Headings, cells: &[&str]) -> Result<Self, Vec<Finding>> {
        let mut row = RowReader::new(headings, cells);
        let station = row.required(Column::Station, str::parse::<StationId>);
        let kind = row.required(Column::Kind, read_kind);
        let office_name = row.needed(Column::OfficeName).map(str::to_owned);
        let staff = staff(&mut row);
        let telephone = telephone(&mut row, Column::Telephone);
        let mut conditions: Vec<_> = [
            (Column::Place, StationCondition::Place),
            (Column::SignPlate, StationCondition::SignPlate),
            (Column::NoticeBoard, StationCondition::NoticeBoard),
            (Column::Computer, StationCondition::Computer),
            (Column::Register, StationCondition::Register),
            (Column::WorkingRules, StationCondition::WorkingRules),
        ]
        .map(|(column, condition)| (condition, presence(&mut row, column)))
        .into();
        // The old systems have no box to tick for these two: what is named there is there.
        let is = |there: bool| if there { Presence::Present } else { Presence::Absent };
        conditions.push((StationCondition::Staff, is(!staff.is_empty())));
        conditions.push((StationCondition::Telephone, is(telephone.is_some())));
        let systems = [
            (Column::Commitments, DutySystem::Commitments),
            (Column::Withdrawal, DutySystem::Withdrawal),
            (Column::Settlement, DutySystem::Settlement),
            (Column::Compensation, DutySystem::Compensation),
        ]
        .map(|(column, system)| (system, presence(&mut row, column)));
        let management = [
            (Column::Management, ManagementSystem::Management),
            (Column::Responsibility, ManagementSystem::Responsibility),
            (Column::Appraisal, ManagementSystem::Appraisal),
        ]
        .map(|(column, system)| (system, presence(&mut row, column)));
        let record = StationRecord {
            name: row.owned(Column::Name),
            kind,
            operator: row.owned(Column::Operator),
            business_code: row.owned(Column::Registration),
            address: row.owned(Column::Address),
            person_in_charge: row.owned(Column::Head),
            telephone,
            staff,
            conditions: conditions.into_iter().collect(),
            sign_plate: SignPlate {
                prominent: presence(&mut row, Column::PlateProminent),
                station_name: presence(&mut row, Column::PlateName),
                unified_number: presence(&mut row, Column::PlateNumber),
            },
            systems: systems.into_iter().collect(),
            management: management.into_iter().collect(),
            publicity: presence(&mut row, Column::Publicity),
            office: office(&mut row, station),
            area_officers: officers(&mut row),
            set_up: row.optional(Column::Established, read_day),
            area_square_metres: row.optional(Column::Area, read_count),
            employees: row.optional(Column::Employees, read_count),
            scenic_grade: row.optional(Column::ScenicGrade, |text| read_word(text, &[])),
            ..StationRecord::default()
        };
        let read = match (station, kind, office_name) {
            (Some(station), Some(kind), Some(office_name)) => {
                Some(Self { station, kind, office_name, record })
            }
            _ => None,
        };
        row.finish(read)
    }
}

fn presence(row: &mut RowReader<'_>, column: Column) -> Presence {
    match row.optional(column, read_yes_no) {
        Some(true) => Presence::Present,
        Some(false) => Presence::Absent,
        None => Presence::Unknown,
    }
}

fn telephone(row: &mut RowReader<'_>, column: Column) -> Option<String> {
    row.optional(column, str::parse::<Telephone>).map(|telephone| telephone.to_string())
}

/// What the plate carries of a person, where one box stands for name, photograph and telephone.
fn on_plate(seen: Presence) -> PlateEntry {
    PlateEntry { name: seen, photograph: seen, telephone: seen }
}

/// The staff: names, employment and telephones, listed in the same order.
fn staff(row: &mut RowReader<'_>) -> Vec<StaffMember> {
    let mut telephones = Vec::new();
    for telephone in row.text(Column::StaffTelephones).into_iter().flat_map(parts) {
        match telephone.parse::<Telephone>() {
            Ok(telephone) => telephones.push(telephone.to_string()),
            Err(error) => row.refuse(Column::StaffTelephones, error),
        }
    }
    let mut employments = Vec::new();
    for employment in row.text(Column::Employment).into_iter().flat_map(parts) {
        match read_word::<Employment>(employment, &[]) {
            Ok(employment) => employments.push(employment),
            Err(matter) => row.refuse(Column::Employment, matter),
        }
    }
    let photograph = presence(row, Column::StaffPhotographs);
    let on_plate = on_plate(presence(row, Column::PlateStaff));
    let (mut telephones, mut employments) = (telephones.into_iter(), employments.into_iter());
    row.text(Column::StaffNames)
        .into_iter()
        .flat_map(parts)
        .map(|name| StaffMember {
            name: Some(name.to_owned()),
            employment: employments.next(),
            telephone: telephones.next(),
            photograph,
            on_plate: on_plate.clone(),
        })
        .collect()
}

fn officers(row: &mut RowReader<'_>) -> Vec<AreaOfficer> {
    let name = row.owned(Column::OfficerName);
    let telephone = telephone(row, Column::OfficerTelephone);
    let photograph = presence(row, Column::OfficerPhotograph);
    let on_plate = on_plate(presence(row, Column::PlateOfficer));
    let officer = AreaOfficer { name, telephone, photograph, on_plate };
    if officer.name.is_some() { vec![officer] } else { Vec::new() }
}

fn office(row: &mut RowReader<'_>, station: Option<StationId>) -> DistrictOffice {
    let published = presence(row, Column::OfficeHeadPublished);
    DistrictOffice {
        id: station.map(|station| station.office().to_string()),
        head: row.owned(Column::OfficeHead),
        head_telephone: telephone(row, Column::OfficeHeadTelephone),
        head_name_published: published,
        head_telephone_published: published,
    }
}
