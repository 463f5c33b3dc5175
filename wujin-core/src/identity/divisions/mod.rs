//! The tables of administrative divisions (GB/T 2260), one for each published revision.

mod history;
mod shipped;

use std::borrow::Cow;

use super::{DivisionCode, DivisionLevel};
use crate::finding::{Finding, FormMatter};
use crate::time::Day;
pub use history::{DivisionHistory, DivisionStatus};
pub use shipped::REVISIONS;

/// One division of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Division {
    code: DivisionCode,
    name: Cow<'static, str>,
}

impl Division {
    /// Its code.
    #[must_use]
    pub const fn code(&self) -> DivisionCode {
        self.code
    }

    /// Its name as the table prints it, without the names of the divisions above.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// The divisions as at a day.
///
/// ```
/// use wujin_core::identity::Divisions;
/// let divisions = Divisions::of_the_notice();
/// assert_eq!(divisions.full_name("420102".parse()?).unwrap(), "湖北省武汉市江岸区");
/// assert_eq!(divisions.full_name("110101".parse()?).unwrap(), "北京市东城区");
/// # Ok::<(), wujin_core::identity::IdentityError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Divisions {
    as_at: Day,
    /// Ascending by code.
    rows: Vec<Division>,
}

/// Why rows are not a table of divisions, or there is no table.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DivisionsError {
    /// A code stands in two rows.
    #[error("the division code \"{0}\" stands in two rows")]
    Twice(DivisionCode),
    /// A row has no name.
    #[error("the division \"{0}\" has no name")]
    NoName(DivisionCode),
    /// A row lies in a province or prefecture that has no row.
    #[error("the division \"{code}\" lies in \"{parent}\", which has no row")]
    NoParent {
        /// The row's code.
        code: DivisionCode,
        /// The code that has no row.
        parent: DivisionCode,
    },
    /// There are no rows.
    #[error("the table of divisions has no rows")]
    Empty,
    /// A table to be added is not later than the last one held.
    #[error("the table is as at {as_at}, and the last one held is as at {last}")]
    NotLater {
        /// The day of the table to be added.
        as_at: Day,
        /// The day of the last table held.
        last: Day,
    },
    /// The division is in no row of the table.
    #[error("there is no division \"{code}\" in the table as at {as_at}")]
    Unknown {
        /// The code.
        code: DivisionCode,
        /// The day of the table.
        as_at: Day,
    },
}

impl DivisionsError {
    pub(super) const fn unknown(code: DivisionCode, divisions: &Divisions) -> Self {
        Self::Unknown { code, as_at: divisions.as_at }
    }
}

impl From<DivisionsError> for Finding {
    fn from(error: DivisionsError) -> Self {
        match error {
            DivisionsError::Unknown { code, as_at } => {
                FormMatter::DivisionUnknown { code: code.to_string(), as_at }.into()
            }
            other => FormMatter::DivisionTableWrong { detail: other.to_string() }.into(),
        }
    }
}

impl Divisions {
    /// The table of October 2011, the first published after the notice.
    #[must_use]
    pub fn of_the_notice() -> &'static Self {
        shipped::table(shipped::BASE)
    }

    /// The shipped table that applies on a day: the latest as at that day or before; `None` before
    /// the first one.
    #[must_use]
    pub fn as_of(day: Day) -> Option<&'static Self> {
        // READING: division-table-by-day
        shipped::tables_until(day).next_back()
    }

    /// A table from a user's own rows, in any order; later revisions than the shipped ones come in so.
    ///
    /// Rows for placeholders may be left out; every other parent must be there.
    pub fn from_rows(
        as_at: Day,
        rows: impl IntoIterator<Item = (DivisionCode, String)>,
    ) -> Result<Self, DivisionsError> {
        let mut rows: Vec<Division> =
            rows.into_iter().map(|(code, name)| Division { code, name: name.into() }).collect();
        rows.sort_by_key(|row| row.code);
        if let Some(code) = rows
            .iter()
            .zip(rows.iter().skip(1))
            .find(|(row, next)| row.code == next.code)
            .map(|(row, _)| row.code)
        {
            return Err(DivisionsError::Twice(code));
        }
        if rows.is_empty() {
            return Err(DivisionsError::Empty);
        }
        let table = Self { as_at, rows };
        for row in &table.rows {
            if row.name.trim().is_empty() {
                return Err(DivisionsError::NoName(row.code));
            }
            if let Some(parent) = row.code.parent().filter(|parent| table.get(*parent).is_none()) {
                return Err(DivisionsError::NoParent { code: row.code, parent });
            }
        }
        Ok(table)
    }

    /// The day whose state the table shows.
    #[must_use]
    pub const fn as_at(&self) -> Day {
        self.as_at
    }

    /// The division with this code.
    #[must_use]
    pub fn get(&self, code: DivisionCode) -> Option<&Division> {
        let index = self.rows.binary_search_by_key(&code, Division::code).ok()?;
        self.rows.get(index)
    }

    /// The name of the division with those it lies in before it, placeholders left out.
    #[must_use]
    pub fn full_name(&self, code: DivisionCode) -> Option<String> {
        let division = self.get(code)?;
        let above = code.parent().and_then(|parent| self.full_name(parent)).unwrap_or_default();
        Some(above + division.name())
    }

    /// Every division, ascending by code.
    pub fn iter(&self) -> core::slice::Iter<'_, Division> {
        self.rows.iter()
    }

    /// How many rows the table has, placeholders included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no rows; no table that can be made is so.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The divisions directly below one, placeholders left out.
    pub fn children(&self, code: DivisionCode) -> impl Iterator<Item = &Division> {
        self.below(code).filter(move |row| {
            row.code.level() != DivisionLevel::Placeholder && row.code.parent() == Some(code)
        })
    }

    /// Whether a prefecture has neither districts nor counties, as 东莞, 中山 and 嘉峪关.
    #[must_use]
    pub fn is_without_counties(&self, prefecture: DivisionCode) -> bool {
        prefecture.level() == DivisionLevel::Prefecture && self.children(prefecture).next().is_none()
    }

    /// The rows whose code begins with the digits of `code` that are not its closing zeros.
    fn below(&self, code: DivisionCode) -> impl Iterator<Item = &Division> {
        let number = code.number();
        let width = if number.is_multiple_of(10_000) {
            10_000
        } else if number.is_multiple_of(100) {
            100
        } else {
            1
        };
        let first = self.rows.partition_point(|row| row.code <= code);
        self.rows.iter().skip(first).take_while(move |row| row.code.number() < number + width)
    }
}

impl<'a> IntoIterator for &'a Divisions {
    type Item = &'a Division;
    type IntoIter = core::slice::Iter<'a, Division>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> DivisionCode {
        text.parse().unwrap()
    }

    #[test]
    fn the_table_of_2011_has_the_published_counts() {
        let table = Divisions::of_the_notice();
        let by_digits = |zeros: u32, not: u32| {
            table.iter().filter(|row| row.code.number() % zeros == 0 && row.code.number() % not != 0).count()
        };
        let provinces = table.iter().filter(|row| row.code.level() == DivisionLevel::Province).count();
        let grouped = table
            .iter()
            .filter(|row| row.code.number() % 100 != 0 && row.code.level() == DivisionLevel::Placeholder)
            .count();
        assert_eq!((provinces, by_digits(100, 10_000), by_digits(1, 100), grouped), (34, 344, 3_136, 281));
    }

    #[test]
    fn digits_and_names_agree_on_placeholders_in_every_revision() {
        for (revision, _) in REVISIONS.iter().enumerate() {
            let table = shipped::table(revision);
            for row in table {
                let by_name = ["市辖区", "县", "市"].contains(&row.name()) || row.name().contains("直辖");
                assert_eq!(row.code.level() == DivisionLevel::Placeholder, by_name, "{row:?}");
            }
        }
    }

    #[test]
    fn a_table_is_found_by_the_day() {
        let on = |day: &str| Divisions::as_of(day.parse().unwrap()).map(|table| table.as_at().to_string());
        assert_eq!(on("2002-12-30"), None);
        assert_eq!(on("2011-10-30").unwrap(), "2010-10-31");
        assert_eq!(on("2011-10-31").unwrap(), "2011-10-31");
        assert_eq!(on("2026-01-01").unwrap(), "2016-07-31");
    }

    #[test]
    fn prefectures_without_counties_are_found() {
        let table = Divisions::of_the_notice();
        let found: Vec<_> =
            table.iter().filter(|row| table.is_without_counties(row.code)).map(Division::name).collect();
        assert_eq!(found, ["东莞市", "中山市", "三亚市", "嘉峪关市"]);
    }

    #[test]
    fn children_leave_out_placeholders_and_reach_through_them() {
        let table = Divisions::of_the_notice();
        let beijing: Vec<_> = table.children(code("110000")).map(Division::name).collect();
        assert_eq!((beijing.len(), beijing[0], beijing[15]), (16, "东城区", "延庆县"));
        let hubei: Vec<_> = table.children(code("420000")).map(Division::name).collect();
        assert!(hubei.contains(&"武汉市") && hubei.contains(&"仙桃市") && !hubei.contains(&"江岸区"));
        assert_eq!(table.children(code("420102")).count(), 0);
    }

    #[test]
    fn wrong_rows_are_refused() {
        let day = "2020-01-01".parse().unwrap();
        let load = |rows: &[(&str, &str)]| {
            Divisions::from_rows(day, rows.iter().map(|(number, name)| (code(number), (*name).to_owned())))
        };
        let hubei = ("420000", "湖北省");
        assert_eq!(load(&[]), Err(DivisionsError::Empty));
        assert_eq!(load(&[hubei, hubei]), Err(DivisionsError::Twice(code("420000"))));
        assert_eq!(load(&[hubei, ("420100", " ")]), Err(DivisionsError::NoName(code("420100"))));
        assert_eq!(
            load(&[("420102", "江岸区"), hubei]),
            Err(DivisionsError::NoParent { code: code("420102"), parent: code("420100") })
        );
        // The placeholder 429000 may be left out.
        assert_eq!(
            load(&[("429004", "仙桃市"), hubei]).unwrap().full_name(code("429004")).unwrap(),
            "湖北省仙桃市"
        );
    }
}
