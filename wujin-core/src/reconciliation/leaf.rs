//! The last step of the search: every whole number is known, and the rates, which are rational
//! numbers, are worked out exactly.

use std::collections::BTreeMap;

use super::model::{Constraint, Relation};
use super::propagate::{Ranges, UNITY};
use super::{Bound, TrueRange};

/// A rational number; the divisor is above zero.
#[derive(Clone, Copy)]
struct Ratio {
    over: i128,
    under: i128,
}

impl Ratio {
    fn reduced(over: i128, under: i128) -> Self {
        let common = divisor(over.unsigned_abs(), under.unsigned_abs());
        match i128::try_from(common) {
            Ok(common) if common > 1 => Self { over: over / common, under: under / common },
            _ => Self { over, under },
        }
    }

    fn plus(self, other: Self, negative: bool) -> Option<Self> {
        let added = other.over.checked_mul(self.under)?;
        let added = if negative { added.checked_neg()? } else { added };
        let over = self.over.checked_mul(other.under)?.checked_add(added)?;
        Some(Self::reduced(over, self.under.checked_mul(other.under)?))
    }

    fn within(self, range: TrueRange) -> Option<bool> {
        let above = match range.least {
            None => true,
            Some(Bound { value, open }) => {
                let end = value.checked_mul(self.under)?;
                self.over > end || (self.over == end && !open)
            }
        };
        let below = match range.most {
            None => true,
            Some(Bound { value, open }) => {
                let end = value.checked_mul(self.under)?;
                self.over < end || (self.over == end && !open)
            }
        };
        Some(above && below)
    }
}

fn divisor(one: u128, two: u128) -> u128 {
    if two == 0 { one } else { divisor(two, one % two) }
}

/// Whether every constraint holds at a point where all whole numbers are known and each quotient has
/// one candidate; none where that cannot be told.
pub(super) fn holds(constraints: &[&Constraint], ranges: &Ranges<'_>, alive: &[u32]) -> Option<bool> {
    let mut rates: BTreeMap<usize, Ratio> = BTreeMap::new();
    for (constraint, alive) in constraints.iter().zip(alive) {
        let Relation::Quotient { candidates, rate, none_of_none } = &constraint.relation else { continue };
        let chosen = usize::try_from(alive.trailing_zeros()).ok()?;
        let (above, below) = candidates.get(chosen)?;
        let (above, below) = (ranges.get(*above).point()?, ranges.get(*below).point()?);
        if below < 1 {
            let believed = ranges.believed.get(*rate).copied().unwrap_or(false);
            if below < 0 || believed || (*none_of_none && above != 0) {
                return Some(false);
            }
            continue;
        }
        let worked_out = Ratio::reduced(above.checked_mul(UNITY)?, below);
        let known = rates.insert(*rate, worked_out);
        let same = known.is_none_or(|known| known.over == worked_out.over && known.under == worked_out.under);
        if !same || !worked_out.within(ranges.get(*rate))? {
            return Some(false);
        }
    }
    sums_hold(constraints, ranges, &rates)
}

/// Whether the sums hold. A rate that nothing works out may be anything in its range; where two sums
/// share such a rate, only a single possible value can be told.
fn sums_hold(
    constraints: &[&Constraint],
    ranges: &Ranges<'_>,
    rates: &BTreeMap<usize, Ratio>,
) -> Option<bool> {
    let mut loose: BTreeMap<usize, usize> = BTreeMap::new();
    for constraint in constraints {
        let Relation::Linear { terms, sum } = &constraint.relation else { continue };
        let mut known = Ratio { over: 0, under: 1 };
        let mut least = Some(Bound::closed(0));
        let mut most = Some(Bound::closed(0));
        for (variable, negative) in terms {
            let range = ranges.get(*variable);
            let exact = rates.get(variable).copied().or(range.point().map(|over| Ratio { over, under: 1 }));
            if let Some(value) = exact {
                known = known.plus(value, *negative)?;
                continue;
            }
            *loose.entry(*variable).or_default() += 1;
            let (low, high) = if *negative {
                (range.most.map(negated), range.least.map(negated))
            } else {
                (range.least, range.most)
            };
            least = least.zip(low).and_then(|(one, two)| added(one, two));
            most = most.zip(high).and_then(|(one, two)| added(one, two));
        }
        // The known part must be what the loose ones leave of the sum.
        let from_sum = |end: Bound| Some(Bound { value: sum.checked_sub(end.value)?, open: end.open });
        let allowed = TrueRange { least: most.and_then(from_sum), most: least.and_then(from_sum) };
        if !known.within(allowed)? {
            return Some(false);
        }
    }
    if loose.values().any(|uses| *uses > 1) { None } else { Some(true) }
}

fn negated(bound: Bound) -> Bound {
    Bound { value: bound.value.saturating_neg(), open: bound.open }
}

fn added(one: Bound, two: Bound) -> Option<Bound> {
    Some(Bound { value: one.value.checked_add(two.value)?, open: one.open || two.open })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERCENT: i128 = UNITY / 100;

    fn quotient(above: usize, below: usize, rate: usize) -> Constraint {
        let candidates = vec![(above, below)];
        Constraint { claim: 0, relation: Relation::Quotient { candidates, rate, none_of_none: true } }
    }

    fn sum(terms: &[(usize, bool)], percent: i128) -> Constraint {
        Constraint { claim: 0, relation: Relation::Linear { terms: terms.to_vec(), sum: percent * PERCENT } }
    }

    /// Whether constraints hold; the variables from `rates` on are rates, which are believed or not.
    fn told(constraints: &[Constraint], left: &[TrueRange], believed: bool) -> Option<bool> {
        let (believed, none) = (vec![believed; left.len()], vec![false; left.len()]);
        let ranges = Ranges { left: left.to_vec(), whole: &none, believed: &believed };
        let constraints: Vec<_> = constraints.iter().collect();
        holds(&constraints, &ranges, &vec![1; constraints.len()])
    }

    fn points(values: &[i128]) -> Vec<TrueRange> {
        values.iter().map(|value| TrueRange::exactly(*value)).collect()
    }

    /// Between two per cents, each with whether the end is left out.
    fn between(least: (i128, bool), most: (i128, bool)) -> TrueRange {
        let bound = |(percent, open)| Some(Bound { value: percent * PERCENT, open });
        TrueRange::between(bound(least), bound(most)).unwrap()
    }

    const IN: bool = false;
    const OUT: bool = true;

    #[test]
    fn a_rate_is_held_against_what_is_known_of_it() {
        for (rate, holds) in [
            (between((25, IN), (25, IN)), true),
            (between((25, IN), (30, IN)), true),
            (between((25, OUT), (30, IN)), false),
            (between((26, IN), (30, IN)), false),
            (between((20, IN), (25, IN)), true),
            (between((20, IN), (25, OUT)), false),
            (between((20, IN), (24, IN)), false),
            (TrueRange::ALL, true),
        ] {
            let left = [points(&[1, 4]), vec![rate]].concat();
            assert_eq!(told(&[quotient(0, 1, 2)], &left, true), Some(holds), "{rate:?}");
        }
    }

    #[test]
    fn over_nothing_there_is_no_rate() {
        let of = |above: i128, below: i128, believed, none_of_none| {
            let candidates = vec![(0, 1)];
            let constraint =
                Constraint { claim: 0, relation: Relation::Quotient { candidates, rate: 2, none_of_none } };
            told(&[constraint], &[points(&[above, below]), vec![TrueRange::ALL]].concat(), believed)
        };
        assert_eq!(of(0, 0, true, true), Some(false), "a rate that is printed and believed");
        assert_eq!((of(0, 0, false, true), of(1, 0, false, true)), (Some(true), Some(false)));
        assert_eq!((of(0, 0, false, false), of(1, 0, false, false)), (Some(true), Some(true)));
        assert_eq!((of(0, -1, false, false), of(-1, -1, false, true)), (Some(false), Some(false)));
        assert_eq!((of(0, 1, false, true), of(0, 1, true, true)), (Some(true), Some(true)));
    }

    #[test]
    fn one_rate_worked_out_in_two_ways_is_one() {
        let two_ways = |figures: [i128; 4]| {
            let left = [points(&figures), vec![TrueRange::ALL]].concat();
            told(&[quotient(0, 1, 4), quotient(2, 3, 4)], &left, true)
        };
        assert_eq!((two_ways([1, 2, 2, 4]), two_ways([1, 2, 2, 5])), (Some(true), Some(false)));
        assert_eq!((two_ways([3, 9, 1, 3]), two_ways([-1, 2, 1, 2])), (Some(true), Some(false)));
        assert_eq!((two_ways([0, 2, 0, 5]), two_ways([1, 3, 2, 3])), (Some(true), Some(false)));
    }

    // Thirds are no whole number of base units, and add up all the same.
    #[test]
    fn rates_add_up_exactly() {
        let thirds = |signs: [bool; 2], over: [i128; 2], percent| {
            let left = [points(&[over[0], over[1], 3]), vec![TrueRange::ALL; 2]].concat();
            let terms = [(3, signs[0]), (4, signs[1])];
            told(&[quotient(0, 2, 3), quotient(1, 2, 4), sum(&terms, percent)], &left, true)
        };
        assert_eq!(thirds([false, false], [1, 2], 100), Some(true));
        assert_eq!(thirds([false, false], [1, 1], 100), Some(false));
        assert_eq!(thirds([false, true], [1, 1], 0), Some(true));
        assert_eq!(thirds([true, false], [1, 2], 0), Some(false));
        assert_eq!(thirds([true, true], [1, 2], -100), Some(true));
    }

    #[test]
    fn a_rate_that_nothing_works_out_is_what_the_sum_leaves_it() {
        // A quarter is worked out; the rest is loose.
        let with = |negative, loose: TrueRange, percent| {
            let left = [points(&[1, 4]), vec![TrueRange::ALL, loose]].concat();
            told(&[quotient(0, 1, 2), sum(&[(2, false), (3, negative)], percent)], &left, true)
        };
        for (least, most, holds) in [
            ((75, IN), (80, IN), true),
            ((75, OUT), (80, IN), false),
            ((76, IN), (80, IN), false),
            ((70, IN), (75, IN), true),
            ((70, IN), (75, OUT), false),
            ((70, IN), (74, IN), false),
        ] {
            let loose = between(least, most);
            assert_eq!(with(false, loose, 100), Some(holds), "{loose:?}");
            // 25 - 75 is -50.
            assert_eq!(with(true, loose, -50), Some(holds), "{loose:?}");
        }
        assert_eq!(
            (with(false, TrueRange::ALL, 100), with(true, TrueRange::ALL, 0)),
            (Some(true), Some(true))
        );
        let above = TrueRange { most: None, ..between((76, IN), (80, IN)) };
        assert_eq!((with(false, above, 100), with(false, above, 101)), (Some(false), Some(true)));
    }

    #[test]
    fn two_loose_rates_leave_each_other_room_and_one_in_two_sums_cannot_be_told() {
        let loose = between((30, IN), (40, IN));
        let left = [points(&[1, 4]), vec![TrueRange::ALL, loose, loose]].concat();
        let both = |percent| {
            told(&[quotient(0, 1, 2), sum(&[(2, false), (3, false), (4, false)], percent)], &left, true)
        };
        assert_eq!([84, 85, 100, 105, 106].map(both), [false, true, true, true, false].map(Some));
        let open = between((30, OUT), (40, OUT));
        let left_open = [points(&[1, 4]), vec![TrueRange::ALL, loose, open]].concat();
        let one_open = |percent| {
            told(&[quotient(0, 1, 2), sum(&[(2, false), (3, false), (4, false)], percent)], &left_open, true)
        };
        assert_eq!([85, 86, 104, 105].map(one_open), [false, true, true, false].map(Some));
        let twice = [sum(&[(3, false), (2, false)], 60), sum(&[(3, false)], 35), quotient(0, 1, 2)];
        assert_eq!(told(&twice, &left, true), None);
        assert_eq!(told(&twice[1..], &left, true), Some(true));
    }
}
