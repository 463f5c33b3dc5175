//! Under what a log is checked.

use wujin_core::conformance::Surveyor;
use wujin_core::profile::Profile;
use wujin_core::reporting::{CountedStation, StationQuarters};
use wujin_core::time::{Calendar, Day, Quarter};

use crate::case_order::CaseOrder;
use crate::column::LogColumn;
use crate::layout::ColumnNames;
use crate::stations::StationNumbers;
use crate::worker::Worker;

/// Under what a log is checked.
#[derive(Clone, Debug)]
pub struct Setting<'r> {
    pub(crate) profile: &'r Profile,
    pub(crate) calendar: &'r Calendar,
    pub(crate) as_of: Day,
    pub(crate) order: CaseOrder,
    pub(crate) threads: usize,
    pub(crate) names: ColumnNames,
    pub(crate) stations: Vec<CountedStation>,
    pub(crate) quarters: (Quarter, Quarter),
    pub(crate) counts_flow: bool,
}

impl Setting<'static> {
    /// The notice's own rules and calendar, as of a day; every case remembered, one thread, no figures.
    #[must_use]
    pub fn national(as_of: Day) -> Self {
        Setting::new(Profile::national(), Calendar::national(), as_of)
    }
}

impl<'r> Setting<'r> {
    /// A profile and a calendar, as of a day; every case remembered, one thread, no figures.
    #[must_use]
    pub fn new(profile: &'r Profile, calendar: &'r Calendar, as_of: Day) -> Self {
        let quarter = Quarter::of(as_of);
        let quarters = (quarter, quarter);
        let (order, names) = (CaseOrder::Any, ColumnNames::default());
        let stations = Vec::new();
        Self { profile, calendar, as_of, order, threads: 1, names, stations, quarters, counts_flow: false }
    }

    /// With another way to see that no case comes back.
    #[must_use]
    pub fn with_order(self, order: CaseOrder) -> Self {
        Self { order, ..self }
    }

    /// With a column under a name of the caller's own, to the letter. A column that is named so must be
    /// there; the others keep the headings of [`LogColumn`].
    #[must_use]
    pub fn with_column(mut self, column: LogColumn, name: &str) -> Self {
        self.names.set(column, name);
        self
    }

    /// With so many threads, at least one. The answers are the same.
    #[must_use]
    pub fn with_threads(self, threads: usize) -> Self {
        Self { threads: threads.max(1), ..self }
    }

    /// How many threads.
    #[must_use]
    pub const fn threads(&self) -> usize {
        self.threads
    }

    /// With the stations whose figures are counted, from one quarter to another; see
    /// [`LogChecker::into_figures`](crate::LogChecker::into_figures).
    #[must_use]
    pub fn with_stations(self, stations: Vec<CountedStation>, first: Quarter, last: Quarter) -> Self {
        Self { stations, quarters: (first, last), ..self }
    }

    /// With a count of how cases go through the steps; see [`LogChecker::into_totals`](crate::LogChecker::into_totals).
    #[must_use]
    pub fn with_flow(self) -> Self {
        Self { counts_flow: true, ..self }
    }

    /// The number of each station, by its id.
    pub(crate) fn station_numbers(&self) -> StationNumbers {
        StationNumbers::new(self.stations.iter().map(|station| station.id.to_string().into()))
    }

    /// What one thread surveys with.
    pub(crate) fn worker(&self) -> Worker<'r> {
        let (first, last) = self.quarters;
        let surveyor = Surveyor::new(self.profile, self.calendar, self.as_of);
        Worker {
            surveyor: if self.counts_flow { surveyor.with_flow() } else { surveyor },
            figures: StationQuarters::new(self.stations.len(), first, last),
        }
    }

    /// One worker a thread.
    pub(crate) fn workers(&self) -> Vec<Worker<'r>> {
        (0..self.threads).map(|_| self.worker()).collect()
    }
}
