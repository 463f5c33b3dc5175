//! How cases ended, as parts of one bar; the table beside it names the parts.

use super::share_class;
use crate::report::markup::Element;
use crate::report::model::Outcome;
use crate::report::svg::{bar, drawing, scale};

const WIDTH: u64 = 480;

/// The bar.
pub(crate) fn outcomes(id: &str, outcomes: &[Outcome]) -> Element {
    let all: u64 = outcomes.iter().map(|outcome| outcome.cases).fold(0, u64::saturating_add);
    let description = outcomes
        .iter()
        .map(|outcome| format!("{}{}件", outcome.outcome, outcome.cases))
        .collect::<Vec<_>>()
        .join("，");
    let mut chart = drawing(id, WIDTH, 30, "办理结果构成", &description);
    let (mut sum, mut start) = (0_u64, 0);
    for (index, outcome) in outcomes.iter().enumerate() {
        sum = sum.saturating_add(outcome.cases);
        let end = scale(sum, all, WIDTH);
        if outcome.cases > 0 {
            chart = chart.child(bar(share_class(index), (start, 2), (end - start, 26)));
        }
        start = end;
    }
    chart
}
