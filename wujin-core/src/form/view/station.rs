//! Annex 4 as a view of a station's record, and the record that stands on the form (4.3/2, A4).

use super::printed;
use crate::edition::StationCondition;
use crate::form::{AnnexFourForm, AnnexFourHead, ConditionLine, Entry, FormText, OfficerLine, StaffLine};
use crate::station::{AreaOfficer, Presence, StaffMember, StationRecord};

impl AnnexFourForm {
    /// The form of a station, with what its record holds of it.
    #[must_use]
    pub fn of(record: &StationRecord) -> Self {
        let head = AnnexFourHead {
            station: printed(record.name.as_deref()),
            kind: record.kind.into(),
            operator: printed(record.operator.as_deref()),
            business_code: printed(record.business_code.as_deref()),
            address: printed(record.address.as_deref()),
            person_in_charge: printed(record.person_in_charge.as_deref()),
            telephone: printed(record.telephone.as_deref()),
            set_up: record.set_up.into(),
            office: printed(record.office.id.as_deref()),
            filled_by: printed(record.filled_by.as_deref()),
            filled_on: record.filled_on.into(),
        };
        let staff = record.staff.iter().map(|member| StaffLine {
            name: printed(member.name.as_deref()),
            employment: member.employment.into(),
            telephone: printed(member.telephone.as_deref()),
            photograph: seen(member.photograph),
        });
        let officers = record.area_officers.iter().map(|officer| OfficerLine {
            name: printed(officer.name.as_deref()),
            telephone: printed(officer.telephone.as_deref()),
            photograph: seen(officer.photograph),
        });
        let mut conditions: [ConditionLine; StationCondition::ALL.len()] = Default::default();
        for (line, condition) in conditions.iter_mut().zip(StationCondition::ALL) {
            line.seen = seen(record.condition(*condition));
        }
        Self { head, staff: staff.collect(), officers: officers.collect(), conditions }
    }

    /// The record that stands on the form. What the form does not ask stays blank in it, as does what is
    /// marked as not applicable or cannot be made out.
    #[must_use]
    pub fn record(&self) -> StationRecord {
        let head = &self.head;
        let mut record = StationRecord {
            name: text(&head.station),
            kind: head.kind.value().copied(),
            operator: text(&head.operator),
            business_code: text(&head.business_code),
            address: text(&head.address),
            person_in_charge: text(&head.person_in_charge),
            telephone: text(&head.telephone),
            set_up: head.set_up.value().copied(),
            filled_by: text(&head.filled_by),
            filled_on: head.filled_on.value().copied(),
            ..StationRecord::default()
        };
        record.office.id = text(&head.office);
        record.staff.extend(self.staff.iter().map(|line| StaffMember {
            name: text(&line.name),
            employment: line.employment.value().copied(),
            telephone: text(&line.telephone),
            photograph: presence(&line.photograph),
            ..StaffMember::default()
        }));
        record.area_officers.extend(self.officers.iter().map(|line| AreaOfficer {
            name: text(&line.name),
            telephone: text(&line.telephone),
            photograph: presence(&line.photograph),
            ..AreaOfficer::default()
        }));
        let seen = self.conditions.iter().map(|line| presence(&line.seen));
        let known = StationCondition::ALL.iter().copied().zip(seen);
        record.conditions.extend(known.filter(|(_, presence)| *presence != Presence::Unknown));
        record
    }
}

fn text(entry: &Entry<FormText>) -> Option<String> {
    entry.value().map(ToString::to_string)
}

/// What was seen as it stands on a form: what is not recorded is blank.
fn seen(presence: Presence) -> Entry<Presence> {
    Some(presence).filter(|presence| *presence != Presence::Unknown).into()
}

fn presence(entry: &Entry<Presence>) -> Presence {
    entry.value().copied().unwrap_or_default()
}
