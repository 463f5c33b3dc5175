//! Whole logs against the procedure, in memory, on one thread: 10 million events in grouped cases, one
//! case in twenty faulty. Criterion's throughput is in events, save for repairs, where it is in cases.
//!
//! Limits: verdict and first violation within 2 ns an event; a million repairs of distinct cases a
//! second. Reading the columns alone, in the same run, is what no checker can go below.

use std::collections::HashSet;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use wujin_core::complaint::{Action, TABLE};
use wujin_core::conformance::{Columns, NO_DAY, Repairer, check, overdue, violations};
use wujin_core::procedure::{Role, State, Table as Procedure};
use wujin_core::profile::Profile;
use wujin_core::time::{Calendar, Day, Instant};

const EVENTS: usize = 10_000_000;
const DISTINCT: usize = 200_000;
const MINUTE: i64 = 60_000_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// A generator of the same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, count: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) % count
    }
}

#[derive(Default)]
struct Log {
    offsets: Vec<u32>,
    actions: Vec<u8>,
    instants: Vec<i64>,
    roles: Vec<u8>,
    sequences: Vec<u32>,
    due_days: Vec<i32>,
    refusals: Vec<u8>,
}

impl Log {
    fn columns(&self) -> Option<Columns<'_>> {
        let columns = Columns::new(&self.offsets, &self.actions, &self.instants, &self.roles).ok()?;
        let columns = columns.with_sequences(&self.sequences).ok()?;
        columns.with_due_days(&self.due_days).ok()?.with_refusals(&self.refusals).ok()
    }

    /// The columns, without the numbers in the case, which not every log has.
    fn unnumbered(&self) -> Option<Columns<'_>> {
        let columns = Columns::new(&self.offsets, &self.actions, &self.instants, &self.roles).ok()?;
        columns.with_due_days(&self.due_days).ok()?.with_refusals(&self.refusals).ok()
    }
}

/// How often an action is taken where it may be, in parts.
fn weight(action: u8) -> u64 {
    match Action::from_index(action) {
        Some(Action::Return | Action::Guide | Action::DeferReply) => 2,
        Some(Action::Withdraw | Action::Breach) => 1,
        Some(Action::Fail) => 4,
        _ => 12,
    }
}

/// One case, lawful by its actions, roles, days and times, mostly to its end; sometimes tampered with.
fn case(numbers: &mut Numbers, log: &mut Log) {
    let mut state = Procedure::START;
    let mut at = (15_340 + i64::try_from(numbers.below(365)).unwrap_or(0)) * DAY;
    let start = log.actions.len();
    let stops = numbers.below(20) == 0;
    while !(TABLE.is_end(state.stage) || stops && numbers.below(5) == 0) {
        let Some((action, role, next)) = step(numbers, state) else { break };
        state = next;
        at += i64::try_from(numbers.below(3 * 24 * 60)).unwrap_or(0) * MINUTE;
        let day = Instant::from_micros(at).map_or(0, |at| at.day().days_since_epoch());
        let dated = matches!(Action::from_index(action), Some(Action::Agree | Action::DeferReply));
        let ahead = i32::try_from(numbers.below(15)).unwrap_or(0);
        log.actions.push(action);
        log.instants.push(at);
        log.roles.push(role);
        log.sequences.push(u32::try_from(log.actions.len() - start).unwrap_or(0));
        log.due_days.push(if dated { day + ahead } else { NO_DAY });
        log.refusals.push(u8::from(action == Action::Breach.index()));
    }
    let events = log.actions.len() - start;
    if numbers.below(20) == 0 && events > 0 {
        let place = start + usize::try_from(numbers.below(events as u64)).unwrap_or(0);
        let faults = u8::try_from(numbers.below(14)).unwrap_or(0);
        match numbers.below(4) {
            0 => log.actions.iter_mut().skip(place).take(1).for_each(|action| *action = faults),
            1 => log.roles.iter_mut().skip(place).take(1).for_each(|role| *role = faults & 3),
            2 => log.instants.iter_mut().skip(place).take(1).for_each(|at| *at -= 9 * DAY),
            _ => log.due_days.iter_mut().skip(place).take(1).for_each(|day| *day = NO_DAY),
        }
    }
    log.offsets.push(u32::try_from(log.actions.len()).unwrap_or(0));
}

fn step(numbers: &mut Numbers, state: State) -> Option<(u8, u8, State)> {
    let all: u64 = TABLE.lawful(state).map(|row| weight(row.action)).sum();
    let mut drawn = numbers.below(all.max(1));
    for row in TABLE.lawful(state) {
        if drawn < weight(row.action) {
            let role = row.who.iter().next().unwrap_or(Role::Staff).index();
            return Some((row.action, role, row.step(state)?));
        }
        drawn -= weight(row.action);
    }
    None
}

fn generate() -> Log {
    let mut log = Log { offsets: vec![0], ..Log::default() };
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    while log.actions.len() < EVENTS {
        case(&mut numbers, &mut log);
    }
    log
}

/// Logs of actions no two of which are the same, about eight events each, tampered with.
fn distinct() -> Vec<Vec<u8>> {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let mut seen = HashSet::new();
    let mut logs = Vec::new();
    while logs.len() < DISTINCT {
        let mut state = Procedure::START;
        let mut log = Vec::new();
        while log.len() < 12 && !TABLE.is_end(state.stage) {
            let Some((action, _, next)) = step(&mut numbers, state) else { break };
            log.push(action);
            state = next;
        }
        for _ in 0..=numbers.below(3) {
            let place = usize::try_from(numbers.below(log.len() as u64)).unwrap_or(0);
            let other = u8::try_from(numbers.below(14)).unwrap_or(0);
            match numbers.below(3) {
                0 if log.len() > 1 => drop(log.remove(place)),
                1 => log.insert(place, other),
                _ => log.iter_mut().skip(place).take(1).for_each(|action| *action = other),
            }
        }
        if seen.insert(log.clone()) {
            logs.push(log);
        }
    }
    logs
}

/// Adds every cell up: what reading costs and nothing else.
fn read(log: &Log) -> i64 {
    let bytes = log.actions.iter().chain(&log.roles).chain(&log.refusals);
    let narrow = bytes.fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
    let days = log.due_days.iter().fold(0_i32, |sum, day| sum.wrapping_add(*day));
    let times = log.instants.iter().fold(0_i64, |sum, at| sum.wrapping_add(*at));
    let cases = log.offsets.iter().fold(0_u32, |sum, row| sum.wrapping_add(*row));
    times.wrapping_add(days.into()).wrapping_add(narrow.into()).wrapping_add(cases.into())
}

fn grouped(criterion: &mut Criterion) {
    let log = generate();
    let (Some(columns), Some(unnumbered)) = (log.columns(), log.unnumbered()) else { return };
    let mut group = criterion.benchmark_group("conformance, grouped");
    group.sample_size(20);
    group.throughput(Throughput::Elements(log.actions.len() as u64));
    group.bench_function("reading the columns", |bencher| bencher.iter(|| read(black_box(&log))));
    group.bench_function("verdicts and first violations", |bencher| {
        bencher.iter(|| check(black_box(&unnumbered)));
    });
    group.bench_function("with sequence numbers", |bencher| bencher.iter(|| check(black_box(&columns))));
    group.bench_function("every violation", |bencher| bencher.iter(|| violations(black_box(&unnumbered))));
    let found = check(&columns);
    let as_of = Day::from_ymd(2012, 12, 31).unwrap_or(Day::MAX);
    group.bench_function("overdue, after the verdicts", |bencher| {
        let (profile, calendar) = (Profile::national(), Calendar::national());
        bencher.iter(|| overdue(black_box(&columns), &found, profile, calendar, as_of));
    });
    group.finish();
}

fn repairs(criterion: &mut Criterion) {
    let logs = distinct();
    let mut group = criterion.benchmark_group("repairs, every case distinct");
    group.sample_size(20);
    group.throughput(Throughput::Elements(logs.len() as u64));
    let mut repairer = Repairer::new();
    group.bench_function("cost and moves", |bencher| {
        bencher.iter(|| {
            let costs =
                logs.iter().map(|log| repairer.repair(log, wujin_core::conformance::RepairGoal::of(log)));
            costs.fold(0_u64, |sum, cost| sum + u64::from(cost))
        });
    });
    group.finish();
}

criterion_group!(benches, grouped, repairs);
criterion_main!(benches);
