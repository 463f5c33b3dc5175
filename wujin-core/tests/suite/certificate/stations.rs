//! The registration of stations under every profile.

use std::collections::BTreeMap;

use wujin_core::edition::StationCondition;
use wujin_core::profile::Profile;
use wujin_core::station::{
    Action, Deed, Drafting, Filing, Inspection, Presence, Registering, Removal, StationRecord,
    StationRegistration,
};

use super::profiles;
use super::walk::{Place, Setting, Trial};
use crate::support::complaint::text;
use crate::support::day;
use crate::support::station::record;

pub(super) fn registrations() -> Vec<Setting<StationRegistration>> {
    profiles()
        .map(|(profile, strangers)| Setting {
            name: profile.reference().to_owned(),
            rules: profile,
            strangers,
            begins: day(0).day(),
            trials: Box::new(move |action, place| trials(profile, action, place)),
            days: |_, _| Vec::new(),
            features: Box::new(move |case| {
                lacking(profile)
                    .iter()
                    .map(|(record, _)| case.facts().record.as_ref() == Some(record))
                    .collect()
            }),
            one_sided: Vec::new(),
            shut: Vec::new(),
        })
        .collect()
}

/// A station with everything that a profile asks for.
fn complete(profile: &Profile) -> Box<StationRecord> {
    let mut record = record();
    let second = record.staff[0].clone();
    record.staff.extend((1..profile.least_staff()).map(|_| second.clone()));
    let asked = profile.document().station.extra.iter();
    record.extra = asked.map(|condition| (condition.id.clone(), Presence::Present)).collect();
    record
}

/// Stations that lack one thing, and the code that says which.
fn lacking(profile: &Profile) -> Vec<(Box<StationRecord>, &'static str)> {
    let mut without_computer = complete(profile);
    without_computer.conditions.insert(StationCondition::Computer, Presence::Absent);
    let mut lacking = vec![(without_computer, "WJ-106")];
    if !profile.document().station.extra.is_empty() {
        let unanswered = StationRecord { extra: BTreeMap::new(), ..*complete(profile) };
        lacking.push((Box::new(unanswered), "WJ-122"));
    }
    lacking
}

fn trials(
    profile: &Profile,
    action: Action,
    place: &Place<'_, StationRegistration>,
) -> Vec<Trial<StationRegistration>> {
    let draft = |record| Deed::Draft(Drafting { record, profile: None });
    let inspection = |found| Inspection { found, ..Inspection::default() };
    match action {
        Action::Draft => {
            let lacking = lacking(profile).into_iter().map(|(record, _)| (draft(record), vec![]));
            core::iter::once((draft(complete(profile)), vec![])).chain(lacking).collect()
        }
        Action::Register => {
            let own = place.case.facts().record.as_ref();
            let lacks = lacking(profile).into_iter().find(|(record, _)| own == Some(record));
            vec![(Deed::Register(Registering::default()), lacks.map(|(_, code)| code).into_iter().collect())]
        }
        Action::File => vec![(Deed::File(Filing::default()), vec![])],
        Action::Rectify => {
            let found = lacking(profile).into_iter().map(|(record, _)| (Some(record), vec![]));
            let others = [(None, vec!["WJ-132"]), (Some(complete(profile)), vec!["WJ-133"])];
            found.chain(others).map(|(found, lacks)| (Deed::Rectify(inspection(found)), lacks)).collect()
        }
        Action::Restore => {
            let found = lacking(profile).into_iter().map(|(record, code)| (Some(record), vec![code]));
            let others = [(None, vec!["WJ-132"]), (Some(complete(profile)), vec![])];
            found.chain(others).map(|(found, lacks)| (Deed::Restore(inspection(found)), lacks)).collect()
        }
        Action::Remove => vec![
            (Deed::Remove(Removal { reason: text("市场关闭") }), vec![]),
            (Deed::Remove(Removal::default()), vec!["WJ-131"]),
        ],
    }
}
