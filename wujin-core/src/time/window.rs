//! What an annual figure covers. It is due before its year is over and no source fixes its window
//! (4.3/9), so that each annual figure names its own.

use serde::{Deserialize, Serialize};

use super::Day;
use crate::vocabulary;

vocabulary! {
    /// What sort of window an annual figure covers.
    pub enum AnnualWindowKind {
        JanuaryToNovember = "january_to_november", "1月1日至11月30日", "1 January to 30 November";
        DecemberToNovember = "december_to_november", "上年12月1日至11月30日",
            "1 December of the year before to 30 November";
        ToCutOff = "to_cut_off", "1月1日至截止日", "1 January to a cut-off day";
        FullYearEstimate = "full_year_estimate", "全年（含预计数）", "the full year, its end estimated";
    }
}

/// The window that an annual figure covers. There is no default.
// READING: annual-window
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnnualWindow {
    /// 1 January to 30 November.
    JanuaryToNovember,
    /// 1 December of the year before to 30 November.
    DecemberToNovember,
    /// 1 January to this day of the year.
    ToCutOff(Day),
    /// The full year, with an estimate of what is still to come.
    FullYearEstimate,
}

impl AnnualWindow {
    /// What sort of window it is.
    #[must_use]
    pub const fn kind(self) -> AnnualWindowKind {
        match self {
            Self::JanuaryToNovember => AnnualWindowKind::JanuaryToNovember,
            Self::DecemberToNovember => AnnualWindowKind::DecemberToNovember,
            Self::ToCutOff(_) => AnnualWindowKind::ToCutOff,
            Self::FullYearEstimate => AnnualWindowKind::FullYearEstimate,
        }
    }

    /// The window of this sort; `None` when a cut-off day is missing or not called for.
    #[must_use]
    pub const fn of(kind: AnnualWindowKind, cut_off: Option<Day>) -> Option<Self> {
        match (kind, cut_off) {
            (AnnualWindowKind::JanuaryToNovember, None) => Some(Self::JanuaryToNovember),
            (AnnualWindowKind::DecemberToNovember, None) => Some(Self::DecemberToNovember),
            (AnnualWindowKind::ToCutOff, Some(day)) => Some(Self::ToCutOff(day)),
            (AnnualWindowKind::FullYearEstimate, None) => Some(Self::FullYearEstimate),
            _ => None,
        }
    }
}
