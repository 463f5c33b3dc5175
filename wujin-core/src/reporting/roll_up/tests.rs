//! What a roll-up answers.

use super::*;
use crate::edition::OperatorKind;
use crate::reporting::Tally;
use proptest::prelude::*;

fn quarter() -> Period {
    Period::quarter(2012, 1).unwrap()
}

fn node(unit: &str, tier: Party, above: Option<&str>, accepted: Option<u64>) -> ReportNode {
    let columns = |accepted| KindTable::of(OperatorKind::Market, Tally { accepted, ..Tally::EMPTY });
    let reported = accepted.map(columns);
    let known = KindTable::EMPTY;
    ReportNode { unit: unit.to_owned(), tier, above: above.map(str::to_owned), reported, known }
}

fn codes(result: &RollUp) -> Vec<&'static str> {
    result.findings().map(Finding::code).collect()
}

proptest! {
    // Whatever office and county a station stands under, the province has the sum of all.
    #[test]
    fn any_partition_adds_to_the_whole(
        stations in prop::collection::vec((0..5_usize, 0..9_usize, 0..1_000_u64), 0..60),
        offices in prop::array::uniform9(0..4_usize),
    ) {
        let mut nodes = vec![node("省", Party::Province, None, None)];
        nodes.extend((0..4).map(|county| node(&format!("县{county}"), Party::County, Some("省"), None)));
        for (office, county) in offices.iter().enumerate() {
            nodes.push(node(&format!("所{office}"), Party::Office, Some(&format!("县{county}")), None));
        }
        let mut whole = KindTable::EMPTY;
        for (index, (kind, office, accepted)) in stations.iter().enumerate() {
            let kind = OperatorKind::ALL[*kind];
            let tally = Tally { stations: 1, accepted: *accepted, ..Tally::EMPTY };
            whole.add(kind, tally).unwrap();
            let mut station = node(&format!("站{index}"), Party::Station, Some(&format!("所{office}")), None);
            station.reported = Some(KindTable::of(kind, tally));
            nodes.insert(index % nodes.len(), station);
        }
        let result = roll_up(quarter(), &nodes, None);
        prop_assert_eq!(result.line("省").unwrap().figures, whole);
        prop_assert_eq!(result.tops().count(), 1);
        prop_assert!(codes(&result).iter().all(|code| *code == "WJ-416"));
    }
}

#[test]
fn a_missing_report_is_a_line_and_its_parts_count() {
    let nodes = [
        node("一", Party::Station, Some("所"), Some(3)),
        node("二", Party::Station, Some("所"), None),
        node("所", Party::Office, Some("县"), None),
        node("县", Party::County, None, Some(4)),
    ];
    let result = roll_up(quarter(), &nodes, None);
    let county = result.line("县").unwrap();
    assert_eq!(
        (county.missing.as_slice(), county.parts.as_ref().unwrap().market.accepted),
        (&["所".to_owned()][..], 3)
    );
    assert_eq!(result.line("所").unwrap().missing, ["二"]);
    assert_eq!(codes(&result), ["WJ-416", "WJ-416", "WJ-412"]);
}

#[test]
fn a_vice_provincial_city_counts_inside_its_province_only() {
    let nodes = [
        node("武汉", Party::Prefecture, Some("总局"), Some(9)),
        node("武汉", Party::Prefecture, Some("湖北"), Some(9)),
        node("湖北", Party::Province, Some("总局"), Some(9)),
        node("总局", Party::Nation, None, None),
    ];
    let result = roll_up(quarter(), &nodes, None);
    assert_eq!(codes(&result), ["WJ-407", "WJ-416"][..1]);
    assert_eq!(result.line("总局").unwrap().figures.market.accepted, 9);
}

#[test]
fn what_is_wrong_with_the_tree_is_said_and_nothing_is_lost() {
    let nodes = [
        node("一", Party::Station, Some("所"), Some(3)),
        node("一", Party::Station, Some("所"), Some(3)),
        node("二", Party::Station, Some("无"), Some(1)),
        node("所", Party::Office, Some("所"), Some(3)),
    ];
    let result = roll_up(quarter(), &nodes, None);
    assert_eq!(codes(&result), ["WJ-406", "WJ-415", "WJ-415"]);
    assert_eq!(result.tops().count(), 2);
}

#[test]
fn a_report_that_is_there_twice_is_named_by_its_form() {
    let nodes = [
        node("一", Party::Station, Some("所"), Some(3)),
        node("一", Party::Station, Some("所"), Some(3)),
        node("所", Party::Office, None, Some(3)),
        node("所", Party::Office, None, Some(3)),
    ];
    let result = roll_up(quarter(), &nodes, None);
    let form = |finding: &Finding| match &finding.matter {
        crate::finding::Matter::Reporting(ReportingMatter::CountedTwice { report, copies: 2, .. }) => {
            report.zh
        }
        _ => "",
    };
    let forms: Vec<_> = result.findings().map(form).collect();
    assert_eq!(forms, [Form::AnnexThree, Form::AnnexSix].map(|form| form.term().zh));
}

#[test]
fn figures_too_large_to_add_are_said_once_each_time() {
    let nodes = [
        node("一", Party::Station, Some("所"), Some(u64::MAX)),
        node("二", Party::Station, Some("所"), Some(1)),
        node("三", Party::Station, Some("所"), Some(1)),
        node("所", Party::Office, None, None),
    ];
    let result = roll_up(quarter(), &nodes, None);
    assert_eq!(codes(&result), ["WJ-414"]);
    assert_eq!(result.line("所").unwrap().parts, None);
}
