//! Registration is refused exactly while something that must be is not, and says all of it.

use proptest::prelude::*;

use super::{DEFECTS, codes, demanding, sound, text};
use crate::obligation::{Duty, Standing};
use crate::procedure::{Command, Event, Exploration, Refusal, Role, Roles};
use crate::profile::Profile;
use crate::station::{
    Action, Deed, Drafting, Filing, Inspection, Presence, Registering, Removal, Stage, StationCase,
    StationRecord, StationRegistration, TABLE, assess, obligations,
};
use crate::time::{Day, Instant};

/// A day of July 2011.
fn day(number: u32) -> Day {
    Day::from_ymd(2011, 7, number).unwrap()
}

fn decide(
    case: &StationCase,
    number: u32,
    role: Role,
    deed: Deed,
) -> Result<Event<StationRegistration>, Box<Refusal>> {
    let at = Instant::on(day(number), 43_200);
    case.decide(Command { expected: case.sequence(), at, actor: role.into(), deed }, &demanding())
}

/// The case after a deed that must be lawful.
fn go(case: StationCase, number: u32, role: Role, deed: Deed) -> StationCase {
    let event = decide(&case, number, role, deed).unwrap();
    case.evolve(&event)
}

fn refused(case: &StationCase, number: u32, role: Role, deed: Deed) -> Vec<&'static str> {
    let refusal = decide(case, number, role, deed).unwrap_err();
    codes(refusal.unmet.iter().map(|unmet| &unmet.finding))
}

fn draft(record: StationRecord) -> Deed {
    Deed::Draft(Drafting { record: Box::new(record), profile: None })
}

fn register() -> Deed {
    Deed::Register(Registering::default())
}

fn file() -> Deed {
    Deed::File(Filing { number: text("备2011-1") })
}

fn found(record: StationRecord) -> Inspection {
    Inspection { found: Some(Box::new(record)), remark: None }
}

fn remove(reason: Option<&str>) -> Deed {
    Deed::Remove(Removal { reason: reason.map(ToOwned::to_owned) })
}

fn without_computer() -> StationRecord {
    let mut record = sound();
    record.conditions.insert(crate::edition::StationCondition::Computer, Presence::Absent);
    record
}

fn filed() -> StationCase {
    let case = go(StationCase::new(), 1, Role::Staff, draft(sound()));
    let case = go(case, 2, Role::Office, register());
    go(case, 3, Role::County, file())
}

#[test]
fn a_station_is_registered_filed_mended_and_removed() {
    let case = filed();
    assert_eq!(case.stage(), Some(Stage::Filed));
    assert_eq!(case.facts().filing_number.as_deref(), Some("备2011-1"));
    assert_eq!(case.facts().profile.as_deref(), Some("demanding@1"));

    let case = go(case, 4, Role::Office, Deed::Rectify(found(without_computer())));
    assert_eq!(case.stage(), Some(Stage::Rectifying));
    assert_eq!(case.facts().record.as_deref(), Some(&without_computer()));
    assert_eq!(refused(&case, 5, Role::Office, Deed::Restore(found(without_computer()))), ["WJ-106"]);

    let case = go(case, 6, Role::Office, Deed::Restore(found(sound())));
    assert_eq!((case.stage(), case.facts().rectifications), (Some(Stage::Filed), 1));
    assert_eq!(case.facts().record.as_deref(), Some(&sound()));

    assert_eq!(refused(&case, 7, Role::Office, remove(Some(" "))), ["WJ-131"]);
    let case = go(case, 7, Role::Office, remove(Some("经营者歇业")));
    assert!(case.has_ended());
    assert_eq!(refused(&case, 8, Role::Staff, draft(sound())), ["WJ-202"]);
}

#[test]
fn an_inspection_is_recorded_and_finds_something_before_it_orders_mending() {
    let case = filed();
    assert_eq!(refused(&case, 4, Role::County, Deed::Rectify(Inspection::default())), ["WJ-132"]);
    assert_eq!(refused(&case, 4, Role::County, Deed::Rectify(found(sound()))), ["WJ-133"]);
    // A mere note is no ground either.
    let mut small = sound();
    small.employees = Some(1);
    assert_eq!(refused(&case, 4, Role::County, Deed::Rectify(found(small))), ["WJ-133"]);
    let case = go(case, 4, Role::County, Deed::Rectify(found(without_computer())));
    assert_eq!(refused(&case, 5, Role::County, Deed::Restore(Inspection::default())), ["WJ-132"]);
}

#[test]
fn who_may_supply_what_is_missing_is_named() {
    let mut record = sound();
    record.publicity = Presence::Absent;
    record.area_officers[0].on_plate.name = Presence::Absent;
    record.office.head_name_published = Presence::Absent;
    record.address = None;
    record.office.id = None;
    record.area_officers[0].telephone = None;
    let case = go(StationCase::new(), 1, Role::Office, draft(record));
    let refusal = decide(&case, 2, Role::Office, register()).unwrap_err();
    let station = Roles::of(&[Role::Staff]);
    let office = Roles::of(&[Role::Office]);
    let either = Roles::of(&[Role::Staff, Role::Office]);
    let told: Vec<_> = refusal.unmet.iter().map(|unmet| (unmet.finding.code(), unmet.who)).collect();
    assert_eq!(
        told,
        [
            ("WJ-113", either),
            ("WJ-118", station),
            ("WJ-120", office),
            ("WJ-126", either),
            ("WJ-126", office),
            ("WJ-127", office),
        ]
    );
}

#[test]
fn stage_role_and_requirements_are_all_named_at_once() {
    let case = go(StationCase::new(), 2, Role::Staff, draft(without_computer()));
    assert_eq!(refused(&case, 2, Role::Staff, register()), ["WJ-204", "WJ-106"]);
    let refusal = decide(&StationCase::new(), 1, Role::Consumer, file()).unwrap_err();
    assert_eq!(codes(refusal.unmet.iter().map(|unmet| &unmet.finding)), ["WJ-201", "WJ-204"]);
    let path: Vec<_> = refusal.path.iter().map(|step| step.action.name).collect();
    assert_eq!(path, ["draft", "register", "file"]);
}

#[test]
fn a_case_keeps_the_profile_it_began_under() {
    let case = go(StationCase::new(), 1, Role::Staff, draft(sound()));
    let at = Instant::on(day(2), 0);
    let command = Command { expected: 1, at, actor: Role::Office.into(), deed: register() };
    let refusal = case.decide(command, Profile::national()).unwrap_err();
    assert_eq!(codes(refusal.unmet.iter().map(|unmet| &unmet.finding)), ["WJ-207"]);
    // A command that claims another profile is refused.
    let claim = Deed::Draft(Drafting { record: Box::default(), profile: Some("other@9".into()) });
    let refusal = decide(&StationCase::new(), 1, Role::Staff, claim).unwrap_err();
    assert_eq!(codes(refusal.unmet.iter().map(|unmet| &unmet.finding)), ["WJ-207"]);
}

#[test]
fn what_is_owed_follows_the_case() {
    let owed = |case: &StationCase, number| -> Vec<(Duty, Standing)> {
        obligations(case, &demanding(), day(number)).iter().map(|owed| (owed.duty, owed.standing)).collect()
    };
    let met = |number| Standing::Met { on: day(number), late: false };
    assert_eq!(owed(&StationCase::new(), 1), []);

    let case = go(StationCase::new(), 1, Role::Staff, draft(without_computer()));
    assert_eq!(owed(&case, 30), [(Duty::MendConditions, Standing::Open)]);
    let case = go(case, 2, Role::Staff, draft(sound()));
    assert_eq!(owed(&case, 30), [(Duty::RegisterStation, Standing::Open)]);
    let case = go(case, 3, Role::Office, register());
    assert_eq!(owed(&case, 30), [(Duty::RegisterStation, met(3)), (Duty::FileStation, Standing::Open)]);
    let case = go(case, 4, Role::Office, file());
    let kept = [(Duty::RegisterStation, met(3)), (Duty::FileStation, met(4))];
    assert_eq!(owed(&case, 30), kept);
    let case = go(case, 5, Role::Office, Deed::Rectify(found(without_computer())));
    assert_eq!(owed(&case, 30)[2], (Duty::MendConditions, Standing::Open));
    let basis = &obligations(&case, &demanding(), day(30))[2].citations;
    assert_eq!(basis.iter().map(|citation| citation.as_str()).collect::<Vec<_>>(), ["5/5", "2.2/1f"]);
    let restored = go(case.clone(), 6, Role::Office, Deed::Restore(found(sound())));
    assert_eq!(owed(&restored, 30)[2], (Duty::MendConditions, met(6)));
    // Ordered anew, it is owed anew; removed, it is owed no more.
    let again = go(restored, 7, Role::Office, Deed::Rectify(found(without_computer())));
    assert_eq!(owed(&again, 30)[2], (Duty::MendConditions, Standing::Open));
    assert_eq!(owed(&go(case, 6, Role::County, remove(Some("经营者歇业"))), 30), kept);
}

#[test]
fn the_table_holds_what_registration_means() {
    let all = Exploration::of(&TABLE);
    assert_eq!(all.states.len(), Stage::ALL.len());
    let ends = all.can_reach(|state| TABLE.is_end(state.stage));
    assert_eq!(ends, all.states, "every station can be removed");
    let unregistered = Exploration::avoiding(&TABLE, |row| row.action == Action::Register.index());
    assert!(!unregistered.reaches(Stage::Filed.index()) && !unregistered.reaches(Stage::Rectifying.index()));
    let unfiled = Exploration::avoiding(&TABLE, |row| row.action == Action::File.index());
    assert!(!unfiled.reaches(Stage::Rectifying.index()));
    let held = |state: crate::procedure::State| state.stage == Stage::Filed.index();
    let back: Vec<_> = all.can_reach(held).iter().map(|state| state.stage).collect();
    let rest = Stage::ALL.iter().filter(|stage| **stage != Stage::Removed).map(|stage| stage.index());
    assert_eq!(back, rest.collect::<Vec<_>>(), "what is being rectified can be restored");
    assert!(all.transitions.iter().all(|step| step.from.stage != Stage::Removed.index()));
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let record = || prop_oneof![2 => Just(sound()), 1 => Just(without_computer())];
    let inspection = || {
        prop::option::weighted(0.9, record().prop_map(Box::new))
            .prop_map(|found| Inspection { found, remark: None })
    };
    prop_oneof![
        4 => record().prop_map(draft),
        4 => Just(register()),
        4 => Just(file()),
        4 => inspection().prop_map(Deed::Rectify),
        4 => inspection().prop_map(Deed::Restore),
        1 => prop::option::of(Just("经营者歇业")).prop_map(remove),
    ]
}

proptest! {
    #[test]
    fn registering_is_refused_exactly_for_the_unmet_musts(picked in prop::collection::vec(prop::bool::weighted(0.1), DEFECTS.len())) {
        let mut record = sound();
        for (defect, _) in DEFECTS.iter().zip(&picked).filter(|(_, picked)| **picked) {
            (defect.bring_about)(&mut record, Presence::Absent);
        }
        let assessment = assess(&record, &demanding());
        let case = go(StationCase::new(), 1, Role::Staff, draft(record));
        match decide(&case, 2, Role::Office, register()) {
            Ok(_) => prop_assert!(assessment.meets_musts()),
            Err(refusal) => {
                let unmet: Vec<_> = refusal.unmet.iter().map(|unmet| &unmet.finding.matter).collect();
                let musts: Vec<_> = assessment.unmet_musts().map(|finding| &finding.matter).collect();
                prop_assert!(!musts.is_empty());
                prop_assert_eq!(unmet, musts);
                prop_assert!(refusal.unmet.iter().all(|unmet| !unmet.who.is_empty()));
            }
        }
    }

    #[test]
    fn replaying_gives_the_live_case_after_every_step(deeds in prop::collection::vec(any_deed(), 1..24)) {
        let mut live = StationCase::new();
        let mut log = Vec::new();
        for (number, deed) in (1..).zip(deeds) {
            if let Ok(event) = decide(&live, number, Role::Office, deed) {
                live.apply(&event);
                log.push(event);
                prop_assert_eq!(&StationCase::replay(&log, &demanding()).unwrap(), &live);
            }
            // Past the draft a station stands only on a form that met every requirement, unless it is
            // being rectified for one that did not.
            if let Some(record) = live.facts().record.as_deref() {
                let sound = assess(record, &demanding()).meets_musts();
                match live.stage() {
                    Some(Stage::Registered | Stage::Filed) => prop_assert!(sound),
                    Some(Stage::Rectifying) => prop_assert!(!sound),
                    _ => {}
                }
            }
        }
        let documents: Vec<_> = log.iter().map(|event| serde_json::to_string(&event.deed).unwrap()).collect();
        for (document, event) in documents.iter().zip(&log) {
            prop_assert_eq!(&serde_json::from_str::<Deed>(document).unwrap(), &event.deed);
        }
    }
}
