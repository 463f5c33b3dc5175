//! Which figures cannot all be right, and the fewest whose correction would let everything hold.
//!
//! Figures are what is doubted; what the table claims of them is taken as said. A conflict is a set of
//! figures that no reading of the rest makes right together; every repair takes one figure at least out
//! of every conflict, so the repairs are the hitting sets of the conflicts, found smallest first.

use std::collections::BTreeSet;

use super::model::{Constraint, Model};
use super::solve::{BRIEF, FULL, Outcome, Question};

/// A set of variables or of claims.
pub(super) type Members = BTreeSet<usize>;

/// The largest set of figures that is looked for.
pub const MOST_SUSPECTS: usize = 3;
/// How many sets are tried in one diagnosis before it gives up.
const MOST_TRIES: usize = 20_000;

/// Claims that share figures, and what came of them.
pub(super) struct Diagnosed {
    pub(super) claims: Members,
    pub(super) conflicts: Vec<Members>,
    /// The smallest repairs, and whether each was seen to work.
    pub(super) repairs: Vec<(Members, bool)>,
}

/// Claims in groups that share no figure with each other, in the order of their first claim.
fn groups(model: &Model) -> Vec<Members> {
    let mut groups: Vec<(Members, Members)> = Vec::new();
    for constraint in &model.constraints {
        let mut variables: Members = constraint.relation.variables().into_iter().collect();
        let mut claims = Members::from([constraint.claim]);
        // What is not printed ties nothing to another claim unless another claim names it too.
        groups.retain(|(others, theirs)| {
            let apart = others.is_disjoint(&variables);
            if !apart {
                variables.extend(others);
                claims.extend(theirs);
            }
            apart
        });
        groups.push((variables, claims));
    }
    let mut claims: Vec<Members> = groups.into_iter().map(|(_, claims)| claims).collect();
    claims.sort();
    claims
}

/// Every group of claims that cannot all hold.
pub(super) fn diagnose(model: &Model) -> Vec<Diagnosed> {
    groups(model)
        .into_iter()
        .filter_map(|claims| {
            let group = Group { model, claims };
            (group.answer(&Members::new(), FULL) == Outcome::Contradictory).then(|| group.diagnosed())
        })
        .collect()
}

/// The smallest conflict in one claim, with every other claim left aside; none where it can hold.
pub(super) fn conflict_within(model: &Model, claim: usize) -> Option<Members> {
    let group = Group { model, claims: Members::from([claim]) };
    (group.answer(&Members::new(), FULL) == Outcome::Contradictory)
        .then(|| group.smaller(group.printed(&group.claims)))
}

struct Group<'a> {
    model: &'a Model,
    claims: Members,
}

impl Group<'_> {
    fn answer(&self, doubted: &Members, budget: usize) -> Outcome {
        self.question(&self.claims, |variable| doubted.contains(&variable)).answer(budget)
    }

    fn question<'q>(&'q self, claims: &'q Members, doubted: impl Fn(usize) -> bool) -> Question<'q> {
        let asked = |constraint: &Constraint| claims.contains(&constraint.claim);
        Question::new(self.model, asked, doubted)
    }

    /// The printed figures that some claims are about.
    fn printed(&self, claims: &Members) -> Members {
        self.model
            .constraints
            .iter()
            .filter(|constraint| claims.contains(&constraint.claim))
            .flat_map(|constraint| constraint.relation.variables())
            .filter(|variable| self.model.is_printed(*variable))
            .collect()
    }

    fn contradicts(&self, claims: &Members, believed: &Members, budget: usize) -> bool {
        let question = self.question(claims, |variable| !believed.contains(&variable));
        question.answer(budget) == Outcome::Contradictory
    }

    /// Takes out of a conflict every figure that it does not need.
    fn smaller(&self, conflict: Members) -> Members {
        self.smaller_within(&self.claims, conflict)
    }

    fn smaller_within(&self, claims: &Members, mut conflict: Members) -> Members {
        for figure in conflict.clone() {
            conflict.remove(&figure);
            if !self.contradicts(claims, &conflict, BRIEF) {
                conflict.insert(figure);
            }
        }
        conflict
    }

    /// A small conflict among the figures that are not doubted: within one claim, if there is one.
    fn conflict(&self, doubted: &Members) -> Members {
        let without = |claims: &Members| self.printed(claims).difference(doubted).copied().collect();
        for claim in &self.claims {
            let one = Members::from([*claim]);
            let believed: Members = without(&one);
            if self.contradicts(&one, &believed, BRIEF) {
                return self.smaller_within(&one, believed);
            }
        }
        let mut claims = self.claims.clone();
        for claim in &self.claims {
            claims.remove(claim);
            if !self.contradicts(&claims, &without(&claims), BRIEF) {
                claims.insert(*claim);
            }
        }
        self.smaller_within(&claims, without(&claims))
    }

    /// Adds conflicts that share no figure with those known, as long as there are any.
    fn add_apart(&self, conflicts: &mut Vec<Members>) {
        let mut doubted: Members = conflicts.iter().flatten().copied().collect();
        while self.answer(&doubted, FULL) == Outcome::Contradictory {
            let conflict = self.conflict(&doubted);
            if conflict.is_empty() {
                // The claims contradict each other, whatever is printed.
                break;
            }
            doubted.extend(&conflict);
            conflicts.push(conflict);
        }
    }

    fn diagnosed(self) -> Diagnosed {
        let mut conflicts: Vec<Members> = Vec::new();
        let mut repairs = Vec::new();
        let mut level = BTreeSet::from([Members::new()]);
        let mut tries = 0;
        for size in 0..=MOST_SUSPECTS {
            tries += level.len();
            if tries > MOST_TRIES {
                // A set of this size that is not tried may work as well as one that is: name none.
                self.add_apart(&mut conflicts);
                break;
            }
            let mut next = BTreeSet::new();
            for doubted in level {
                let known = conflicts.iter().find(|conflict| conflict.is_disjoint(&doubted)).cloned();
                let conflict = if let Some(conflict) = known {
                    conflict
                } else {
                    match self.answer(&doubted, FULL) {
                        Outcome::Contradictory => {
                            let conflict = self.conflict(&doubted);
                            conflicts.push(conflict.clone());
                            conflict
                        }
                        outcome => {
                            repairs.push((doubted, outcome == Outcome::Consistent));
                            continue;
                        }
                    }
                };
                if size < MOST_SUSPECTS {
                    // After what has been tried so many are too many already, and more would only fill memory.
                    let room = MOST_TRIES.saturating_sub(next.len());
                    next.extend(conflict.iter().take(room).map(|figure| {
                        let mut larger = doubted.clone();
                        larger.insert(*figure);
                        larger
                    }));
                }
            }
            if !repairs.is_empty() {
                break;
            }
            level = next;
        }
        Diagnosed { claims: self.claims, conflicts, repairs }
    }
}
