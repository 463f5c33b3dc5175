//! The scores of stations, each bar cut into the parts of the score.

use super::share_class;
use crate::report::markup::Element;
use crate::report::model::{Appraisal, AppraisedStation};
use crate::report::svg::{bar, drawing, label, scale};
use crate::report::wording::{points, shortened};

const WIDTH: u64 = 480;
const ROW: u64 = 42;
const LENGTH: u64 = 420;

/// The bars of some stations on the scale of the full score.
pub(crate) fn appraisal(
    id: &str,
    title: &str,
    appraisal: &Appraisal,
    stations: &[AppraisedStation],
) -> Element {
    let full = appraisal.parts.iter().map(|part| part.full_tenths).fold(0, u64::saturating_add);
    let description = stations
        .iter()
        .map(|station| format!("{}{}分", station.station, points(station.score_tenths)))
        .collect::<Vec<_>>()
        .join("，");
    let rows = u64::try_from(stations.len()).unwrap_or(0);
    let mut chart = drawing(id, WIDTH, ROW * rows + 4, title, &description);
    let mut y = 0;
    for station in stations {
        let name = format!("{}（{}）", station.station, station.county);
        chart = chart.child(label("name", (0, y + 15), shortened(&name, 32))).child(bar(
            "track",
            (0, y + 21),
            (LENGTH, 12),
        ));
        let (mut sum, mut start) = (0_u64, 0);
        for (index, part) in station.part_tenths.iter().enumerate() {
            sum = sum.saturating_add(part.unwrap_or(0));
            let end = scale(sum, full, LENGTH);
            if end > start {
                chart = chart.child(bar(share_class(index), (start, y + 21), (end - start, 12)));
            }
            start = end;
        }
        chart = chart.child(label("value end", (WIDTH, y + 32), points(station.score_tenths)));
        y += ROW;
    }
    chart
}
