//! Reports as they come in: who is missing, late, doubled, revised or does not add up, and from a number
//! down to the cases behind it.

use std::collections::BTreeMap;

use proptest::prelude::*;
use wujin_core::edition::{Form, OperatorKind, Outcome};
use wujin_core::finding::Finding;
use wujin_core::money::Fen;
use wujin_core::obligation::Party;
use wujin_core::reporting::{
    CaseFacts, Collation, ExpectedReport, Figure, FigureEvidence, KindTable, LedgerStanding, Leg, Receipt,
    ReceivedReport, ReportDue, ReportNode, Tally, TracedFigure, adds_to, collate, does_not_carry, drill,
    of_quarters, periods_differ, roll_up, tally_case,
};
use wujin_core::time::{AnnualWindow, Day, Due, Period, Quarter};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn quarter() -> Period {
    Period::quarter(2012, 1).unwrap()
}

fn expected(unit: &str, from: Party, to: Party) -> ExpectedReport {
    let leg = Leg::between(from, to, false).unwrap();
    let due = Due::On(day("2012-04-10"));
    ExpectedReport { unit: unit.to_owned(), report: ReportDue { leg, period: quarter(), due, fixed_by: &[] } }
}

fn mall(accepted: u64) -> KindTable {
    KindTable::of(OperatorKind::Mall, Tally { accepted, ..Tally::EMPTY })
}

fn came(source: &str, unit: &str, form: Form, accepted: u64, on: &str) -> ReceivedReport {
    ReceivedReport {
        source: source.to_owned(),
        unit: unit.to_owned(),
        form,
        period: quarter(),
        columns: mall(accepted),
        total: None,
        written: Receipt::On(day(on)),
        entered: Receipt::No,
        replaces: None,
    }
}

fn station(source: &str, accepted: u64, on: &str) -> ReceivedReport {
    came(source, "一号店", Form::AnnexThree, accepted, on)
}

fn in_system(mut report: ReceivedReport) -> ReceivedReport {
    report.entered = core::mem::take(&mut report.written);
    report
}

fn of_station(received: &[ReceivedReport]) -> Collation {
    let expected = [expected("一号店", Party::Station, Party::Office)];
    collate(&expected, received, |_| Some(OperatorKind::Mall), day("2012-04-30"))
}

fn of_county(received: &[ReceivedReport]) -> Collation {
    let expected = [expected("某县", Party::County, Party::Province)];
    collate(&expected, received, |_| None, day("2012-04-30"))
}

fn codes(collation: &Collation) -> Vec<&'static str> {
    collation.findings().map(Finding::code).collect()
}

#[test]
fn what_a_careful_office_would_say_of_what_came() {
    let unknown = |mut report: ReceivedReport| {
        report.written = Receipt::DayUnknown;
        report
    };
    let revises = |of: &str, mut report: ReceivedReport| {
        report.replaces = Some(of.to_owned());
        report
    };
    let other_kind = |mut report: ReceivedReport| {
        report.columns.market.settled = 2;
        report
    };
    let in_time = || station("甲.xlsx", 7, "2012-04-09");
    for (received, counted, codes_said) in [
        (vec![], None, vec!["WJ-402"]),
        (vec![in_time()], Some("甲.xlsx"), vec![]),
        (vec![station("甲.xlsx", 7, "2012-04-11")], Some("甲.xlsx"), vec!["WJ-401"]),
        // What comes after the day asked about is not seen.
        (vec![station("甲.xlsx", 7, "2012-05-01")], None, vec!["WJ-402"]),
        (vec![unknown(in_time())], Some("甲.xlsx"), vec!["WJ-418"]),
        (vec![in_time(), station("乙.xlsx", 7, "2012-04-10")], Some("乙.xlsx"), vec!["WJ-406"]),
        (
            vec![in_time(), revises("甲.xlsx", station("乙.xlsx", 9, "2012-04-20"))],
            Some("乙.xlsx"),
            vec!["WJ-405", "WJ-431"],
        ),
        (vec![revises("无.xlsx", in_time())], Some("甲.xlsx"), vec!["WJ-409"]),
        // It takes the place of no other than the one it names.
        (
            vec![in_time(), revises("无.xlsx", station("乙.xlsx", 9, "2012-04-10"))],
            Some("乙.xlsx"),
            vec!["WJ-409", "WJ-406"],
        ),
        (vec![other_kind(in_time())], Some("甲.xlsx"), vec!["WJ-411"]),
        (
            vec![in_time(), came("丙.xlsx", "二号店", Form::AnnexThree, 1, "2012-04-09")],
            Some("甲.xlsx"),
            vec!["WJ-408"],
        ),
    ] {
        let collation = of_station(&received);
        let report = &collation.reports[0];
        assert_eq!(
            (report.line.counted.as_deref(), codes(&collation)),
            (counted, codes_said),
            "{received:?}"
        );
        assert_eq!(report.columns.is_some(), counted.is_some());
    }
}

#[test]
fn a_revision_says_what_changed() {
    let mut second = station("乙.xlsx", 9, "2012-04-20");
    second.replaces = Some("甲.xlsx".to_owned());
    second.columns.mall.amount = Fen(5_000);
    let collation = of_station(&[station("甲.xlsx", 7, "2012-04-09"), second]);
    let revision = &collation.reports[0].revisions[0];
    let changes: Vec<_> =
        revision.changes.iter().map(|change| (change.figure, change.before, change.after)).collect();
    let expected = [(Figure::Accepted, Some(7), Some(9)), (Figure::Amount, Some(0), Some(5_000))];
    assert_eq!((revision.of.as_str(), revision.by.as_str()), ("甲.xlsx", "乙.xlsx"));
    assert_eq!(changes, expected);
    assert_eq!(collation.reports[0].columns.unwrap().mall.accepted, 9);
    let said: Vec<_> = collation.findings().map(ToString::to_string).collect();
    assert!(
        said.iter().any(|said| said.contains("was 7 and is 9") && said.starts_with("乙.xlsx")),
        "{said:?}"
    );
}

#[test]
fn writing_and_system_are_two_ways_of_one_report() {
    let county = |source: &str, accepted| came(source, "某县", Form::AnnexSix, accepted, "2012-04-09");
    let both = |written, entered| {
        of_county(&[county("书面.xlsx", written), in_system(county("系统.xlsx", entered))])
    };
    let agreed = both(7, 7);
    assert_eq!(codes(&agreed), [""; 0]);
    assert_eq!(agreed.reports[0].sources, ["书面.xlsx", "系统.xlsx"]);
    let differ = both(7, 8);
    assert_eq!(codes(&differ), ["WJ-417"]);
    assert_eq!(differ.reports[0].columns.unwrap().mall.accepted, 7);
    // One way alone is not in, and its figures count all the same.
    let written = of_county(&[county("书面.xlsx", 7)]);
    assert_eq!(
        (codes(&written), written.reports[0].line.standing),
        (vec!["WJ-402"], LedgerStanding::Overdue)
    );
    assert_eq!(written.reports[0].columns.unwrap().mall.accepted, 7);
    // A revision in both ways takes the place of both.
    let mut revised = [county("改.xlsx", 9), in_system(county("系改.xlsx", 9))];
    revised[0].written = Receipt::On(day("2012-04-20"));
    revised[1].entered = Receipt::On(day("2012-04-20"));
    revised[0].replaces = Some("系统.xlsx".to_owned());
    let [one, two] = revised;
    let all = [county("书面.xlsx", 7), in_system(county("系统.xlsx", 7)), one, two];
    let collation = of_county(&all);
    assert_eq!(codes(&collation), ["WJ-405", "WJ-431"]);
    assert_eq!(collation.reports[0].line.counted.as_deref(), Some("改.xlsx"));
}

proptest! {
    // Nothing that came is lost: it counts, was replaced, stands doubled, is a way of another, or is
    // said to be unexpected; and the order in which it is read does not matter.
    #[test]
    fn every_report_that_came_is_accounted_for(
        came in prop::collection::vec((0..3_usize, 0..2_u64, any::<bool>(), 1..29_u32, prop::option::of(0..9_usize)), 0..12),
        turn in any::<prop::sample::Index>(),
    ) {
        let units = ["一号店", "二号店", "三号店"];
        let mut received: Vec<_> = came.iter().enumerate().map(|(place, (unit, accepted, entered, on, replaces))| {
            let on = format!("2012-04-{on:02}");
            let mut report = self::came(&format!("{place}.xlsx"), units[*unit], Form::AnnexThree, *accepted, &on);
            report.replaces = replaces.map(|of| format!("{of}.xlsx"));
            if *entered { in_system(report) } else { report }
        }).collect();
        let expected = [
            expected("一号店", Party::Station, Party::Office), expected("二号店", Party::Station, Party::Office),
        ];
        let collation = collate(&expected, &received, |_| None, day("2012-04-30"));
        let mut sources: Vec<_> = collation.reports.iter().flat_map(|report| report.sources.clone()).collect();
        sources.extend(collation.unexpected.iter().filter_map(|finding| finding.place.as_ref()?.file.clone()));
        sources.sort();
        let mut all: Vec<_> = received.iter().map(|report| report.source.clone()).collect();
        all.sort();
        prop_assert_eq!(sources, all);
        for report in &collation.reports {
            prop_assert_eq!(report.columns.is_some(), !report.sources.is_empty());
        }
        let middle = turn.index(received.len() + 1);
        received.rotate_left(middle);
        let turned = collate(&expected, &received, |_| None, day("2012-04-30"));
        prop_assert_eq!(turned.reports, collation.reports);
    }
}

#[test]
fn a_half_year_is_its_quarters_and_a_year_lies_between_them() {
    let quarters: Vec<_> = (1..=4).map(|number| (Quarter::new(2012, number).unwrap(), mall(10))).collect();
    let half = Period::first_half(2012).unwrap();
    assert_eq!(of_quarters(half, &quarters), Some(Ok(mall(20))));
    assert_eq!(of_quarters(half, &quarters[1..]), None);
    let said = |period, accepted, quarters: &[_]| {
        let matters = periods_differ(period, &mall(accepted), quarters);
        matters.into_iter().map(|matter| Finding::from(matter).code()).collect::<Vec<_>>()
    };
    assert_eq!(said(half, 20, &quarters), [""; 0]);
    assert_eq!(said(half, 21, &quarters), ["WJ-419"]);
    assert_eq!(said(half, 21, &quarters[..1]), [""; 0]);
    let year = |window| Period::annual(2012, window).unwrap();
    let eleven = year(AnnualWindow::JanuaryToNovember);
    // What is known of the years beside it bounds nothing.
    let beside = [(2011, 4), (2013, 1)].map(|(year, number)| (Quarter::new(year, number).unwrap(), mall(10)));
    let more = [&quarters[..], &beside].concat();
    for (accepted, wrong) in [(29, true), (30, false), (40, false), (41, true)] {
        assert_eq!(said(eleven, accepted, &quarters).len(), usize::from(wrong), "{accepted}");
        assert_eq!(said(eleven, accepted, &more).len(), usize::from(wrong), "{accepted}");
    }
    // Without the last quarter nothing bounds the year from above; nor does anything bound an estimate.
    assert_eq!(said(eleven, 99, &quarters[..3]), [""; 0]);
    let estimate = year(AnnualWindow::FullYearEstimate);
    assert_eq!((said(estimate, 99, &quarters), said(estimate, 39, &quarters)), (vec![], vec!["WJ-420"]));
    // From December: the last quarter of the year before is not here, so that no upper bound is known.
    assert_eq!(said(year(AnnualWindow::DecemberToNovember), 99, &quarters), [""; 0]);
}

proptest! {
    #[test]
    fn what_cases_come_to_carries_over(
        cases in prop::collection::vec((0..180_i32, prop::option::of((0..120_i32, 0..3_usize))), 0..40),
    ) {
        let first = day("2012-01-01");
        let tables: Vec<_> = [1, 2].into_iter().map(|number| {
            let period = Period::quarter(2012, number).unwrap();
            let sum = cases.iter().fold(Tally::EMPTY, |sum, (registered, resolved)| {
                let registered = first.plus_days(*registered).unwrap();
                let resolved = resolved.map(|(days, outcome)| {
                    (registered.plus_days(days).unwrap(), Outcome::ALL[outcome])
                });
                sum.merge(tally_case(period, &CaseFacts { registered, resolved, amount: None })).unwrap()
            });
            KindTable::of(OperatorKind::Market, sum)
        }).collect();
        prop_assert_eq!(does_not_carry(&tables[0], &tables[1]), vec![]);
        let mut wrong = tables[1];
        wrong.market.open += 1;
        prop_assert_eq!(does_not_carry(&tables[0], &wrong).len(), 1);
    }
}

#[test]
fn open_complaints_carry_over_where_somebody_counts_them() {
    for (before, after_open, accepted, settled, said) in [
        // Nothing open in either: who knows whether that was counted.
        (0, 0, 5, 3, 0),
        (0, 2, 5, 3, 0),
        (0, 1, 5, 3, 1),
        (2, 0, 5, 7, 0),
        (2, 0, 5, 5, 1),
        (2, 3, 5, 4, 0),
        (2, 3, 5, 5, 1),
    ] {
        let table = |tally| KindTable::of(OperatorKind::Mall, tally);
        let earlier = table(Tally { open: before, ..Tally::EMPTY });
        let later = table(Tally { open: after_open, accepted, settled, ..Tally::EMPTY });
        let found = does_not_carry(&earlier, &later).len();
        assert_eq!(found, said, "{before} open, {accepted} accepted, {settled} settled, {after_open} left");
    }
}

/// Two stations of an office, one of which reports more than its cases.
struct Evidence(BTreeMap<&'static str, Vec<(&'static str, CaseFacts)>>);

impl FigureEvidence for Evidence {
    fn source(&self, unit: &str, kind: Option<OperatorKind>, _: Figure) -> Option<String> {
        self.0.contains_key(unit).then(|| format!("{unit}.xlsx:附件3!{}", kind.map_or("C10", |_| "C5")))
    }

    fn cases(&self, unit: &str, _: Option<OperatorKind>, figure: Figure) -> Option<Vec<(String, u64)>> {
        let cases = self.0.get(unit)?;
        let adds =
            |(id, case): &(&str, CaseFacts)| Some(((*id).to_owned(), adds_to(quarter(), figure, case)?));
        Some(cases.iter().filter_map(adds).collect())
    }
}

/// Every number of a trace, one a line.
fn told(figure: &TracedFigure, lines: &mut Vec<String>) {
    let value = figure.value.unwrap();
    lines.push(format!("{} {value} ({}) {}", figure.unit, figure.unexplained, figure.cases.join(" ")));
    figure.parts.iter().for_each(|part| told(part, lines));
}

#[test]
fn a_number_is_traced_down_to_workbooks_and_cases() {
    let case = |registered: &str| CaseFacts { registered: day(registered), resolved: None, amount: None };
    let evidence = Evidence(BTreeMap::from([
        (
            "一号店",
            vec![("案1", case("2012-01-05")), ("案2", case("2012-02-05")), ("案3", case("2012-04-05"))],
        ),
        ("二号店", vec![("案4", case("2012-03-31"))]),
        ("三号店", vec![]),
    ]));
    let node = |unit: &str, tier, above: Option<&str>, reported: Option<u64>| ReportNode {
        unit: unit.to_owned(),
        tier,
        above: above.map(str::to_owned),
        reported: reported.map(mall),
        known: KindTable::EMPTY,
    };
    let nodes = [
        node("一号店", Party::Station, Some("所"), Some(2)),
        node("二号店", Party::Station, Some("所"), Some(4)),
        node("三号店", Party::Station, Some("所"), Some(0)),
        node("所", Party::Office, Some("县"), None),
        node("县", Party::County, None, Some(7)),
    ];
    let rolled = roll_up(quarter(), &nodes, None);
    let traced = drill(&rolled, "县", Some(OperatorKind::Mall), Figure::Accepted, &evidence).unwrap();
    let mut lines = Vec::new();
    told(&traced, &mut lines);
    // The county says one more than its office, and the second station three more than its cases.
    assert_eq!(lines, ["县 7 (1) ", "所 6 (0) ", "一号店 2 (0) 案1 案2", "二号店 4 (3) 案4"]);
    assert_eq!(traced.parts[0].parts[0].source.as_deref(), Some("一号店.xlsx:附件3!C5"));
    let open = drill(&rolled, "县", None, Figure::Open, &evidence).unwrap();
    assert_eq!((open.value, open.parts.len()), (Some(0), 0));
    // Of a station whose cases nobody has, nothing is left unexplained; and nothing is added where it has none.
    let alone = |reported| {
        let rolled = roll_up(quarter(), &[node("四号店", Party::Station, None, Some(reported))], None);
        drill(&rolled, "四号店", None, Figure::Accepted, &evidence).unwrap()
    };
    assert_eq!(
        [alone(5), alone(0)].map(|traced| (traced.value, traced.unexplained)),
        [(Some(5), 0), (Some(0), 0)]
    );
    assert_eq!(drill(&rolled, "无", None, Figure::Open, &evidence), None);
}
