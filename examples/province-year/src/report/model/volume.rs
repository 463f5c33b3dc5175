//! How much there was, where, and how far it came.

use serde::Serialize;

use super::Rate;

/// The figures that are read first.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct KeyFigures {
    /// Stations on record.
    pub stations: u64,
    /// Inquiries answered.
    pub inquiries: u64,
    /// Complaints accepted.
    pub accepted: u64,
    /// Complaints settled.
    pub settled: u64,
    /// The settlement rate.
    pub settlement_rate: Rate,
    /// The amount in dispute, in fen.
    pub amount_fen: u64,
    /// Cases not yet resolved.
    pub open_cases: u64,
    /// Obligations whose day has passed.
    pub overdue_obligations: u64,
    /// Reports that came late or are overdue.
    pub late_reports: u64,
    /// Reported figures that exceed the recount.
    pub suspected_false_reports: u64,
}

/// The figures of a period.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct PeriodFigures {
    /// The period, as it is printed.
    pub period: String,
    /// Complaints accepted.
    pub accepted: u64,
    /// Complaints settled.
    pub settled: u64,
    /// The settlement rate.
    pub rate: Rate,
}

/// The figures of a month.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct MonthFigures {
    /// The month, as it is printed under its column.
    pub month: String,
    /// Complaints accepted.
    pub accepted: u64,
    /// Those of them that are settled; never more.
    pub settled: u64,
}

/// The figures of a kind of operator.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct KindFigures {
    /// The kind, as it is printed.
    pub kind: String,
    /// Stations on record.
    pub stations: u64,
    /// Inquiries answered.
    pub inquiries: u64,
    /// The amount in dispute, in fen.
    pub amount_fen: u64,
    /// Quarter by quarter.
    pub quarters: Vec<PeriodFigures>,
    /// Over the annual window.
    pub year: PeriodFigures,
}

/// How far cases came, and how they ended.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Procedure {
    /// The steps in their order.
    pub steps: Vec<ProcedureStep>,
    /// The outcomes, and what is still open.
    pub outcomes: Vec<Outcome>,
}

/// A step of the procedure.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct ProcedureStep {
    /// The step, as it is printed.
    pub step: String,
    /// Cases that came so far.
    pub reached: u64,
    /// How cases left here without reaching the next step.
    pub exits: Vec<Exit>,
}

/// One way of leaving the procedure at a step.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Exit {
    /// The way, as it is printed.
    pub way: String,
    /// Cases that left so.
    pub cases: u64,
}

/// How cases ended.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Outcome {
    /// The outcome, as it is printed.
    pub outcome: String,
    /// Cases that ended so.
    pub cases: u64,
}

/// The counties of a prefecture.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Prefecture {
    /// The division code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Its counties.
    pub counties: Vec<County>,
}

/// The figures of a county.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct County {
    /// The division code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Stations on record.
    pub stations: u64,
    /// Complaints accepted.
    pub accepted: u64,
    /// The settlement rate.
    pub rate: Rate,
    /// Reports that came late.
    pub late_reports: u64,
    /// Reports that did not come and are owed.
    pub missing_reports: u64,
    /// Figures counted twice.
    pub double_counted: u64,
}
