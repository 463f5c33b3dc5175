//! Sums taken from one another. Narrowing looks at one sum at a time and never sees that x + 1 = y and
//! x + 2 = y cannot both hold while x and y are without limit; what is left after x and y are eliminated
//! shows it.

use std::collections::BTreeMap;

use super::model::{Constraint, Relation};
use super::propagate::Ranges;

/// An equation: the variables with their factors, and what they come to.
#[derive(Clone, Debug)]
struct Row {
    terms: BTreeMap<usize, i128>,
    sum: i128,
}

impl Row {
    /// This row less so many times another that `variable` falls out; none where the numbers grow
    /// too large to write.
    fn without(&self, variable: usize, pivot: &Self) -> Option<Self> {
        let (mine, its) = (*self.terms.get(&variable)?, *pivot.terms.get(&variable)?);
        let mut terms = BTreeMap::new();
        for (one, factor) in &self.terms {
            terms.insert(*one, factor.checked_mul(its)?);
        }
        for (one, factor) in &pivot.terms {
            let slot = terms.entry(*one).or_insert(0);
            *slot = slot.checked_sub(factor.checked_mul(mine)?)?;
        }
        terms.retain(|_, factor| *factor != 0);
        let sum = self.sum.checked_mul(its)?.checked_sub(pivot.sum.checked_mul(mine)?)?;
        Some(Self { terms, sum })
    }

    /// Whether no values in the ranges satisfy it.
    fn contradicts(&self, ranges: &Ranges<'_>) -> bool {
        let end = |lower: bool| {
            self.terms.iter().try_fold((0_i128, false), |(sum, open), (variable, factor)| {
                let range = ranges.get(*variable);
                let bound = if lower == (*factor > 0) { range.least? } else { range.most? };
                let value = bound.value.checked_mul(*factor)?;
                Some((sum.checked_add(value)?, open || bound.open))
            })
        };
        let below = end(true).is_some_and(|(least, open)| self.sum < least || (open && self.sum == least));
        below || end(false).is_some_and(|(most, open)| self.sum > most || (open && self.sum == most))
    }
}

/// The equations that follow from the sums once variables have been eliminated.
pub(super) struct Eliminated(Vec<Row>);

impl Eliminated {
    /// Eliminates what is least known. What is known already is taken as it stands, so the rows are
    /// good wherever the ranges lie within these.
    pub(super) fn of(constraints: &[&Constraint], ranges: &Ranges<'_>) -> Self {
        let mut rows: Vec<Row> =
            constraints.iter().filter_map(|constraint| row(&constraint.relation, ranges)).collect();
        let mut order: Vec<usize> = rows.iter().flat_map(|row| row.terms.keys().copied()).collect();
        order.sort_by_key(|variable| (ranges.get(*variable).width().map(|width| -width), *variable));
        order.dedup();
        let mut done = Vec::new();
        for variable in order {
            let Some(at) = rows.iter().position(|row| row.terms.contains_key(&variable)) else { continue };
            let pivot = rows.swap_remove(at);
            for row in &mut rows {
                if let Some(less) = row.without(variable, &pivot) {
                    *row = less;
                }
            }
            done.push(pivot);
        }
        done.extend(rows);
        Self(done)
    }

    /// Whether one of the equations has no solution in the ranges.
    pub(super) fn contradicts(&self, ranges: &Ranges<'_>) -> bool {
        self.0.iter().any(|row| row.contradicts(ranges))
    }
}

/// A sum as an equation over what is not known; none where nothing is left in it.
fn row(relation: &Relation, ranges: &Ranges<'_>) -> Option<Row> {
    let Relation::Linear { terms, sum } = relation else { return None };
    let mut row = Row { terms: BTreeMap::new(), sum: *sum };
    for (variable, negative) in terms {
        let factor = if *negative { -1 } else { 1 };
        if let Some(value) = ranges.get(*variable).point() {
            row.sum = row.sum.checked_sub(value.checked_mul(factor)?)?;
        } else {
            row.terms.insert(*variable, factor);
        }
    }
    (!row.terms.is_empty()).then_some(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reconciliation::{Bound, TrueRange};
    use proptest::prelude::*;

    /// The terms, those taken away marked, and what they come to.
    type Equation<'a> = (&'a [(usize, bool)], i128);

    const PLUS: bool = false;
    const LESS: bool = true;

    fn contradict(equations: &[Equation<'_>], left: &[TrueRange]) -> bool {
        let constraints: Vec<_> = equations
            .iter()
            .map(|(terms, sum)| Constraint {
                claim: 0,
                relation: Relation::Linear { terms: terms.to_vec(), sum: *sum },
            })
            .collect();
        let none = vec![false; left.len()];
        let ranges = Ranges { left: left.to_vec(), whole: &none, believed: &none };
        Eliminated::of(&constraints.iter().collect::<Vec<_>>(), &ranges).contradicts(&ranges)
    }

    fn range(least: Option<Bound>, most: Option<Bound>) -> TrueRange {
        TrueRange::between(least, most).unwrap()
    }

    #[test]
    fn sums_without_limit_contradict_each_other_where_they_do() {
        let all = [TrueRange::ALL; 3];
        let (x, y, z) = (0, 1, 2);
        let difference = |sum| -> Equation<'_> { (&[(0, PLUS), (1, LESS)], sum) };
        assert!(contradict(&[difference(-1), difference(-2)], &all));
        assert!(!contradict(&[difference(-1), difference(-1)], &all));
        let round = |last| {
            let sums: [Equation<'_>; 3] =
                [(&[(x, PLUS), (y, PLUS)], 3), (&[(y, PLUS), (z, PLUS)], 5), (&[(x, PLUS), (z, LESS)], last)];
            contradict(&sums, &all)
        };
        assert_eq!([-3, -2, -1].map(round), [true, false, true]);
    }

    // x + y = 10 and x - y = 4: y is 3, however little is known of x.
    #[test]
    fn what_is_left_is_held_against_what_is_known() {
        let sums: [Equation<'_>; 2] = [(&[(0, PLUS), (1, PLUS)], 10), (&[(0, PLUS), (1, LESS)], 4)];
        let wide = range(Some(Bound::closed(0)), Some(Bound::closed(100)));
        for x in [TrueRange::ALL, wide] {
            for (least, most, is_contradiction) in [
                (Bound::closed(0), Bound::closed(2), true),
                (Bound::closed(0), Bound::open(3), true),
                (Bound::closed(0), Bound::closed(3), false),
                (Bound::closed(3), Bound::closed(9), false),
                (Bound::open(3), Bound::closed(9), true),
                (Bound::closed(4), Bound::closed(9), true),
            ] {
                let y = range(Some(least), Some(most));
                assert_eq!(contradict(&sums, &[x, y]), is_contradiction, "{x:?} {y:?}");
            }
        }
    }

    #[test]
    fn an_end_of_a_sum_is_reached_where_every_term_reaches_its_own() {
        let (closed, open) = (Some(Bound::closed(5)), Some(Bound::open(5)));
        for (one, two, is_reached) in
            [(closed, closed, true), (open, closed, false), (closed, open, false), (open, open, false)]
        {
            let sum: [Equation<'_>; 1] = [(&[(0, PLUS), (1, PLUS)], 10)];
            assert_eq!(contradict(&sum, &[range(one, None), range(two, None)]), !is_reached);
            assert_eq!(contradict(&sum, &[range(None, one), range(None, two)]), !is_reached);
            assert!(!contradict(&sum, &[range(one, None), range(None, two)]));
            let difference: [Equation<'_>; 1] = [(&[(0, PLUS), (1, LESS)], 0)];
            assert_eq!(contradict(&difference, &[range(one, None), range(None, two)]), !is_reached);
            assert_eq!(contradict(&difference, &[range(None, one), range(two, None)]), !is_reached);
            assert!(!contradict(&difference, &[range(one, None), range(two, None)]));
        }
    }

    proptest! {
        // Sums that some values satisfy contradict each other nowhere that these values lie.
        #[test]
        fn what_is_so_is_never_a_contradiction(
            values in prop::array::uniform4(-20_i128..20),
            sums in prop::collection::vec(prop::sample::subsequence(vec![0, 1, 2, 3], 1..=4), 1..5),
            negative in prop::collection::vec(any::<bool>(), 16),
            around in prop::array::uniform4((prop::option::of(0_i128..5), prop::option::of(0_i128..5))),
        ) {
            let terms: Vec<Vec<(usize, bool)>> = sums.iter().enumerate()
                .map(|(at, sum)| sum.iter().map(|variable| (*variable, negative[(at * 4 + variable) % 16])).collect())
                .collect();
            let sum = |terms: &[(usize, bool)]| -> i128 {
                terms.iter().map(|(variable, negative)| if *negative { -values[*variable] } else { values[*variable] }).sum()
            };
            let equations: Vec<Equation<'_>> = terms.iter().map(|terms| (terms.as_slice(), sum(terms))).collect();
            let left: Vec<_> = values.iter().zip(around).map(|(value, (below, above))| {
                range(below.map(|by| Bound::closed(value - by)), above.map(|by| Bound::closed(value + by)))
            }).collect();
            prop_assert!(!contradict(&equations, &left));
        }
    }
}
