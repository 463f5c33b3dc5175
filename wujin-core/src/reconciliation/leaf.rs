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
