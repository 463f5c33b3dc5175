//! The units that forms name, where there is no list of them (3.1.5/3, Annex 5).

use wujin_core::form::{AnnexFiveForm, AnyForm};
use wujin_core::obligation::Party;
use wujin_core::reporting::RosterUnit;

use crate::BookRead;

/// Each office and its stations, as the Annex 5 forms of a workbook list them.
#[must_use]
pub fn units_of(read: &BookRead) -> Vec<RosterUnit> {
    read.forms.iter().flat_map(|form| listed_on(&form.form)).collect()
}

fn listed_on(form: &AnyForm) -> Vec<RosterUnit> {
    let AnyForm::AnnexFive(form) = form else { return Vec::new() };
    let AnnexFiveForm { head, stations } = form.as_ref();
    let Some(office) = head.office.value().map(ToString::to_string) else { return Vec::new() };
    let unit = |name: &str, tier| RosterUnit {
        id: name.to_owned(),
        name: name.to_owned(),
        tier,
        above: None,
        kind: None,
        set_up: None,
        removed: None,
        staff: None,
    };
    let lines = stations.iter().filter_map(|line| {
        Some(RosterUnit {
            above: Some(office.clone()),
            kind: line.kind.value().copied(),
            set_up: line.set_up.value().copied(),
            staff: line.staff.value().copied(),
            ..unit(line.station.value()?.as_str(), Party::Station)
        })
    });
    core::iter::once(unit(&office, Party::Office)).chain(lines).collect()
}
