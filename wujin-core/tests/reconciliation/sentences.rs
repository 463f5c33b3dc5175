//! What is said of each kind of claim.

use std::fmt::Write as _;

use wujin_core::finding::Language;
use wujin_core::reconciliation::{Claim, Figure, FigureUnit, RateCandidate, RateFormula, reconcile};

use crate::{cases, ids, table};

#[test]
fn what_is_found_says_what_was_printed_and_what_the_rest_makes_of_it() {
    let percent = |id: &str, printed: &str| Figure::new(id, id, printed, FigureUnit::Percent);
    let yuan = |id: &str, printed: &str| Figure::new(id, id, printed, FigureUnit::TenThousandYuan);
    let candidate = |formula, numerator: &str, denominator: &str| RateCandidate {
        formula,
        numerator: numerator.to_owned(),
        denominator: denominator.to_owned(),
    };
    let change = |before: Option<&str>, difference: Option<&str>, rate: Option<&str>| Claim::Change {
        now: "今年".to_owned(),
        before: before.map(str::to_owned),
        difference: difference.map(str::to_owned),
        rate: rate.map(str::to_owned),
    };
    let years = |now: &str, before: &str, difference: &str, rate: &str| {
        vec![cases("今年", now), cases("去年", before), cases("增减", difference), percent("同比", rate)]
    };
    let rates = |settled: &str| {
        vec![cases("和解", settled), cases("办结", "95"), cases("受理", "0"), percent("率", "92")]
    };
    let rate = Claim::Rate {
        rate: "率".to_owned(),
        candidates: vec![
            candidate(RateFormula::SettledOfClosed, "和解", "办结"),
            candidate(RateFormula::SettledOfAccepted, "和解", "受理"),
        ],
    };
    let tables = [
        table(
            vec![yuan("甲", "1.5"), yuan("乙", "2.25"), yuan("合计", "4")],
            vec![Claim::Sum { parts: ids(&["甲", "乙"]), total: "合计".to_owned() }],
        ),
        table(
            vec![cases("甲", "5"), cases("乙", "—"), cases("合计", "4")],
            vec![Claim::Sum { parts: ids(&["甲", "乙"]), total: "合计".to_owned() }],
        ),
        table(
            vec![percent("甲", "60.0"), percent("乙", "41.5")],
            vec![Claim::Shares { parts: ids(&["甲", "乙"]) }],
        ),
        table(rates("90"), vec![rate.clone()]),
        table(years("120", "100", "20", "25"), vec![change(Some("去年"), Some("增减"), Some("同比"))]),
        table(rates("0"), vec![rate]),
        table(years("100", "100", "5", "0"), vec![change(Some("去年"), Some("增减"), Some("同比"))]),
        table(years("120", "100", "30", "—"), vec![change(Some("去年"), Some("增减"), None)]),
        table(years("12", "0", "12", "100"), vec![change(Some("去年"), Some("增减"), Some("同比"))]),
        table(
            vec![cases("甲", "3"), cases("乙", "3"), cases("丙", "2")],
            vec![Claim::Equal { figures: ids(&["甲", "乙", "丙"]) }],
        ),
        table(
            vec![cases("甲", "3"), cases("乙", "2")],
            vec![Claim::AtMost { part: "甲".to_owned(), whole: "乙".to_owned() }],
        ),
        table(
            vec![cases("甲", "3"), cases("乙", ""), cases("丙", "9"), cases("丁", "4")],
            vec![
                Claim::Sum { parts: ids(&["甲", "乙"]), total: "丙".to_owned() },
                Claim::AtMost { part: "乙".to_owned(), whole: "丁".to_owned() },
            ],
        ),
        table(vec![cases("甲", "l2")], vec![]),
    ];
    let mut said = String::new();
    for table in &tables {
        for finding in reconcile(table).unwrap().findings {
            let path = finding.place.as_ref().and_then(|place| place.path.as_deref()).unwrap_or_default();
            let [zh, en] = [Language::Zh, Language::En].map(|language| finding.matter.text(language));
            writeln!(said, "{} {path}\n  {zh}\n  {en}", finding.code()).unwrap();
        }
        said += "\n";
    }
    insta::assert_snapshot!(said);
}
