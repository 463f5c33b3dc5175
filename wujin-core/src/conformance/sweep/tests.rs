//! The fast pass part by part, each held against what it stands for. Its answers as a whole are held against the
//! procedure itself, in the suite.
#![expect(clippy::cast_possible_truncation, reason = "small logs")]

use core::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::complaint::Action;
use crate::conformance::ViolationKind;
use crate::conformance::columns::instant;
use crate::procedure::Role;

/// Events, case by case.
#[derive(Clone, Debug, Default)]
struct Log {
    offsets: Vec<u32>,
    actions: Vec<u8>,
    roles: Vec<u8>,
    instants: Vec<i64>,
    sequences: Vec<u32>,
    due_days: Vec<i32>,
    refusals: Vec<u8>,
}

impl Log {
    /// Lawful cases, each as long as its choices, or until it ends.
    fn lawful(cases: &[Vec<usize>]) -> Self {
        let automaton = Automaton::complaint();
        let mut log = Self { offsets: vec![0], ..Self::default() };
        for choices in cases {
            let mut state = 0;
            for (choice, sequence) in choices.iter().zip(1..) {
                let lawful: Vec<_> = (0..UNKNOWN_ACTION)
                    .flat_map(|action| Role::ALL.iter().map(move |role| (action, *role)))
                    .filter(|(action, role)| automaton.may(state, *action, *role))
                    .collect();
                if lawful.is_empty() {
                    break;
                }
                let (action, role) = lawful[choice % lawful.len()];
                state = automaton.next(state, action).unwrap();
                log.actions.push(action);
                log.roles.push(role.index());
                log.instants.push(i64::from(sequence));
                log.sequences.push(sequence);
                log.due_days.push(3);
                log.refusals.push(1);
            }
            log.offsets.push(log.actions.len() as u32);
        }
        log
    }

    /// Cases of so many registrations.
    fn of_lengths(lengths: &[usize]) -> Self {
        let rows = lengths.iter().sum();
        let mut log = Self { offsets: vec![0], ..Self::default() };
        let mut end = 0;
        for length in lengths {
            end += *length as u32;
            log.offsets.push(end);
        }
        log.actions = vec![Action::Register.index(); rows];
        log.roles = vec![Role::Staff.index(); rows];
        log.instants = vec![0; rows];
        log
    }

    fn bare(&self) -> Columns<'_> {
        Columns::new(&self.offsets, &self.actions, &self.instants, &self.roles).unwrap()
    }

    fn whole(&self) -> Columns<'_> {
        let columns = self.bare().with_sequences(&self.sequences).unwrap();
        columns.with_due_days(&self.due_days).unwrap().with_refusals(&self.refusals).unwrap()
    }
}

/// The cases of each block, with what the walk left of their rows' symbols.
fn blocks(columns: &Columns<'_>) -> Vec<(Range<usize>, Vec<u8>)> {
    let mut sweep = Sweep::of(columns);
    let mut case = 0;
    let mut blocks = Vec::new();
    while case < columns.cases() {
        let next = sweep.block(case);
        blocks.push((case..next, sweep.symbols.clone()));
        case = next;
    }
    blocks
}

/// Whether a row needs a closer look, as [`Sweep::mark`] has to say.
fn is_at_fault(columns: &Columns<'_>, row: usize) -> bool {
    let [event, before] = [row, row - 1].map(|row| columns.event(row));
    let in_set = |actions: u16| event.action < UNKNOWN_ACTION && actions & 1 << event.action != 0;
    let runs_back = event.at < before.at;
    let in_turn = event
        .sequence
        .zip(before.sequence)
        .is_none_or(|(number, before)| before.checked_add(1).is_some_and(|next| next == number));
    let day_passed =
        event.shows_days() && in_set(DATED) && event.due().is_none_or(|by| by < event.instant().day());
    let early_breach = event.shows_days() && event.refused == Some(false) && in_set(BREACHING);
    runs_back || !in_turn || day_passed || early_breach
}

fn some_time() -> impl Strategy<Value = i64> {
    const FAR: i64 = 1 << 62;
    prop_oneof![any::<i64>(), -3..3_i64, FAR - 3..FAR + 3, -FAR - 3..3 - FAR]
}

fn some_day() -> impl Strategy<Value = i32> {
    let [first, last] = [Day::MIN, Day::MAX].map(Day::days_since_epoch);
    prop_oneof![any::<i32>(), -3..3_i32, first - 3..first + 3, last - 3..last + 3, Just(NO_DAY)]
}

proptest! {
    #[test]
    fn what_is_lawful_never_needs_the_exact_walk(cases in vec(vec(any::<usize>(), 0..30), 0..40)) {
        let log = Log::lawful(&cases);
        for columns in [log.bare(), log.whole()] {
            for (_, states) in blocks(&columns) {
                prop_assert!(!states.contains(&SINK), "{states:?}");
            }
        }
    }

    // Small numbers, so that each fault is met with each other.
    #[test]
    fn a_symbol_says_who_did_what_and_whether_to_look_closer(
        rows in vec((0..18_u8, 0..10_u8, 0..3_i64, 0..3_u32, -1..3_i32, 0..2_u8), 1..60),
        cuts in vec(any::<prop::sample::Index>(), 0..8),
        given in prop::array::uniform3(any::<bool>()),
        first_case in any::<prop::sample::Index>(),
    ) {
        let mut offsets: Vec<_> = cuts.iter().map(|cut| cut.index(rows.len()) as u32).collect();
        offsets.extend([0, rows.len() as u32]);
        offsets.sort_unstable();
        let log = Log {
            offsets,
            actions: rows.iter().map(|row| row.0).collect(),
            roles: rows.iter().map(|row| row.1).collect(),
            instants: rows.iter().map(|row| row.2 * MICROS_PER_DAY).collect(),
            sequences: rows.iter().map(|row| row.3).collect(),
            due_days: rows.iter().map(|row| if row.4 < 0 { NO_DAY } else { row.4 }).collect(),
            refusals: rows.iter().map(|row| row.5).collect(),
        };
        let mut columns = log.bare();
        if given[0] { columns = columns.with_sequences(&log.sequences).unwrap() }
        if given[1] { columns = columns.with_due_days(&log.due_days).unwrap() }
        if given[2] { columns = columns.with_refusals(&log.refusals).unwrap() }
        let mut sweep = Sweep::of(&columns);
        let of_block = &columns.offsets[first_case.index(columns.offsets.len())..];
        let start = of_block[0] as usize;
        sweep.mark(start..rows.len(), of_block);
        prop_assert_eq!(sweep.symbols.len(), rows.len() - start);
        for (row, marked) in (start..).zip(&sweep.symbols) {
            let begins = columns.offsets.contains(&(row as u32));
            let at_fault = if begins {
                columns.event(row).sequence.is_some_and(|number| number != 1)
            } else {
                is_at_fault(&columns, row)
            };
            let action = if at_fault { UNKNOWN_ACTION } else { log.actions[row].min(UNKNOWN_ACTION) };
            let expected = action | log.roles[row].min(OTHER_ROLE) << 4 | if begins { FIRST } else { 0 };
            prop_assert_eq!(*marked, expected, "row {} of {:?}", row, &log);
        }
    }

    #[test]
    fn a_time_is_before_another_or_too_far_to_tell(at in some_time(), before in some_time()) {
        let far = |time: i64| !(-(1 << 62)..1 << 62).contains(&time);
        prop_assert_eq!(runs_back(at, before) != 0, far(at) || far(before) || at < before);
    }

    #[test]
    fn a_day_is_past_from_its_midnight_in_china(due in some_day(), off in -2..3_i64, micros in -2..3_i64) {
        let by = Day::from_days_since_epoch(due).ok();
        let end = (i64::from(by.map_or(0, Day::days_since_epoch)) + off) * MICROS_PER_DAY - 8 * 3_600_000_000;
        let at = end + micros;
        prop_assume!(crate::time::Instant::from_micros(at).is_ok());
        prop_assert_eq!(day_is_past(due, at) != 0, by.is_none_or(|by| by < instant(at).day()));
    }

    #[test]
    fn settlements_and_promises_are_found_in_their_places(symbols in vec(0..128_u8, 0..70)) {
        let mut places = vec![0; symbols.len() + WORD];
        let count = gather_dated(&symbols, &mut places);
        let expected: Vec<u32> = (0..)
            .zip(&symbols)
            .filter(|(_, symbol)| DATED & 1 << (**symbol & 15) != 0)
            .map(|(place, _)| place)
            .collect();
        prop_assert_eq!(&places[..count], expected);
    }

    #[test]
    fn lanes_share_a_block_and_leave_the_states_of_one_walk(
        cases in vec(vec(0..128_u8, 1..12), 1..60),
        start in 0..1000_usize,
    ) {
        let mut offsets = vec![start as u32];
        let mut symbols = Vec::new();
        for case in &cases {
            symbols.push(case[0] | FIRST);
            symbols.extend(&case[1..]);
            offsets.push((start + symbols.len()) as u32);
        }
        let bounds = lanes(&offsets, start);
        let longest = cases.iter().map(Vec::len).max().unwrap();
        for (lane, bound) in bounds.iter().enumerate() {
            let even = symbols.len() * lane / LANES;
            prop_assert!((even..even + longest).contains(bound), "{bounds:?}");
            prop_assert!(offsets.contains(&((start + bound) as u32)), "{bounds:?} of {offsets:?}");
        }
        let mut state = SINK;
        let expected: Vec<u8> = symbols
            .iter()
            .map(|symbol| {
                state = Automaton::complaint().walk(state, *symbol);
                state
            })
            .collect();
        walk(&mut symbols, &bounds);
        prop_assert_eq!(symbols, expected);
    }
}

#[test]
fn a_block_holds_as_many_whole_cases_as_fit() {
    let blocks_of = |lengths: &[usize]| -> Vec<(Range<usize>, usize)> {
        let log = Log::of_lengths(lengths);
        blocks(&log.bare()).into_iter().map(|(cases, symbols)| (cases, symbols.len())).collect()
    };
    assert_eq!(blocks_of(&[BLOCK]), [(0..1, BLOCK)]);
    // Longer than any block: it is judged by the exact walk alone, and leaves the symbols of the block before.
    assert_eq!(blocks_of(&[1, BLOCK + 1, 2]), [(0..1, 1), (1..2, 1), (2..3, 2)]);
    assert_eq!(blocks_of(&[BLOCK / 2; 3]), [(0..2, BLOCK), (2..3, BLOCK / 2)]);
    assert_eq!(blocks_of(&vec![8; CASES + 1]), [(0..CASES, BLOCK), (CASES..CASES + 1, 8)]);
    assert_eq!(blocks_of(&vec![1; CASES + 3]), [(0..CASES, CASES), (CASES..CASES + 3, 3)]);
    assert_eq!(blocks_of(&vec![9; CASES])[0], (0..BLOCK / 9, BLOCK / 9 * 9));
}

#[test]
fn the_exact_walk_goes_on_from_where_the_fast_one_fell() {
    assert_eq!(before_sink(&[4, 7, SINK, SINK]), (2, 7));
    assert_eq!(before_sink(&[SINK, 4]), (0, 0));
    assert_eq!(before_sink(&[]), (0, 0));
}

#[test]
fn the_state_after_the_last_row_is_the_verdict() {
    let automaton = Automaton::complaint();
    for state in 0..automaton.len() {
        let ended = if automaton.is_end(state) { Verdict::Conforms } else { Verdict::Open };
        assert_eq!(verdict_at(state), ended, "{state}");
    }
    assert_eq!(verdict_at(SINK), Verdict::Violates);
}

#[test]
fn every_row_of_a_block_may_have_a_day() {
    let mut log = Log::of_lengths(&[BLOCK - 2, 2]);
    log.actions.fill(Action::DeferReply.index());
    log.actions[BLOCK - 2] = Action::Register.index();
    log.due_days = vec![-1; BLOCK];
    let columns = log.bare().with_due_days(&log.due_days).unwrap();
    let found = Sweep::over(&columns);
    let last = found.first_violations[1];
    assert_eq!((last.case, last.row, last.kind), (1, BLOCK - 1, ViolationKind::ReplyDayPast));
}
