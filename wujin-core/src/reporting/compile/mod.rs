//! What is compiled of what came in, tier by tier and period by period (3.2.5/5, 4.3/5 to 4.3/9).

mod collect;
mod earlier;
mod stand;

use serde::Serialize;

use super::collation::{Collation, ReceivedReport};
use super::{RollUp, Roster, Statistics};
use crate::finding::Finding;
use crate::obligation::Party;
use crate::profile::Profile;
use crate::time::{Calendar, Day, Period};
use earlier::Earlier;

/// By what reports are asked for and compiled.
#[derive(Clone, Copy, Debug)]
pub struct Compiling<'a> {
    /// The province's profile.
    pub profile: &'a Profile,
    /// The working days.
    pub calendar: &'a Calendar,
    /// The day as of which everything is said.
    pub as_of: Day,
}

/// What was compiled of a period.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Compiled {
    /// What came in, report by report.
    pub collation: Collation,
    /// The figures of every unit, lowest tiers first.
    pub roll_up: RollUp,
}

impl Compiled {
    /// What it covers.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.roll_up.period
    }

    /// Annex 6 of every unit from the district office upward, lowest tiers first: what it reported, else
    /// the sum of what the units below it reported.
    pub fn statistics(&self) -> impl Iterator<Item = Statistics> + '_ {
        let lines = self.roll_up.lines.iter().filter(|line| line.tier != Party::Station);
        lines.map(|line| Statistics {
            unit: line.unit.clone(),
            tier: line.tier,
            period: self.period(),
            columns: line.figures,
            total: None,
        })
    }

    /// Everything that is to be said, unit by unit, and of what nobody expected last.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.roll_up.findings().chain(&self.collation.unexpected)
    }
}

impl Roster {
    /// Compiles what came in for a period; reports of other periods are passed over.
    ///
    /// `earlier` holds the quarters that were compiled before, by which what carries over, half-years and
    /// years are judged.
    #[must_use]
    pub fn compile(
        &self,
        period: Period,
        received: &[ReceivedReport],
        earlier: &[Compiled],
        with: &Compiling<'_>,
    ) -> Compiled {
        let earlier = Earlier::of(earlier);
        let mut collected = self.collect(period, received, with);
        earlier.judge(period, &mut collected.collation);
        let roll_up = self.stand(period, &collected, &earlier);
        Compiled { collation: collected.collation, roll_up }
    }

    /// Compiles every period of which something came in: quarters first, then half-years and years.
    #[must_use]
    pub fn compile_all(&self, received: &[ReceivedReport], with: &Compiling<'_>) -> Vec<Compiled> {
        let mut periods: Vec<Period> = received.iter().map(|report| report.period).collect();
        periods.sort_unstable_by_key(|period| (!matches!(period, Period::Quarter(_)), *period));
        periods.dedup();
        let mut compiled: Vec<Compiled> = Vec::new();
        for period in periods {
            let next = self.compile(period, received, &compiled, with);
            compiled.push(next);
        }
        compiled
    }
}
