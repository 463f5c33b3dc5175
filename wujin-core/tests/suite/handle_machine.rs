//! A case that a host holds as texts, driven beside the typed case: at every step both take and refuse the
//! same, stand at the same place, and a replay of the texts ends there too.

use proptest::prelude::*;
use proptest::strategy::BoxedStrategy;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use wujin_core::complaint::{Action, Complaint, ComplaintCase};
use wujin_core::exchange::{CaseHandle, CommandDocument, Context};
use wujin_core::procedure::{Command, Procedure, Role};
use wujin_core::profile::Profile;
use wujin_core::time::Instant;

use crate::support::{Drivable, day, tries};

/// What is tried: an action in a role, so many days after the last event, sound or with one of its faults,
/// on the last event or on an older one.
#[derive(Clone, Debug)]
struct Try {
    action: Action,
    role: Role,
    days: i32,
    fault: Option<usize>,
    stale: bool,
}

impl Try {
    /// The command as it is given to a case.
    fn command(&self, case: &ComplaintCase) -> Command<Complaint> {
        let last = case.last().unwrap_or_else(|| day(9));
        let at = Instant::on(last.day().plus_days(self.days).unwrap(), 12 * 3_600);
        let mut faults = Complaint::broken(self.action, case, at).into_iter().map(|(deed, _)| deed);
        let sound = Complaint::sound(self.action, case, at);
        let deed = self.fault.and_then(|fault| faults.nth(fault)).unwrap_or(sound);
        let expected = case.sequence().saturating_sub(u32::from(self.stale));
        Command { expected, at, actor: self.role.into(), deed }
    }
}

/// The typed case.
struct Typed;

impl ReferenceStateMachine for Typed {
    type State = ComplaintCase;
    type Transition = Try;

    fn init_state() -> BoxedStrategy<ComplaintCase> {
        Just(ComplaintCase::new()).boxed()
    }

    fn transitions(case: &ComplaintCase) -> BoxedStrategy<Try> {
        // Mostly what is lawful here, by who may.
        let lawful: Vec<(Action, Role)> = Complaint::TABLE
            .lawful(case.state())
            .flat_map(|row| row.who.iter().filter_map(|role| Some((Action::from_index(row.action)?, role))))
            .collect();
        let any = (prop::sample::select(Action::ALL), prop::sample::select(Role::ALL)).boxed();
        let step = if lawful.is_empty() {
            any
        } else {
            prop_oneof![4 => prop::sample::select(lawful), 1 => any].boxed()
        };
        let fault = prop_oneof![4 => Just(None), 1 => (0..4_usize).prop_map(Some)];
        let days = prop_oneof![6 => 0..3_i32, 1 => Just(-1)];
        (step, days, fault, prop::bool::weighted(0.05))
            .prop_map(|((action, role), days, fault, stale)| Try { action, role, days, fault, stale })
            .boxed()
    }

    fn apply(mut case: ComplaintCase, tried: &Try) -> ComplaintCase {
        if let Ok(event) = case.decide(tried.command(&case), Profile::national()) {
            case.apply(&event);
        }
        case
    }
}

/// The case as texts, and the typed case as it stood before the last step.
struct Held {
    handle: CaseHandle,
    before: ComplaintCase,
}

impl StateMachineTest for Held {
    type SystemUnderTest = Self;
    type Reference = Typed;

    fn init_test(case: &ComplaintCase) -> Self {
        let handle = CaseHandle::begin("complaint", Context::default()).unwrap();
        Self { handle, before: case.clone() }
    }

    fn apply(mut held: Self, after: &ComplaintCase, tried: Try) -> Self {
        let Command { expected, at, actor, deed } = tried.command(&held.before);
        let command = CommandDocument::<Complaint> { expected, at, actor, deed };
        let taken = held.handle.apply(&serde_json::to_string(&command).unwrap());
        let lawful = after.sequence() > held.before.sequence();
        assert_eq!(taken.is_ok(), lawful, "{tried:?}: {taken:?}");
        held.before = after.clone();
        held
    }

    fn check_invariants(held: &Self, case: &ComplaintCase) {
        let typed = wujin_core::exchange::StateDocument::of(case);
        let state: serde_json::Value = serde_json::from_str(&held.handle.state()).unwrap();
        assert_eq!(state["answer"], serde_json::to_value(typed).unwrap());
        let mut other = CaseHandle::begin("complaint", Context::default()).unwrap();
        assert_eq!(other.replay(&held.handle.events()), held.handle.state(), "replay equals live");
    }
}

prop_state_machine! {
    #![proptest_config(tries(128))]
    #[test]
    fn a_case_of_texts_is_the_typed_case(sequential 1..30 => Held);
}
