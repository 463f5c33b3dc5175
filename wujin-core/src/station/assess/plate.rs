//! The sign plate: what it carries of the station and of each person (2.2/2, 2.2/3).

use super::{Found, person};
use crate::finding::{Person, StationMatter, Terms};
use crate::station::{PersonItem, PlateEntry, Presence};
use crate::term::Term;

impl Found<'_> {
    pub(super) fn sign_plate(&mut self) {
        let record = self.record;
        let plate = &record.sign_plate;
        self.lacking("sign_plate.prominent", plate.prominent, |lack| StationMatter::PlateNotProminent {
            lack,
        });
        self.lacking("sign_plate.station_name", plate.station_name, |lack| StationMatter::PlateNameMissing {
            lack,
        });
        let staff = record.staff.iter().map(|member| (member.name.as_ref(), &member.on_plate));
        self.plate_entries("staff", staff, |lack, person, items| StationMatter::PlateStaffMissing {
            lack,
            person,
            items,
        });
        self.lacking("sign_plate.unified_number", plate.unified_number, |lack| {
            StationMatter::PlateNumberMissing { lack }
        });
        let officers = record.area_officers.iter().map(|officer| (officer.name.as_ref(), &officer.on_plate));
        self.plate_entries("area_officers", officers, |lack, person, items| {
            StationMatter::PlateOfficerMissing { lack, person, items }
        });
    }

    /// What the plate lacks of each person; where nobody is listed, nothing of anybody is recorded.
    fn plate_entries<'a>(
        &mut self,
        list: &str,
        people: impl ExactSizeIterator<Item = (Option<&'a String>, &'a PlateEntry)>,
        matter: impl Fn(Term, Person, Terms) -> StationMatter,
    ) {
        if people.len() == 0 {
            let items = on_plate(&PlateEntry::default());
            self.lacking_each(list, items, |lack, items| matter(lack, Person::Unlisted, items));
        }
        for (index, (name, entry)) in people.enumerate() {
            let path = format!("{list}[{index}].on_plate");
            self.lacking_each(&path, on_plate(entry), |lack, items| matter(lack, person(name, index), items));
        }
    }
}

fn on_plate(entry: &PlateEntry) -> [(Term, Presence); 3] {
    [
        (PersonItem::Name.term(), entry.name),
        (PersonItem::Photograph.term(), entry.photograph),
        (PersonItem::Telephone.term(), entry.telephone),
    ]
}
