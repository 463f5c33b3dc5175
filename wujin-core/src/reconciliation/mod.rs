//! Submitted or published figures held against each other, within the precision they were printed in.
//!
//! A table is a list of [`Figure`]s, each as it was printed, and of [`Claim`]s over them: sums, rates,
//! changes, comparisons. [`reconcile`] says of every claim whether true values exist that round, or are
//! cut, to what was printed and make it hold; and where claims cannot all hold, which figures cannot all
//! be right and the fewest whose correction would let everything else stand. Everything is exact: whole
//! numbers of matters and fen, rational rates. A table that some reading of its prints satisfies is
//! never accused. The chain of reporting that the figures come up is that of part 4.3 of the notice.

mod answer;
mod claim;
mod description;
mod diagnose;
mod eliminate;
mod judge;
mod leaf;
mod model;
mod print;
mod propagate;
mod range;
mod recount;
mod report;
mod solve;
mod unit;

pub use answer::{ClaimVerdict, Conflict, Diagnosis, Needed, Reconciliation, Suspect, SuspectSet, Verdict};
pub use claim::{Claim, RateCandidate, RateFormula};
pub use description::{TableDefect, TableDescription, TableError};
pub use diagnose::MOST_SUSPECTS;
pub use print::{Figure, PrintError, PrintFault};
pub use range::{Bound, TrueRange};
pub use unit::{Dimension, FigureUnit};

use diagnose::{Diagnosed, Members, diagnose};
use judge::{ids, verdict};
use model::{Constraint, Model};
use solve::Question;

/// Holds the figures of a table against each other.
///
/// Fails where the table cannot be examined, with everything that is wrong with its description. A
/// figure that cannot be read is a finding, not an error.
///
/// ```
/// use wujin_core::reconciliation::{FigureUnit, TableDescription, Verdict, reconcile};
/// let table: TableDescription = serde_json::from_str(
///     r#"{
///         "title": "某县三季度",
///         "figures": [
///             { "id": "mall", "label": "商场受理", "printed": "12", "unit": "cases" },
///             { "id": "market", "label": "市场受理", "printed": "30", "unit": "cases" },
///             { "id": "all", "label": "受理合计", "printed": "42", "unit": "cases" },
///             { "id": "settled", "label": "和解", "printed": "39", "unit": "cases" },
///             { "id": "rate", "label": "和解率", "printed": "98", "unit": "percent" }
///         ],
///         "claims": [
///             { "claim": "sum", "parts": ["mall", "market"], "total": "all" },
///             { "claim": "rate", "rate": "rate", "candidates": [
///                 { "formula": "settled_of_accepted", "numerator": "settled", "denominator": "all" }
///             ] }
///         ]
///     }"#,
/// )?;
/// let answer = reconcile(&table)?;
/// assert!(matches!(answer.claims[0].verdict, Verdict::Holds { .. }));
/// // 39 of 42 is 92.86 %: either the settled or the rate is wrong, and 42 is spoken for by its sum.
/// let suspects: Vec<_> =
///     answer.diagnoses[0].suspects.iter().map(|set| set.suspects[0].figure.as_str()).collect();
/// assert_eq!(suspects, ["settled", "rate"]);
/// assert_eq!(answer.diagnoses[0].suspects[0].suspects[0].needed.least.as_deref(), Some("41 件"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn reconcile(table: &TableDescription) -> Result<Reconciliation, TableError> {
    table.check()?;
    let model = Model::of(table);
    let claims: Vec<ClaimVerdict> = table
        .claims
        .iter()
        .enumerate()
        .map(|(claim, says)| ClaimVerdict { claim, verdict: verdict(table, &model, claim, says) })
        .collect();
    let diagnoses: Vec<Diagnosis> =
        diagnose(&model).into_iter().map(|found| diagnosis(table, &model, &claims, found)).collect();
    let findings = report::findings(table, &model, &claims, &diagnoses);
    let reconciles = diagnoses.is_empty()
        && claims.iter().all(|claim| !matches!(claim.verdict, Verdict::Fails { .. } | Verdict::NoRate));
    Ok(Reconciliation { title: table.title.clone(), reconciles, claims, diagnoses, findings })
}

/// A diagnosis in the table's own words, the least corroborated suspects first.
// READING: suspect-set
fn diagnosis(
    table: &TableDescription,
    model: &Model,
    claims: &[ClaimVerdict],
    found: Diagnosed,
) -> Diagnosis {
    let mut conflicts = found.conflicts;
    conflicts.sort();
    let mut suspects: Vec<(usize, &Members, SuspectSet)> = found
        .repairs
        .iter()
        .map(|(figures, proved)| {
            let asked = |constraint: &Constraint| found.claims.contains(&constraint.claim);
            let question = Question::new(model, asked, |variable| figures.contains(&variable));
            let suspects: Vec<Suspect> = figures
                .iter()
                .filter_map(|variable| {
                    let figure = table.figures.get(*variable)?;
                    let range = question.remains(*variable).unwrap_or(TrueRange::ALL);
                    Some(Suspect {
                        figure: figure.id.clone(),
                        corroborated_by: corroborating(table, claims, &figure.id),
                        needed: Needed::new(figure.unit.dimension(), range),
                    })
                })
                .collect();
            let corroboration = suspects.iter().map(|suspect| suspect.corroborated_by.len()).sum();
            (corroboration, figures, SuspectSet { suspects, proved: *proved })
        })
        .collect();
    suspects.sort_by_key(|(corroboration, figures, _)| (*corroboration, *figures));
    Diagnosis {
        claims: found.claims.iter().copied().collect(),
        conflicts: conflicts.into_iter().map(|figures| Conflict { figures: ids(table, figures) }).collect(),
        size: found.repairs.first().map(|(figures, _)| figures.len()),
        suspects: suspects.into_iter().map(|(_, _, set)| set).collect(),
    }
}

/// The claims that hold and tie the figure to others.
fn corroborating(table: &TableDescription, claims: &[ClaimVerdict], id: &str) -> Vec<usize> {
    let holds = |claim: &&ClaimVerdict| matches!(claim.verdict, Verdict::Holds { .. });
    let speaks = |claim: &usize| {
        table.claims.get(*claim).is_some_and(|says| says.pins() && says.figures().contains(&id))
    };
    claims.iter().filter(holds).map(|claim| claim.claim).filter(speaks).collect()
}
