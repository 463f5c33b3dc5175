//! Charts as inline SVG, drawn here: no script, no library, and they print.

use std::fmt::Write;

use super::html::escape;

/// One line or one colour of a chart.
pub(crate) struct Series {
    pub(crate) name: &'static str,
    pub(crate) colour: &'static str,
    /// A value for each label; none where there is nothing to show.
    pub(crate) values: Vec<Option<f64>>,
}

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 270.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 64.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 34.0;

struct Frame {
    low: f64,
    high: f64,
    count: usize,
}

#[expect(clippy::cast_precision_loss, reason = "places on a screen")]
fn real(number: usize) -> f64 {
    number as f64
}

impl Frame {
    fn y(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low).max(1e-9);
        HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
    }

    fn slot(&self) -> f64 {
        (WIDTH - LEFT - RIGHT) / real(self.count.max(1))
    }

    fn x(&self, place: usize) -> f64 {
        LEFT + self.slot() * (real(place) + 0.5)
    }

    /// Grid lines, labels of both axes.
    fn draw(&self, out: &mut String, labels: &[String], step: f64, unit: &str) {
        let mut tick = self.low;
        while tick <= self.high + 1e-9 {
            let y = self.y(tick);
            let (right, text) = (WIDTH - RIGHT, LEFT - 7.0);
            let _ = write!(
                out,
                "<line x1='{LEFT}' x2='{right}' y1='{y:.1}' y2='{y:.1}' class='grid'/>\
                 <text x='{text}' y='{:.1}' class='axis' text-anchor='end'>{tick:.0}{unit}</text>",
                y + 4.0
            );
            tick += step;
        }
        for (place, label) in labels.iter().enumerate() {
            let _ = write!(
                out,
                "<text x='{:.1}' y='{:.1}' class='axis' text-anchor='middle'>{}</text>",
                self.x(place),
                HEIGHT - BOTTOM + 20.0,
                escape(label)
            );
        }
    }
}

fn begin(title: &str) -> String {
    format!(
        "<svg viewBox='0 0 {WIDTH} {HEIGHT}' role='img' aria-label='{0}'><title>{0}</title>",
        escape(title)
    )
}

/// Lines over labels, each named at its end; values are per cent.
pub(crate) fn lines(title: &str, labels: &[String], series: &[Series]) -> String {
    let values = || series.iter().flat_map(|one| one.values.iter().flatten().copied());
    let least = values().fold(100.0_f64, f64::min);
    let low = ((least - 3.0) / 10.0).floor().max(0.0) * 10.0;
    let frame = Frame { low, high: 100.0, count: labels.len() };
    let mut out = begin(title);
    frame.draw(&mut out, labels, if low < 50.0 { 20.0 } else { 10.0 }, "%");
    let mut ends = Vec::new();
    for one in series {
        let points = one
            .values
            .iter()
            .enumerate()
            .filter_map(|(place, value)| value.map(|value| (frame.x(place), frame.y(value))));
        let path: Vec<_> = points.clone().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let colour = one.colour;
        let _ =
            write!(out, "<polyline points='{}' fill='none' stroke='{colour}' class='line'/>", path.join(" "));
        for (x, y) in points.clone() {
            let _ = write!(out, "<circle cx='{x:.1}' cy='{y:.1}' r='3' fill='{colour}' class='dot'/>");
        }
        if let Some((x, y)) = points.clone().next_back() {
            ends.push((y, x, one));
        }
    }
    // Names that would lie on each other are moved apart.
    ends.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut floor = f64::MIN;
    for (y, x, one) in ends {
        let y = y.max(floor + 15.0);
        floor = y;
        let _ = write!(
            out,
            "<text x='{:.1}' y='{:.1}' class='name' fill='{}'>{}</text>",
            x + 9.0,
            y + 4.0,
            one.colour,
            one.name
        );
    }
    out + "</svg>"
}

/// Bars of several colours on top of each other.
pub(crate) fn stacked(title: &str, labels: &[String], series: &[Series]) -> String {
    let sum = |place: usize| -> f64 {
        series.iter().filter_map(|one| one.values.get(place).copied().flatten()).sum()
    };
    let most = (0..labels.len()).map(sum).fold(1.0_f64, f64::max);
    let step = step_of(most);
    let frame = Frame { low: 0.0, high: (most / step).ceil() * step, count: labels.len() };
    let mut out = begin(title);
    frame.draw(&mut out, labels, step, "");
    let width = frame.slot() * 0.58;
    for place in 0..labels.len() {
        let mut base = 0.0;
        for one in series {
            let value = one.values.get(place).copied().flatten().unwrap_or(0.0);
            let (top, bottom) = (frame.y(base + value), frame.y(base));
            let _ = write!(
                out,
                "<rect x='{:.1}' y='{top:.1}' width='{width:.1}' height='{:.1}' fill='{}'>\
                 <title>{} {}：{value:.0}</title></rect>",
                frame.x(place) - width / 2.0,
                (bottom - top).max(0.0),
                one.colour,
                labels.get(place).map_or("", String::as_str),
                one.name
            );
            base += value;
        }
        let _ = write!(
            out,
            "<text x='{:.1}' y='{:.1}' class='sum' text-anchor='middle'>{base:.0}</text>",
            frame.x(place),
            frame.y(base) - 5.0
        );
    }
    out + "</svg>"
}

fn step_of(most: f64) -> f64 {
    let power = 10_f64.powf((most / 4.0).log10().floor());
    let lead = (most / 4.0 / power).ceil();
    let lead = if lead > 5.0 {
        10.0
    } else if lead > 2.0 {
        5.0
    } else {
        lead
    };
    (lead * power).max(1.0)
}

/// Bars that lie, the longest first, with the number and the share of each.
pub(crate) fn bars(title: &str, rows: &[(&str, u64)], colour: &str) -> String {
    let (most, total) =
        (rows.iter().map(|row| row.1).max().unwrap_or(1).max(1), rows.iter().map(|row| row.1).sum::<u64>());
    let height = real(rows.len()) * 26.0 + 8.0;
    let mut out = format!(
        "<svg viewBox='0 0 {WIDTH} {height:.0}' role='img' aria-label='{0}'><title>{0}</title>",
        escape(title)
    );
    for (place, (name, count)) in rows.iter().enumerate() {
        let y = real(place) * 26.0 + 4.0;
        #[expect(clippy::cast_precision_loss, reason = "places on a screen")]
        let width = (*count as f64 / most as f64) * (WIDTH - 210.0);
        let share = wujin_core::reporting::percent(*count, total, 1).unwrap_or_default();
        let _ = write!(
            out,
            "<text x='78' y='{:.1}' class='label' text-anchor='end'>{}</text>\
             <rect x='88' y='{y:.1}' width='{width:.1}' height='18' rx='2' fill='{colour}'/>\
             <text x='{:.1}' y='{:.1}' class='sum'>{count} 件 · {share}%</text>",
            y + 13.5,
            escape(name),
            96.0 + width,
            y + 13.5
        );
    }
    out + "</svg>"
}
