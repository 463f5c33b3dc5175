//! A table as constraints over exact ranges: what the search for a consistent reading works on.

use std::collections::{BTreeMap, BTreeSet};

use super::unit::PERCENT;
use super::{Bound, Claim, TableDescription, TrueRange};

/// A figure, or a value that a claim implies and the table does not print.
#[derive(Clone, Copy, Debug)]
pub(super) struct Variable {
    /// Whether its true value is a whole number of base units.
    pub(super) whole: bool,
    /// What its print allows; none where there is no print to go by.
    pub(super) printed: Option<TrueRange>,
    /// What it can be when the print is not believed.
    pub(super) free: TrueRange,
}

/// What must hold between variables.
#[derive(Clone, Debug)]
pub(super) enum Relation {
    /// The terms, some of them taken away, add up to `sum`.
    Linear { terms: Vec<(usize, bool)>, sum: i128 },
    /// One of the quotients, in %, is the rate. With nothing below the line there is no rate, which
    /// is in order only where none is believed to be printed; then `none_of_none` asks for nothing
    /// above the line either.
    Quotient { candidates: Vec<(usize, usize)>, rate: usize, none_of_none: bool },
}

/// A relation, and the claim it comes from.
#[derive(Clone, Debug)]
pub(super) struct Constraint {
    pub(super) claim: usize,
    pub(super) relation: Relation,
}

impl Relation {
    /// Every variable it is about.
    pub(super) fn variables(&self) -> Vec<usize> {
        match self {
            Self::Linear { terms, .. } => terms.iter().map(|(variable, _)| *variable).collect(),
            Self::Quotient { candidates, rate, .. } => candidates
                .iter()
                .flat_map(|(numerator, denominator)| [*numerator, *denominator])
                .chain([*rate])
                .collect(),
        }
    }
}

/// The whole table: figures first, in their order, then the implied values.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) variables: Vec<Variable>,
    pub(super) constraints: Vec<Constraint>,
    /// The claims whose rate was printed over zero: that has its own finding and binds nothing.
    pub(super) over_zero: BTreeSet<usize>,
}

impl Model {
    /// The model of a checked table.
    pub(super) fn of(table: &TableDescription) -> Self {
        let signed: BTreeSet<&str> = table
            .claims
            .iter()
            .filter_map(|claim| match claim {
                Claim::Change { difference, rate, .. } => Some([difference.as_deref(), rate.as_deref()]),
                _ => None,
            })
            .flatten()
            .flatten()
            .collect();
        let variables = table.figures.iter().map(|figure| {
            let below_zero = figure.signed || figure.has_sign() || signed.contains(figure.id.as_str());
            let free = if below_zero { TrueRange::ALL } else { TrueRange::NOT_NEGATIVE };
            let printed = figure.range().ok().flatten().and_then(|range| range.intersect(free));
            Variable { whole: figure.unit.dimension().is_whole(), printed, free }
        });
        let mut model =
            Self { variables: variables.collect(), constraints: Vec::new(), over_zero: BTreeSet::new() };
        let ids: BTreeMap<&str, usize> =
            table.figures.iter().enumerate().map(|(index, figure)| (figure.id.as_str(), index)).collect();
        for (claim, says) in table.claims.iter().enumerate() {
            model.add(claim, says, &|id| ids.get(id).copied());
        }
        model
    }

    fn add(&mut self, claim: usize, says: &Claim, find: &dyn Fn(&str) -> Option<usize>) {
        let all = |ids: &[String]| ids.iter().filter_map(|id| find(id)).collect::<Vec<_>>();
        let added = |parts: Vec<usize>| parts.into_iter().map(|part| (part, false)).collect::<Vec<_>>();
        match says {
            Claim::Sum { parts, total } => {
                let mut terms = added(all(parts));
                terms.extend(find(total).map(|total| (total, true)));
                self.linear(claim, terms, 0);
            }
            Claim::Shares { parts } => self.linear(claim, added(all(parts)), 100 * PERCENT),
            Claim::Equal { figures } => {
                let figures = all(figures);
                for pair in figures.windows(2) {
                    if let [one, two] = *pair {
                        self.linear(claim, vec![(one, false), (two, true)], 0);
                    }
                }
            }
            Claim::AtMost { part, whole } => {
                if let (Some(part), Some(whole)) = (find(part), find(whole)) {
                    // What is wanting to the whole is not below zero.
                    let is_whole = self.variables.get(part).is_some_and(|part| part.whole);
                    let wanting = self.implied(TrueRange::NOT_NEGATIVE, is_whole);
                    self.linear(claim, vec![(part, false), (wanting, false), (whole, true)], 0);
                }
            }
            Claim::Rate { rate, candidates } => {
                let pair = |numerator: &str, denominator: &str| find(numerator).zip(find(denominator));
                let candidates: Vec<_> = candidates
                    .iter()
                    .filter_map(|candidate| pair(&candidate.numerator, &candidate.denominator))
                    .collect();
                let zero = |variable: usize| self.printed_point(variable) == Some(0);
                let over_zero = candidates.iter().all(|(above, below)| zero(*above) && zero(*below));
                if let Some(rate) = find(rate) {
                    self.quotient(claim, candidates, rate, true, over_zero);
                }
            }
            Claim::Change { now, before, difference, rate } => {
                let (before, difference, rate) =
                    [before, difference, rate].map(|id| id.as_deref().and_then(find)).into();
                if let Some(now) = find(now) {
                    self.change(claim, now, before, difference, rate);
                }
            }
        }
    }

    fn change(
        &mut self,
        claim: usize,
        now: usize,
        before: Option<usize>,
        difference: Option<usize>,
        rate: Option<usize>,
    ) {
        let point = |variable: Option<usize>| variable.and_then(|variable| self.printed_point(variable));
        let base = point(before).or_else(|| point(Some(now))?.checked_sub(point(difference)?));
        let before = before.unwrap_or_else(|| self.implied(TrueRange::NOT_NEGATIVE, true));
        let difference = difference.unwrap_or_else(|| self.implied(TrueRange::ALL, true));
        self.linear(claim, vec![(before, false), (difference, false), (now, true)], 0);
        if let Some(rate) = rate {
            self.quotient(claim, vec![(difference, before)], rate, false, base == Some(0));
        }
    }

    /// The one value a print allows.
    fn printed_point(&self, variable: usize) -> Option<i128> {
        self.variables.get(variable)?.printed?.point()
    }

    fn implied(&mut self, free: TrueRange, whole: bool) -> usize {
        self.variables.push(Variable { whole, printed: None, free });
        self.variables.len() - 1
    }

    fn linear(&mut self, claim: usize, terms: Vec<(usize, bool)>, sum: i128) {
        self.constraints.push(Constraint { claim, relation: Relation::Linear { terms, sum } });
    }

    fn quotient(
        &mut self,
        claim: usize,
        candidates: Vec<(usize, usize)>,
        rate: usize,
        none_of_none: bool,
        over_zero: bool,
    ) {
        // READING: rate-over-zero
        if over_zero && self.variables.get(rate).is_some_and(|rate| rate.printed.is_some()) {
            self.over_zero.insert(claim);
            return;
        }
        let relation = Relation::Quotient { candidates, rate, none_of_none };
        self.constraints.push(Constraint { claim, relation });
    }

    /// The same figures under one candidate of a claim's quotient, and nothing else.
    pub(super) fn with_candidate(&self, claim: usize, index: usize) -> Self {
        let own = self.constraints.iter().filter(|constraint| constraint.claim == claim);
        let constraints = own.filter_map(|constraint| match &constraint.relation {
            Relation::Quotient { candidates, rate, none_of_none } => Some(Constraint {
                claim,
                relation: Relation::Quotient {
                    candidates: vec![*candidates.get(index)?],
                    rate: *rate,
                    none_of_none: *none_of_none,
                },
            }),
            Relation::Linear { .. } => None,
        });
        Self {
            variables: self.variables.clone(),
            constraints: constraints.collect(),
            over_zero: BTreeSet::new(),
        }
    }

    /// The figures that have a print to believe or not.
    pub(super) fn is_printed(&self, variable: usize) -> bool {
        self.variables.get(variable).is_some_and(|variable| variable.printed.is_some())
    }
}

/// Moves open ends of a whole number's range to the next number inside.
pub(super) fn tighten(range: TrueRange, whole: bool) -> Option<TrueRange> {
    if !whole {
        return Some(range);
    }
    let inward = |bound: Bound, by: i128| {
        let value = if bound.open { bound.value.checked_add(by)? } else { bound.value };
        Some(Bound::closed(value))
    };
    let least = range.least.and_then(|bound| inward(bound, 1));
    let most = range.most.and_then(|bound| inward(bound, -1));
    TrueRange::between(least, most)
}
