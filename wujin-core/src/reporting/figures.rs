//! The figures of Annex 3 and Annex 6, and whether they add up.

use serde::{Deserialize, Serialize};

use super::{Figure, KindTable, Tally};
use crate::edition::OperatorKind;
use crate::finding::ReportingMatter;
use crate::obligation::Party;
use crate::provision::Citation;
use crate::time::Period;

/// The figures of Annex 3: one station's summary of a period, in the column of its own kind.
///
/// ```
/// use wujin_core::edition::OperatorKind::{Mall, Market};
/// use wujin_core::reporting::{KindTable, Summary, Tally};
/// use wujin_core::time::Period;
/// let columns = KindTable::of(Market, Tally { accepted: 3, ..Tally::EMPTY });
/// let period = Period::quarter(2012, 1)?;
/// let summary = Summary { station: "东湖集贸市场".to_owned(), period, kind: Mall, columns };
/// let matters = summary.check();
/// assert_eq!(matters.len(), 1); // a mall that fills the column of markets
/// # Ok::<(), wujin_core::time::PeriodError>(())
/// ```
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// Which station.
    pub station: String,
    /// What it covers.
    pub period: Period,
    /// The kind of its operator.
    pub kind: OperatorKind,
    /// The figures as they stand in the five columns.
    pub columns: KindTable,
}

impl Summary {
    /// Every figure that stands in the column of another kind (3.2.5/3).
    #[must_use]
    pub fn check(&self) -> Vec<ReportingMatter> {
        other_kinds(self.kind, &self.columns)
    }

    /// The figures of its own column.
    #[must_use]
    pub fn own(&self) -> Tally {
        self.columns[self.kind]
    }
}

/// The figures of Annex 6: one unit's statistics of a period.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Statistics {
    /// Which unit.
    pub unit: String,
    /// Its tier.
    pub tier: Party,
    /// What it covers.
    pub period: Period,
    /// The figures of the five kinds.
    pub columns: KindTable,
    /// The total as it was written, where one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Tally>,
}

impl Statistics {
    /// Every figure whose written total is not the sum of its five columns.
    #[must_use]
    pub fn check(&self) -> Vec<ReportingMatter> {
        self.total.as_ref().map_or_else(Vec::new, |total| total_differs(&self.columns, total))
    }

    /// Every figure that is not the sum of the reports below (3.2.5/5, 4.3/7).
    #[must_use]
    pub fn check_parts(&self, parts: &KindTable) -> Vec<ReportingMatter> {
        parts_differ(&self.columns, parts, compiling_basis(self.tier))
    }
}

/// What makes a tier compile the reports below it.
pub(super) const fn compiling_basis(tier: Party) -> Citation {
    match tier {
        Party::Office => Citation::new("3.2.5/5"),
        Party::County => Citation::new("4.3/6"),
        Party::Province => Citation::new("4.3/4"),
        _ => Citation::new("4.3/7"),
    }
}

/// Every figure in a column that is not of the station's own kind.
pub(super) fn other_kinds(own: OperatorKind, columns: &KindTable) -> Vec<ReportingMatter> {
    let mut matters = Vec::new();
    for (kind, tally) in columns.iter().filter(|(kind, tally)| *kind != own && !tally.is_empty()) {
        for figure in Figure::ALL {
            if let Some(value) = tally.figure(*figure).filter(|value| *value != 0) {
                let (own, column, figure) = (own.term(), kind.term(), figure.term());
                matters.push(ReportingMatter::OtherKindFilled { own, column, figure, value });
            }
        }
    }
    matters
}

/// Every figure of a written total that is not the sum of the columns.
pub(super) fn total_differs(columns: &KindTable, total: &Tally) -> Vec<ReportingMatter> {
    let Ok(sum) = columns.total() else { return vec![ReportingMatter::SumTooLarge {}] };
    differences(total, &sum)
        .map(|(figure, stated, sum)| ReportingMatter::TotalDoesNotAdd { figure: figure.term(), stated, sum })
        .collect()
}

/// Every figure that is not the sum of its parts.
pub(super) fn parts_differ(stated: &KindTable, parts: &KindTable, basis: Citation) -> Vec<ReportingMatter> {
    let mut matters = Vec::new();
    if stated == parts {
        return matters;
    }
    for ((kind, stated), (_, parts)) in stated.iter().zip(parts.iter()) {
        matters.extend(differences(stated, parts).map(|(figure, stated, sum)| {
            let (column, figure) = (kind.term(), figure.term());
            ReportingMatter::PartsDoNotAdd { column, figure, stated, sum, basis }
        }));
    }
    matters
}

/// The figures that differ. One that either side leaves out is not held against the other, for it
/// is not mandatory.
fn differences<'a>(stated: &'a Tally, sum: &'a Tally) -> impl Iterator<Item = (Figure, u64, u64)> + 'a {
    Figure::ALL.iter().filter_map(move |figure| match (stated.figure(*figure), sum.figure(*figure)) {
        (Some(stated), Some(sum)) if stated != sum => Some((*figure, stated, sum)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;

    fn codes(matters: Vec<ReportingMatter>) -> Vec<&'static str> {
        matters.into_iter().map(|matter| Finding::from(matter).code()).collect()
    }

    #[test]
    fn each_difference_is_named_with_both_numbers() {
        let parts = KindTable::of(OperatorKind::Mall, Tally { accepted: 7, settled: 5, ..Tally::EMPTY });
        let mut columns = parts;
        columns.mall.settled = 6;
        let total = Some(Tally { accepted: 8, settled: 6, ..Tally::EMPTY });
        let period = Period::quarter(2012, 1).unwrap();
        let unit = "江汉工商所".to_owned();
        let statistics = Statistics { unit, tier: Party::Office, period, columns, total };
        let (figure, column) = (Figure::Settled.term(), OperatorKind::Mall.term());
        let basis = Citation::new("3.2.5/5");
        let matter = ReportingMatter::PartsDoNotAdd { column, figure, stated: 6, sum: 5, basis };
        assert_eq!(statistics.check_parts(&parts), [matter]);
        let figure = Figure::Accepted.term();
        assert_eq!(statistics.check(), [ReportingMatter::TotalDoesNotAdd { figure, stated: 8, sum: 7 }]);
    }

    #[test]
    fn each_tier_adds_up_by_its_own_provision() {
        let columns = KindTable::of(OperatorKind::Mall, Tally { accepted: 7, ..Tally::EMPTY });
        let basis = |tier| {
            let period = Period::quarter(2012, 1).unwrap();
            let statistics = Statistics { unit: "局".to_owned(), tier, period, columns, total: None };
            match statistics.check_parts(&KindTable::EMPTY).as_slice() {
                [ReportingMatter::PartsDoNotAdd { basis, .. }] => basis.as_str(),
                _ => "",
            }
        };
        let tiers = [Party::Office, Party::County, Party::Prefecture, Party::Province, Party::Nation];
        assert_eq!(tiers.map(basis), ["3.2.5/5", "4.3/6", "4.3/7", "4.3/4", "4.3/7"]);
    }

    #[test]
    fn an_optional_figure_that_is_left_out_is_no_difference() {
        let parts = KindTable::of(OperatorKind::Market, Tally::EMPTY.with(Figure::Recovered, 900));
        assert_eq!(parts_differ(&KindTable::EMPTY, &parts, Citation::new("4.3/7")), []);
        let wrong = KindTable::of(OperatorKind::Market, Tally::EMPTY.with(Figure::Recovered, 901));
        assert_eq!(codes(parts_differ(&wrong, &parts, Citation::new("4.3/7"))), ["WJ-412"]);
    }

    #[test]
    fn a_total_that_cannot_be_added_is_said_so() {
        let mut columns = KindTable::of(OperatorKind::Mall, Tally { accepted: u64::MAX, ..Tally::EMPTY });
        columns.market.accepted = 1;
        assert_eq!(codes(total_differs(&columns, &Tally::EMPTY)), ["WJ-414"]);
    }
}
