//! Cells of a sheet and ranges of them, named as spreadsheets name them.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A cell of a sheet, by row and column from 0; it is written as `D7`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CellRef {
    /// Which row, from 0.
    pub row: u32,
    /// Which column, from 0.
    pub column: u32,
}

/// A rectangle of cells; it is written as `A1:H1`, or `A1` where it is one cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CellRange {
    /// Its first cell, above and to the left.
    pub first: CellRef,
    /// Its last cell, below and to the right.
    pub last: CellRef,
}

/// A text names no cell that a sheet has.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("\"{0}\" is no cell or range of cells such as D7 or A1:H1")]
pub struct CellRefError(String);

impl CellRef {
    /// How many rows a sheet has.
    pub const ROWS: u32 = 1_048_576;
    /// How many columns a sheet has.
    pub const COLUMNS: u32 = 16_384;

    /// A cell by row and column, from 0.
    #[must_use]
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// The cell so many rows below and columns to the right; beyond the first it is the first.
    #[must_use]
    pub const fn shifted(self, rows: i32, columns: i32) -> Self {
        Self { row: self.row.saturating_add_signed(rows), column: self.column.saturating_add_signed(columns) }
    }
}

impl CellRange {
    /// One cell.
    #[must_use]
    pub const fn of(cell: CellRef) -> Self {
        Self { first: cell, last: cell }
    }

    /// Whether it is one cell.
    #[must_use]
    pub fn is_one(self) -> bool {
        self.first == self.last
    }

    /// Whether a cell lies in it.
    #[must_use]
    pub const fn holds(self, cell: CellRef) -> bool {
        self.first.row <= cell.row
            && cell.row <= self.last.row
            && self.first.column <= cell.column
            && cell.column <= self.last.column
    }

    /// Whether two have a cell in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.first.row <= other.last.row
            && other.first.row <= self.last.row
            && self.first.column <= other.last.column
            && other.first.column <= self.last.column
    }

    /// How many rows it has.
    #[must_use]
    pub const fn height(self) -> u32 {
        self.last.row.saturating_sub(self.first.row).saturating_add(1)
    }

    /// How many columns it has.
    #[must_use]
    pub const fn width(self) -> u32 {
        self.last.column.saturating_sub(self.first.column).saturating_add(1)
    }

    /// The range so many rows below and columns to the right.
    #[must_use]
    pub const fn shifted(self, rows: i32, columns: i32) -> Self {
        Self { first: self.first.shifted(rows, columns), last: self.last.shifted(rows, columns) }
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            first: CellRef::new(
                self.first.row.min(other.first.row),
                self.first.column.min(other.first.column),
            ),
            last: CellRef::new(self.last.row.max(other.last.row), self.last.column.max(other.last.column)),
        }
    }
}

/// The letters of a column, from 0: `A` to `XFD`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for CellRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", column_letters(self.column), u64::from(self.row) + 1)
    }
}

impl fmt::Display for CellRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_one() {
            self.first.fmt(formatter)
        } else {
            write!(formatter, "{}:{}", self.first, self.last)
        }
    }
}

impl FromStr for CellRef {
    type Err = CellRefError;

    fn from_str(text: &str) -> Result<Self, CellRefError> {
        let fault = || CellRefError(text.to_owned());
        let digits = text.find(|letter: char| !letter.is_ascii_uppercase()).ok_or_else(fault)?;
        let (letters, row) = text.split_at_checked(digits).ok_or_else(fault)?;
        if !(1..=3).contains(&letters.len()) || row.starts_with(['0', '+']) {
            return Err(fault());
        }
        let column = letters.bytes().fold(0_u32, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1) - 1;
        let row = row.parse::<u32>().map_err(|_| fault())?.checked_sub(1).ok_or_else(fault)?;
        if row < Self::ROWS && column < Self::COLUMNS { Ok(Self { row, column }) } else { Err(fault()) }
    }
}

impl FromStr for CellRange {
    type Err = CellRefError;

    fn from_str(text: &str) -> Result<Self, CellRefError> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let range = Self { first: first.parse()?, last: last.parse()? };
        if range.first.row <= range.last.row && range.first.column <= range.last.column {
            Ok(range)
        } else {
            Err(CellRefError(text.to_owned()))
        }
    }
}

/// Written and read in documents as the text that names it.
macro_rules! as_text {
    ($($name:ident, $pattern:literal;)+) => { $(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::read_text::read_text(deserializer, str::parse)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    )+ };
}

as_text! {
    CellRef, "^[A-Z]{1,3}[1-9][0-9]{0,6}$";
    CellRange, "^[A-Z]{1,3}[1-9][0-9]{0,6}(:[A-Z]{1,3}[1-9][0-9]{0,6})?$";
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_cell_is_read_as_it_is_written(row in 0..CellRef::ROWS, column in 0..CellRef::COLUMNS) {
            let cell = CellRef { row, column };
            prop_assert_eq!(cell.to_string().parse(), Ok(cell));
        }
    }

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let names = [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1"), (16_383, "XFD1")];
        for (column, name) in names {
            assert_eq!(CellRef { row: 0, column }.to_string(), name);
        }
        for wrong in ["", "A", "7", "A0", "A01", "a1", "XFE1", "A1048577", "AAAA1", "A+1", "A1:", "表1"] {
            assert!(wrong.parse::<CellRef>().is_err(), "{wrong}");
            assert!(wrong.parse::<CellRange>().is_err(), "{wrong}");
        }
        assert!("B1:A1".parse::<CellRange>().is_err());
        assert_eq!("A1:A1".parse::<CellRange>().unwrap().to_string(), "A1");
    }
}
