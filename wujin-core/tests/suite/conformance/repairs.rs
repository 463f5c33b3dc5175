//! Repairs held against a plain search, and what they leave against the procedure.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use proptest::prelude::*;
use wujin_core::complaint::{Action, TABLE};
use wujin_core::conformance::{MoveKind, RepairGoal, RepairMove, Repairer};
use wujin_core::procedure::{State, Table};

use super::logs::{Choices, lawful, tamper};
use crate::support::tries;

/// Where a log of actions leads by the table; none where it is not lawful.
fn run(actions: &[u8]) -> Option<State> {
    actions.iter().try_fold(Table::START, |state, action| {
        TABLE.lawful(state).find(|row| row.action == *action)?.step(state)
    })
}

fn reaches(actions: &[u8], goal: RepairGoal) -> bool {
    run(actions).is_some_and(|state| goal == RepairGoal::LawfulSoFar || TABLE.is_end(state.stage))
}

/// The least cost by a shortest-path search over the table, written apart from the crate's.
fn least(actions: &[u8], goal: RepairGoal) -> u32 {
    let mut settled: BTreeSet<(usize, State)> = BTreeSet::new();
    let mut best = BTreeMap::from([((0, Table::START), 0_u32)]);
    let mut waiting = VecDeque::from([(0, Table::START, 0)]);
    while let Some((place, state, cost)) = waiting.pop_front() {
        if !settled.insert((place, state)) {
            continue;
        }
        if place == actions.len() && (goal == RepairGoal::LawfulSoFar || TABLE.is_end(state.stage)) {
            return cost;
        }
        let mut offer = |place: usize, state: State, cost: u32, free: bool| {
            if best.get(&(place, state)).is_none_or(|known| cost < *known) {
                best.insert((place, state), cost);
                if free {
                    waiting.push_front((place, state, cost));
                } else {
                    waiting.push_back((place, state, cost));
                }
            }
        };
        for row in TABLE.lawful(state) {
            let next = row.step(state).unwrap();
            offer(place, next, cost + 1, false);
            if actions.get(place) == Some(&row.action) {
                offer(place + 1, next, cost, true);
            }
        }
        if place < actions.len() {
            offer(place + 1, state, cost + 1, false);
        }
    }
    panic!("every log can be emptied and written anew")
}

/// The log that a repair leaves, once its moves are found to be moves of this log.
fn repaired(actions: &[u8], moves: &[RepairMove]) -> Vec<u8> {
    let (mut place, mut left) = (0, Vec::new());
    for step in moves {
        assert_eq!(step.position as usize, place);
        if step.kind != MoveKind::Insert {
            assert_eq!(step.action, actions[place]);
            place += 1;
        }
        if step.kind != MoveKind::Remove {
            left.push(step.action);
        }
    }
    assert_eq!(place, actions.len(), "every event is kept or removed");
    left
}

fn holds(actions: &[u8]) -> Result<(), TestCaseError> {
    let mut repairer = Repairer::new();
    for goal in RepairGoal::ALL {
        let cost = repairer.repair(actions, *goal);
        prop_assert_eq!(cost, least(actions, *goal), "{:?} of {:?}", goal, actions);
        prop_assert_eq!(cost == 0, reaches(actions, *goal));
        let moves = repairer.moves().to_vec();
        let costly = moves.iter().filter(|step| step.kind != MoveKind::Keep).count();
        prop_assert_eq!(u32::try_from(costly).unwrap(), cost);
        prop_assert!(reaches(&repaired(actions, &moves), *goal), "{:?}", moves);
        prop_assert_eq!(Repairer::new().repair(actions, *goal), cost);
        repairer.repair(actions, *goal);
        prop_assert_eq!(repairer.moves(), &moves, "the same repair each time");
    }
    Ok(())
}

proptest! {
    #![proptest_config(tries(1000))]

    #[test]
    fn a_repair_of_a_log_tampered_with_is_the_cheapest(choices in proptest::collection::vec(any::<u32>(), 0..80)) {
        let mut choices = Choices(choices.iter());
        let times = choices.below(5);
        let mut log = lawful(&mut choices, 14);
        for _ in 0..times {
            tamper(&mut choices, &mut log);
        }
        holds(&log.iter().map(|cells| cells.action).collect::<Vec<_>>())?;
    }

    #[test]
    fn a_repair_of_any_actions_is_the_cheapest(actions in proptest::collection::vec(0..17_u8, 0..12)) {
        holds(&actions)?;
    }
}

#[test]
fn logs_far_from_lawful_are_repaired_state_by_state() {
    for count in [30, 31, 32, 33, 34, 35, 400] {
        // All but the withdrawal go, and the case is archived.
        let mut actions = vec![Action::Archive.index(); count];
        holds(&actions).unwrap();
        actions.insert(count / 2, Action::Withdraw.index());
        actions.push(99);
        holds(&actions).unwrap();
    }
}

#[test]
fn nothing_is_lawful_so_far_and_three_events_from_archived() {
    let mut repairer = Repairer::new();
    assert_eq!(repairer.repair(&[], RepairGoal::LawfulSoFar), 0);
    assert!(repairer.moves().is_empty());
    assert_eq!(repairer.repair(&[], RepairGoal::Archived), 3);
    let inserted: Vec<_> =
        repairer.moves().iter().map(|step| Action::from_index(step.action).unwrap()).collect();
    assert_eq!(inserted, [Action::Register, Action::Withdraw, Action::Archive]);
}
