//! Whether the figures that are believed can all be right at once: narrowing first, then an exact
//! search for a reading that makes every claim true.

use std::collections::BTreeSet;

use super::eliminate::Eliminated;
use super::leaf;
use super::model::{Constraint, Model, Relation};
use super::propagate::{Contradiction, Ranges};
use super::{Bound, TrueRange};

/// How the search ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Outcome {
    /// A reading was found that makes every claim true.
    Consistent,
    /// There is none.
    Contradictory,
    /// The search was cut short: neither is proved.
    Open,
}

/// How many points a search may visit. The work is bounded for any input; whoever cuts it short
/// accuses nobody.
pub(super) const FULL: usize = 2_000;
/// The same where only a smaller conflict is sought.
pub(super) const BRIEF: usize = 50;
/// How often the relations are gone through before the search splits: bounds can creep.
const ROUNDS: usize = 60;

/// What is believed: some claims, and all prints save those of some variables.
pub(super) struct Question<'a> {
    pub(super) model: &'a Model,
    constraints: Vec<&'a Constraint>,
    whole: Vec<bool>,
    believed: Vec<bool>,
}

#[derive(Clone)]
struct Point<'a> {
    ranges: Ranges<'a>,
    alive: Vec<u32>,
}

impl<'a> Question<'a> {
    /// Whether the constraints that `asked` names can hold with every print believed that `doubted`
    /// does not name.
    pub(super) fn new(
        model: &'a Model,
        asked: impl Fn(&Constraint) -> bool,
        doubted: impl Fn(usize) -> bool,
    ) -> Self {
        Self {
            model,
            constraints: model.constraints.iter().filter(|constraint| asked(constraint)).collect(),
            whole: model.variables.iter().map(|variable| variable.whole).collect(),
            believed: (0..model.variables.len())
                .map(|variable| model.is_printed(variable) && !doubted(variable))
                .collect(),
        }
    }

    /// The answer, after visiting at most `budget` points.
    pub(super) fn answer(&self, budget: usize) -> Outcome {
        let mut waiting = vec![self.start()];
        let mut cut = false;
        let mut eliminated = None;
        for _ in 0..budget {
            let Some(mut point) = waiting.pop() else { break };
            if self.settle(&mut point).is_err() {
                continue;
            }
            // The first point is the whole of the question, so what follows there follows everywhere.
            let eliminated =
                eliminated.get_or_insert_with(|| Eliminated::of(&self.constraints, &point.ranges));
            if eliminated.contradicts(&point.ranges) {
                continue;
            }
            match self.split(&point) {
                Some(halves) => waiting.extend(halves.into_iter().rev()),
                None => match leaf::holds(&self.constraints, &point.ranges, &point.alive) {
                    Some(true) => return Outcome::Consistent,
                    Some(false) => {}
                    None => cut = true,
                },
            }
        }
        if waiting.is_empty() && !cut { Outcome::Contradictory } else { Outcome::Open }
    }

    /// What is left of a variable after narrowing; none on a contradiction.
    pub(super) fn remains(&self, variable: usize) -> Option<TrueRange> {
        let mut point = self.start();
        self.settle(&mut point).ok()?;
        Some(point.ranges.get(variable))
    }

    fn start(&self) -> Point<'_> {
        let ranges = self.model.variables.iter().zip(&self.believed).map(|(variable, believed)| {
            if *believed { variable.printed.unwrap_or(variable.free) } else { variable.free }
        });
        let alive = self.constraints.iter().map(|constraint| match &constraint.relation {
            Relation::Linear { .. } => 1,
            Relation::Quotient { candidates, .. } => {
                candidates.iter().zip(0..u32::BITS).map(|(_, place)| 1_u32 << place).sum()
            }
        });
        Point {
            ranges: Ranges { left: ranges.collect(), whole: &self.whole, believed: &self.believed },
            alive: alive.collect(),
        }
    }

    /// Narrows until nothing changes.
    fn settle(&self, point: &mut Point<'_>) -> Result<(), Contradiction> {
        for _ in 0..ROUNDS {
            let mut narrowed = false;
            for (constraint, alive) in self.constraints.iter().zip(&mut point.alive) {
                narrowed |= point.ranges.narrow(&constraint.relation, alive)?;
            }
            if !narrowed {
                break;
            }
        }
        Ok(())
    }

    /// The point split in two that together are the whole of it; none where nothing is left to split.
    fn split<'p>(&self, point: &Point<'p>) -> Option<Vec<Point<'p>>> {
        for (index, alive) in point.alive.iter().enumerate() {
            if alive.count_ones() > 1 {
                let first = alive & alive.wrapping_neg();
                let with = |mask: u32| {
                    let mut part = point.clone();
                    if let Some(slot) = part.alive.get_mut(index) {
                        *slot = mask;
                    }
                    part
                };
                return Some(vec![with(first), with(alive & !first)]);
            }
        }
        let open: BTreeSet<(i128, usize)> = self
            .constraints
            .iter()
            .flat_map(|constraint| constraint.relation.variables())
            .filter(|variable| self.whole.get(*variable).copied().unwrap_or(false))
            .filter_map(|variable| {
                let range = point.ranges.get(variable);
                (range.point().is_none()).then(|| (range.width().unwrap_or(i128::MAX), variable))
            })
            .collect();
        let (_, variable) = *open.first()?;
        let range = point.ranges.get(variable);
        let middle = middle(range)?;
        let low = TrueRange { least: range.least, most: Some(Bound::closed(middle)) };
        let high = TrueRange { least: Some(Bound::closed(middle.checked_add(1)?)), most: range.most };
        let with = |half: TrueRange| {
            let mut part = point.clone();
            // Both halves are within the range and not empty.
            let _ = part.ranges.keep(variable, half);
            part
        };
        let halves = vec![with(low), with(high)];
        // Far from zero there is nothing to look for first.
        Some(if middle < 0 { halves.into_iter().rev().collect() } else { halves })
    }
}

/// Where to split: in the middle, or, without limit, at twice the distance from zero.
fn middle(range: TrueRange) -> Option<i128> {
    match (range.least, range.most) {
        (Some(least), Some(most)) => {
            least.value.checked_add(most.value.checked_sub(least.value)?.div_euclid(2))
        }
        (Some(least), None) => least.value.checked_add(least.value.checked_abs()?),
        (None, Some(most)) => most.value.checked_sub(most.value.checked_abs()?)?.checked_sub(1),
        (None, None) => Some(-1),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Claim, Figure, FigureUnit, RateCandidate, RateFormula, TableDescription};
    use super::*;
    use proptest::prelude::*;

    const COUNTS: usize = 5;
    /// Above any value that sums of the small tables can force on a figure.
    const REACH: i128 = 40;

    fn id(figure: usize) -> String {
        format!("f{figure}")
    }

    fn claim() -> impl Strategy<Value = Claim> {
        let some = |size| proptest::sample::subsequence((0..COUNTS).collect::<Vec<_>>(), size).prop_shuffle();
        prop_oneof![
            some(3).prop_map(|of| Claim::Sum { parts: vec![id(of[0]), id(of[1])], total: id(of[2]) }),
            some(2).prop_map(|of| Claim::AtMost { part: id(of[0]), whole: id(of[1]) }),
            some(4).prop_map(|of| Claim::Rate {
                rate: id(COUNTS),
                candidates: [(of[0], of[1]), (of[2], of[3])]
                    .iter()
                    .map(|(above, below)| RateCandidate {
                        formula: RateFormula::PartOfWhole,
                        numerator: id(*above),
                        denominator: id(*below),
                    })
                    .collect(),
            }),
        ]
    }

    /// Whether a claim holds of true counts, worked out from what it means.
    fn is_true(claim: &Claim, counts: &[i128], rate: Option<i128>) -> bool {
        let value = |id: &String| counts[id.trim_start_matches('f').parse::<usize>().unwrap()];
        match claim {
            Claim::Sum { parts, total } => parts.iter().map(value).sum::<i128>() == value(total),
            Claim::AtMost { part, whole } => value(part) <= value(whole),
            Claim::Rate { candidates, .. } => candidates.iter().any(|candidate| {
                let (above, below) = (value(&candidate.numerator), value(&candidate.denominator));
                match rate {
                    // Printed as a whole %: from half below to short of one above.
                    Some(rate) => {
                        below > 0 && 200 * above >= (2 * rate - 1) * below && 100 * above < (rate + 1) * below
                    }
                    None => below > 0 || above == 0,
                }
            }),
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn the_search_agrees_with_trying_everything(
            prints in proptest::collection::vec(0_i128..6, COUNTS),
            unknown in proptest::sample::subsequence((0..COUNTS).collect::<Vec<_>>(), 0..=2),
            rate in prop_oneof![Just(None), proptest::sample::select(vec![0_i128, 7, 50, 99, 100, 200]).prop_map(Some)],
            claims in proptest::collection::vec(claim(), 1..4),
        ) {
            let mut figures: Vec<Figure> = prints
                .iter()
                .enumerate()
                .map(|(figure, value)| Figure::new(id(figure), "", value.to_string(), FigureUnit::Cases))
                .collect();
            let printed = rate.map_or(String::new(), |rate| rate.to_string());
            figures.push(Figure::new(id(COUNTS), "", printed, FigureUnit::Percent));
            // A rate stands in one claim only: where two claims share a doubted one, it ties them.
            prop_assume!(rate.is_some() || claims.iter().filter(|one| matches!(one, Claim::Rate { .. })).count() < 2);
            let table = TableDescription { title: String::new(), source: None, figures, claims };
            let mut model = Model::of(&table);
            prop_assume!(model.over_zero.is_empty());
            // A printed rate can call for any size: then the search looks no further than the trials.
            if table.claims.iter().any(|claim| matches!(claim, Claim::Rate { .. })) {
                for variable in model.variables.iter_mut().filter(|variable| variable.whole) {
                    variable.free.most = Some(Bound::closed(REACH));
                }
            }
            let question = Question::new(&model, |_| true, |figure| unknown.contains(&figure));
            let outcome = question.answer(20_000);
            // Cut short, it says so: it never says what more of it would take back.
            for budget in 0..4 {
                let early = question.answer(budget);
                prop_assert!(early == outcome || early == Outcome::Open, "{early:?} of {budget} points");
            }
            let mut possible = false;
            let tries = (REACH + 1).pow(u32::try_from(unknown.len()).unwrap());
            for number in 0..tries {
                let mut counts = prints.clone();
                let mut rest = number;
                for figure in &unknown {
                    counts[*figure] = rest % (REACH + 1);
                    rest /= REACH + 1;
                }
                if table.claims.iter().all(|claim| is_true(claim, &counts, rate)) {
                    possible = true;
                    break;
                }
            }
            prop_assert_eq!(outcome, if possible { Outcome::Consistent } else { Outcome::Contradictory });
        }
    }
    /// A model of printed and of blank figures; in each claim both figures are the same.
    fn chain(prints: &[&str], pairs: &[[usize; 2]]) -> Model {
        let figures = prints.iter().enumerate();
        let figures = figures.map(|(place, printed)| Figure::new(id(place), "", *printed, FigureUnit::Cases));
        let claims = pairs.iter().map(|pair| Claim::Equal { figures: pair.map(id).to_vec() });
        model(figures.collect(), claims.collect())
    }

    fn model(figures: Vec<Figure>, claims: Vec<Claim>) -> Model {
        Model::of(&TableDescription { title: String::new(), source: None, figures, claims })
    }

    #[test]
    fn a_contradiction_is_found_at_the_first_point() {
        let model = chain(&["3", "4"], &[[0, 1]]);
        let question = Question::new(&model, |_| true, |_| false);
        assert_eq!([0, 1].map(|budget| question.answer(budget)), [Outcome::Open, Outcome::Contradictory]);
    }

    #[test]
    fn narrowing_goes_on_as_long_as_it_tells_something() {
        let model = chain(&["5", "", "", ""], &[[2, 3], [1, 2], [0, 1]]);
        let question = Question::new(&model, |_| true, |_| false);
        assert_eq!(question.remains(3), Some(TrueRange::exactly(5)));
    }

    // Each half of a split with what is left of a blank figure; the half that is looked into first comes first.
    #[test]
    fn a_range_is_split_in_the_middle_and_searched_from_zero() {
        let model = chain(&["", ""], &[[0, 1]]);
        let question = Question::new(&model, |_| true, |_| false);
        let split = |least: Option<i128>, most: Option<i128>| {
            let mut point = question.start();
            point.ranges.left =
                vec![TrueRange::between(least.map(Bound::closed), most.map(Bound::closed)).unwrap(); 2];
            let halves = question.split(&point)?;
            let ends = halves.iter().map(|half| half.ranges.get(0)).map(|range| [range.least, range.most]);
            Some(ends.map(|ends| ends.map(|end| end.map(|bound| bound.value))).collect::<Vec<_>>())
        };
        assert_eq!(split(Some(2), Some(9)), Some(vec![[Some(2), Some(5)], [Some(6), Some(9)]]));
        assert_eq!(split(Some(-9), Some(-2)), Some(vec![[Some(-5), Some(-2)], [Some(-9), Some(-6)]]));
        assert_eq!(split(Some(-1), Some(2)), Some(vec![[Some(-1), Some(0)], [Some(1), Some(2)]]));
        assert_eq!(split(Some(4), None), Some(vec![[Some(4), Some(8)], [Some(9), None]]));
        assert_eq!(split(None, Some(4)), Some(vec![[Some(0), Some(4)], [None, Some(-1)]]));
        assert_eq!(split(None, None), Some(vec![[Some(0), None], [None, Some(-1)]]));
        assert_eq!(split(Some(4), Some(4)), None);
    }

    #[test]
    fn one_way_to_work_out_a_rate_is_tried_before_the_others() {
        let figures = (0..6).map(|place| Figure::new(id(place), "", "3", FigureUnit::Cases));
        let rate = Figure::new(id(6), "", "50", FigureUnit::Percent);
        let candidates = [0, 2, 4].map(|place| RateCandidate {
            formula: RateFormula::PartOfWhole,
            numerator: id(place),
            denominator: id(place + 1),
        });
        let claims = vec![Claim::Rate { rate: id(6), candidates: candidates.to_vec() }];
        let model = model(figures.chain([rate]).collect(), claims);
        let question = Question::new(&model, |_| true, |_| false);
        let start = question.start();
        assert_eq!(start.alive, [0b111]);
        let halves = question.split(&start).unwrap();
        assert_eq!(halves.iter().map(|half| half.alive[0]).collect::<Vec<_>>(), [0b001, 0b110]);
    }
}
