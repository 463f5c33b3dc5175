//! Where a finding was made.

use core::fmt;

use serde::{Deserialize, Serialize};

/// Where a finding was made: as much as the reader of the input knew.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The file, as the user named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The cell of a sheet, such as `D7`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The line of a text file, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The heading of the column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The path in a document, such as `complaint.amount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The station, case or division that it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

impl Place {
    /// The place of a subject: a station, a case, a division.
    #[must_use]
    pub fn subject(subject: impl Into<String>) -> Self {
        Self { subject: Some(subject.into()), ..Self::default() }
    }

    /// The place at a path of a document.
    #[must_use]
    pub fn path(path: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..Self::default() }
    }

    /// The place within a wider one, which says what it does not say itself.
    #[must_use]
    pub fn within(self, wider: Self) -> Self {
        Self {
            file: self.file.or(wider.file),
            sheet: self.sheet.or(wider.sheet),
            cell: self.cell.or(wider.cell),
            line: self.line.or(wider.line),
            column: self.column.or(wider.column),
            path: self.path.or(wider.path),
            subject: self.subject.or(wider.subject),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        let line = self.line.map(|line| line.to_string());
        let sheet = match (&self.sheet, &self.cell) {
            (Some(sheet), Some(cell)) => Some(format!("{sheet}!{cell}")),
            (sheet, cell) => sheet.clone().or_else(|| cell.clone()),
        };
        for part in [&self.file, &line, &sheet, &self.column, &self.path, &self.subject].into_iter().flatten()
        {
            write!(formatter, "{separator}{part}")?;
            separator = ":";
        }
        Ok(())
    }
}
