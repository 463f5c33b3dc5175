//! How many cases a second one core judges, once they are read.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use wujin_core::complaint::{
    Agreement, Approval, Archiving, Complaint, ComplaintCase, Consumer, Deed, FoundationKind,
    OpinionFoundation, Performance, Promise, Proposal, Registration, Reply, obligations,
};
use wujin_core::money::Fen;
use wujin_core::procedure::{Event, Role, RulesVersion};
use wujin_core::profile::Profile;
use wujin_core::reporting::{CaseFacts, Tally, tally_case};
use wujin_core::supervision::case_facts;
use wujin_core::time::{Calendar, Day, Instant, Period};

const CASES: usize = 1_000;

/// A complaint that goes through all five steps, with a promised answer: eight events.
fn events(day: Day) -> Vec<Event<Complaint>> {
    let text = |text: &str| Some(text.to_owned());
    let consumer = Consumer { name: text("李某"), telephone: text("13800001234"), ..Consumer::default() };
    let registration = Registration {
        station: text("420102-01-0001"),
        consumer,
        goods: text("冰箱"),
        request: text("要求退货"),
        amount: Some(Fen(129_900)),
        ..Registration::default()
    };
    let by = day.plus_days(7);
    let foundation = OpinionFoundation { kind: FoundationKind::Commitment, name: "七日退货".to_owned() };
    let deeds = [
        (Role::Staff, Deed::Register(Box::new(registration))),
        (Role::Staff, Deed::DeferReply(Promise { by, agreed: true })),
        (Role::Staff, Deed::Reply(Reply { content: text("正在核实") })),
        (Role::Staff, Deed::Propose(Proposal { opinion: text("退货"), foundations: vec![foundation] })),
        (
            Role::Staff,
            Deed::Agree(Agreement { consumer_consents: true, terms: text("退货"), perform_by: by }),
        ),
        (Role::Leader, Deed::Approve(Approval::default())),
        (Role::Staff, Deed::Perform(Performance { done: text("已退款") })),
        (Role::Staff, Deed::Archive(Archiving { register_entry: Some(1) })),
    ];
    deeds
        .into_iter()
        .zip(1..)
        .map(|((role, deed), sequence)| Event {
            sequence,
            at: Instant::on(day, 32_400 + sequence * 600),
            actor: role.into(),
            deed,
            rules: RulesVersion::CURRENT,
        })
        .collect()
}

fn cases(bench: &mut Criterion) {
    let Ok(day) = Day::from_ymd(2012, 3, 1) else { return };
    let Ok(quarter) = Period::quarter(2012, 1) else { return };
    let Some(as_of) = day.plus_days(300) else { return };
    let profile = Profile::national();
    let mut group = bench.benchmark_group("province-year");
    group.throughput(Throughput::Elements(CASES as u64));
    group.bench_function("case: decide 8 events, obligations, tally", |bench| {
        bench.iter_batched(
            || (0..CASES).map(|_| events(day)).collect::<Vec<_>>(),
            |cases| {
                let mut sum = Tally::EMPTY;
                let mut owed = 0;
                for case in cases {
                    let followed = ComplaintCase::follow(case, Some(as_of), profile);
                    owed += obligations(&followed.case, profile, Calendar::national(), as_of).len();
                    let facts: Option<CaseFacts> = case_facts(&followed.case);
                    let tally = facts.map(|facts| tally_case(quarter, &facts)).unwrap_or_default();
                    sum = sum.merge(tally).unwrap_or_default();
                }
                (sum, owed)
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, cases);
criterion_main!(benches);
