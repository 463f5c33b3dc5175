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
