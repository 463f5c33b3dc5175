//! A sound record, a profile that asks for everything a profile can ask, and every single defect.

mod assessment;
mod registration;
mod summary;

use crate::edition::{DutySystem, OperatorKind, StationCondition};
use crate::finding::Finding;
use crate::profile::{Profile, ScenicGrade};
use crate::station::{
    AreaOfficer, DistrictOffice, Employment, ManagementSystem, PlateEntry, Presence, SignPlate, StaffMember,
    StationRecord,
};

const SHOWN: PlateEntry =
    PlateEntry { name: Presence::Present, photograph: Presence::Present, telephone: Presence::Present };

#[expect(clippy::unnecessary_wraps, reason = "the fields it fills may be blank")]
fn text(words: &str) -> Option<String> {
    Some(words.to_owned())
}

fn member(name: &str, employment: Employment) -> StaffMember {
    StaffMember {
        name: text(name),
        employment: Some(employment),
        telephone: text("0000-1234567"),
        photograph: Presence::Present,
        on_plate: SHOWN,
    }
}

/// A record with nothing to be said against it, under [`demanding`] and under the national profile.
fn sound() -> StationRecord {
    StationRecord {
        name: text("示例景区消费维权服务站"),
        kind: Some(OperatorKind::ScenicArea),
        operator: text("示例景区管理有限公司"),
        business_code: None,
        address: text("示例县示例路1号"),
        person_in_charge: text("张某"),
        telephone: text("0000-1234567"),
        staff: vec![member("李某", Employment::FullTime), member("王某", Employment::PartTime)],
        conditions: StationCondition::ALL.iter().map(|word| (*word, Presence::Present)).collect(),
        sign_plate: SignPlate {
            prominent: Presence::Present,
            station_name: Presence::Present,
            unified_number: Presence::Present,
        },
        systems: DutySystem::ALL.iter().map(|word| (*word, Presence::Present)).collect(),
        management: ManagementSystem::ALL.iter().map(|word| (*word, Presence::Present)).collect(),
        publicity: Presence::Present,
        office: DistrictOffice {
            id: text("431103-01"),
            head_name_published: Presence::Present,
            head_telephone_published: Presence::Present,
            ..DistrictOffice::default()
        },
        area_officers: vec![AreaOfficer {
            name: text("赵某"),
            telephone: text("0000-7654321"),
            photograph: Presence::Present,
            on_plate: SHOWN,
        }],
        area_square_metres: Some(5000),
        employees: Some(50),
        scenic_grade: Some(ScenicGrade::AAA),
        extra: [("reception_window".to_owned(), Presence::Present)].into(),
        ..StationRecord::default()
    }
}

/// A profile with an extra condition, more staff and every threshold: the sound record just meets it.
fn demanding() -> Profile {
    Profile::from_json(
        r#"{ "format": "wujin-profile/1", "id": "demanding", "version": "1", "zh": "示例", "en": "sample",
            "scope": { "area_square_metres": { "scenic_area": 5000 }, "employees": { "scenic_area": 50 },
                "scenic_grade": "AAA" },
            "station": { "least_staff": 2,
                "extra": [{ "id": "reception_window", "zh": "投诉接待窗口", "en": "reception window" }] } }"#,
    )
    .unwrap()
}

fn codes<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<&'static str> {
    findings.into_iter().map(Finding::code).collect()
}

/// One thing that can be wrong: the code that names it, and how to bring it about. Each alters
/// something no other one touches, so that they combine freely.
struct Defect {
    code: &'static str,
    /// Whether absent and blank are told apart; else both leave the thing blank.
    told_apart: bool,
    bring_about: fn(&mut StationRecord, Presence),
}

macro_rules! defects {
    ($($code:literal, $told_apart:literal, |$record:ident, $seen:tt| $body:expr;)+) => {
        &[$( Defect { code: $code, told_apart: $told_apart, bring_about: |$record, $seen| { $body; } } ),+]
    };
}

/// Every defect, in the order in which an assessment names them.
const DEFECTS: &[Defect] = defects! {
    "WJ-101", true, |r, seen| r.conditions.insert(StationCondition::Place, seen);
    "WJ-102", true, |r, seen| r.conditions.insert(StationCondition::SignPlate, seen);
    "WJ-103", true, |r, seen| r.conditions.insert(StationCondition::Staff, seen);
    "WJ-104", true, |r, seen| r.conditions.insert(StationCondition::NoticeBoard, seen);
    "WJ-105", true, |r, seen| r.conditions.insert(StationCondition::Telephone, seen);
    "WJ-106", true, |r, seen| r.conditions.insert(StationCondition::Computer, seen);
    "WJ-107", true, |r, seen| r.conditions.insert(StationCondition::Register, seen);
    "WJ-108", true, |r, seen| r.conditions.insert(StationCondition::WorkingRules, seen);
    "WJ-109", true, |r, seen| r.sign_plate.prominent = seen;
    "WJ-110", true, |r, seen| r.sign_plate.station_name = seen;
    "WJ-111", true, |r, seen| r.staff[0].on_plate.photograph = seen;
    "WJ-112", true, |r, seen| r.sign_plate.unified_number = seen;
    "WJ-113", true, |r, seen| r.area_officers[0].on_plate.telephone = seen;
    "WJ-114", true, |r, seen| r.systems.insert(DutySystem::Commitments, seen);
    "WJ-115", true, |r, seen| r.systems.insert(DutySystem::Withdrawal, seen);
    "WJ-116", true, |r, seen| r.systems.insert(DutySystem::Settlement, seen);
    "WJ-117", true, |r, seen| r.systems.insert(DutySystem::Compensation, seen);
    "WJ-118", true, |r, seen| r.publicity = seen;
    "WJ-119", true, |r, seen| r.management.insert(ManagementSystem::Appraisal, seen);
    "WJ-120", true, |r, seen| r.office.head_telephone_published = seen;
    "WJ-121", false, |r, _| r.staff.truncate(1);
    "WJ-122", true, |r, seen| r.extra.insert("reception_window".to_owned(), seen);
    "WJ-123", false, |r, _| r.area_square_metres = Some(4999);
    "WJ-124", false, |r, _| r.scenic_grade = Some(ScenicGrade::AA);
    "WJ-125", false, |r, _| r.employees = None;
    "WJ-126", false, |r, _| r.name = None;
    "WJ-126", false, |r, _| r.operator = text("  ");
    "WJ-126", false, |r, _| r.address = None;
    "WJ-126", false, |r, _| r.person_in_charge = None;
    "WJ-126", false, |r, _| r.telephone = text("");
    "WJ-126", false, |r, _| r.office.id = None;
    "WJ-127", false, |r, _| r.staff[0].telephone = None;
    "WJ-127", false, |r, seen| r.area_officers[0].photograph = seen;
    "WJ-128", false, |r, _| r.extra.insert("recption_window".to_owned(), Presence::Present);
};
