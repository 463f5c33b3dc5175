//! The tables one after another: since when a code is in force, and until when it was.

use super::{Divisions, DivisionsError, shipped};
use crate::finding::{Finding, FormMatter};
use crate::identity::DivisionCode;
use crate::time::Day;

/// What the tables say of a code on a day. Days are those of tables: a change happened by the day of
/// the first table that shows it, and after the day of the table before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DivisionStatus {
    /// It is in force.
    InForce {
        /// The first table since which it stands without a gap; `None` when that is the first of all.
        since: Option<Day>,
    },
    /// It is not in force yet.
    NotYet {
        /// The first table that has it.
        from: Day,
    },
    /// It is no longer in force.
    Abolished {
        /// The first table that lacks it again.
        since: Day,
    },
    /// No table has it.
    NeverKnown,
    /// The day lies before the first table.
    BeforeFirstTable {
        /// The day of the first table.
        first: Day,
    },
}

impl DivisionStatus {
    /// Whether the code is in force.
    #[must_use]
    pub const fn is_in_force(self) -> bool {
        matches!(self, Self::InForce { .. })
    }

    /// What is to be reported where `code` was used on `day`; nothing, where it was in force or the day
    /// lies before the first table.
    #[must_use]
    pub fn finding(self, code: DivisionCode, day: Day) -> Option<Finding> {
        let code = code.to_string();
        let matter = match self {
            Self::InForce { .. } | Self::BeforeFirstTable { .. } => return None,
            Self::NotYet { from } => FormMatter::DivisionNotYet { code, day, from },
            Self::Abolished { since } => FormMatter::DivisionAbolished { code, day, since },
            Self::NeverKnown => FormMatter::DivisionUnknown { code, as_at: day },
        };
        Some(matter.into())
    }
}

/// The shipped tables, and after them those a user adds.
///
/// ```
/// use wujin_core::identity::{DivisionHistory, DivisionStatus};
/// let history = DivisionHistory::default();
/// // 崇文区 was merged into 东城区 in 2010.
/// let status = history.status("110103".parse()?, "2012-01-01".parse()?);
/// assert_eq!(status, DivisionStatus::Abolished { since: "2010-10-31".parse()? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DivisionHistory {
    added: Vec<Divisions>,
}

impl DivisionHistory {
    /// The history with one table more, which must be later than all it holds.
    pub fn with(mut self, table: Divisions) -> Result<Self, DivisionsError> {
        let last = self.tables().last().map_or(Day::MIN, Divisions::as_at);
        if table.as_at() <= last {
            return Err(DivisionsError::NotLater { as_at: table.as_at(), last });
        }
        self.added.push(table);
        Ok(self)
    }

    /// Every table, ascending by day.
    #[must_use]
    pub fn tables(&self) -> impl DoubleEndedIterator<Item = &Divisions> {
        let shipped = shipped::tables_until(Day::MAX).map(|table| -> &Divisions { table });
        shipped.chain(&self.added)
    }

    /// The table that applies on a day: the latest as at that day or before; `None` before the first.
    #[must_use]
    pub fn as_of(&self, day: Day) -> Option<&Divisions> {
        // READING: division-table-by-day
        self.added.iter().rev().find(|table| table.as_at() <= day).or_else(|| Divisions::as_of(day))
    }

    /// What the tables say of a code on a day.
    #[must_use]
    pub fn status(&self, code: DivisionCode, day: Day) -> DivisionStatus {
        let mut before = None;
        let mut status = DivisionStatus::NeverKnown;
        for table in self.tables() {
            let known = table.get(code).is_some();
            if table.as_at() <= day {
                status = match status {
                    DivisionStatus::NeverKnown if known => {
                        DivisionStatus::InForce { since: before.map(|_| table.as_at()) }
                    }
                    DivisionStatus::InForce { .. } if !known => {
                        DivisionStatus::Abolished { since: table.as_at() }
                    }
                    DivisionStatus::Abolished { .. } if known => {
                        DivisionStatus::InForce { since: Some(table.as_at()) }
                    }
                    other => other,
                };
            } else if before.is_none() {
                return DivisionStatus::BeforeFirstTable { first: table.as_at() };
            } else if status == DivisionStatus::NeverKnown && known {
                return DivisionStatus::NotYet { from: table.as_at() };
            }
            before = Some(table.as_at());
        }
        status
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(code: &str, day: &str) -> DivisionStatus {
        DivisionHistory::default().status(code.parse().unwrap(), day.parse().unwrap())
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_code_comes_and_goes() {
        // 三沙市 was founded in July 2012; 巢湖市 (prefecture) was dissolved in August 2011.
        assert_eq!(on("460300", "2012-10-30"), DivisionStatus::NotYet { from: day("2012-10-31") });
        assert_eq!(on("460300", "2012-10-31"), DivisionStatus::InForce { since: Some(day("2012-10-31")) });
        assert_eq!(on("341400", "2011-10-30"), DivisionStatus::InForce { since: None });
        assert_eq!(on("341400", "2011-10-31"), DivisionStatus::Abolished { since: day("2011-10-31") });
        assert_eq!(on("429099", "2012-01-01"), DivisionStatus::NeverKnown);
        assert_eq!(on("420102", "2001-01-01"), DivisionStatus::BeforeFirstTable { first: day("2002-12-31") });
    }

    #[test]
    fn a_user_s_later_table_takes_over_from_its_day() {
        let rows = [("330000", "浙江省"), ("330100", "杭州市"), ("330114", "钱塘区")];
        let table = Divisions::from_rows(
            day("2021-12-31"),
            rows.map(|(code, name)| (code.parse().unwrap(), name.to_owned())),
        );
        let history = DivisionHistory::default().with(table.clone().unwrap()).unwrap();
        let code = "330114".parse().unwrap();
        assert_eq!(
            history.status(code, day("2021-12-30")),
            DivisionStatus::NotYet { from: day("2021-12-31") }
        );
        assert_eq!(history.as_of(day("2022-01-01")).unwrap().get(code).unwrap().name(), "钱塘区");
        assert_eq!(history.as_of(day("2021-12-30")), Divisions::as_of(day("2021-12-30")));
        let again = history.with(table.unwrap()).unwrap_err();
        assert_eq!(again, DivisionsError::NotLater { as_at: day("2021-12-31"), last: day("2021-12-31") });
    }

    #[test]
    fn a_code_out_of_force_is_reported() {
        let (code, used) = ("341400".parse().unwrap(), day("2012-01-01"));
        let finding = DivisionHistory::default().status(code, used).finding(code, used).unwrap();
        assert_eq!(finding.code(), "WJ-316");
        let in_force = DivisionHistory::default().status("340100".parse().unwrap(), used);
        assert_eq!(in_force.finding(code, used), None);
    }
}
