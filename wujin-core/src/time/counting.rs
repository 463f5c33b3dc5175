//! Counting a time limit to its last day: Civil Code 201 to 203, and before 2021-01-01 General
//! Principles 154, with the time that does not count left out.

use serde::{Deserialize, Serialize};

use super::{Calendar, Day, DayUnit, Due, Limit, PeriodRule};
use crate::cite;
use crate::provision::Citation;

/// Time that does not count towards a limit, such as the time a test takes.
///
/// It is all time after the day `from`, through the day `until`. It holds no day when `until` is
/// not later than `from`.
// READING: suspended-days
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Excluded {
    /// The day on which the clock stopped; it still counts.
    pub from: Day,
    /// The last day that does not count; none while the clock stands still.
    pub until: Option<Day>,
}

impl Excluded {
    /// Whether a day is left out of the count.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        day > self.from && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it leaves out any day after `day`.
    fn reaches_past(self, day: Day) -> bool {
        self.until.is_none_or(|until| until > self.from && until > day)
    }
}

/// What counting rests on for a limit that ends on this day; where time was left out,
/// `reading:suspended-days` besides.
#[must_use]
pub fn counting_basis(last: Day) -> &'static [Citation] {
    // The Civil Code is in force since 2021-01-01.
    if last.year() >= 2021 {
        cite!["civil-code:201", "civil-code:203", "reading:rest-days"]
    } else {
        cite!["general-principles:154", "reading:rest-days"]
    }
}

impl Calendar {
    /// The last day of a limit that starts on a day.
    ///
    /// The day it starts is not counted, nor is any day in `excluded`, each once however often it is
    /// listed. A limit in calendar days that would end on a rest day ends on the next working day
    /// that counts; a limit in working days ends on one anyway.
    ///
    /// It is [`Due::Suspended`] when the clock stands still before the limit has run, and
    /// [`Due::ScheduleUnknown`] when the answer needs a day outside the known years.
    ///
    /// ```
    /// use wujin_core::time::{Calendar, Day, DayUnit, Due, Excluded, Limit};
    /// let calendar = Calendar::national();
    /// let day = |text: &str| text.parse::<Day>();
    /// let seven = Limit { count: 7, unit: DayUnit::WorkingDay };
    /// // Two make-up workdays end the National Day holiday.
    /// assert_eq!(calendar.due(day("2011-09-30")?, seven, &[]), Due::On(day("2011-10-14")?));
    /// let test = Excluded { from: day("2011-10-10")?, until: Some(day("2011-10-12")?) };
    /// assert_eq!(calendar.due(day("2011-09-30")?, seven, &[test]), Due::On(day("2011-10-18")?));
    /// # Ok::<(), wujin_core::time::DayError>(())
    /// ```
    #[must_use]
    pub fn due(&self, start: Day, limit: Limit, excluded: &[Excluded]) -> Due {
        self.due_under(PeriodRule::CivilCode, start, limit, excluded)
    }

    /// [`Calendar::due`] under the rule that says how a period in calendar days ends that would end on a day off.
    ///
    /// ```
    /// use wujin_core::time::{Calendar, Day, DayUnit, Due, Limit, PeriodRule};
    /// let sixty = Limit { count: 60, unit: DayUnit::CalendarDay };
    /// let accepted: Day = "2026-04-15".parse()?;
    /// let last = |rule| Calendar::national().due_under(rule, accepted, sixty, &[]);
    /// // The sixtieth day is an ordinary Sunday.
    /// assert_eq!(last(PeriodRule::Order121), Due::On("2026-06-14".parse()?));
    /// assert_eq!(last(PeriodRule::CivilCode), Due::On("2026-06-15".parse()?));
    /// # Ok::<(), wujin_core::time::DayError>(())
    /// ```
    #[must_use]
    pub fn due_under(&self, rule: PeriodRule, start: Day, limit: Limit, excluded: &[Excluded]) -> Due {
        let (mut passed, mut left) = (start, u32::from(limit.count));
        if left == 0 {
            return Due::On(start);
        }
        while let Some(next) = next_excluded(passed, excluded) {
            let stop = next.from.max(passed);
            match self.counted(limit.unit, passed, stop) {
                Some(counted) if counted < left => left -= counted,
                // The limit ends first, or the clock stops beyond the known years.
                _ => break,
            }
            match next.until {
                Some(until) => passed = until,
                None => return Due::Suspended { since: next.from },
            }
        }
        match limit.unit {
            DayUnit::WorkingDay => self.nth_working_day_after(passed, left),
            DayUnit::CalendarDay => i32::try_from(left)
                .ok()
                .and_then(|left| passed.plus_days(left))
                .map_or(self.unknown(), |last| self.roll(rule, last, excluded)),
        }
    }

    /// How many days of a unit come after `from` through `until`.
    fn counted(&self, unit: DayUnit, from: Day, until: Day) -> Option<u32> {
        match unit {
            // A clock that stops the day it restarts needs no calendar.
            _ if from == until => Some(0),
            DayUnit::CalendarDay => u32::try_from(until.days_since(from)).ok(),
            DayUnit::WorkingDay => self.working_days_between(from, until),
        }
    }

    /// The first day from `last` on that a period may end on under a rule and that is not left out of the count.
    // READING: rest-days
    // READING: two-period-rules
    fn roll(&self, rule: PeriodRule, last: Day, excluded: &[Excluded]) -> Due {
        let mut day = last;
        loop {
            let end = match rule {
                PeriodRule::CivilCode => self.first_working_day_on_or_after(day),
                PeriodRule::Order121 => self.first_day_after_the_holiday(day),
            };
            let end = match end {
                Due::On(end) => end,
                unknown => return unknown,
            };
            match excluded.iter().find(|time| time.contains(end)) {
                None => return Due::On(end),
                Some(Excluded { until: Some(until), .. }) => day = until.next(),
                Some(Excluded { from, until: None }) => return Due::Suspended { since: *from },
            }
        }
    }
}

impl Calendar {
    /// The day itself where it is no public holiday, else the first day after the holiday.
    fn first_day_after_the_holiday(&self, mut day: Day) -> Due {
        loop {
            match self.is_public_holiday(day) {
                Some(true) => day = day.next(),
                Some(false) => return Due::On(day),
                None => return self.unknown(),
            }
        }
    }
}

/// The time left out that begins first among what reaches past a day.
fn next_excluded(passed: Day, excluded: &[Excluded]) -> Option<&Excluded> {
    excluded.iter().filter(|time| time.reaches_past(passed)).min_by_key(|time| time.from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn limit(count: u16, unit: DayUnit) -> Limit {
        Limit { count, unit }
    }

    fn excluded(from: &str, until: Option<&str>) -> Excluded {
        Excluded { from: day(from), until: until.map(day) }
    }

    fn due(start: &str, limit: Limit, excluded: &[Excluded]) -> Due {
        Calendar::national().due(day(start), limit, excluded)
    }

    #[test]
    fn limits_of_the_petition_rules() {
        let on = |text| Due::On(day(text));
        for (start, count, unit, last) in [
            // Both days of the weekend after the holiday are worked.
            ("2011-09-30", 5, DayUnit::WorkingDay, "2011-10-12"),
            ("2014-03-17", 7, DayUnit::WorkingDay, "2014-03-26"),
            ("2020-01-22", 7, DayUnit::WorkingDay, "2020-02-10"),
            ("2020-01-02", 45, DayUnit::WorkingDay, "2020-03-12"),
            // The sixtieth day is a Saturday, 2014-05-17.
            ("2014-03-18", 60, DayUnit::CalendarDay, "2014-05-19"),
            // The sixtieth day is 2011-10-01: it runs on past the holiday to a make-up Saturday.
            ("2011-08-02", 60, DayUnit::CalendarDay, "2011-10-08"),
            // The fifth day is a make-up Saturday, which is no rest day.
            ("2011-10-03", 5, DayUnit::CalendarDay, "2011-10-08"),
        ] {
            assert_eq!(due(start, limit(count, unit), &[]), on(last), "{start} + {count}");
        }
    }

    #[test]
    fn suspended_time_does_not_count() {
        let sixty = limit(60, DayUnit::CalendarDay);
        let test = excluded("2014-04-01", Some("2014-04-11"));
        // Ten days left out: 2014-05-17 becomes 2014-05-27.
        assert_eq!(due("2014-03-18", sixty, &[test]), Due::On(day("2014-05-27")));
        let within = excluded("2014-04-03", Some("2014-04-08"));
        assert_eq!(due("2014-03-18", sixty, &[within, test, test]), Due::On(day("2014-05-27")));
        // Stopped and restarted within a day; or before the limit began.
        for nothing in
            [("2014-04-01", "2014-04-01"), ("2014-04-09", "2014-04-02"), ("2014-01-01", "2014-03-18")]
        {
            let nothing = excluded(nothing.0, Some(nothing.1));
            assert_eq!(due("2014-03-18", sixty, &[nothing]), Due::On(day("2014-05-19")));
        }
    }

    #[test]
    fn a_clock_that_stands_still_has_no_last_day() {
        let seven = limit(7, DayUnit::WorkingDay);
        let open = excluded("2014-03-20", None);
        assert_eq!(due("2014-03-17", seven, &[open]), Due::Suspended { since: day("2014-03-20") });
        // The limit had run before the clock stopped.
        assert_eq!(due("2014-03-10", seven, &[open]), Due::On(day("2014-03-19")));
        // The last day still counts when the clock stops on it.
        assert_eq!(due("2014-03-11", seven, &[open]), Due::On(day("2014-03-20")));
        // It stands still all the same past the known years.
        let late = [excluded("2026-12-28", Some("2027-02-01")), excluded("2027-01-15", None)];
        assert_eq!(due("2026-12-25", seven, &late), Due::Suspended { since: day("2027-01-15") });
    }

    #[test]
    fn a_rest_day_roll_passes_over_suspended_days() {
        let five = limit(5, DayUnit::CalendarDay);
        // The fifth day is Saturday 2014-03-22; Monday and Tuesday do not count.
        let time = excluded("2014-03-22", Some("2014-03-25"));
        assert_eq!(due("2014-03-17", five, &[time]), Due::On(day("2014-03-26")));
    }

    #[test]
    fn what_needs_an_unknown_year_is_not_guessed() {
        let unknown = unknown();
        assert_eq!(due("2026-12-25", limit(7, DayUnit::WorkingDay), &[]), unknown);
        assert_eq!(due("2026-12-25", limit(60, DayUnit::CalendarDay), &[]), unknown);
        assert_eq!(due("2026-12-25", limit(6, DayUnit::CalendarDay), &[]), Due::On(day("2026-12-31")));
        assert_eq!(due("9999-12-30", limit(u16::MAX, DayUnit::CalendarDay), &[]), unknown);
        assert_eq!(due("2003-12-20", limit(3, DayUnit::WorkingDay), &[]), unknown);
    }

    #[test]
    fn the_law_of_the_day_is_cited() {
        assert_eq!(counting_basis(day("2020-12-31")), cite!["general-principles:154", "reading:rest-days"]);
        assert_eq!(
            counting_basis(day("2021-01-01")),
            cite!["civil-code:201", "civil-code:203", "reading:rest-days"]
        );
    }

    #[test]
    fn a_period_of_order_121_is_moved_by_public_holidays_and_not_by_weekends() {
        let sixty = limit(60, DayUnit::CalendarDay);
        for (start, letter, civil_code) in [
            // An ordinary Sunday; a Saturday among the days off for the Dragon Boat Festival; a Tuesday.
            ("2026-04-15", "2026-06-14", "2026-06-15"),
            ("2026-04-21", "2026-06-22", "2026-06-22"),
            ("2026-05-08", "2026-07-07", "2026-07-07"),
            // National Day, with its make-up Saturday after it.
            ("2026-08-02", "2026-10-08", "2026-10-08"),
        ] {
            let last = |rule| Calendar::national().due_under(rule, day(start), sixty, &[]);
            assert_eq!(last(PeriodRule::Order121), Due::On(day(letter)), "{start}");
            assert_eq!(last(PeriodRule::CivilCode), Due::On(day(civil_code)), "{start}");
        }
        // A weekend past the known years is not known to be no holiday.
        let last = Calendar::national().due_under(PeriodRule::Order121, day("2026-11-20"), sixty, &[]);
        assert_eq!(last, unknown());
    }

    fn unknown() -> Due {
        Due::ScheduleUnknown { known_until: day("2026-12-31") }
    }

    /// The rule as a person applies it with a wall calendar.
    fn by_hand(calendar: &Calendar, start: Day, limit: Limit, excluded: &[Excluded]) -> Due {
        let (mut day, mut counted) = (start, 0);
        loop {
            day = day.next();
            let stopped = excluded.iter().any(|time| time.contains(day));
            if stopped
                && let Some(open) = excluded.iter().filter(|time| time.until.is_none()).min_by_key(|t| t.from)
                && open.contains(day)
            {
                return Due::Suspended { since: open.from };
            }
            let working = calendar.is_working_day(day);
            if stopped || (limit.unit == DayUnit::WorkingDay && working == Some(false)) {
                continue;
            }
            counted += 1;
            match working {
                Some(false) => {}
                Some(true) if counted < limit.count => {}
                Some(true) => return Due::On(day),
                None => return calendar.unknown(),
            }
        }
    }

    fn day_between(from: i32, until: i32) -> impl Strategy<Value = Day> {
        (from..until).prop_map(|days| Day::from_days_since_epoch(days).unwrap())
    }

    /// Times within two months of 2011-09-01, now and then without an end.
    fn times() -> impl Strategy<Value = Vec<Excluded>> {
        let until = prop::option::weighted(0.95, 0..25_i32);
        let time = (day_between(15_218, 15_280), until).prop_map(|(from, length)| Excluded {
            from,
            until: length.and_then(|days| from.plus_days(days)),
        });
        prop::collection::vec(time, 0..5)
    }

    fn limits() -> impl Strategy<Value = Limit> {
        (1..70_u16, prop::sample::select(DayUnit::ALL)).prop_map(|(count, unit)| Limit { count, unit })
    }

    /// A later answer is greater; no end is the latest.
    fn order(due: Due) -> Day {
        due.day().unwrap_or(Day::MAX)
    }

    proptest! {
        #[test]
        fn agrees_with_counting_by_hand(start in day_between(15_200, 15_260), limit in limits(), times in times()) {
            let calendar = Calendar::national();
            prop_assert_eq!(calendar.due(start, limit, &times), by_hand(calendar, start, limit, &times));
        }

        #[test]
        fn is_never_earlier_for_a_later_start_or_more_suspended_time(
            start in day_between(15_200, 15_260), limit in limits(), times in times(), fewer in 0..5_usize,
        ) {
            let calendar = Calendar::national();
            let due = calendar.due(start, limit, &times);
            prop_assert!(order(due) <= order(calendar.due(start.next(), limit, &times)));
            let some = times.get(..fewer).unwrap_or(&times);
            prop_assert!(order(calendar.due(start, limit, some)) <= order(due));
            let longer = Limit { count: limit.count + 1, ..limit };
            prop_assert!(order(due) <= order(calendar.due(start, longer, &times)));
        }

        #[test]
        fn does_not_depend_on_the_order_in_which_time_is_listed(
            start in day_between(15_200, 15_260), limit in limits(), times in times(),
        ) {
            let calendar = Calendar::national();
            let backwards: Vec<_> = times.iter().rev().copied().collect();
            prop_assert_eq!(calendar.due(start, limit, &times), calendar.due(start, limit, &backwards));
        }
    }
}
