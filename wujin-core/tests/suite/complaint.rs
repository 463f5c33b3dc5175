//! The complaint's five steps, held against the table in every state it can reach.

use crate::support::complaint::{registration, text};
use crate::support::{Drivable, day, every_state, path_to_every_state, take, tries};
use proptest::prelude::*;
use wujin_core::complaint::{
    Action, Agreement, Approval, Breach, Complaint, ComplaintCase, Deed, Guidance, Outcome, TABLE,
};
use wujin_core::finding::Language;
use wujin_core::procedure::{Case, Command, Event, Exploration, Role, RulesVersion, State};
use wujin_core::profile::Profile;
use wujin_core::time::{Day, Instant};

#[test]
fn the_size_of_the_procedure_is_as_drawn() {
    let explored = Exploration::of(&TABLE);
    // The start, five open stages and three resolved ones with three replies each, and three
    // archived ones with none or given.
    assert_eq!(explored.states.len(), 1 + 8 * 3 + 3 * 2);
    // By three replies each: propose twice, seven actions of one stage, guide and withdraw five times;
    // then register, defer from two replies at five stages, reply at eight, archive from two at three.
    assert_eq!(explored.transitions.len(), 3 * (2 + 7 + 5 + 5) + 1 + 2 * 5 + 8 + 2 * 3);
}

#[test]
fn stage_role_and_guard_are_named_together() {
    let case = take(&Case::<Complaint>::new(), Action::Register).unwrap();
    let command = Command {
        expected: 7,
        at: day(0),
        actor: Role::Officer.into(),
        deed: Deed::Agree(Agreement::default()),
    };
    let case = case.evolve(&Event {
        sequence: 2,
        at: day(1),
        actor: Role::Staff.into(),
        deed: Deed::Guide(Guidance::default()),
        rules: RulesVersion::CURRENT,
    });
    let refusal = case.decide(command, Profile::national()).unwrap_err();
    let codes: Vec<_> = refusal.unmet.iter().map(|unmet| unmet.finding.code()).collect();
    assert_eq!(codes, ["WJ-201", "WJ-204", "WJ-213", "WJ-214", "WJ-215", "WJ-205", "WJ-206"]);
    let path: Vec<_> = refusal.path.iter().map(|step| step.action.name).collect();
    assert_eq!(path, ["propose", "agree"]);
    insta::assert_snapshot!(format!("{}\n{refusal}", refusal.text(Language::Zh)));
}

#[test]
fn a_breach_needs_the_day_to_be_past_or_a_stated_refusal() {
    let mut case = ComplaintCase::new();
    for action in [Action::Register, Action::Propose] {
        case = take(&case, action).unwrap();
    }
    let far = day(30).day();
    let deeds = [
        (
            Role::Staff,
            Deed::Agree(Agreement { consumer_consents: true, terms: text("换货"), perform_by: Some(far) }),
        ),
        (Role::Leader, Deed::Approve(Approval::default())),
    ];
    for (role, deed) in deeds {
        let at = Instant::on(case.last().unwrap().day(), 40_000);
        let command = Command { expected: case.sequence(), at, actor: role.into(), deed };
        let event = case.decide(command, Profile::national()).unwrap();
        case = case.evolve(&event);
    }
    let breach = |at, refusal: Option<String>| {
        let deed = Deed::Breach(Breach { refusal });
        let command = Command { expected: 4, at, actor: Role::Consumer.into(), deed };
        case.decide(command, Profile::national()).is_ok()
    };
    assert!(!breach(Instant::on(far, 86_399), None), "the agreed day still counts");
    assert!(breach(Instant::on(far.next(), 0), None));
    assert!(breach(Instant::on(far, 0), text("经营者当面拒绝")));
}

#[test]
fn a_case_goes_on_under_the_profile_it_began_under() {
    let stricter = Profile::from_json(
        r#"{ "format": "wujin-profile/1", "id": "sample", "version": "1", "zh": "示例", "en": "sample",
             "complaint": { "required_fields": ["consumer_address"] } }"#,
    )
    .unwrap();
    let register = |rules| {
        let deed = Deed::Register(Box::new(registration()));
        Case::<Complaint>::new()
            .decide(Command { expected: 0, at: day(0), actor: Role::Staff.into(), deed }, rules)
    };
    let refusal = register(&stricter).unwrap_err();
    assert_eq!(refusal.unmet[0].finding.matter.params()["field"], "consumer_address");
    let case = Case::<Complaint>::new().evolve(&register(Profile::national()).unwrap());
    assert_eq!(case.facts().profile.as_deref(), Some("national@1"));
    let deed = Complaint::sound(Action::Propose, &case, day(1));
    let command = Command { expected: 1, at: day(1), actor: Role::Staff.into(), deed };
    let refusal = case.decide(command, &stricter).unwrap_err();
    assert_eq!(refusal.unmet[0].finding.code(), "WJ-207");
}

#[test]
fn outcomes_are_kept_to_the_end() {
    let outcomes: std::collections::BTreeSet<Outcome> = every_state::<Complaint>()
        .values()
        .filter(|case| case.has_ended())
        .filter_map(Case::outcome)
        .collect();
    assert!(outcomes.iter().copied().eq(Outcome::ALL.iter().copied()));
}

/// Any action by any role, sound or broken, a few days on or back.
fn any_command() -> impl Strategy<Value = (usize, usize, Option<usize>, i32, bool)> {
    (0..Action::ALL.len(), 0..5_usize, proptest::option::of(0..4_usize), -1..4_i32, any::<bool>())
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn replay_equals_live_after_every_step(commands in proptest::collection::vec(any_command(), 1..60)) {
        let mut live = ComplaintCase::new();
        let mut log: Vec<Event<Complaint>> = Vec::new();
        for (action, role, broken, days, usual) in commands {
            let action = Action::ALL[action];
            let last = live.last().unwrap_or_else(|| day(0));
            let at = Instant::on(last.day().plus_days(days).unwrap(), 9 * 3_600);
            let role = if usual {
                let row = TABLE.rows.iter().find(|row| row.action == action.index()).unwrap();
                row.who.iter().next().unwrap()
            } else {
                Role::ALL[role]
            };
            let wrong = Complaint::broken(action, &live, at);
            let deed = match broken.and_then(|index| wrong.into_iter().nth(index)) {
                Some((deed, _)) => deed,
                None => Complaint::sound(action, &live, at),
            };
            let command = Command { expected: live.sequence(), at, actor: role.into(), deed };
            let again = live.decide(command.clone(), Profile::national());
            let decided = live.decide(command, Profile::national());
            prop_assert_eq!(&decided, &again, "deciding is pure");
            match decided {
                Ok(event) => {
                    prop_assert!(live.last().is_none_or(|last| event.at >= last), "time never runs back");
                    prop_assert_eq!(event.sequence, live.sequence() + 1);
                    live.apply(&event);
                    log.push(event);
                }
                Err(refusal) => {
                    prop_assert!(!refusal.unmet.is_empty());
                    prop_assert!(refusal.lawful.iter().all(|lawful| !lawful.who.is_empty()));
                }
            }
            let replayed = ComplaintCase::replay(&log, Profile::national());
            prop_assert_eq!(replayed.as_ref(), Ok(&live));
            prop_assert_eq!(&ComplaintCase::fold(&log), &live);
        }
    }

    #[test]
    fn evolving_is_total(actions in proptest::collection::vec(0..Action::ALL.len(), 0..40)) {
        let mut case = ComplaintCase::new();
        for (index, action) in actions.into_iter().enumerate() {
            let at = day(u32::try_from(index).unwrap());
            let deed = Complaint::sound(Action::ALL[action], &case, at);
            let sequence = u32::try_from(index).unwrap() + 1;
            case.apply(&Event { sequence, at, actor: Role::Staff.into(), deed, rules: RulesVersion::CURRENT });
            let State { stage, side } = case.state();
            prop_assert!(usize::from(stage) < TABLE.stages.len() && usize::from(side) < TABLE.sides.len());
        }
    }
}

#[test]
fn events_are_not_replayed_under_another_profile_than_they_began_under() {
    let text = include_str!("../../../examples/profiles/limits.toml");
    let limits = Profile::from_toml(text).unwrap();
    let begun = take(&Case::<Complaint>::new(), Action::Register).unwrap();
    assert_eq!(begun.facts().profile.as_deref(), Some("national@1"));
    let command = Command {
        expected: 0,
        at: day(0),
        actor: Role::Staff.into(),
        deed: Deed::Register(Box::new(registration())),
    };
    let registered = ComplaintCase::new().decide(command, Profile::national()).unwrap();
    assert!(ComplaintCase::replay([&registered], Profile::national()).is_ok());
    let error = ComplaintCase::replay([&registered], &limits).unwrap_err();
    assert_eq!((error.position, error.refusal.unmet[0].finding.code()), (1, "WJ-207"));
}

#[test]
fn a_log_is_followed_as_far_as_the_day_asked_for() {
    for events in path_to_every_state::<Complaint>().into_values() {
        for until in events.iter().map(|event| event.at.day()).chain([Day::MIN]) {
            let known: Vec<_> = events.iter().filter(|event| event.at.day() <= until).cloned().collect();
            let followed = ComplaintCase::follow(events.clone(), Some(until), Profile::national());
            assert_eq!(followed.case, Case::fold(&known));
            assert_eq!((followed.later, followed.refused), (events.len() - known.len(), None));
            assert_eq!(followed.events, known);
        }
    }
}
