//! When an operator is called to a talk or sent a letter (4.2/5): disputes handled badly, and results
//! reported falsely.

use serde::{Deserialize, Serialize};

use crate::complaint::{ComplaintCase, Outcome, Side};
use crate::finding::SupervisionMatter;
use crate::profile::AppraisalStandard;
use crate::reporting::{CaseFacts, Figure, RateFormula, Summary, Tally, TallyOverflowError, tally_case};
use crate::time::{Day, Period};

/// The number of closed complaints from which a settlement rate says something.
// READING: handled-badly
pub const LEAST_CLOSED: u64 = 10;

/// What a tally needs to know of a complaint's case; none before it is registered.
#[must_use]
pub fn case_facts(case: &ComplaintCase) -> Option<CaseFacts> {
    let facts = case.facts();
    let registered = facts.registered?;
    Some(CaseFacts { registered, resolved: facts.resolved.zip(case.outcome()), amount: facts.amount })
}

/// How an operator has handled its complaints, as of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Conduct {
    /// The figures of the period.
    pub tally: Tally,
    /// Promised answers that came late or are overdue.
    pub promises_overdue: u64,
    /// Complaints whose settlement failed on an earlier day and whose consumer was not told of
    /// recourse.
    pub recourse_untold: u64,
}

impl Conduct {
    /// The conduct that cases show: the figures of a period, and what is overdue as of a day.
    pub fn of<'a>(
        cases: impl IntoIterator<Item = &'a ComplaintCase>,
        period: Period,
        as_of: Day,
    ) -> Result<Self, TallyOverflowError> {
        let mut conduct = Self::default();
        for case in cases {
            let facts = case.facts();
            if let Some(counted) = case_facts(case) {
                conduct.tally = conduct.tally.merge(tally_case(period, &counted))?;
            }
            let open = case.side() == Some(Side::Promised) && facts.reply_by.is_some_and(|by| by < as_of);
            conduct.promises_overdue += u64::from(facts.late_replies) + u64::from(open);
            let told = facts.recourse_told.is_some() || case.outcome() == Some(Outcome::Withdrawn);
            conduct.recourse_untold += u64::from(!told && facts.failed.is_some_and(|day| day < as_of));
        }
        Ok(conduct)
    }

    /// Every way in which disputes were handled badly.
    ///
    /// ```
    /// use wujin_core::profile::AppraisalStandard;
    /// use wujin_core::reporting::Tally;
    /// use wujin_core::supervision::Conduct;
    /// let tally = Tally { settled: 5, recourse_told: 5, ..Tally::EMPTY };
    /// let conduct = Conduct { tally, recourse_untold: 1, ..Conduct::default() };
    /// assert_eq!(conduct.handled_badly(&AppraisalStandard::default()).len(), 2);
    /// ```
    // READING: handled-badly
    #[must_use]
    pub fn handled_badly(&self, standard: &AppraisalStandard) -> Vec<SupervisionMatter> {
        let mut matters = Vec::new();
        let least = standard.poor_settlement_rate_percent;
        let rate = self.tally.rate(RateFormula::SettledOfClosed);
        if let Some(rate) =
            rate.filter(|rate| rate.denominator() >= LEAST_CLOSED && rate.is_below_percent(least))
        {
            let (settled, closed, rate) = (rate.numerator(), rate.denominator(), rate.percent(2));
            matters.push(SupervisionMatter::PoorSettlementRate { settled, closed, rate, least });
        }
        if self.promises_overdue > 0 {
            matters.push(SupervisionMatter::PromisesOverdue { overdue: self.promises_overdue });
        }
        if self.recourse_untold > 0 {
            matters.push(SupervisionMatter::RecourseNeverTold { untold: self.recourse_untold });
        }
        matters
    }
}

/// The figures that a station's records can be counted for.
const RECORDED: [Figure; 7] = [
    Figure::Inquiries,
    Figure::Accepted,
    Figure::Settled,
    Figure::RecourseTold,
    Figure::Withdrawn,
    Figure::Open,
    Figure::Amount,
];

/// Holds a summary against a recount of the station's records.
///
/// More settlements than the records hold are a false report in the sense of 4.2/5; every other
/// difference, fewer settlements with it, is a warning.
#[must_use]
pub fn recount(summary: &Summary, recorded: &Tally) -> Vec<SupervisionMatter> {
    let (own, period) = (summary.own(), summary.period);
    let mut matters = Vec::new();
    for figure in RECORDED {
        let pair = own.figure(figure).zip(recorded.figure(figure));
        let Some((reported, recorded)) = pair.filter(|(reported, recorded)| reported != recorded) else {
            continue;
        };
        matters.push(if figure == Figure::Settled && reported > recorded {
            SupervisionMatter::SettledOverstated { reported, recorded, period }
        } else {
            SupervisionMatter::RecountDiffers { figure: figure.term(), reported, recorded, period }
        });
    }
    matters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complaint::{Complaint, Deed, Failure, Promise, Proposal, Registration, Reply};
    use crate::edition::OperatorKind;
    use crate::finding::Finding;
    use crate::money::Fen;
    use crate::procedure::{Case, Event, Role, RulesVersion};
    use crate::reporting::KindTable;
    use crate::time::Instant;
    use proptest::prelude::*;

    fn codes(matters: Vec<SupervisionMatter>) -> Vec<&'static str> {
        matters.into_iter().map(|matter| Finding::from(matter).code()).collect()
    }

    fn summary(own: Tally) -> Summary {
        let kind = OperatorKind::Mall;
        let period = Period::quarter(2012, 1).unwrap();
        Summary { station: "站".to_owned(), period, kind, columns: KindTable::of(kind, own) }
    }

    fn case(deeds: &[(&str, Deed)]) -> ComplaintCase {
        let events: Vec<_> = deeds
            .iter()
            .zip(1..)
            .map(|((day, deed), sequence)| Event::<Complaint> {
                sequence,
                at: Instant::start_of(day.parse().unwrap()),
                actor: Role::Staff.into(),
                deed: deed.clone(),
                rules: RulesVersion::CURRENT,
            })
            .collect();
        Case::fold(&events)
    }

    fn registered(day: &str) -> (&str, Deed) {
        (day, Deed::Register(Box::new(Registration { amount: Some(Fen(300)), ..Registration::default() })))
    }

    #[test]
    fn a_low_rate_says_something_from_ten_closed_on() {
        let standard = AppraisalStandard::default();
        for (settled, told, withdrawn, found) in [
            (5, 4, 0, &[][..]),
            (5, 4, 1, &["WJ-611"]),
            (6, 4, 0, &[]),
            (599, 401, 0, &["WJ-611"]),
            (0, 0, 0, &[]),
        ] {
            let tally = Tally { settled, recourse_told: told, withdrawn, ..Tally::EMPTY };
            let conduct = Conduct { tally, ..Conduct::default() };
            assert_eq!(codes(conduct.handled_badly(&standard)), found, "{settled} {told} {withdrawn}");
        }
    }

    #[test]
    fn promises_and_recourse_are_overdue_the_day_after() {
        let propose = ("2012-02-02", Deed::Propose(Proposal::default()));
        let failed =
            case(&[registered("2012-02-01"), propose, ("2012-02-03", Deed::Fail(Failure::default()))]);
        let promise = Promise { by: "2012-02-10".parse().ok(), agreed: true };
        let promised = [registered("2012-02-01"), ("2012-02-02", Deed::DeferReply(promise))];
        let answered = |day| case(&[&promised[..], &[(day, Deed::Reply(Reply::default()))]].concat());
        let (open, in_time, late) = (case(&promised), answered("2012-02-10"), answered("2012-02-11"));
        let quarter = Period::quarter(2012, 1).unwrap();
        let seen = |cases: &[&ComplaintCase], as_of: &str| {
            let conduct = Conduct::of(cases.iter().copied(), quarter, as_of.parse().unwrap()).unwrap();
            (conduct.promises_overdue, conduct.recourse_untold)
        };
        assert_eq!(seen(&[&failed], "2012-02-03"), (0, 0));
        assert_eq!(seen(&[&failed], "2012-02-04"), (0, 1));
        assert_eq!(seen(&[&open], "2012-02-10"), (0, 0));
        assert_eq!(seen(&[&open, &in_time, &late], "2012-02-11"), (2, 0));
        let conduct = Conduct::of([&failed, &open], quarter, "2012-02-11".parse().unwrap()).unwrap();
        assert_eq!((conduct.tally.accepted, conduct.tally.open, conduct.tally.amount), (2, 2, Fen(600)));
        assert_eq!(codes(conduct.handled_badly(&AppraisalStandard::default())), ["WJ-612", "WJ-613"]);
    }

    proptest! {
        #[test]
        fn a_recount_flags_what_was_planted_and_nothing_else(
            figures in prop::array::uniform7(0..1_000_u64),
            planted in prop::array::uniform7(prop_oneof![3 => Just(0_i64), 1 => -500..500_i64]),
        ) {
            let (mut recorded, mut reported) = (Tally::EMPTY, Tally::EMPTY);
            let mut expected = Vec::new();
            for ((figure, value), change) in RECORDED.into_iter().zip(figures).zip(planted) {
                let changed = value.saturating_add_signed(change);
                recorded = recorded.with(figure, value);
                reported = reported.with(figure, changed);
                if changed != value {
                    expected.push(if figure == Figure::Settled && changed > value { "WJ-621" } else { "WJ-622" });
                }
            }
            prop_assert_eq!(codes(recount(&summary(reported), &recorded)), expected);
        }
    }
}
