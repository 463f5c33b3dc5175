//! Decides where a fault is planted, and keeps the list of what each must lead to.

use std::collections::{BTreeMap, BTreeSet};

use wujin_core::identity::StationId;

use super::faults::{Fault, FaultPlan, Planted};
use super::random::Random;

/// Plants faults by a plan.
pub(super) struct Planter {
    plan: FaultPlan,
    random: Random,
    used: BTreeMap<Fault, u32>,
    list: Vec<Planted>,
    /// Stations some of whose records carry a fault, so that nothing is planted in their figures.
    pub touched: BTreeSet<StationId>,
}

impl Planter {
    /// A planter of a plan.
    pub(super) fn new(plan: FaultPlan, random: Random) -> Self {
        Self { plan, random, used: BTreeMap::new(), list: Vec::new(), touched: BTreeSet::new() }
    }

    /// The fault to plant in a row, if any: of those that suit it, the one planted least so far.
    /// Tables with few rows are given a greater `share`.
    pub(super) fn draw(&mut self, share: u32, suits: impl Fn(Fault) -> bool) -> Option<Fault> {
        if self.random.below(1_000_000) >= self.plan.per_million.saturating_mul(share) {
            return None;
        }
        let used = |kind: &Fault| (self.used.get(kind).copied().unwrap_or(0), *kind);
        let fault = self.plan.kinds_where(suits).into_iter().min_by_key(used)?;
        *self.used.entry(fault).or_default() += 1;
        Some(fault)
    }

    /// Lists a finding at a place of a file.
    pub(super) fn expect(&mut self, fault: Fault, file: &str, line: u64, column: &str, code: &str) {
        self.list.push(Planted {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            code: code.to_owned(),
            subject: String::new(),
            fault: fault.name().to_owned(),
        });
    }

    /// Lists a finding about a unit.
    pub(super) fn expect_of(&mut self, fault: Fault, subject: &str, code: &str) {
        self.list.push(Planted {
            file: String::new(),
            line: 0,
            column: String::new(),
            code: code.to_owned(),
            subject: subject.to_owned(),
            fault: fault.name().to_owned(),
        });
    }

    /// A number below a bound, for where in a case a fault stands.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.random.below(u32::try_from(bound).unwrap_or(u32::MAX)) as usize
    }

    /// The list, in order.
    pub(super) fn finish(mut self) -> Vec<Planted> {
        self.list.sort();
        self.list
    }
}
