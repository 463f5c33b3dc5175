//! Annex 4 as a typed record: what the district office fills in for one station (4.3/2).
//!
//! Everything may be left blank: assessing says what is missing, all at once.

use std::collections::BTreeMap;

use super::{AnnexFourField, Employment, ManagementSystem, Presence};
use crate::edition::{DutySystem, OperatorKind, StationCondition};
use crate::procedure::{particulars, says};
use crate::profile::ScenicGrade;
use crate::time::Day;

particulars! {
    /// What the sign plate carries of one person.
    PlateEntry {
        /// The name.
        name: Presence,
        /// The photograph.
        photograph: Presence,
        /// The telephone number.
        telephone: Presence,
    }
    /// One of the station's staff.
    StaffMember {
        /// Name.
        name: Option<String>,
        /// Full-time or part-time.
        employment: Option<Employment>,
        /// Telephone.
        telephone: Option<String>,
        /// Whether a photograph is kept with the form.
        photograph: Presence,
        /// What the sign plate carries of this person.
        on_plate: PlateEntry,
    }
    /// An officer of the district office who is responsible for the area.
    AreaOfficer {
        /// Name.
        name: Option<String>,
        /// Telephone.
        telephone: Option<String>,
        /// Whether a photograph is kept with the form.
        photograph: Presence,
        /// What the sign plate carries of this officer.
        on_plate: PlateEntry,
    }
    /// The sign plate, what it carries of persons aside: that stands with each person.
    SignPlate {
        /// Whether it hangs in a prominent place of the business premises.
        prominent: Presence,
        /// Whether it carries the station's name.
        station_name: Presence,
        /// Whether it carries the number 12315.
        unified_number: Presence,
    }
    /// The district office, and what it publishes of its head at the station.
    DistrictOffice {
        /// Which office: the county's code and a local number.
        id: Option<String>,
        /// The head's name.
        head: Option<String>,
        /// The head's telephone.
        head_telephone: Option<String>,
        /// Whether the head's name is published at the station.
        head_name_published: Presence,
        /// Whether the head's telephone is published at the station.
        head_telephone_published: Presence,
    }
    /// A station as Annex 4 records it, with what an inspection looks at. The list is reconstructed.
    StationRecord {
        /// Name of the station.
        name: Option<String>,
        /// Which of the five kinds its operator is.
        kind: Option<OperatorKind>,
        /// Name of the operator.
        operator: Option<String>,
        /// Registration number or unified social credit code, as it was written down.
        business_code: Option<String>,
        /// Address.
        address: Option<String>,
        /// Person in charge.
        person_in_charge: Option<String>,
        /// Fixed telephone.
        telephone: Option<String>,
        /// The staff.
        staff: Vec<StaffMember>,
        /// The eight conditions, each as it was ticked; one that is left out is not recorded.
        conditions: BTreeMap<StationCondition, Presence>,
        /// The sign plate.
        sign_plate: SignPlate,
        /// The duty systems, each as it was ticked.
        systems: BTreeMap<DutySystem, Presence>,
        /// The systems of management and responsibility, each as it was ticked.
        management: BTreeMap<ManagementSystem, Presence>,
        /// Whether consumer-protection law is publicised among the unit's own employees.
        publicity: Presence,
        /// The district office.
        office: DistrictOffice,
        /// The area officers.
        area_officers: Vec<AreaOfficer>,
        /// The day it was set up.
        set_up: Option<Day>,
        /// Business area in square metres, for the province's scope.
        area_square_metres: Option<u32>,
        /// Number of employees, for the province's scope.
        employees: Option<u32>,
        /// Grade of a scenic area, for the province's scope.
        scenic_grade: Option<ScenicGrade>,
        /// Answers to the province's own conditions, by the conditions' names.
        extra: BTreeMap<String, Presence>,
        /// Who filled in the form.
        filled_by: Option<String>,
        /// The day the form was filled in.
        filled_on: Option<Day>,
    }
}

impl StationRecord {
    /// What was seen of one of the eight conditions.
    #[must_use]
    pub fn condition(&self, condition: StationCondition) -> Presence {
        self.conditions.get(&condition).copied().unwrap_or_default()
    }

    /// What was seen of a duty system.
    #[must_use]
    pub fn system(&self, system: DutySystem) -> Presence {
        self.systems.get(&system).copied().unwrap_or_default()
    }

    /// What was seen of a system of management and responsibility.
    #[must_use]
    pub fn management_system(&self, system: ManagementSystem) -> Presence {
        self.management.get(&system).copied().unwrap_or_default()
    }

    /// Whether a field of the form is filled.
    #[must_use]
    pub fn is_filled(&self, field: AnnexFourField) -> bool {
        match field {
            AnnexFourField::Name => says(self.name.as_ref()),
            AnnexFourField::Kind => self.kind.is_some(),
            AnnexFourField::Operator => says(self.operator.as_ref()),
            AnnexFourField::BusinessCode => says(self.business_code.as_ref()),
            AnnexFourField::Address => says(self.address.as_ref()),
            AnnexFourField::PersonInCharge => says(self.person_in_charge.as_ref()),
            AnnexFourField::Telephone => says(self.telephone.as_ref()),
            AnnexFourField::SetUp => self.set_up.is_some(),
            AnnexFourField::Office => says(self.office.id.as_ref()),
        }
    }

    /// What a finding calls the station: its name, else its operator's.
    #[must_use]
    pub fn subject(&self) -> &str {
        [&self.name, &self.operator]
            .into_iter()
            .flatten()
            .map(|text| text.trim())
            .find(|text| !text.is_empty())
            .unwrap_or("（名称未填）")
    }
}
