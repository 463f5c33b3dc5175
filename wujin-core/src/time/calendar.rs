//! China's working-day calendar, with make-up workdays (调休), from the State Council's yearly
//! notices.

use std::sync::LazyLock;

use super::arrangements::ARRANGEMENTS;
use super::notice::{CalendarError, YearNotice};
use super::{Day, Due};
use crate::vocabulary;

vocabulary! {
    /// What sort of day it is for those who work Monday to Friday.
    pub enum DayKind {
        Weekday = "weekday", "工作日", "Monday to Friday, worked";
        MakeUpWorkday = "make_up_workday", "调休上班日", "Saturday or Sunday worked in exchange";
        Weekend = "weekend", "周末", "Saturday or Sunday, off";
        Holiday = "holiday", "放假调休日", "Monday to Friday, off by the yearly notice";
    }
}

impl DayKind {
    /// Whether it is worked.
    #[must_use]
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Weekday | Self::MakeUpWorkday)
    }
}

/// Which days are worked, for an unbroken run of years.
///
/// Outside those years nothing is guessed: a question about a day is answered `None`, a count
/// [`Due::ScheduleUnknown`]. Every question is answered in constant time.
///
/// The last known December is open to change: the notice for the year after may still exchange a
/// day in it.
///
/// ```
/// use wujin_core::time::{Calendar, Day, Due};
/// let calendar = Calendar::national();
/// let saturday: Day = "2011-10-08".parse()?;
/// assert_eq!(calendar.is_working_day(saturday), Some(true));
/// assert_eq!(calendar.nth_working_day_after("2011-12-30".parse()?, 2), Due::On("2012-01-04".parse()?));
/// assert_eq!(calendar.is_working_day("2027-01-04".parse()?), None);
/// # Ok::<(), wujin_core::time::DayError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    /// One for each known year, in order; never empty.
    notices: Vec<YearNotice>,
    first: Day,
    last: Day,
    /// For each known day, how many working days come before it; one more entry at the end.
    before: Vec<u32>,
    /// Every working day, in order.
    working: Vec<Day>,
    /// Every day off that a notice gives for a holiday, the weekends within it too, in order.
    holidays: Vec<Day>,
}

static NATIONAL: LazyLock<Calendar> = LazyLock::new(|| {
    Calendar::build(ARRANGEMENTS.iter().map(super::arrangements::Arrangement::notice).collect())
});

impl Calendar {
    /// The years whose notices are built in: 2004 to 2026.
    #[must_use]
    pub fn national() -> &'static Self {
        &NATIONAL
    }

    /// This calendar with one notice more, for the year after the last known, or in place of the
    /// notice of a known year.
    ///
    /// Fails when the year leaves a gap, or a day cannot stand where it is listed.
    ///
    /// ```
    /// use wujin_core::time::{Calendar, YearNotice};
    /// let notice: YearNotice = serde_json::from_str(
    ///     r#"{"year": 2027, "notice": "（示例）", "rest": ["2027-01-01"], "work": []}"#,
    /// )?;
    /// let calendar = Calendar::national().with_year(notice)?;
    /// assert_eq!(calendar.known_until().to_string(), "2027-12-31");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_year(&self, notice: YearNotice) -> Result<Self, CalendarError> {
        let (year, first, last) = (notice.year, self.first.year(), self.last.year());
        let next = (last < Day::MAX.year()).then(|| last + 1);
        if !(first..=last).contains(&year) && next != Some(year) {
            return Err(CalendarError::Gap { year, first, last });
        }
        notice.check()?;
        if let Some(&day) = notice.rest.iter().chain(&notice.work).find(|day| **day < self.first) {
            return Err(CalendarError::BeforeKnown { day, first: self.first });
        }
        let mut notices: Vec<_> = self.notices.iter().filter(|known| known.year != year).cloned().collect();
        notices.push(notice);
        notices.sort_by_key(|known| known.year);
        Ok(Self::build(notices))
    }

    /// The calendar of notices for an unbroken run of years, in order.
    fn build(notices: Vec<YearNotice>) -> Self {
        let ends = |notice: &YearNotice| {
            (Day::from_ymd(notice.year, 1, 1).ok(), Day::from_ymd(notice.year, 12, 31).ok())
        };
        let first = notices.first().and_then(|notice| ends(notice).0).unwrap_or(Day::MIN);
        let last = notices.last().and_then(|notice| ends(notice).1).unwrap_or(first);
        let days = (0..=last.days_since(first)).filter_map(|days| first.plus_days(days));
        let mut worked: Vec<(Day, bool)> = days.map(|day| (day, !day.is_weekend())).collect();
        // A later notice has the last word on the December before its year.
        for notice in &notices {
            let rest = notice.rest.iter().map(|day| (*day, false));
            for (day, works) in rest.chain(notice.work.iter().map(|day| (*day, true))) {
                let place = usize::try_from(day.days_since(first)).ok();
                if let Some(entry) = place.and_then(|place| worked.get_mut(place)) {
                    entry.1 = works;
                }
            }
        }
        let sum = worked.iter().scan(0, |sum, (_, works)| {
            *sum += u32::from(*works);
            Some(*sum)
        });
        let before = core::iter::once(0).chain(sum).collect();
        let working = worked.iter().filter(|(_, works)| *works).map(|(day, _)| *day).collect();
        let is_off = |day: &Day| {
            let place = usize::try_from(day.days_since(first)).ok();
            place.and_then(|place| worked.get(place)).is_some_and(|(_, works)| !works)
        };
        let mut holidays: Vec<Day> =
            notices.iter().flat_map(|notice| notice.rest.iter().copied()).filter(is_off).collect();
        holidays.sort_unstable();
        holidays.dedup();
        Self { notices, first, last, before, working, holidays }
    }

    /// The notices this calendar rests on, in the order of the years.
    #[must_use]
    pub fn notices(&self) -> &[YearNotice] {
        &self.notices
    }

    /// The first day whose kind is known.
    #[must_use]
    pub const fn first_known(&self) -> Day {
        self.first
    }

    /// The last day whose kind is known.
    #[must_use]
    pub const fn known_until(&self) -> Day {
        self.last
    }

    /// How many working days are known before a day and up to its end.
    fn counts(&self, day: Day) -> Option<(u32, u32)> {
        let place = usize::try_from(day.days_since(self.first)).ok()?;
        Some((*self.before.get(place)?, *self.before.get(place + 1)?))
    }

    /// The working day with this place, counted from 0 at the first known.
    fn working(&self, place: Option<u32>) -> Due {
        let place = place.and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| self.working.get(place)).map_or(self.unknown(), |day| Due::On(*day))
    }

    pub(super) const fn unknown(&self) -> Due {
        Due::ScheduleUnknown { known_until: self.last }
    }

    /// Whether a day is worked; `None` outside the known years.
    #[must_use]
    pub fn is_working_day(&self, day: Day) -> Option<bool> {
        self.counts(day).map(|(before, through)| before < through)
    }

    /// What sort of day it is; `None` outside the known years.
    #[must_use]
    pub fn day_kind(&self, day: Day) -> Option<DayKind> {
        Some(match (self.is_working_day(day)?, day.is_weekend()) {
            (true, false) => DayKind::Weekday,
            (true, true) => DayKind::MakeUpWorkday,
            (false, true) => DayKind::Weekend,
            (false, false) => DayKind::Holiday,
        })
    }

    /// Whether a day is one of the days off that a notice gives for a public holiday, the weekends within it
    /// with them; `None` outside the known years.
    #[must_use]
    pub fn is_public_holiday(&self, day: Day) -> Option<bool> {
        self.counts(day).map(|_| self.holidays.binary_search(&day).is_ok())
    }

    /// How many working days come after `from` up to and including `until`; 0 when `until` is not
    /// later, `None` when either lies outside the known years.
    #[must_use]
    pub fn working_days_between(&self, from: Day, until: Day) -> Option<u32> {
        let ((_, start), (_, end)) = (self.counts(from)?, self.counts(until)?);
        Some(end.saturating_sub(start))
    }

    /// The `count`-th working day after a day, which is not itself counted; the day itself for 0.
    #[must_use]
    pub fn nth_working_day_after(&self, day: Day, count: u32) -> Due {
        if count == 0 {
            return Due::On(day);
        }
        self.working(self.counts(day).and_then(|(_, through)| through.checked_add(count - 1)))
    }

    /// The `count`-th working day before a day, which is not itself counted; the day itself for 0.
    #[must_use]
    pub fn nth_working_day_before(&self, day: Day, count: u32) -> Due {
        if count == 0 {
            return Due::On(day);
        }
        self.working(self.counts(day).and_then(|(before, _)| before.checked_sub(count)))
    }

    /// The day itself when it is worked, else the last working day before it.
    #[must_use]
    pub fn last_working_day_on_or_before(&self, day: Day) -> Due {
        self.working(self.counts(day).and_then(|(_, through)| through.checked_sub(1)))
    }

    /// The day itself when it is worked, else the first working day after it.
    #[must_use]
    pub fn first_working_day_on_or_after(&self, day: Day) -> Due {
        self.working(self.counts(day).map(|(before, _)| before))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn notice(year: i32, rest: &[&str], work: &[&str]) -> YearNotice {
        YearNotice {
            year,
            notice: format!("notice for {year}"),
            confidence: crate::provision::Confidence::High,
            rest: rest.iter().map(|text| day(text)).collect(),
            work: work.iter().map(|text| day(text)).collect(),
        }
    }

    #[test]
    fn known_days_of_every_sort() {
        let calendar = Calendar::national();
        for (text, kind) in [
            ("2011-10-08", DayKind::MakeUpWorkday),
            ("2011-10-09", DayKind::MakeUpWorkday),
            ("2011-12-31", DayKind::MakeUpWorkday),
            ("2012-01-03", DayKind::Holiday),
            ("2012-07-15", DayKind::Weekend),
            ("2012-07-16", DayKind::Weekday),
            ("2015-09-03", DayKind::Holiday),
            ("2015-09-04", DayKind::Holiday),
            ("2015-09-06", DayKind::MakeUpWorkday),
            ("2019-05-05", DayKind::MakeUpWorkday),
            ("2020-01-31", DayKind::Holiday),
            ("2020-02-01", DayKind::Weekend),
        ] {
            assert_eq!(calendar.day_kind(day(text)), Some(kind), "{text}");
            assert_eq!(calendar.is_working_day(day(text)), Some(kind.is_working()), "{text}");
        }
    }

    #[test]
    fn working_days_of_whole_years() {
        // Counted from the open data set that the days were taken from.
        let calendar = Calendar::national();
        for (year, days) in YEARS {
            let first = Day::from_ymd(year, 1, 1).unwrap();
            let last = Day::from_ymd(year, 12, 31).unwrap();
            let through_first = u32::from(calendar.is_working_day(first).unwrap());
            assert_eq!(calendar.working_days_between(first, last).unwrap() + through_first, days, "{year}");
        }
    }

    const YEARS: [(i32, u32); 23] = [
        (2004, 252),
        (2005, 250),
        (2006, 251),
        (2007, 249),
        (2008, 251),
        (2009, 250),
        (2010, 250),
        (2011, 250),
        (2012, 249),
        (2013, 250),
        (2014, 250),
        (2015, 249),
        (2016, 250),
        (2017, 249),
        (2018, 250),
        (2019, 250),
        (2020, 249),
        (2021, 250),
        (2022, 249),
        (2023, 249),
        (2024, 251),
        (2025, 248),
        (2026, 248),
    ];

    #[test]
    fn nothing_is_guessed_outside_the_known_years() {
        let calendar = Calendar::national();
        let unknown = Due::ScheduleUnknown { known_until: day("2026-12-31") };
        assert_eq!((calendar.first_known(), calendar.known_until()), (day("2004-01-01"), day("2026-12-31")));
        for outside in [day("2003-12-31"), day("2027-01-01"), Day::MIN, Day::MAX] {
            assert_eq!(calendar.day_kind(outside), None);
            assert_eq!(calendar.working_days_between(outside, day("2012-01-01")), None);
            assert_eq!(calendar.nth_working_day_after(outside, 1), unknown);
            assert_eq!(calendar.last_working_day_on_or_before(outside), unknown);
        }
        assert_eq!(calendar.nth_working_day_after(day("2026-12-30"), 1), Due::On(day("2026-12-31")));
        assert_eq!(calendar.nth_working_day_after(day("2026-12-31"), 1), unknown);
        assert_eq!(calendar.nth_working_day_after(day("2012-01-01"), u32::MAX), unknown);
        assert_eq!(calendar.nth_working_day_before(day("2004-01-02"), 1), unknown);
        assert_eq!(calendar.last_working_day_on_or_before(day("2004-01-01")), unknown);
    }

    #[test]
    fn a_loaded_year_extends_the_calendar_and_may_reach_into_the_december_before() {
        let next = notice(2027, &["2026-12-31", "2027-01-01"], &["2027-01-02"]);
        let calendar = Calendar::national().with_year(next.clone()).unwrap();
        assert_eq!(calendar.known_until(), day("2027-12-31"));
        assert_eq!(calendar.nth_working_day_after(day("2026-12-30"), 1), Due::On(day("2027-01-02")));
        assert_eq!(calendar.notices().last(), Some(&next));
        assert_eq!(calendar.is_working_day(day("2011-10-08")), Some(true));
        let amended = calendar.with_year(notice(2027, &["2027-01-01"], &[])).unwrap();
        assert_eq!(amended.is_working_day(day("2026-12-31")), Some(true));
        assert_eq!(amended.is_working_day(day("2027-01-02")), Some(false));
        assert_eq!(amended.notices().len(), calendar.notices().len());
    }

    #[test]
    fn a_notice_that_cannot_stand_is_refused() {
        let calendar = Calendar::national();
        let refused = |notice| calendar.with_year(notice).unwrap_err();
        for year in [2028, 2003, i32::MIN, i32::MAX] {
            assert_eq!(refused(notice(year, &[], &[])), CalendarError::Gap { year, first: 2004, last: 2026 });
        }
        for outside in ["2028-01-01", "2026-11-30"] {
            let error = CalendarError::OutsideYear { day: day(outside), year: 2027 };
            assert_eq!(refused(notice(2027, &[outside], &[])), error);
        }
        let error = CalendarError::WorkOnWeekday { day: day("2027-01-04") };
        assert_eq!(refused(notice(2027, &[], &["2027-01-04"])), error);
        let error = CalendarError::RestAndWork { day: day("2027-01-02") };
        assert_eq!(refused(notice(2027, &["2027-01-02"], &["2027-01-02"])), error);
        let error = CalendarError::BeforeKnown { day: day("2003-12-28"), first: day("2004-01-01") };
        assert_eq!(refused(notice(2004, &[], &["2003-12-28"])), error);
        let amended = calendar.with_year(notice(2004, &["2004-01-01", "2004-01-02"], &[])).unwrap();
        assert_eq!(
            amended.is_working_day(day("2004-01-02")),
            Some(false),
            "the first known day may be listed"
        );
        let last = Calendar::build(vec![notice(9_999, &[], &[])]);
        let error = CalendarError::Gap { year: 10_000, first: 9_999, last: 9_999 };
        assert_eq!(last.with_year(notice(10_000, &[], &[])).unwrap_err(), error, "no day is of that year");
    }

    #[test]
    fn a_notice_that_says_nothing_leaves_the_plain_week() {
        let calendar = Calendar::national().with_year(notice(2027, &[], &[])).unwrap();
        let mut today = day("2027-01-01");
        while today <= calendar.known_until() {
            assert_eq!(calendar.is_working_day(today), Some(!today.is_weekend()), "{today}");
            today = today.next();
        }
    }

    proptest! {
        #[test]
        fn counting_forth_and_back_returns(start in 12_418..20_000_i32, count in 0..400_u32) {
            let calendar = Calendar::national();
            let start = Day::from_days_since_epoch(start).unwrap();
            let Due::On(working) = calendar.first_working_day_on_or_after(start) else { panic!("known") };
            let Due::On(end) = calendar.nth_working_day_after(working, count) else { panic!("known") };
            prop_assert_eq!(calendar.nth_working_day_before(end, count), Due::On(working));
            prop_assert_eq!(calendar.working_days_between(working, end), Some(count));
            prop_assert_eq!(calendar.last_working_day_on_or_before(end), Due::On(end));
        }

        #[test]
        fn the_nearest_working_days_enclose_only_rest(start in 12_425..20_800_i32) {
            let calendar = Calendar::national();
            let start = Day::from_days_since_epoch(start).unwrap();
            let Due::On(before) = calendar.last_working_day_on_or_before(start) else { panic!("known") };
            let Due::On(after) = calendar.first_working_day_on_or_after(start) else { panic!("known") };
            prop_assert!(before <= start && start <= after);
            let mut between = before.next();
            while between < after {
                prop_assert_eq!(calendar.is_working_day(between), Some(false));
                between = between.next();
            }
        }
    }
}
