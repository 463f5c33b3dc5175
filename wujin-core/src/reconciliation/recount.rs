//! A station's summary beside the recount from its cases, as a table that claims them to be the same
//! (3.2.5/3, 4.2/5).

use super::{Claim, Figure, FigureUnit, TableDescription};
use crate::reporting::{self, Summary, Tally};

impl TableDescription {
    /// The figures of a summary's own column beside those that were counted again, each pair claimed to
    /// be one figure. What nobody reported is no claim. They are called `reported.accepted` and
    /// `recorded.accepted`.
    ///
    /// That more settlements were reported than the records hold,
    /// [`recount`](crate::supervision::recount) flags under 4.2/5.
    ///
    /// ```
    /// use wujin_core::edition::OperatorKind::Mall;
    /// use wujin_core::reconciliation::{TableDescription, reconcile};
    /// use wujin_core::reporting::{KindTable, Summary, Tally};
    /// use wujin_core::time::Period;
    /// let reported = Tally { accepted: 9, settled: 9, ..Tally::EMPTY };
    /// let columns = KindTable::of(Mall, reported);
    /// let period = Period::quarter(2012, 1)?;
    /// let summary = Summary { station: "东湖商场".to_owned(), period, kind: Mall, columns };
    /// let recorded = Tally { settled: 7, ..reported };
    /// let answer = reconcile(&TableDescription::of_recount(&summary, &recorded))?;
    /// assert_eq!(answer.findings[0].code(), "WJ-458"); // 9 ≠ 7
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of_recount(summary: &Summary, recorded: &Tally) -> Self {
        let mut table = Self {
            title: format!("{} {}：上报与按记录重新统计", summary.station, summary.period.zh()),
            source: None,
            figures: Vec::new(),
            claims: Vec::new(),
        };
        let own = summary.own();
        for figure in reporting::Figure::ALL.iter().copied() {
            let Some((reported, recorded)) = own.figure(figure).zip(recorded.figure(figure)) else {
                continue;
            };
            let sides = [("reported", "上报", reported), ("recorded", "按记录", recorded)];
            let ids = sides.map(|(side, zh, value)| {
                let id = format!("{side}.{}", figure.name());
                let label = format!("{zh}{}", figure.term().zh);
                let (printed, unit) = if figure.is_money() {
                    (format!("{}.{:02}", value / 100, value % 100), FigureUnit::Yuan)
                } else {
                    (value.to_string(), FigureUnit::Cases)
                };
                table.figures.push(Figure::new(id.as_str(), label, printed, unit));
                id
            });
            table.claims.push(Claim::Equal { figures: ids.into() });
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::OperatorKind;
    use crate::money::Fen;
    use crate::reconciliation::reconcile;
    use crate::reporting::KindTable;
    use crate::supervision::recount;
    use crate::time::Period;
    use proptest::prelude::*;

    proptest! {
        // The claim holds of exactly the figures that the recount has nothing to say of.
        #[test]
        fn a_summary_is_claimed_to_be_its_recount(
            reported in prop::array::uniform5(0..4_u64), recorded in prop::array::uniform5(0..4_u64),
        ) {
            let tally = |[inquiries, accepted, settled, withdrawn, amount]: [u64; 5]| {
                Tally { inquiries, accepted, settled, withdrawn, amount: Fen(amount * 33), ..Tally::EMPTY }
            };
            let kind = OperatorKind::Market;
            let columns = KindTable::of(kind, tally(reported));
            let period = Period::quarter(2012, 1).unwrap();
            let summary = Summary { station: "站".to_owned(), period, kind, columns };
            let answer = reconcile(&TableDescription::of_recount(&summary, &tally(recorded))).unwrap();
            let differ = recount(&summary, &tally(recorded)).len();
            prop_assert_eq!(answer.diagnoses.len(), differ);
            prop_assert_eq!(answer.reconciles, differ == 0);
        }
    }
}
