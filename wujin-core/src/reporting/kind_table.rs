//! Figures by kind of operator, with their total.

use serde::{Deserialize, Serialize};

use super::{Tally, TallyOverflowError};
use crate::edition::OperatorKind;

/// A tally for each of the five kinds of operator: the body of Annex 6.
///
/// Like [`Tally`], a commutative monoid.
///
/// ```
/// use wujin_core::edition::OperatorKind;
/// use wujin_core::reporting::{KindTable, Tally};
/// let malls = KindTable::of(OperatorKind::Mall, Tally { accepted: 7, ..Tally::EMPTY });
/// let markets = KindTable::of(OperatorKind::Market, Tally { accepted: 5, ..Tally::EMPTY });
/// let table = malls.merge(&markets)?;
/// assert_eq!(table[OperatorKind::Market].accepted, 5);
/// assert_eq!(table.total()?.accepted, 12);
/// # Ok::<(), wujin_core::reporting::TallyOverflowError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct KindTable {
    /// Shopping malls.
    pub mall: Tally,
    /// Supermarkets.
    pub supermarket: Tally,
    /// Markets.
    pub market: Tally,
    /// Enterprises.
    pub enterprise: Tally,
    /// Scenic areas.
    pub scenic_area: Tally,
}

impl KindTable {
    /// Nothing counted: the identity of [`KindTable::merge`].
    pub const EMPTY: Self = Self {
        mall: Tally::EMPTY,
        supermarket: Tally::EMPTY,
        market: Tally::EMPTY,
        enterprise: Tally::EMPTY,
        scenic_area: Tally::EMPTY,
    };

    /// The figures of one kind, and nothing of the others.
    #[must_use]
    pub fn of(kind: OperatorKind, tally: Tally) -> Self {
        let mut table = Self::EMPTY;
        table[kind] = tally;
        table
    }

    /// The five tallies with their kinds, in the fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (OperatorKind, &Tally)> {
        OperatorKind::ALL.iter().map(|kind| (*kind, &self[*kind]))
    }

    /// Two places together, over the same period.
    pub fn merge(&self, other: &Self) -> Result<Self, TallyOverflowError> {
        self.zip(other, Tally::merge)
    }

    /// Two periods together, one right after the other: see [`Tally::then`].
    pub fn then(&self, later: &Self) -> Result<Self, TallyOverflowError> {
        self.zip(later, Tally::then)
    }

    fn zip(
        &self,
        other: &Self,
        join: impl Fn(Tally, Tally) -> Result<Tally, TallyOverflowError>,
    ) -> Result<Self, TallyOverflowError> {
        Ok(Self {
            mall: join(self.mall, other.mall)?,
            supermarket: join(self.supermarket, other.supermarket)?,
            market: join(self.market, other.market)?,
            enterprise: join(self.enterprise, other.enterprise)?,
            scenic_area: join(self.scenic_area, other.scenic_area)?,
        })
    }

    /// Adds figures to one kind, in place; nothing changes where the sum would overflow.
    #[inline]
    pub fn add(&mut self, kind: OperatorKind, tally: Tally) -> Result<(), TallyOverflowError> {
        self[kind] = self[kind].merge(tally)?;
        Ok(())
    }

    /// All tables together.
    pub fn sum<'a>(tables: impl IntoIterator<Item = &'a Self>) -> Result<Self, TallyOverflowError> {
        tables.into_iter().try_fold(Self::EMPTY, |sum, table| sum.merge(table))
    }

    /// The five kinds together.
    pub fn total(&self) -> Result<Tally, TallyOverflowError> {
        self.iter().try_fold(Tally::EMPTY, |sum, (_, tally)| sum.merge(*tally))
    }
}

impl core::ops::Index<OperatorKind> for KindTable {
    type Output = Tally;

    fn index(&self, kind: OperatorKind) -> &Tally {
        match kind {
            OperatorKind::Mall => &self.mall,
            OperatorKind::Supermarket => &self.supermarket,
            OperatorKind::Market => &self.market,
            OperatorKind::Enterprise => &self.enterprise,
            OperatorKind::ScenicArea => &self.scenic_area,
        }
    }
}

impl core::ops::IndexMut<OperatorKind> for KindTable {
    fn index_mut(&mut self, kind: OperatorKind) -> &mut Tally {
        match kind {
            OperatorKind::Mall => &mut self.mall,
            OperatorKind::Supermarket => &mut self.supermarket,
            OperatorKind::Market => &mut self.market,
            OperatorKind::Enterprise => &mut self.enterprise,
            OperatorKind::ScenicArea => &mut self.scenic_area,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Fen;
    use crate::reporting::{Figure, Reported};
    use proptest::prelude::*;

    fn any_tally(limit: u64) -> impl Strategy<Value = Tally> {
        (prop::array::uniform8(0..=limit), prop::option::of(0..=limit), prop::option::of(0..=limit)).prop_map(
            |(
                [stations, inquiries, accepted, settled, recourse_told, withdrawn, open, amount],
                staff,
                recovered,
            )| Tally {
                stations,
                inquiries,
                accepted,
                settled,
                recourse_told,
                withdrawn,
                open,
                amount: Fen(amount),
                staff: staff.into(),
                recovered: recovered.into(),
            },
        )
    }

    fn any_table(limit: u64) -> impl Strategy<Value = KindTable> {
        prop::array::uniform5(any_tally(limit)).prop_map(
            |[mall, supermarket, market, enterprise, scenic_area]| KindTable {
                mall,
                supermarket,
                market,
                enterprise,
                scenic_area,
            },
        )
    }

    proptest! {
        // The limit lets about half of all triples overflow, and the laws hold of the refusal too.
        #[test]
        fn tables_are_a_commutative_monoid(
            (a, b, c) in prop_oneof![Just(1_000_000), Just(u64::MAX / 2)]
                .prop_flat_map(|limit| (any_table(limit), any_table(limit), any_table(limit))),
        ) {
            prop_assert_eq!(a.merge(&KindTable::EMPTY), Ok(a));
            prop_assert_eq!(a.merge(&b), b.merge(&a));
            let left = a.merge(&b).and_then(|ab| ab.merge(&c));
            let right = b.merge(&c).and_then(|bc| a.merge(&bc));
            prop_assert_eq!(left, right);
        }

        #[test]
        fn the_total_of_a_sum_is_the_sum_of_the_totals(a in any_table(1 << 40), b in any_table(1 << 40)) {
            let sum = a.merge(&b).unwrap().total();
            prop_assert_eq!(sum, a.total().unwrap().merge(b.total().unwrap()));
        }

        #[test]
        fn every_figure_adds(a in any_tally(1 << 40), b in any_tally(1 << 40)) {
            let sum = a.merge(b).unwrap();
            for figure in Figure::ALL {
                let expected = match (a.figure(*figure), b.figure(*figure)) {
                    (None, None) => None,
                    (left, right) => Some(left.unwrap_or(0) + right.unwrap_or(0)),
                };
                prop_assert_eq!(sum.figure(*figure), expected, "{}", figure);
            }
        }

        #[test]
        fn periods_add_what_happened_and_keep_what_stands(a in any_tally(1 << 40), b in any_tally(1 << 40)) {
            let both = a.then(b).unwrap();
            for figure in Figure::ALL.iter().copied() {
                let expected = if figure.is_standing() { b } else { a.merge(b).unwrap() };
                prop_assert_eq!(both.figure(figure), expected.figure(figure), "{}", figure);
            }
        }

        #[test]
        fn a_document_keeps_every_figure(table in any_table(u64::MAX)) {
            let text = serde_json::to_string(&table).unwrap();
            prop_assert_eq!(serde_json::from_str::<KindTable>(&text).unwrap(), table);
        }
    }

    #[test]
    fn with_sets_what_figure_reads() {
        for figure in Figure::ALL.iter().copied() {
            let tally = Tally::EMPTY.with(figure, 7);
            let set: Vec<_> = Figure::ALL.iter().filter(|other| tally.figure(**other) == Some(7)).collect();
            assert_eq!(set, [&figure]);
        }
    }

    #[test]
    fn a_sum_that_nobody_reported_is_refused() {
        let text = r#"{ "staff": { "sum": 3, "reporters": 0 } }"#;
        assert!(serde_json::from_str::<Tally>(text).unwrap_err().to_string().contains("nobody reported it"));
        assert_eq!(serde_json::from_str::<Tally>("{}").unwrap().staff, Reported::UNKNOWN);
    }
}
