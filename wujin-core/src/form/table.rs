//! Tables of figures on sheets: a small description says which cells hold what and what they claim, and
//! the cells become a table that is held against itself (4.3/7).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::computed::hundredfold;
use super::layout::CellRef;
use super::{Content, Sheet};
use crate::finding::{Finding, Place};
use crate::intake::half_width;
use crate::reconciliation::{
    Claim, Figure, FigureUnit, RateCandidate, Reconciliation, TableDescription, TableError, reconcile,
};

/// The format that a description of a table on a sheet names.
pub const TABLE_FORMAT: &str = "wujin-table/1";

/// Where the figures of a table stand on a sheet, and what they claim. It reads from JSON or TOML.
///
/// A figure of a column is called by the column's id and the number of its row, as spreadsheets count
/// them: `settled@5`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableLayout {
    /// The format, `wujin-table/1`.
    pub format: String,
    /// What the table is called, in Chinese.
    pub title: String,
    /// Who issued it and where, as far as is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The file, beside the description.
    pub file: String,
    /// The sheet of a workbook; its first where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The first row of figures, from 1.
    pub first_row: u32,
    /// The last row of figures but the total.
    pub last_row: u32,
    /// The row of totals, which the rows of every column of counts or money add up to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_row: Option<u32>,
    /// The column that names the rows, such as `A`.
    pub labels: String,
    /// The columns of figures.
    pub columns: Vec<TableColumn>,
    /// Single figures that stand elsewhere, or in a text beside the table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<TableCell>,
    /// What holds in every row, the total included: claims over the ids of columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows_claim: Vec<Claim>,
    /// Columns of shares, whose rows add up to 100 %.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<String>,
    /// What else the table claims, over single figures and figures of columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
}

/// A column of figures.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableColumn {
    /// What claims call it.
    pub id: String,
    /// Where it is, such as `C`.
    pub at: String,
    /// What people call it, in Chinese.
    pub label: String,
    /// In which unit it was printed.
    pub unit: FigureUnit,
    /// Whether numbers of a column in % are parts of one. Without it those from −1 to 1 are taken for
    /// parts of one, as spreadsheets keep per cents, and larger ones for per cents as they stand.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub as_share: bool,
}

/// A single figure, on the sheet or as it was printed in a text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableCell {
    /// What claims call it.
    pub id: String,
    /// What people call it, in Chinese.
    pub label: String,
    /// In which unit it was printed.
    pub unit: FigureUnit,
    /// The cell that it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<CellRef>,
    /// As a text beside the table prints it, where it stands in no cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
}

/// Why a table cannot be read by its description.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TableLayoutError {
    /// The description is in another format.
    #[error("the description is in the format \"{0}\", not \"{TABLE_FORMAT}\"")]
    Format(String),
    /// A column is none.
    #[error("\"{0}\" is no column: write its letters, such as C")]
    Column(String),
    /// The rows are none.
    #[error("the rows {0} to {1} are none: count from 1, the first before the last")]
    Rows(u32, u32),
    /// What the description claims cannot be examined.
    #[error(transparent)]
    Table(#[from] TableError),
}

/// A table as it stands on a sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetTable {
    /// The figures and what they claim.
    pub description: TableDescription,
    /// The cell of each figure that stands in one.
    pub cells: BTreeMap<String, CellRef>,
}

impl SheetTable {
    /// Reads a table from a sheet.
    pub fn read(layout: &TableLayout, sheet: &Sheet) -> Result<Self, TableLayoutError> {
        if layout.format != TABLE_FORMAT {
            return Err(TableLayoutError::Format(layout.format.clone()));
        }
        if layout.first_row == 0 || layout.first_row > layout.last_row || layout.last_row > CellRef::ROWS {
            return Err(TableLayoutError::Rows(layout.first_row, layout.last_row));
        }
        let mut reading = Reading { layout, sheet, figures: Vec::new(), cells: BTreeMap::new() };
        reading.columns()?;
        reading.single();
        let description = TableDescription {
            title: layout.title.clone(),
            source: layout.source.clone(),
            figures: reading.figures,
            claims: claims(layout),
        };
        Ok(Self { description, cells: reading.cells })
    }

    /// Holds the table against itself; what is found is placed at the cells.
    pub fn reconcile(&self, sheet: &str) -> Result<Reconciliation, TableLayoutError> {
        let mut answer = reconcile(&self.description)?;
        for finding in &mut answer.findings {
            let id = finding.place.as_ref().and_then(|place| place.path.clone());
            let cell = id.as_ref().and_then(|id| self.cells.get(id)).map(ToString::to_string);
            if let Some(cell) = cell {
                let place =
                    Place { sheet: Some(sheet.to_owned()), cell: Some(cell), path: id, ..Place::default() };
                *finding = Finding::clone(finding).at(place);
            }
        }
        Ok(answer)
    }
}

struct Reading<'a> {
    layout: &'a TableLayout,
    sheet: &'a Sheet,
    figures: Vec<Figure>,
    cells: BTreeMap<String, CellRef>,
}

/// The rows of a table from the first to the total.
fn rows(layout: &TableLayout) -> impl Iterator<Item = u32> + '_ {
    (layout.first_row..=layout.last_row).chain(layout.total_row)
}

fn id_in(column: &str, row: u32) -> String {
    format!("{column}@{row}")
}

impl Reading<'_> {
    fn columns(&mut self) -> Result<(), TableLayoutError> {
        let place = |letters: &str| {
            let cell = format!("{letters}1").parse::<CellRef>();
            cell.map(|cell| cell.column).map_err(|_| TableLayoutError::Column(letters.to_owned()))
        };
        let labels = place(&self.layout.labels)?;
        for column in &self.layout.columns {
            let at = place(&column.at)?;
            for row in rows(self.layout) {
                let cell = CellRef::new(row.saturating_sub(1), at);
                let of = self.sheet.content(CellRef::new(cell.row, labels)).to_text();
                let label = if of.is_empty() { format!("第{row}行") } else { of };
                let id = id_in(&column.id, row);
                self.take(id, format!("{label}·{}", column.label), (column.unit, column.as_share), cell);
            }
        }
        Ok(())
    }

    fn single(&mut self) {
        for one in &self.layout.figures {
            if let Some(cell) = one.at {
                self.take(one.id.clone(), one.label.clone(), (one.unit, false), cell);
            } else {
                let printed = bare(one.printed.as_deref().unwrap_or_default());
                self.figures.push(Figure::new(one.id.as_str(), one.label.as_str(), printed, one.unit));
            }
        }
    }

    fn take(&mut self, id: String, label: String, (unit, as_share): (FigureUnit, bool), cell: CellRef) {
        let printed = match self.sheet.fault(cell) {
            Some(_) => "#".to_owned(),
            None => printed(self.sheet.content(cell), unit, as_share),
        };
        self.cells.insert(id.clone(), cell);
        self.figures.push(Figure::new(id, label, printed, unit));
    }
}

/// What the description claims, over figures.
fn claims(layout: &TableLayout) -> Vec<Claim> {
    let total = |column: &TableColumn| {
        let parts = (layout.first_row..=layout.last_row).map(|row| id_in(&column.id, row)).collect();
        Some(Claim::Sum { parts, total: id_in(&column.id, layout.total_row?) })
    };
    let counted = layout.columns.iter().filter(|column| column.unit != FigureUnit::Percent);
    let shares = layout.shares.iter().map(|column| Claim::Shares {
        parts: (layout.first_row..=layout.last_row).map(|row| id_in(column, row)).collect(),
    });
    let by_row = rows(layout).flat_map(|row| layout.rows_claim.iter().map(move |claim| in_row(claim, row)));
    counted.filter_map(total).chain(by_row).chain(shares).chain(layout.claims.iter().cloned()).collect()
}

/// A claim over columns as it stands in one row.
fn in_row(claim: &Claim, row: u32) -> Claim {
    let one = |id: &String| id_in(id, row);
    let all = |ids: &[String]| ids.iter().map(one).collect::<Vec<_>>();
    match claim {
        Claim::Sum { parts, total } => Claim::Sum { parts: all(parts), total: one(total) },
        Claim::Shares { parts } => Claim::Shares { parts: all(parts) },
        Claim::Equal { figures } => Claim::Equal { figures: all(figures) },
        Claim::AtMost { part, whole } => Claim::AtMost { part: one(part), whole: one(whole) },
        Claim::Rate { rate, candidates } => Claim::Rate {
            rate: one(rate),
            candidates: candidates
                .iter()
                .map(|candidate| RateCandidate {
                    formula: candidate.formula,
                    numerator: one(&candidate.numerator),
                    denominator: one(&candidate.denominator),
                })
                .collect(),
        },
        Claim::Change { now, before, difference, rate } => Claim::Change {
            now: one(now),
            before: before.as_ref().map(one),
            difference: difference.as_ref().map(one),
            rate: rate.as_ref().map(one),
        },
    }
}

/// A cell as it prints: a text without its unit, a number with the decimals that its unit allows, a share
/// of one in per cent.
fn printed(content: &Content, unit: FigureUnit, as_share: bool) -> String {
    let Content::Number(number) = content else { return bare(&content.to_text()) };
    let text = content.to_text();
    let is_share = unit == FigureUnit::Percent && (as_share || number.abs() <= 1.0);
    let text = if is_share { hundredfold(&text) } else { text };
    match text.split_once('.') {
        Some((whole, decimals)) if unit == FigureUnit::Percent => {
            let kept: String = decimals.chars().take(unit.most_decimals()).collect();
            format!("{whole}.{kept}")
        }
        _ => text,
    }
}

/// A figure of a text: digits of half width, without the unit behind it.
fn bare(text: &str) -> String {
    let text = half_width(text).unwrap_or_else(|| text.to_owned());
    let text = text.trim().replace('，', ",").replace('％', "%");
    let unit = ["万件", "万元", "件", "元", "%", "万"].into_iter().find_map(|unit| text.strip_suffix(unit));
    unit.unwrap_or(&text).trim().to_owned()
}
