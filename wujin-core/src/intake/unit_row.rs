//! One unit of the list of those that report, as a row.

use super::cell::{read_count, read_day, read_word};
use super::station_row::read_kind;
use super::{Headings, RowReader, UnitColumn as Column};
use crate::finding::{Finding, InputMatter};
use crate::obligation::Party;
use crate::reporting::{RosterUnit, height};

impl RosterUnit {
    /// Reads a row, or says everything that is wrong with it.
    pub fn read(headings: &Headings, cells: &[&str]) -> Result<Self, Vec<Finding>> {
        let mut row = RowReader::new(headings, cells);
        let id = row.needed(Column::Unit).map(str::to_owned);
        let name = row.needed(Column::Name).map(str::to_owned);
        let tier = row.required(Column::Tier, read_tier);
        let above = row.owned(Column::Above);
        let kind = row.optional(Column::Kind, read_kind);
        if tier == Some(Party::Station) && row.text(Column::Kind).is_none() {
            let heading = headings.title(Column::Kind).to_owned();
            row.refuse(Column::Kind, InputMatter::CellEmpty { heading });
        }
        let set_up = row.optional(Column::SetUp, read_day);
        let removed = row.optional(Column::Removed, read_day);
        let staff = row.optional(Column::Staff, read_count);
        let read = match (id, name, tier) {
            (Some(id), Some(name), Some(tier)) => {
                Some(Self { id, name, tier, above, kind, set_up, removed, staff })
            }
            _ => None,
        };
        row.finish(read)
    }
}

/// What people call the tiers besides.
const TIERS: &[(&str, Party)] = &[
    ("服务站", Party::Station),
    ("站", Party::Station),
    ("工商所", Party::Office),
    ("所", Party::Office),
    ("县级", Party::County),
    ("市级", Party::Prefecture),
    ("省级", Party::Province),
];

fn read_tier(text: &str) -> Result<Party, InputMatter> {
    let fault = || InputMatter::CodeForm {
        given: text.to_owned(),
        zh: "层级：服务站、工商所、县级、市级、省级".to_owned(),
        en: "a tier: station, office, county, prefecture, province".to_owned(),
    };
    read_word(text, TIERS).ok().filter(|tier| height(*tier).is_some()).ok_or_else(fault)
}
