//! The verdict of each claim by itself.

use super::diagnose::conflict_within;
use super::model::{Constraint, Model};
use super::solve::{FULL, Outcome, Question};
use super::{Claim, RateCandidate, TableDescription, Verdict};
use crate::edition::PrintMark;

/// The verdict of the claim at a place of the table.
pub(super) fn verdict(table: &TableDescription, model: &Model, place: usize, claim: &Claim) -> Verdict {
    let own = |constraint: &Constraint| constraint.claim == place;
    let outcome = Question::new(model, own, |_| false).answer(FULL);
    if outcome == Outcome::Contradictory {
        let figures = conflict_within(model, place).unwrap_or_default();
        return Verdict::Fails { figures: ids(table, figures) };
    }
    if model.over_zero.contains(&place) {
        return Verdict::NoRate;
    }
    let unread: Vec<&str> = claim.figures().into_iter().filter(|id| !is_read(table, model, id)).collect();
    if let (Claim::Rate { rate, candidates }, [only]) = (claim, unread.as_slice())
        && rate == only
        && none_is_right(table, model, rate, candidates)
    {
        return Verdict::Holds { under: Vec::new() };
    }
    if !unread.is_empty() {
        return Verdict::NotExamined { figures: unread.into_iter().map(str::to_owned).collect() };
    }
    match outcome {
        Outcome::Consistent => Verdict::Holds { under: under(model, place, claim) },
        _ => Verdict::Open,
    }
}

/// The ids of figures, in the table's order.
pub(super) fn ids(table: &TableDescription, figures: impl IntoIterator<Item = usize>) -> Vec<String> {
    figures
        .into_iter()
        .filter_map(|figure| table.figures.get(figure))
        .map(|figure| figure.id.clone())
        .collect()
}

fn place(table: &TableDescription, id: &str) -> Option<usize> {
    table.figures.iter().position(|figure| figure.id == id)
}

fn is_read(table: &TableDescription, model: &Model, id: &str) -> bool {
    place(table, id).is_some_and(|variable| model.is_printed(variable))
}

/// Whether no rate is printed, and rightly: nothing stands above or below the line.
// READING: rate-over-zero
fn none_is_right(table: &TableDescription, model: &Model, rate: &str, candidates: &[RateCandidate]) -> bool {
    let marked = place(table, rate)
        .and_then(|rate| table.figures.get(rate))
        .and_then(super::Figure::mark)
        .is_some_and(|mark| mark != PrintMark::Illegible);
    let zero = |id: &str| {
        place(table, id)
            .and_then(|figure| model.variables.get(figure)?.printed?.point())
            .is_some_and(|value| value == 0)
    };
    marked && candidates.iter().all(|candidate| zero(&candidate.numerator) && zero(&candidate.denominator))
}

/// The candidates of a rate under which it holds.
fn under(model: &Model, place: usize, claim: &Claim) -> Vec<RateCandidate> {
    let Claim::Rate { candidates, .. } = claim else { return Vec::new() };
    candidates
        .iter()
        .enumerate()
        .filter(|(index, _)| {
            let single = model.with_candidate(place, *index);
            Question::new(&single, |_| true, |_| false).answer(FULL) == Outcome::Consistent
        })
        .map(|(_, candidate)| candidate.clone())
        .collect()
}
