//! Sound and broken deeds of a station's registration.

use wujin_core::edition::{DutySystem, OperatorKind, StationCondition};
use wujin_core::procedure::Case;
use wujin_core::profile::Profile;
use wujin_core::station::{
    Action, AreaOfficer, Deed, DistrictOffice, Drafting, Employment, Filing, Inspection, ManagementSystem,
    PlateEntry, Presence, Registering, Removal, SignPlate, StaffMember, StationRecord, StationRegistration,
};
use wujin_core::time::Instant;

use super::Drivable;
use super::complaint::text;

/// A record with nothing to be said against it under the national profile.
pub(crate) fn record() -> Box<StationRecord> {
    let present = Presence::Present;
    let on_plate = PlateEntry { name: present, photograph: present, telephone: present };
    Box::new(StationRecord {
        name: text("示例市场消费维权服务站"),
        kind: Some(OperatorKind::Market),
        operator: text("示例市场管理有限公司"),
        address: text("示例县示例路2号"),
        person_in_charge: text("张某"),
        telephone: text("0710-2234567"),
        staff: vec![StaffMember {
            name: text("李某"),
            employment: Some(Employment::FullTime),
            telephone: text("13800001234"),
            photograph: present,
            on_plate: on_plate.clone(),
        }],
        conditions: StationCondition::ALL.iter().map(|word| (*word, present)).collect(),
        sign_plate: SignPlate { prominent: present, station_name: present, unified_number: present },
        systems: DutySystem::ALL.iter().map(|word| (*word, present)).collect(),
        management: ManagementSystem::ALL.iter().map(|word| (*word, present)).collect(),
        publicity: present,
        office: DistrictOffice {
            id: text("420102-01"),
            head_name_published: present,
            head_telephone_published: present,
            ..DistrictOffice::default()
        },
        area_officers: vec![AreaOfficer {
            name: text("赵某"),
            telephone: text("0710-7654321"),
            photograph: present,
            on_plate,
        }],
        ..StationRecord::default()
    })
}

fn without_computer() -> Box<StationRecord> {
    let mut record = record();
    record.conditions.insert(StationCondition::Computer, Presence::Absent);
    record
}

fn inspected(found: Option<Box<StationRecord>>) -> Inspection {
    Inspection { found, ..Inspection::default() }
}

impl Drivable for StationRegistration {
    fn rules() -> &'static Profile {
        Profile::national()
    }

    fn sound(action: Action, _: &Case<Self>, _: Instant) -> Deed {
        match action {
            Action::Draft => Deed::Draft(Drafting { record: record(), profile: None }),
            Action::Register => Deed::Register(Registering::default()),
            Action::File => Deed::File(Filing::default()),
            Action::Rectify => Deed::Rectify(inspected(Some(without_computer()))),
            Action::Restore => Deed::Restore(inspected(Some(record()))),
            Action::Remove => Deed::Remove(Removal { reason: text("市场关闭") }),
        }
    }

    fn broken(action: Action, _: &Case<Self>, _: Instant) -> Vec<(Deed, &'static str)> {
        match action {
            Action::Rectify => vec![
                (Deed::Rectify(inspected(None)), "WJ-132"),
                (Deed::Rectify(inspected(Some(record()))), "WJ-133"),
            ],
            Action::Restore => vec![
                (Deed::Restore(inspected(None)), "WJ-132"),
                (Deed::Restore(inspected(Some(without_computer()))), "WJ-106"),
            ],
            Action::Remove => vec![(Deed::Remove(Removal::default()), "WJ-131")],
            Action::Draft | Action::Register | Action::File => vec![],
        }
    }
}
