//! Narrowing: what each relation leaves possible of its variables. It only ever takes away values
//! that no consistent reading has, so that a range which comes out empty proves a contradiction.

use super::model::{Relation, tighten};
use super::range::{ceiling, floor};
use super::unit::PERCENT;
use super::{Bound, TrueRange};

/// What a quotient of 1 is in base units of a rate.
pub(super) const UNITY: i128 = 100 * PERCENT;

/// The ranges of all variables at one point of the search.
#[derive(Clone, Debug)]
pub(super) struct Ranges<'a> {
    pub(super) left: Vec<TrueRange>,
    /// Which variables are whole numbers.
    pub(super) whole: &'a [bool],
    /// Which variables stand for a print that is believed.
    pub(super) believed: &'a [bool],
}

/// No consistent reading is left.
pub(super) struct Contradiction;

type Narrowed = Result<bool, Contradiction>;

impl Ranges<'_> {
    pub(super) fn get(&self, variable: usize) -> TrueRange {
        self.left.get(variable).copied().unwrap_or(TrueRange::ALL)
    }

    /// Keeps of a variable what `range` allows too; whether that took anything away.
    pub(super) fn keep(&mut self, variable: usize, range: TrueRange) -> Narrowed {
        let now = self.get(variable);
        let whole = self.whole.get(variable).copied().unwrap_or(false);
        let kept = tighten(range, whole).and_then(|range| now.intersect(range)).ok_or(Contradiction)?;
        if let Some(slot) = self.left.get_mut(variable) {
            *slot = kept;
        }
        Ok(kept != now)
    }

    /// Narrows by one relation. `alive` marks the candidates of a quotient that are still possible.
    pub(super) fn narrow(&mut self, relation: &Relation, alive: &mut u32) -> Narrowed {
        match relation {
            Relation::Linear { terms, sum } => self.narrow_linear(terms, *sum),
            Relation::Quotient { candidates, rate, none_of_none } => {
                self.narrow_quotient(candidates, *rate, *none_of_none, alive)
            }
        }
    }

    fn term(&self, (variable, negative): (usize, bool)) -> TrueRange {
        let range = self.get(variable);
        if negative { negated(range) } else { range }
    }

    fn narrow_linear(&mut self, terms: &[(usize, bool)], sum: i128) -> Narrowed {
        let mut low = Total::default();
        let mut high = Total::default();
        for term in terms {
            let range = self.term(*term);
            low.add(range.least);
            high.add(range.most);
        }
        let mut narrowed = false;
        for term in terms {
            let range = self.term(*term);
            let rest = |total: &Total, own| {
                let others = total.without(own)?;
                Some(Bound { value: sum.checked_sub(others.value)?, open: others.open })
            };
            let most = rest(&low, range.least);
            let least = rest(&high, range.most);
            let allowed = TrueRange::between(least, most).ok_or(Contradiction)?;
            let allowed = if term.1 { negated(allowed) } else { allowed };
            narrowed |= self.keep(term.0, allowed)?;
        }
        Ok(narrowed)
    }

    fn narrow_quotient(
        &mut self,
        candidates: &[(usize, usize)],
        rate: usize,
        none_of_none: bool,
        alive: &mut u32,
    ) -> Narrowed {
        if let Some((above, below)) = only(candidates, *alive) {
            return self.narrow_one(above, below, rate, none_of_none);
        }
        let mut union: Option<Vec<(usize, TrueRange)>> = None;
        let touched: Vec<usize> =
            candidates.iter().flat_map(|(above, below)| [*above, *below]).chain([rate]).collect();
        let before = *alive;
        for (index, (above, below)) in candidates.iter().enumerate() {
            let bit = 1_u32 << (index & 31);
            if *alive & bit == 0 {
                continue;
            }
            let mut trial = self.clone();
            if trial.narrow_one(*above, *below, rate, none_of_none).is_err() {
                *alive &= !bit;
                continue;
            }
            let found = touched.iter().map(|variable| (*variable, trial.get(*variable)));
            union = Some(match union {
                None => found.collect(),
                Some(union) => {
                    union.into_iter().zip(found).map(|((v, one), (_, two))| (v, one.hull(two))).collect()
                }
            });
        }
        let mut narrowed = *alive != before;
        for (variable, range) in union.ok_or(Contradiction)? {
            narrowed |= self.keep(variable, range)?;
        }
        Ok(narrowed)
    }

    /// Narrows by rate · below = 100 % · above, with `below` above zero.
    fn narrow_one(&mut self, above: usize, below: usize, rate: usize, none_of_none: bool) -> Narrowed {
        let mut narrowed = self.keep(below, TrueRange::NOT_NEGATIVE)?;
        if self.believed.get(rate).copied().unwrap_or(false) {
            narrowed |= self.keep(below, TrueRange { least: Some(Bound::closed(1)), most: None })?;
        } else if !self.get(below).is_positive() {
            if none_of_none && self.get(below).point() == Some(0) {
                narrowed |= self.keep(above, TrueRange::exactly(0))?;
            }
            return Ok(narrowed);
        }
        let (over, under, share) = (self.get(above), self.get(below), self.get(rate));
        narrowed |= self.keep(above, numerators(under, share)?)?;
        narrowed |= self.keep(rate, quotients(over, under)?)?;
        narrowed |= self.keep(below, denominators(over, share)?)?;
        // Below zero everything is mirrored.
        narrowed |= self.keep(below, denominators(negated(over), negated(share))?)?;
        Ok(narrowed)
    }
}

/// The one candidate that is still possible, if there is just one.
fn only(candidates: &[(usize, usize)], alive: u32) -> Option<(usize, usize)> {
    let index = usize::try_from(alive.trailing_zeros()).ok()?;
    if alive.is_power_of_two() { candidates.get(index).copied() } else { None }
}

/// The sum of ends, some of which may be missing or open.
#[derive(Default)]
struct Total {
    value: Option<i128>,
    started: bool,
    missing: usize,
    open: usize,
}

impl Total {
    fn add(&mut self, bound: Option<Bound>) {
        let value = if self.started { self.value } else { Some(0) };
        self.started = true;
        match bound {
            None => {
                self.missing += 1;
                self.value = value;
            }
            Some(bound) => {
                self.value = value.and_then(|value| value.checked_add(bound.value));
                self.open += usize::from(bound.open);
            }
        }
    }

    /// The sum of the others' ends; none where one is missing, or the sum is too large to write.
    fn without(&self, own: Option<Bound>) -> Option<Bound> {
        let missing = self.missing - usize::from(own.is_none());
        if missing > 0 {
            return None;
        }
        let (own_value, own_open) = own.map_or((0, 0), |bound| (bound.value, usize::from(bound.open)));
        Some(Bound { value: self.value?.checked_sub(own_value)?, open: self.open > own_open })
    }
}

/// The range of the negated values.
fn negated(range: TrueRange) -> TrueRange {
    // An end too large to be negated is dropped: that allows more, never less.
    let mirror = |bound: Bound| Some(Bound { value: bound.value.checked_neg()?, open: bound.open });
    TrueRange { least: range.most.and_then(mirror), most: range.least.and_then(mirror) }
}

/// What can stand above the line: rate · below ÷ 100 %, with `below` at least 1.
fn numerators(below: TrueRange, rate: TrueRange) -> Result<TrueRange, Contradiction> {
    let product = |end: Bound, with: Option<Bound>| {
        // A rate of 0 is 0 of anything, even of what has no limit.
        let value = if end.value == 0 { 0 } else { end.value.checked_mul(with?.value)? };
        Some(Bound { value, open: end.open })
    };
    let least = rate.least.and_then(|end| product(end, if end.value < 0 { below.most } else { below.least }));
    let most = rate.most.and_then(|end| product(end, if end.value < 0 { below.least } else { below.most }));
    let inward = |bound: Bound, lower: bool| {
        let (down, up) = (floor(bound.value, UNITY), ceiling(bound.value, UNITY));
        Bound { value: if lower { up } else { down }, open: bound.open && down == up }
    };
    TrueRange::between(least.map(|end| inward(end, true)), most.map(|end| inward(end, false)))
        .ok_or(Contradiction)
}

/// What the rate can be: 100 % · above ÷ below, with `below` at least 1.
fn quotients(above: TrueRange, below: TrueRange) -> Result<TrueRange, Contradiction> {
    // An end that is no whole number of base units moves outward, and is then never reached.
    let end = |above: Bound, divisor: Option<Bound>, lower: bool| match divisor {
        Some(divisor) => {
            let value = above.value.checked_mul(UNITY)?;
            let (down, up) = (floor(value, divisor.value), ceiling(value, divisor.value));
            Some(Bound { value: if lower { down } else { up }, open: down != up })
        }
        None => Some(Bound { value: 0, open: above.value != 0 }),
    };
    let least =
        above.least.and_then(|one| end(one, if one.value < 0 { below.least } else { below.most }, true));
    let most =
        above.most.and_then(|one| end(one, if one.value < 0 { below.most } else { below.least }, false));
    TrueRange::between(least, most).ok_or(Contradiction)
}

/// What can stand below the line as far as positive rates tell: above · 100 % ÷ rate.
fn denominators(above: TrueRange, rate: TrueRange) -> Result<TrueRange, Contradiction> {
    let mut least = None;
    if let Some(over) = above.least.filter(|bound| bound.value > 0)
        && let Some(share) = rate.most
    {
        if share.value <= 0 {
            return Err(Contradiction);
        }
        least = over.value.checked_mul(UNITY).map(|value| {
            let (down, up) = (floor(value, share.value), ceiling(value, share.value));
            Bound { value: up, open: share.open && down == up }
        });
    }
    let mut most = None;
    if let Some(share) = rate.least.filter(|bound| bound.value > 0)
        && let Some(over) = above.most
    {
        if over.value <= 0 {
            return Err(Contradiction);
        }
        most = over.value.checked_mul(UNITY).map(|value| {
            let (down, up) = (floor(value, share.value), ceiling(value, share.value));
            Bound { value: down, open: share.open && down == up }
        });
    }
    TrueRange::between(least, most).ok_or(Contradiction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the first numbers of a range are on a grid of quarters: an open end begins one quarter inside.
    const GRID: i128 = 4;
    /// What lies farther out than any number here comes to is without limit.
    const FAR: i128 = 12 * GRID;

    fn end(value: impl Strategy<Value = i128> + 'static) -> impl Strategy<Value = Option<Bound>> {
        prop_oneof![
            1 => Just(None),
            3 => (value, any::<bool>()).prop_map(|(value, open)| Some(Bound { value, open })),
        ]
    }

    fn range(least: i128, most: i128) -> impl Strategy<Value = TrueRange> {
        (end(least..=most), end(least..=most))
            .prop_filter_map("empty", |(least, most)| TrueRange::between(least, most))
    }

    /// A range with closed ends, as those of numbers that count something.
    fn closed(range: TrueRange) -> TrueRange {
        let close = |bound: Bound| Bound::closed(bound.value);
        TrueRange { least: range.least.map(close), most: range.most.map(close) }
    }

    /// Whether a fraction lies in a range; the divisor is above zero.
    fn holds(range: TrueRange, value: i128, divisor: i128) -> bool {
        let scaled = |bound: Bound| Bound { value: bound.value * divisor, open: bound.open };
        TrueRange { least: range.least.map(scaled), most: range.most.map(scaled) }.contains(value)
    }

    fn linear(terms: &[(TrueRange, bool)], sum: i128) -> Option<(Vec<TrueRange>, bool)> {
        let none = vec![false; terms.len()];
        let left: Vec<_> = terms.iter().map(|(range, _)| *range).collect();
        let mut ranges = Ranges { left, whole: &none, believed: &none };
        let terms: Vec<_> =
            terms.iter().enumerate().map(|(place, (_, negative))| (place, *negative)).collect();
        let narrowed = ranges.narrow(&Relation::Linear { terms, sum }, &mut 1).ok()?;
        Some((ranges.left, narrowed))
    }

    /// The least range with whole ends that holds numbers of the grid; an end that lies far out is none.
    fn hull(found: &[i128]) -> Option<TrueRange> {
        let bound = |value: i128, outward: i128| {
            (value.abs() <= FAR).then_some(Bound { value: outward, open: value != outward * GRID })
        };
        let (least, most) = (*found.iter().min()?, *found.iter().max()?);
        Some(TrueRange { least: bound(least, floor(least, GRID)), most: bound(most, ceiling(most, GRID)) })
    }

    proptest! {
        // Three numbers with a sum: what is left of each is exactly what some pair of the others leaves it.
        #[test]
        fn a_sum_leaves_of_each_term_what_the_others_allow(
            ranges in prop::array::uniform3(range(-3, 3)),
            negative: [bool; 3],
            sum in -4_i128..=4,
        ) {
            let signed = |place: usize, value: i128| if negative[place] { -value } else { value };
            let grid = -24 * GRID..=24 * GRID;
            let values: Vec<Vec<i128>> = ranges.iter()
                .map(|range| grid.clone().filter(|value| holds(*range, *value, GRID)).collect())
                .collect();
            let mut found: [Vec<i128>; 3] = Default::default();
            for one in &values[0] {
                for two in &values[1] {
                    let three = signed(2, sum * GRID - signed(0, *one) - signed(1, *two));
                    if holds(ranges[2], three, GRID) {
                        found[0].push(*one);
                        found[1].push(*two);
                        found[2].push(three);
                    }
                }
            }
            let terms: Vec<_> = ranges.into_iter().zip(negative).collect();
            let left = linear(&terms, sum);
            prop_assert_eq!(left.is_none(), found[0].is_empty());
            let Some((left, narrowed)) = left else { return Ok(()) };
            prop_assert_eq!(narrowed, left != ranges);
            for (left, found) in left.iter().zip(&found) {
                prop_assert_eq!(Some(*left), hull(found));
            }
        }

        // A numerator is possible where some share of some denominator is it.
        #[test]
        fn a_numerator_is_a_share_of_a_denominator(below in range(1, 6), rate in range(-8, 8), over in -20_i128..20) {
            let below = TrueRange { least: below.least.or(Some(Bound::closed(1))), ..closed(below) };
            let rate = eighths(rate);
            let (least, most) = (below.least.unwrap().value, below.most.map(|bound| bound.value));
            let possible = meets(rate, over, least, most);
            let found = numerators(closed(below), rate);
            prop_assert_eq!(found.is_ok_and(|found| found.contains(over)), possible);
        }

        // A rate is possible where it is that of some numerator over some denominator.
        #[test]
        fn a_rate_is_that_of_a_numerator_over_a_denominator(
            above in range(-6, 6),
            below in range(1, 6),
            share in prop_oneof![1 => Just(0), 3 => -64_i128..64],
            aside in -1_i128..=1,
        ) {
            let above = closed(above);
            let below = closed(TrueRange { least: below.least.or(Some(Bound::closed(1))), ..below });
            let rate = share * UNITY / 8 + aside;
            let (least, most) = (below.least.unwrap().value, below.most.map(|bound| bound.value));
            // Of rates that are not 0 with nothing to limit the denominator, all numerators farther out are.
            let at = |below: i128| rate * below;
            let numerators = match (most.map(at), rate.signum()) {
                (Some(far), _) => TrueRange {
                    least: Some(Bound::closed(far.min(at(least)))),
                    most: Some(Bound::closed(far.max(at(least)))),
                },
                (None, 0) => TrueRange::exactly(0),
                (None, 1) => TrueRange { least: Some(Bound::closed(at(least))), most: None },
                (None, _) => TrueRange { least: None, most: Some(Bound::closed(at(least))) },
            };
            let scaled = |bound: Bound| Bound::closed(bound.value * UNITY);
            let above_scaled = TrueRange { least: above.least.map(scaled), most: above.most.map(scaled) };
            let possible = numerators.intersect(above_scaled).is_some();
            prop_assert_eq!(quotients(above, below).is_ok_and(|found| found.contains(rate)), possible);
        }

        // A denominator is possible where some numerator is some positive share of it.
        #[test]
        fn a_denominator_has_a_numerator_as_its_share(above in range(0, 6), rate in range(0, 12), below in 1_i128..60) {
            let above = closed(TrueRange { least: above.least.or(Some(Bound::closed(0))), ..above });
            let least = rate.least.map_or(0, |bound| bound.value);
            let open = least > 0 && rate.least.is_some_and(|bound| bound.open);
            let rate = TrueRange::between(Some(Bound { value: least, open }), rate.most);
            prop_assume!(rate.is_some());
            let rate = eighths(rate.unwrap());
            let scaled = |bound: Bound| Bound { value: bound.value * below, open: bound.open };
            let numerators = TrueRange { least: rate.least.map(scaled), most: rate.most.map(scaled) };
            let whole = |bound: Bound| Bound { value: bound.value * UNITY, open: bound.open };
            let over = TrueRange { least: above.least.map(whole), most: above.most.map(whole) };
            let possible = numerators.intersect(over).is_some();
            let found = denominators(above, rate);
            prop_assert_eq!(found.is_ok_and(|found| found.contains(below)), possible);
        }

        // What is possible no more plays no part, and whatever is taken away is said.
        #[test]
        fn a_rate_is_narrowed_by_the_ways_to_work_it_out_that_are_still_possible(
            counts in prop::array::uniform6(range(-1, 6)),
            rate in range(-2, 8),
            alive in 1_u32..8,
            believed: bool,
            none_of_none: bool,
        ) {
            const RATE: usize = 6;
            let left: Vec<_> = counts.into_iter().map(closed).chain([eighths(rate)]).collect();
            let whole = [true, true, true, true, true, true, false];
            let believed = [false, false, false, false, false, false, believed];
            let narrow = |places: &[usize], mut alive: u32| {
                let mut ranges = Ranges { left: left.clone(), whole: &whole, believed: &believed };
                let candidates = places.iter().map(|place| (2 * place, 2 * place + 1)).collect();
                let relation = Relation::Quotient { candidates, rate: RATE, none_of_none };
                let before = alive;
                let narrowed = ranges.narrow(&relation, &mut alive).ok()?;
                let changed = ranges.left != left || alive != before;
                let still = (0..).zip(places).filter(|(at, _)| alive & 1 << at != 0);
                let still: Vec<usize> = still.map(|(_, place)| *place).collect();
                Some((ranges.left, still, narrowed == changed))
            };
            let among_all = narrow(&[0, 1, 2], alive);
            let those: Vec<usize> = (0..3).filter(|place| alive & 1 << place != 0).collect();
            prop_assert!(among_all.as_ref().is_none_or(|(_, _, said)| *said));
            prop_assert_eq!(&among_all, &narrow(&those, (1 << those.len()) - 1));
            // One that is possible by itself is possible beside the others.
            if let Some((_, still, _)) = among_all.filter(|_| those.len() > 1) {
                let alone = those.into_iter().filter(|place| narrow(&[*place], 1).is_some());
                prop_assert!(alone.eq(still));
            }
        }
    }

    #[test]
    fn over_nothing_there_is_no_rate_and_of_nothing_only_nothing() {
        let narrow = |below, above, is_printed: bool| {
            let left = [above, below, TrueRange::exactly(0)].to_vec();
            let (whole, believed) = ([true, true, false], [false, false, is_printed]);
            let mut ranges = Ranges { left, whole: &whole, believed: &believed };
            let relation = Relation::Quotient { candidates: vec![(0, 1)], rate: 2, none_of_none: true };
            let narrowed = ranges.narrow(&relation, &mut 1).ok()?;
            Some((narrowed, ranges.get(0), ranges.get(1)))
        };
        let up_to =
            |least, most| TrueRange { least: Some(Bound::closed(least)), most: Some(Bound::closed(most)) };
        let nothing = TrueRange::exactly(0);
        assert_eq!(narrow(up_to(0, 5), nothing, true), Some((true, nothing, up_to(1, 5))));
        assert_eq!(narrow(nothing, up_to(0, 5), false), Some((true, nothing, nothing)));
        assert_eq!(narrow(nothing, nothing, false), Some((false, nothing, nothing)));
    }

    /// Rates in eighths of the whole.
    fn eighths(range: TrueRange) -> TrueRange {
        let scaled = |bound: Bound| Bound { value: bound.value * UNITY / 8, open: bound.open };
        TrueRange { least: range.least.map(scaled), most: range.most.map(scaled) }
    }

    /// Whether rates meet the stretch between `over` ÷ `near` and `over` ÷ `far`, in units of 100 %; without a far
    /// divisor it goes on to 0, which only a numerator of 0 reaches.
    fn meets(rates: TrueRange, over: i128, near: i128, far: Option<i128>) -> bool {
        // Everything times both divisors.
        let both = near * far.unwrap_or(1);
        let at_near = Bound::closed(over * far.unwrap_or(1) * UNITY);
        let at_far = match far {
            Some(_) => Bound::closed(over * near * UNITY),
            None => Bound { value: 0, open: over != 0 },
        };
        let (least, most) = if over > 0 { (at_far, at_near) } else { (at_near, at_far) };
        let scaled = |bound: Bound| Bound { value: bound.value * both, open: bound.open };
        let rates = TrueRange { least: rates.least.map(scaled), most: rates.most.map(scaled) };
        TrueRange::between(Some(least), Some(most)).is_some_and(|stretch| stretch.intersect(rates).is_some())
    }
}
