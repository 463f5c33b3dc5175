//! From a number down to what it is made of: the units below, their workbooks, and the cases (3.2.5/3,
//! 3.2.5/5, 4.3/7).

use std::collections::BTreeMap;

use serde::Serialize;

use super::{CaseFacts, Figure, KindTable, RollUp, RollUpLine, tally_case};
use crate::edition::OperatorKind;
use crate::obligation::Party;
use crate::time::Period;

/// One number of a unit, and what it is made of.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TracedFigure {
    /// Whose it is.
    pub unit: String,
    /// Its tier.
    pub tier: Party,
    /// The number; money in fen. None where nobody reported it.
    pub value: Option<u64>,
    /// Whether the unit reported it; else it is the sum of its parts.
    pub reported: bool,
    /// Where it stands in what the unit reported: a workbook, its sheet and cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The cases behind it, where they are known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<String>,
    /// The numbers of the units directly below that are not 0.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<TracedFigure>,
    /// By how much the number is more than its parts, or than its cases where there are no parts; below
    /// zero where it is less.
    pub unexplained: i128,
}

/// What is known of the numbers that units reported.
pub trait FigureEvidence {
    /// Where a unit's number stands in what it reported.
    fn source(&self, unit: &str, kind: Option<OperatorKind>, figure: Figure) -> Option<String>;

    /// The cases behind a unit's number, each with what it adds to it; none where they are not known.
    fn cases(&self, unit: &str, kind: Option<OperatorKind>, figure: Figure) -> Option<Vec<(String, u64)>>;
}

/// Traces a number of a unit, of one kind of operator or of all together, down to workbooks and cases;
/// none where the unit is not among the lines.
#[must_use]
pub fn drill(
    roll_up: &RollUp,
    unit: &str,
    kind: Option<OperatorKind>,
    figure: Figure,
    evidence: &impl FigureEvidence,
) -> Option<TracedFigure> {
    let mut below: BTreeMap<&str, Vec<&RollUpLine>> = BTreeMap::new();
    for line in &roll_up.lines {
        if let Some(above) = &line.above {
            below.entry(above).or_default().push(line);
        }
    }
    let drilling = Drilling { below, kind, figure, evidence };
    roll_up.line(unit).map(|line| drilling.trace(line))
}

struct Drilling<'a, E> {
    below: BTreeMap<&'a str, Vec<&'a RollUpLine>>,
    kind: Option<OperatorKind>,
    figure: Figure,
    evidence: &'a E,
}

impl<E: FigureEvidence> Drilling<'_, E> {
    /// Each unit stands below one of a higher tier, so that this ends.
    fn trace(&self, line: &RollUpLine) -> TracedFigure {
        let value = self.value(&line.figures);
        let below = self.below.get(line.unit.as_str()).map(Vec::as_slice).unwrap_or_default();
        let parts: Vec<_> = below
            .iter()
            .filter(|part| self.value(&part.figures).is_some_and(|value| value != 0))
            .map(|part| self.trace(part))
            .collect();
        let cases =
            if below.is_empty() { self.evidence.cases(&line.unit, self.kind, self.figure) } else { None };
        let behind: i128 = match &cases {
            Some(cases) => cases.iter().map(|(_, adds)| i128::from(*adds)).sum(),
            None if below.is_empty() => value.unwrap_or(0).into(),
            None => parts.iter().filter_map(|part| part.value).map(i128::from).sum(),
        };
        TracedFigure {
            unit: line.unit.clone(),
            tier: line.tier,
            value,
            reported: line.reported.is_some(),
            source: self.evidence.source(&line.unit, self.kind, self.figure),
            cases: cases.unwrap_or_default().into_iter().map(|(id, _)| id).collect(),
            parts,
            unexplained: i128::from(value.unwrap_or(0)) - behind,
        }
    }

    fn value(&self, table: &KindTable) -> Option<u64> {
        match self.kind {
            Some(kind) => table[kind].figure(self.figure),
            None => table.total().ok()?.figure(self.figure),
        }
    }
}

/// What a complaint adds to a figure of a period; none where it adds nothing to it.
///
/// ```
/// use wujin_core::complaint::Outcome;
/// use wujin_core::reporting::{CaseFacts, Figure, adds_to};
/// use wujin_core::time::Period;
/// let resolved = Some(("2012-04-01".parse()?, Outcome::Settled));
/// let case = CaseFacts { registered: "2012-03-31".parse()?, resolved, amount: None };
/// assert_eq!(adds_to(Period::quarter(2012, 2)?, Figure::Settled, &case), Some(1));
/// assert_eq!(adds_to(Period::quarter(2012, 1)?, Figure::Settled, &case), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn adds_to(period: Period, figure: Figure, case: &CaseFacts) -> Option<u64> {
    tally_case(period, case).figure(figure).filter(|adds| *adds != 0)
}
