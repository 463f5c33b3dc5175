//! Each kind of violation: how it comes about, and what is said of it.

use std::fmt::Write as _;

use wujin_core::complaint::Action::{
    self, Agree, Approve, Archive, Breach, DeferReply, Fail, Guide, Perform, Propose, Register, Withdraw,
};
use wujin_core::conformance::{ViolationKind as Kind, findings, violations};
use wujin_core::finding::{Finding, Language};

use super::logs::{Cells, Shown, Table, plain};

type Tampered = fn(&mut Vec<Cells>);

/// For each kind a log in which it comes up.
const CASES: [(&[Action], Tampered, Kind); 20] = [
    (&[Register], |log| log[0].action = 14, Kind::UnknownAction),
    (&[Propose], |_| {}, Kind::Unregistered),
    (&[Register, Withdraw, Archive, Guide], |_| {}, Kind::AfterEnd),
    (&[Register, Propose, Agree, Perform], |_| {}, Kind::ReviewMissing),
    (&[Register, Propose, Fail, Archive], |_| {}, Kind::RecourseMissing),
    (&[Register, Propose, Archive], |_| {}, Kind::OutcomeMissing),
    (&[Register, Register], |_| {}, Kind::OtherStage),
    (&[Register, DeferReply, Withdraw, Archive], |_| {}, Kind::PromiseUnanswered),
    (&[Register, DeferReply, DeferReply], |_| {}, Kind::OtherReply),
    (&[Register], |log| log[0].role = 99, Kind::UnknownRole),
    (&[Register], |log| log[0].role = 1, Kind::WrongRole),
    (&[Register, Propose, Agree], |log| log[2].due = i32::MIN, Kind::PerformanceDayMissing),
    (&[Register, Propose, Agree], |log| log[2].due = 9_000, Kind::PerformanceDayPast),
    (&[Register, Propose, Agree, Approve, Breach], |log| log[4].refused = 0, Kind::PerformanceDayNotPast),
    (&[Register, Breach], |log| log[1].refused = 0, Kind::NothingAgreed),
    (&[Register, DeferReply], |log| log[1].due = i32::MIN, Kind::ReplyDayMissing),
    (&[Register, DeferReply], |log| log[1].due = 9_000, Kind::ReplyDayPast),
    (&[Register, Propose], |log| log[1].at -= 3_600_000_000, Kind::TimeRunsBack),
    (&[Register, Propose, Guide], |log| log[2].sequence = 2, Kind::SequenceDoubled),
    (&[Register, Propose], |log| log[1].sequence = 3, Kind::SequenceGap),
];

/// The log of each kind, behind another one, with what is found of it.
fn found() -> impl Iterator<Item = (Kind, Vec<Kind>, Vec<Finding>)> {
    CASES.iter().map(|(actions, tampered, kind)| {
        let mut log = plain(actions);
        tampered(&mut log);
        let table = Table::of(&[plain(&[Register, Propose]), log]);
        let columns = table.columns(Shown::ALL);
        let kinds = violations(&columns).iter().map(|violation| violation.kind).collect();
        (*kind, kinds, findings(&columns, 1, "7"))
    })
}

#[test]
fn every_kind_is_reached_by_its_name() {
    assert!(found().map(|(kind, ..)| kind).eq(Kind::ALL.iter().copied()), "every kind, in order");
    for (kind, kinds, findings) in found() {
        assert!(kinds.contains(&kind), "{kinds:?} should hold {kind:?}");
        assert!(findings.iter().any(|finding| finding.code() == kind.code()), "{findings:?}");
    }
}

#[test]
fn what_is_said_names_what_would_have_been_lawful() {
    let mut said = String::new();
    for (kind, _, findings) in found() {
        writeln!(said, "{kind:?}").unwrap();
        for finding in findings {
            let code = finding.code();
            let place = finding.place.unwrap().path.unwrap();
            for language in [Language::Zh, Language::En] {
                let matter = &finding.matter;
                writeln!(said, "  {place} {code} {}", matter.text(language)).unwrap();
                writeln!(said, "    {}", matter.mend(language)).unwrap();
            }
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn only_what_comes_before_performing_lacks_the_review() {
    let last_kind = |actions: &[Action]| {
        let table = Table::of(&[plain(actions)]);
        violations(&table.columns(Shown::ALL)).last().map(|violation| violation.kind)
    };
    for before in [&[Register][..], &[Register, Propose], &[Register, Propose, Agree]] {
        assert_eq!(last_kind(&[before, &[Perform]].concat()), Some(Kind::ReviewMissing), "{before:?}");
    }
    let approved = [Register, Propose, Agree, Approve, Perform];
    for after in [&approved[..], &[Register, Propose, Fail], &[Register, Withdraw]] {
        assert_eq!(last_kind(&[after, &[Perform]].concat()), Some(Kind::OtherStage), "{after:?}");
    }
}
