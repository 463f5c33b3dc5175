//! Records of complaints from JSON: what is registered in Annex 1, read and held against every rule that
//! deciding has for it, one record a line.
//!
//! Limit: 600,000 records a second on one core.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark that cannot go on ends")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde_json::json;
use wujin_core::complaint::{ComplaintCase, Deed, Registration};
use wujin_core::edition::{AnnexOneField, ProblemNature, ReceptionWay};
use wujin_core::procedure::{Command, Role};
use wujin_core::profile::Profile;
use wujin_core::time::Instant;

/// So many different records, a few megabytes of text.
const RECORDS: usize = 10_000;

/// Records with every field of Annex 1 filled; one in twenty without its request, which is refused.
fn records() -> Vec<String> {
    let record = |number: usize| {
        let request = if number % 20 == 7 { "" } else { "使用三天后不能加热，要求退货" };
        json!({
            "number": format!("420102-01-0001-2012-{number:04}"),
            "station": "示例商场消费维权服务站",
            "way": ReceptionWay::ALL[number % ReceptionWay::ALL.len()],
            "consumer": {
                "name": "张某",
                "sex": "女",
                "age": 18 + number % 60,
                "address": "湖北省武汉市江岸区示例路 5 号",
                "telephone": format!("138{number:08}"),
            },
            "goods": "电饭煲",
            "purchase_day": format!("2012-02-{:02}", 1 + number % 28),
            "amount": 12_900 + number,
            "request": request,
            "evidence": "发票、照片",
            "nature": ProblemNature::ALL[number % ProblemNature::ALL.len()],
        })
        .to_string()
    };
    (0..RECORDS).map(record).collect()
}

fn read(record: &str) -> Registration {
    serde_json::from_str(record).unwrap()
}

/// Whether a complaint may be registered so.
fn is_registered(record: Registration, at: Instant) -> bool {
    let (actor, deed) = (Role::Staff.into(), Deed::Register(Box::new(record)));
    ComplaintCase::new().decide(Command { expected: 0, at, actor, deed }, Profile::national()).is_ok()
}

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
