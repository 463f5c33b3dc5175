//! The published tables of the example, held against themselves.
#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::collections::BTreeSet;

use wujin_core::reconciliation::{Reconciliation, TableDescription, Verdict, reconcile};

fn table(name: &str) -> TableDescription {
    let path = format!("{}/../examples/province-year/data/published/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn codes(answer: &Reconciliation) -> Vec<(&str, String)> {
    answer
        .findings
        .iter()
        .map(|finding| (finding.code(), finding.place.as_ref().unwrap().path.clone().unwrap()))
        .collect()
}

fn assert_holds(name: &str) -> Reconciliation {
    let answer = reconcile(&table(name)).unwrap();
    assert!(answer.reconciles && answer.diagnoses.is_empty() && answer.findings.is_empty(), "{answer:#?}");
    assert!(answer.claims.iter().all(|claim| matches!(claim.verdict, Verdict::Holds { .. })));
    answer
}

#[test]
fn the_national_half_year_of_2013_holds() {
    let answer = assert_holds("national-2013-first-half");
    assert_eq!(answer.claims.len(), 4);
    let Verdict::Holds { under } = &answer.claims[1].verdict else { panic!() };
    assert_eq!(under[0].formula.name(), "handled_of_accepted");
}

#[test]
fn the_last_printed_digit_counts() {
    // 435,752 of 459,986 is 94.7316 %, and 19,696 on 440,290 is 4.4734 %.
    for (id, printed, code) in [
        ("all", "3,426,122", "WJ-451"),
        ("handling_rate", "94.74", "WJ-452"),
        ("handling_rate", "94.72", "WJ-452"),
        ("increase_rate", "4.48", "WJ-454"),
        ("increase_rate", "-4.47", "WJ-454"),
    ] {
        let mut table = table("national-2013-first-half");
        table.figures.iter_mut().find(|figure| figure.id == id).unwrap().printed = printed.to_owned();
        let answer = reconcile(&table).unwrap();
        let found = codes(&answer);
        assert_eq!(found[0], (code, id.to_owned()), "{printed}");
        assert_eq!(found[1].0, "WJ-457");
        assert_eq!(answer.diagnoses[0].size, Some(1));
        assert!(answer.diagnoses[0].suspects.iter().any(|set| set.suspects[0].figure == id && set.proved));
    }
}

#[test]
fn the_months_of_yueyang_hold_with_mixed_decimals() {
    assert_eq!(assert_holds("yueyang-2022-january-june").claims.len(), 4);
}

#[test]
fn inner_mongolia_holds_within_what_was_rounded() {
    assert_holds("inner-mongolia-2019");
    // With every digit printed, the rate is 98.26 %: still 98, and no longer anything else.
    let mut exact = table("inner-mongolia-2019");
    for (figure, printed) in [(0, "1.7200"), (1, "1.6900")] {
        exact.figures[figure].printed = printed.to_owned();
    }
    assert!(reconcile(&exact).unwrap().reconciles);
    exact.figures[2].printed = "97".to_owned();
    assert!(!reconcile(&exact).unwrap().reconciles);
}

#[test]
fn litong_does_not_hold_and_the_suspects_are_the_closed_or_the_rate() {
    let answer = reconcile(&table("wuzhong-litong-2021-third-quarter")).unwrap();
    assert!(!answer.reconciles);
    let holds = |claim: usize| matches!(answer.claims[claim].verdict, Verdict::Holds { .. });
    assert!(holds(0) && holds(1) && holds(3));
    assert!(matches!(answer.claims[2].verdict, Verdict::Fails { .. }));
    assert_eq!(answer.claims[4].verdict, Verdict::NoRate);

    let [diagnosis] = answer.diagnoses.as_slice() else { panic!("{:#?}", answer.diagnoses) };
    assert_eq!(diagnosis.size, Some(1));
    let suspects: Vec<_> = diagnosis
        .suspects
        .iter()
        .map(|set| {
            assert!(set.proved && set.suspects.len() == 1);
            let suspect = &set.suspects[0];
            assert!(suspect.corroborated_by.is_empty());
            (
                suspect.figure.as_str(),
                suspect.needed.least.as_deref().unwrap(),
                suspect.needed.most.as_deref().unwrap(),
            )
        })
        .collect();
    // Closed would be all of 506 or of 620; the rate 359 of 620 or of 506.
    assert_eq!(suspects, [("closed", "504 件", "620 件"), ("closing_rate", "57.9032 %", "70.9487 %")]);
    assert_eq!(
        codes(&answer),
        [
            ("WJ-452", "closing_rate".to_owned()),
            ("WJ-453", "office_8_rate".to_owned()),
            ("WJ-457", "closed".to_owned()),
        ]
    );
    let json = serde_json::to_value(&answer).unwrap();
    assert_eq!(json["claims"][4], serde_json::json!({ "claim": 4, "verdict": "no_rate" }));
    assert_eq!(
        json["findings"][0]["en"],
        "\"办结率\" is printed as 100 %, and by closed ÷ accepted, closed ÷ accepted it is \
         57.9032 % – 57.9033 % / 70.9486 % – 70.9487 %"
    );
}

#[test]
fn the_order_of_figures_and_claims_changes_nothing() {
    for name in [
        "national-2013-first-half",
        "yueyang-2022-january-june",
        "inner-mongolia-2019",
        "wuzhong-litong-2021-third-quarter",
    ] {
        let mut table = table(name);
        let sets = |answer: &Reconciliation| -> BTreeSet<BTreeSet<String>> {
            let sets = answer.diagnoses.iter().flat_map(|diagnosis| &diagnosis.suspects);
            sets.map(|set| set.suspects.iter().map(|one| one.figure.clone()).collect()).collect()
        };
        let one = reconcile(&table).unwrap();
        table.figures.reverse();
        table.claims.reverse();
        let two = reconcile(&table).unwrap();
        assert_eq!(sets(&one), sets(&two));
        let verdicts = |answer: &Reconciliation| {
            answer.claims.iter().map(|claim| std::mem::discriminant(&claim.verdict)).collect::<Vec<_>>()
        };
        assert!(verdicts(&one).iter().rev().eq(&verdicts(&two)));
        let code_set = |answer: &Reconciliation| {
            answer.findings.iter().map(wujin_core::finding::Finding::code).collect::<BTreeSet<_>>()
        };
        assert_eq!(code_set(&one), code_set(&two));
    }
}
