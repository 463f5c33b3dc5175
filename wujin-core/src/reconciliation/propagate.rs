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
        Some(Bound { value: end.value.checked_mul(with?.value)?, open: end.open })
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
