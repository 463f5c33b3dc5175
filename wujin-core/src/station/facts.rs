//! What is kept of a station's events: the form as it stands, and the days obligations need.

use super::{Deed, Inspection, StationRecord, StationRegistration};
use crate::procedure::Event;
use crate::time::Day;

/// What a station's events have left. Each day is the last one on which the thing happened.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Facts {
    /// The profile under which the case began, as `id@version`.
    pub profile: Option<Box<str>>,
    /// The form as it was last drafted or as the last inspection found the station.
    pub record: Option<Box<StationRecord>>,
    /// When the form was first drafted.
    pub first_drafted: Option<Day>,
    /// When the form was last drafted.
    pub drafted: Option<Day>,
    /// When the station was registered.
    pub registered: Option<Day>,
    /// When it was filed with the county bureau.
    pub filed: Option<Day>,
    /// The number under which the county bureau keeps it.
    pub filing_number: Option<Box<str>>,
    /// When it was ordered to rectify.
    pub rectify_ordered: Option<Day>,
    /// When it was restored after that order.
    pub restored: Option<Day>,
    /// How often it was ordered to rectify.
    pub rectifications: u32,
    /// When it was removed.
    pub removed: Option<Day>,
}

impl Facts {
    pub(super) fn take_up(&mut self, event: &Event<StationRegistration>) {
        let today = Some(event.at.day());
        match &event.deed {
            Deed::Draft(drafting) => {
                self.profile.clone_from(&drafting.profile);
                self.record = Some(drafting.record.clone());
                self.first_drafted = self.first_drafted.or(today);
                self.drafted = today;
            }
            Deed::Register(_) => self.registered = today,
            Deed::File(filing) => {
                self.filed = today;
                self.filing_number = filing.number.as_deref().map(Into::into);
            }
            Deed::Rectify(inspection) => {
                self.found(inspection);
                self.rectify_ordered = today;
                self.restored = None;
                self.rectifications = self.rectifications.saturating_add(1);
            }
            Deed::Restore(inspection) => {
                self.found(inspection);
                self.restored = today;
            }
            Deed::Remove(_) => self.removed = today,
        }
    }

    fn found(&mut self, inspection: &Inspection) {
        if inspection.found.is_some() {
            self.record.clone_from(&inspection.found);
        }
    }
}
