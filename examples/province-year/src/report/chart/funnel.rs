//! How far cases came: a bar for each step, and in red what did not come so far.

use crate::report::markup::Element;
use crate::report::model::ProcedureStep;
use crate::report::model::Rate;
use crate::report::svg::{bar, drawing, label, scale};
use crate::report::wording::{count, percent, shortened};

const WIDTH: u64 = 480;
const LEFT: u64 = 58;
const ROW: u64 = 46;
const BAR: u64 = 26;
/// The longest bar: what stands right of it needs the rest.
const LENGTH: u64 = 300;

/// The bars of the steps.
pub(crate) fn funnel(id: &str, steps: &[ProcedureStep]) -> Element {
    let first = steps.first().map_or(0, |step| step.reached);
    let most = steps.iter().map(|step| step.reached).max().unwrap_or(0);
    let description =
        steps.iter().map(|step| format!("{}{}件", step.step, step.reached)).collect::<Vec<_>>().join("，");
    let rows = u64::try_from(steps.len()).unwrap_or(0);
    let mut chart = drawing(id, WIDTH, ROW * rows + 4, "各环节到达件数", &description);
    let mut y = 6;
    let mut before = None;
    for step in steps {
        let length = scale(step.reached, most, LENGTH);
        if let Some(lost) = before.filter(|before| *before > length) {
            chart = chart.child(bar("lost", (LEFT + length, y), (lost - length, BAR)));
        }
        if step.reached > 0 {
            chart = chart.child(bar("column", (LEFT, y), (length, BAR)));
        }
        let of_first = Rate { numerator: step.reached, denominator: first, formula: String::new() };
        let end = LEFT + before.unwrap_or(length).max(length) + 8;
        chart = chart.child(label("name end", (LEFT - 8, y + 18), shortened(&step.step, 4))).child(label(
            "value",
            (end, y + 18),
            format!("{} · {}", count(step.reached), percent(&of_first)),
        ));
        before = Some(length);
        y += ROW;
    }
    chart
}
