//! Records of complaints from JSON: what is registered in Annex 1, read and held against every rule that
//! deciding has for it, one record a line.
//!
//! Limit: 600,000 records a second on one core.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark that cannot go on ends")]

use std::hint::black_box;

use annex_one::{RECORDS, is_registered, read, records};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use wujin_core::edition::AnnexOneField;
use wujin_core::time::Instant;

mod annex_one;

fn from_json(criterion: &mut Criterion) {
    let records = records();
    let at = Instant::on("2012-03-29".parse().unwrap(), 9 * 3_600);
    let first = read(&records[0]);
    assert!(AnnexOneField::ALL.iter().all(|field| first.is_filled(*field)));
    let registered = || records.iter().filter(|record| is_registered(read(record), at)).count();
    assert_eq!(registered(), RECORDS - RECORDS / 20, "what lacks its request is refused");

    let mut group = criterion.benchmark_group("complaint records from JSON");
    group.throughput(Throughput::Elements(RECORDS as u64));
    group.bench_function("read, and held against the rules", |bencher| bencher.iter(registered));
    group.bench_function("read alone", |bencher| {
        bencher.iter(|| records.iter().for_each(|record| drop(black_box(read(record)))));
    });
    group.bench_function("read as any JSON", |bencher| {
        let any = |record: &String| serde_json::from_str::<serde_json::Value>(record).unwrap();
        bencher.iter(|| records.iter().for_each(|record| drop(black_box(any(record)))));
    });
    group.finish();
}

criterion_group!(benches, from_json);
criterion_main!(benches);
