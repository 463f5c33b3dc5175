//! The page's figures: tiles, charts, Annex 6 of the province, and the counties' punctuality.

use std::fmt::Write;

use wujin_core::edition::OperatorKind;
use wujin_core::finding::Severity;
use wujin_core::obligation::Party;
use wujin_core::reporting::{RateFormula, Tally, percent};
use wujin_core::term::grouped;
use wujin_core::time::{Period, Quarter};

use super::html::{card, escape, table};
use super::svg::{Series, bars, lines, stacked};
use crate::year::Year;

/// The colour of each kind, by its index; told apart by colour-blind readers too.
const COLOURS: [&str; 5] = ["#0b6e99", "#d98613", "#2f8a5b", "#b0413e", "#7a5ea8"];

fn colour(kind: OperatorKind) -> &'static str {
    COLOURS.get(usize::from(kind.index())).copied().unwrap_or("#555")
}

pub(super) fn tiles(year: &Year) -> String {
    let tally = year.cases.recorded(year.period);
    let rate = tally.rate(RateFormula::SettledOfClosed).map(|rate| rate.percent(2));
    let (satisfied, asked) = year.cases.satisfaction.map_or((0, 0), |said| (said.satisfied, said.asked));
    let (below, late, errors) = (year.below, year.reports.late, year.found(Severity::Error));
    let none = || "—".to_owned();
    let grade = |bad: bool| if bad { "bad" } else { "good" };
    let tile = |class: &str, name: &str, value: String, unit: &str, note: String| {
        format!(
            "<div class='tile {class}'><span>{name}</span><b>{value}<small>{unit}</small></b><em>{note}</em></div>"
        )
    };
    let closed = tally.closed().unwrap_or(0);
    [
        "<div class='tiles'>".to_owned(),
        tile("", "受理投诉", grouped(tally.accepted), "件", format!("办结 {} 件", grouped(closed))),
        tile(
            "",
            "和解率",
            rate.unwrap_or_else(none),
            "%",
            format!("和解 {} ÷ 办结 {}", grouped(tally.settled), grouped(closed)),
        ),
        tile(
            "",
            "争议金额",
            percent(tally.amount.0, 100_000_000, 2).unwrap_or_else(none),
            "万元",
            "受理投诉的涉及金额".to_owned(),
        ),
        tile(
            "",
            "消费者满意率",
            percent(satisfied, asked, 1).unwrap_or_else(none),
            "%",
            format!("满意 {satisfied} ÷ 回访 {asked}"),
        ),
        tile(grade(below > 0), "服务站", grouped(year.stations), "个", format!("{below} 个不符合设立条件")),
        tile(
            if late > 0 { "warn" } else { "good" },
            "报表迟报或逾期未报",
            grouped(late),
            "份",
            format!("应报 {} 份", grouped(year.reports.expected)),
        ),
        tile(
            if year.cases.overdue > 0 { "warn" } else { "good" },
            "逾期事项",
            grouped(year.cases.overdue),
            "项",
            "投诉中尚未履行的义务".to_owned(),
        ),
        tile(
            grade(errors > 0),
            "数据问题",
            grouped(errors),
            "处",
            format!("涉嫌虚报 {} 站", year.recounts.suspected),
        ),
        "</div>".to_owned(),
    ]
    .concat()
}

/// The recorded figures by kind and quarter.
/// The quarters that the charts show: two years at most, as a director compares with the year before.
fn quarters(year: &Year) -> Vec<Quarter> {
    let last = Quarter::of(year.as_of);
    let quarters = year.cases.tallies.keys().map(|(_, quarter)| *quarter);
    let mut quarters: Vec<_> = quarters.filter(|quarter| *quarter <= last).collect();
    quarters.sort_unstable();
    quarters.dedup();
    let first = quarters.len().saturating_sub(8);
    quarters.split_off(first)
}

fn label(quarter: Quarter) -> String {
    format!("{}年{}季", quarter.year() % 100, quarter.quarter())
}

#[expect(clippy::cast_precision_loss, reason = "heights of bars")]
pub(super) fn charts(year: &Year) -> String {
    let (quarters, sums) = (quarters(year), &year.cases.tallies);
    let labels: Vec<_> = quarters.iter().map(|quarter| label(*quarter)).collect();
    let series = |value: &dyn Fn(&Tally) -> Option<f64>| -> Vec<Series> {
        OperatorKind::ALL
            .iter()
            .map(|kind| Series {
                name: kind.term().zh,
                colour: colour(*kind),
                values: quarters.iter().map(|quarter| sums.get(&(*kind, *quarter)).and_then(value)).collect(),
            })
            .collect()
    };
    let rates =
        series(&|tally| tally.rate(RateFormula::SettledOfClosed).map(|rate| rate.per_mille() as f64 / 10.0));
    let counts = series(&|tally| Some(tally.accepted as f64));
    let mut legend = "<div class='legend'>".to_owned();
    for kind in OperatorKind::ALL {
        let _ = write!(legend, "<span><i style='background:{}'></i>{}</span>", colour(*kind), kind.term().zh);
    }
    legend.push_str("</div>");
    let mut natures: Vec<_> =
        year.cases.natures.iter().map(|(nature, count)| (nature.term().zh, *count)).collect();
    natures.sort_by_key(|(_, count)| u64::MAX - count);
    let stages: Vec<_> = {
        let mut stages: Vec<_> = year.cases.stages.iter().map(|(stage, count)| (*stage, *count)).collect();
        stages.sort_by_key(|(_, count)| u64::MAX - count);
        let rows = stages.iter().map(|(stage, count)| vec![escape(stage), grouped(*count)]);
        rows.collect()
    };
    let rate = card(
        "",
        "各类经营者和解率",
        "和解件数 ÷ 办结件数，按办结日所在季度；按登记和办理记录统计",
        &lines("各类经营者和解率", &labels, &rates),
    );
    let count = card(
        "",
        "各季度受理投诉",
        "按登记日所在季度",
        &(legend + &stacked("各季度受理投诉", &labels, &counts)),
    );
    let nature = card(
        "",
        "投诉事由",
        &format!("{} 年受理的投诉", year.period.year()),
        &bars("投诉事由", &natures, "#3d87a6"),
    );
    let stage = card(
        "",
        "投诉所处阶段",
        &format!("截至 {}，全部 {} 件", year.as_of, grouped(year.cases.count)),
        &table(&["阶段", "#件数"], &stages),
    );
    format!("<div class='grid2'>{rate}{count}</div><div class='grid2'>{nature}{stage}</div>")
}

pub(super) fn annex_six(year: &Year) -> String {
    let of_year =
        |period: Period| matches!(period, Period::Annual(annual) if annual.year() == year.period.year());
    let province = year.annex_six.iter().find(|line| line.tier == Party::Province && of_year(line.period));
    let Some(line) = province else { return String::new() };
    let row = |name: &str, tally: &Tally| {
        let rate = tally.rate(RateFormula::SettledOfSettledAndTold);
        vec![
            name.to_owned(),
            grouped(tally.stations),
            tally.staff.value().map(grouped).unwrap_or_default(),
            grouped(tally.inquiries),
            grouped(tally.accepted),
            grouped(tally.settled),
            grouped(tally.recourse_told),
            rate.map_or("—".to_owned(), |rate| rate.percent(2)),
            percent(tally.amount.0, 100_000_000, 2).unwrap_or_default(),
        ]
    };
    let mut rows: Vec<_> = line.table.iter().map(|(kind, tally)| row(kind.term().zh, tally)).collect();
    let mut total = row("合计", &line.table.total().unwrap_or_default());
    for cell in &mut total {
        *cell = format!("<b>{cell}</b>");
    }
    rows.push(total);
    let note = format!(
        "由服务站附件3逐级汇总；已报送至 {} 止的季度。和解率 = 和解 ÷（和解 + 未和解）",
        year.reports.covered.map_or("—".to_owned(), |day| day.to_string())
    );
    let headings = [
        "经营者类型",
        "#站数",
        "#工作人员",
        "#受理咨询",
        "#受理投诉",
        "#和解",
        "#未和解",
        "#和解率（%）",
        "#争议金额（万元）",
    ];
    card("", "附件6 全省工作情况统计", &note, &table(&headings, &rows))
}

/// The counties by prefecture, a cell for each quarter: how many reports came late or not at all.
pub(super) fn late(year: &Year) -> String {
    let counties = &year.reports.counties;
    let mut quarters: Vec<_> = counties.values().flat_map(|cells| cells.keys().copied()).collect();
    quarters.sort_unstable();
    quarters.dedup();
    let first = quarters.len().saturating_sub(8);
    let quarters = quarters.split_off(first);
    let name = |unit: &str| year.units.get(unit).map_or(unit.to_owned(), |unit| unit.name.clone());
    let mut out = "<div class='heat'>".to_owned();
    let mut group = None;
    for ((above, county), cells) in counties {
        if group != Some(above) {
            group = Some(above);
            let _ = write!(out, "<h3>{}</h3>", escape(&name(above)));
        }
        let _ = write!(out, "<div><span title='{0}'>{0}</span>", escape(&name(county)));
        for quarter in &quarters {
            let (class, text) = match cells.get(quarter) {
                None => ("x", "·".to_owned()),
                Some(0) => ("", String::new()),
                Some(count @ 1) => ("l1", count.to_string()),
                Some(count @ 2) => ("l2", count.to_string()),
                Some(count) => ("l3", count.to_string()),
            };
            let _ = write!(out, "<span class='cell {class}' title='{}'>{text}</span>", quarter_zh(*quarter));
        }
        out.push_str("</div>");
    }
    out.push_str("</div>");
    let span = match (quarters.first(), quarters.last()) {
        (Some(first), Some(last)) => format!("{} 至 {}", quarter_zh(*first), quarter_zh(*last)),
        _ => "方案没有规定季度报表的时限，不能认定迟报".to_owned(),
    };
    let note = format!("每行一个县级单位，每格一个季度（{span}），数字为站、所、局三级迟报或逾期未报的份数");
    card("", "季度报表迟报情况", &note, &out)
}

fn quarter_zh(quarter: Quarter) -> String {
    Period::Quarter(quarter).zh()
}
