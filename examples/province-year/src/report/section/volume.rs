//! How much there was, by kind, by time, by step and by place.

use super::{figure, legend, note};
use crate::report::chart;
use crate::report::markup::{Element, element};
use crate::report::model::{County, KindFigures, Prefecture, Rate, Report};
use crate::report::svg::shade;
use crate::report::table::{Cell, Table};
use crate::report::wording::{count, ten_thousand_yuan};

pub(super) fn kinds(report: &Report) -> Vec<Element> {
    let lowest = chart::lowest_mark(&report.kinds);
    let panels = report.kinds.iter().enumerate().map(|(index, kind)| {
        figure(chart::quarter_rates(&format!("kind-{index}"), kind, lowest), &kind.kind)
    });
    let axis = if lowest == 0 { String::new() } else { format!("各图纵轴自{}%起。", lowest / 100) };
    let formula = &report.key.settlement_rate.formula;
    let periods: Vec<&str> = report
        .kinds
        .first()
        .map(|kind| kind.quarters.iter().map(|quarter| quarter.period.as_str()).collect())
        .unwrap_or_default();
    let table = Table::new(format!("各类经营者全年数据：{}", report.annual_window))
        .words(&["经营者类型"])
        .figures(&["站数", "咨询", "受理", "和解", "争议金额（万元）"])
        .figures(&periods)
        .figures(&["全年和解率"]);
    let table = report.kinds.iter().fold(table, |table, kind| table.row(kind_row(kind)));
    vec![
        note(format!("和解率＝{formula}；无可计算案件的以“—”表示。{axis}")),
        element("div").class("panels").children(panels),
        table.build("本年度没有数据。"),
    ]
}

fn kind_row(kind: &KindFigures) -> Vec<Cell> {
    let figures = [kind.stations, kind.inquiries, kind.year.accepted, kind.year.settled];
    let mut cells = vec![Cell::words(&kind.kind)];
    cells.extend(figures.into_iter().map(Cell::number));
    cells.push(Cell::figure(ten_thousand_yuan(kind.amount_fen)));
    cells.extend(kind.quarters.iter().map(|quarter| Cell::rate(&quarter.rate)));
    cells.push(Cell::rate(&kind.year.rate).mark("strong"));
    cells
}

pub(super) fn months(report: &Report) -> Vec<Element> {
    let table = Table::new("各季度受理、和解情况").words(&["季度"]).figures(&["受理", "和解", "和解率"]);
    let table = report.quarters.iter().fold(table, |table, quarter| {
        table.row(vec![
            Cell::words(&quarter.period),
            Cell::number(quarter.accepted),
            Cell::number(quarter.settled),
            Cell::rate(&quarter.rate),
        ])
    });
    let chart = if report.months.is_empty() {
        note("本年度没有受理投诉。")
    } else {
        figure(chart::months("months-chart", &report.months), "各月受理投诉件数（按受理月份）")
            .child(legend([("column", "已和解"), ("column rest", "其余")]))
    };
    vec![element("div").class("beside even").child(chart).child(table.build("本年度没有数据。"))]
}

pub(super) fn procedure(report: &Report) -> Vec<Element> {
    let procedure = &report.procedure;
    if procedure.steps.is_empty() {
        return vec![note("本年度没有受理投诉。")];
    }
    let exits = Table::new("离开或停留的环节").words(&["环节"]).figures(&["到达"]).words(&["离开或停留"]);
    let exits = procedure.steps.iter().fold(exits, |table, step| {
        let ways: Vec<_> =
            step.exits.iter().map(|exit| format!("{} {}", exit.way, count(exit.cases))).collect();
        let ways =
            if ways.is_empty() { Cell::words("无").mark("pale") } else { Cell::words(ways.join("，")) };
        table.row(vec![Cell::words(&step.step), Cell::number(step.reached), ways])
    });
    let all = procedure.outcomes.iter().map(|outcome| outcome.cases).fold(0, u64::saturating_add);
    let outcomes = Table::new("办理结果").words(&["结果"]).figures(&["件数", "占比"]);
    let outcomes = procedure.outcomes.iter().enumerate().fold(outcomes, |table, (index, outcome)| {
        let share =
            Rate { numerator: outcome.cases, denominator: all, formula: "占全部结果".to_owned() };
        let name = element("span")
            .child(element("span").class(&format!("key share-{}", index % 5)))
            .text(&outcome.outcome);
        table.row(vec![Cell::of(name).mark("short"), Cell::number(outcome.cases), Cell::rate(&share)])
    });
    let funnel = figure(
        chart::funnel("funnel-chart", &procedure.steps),
        "各环节到达件数及占受理比例；浅红为上一环节未到本环节的部分",
    );
    let bar = figure(chart::outcomes("outcomes-chart", &procedure.outcomes), "办理结果构成");
    vec![
        element("div").class("beside even").child(funnel).child(exits.build("无")),
        element("div").class("beside even").child(bar).child(outcomes.build("无")),
    ]
}

/// The extremes over all counties, which the shades are measured against.
struct Extremes {
    stations: u64,
    accepted: u64,
    /// The lowest rate, in hundredths of a per cent.
    rate: u64,
    faults: u64,
}

pub(super) fn counties(report: &Report) -> Vec<Element> {
    let counties = || report.prefectures.iter().flat_map(|prefecture| &prefecture.counties);
    let most = |figure: fn(&County) -> u64| counties().map(figure).max().unwrap_or(0);
    let extremes = Extremes {
        stations: most(|county| county.stations),
        accepted: most(|county| county.accepted),
        rate: counties().filter_map(|county| county.rate.hundredths()).min().unwrap_or(0),
        faults: most(|county| county.late_reports.max(county.missing_reports).max(county.double_counted)),
    };
    if report.prefectures.is_empty() {
        return vec![note("没有各地数据。")];
    }
    let tables = report.prefectures.iter().map(|prefecture| prefecture_table(prefecture, &extremes));
    vec![
        note("蓝色越深，数值越大；红色越深，迟报、缺报或重复计算越多。"),
        element("div").class("atlas").children(tables),
    ]
}

fn prefecture_table(prefecture: &Prefecture, extremes: &Extremes) -> Element {
    let table = Table::new(format!("{}（{}）", prefecture.name, prefecture.code))
        .words(&["县级单位"])
        .figures(&["站数", "受理", "和解率", "迟报", "缺报", "重复"]);
    let table = prefecture.counties.iter().fold(table, |table, county| {
        let shortfall = |rate: u64| 10_000_u64.saturating_sub(rate);
        let whole = shortfall(extremes.rate);
        let rate = county.rate.hundredths().map_or(0, |rate| {
            if whole == 0 { 5 } else { shade(whole.saturating_sub(shortfall(rate)).max(1), whole) }
        });
        let red = |number| Cell::fault(number).mark(&format!("red-{}", shade(number, extremes.faults)));
        table.row(vec![
            Cell::of(element("span").attribute("title", &county.code).text(&county.name)).mark("short"),
            Cell::number(county.stations).mark(&heat(shade(county.stations, extremes.stations))),
            Cell::number(county.accepted).mark(&heat(shade(county.accepted, extremes.accepted))),
            Cell::rate(&county.rate).mark(&heat(rate)),
            red(county.late_reports),
            red(county.missing_reports),
            red(county.double_counted),
        ])
    });
    let table =
        if prefecture.counties.len() > 1 { table.total(sum_row(&prefecture.counties)) } else { table };
    table.build("没有县级单位。")
}

fn sum_row(counties: &[County]) -> Vec<Cell> {
    let sum = |figure: fn(&County) -> u64| counties.iter().map(figure).fold(0, u64::saturating_add);
    let rate = Rate {
        numerator: sum(|county| county.rate.numerator),
        denominator: sum(|county| county.rate.denominator),
        formula: counties.first().map(|county| county.rate.formula.clone()).unwrap_or_default(),
    };
    vec![
        Cell::words("合计"),
        Cell::number(sum(|county| county.stations)),
        Cell::number(sum(|county| county.accepted)),
        Cell::rate(&rate),
        Cell::fault(sum(|county| county.late_reports)),
        Cell::fault(sum(|county| county.missing_reports)),
        Cell::fault(sum(|county| county.double_counted)),
    ]
}

fn heat(shade: u64) -> String {
    format!("heat-{shade}")
}
