//! What stands on top: what the page is, and the figures that are read first.

use crate::report::markup::{Element, element};
use crate::report::model::Report;
use crate::report::wording::{count, percent, ten_thousand_yuan};

/// The title, the day and the window.
pub(crate) fn masthead(report: &Report) -> Element {
    let facts =
        [("数据截至", &report.as_of), ("年度口径", &report.annual_window), ("适用方案", &report.profile)];
    let facts = facts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| element("div").child(element("dt").text(name)).child(element("dd").text(text)));
    element("header")
        .child(element("p").class("place").text(format!("{} · {}年度", report.province, report.year)))
        .child(element("h1").text("12315“五进”年度工作报告"))
        .child(element("dl").children(facts))
}

/// A sentence that sums up, and the cards.
pub(crate) fn key_figures(report: &Report) -> Element {
    let key = &report.key;
    let rate = percent(&key.settlement_rate);
    let formula = &key.settlement_rate.formula;
    let basis = format!(
        "{}（{}÷{}）",
        formula,
        count(key.settlement_rate.numerator),
        count(key.settlement_rate.denominator)
    );
    let cards = [
        card("服务站", count(key.stations), "个", "", false),
        card("受理咨询", count(key.inquiries), "件", "", false),
        card("受理投诉", count(key.accepted), "件", "", false),
        card("和解", count(key.settled), "件", "", false),
        card("和解率", rate, "", &basis, false),
        card("争议金额", ten_thousand_yuan(key.amount_fen), "万元", "", false),
        card("在办投诉", count(key.open_cases), "件", "", false),
        card("逾期义务", count(key.overdue_obligations), "项", "", key.overdue_obligations > 0),
        card("迟报报表", count(key.late_reports), "份", "含逾期未报", key.late_reports > 0),
        card("疑似虚报", count(key.suspected_false_reports), "起", "须核实", key.suspected_false_reports > 0),
    ];
    element("section")
        .attribute("id", "key")
        .attribute("aria-label", "主要数据")
        .child(element("p").class("lead").text(summary(report)))
        .child(element("div").class("cards").children(cards))
}

fn card(name: &str, figure: String, unit: &str, basis: &str, wrong: bool) -> Element {
    let figure = element("p").class("figure").text(figure).child(element("span").class("unit").text(unit));
    let card = element("div").class(if wrong { "card wrong" } else { "card" });
    let card = card.child(element("p").class("name").text(name)).child(figure);
    if basis.is_empty() { card } else { card.child(element("p").class("basis").text(basis)) }
}

fn summary(report: &Report) -> String {
    let key = &report.key;
    let done = format!(
        "截至{}，全省{}个消费维权服务站共受理投诉{}件，和解{}件，和解率{}。",
        report.as_of,
        count(key.stations),
        count(key.accepted),
        count(key.settled),
        percent(&key.settlement_rate),
    );
    let urgent: Vec<_> = [
        ("逾期义务", key.overdue_obligations, "项"),
        ("迟报报表", key.late_reports, "份"),
        ("疑似虚报", key.suspected_false_reports, "起"),
    ]
    .into_iter()
    .filter(|(_, number, _)| *number > 0)
    .map(|(name, number, unit)| format!("{name}{}{unit}", count(number)))
    .collect();
    if urgent.is_empty() { done } else { format!("{done}需要督办：{}。", urgent.join("，")) }
}
