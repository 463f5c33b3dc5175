//! What the report says, as plain data: it is also the report's JSON form.
//!
//! Days are written `YYYY-MM-DD`, money is whole fen, a rate is a numerator, a denominator and the
//! name of its formula. Personal data are masked before they come here.

mod people;
mod quality;
mod reporting;
mod volume;

use serde::Serialize;

pub use people::{
    Appraisal, AppraisalPart, AppraisedStation, ConditionCount, FalseReport, HotSpot, StationBelow,
    StationsBelow,
};
pub use quality::{
    FindingGrade, FindingLine, Findings, PublishedTable, ReadingNote, SuspectFigure, TableVerdict,
};
pub use reporting::{ClockLine, DutyLine, LateReport, LineDue, ReportLine, Reporting};
pub use volume::{
    County, Exit, KeyFigures, KindFigures, MonthFigures, Outcome, PeriodFigures, Prefecture, Procedure,
    ProcedureStep,
};

/// The year of one province.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Report {
    /// The province, as it is printed.
    pub province: String,
    /// The year.
    pub year: i32,
    /// The day as of which everything is told.
    pub as_of: String,
    /// What the annual figures cover, as it is printed: there is no default (4.3/9).
    pub annual_window: String,
    /// The title of the province's profile.
    pub profile: String,
    /// The figures that are read first.
    pub key: KeyFigures,
    /// Figures by kind of operator, in the fixed order of the forms.
    pub kinds: Vec<KindFigures>,
    /// All kinds together, by quarter.
    pub quarters: Vec<PeriodFigures>,
    /// All kinds together, by month.
    pub months: Vec<MonthFigures>,
    /// How far cases came, and how they ended.
    pub procedure: Procedure,
    /// Figures by county, under their prefectures.
    pub prefectures: Vec<Prefecture>,
    /// The reporting calendar and what is late.
    pub reporting: Reporting,
    /// Stations that do not meet the conditions.
    pub stations_below: StationsBelow,
    /// Where problems concentrate.
    pub hot_spots: Listing<HotSpot>,
    /// The appraisal of stations.
    pub appraisal: Appraisal,
    /// Reported figures that exceed the recount (4.2/5).
    pub false_reports: Listing<FalseReport>,
    /// What was owed, by duty.
    pub duties: Vec<DutyLine>,
    /// The clocks of petitions, by rule edition.
    pub clocks: Vec<ClockLine>,
    /// What was found in the input.
    pub findings: Findings,
    /// What was found in published tables.
    pub published: Vec<PublishedTable>,
    /// The readings that the figures rest on.
    pub readings: Vec<ReadingNote>,
    /// What the reader must know before using the figures.
    pub caveats: Vec<String>,
}

/// A rate with what it is made of; of nothing there is no rate.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Rate {
    /// How many.
    pub numerator: u64,
    /// Of how many.
    pub denominator: u64,
    /// The name of the formula, such as `和解÷办结`.
    pub formula: String,
}

impl Rate {
    /// Hundredths of a per cent, rounded half up, `None` of 0.
    ///
    /// What is not all never rounds up to 100 %, and what is not nothing never rounds down to 0 %.
    #[must_use]
    pub fn hundredths(&self) -> Option<u64> {
        let (part, whole) = (u128::from(self.numerator), u128::from(self.denominator));
        let rounded = (part * 20_000 + whole).checked_div(whole * 2)?;
        let honest = match rounded {
            10_000.. if part < whole => 9_999,
            0 if part > 0 => 1,
            _ => rounded,
        };
        Some(u64::try_from(honest).unwrap_or(u64::MAX))
    }
}

/// The first of a longer list, and how long the whole is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Listing<T> {
    /// How many there are.
    pub total: u64,
    /// Those to be shown.
    pub shown: Vec<T>,
}

impl<T> Default for Listing<T> {
    fn default() -> Self {
        Self { total: 0, shown: Vec::new() }
    }
}

/// A figure with its unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// A number of matters.
    Cases(u64),
    /// Money in whole fen.
    Fen(u64),
}
