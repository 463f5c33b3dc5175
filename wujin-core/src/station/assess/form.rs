//! What Annex 4 must say of the station and of each person (4.3/2).
// READING: annex-4-required

use super::{Found, person};
use crate::finding::{StationMatter, Terms};
use crate::procedure::says;
use crate::station::{AnnexFourField, Capacity, PersonItem, Presence};

impl Found<'_> {
    /// The fields of the form that must be filled.
    pub(super) fn form(&mut self) {
        let record = self.record;
        for field in AnnexFourField::REQUIRED.iter().filter(|field| !record.is_filled(**field)) {
            self.push(field.name(), StationMatter::FieldBlank { field: field.term() });
        }
        for (index, member) in record.staff.iter().enumerate() {
            let items = [
                (PersonItem::Name, says(member.name.as_ref())),
                (PersonItem::Employment, member.employment.is_some()),
                (PersonItem::Photograph, member.photograph == Presence::Present),
                (PersonItem::Telephone, says(member.telephone.as_ref())),
            ];
            self.person_form(Capacity::Staff, ("staff", index), member.name.as_ref(), &items);
        }
        for (index, officer) in record.area_officers.iter().enumerate() {
            let items = [
                (PersonItem::Name, says(officer.name.as_ref())),
                (PersonItem::Photograph, officer.photograph == Presence::Present),
                (PersonItem::Telephone, says(officer.telephone.as_ref())),
            ];
            self.person_form(Capacity::AreaOfficer, ("area_officers", index), officer.name.as_ref(), &items);
        }
    }

    fn person_form(
        &mut self,
        capacity: Capacity,
        (list, index): (&str, usize),
        name: Option<&String>,
        items: &[(PersonItem, bool)],
    ) {
        let items: Terms = items.iter().filter(|(_, filled)| !filled).map(|(item, _)| item.term()).collect();
        if !items.0.is_empty() {
            let capacity = capacity.term();
            let matter = StationMatter::PersonIncomplete { capacity, person: person(name, index), items };
            self.push(format!("{list}[{index}]"), matter);
        }
    }
}
