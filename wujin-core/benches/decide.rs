//! One accepted step, and one refusal with the complete why-not.
//!
//! Limits: an accepted `decide` and `evolve` within 100 ns, a refusal within 1 µs.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use wujin_core::complaint::{
    Agreement, Approval, Breach, Complaint, ComplaintCase, Consumer, Deed, Registration,
};
use wujin_core::complaint::{FoundationKind, OpinionFoundation, Promise, Proposal};
use wujin_core::procedure::{Command, Role};
use wujin_core::profile::Profile;
use wujin_core::time::{Day, Instant};

/// Few enough inputs at a time that they are in the cache, as a command is that was just read.
const BATCH: BatchSize = BatchSize::NumIterations(64);

fn at(day: &str) -> Instant {
    let day: Day = day.parse().unwrap_or(Day::MAX);
    Instant::on(day, 9 * 3_600)
}

fn command(expected: u32, at: Instant, role: Role, deed: Deed) -> Command<Complaint> {
    Command { expected, at, actor: role.into(), deed }
}

fn text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn deeds() -> Vec<(Role, Deed)> {
    let consumer = Consumer { name: text("张某"), telephone: text("13800001234"), ..Consumer::default() };
    let registration = Registration {
        station: text("示例商场消费维权服务站"),
        consumer,
        goods: text("电饭煲"),
        request: text("要求退货"),
        ..Registration::default()
    };
    let law = OpinionFoundation { kind: FoundationKind::Law, name: "消费者权益保护法".to_owned() };
    let perform_by = "2012-04-01".parse().ok();
    vec![
        (Role::Staff, Deed::Register(Box::new(registration))),
        (Role::Staff, Deed::Propose(Proposal { opinion: text("退货"), foundations: vec![law] })),
        (Role::Staff, Deed::Agree(Agreement { consumer_consents: true, terms: text("退款"), perform_by })),
        (Role::Leader, Deed::Approve(Approval::default())),
    ]
}

fn after(count: usize) -> ComplaintCase {
    let mut case = ComplaintCase::new();
    for (role, deed) in deeds().into_iter().take(count) {
        if let Ok(event) =
            case.decide(command(case.sequence(), at("2012-03-01"), role, deed), Profile::national())
        {
            case.apply(&event);
        }
    }
    case
}

fn accepted(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("accepted decide+evolve");
    let names = ["register", "propose", "agree", "approve"];
    for (index, (role, deed)) in deeds().into_iter().enumerate() {
        let case = after(index);
        let prepared = command(case.sequence(), at("2012-03-02"), role, deed);
        group.bench_function(names.get(index).copied().unwrap_or("step"), |bencher| {
            bencher.iter_batched(
                || (case.clone(), prepared.clone()),
                |(mut case, command)| {
                    let event = case.decide(command, Profile::national());
                    if let Ok(event) = &event {
                        case.apply(event);
                    }
                    // Handed back, so that freeing the texts of the command is not counted.
                    (case, event)
                },
                BATCH,
            );
        });
    }
    let case = after(2);
    let promise = Promise { by: "2012-03-20".parse().ok(), agreed: true };
    let prepared = command(case.sequence(), at("2012-03-02"), Role::Staff, Deed::DeferReply(promise));
    group.bench_function("defer_reply", |bencher| {
        bencher.iter_batched(
            || (case.clone(), prepared.clone()),
            |(mut case, command)| {
                let event = case.decide(command, Profile::national());
                if let Ok(event) = &event {
                    case.apply(event);
                }
                (case, event)
            },
            BATCH,
        );
    });
    group.finish();
}

fn refused(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("refusal with the complete why-not");
    let everything_wrong = command(9, at("2012-02-01"), Role::Officer, Deed::Agree(Agreement::default()));
    let too_early = command(4, at("2012-03-02"), Role::Consumer, Deed::Breach(Breach::default()));
    let empty_form = command(0, at("2012-03-02"), Role::Staff, Deed::Register(Box::default()));
    let cases = [
        ("seven conditions unmet", after(1), everything_wrong),
        ("one condition unmet", after(4), too_early),
        ("an empty form", after(0), empty_form),
    ];
    for (name, case, prepared) in cases {
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                || prepared.clone(),
                |command| black_box(case.decide(command, Profile::national())),
                BATCH,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, accepted, refused);
criterion_main!(benches);
