//! Counting a case or an inquiry into a tally: which period it belongs to.

use serde::{Deserialize, Serialize};

use super::Tally;
use crate::edition::Outcome;
use crate::money::Fen;
use crate::time::{Day, Period};

/// What a tally needs to know of a complaint.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseFacts {
    /// The day it was registered.
    pub registered: Day,
    /// The day it was resolved, and how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<(Day, Outcome)>,
    /// The amount in dispute, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Fen>,
}

/// What one complaint adds to the figures of a period.
///
/// It is accepted, with its amount, in the period of its registration and settled, told or withdrawn
/// in the period of its resolution, which may be a later one. It is open in a period that ends
/// while it is registered and not resolved.
///
/// ```
/// use wujin_core::complaint::Outcome;
/// use wujin_core::reporting::{CaseFacts, tally_case};
/// use wujin_core::time::Period;
/// let resolved = Some(("2012-04-01".parse()?, Outcome::Settled));
/// let case = CaseFacts { registered: "2012-03-31".parse()?, resolved, amount: None };
/// let first = tally_case(Period::quarter(2012, 1)?, &case);
/// let second = tally_case(Period::quarter(2012, 2)?, &case);
/// assert_eq!((first.accepted, first.settled, first.open), (1, 0, 1));
/// assert_eq!((second.accepted, second.settled, second.open), (0, 1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
// READING: accepted-by-registration-day
#[must_use]
#[inline]
pub fn tally_case(period: Period, case: &CaseFacts) -> Tally {
    tally_case_between(period.first(), period.last(), case)
}

/// [`tally_case`] for a span of days, both of which belong to it.
#[must_use]
#[inline]
pub fn tally_case_between(first: Day, last: Day, case: &CaseFacts) -> Tally {
    let within = |day: Day| first <= day && day <= last;
    let mut tally = Tally::EMPTY;
    if within(case.registered) {
        tally.accepted = 1;
        tally.amount = case.amount.unwrap_or_default();
    }
    match case.resolved {
        Some((day, outcome)) if within(day) => match outcome {
            Outcome::Settled => tally.settled = 1,
            Outcome::RecourseTold => tally.recourse_told = 1,
            Outcome::Withdrawn => tally.withdrawn = 1,
        },
        _ => {}
    }
    if case.registered <= last && case.resolved.is_none_or(|(day, _)| day > last) {
        tally.open = 1;
    }
    tally
}

/// What one inquiry adds to the figures of a period: it counts on the day it was answered.
#[must_use]
pub fn tally_inquiry(period: Period, day: Day) -> Tally {
    Tally { inquiries: u64::from(period.contains(day)), ..Tally::EMPTY }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(in crate::reporting) fn any_case() -> impl Strategy<Value = CaseFacts> {
        let outcome = prop::sample::select(Outcome::ALL);
        (15_000..15_800_i32, prop::option::of((0..400_i32, outcome)), prop::option::of(0..1_000_000_u64))
            .prop_map(|(registered, resolved, amount)| {
                let registered = Day::from_days_since_epoch(registered).unwrap();
                let resolved =
                    resolved.map(|(later, outcome)| (registered.plus_days(later).unwrap(), outcome));
                CaseFacts { registered, resolved, amount: amount.map(Fen) }
            })
    }

    proptest! {
        #[test]
        fn quarters_add_to_the_half_year(cases in prop::collection::vec(any_case(), 0..40)) {
            let sum = |period: Period| {
                cases.iter().try_fold(Tally::EMPTY, |sum, case| sum.merge(tally_case(period, case))).unwrap()
            };
            let first = sum(Period::quarter(2012, 1).unwrap());
            let second = sum(Period::quarter(2012, 2).unwrap());
            prop_assert_eq!(first.then(second).unwrap(), sum(Period::first_half(2012).unwrap()));
            // What was open and came in is what left and is still open.
            prop_assert_eq!(first.open + second.accepted, second.closed().unwrap() + second.open);
        }
    }

    #[test]
    fn the_last_day_of_a_quarter_counts_to_its_end() {
        let quarter = Period::quarter(2012, 1).unwrap();
        for (day, inquiries) in [("2011-12-31", 0), ("2012-01-01", 1), ("2012-03-31", 1), ("2012-04-01", 0)] {
            let day: Day = day.parse().unwrap();
            assert_eq!(tally_inquiry(quarter, day).inquiries, inquiries, "{day}");
            let case = CaseFacts {
                registered: day,
                resolved: Some((day, Outcome::Withdrawn)),
                amount: Some(Fen(5)),
            };
            let tally = tally_case(quarter, &case);
            let expected = (inquiries, inquiries, Fen(5 * inquiries), 0);
            assert_eq!((tally.accepted, tally.withdrawn, tally.amount, tally.open), expected, "{day}");
        }
    }
}
