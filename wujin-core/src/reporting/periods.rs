//! Periods held against each other: what was open goes on into the next, quarters make the half-year, and
//! what happened in a year lies between what happened in the quarters that it covers (4.3/7 to 4.3/9).

use super::{Figure, KindTable, TallyOverflowError};
use crate::finding::ReportingMatter;
use crate::time::{AnnualWindow, Day, Period, Quarter};

/// The figures of a half-year from those of its quarters, in their order; none for a period that is not
/// made of quarters, or of which one is wanting.
///
/// ```
/// use wujin_core::reporting::{KindTable, of_quarters};
/// use wujin_core::time::{Period, Quarter};
/// let quarters = [(Quarter::new(2012, 1)?, KindTable::EMPTY), (Quarter::new(2012, 2)?, KindTable::EMPTY)];
/// assert_eq!(of_quarters(Period::first_half(2012)?, &quarters), Some(Ok(KindTable::EMPTY)));
/// assert_eq!(of_quarters(Period::first_half(2013)?, &quarters), None);
/// # Ok::<(), wujin_core::time::PeriodError>(())
/// ```
#[must_use]
pub fn of_quarters(
    period: Period,
    quarters: &[(Quarter, KindTable)],
) -> Option<Result<KindTable, TallyOverflowError>> {
    let mut next = period.first();
    let mut sum: Option<Result<KindTable, TallyOverflowError>> = None;
    while next <= period.last() {
        let quarter = Quarter::of(next);
        if quarter.first() != next || quarter.last() > period.last() {
            return None;
        }
        let table = quarters.iter().find(|(known, _)| *known == quarter).map(|(_, table)| *table)?;
        sum = Some(match sum {
            None => Ok(table),
            Some(sum) => sum.and_then(|sum| sum.then(&table)),
        });
        next = quarter.last().next();
    }
    sum
}

/// Every figure of a half-year or a year that its quarters do not bear out: of a half-year what is not
/// their sum, and of a year, whose window cuts through quarters, what happened less often than in the
/// quarters that lie in it, or more often than in all that it meets. Quarters that are not given bear
/// nothing out.
// READING: year-between-its-quarters
#[must_use]
pub fn periods_differ(
    period: Period,
    stated: &KindTable,
    quarters: &[(Quarter, KindTable)],
) -> Vec<ReportingMatter> {
    if let Some(sum) = of_quarters(period, quarters).filter(|_| !is_estimate(period)) {
        return match sum {
            Ok(sum) => super::changes(&sum, stated)
                .into_iter()
                .filter_map(|change| {
                    Some(ReportingMatter::PeriodsDoNotAdd {
                        column: change.kind.term(),
                        figure: change.figure.term(),
                        stated: change.after?,
                        sum: change.before?,
                    })
                })
                .collect(),
            Err(TallyOverflowError) => vec![ReportingMatter::SumTooLarge {}],
        };
    }
    let lies = |quarter: &Quarter| quarter.first() >= period.first() && quarter.last() <= period.last();
    let meets = |quarter: &Quarter| quarter.first() <= period.last() && quarter.last() >= period.first();
    let of = |is: &dyn Fn(&Quarter) -> bool| {
        KindTable::sum(quarters.iter().filter(|(quarter, _)| is(quarter)).map(|(_, table)| table)).ok()
    };
    let (Some(within), Some(met)) = (of(&lies), of(&meets)) else {
        return vec![ReportingMatter::SumTooLarge {}];
    };
    // An estimate of the whole year may be anything above what is known of it.
    let all_are_known = !is_estimate(period) && is_covered(period.first(), period.last(), quarters);
    let mut matters = Vec::new();
    for (kind, tally) in stated.iter() {
        for figure in Figure::ALL.iter().copied().filter(|figure| !figure.is_standing()) {
            let (Some(stated), Some(least)) = (tally.figure(figure), within[kind].figure(figure)) else {
                continue;
            };
            let most = met[kind].figure(figure).filter(|_| all_are_known);
            if stated < least || most.is_some_and(|most| stated > most) {
                matters.push(ReportingMatter::YearOutOfBounds {
                    column: kind.term(),
                    figure: figure.term(),
                    stated,
                    least,
                    most: most.unwrap_or(u64::MAX),
                });
            }
        }
    }
    matters
}

fn is_estimate(period: Period) -> bool {
    matches!(period, Period::Annual(annual) if annual.window() == AnnualWindow::FullYearEstimate)
}

/// Whether the quarters given cover every day of a stretch.
fn is_covered(first: Day, last: Day, quarters: &[(Quarter, KindTable)]) -> bool {
    let mut next = first;
    while next <= last {
        let quarter = Quarter::of(next);
        if !quarters.iter().any(|(known, _)| *known == quarter) {
            return false;
        }
        next = quarter.last().next();
    }
    true
}

/// Every kind whose complaints do not carry over from one quarter into the next: what was open at the end
/// of the first and what was accepted since must be closed or still open (3.2.5/3).
///
/// A kind of which nothing is open in either is not judged: nobody may have counted what was open.
#[must_use]
pub fn does_not_carry(before: &KindTable, after: &KindTable) -> Vec<ReportingMatter> {
    let one = |(kind, open): (crate::edition::OperatorKind, u64)| {
        let after = &after[kind];
        let closed = after.closed().ok()?;
        let came = open.checked_add(after.accepted)?;
        let went = closed.checked_add(after.open)?;
        if open == 0 && after.open == 0 {
            return None;
        }
        let (column, accepted, left) = (kind.term(), after.accepted, after.open);
        (came != went).then_some(ReportingMatter::OpenDoesNotCarry { column, open, accepted, closed, left })
    };
    before.iter().map(|(kind, tally)| (kind, tally.open)).filter_map(one).collect()
}
