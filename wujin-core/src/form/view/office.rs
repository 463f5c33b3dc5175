//! Annex 5 as a view of a district office's stations (4.3/3, A5).

use super::printed;
use crate::form::{AnnexFiveForm, AnnexFiveHead, AnnexFiveLine, Entry};
use crate::station::{RegistrationSummary, SummaryRow};

impl AnnexFiveForm {
    /// The form of an office, from what [`summarise`](crate::station::summarise) says of its stations.
    #[must_use]
    pub fn of(summary: &RegistrationSummary) -> Self {
        let head = AnnexFiveHead { office: printed(summary.office.as_deref()), ..AnnexFiveHead::default() };
        Self { head, stations: summary.rows.iter().map(line).collect() }
    }
}

fn line(row: &SummaryRow) -> AnnexFiveLine {
    AnnexFiveLine {
        entry: Entry::Filled(row.number),
        station: printed(row.name.as_deref()),
        kind: row.kind.into(),
        address: printed(row.address.as_deref()),
        person_in_charge: printed(row.person_in_charge.as_deref()),
        telephone: printed(row.telephone.as_deref()),
        staff: Entry::Filled(row.staff),
        set_up: row.set_up.into(),
        remark: Entry::Blank,
    }
}
