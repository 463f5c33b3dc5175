//! The findings of a reconciliation.

use super::model::{Constraint, Model, Relation};
use super::solve::Question;
use super::{Bound, Claim, ClaimVerdict, Diagnosis, Dimension, Figure, TableDescription, TrueRange, Verdict};
use crate::finding::{Finding, Place, ReportingMatter};

/// Everything that was found: unreadable figures, then claim by claim, then the suspects.
pub(super) fn findings(
    table: &TableDescription,
    model: &Model,
    claims: &[ClaimVerdict],
    diagnoses: &[Diagnosis],
) -> Vec<Finding> {
    let unreadable = table.figures.iter().filter_map(unreadable);
    let reporter = Reporter { table, model };
    let by_claim = claims.iter().zip(&table.claims).filter_map(|(answer, claim)| match answer.verdict {
        Verdict::Fails { .. } => reporter.failing(answer.claim, claim),
        Verdict::NoRate => reporter.no_rate(claim),
        _ => None,
    });
    let together = diagnoses.iter().flat_map(|diagnosis| reporter.together(claims, diagnosis));
    unreadable.chain(by_claim).chain(together).collect()
}

fn unreadable(figure: &Figure) -> Option<Finding> {
    let error = figure.range().err()?;
    let matter = ReportingMatter::FigureUnreadable {
        figure: figure.label.clone(),
        printed: figure.printed.clone(),
        fault: error.fault.term(),
    };
    Some(at(figure, matter))
}

fn at(figure: &Figure, matter: ReportingMatter) -> Finding {
    Finding::from(matter).at(Place::path(figure.id.as_str()))
}

/// A figure as it was printed, with its unit.
fn printed(figure: &Figure) -> String {
    if figure.mark().is_some() {
        return "…".to_owned();
    }
    format!("{} {}", figure.printed, figure.unit.term().zh)
}

struct Reporter<'a> {
    table: &'a TableDescription,
    model: &'a Model,
}

impl Reporter<'_> {
    fn place(&self, id: &str) -> Option<usize> {
        self.table.figures.iter().position(|figure| figure.id == id)
    }

    fn figure(&self, id: &str) -> Option<&Figure> {
        self.table.figures.get(self.place(id)?)
    }

    /// What the rest of a claim makes of one of its figures.
    fn worked_out(&self, claim: usize, figure: &Figure) -> Option<String> {
        let doubted = self.place(&figure.id)?;
        let own = |constraint: &Constraint| constraint.claim == claim;
        let range = Question::new(self.model, own, |variable| variable == doubted).remains(doubted)?;
        Some(figure.unit.dimension().write_range(range))
    }

    fn failing(&self, place: usize, claim: &Claim) -> Option<Finding> {
        match claim {
            Claim::Sum { parts, total } => {
                let total = self.figure(total)?;
                let matter = ReportingMatter::SumFails {
                    total: total.label.clone(),
                    printed: printed(total),
                    sum: self.sum(parts, total.unit.dimension()),
                };
                Some(at(total, matter))
            }
            Claim::Shares { parts } => {
                let first = self.figure(parts.first()?)?;
                let matter = ReportingMatter::SharesFail { sum: self.sum(parts, Dimension::Rate) };
                Some(at(first, matter))
            }
            Claim::Rate { rate, candidates } => {
                let rate = self.figure(rate)?;
                let matter = ReportingMatter::RateFails {
                    rate: rate.label.clone(),
                    printed: printed(rate),
                    formulas: candidates.iter().map(|candidate| candidate.formula.term()).collect(),
                    worked_out: self.quotients(place, rate),
                };
                Some(at(rate, matter))
            }
            Claim::Change { now, before, difference, rate } => {
                let named = [rate, difference, before].into_iter().flatten();
                let mut accused = named.filter_map(|id| self.figure(id)).filter(|figure| {
                    // The figure that the others can work out, best the rate, shows what is wrong.
                    self.worked_out(place, figure).is_some()
                });
                let figure = accused.next().or_else(|| self.figure(now))?;
                let matter = ReportingMatter::ChangeFails {
                    figure: figure.label.clone(),
                    printed: printed(figure),
                    worked_out: self.worked_out(place, figure).unwrap_or_else(|| "…".to_owned()),
                };
                Some(at(figure, matter))
            }
            Claim::Equal { figures } => {
                let figures: Vec<&Figure> = figures.iter().filter_map(|id| self.figure(id)).collect();
                let listed: Vec<_> =
                    figures.iter().map(|figure| format!("{} = {}", figure.label, printed(figure))).collect();
                let matter = ReportingMatter::FiguresDiffer { figures: listed.join(" ≠ ") };
                Some(at(figures.first()?, matter))
            }
            Claim::AtMost { part, whole } => {
                let (part, whole) = (self.figure(part)?, self.figure(whole)?);
                let matter = ReportingMatter::PartExceedsWhole {
                    part: part.label.clone(),
                    part_printed: printed(part),
                    whole: whole.label.clone(),
                    whole_printed: printed(whole),
                };
                Some(at(part, matter))
            }
        }
    }

    /// What parts come to, between the least and the most that their prints allow.
    fn sum(&self, parts: &[String], dimension: Dimension) -> String {
        let add = |sum: TrueRange, part: TrueRange| {
            // As it is written: what is said does not tell an end that is reached from one that is not.
            let plus = |one: Bound, two: Bound| one.value.checked_add(two.value).map(Bound::closed);
            TrueRange {
                least: sum.least.zip(part.least).and_then(|(one, two)| plus(one, two)),
                most: sum.most.zip(part.most).and_then(|(one, two)| plus(one, two)),
            }
        };
        let variables =
            parts.iter().filter_map(|id| self.place(id)).filter_map(|place| self.model.variables.get(place));
        let ranges = variables.map(|variable| variable.printed.unwrap_or(variable.free));
        dimension.write_range(ranges.fold(TrueRange::exactly(0), add))
    }

    /// What each candidate makes of a rate.
    fn quotients(&self, place: usize, rate: &Figure) -> String {
        let mut all = Vec::new();
        for constraint in self.model.constraints.iter().filter(|constraint| constraint.claim == place) {
            let Relation::Quotient { candidates, rate: variable, .. } = &constraint.relation else {
                continue;
            };
            for (index, candidate) in candidates.iter().enumerate() {
                let single = self.model.with_candidate(place, index);
                let question = Question::new(&single, |_| true, |doubted| doubted == *variable);
                let range = question.remains(*variable);
                // Something over nothing gives no rate at all.
                let over_zero =
                    single.variables.get(candidate.1).and_then(|below| below.printed?.point()) == Some(0);
                all.push(match range {
                    Some(range) if !over_zero => rate.unit.dimension().write_range(range),
                    _ => "—".to_owned(),
                });
            }
        }
        all.join(" / ")
    }

    fn no_rate(&self, claim: &Claim) -> Option<Finding> {
        let rate = match claim {
            Claim::Rate { rate, .. } => rate,
            Claim::Change { rate, .. } => rate.as_ref()?,
            _ => return None,
        };
        let rate = self.figure(rate)?;
        let matter = ReportingMatter::RateOverZero { rate: rate.label.clone(), printed: printed(rate) };
        Some(at(rate, matter))
    }

    /// What is found of claims that cannot all hold.
    fn together(&self, claims: &[ClaimVerdict], diagnosis: &Diagnosis) -> Vec<Finding> {
        let mut found = Vec::new();
        let label =
            |id: &str| self.figure(id).map_or_else(String::new, |figure| format!("“{}”", figure.label));
        let alone = diagnosis
            .claims
            .iter()
            .filter_map(|place| claims.get(*place))
            .any(|answer| matches!(answer.verdict, Verdict::Fails { .. }));
        let first = diagnosis.conflicts.first();
        if let Some(conflict) = first.filter(|_| !alone) {
            let figures: Vec<_> = conflict.figures.iter().map(|id| label(id)).collect();
            let matter = ReportingMatter::CannotAllBeRight { figures: figures.join(" + ") };
            let place = conflict.figures.first().and_then(|id| self.figure(id));
            found.extend(place.map(|figure| at(figure, matter)));
        }
        let sets: Vec<String> = diagnosis
            .suspects
            .iter()
            .map(|set| set.suspects.iter().map(|one| label(&one.figure)).collect::<Vec<_>>().join(" + "))
            .collect();
        let leading = diagnosis.suspects.first().and_then(|set| set.suspects.first());
        let accused = leading.map(|suspect| &suspect.figure).or_else(|| first?.figures.first());
        if let Some(figure) = accused.and_then(|id| self.figure(id)) {
            let matter = match diagnosis.size {
                Some(size) => ReportingMatter::SmallestSuspects {
                    size: u64::try_from(size).unwrap_or(u64::MAX),
                    sets: sets.join(" / "),
                },
                None => ReportingMatter::Unexplained { most: super::MOST_SUSPECTS as u64 },
            };
            found.push(at(figure, matter));
        }
        found
    }
}
