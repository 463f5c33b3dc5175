//! Reports that go up as cases, held against what the units owe: where each stands, and what the accepted
//! ones come to (3.2.5/4, 3.2.5/5, 4.3/5 to 4.3/10).

use std::collections::BTreeMap;

use serde::Serialize;

use super::submission::{Submission, record};
use super::{Compiling, KindTable, Ledger, RollUp, Roster, ledger, roll_up};
use crate::procedure::Case;
use crate::time::Period;

/// A version of a report as a case, as it stands on the day that is asked about.
#[derive(Clone, PartialEq, Debug)]
pub struct TrackedReport {
    /// Its number.
    pub id: String,
    /// Whose it is.
    pub unit: String,
    /// What happened in it.
    pub case: Case<Submission>,
}

/// Where the reports of a period stand, and what they come to.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tracked {
    /// A line for each report that is owed.
    pub ledger: Ledger,
    /// The figures of every unit, lowest tiers first: of its accepted report, else of those below it.
    pub roll_up: RollUp,
}

impl Roster {
    /// Holds the reports of a period against what the units owe; those of other periods are passed over.
    ///
    /// Only what was accepted counts in the figures.
    #[must_use]
    pub fn track(&self, period: Period, reports: &[TrackedReport], with: &Compiling<'_>) -> Tracked {
        let of_period = |report: &&TrackedReport| report.case.facts().period == Some(period);
        let held = reports.iter().filter(of_period);
        let by_number: BTreeMap<&str, &Case<Submission>> =
            held.clone().map(|report| (report.id.as_str(), &report.case)).collect();
        let records: Vec<_> =
            held.filter_map(|report| record(&report.id, &report.unit, &report.case)).collect();
        let ledger = ledger(&self.expected(period, with), &records, with.as_of);
        let counted: BTreeMap<&str, KindTable> = ledger
            .lines
            .iter()
            .filter_map(|line| {
                let figures = by_number.get(line.counted.as_deref()?)?.facts().figures.as_ref()?;
                Some((line.unit.as_str(), figures.columns))
            })
            .collect();
        let nodes: Vec<_> = self
            .units()
            .iter()
            .filter_map(|unit| unit.node(period, counted.get(unit.id.as_str()).copied()))
            .collect();
        let roll_up = roll_up(period, &nodes, Some(&ledger));
        Tracked { ledger, roll_up }
    }
}
