//! One line of the reporting calendar as a bar: in time, late, outstanding, overdue.

use crate::report::markup::Element;
use crate::report::model::{LineDue, ReportLine};
use crate::report::svg::{bar, drawing, scale};

const WIDTH: u64 = 160;

/// The bar of a line.
pub(crate) fn timeliness(id: &str, line: &ReportLine) -> Element {
    let (late, overdue) = match line.due {
        LineDue::On { late, overdue, .. } => (late, overdue),
        LineDue::Promptly | LineDue::ScheduleUnknown { .. } => (0, 0),
    };
    let parts = [
        ("in-time", "已报", line.submitted.saturating_sub(late)),
        ("late", "迟报", late),
        ("waiting", "未报", line.outstanding.saturating_sub(overdue)),
        ("overdue", "逾期未报", overdue),
    ];
    let description =
        parts.iter().map(|(_, name, number)| format!("{name}{number}份")).collect::<Vec<_>>().join("，");
    let title = format!("{}{}报送情况", line.leg, line.period);
    let most = parts.iter().map(|(_, _, number)| *number).fold(0, u64::saturating_add).max(line.expected);
    let mut chart = drawing(id, WIDTH, 14, &title, &description);
    let (mut sum, mut start) = (0_u64, 0);
    for (class, _, number) in parts {
        sum = sum.saturating_add(number);
        let end = scale(sum, most, WIDTH);
        if number > 0 {
            chart = chart.child(bar(class, (start, 1), (end - start, 12)));
        }
        start = end;
    }
    chart
}
