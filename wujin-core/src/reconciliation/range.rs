//! Exact ranges of true values, with open and closed ends, over whole base units.

use core::cmp::Ordering;

/// One end of a range, in base units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bound {
    /// Where it lies.
    pub value: i128,
    /// Whether the value itself is left out.
    pub open: bool,
}

impl Bound {
    /// An end that belongs to the range.
    #[must_use]
    pub const fn closed(value: i128) -> Self {
        Self { value, open: false }
    }

    /// An end that does not.
    #[must_use]
    pub const fn open(value: i128) -> Self {
        Self { value, open: true }
    }
}

/// The values a figure can truly have, in base units (see
/// [`Dimension`](super::Dimension)); an end that is `None` is without limit. Never empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TrueRange {
    /// The lower end.
    pub least: Option<Bound>,
    /// The upper end.
    pub most: Option<Bound>,
}

impl TrueRange {
    /// Every value.
    pub const ALL: Self = Self { least: None, most: None };
    /// Every value that is not negative.
    pub const NOT_NEGATIVE: Self = Self { least: Some(Bound::closed(0)), most: None };

    /// The range of one value.
    #[must_use]
    pub const fn exactly(value: i128) -> Self {
        Self { least: Some(Bound::closed(value)), most: Some(Bound::closed(value)) }
    }

    /// The range between two closed ends, or none where it is empty.
    #[must_use]
    pub fn between(least: Option<Bound>, most: Option<Bound>) -> Option<Self> {
        match (least, most) {
            (Some(low), Some(high))
                if low.value > high.value || (low.value == high.value && (low.open || high.open)) =>
            {
                None
            }
            _ => Some(Self { least, most }),
        }
    }

    /// What both allow, or none.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let least = match (self.least, other.least) {
            (Some(one), Some(two)) => Some(higher(one, two)),
            (one, two) => one.or(two),
        };
        let most = match (self.most, other.most) {
            (Some(one), Some(two)) => Some(lower(one, two)),
            (one, two) => one.or(two),
        };
        Self::between(least, most)
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        let least = self.least.zip(other.least).map(|(one, two)| match one.value.cmp(&two.value) {
            Ordering::Less => one,
            Ordering::Greater => two,
            Ordering::Equal => Bound { value: one.value, open: one.open && two.open },
        });
        let most = self.most.zip(other.most).map(|(one, two)| match one.value.cmp(&two.value) {
            Ordering::Less => two,
            Ordering::Greater => one,
            Ordering::Equal => Bound { value: one.value, open: one.open && two.open },
        });
        Self { least, most }
    }

    /// Whether the value is in the range.
    #[must_use]
    pub fn contains(self, value: i128) -> bool {
        self.intersect(Self::exactly(value)).is_some()
    }

    /// The value, where the range holds just one.
    #[must_use]
    pub fn point(self) -> Option<i128> {
        let (least, most) = self.least.zip(self.most)?;
        (least.value == most.value).then_some(least.value)
    }

    /// How far the ends lie apart; none where that is without limit.
    pub(super) fn width(self) -> Option<i128> {
        let (least, most) = self.least.zip(self.most)?;
        most.value.checked_sub(least.value)
    }

    /// Whether every value is above zero.
    pub(super) fn is_positive(self) -> bool {
        self.least.is_some_and(|bound| bound.value > 0 || (bound.value == 0 && bound.open))
    }
}

fn higher(one: Bound, two: Bound) -> Bound {
    match one.value.cmp(&two.value) {
        Ordering::Less => two,
        Ordering::Greater => one,
        Ordering::Equal => Bound { value: one.value, open: one.open || two.open },
    }
}

fn lower(one: Bound, two: Bound) -> Bound {
    match one.value.cmp(&two.value) {
        Ordering::Less => one,
        Ordering::Greater => two,
        Ordering::Equal => Bound { value: one.value, open: one.open || two.open },
    }
}

/// The quotient rounded down; the divisor is above zero.
pub(super) const fn floor(value: i128, divisor: i128) -> i128 {
    value.div_euclid(divisor)
}

/// The quotient rounded up; the divisor is above zero.
pub(super) const fn ceiling(value: i128, divisor: i128) -> i128 {
    let down = value.div_euclid(divisor);
    if value.rem_euclid(divisor) == 0 { down } else { down + 1 }
}

#[cfg(test)]
mod tests {
    use super::super::model::tighten;
    use super::*;
    use proptest::prelude::*;

    fn end() -> impl Strategy<Value = Option<Bound>> {
        proptest::option::of((-20_i128..20, any::<bool>()).prop_map(|(value, open)| Bound { value, open }))
    }

    fn range() -> impl Strategy<Value = TrueRange> {
        (end(), end()).prop_filter_map("empty", |(least, most)| TrueRange::between(least, most))
    }

    proptest! {
        #[test]
        fn an_intersection_holds_what_both_hold(one in range(), two in range(), value in -25_i128..25) {
            let both = one.intersect(two).is_some_and(|both| both.contains(value));
            prop_assert_eq!(both, one.contains(value) && two.contains(value));
            prop_assert_eq!(one.intersect(two), two.intersect(one));
        }

        #[test]
        fn a_hull_holds_what_either_holds(one in range(), two in range(), value in -25_i128..25) {
            let hull = one.hull(two);
            prop_assert!(hull.contains(value) || !(one.contains(value) || two.contains(value)));
            prop_assert_eq!(hull, two.hull(one));
            prop_assert_eq!(hull.intersect(one), Some(one));
        }

        #[test]
        fn whole_numbers_in_a_range_lie_between_closed_ends(range in range(), value in -25_i128..25) {
            let tight = tighten(range, true);
            prop_assert_eq!(tight.is_some_and(|tight| tight.contains(value)), range.contains(value));
            let ends = tight.into_iter().flat_map(|tight| [tight.least, tight.most]).flatten();
            prop_assert!(ends.into_iter().all(|end| !end.open));
            prop_assert_eq!(tighten(range, false), Some(range));
        }

        #[test]
        fn quotients_round_as_told(value in -1000_i128..1000, divisor in 1_i128..50) {
            prop_assert!(floor(value, divisor) * divisor <= value);
            prop_assert!((floor(value, divisor) + 1) * divisor > value);
            prop_assert!(ceiling(value, divisor) * divisor >= value);
            prop_assert!((ceiling(value, divisor) - 1) * divisor < value);
        }
    }
    #[test]
    fn the_ends_say_how_wide_a_range_is_and_whether_it_lies_above_zero() {
        let range = |least: Option<Bound>, most| TrueRange { least, most: Some(Bound::closed(most)) };
        let open = |value| Bound { value, open: true };
        assert_eq!(range(Some(open(-3)), 5).width(), Some(8));
        assert_eq!(range(None, 5).width(), None);
        assert!(range(Some(Bound::closed(1)), 5).is_positive());
        assert!(range(Some(open(0)), 5).is_positive());
        assert!(!range(Some(Bound::closed(0)), 5).is_positive());
        assert!(!range(Some(open(-1)), 5).is_positive());
        assert!(!range(None, 5).is_positive());
    }
}
