//! A nation's year in order of arrival: the events of 36 million complaints as they came in, those of a
//! case far apart. `WUJIN_CASES=2000000` makes it smaller.
//!
//! Limits, for verdict and first violation: 15 ns an event on one core with whole numbers for ids, 40
//! with UUIDs; the nation's year within 4 s on two and within 6 GiB, the log itself among them.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark that cannot go on ends")]

use std::borrow::Borrow;
use std::collections::VecDeque;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use arrived::{far_id, order_of_arrival};
use asked::{SEED, STATIONS, best, cases_wanted, each};
use measure::{Log, generate};
use memory::{forget_memory, most_memory};
use province_year::nation::nation_stations;
use uuid::Uuid;
use uuid_simd::UuidExt as _;
use wujin_core::conformance::arrival::{Arrivals, CaseKey, GROUPS, Gatherer, Run};
use wujin_core::conformance::{Conformance, Violation, check};

#[path = "measure/arrived.rs"]
mod arrived;
#[path = "measure/asked.rs"]
mod asked;
mod measure;
#[path = "measure/memory.rs"]
mod memory;

/// How many rows are handed over at a time.
const PORTION: usize = 1 << 20;
/// How many cases the measures of one event are taken on: their rows fill the caches many times over.
const SOME: u64 = 4_000_000;

/// Some rows of the log as they came in.
struct Portion<K> {
    first_row: usize,
    case_ids: Vec<K>,
    actions: Vec<u8>,
    roles: Vec<u8>,
    instants: Vec<i64>,
    due_days: Vec<i32>,
    refusals: Vec<u8>,
}

impl<K: CaseKey> Portion<K> {
    fn arrivals(&self) -> Arrivals<'_, K> {
        let Self { first_row, case_ids, actions, roles, instants, .. } = self;
        let arrivals = Arrivals::new(*first_row, case_ids, actions, instants, roles).unwrap();
        arrivals.with_due_days(&self.due_days).unwrap().with_refusals(&self.refusals).unwrap()
    }
}

fn portions<K>(log: &Log, order: &[(u32, u32)], id: impl Fn(u32) -> K) -> Vec<Portion<K>> {
    let firsts = (0..).step_by(PORTION);
    let of = |(first_row, rows): (usize, &[(u32, u32)])| Portion {
        first_row,
        case_ids: rows.iter().map(|(_, case)| id(*case)).collect(),
        actions: rows.iter().map(|(row, _)| log.actions[*row as usize]).collect(),
        roles: rows.iter().map(|(row, _)| log.roles[*row as usize]).collect(),
        instants: rows.iter().map(|(row, _)| log.instants[*row as usize]).collect(),
        due_days: rows.iter().map(|(row, _)| log.due_days[*row as usize]).collect(),
        refusals: rows.iter().map(|(row, _)| log.refusals[*row as usize]).collect(),
    };
    firsts.zip(order.chunks(PORTION)).map(of).collect()
}

/// What is said of some cases, with the rows of the log.
struct Said<K> {
    ids: Vec<K>,
    found: Conformance,
}

/// Does a job on so many threads, and gathers what each brings.
fn on_threads<T: Send>(threads: usize, job: impl Fn() -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(&job)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    })
}

/// Puts the rows of portions into groups, in the memory of other runs where there are some. A portion
/// that is handed over is dropped once it is done.
fn group<K: CaseKey, P: Borrow<Portion<K>> + Send>(
    portions: impl IntoIterator<Item = P>,
    memory: Vec<Run<K>>,
    threads: usize,
) -> Vec<Run<K>> {
    let portions = Mutex::new(portions.into_iter().collect::<VecDeque<_>>());
    let memory = Mutex::new(memory);
    let runs = on_threads(threads, || {
        let mut runs = Vec::new();
        loop {
            let Some(portion) = portions.lock().unwrap().pop_front() else { return runs };
            let mut run = memory.lock().unwrap().pop().unwrap_or_default();
            run.fill(&portion.borrow().arrivals());
            runs.push((portion.borrow().first_row, run));
        }
    });
    let mut runs: Vec<_> = runs.into_iter().flatten().collect();
    runs.sort_by_key(|(first_row, _)| *first_row);
    runs.into_iter().map(|(_, run)| run).collect()
}

/// Checks every case of some runs.
fn check_all<K: CaseKey>(runs: &[Run<K>], threads: usize) -> Vec<Said<K>> {
    let next = AtomicUsize::new(0);
    on_threads(threads, || {
        let mut gatherer = Gatherer::new(runs).unwrap();
        let mut said = Said { ids: Vec::new(), found: Conformance::default() };
        loop {
            let group = next.fetch_add(1, Ordering::Relaxed);
            if group >= GROUPS {
                return said;
            }
            gatherer.open(group);
            while let Some(gathered) = gatherer.next_cases() {
                let mut found = check(&gathered.columns());
                for violation in &mut found.first_violations {
                    violation.case += said.ids.len();
                    violation.row = gathered.rows()[violation.row] as usize;
                }
                said.ids.extend_from_slice(gathered.case_ids());
                said.found.append(found);
            }
        }
    })
}

/// Sees to it that what is said is what the grouped log says; `row_of` tells its rows.
fn compare<K: CaseKey>(
    said: &[Said<K>],
    grouped: &Conformance,
    case: impl Fn(K) -> u32,
    row_of: impl Fn(usize) -> usize,
) {
    let mut verdicts = vec![None; grouped.verdicts.len()];
    let mut firsts = Vec::new();
    for Said { ids, found } in said {
        for (id, verdict) in ids.iter().zip(&found.verdicts) {
            assert_eq!(verdicts[case(*id) as usize].replace(*verdict), None, "a case is answered for once");
        }
        firsts.extend(found.first_violations.iter().map(|violation| Violation {
            case: case(ids[violation.case]) as usize,
            row: row_of(violation.row),
            ..*violation
        }));
    }
    assert!(verdicts.into_iter().eq(grouped.verdicts.iter().copied().map(Some)));
    firsts.sort();
    assert_eq!(firsts, grouped.first_violations);
}

/// Takes the time of one event with ids of some kind.
fn measure<K: CaseKey>(
    what: &str,
    (log, order): (&Log, &[(u32, u32)]),
    id: impl Fn(u32) -> K,
    case: impl Fn(K) -> u32,
) {
    let portions = portions(log, order, id);
    let mut runs = Vec::new();
    let begun = Instant::now();
    runs = group(&portions, runs, 1);
    let said = check_all(&runs, 1);
    let first = begun.elapsed().as_secs_f64();
    compare(&said, &check(&log.columns()), case, |row| order[row].0 as usize);
    let mut again = |threads| {
        best(|| {
            runs = group(&portions, std::mem::take(&mut runs), threads);
            check_all(&runs, threads)
        })
    };
    let (one, two) = (again(1), again(2));
    let [first, one, two] = [first, one, two].map(|seconds| each(seconds, order.len()));
    println!(
        "{what}: {one:.1} ns/event on one core ({first:.1} the first time, in new memory), {two:.1} on two"
    );
}

fn text_of(uuid: Uuid) -> [u8; 36] {
    let mut text = [0; 36];
    uuid.hyphenated().encode_lower(&mut text);
    text
}

/// What asks for the nation's year alone.
const NATION: &str = "nation";

fn main() {
    if std::env::args().any(|argument| argument == NATION) {
        measure_nation();
        return;
    }
    let stations = nation_stations(STATIONS, SEED);
    let log = generate(SOME.min(cases_wanted()), &stations);
    let order = order_of_arrival(&log);
    println!("in order of arrival, {} events of {} cases:", order.len(), log.offsets.len() - 1);
    measure("ids of 32 bits", (&log, &order), |case| case, |id| id);
    let back = |id: u64| u32::try_from(id.wrapping_mul(0xF1DE_83E1_9937_733D)).unwrap();
    measure("ids of 64 bits", (&log, &order), far_id, back);
    let uuid = |case: u32| u128::from(far_id(case)) << 64 | u128::from(case);
    measure("UUIDs", (&log, &order), uuid, |id| u32::try_from(id & u128::from(u64::MAX)).unwrap());
    let some = &order[..order.len().min(1 << 22)];
    // One after another, as a column of texts has them.
    let texts: Vec<[u8; 36]> = some.iter().map(|(_, case)| text_of(Uuid::from_u128(uuid(*case)))).collect();
    // As `wujin-arrow` reads them: capitals would be another text.
    let read = |text: &[u8; 36]| {
        let capitals = text.iter().fold(0, |capitals, byte| capitals | u8::from(byte.is_ascii_uppercase()));
        assert_eq!(capitals, 0);
        Uuid::parse_hyphenated(text).unwrap().as_u128()
    };
    let mut ids = Vec::new();
    let parsed = best(|| {
        ids.clear();
        ids.extend(texts.iter().map(read));
    });
    println!("UUIDs as text take {:.1} ns/event more to be read, on one core", each(parsed, texts.len()));
    drop((log, order, texts));
    // In a process of its own, which gives memory back as soon as a portion is done with, and takes it in
    // large pages where there are some.
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.env("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=1048576").arg(NATION);
    assert!(child.status().unwrap().success());
}

fn measure_nation() {
    let stations = nation_stations(STATIONS, SEED);
    let log = generate(cases_wanted(), &stations);
    let grouped = check(&log.columns());
    let order = order_of_arrival(&log);
    let portions = portions(&log, &order, |case| case);
    drop(log);
    let row_of: Vec<u32> = order.iter().map(|(row, _)| *row).collect();
    drop(order);
    forget_memory();
    let held = f64::from(u32::try_from(row_of.len()).unwrap()) * 4.0 / f64::from(1 << 30);
    let begun = Instant::now();
    let runs = group(portions, Vec::new(), 2);
    let halfway = begun.elapsed().as_secs_f64();
    let said = check_all(&runs, 2);
    let all = begun.elapsed().as_secs_f64();
    println!(
        "the nation's year, {} events, ids of 32 bits, two threads: {all:.2} s ({halfway:.2} s of it putting rows \
         into groups), {:.2} GiB with the log itself",
        row_of.len(),
        f64::from(most_memory()) / 1024.0 - held,
    );
    compare(&said, &grouped, |id| id, |row| row_of[row] as usize);
}
