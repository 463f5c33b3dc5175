//! The guards of a station's registration, each examined on its own so that all that fail are named.

use super::{AnnexFourField, Capacity, Deed, StationRecord, StationRegistration, assess};
use crate::finding::{Matter, StationMatter};
use crate::procedure::says;
use crate::procedure::{Examination, Role};
use crate::vocabulary;

vocabulary! {
    /// What must hold beside stage and role.
    pub enum Guard {
        RequirementsMet = "requirements_met", "强制要求全部达到", "every requirement is met";
        RequirementUnmet = "requirement_unmet", "检查发现不符合强制要求之处", "the inspection found a requirement unmet";
        InspectionRecorded = "inspection_recorded", "附有检查所见", "what the inspection found is recorded";
        RemovalReasonGiven = "removal_reason_given", "写明注销理由", "a reason for the removal is given";
    }
}

pub(super) fn examine(guard: Guard, on: &mut Examination<'_, StationRegistration>) {
    let inspectors = &[Role::Office, Role::County];
    match (guard, on.deed) {
        (Guard::RequirementsMet, _) => {
            let Some(record) = examined(on) else { return };
            for finding in assess(record, on.rules).unmet_musts() {
                on.lacks(finding.matter.clone(), suppliers(&finding.matter));
            }
        }
        (Guard::RequirementUnmet, Deed::Rectify(_))
            if examined(on).is_some_and(|record| assess(record, on.rules).meets_musts()) =>
        {
            on.lacks(StationMatter::NothingToRectify {}, inspectors);
        }
        (Guard::InspectionRecorded, Deed::Rectify(inspection) | Deed::Restore(inspection))
            if inspection.found.is_none() =>
        {
            on.lacks(StationMatter::InspectionMissing {}, inspectors);
        }
        (Guard::RemovalReasonGiven, Deed::Remove(removal)) if !says(removal.reason.as_ref()) => {
            on.lacks(StationMatter::RemovalReasonMissing {}, inspectors);
        }
        _ => {}
    }
}

/// The form that a guard looks at: what an inspection found, else the form as it was drafted.
fn examined<'a>(on: &Examination<'a, StationRegistration>) -> Option<&'a StationRecord> {
    match on.deed {
        Deed::Rectify(inspection) | Deed::Restore(inspection) => inspection.found.as_deref(),
        _ => on.case.facts().record.as_deref(),
    }
}

/// Who may supply what a finding says is missing: the station for its own conditions, the district
/// office for its officers and for what it publishes, either for what both may write on the form.
fn suppliers(matter: &Matter) -> &'static [Role] {
    let Matter::Station(matter) = matter else { return &[Role::Staff, Role::Office] };
    match matter {
        StationMatter::OfficeHeadUnpublished { .. } => &[Role::Office],
        StationMatter::FieldBlank { field } if *field == AnnexFourField::Office.term() => &[Role::Office],
        StationMatter::PersonIncomplete { capacity, .. } if *capacity == Capacity::AreaOfficer.term() => {
            &[Role::Office]
        }
        StationMatter::PlateOfficerMissing { .. }
        | StationMatter::FieldBlank { .. }
        | StationMatter::PersonIncomplete { .. } => &[Role::Staff, Role::Office],
        _ => &[Role::Staff],
    }
}
