//! Complaints accepted month by month, and how many of them are settled.

use crate::report::markup::Element;
use crate::report::model::MonthFigures;
use crate::report::svg::{bar, drawing, label, line, marks, scale};
use crate::report::wording::count;

const WIDTH: u64 = 440;
const LEFT: u64 = 40;
const TOP: u64 = 24;
const BOTTOM: u64 = 214;

/// The columns of the year.
pub(crate) fn months(id: &str, months: &[MonthFigures]) -> Element {
    let most = months.iter().map(|month| month.accepted).max().unwrap_or(0);
    let marks = marks(most);
    let top = marks.last().copied().unwrap_or(1);
    let description = months
        .iter()
        .map(|month| format!("{}受理{}件、和解{}件", month.month, month.accepted, month.settled))
        .collect::<Vec<_>>()
        .join("，");
    let mut chart = drawing(id, WIDTH, 246, "各月受理投诉件数", &description);
    for mark in marks {
        let y = BOTTOM - scale(mark, top, BOTTOM - TOP);
        chart = chart
            .child(line(if mark == 0 { "base" } else { "grid" }, (LEFT, y), (WIDTH, y)))
            .child(label("axis end", (LEFT - 6, y + 4), count(mark)));
    }
    let space = (WIDTH - LEFT) / u64::try_from(months.len().max(1)).unwrap_or(1);
    let width = space * 3 / 5;
    let mut x = LEFT + (space - width) / 2;
    for month in months {
        let accepted = scale(month.accepted, top, BOTTOM - TOP);
        let settled = scale(month.settled.min(month.accepted), top, BOTTOM - TOP);
        let middle = x + width / 2;
        if month.accepted > 0 {
            chart = chart.child(bar("column rest", (x, BOTTOM - accepted), (width, accepted)));
        }
        if month.settled > 0 {
            chart = chart.child(bar("column", (x, BOTTOM - settled), (width, settled)));
        }
        chart = chart
            .child(label("value middle", (middle, BOTTOM - accepted - 6), count(month.accepted)))
            .child(label("axis middle", (middle, BOTTOM + 20), &month.month));
        x += space;
    }
    chart
}
