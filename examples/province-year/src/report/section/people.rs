//! Whom to visit, praise or talk to.

use super::{figure, legend, note, shown_of};
use crate::report::chart;
use crate::report::markup::{Element, element};
use crate::report::model::{Appraisal, AppraisedStation, Rate, Report};
use crate::report::table::{Cell, Table};
use crate::report::wording::{count, percent, points, quantity};

pub(super) fn stations_below(report: &Report) -> Vec<Element> {
    let below = &report.stations_below;
    let share = Rate {
        numerator: below.stations.total,
        denominator: below.assessed,
        formula: "占受评站数".to_owned(),
    };
    let table = Table::new("缺项最多的服务站")
        .words(&["服务站", "县级单位", "类型", "不符合的条件"])
        .figures(&["缺项"]);
    let table = below.stations.shown.iter().fold(table, |table, station| {
        let missing = u64::try_from(station.missing.len()).unwrap_or(u64::MAX);
        table.row(vec![
            Cell::words(&station.station),
            Cell::words(&station.county),
            Cell::words(&station.kind),
            Cell::words(station.missing.join("、")),
            Cell::fault(missing),
        ])
    });
    let chart = if below.conditions.is_empty() {
        note("没有评定记录。")
    } else {
        figure(chart::conditions("conditions-chart", &below.conditions), "不符合各项条件的站数")
    };
    let mut stations = vec![table.build("没有不符合条件的服务站。")];
    stations.extend(shown_of(below.stations.shown.len(), below.stations.total, "个"));
    vec![
        note(format!(
            "共评定{}个服务站，不符合设立条件的{}个，占{}。",
            count(below.assessed),
            count(below.stations.total),
            percent(&share)
        )),
        element("div").class("beside late-half").child(chart).child(element("div").children(stations)),
    ]
}

pub(super) fn hot_spots(report: &Report) -> Vec<Element> {
    let table = Table::new("投诉相对集中的问题")
        .words(&["范围", "报告期", "分组", "集中于"])
        .figures(&["件数", "占该范围投诉"]);
    let table = report.hot_spots.shown.iter().fold(table, |table, spot| {
        table.row(vec![
            Cell::words(&spot.place),
            Cell::words(&spot.period),
            Cell::words(&spot.grouped_by),
            Cell::words(&spot.group).mark("strong"),
            Cell::number(spot.share.numerator),
            Cell::rate(&spot.share),
        ])
    });
    let mut content = vec![table.build("没有达到集中标准的问题。")];
    content.extend(shown_of(report.hot_spots.shown.len(), report.hot_spots.total, "处"));
    content
}

pub(super) fn appraisal(report: &Report) -> Vec<Element> {
    const KEYS: [&str; 5] = ["share-0", "share-1", "share-2", "share-3", "share-4"];
    let appraisal = &report.appraisal;
    if appraisal.best.is_empty() && appraisal.worst.is_empty() {
        return vec![note("本年度没有考核结果。")];
    }
    let weights: Vec<_> = appraisal
        .parts
        .iter()
        .map(|part| format!("{}{}分", part.part, points(Some(part.full_tenths))))
        .collect();
    let parts = appraisal.parts.iter().zip(KEYS.into_iter().cycle());
    let half = |id: &str, title: &str, stations: &[AppraisedStation]| {
        element("div")
            .child(element("h3").text(title))
            .child(chart::appraisal(id, title, appraisal, stations))
            .child(score_table(appraisal, stations))
    };
    vec![
        note(format!("共考核{}个服务站。满分构成：{}。", count(appraisal.appraised), weights.join("、"))),
        legend(parts.map(|(part, key)| (key, part.part.as_str()))),
        element("div")
            .class("beside even")
            .child(half("best-chart", "得分最高", &appraisal.best))
            .child(half("worst-chart", "得分最低", &appraisal.worst)),
    ]
}

fn score_table(appraisal: &Appraisal, stations: &[AppraisedStation]) -> Element {
    let parts: Vec<&str> = appraisal.parts.iter().map(|part| part.part.as_str()).collect();
    let table = Table::new("各项得分").words(&["服务站", "类型"]).figures(&parts).figures(&["总分"]);
    let table = stations.iter().fold(table, |table, station| {
        let mut cells = vec![Cell::words(&station.station), Cell::words(&station.kind)];
        cells.extend(station.part_tenths.iter().map(|part| Cell::figure(points(*part))));
        cells.push(Cell::figure(points(station.score_tenths)).mark("strong"));
        table.row(cells)
    });
    table.build("没有考核结果。")
}

pub(super) fn false_reports(report: &Report) -> Vec<Element> {
    let table = Table::new("上报数大于复核数的服务站")
        .words(&["服务站", "县级单位", "报告期", "项目"])
        .figures(&["上报数", "复核数"]);
    let table = report.false_reports.shown.iter().fold(table, |table, line| {
        table.row(vec![
            Cell::words(&line.station),
            Cell::words(&line.county),
            Cell::words(&line.period),
            Cell::words(&line.figure),
            Cell::figure(quantity(line.reported)).mark("wrong"),
            Cell::figure(quantity(line.recounted)),
        ])
    });
    let mut content = vec![
        note(
            "上报数大于逐案复核数的，属于疑似虚报，应先核实；查实虚报处理消费纠纷结果的，\
             可以对经营者进行行政约谈或者发出行政建议书（工商消字〔2011〕113号，4.2/5）。",
        ),
        table.build("没有上报数大于复核数的情形。"),
    ];
    content.extend(shown_of(report.false_reports.shown.len(), report.false_reports.total, "起"));
    content
}
