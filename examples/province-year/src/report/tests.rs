use std::path::Path;

use super::model::{KindFigures, Report};
use super::sample::{HOSTILE, large, small};
use super::{chart, page};

/// Reads the page as XML, which fails where a tag is left open, an attribute doubled or an entity unknown.
fn parse(html: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    roxmltree::Document::parse_with_options(html, options).unwrap()
}

#[test]
fn the_small_report_is_printed_in_full() {
    let html = page(&small());
    let body = html.split_once("</head>").unwrap().1;
    insta::assert_snapshot!(body);
}

#[test]
fn the_json_form_is_stable() {
    insta::assert_json_snapshot!(small());
}

#[test]
fn each_chart_is_drawn() {
    let report = small();
    let kind: &KindFigures = &report.kinds[0];
    let drawings = [
        ("quarter_rates", chart::quarter_rates("id", kind, chart::lowest_mark(&report.kinds))),
        ("months", chart::months("id", &report.months)),
        ("funnel", chart::funnel("id", &report.procedure.steps)),
        ("outcomes", chart::outcomes("id", &report.procedure.outcomes)),
        ("timeliness", chart::timeliness("id", &report.reporting.calendar[0])),
        ("conditions", chart::conditions("id", &report.stations_below.conditions)),
        ("appraisal", chart::appraisal("id", "得分最低", &report.appraisal, &report.appraisal.worst)),
    ];
    for (name, drawing) in drawings {
        insta::assert_snapshot!(name, drawing.to_string());
    }
}

#[test]
fn every_page_is_well_formed_and_needs_nothing_beside_itself() {
    for report in [Report::default(), small(), large()] {
        let html = page(&report);
        let document = parse(&html);
        let mut ids = std::collections::HashSet::new();
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            assert!(!["script", "link", "img", "iframe", "object"].contains(&name), "{name}");
            for attribute in node.attributes() {
                assert!(!attribute.name().starts_with("on") && attribute.name() != "src");
                assert!(attribute.name() != "href" || attribute.value().starts_with('#'));
            }
            if let Some(id) = node.attribute("id") {
                assert!(ids.insert(id), "\"{id}\" is there twice");
            }
        }
        for node in document.descendants() {
            if let Some(target) = node.attribute("href") {
                assert!(ids.contains(target.trim_start_matches('#')), "{target} leads nowhere");
            }
            for target in node.attribute("aria-labelledby").into_iter().flat_map(str::split_whitespace) {
                assert!(ids.contains(target), "{target} names nothing");
            }
        }
        assert!(!html.contains("url(") && !html.contains("@import"));
    }
}

#[test]
fn every_row_has_as_many_cells_as_its_table_has_headings() {
    for report in [small(), large()] {
        let html = page(&report);
        let document = parse(&html);
        let named = |node: &roxmltree::Node<'_, '_>, name| node.has_tag_name(name);
        let mut rows = 0;
        for table in document.descendants().filter(|node| named(node, "table")) {
            let widths: Vec<usize> = table
                .descendants()
                .filter(|node| named(node, "tr"))
                .map(|row| row.children().filter(|cell| named(cell, "th") || named(cell, "td")).count())
                .collect();
            assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
            rows += widths.len();
        }
        assert!(rows > 30);
    }
}

#[test]
fn a_name_cannot_become_markup() {
    let html = page(&small());
    assert!(!html.contains("<script"));
    let document = parse(&html);
    let shown = document.descendants().filter(|node| node.is_text() && node.text() == Some(HOSTILE)).count();
    assert!(shown >= 3, "it is shown {shown} times as the text that it is");
}

#[test]
fn what_is_due_promptly_is_never_called_late() {
    let html = page(&small());
    let document = parse(&html);
    let cells = |due: &str| -> Vec<String> {
        let row = document
            .descendants()
            .find(|node| {
                node.has_tag_name("tr")
                    && node
                        .descendants()
                        .any(|part| part.is_text() && part.text().is_some_and(|text| text.contains(due)))
            })
            .unwrap();
        let cells = row.children().filter(|node| node.has_tag_name("td"));
        cells
            .map(|cell| {
                cell.descendants().filter_map(|part| part.text().filter(|_| part.is_text())).collect()
            })
            .collect()
    };
    for due in ["及时（未定日期）", "期限不能确定"] {
        let cells = cells(due);
        assert_eq!((cells[5].as_str(), cells[8].as_str()), ("—", "—"), "{due}");
    }
    let fixed = cells("2012-04-10");
    assert_eq!((fixed[5].as_str(), fixed[8].as_str()), ("1", "1"));
}

#[test]
fn a_rate_of_nothing_is_a_dash() {
    let html = page(&Report::default());
    assert!(html.contains("<p class=\"figure\">—"));
    assert!(!html.contains("0.00%") && !html.contains("NaN"));
    let county = page(&small());
    let county = county.split_once("丙县").unwrap().1.split_once("</tr>").unwrap().0;
    assert!(county.contains('—') && !county.contains('%'));
}

/// Leaves the large page in the target folder, to be looked at in a browser.
#[test]
fn the_large_report_names_every_county() {
    let report = large();
    let html = page(&report);
    for county in report.prefectures.iter().flat_map(|prefecture| &prefecture.counties) {
        assert!(html.contains(&county.name), "{}", county.name);
    }
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    std::fs::create_dir_all(&target).unwrap();
    std::fs::write(target.join("report-sample.html"), html).unwrap();
}
