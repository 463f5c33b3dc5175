//! A sheet that was read: its cells, before it is known what they mean.

use std::collections::BTreeMap;

use super::Content;
use super::layout::CellRef;
use crate::finding::InputMatter;

/// The cells of a sheet that are not blank.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sheet {
    /// The name of the sheet.
    pub name: String,
    rows: Vec<Vec<(u32, Content)>>,
    faults: BTreeMap<CellRef, InputMatter>,
}

impl Sheet {
    /// A sheet without cells.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Sets a cell; blank takes it away. A cell that no sheet has is passed over.
    pub fn set(&mut self, cell: CellRef, content: Content) {
        if cell.row >= CellRef::ROWS || cell.column >= CellRef::COLUMNS {
            return;
        }
        let row = usize::try_from(cell.row).unwrap_or(usize::MAX);
        if row >= self.rows.len() {
            self.rows.resize_with(row.saturating_add(1), Vec::new);
        }
        let Some(cells) = self.rows.get_mut(row) else { return };
        match cells.binary_search_by_key(&cell.column, |(column, _)| *column) {
            Ok(place) if content == Content::Blank => drop(cells.remove(place)),
            Ok(place) => {
                if let Some(held) = cells.get_mut(place) {
                    held.1 = content;
                }
            }
            Err(_) if content == Content::Blank => {}
            Err(place) => cells.insert(place, (cell.column, content)),
        }
    }

    /// Says that what stands in a cell cannot be used.
    pub fn set_fault(&mut self, cell: CellRef, fault: InputMatter) {
        self.faults.insert(cell, fault);
    }

    /// What stands in a cell.
    #[must_use]
    pub fn content(&self, cell: CellRef) -> &Content {
        let cells = self.row(cell.row);
        let place = cells.binary_search_by_key(&cell.column, |(column, _)| *column).ok();
        place.and_then(|place| cells.get(place)).map_or(&Content::Blank, |(_, content)| content)
    }

    /// Why what stands in a cell cannot be used, if it cannot.
    #[must_use]
    pub fn fault(&self, cell: CellRef) -> Option<&InputMatter> {
        self.faults.get(&cell)
    }

    /// The cells of a row that are not blank, with their columns.
    #[must_use]
    pub fn row(&self, row: u32) -> &[(u32, Content)] {
        usize::try_from(row).ok().and_then(|row| self.rows.get(row)).map_or(&[], Vec::as_slice)
    }

    /// How many rows there are down to the last cell.
    #[must_use]
    pub fn height(&self) -> u32 {
        let rows = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let faults = self.faults.keys().next_back().map_or(0, |cell| cell.row.saturating_add(1));
        rows.max(faults)
    }

    /// Every cell that is not blank, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (CellRef, &Content)> {
        (0_u32..).zip(&self.rows).flat_map(|(row, cells)| {
            cells.iter().map(move |(column, content)| (CellRef::new(row, *column), content))
        })
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.rows.iter().all(Vec::is_empty) && self.faults.is_empty()
    }
}
