//! Counting many complaints at once: what [`tally_case`](super::tally_case) says of each station and
//! quarter, in one visit to each case.

use serde::{Deserialize, Serialize};

use super::{CaseFacts, Reported, Tally, TallyOverflowError};
use crate::edition::Outcome;
use crate::money::Fen;
use crate::time::{Day, Quarter};

/// What happened at one station in one quarter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Counts {
    accepted: u64,
    settled: u64,
    recourse_told: u64,
    withdrawn: u64,
    amount: u64,
}

/// What a count holds of one station and one quarter, or of the time before the first: to be kept, or sent
/// elsewhere and put together there. It is written as a list of seven whole numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "[u64; 7]", into = "[u64; 7]")]
pub struct CountedQuarter {
    /// The place of the station in the caller's list.
    pub station: u64,
    /// Which quarter, the first being 1; 0 is whatever came before it.
    pub quarter: u64,
    /// How many complaints were registered.
    pub accepted: u64,
    /// How many were settled.
    pub settled: u64,
    /// In how many recourse was told, settlement having failed.
    pub recourse_told: u64,
    /// How many were withdrawn.
    pub withdrawn: u64,
    /// The amount in dispute of those registered, in fen.
    pub amount: u64,
}

impl From<[u64; 7]> for CountedQuarter {
    fn from([station, quarter, accepted, settled, recourse_told, withdrawn, amount]: [u64; 7]) -> Self {
        Self { station, quarter, accepted, settled, recourse_told, withdrawn, amount }
    }
}

impl From<CountedQuarter> for [u64; 7] {
    fn from(of: CountedQuarter) -> Self {
        let CountedQuarter { station, quarter, accepted, settled, recourse_told, withdrawn, amount } = of;
        [station, quarter, accepted, settled, recourse_told, withdrawn, amount]
    }
}

/// Why two counts cannot be put together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StationQuartersError {
    /// They count other stations or other quarters.
    #[error("the counts are not of the same stations and quarters")]
    Shape,
    /// A sum does not fit.
    #[error(transparent)]
    Overflow(#[from] TallyOverflowError),
}

/// The figures of stations quarter by quarter, counted case by case.
///
/// Stations are known by their place in a list that the caller keeps. The quarters are those from the
/// first to the last; what came before counts towards what is open, and what came after is only
/// numbered. Counts of parts may be made apart and put together in any order: they are a commutative
/// monoid, with a new one as its identity.
///
/// ```
/// use wujin_core::complaint::Outcome;
/// use wujin_core::reporting::{CaseFacts, StationQuarters};
/// use wujin_core::time::Quarter;
/// let (first, second) = (Quarter::new(2012, 1)?, Quarter::new(2012, 2)?);
/// let mut figures = StationQuarters::new(1, first, second);
/// let resolved = Some(("2012-04-01".parse()?, Outcome::Settled));
/// figures.add(0, &CaseFacts { registered: "2012-03-31".parse()?, resolved, amount: None })?;
/// let tally = |quarter| figures.tally(0, quarter).unwrap();
/// assert_eq!((tally(first).accepted, tally(first).settled, tally(first).open), (1, 0, 1));
/// assert_eq!((tally(second).accepted, tally(second).settled, tally(second).open), (0, 1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StationQuarters {
    first: Quarter,
    stations: usize,
    /// How many slots a station has: one for what came before, and one for each quarter.
    slots: usize,
    /// The slot of each day from the first quarter's first.
    slot_of_day: Vec<u32>,
    counts: Vec<Counts>,
    later: u64,
    unplaced: u64,
}

impl StationQuarters {
    /// Nothing counted yet, of so many stations, from one quarter to another, both included.
    #[must_use]
    pub fn new(stations: usize, first: Quarter, last: Quarter) -> Self {
        let mut slot_of_day = Vec::new();
        let mut slots = 1;
        let mut next = Some(first);
        while let Some(quarter) = next.filter(|quarter| *quarter <= last) {
            let days = quarter.last().days_since(quarter.first()) + 1;
            slot_of_day.extend((0..days).map(|_| slots));
            slots += 1;
            next = quarter.next();
        }
        let slots = slots as usize;
        let counts = vec![Counts::default(); stations.saturating_mul(slots)];
        Self { first, stations, slots, slot_of_day, counts, later: 0, unplaced: 0 }
    }

    /// Counts one complaint of the station at this place in the caller's list. Where the amounts no
    /// longer fit, nothing of it is counted.
    #[inline]
    // READING: accepted-by-registration-day
    pub fn add(&mut self, station: usize, case: &CaseFacts) -> Result<(), TallyOverflowError> {
        let Some(registered) = self.slot(case.registered) else {
            self.later += 1;
            return Ok(());
        };
        let resolved = case.resolved.and_then(|(day, outcome)| Some((self.slot(day)?, outcome)));
        let start = station.saturating_mul(self.slots);
        let Some(own) = self.counts.get_mut(start..start.saturating_add(self.slots)) else {
            self.unplaced += 1;
            return Ok(());
        };
        if let Some(counts) = own.get_mut(registered) {
            let amount = case.amount.unwrap_or_default();
            counts.amount = counts.amount.checked_add(amount.0).ok_or(TallyOverflowError)?;
            counts.accepted += 1;
        }
        if let Some((slot, outcome)) = resolved
            && let Some(counts) = own.get_mut(slot)
        {
            match outcome {
                Outcome::Settled => counts.settled += 1,
                Outcome::RecourseTold => counts.recourse_told += 1,
                Outcome::Withdrawn => counts.withdrawn += 1,
            }
        }
        Ok(())
    }

    /// The slot of a day; none after the last quarter.
    #[inline]
    fn slot(&self, day: Day) -> Option<usize> {
        match usize::try_from(day.days_since(self.first.first())) {
            Ok(days) => self.slot_of_day.get(days).map(|slot| *slot as usize),
            Err(_) => Some(0),
        }
    }

    /// Puts in what was counted apart. Nothing changes where it cannot be put in.
    pub fn merge(&mut self, other: &Self) -> Result<(), StationQuartersError> {
        let shape = |figures: &Self| (figures.first, figures.stations, figures.slot_of_day.len());
        if shape(self) != shape(other) {
            return Err(StationQuartersError::Shape);
        }
        let mut pairs = self.counts.iter().zip(&other.counts);
        let numbers = |figures: &Self| [figures.later, figures.unplaced];
        let fits = |one: &[u64], other: &[u64]| {
            one.iter().zip(other).all(|(one, other)| one.checked_add(*other).is_some())
        };
        if !fits(&numbers(self), &numbers(other))
            || pairs.any(|(own, others)| !fits(&own.all(), &others.all()))
        {
            return Err(TallyOverflowError.into());
        }
        for (own, others) in self.counts.iter_mut().zip(&other.counts) {
            own.accepted += others.accepted;
            own.settled += others.settled;
            own.recourse_told += others.recourse_told;
            own.withdrawn += others.withdrawn;
            own.amount += others.amount;
        }
        self.later += other.later;
        self.unplaced += other.unplaced;
        Ok(())
    }

    /// Everything that was counted, station by station, in order; what is nothing is left out.
    pub fn counted(&self) -> impl Iterator<Item = CountedQuarter> {
        let slots = self.slots as u64;
        let all = self.counts.iter().zip(0_u64..).filter(|(counts, _)| **counts != Counts::default());
        all.map(move |(counts, place)| CountedQuarter {
            station: place / slots,
            quarter: place % slots,
            accepted: counts.accepted,
            settled: counts.settled,
            recourse_told: counts.recourse_told,
            withdrawn: counts.withdrawn,
            amount: counts.amount,
        })
    }

    /// Puts in what [`counted`](Self::counted), [`unplaced`](Self::unplaced) and [`later`](Self::later) said of
    /// a count elsewhere. Nothing changes where it cannot be put in, or says something twice.
    ///
    /// ```
    /// use wujin_core::reporting::{CaseFacts, StationQuarters};
    /// use wujin_core::time::Quarter;
    /// let quarter = Quarter::new(2012, 1)?;
    /// let mut figures = StationQuarters::new(1, quarter, quarter);
    /// figures.add(0, &CaseFacts { registered: "2012-03-31".parse()?, resolved: None, amount: None })?;
    /// let mut restored = StationQuarters::new(1, quarter, quarter);
    /// restored.restore(figures.counted(), figures.unplaced(), figures.later())?;
    /// assert_eq!(restored, figures);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn restore(
        &mut self,
        counted: impl IntoIterator<Item = CountedQuarter>,
        unplaced: u64,
        later: u64,
    ) -> Result<(), StationQuartersError> {
        let mut other =
            Self { counts: vec![Counts::default(); self.counts.len()], unplaced, later, ..self.clone() };
        for of in counted {
            let place = usize::try_from(of.station).ok().zip(usize::try_from(of.quarter).ok());
            let place = place.filter(|(station, slot)| *station < self.stations && *slot < self.slots);
            let place = place.map(|(station, slot)| station.saturating_mul(self.slots).saturating_add(slot));
            let counts = place.and_then(|place| other.counts.get_mut(place));
            // Said twice, it is one of the two and nobody knows which.
            let counts = counts.filter(|counts| **counts == Counts::default());
            *counts.ok_or(StationQuartersError::Shape)? = Counts {
                accepted: of.accepted,
                settled: of.settled,
                recourse_told: of.recourse_told,
                withdrawn: of.withdrawn,
                amount: of.amount,
            };
        }
        self.merge(&other)
    }

    /// The quarters, in order.
    pub fn quarters(&self) -> impl Iterator<Item = Quarter> + use<> {
        let next = |quarter: &Quarter| quarter.next();
        core::iter::successors(Some(self.first), next).take(self.slots.saturating_sub(1))
    }

    /// How many stations the caller's list has.
    #[must_use]
    pub const fn stations(&self) -> usize {
        self.stations
    }

    /// How many complaints were registered after the last quarter, and are in no figure.
    #[must_use]
    pub const fn later(&self) -> u64 {
        self.later
    }

    /// How many complaints are of a station that is not in the list, and are in no figure.
    #[must_use]
    pub const fn unplaced(&self) -> u64 {
        self.unplaced
    }

    /// What the complaints of a station add to a quarter; `None` for a station or a quarter that is
    /// not counted. Stations, staff and inquiries are no matter of complaints, and left out.
    #[must_use]
    pub fn tally(&self, station: usize, quarter: Quarter) -> Option<Tally> {
        self.tallies(station)?.find_map(|(of, tally)| (of == quarter).then_some(tally))
    }

    /// What the complaints of a station add to each quarter, in order; `None` for a station that is
    /// not in the list.
    #[must_use]
    pub fn tallies(&self, station: usize) -> Option<impl Iterator<Item = (Quarter, Tally)>> {
        let start = station.checked_mul(self.slots)?;
        let (before, own) = self.counts.get(start..start.checked_add(self.slots)?)?.split_first()?;
        let quarters = self.quarters().zip(own);
        Some(quarters.scan(before.left_open(0), |open, (quarter, counts)| {
            *open = counts.left_open(*open);
            let tally = Tally {
                accepted: counts.accepted,
                settled: counts.settled,
                recourse_told: counts.recourse_told,
                withdrawn: counts.withdrawn,
                amount: Fen(counts.amount),
                open: *open,
                recovered: Reported::UNKNOWN,
                ..Tally::EMPTY
            };
            Some((quarter, tally))
        }))
    }
}

impl Counts {
    const fn all(&self) -> [u64; 5] {
        [self.accepted, self.settled, self.recourse_told, self.withdrawn, self.amount]
    }

    /// How many are open at the end, of those open at the start and those that came in.
    fn left_open(&self, open: u64) -> u64 {
        let closed = self.settled.saturating_add(self.recourse_told).saturating_add(self.withdrawn);
        open.saturating_add(self.accepted).saturating_sub(closed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reporting::{count::tests::any_case, tally_case};
    use crate::time::Period;
    use proptest::prelude::*;

    const STATIONS: usize = 3;

    fn span() -> (Quarter, Quarter) {
        (Quarter::new(2011, 2).unwrap(), Quarter::new(2012, 3).unwrap())
    }

    fn counted(cases: &[(usize, CaseFacts)]) -> StationQuarters {
        let (first, last) = span();
        let mut figures = StationQuarters::new(STATIONS, first, last);
        for (station, case) in cases {
            figures.add(*station, case).unwrap();
        }
        figures
    }

    proptest! {
        #[test]
        fn each_station_and_quarter_has_the_tally_of_its_cases(
            cases in prop::collection::vec((0..=STATIONS, any_case()), 0..60),
        ) {
            let figures = counted(&cases);
            for station in 0..STATIONS {
                for (quarter, tally) in figures.tallies(station).unwrap() {
                    let own = cases.iter().filter(|(of, _)| *of == station);
                    let expected = own.map(|(_, case)| tally_case(Period::Quarter(quarter), case));
                    let expected = expected.fold(Tally::EMPTY, |sum, tally| sum.merge(tally).unwrap());
                    prop_assert_eq!(tally, expected, "{} {}", station, quarter);
                    prop_assert_eq!(figures.tally(station, quarter), Some(tally));
                }
            }
            // None is lost: it is in a figure, came later, or its station is unknown.
            let late = |case: &CaseFacts| case.registered > span().1.last();
            let later = cases.iter().filter(|(_, case)| late(case)).count();
            let unplaced = cases.iter().filter(|(of, case)| *of == STATIONS && !late(case)).count();
            prop_assert_eq!((figures.later(), figures.unplaced()), (later as u64, unplaced as u64));
        }

        #[test]
        fn parts_add_to_the_whole_in_any_order(
            one in prop::collection::vec((0..=STATIONS, any_case()), 0..30),
            two in prop::collection::vec((0..=STATIONS, any_case()), 0..30),
        ) {
            let whole = counted(&[one.as_slice(), &two].concat());
            prop_assert_eq!(whole.stations(), STATIONS);
            for (first, second) in [(&one, &two), (&two, &one)] {
                let mut sum = counted(first);
                sum.merge(&counted(second)).unwrap();
                prop_assert_eq!(&sum, &whole);
                sum.merge(&counted(&[])).unwrap();
                prop_assert_eq!(&sum, &whole);
            }
            // Sent elsewhere and put together there.
            let mut sent = counted(&one);
            let two = counted(&two);
            let written = serde_json::to_string(&two.counted().collect::<Vec<_>>()).unwrap();
            let read: Vec<CountedQuarter> = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(sent.restore(read, two.unplaced(), two.later()), Ok(()));
            prop_assert_eq!(&sent, &whole);
        }
    }

    #[test]
    fn sums_that_do_not_fit_and_other_shapes_are_refused_and_change_nothing() {
        let day = span().0.first();
        let case = CaseFacts { registered: day, resolved: None, amount: Some(Fen(u64::MAX)) };
        let mut figures = counted(&[(0, case)]);
        let before = figures.clone();
        assert_eq!(figures.add(0, &case), Err(TallyOverflowError));
        assert_eq!(figures.merge(&before), Err(TallyOverflowError.into()));
        let fewer = StationQuarters::new(STATIONS, span().0, span().0);
        assert_eq!(figures.merge(&fewer), Err(StationQuartersError::Shape));
        let of = figures.counted().next().unwrap();
        for wrong in [CountedQuarter { station: STATIONS as u64, ..of }, CountedQuarter { quarter: 7, ..of }]
        {
            assert_eq!(figures.restore([wrong], 0, 0), Err(StationQuartersError::Shape));
        }
        assert_eq!(figures.restore([of, of], 0, 0), Err(StationQuartersError::Shape));
        assert_eq!(figures.restore([of], 0, 0), Err(TallyOverflowError.into()));
        let many = CountedQuarter { settled: u64::MAX, amount: 0, ..of };
        assert_eq!(figures.restore([many], 0, u64::MAX), Ok(()));
        assert_eq!(figures.restore([], 0, 1), Err(TallyOverflowError.into()));
        let mut figures = before.clone();
        assert_eq!(figures.restore([], 0, 0), Ok(()));
        assert_eq!(figures, before);
        assert_eq!(figures.tally(STATIONS, span().0), None);
        assert_eq!(figures.tally(0, span().1.next().unwrap()), None);
    }

    #[test]
    fn a_span_that_ends_before_it_begins_has_no_quarter() {
        let (first, last) = span();
        assert_eq!(StationQuarters::new(1, last, first).quarters().count(), 0);
    }
}
