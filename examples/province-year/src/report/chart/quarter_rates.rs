//! The settlement rate of one kind of operator by quarter: one of several small drawings on one scale.

use crate::report::markup::{Element, element};
use crate::report::model::{KindFigures, PeriodFigures};
use crate::report::svg::{drawing, label, line, scale};
use crate::report::wording::{DASH, percent, shortened};

const WIDTH: u64 = 204;
const TOP: u64 = 30;
const BOTTOM: u64 = 128;
const LEFT: u64 = 34;
/// 100 % in hundredths of a per cent.
const ALL: u64 = 10_000;

/// The mark at which the common axis begins: the whole tenth below the lowest rate, 90 % at most.
pub(crate) fn lowest_mark(kinds: &[KindFigures]) -> u64 {
    let rates = kinds.iter().flat_map(|kind| &kind.quarters).filter_map(|period| period.rate.hundredths());
    rates.min().map_or(0, |lowest| (lowest.saturating_sub(1) / 1_000 * 1_000).min(9_000))
}

/// The drawing of a kind; `lowest` is where the axis begins, in hundredths of a per cent.
pub(crate) fn quarter_rates(id: &str, kind: &KindFigures, lowest: u64) -> Element {
    let description = kind
        .quarters
        .iter()
        .map(|quarter| format!("{}{}", quarter.period, percent(&quarter.rate)))
        .collect::<Vec<_>>()
        .join("，");
    let title = format!("{}各季度和解率", kind.kind);
    let mut chart = drawing(id, WIDTH, 158, &title, &description);
    for mark in [lowest, u64::midpoint(lowest, ALL), ALL] {
        let y = height(mark, lowest);
        chart = chart.child(line("grid", (LEFT, y), (WIDTH, y))).child(label(
            "axis end",
            (LEFT - 5, y + 4),
            format!("{}%", mark / 100),
        ));
    }
    let space = (WIDTH - LEFT) / u64::try_from(kind.quarters.len().max(1)).unwrap_or(1);
    let mut before = None;
    let mut x = LEFT + space / 2;
    let mut dots = Vec::new();
    for quarter in &kind.quarters {
        let point = quarter.rate.hundredths().map(|rate| (x, height(rate, lowest)));
        if let (Some(before), Some(point)) = (before, point) {
            chart = chart.child(line("trend", before, point));
        }
        dots.extend(dot(quarter, x, point));
        before = point;
        x += space;
    }
    chart.children(dots)
}

fn dot(quarter: &PeriodFigures, x: u64, point: Option<(u64, u64)>) -> Vec<Element> {
    let name = label("axis middle", (x, BOTTOM + 20), shortened(quarter.period.trim_start_matches('第'), 4));
    let Some((x, y)) = point else {
        return vec![name, label("value middle", (x, u64::midpoint(TOP, BOTTOM)), DASH)];
    };
    let circle = element("circle").class("dot").attribute("cx", x).attribute("cy", y).attribute("r", 4);
    vec![circle, label("value middle", (x, y - 9), tenths(&quarter.rate)), name]
}

/// The rate with one decimal, cut off: four values stand side by side.
fn tenths(rate: &crate::report::model::Rate) -> String {
    rate.hundredths().map_or_else(|| DASH.to_owned(), |rate| format!("{}.{}", rate / 100, rate % 100 / 10))
}

fn height(rate: u64, lowest: u64) -> u64 {
    BOTTOM - scale(rate.saturating_sub(lowest), ALL - lowest, BOTTOM - TOP)
}
