//! Figures on forms: what was counted stands there, and is read back; what is wanting is no zero.

use proptest::prelude::*;
use wujin_core::edition::{OperatorKind, PrintMark};
use wujin_core::finding::Finding;
use wujin_core::form::{AnnexSixForm, AnnexThreeForm, Entry, FormFiguresError};
use wujin_core::money::Fen;
use wujin_core::obligation::Party;
use wujin_core::reporting::{Figure, KindTable, Reported, Statistics, Summary, Tally};
use wujin_core::time::Period;

fn any_tally(of_a_station: bool) -> impl Strategy<Value = Tally> {
    // Of the larger ones no form holds the sum.
    let counts =
        prop_oneof![Just(800_000_000), Just(u32::MAX)].prop_flat_map(|most| prop::array::uniform7(0..=most));
    (counts, 0..1_000_000_000_000_u64, prop::option::of(0..500_000_u32), prop::option::of(0..500_000_u32))
        .prop_map(
            move |(
                [stations, inquiries, accepted, settled, recourse_told, withdrawn, open],
                amount,
                staff,
                recovered,
            )| {
                let known = |value: Option<u32>| value.filter(|_| !of_a_station).map(u64::from);
                Tally {
                    stations: if of_a_station { 0 } else { stations.into() },
                    inquiries: inquiries.into(),
                    accepted: accepted.into(),
                    settled: settled.into(),
                    recourse_told: recourse_told.into(),
                    withdrawn: withdrawn.into(),
                    open: open.into(),
                    amount: Fen(amount),
                    staff: known(staff).into(),
                    recovered: known(recovered).into(),
                }
            },
        )
}

fn period() -> Period {
    Period::quarter(2012, 1).unwrap()
}

/// A total that a form can hold: nobody's counts are known apart on it.
fn as_one_report(tally: Tally) -> Tally {
    let one = |reported: Reported| Reported::from(reported.value());
    Tally { staff: one(tally.staff), recovered: one(tally.recovered), ..tally }
}

fn codes(findings: &[Finding]) -> Vec<String> {
    let one = |finding: &Finding| {
        let path = finding.place.as_ref().and_then(|place| place.path.clone()).unwrap_or_default();
        format!("{} {path}", finding.code())
    };
    findings.iter().map(one).collect()
}

proptest! {
    #[test]
    fn a_summary_comes_back_from_its_form(tally in any_tally(true), place in 0..5_usize, told in any::<bool>()) {
        let kind = OperatorKind::ALL[place];
        let columns = KindTable::of(kind, tally);
        let summary = Summary { station: "东湖商场".to_owned(), period: period(), kind, columns };
        let form = AnnexThreeForm::of(&summary).unwrap();
        prop_assert_eq!(form.summary(told.then_some(kind)).unwrap(), summary);
    }

    #[test]
    fn statistics_come_back_from_their_form(tallies in prop::array::uniform5(any_tally(false)), own in any_tally(false)) {
        let mut columns = KindTable::EMPTY;
        for (kind, tally) in OperatorKind::ALL.iter().zip(tallies) {
            columns[*kind] = tally;
        }
        // A total that was written stays as it was, whether or not it is the sum.
        let total = Some(own);
        let statistics =
            Statistics { unit: "武昌区".to_owned(), tier: Party::County, period: period(), columns, total };
        let form = AnnexSixForm::of(&statistics).unwrap();
        prop_assert_eq!(form.statistics(Party::County).unwrap(), statistics.clone());
        let sum = columns.total().unwrap();
        let form = AnnexSixForm::of(&Statistics { total: None, ..statistics });
        let is_too_large = Figure::ALL.iter().any(|figure| {
            !figure.is_money() && sum.figure(*figure).is_some_and(|value| value > u64::from(u32::MAX))
        });
        match form {
            Ok(form) => prop_assert_eq!(form.statistics(Party::County).unwrap().total, Some(as_one_report(sum))),
            Err(error) => prop_assert!(is_too_large && matches!(error, FormFiguresError::TooLarge(_))),
        }
    }
}

#[test]
fn what_is_wanting_is_named_and_is_no_zero() {
    let blank = AnnexThreeForm::default();
    assert_eq!(codes(&blank.summary(None).unwrap_err()), ["WJ-301 station", "WJ-301 period", "WJ-426 "]);
    let mut form = AnnexThreeForm::default();
    form.head.station = Entry::Illegible;
    form.head.period = Entry::Filled(period());
    form.kinds[2].accepted = Entry::Filled(12);
    form.kinds[2].settled = PrintMark::Illegible.into();
    form.kinds[2].inquiries = Entry::Filled(0);
    let wanting = ["WJ-456 station", "WJ-456 kinds[2].settled", "WJ-301 kinds[2].recourse_told"];
    assert_eq!(codes(&form.summary(None).unwrap_err()), wanting);
    // Of a station whose kind is known it is the line of that kind that must be filled.
    let said = codes(&form.summary(Some(OperatorKind::Mall)).unwrap_err());
    assert!(said.contains(&"WJ-301 kinds[0].accepted".to_owned()), "{said:?}");
    let citations = form.summary(None).unwrap_err()[1].citations();
    assert_eq!(citations[0].to_string(), "3.2.5/3");
}

#[test]
fn the_line_of_another_kind_is_read_and_said() {
    let mut form = AnnexThreeForm::default();
    form.head.station = Entry::Filled("东湖商场".parse().unwrap());
    form.head.period = Entry::Filled(period());
    for line in [0, 1] {
        form.kinds[line].inquiries = Entry::Filled(0);
        form.kinds[line].accepted = Entry::Filled(3);
        form.kinds[line].settled = Entry::Filled(3);
        form.kinds[line].recourse_told = Entry::Filled(0);
    }
    let summary = form.summary(Some(OperatorKind::Supermarket)).unwrap();
    assert_eq!(summary.own().accepted, 3);
    assert!(!summary.check().is_empty());
}

#[test]
fn a_form_without_a_total_has_none() {
    let columns = KindTable::of(OperatorKind::Mall, Tally { stations: 1, accepted: 7, ..Tally::EMPTY });
    let unit = "武昌区".to_owned();
    let statistics = Statistics { unit, tier: Party::County, period: period(), columns, total: None };
    let mut form = AnnexSixForm::of(&statistics).unwrap();
    assert_eq!(form.total[0].accepted, Entry::Filled(7));
    form.total = Default::default();
    assert_eq!(form.statistics(Party::County).unwrap(), statistics);
}
