//! How many stations fail each condition.

use crate::report::markup::Element;
use crate::report::model::ConditionCount;
use crate::report::svg::{bar, drawing, label, scale};
use crate::report::wording::{count, shortened};

const WIDTH: u64 = 480;
const ROW: u64 = 42;
const LENGTH: u64 = 420;

/// The bars of the conditions, each under its name.
pub(crate) fn conditions(id: &str, conditions: &[ConditionCount]) -> Element {
    let most = conditions.iter().map(|condition| condition.stations).max().unwrap_or(0);
    let description = conditions
        .iter()
        .map(|condition| format!("{}{}个", condition.condition, condition.stations))
        .collect::<Vec<_>>()
        .join("，");
    let rows = u64::try_from(conditions.len()).unwrap_or(0);
    let mut chart = drawing(id, WIDTH, ROW * rows + 4, "不符合各项设立条件的服务站数", &description);
    let mut y = 0;
    for condition in conditions {
        let name = format!("{}（{}）", shortened(&condition.condition, 22), condition.provision);
        let length = scale(condition.stations, most, LENGTH);
        chart = chart.child(label("name", (0, y + 15), name));
        chart = chart.child(bar("track", (0, y + 21), (LENGTH, 12)));
        if condition.stations > 0 {
            chart = chart.child(bar("overdue", (0, y + 21), (length, 12)));
        }
        chart = chart.child(label("value end", (WIDTH, y + 32), count(condition.stations)));
        y += ROW;
    }
    chart
}
