//! What a user of the reconciliation relies on: readings of prints, verdicts, and whom it suspects.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what fails here fails its test"
)]

mod sentences;

use std::collections::BTreeSet;

use proptest::prelude::*;
use wujin_core::edition::PrintMark;
use wujin_core::reconciliation::{
    Claim, Figure, FigureUnit, PrintFault, RateCandidate, RateFormula, Reconciliation, SuspectSet,
    TableDefect, TableDescription, Verdict, reconcile,
};

/// A non-negative value as it prints with so many decimals, rounded half up or cut. `scale` base
/// units make one of the unit.
fn print(value: i128, scale: i128, decimals: u32, rounded: bool) -> String {
    let step = scale / 10_i128.pow(decimals);
    let shown = (value + if rounded { step / 2 } else { 0 }) / step;
    let one = 10_i128.pow(decimals);
    if decimals == 0 {
        return shown.to_string();
    }
    format!("{}.{:0width$}", shown / one, shown % one, width = decimals as usize)
}

fn percent(numerator: i128, denominator: i128, decimals: u32, rounded: bool) -> String {
    let one = 10_i128.pow(decimals);
    let (over, under) = (numerator * 100 * one * 2, denominator * 2);
    let shown = (over + if rounded { denominator } else { 0 }) / under;
    format!("{}.{:0width$}", shown / one, shown % one, width = decimals as usize)
}

fn ids(list: &[&str]) -> Vec<String> {
    list.iter().map(|id| (*id).to_owned()).collect()
}

fn cases(id: &str, printed: &str) -> Figure {
    Figure::new(id, id, printed, FigureUnit::Cases)
}

fn rate_claim(rate: &str, numerator: &str, denominator: &str) -> Claim {
    let candidate = RateCandidate {
        formula: RateFormula::SettledOfAccepted,
        numerator: numerator.to_owned(),
        denominator: denominator.to_owned(),
    };
    Claim::Rate { rate: rate.to_owned(), candidates: vec![candidate] }
}

fn table(figures: Vec<Figure>, claims: Vec<Claim>) -> TableDescription {
    TableDescription { title: "表".to_owned(), source: None, figures, claims }
}

fn sets(answer: &Reconciliation) -> BTreeSet<BTreeSet<String>> {
    let sets = answer.diagnoses.iter().flat_map(|diagnosis| &diagnosis.suspects);
    sets.map(|set| set.suspects.iter().map(|suspect| suspect.figure.clone()).collect()).collect()
}

const UNITS: [FigureUnit; 5] = [
    FigureUnit::Cases,
    FigureUnit::TenThousandCases,
    FigureUnit::Yuan,
    FigureUnit::TenThousandYuan,
    FigureUnit::Percent,
];

proptest! {
    #[test]
    fn a_print_stands_for_the_value_it_came_from(
        unit in proptest::sample::select(&UNITS[..]),
        value in 0_i128..2_000_000_000_000,
        decimals in 0_usize..9,
        rounded: bool,
        negative: bool,
    ) {
        let decimals = u32::try_from(decimals.min(unit.most_decimals())).unwrap();
        let printed = print(value, unit.scale(), decimals, rounded);
        let (printed, value) = if negative { (format!("-{printed}"), -value) } else { (printed, value) };
        let range = Figure::new("x", "x", printed.as_str(), unit).range().unwrap().unwrap();
        prop_assert!(range.contains(value), "{} {:?}", printed, range);
        // And for nothing a whole step away.
        let step = unit.scale() / 10_i128.pow(decimals);
        prop_assert!(!range.contains(value + 2 * step) && !range.contains(value - 2 * step));
    }

    #[test]
    fn fewer_digits_stand_for_more(
        value in 0_i128..100_000_000, decimals in 1_usize..=6, fewer in 0_usize..6,
    ) {
        let printed = print(value, 1_000_000, u32::try_from(decimals).unwrap(), false);
        let kept = fewer.min(decimals - 1);
        let point = printed.find('.').unwrap();
        let cut = if kept == 0 { &printed[..point] } else { &printed[..=point + kept] };
        let range = |text: &str| Figure::new("x", "x", text, FigureUnit::TenThousandYuan).range().unwrap().unwrap();
        prop_assert_eq!(range(&printed).intersect(range(cut)), Some(range(&printed)));
    }

    #[test]
    fn true_figures_hold_however_they_are_printed(
        values in proptest::collection::vec(0_i128..3_000_000, 1..6),
        decimals in proptest::collection::vec((0_u32..=4, any::<bool>()), 8),
        settled_share in 0_i128..=1000,
    ) {
        let all: i128 = values.iter().sum();
        let settled = all * settled_share / 1000;
        let unit = FigureUnit::TenThousandCases;
        let text = |value, index: usize| print(value, 10_000, decimals[index].0, decimals[index].1);
        let mut figures: Vec<Figure> = values
            .iter()
            .enumerate()
            .map(|(index, value)| Figure::new(format!("part_{index}"), "部分", text(*value, index), unit))
            .collect();
        let parts: Vec<String> = figures.iter().map(|figure| figure.id.clone()).collect();
        figures.push(Figure::new("all", "合计", text(all, 5), unit));
        figures.push(Figure::new("settled", "和解", text(settled, 6), unit));
        let rate = if all == 0 { "—".to_owned() } else { percent(settled, all, decimals[7].0.max(1), decimals[7].1) };
        figures.push(Figure::new("rate", "和解率", rate, FigureUnit::Percent));
        let mut claims = vec![
            Claim::Sum { parts: parts.clone(), total: "all".to_owned() },
            Claim::AtMost { part: "settled".to_owned(), whole: "all".to_owned() },
            rate_claim("rate", "settled", "all"),
        ];
        if all > 0 {
            let shares: Vec<String> = parts.iter().map(|part| format!("{part}_share")).collect();
            for ((part, share), value) in parts.iter().zip(&shares).zip(&values) {
                let printed = percent(*value, all, decimals[7].0.max(1), decimals[7].1);
                figures.push(Figure::new(share.as_str(), "占比", printed, FigureUnit::Percent));
                claims.push(rate_claim(share, part, "all"));
            }
            claims.push(Claim::Shares { parts: shares });
        }
        let answer = reconcile(&table(figures, claims)).unwrap();
        prop_assert!(answer.reconciles && answer.diagnoses.is_empty(), "{:#?}", answer);
        let fails = answer.claims.iter().any(|claim| matches!(claim.verdict, Verdict::Fails { .. }));
        prop_assert!(!fails);
    }
}

/// Offices in rows; settled, unsettled, accepted and the rate in columns; totals below, the year
/// before beside.
fn quarter(rows: &[(i128, i128)], before: i128, rounded: bool) -> TableDescription {
    let mut figures = Vec::new();
    let mut claims = Vec::new();
    let total = rows.iter().fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
    for (index, (settled, unsettled)) in rows.iter().chain([&total]).enumerate() {
        let id = |column: &str| format!("{column}_{index}");
        let accepted = settled + unsettled;
        figures.push(cases(&id("settled"), &settled.to_string()));
        figures.push(cases(&id("unsettled"), &unsettled.to_string()));
        figures.push(cases(&id("accepted"), &accepted.to_string()));
        let rate = if accepted == 0 { "—".to_owned() } else { percent(*settled, accepted, 2, rounded) };
        figures.push(Figure::new(id("rate"), "率", rate, FigureUnit::Percent));
        claims.push(Claim::Sum { parts: vec![id("settled"), id("unsettled")], total: id("accepted") });
        claims.push(rate_claim(&id("rate"), &id("settled"), &id("accepted")));
    }
    let last = rows.len();
    for column in ["settled", "unsettled", "accepted"] {
        let parts = (0..last).map(|index| format!("{column}_{index}")).collect();
        claims.push(Claim::Sum { parts, total: format!("{column}_{last}") });
    }
    let now = total.0 + total.1;
    figures.push(cases("before", &before.to_string()));
    figures.push(cases("difference", &(now - before).to_string()));
    let (sign, change) = if now < before { ("-", before - now) } else { ("", now - before) };
    let rate = format!("{sign}{}", percent(change, before, 2, rounded));
    figures.push(Figure::new("change", "同比", rate, FigureUnit::Percent));
    claims.push(Claim::Change {
        now: format!("accepted_{last}"),
        before: Some("before".to_owned()),
        difference: Some("difference".to_owned()),
        rate: Some("change".to_owned()),
    });
    table(figures, claims)
}

/// Adds to a printed number in its last place; whether there was one.
fn plant(figure: &mut Figure, by: i128) -> bool {
    if figure.mark().is_some() {
        return false;
    }
    let negative = figure.printed.starts_with('-');
    let digits: i128 = figure.printed.replace(['.', '-'], "").parse().unwrap();
    let sign = if negative { "-" } else { "" };
    figure.printed = if figure.unit == FigureUnit::Percent {
        format!("{sign}{}.{:02}", (digits + by) / 100, (digits + by) % 100)
    } else {
        format!("{sign}{}", digits + by)
    };
    true
}

/// Whether all the rest holds once these figures are left blank.
fn holds_without(table: &TableDescription, blanked: &[usize]) -> bool {
    let mut table = table.clone();
    for figure in blanked {
        table.figures[*figure].mark = Some(PrintMark::Blank);
    }
    reconcile(&table).unwrap().diagnoses.is_empty()
}

fn rows() -> impl Strategy<Value = Vec<(i128, i128)>> {
    proptest::collection::vec((0_i128..400, prop_oneof![Just(0_i128), 0_i128..60]), 2..6)
}

proptest! {
    #[test]
    fn one_planted_error_is_among_the_suspects_and_no_innocent_set_is_missing_or_added(
        rows in rows(), before in 1_i128..2000, rounded: bool, at in any::<proptest::sample::Index>(), by in 3_i128..500,
    ) {
        let mut table = quarter(&rows, before, rounded);
        let clean = reconcile(&table).unwrap();
        prop_assert!(clean.reconciles && clean.findings.is_empty(), "{:#?}", clean);
        let planted = at.index(table.figures.len());
        prop_assume!(plant(&mut table.figures[planted], by));
        let answer = reconcile(&table).unwrap();
        prop_assert!(!answer.reconciles);
        prop_assert_eq!(answer.diagnoses.len(), 1);
        prop_assert_eq!(answer.diagnoses[0].size, Some(1));
        prop_assert!(answer.diagnoses[0].suspects.iter().all(|set| set.proved));
        // The suspects are exactly the figures that, one at a time, let all the rest hold.
        let alone: BTreeSet<BTreeSet<String>> = (0..table.figures.len())
            .filter(|figure| holds_without(&table, &[*figure]))
            .map(|figure| BTreeSet::from([table.figures[figure].id.clone()]))
            .collect();
        prop_assert!(alone.contains(&BTreeSet::from([table.figures[planted].id.clone()])));
        prop_assert_eq!(sets(&answer), alone);
        // What is named as a conflict is one, whatever else is printed.
        for conflict in &answer.diagnoses[0].conflicts {
            let others = (0..table.figures.len()).filter(|at| !conflict.figures.contains(&table.figures[*at].id));
            prop_assert!(!holds_without(&table, &others.collect::<Vec<_>>()), "{:?}", conflict);
        }
        let corroboration: Vec<usize> = answer.diagnoses[0]
            .suspects
            .iter()
            .map(|set| set.suspects.iter().map(|one| one.corroborated_by.len()).sum())
            .collect();
        prop_assert!(corroboration.is_sorted());
    }
}

proptest! {
    // Each asks many times.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.div_ceil(10), ..Default::default() })]

    #[test]
    fn two_planted_errors_are_explained_by_no_more_than_two_figures(
        rows in proptest::collection::vec((1_i128..400, 1_i128..60), 2..4),
        before in 1_i128..2000,
        places in proptest::sample::subsequence((0..8).collect::<Vec<usize>>(), 2),
        by in (3_i128..500, 3_i128..500),
    ) {
        let mut table = quarter(&rows, before, true);
        plant(&mut table.figures[places[0]], by.0);
        plant(&mut table.figures[places[1]], by.1);
        let answer = reconcile(&table).unwrap();
        let size = answer.diagnoses.iter().map(|diagnosis| diagnosis.size.unwrap()).sum::<usize>();
        prop_assert!((1..=2).contains(&size));
        let count = table.figures.len();
        let single = (0..count).filter(|figure| holds_without(&table, &[*figure])).count();
        if size == 1 {
            prop_assert!(single > 0);
        } else {
            prop_assert_eq!(single, 0);
            let mut pairs = BTreeSet::new();
            for one in 0..count {
                for two in one + 1..count {
                    if holds_without(&table, &[one, two]) {
                        pairs.insert([one, two].map(|at| table.figures[at].id.clone()).into_iter().collect());
                    }
                }
            }
            prop_assert!(pairs.contains(
                &places.iter().map(|at| table.figures[*at].id.clone()).collect::<BTreeSet<_>>()
            ));
            prop_assert_eq!(sets(&answer), pairs);
        }
    }

    #[test]
    fn order_changes_neither_verdicts_nor_suspects(
        rows in rows(), before in 1_i128..2000, at in any::<proptest::sample::Index>(), by in 3_i128..500, turn in 0_usize..40,
    ) {
        let mut table = quarter(&rows, before, true);
        let planted = at.index(table.figures.len());
        plant(&mut table.figures[planted], by);
        let one = reconcile(&table).unwrap();
        let (figures, claims) = (table.figures.len(), table.claims.len());
        table.figures.rotate_left(turn % figures);
        table.claims.rotate_left(turn % claims);
        let two = reconcile(&table).unwrap();
        prop_assert_eq!(sets(&one), sets(&two));
        let mut verdicts: Vec<_> = one.claims.iter().map(|claim| std::mem::discriminant(&claim.verdict)).collect();
        verdicts.rotate_left(turn % claims);
        let turned: Vec<_> = two.claims.iter().map(|claim| std::mem::discriminant(&claim.verdict)).collect();
        prop_assert_eq!(verdicts, turned);
    }
}

#[test]
fn prints_are_read_strictly() {
    let fault = |printed: &str, unit| Figure::new("x", "x", printed, unit).range().unwrap_err().fault;
    for printed in [
        "1,2", "12,34", "1,2345", "1234,567", "0,123", "007", "1.", ".5", "1.2.3", " 7", "7 ", "７", "7%",
        "+-7", "一",
    ] {
        assert_eq!(fault(printed, FigureUnit::Percent), PrintFault::NotANumber, "{printed}");
    }
    assert_eq!(fault("1.0", FigureUnit::Cases), PrintFault::TooPrecise);
    assert_eq!(fault("1.005", FigureUnit::Yuan), PrintFault::TooPrecise);
    assert_eq!(fault(&"9".repeat(60), FigureUnit::Cases), PrintFault::TooLarge);
    let error = Figure::new("x", "x", "3O", FigureUnit::Cases).range().unwrap_err();
    assert_eq!(error.to_string(), "\"3O\" is no figure in cases: it is not a plain decimal number");
    for (printed, mark) in
        [("", PrintMark::Blank), ("—", PrintMark::NotApplicable), ("/", PrintMark::NotApplicable)]
    {
        let figure = cases("x", printed);
        assert_eq!((figure.mark(), figure.range()), (Some(mark), Ok(None)));
    }
    let point = |printed: &str| cases("x", printed).range().unwrap().unwrap().point();
    assert_eq!(["0", "1,234", "12,345", "123,456"].map(point), [0, 1_234, 12_345, 123_456].map(Some));
    let illegible = Figure { mark: Some(PrintMark::Illegible), ..cases("x", "-5") };
    let signs = ["5", "-5", "+5", "−5", "-", "－"].map(|printed| cases("x", printed).has_sign());
    assert_eq!((signs, illegible.has_sign()), ([false, true, true, true, false, false], false));
}

#[test]
fn what_is_not_printed_is_unknown_and_not_zero() {
    let sum = Claim::Sum { parts: ids(&["a", "b"]), total: "all".to_owned() };
    let with = |b: &str, all: &str| {
        let answer =
            reconcile(&table(vec![cases("a", "5"), cases("b", b), cases("all", all)], vec![sum.clone()]));
        answer.unwrap().claims[0].verdict.clone()
    };
    assert_eq!(with("", "9"), Verdict::NotExamined { figures: ids(&["b"]) });
    assert_eq!(with("0", "9"), Verdict::Fails { figures: ids(&["a", "b", "all"]) });
    // Whatever the blank holds, 5 is more than 4 already.
    assert_eq!(with("", "4"), Verdict::Fails { figures: ids(&["a", "all"]) });
}

#[test]
fn over_zero_there_is_no_rate() {
    let with = |settled: &str, accepted: &str, rate: &str| {
        let figures = vec![
            cases("settled", settled),
            cases("accepted", accepted),
            Figure::new("rate", "和解率", rate, FigureUnit::Percent),
        ];
        reconcile(&table(figures, vec![rate_claim("rate", "settled", "accepted")])).unwrap()
    };
    for printed in ["0", "100", "0.00"] {
        let answer = with("0", "0", printed);
        assert_eq!(answer.claims[0].verdict, Verdict::NoRate);
        assert!(!answer.reconciles && answer.findings[0].code() == "WJ-453");
    }
    assert_eq!(with("0", "0", "—").claims[0].verdict, Verdict::Holds { under: Vec::new() });
    assert!(with("0", "0", "—").reconciles);
    // Of something there is a rate, and one that cannot be read may say anything.
    let rate = || Verdict::NotExamined { figures: ids(&["rate"]) };
    assert_eq!(with("0", "4", "—").claims[0].verdict, rate());
    let mut illegible = Figure::new("rate", "和解率", "0", FigureUnit::Percent);
    illegible.mark = Some(PrintMark::Illegible);
    let figures = vec![cases("settled", "0"), cases("accepted", "0"), illegible];
    let answer = reconcile(&table(figures, vec![rate_claim("rate", "settled", "accepted")])).unwrap();
    assert_eq!(answer.claims[0].verdict, rate());
    assert!(matches!(with("3", "0", "100").claims[0].verdict, Verdict::Fails { .. }));
    assert!(matches!(with("0", "4", "0").claims[0].verdict, Verdict::Holds { .. }));
}

#[test]
fn the_answer_says_under_which_formula_a_rate_holds() {
    let figures = |rate: &str| {
        vec![
            cases("settled", "90"),
            cases("closed", "95"),
            cases("accepted", "100"),
            Figure::new("rate", "和解率", rate, FigureUnit::Percent),
        ]
    };
    let candidate = |formula, denominator: &str| RateCandidate {
        formula,
        numerator: "settled".to_owned(),
        denominator: denominator.to_owned(),
    };
    let closed = candidate(RateFormula::SettledOfClosed, "closed");
    let accepted = candidate(RateFormula::SettledOfAccepted, "accepted");
    let claim = Claim::Rate { rate: "rate".to_owned(), candidates: vec![closed.clone(), accepted.clone()] };
    for (rate, under) in [("94.74", vec![closed]), ("90", vec![accepted])] {
        let answer = reconcile(&table(figures(rate), vec![claim.clone()])).unwrap();
        assert_eq!(answer.claims[0].verdict, Verdict::Holds { under });
    }
    let answer = reconcile(&table(figures("92"), vec![claim])).unwrap();
    assert!(answer.findings[0].code() == "WJ-452" && answer.findings.len() == 2);
}

// Printed in ten thousands, the settled cases can be corrected without a contradiction to the sum that holds with
// them; the sum speaks for them all the same, and the others come first.
#[test]
fn what_another_claim_speaks_for_is_suspected_last() {
    let rough = |id: &str, printed: &str| Figure::new(id, id, printed, FigureUnit::TenThousandCases);
    let figures = vec![
        rough("settled", "1.2"),
        rough("unsettled", "0.3"),
        rough("all", "1.5"),
        cases("accepted", "15000"),
        Figure::new("rate", "和解率", "72.00", FigureUnit::Percent),
    ];
    let sum = Claim::Sum { parts: ids(&["settled", "unsettled"]), total: "all".to_owned() };
    let at_most = Claim::AtMost { part: "settled".to_owned(), whole: "all".to_owned() };
    let answer =
        reconcile(&table(figures, vec![at_most, sum, rate_claim("rate", "settled", "accepted")])).unwrap();
    let suspects: Vec<_> = answer.diagnoses[0]
        .suspects
        .iter()
        .map(|set| (set.suspects[0].figure.as_str(), set.suspects[0].corroborated_by.as_slice()))
        .collect();
    assert_eq!(answer.diagnoses[0].conflicts.len(), 1);
    assert_eq!(answer.diagnoses[0].conflicts[0].figures, ids(&["settled", "accepted", "rate"]));
    // That there are no more of them than all says little of how many there are.
    assert_eq!(suspects, [("accepted", &[][..]), ("rate", &[]), ("settled", &[1])]);
}

// What may lie below zero may be what is wrong: a figure said to, one printed so, and a difference.
#[test]
fn a_figure_may_be_below_zero_where_something_says_so() {
    let suspects = |figures: Vec<Figure>, claim: &Claim| {
        let answer = reconcile(&table(figures, vec![claim.clone()])).unwrap();
        let sets = answer.diagnoses.iter().flat_map(|diagnosis| &diagnosis.suspects);
        let needed = |set: &SuspectSet| {
            let suspect = &set.suspects[0];
            (suspect.figure.clone(), suspect.needed.least.clone().unwrap_or_default())
        };
        sets.map(needed).collect::<Vec<_>>()
    };
    let said = |all: &[(&str, &str)]| -> Vec<_> {
        all.iter().map(|(id, needed)| ((*id).to_owned(), (*needed).to_owned())).collect()
    };
    let sum = Claim::Sum { parts: ids(&["a", "b"]), total: "all".to_owned() };
    let of = |b: Figure, all| suspects(vec![cases("a", "5"), b, cases("all", all)], &sum);
    let signed = Figure { signed: true, ..cases("b", "2") };
    assert_eq!(of(cases("b", "2"), "3"), said(&[("a", "1 件"), ("all", "7 件")]));
    assert_eq!(of(signed, "3"), said(&[("a", "1 件"), ("b", "-2 件"), ("all", "7 件")]));
    assert_eq!(of(cases("b", "-2"), "3"), []);
    assert_eq!(of(cases("b", "-1"), "3"), said(&[("a", "4 件"), ("b", "-2 件"), ("all", "4 件")]));
    let change = Claim::Change {
        now: "now".to_owned(),
        before: Some("before".to_owned()),
        difference: Some("difference".to_owned()),
        rate: None,
    };
    let figures = vec![cases("now", "3"), cases("before", "5"), cases("difference", "2")];
    assert_eq!(
        suspects(figures, &change),
        said(&[("now", "7 件"), ("before", "1 件"), ("difference", "-2 件")])
    );
}

// Three columns with a wrong total each: with 28 rows some 24,000 ways to correct one figure in each, too many to
// name; with 200 rows even the pairs are too many to try.
#[test]
fn of_too_many_ways_to_correct_a_table_none_is_named() {
    let columns = ["a", "b", "c"];
    let with = |rows: usize| {
        let printed = 2 * rows + 1;
        let mut figures = vec![cases("all", &(3 * printed).to_string())];
        let mut claims = vec![Claim::Sum { parts: ids(&columns), total: "all".to_owned() }];
        for column in columns {
            figures.push(cases(column, &printed.to_string()));
            let parts: Vec<String> = (1..=rows).map(|row| format!("{column}{row}")).collect();
            figures.extend(parts.iter().map(|part| cases(part, "2")));
            claims.push(Claim::Sum { parts, total: column.to_owned() });
        }
        reconcile(&table(figures, claims)).unwrap().diagnoses.remove(0)
    };
    let few = with(2);
    assert_eq!((few.size, few.conflicts.len() >= 3), (Some(3), true));
    for rows in [28, 200] {
        let many = with(rows);
        assert_eq!((many.size, many.suspects.len()), (None, 0), "{rows} rows");
        // What is known all the same is said.
        let columns_in_conflict: BTreeSet<_> = many
            .conflicts
            .iter()
            .flat_map(|conflict| &conflict.figures)
            .filter_map(|id| id.chars().next())
            .collect();
        assert_eq!(columns_in_conflict, BTreeSet::from(['a', 'b', 'c']), "{rows} rows");
    }
}

#[test]
fn every_code_of_the_family_is_reached() {
    let percent = |id: &str, printed: &str| Figure::new(id, id, printed, FigureUnit::Percent);
    let at_most = |part: &str, whole: &str| Claim::AtMost { part: part.to_owned(), whole: whole.to_owned() };
    let sum = |parts: &[&str], total: &str| Claim::Sum { parts: ids(parts), total: total.to_owned() };
    let mut star: Vec<Figure> = ["a", "b", "c", "d", "e"].iter().map(|id| cases(id, "7")).collect();
    star.extend(["v", "w", "x", "y", "z"].iter().map(|id| cases(id, "5")));
    let mut chain: Vec<Claim> = [("a", "v"), ("b", "w"), ("c", "x"), ("d", "y"), ("e", "z")]
        .iter()
        .map(|(part, whole)| at_most(part, whole))
        .collect();
    // One group: the wholes do hang together.
    star.push(cases("all", "25"));
    chain.push(sum(&["v", "w", "x", "y", "z"], "all"));
    let tables = [
        (
            vec!["WJ-451", "WJ-457"],
            table(vec![cases("a", "1"), cases("b", "2"), cases("c", "4")], vec![sum(&["a", "b"], "c")]),
        ),
        (vec!["WJ-455", "WJ-457"], table(vec![cases("a", "3"), cases("b", "2")], vec![at_most("a", "b")])),
        (vec!["WJ-456"], table(vec![cases("a", "l2")], vec![])),
        (
            vec!["WJ-458", "WJ-457"],
            table(vec![cases("a", "3"), cases("b", "2")], vec![Claim::Equal { figures: ids(&["a", "b"]) }]),
        ),
        (
            vec!["WJ-459", "WJ-457"],
            table(
                vec![percent("a", "60.0"), percent("b", "41.5")],
                vec![Claim::Shares { parts: ids(&["a", "b"]) }],
            ),
        ),
        (
            // Each holds with some value for the blank; no value serves both.
            vec!["WJ-460", "WJ-457"],
            table(
                vec![cases("a", "3"), cases("b", ""), cases("c", "9"), cases("d", "4")],
                vec![sum(&["a", "b"], "c"), at_most("b", "d")],
            ),
        ),
        (vec!["WJ-455", "WJ-455", "WJ-455", "WJ-455", "WJ-455", "WJ-461"], table(star, chain)),
    ];
    for (codes, table) in tables {
        let answer = reconcile(&table).unwrap();
        let found: Vec<_> = answer.findings.iter().map(wujin_core::finding::Finding::code).collect();
        assert_eq!(found, codes, "{answer:#?}");
        assert!(answer.findings.iter().all(|finding| finding.place.is_some()));
    }
}

#[test]
fn a_description_that_cannot_be_examined_names_everything() {
    let figures = vec![cases("a", "1"), cases("a", "2"), Figure::new("m", "m", "1", FigureUnit::Yuan)];
    let claims = vec![
        Claim::AtMost { part: "a".to_owned(), whole: "nobody".to_owned() },
        Claim::AtMost { part: "a".to_owned(), whole: "m".to_owned() },
        Claim::Equal { figures: ids(&["a"]) },
        Claim::Sum { parts: ids(&["a", "a"]), total: "a".to_owned() },
    ];
    let error = reconcile(&table(figures, claims)).unwrap_err();
    assert_eq!(
        error.0,
        [
            TableDefect::DuplicateFigure { id: "a".to_owned() },
            TableDefect::UnknownFigure { claim: 0, id: "nobody".to_owned() },
            TableDefect::UnitMismatch { claim: 1, id: "m".to_owned() },
            TableDefect::WrongSize { claim: 2 },
            TableDefect::RepeatedFigure { claim: 3, id: "a".to_owned() },
        ]
    );
    assert!(error.to_string().starts_with("the table cannot be examined: two figures have the id \"a\"; "));
}

#[test]
fn descriptions_refuse_unknown_fields_and_come_back_as_they_went() {
    for text in [
        r#"{ "title": "t", "figures": [], "claims": [], "more": 1 }"#,
        r#"{ "title": "t", "figures": [{ "id": "a", "label": "a", "printed": "1", "unit": "cases", "more": 1 }] }"#,
        r#"{ "title": "t", "figures": [], "claims": [{ "claim": "shares", "parts": [], "more": 1 }] }"#,
        r#"{ "title": "t", "figures": [], "claims": [{ "claim": "guess", "parts": [] }] }"#,
    ] {
        assert!(serde_json::from_str::<TableDescription>(text).is_err(), "{text}");
    }
    let whole = quarter(&[(3, 1), (0, 0)], 5, true);
    let text = serde_json::to_string(&whole).unwrap();
    assert_eq!(serde_json::from_str::<TableDescription>(&text).unwrap(), whole);
    #[cfg(feature = "toml")]
    assert_eq!(
        toml::from_str::<TableDescription>(
            "title = \"表\"\n[[figures]]\nid = \"a\"\nlabel = \"a\"\nprinted = \"1\"\nunit = \"cases\"\n\
             [[claims]]\nclaim = \"shares\"\nparts = [\"a\"]\n"
        )
        .unwrap(),
        table(vec![cases("a", "1")], vec![Claim::Shares { parts: ids(&["a"]) }])
    );
}
