//! What the procedure tests share: a way into every reachable state of the running machine.

pub(crate) mod complaint;
mod illegal_act_report;
mod inquiry;
pub(crate) mod petition;
pub(crate) mod station;
mod submission;

use std::collections::{BTreeMap, VecDeque};

use proptest::prelude::ProptestConfig;
use wujin_core::procedure::{Case, Command, Event, Exploration, Procedure, Refusal, Role, State};
use wujin_core::profile::{Profile, ProfileDocument};
use wujin_core::term::Vocabulary;
use wujin_core::time::Instant;

/// A procedure with deeds that satisfy every guard, and deeds that break one.
pub(crate) trait Drivable: Procedure {
    /// The rules to run under.
    fn rules() -> &'static Self::Rules;
    /// The profile that the rules hold, where it is not the national one.
    fn profile() -> Option<ProfileDocument> {
        None
    }
    /// The morning of the first event.
    fn begins() -> Instant {
        day(0)
    }
    /// Whether a guard lets this role act, where the row itself lets it.
    fn may(_: Self::Action, _: Role) -> bool {
        true
    }
    /// A deed of the action that satisfies its guards at this case and time.
    fn sound(action: Self::Action, case: &Case<Self>, at: Instant) -> Self::Deed;
    /// Deeds of the action that break exactly one guard each, with the code that says so.
    fn broken(action: Self::Action, case: &Case<Self>, at: Instant) -> Vec<(Self::Deed, &'static str)>;
}

/// A property that is tried so many times, or more or fewer where `PROPTEST_CASES` is not the usual 256.
pub(crate) fn tries(usual: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    let cases = (u64::from(usual) * u64::from(config.cases) / 256).clamp(1, u32::MAX.into());
    ProptestConfig { cases: u32::try_from(cases).unwrap(), ..config }
}

/// An instant so many days after the first day of the tests.
pub(crate) fn day(number: u32) -> Instant {
    let first: wujin_core::time::Day = "2012-03-01".parse().unwrap();
    Instant::on(first.plus_days(i32::try_from(number).unwrap()).unwrap(), 9 * 3_600)
}

/// Decides an action as the first role that may, one day after the last event.
fn decide<P: Drivable>(case: &Case<P>, action: P::Action) -> Result<Event<P>, Box<Refusal>> {
    let role = who_may::<P>(action);
    let at = next_day(case);
    let deed = P::sound(action, case, at);
    let command = Command { expected: case.sequence(), at, actor: role.into(), deed };
    case.decide(command, P::rules())
}

/// The first role that may take an action.
pub(crate) fn who_may<P: Drivable>(action: P::Action) -> Role {
    let row = P::TABLE.rows.iter().find(|row| row.action == action.index()).unwrap();
    row.who.iter().find(|role| P::may(action, *role)).unwrap()
}

/// The morning after the last event.
pub(crate) fn next_day<P: Drivable>(case: &Case<P>) -> Instant {
    case.last().map_or_else(P::begins, |last| Instant::on(last.day().next(), 9 * 3_600))
}

/// Takes an action as the first role that may, one day after the last event.
pub(crate) fn take<P: Drivable>(case: &Case<P>, action: P::Action) -> Result<Case<P>, Box<Refusal>> {
    decide(case, action).map(|event| case.clone().evolve(&event))
}

/// The events that lead to every state that can be reached, found breadth first by the machine.
pub(crate) fn path_to_every_state<P: Drivable>() -> BTreeMap<State, Vec<Event<P>>> {
    let mut found: BTreeMap<State, Vec<Event<P>>> = BTreeMap::from([(Case::<P>::new().state(), Vec::new())]);
    let mut waiting = VecDeque::from([Case::<P>::new().state()]);
    while let Some(state) = waiting.pop_front() {
        let events = found[&state].clone();
        let case = Case::<P>::fold(&events);
        for row in P::TABLE.lawful(state) {
            let action = P::Action::from_index(row.action).unwrap();
            let event =
                decide(&case, action).unwrap_or_else(|refusal| panic!("{action:?} refused: {refusal}"));
            let next = case.clone().evolve(&event).state();
            found.entry(next).or_insert_with(|| {
                waiting.push_back(next);
                events.iter().cloned().chain([event]).collect()
            });
        }
    }
    found
}

/// A running case in every state that can be reached.
pub(crate) fn every_state<P: Drivable>() -> BTreeMap<State, Case<P>> {
    path_to_every_state().into_iter().map(|(state, events)| (state, Case::fold(&events))).collect()
}

/// The running machine accepts exactly what the table allows: at every state, for every action,
/// role and broken guard. Answers how many decisions were tried.
pub(crate) fn machine_agrees_with_table<P: Drivable>() -> usize {
    let mut tried = 0;
    let states = every_state::<P>();
    let explored = Exploration::of(P::TABLE).states;
    assert!(states.keys().eq(explored.iter()), "the machine reaches what the table reaches");
    for (state, case) in &states {
        let at = next_day(case);
        for index in 0..u8::try_from(P::TABLE.actions.len()).unwrap() {
            let action = P::Action::from_index(index).unwrap();
            let lawful = P::TABLE.lawful(*state).find(|row| row.action == index);
            for role in Role::ALL {
                let deed = P::sound(action, case, at);
                let command = Command { expected: case.sequence(), at, actor: (*role).into(), deed };
                let decided = case.decide(command, P::rules());
                let allowed = P::may(action, *role) && lawful.is_some_and(|row| row.who.contains(*role));
                assert_eq!(decided.is_ok(), allowed, "{action:?} by {role:?} at {state:?}: {decided:?}");
                tried += 1;
                if let Ok(event) = decided {
                    assert_eq!(Some(case.clone().evolve(&event).state()), lawful.unwrap().step(*state));
                    assert!(!event.citations(*state).is_empty(), "every event rests on something");
                }
                for (deed, code) in P::broken(action, case, at) {
                    let command = Command { expected: case.sequence(), at, actor: (*role).into(), deed };
                    let refusal = case.decide(command, P::rules()).expect_err("a broken guard is refused");
                    let codes: Vec<_> = refusal.unmet.iter().map(|unmet| unmet.finding.code()).collect();
                    assert!(codes.contains(&code), "{action:?} at {state:?}: {codes:?} should name {code}");
                    let others = usize::from(!allowed);
                    assert!(codes.len() > others, "every failed condition is named: {codes:?}");
                    tried += 1;
                }
            }
        }
    }
    tried
}

/// Wherever a case stands, nothing is done with it under a profile of another name; and what began under one is
/// not replayed under another.
pub(crate) fn goes_on_under_its_profile<P: Drivable<Rules = Profile>>() {
    let text =
        r#"{ "format": "wujin-profile/1", "id": "other", "version": "1", "zh": "另一", "en": "another" }"#;
    let other = Profile::from_json(text).unwrap();
    let others = |refusal: &Refusal| {
        let codes: Vec<_> = refusal.unmet.iter().map(|unmet| unmet.finding.code()).collect();
        assert_eq!(codes, ["WJ-207"]);
    };
    for (state, events) in path_to_every_state::<P>().into_iter().filter(|(_, events)| !events.is_empty()) {
        let case = Case::<P>::fold(&events);
        let at = next_day(&case);
        for row in P::TABLE.lawful(state) {
            let action = P::Action::from_index(row.action).unwrap();
            let deed = P::sound(action, &case, at);
            let command = Command { expected: case.sequence(), at, actor: who_may::<P>(action).into(), deed };
            others(&case.decide(command, &other).unwrap_err());
        }
        let error = Case::<P>::replay(&events, &other).unwrap_err();
        assert_eq!(error.position, 1, "the first event names the profile");
        others(&error.refusal);
    }
}

/// Every refusal's path is lawful, ends with what was asked, and no shorter way exists.
pub(crate) fn paths_are_lawful_and_shortest<P: Drivable>() {
    for (state, case) in every_state::<P>() {
        for index in 0..u8::try_from(P::TABLE.actions.len()).unwrap() {
            let path = P::PLAN.path(P::TABLE, index, state);
            let shortest = shortest_way::<P>(state, index);
            assert_eq!(path.as_ref().map(Vec::len), shortest, "from {state:?} to action {index}");
            let mut walked = case.clone();
            for row in path.into_iter().flatten() {
                walked = take(&walked, P::Action::from_index(row.action).unwrap()).expect("a path is lawful");
            }
        }
    }
}

/// The length of the shortest way by plain breadth-first search, written apart from the kernel's.
fn shortest_way<P: Procedure>(from: State, action: u8) -> Option<usize> {
    let mut frontier = vec![from];
    for length in 1..=P::TABLE.size() + 1 {
        let done = |state: &State| {
            P::TABLE.rows.iter().any(|row| row.action == action && row.step(*state).is_some())
        };
        if frontier.iter().any(done) {
            return Some(length);
        }
        let next = frontier.iter().flat_map(|state| {
            P::TABLE.rows.iter().filter(|row| row.advisable).filter_map(|row| row.step(*state))
        });
        let mut next: Vec<_> = next.collect();
        next.sort_unstable();
        next.dedup();
        frontier = next;
    }
    None
}
